"""What a number is: an identity number, a telephone's, a bank card's; told by weighing its digits, its groups and the words beside it.

Each kind adds up what speaks for it: the digits themselves, a check digit, groups as people write them, a word near or right before it;
and takes off what speaks against it, a unit behind, what it counts before. Three points make a number somebody's.
"""

import re
from collections.abc import Callable
from datetime import date
from functools import cache
from typing import NamedTuple

from jixiao.model.personal import PersonalKind
from jixiao.privacy.address import SURNAMES

REGION = re.compile("1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]")
"""First two digits of an identity number: the provinces of GB/T 2260, and 83 of the residence permits."""
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECKS = "10X98765432"
ENOUGH, NOTHING = 3, 0
"""Points that make a number somebody's, and those of a number that can't be of a kind."""
UNION = "62"
"""First digits of the cards that banks here issue; others count with a word like 账号 beside them."""
ISSUERS = re.compile("4|5[1-5]|6|9|35[2-8]")
"""First digits of all cards."""
NOTE = r"\((?![万千百]?[元份个件次套台本张部条人位户册]\))[^()\n]{1,6}\)"
"""What is added in brackets behind a word for what follows; a unit says that amounts follow."""
SAID = rf"(?:\s|号码?|[为是:._“\"'(\[<【]|{NOTE}){{0,4}}$"
"""What stands between a word for a number and the number."""


class Words(NamedTuple):
    """Words for a kind of number: found near it, found right before it."""

    near: re.Pattern[str]
    right: re.Pattern[str]


def _words(right: str, near: str) -> Words:
    return Words(re.compile(f"{right}|{near}", re.IGNORECASE), re.compile(f"(?:{right}){SAID}", re.IGNORECASE))


PHONE = _words(
    rf"[☎☏✆📞📱]|联系人\s?:?\s?[{SURNAMES}][\u4e00-\u9fff]{{1,3}}|[主被]叫|同号|电话|手机|座机|宅电|总机|小灵通|固话|传真|联系方式|致电|来电|拨打|[请直可]拨|[长任员]办|[\s,;、]宅|\btel|phone|fax|mobile|whatsapp|wa\.me/|\bsms",
    r"联系|号码|contact",
)
IDENTITY = _words("身份证?|证件", r"居住证|证号|联系|电话|姓名|\bid\b")
CARD = _words("银行卡|卡|一[卡折本]通|[账帐][号户]|存折|存单", "银行|[工农中建交招]行|开户|visa|master")
OWN_CARD = re.compile(r"(?:卡|一[卡折本]通|存折|存单|个人[账帐]户)(?:[账帐]?号|号码)?\s?[:为是]?\s?$")
"""Right before the number of somebody's card or savings, whatever its check digit."""
OFFICE_ACCOUNTS = re.compile("零余额|专户|国库|对公|基本户|单位")
"""Around an account of an office."""
EXTENSION = re.compile(r"\s?\(?\s?(?:转?分机|转|ext|[x#])\.?\s?\d", re.IGNORECASE)
"""What stands behind a line that many share."""
OTHER = re.compile(
    r"(?:[数量额积第]|大小|(?:文件|档案|合同|订单|工单|发票|凭证|快递|运|支付令|流水|[编代货批文单])(?:号码?|码)|(?<=\w)(?![长短小本用留系来叫拨打呼访听绑])[^\W\da-z_]号码?)\s?[:为是达]?\s?$|[编型]号\s?[:为是]?\s?[A-Z]{1,4}-$|(?:[≥≤]|^=)\s?$"
)
"""Before a quantity or the number of something else: what it counts or names, or how it compares."""
MOBILE_SHAPES = frozenset(
    ("11", "3-4-4", "3-3-5", "3-3-3-2", "3-2-3-3", "4-3-4", "3-8", "7-4", "4-4-3", "5-6", "3-2-2-2-2", "-".join("1" * 11))
)
FIXED_SHAPES = frozenset(("7", "8", "4-4", "3-4"))
IDENTITY_SHAPES = frozenset(("6-8-4", "6-8-3", "6-4-4-4", "6-4-4-3", "6-6-3", "15"))
"""How people group these numbers: the digits of each group."""
AREA = re.compile(r"0(?:10|2\d|[3-8][1-9]\d|9\d{2})")
UNITS = re.compile(
    r"[^\S\t\n]*(?:[万亿千百]|分(?!机)|[元份人个件次台套张]|本(?!人)|[部平米吨条]|字节|[KMGT]?B\b|\.(?:s?html?|aspx?|jsp|php)\b|%|％|公里|人次)"
)
"""Behind an amount or a quantity."""
MONEY = re.compile(r"(?:\d\.|[¥￥$]|(?:rmb|cny|usd|hkd|eur)\s?)$", re.IGNORECASE)
LISTED = re.compile(r"^\s*[1-9]\d?\.$")
"""Before the first thing of a list, its place in the list."""
RUNS_ON = re.compile(r"\d-$")
"""Before the later parts of a code."""
SUMMED = re.compile(r"\s*(?:[一两二三四五六七八九十\d]项)?(?:合计|小计|共计|总计|之和|总和)")
"""Behind numbers that are added."""
NAMED = re.compile(r"\s*[张平米]\w{0,2}(?:师傅|老师|先生|女士|同志|医生|主任|[科处局院校组队]长|书记|经理|阿姨|大[爷妈]|某)")
"""Somebody whose name begins with a unit."""


