"""Knowing a stated degree of completion (达成, 部分达成, 未达成) by the wordings that forms use."""

import re
from decimal import Decimal
from functools import cache

from jixiao.params.load import parameters
from jixiao.scoring.scheme import HUNDRED, Degree, Scheme


def degree_of(scheme: Scheme, word: str) -> tuple[Degree, Decimal] | None:
    """Return the degree that a wording states and the share in per cent its band ends at; None for any other wording."""
    said, top = re.sub(r"\s+", "", word), HUNDRED
    for degree in scheme.qualitative.degrees:
        if said in (degree.word, degree.title) or _pattern(degree.pattern).search(said):
            return degree, top
        top = degree.floor
    return None


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(str(parameters()[name].values[-1].value))
