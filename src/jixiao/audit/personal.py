"""Personal data that must not be published: identity numbers, mobile phones, bank cards, private addresses.

An identity number counts with a valid check digit (GB 11643), a real date and a known region; the old one of 15 digits with
date and region; a card with a valid Luhn sum and the beginning of an issuer. Spaces, dashes and full-width digits inside do
not hide a number. What is found is told by kind and place, the number itself never leaves this module.
"""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from functools import cache

from msgspec import to_builtins

from jixiao.model.document import Document
from jixiao.model.personal import Personal, PersonalKind
from jixiao.values.place import Place

REGIONS = frozenset(
    map(str, (*range(11, 16), *range(21, 24), *range(31, 38), *range(41, 47), *range(50, 55), *range(61, 66), 71, 81, 82, 83))
)
"""First two digits of an identity number: the provinces of GB/T 2260, and 83 of the residence permits."""
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECKS = "10X98765432"
UNION = "62"
"""First digits of the cards that banks here issue; others count with a word like 账号 beside them."""
CARD_WORDS = ("卡", "账号", "帐号", "账户", "帐户", "银行", "开户")
AROUND = 20
SHORTEST, LONGEST, MOST_GROUPS = 11, 19, 10
FAR = 2
"""Blanks or dashes between two digits of one number."""
SKIPPED = frozenset(("source", "places", "warnings", "schema"))
"""Parts of a Document that are not published."""


def personal(document: Document) -> tuple[Personal, ...]:
    """Return what personal data stands in the texts of a document that would be published, in their order."""
    found = []
    for path, text in _texts(to_builtins(document), ""):
        for kind, digits in kinds(text):
            found.append(Personal(kind=kind, path=path, place=_place(document, path), digits=digits))
    return tuple(found)


def _place(document: Document, path: str) -> Place | None:
    while path and path not in document.places:
        path = path.rpartition("/")[0]
    return document.places.get(path)


def _texts(value: object, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            if path or key not in SKIPPED:
                yield from _texts(inner, f"{path}/{str(key).replace('~', '~0').replace('/', '~1')}")
    elif isinstance(value, list | tuple):
        for index, inner in enumerate(value):
            yield from _texts(inner, f"{path}/{index}")


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    number = re.compile(rf"(?<!\d)(?<!\d\.)\d(?:\d|[\s\-—·]{{1,{FAR}}}(?=\d)|[\s\-]?[Xx](?![A-Za-z0-9]))*(?!\d|\.\d|,\d{{3}}(?!\d))")
    address = re.compile(
        r"(?:家庭|现|户籍|居住|常住|通讯|联系)(?:住)?(?:地)?址\s*(?:为|是|[:：])?\s*[^\s，。；;,]{4,}|住址\s*[:：为]?\s*[^\s，。；;,]{4,}|户籍\s*[:：]\s*[^\s，。；;,]{4,}"
        r"|\d+弄\s*\d+号\s*\d{2,4}室|(?:小区|花园|新村|公寓|家园|苑)[^\s，。；;,]{0,8}\d+(?:号楼?|栋|幢|座)[^\s，。；;,]{0,6}\d{2,4}室?"
    )
    return number, address


def kinds(text: str) -> Iterator[tuple[PersonalKind, int]]:
    """Yield the kinds of personal data in a text, each with the count of its digits."""
    plain = unicodedata.normalize("NFKC", text)
    number, address = _patterns()
    for match in number.finditer(plain):
        around = plain[max(0, match.start() - AROUND) : match.end() + AROUND]
        yield from told_apart(re.findall(r"\d+(?:[\s\-]?[Xx])?", match[0]), around)
    for match in address.finditer(plain):
        yield "address", sum(c.isdigit() for c in match[0])


def told_apart(groups: list[str], around: str) -> Iterator[tuple[PersonalKind, int]]:
    """Yield what groups of digits that follow one another make: the longest runs of them that are a number of some kind."""
    at = 0
    while at < len(groups):
        for end in range(min(len(groups), at + MOST_GROUPS), at, -1):
            joined = re.sub(r"[^\dXx]", "", "".join(groups[at:end])).upper()
            kind = kind_of(joined, around) if SHORTEST <= len(joined) <= LONGEST else None
            if kind is not None:
                yield kind, sum(c.isdigit() for c in joined)
                at = end - 1
                break
        at += 1


def kind_of(number: str, around: str) -> PersonalKind | None:
    """Return what a number is by its own digits, with the words around it for cards; None for an ordinary number."""
    if is_identity(number):
        return "identity"
    if re.fullmatch(r"(?:0086|86)?1[3-9]\d{9}", number):
        return "phone"
    if 16 <= len(number) <= 19 and number.isdigit() and luhn(number) and (number.startswith(UNION) or any(w in around for w in CARD_WORDS)):
        return "card"
    return None


def is_identity(number: str) -> bool:
    """Whether a number is an identity number: region, date of birth and, with 18 signs, the check digit."""
    if re.fullmatch(r"\d{17}[\dX]", number):
        check = CHECKS[sum(int(d) * w for d, w in zip(number, WEIGHTS, strict=False)) % 11]
        return number[:2] in REGIONS and is_day(number[6:14]) and check == number[17]
    return bool(re.fullmatch(r"\d{15}", number)) and number[:2] in REGIONS and is_day(f"19{number[6:12]}")


def is_day(digits: str) -> bool:
    """Whether eight digits are a day on which a person living today may be born."""
    try:
        return date(1900, 1, 1) <= date(int(digits[:4]), int(digits[4:6]), int(digits[6:])) <= date(2099, 12, 31)
    except ValueError:
        return False


def luhn(number: str) -> bool:
    """Whether a number's Luhn sum is valid."""
    doubled = (int(d) * (1 + i % 2) for i, d in enumerate(reversed(number)))
    return sum(d - 9 if d > 9 else d for d in doubled) % 10 == 0
