"""How a unit's ledgers stand: rows, those in doubt and why, which indicators they prove, which are wanted and hold nothing."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from django.db.models import Count, Max
from msgspec import Struct

from jixiao.errors import JixiaoError
from jixiao.evaluate.bindings import FILE_NAME, Bindings
from jixiao.evaluate.bindings_file import read_bindings
from jixiao.facts.schema import Row as Values
from jixiao.ledger.doubted import doubt_sentences
from jixiao.ledger.doubts import Doubt, doubts
from jixiao.ledger.measurefile import measures
from jixiao.ledger.schema import Ledger, ledgers
from jixiao.web.declarations.evaluating import folder_of
from jixiao.web.desks.rows import unpacked
from jixiao.web.models import Row, Unit
from jixiao.web.records.reach import Shelf

KEPT = 200
"""Ledgers whose doubts a process remembers."""
MONEY = ("budgets", "payments")
"""Every office keeps these: execution is measured by them."""


class Doubted(NamedTuple):
    """A row in doubt: its address, the column's title, what is doubtful, the way out."""

    at: str
    column: str
    what: str
    way_out: str


class Kept(Struct, frozen=True, kw_only=True):
    """A ledger: its rows, the doubts in them, how many indicators are bound to it, whether those miss it."""

    ledger: Ledger
    rows: int
    seq: int
    doubts: tuple[Doubted, ...]
    proves: int

    @property
    def usable(self) -> int:
        """How many rows nothing is in doubt about."""
        return self.rows - len({one.at for one in self.doubts})

    @property
    def is_missed(self) -> bool:
        """Whether indicators rest on it and it holds nothing."""
        return bool(self.proves) and not self.rows


def kept_ledgers(shelf: Shelf) -> list[Kept]:
    """Return the ledgers that are seen, in the order they are told."""
    counts = {name: (count, last) for name, count, last in _counts(shelf.unit, shelf.year)}
    proves = proving(shelf.unit, shelf.year)
    return [
        Kept(
            ledger=ledger,
            rows=counts.get(name, (0, 0))[0],
            seq=counts.get(name, (0, 0))[1],
            doubts=doubts_of(shelf.unit, shelf.year, name) if name in counts else (),
            proves=proves.get(name, 0),
        )
        for name, ledger in shelf.ledgers().items()
    ]


def _counts(unit: Unit, year: int) -> Iterable[tuple[str, int, int]]:
    rows = Row.objects.filter(unit=unit, year=year)
    return rows.values("ledger").annotate(count=Count("pk"), last=Max("seq")).values_list("ledger", "count", "last")


def bindings_of(unit: Unit, year: int) -> Bindings | None:
    """Return what binds the year's indicators to measures, None where there is nothing or it can't be read."""
    file = folder_of(unit, year) / FILE_NAME
    try:
        return read_bindings(file) if file.is_file() else None
    except JixiaoError:
        return None


def proving(unit: Unit, year: int) -> dict[str, int]:
    """Return how many indicators rest on each ledger; execution rests on those of money."""
    bound, known, found = bindings_of(unit, year), measures(), dict.fromkeys(MONEY, 1)
    if bound is None:
        return {}
    for binding in bound.binding:
        measure = known.get(binding.measure or "")
        own = (binding.ledger,) if binding.ledger else measure.head.ledgers if measure else ()
        for name in dict.fromkeys(own):
            found[name] = found.get(name, 0) + 1
    return {name: count for name, count in found.items() if name in ledgers()}


def doubts_of(unit: Unit, year: int, name: str) -> tuple[Doubted, ...]:
    """Return what is in doubt in a ledger as it stands."""
    rows = Row.objects.filter(unit=unit, year=year, ledger=name)
    count, last = rows.aggregate(count=Count("pk"), last=Max("seq")).values()
    return _doubts(unit.pk, year, name, (count, last or 0)) if count else ()


@lru_cache(maxsize=KEPT)
def _doubts(unit: int, year: int, name: str, stamp: tuple[int, int]) -> tuple[Doubted, ...]:  # noqa: ARG001 - the stamp says when it is another
    ledger = ledgers()[name]
    texts = Row.objects.filter(unit=unit, year=year, ledger=name).order_by("pk").values_list("values", flat=True)
    tables = {ledger.table: [unpacked(text, ledger) for text in texts.iterator(chunk_size=5000)]}
    found = [one for one in doubts(tables, year) if one.doubted and one.kind != "end"]  # one ledger alone can't say what others say of it
    return tuple(map(_in_words, found))


def _in_words(one: Doubt) -> Doubted:
    what, way_out = doubt_sentences(one)
    return Doubted(one.at, one.column.title.zh, what.zh, way_out.zh)


def standing_rows(unit: Unit, year: int) -> Mapping[str, Mapping[str, Values]]:
    """Return all rows of a year by ledger and key."""
    found: dict[str, dict[str, Values]] = {}
    known = ledgers()
    rows = Row.objects.filter(unit=unit, year=year, ledger__in=list(known)).order_by("pk").values_list("ledger", "key", "values")
    for name, key, text in rows.iterator(chunk_size=5000):
        found.setdefault(name, {})[key] = unpacked(text, known[name])
    return found
