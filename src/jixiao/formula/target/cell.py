"""One target cell read step by step: hints and remarks, slips, points in time, then its quantities or its words."""

import re
from functools import cache
from typing import NamedTuple

from jixiao.formula.target import notes as say
from jixiao.formula.target.moments import HOLE, only_time, without_moments
from jixiao.formula.target.notes import TargetNote
from jixiao.formula.target.repair import repaired, with_digits
from jixiao.formula.target.scan import WINDOW, Quantity, as_range, quantities
from jixiao.formula.target.text import LONGEST, Cell, clean, tidy
from jixiao.formula.target.units import ALONE, is_unit
from jixiao.formula.target.words import (
    BLANK_SIGN,
    ERROR_CELL,
    GRADES,
    HEADING,
    HINT,
    HINT_CHARACTER,
    HINT_IN_BRACKETS,
    KIND_WORD,
    LABEL,
    MASKED_NUMBER,
    REMARK_START,
    SINGLE_HINT,
    UNFILLED,
)
from jixiao.system.patterns import of_ours

LOOSE = 24
"""Characters of prose around a number without comparison, above which the number need not be the target."""
BOUND = 60
"""The same for a number with a comparison."""
_DIGIT = re.compile("[0-9]")
_FROM = re.compile("[由从][^0-9,;。]{0,12}$")
_TO = re.compile("[^0-9,;。]{0,8}(?:[提升增扩涨]|[降减压缩])[^0-9,;。]{0,3}[到至为]")
_STARS = re.compile(r"^[\s*★☆▲△●◆#]+(?=[^\s*])|(?<=[0-9%])\s*\*+\s*$")
_SIDE = re.compile(r"[,;。!\n]")
_FILLER = re.compile(
    rf"含[0-9.,]+[^,;。()]{{0,3}}|[\s{HOLE}()、:.\-*★%]|前|之?内|按时|完成|达到|且|并|同时|其中|以及|和|或|以|底|在|于|到|含"
)


class Outcome(NamedTuple):
    """What a cell holds: a quantity, or (None) a word; ``wordless`` where not even a word is a value."""

    quantity: Quantity | None
    word: str | None
    notes: tuple[TargetNote, ...]
    template: bool = False
    firm: bool = True


@cache
def _odd() -> dict[str, re.Pattern[str]]:
    count = "[一二两三四五六七八九十0-9]++"
    return {
        "comma": of_ours(r"(?<![0-9.,])(?![0-9]{1,3}(?:,[0-9]{3})+(?![0-9,]))[0-9]++(?:,[0-9]++)+"),
        "points": of_ours(r"(?<![0-9])[0-9]++(?:\.[0-9]++\.[0-9.]+|\.{2,}[0-9]*|\.\s*%)|(?<![0-9A-Za-z])\.[0-9]+"),
        "columns": of_ours(r"(?<![0-9.,])[0-9][0-9.,]*+\s+[0-9][0-9.,]*"),
        "ratio": of_ours(r"(?<![0-9.])[0-9.]++\s*(?:%\s*/\s*(?=[0-9.]+(?!\s*[0-9%]))|[:/*×÷xX+^])\s*[0-9.]+"),
        "fraction": of_ours(r"[一二两三四五六七八九十]分之[一二两三四五六七八九十]"),
        "scales": of_ours(r"[0-9]\s*[亿万]\s*[0-9]++\s*[万千百]"),
        "cycle": of_ours(
            rf"每(?:隔)?(?:[2-9]|1[0-9]|[两二三四五六七八九十]|半)个?(?:年|月|天|日|周|小时|季度|星期)|(?<![一二两三四五六七八九十0-9]){count}\s*(?:年|个?月|周|天|个?季度?)\s*{count}\s*次"
        ),
        "lost": of_ours(r"^\s*[?□■�¿]+\s*(?=[0-9])"),
    }


def read_cell(raw: str) -> Outcome:
    """Return what the cell holds; any text has an outcome."""
    cell = clean(raw)
    notes = [say.HIDDEN.at(*cell.hidden)] if cell.hidden else []
    if cell.cut:
        notes.append(say.CUT.at((LONGEST, LONGEST)))
    found = _no_value(cell)
    if found is None:
        cell, begin = _opened(cell)
        found = _valued(cell, raw, begin)
    return found._replace(notes=(*notes, *found.notes))


