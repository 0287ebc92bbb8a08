"""Slips of scanning and typing in a target cell, put right with a warning, and Chinese numerals turned into digits."""

import re
from decimal import Decimal
from functools import cache

from jixiao.formula.target.notes import MISREAD, SPACED, TargetNote
from jixiao.formula.target.text import Cell
from jixiao.formula.target.units import is_unit, unit_at
from jixiao.formula.target.words import BEFORE, NUMERAL, numeral
from jixiao.system.patterns import of_ours

_DIGIT_FOR = str.maketrans("OolI|!", "001111")
_SUSPECT = re.compile(r"[OolI|!$工乏之亠〉》〈《。·]|[0-9.]\s+[0-9.]")
_HAN = re.compile("[〇零一二两三四五六七八九十百千半]")
_NO_COUNT = re.compile(r"[级等期类月日号流般]")


@cache
def _slips() -> dict[str, re.Pattern[str]]:
    return {
        "dollar": of_ours(r"(?<=[0-9OolI])\s*\$(?![0-9])"),
        "lead": of_ours(r"^\s*([工乏之亠])\s*(?=[0-9])"),
        "angle": of_ours(r"^\s*([〉》〈《])\s*(?==?\s*[0-9])"),
        "stop": of_ours(r"(?<=[0-9])([。·])(?=[0-9])"),
        "digits": of_ours(r"(?<![A-Za-z0-9])(?=[0-9.OolI|!]*[0-9%]|[OolI|!]+\s*%)(?=[0-9.]*[OolI|!])[0-9OolI|!]+(?:\.[0-9OolI|!]+)?"),
        "one": of_ours(r"(?<=[<>=≥≤])\s*([lI|])(?![A-Za-z0-9])"),
        "spaced": of_ours(rf"^\s*(?P<sign>{BEFORE})?\s*(?P<n>[0-9][0-9.]*(?:\s+[0-9.]+)+)\s*(?P<unit>\S.*)?$"),
    }


def repaired(cell: Cell) -> tuple[Cell, tuple[TargetNote, ...]]:
    """Return the cell with likely slips put right, and a note for each."""
    if _SUSPECT.search(cell.text) is None:
        return cell, ()
    notes: list[TargetNote] = []
    slips = _slips()
    cell = _swapped(cell, slips["dollar"].search(cell.text), "%", notes)
    if notes and re.fullmatch(r"\s*2[0-9]{2}(?:\.[0-9]+)?\s*%\s*", cell.text):
        cell = _swapped(cell, re.search("2", cell.text), "≥", notes)
    cell = _swapped(cell, slips["lead"].search(cell.text), "≥", notes)
    angle = slips["angle"].search(cell.text)
    cell = _swapped(cell, angle, ">" if angle and angle[1] in "〉》" else "<", notes)
    cell = _swapped(cell, slips["stop"].search(cell.text), ".", notes)
    for name in ("digits", "one"):
        odd = slips[name].search(cell.text)
        if odd and not (unit_at(cell.text, odd.end())[0] or not cell.text[odd.end() :].strip()):
            continue
        cell = _swapped(cell, odd, odd[0].translate(_DIGIT_FOR) if odd else "", notes)
    return _unspaced(cell, notes), tuple(notes)


def _swapped(cell: Cell, found: re.Match[str] | None, new: str, notes: list[TargetNote]) -> Cell:
    """Return the cell with the match overwritten (blanks kept) and a note added; unchanged when nothing matched."""
    if found is None:
        return cell
    old = found[0].strip()
    start = found.start() + found[0].index(old)
    notes.append(MISREAD.about(old, new.strip()).at(cell.span(start, start + len(old))))
    return spliced(cell, start, start + len(old), new.strip())


def spliced(cell: Cell, start: int, end: int, new: str) -> Cell:
    """Return the cell with a stretch replaced; the new characters all stand where the stretch began."""
    text = cell.text[:start] + new + cell.text[end:]
    if len(new) == end - start:
        return cell._replace(text=text)
    places = cell.places or tuple(range(len(cell.text)))
    return cell._replace(text=text, places=places[:start] + (places[start],) * len(new) + places[end:])


