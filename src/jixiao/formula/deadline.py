"""Dates, periods and deadlines as official forms write them, read into days; what is not certain is None."""

import re
from datetime import date
from functools import cache
from typing import NamedTuple

from jixiao.formula.numerals import chinese, counted
from jixiao.params.lexicon import spelling
from jixiao.system.patterns import of_ours

LONGEST = 400
"""Characters looked at; a date cell is never longer."""
LENGTHS, FEBRUARY = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31), 2
"""Days of the months of a common year."""
YEAR, MONTH, DAY = r"(?:19|20)[0-9]{2}", r"(?:1[0-2]|0?[1-9])", r"(?:3[01]|[12][0-9]|0?[1-9])"
TO = r"\s*(?:-+|~|至|到)\s*"
_FLAT = spelling("target") | {ord("號"): ord("号"), ord("○"): ord("〇")}
_RECURRENT = re.compile(r"每|逐月|按月|按季")
_OPEN_START = re.compile(r"\s*(?:起|开始|至今|以来|启动)")
_ONLY_FINISH = re.compile(r"\s*(?:[底末]?\s*(?:之前|以前|前|止|截止|结束)|完成|完工|竣工)")
_CLOCK = r"(?:[ T]*[0-2]?[0-9]:[0-5][0-9](?::[0-5][0-9](?:\.0+)?)?)?"
_EXACT = re.compile(
    r"\s*(?P<y>(?:19|20)[0-9]{2})\s*(?:(?P<s>[-/.])\s*(?P<m>[0-9]{1,2})\s*(?P=s)\s*(?P<d>[0-9]{1,2})\s*日?"
    rf"|年\s*(?P<m2>[0-9]{{1,2}})\s*月\s*(?P<d2>[0-9]{{1,2}})\s*[日号]?|(?P<m3>[0-9]{{2}})(?P<d3>[0-9]{{2}})){_CLOCK}\s*"
)


class Period(NamedTuple):
    """Days from ``start`` to ``finish``, both inclusive; either may be unknown."""

    start: date | None = None
    finish: date | None = None


class _Point(NamedTuple):
    """A stretch of days named in a text: the first and last of them, how it was written, and where."""

    first: date
    last: date
    exact: bool
    start: int
    end: int


@cache
def _points() -> re.Pattern[str]:
    year, month, day, to = rf"(?<![0-9.]){YEAR}", MONTH, DAY, TO
    part = r"第?\s*(?P<q>[一二三四1-4])\s*季度[底末]?|(?P<half>[上下])半年|(?P<whole>全年|年?[底末]|年内|内|度)"
    return of_ours(
        rf"(?P<cy>{year})(?P<cm>0[1-9]|1[0-2])(?P<cd>0[1-9]|[12][0-9]|3[01])(?![0-9])"
        rf"|(?P<ny>{year})\s*(?P<s>[-/.])\s*(?P<nm>{month})(?:\s*(?P=s)\s*(?P<nd>{day})日?)?(?![0-9])"
        rf"|(?:(?P<y>{year}|(?<![0-9])[0-9]{{2}}(?=\s*年\s*{month}\s*月))\s*年|(?P<rel>当年|本年|次年|同年))\s*度?\s*"
        rf"(?P<m>{month})\s*(?:月(?:\s*份)?|(?={to}{month}\s*月))\s*(?:(?P<d>{day})\s*(?:[日号]|(?![0-9])(?={to}|$))|(?P<x>[上中下]旬|[底末初中]))?"
        rf"|(?:(?P<py>{year})\s*年?|(?P<prel>当年|本年|次年|今年)的?)\s*(?:{part})(?!年)"
        rf"|(?P<fy>{year})\s*(?:年|(?={to}(?:19|20)[0-9]{{2}}\s*年?))(?![0-9])"
        rf"|(?<![0-9.])(?<![0-9]/)(?P<bm>{month})\s*(?:月(?:\s*份)?|(?={to}{month}\s*月))\s*(?:(?P<bd>{day})\s*(?:[日号]|(?![0-9])(?={to}|$))|(?P<bx>[上中下]旬|[底末初中]))?"
        rf"|第?\s*(?P<bq>[一二三四1-4])\s*季度[底末]?|(?P<bhalf>[上下])半年|(?P<bwhole>全年|年[底末]|年内)"
    )


def read_date(text: str) -> date | None:
    """Return the day that the whole text names (2024-01-01, 2024/1/1, 2024年1月1日, 20240101); None when it names none."""
    found = _EXACT.fullmatch(_flat(text))
    if found is None:
        return None
    month, day = found["m"] or found["m2"] or found["m3"], found["d"] or found["d2"] or found["d3"]
    return _day(int(found["y"]), int(month), int(day))


