"""Where a line of a copied table, whose cells run together, can be cut into a name and what stands in the columns behind it.

A cut lies where a value begins or ends for sure: at a sign, at a figure with its unit, at a date, at a word that is a target. A run of
digits is cut between points alone, where the laws of points leave one way.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import cache, lru_cache
from itertools import islice
from typing import NamedTuple

from jixiao.forms.grammar import target_parts, target_words
from jixiao.formula.target.units import unit_at
from jixiao.formula.target.words import BEFORE
from jixiao.read.rows.looks import LIKELY

VALUES = frozenset(("target", "actual", "to_date", "forecast"))
POINTS = frozenset(("points", "score"))
SIGNS = re.compile(rf"(?:{BEFORE}|[≧≦＞＜＝])\s*")
"""What stands before a figure: comparisons in words or signs, wide ones too."""
NUMBER = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?|(?:0|[1-9]\d*)(?:\.\d+)?")
RANGE = re.compile(r"\s*[-~～—–至]\s*")
BOUND = re.compile(r"(?:及?以[上下内]|之内|左右|内)?")
BY = r"(?:之前|以前|前|内)?(?:完成|完工|竣工|建成|到位)?"
DATE = re.compile(
    rf"(?:20\d\d年)?(?:1[0-2]|0?[1-9])月(?:份|(?:3[01]|[12]\d|0?[1-9])日|[上中下]旬)?[初中末底]?{BY}"
    rf"|20\d\d年(?:度|年?[初末底]|第?[一二三四]季度|[上下]半年)?{BY}|[每当本](?:个?月|季度?|学期|学年|半年|年)度?[初中末底]?{BY}|年[底末内]{BY}"
)
NOT_ALONE = frozenset(("定性", "优良中低差"))
POINT = re.compile(r"(?:100|[1-9]\d|\d)(?:\.\d{1,2})?")
MOST_SIGNS = 6
OPERATOR = re.compile(r"[≥≤≧≦><＞＜=＝]{1,2}|定性|定量")
OPEN_END = re.compile(r"(?:[的不未无更已为是有能可会将了并和与及到在以等较、，,；;：:（(/·—-]|一次|验收|其中|第|约|共|每|[≥≤≧≦><＞＜=＝])$")
COMPARED = re.compile(r"同比|环比|相比|[较比]上[年一]|[较比]去年")
"""What begins a value that goes on: a name does not end with the one nor hold the other."""
REST = re.compile(r"[^\d\s.,，。、；;：:%％‰/)）≥≤≧≦><＞＜=＝前内底末初之以左][^≥≤≧≦＞＜><]{3,}")
"""A text behind a value, that is no rest of the value."""
SHORTEST, LONGEST = 2, 60
"""A name has so many signs."""


class Value(NamedTuple):
    """A value that begins somewhere in a line: where it ends, what kind of value it is, and its unit."""

    end: int
    kind: str
    unit: str | None = None


Way = tuple[tuple[int, int], ...]
"""Where the name and every column behind it begin and end."""


@cache
def patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return the patterns of values that are no figures, each with the kind of its values."""
    words = (word for word in target_words() - NOT_ALONE if len(word) > 1)
    whole, degree, led, states = map(_one_of, (words, *target_parts()))
    return (("date", DATE), *(("word", re.compile(pattern)) for pattern in (states, f"{degree}*{whole}", f"{degree}+{led}")))


def _one_of(words: Iterable[str]) -> str:
    """Return a pattern of any of some words, the longest first."""
    return f"(?:{'|'.join(sorted(words, key=lambda word: (-len(word), word)))})"


@lru_cache(maxsize=8192)
def value_at(text: str, at: int) -> Value | None:
    """Return the longest value that begins at a place of a line, with all that belongs to it."""
    told = ((kind, pattern.match(text, at)) for kind, pattern in patterns())
    found = [Value(one.end(), kind) for kind, one in told if one is not None and one.end() > at]
    figure = figure_at(text, at)
    return max([*found, *([figure] if figure else [])], key=lambda one: one.end, default=None)


def figure_at(text: str, at: int) -> Value | None:
    """Return the figure that begins at a place of a line, with its sign, its unit and its bound."""
    sign = SIGNS.match(text, at)
    number = NUMBER.match(text, sign.end() if sign else at)
    if number is None:
        return None
    end = number.end()
    unit, behind = unit_at(text, end)
    dash = RANGE.match(text, behind)
    upper = NUMBER.match(text, dash.end()) if dash else None
    if upper is not None:
        end = upper.end()
        unit, behind = unit_at(text, end)
    if text[end : end + 1].isdigit() or (unit is None and text[end : end + 1] in ("万", "千", "亿")):
        return None
    bound = BOUND.match(text, behind)
    return Value(bound.end() if bound else behind, "figure" if unit else "bare", unit)


