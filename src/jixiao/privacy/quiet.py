"""Tells of many texts at once which may hold personal data: to look through each by itself takes a third of the time in which a report is printed.

A text of one line holds none that has but one reading and nothing in it that any of the searches needs.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, islice

from jixiao.privacy.find import DATED, NUMBER, SEARCHES
from jixiao.privacy.fold import AT_SIGN, BESIDE, CELLS, CIRCLED, ESCAPED, SPACED, SPELT, folded

APART = "\n" * 4
"""Stands between two texts: nothing that is searched for goes on over so many ends of lines."""
AT_ONCE = 4096
"""Texts that are put together: a report of any size must not be there twice."""
OTHER_READINGS = (SPELT, SPACED, ESCAPED, CELLS, BESIDE, AT_SIGN)
"""What a text has that has another reading than its signs folded."""
WORDS = tuple(needed for needed, _ in SEARCHES if needed.pattern != NUMBER.pattern)
"""What the searches need but that for numbers: most of the numbers there are dates."""


def doubtful(texts: Iterable[str]) -> Iterator[str]:
    """Yield those of the texts that have to be looked through; in the others nothing is found."""
    left = iter(texts)
    while portion := tuple(islice(left, AT_ONCE)):
        yield from _doubtful(portion)


def _doubtful(texts: Sequence[str]) -> Iterable[str]:
    single = [text for text in texts if len(text.splitlines()) == 1]
    joined = APART.join(single)
    plain = folded(joined)
    small = plain.lower()
    if len(small) != len(plain):
        return texts
    numbers = (found for found in NUMBER.finditer(plain) if not DATED.fullmatch(found[0]))
    struck = {*_lines(joined, CIRCLED.finditer(joined)), *_lines(plain, numbers)}
    for text, patterns in ((plain, OTHER_READINGS), (small, WORDS)):
        struck.update(_lines(text, (found for pattern in patterns for found in pattern.finditer(text))))
    return (*(single[at] for at in struck), *(text for text in texts if len(text.splitlines()) != 1))


def _lines(joined: str, found: Iterable[re.Match[str]]) -> Iterator[int]:
    """Yield which of the texts that were put together the matches lie in."""
    starts = [0, *accumulate(len(part) + len(APART) for part in joined.split(APART))]
    for match in found:
        yield from range(bisect_right(starts, match.start()) - 1, bisect_left(starts, match.end()))
