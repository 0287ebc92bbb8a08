"""What a file of rows brings to those that stand: read in the fence, as a person mended it, checked cell by cell."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from django.db.models import Count, Max
from msgspec import Struct
from msgspec.json import decode
from msgspec.structs import replace

from jixiao.ledger.arriving import Arrival, Mends, Standing, arrived, mended
from jixiao.ledger.books import Book, Sheet
from jixiao.ledger.files import read_folder
from jixiao.ledger.headings import read_headings, renamed
from jixiao.ledger.merged import ADDRESS
from jixiao.ledger.problems import Problem
from jixiao.ledger.schema import ledgers
from jixiao.values.columns import index_of
from jixiao.web.declarations.evaluating import LEDGERS, folder_of
from jixiao.web.declarations.filestore import fetch
from jixiao.web.models import Intake, Row, Unit
from jixiao.web.records.reach import Shelf
from jixiao.web.records.standing import standing_rows

KEPT = 4
"""Files that a process remembers as they were read."""
MOST_TOLD = 2000
"""So many problems of a file are told, those behind them are counted."""
Progress = Callable[[int, int], object]
"""Hears how many rows of how many were looked at."""
Texts = Mapping[tuple[str, str, int], list[str]]


class Wrong(Struct, frozen=True, kw_only=True):
    """What is wrong at a place of a file: what stands there, what is wrong, the way out; cell and row as they are mended, empty for none."""

    file: str
    sheet: str | None
    row: int | None
    column: str | None
    cell: str | None
    ledger: str | None
    what: str
    way_out: str
    text: str = ""
    mends: str = ""
    drops: str = ""


class Checked(Struct, frozen=True, kw_only=True):
    """What a file brings as it is mended now: problems, doubts, rows by ledger that are new and that stand; ledgers that somebody may not see."""

    problems: tuple[Wrong, ...] = ()
    problem_count: int = 0
    doubts: tuple[Wrong, ...] = ()
    doubt_count: int = 0
    new: Mapping[str, int] = {}
    same: Mapping[str, int] = {}
    barred: tuple[str, ...] = ()

    @property
    def count(self) -> int:
        """How many rows are new."""
        return sum(self.new.values())

    @property
    def is_ready(self) -> bool:
        """Whether it can be taken in: nothing is wrong, and something is new."""
        return not self.problem_count and not self.barred and self.count > 0


class Brought(NamedTuple):
    """What is told of a file, and its rows."""

    checked: Checked
    arrival: Arrival


class Stamp(NamedTuple):
    """What a check follows from: the file, what was mended, the rows as they stand."""

    digest: str
    name: str
    mends: str
    unit: int
    year: int
    rows: tuple[int, int]


class CheckedFile(NamedTuple):
    """A file as it was read and checked: from what that follows, what is told of it, the rows themselves."""

    stamp: Stamp
    checked: Checked
    arrival: Arrival


def stamp_of(intake: Intake) -> Stamp:
    """Return what a check of a file follows from now."""
    rows = Row.objects.filter(unit=intake.unit_id, year=intake.year)
    count, last = rows.aggregate(count=Count("pk"), last=Max("seq")).values()
    upload = intake.upload
    return Stamp(upload.digest, upload.name, intake.mends, intake.unit_id, intake.year, (count, last or 0))


def read_file(stamp: Stamp, told: Progress = lambda _done, _total: None) -> CheckedFile:
    """Return a file as it is read and checked; ``told`` hears how far that is."""
    unit, mends = Unit.objects.get(pk=stamp.unit), decode(stamp.mends, type=Mends)
    told(0, 0)
    headings = folder_of(unit, stamp.year) / LEDGERS
    return CheckedFile(stamp, *brought(stamp.name, fetch(stamp.digest), headings, standing_rows(unit, stamp.year), mends, told))


read_again = lru_cache(maxsize=KEPT)(read_file)
"""The same for a file of which every look follows: what was read is remembered."""


def brought(
    name: str, data: bytes, headings: Path, standing: Standing, mends: Mends | None = None, told: Progress = lambda _done, _total: None
) -> Brought:
    """Return what a file of that name brings to the rows that stand, read in the fence; ``headings`` is the folder of the office's own heads.

    Where nobody mends it on the page (``mends`` is None), a row that stands otherwise is told and passed over.
    """
    with TemporaryDirectory(prefix="jixiao-") as folder:
        Path(folder, name).write_bytes(data)
        read = read_folder(Path(folder))
    known = read_headings(headings)
    books = tuple(renamed(book if mends is None else mended(book, mends), known) for book in read.books)
    shown = tuple(map(_copy, books))  # the check gives the rows up as it reads them
    total = sum(len(sheet.rows) for book in books for sheet in book.sheets)
    told(0, total)
    arrival = arrived(books, standing, lambda done: told(done, total), lets_stand=mends is None)
    told(total, total)
    return Brought(_checked(arrival, read.problems, shown), arrival)


def allowed(shelf: Shelf, checked: Checked) -> Checked:
    """Return what a file brings with the ledgers in it that somebody may not see."""
    seen = shelf.ledgers()
    barred = tuple(ledgers()[name].title.zh for name in checked.new if name not in seen)
    return replace(checked, barred=barred) if barred else checked


def why_not(checked: Checked) -> str:
    """Return why a file is not taken in, in a sentence."""
    if checked.problem_count:
        return f"还有 {checked.problem_count:,} 处要改，没有导入。改好再试。"
    if checked.barred:
        names = "、".join(f"“{name}”" for name in checked.barred)
        return f"文件里的{names}不由您记，没有导入。请转给单位财务，或去掉这几张表。"
    return "里面没有新的记录，没有可导入的。"


def _copy(book: Book) -> Book:
    return Book(book.file, [Sheet(sheet.name, list(sheet.rows)) for sheet in book.sheets])


def _checked(arrival: Arrival, refused: tuple[Problem, ...], books: Iterable[Book]) -> Checked:
    problems, doubts = (*refused, *arrival.problems), arrival.doubts
    texts: Texts = {}
    if problems or doubts:
        texts = {(book.file, sheet.name, number): cells for book in books for sheet in book.sheets for number, cells in sheet.rows}
    return Checked(
        problems=tuple(_told(problems[:MOST_TOLD], texts)),
        problem_count=len(problems),
        doubts=tuple(_told(doubts[:MOST_TOLD], texts)),
        doubt_count=len(doubts),
        new={name: len(rows) for name, rows in arrival.new.items()},
        same=dict(arrival.same),
    )


def _told(problems: Iterable[Problem], texts: Texts) -> Iterator[Wrong]:
    for one in problems:
        cell = ADDRESS.fullmatch(one.cell or "")
        row = texts.get((one.file, one.sheet or "", one.row or 0))
        index = index_of(cell[1]) if cell else -1
        yield Wrong(
            file=one.file,
            sheet=one.sheet,
            row=one.row,
            column=one.column,
            cell=one.cell,
            ledger=one.ledger,
            what=one.what.zh,
            way_out=one.way_out.zh,
            text=row[index] if row is not None and 0 <= index < len(row) else "",
            mends=f"{one.sheet}!{one.cell}" if row is not None and cell else "",
            drops=f"{one.sheet}!{one.row}" if row is not None and one.row else "",
        )