def read_period(text: str) -> Period:
    """Return the period of days that the text names, months and years taken whole; unknown ends are None.

    A single month or year is its own period; 起 leaves the finish open, 前 or 完成 the start; a mere duration (一年) is unknown.
    """
    flat = _flat(text)
    points = _read_points(flat, None)
    if not points or len(points) > 2 or "学年" in flat:
        return Period()
    first, last = points[0], points[-1]
    if len(points) == 2:
        between = flat[first.end : last.start]
        if re.search(r"[;；,，。、]|[0-9]", between):
            return Period()
        return Period(start=first.first, finish=last.last)
    if _OPEN_START.match(flat, first.end):
        return Period(start=first.first)
    if _ONLY_FINISH.match(flat, first.end):
        return Period(finish=_limit(flat, first))
    if re.match(rf"{TO}\S", flat[first.end :]):
        return Period(start=first.first)
    if re.search(r"(?:至|到|截至|截止到?)\s*$", flat[: first.start]):
        return Period(finish=first.last)
    return Period(start=first.first, finish=first.last)


def deadline(text: str, year: int | None = None) -> date | None:
    """Return the last day that the text allows; ``year`` stands in where it names none.

    None when the text names no day, recurs (每月25日前), or leaves open which day is meant (2025年前, 10月前, 3月初).
    """
    flat = _flat(text)
    if _RECURRENT.search(flat):
        return None
    points = _read_points(flat, year)
    limits = [_limit(flat, point) for point in points]
    if not limits or any(limit is None for limit in limits):
        return None
    return max(limit for limit in limits if limit is not None)


def _limit(flat: str, point: _Point) -> date | None:
    """Return the last day of a point, None where 前 after a bare month or year leaves open whether it is included."""
    if not point.exact and re.match(r"\s*(?:之前|以前|前)", flat[point.end :]):
        return None
    return point.last


def _flat(text: str) -> str:
    flat = text[:LONGEST].translate(_FLAT)
    if "年" in flat and re.search("[〇零一二三四五六七八九十]", flat):
        flat = re.sub(r"[〇零一二三四五六七八九]{4}(?=\s*年)", lambda m: str(chinese(m[0])), flat)
        flat = re.sub(r"[一二三四五六七八九十]{1,3}(?=\s*[月日])", _han_day, flat)
    return flat


def _han_day(found: re.Match[str]) -> str:
    """Return a Chinese month or day number up to 三十一 in digits."""
    number = chinese(found[0]) if "十" in found[0] or len(found[0]) == 1 else None
    return found[0] if number is None else str(number)


def _day(year: int, month: int, day: int) -> date | None:
    return date(year, month, day) if 1 <= month <= 12 and 1 <= day <= month_length(year, month) else None


def _read_points(flat: str, year: int | None) -> list[_Point]:
    """Return the points named in order; a month without its year takes that of the point before it, else ``year``.

    An impossible day (2月30日) makes the list empty: then nothing in the text can be trusted.
    """
    points: list[_Point] = []
    given = year
    for found in _points().finditer(flat):
        groups = found.groupdict()
        own = groups["cy"] or groups["ny"] or groups["y"] or groups["py"] or groups["fy"]
        if own:
            year = int(own) if len(own) == 4 else 2000 + int(own)
        elif (groups["rel"] or groups["prel"]) == "次年" and year is not None:
            year += 1
        if year is None or _signed_month(flat, found):
            continue
        days = _days(groups, year)
        if days is None:
            return []
        if not own and given is None and points and days[1] < points[-1].first:
            return []
        points.append(_Point(*days, found.start(), found.end()))
    return points


def _signed_month(flat: str, found: re.Match[str]) -> bool:
    """Return whether a bare month follows a comparison (≤12月), where it rather counts months."""
    return bool(found["bm"] and not found["bd"] and not found["bx"] and re.search(r"[<>=≤≥≦≧]\s*$", flat[: found.start()]))


def _days(groups: dict[str, str | None], year: int) -> tuple[date, date, bool] | None:
    """Return first and last day of a matched point and whether its end is certain; None for a day that does not exist."""
    quarter, half = groups["q"] or groups["bq"], groups["half"] or groups["bhalf"]
    whole = groups["whole"] or groups["bwhole"]
    month = groups["cm"] or groups["nm"] or groups["m"] or groups["bm"]
    if month:
        return _month_days(year, int(month), groups["cd"] or groups["nd"] or groups["d"] or groups["bd"], groups["x"] or groups["bx"])
    if quarter:
        last = 3 * (counted(quarter) or 0)
        return date(year, last - 2, 1), date(year, last, month_length(year, last)), True
    if half:
        return (date(year, 1, 1), date(year, 6, 30), True) if half == "上" else (date(year, 7, 1), date(year, 12, 31), True)
    return date(year, 1, 1), date(year, 12, 31), whole is not None


def _month_days(year: int, month: int, day: str | None, part: str | None) -> tuple[date, date, bool] | None:
    last = month_length(year, month)
    if day:
        exact = _day(year, month, int(day))
        return (exact, exact, True) if exact else None
    if part in ("初", "中"):
        return None
    begin, end = {"上旬": (1, 10), "中旬": (11, 20), "下旬": (21, last)}.get(part or "", (1, last))
    return date(year, month, begin), date(year, month, end), part is not None


def month_length(year: int, month: int) -> int:
    """Return the days of a month, as Python's calendar does, which brings names of months in all languages with it."""
    is_leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return LENGTHS[month - 1] + (month == FEBRUARY and is_leap)