def _no_value(cell: Cell) -> Outcome | None:
    """Return the outcome of a cell that is empty, a spreadsheet's error, a heading, a remark or a hint to be filled in; else None."""
    text = cell.text.strip()
    if BLANK_SIGN.fullmatch(text):
        return Outcome(None, None, (say.EMPTY,))
    if ERROR_CELL.fullmatch(text):
        return Outcome(None, text, ())
    if REMARK_START.match(text):
        return Outcome(None, None, (say.REMARK,), template=True)
    if HEADING.fullmatch(text):
        return Outcome(None, None, (say.TEMPLATE,), template=True)
    hint = HINT.search(cell.text) if HINT_CHARACTER.search(cell.text) else None
    single = None if hint else SINGLE_HINT.fullmatch(cell.text)
    slot = hint if hint and _unfilled(cell.text) else single if single and _single(single) else None
    if slot:
        return Outcome(None, None, (say.TEMPLATE.at(cell.span(*slot.span())),), template=True)
    if _DIGIT.search(text) is None and _numberless(text):
        return Outcome(None, None, (say.NO_NUMBER.at(cell.span(0, len(cell.text))),), template=True)
    return None


def _single(found: re.Match[str]) -> bool:
    """Return whether a letter stands for a number: before a known unit, or after a comparison."""
    return is_unit(found["unit"]) or bool(found["sign"] and not found["unit"])


def _numberless(text: str) -> bool:
    """Return whether the text is a comparison and a unit without the number between them."""
    found = UNFILLED.fullmatch(text)
    if found is None or not (found["sign"] or found["open"] or text in ALONE):
        return False
    return all(not part or is_unit(part) for part in (found["unit"], found["more"]))


def _unfilled(text: str) -> bool:
    """Return whether the hint in the text is all there is: no number stands beside it."""
    bold = re.fullmatch(r"\s*\*\*[^*]*[0-9][^*]*\*\*\s*", text) or re.match(r"\s*\*+\s*[<>=≥≤]", text)
    if bold and _DIGIT.search(text):
        return False
    return bool(MASKED_NUMBER.search(text) or not _DIGIT.search(HINT_IN_BRACKETS.sub("", text)))


def _opened(cell: Cell) -> tuple[Cell, int]:
    """Return the cell with what does not belong to the value blanked out, and where in it the value begins."""
    text, begin = cell.text, 0
    if HINT_CHARACTER.search(text) or _STARS.match(text):
        for pattern in (HINT_IN_BRACKETS, _STARS):
            text = pattern.sub(lambda m: " " * len(m[0]), text)
    for pattern in (LABEL, KIND_WORD):
        found = pattern.match(text, len(text) - len(text.lstrip()))
        if found:
            begin = found.end()
            text = " " * begin + text[begin:]
    return cell._replace(text=text), begin


def _valued(cell: Cell, raw: str, begin: int) -> Outcome:
    """Return the outcome of a cell that is filled in."""
    word = _word(cell, raw, begin)
    if GRADES.fullmatch(cell.text.strip(" ()=。")):
        return Outcome(None, word, (say.SCALE,))
    cell, notes = repaired(with_digits(cell))
    if not _DIGIT.search(cell.text):
        return Outcome(None, word, _in_words(cell))
    masked = without_moments(cell.text)
    if only_time(masked):
        return Outcome(None, word, ())
    odd = _malformed(cell, masked)
    if odd is not None:
        return Outcome(None, word, (odd,))
    found = _chosen(cell, masked, quantities(masked), word)
    return found._replace(notes=notes + found.notes) if found.quantity else found


def _word(cell: Cell, raw: str, begin: int) -> str | None:
    """Return the wording of the cell without 定性, label and a leading equals sign."""
    sign = re.compile(r"\s*=+\s*(?=\S)").match(cell.text, begin)
    start = sign.end() if sign else begin
    return tidy(raw[cell.span(start, start + 1)[0] :] if start else raw)


def _in_words(cell: Cell) -> tuple[TargetNote, ...]:
    """Return the note on a fraction or an interval of recurrence in Chinese numerals."""
    for name, note in (("fraction", say.RATIO), ("cycle", say.CYCLE)):
        found = _odd()[name].search(cell.text)
        if found:
            return (note.at(cell.span(*found.span())),)
    return ()


