"""Whose records somebody sees and changes: those of the own unit by what one is there, those of units that one reviews.

What is not seen is, for that person, not there: the same answer as for a unit, a year or a ledger that there is none of.
"""

from collections.abc import Callable, Iterator
from functools import reduce, wraps
from operator import or_
from typing import Concatenate, NamedTuple, ParamSpec, TypeVar, cast

from django.db.models import Q
from django.utils.timezone import localdate

from jixiao.desk.deskfile import Role
from jixiao.desk.loading import desks
from jixiao.ledger.schema import Ledger, ledgers
from jixiao.web.desks.rights import ledger_seen
from jixiao.web.desks.shelf import changing, working_year
from jixiao.web.models import Row, Unit
from jixiao.web.numbers import whole_number
from jixiao.web.people.access import Rights, visible
from jixiao.web.problems import Problem, nothing

KEEPERS = frozenset(("unit_finance", "unit_leader"))
"""Who sees every ledger of the own unit; others of a unit see those of the desks they work at, and those that no desk keeps."""
WRITERS = frozenset(("unit_staff", "unit_finance"))
AT_A_UNIT = KEEPERS | WRITERS | {"handler"}
READERS = frozenset(("department", "finance_business", "finance_performance", "auditor"))
"""Who reads the records of a unit and year of which a declaration is to be seen."""
LARGEST = 2**31
P = ParamSpec("P")
R = TypeVar("R")


class Shelf(NamedTuple):
    """A unit's year as somebody sees it: in which roles at the unit, or as a reader; ``years`` are those that can be chosen."""

    mine: Rights
    unit: Unit
    year: int
    roles: frozenset[str]

    @property
    def is_own(self) -> bool:
        """Whether somebody is of the unit."""
        return bool(self.roles & AT_A_UNIT)

    @property
    def may_write(self) -> bool:
        """Whether somebody brings in rows."""
        return bool(self.roles & WRITERS)

    def role(self, wanted: frozenset[str] | tuple[str, ...]) -> Role | None:
        """Return the first of one's roles among those wanted, None where one has none."""
        return next((cast("Role", role) for role in sorted(self.roles) if role in wanted), None)

    def ledgers(self) -> dict[str, Ledger]:
        """Return the ledgers whose rows are seen."""
        return {name: ledger for name, ledger in ledgers().items() if self._sees(name)}

    def ledger(self, name: str) -> Ledger:
        """Return a ledger whose rows are seen; Problem 404 for another."""
        found = ledgers().get(name)
        if found is None or not self._sees(name):
            raise nothing()
        return found

    def _sees(self, name: str) -> bool:
        if not self.is_own or self.roles & KEEPERS:
            return True
        if not any(name in desk.keeps for desk in desks().values()):
            return True
        try:
            return bool(ledger_seen(self.roles, name))
        except Problem:
            return False


class UnitYear(NamedTuple):
    """A unit's year that can be looked at."""

    unit: Unit
    year: int


def choices(mine: Rights) -> list[UnitYear]:
    """Return the units and years that somebody can look at, own ones first, the last year first."""
    found = dict.fromkeys(_own(mine))
    if mine.roles & READERS:
        rows = visible(mine).filter(version__gt=0).exclude(year=None).order_by("unit__path", "-year")
        pairs = [(row.unit, row.year) for row in rows.select_related("unit")[:400]]
        found |= dict.fromkeys(UnitYear(unit, year) for unit, year in pairs if year is not None and mine.at(unit) & READERS)
    return list(found)


def _own(mine: Rights) -> Iterator[UnitYear]:
    paths = [one.path for one in mine.held if one.role in AT_A_UNIT]
    for unit in Unit.objects.filter(path__in=paths).order_by("path") if paths else ():
        kept = set(Row.objects.filter(unit=unit).values_list("year", flat=True).distinct())
        declared = set(visible(mine).filter(unit=unit).exclude(year=None).values_list("year", flat=True))
        for year in sorted(kept | {year for year in declared if year} or {localdate().year}, reverse=True):
            yield UnitYear(unit, year)


def unit_shelf(mine: Rights, unit: str | int | None = None, year: str | int | None = None) -> Shelf:
    """Return a unit's year; the own unit's last where none is asked for. Problem 404 for what is not to be seen."""
    place = _unit(mine, unit)
    at = mine.at(place)
    roles = frozenset(one.role for one in mine.held if one.path == place.path and one.role in AT_A_UNIT)
    wanted = _number(year) if year not in (None, "") else None
    if roles:
        return Shelf(mine, place, wanted if wanted is not None else _usual(mine, place), roles)
    readers = frozenset(at & READERS)
    rows = visible(mine).filter(unit=place, version__gt=0).exclude(year=None)
    years = set(rows.values_list("year", flat=True)) if readers else set()
    if not years or (wanted is not None and wanted not in years):
        raise nothing()
    return Shelf(mine, place, wanted if wanted is not None else max(y for y in years if y is not None), readers)


def _usual(mine: Rights, unit: Unit) -> int:
    last = visible(mine).filter(unit=unit).exclude(year=None).order_by("-year").values_list("year", flat=True).first()
    return working_year(unit, last or localdate().year)


def _unit(mine: Rights, unit: str | int | None) -> Unit:
    """Return the unit that is meant; Problem 404 for one that nothing of is seen."""
    if unit not in (None, ""):
        found = Unit.objects.filter(pk=_number(unit)).first()
    else:
        own = [one.path for one in mine.held if one.role in AT_A_UNIT]
        ways = [Q(path__startswith=one.path) for one in mine.held if one.role in READERS]
        below = Unit.objects.filter(reduce(or_, ways)).filter(declarations__in=visible(mine)) if ways else Unit.objects.none()
        found = Unit.objects.filter(path__in=own).order_by("path").first() or below.order_by("path").first()
    if found is None:
        raise nothing()
    return found


def _number(given: str | int | None) -> int:
    number = whole_number(str(given))
    if number is None or number >= LARGEST:
        raise nothing()
    return number


def changes_rows(do: Callable[Concatenate[Shelf, P], R]) -> Callable[Concatenate[Shelf, P], R]:
    """Have what changes the rows of a shelf do it in one transaction, for which its book was reserved first."""

    @wraps(do)
    def done(at: Shelf, /, *args: P.args, **given: P.kwargs) -> R:
        with changing(at.unit, at.year):
            return do(at, *args, **given)

    return done
