"""Personal data in a text: numbers of phones, identities, passports, bank cards, plates; mail and accounts; addresses and names of the helped.

A number is told by its own digits where they prove it (check digits, a date of birth and a region), else by how it is grouped and
by the words beside it. What is an amount, a quantity, a code or a date is none.
"""

import re
from collections.abc import Callable, Iterator
from itertools import accumulate, pairwise
from string import ascii_letters
from typing import NamedTuple

from jixiao.model.personal import PersonalKind
from jixiao.privacy import beside
from jixiao.privacy.address import addresses
from jixiao.privacy.fold import Folded, folds, lines
from jixiao.privacy.number import PHONE_WORDS, Number, has_check, kind_of
from jixiao.privacy.papers import PAPER
from jixiao.privacy.papers import WORDS as PAPERS

AROUND = 14
"""Signs before a number in which a word for it may stand."""
SIGN = r"[ \-·./_()]"
COMMA = r"(?<=1[3-9]\d),(?=\d{4},\d{4}(?!\d))|(?<=1[3-9]\d,\d{4}),(?=\d{4}(?!\d))"
"""Where a comma parts a mobile number as no amount is parted."""
NUMBER = re.compile(rf"\+?\(?\d(?:(?:{SIGN}{{0,3}}|{COMMA})\d){{6,30}}(?:{SIGN}?[Xx](?![A-Za-z0-9]))?")
"""Digits with at most three signs between any two of them, as many as any number of a person has."""
DATED = re.compile(r"(?:19|20)\d\d[-./]\d\d?[-./]\d{1,4}")
"""Digits that are never a person's, and most of those that stand in records: a date, a paper's number that begins with year and month."""
GROUP = re.compile(r"\d+")
HEX = re.compile(r"[A-Fa-f]+")
SHORT_CODE = 4
"""So many large letters before a number make a code of it: SN, HT."""
MOST_GROUPS, LONGEST = 8, 20
FEWEST = 7
"""Digits of the shortest number of a person: one of a telephone without its area."""
ONE_BY_ONE = (8, 11, 15, 16, 17, 18, 19)
BEFORE = frozenset(("tel", "telephone", "phone", "mobile", "mob", "m", "t", "cell", "fax", "id", "no", "n", "r", "t", "hp", "call"))
"""Letters that may stand right before a number; ``n``, ``r``, ``t`` end an escape of JSON."""
AT = r"(?:@|[\[({<]\s?(?:at|@)\s?[\])}>]|\(a\)| at |艾特)"
DOT = r"(?:[.。点]|[,，](?=(?:com|cn|net|org)\b)|[\[({<]\s?dot\s?[\])}>]| dot )"
MAIL = re.compile(
    rf"(?:(?<![A-Za-z0-9._%+\-])[A-Za-z0-9][A-Za-z0-9._%+\-]{{0,63}}\"?|(?!微?博@)[\u4e00-\u9fff]{{1,4}}(?=@))\s?{AT}\s?(?:[A-Za-z0-9\-]{{1,63}}\s?{DOT}\s?){{1,8}}[A-Za-z]{{2,24}}"
    r"|(?<![A-Za-z0-9._%+\-])[A-Za-z0-9][A-Za-z0-9._%+\-]{0,63}@[A-Za-z0-9\-\u4e00-\u9fff]{1,20}\.(?:中国|公司|网络)"
    r"|(?<=邮箱)[A-Za-z0-9._\-]{1,64}#(?:[A-Za-z0-9\-]{1,63}\.){1,8}[A-Za-z]{2,24}"
    r"|(?<![A-Za-z0-9._\-])[A-Za-z0-9][A-Za-z0-9._\-]{0,63}(?:#|_at_)(?:qq|163|126|139|189|sina|sohu|yeah|foxmail|gmail|outlook|hotmail|aliyun)\.(?:com|cn|net)",
    re.IGNORECASE,
)
DISABLED = re.compile(r"(?<!\d)(\d{17}[\dXx])\d{2}(?:B\d)?(?!\d)")
"""A certificate of disability has the identity number, the sort and the degree."""
WRITTEN = "〇零○一二三四五六七八九幺两壹贰叁肆伍陆柒捌玖①-⑨⓪❶-❾"
LIKELY = re.compile(
    rf"[\d{WRITTEN}十百@＠\[({{<_（｛＜ 艾邮证照Pp址室户#＃{beside.FIRST_SIGNS}](?:(?<=\d)(?:[^\w\n]{{0,4}}_?\d){{6}}|(?<=[{WRITTEN}])[{WRITTEN}]{{2}}|(?<=[@＠证照址室])"
    rf"|(?<=[\[({{<_（｛＜ ])[Aa][Tt][\])}}>_）｝＞ ]|(?<=艾)特|(?<=[(（])[Aa][)）]"
    rf"|(?<=\d)[#＃\-－]\d{{1,2}}[\-－]\d{{3}}|(?<=[\d{WRITTEN}十百])[弄号栋幢座门单组社队]"
    rf"|(?<=[#＃])[A-Za-z1Ａ-Ｚａ-ｚ１]\S{{1,40}}?[.．․﹒]|{beside.LIKELY}"
    r"|(?<=邮)箱|(?<=户)籍|(?<=[Pp])[Aa][Ssſ]{2}[Pp][Oo][Rr][Tt])"
)
"""What lines with personal data have. It begins with one class of signs, so that Python's matcher passes over all others at once."""


SHORTEST = 5
"""Signs that a line with personal data has at least."""


class Found(NamedTuple):
    """A piece of personal data: its kind, where it stands in the text, how many digits it has."""

    kind: PersonalKind
    start: int
    end: int
    digits: int


