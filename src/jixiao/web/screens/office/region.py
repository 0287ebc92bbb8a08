"""Where the money of a region stands: one number and one picture for who reviews, phase by phase of the last year."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from django.db.models import Count, Sum
from msgspec import Struct

from jixiao.values.blank import filled
from jixiao.values.rounding import fixed
from jixiao.web.people.access import Rights, visible
from jixiao.web.screens.money import wan
from jixiao.web.screens.office.standing import WORDS
from jixiao.workflow.table import PHASES, Phase, has_reached, table

WIDE, APART = Decimal(1392), Decimal(3)
"""Units of the picture, and between its pieces."""


class Piece(Struct, frozen=True, kw_only=True):
    """A phase in the picture: where it begins and how wide it is, whether the money is approved."""

    x: str
    width: str
    is_done: bool


class PhaseFigures(Struct, frozen=True, kw_only=True):
    """A phase in figures."""

    name: str
    count: int
    money: str


class Region(Struct, frozen=True, kw_only=True):
    """The declarations of a year: the share of the money that is approved, in words, the picture, the figures."""

    year: int
    share: str
    told: str
    pieces: tuple[Piece, ...]
    rows: tuple[PhaseFigures, ...]


class _Stand(NamedTuple):
    """What stands in a state: how many, of how many an amount is known, the sum of these, None where none is."""

    state: str
    many: int
    known: int
    money: Decimal | None


class _Part(Struct, frozen=True):
    """What stands in a phase: how many, how much in yuan, of how many no amount is known."""

    phase: Phase
    count: int
    money: Decimal
    blank: int


def region(mine: Rights) -> Region | None:
    """Return where the money stands of what a person sees of the last year; None where there is none."""
    rows = visible(mine).order_by().filter(version__gt=0).exclude(year=None).values("year", "state")
    sums = rows.annotate(count=Count("pk"), known=Count("annual"), money=Sum("annual"))
    found: dict[int, list[_Stand]] = {}
    for year, *told_of in sums.values_list("year", "state", "count", "known", "money"):
        if year is not None:
            found.setdefault(year, []).append(_Stand(*told_of))
    if not found:
        return None
    parts = tuple(_parts(found[max(found)]))
    whole = sum((part.money for part in parts), Decimal(0))
    done = sum((part.money for part in parts if has_reached(part.phase, "frozen")), Decimal(0))
    blank, count = sum(part.blank for part in parts), sum(part.count for part in parts)
    told = f"已批复：{wan(done)} 万元，{count:,} 份申报共 {wan(whole)} 万元" + (f"，另有 {blank:,} 份金额算不出" if blank else "")
    return Region(
        year=max(found),
        share=f"{fixed(done * 100 / whole, 1)}%" if whole else "",
        told=told,
        pieces=tuple(_pieces(parts, whole)),
        rows=tuple(PhaseFigures(name=WORDS[part.phase], count=part.count, money=wan(part.money)) for part in parts),
    )


def _parts(found: Iterable[_Stand]) -> Iterator[_Part]:
    states = table().states
    for phase in PHASES:
        own = [one for one in found if states[one.state].phase == phase]
        count, known = sum(one.many for one in own), sum(one.known for one in own)
        if count:
            yield _Part(phase, count, sum((filled(one.money, Decimal(0)) for one in own), Decimal(0)), count - known)


def _pieces(parts: Iterable[_Part], whole: Decimal) -> Iterator[Piece]:
    x = Decimal(0)
    for part in parts:
        width = part.money * WIDE / whole if whole else Decimal(0)
        is_done = has_reached(part.phase, "frozen")
        yield Piece(x=fixed(x), width=fixed(max(width - APART, Decimal(0))), is_done=is_done)
        x += width
