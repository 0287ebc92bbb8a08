"""The original beside a form: its pages, tables and lines as far as the form was read from them, every value a link to its cell."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from jixiao.model.document import Document
from jixiao.values.place import Place, per_cent
from jixiao.web.screens.form import FormPage, section_of
from jixiao.web.screens.words import field_name
from jixiao.write.show.html import Frame, Value, drawn_on, frame_of, linked, look, read_values, runs
from jixiao.write.show.source import Key, Lines, PagePicture, Source, SourceCell, SourceTable, place_key

MOST_PAGES = 12
WHOLE_TABLE = 60
"""Rows up to which a table is shown whole; of a longer one the rows of the form, with its heads."""
HEADS = 3
AROUND = 1
"""Lines before and after a value that are shown with it."""


class ReadValue(Struct, frozen=True, kw_only=True):
    """A value where it stands: its field, the cell that it went to ("" where the form shows none), what was read, the same with how surely.

    ``box`` is where it stands on a page.
    """

    path: str
    cell: str
    short: str
    said: str
    look: str
    box: Frame | None = None


class Run(Struct, frozen=True):
    """A part of a text, with the value that it says."""

    text: str
    mark: ReadValue | None = None


class TextLine(Struct, frozen=True):
    """A line with its number where lines are counted."""

    runs: tuple[Run, ...]
    number: int | None = None


class Box(Struct, frozen=True):
    """A cell of a table with its spans."""

    runs: tuple[Run, ...]
    rowspan: int
    colspan: int


class Piece(Struct, frozen=True, kw_only=True):
    """A piece of the original: lines, rows or a page (``picture``); ``left_out`` says that something stands before it that is not shown."""

    lines: tuple[TextLine, ...] = ()
    rows: tuple[tuple[Box, ...], ...] = ()
    picture: PagePicture | None = None
    marks: tuple[ReadValue, ...] = ()
    left_out: bool = False


class Original(Struct, frozen=True):
    """What of the original a form was read from; how many values stand in it, how many of them need a person; why there is none to show."""

    pieces: tuple[Piece, ...] = ()
    count: int = 0
    doubtful: int = 0
    trouble: str = ""


def pages_of(document: Document, position: int) -> tuple[int, ...]:
    """Return the pages that the project at a position from 1 was read from, the first ones where they are many."""
    here = f"/projects/{position - 1}/"
    found = {place.page for path, place in document.places.items() if path.startswith(here) and place.page is not None}
    return tuple(sorted(found)[:MOST_PAGES])


def original_of(document: Document, page: FormPage, sources: Sequence[Source]) -> Original:
    """Return the original beside a form; ``sources`` is the file as it is laid out for showing."""
    here = f"/projects/{page.position - 1}/"
    values = [value for value in read_values(document) if value.path.startswith(here)]
    ground = _Ground(document, cells_of(page), linked(values, sources))
    pieces = tuple(piece for source in sources for piece in _pieces(source, ground))
    doubtful = sum(look(value) == "box doubt" for value in values)
    return Original(pieces, len(values), doubtful)


def cells_of(page: FormPage) -> tuple[str, ...]:
    """Return the pointers of the cells and passages that a form shows."""
    cells = tuple(cell.name for row in page.sheet.rows for cell in row.cells if cell.name) if page.sheet else ()
    return (*cells, *(passage.name for passage in page.passages))


class _Ground(Struct, frozen=True):
    """What a piece is made on: the document, the cells of the form, the values by the place that they stand in."""

    document: Document
    cells: tuple[str, ...]
    here: Mapping[Key, Sequence[Value]]

    def at(self, place: Place) -> Sequence[Value]:
        """Return the values that stand at a place."""
        return self.here.get(place_key(place), ())

    def mark(self, value: Value) -> ReadValue:
        """Return a value as a link to its cell."""
        short = f"{field_name(self.document, value.path)}：{value.shown}"
        return ReadValue(
            path=value.path,
            cell=self.cell(value.path),
            short=short,
            said=f"{short}，把握 {per_cent(value.place.confidence)}%",
            look=look(value),
            box=frame_of(value),
        )

    def cell(self, path: str) -> str:
        """Return the cell that a field is shown in: its own, else the passage of the text that it was read from."""
        if path in self.cells:
            return path
        section = f"/{'/'.join(path.split('/')[1:3])}/narrative/{section_of(path)}"
        return section if section in self.cells else ""

    def runs(self, text: str, place: Place) -> tuple[Run, ...]:
        """Return a text in its parts."""
        found = runs(text, self.at(place))
        return tuple(Run(words, None if value is None else self.mark(value)) for words, value in found if words or value)


def _pieces(source: Source, ground: _Ground) -> Iterator[Piece]:
    if isinstance(source, Lines):
        yield from _lines(source, ground)
    elif isinstance(source, SourceTable):
        yield from _table(source.rows, ground)
    else:
        marks = tuple(ground.mark(value) for value, _ in drawn_on(ground.here, source))
        if marks:
            yield Piece(picture=source, marks=marks)


def _lines(source: Lines, ground: _Ground) -> Iterator[Piece]:
    marked = [n for n, (_, place) in enumerate(source.lines) if ground.at(place)]
    last = -1
    for start, end in stretches(marked, AROUND, len(source.lines)):
        made = tuple(TextLine(ground.runs(text, place), place.line if source.numbered else None) for text, place in source.lines[start:end])
        yield Piece(lines=made, left_out=start > last + 1)
        last = end - 1


def _table(rows: Sequence[Sequence[SourceCell]], ground: _Ground) -> Iterator[Piece]:
    marked = [n for n, row in enumerate(rows) if any(ground.at(cell.place) for cell in row)]
    if not marked:
        return
    kept = range(len(rows))
    if len(rows) > WHOLE_TABLE:
        first = max(marked[0], HEADS)
        yield Piece(rows=tuple(_row(row, ground) for row in rows[:HEADS]))
        kept = range(first, max(marked[-1] + 1, first))
    yield Piece(rows=tuple(_row(rows[n], ground) for n in kept), left_out=kept.start > HEADS)


def _row(row: Iterable[SourceCell], ground: _Ground) -> tuple[Box, ...]:
    return tuple(Box(ground.runs(cell.text, cell.place), cell.rowspan, cell.colspan) for cell in row)


def stretches(marked: Sequence[int], around: int, count: int) -> Iterator[tuple[int, int]]:
    """Yield the stretches of ``count`` things that hold the marked ones with so many around each, as half-open ranges."""
    start = end = -1
    for n in marked:
        if start >= 0 and n - around <= end:
            end = min(count, n + around + 1)
            continue
        if start >= 0:
            yield start, end
        start, end = max(0, n - around), min(count, n + around + 1)
    if start >= 0:
        yield start, end
