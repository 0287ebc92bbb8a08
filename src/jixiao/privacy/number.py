"""What a number is: an identity number, a telephone's, a bank card's; told by its digits, its groups and the words beside it."""

import re
from datetime import date
from functools import cache
from typing import NamedTuple

from jixiao.model.personal import PersonalKind

REGIONS = frozenset(
    map(str, (*range(11, 16), *range(21, 24), *range(31, 38), *range(41, 47), *range(50, 55), *range(61, 66), 71, 81, 82, 83))
)
"""First two digits of an identity number: the provinces of GB/T 2260, and 83 of the residence permits."""
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECKS = "10X98765432"
UNION = "62"
"""First digits of the cards that banks here issue; others count with a word like 账号 beside them."""
ISSUERS = re.compile("4|5[1-5]|6|9|35[2-8]")
"""First digits of all cards."""
CARD_WORDS = re.compile("卡|[账帐][号户]|银行|[工农中建交招]行|开户|visa|master", re.IGNORECASE)
OWN_CARD = re.compile(r"(?:卡|存折|存单|个人[账帐]户)(?:[账帐]?号|号码)?\s?[:为是]?\s?$")
"""Right before the number of somebody's card or savings, whatever its check digit."""
OFFICE_ACCOUNTS = re.compile("零余额|专户|国库|对公|基本户|单位")
"""Around an account of an office."""
PHONE_WORDS = re.compile(
    r"电话|手机|座机|宅电|小灵通|传真|联系|致电|来电|拨打|[请直可]拨|号码|tel\b|phone|mobile|fax|contact", re.IGNORECASE
)
EXTENSION = re.compile(r"\s?\(?\s?(?:分机|转|ext|[x#])\.?\s?\d", re.IGNORECASE)
"""What stands behind a line that many share."""
OTHER = re.compile(
    r"(?:[数量额积]|大小|(?:文件|档案|合同|订单|工单|发票|凭证|快递|运|支付令|流水|[编代货批文单])(?:号码?|码)\s?)\s?[:为是达]?\s?$|(?:[≥≤]|^=)\s?$"
)
"""Before a quantity or the number of a paper: what it counts or names, or how it compares."""
CALLS = re.compile(
    r"(?:电话|座机|宅电|小灵通|固话|传真|手机|联系方式|致电|来电|拨打|[请直可]拨|tel|phone|fax)(?:\s|号码?|[为是:.]|\([^()]{1,4}\)){0,4}$",
    re.IGNORECASE,
)
"""What stands right before a number without an area that is one of a telephone."""
IDENTITY_WORDS = re.compile(r"身份|证件|居住证|证号|联系|电话|姓名|\bid\b", re.IGNORECASE)
MOBILE_SHAPES = frozenset(
    ((11,), (3, 4, 4), (3, 3, 5), (3, 3, 3, 2), (3, 2, 3, 3), (4, 3, 4), (3, 8), (7, 4), (4, 4, 3), (5, 6), (3, 2, 2, 2, 2), (1,) * 11)
)
AREA = re.compile(r"0(?:10|2\d|[3-8][1-9]\d|9\d{2})")
UNITS = re.compile(r"[\s]*(?:[万亿千百]|[元份人个件次台套本张部平米吨条]|字节|[KMGT]?B\b|\.(?:s?html?|aspx?|jsp|php)\b|%|％|公里|人次)")
"""Behind an amount or a quantity."""
NAMED = re.compile(r"\s*[张平米]\w{0,2}(?:师傅|老师|先生|女士|同志|医生|主任|[科处局院校组队]长|书记|经理|阿姨|大[爷妈]|某)")
"""Somebody whose name begins with a unit."""


class Number(NamedTuple):
    """Groups of digits that follow one another: the digits, X at an end, the sizes of the groups, the words before and the text behind."""

    digits: str
    shape: tuple[int, ...]
    signs: str
    before: str
    behind: str


def kind_of(number: Number) -> PersonalKind | None:
    """Return what a number is, None for one of no person."""
    if is_decimal(number):
        return None
    if is_identity(number):
        return "identity"
    if is_mobile(number) or is_fixed(number) or is_foreign(number):
        return "phone"
    return "card" if is_card(number) and not OTHER.search(number.before) else None