def _unspaced(cell: Cell, notes: list[TargetNote]) -> Cell:
    """Return the cell with the blanks inside its one number closed, when they can't be a border between two numbers."""
    found = _slips()["spaced"].match(cell.text)
    if found is None or not (found["sign"] or found["unit"]):
        return cell
    pieces = found["n"].split()
    thousands = all(len(p) == 3 for p in pieces[1:-1]) and re.fullmatch(r"[0-9]{3}(?:\.[0-9]+)?", pieces[-1]) and len(pieces[0]) <= 3
    torn = any(p.startswith(".") or p.endswith(".") for p in pieces)
    if not (thousands or torn or all(len(p) == 1 for p in pieces)) or "".join(pieces).count(".") > 1:
        return cell
    joined = "".join(pieces)
    if not thousands or torn:
        notes.append(SPACED.about(joined).at(cell.span(*found.span("n"))))
    return spliced(cell, *found.span("n"), joined)


@cache
def _numerals() -> dict[str, re.Pattern[str]]:
    each = r"(?:每个?[^\s每0-9]{1,3}?\s*)*?"
    ends = r"\s*(?:$|[,;。(]|以|之内|内|左右|每|/)"
    return {
        "percent": of_ours(rf"([百千万])分之(?:(?P<n>{NUMERAL})(?:点(?P<part>[零〇一二两三四五六七八九]+))?|(?P<d>[0-9.]+))"),
        "whole": of_ours(r"百分之?百"),
        "start": of_ours(
            rf"^\s*(?P<each1>{each})\s*(?P<word>{BEFORE})?\s*约?\s*(?P<each2>{each})\s*(?P<n>{NUMERAL}|半(?=年|天|个月|小时))(?P<u>[万亿]?)"
        ),
        "inside": of_ours(rf"(?:{BEFORE})\s*(?P<n>{NUMERAL})"),
        "half": of_ours(
            rf"(?P<n>{NUMERAL}|[0-9]{{1,9}}+)(?P<u>个月|个?小时|年|天)半(?={ends})|(?P<n2>{NUMERAL}|[0-9]{{1,9}}+)个(?P<half>半)(?=月|小时|工作日)"
        ),
        "ends": of_ours(ends),
        "within": of_ours(r"\s*(?:以内|之内|内)"),
    }


def with_digits(cell: Cell) -> Cell:
    """Return the cell with its Chinese numeral written in digits where it is the number of the target."""
    if _HAN.search(cell.text) is None:
        return cell
    patterns = _numerals()
    for found in reversed(list(patterns["percent"].finditer(cell.text))):
        number = found["d"] or _percent(found)
        if number is not None:
            cell = spliced(cell, *found.span(), number + {"百": "%", "千": "‰", "万": "‱"}[found[1]])
    whole = patterns["whole"].search(cell.text)
    if whole:
        return spliced(cell, *whole.span(), "100%")
    half = patterns["half"].search(cell.text)
    if half:
        return _with_half(cell, half)
    number = patterns["start"].match(cell.text) or patterns["inside"].search(cell.text)
    return cell if number is None else _counted(cell, number)


def _percent(found: re.Match[str]) -> str | None:
    number = numeral(found["n"])
    if number is None:
        return None
    return f"{number}.{''.join(str(numeral(char)) for char in found['part'])}" if found["part"] else str(number)


def _with_half(cell: Cell, found: re.Match[str]) -> Cell:
    """Return the cell with 一年半 written 1.5年."""
    text = found["n"] or found["n2"]
    number = numeral(text) if not text[0].isascii() else Decimal(text)
    if number is None:
        return cell
    unit = found["u"] or "个"
    return spliced(cell, *found.span(), f"{number}.5{unit}")


def _counted(cell: Cell, found: re.Match[str]) -> Cell:
    """Return the cell with a numeral before a unit in digits, unless the two are a word (一次性, 一级, 三月)."""
    unit, stop = unit_at(cell.text, found.end("n"))
    if unit is None or _NO_COUNT.match(unit) or cell.text[stop : stop + 1] == "性":
        return cell
    groups = found.groupdict()
    each = re.split("每个?", f"{groups.get('each1') or ''}{groups.get('each2') or ''}")
    if not all(is_unit(part.strip()) for part in each if part.strip()):
        return cell
    start = found.re is _numerals()["start"]
    if start and not groups["word"] and not _numerals()["ends"].match(cell.text, stop):
        return cell
    number = numeral(found["n"]) if found["n"] != "半" else _half(cell, stop, bool(groups["word"]))
    return cell if number is None else spliced(cell, *found.span("n"), str(number))


def _half(cell: Cell, at: int, compared: bool) -> Decimal | None:
    """Return a half where 半年 is a limit (半年内, 不超过半年); alone it is a word."""
    return Decimal("0.5") if compared or _numerals()["within"].match(cell.text, at) else None
