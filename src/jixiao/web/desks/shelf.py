"""Books kept ready in this process, one a unit and year; each is brought up to the last line of the log before it is used."""

from collections import OrderedDict
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from threading import RLock
from typing import NamedTuple

from django.db import transaction
from django.utils.timezone import localdate

from jixiao.desk.book import Book, kept_open
from jixiao.desk.database import Years
from jixiao.desk.loading import at_desks, desks
from jixiao.ledger.schema import Ledger
from jixiao.web.desks.rows import of_other_years, unpacked
from jixiao.web.models import Row, Unit

MOST = 8
"""Books that a process keeps ready."""


class Where(NamedTuple):
    """A unit's year."""

    unit: Unit
    year: int


class _Ready:
    """A book, the line of the log that it is up to, the last that wrote into each ledger, and who may use it now."""

    def __init__(self, kept: Mapping[str, Ledger], year: int) -> None:
        self.stack = ExitStack()
        self.lock = RLock()
        self.seq = 0
        self.lasts: dict[str, int] = {}
        self.book: Book = self.stack.enter_context(kept_open(desks().values(), kept, Years(year, localdate().year)))

    def follow(self, unit: Unit, year: int) -> None:
        """Take in what came since."""
        rows = Row.objects.filter(unit=unit, year=year, seq__gt=self.seq).order_by("seq", "pk")
        for row in rows.iterator(chunk_size=2000):
            if row.ledger in self.book.kept:
                self.book.put(row.ledger, unpacked(row.values, self.book.kept[row.ledger]))
            self.seq = row.seq
            self.lasts[row.ledger] = row.seq


_shelf: OrderedDict[tuple[int, int], _Ready] = OrderedDict()
_gate = RLock()


@contextmanager
def book_of(unit: Unit, year: int) -> Iterator[Book]:
    """Give a unit's book of a year, as it stands in the database; nobody else uses it meanwhile."""
    with at_desks(desks().values()) as kept:
        ready = _ready(unit, year, kept)
        with ready.lock:
            ready.follow(unit, year)
            yield ready.book


def last_lines(where: Where) -> dict[str, int]:
    """Return the line of the log that wrote last into each ledger of a book that is in use."""
    return dict(_shelf[where.unit.pk, where.year].lasts)


@contextmanager
def reserved(unit: Unit, year: int) -> Iterator[None]:
    """Let nobody else in this process use a unit's book of a year meanwhile.

    Who is to change something waits for the book before the database's lock is taken: who has that lock waits for nobody.
    """
    with at_desks(desks().values()) as kept, _ready(unit, year, kept).lock:
        yield


@contextmanager
def changing(unit: Unit, year: int) -> Iterator[None]:
    """Change a unit's rows of a year: the book is reserved first, then the transaction begins, and ends before the book is free again."""
    with reserved(unit, year), transaction.atomic():
        yield


def _ready(unit: Unit, year: int, kept: Mapping[str, Ledger]) -> _Ready:
    with _gate:
        key = (unit.pk, year)
        found = _shelf.get(key) or _Ready(kept, year)
        found.book.past = lambda names: of_other_years(unit, year, kept, names)
        _shelf[key] = found
        _shelf.move_to_end(key)
        while len(_shelf) > MOST:
            _, old = _shelf.popitem(last=False)
            with old.lock:
                old.stack.close()
        return found


def forget_year(unit: Unit, year: int) -> None:
    """Keep a unit's book of a year no longer: what it followed was not kept."""
    with _gate:
        found = _shelf.pop((unit.pk, year), None)
        if found is not None:
            with found.lock:
                found.stack.close()


def empty() -> None:
    """Keep none ready: for another database."""
    with _gate:
        while _shelf:
            _shelf.popitem()[1].stack.close()


def years_of(unit: Unit) -> Iterator[int]:
    """Yield the years that a unit has any rows of, the last first; one that rows were only made ready for is not among them before it begins."""
    rows, before = Row.objects.filter(unit=unit).order_by("-year").values_list("year", flat=True), localdate().year + 1
    while (year := rows.filter(year__lt=before).first()) is not None:
        yield year
        before = year


def working_year(unit: Unit, otherwise: int) -> int:
    """Return the year whose rows a unit works on: the last that has any and has begun."""
    return next(years_of(unit), otherwise)
