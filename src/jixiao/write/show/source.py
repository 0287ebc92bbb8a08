"""The document as it is shown: numbered lines, tables of cells, or pictures of pages; each thing with its place."""

from collections.abc import Iterator
from typing import NamedTuple

from jixiao.values.place import Place


class SourceCell(NamedTuple):
    """A cell with its spans."""

    text: str
    place: Place
    rowspan: int = 1
    colspan: int = 1


class Lines(NamedTuple):
    """Lines of text with their places; ``numbered`` where a place counts lines of the file."""

    lines: tuple[tuple[str, Place], ...]
    numbered: bool = False


class SourceTable(NamedTuple):
    """A table."""

    rows: tuple[tuple[SourceCell, ...], ...]


class PagePicture(NamedTuple):
    """A page as a picture: its number, its size in the units of boxes, the picture as a data address."""

    number: int
    width: float
    height: float
    address: str


Source = Lines | SourceTable | PagePicture
Key = tuple[int | None, int | None, str | None, int | None, int | None, int | None]


def place_key(place: Place) -> Key:
    """Return what tells a place from others, its words and box left out."""
    return (place.line, place.page, place.sheet, place.table, place.row, place.column)


def things(source: Source) -> Iterator[tuple[str, Place]]:
    """Yield everything in a source that a value may stand in."""
    if isinstance(source, Lines):
        yield from source.lines
    elif isinstance(source, SourceTable):
        yield from ((cell.text, cell.place) for row in source.rows for cell in row)
