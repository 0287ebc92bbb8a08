"""Sliders: what a page lets somebody suppose, where each stands and how far it can be pushed."""

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from msgspec import Struct

from jixiao.values.rounding import fixed, tidy

HUNDRED = Decimal(100)


class Knob(Struct, frozen=True, kw_only=True):
    """A slider: the pointer it supposes, its name, least, most, step, where it stands now and as words, its unit, what a change would bring."""

    path: str
    name: str
    least: str
    most: str
    step: str
    value: str
    shown: str
    unit: str
    hint: str


class SliderWords(NamedTuple):
    """What is said of a slider: its name, where it stands, what a change would bring."""

    name: str
    shown: str
    hint: str


def of_money(path: str, told: SliderWords, spent: Decimal, budget: Decimal, supposed: Mapping[str, str]) -> Knob:
    """Return the slider of what was spent, from nothing to the budget; ``supposed`` are the texts by pointer that somebody chose."""
    return Knob(
        path=path,
        name=told.name,
        least="0",
        most=fixed(max(budget, spent)),
        step="0.01",
        value=supposed.get(path, fixed(spent)),
        shown=told.shown,
        unit="元",
        hint=told.hint,
    )


def between(path: str, told: SliderWords, ends: tuple[Decimal, Decimal], unit: str, supposed: Mapping[str, str]) -> Knob:
    """Return the slider of an indicator, with room beside its value and its target (the ``ends``); of a rate up to all of it."""
    low, high = min(ends), max(ends)
    room = max((high - low) / 2, high / 10, Decimal(1))
    places = max(map(_places, ends))
    most = high + room if unit not in ("%", "％") else max(high, HUNDRED)
    return Knob(
        path=path,
        name=told.name,
        least=fixed(max(low - room, Decimal(0)), places),
        most=fixed(most, places),
        step=f"{Decimal(1).scaleb(-places):f}",
        value=supposed.get(path, f"{tidy(ends[0]):f}"),
        shown=told.shown,
        unit=unit,
        hint=told.hint,
    )


def _places(value: Decimal) -> int:
    """Return how many decimals a value has: a slider that can't stand where it is would suppose something by itself."""
    return len(f"{tidy(value):f}".partition(".")[2])
