"""Points in time inside a target value: dates, months, quarters and deadlines, which are words and no numbers."""

import re
from functools import cache

from jixiao.formula.deadline import DAY, MONTH, TO, YEAR
from jixiao.system.patterns import of_ours

HOLE = "\x01"
"""Stands in masked text for every character of a point in time."""
_END = r"(?:年?[底末初中内]|年?度)"
_MONTH_DAY = rf"{MONTH}\s*月(?:\s*份)?(?:\s*(?:{DAY}\s*(?:[日号](?:\s*[0-2]?[0-9]\s*时)?|(?![0-9.%日号]))|[底末初中]|[上中下]旬))?"
_IN_YEAR = rf"(?<![0-9.])(?<![0-9],)(?:{YEAR}|(?<![0-9])[0-9]{{2}}(?=\s*年\s*{MONTH}\s*月))\s*年\s*{_END}?"
_PART_OF_YEAR = (
    rf"\s*{MONTH}\s*月?{TO}{MONTH}\s*月(?:\s*份|\s*[底末])?|\s*{_MONTH_DAY}(?:\s*{TO}{_MONTH_DAY})?"
    r"|\s*第?\s*[一二三四1-4]\s*季度|\s*[上下]半年|\s*全年"
)
_PARTS = (
    rf"(?<![0-9.])(?<![0-9],){YEAR}\s*[-/.]\s*{MONTH}\s*[-/.]\s*{DAY}(?![0-9%])",
    rf"(?<![0-9.><=≥≤])(?<![0-9],){YEAR}\s*[-/.]\s*{MONTH}(?=\s*(?:$|之?前|以前|[底末]|完成|{TO}{YEAR}))",
    rf"(?<![0-9.])(?<![0-9],){YEAR}(?:\s*年)?{TO}{YEAR}\s*年(?:度|[底末])?",
    rf"{_IN_YEAR}(?:{_PART_OF_YEAR})?",
    rf"(?<![0-9.><=≥≤])(?<![0-9],){MONTH}\s*月?\s*{TO}{MONTH}\s*月(?:\s*份|\s*[底末])?",
    rf"(?<![0-9.])(?<![0-9],)(?:每年\s*|当年\s*|次年\s*|本年\s*)?{MONTH}\s*月(?:\s*份)?\s*{DAY}\s*[日号](?:\s*{TO}{_MONTH_DAY})?",
    rf"(?<![0-9.])(?<![0-9],)(?:每年\s*|当年\s*|次年\s*|本年\s*)?{MONTH}\s*月\s*(?:份|[底末初中]|[上中下]旬|(?=之?前|以前|完成|{TO}))",
    rf"(?<![0-9.])(?<![0-9],)每(?:年|个?月|季度?|周)[^0-9]{{0,3}}{DAY}\s*[日号]",
    rf"(?<![0-9.])(?<![0-9],){DAY}\s*[日号](?=\s*(?:之?前|以前|起|{TO}|完成))",
    rf"(?<![0-9.]){MONTH}[./]{DAY}(?=\s*日?\s*(?:之前|以前|前|止))",
    r"(?<![A-Za-z])[Qq][1-4](?![0-9A-Za-z])",
    r"(?<!每)(?<!个)第?\s*[一二三四1-4]\s*季度(?:[底末])?",
    r"(?<![0-9半])(?:当|本|次|每|全)?年[底末内中初](?!工)|[上下]半年|(?<!每)全年",
    r"(?<![0-9.:])(?:[01][0-9]|2[0-4]|[6-9]):[0-5][0-9](?::[0-5][0-9])?(?![0-9])",
    r"(?<![0-9])十[一二三四五]五",
)
_BARE_MONTH = re.compile(rf"\s*{MONTH}\s*月\s*")
_COMPACT = re.compile(r"\s*(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])\s*(?:之?前)?\s*")
_AROUND = re.compile(
    r"(?:于|在|自|从|至|到|截至|截止到?|起|止|之?前|以前|之?内|以内|之间|期间|按时|及时|按期|如期|全面|全部|基本|底|完成|完工|竣工|开工"
    r"|验收|项目|工作|任务|[-~,。;、():≤<=\s\x01])*"
)


@cache
def _moment() -> re.Pattern[str]:
    return of_ours("|".join(_PARTS))


def without_moments(text: str) -> str:
    """Return the text with every point in time overwritten by :data:`HOLE`, as long as before."""
    if _BARE_MONTH.fullmatch(text) or _COMPACT.fullmatch(text):
        return HOLE * len(text)
    return _moment().sub(lambda found: HOLE * len(found[0]), text)


def only_time(masked: str) -> bool:
    """Return whether masked text says nothing beside its points in time."""
    return HOLE in masked and _AROUND.fullmatch(masked) is not None
