"""Personal data in a text: numbers of phones, identities, passports, bank cards, plates; mail and accounts; addresses and names of the helped.

A number is told by its own digits where they prove it (check digits, a date of birth and a region), else by how it is grouped and
by the words beside it. What is an amount, a quantity, a code or a date is none.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from itertools import accumulate, pairwise
from typing import NamedTuple

from jixiao.model.personal import PersonalKind
from jixiao.privacy import beside
from jixiao.privacy.address import IN_ENGLISH, NUMBERED, addresses
from jixiao.privacy.fold import Folded, folds, lines
from jixiao.privacy.number import EXTENSION, PHONE, Number, has_check, kind_of
from jixiao.privacy.papers import WORDS as PAPERS
from jixiao.privacy.papers import papers

AROUND = 14
"""Signs before a number in which a word for it may stand."""
SIGN = r"[ \-·./_()+~]"
COMMA = r"(?<=1[3-9]\d)[,、*\t](?=\d{4}[,、*\t]\d{4}(?!\d))|(?<=1[3-9]\d[,、*\t]\d{4})[,、*\t](?=\d{4}(?!\d))"
"""Where a comma, or a sign that parts a list, parts a mobile number as no amount is parted."""
NUMBER = re.compile(rf"\d(?=[\d \-·./_()+~,、*\t]{{6}})(?:(?:{SIGN}{{0,3}}|{COMMA})\d){{6,30}}(?:{SIGN}{{0,3}}[Xx](?![A-Za-z0-9]))?")
"""Digits with at most three signs between any two of them, as many as any number of a person has."""
DATED = re.compile(r"(?:19|20)\d\d[-./]\d\d?[-./]\d{1,4}")
"""Digits that are never a person's, and most of those that stand in records: a date, a paper's number that begins with year and month."""
GROUP = re.compile(r"\d+")
HEX = re.compile(r"[A-Fa-f]+")
LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
SHORT_CODE = 4
"""So many large letters before a number make a code of it: SN, HT."""
MOST_GROUPS, LONGEST = 8, 20
FEWEST = 7
"""Digits of the shortest number of a person: one of a telephone without its area."""
ONE_BY_ONE = (8, 11, 15, 16, 17, 18, 19)
BEFORE = frozenset(("tel", "telephone", "phone", "mobile", "mob", "m", "t", "cell", "fax", "id", "no", "n", "r", "t", "hp", "call"))
"""Letters that may stand right before a number; ``n``, ``r``, ``t`` end an escape of JSON."""
TLD = "c[o0]m|cn|net|org|edu|gov|hk|tw|me|io|vip|top|中国|公司|网络"
FILE = r"(?:png|jpe?g|gif|webp|svg|pdf|docx?|xlsx?|pptx?|csv|txt|zip|json|html?)(?![A-Za-z])"
"""Ends the name of a file: a picture for sharp screens is called @2x.png."""
MAIL = re.compile(
    r"(?:(?<![A-Za-z0-9._%+\-])[A-Za-z0-9][A-Za-z0-9._%+\-]{0,63}\"?|(?!微?博@)[\u4e00-\u9fff]{1,4}(?=@))\s?@\s?"
    rf"(?:[A-Za-z0-9\-\u4e00-\u9fff]{{1,63}}\.){{1,8}}(?!{FILE})(?:{TLD}|[A-Za-z]{{2,24}})"
)
DISGUISED = re.compile(
    rf"(?<![A-Za-z0-9._%+\-])[A-Za-z0-9][A-Za-z0-9._%+\-]{{0,63}}@(?:[A-Za-z0-9\-]{{1,20}}(?: [A-Za-z0-9\-]{{1,20}})?\.){{1,4}}(?:{TLD})(?![A-Za-z0-9])",
    re.IGNORECASE,
)
"""A mail address whose signs were disguised: it ends as addresses mostly do."""
DISABLED = re.compile(r"(?<!\d)(\d{17}[\dXx])\d{2}(?:B\d)?(?!\d)")
"""A certificate of disability has the identity number, the sort and the degree."""
SHORTEST = 5
"""Signs that a line with personal data has at least."""
BROKEN = re.compile(r"(?:[\dXx@][\-–—]?|[\u4e00-\u9fff][:：]?)[ \t]*\r?\n[ \t]*(?=[\dXx]|[\w\-]+\.)")
"""Where a number may go on in the next line, or stand there behind a word for it."""
TOLD = re.compile(r"[@话机真拨系式码号证卡户存照☎]|tel|phone|mobile|fax|passport|[\d\s]{17}", re.IGNORECASE)
"""What stands around every number that goes on over the end of a line: a word for it, or as many digits as prove it."""
IN_SIGNS: frozenset[PersonalKind] = frozenset(("identity", "phone", "card", "passport", "mail"))
"""Kinds of which one may go on over the end of a line."""


class Found(NamedTuple):
    """A piece of personal data: its kind, where it stands in the text, how many digits it has."""

    kind: PersonalKind
    start: int
    end: int
    digits: int


def find(text: str) -> list[Found]:
    """Return the personal data in a text, in order, none over another."""
    if len(text) < SHORTEST:
        return []
    if len(text.splitlines()) == 1:
        return _in_line(text)
    told = ((at, line) for at, line in lines(text) if len(line) >= SHORTEST)
    found = [one._replace(start=at + one.start, end=at + one.end) for at, line in told for one in _in_line(line)]
    return _apart(found, _over_breaks(text))


def _over_breaks(text: str) -> Iterator[Found]:
    """Yield the numbers that a line's end parts, or parts from the word for them; a word has to stand right before them."""
    for begin, end, ends in _broken(text):
        joined = text[begin:end].replace("\r", " ").replace("\n", " ")
        if not TOLD.search(joined):
            continue
        for one in (one for folded in folds(joined) for one in _in_folded(folded._replace(sure=False))):
            start, stop = begin + one.start, begin + one.end
            if one.kind in IN_SIGNS and bisect_right(ends, start - 1) < bisect_right(ends, stop - 1):
                yield one._replace(start=start, end=stop)