def find(text: str) -> list[Found]:
    """Return the personal data in a text, in order, none over another."""
    if len(text) < SHORTEST or not LIKELY.search(text):
        return []
    told = list(lines(text))
    if len(told) == 1:
        return list(_in_line(text))
    likely = ((at, line) for at, line in told if len(line) >= SHORTEST and LIKELY.search(line))
    return [found._replace(start=at + found.start, end=at + found.end) for at, line in likely for found in _in_line(line)]


def _in_line(line: str) -> Iterator[Found]:
    end, everything = 0, [one for folded in folds(line) for one in _in_folded(folded)]
    for one in sorted(everything, key=lambda one: (one.start, -one.end)):
        if one.start >= end:
            end = one.end
            yield one


def _in_folded(folded: Folded) -> Iterator[Found]:
    for search in searches(folded.text):
        for kind, start, stop in search(folded):
            yield Found(kind, *folded.span(start, stop), sum(c.isdigit() for c in folded.text[start:stop]))


Span = tuple[PersonalKind, int, int]


def _mails(folded: Folded) -> Iterator[Span]:
    text = folded.text
    if any(sign in text for sign in ".。,点") or "dot" in text.lower():  # before the last part of every address
        yield from (("mail", found.start(), found.end()) for found in MAIL.finditer(text))


def _papers(folded: Folded) -> Iterator[Span]:
    return (("passport", found.start(), found.end()) for found in PAPER.finditer(folded.text))


def _addresses(folded: Folded) -> Iterator[Span]:
    return (("address", start, end) for start, end in addresses(folded.text))


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


def _numbers(folded: Folded) -> Iterator[Span]:
    """Yield the numbers of persons: of groups of digits that follow one another the longest runs that are one."""
    for run in NUMBER.finditer(folded.text):
        if DATED.fullmatch(run[0]) or (_is_inside(folded.text, run.start(), run.end()) and not has_check(run[0].upper())):
            continue
        groups = [found.span() for found in GROUP.finditer(folded.text, run.start(), run.end())]
        last_x = run.end() if run[0][-1] in "Xx" else 0
        at, left = 0, sum(end - start for start, end in groups)
        while left >= FEWEST:
            kind, end = _longest(folded.text, groups, at, last_x)
            if kind is not None:
                yield kind, groups[at][0], last_x if end == len(groups) and last_x else groups[end - 1][1]
            left -= sum(end - start for start, end in groups[at:end])
            at = end


SEARCHES: tuple[tuple[tuple[str, ...], Callable[[Folded], Iterator[Span]]], ...] = (
    (("@", "at", "(a)", "邮箱", "#", "艾特"), _mails),
    (PAPERS, _papers),
    (("残疾",), _of_the_disabled),
    ((*"址弄号栋幢座门组社队区园村寓苑庭府", "户籍"), _addresses),
    (beside.ACCOUNTS, _accounts),
    ((*beside.PROVINCES, "使", "领"), _plates),
    (beside.PERSONS, _names),
    (("",), _numbers),
)
"""Each search with the words of which one stands, its letters small, in every line that it finds anything in."""
BEGINS = tuple(frozenset(word[:1] for word in words) for words, _ in SEARCHES)
"""How the words of each search begin: few lines have any of these signs, which is told sooner."""


def searches(text: str) -> Iterator[Callable[[Folded], Iterator[Span]]]:
    """Yield the searches that may find anything in a folded text: those of whose words one stands in it."""
    small = text.lower()
    signs = {"", *small}
    for begins, (words, search) in zip(BEGINS, SEARCHES, strict=True):
        if not signs.isdisjoint(begins) and any(word in small for word in words):
            yield search


def _is_inside(text: str, start: int, end: int) -> bool:
    """Whether a number goes on from signs of a code or a hash; behind a name or a word for a number it does not."""
    if start and text[start - 1].isdigit():
        return True
    before = text[max(0, start - 24) : start]
    letters = before[len(before.rstrip(ascii_letters)) :]
    if not letters or letters.lower() in BEFORE:
        return False
    ahead = start - len(letters)
    is_mixed = ahead > 0 and text[ahead - 1].isdigit()
    is_hash = HEX.fullmatch(letters + text[end : end + 1]) is not None and text[end : end + 1].isalpha()
    return is_mixed or is_hash or (letters.isupper() and len(letters) <= SHORT_CODE)


def _longest(text: str, groups: list[tuple[int, int]], at: int, last_x: int) -> tuple[PersonalKind | None, int]:
    """Return the kind of the longest run of groups from ``at`` on that is a number of a person, and where the next begins."""
    for end in _ends(text, groups, at):
        kind = kind_of(_number(text, groups[at:end], last_x if end == len(groups) else 0))
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
        if (end - at <= MOST_GROUPS or (end <= single and end - at in ONE_BY_ONE)) and _may_be(text, groups[at][0], sizes[end - at - 1]):
            yield end


def _may_be(text: str, start: int, size: int) -> bool:
    """Whether so many digits may be a number of a person by how they begin: spares to look at most numbers."""
    if size < FEWEST:
        return False
    first = text[start]
    if size >= 16 or first in "08" or text[start - 1 : start] == "+" or (size == 11 and first == "1") or (size == 15 and first in "123456"):
        return True
    return size <= 14 and bool(PHONE_WORDS.search(text[max(0, start - AROUND) : start]))


def _number(text: str, groups: list[tuple[int, int]], last_x: int) -> Number:
    digits = "".join(text[start:end] for start, end in groups) + ("X" if last_x else "")
    signs = "".join(text[end:start] for (_, end), (start, _) in pairwise(groups))
    start, end = groups[0][0], last_x or groups[-1][1]
    return Number(digits, tuple(e - s for s, e in groups), signs, text[max(0, start - AROUND) : start], text[end : end + 6])
