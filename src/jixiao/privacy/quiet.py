"""Tells of many texts at once which may hold personal data: to look through each by itself takes a third of the time in which a report is printed.

A text of one line holds none that has but one reading, in which none of the searches finds anything.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, islice

from jixiao.privacy.find import SEARCHES
from jixiao.privacy.fold import AT_SIGN, BESIDE, CELLS, CIRCLED, ESCAPED, SPACED, SPELT, Folded, folded

APART = "\n" * 4
"""Stands between two texts: nothing that is searched for goes on over so many ends of lines."""
AT_ONCE = 4096
"""Texts that are put together: a report of any size must not be there twice."""
OTHER_READINGS = (SPELT, SPACED, ESCAPED, CELLS, BESIDE, AT_SIGN)
"""What a text has that has another reading than its signs folded."""


def doubtful(texts: Iterable[str]) -> Iterator[str]:
    """Yield those of the texts that have to be looked through; in the others nothing is found."""
    left = iter(texts)
    while portion := tuple(islice(left, AT_ONCE)):
        yield from _doubtful(portion)


def _doubtful(texts: Sequence[str]) -> Iterable[str]:
    single = [text for text in texts if text.splitlines() == [text]]
    joined = APART.join(single)
    plain = folded(joined)
    small = plain.lower()
    if len(small) != len(plain):
        return texts
    lines, starts = plain.split(APART), _starts(plain)
    struck = {*_lines(_starts(joined), CIRCLED.finditer(joined))} if CIRCLED.search(joined) else set[int]()
    struck.update(at for pattern in OTHER_READINGS for at in _lines(starts, pattern.finditer(plain)))
    for needed, search in SEARCHES:
        near = {*_lines(starts, needed.finditer(small))} - struck
        struck.update(at for at in near if any(search(Folded(lines[at], range(len(lines[at]))))))
    return (*(single[at] for at in struck), *(text for text in texts if text.splitlines() != [text]))


def _starts(joined: str) -> list[int]:
    """Return where the texts begin that were put together, and where the last one ends."""
    return [0, *accumulate(len(part) + len(APART) for part in joined.split(APART))]


def _lines(starts: list[int], found: Iterable[re.Match[str]]) -> Iterator[int]:
    """Yield which of the texts that were put together the matches lie in."""
    for match in found:
        yield from range(bisect_right(starts, match.start()) - 1, bisect_left(starts, match.end()))