class Number(NamedTuple):
    """Groups of digits that follow one another: the digits, X at an end, the sizes of the groups, the words before and the text behind.

    ``sure`` tells whether the digits stand there as they are read: else a word right before them has to say what they are.
    """

    digits: str
    shape: tuple[int, ...]
    signs: str
    before: str
    behind: str
    sure: bool

    def called(self, words: Words) -> int:
        """Return 2 where a word stands right before the number, 1 where one is near, 0 for none."""
        return 2 if words.right.search(self.before) else int(words.near.search(self.before) is not None)


def kind_of(number: Number) -> PersonalKind | None:
    """Return what a number is, None for one of no person."""
    if is_decimal(number):
        return None
    proved, summed = has_check(number.digits), not {"+", "~"}.isdisjoint(number.signs)
    for kind, weigh, words in WEIGHED:
        called = proved or words.right.search(number.before) is not None or (words is IDENTITY and is_nearly_told(number))
        may_be = called or (number.sure and not OTHER.search(number.before))
        if may_be and weigh(number) - summed >= ENOUGH:
            return kind
    return None


def _written(shape: tuple[int, ...]) -> str:
    return "-".join(map(str, shape))


def is_decimal(number: Number) -> bool:
    """Whether a number is an amount: a part behind a point, or thousands behind commas; noughts behind a point may be a spreadsheet's."""
    noughts = re.match(r"\.00?(?!\d)", number.behind)
    if noughts and (noughts[0] == ".0" or any(words.right.search(number.before) for words in (PHONE, IDENTITY, CARD))):
        return False
    if re.match(r"\.\d" + r"|,\d{3}(?!\d)" * (number.shape[-1] <= len("000")), number.behind) or MONEY.search(number.before):
        return not (len(number.shape) == 1 and len(number.digits) >= 11 and LISTED.search(number.before))
    is_point = number.signs == "." and len(number.shape) == 2 and number.digits[0] != "0"
    return is_point and not number.called(PHONE)


def is_counted(number: Number) -> bool:
    """Whether a unit stands behind a number, or that it is a sum: then it is an amount or a quantity."""
    told = ((len(number.shape) == 1 or "," in number.signs) and UNITS.match(number.behind)) or SUMMED.match(number.behind)
    return bool(told) and not re.search("电话|手机", number.before)


def is_alone(number: Number) -> bool:
    """Whether nothing but a number stands in its line."""
    return not (number.before.strip() or number.behind.strip())


def identity(number: Number) -> int:
    """Weigh a number as an identity number: region and date of birth, check digit (GB 11643), groups, words; a word may stand for the date."""
    digits, called = number.digits, number.called(IDENTITY)
    old = bool(re.fullmatch(r"\d{15}", digits)) and is_born(f"{digits[:6]}19{digits[6:]}0")
    if not (old or is_born(digits)):
        return ENOUGH if called == 2 and len(digits) == 18 and "身份" in number.before else NOTHING
    return 2 + called + is_nearly_told(number) + (has_check(digits) or digits.endswith("X")) + (_written(number.shape) in IDENTITY_SHAPES)


def is_nearly_told(number: Number) -> bool:
    """Whether a number of which a sign or two are hidden is told as somebody's by its region and day of birth, written in one."""
    return not number.sure and len(number.shape) == 1 and is_born(number.digits)


def is_born(digits: str) -> bool:
    """Whether 18 signs begin as an identity number does: a region, and a day on which a person living today may be born."""
    return bool(re.fullmatch(r"\d{17}[\dX]", digits)) and REGION.match(digits) is not None and is_day(digits[6:14])


def has_check(digits: str) -> bool:
    """Whether a text is an identity number by its 18 signs: region, date of birth and check digit."""
    return is_born(digits) and CHECKS[sum(int(d) * w for d, w in zip(digits, WEIGHTS, strict=False)) % 11] == digits[17]