def is_decimal(number: Number) -> bool:
    """Whether a number is an amount: a part behind a point, or thousands behind commas."""
    if re.match(r"\.\d|,\d{3}(?!\d)", number.behind) or re.search(r"(?:\d\.|[¥￥$])$", number.before):
        return True
    is_point = number.signs == "." and len(number.shape) == 2 and not (number.digits[0] == "0" and number.shape[0] > 2)
    return is_point and not _is_called(number, PHONE_WORDS)


def is_counted(number: Number) -> bool:
    """Whether a unit stands behind a number, or what it counts before it: then it is an amount or a quantity."""
    told = (len(number.shape) == 1 and UNITS.match(number.behind)) or OTHER.search(number.before)
    return bool(told) and not re.search("电话|手机", number.before)


def is_alone(number: Number) -> bool:
    """Whether nothing but a number stands in its line."""
    return not (number.before.strip() or number.behind.strip())


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
    """Whether a number is a mobile number, with or without the country or a nought before it, grouped as people do."""
    digits, shape = without_country(number)
    if len(digits) == 12 and digits[0] == "0" and _is_called(number, PHONE_WORDS):
        digits, shape = digits[1:], shape[1:] if shape[0] == 1 else (shape[0] - 1, *shape[1:])
    return (
        bool(re.fullmatch(r"1[3-9]\d{9}", digits))
        and (shape in MOBILE_SHAPES or bool(CALLS.search(number.before)))
        and (NAMED.match(number.behind) is not None or not is_counted(number))
    )


def without_country(number: Number) -> tuple[str, tuple[int, ...]]:
    """Return the digits and groups behind the country's number, all of them where it does not stand there."""
    digits, shape = number.digits, number.shape
    for country in ("0086", "86"):
        if digits.startswith(country) and len(digits) > len(country) + 8 and shape[0] >= len(country):
            rest = shape[0] - len(country)
            return digits[len(country) :], (rest, *shape[1:]) if rest else shape[1:]
    return digits, shape


def is_fixed(number: Number) -> bool:
    """Whether a number is a fixed one: an area with 7 or 8 digits behind it, or 7 or 8 digits behind a word for it; no hotline."""
    digits, shape = without_country(number)
    if digits != number.digits and len(shape) > 1:  # +86 21, +86 (0)21
        shape = (1 + shape[1], *shape[2:]) if shape[0] == 1 else (shape[0] + (digits[0] != "0"), *shape[1:])
        digits = digits if digits[0] == "0" else f"0{digits}"
    if len(shape) > 2 and shape[-1] <= 6 and sum(shape[:-1]) >= 10 and number.signs[-1] != " ":  # an extension
        digits, shape = digits[: -shape[-1]], shape[:-1]
    area = AREA.match(digits)
    if area and len(digits) - area.end() in (7, 8) and (shape[0] == area.end() or len(shape) == 1) and digits[area.end()] not in "01":
        return len(shape) > 1 or _is_called(number, PHONE_WORDS) or is_alone(number) or bool(EXTENSION.match(number.behind))
    plain = len(digits) in (7, 8) and digits[0] not in "01" and shape in ((7,), (8,), (4, 4), (3, 4))
    return plain and bool(CALLS.search(number.before))


def is_foreign(number: Number) -> bool:
    """Whether a number is one of another country, with + or 00 before the country's and in groups, or behind a word for it."""
    digits = number.digits.removeprefix("00")
    marked = number.before.endswith("+") or number.digits.startswith(("00852", "00853", "00886"))
    return marked and 9 <= len(digits) <= 15 and (len(number.shape) > 1 or _is_called(number, PHONE_WORDS))


def is_card(number: Number) -> bool:
    """Whether a number is that of a bank card: its check sum, and the beginning of an issuer or a word for it."""
    digits, near = number.digits, number.before + number.behind
    if not (15 <= len(digits) <= 19 and digits.isdigit()) or OFFICE_ACCOUNTS.search(near):
        return False
    if len(digits) == 15 or OWN_CARD.search(number.before):
        return bool(OWN_CARD.search(number.before))
    named, in_fours = bool(CARD_WORDS.search(near)), number.shape[:4] == (4, 4, 4, 4)
    return (named and in_fours) or (
        luhn(digits) and (named or (in_fours and ISSUERS.match(digits) is not None) or digits.startswith(UNION))
    )


def luhn(number: str) -> bool:
    """Whether a number's Luhn sum is valid."""
    doubled = (int(d) * (1 + i % 2) for i, d in enumerate(reversed(number)))
    return sum(d - 9 if d > 9 else d for d in doubled) % 10 == 0
