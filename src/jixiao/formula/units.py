"""The units of the lexicon as the calculation language knows them, and the taking apart of printed ones such as ``万元/人·天``."""

import re
from collections.abc import Mapping
from fractions import Fraction
from functools import cache, lru_cache
from math import prod

from msgspec import Struct

from jixiao.formula.numerals import SCALES
from jixiao.params import lexicon

_JOINTS = re.compile(r"[/·.•*、()\s]+|每")
_SCALED = re.compile(r"(?P<scale>[百千万亿]{1,2})(?P<rest>.*)")


class Unit(Struct, frozen=True):
    """A printed unit taken apart: what is counted, per what, and how much one of it is worth.

    ``worth`` is the factor a number takes in plain terms or yuan (元 1, 角 0.1, % 0.01); ``scale`` says 万 or 亿 stands in it
    and is not part of ``worth``. ``money`` is true for home currency, ``foreign`` names another currency.
    ``batch`` is the 千 of a price per 千字, which ``worth`` is divided by.
    """

    text: str
    top: str | None = None
    kind: str | None = None
    per: tuple[str, ...] = ()
    money: bool = False
    foreign: str | None = None
    worth: Fraction = Fraction(1)
    share: bool = False
    batch: int = 1


HUNDREDTH = Fraction(1, 100)
APART = ("money", "foreign", "share")
"""Classes of units that are no counts and have tables of their own."""


class Dictionary(Struct, frozen=True):
    """The whole unit dictionary, as loaded once; ``tenths`` (折, 成) are shares only right behind a number."""

    classes: dict[str, str]
    plain_name: dict[str, str]
    interchangeable: frozenset[str]
    money: dict[str, Fraction]
    foreign: frozenset[str]
    share: dict[str, Fraction]
    tenths: dict[str, Fraction]
    not_before: dict[str, str]
    begins_anew: tuple[str, ...]
    worth: dict[str, dict[str, Fraction]]
    power: dict[str, Fraction]
    electric: frozenset[str]
    made_of: dict[str, tuple[str, ...]]


@cache
def dictionary() -> Dictionary:
    """Return the unit dictionary; it is read from the package once."""
    kinds = lexicon.units("calculation")
    power, parts, tables = _worths("power"), _worths("part"), lexicon.entries("units")
    return Dictionary(
        classes={unit: kind for unit, kind in kinds.items() if kind not in APART},
        plain_name={way: name for name, ways in lexicon.of_units("plain_name").items() for way in ways},
        interchangeable=lexicon.of_class("interchangeable"),
        money={unit: Fraction(1) for unit, kind in kinds.items() if kind == "money"} | _worths("yuan"),
        foreign=frozenset(unit for unit, kind in kinds.items() if kind == "foreign"),
        share={unit: parts.get(unit, HUNDREDTH) for unit, kind in kinds.items() if kind == "share"},
        tenths={unit: worth for unit, worth in parts.items() if unit not in kinds},
        not_before=dict(entry.split(":") for entry in tables["not_before"]["words"].split()),
        begins_anew=tuple(tables["not_before"]["anew"].split()),
        worth={unit: {other: Fraction(n) for other, n in to.items()} for unit, to in tables["worth"].items()},
        power=power,
        electric=frozenset(unit for unit, kind in kinds.items() if kind == "energy" and unit not in power),
        made_of=lexicon.of_units("made_of"),
    )


HEADINGS: Mapping[str, int | Fraction] = {"十元": 10, "十万元": 100_000, "分": Fraction(1, 100)}
"""Worth in yuan of units that are money only over a column of amounts."""


def _worths(table: str) -> dict[str, Fraction]:
    return {unit: Fraction(worth) for worth, units in lexicon.of_units(table).items() for unit in units}


def unit_class(unit: str) -> str | None:
    """Return the class of a printed unit (``person``, ``money``, ``share``, …) by its first part, None when unknown."""
    return read_unit(unit).kind


def money_scale(unit: str) -> int | Fraction | None:
    """Return the worth in yuan of one of a money unit (万元 10000, 元/人 1, 角 1/10), None when it is no money."""
    read = read_unit(unit)
    if not read.money:
        return None
    worth = read.worth * scale_of(unit)
    return worth.numerator if worth.denominator == 1 else worth


def heading_worth(unit: str) -> int | Fraction | None:
    """Return the worth in yuan of one of the unit that stands over amounts, where 分 is money and no score; None when it is no money."""
    return HEADINGS[unit] if unit in HEADINGS else money_scale(unit)


def scale_of(unit: str) -> int:
    """Return what 万, 亿, 千, 百 before a unit multiply it by; 1 where none stands there."""
    return _scaled(unit.strip())[0]


def _scaled(text: str) -> tuple[int, str]:
    words = dictionary()
    found = _SCALED.fullmatch(text)
    if text.split("/", maxsplit=1)[0] in words.classes or found is None or found["scale"] not in SCALES:
        return 1, text
    return SCALES[found["scale"]], found["rest"]


@lru_cache(maxsize=4096)
def read_unit(text: str) -> Unit:
    """Return a printed unit taken apart; an unknown word is kept as it stands, with no class."""
    words = dictionary()
    bare = text.strip().strip("()").strip()
    if bare in words.classes:
        return Unit(text=text, top=bare, kind=words.classes[bare])
    head, *rest = _JOINTS.split(_scaled(bare)[1])
    head = head.removesuffix("整")
    scaled = [_scaled(part) for part in rest if part]
    per, batch = tuple(name for _, name in scaled), prod(scale for scale, _ in scaled)
    top, part = head or None, Fraction(1, batch)
    if top in words.money:
        return Unit(text=text, top=top, kind="money", per=per, money=True, worth=words.money[top] * part, batch=batch)
    if top in words.foreign:
        return Unit(text=text, top=top, kind="foreign", per=per, foreign=top, worth=part, batch=batch)
    if top in words.share:
        return Unit(text=text, top=top, kind="share", per=per, worth=words.share[top], share=True)
    return Unit(text=text, top=top, kind=words.classes.get(top or ""), per=per, worth=part, batch=batch)


def alike(first: str, second: str) -> bool:
    """Return whether two units count the same thing: the same word, or two words of an interchangeable class (人, 名)."""
    if first == second:
        return True
    words = dictionary()
    if words.plain_name.get(first, first) == words.plain_name.get(second, second):
        return True
    kind = words.classes.get(first)
    return kind is not None and kind in words.interchangeable and kind == words.classes.get(second)


def turned(top: str, per: str) -> Fraction | None:
    """Return how many of one unit another is: 年 as 月 12, 瓦 as 千瓦 or, running an hour, as 度 1/1000; None for unlike ones."""
    words = dictionary()
    first, other = words.plain_name.get(top, top), words.plain_name.get(per, per)
    if other in words.worth.get(first, {}):
        return words.worth[first][other]
    if first in words.worth.get(other, {}):
        return 1 / words.worth[other][first]
    if top in words.power and (per in words.electric or per in words.power):
        return words.power[top] / words.power.get(per, Fraction(1))
    return None
