"""A small table for the terminal: the first columns to the left, figures to the right, what differs marked."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from jixiao.values.width import width
from jixiao.write.columns import pad, wrap
from jixiao.write.page import Page

GAP = 2
NARROWEST_NAME, FEWEST = 8, 2


class TextCell(NamedTuple):
    """A figure or word of a table; ``style`` is a style of :mod:`jixiao.write.paint`, None for plain."""

    text: str
    style: str | None = None


def table(header: Sequence[str], rows: Sequence[Sequence[TextCell]], page: Page, *, indent: int = 2) -> list[list[str]]:
    """Return the lines of the head and of every row; the first column is a name that goes on below where there is not enough room.

    One without a head is empty.
    """
    narrowest = NARROWEST_NAME if header[0] else 0
    header, rows = _fitting(header, rows, page.columns - indent - narrowest)
    figures = [max(width(text) for text in (header[i], *(row[i].text for row in rows))) for i in range(1, len(header))]
    room = page.columns - indent - sum(figures) - GAP * len(figures)
    name = max(narrowest, min(room, max(width(text) for text in (header[0], *(row[0].text for row in rows)))))
    head = [page.paint("dim", line) for line in _lines([TextCell(text) for text in header], name, figures, page, indent)]
    return [head, *(list(_lines(row, name, figures, page, indent)) for row in rows)]


def _fitting(header: Sequence[str], rows: Sequence[Sequence[TextCell]], columns: int) -> tuple[Sequence[str], Sequence[Sequence[TextCell]]]:
    """Return header and rows without the last columns for which there is no room in so many columns beside the name."""
    figures = [max(width(text) for text in (header[i], *(row[i].text for row in rows))) + GAP for i in range(1, len(header))]
    kept = len(header)
    while kept > FEWEST and sum(figures[: kept - 1]) > columns:
        kept -= 1
    return header[:kept], [row[:kept] for row in rows]


def _lines(row: Sequence[TextCell], name: int, figures: Sequence[int], page: Page, indent: int) -> Iterator[str]:
    """Yield a row's lines: its figures stand beside the first line of its name."""
    text = row[0].text
    lead = text[: len(text) - len(text.lstrip())]
    first, *more = wrap(text, name, first=lead, hanging=lead) if width(text) > name else [text]
    rest = (_styled(pad(cell.text, columns + GAP, right=True), cell.style, page) for cell, columns in zip(row[1:], figures, strict=True))
    yield (" " * indent + _styled(pad(first, name), row[0].style, page) + "".join(rest)).rstrip()
    yield from (" " * indent + _styled(line, row[0].style, page) for line in more)


def _styled(text: str, style: str | None, page: Page) -> str:
    return page.paint(style, text) if style else text