@cache
def _days(year: int, month: int) -> int:
    following = date(year + month // 12, month % 12 + 1, 1)
    return (following - date(year, month, 1)).days


def is_day(digits: str) -> bool:
    """Whether eight digits are a day on which a person living today may be born."""
    year, month, day = int(digits[:4]), int(digits[4:6]), int(digits[6:])
    return 1900 <= year <= 2099 and 1 <= month <= 12 and 1 <= day <= _days(year, month)


def mobile(number: Number) -> int:
    """Weigh a number as a mobile number, with or without the country or a nought before it: groups, words, no unit and no sum."""
    digits, shape = without_country(number)
    called = number.called(PHONE)
    if len(digits) == 12 and digits[0] == "0" and called:
        digits = digits[1:]
    if not re.fullmatch(r"1[3-9]\d{9}", digits) or (is_counted(number) and not NAMED.match(number.behind)):
        return NOTHING
    is_counted_on = len(shape) > 1 and re.match(r"[ .\-·]\d{4}(?!\d)", number.behind)
    is_listed = not {"、", "*", "\t"}.isdisjoint(number.signs)
    return 2 + called + (_written(shape) in MOBILE_SHAPES) - bool(is_counted_on) - is_listed


def without_country(number: Number) -> tuple[str, tuple[int, ...]]:
    """Return the digits and groups behind the country's number, all of them where it does not stand there."""
    digits, shape = number.digits, number.shape
    for country in ("0086", "86"):
        if digits.startswith(country) and len(digits) > len(country) + 8 and shape[0] >= len(country):
            rest = shape[0] - len(country)
            return digits[len(country) :], (rest, *shape[1:]) if rest else shape[1:]
    return digits, shape


def fixed(number: Number) -> int:
    """Weigh a number as a fixed one: an area with 7 or 8 digits behind it, or 7 or 8 digits behind a word for it; no hotline."""
    digits, shape = without_country(number)
    abroad, marked = digits != number.digits, number.before.endswith("+")
    if abroad and len(number.shape) > 1 and number.shape[0] not in (2, 4) and not marked:
        return NOTHING
    without_nought = _written(shape) in ("2-8", "3-7", "3-8") and PHONE.right.search(number.before) is not None
    digits = "0" + digits.removeprefix("0") if abroad or without_nought else digits  # +86 21, +86 (0)21, 731-8222
    area, shared = AREA.match(digits), EXTENSION.match(number.behind) is not None
    sizes = (len(digits), len(digits) - shape[-1] if number.signs[-1:] != " " else 0)  # with an extension
    if area and any(size - area.end() in (7, 8) for size in sizes) and digits[area.end()] not in "01":
        whole = abroad or without_nought or len(shape) == 1 or shape[0] == area.end()
        grouped = marked or len(number.shape) > 1 or shared or is_alone(number)
        return whole * (2 + number.called(PHONE) + grouped - bool(RUNS_ON.search(number.before)))
    is_plain = digits.isdigit() and digits[0] not in "01" and _written(shape) in FIXED_SHAPES
    if not is_plain or (len(digits) == 8 and is_day(digits)) or (not number.sure and re.match(r"[ _]\d", number.behind)):
        return NOTHING
    return ENOUGH * (shared or PHONE.right.search(number.before) is not None)


def foreign(number: Number) -> int:
    """Weigh a number as one of another country: + or 00 before the country's, and groups or a word for it."""
    digits = number.digits.removeprefix("00")
    marked = number.before.endswith("+") or number.digits.startswith(("00852", "00853", "00886"))
    return 2 + (number.called(PHONE) > 0 or len(number.shape) > 1) if marked and 9 <= len(digits) <= 15 else NOTHING


def card(number: Number) -> int:
    """Weigh a number as that of a bank card: its check sum, the beginning of an issuer, groups of four, a word for it."""
    digits, near = number.digits, number.before + number.behind
    is_row = "_" in number.signs and not (digits.startswith(UNION) and luhn(digits))  # cells of a table, more likely than of one number
    of_office = OFFICE_ACCOUNTS.search(near) and not re.search("[个本]人卡", number.before)
    if not (15 <= len(digits) <= 19 and digits.isdigit()) or of_office or is_row:
        return NOTHING
    if len(digits) == 15 or OWN_CARD.search(number.before):
        return ENOUGH * bool(OWN_CARD.search(number.before))
    named = number.called(CARD) or int(CARD.near.search(number.behind) is not None)
    in_fours = _written(number.shape).startswith("4-4-4-4") and (named or ISSUERS.match(digits) is not None)
    return 2 * luhn(digits) + named + 2 * in_fours + digits.startswith(UNION)


def luhn(number: str) -> bool:
    """Whether a number's Luhn sum is valid."""
    doubled = (int(d) * (1 + i % 2) for i, d in enumerate(reversed(number)))
    return sum(d - 9 if d > 9 else d for d in doubled) % 10 == 0


WEIGHED: tuple[tuple[PersonalKind, Callable[[Number], int], Words], ...] = (
    ("identity", identity, IDENTITY),
    ("phone", mobile, PHONE),
    ("phone", fixed, PHONE),
    ("phone", foreign, PHONE),
    ("card", card, CARD),
)
"""The kinds, in the order in which they are tried: how each is weighed, and its words."""