def ways(text: str, fields: Sequence[str]) -> list[Way]:
    """Return the ways in which a line can be cut into a name and columns of such fields; two stand for more."""
    found = (
        ((0, at), *way)
        for at in range(SHORTEST, min(len(text), LONGEST) + 1)
        if may_end(text, at)
        for way in behind(text, at, tuple(fields), ())
        if not goes_further_left(text, at, way[0])
    )
    return list(islice(found, 2))


def may_end(text: str, at: int) -> bool:
    """Return whether a name may end at a place of a line."""
    name = text[:at]
    inside = text[at - 1].isdigit() and text[at : at + 1].isdigit()
    return not (inside or text[at - 1] in ".," or OPEN_END.search(name) or COMPARED.search(name)) and name.count("（") == name.count("）")


def goes_further_left(text: str, at: int, first: tuple[int, int]) -> bool:
    """Return whether the value behind a name may begin within it: a longer one ends at the same place, or one of its kind ends where it begins."""
    own = value_at(text, at)
    for start in range(1, at):
        other = value_at(text, start)
        if other is not None and (other.end == first[1] or (other.end == at and own is not None and is_like(other, own))):
            return True
    return False


def is_like(one: Value, other: Value) -> bool:
    """Return whether two values are both words, or both figures or dates."""
    return (one.kind == "word") == (other.kind == "word")


def behind(text: str, at: int, fields: tuple[str, ...], before: tuple[tuple[str, Value, str], ...]) -> Iterator[Way]:
    """Yield the ways in which what stands from a place of a line on fills columns; ``before``: what fills those before, by their fields."""
    if not fields:
        yield from ((),) if at == len(text) else ()
        return
    for value in candidates(text, at, fields, before):
        told = text[at : value.end]
        if agrees(fields[0], value, told, before):
            for way in behind(text, value.end, fields[1:], (*before, (fields[0], value, told))):
                yield ((at, value.end), *way)


def candidates(text: str, at: int, fields: tuple[str, ...], before: tuple[tuple[str, Value, str], ...]) -> Iterator[Value]:
    """Yield what may stand in the first of columns from a place of a line on."""
    field = fields[0]
    if field in VALUES:
        value = value_at(text, at)
        if value is not None and "unit" in fields:
            number = NUMBER.match(text, at)
            value = Value(number.end(), "bare") if number else value if value.kind == "word" else None
        yield from (value,) if value is not None else ()
    elif field in POINTS:
        yield from points_at(text, at)
        yield from (Value(at, "blank"),) if field == "score" else ()
    elif field == "operator":
        sign = OPERATOR.match(text, at)
        yield from (Value(sign.end(), "sign"),) if sign else ()
    elif field == "likelihood":
        yield from (Value(at + len(word), "word") for word in LIKELY if text.startswith(word, at))
    elif field == "unit":
        unit, end = unit_at(text, at)
        yield from (Value(end if unit else at, "unit", unit),)
    else:
        yield Value(at, "text")
        last = next((value.kind for _, value, told in reversed(before) if told), "word")
        yield from (Value(len(text), "text"),) if last not in ("word", "bare") and REST.fullmatch(text, at) else ()


def points_at(text: str, at: int) -> Iterator[Value]:
    """Yield the points that may begin at a place of a line."""
    for end in range(at + 1, min(len(text), at + MOST_SIGNS) + 1):
        if POINT.fullmatch(text, at, end):
            yield Value(end + text.startswith("分", end), "points")


def agrees(field: str, value: Value, told: str, before: tuple[tuple[str, Value, str], ...]) -> bool:
    """Return whether a value may stand behind those before it: what was reached is measured as its target, no score is above its points."""
    if field == "score":
        full = next((text for of, _, text in before if of == "points"), None)
        return full is None or not told or Decimal(told.rstrip("分")) <= Decimal(full.rstrip("分"))
    target = next((one for of, one, _ in before if of == "target"), None)
    if field in VALUES and target is not None:
        figures = ("figure", "bare")
        return value.unit == target.unit if value.kind in figures and target.kind in figures else value.kind not in figures
    return True
