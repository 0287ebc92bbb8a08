"""The page of several years of a unit beside one another: every project's money, what was spent, how the money changed."""

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import pairwise
from typing import NamedTuple

from jixiao.values.blank import is_nonzero
from jixiao.values.money import Money
from jixiao.write.site.frame import YEARS, framed, seat_of
from jixiao.write.site.record import Place, Portal, Year
from jixiao.write.site.say import Say, percent_of
from jixiao.write.site.year import spent_of


class Cell(NamedTuple):
    """Money of a year, in yuan, with what is said beside it; ``is_there`` is False for a project that the year has not."""

    year: int | None
    yuan: Money | None
    more: str | None = None
    is_there: bool = True


def years_page(portal: Portal) -> bytes:
    """Return the page of all units with several years."""
    seat = seat_of(portal, YEARS, YEARS)
    ways = {"cells": partial(_cells, seat.say), "totals": partial(_totals, seat.say), "spent": _spent}
    return framed(seat, "years", seat.say("历年对照", "Years side by side"), ways)


def _cells(say: Say, places: Sequence[Place | None], years: Sequence[Year]) -> Iterator[Cell]:
    yuan = [None if place is None else place.year.projects[place.position].funding.annual for place in places]
    changes = _changes(say, yuan)
    for place, year, own, change in zip(places, years, yuan, changes, strict=True):
        yield Cell(year.year, own, change, is_there=place is not None)


def _totals(say: Say, years: Sequence[Year]) -> Iterator[Cell]:
    changes = _changes(say, [year.money for year in years])
    yield from (Cell(year.year, year.money, change) for year, change in zip(years, changes, strict=True))


def _spent(years: Sequence[Year]) -> Iterator[Cell]:
    for year in years:
        yuan, whole = spent_of(year)
        yield Cell(year.year, yuan, percent_of(yuan, whole) if yuan is not None and whole is not None else None)


def _changes(say: Say, yuan: Sequence[Money | None]) -> list[str | None]:
    """Return in words how money changed from the year before; None where one of the two is not known."""
    return [None if one is None or before is None else _change(say, one, before) for before, one in pairwise((None, *yuan))]


def _change(say: Say, yuan: Money, before: Money) -> str:
    moved = yuan - before
    if moved == 0:
        return say("没有变", "unchanged")
    part = percent_of(abs(moved), before) if is_nonzero(before) else None
    return f"{say('多', '+') if moved > 0 else say('少', '−')} {say.column(abs(moved))}{f'（{part}）' if part else ''}"
