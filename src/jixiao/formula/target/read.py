"""Target values as people write them in the column 指标值, read into operator, number and printed unit, or a word.

Five comparisons and one text type (computesign of the budget system's data standard); 以上, 以下 and 以内 include the
number, 超过, 不满 and 以外 do not (民法典 art. 1259). Nothing is guessed: what is uncertain lowers the confidence and is told.
"""

import re
from decimal import Decimal
from functools import lru_cache
from importlib import import_module
from typing import TYPE_CHECKING

from jixiao.formula.target.reading import TargetReading
from jixiao.formula.target.units import ALONE, UNITS
from jixiao.formula.target.words import AFTER, operator_of
from jixiao.params.lexicon import WIDE, spelling
from jixiao.values.target import Operator, Target

if TYPE_CHECKING:
    from jixiao.formula.target.cell import Outcome

CACHED = 64
"""Longest cell that is remembered or read on the short way; longer ones hardly come twice."""
PROSE = 0.9
"""Confidence of a number taken out of a phrase."""
_SPELLINGS = "≥ ≤ = > < >= <= ＝ ﹦ ═ ≧ ≦ ＞ ＜ 不低于 不少于 至少 不超过 不高于 大于 小于"
_SIGNS: dict[str | None, Operator] = {
    None: "=",
    **{sign: operator for sign in _SPELLINGS.split() if (operator := operator_of(sign.translate(spelling("target")))[0])},
}
_CAREFUL = frozenset({"月", "日", "季度", "半年", "度", "%%"})
_SHARED = UNITS - _CAREFUL
_TIMES = ("年", "月", "天", "周", "季度")
_PER_CENT = frozenset({"％", "%(百分比)", "%（百分比）"})
_MONEY, _COUNTED = ("元", "万元"), ("次", "人次", "场", "期", "个")
_SIMPLE = re.compile(
    r" ?(≥|≤|>=?|<=?|[=＝﹦═≧≦＞＜]|不[低少]于|至少|不超过|不高于|[大小]于)? ?((?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,18})(?:\.[0-9]+)?) ?"
    r"(?:[(（]([^()（）0-9０-９ ]{1,8})[)）]|(%[(（]百分比[)）]|[^()（）0-9０-９, ]{1,8}?))? ?(以[上下内])?"
)
_PLAIN = re.compile(r"[㐀-䶿一-鿿]{1,64}|[㐀-䶿一-鿿，。、；,;“”]{12,64}")
_WIDE_DIGIT = re.compile("[０-９]")
_RISKY = re.compile(r"[〇一二两三四五六七八九十百千半中差否不低备注值某说性名位般]")
_DATELIKE = re.compile(r"(?:19|20)[0-9]{2}(?:\.|[01][0-9][0-3][0-9]|$)")
_YEARLIKE = frozenset({None, "年", "年度"})


def read_target(raw: str) -> TargetReading:
    """Return the target value written in a cell; any text has a reading, at worst a word with a problem."""
    return _remembered(raw) if len(raw) <= CACHED else _read_slowly(raw)


def read_target_afresh(raw: str) -> TargetReading:
    """Return what :func:`read_target` returns, without looking whether the same cell was read before."""
    if len(raw) > CACHED:
        return _read_slowly(raw)
    simple = _SIMPLE.fullmatch(raw.translate(WIDE) if _WIDE_DIGIT.search(raw) else raw)
    if simple is not None:
        sign, number, held, unit, after = simple.groups()
        unit = held or unit
        if _is_plain(unit) and not (sign and after) and not (sign is None and unit in _YEARLIKE and _DATELIKE.match(number)):
            value = Decimal(number.replace(",", "") if "," in number else number)
            operator = AFTER[after] if after else _SIGNS[sign]
            return TargetReading(target=Target(raw=raw, operator=operator, value=value, unit="%" if unit in _PER_CENT else unit))
    elif _PLAIN.fullmatch(raw) and not _RISKY.search(raw) and raw not in ALONE:
        return TargetReading(target=Target(raw=raw, operator="word", word=raw))
    return _read_slowly(raw)


def _is_plain(unit: str | None) -> bool:
    """Return whether a number with a unit, or with none, can be read on the short way."""
    if unit is None or unit in _SHARED or unit in _PER_CENT or unit in ("万", "亿"):
        return True
    if unit[0] in "万亿" and unit[1:] in _SHARED and not unit[1:].isascii():
        return True
    above, _, below = unit.partition("/")
    return (above in _MONEY and (below in _SHARED or below in _TIMES)) or (above in _COUNTED and below in _TIMES)


_remembered = lru_cache(maxsize=8192)(read_target_afresh)


def _read_slowly(raw: str) -> TargetReading:
    outcome: Outcome = import_module("jixiao.formula.target.cell").read_cell(raw)  # most cells are plain
    notes = outcome.notes
    return TargetReading(
        target=_target(raw, outcome),
        problem="；".join(dict.fromkeys(note.zh for note in notes)) or None,
        problem_en="; ".join(dict.fromkeys(note.en for note in notes)) or None,
        confidence=min((PROSE if not outcome.firm else 1.0, *(note.confidence for note in notes))),
        template=outcome.template,
        spans=tuple(sorted({span for note in notes for span in note.spans})),
    )


def _target(raw: str, outcome: "Outcome") -> Target:
    quantity = outcome.quantity
    if quantity is None or quantity.operator is None:
        return Target(raw=raw, operator="word", word=outcome.word)
    return Target(raw=raw, operator=quantity.operator, value=quantity.value, high=quantity.high, unit=quantity.unit)