def _malformed(cell: Cell, masked: str) -> TargetNote | None:
    """Return the note on digits that can't be one number."""
    for name, note in (
        ("comma", say.COMMA),
        ("points", say.POINTS),
        ("columns", say.SEVERAL),
        ("ratio", say.RATIO),
        ("fraction", say.RATIO),
        ("scales", say.SCALES),
        ("cycle", say.CYCLE),
        ("lost", say.LOST_SIGN),
    ):
        found = _odd()[name].search(masked)
        if found:
            return note.at(cell.span(*found.span()))
    return None


def _chosen(cell: Cell, masked: str, found: list[Quantity], word: str | None) -> Outcome:
    """Return the outcome of the quantities found: none is a word, one a value, two opposite ones a range, others are told."""
    found, inner = _split_brackets(masked, found)
    notes: tuple[TargetNote, ...] = (say.IN_BRACKETS.at(*(cell.span(q.start, q.end) for q in inner)),) if inner else ()
    if len(found) == 2 and _is_change(masked, *found):
        found = found[1:]
    both = as_range(*found) if len(found) == 2 else None
    if both:
        found = [both]
    elif len(found) > 1 and all(q[:4] == found[0][:4] for q in found):
        found = [found[0]._replace(end=found[-1].end)]
    if len(found) != 1:
        return Outcome(None, word, (say.SEVERAL.at(*(cell.span(q.start, q.end) for q in found)),) if found else ())
    one = found[0]
    here = cell.span(one.start, one.end)
    notes += tuple(note.at(here) for note in one.notes)
    if one.operator is None:
        return Outcome(None, word, notes)
    return _beside(cell, masked, one, word, notes)


def _is_change(masked: str, first: Quantity, last: Quantity) -> bool:
    """Whether the first of two quantities is only what the second is to be raised or lowered from: 由85%提升到90%."""
    between = masked[first.end : last.start + WINDOW]
    return _FROM.search(masked[: first.start]) is not None and _TO.match(between) is not None


def _split_brackets(masked: str, found: list[Quantity]) -> tuple[list[Quantity], list[Quantity]]:
    """Return the quantities outside brackets and those inside; one that only says another again (含90%) is in neither.

    Where all stand inside brackets, they count as standing outside.
    """
    depth, level = 0, []
    for char in masked:
        depth += (char == "(") - (char == ")")
        level.append(depth)
    outer = [q for q in found if level[q.start] <= 0]
    if not outer:
        return found, []
    said = {(q.value, q.unit) for q in outer}
    inner = [
        q
        for q in found
        if level[q.start] > 0
        and (q.value, q.unit) not in said
        and not (masked[: q.start].endswith("含") and not masked[: q.start].endswith("不含") and q.unit is None)
    ]
    return [q for q in outer if q is outer[0] or masked[q.start - 1] != "含"], inner


def _beside(cell: Cell, masked: str, one: Quantity, word: str | None, notes: tuple[TargetNote, ...]) -> Outcome:
    """Return the outcome of the only quantity in view of the words around it."""
    before, after = masked[: one.start], masked[one.end :]
    left, right = _SIDE.split(before), _SIDE.split(after)
    others = [_FILLER.sub("", clause) for clause in (*left[:-1], *right[1:])]
    prose = len(_FILLER.sub("", left[-1] + right[0]))
    here = cell.span(one.start, one.end)
    if any(others) and not (prose == 0 or one.firm):
        return Outcome(None, word, (say.MIXED.at(here),))
    if prose > (BOUND if one.firm else LOOSE):
        return Outcome(None, word, (say.LONG.at(here),))
    if any(others):
        notes += (say.SECOND_WORD.about("；".join(filter(None, others))[:40]),)
    if HOLE in masked:
        notes += _time_beside(cell, masked)
    return Outcome(one, word, notes + _month(cell, one), firm=prose == 0)


def _time_beside(cell: Cell, masked: str) -> tuple[TargetNote, ...]:
    start = masked.index(HOLE)
    end = start + len(masked[start:]) - len(masked[start:].lstrip(HOLE))
    return (say.DEADLINE_TOO.about(cell.text[start:end].strip()).at(cell.span(start, end)),)


def _month(cell: Cell, one: Quantity) -> tuple[TargetNote, ...]:
    if one.unit != "月" or one.value not in range(1, 13) or "." in cell.text or "(月" in cell.text:
        return ()
    return (say.MONTH.about(str(one.value)).at(cell.span(one.start, one.end)),)
