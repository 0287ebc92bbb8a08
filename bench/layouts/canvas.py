"""Tables drawn on a canvas of signs: wrapped cells over several lines, with or without ruling, as converters of PDF and pandoc do."""

from unicodedata import east_asian_width

from layouts.block import Cell, Table

GAP = 2
"""Blank columns between two cells."""
LEAST = 6
"""A column is at least this wide."""


def wide(text: str) -> int:
    """Return how many columns a text takes: two for a Chinese sign."""
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in text)


def wrapped(text: str, limit: int) -> list[str]:
    """Return the text broken into lines of at most ``limit`` columns, wherever the limit falls."""
    lines: list[str] = []
    for part in text.split("\n"):
        line = ""
        for sign in part:
            if wide(line + sign) > limit and line:
                lines.append(line)
                line = ""
            line += sign
        lines.append(line)
    return lines


def unruled(table: Table, limit: int, *, centred: bool) -> list[str]:
    """Return the table in columns of blanks, its cells wrapped."""
    widths = column_widths(table, limit)
    return [line.rstrip() for line in drawn(table, widths, centred=centred, rules=False)]


def ruled(table: Table, limit: int, *, centred: bool) -> list[str]:
    """Return the table with rules of signs between rows and columns."""
    return drawn(table, column_widths(table, limit), centred=centred, rules=True)


def column_widths(table: Table, limit: int) -> list[int]:
    """Return the widths of the columns: by their longest cells, together not wider than the page."""
    wants = [LEAST] * table.width
    for cell in table.cells:
        each = -(-min(wide(cell.text), 44) // cell.columns)
        for at in range(cell.column, cell.column + cell.columns):
            wants[at] = max(wants[at], each)
    room = limit - GAP * (table.width - 1)
    if sum(wants) <= room:
        return wants
    return [max(LEAST, width * room // sum(wants)) for width in wants]


def drawn(table: Table, widths: list[int], *, centred: bool, rules: bool) -> list[str]:
    """Return the lines of the canvas."""
    edge = 1 if rules else 0
    texts = {cell: wrapped(cell.text, span(cell, widths, edge)) for cell in table.cells}
    heights = row_heights(table, texts, edge)
    tops = [sum(heights[:row]) + edge * row + edge for row in range(table.height + 1)]
    lefts = [sum(widths[:at]) + (GAP + edge) * at + edge for at in range(table.width + 1)]
    canvas: list[dict[int, str]] = [{} for _ in range(tops[-1])]
    for cell, lines in texts.items():
        room = tops[cell.row + cell.rows] - tops[cell.row] - edge
        first = tops[cell.row] + ((room - len(lines)) // 2 if centred else 0)
        for number, line in enumerate(lines):
            put(canvas[first + number], lefts[cell.column] + edge, line)
    if rules:
        rule(table, canvas, tops, lefts)
    return [joined(line) for line in canvas]


def put(line: dict[int, str], at: int, text: str) -> None:
    """Write a text on a line of the canvas, sign by sign."""
    for sign in text:
        line[at] = sign
        at += wide(sign)


def span(cell: Cell, widths: list[int], edge: int) -> int:
    """Return the columns of signs that a cell may take."""
    return sum(widths[cell.column : cell.column + cell.columns]) + (GAP + edge) * (cell.columns - 1)


def row_heights(table: Table, texts: dict[Cell, list[str]], edge: int) -> list[int]:
    """Return how many lines every row takes; a tall cell that needs more stretches its last row."""
    heights = [1] * table.height
    for cell in sorted(table.cells, key=lambda cell: cell.rows):
        last = cell.row + cell.rows - 1
        missing = len(texts[cell]) - sum(heights[cell.row : last + 1]) - edge * (cell.rows - 1)
        heights[last] += max(0, missing)
    return heights


def rule(table: Table, canvas: list[dict[int, str]], tops: list[int], lefts: list[int]) -> None:
    """Draw the rules around every cell: lines first, so that corners stay corners."""
    for cell in table.cells:
        left, right = lefts[cell.column] - 1, lefts[cell.column + cell.columns] - 1
        top, bottom = tops[cell.row] - 1, tops[cell.row + cell.rows] - 1
        for line in (top, bottom):
            for at in range(left, right):
                canvas[line].setdefault(at, "-")
        for line in range(top, bottom + 1):
            for at in (left, right):
                canvas[line][at] = "+" if line in {top, bottom} or canvas[line].get(at) == "+" else "|"


def joined(line: dict[int, str]) -> str:
    """Return a line of the canvas as text."""
    made, reached = "", 0
    for at, sign in sorted(line.items()):
        made += " " * (at - reached) + sign
        reached = at + wide(sign)
    return made
