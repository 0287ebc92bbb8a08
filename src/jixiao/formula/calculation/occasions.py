"""Occasions told by their names, each with so many times, written as the number of times that they are."""

import re

from jixiao.formula.numerals import chinese
from jixiao.system.patterns import of_ours

_NAMES = (
    "春节|元宵节?|清明节?|端午节?|中秋节?|国庆节?|元旦|重阳节?|[五六七八]一|三八|教师节|护士节|建军节|儿童节|劳动节|妇女节|老年节"
    "|上半年|下半年|上学期|下学期|上(?=、?下(?:半年|学期))|[春夏秋冬]季?|年[初中末底]|汛[前中后期]|[会节][前后]"
)
_EACH = of_ours(
    rf"(?P<names>(?:{_NAMES})(?:[、和及与]?(?:{_NAMES}))+)(?:[两四]季|期间)?\s*各(?:[一-龥]{{0,4}}?)\s*(?P<times>\d{{1,2}}|[一两二三四五六])\s*(?P<unit>[次遍轮场期批回趟])"
)
_NAME = re.compile(_NAMES)
_LISTED = of_ours(
    r"(?<![一-龥、])(?P<names>[一-龥]{2,8}(?:、[一-龥]{2,6})*[、和][一-龥]{2,6}?)各[一-龥]{0,4}?\s*(?P<times>\d{1,2}|[一两二三四五六])\s*(?P<unit>[次场期批])"
)
"""Any occasions in a list."""
_TOLD = re.compile(r"各[一-龥]{0,4}?\s*(?:\d{1,2}|[一两二三四五六])\s*[次遍轮场期批回趟]")
LAST = 2


def by_number(text: str) -> str:
    """Return the text, of the same length, with named occasions as their number: 春节、中秋各慰问一次 as 2次."""
    return _LISTED.sub(_listed, _EACH.sub(_times, text)) if _TOLD.search(text) else text


def _listed(found: re.Match[str]) -> str:
    """Return occasions told by any names as their number, unless one is named again, for then each may have a price of its own."""
    names = re.split("[、和]", found["names"])
    if "分别" in found.string or any(found.string.count(name[-LAST:]) > 1 for name in names):
        return found[0]
    each = int(found["times"]) if found["times"].isdigit() else chinese(found["times"])
    return f"{len(names) * (each or 1)}{found['unit']}".rjust(len(found[0]))


def _times(found: re.Match[str]) -> str:
    each = int(found["times"]) if found["times"].isdigit() else chinese(found["times"])
    return f"{len(_NAME.findall(found['names'])) * (each or 1)}{found['unit']}".rjust(len(found[0]))
