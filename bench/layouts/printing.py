"""Blocks to text in many ways: what parts cells, what becomes of merged cells, and how long cells are broken."""

from collections.abc import Callable, Iterator, Sequence
from typing import Literal

from msgspec import Struct

from layouts.block import Block, Paragraph, Slot, Table
from layouts.canvas import ruled, unruled, wide

Apart = Literal["tab", "pipe", "open pipe", "markdown", "blanks", "blank", "comma", "lines", "canvas", "grid"]


class Printing(Struct, frozen=True, kw_only=True):
    """One way of printing. ``down``: what squares below a merged cell's first say; ``along``: squares to its right.

    ``empty``: what an empty cell is in one-cell-a-line text (None: nothing at all). ``ends``: what every such line ends with.
    ``headings``: whether headings carry Markdown's signs. ``limit`` and ``centred``: for canvases, columns of the page and the place
    of lines in a tall cell. ``page``: lines a page, with ``running`` head and foot around every break; ``again``: headers repeated.
    """

    apart: Apart = "tab"
    down: Literal["first", "repeat", "dropped", "middle", "alone"] = "first"
    along: Literal["none", "empty", "repeat"] = "none"
    empty: str | None = None
    ends: str = ""
    headings: bool = False
    limit: int = 110
    centred: bool = False
    page: int = 0
    running: tuple[str, ...] = ()
    again: bool = False
    breaks: bool = False
    """Cells keep their line breaks in rows."""
    quoted: bool = False
    """Such cells stand in quotes, as a spreadsheet copies them."""
    spaced: bool = False
    """A blank line after every line, as web copies have it."""
    indent: str = ""


def text_of(blocks: Sequence[Block], printing: Printing) -> str:
    """Return the document as text."""
    lines = [line for block in blocks for line in block_lines(block, printing)]
    if printing.page:
        lines = paged(lines, printing)
    if printing.spaced:
        lines = [part for line in lines for part in (line, "")]
    return "\n".join(lines) + "\n"


def block_lines(block: Block, printing: Printing) -> list[str]:
    """Return the lines of a block."""
    if isinstance(block, Paragraph):
        sign = "#" * (block.heading or 0) + " " if printing.headings and block.heading else ""
        return [sign + block.text]
    if printing.apart in {"canvas", "grid"}:
        return (ruled if printing.apart == "grid" else unruled)(block, printing.limit, centred=printing.centred)
    if printing.apart == "lines":
        return list(cell_lines(block, printing))
    rows = [cells for row in block.lattice() for cells in row_cells(row, printing)]
    return WRITERS[printing.apart](rows, printing.indent)


def row_cells(row: list[Slot], printing: Printing) -> Iterator[list[str]]:
    """Yield a row's cells as they are printed; before it a line for a merged cell that stands alone."""
    if printing.down == "alone":
        yield from ([slot.cell.text] for slot in row if slot.cell.rows > 1 and not slot.down and not slot.along and slot.cell.text)
    yield [text for slot in row if (text := slot_text(slot, printing)) is not None]


def slot_text(slot: Slot, printing: Printing) -> str | None:
    """Return what a square says, None where it is left out."""
    text = slot.cell.text if printing.breaks else flat(slot.cell.text)
    text = f'"{text}"' if printing.quoted and "\n" in text else text
    if slot.along:
        return {"none": None, "empty": "", "repeat": text}[printing.along]
    if slot.cell.rows == 1:
        return text
    if printing.down == "middle":
        return text if slot.down == slot.cell.rows // 2 else ""
    if printing.down == "alone":
        return None
    if slot.down == 0:
        return text
    return {"first": "", "repeat": text, "dropped": None}[printing.down]


def flat(text: str) -> str:
    """Return a cell's text on one line."""
    return text.replace("\n", " ")


def cell_lines(block: Table, printing: Printing) -> Iterator[str]:
    """Yield every cell on a line of its own, in reading order."""
    for row in block.lattice():
        for slot in row:
            text = slot_text(slot, printing)
            if text is None or (not text and slot.down):
                continue
            if text or printing.empty is not None:
                yield from (piece + printing.ends for piece in (slot.cell.text or printing.empty or "").split("\n"))


def separated(sign: str, before: str = "", after: str = "") -> Callable[[list[list[str]], str], list[str]]:
    """Return a writer that parts cells by a sign."""
    return lambda rows, indent: [indent + before + sign.join(row) + after for row in rows]


def markdown(rows: list[list[str]], indent: str) -> list[str]:
    """Return the rows as a Markdown table: every row as many cells, a rule after the first."""
    most = max(map(len, rows))
    lines = [f"{indent}| {' | '.join([*row, *[''] * (most - len(row))])} |" for row in rows]
    return ["", lines[0], f"{indent}|{'---|' * most}", *lines[1:], ""]


def in_columns(rows: list[list[str]], indent: str) -> list[str]:
    """Return the rows in aligned columns parted by blanks; each column as wide as its widest short cell."""
    most = max(map(len, rows))
    widths = [max((min(wide(row[at]), 36) for row in rows if at < len(row)), default=0) for at in range(most)]
    return [indent + "".join(cell + " " * max(3, widths[at] + 3 - wide(cell)) for at, cell in enumerate(row)).rstrip() for row in rows]


def squeezed(rows: list[list[str]], indent: str) -> list[str]:
    """Return the rows with single blanks between cells, where empty ones vanish."""
    return [indent + " ".join(cell for cell in row if cell) for row in rows]


def comma(rows: list[list[str]], indent: str) -> list[str]:
    """Return the rows with commas between cells, those with commas in quotes."""
    return [indent + ",".join(f'"{cell}"' if "," in cell else cell for cell in row) for row in rows]


WRITERS: dict[str, Callable[[list[list[str]], str], list[str]]] = {
    "tab": separated("\t"),
    "pipe": separated(" | ", "| ", " |"),
    "open pipe": separated(" | "),
    "markdown": markdown,
    "blanks": in_columns,
    "blank": squeezed,
    "comma": comma,
}


def paged(lines: list[str], printing: Printing) -> list[str]:
    """Return the lines with a break, running head and page number every so many lines."""
    made: list[str] = []
    pages = -(-len(lines) // printing.page)
    head = next((line for line in lines if "一级指标" in line), "") if printing.again else ""
    for number, begin in enumerate(range(0, len(lines), printing.page), 1):
        if number > 1:
            made += [text.format(n=number - 1, all=pages) for text in printing.running]
            made += [head] if head else []
        made += lines[begin : begin + printing.page]
    return made
