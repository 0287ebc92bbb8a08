"""Knowing a stated degree of completion (达成, 部分达成, 未达成) by the wordings that forms use."""

import re
from decimal import Decimal
from functools import cache

from jixiao.params.load import parameters
from jixiao.scoring.scheme import HUNDRED, Degree, Scheme
from jixiao.system.patterns import of_ours


def degree_of(scheme: Scheme, word: str, aim: str | None = None) -> tuple[Degree, Decimal] | None:
    """Return the degree that a wording states and the share in per cent its band ends at; None for any other wording.

    To repeat the target's own word is to say that it was reached.
    """
    said, top = _bare(word), HUNDRED
    if aim is not None and said and said == _bare(aim):
        return scheme.qualitative.degrees[0], top
    for degree in scheme.qualitative.degrees:
        if said in (degree.word, degree.title) or _pattern(degree.pattern).search(said):
            return degree, top
        top = degree.floor
    return None


def _bare(text: str) -> str:
    return re.sub(r"\s+", "", text)


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return of_ours(str(parameters()[name].values[-1].value))
