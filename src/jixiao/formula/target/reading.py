"""A target value as read: the value, what a person should know about it, and how both are shown."""

import re
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from jixiao.formula.target.text import Span, short_spelling, visible_sign
from jixiao.formula.target.units import is_unit
from jixiao.formula.target.words import operator_of
from jixiao.values.target import Operator, Target
from jixiao.values.width import width

Language = Literal["zh", "en"]
FROM_HINT, FROM_NAME = 0.9, 0.95
"""Confidence of a value whose sign or unit stands in a hint of its indicator's name, and of one whose unit alone does."""
_MEANING: dict[Operator, tuple[str, str, str]] = {
    ">=": ("≥", "不低于（含）", "at least"),
    "<=": ("≤", "不高于（含）", "at most"),
    "=": ("＝", "等于", "exactly"),
    ">": ("＞", "高于（不含）", "more than"),
    "<": ("＜", "低于（不含）", "less than"),
    "range": ("", "介于两者之间", "between"),
    "word": ("", "文字描述，没有数值", "a word, no number"),
}
_LABELS = {
    "zh": ("读作", "提示", "不是指标值", "（空白）", "可信度"),
    "en": ("read as", "note", "no target value", "(blank)", "confidence"),
}
_ROOM = 72
_HINT = re.compile(
    r"\(\s*(?P<sign>[<>=≥≤]{1,2})?\s*\*{2,}\s*(?P<unit>[^()*]{0,12})\)|(?P<last_sign>[<>=≥≤]{1,2})\s*\*{2,}\s*(?P<last_unit>[^()*\s]{0,8})$"
)
"""A place to be filled in that a template prints in an indicator's name."""
_UNIT_IN_NAME = re.compile(r"\(\s*(?:单位\s*:\s*)?(?P<unit>[^()*0-9]{1,8}?)\s*\)$")


class TargetReading(Struct, frozen=True, kw_only=True, gc=False):
    """A target value as read, with what a person should know about it.

    ``problem`` is a Chinese sentence (``problem_en`` the English one) or None; ``confidence`` is 1 for a value read without
    any repair; ``template`` marks a hint to be filled in or a remark, which is no value; ``spans`` are the odd places in ``raw``.
    """

    target: Target
    problem: str | None = None
    problem_en: str | None = None
    confidence: float = 1.0
    template: bool = False
    spans: tuple[Span, ...] = ()


def target_json(reading: TargetReading) -> dict[str, str | None]:
    """Return the contract's ``target`` object with ``problem``; numbers are decimal strings as printed."""
    target = reading.target
    return {
        "raw": target.raw,
        "operator": target.operator,
        "value": None if target.value is None else f"{target.value:f}",
        "high": None if target.high is None else f"{target.high:f}",
        "unit": target.unit,
        "word": target.word,
        "problem": reading.problem,
    }


def to_text(reading: TargetReading, lang: Language = "zh") -> str:
    """Return what a terminal shows: the value in plain words and, under the raw text, carets at what is odd."""
    read, note, nothing, _, sure = _LABELS[lang]
    lines = [f"{read}  {nothing if reading.template else _plainly(reading.target, lang)}"]
    problem = reading.problem if lang == "zh" else reading.problem_en
    if problem:
        lines.append(f"{note}  {problem}")
        lines += _pointed(reading)
    if reading.confidence < 1:
        lines.append(f"{sure}  {reading.confidence:.0%}")
    return "\n".join(lines)


def _plainly(target: Target, lang: Language) -> str:
    """Return ``≥ 95.00 %   不低于（含）``."""
    sign, zh, en = _MEANING[target.operator]
    meaning = zh if lang == "zh" else en
    if target.value is None:
        return f"{target.word or _LABELS[lang][3]}   {meaning}"
    number = f"{target.value:f}" if target.high is None else f"{target.value:f} ~ {target.high:f}"
    return "   ".join((" ".join(filter(None, (sign, number, target.unit))), meaning))


def _pointed(reading: TargetReading) -> list[str]:
    """Return the raw text and a line of carets under its odd places; a long text is cut around the first of them."""
    raw, spans = reading.target.raw, [span for span in reading.spans if span[0] < len(reading.target.raw)]
    if not spans:
        return []
    begin = max(0, spans[0][0] - _ROOM // 4)
    text, marks, used = "", "", 0
    for at in range(begin, len(raw)):
        char = visible_sign(raw[at])
        used += width(char)
        if used > _ROOM:
            break
        text += char
        marks += ("^" if any(start <= at < end for start, end in spans) else " ") * width(char)
    lead = "… " if begin else ""
    return [f"  │ {lead}{text}", f"  │ {' ' * len(lead)}{marks.rstrip()}"]


def with_name(reading: TargetReading, name: str) -> TargetReading:
    """Return the reading of a bare number completed from its indicator's name: 成活率(≥**%) with 85 is ≥ 85 %.

    Only what the cell itself leaves out is taken; a cell with its own unit is returned unchanged, one with its own sign takes the unit.
    """
    target = reading.target
    if target.value is None or target.unit is not None:
        return reading
    plain = short_spelling(name)
    own = target.operator != "=" or short_spelling(target.raw).startswith("=")
    operator: Operator | None = target.operator
    if hint := _HINT.search(plain):
        sign, unit = hint["sign"] or hint["last_sign"], (hint["unit"] or hint["last_unit"] or "").strip()
        operator, sure = operator_of(sign)[0] if sign and not own else operator, FROM_HINT
    elif (found := _UNIT_IN_NAME.search(plain)) and is_unit(found["unit"]):
        unit, sure = found["unit"], FROM_NAME
    else:
        return reading
    completed = replace(target, operator=operator or target.operator, unit=unit or None)
    return replace(reading, target=completed, confidence=min(reading.confidence, sure))