def _broken(text: str) -> Iterator[tuple[int, int, list[int]]]:
    """Yield the passages around ends of lines that may part a number, those near one another as one, with where the lines behind begin."""
    begin, end, ends = 0, -1, list[int]()
    for broken in BROKEN.finditer(text):
        if broken.start() - 2 * AROUND > end:
            if ends:
                yield begin, end, ends
            begin, ends = max(0, broken.start() - 2 * AROUND), []
        end = broken.end() + 2 * AROUND
        ends.append(broken.end())
    if ends:
        yield begin, end, ends


def _in_line(line: str) -> list[Found]:
    readings = folds(line)
    if len(readings) == 1:
        found = [*_in_folded(readings[0])]
        return _apart([], found) if len(found) > 1 else found
    sure, doubtful = ([one for folded in readings if folded.sure is way for one in _in_folded(folded)] for way in (True, False))
    return _apart(_apart([], sure), doubtful)


def _apart(kept: list[Found], others: Iterable[Found]) -> list[Found]:
    """Return what is kept with those others that lie over none of it nor of one another, the longest first where they begin alike."""
    ends, found, last = [one.end for one in kept], list(kept), 0
    for one in sorted(others, key=lambda one: (one.start, -one.end)):
        following = bisect_right(ends, one.start)
        if one.start >= last and (following == len(kept) or kept[following].start >= one.end):
            found.append(one)
            last = one.end
    return sorted(found, key=lambda one: one.start)


def _in_folded(folded: Folded) -> Iterator[Found]:
    for search in searches(folded.text):
        for kind, start, stop in search(folded):
            yield Found(kind, *folded.span(start, stop), sum(c.isdigit() for c in folded.text[start:stop]))


Span = tuple[PersonalKind, int, int]


def _mails(folded: Folded) -> Iterator[Span]:
    for pattern in (MAIL, DISGUISED) if folded.sure else (DISGUISED,):
        yield from (("mail", found.start(), found.end()) for found in pattern.finditer(folded.text))


def _papers(folded: Folded) -> Iterator[Span]:
    return (("passport", start, end) for start, end in papers(folded.text))


def _addresses(folded: Folded) -> Iterator[Span]:
    return (("address", start, end) for start, end in addresses(folded.text))


def _addresses_in_english(folded: Folded) -> Iterator[Span]:
    return (("address", *found.span()) for found in IN_ENGLISH.finditer(folded.text))


def _of_the_disabled(folded: Folded) -> Iterator[Span]:
    for found in DISABLED.finditer(folded.text):
        if has_check(found[1].upper()):
            yield "identity", found.start(), found.end()


def _accounts(folded: Folded) -> Iterator[Span]:
    return (("account", start, end) for start, end in beside.accounts(folded.text))


def _plates(folded: Folded) -> Iterator[Span]:
    return (("plate", start, end) for start, end in beside.plates(folded.text))


def _names(folded: Folded) -> Iterator[Span]:
    return (("name", start, end) for start, end in beside.names(folded.text))


def _born(folded: Folded) -> Iterator[Span]:
    return (("name", start, end) for start, end in beside.born(folded.text))


