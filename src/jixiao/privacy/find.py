"""Personal data in a text: numbers of phones, identities, passports, bank cards, plates; mail and accounts; addresses and names of the helped.

A number is told by its own digits where they prove it (check digits, a date of birth and a region), else by how it is grouped and
by the words beside it. What is an amount, a quantity, a code or a date is none.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from itertools import accumulate, pairwise
from string import ascii_letters
from typing import NamedTuple

from jixiao.model.personal import PersonalKind
from jixiao.privacy import beside
from jixiao.privacy.address import addresses
from jixiao.privacy.fold import Folded, folds, lines

REGIONS = frozenset(
    map(str, (*range(11, 16), *range(21, 24), *range(31, 38), *range(41, 47), *range(50, 55), *range(61, 66), 71, 81, 82, 83))
)
"""First two digits of an identity number: the provinces of GB/T 2260, and 83 of the residence permits."""
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECKS = "10X98765432"
UNION = "62"
"""First digits of the cards that banks here issue; others count with a word like 账号 beside them."""
CARD_WORDS = re.compile("卡|[账帐][号户]|银行|[工农中建交招]行|开户")
PHONE_WORDS = re.compile(r"电话|手机|座机|传真|联系|致电|来电|拨打|[请直可]拨|号码|tel\b|phone|mobile|fax|contact", re.IGNORECASE)
CALLS = re.compile(
    r"(?:电话|座机|固话|传真|手机|联系方式|致电|来电|拨打|[请直可]拨|tel|phone|fax)(?:\s|号码?|[为是:.]|\([^()]{1,4}\)){0,4}$",
    re.IGNORECASE,
)
"""What stands right before a number without an area that is one of a telephone."""
IDENTITY_WORDS = re.compile(r"身份|证件|居住证|证号|联系|电话|姓名|\bid\b", re.IGNORECASE)
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
MOBILE_SHAPES = frozenset(((11,), (3, 4, 4), (3, 3, 5), (4, 3, 4), (3, 8), (7, 4), (4, 4, 3), (5, 6), (3, 2, 2, 2, 2), (1,) * 11))
AREA = re.compile(r"0(?:10|2\d|[3-9]\d{2})")
UNITS = re.compile(r"[\s]*(?:[万亿千百]|[元份人个件次台套本张部平米吨]|%|％|公里|人次)")
"""Behind an amount or a quantity."""
NAMED = re.compile(r"\s*[张平米]\w{0,2}(?:师傅|老师|先生|女士|同志|医生|主任|[科处局院校组队]长|书记|经理|阿姨|大[爷妈]|某)")
"""Somebody whose name begins with a unit."""
HEX = re.compile(r"[A-Fa-f]+")
SHORT_CODE = 4
"""So many large letters before a number make a code of it: SN, HT."""
MOST_GROUPS, LONGEST = 6, 20
FEWEST = 7
"""Digits of the shortest number of a person: one of a telephone without its area."""
ONE_BY_ONE = (8, 11, 15, 16, 17, 18, 19)
BEFORE = frozenset(("tel", "telephone", "phone", "mobile", "mob", "m", "t", "cell", "fax", "id", "no", "n", "r", "t", "hp", "call"))
"""Letters that may stand right before a number; ``n``, ``r``, ``t`` end an escape of JSON."""
AT = r"(?:@|[\[({]\s?at\s?[\])}]|\(a\)| at )"
DOT = r"(?:[.。]|[\[({]\s?dot\s?[\])}]| dot )"
MAIL = re.compile(
    rf"(?:(?<![A-Za-z0-9._%+\-])[A-Za-z0-9][A-Za-z0-9._%+\-]{{0,63}}|[\u4e00-\u9fff]{{1,4}}(?=@))\s?{AT}\s?(?:[A-Za-z0-9\-]{{1,63}}\s?{DOT}\s?){{1,8}}[A-Za-z]{{2,24}}"
    r"|(?<=邮箱)[A-Za-z0-9._\-]{1,64}#(?:[A-Za-z0-9\-]{1,63}\.){1,8}[A-Za-z]{2,24}"
    r"|(?<![A-Za-z0-9._\-])[A-Za-z0-9][A-Za-z0-9._\-]{0,63}#(?:qq|163|126|139|189|sina|sohu|yeah|foxmail|gmail|outlook|hotmail|aliyun)\.(?:com|cn|net)",
    re.IGNORECASE,
)
DISABLED = re.compile(r"(?<!\d)(\d{17}[\dXx])\d{2}(?:B\d)?(?!\d)")
"""A certificate of disability has the identity number, the sort and the degree."""
PAPER = re.compile(
    r"(?:护照|通行证|回乡证|台胞证|居住证|passport)[^\dA-Za-z\n]{0,8}(?:no\.?|number)?[^\dA-Za-z\n]{0,3}[A-Za-z]{0,2}\s?\d{7,10}(?!\d|\.|\s?[元万千亿本张份个套页次人册件部台枚批])"
    r"|(?:身份证|香港|澳门|台湾)[^\dA-Za-z\n]{0,8}[A-Za-z]{1,2}\d{6}\s?(?:\([\dAa]\)|\d{1,3}(?!\d))"
    r"|(?:军官|士兵|警官)证[^\d\n]{0,8}\d{6,8}(?!\d)",
    re.IGNORECASE,
)
WRITTEN = "〇零○一二三四五六七八九幺两壹贰叁肆伍陆柒捌玖①-⑨⓪❶-❾"
LIKELY = re.compile(
    rf"[\d{WRITTEN}十百@＠\[(（ 邮证Pp址室户#＃{beside.FIRST_SIGNS}](?:(?<=\d)(?:[^\w\n]{{0,4}}_?\d){{6}}|(?<=[{WRITTEN}])[{WRITTEN}]{{2}}|(?<=[@＠证址室])|(?<=[\[(（ ])[Aa][Tt][\])） ]"
    rf"|(?<=[\d{WRITTEN}十百])[弄号栋幢座单组社队]"
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
    if "." in text or "。" in text or "dot" in text.lower():  # before the last part of every address
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


class Number(NamedTuple):
    """Groups of digits that follow one another: the digits, X at an end, the sizes of the groups, the words before and the text behind."""

    digits: str
    shape: tuple[int, ...]
    signs: str
    before: str
    behind: str


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
    (("@", "at", "(a)", "邮箱", "#"), _mails),
    (("证", "照", "p", "香港", "澳门", "台湾"), _papers),
    (("残疾",), _of_the_disabled),
    (("址", "户籍", "弄", "号", "栋", "幢", "座", "组", "社", "队"), _addresses),
    (beside.ACCOUNTS, _accounts),
    (tuple(beside.PROVINCES), _plates),
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
    if size >= 16 or first in "08" or (size == 11 and first == "1") or (size == 15 and first in "123456"):
        return True
    return size <= 14 and bool(PHONE_WORDS.search(text[max(0, start - AROUND) : start]))


def _number(text: str, groups: list[tuple[int, int]], last_x: int) -> Number:
    digits = "".join(text[start:end] for start, end in groups) + ("X" if last_x else "")
    signs = "".join(text[end:start] for (_, end), (start, _) in pairwise(groups))
    start, end = groups[0][0], last_x or groups[-1][1]
    return Number(digits, tuple(e - s for s, e in groups), signs, text[max(0, start - AROUND) : start], text[end : end + 6])


def kind_of(number: Number) -> PersonalKind | None:
    """Return what a number is, None for one of no person."""
    if is_decimal(number):
        return None
    if is_identity(number):
        return "identity"
    if is_mobile(number) or is_fixed(number):
        return "phone"
    return "card" if is_card(number) else None


def is_decimal(number: Number) -> bool:
    """Whether a number is an amount: a part behind a point, or thousands behind commas."""
    if re.match(r"\.\d|,\d{3}(?!\d)", number.behind) or re.search(r"(?:\d\.|[¥￥$])$", number.before):
        return True
    return bool(number.signs == "." and len(number.shape) == 2 and not _is_called(number, PHONE_WORDS))


def is_counted(number: Number) -> bool:
    """Whether a unit stands behind a number: then it is an amount or a quantity."""
    return len(number.shape) == 1 and bool(UNITS.match(number.behind)) and not re.search("电话|手机", number.before)


def _is_called(number: Number, words: re.Pattern[str]) -> bool:
    return bool(words.search(number.before))


def is_identity(number: Number) -> bool:
    """Whether a number is an identity number: region and date of birth, and a check digit (GB 11643), or a way of writing or a word that says so."""
    digits = number.digits
    if re.fullmatch(r"\d{17}[\dX]", digits) and digits[:2] in REGIONS and is_day(digits[6:14]):
        right = has_check(digits)
        grouped = number.shape in ((6, 8, 4), (6, 8, 3), (6, 4, 4, 4), (6, 4, 4, 3))
        return right or digits.endswith("X") or grouped or _is_called(number, IDENTITY_WORDS)
    if not re.fullmatch(r"\d{15}", digits) or digits[:2] not in REGIONS or not is_day(f"19{digits[6:12]}"):
        return False
    return len(number.shape) == 1 or number.shape == (6, 6, 3) or _is_called(number, IDENTITY_WORDS)


def has_check(digits: str) -> bool:
    """Whether a text is an identity number by its 18 signs: region, date of birth and check digit."""
    known = bool(re.fullmatch(r"\d{17}[\dX]", digits)) and digits[:2] in REGIONS and is_day(digits[6:14])
    return known and CHECKS[sum(int(d) * w for d, w in zip(digits, WEIGHTS, strict=False)) % 11] == digits[17]


@cache
def _days(year: int, month: int) -> int:
    following = date(year + month // 12, month % 12 + 1, 1)
    return (following - date(year, month, 1)).days


def is_day(digits: str) -> bool:
    """Whether eight digits are a day on which a person living today may be born."""
    year, month, day = int(digits[:4]), int(digits[4:6]), int(digits[6:])
    return 1900 <= year <= 2099 and 1 <= month <= 12 and 1 <= day <= _days(year, month)


def is_mobile(number: Number) -> bool:
    """Whether a number is a mobile number, with or without the country before it, grouped as people do."""
    digits, shape = number.digits, number.shape
    for country in ("0086", "86"):
        if digits.startswith(country) and len(digits) == len(country) + 11:
            digits = digits[len(country) :]
            shape = shape[1:] if shape[0] == len(country) else (shape[0] - len(country), *shape[1:])
    return (
        bool(re.fullmatch(r"1[3-9]\d{9}", digits))
        and shape in MOBILE_SHAPES
        and (NAMED.match(number.behind) is not None or not is_counted(number))
    )


def is_fixed(number: Number) -> bool:
    """Whether a number is a fixed one: an area with 7 or 8 digits behind it, or 7 or 8 digits behind a word for it; no hotline."""
    digits, shape = number.digits, number.shape
    if len(shape) > 1 and digits.startswith("86") and shape[0] in (2, 4):
        digits, shape = f"0{digits[shape[0] :]}", (shape[1] + 1, *shape[2:])
    if len(shape) > 2 and shape[-1] <= 6 and sum(shape[:-1]) >= 10:
        digits, shape = digits[: -shape[-1]], shape[:-1]
    area = AREA.match(digits)
    if area and len(digits) - area.end() in (7, 8) and (shape[0] == area.end() or len(shape) == 1) and digits[area.end()] not in "01":
        return len(shape) > 1 or _is_called(number, PHONE_WORDS)
    plain = len(digits) in (7, 8) and digits[0] not in "01" and shape in ((7,), (8,), (4, 4), (3, 4))
    return plain and bool(CALLS.search(number.before))


def is_card(number: Number) -> bool:
    """Whether a number is that of a bank card: its check sum, and the beginning of an issuer or a word for it."""
    digits = number.digits
    if not (16 <= len(digits) <= 19 and digits.isdigit()):
        return False
    named, in_fours = bool(CARD_WORDS.search(number.before + number.behind)), number.shape[:4] == (4, 4, 4, 4)
    return (named and in_fours) or (luhn(digits) and (named or in_fours or digits.startswith(UNION)))


def luhn(number: str) -> bool:
    """Whether a number's Luhn sum is valid."""
    doubled = (int(d) * (1 + i % 2) for i, d in enumerate(reversed(number)))
    return sum(d - 9 if d > 9 else d for d in doubled) % 10 == 0
