"""Several indicators in one row: names numbered in one cell, their values numbered the same in others.

1.购置课桌椅数 2.维修宿舍数｜1.≥200套 2.=67间
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from jixiao.read.blocks import Cell
from jixiao.read.lines import Row
from jixiao.read.recast.bodies import Body, body_at, text_at
from jixiao.read.recast.pairs import part
from jixiao.read.rows.looks import looks

ITEM = re.compile(r"(?:^|(?<=[\s；;。]))\s*[（(]?(\d{1,2})[)）.、．:：]\s*")
CIRCLED = re.compile("[①-⑳]")
MARKED = re.compile(r"\s*(?:[①-⑳]|[（(]\d{1,2}[)）])")
SEVERAL = 2
Span = tuple[int, int]


def listed(rows: Sequence[Row]) -> Iterator[Row]:
    """Yield rows, those of several indicators as a row for each."""
    at = 0
    while at < len(rows):
        body = body_at(rows, at)
        columns = columns_listed(rows, body) if body is not None else ()
        if body is None or not columns:
            yield rows[at]
            at += 1
            continue
        yield body.head
        for row in rows[body.start : body.end]:
            yield from rows_of_items(row, columns)
        at = body.end


def columns_listed(rows: Sequence[Row], body: Body) -> tuple[int, ...]:
    """Return the columns of a table whose cells hold lists like those of the names beside them, names first; empty where names hold none."""
    inside = rows[body.start : body.end]
    name = body.fields["name"]
    counts = [len(items(text_at(row, name))) for row in inside]
    if not are_lists(counts) or ({*counts} == {0, 1}):
        return ()
    found = [name]
    for column in {cell.column for row in inside for cell in row.cells} - {name}:
        texts = [(text_at(row, column), count) for row, count in zip(inside, counts, strict=True) if text_at(row, column)]
        several = [(items(text), count) for text, count in texts if count]
        if are_lists([count for _, count in several]) and all(len(own) > 0 and max(own) < count for own, count in several):
            found.append(column)
    alone = "target" not in body.fields and not body.unknown
    return tuple(found) if len(found) > 1 or alone else ()


def are_lists(counts: Sequence[int]) -> bool:
    """Return whether cells of so many items are lists: one has several, or many have the first alone."""
    return max(counts, default=0) >= SEVERAL or (len(counts) > SEVERAL and set(counts) == {1})


def items(text: str) -> dict[int, Span]:
    """Return where the items of a numbered list stand in a text, counted from 0, or its lines where each is a value; empty for one text."""
    circled = list(CIRCLED.finditer(text))
    if circled and circled[0].start() == len(text) - len(text.lstrip()):
        starts = [(found.start(), found.end(), ord(found[0]) - ord("①") + 1) for found in circled]
    else:
        starts = [(found.start(), found.end(), int(found[1])) for found in ITEM.finditer(text)]
    run: list[tuple[int, int, int]] = []
    for start, end, number in starts:
        if number == (run[-1][2] + 1 if run else 1) or (MARKED.match(text) and number > (run[-1][2] if run else 0)):
            run.append((start, end, number))
    if run and not text[: run[0][0]].strip():
        return {number - 1: (end, after[0]) for (_, end, number), after in zip(run, [*run[1:], (len(text), 0, 0)], strict=True)}
    return lines(text)


def lines(text: str) -> dict[int, Span]:
    """Return where the lines of a text stand of which each is a value, empty for other texts."""
    found = [match.span() for match in re.finditer(r"[^\n]+", text)]
    values = len(found) >= SEVERAL and all(looks(text[start:end].strip()).value for start, end in found)
    return dict(enumerate(found)) if values else {}


def rows_of_items(row: Row, columns: tuple[int, ...]) -> Iterator[Row]:
    """Yield a row for every item of its lists; what is told once stands in the first."""
    spans = {cell.column: items(cell.text) for cell in row.cells if cell.column in columns}
    for n in range(max((at + 1 for own in spans.values() for at in own), default=1)):
        yield row._replace(cells=tuple(item(cell, spans.get(cell.column), n) for cell in row.cells))


def item(cell: Cell, spans: Mapping[int, Span] | None, n: int) -> Cell:
    """Return an item of a cell's list; of another cell its text in the first row and nothing in the others."""
    if spans is None or not spans:
        return cell if n == 0 else cell._replace(text="")
    if n not in spans:
        return cell._replace(text="")
    found = part(cell, *spans[n])
    return cell._replace(text=found.text.rstrip("；;。，,"), place=found.place)