def _numbers(folded: Folded) -> Iterator[Span]:
    """Yield the numbers of persons: of groups of digits that follow one another the longest runs that are one."""
    for run in NUMBER.finditer(folded.text):
        if DATED.fullmatch(run[0]):
            continue
        groups = [found.span() for found in GROUP.finditer(folded.text, run.start(), run.end())]
        if _is_inside(folded.text, run.start(), run.end()) and not has_check(run[0].upper()):
            if folded.text[groups[0][1] : groups[0][1] + 1] != " ":
                continue
            del groups[0]  # the code ends at the blank
        last_x = run.end() if run[0][-1] in "Xx" else 0
        at, left = 0, sum(end - start for start, end in groups)
        while left >= FEWEST:
            kind, end = _longest(folded, groups, at, last_x)
            if kind is not None:
                yield kind, groups[at][0], last_x if end == len(groups) and last_x else groups[end - 1][1]
            left -= sum(end - start for start, end in groups[at:end])
            at = end


def _any(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words)))


SEARCHES: tuple[tuple[re.Pattern[str], Callable[[Folded], Iterator[Span]]], ...] = tuple(
    (re.compile(needed), search)
    for needed, search in (
        (NUMBER.pattern, _numbers),
        ("@", _mails),
        (_any(PAPERS), _papers),
        (r"残\s*疾", _of_the_disabled),
        (NUMBERED, _addresses),
        (_any(("apt", "flat", "room", "home add", "lane")), _addresses_in_english),
        (f"{_any(beside.ACCOUNTS)}|{beside.IN_CHAT}", _accounts),
        (_any((*beside.PROVINCES, "使", "领")), _plates),
        (_any(beside.PERSONS), _names),
        (r"男|女|生(?<=[出月日0-9\s]生)|born|aged|dob|male", _born),
    )
)
"""Each search with what every line has, its letters small, in which it finds anything."""


def searches(text: str) -> Iterator[Callable[[Folded], Iterator[Span]]]:
    """Return the searches that may find anything in a folded text."""
    small = text.lower()
    return (search for needed, search in SEARCHES if needed.search(small))


def _is_inside(text: str, start: int, end: int) -> bool:
    """Whether a number goes on from signs of a code or a hash; behind a name or a word for a number it does not."""
    if start and text[start - 1].isdigit():
        return True
    before = text[max(0, start - 24) : start]
    letters = before[len(before.rstrip(LETTERS)) :]
    if not letters or letters.lower() in BEFORE:
        return False
    ahead = start - len(letters)
    is_mixed = ahead > 0 and text[ahead - 1].isdigit()
    is_hash = HEX.fullmatch(letters + text[end : end + 1]) is not None and text[end : end + 1].isalpha()
    return is_mixed or is_hash or (letters.isupper() and len(letters) <= SHORT_CODE)


def _longest(folded: Folded, groups: list[tuple[int, int]], at: int, last_x: int) -> tuple[PersonalKind | None, int]:
    """Return the kind of the longest run of groups from ``at`` on that is a number of a person, and where the next begins."""
    for end in _ends(folded.text, groups, at):
        kind = kind_of(_number(folded, groups[at:end], last_x if end == len(groups) else 0))
        if kind is not None:
            return kind, end
    return None, at + 1


def _ends(text: str, groups: list[tuple[int, int]], at: int) -> Iterator[int]:
    """Yield where a number may end that begins at a group, the longest first: few groups, or digits one by one."""
    last = min(len(groups), at + LONGEST)
    single = next((n for n in range(at, last) if groups[n][1] - groups[n][0] > 1), last)
    sizes = list(accumulate(end - start for start, end in groups[at:last]))
    if single - at == LONGEST:
        return  # a list of digits
    for end in range(last, at, -1):
        if (end - at <= MOST_GROUPS or (end <= single and end - at in ONE_BY_ONE)) and _may_be(
            text, groups[at][0], groups[end - 1][1], sizes[end - at - 1]
        ):
            yield end


def _may_be(text: str, start: int, end: int, size: int) -> bool:
    """Whether so many digits may be a number of a person by how they begin: spares to look at most numbers."""
    if size < FEWEST:
        return False
    first = text[start]
    if size >= 16 or first in "08" or text[start - 1 : start] == "+" or (size == 11 and first == "1") or (size == 15 and first in "123456"):
        return True
    return size <= 14 and bool(PHONE.near.search(text[max(0, start - AROUND) : start]) or EXTENSION.match(text, end))


def _number(folded: Folded, groups: list[tuple[int, int]], last_x: int) -> Number:
    text = folded.text
    digits = "".join(text[start:end] for start, end in groups) + ("X" if last_x else "")
    signs = "".join(text[end:start] for (_, end), (start, _) in pairwise(groups))
    start, end = groups[0][0], last_x or groups[-1][1]
    return Number(digits, tuple(e - s for s, e in groups), signs, text[max(0, start - AROUND) : start], text[end : end + 6], folded.sure)
