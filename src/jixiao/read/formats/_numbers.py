"""Numbers of spreadsheets as a person sees them: number formats, percentages, dates."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal, InvalidOperation, Overflow, localcontext
from functools import lru_cache
from typing import NamedTuple

BUILTIN = {
    0: "General",
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    5: '"¥"#,##0;"¥"-#,##0',
    6: '"¥"#,##0;"¥"-#,##0',
    7: '"¥"#,##0.00;"¥"-#,##0.00',
    8: '"¥"#,##0.00;"¥"-#,##0.00',
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    12: "General",
    13: "General",
    14: "yyyy/m/d",
    15: "d-m-yy",
    16: "m-d",
    17: "yyyy-m",
    18: "h:mm",
    19: "h:mm:ss",
    20: "h:mm",
    21: "h:mm:ss",
    22: "yyyy/m/d h:mm",
    37: "#,##0;-#,##0",
    38: "#,##0;-#,##0",
    39: "#,##0.00;-#,##0.00",
    40: "#,##0.00;-#,##0.00",
    41: '#,##0;-#,##0;"-"',
    42: '"¥"#,##0;"¥"-#,##0;"¥""-"',
    43: '#,##0.00;-#,##0.00;"-"',
    44: '"¥"#,##0.00;"¥"-#,##0.00;"¥""-"',
    45: "mm:ss",
    46: "h:mm:ss",
    47: "mm:ss",
    48: "0.0E+0",
    49: "@",
    **dict.fromkeys((27, 36, 50, 52, 57), 'yyyy"年"m"月"'),
    **dict.fromkeys((28, 29, 51, 53, 54, 58), 'm"月"d"日"'),
    30: "m-d-yy",
    31: 'yyyy"年"m"月"d"日"',
    32: 'h"时"mm"分"',
    33: 'h"时"mm"分"ss"秒"',
    34: 'h"时"mm"分"',
    35: 'h"时"mm"分"ss"秒"',
    55: 'h"时"mm"分"',
    56: 'h"时"mm"分"ss"秒"',
}
"""Formats that files name by number only, as shown in Chinese."""

EXACT = Context(prec=15)
"""A spreadsheet keeps 15 digits; what follows is noise of its binary numbers."""
GENERAL_DIGITS = 11
LARGEST = Decimal(10) ** 30
LAST_DAY = 2_958_465
LONGEST_CODE = 255
TOKEN = re.compile(
    r'"([^"]*)"|[\\!](.)|\[\$([^\]\-]*)[^\]]*\]|\[[^\]]*\]|[_*](.)|General|([yYmMdDhHsSeE]+(?:[+-]0+)?|[aA]{3,4})|([0#?]+|[.,%/])|(.)',
    re.DOTALL,
)
CONDITION = re.compile(r"\[(>=|<=|<>|=|>|<)(-?\d+(?:\.\d+)?)\]")
WEEKDAYS = "一二三四五六日"


class Token(NamedTuple):
    """A piece of a format: ``kind`` is literal, date, place, exponent or general."""

    kind: str
    text: str


class FormattedNumber(NamedTuple):
    """A number as shown, and whether digits that it has are not shown."""

    text: str
    rounded: bool = False


@lru_cache(maxsize=4096)
def as_formatted(raw: str, code: str, epoch_1904: bool = False) -> FormattedNumber:
    """Return a stored number as its format shows it; what is no number comes back as it is."""
    try:
        value = EXACT.create_decimal(raw)
    except (InvalidOperation, Overflow):
        return FormattedNumber(raw)
    if not value.is_finite() or abs(value) > LARGEST:
        return FormattedNumber(raw)
    section, negate = section_for(value, code if len(code) <= LONGEST_CODE else "General")
    tokens = format_tokens(section)
    if any(t.kind == "date" for t in tokens):
        return FormattedNumber(dated(value, tokens, epoch_1904) or general(value))
    if any(t.kind == "general" for t in tokens):
        text = general(value)
        return FormattedNumber("".join(text if t.kind == "general" else t.text for t in tokens), Decimal(text) != value)
    if section.strip() == "@" or any(t.kind == "exponent" for t in tokens):
        return FormattedNumber(general(value))
    return digits_shown(abs(value) if negate else value, tokens)


@lru_cache(maxsize=512)
def sections(code: str) -> tuple[str, ...]:
    """Return the sections of a format: for positive and negative numbers, zero and text."""
    found, at = [""], 0
    while at < len(code):
        sign = code[at]
        end = code.find('"', at + 1) if sign == '"' else at + 1 if sign in "\\!" else code.find("]", at) if sign == "[" else at
        end = len(code) if end < 0 else end + 1
        if sign == ";":
            found.append("")
        else:
            found[-1] += code[at:end]
        at = end
    return tuple(found)


def section_for(value: Decimal, code: str) -> tuple[str, bool]:
    """Return the section that holds for a number, and whether the section itself prints the minus sign."""
    found = sections(code or "General")
    conditions = [CONDITION.search(s) for s in found[:2]]
    if any(conditions):
        for section, condition in zip(found, conditions, strict=False):
            if condition is None or holds(value, condition[1], Decimal(condition[2])):
                return section, False
        return found[min(2, len(found) - 1)], False
    if value < 0 and len(found) > 1:
        return found[1], True
    if value == 0 and len(found) > 2:
        return found[2], False
    return found[0], False


def holds(value: Decimal, sign: str, limit: Decimal) -> bool:
    """Return whether a condition of a format holds."""
    return {">=": value >= limit, "<=": value <= limit, "<>": value != limit, "=": value == limit, ">": value > limit, "<": value < limit}[
        sign
    ]


@lru_cache(maxsize=512)
def format_tokens(section: str) -> tuple[Token, ...]:
    """Return the pieces of a section; colours, paddings and repeated signs show nothing."""
    return tuple(t for m in TOKEN.finditer(section) for t in token(m))


def token(match: re.Match[str]) -> Iterator[Token]:
    """Yield the piece that a match is."""
    quoted, escaped, currency, _, date, place, other = match.groups()
    if match[0] == "General":
        yield Token("general", "")
    elif date:
        yield Token("exponent" if date[0] in "eE" and date[-1] == "0" else "date", date.lower())
    elif place:
        yield Token("place", place)
    else:
        yield Token("literal", quoted or escaped or currency or (other if other and other != "@" else ""))


def general(value: Decimal) -> str:
    """Return a number as a cell without format shows it: plain, with as many decimals as fit."""
    whole = len(str(abs(int(value))))
    rounded = rounded_to(value, max(0, GENERAL_DIGITS - whole - 1))
    text = f"{rounded:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text) or "0"


def rounded_to(value: Decimal, decimals: int) -> Decimal:
    """Return a number rounded half up."""
    with localcontext() as context:
        context.prec = 60
        return value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def digits_shown(value: Decimal, tokens: tuple[Token, ...]) -> FormattedNumber:
    """Return a number in a format of digits."""
    places = "".join(t.text for t in tokens if t.kind == "place")
    if not re.search(r"[0#?]", places):
        return FormattedNumber("".join(t.text for t in tokens))
    whole, _, decimals = places.replace("%", "").partition(".")
    scale = 2 * places.count("%") - 3 * (len(places.rstrip("%")) - len(places.rstrip("%").rstrip(",")))
    grouped = "," in whole.rstrip(",") and not literal_inside(tokens)
    wanted = len(re.sub(r"[^0#?]", "", decimals))
    scaled = value.scaleb(scale, Context(prec=60))
    rounded = rounded_to(abs(scaled), wanted)
    digits, _, fraction = f"{rounded:f}".partition(".")
    least = len(re.sub(r"[^0]", "", whole))
    digits = digits.lstrip("0").rjust(least, "0")
    optional = len(decimals) - len(decimals.rstrip("#?,"))
    fraction = fraction[: wanted - optional] + fraction[wanted - optional :].rstrip("0")
    text = placed_digits(tokens, f"{int(digits):,}".rjust(least, "0") if grouped and digits else digits, fraction)
    return FormattedNumber(("-" if scaled < 0 and rounded else "") + text, rounded != abs(scaled))


def literal_inside(tokens: tuple[Token, ...]) -> bool:
    """Return whether a literal stands between the digits before the decimal point (0!.0,)."""
    kinds = [t.kind if t.kind != "place" or re.search("[0#?]", t.text) else "sign" for t in tokens]
    first, last = kinds.index("place"), len(kinds) - 1 - kinds[::-1].index("place")
    point = next((n for n, t in enumerate(tokens) if t.text == "." and t.kind == "place"), last)
    return any(t.kind == "literal" and t.text.strip() for t in tokens[first : min(point, last)])


def placed_digits(tokens: tuple[Token, ...], digits: str, fraction: str) -> str:
    """Return digits put where a format has its places, the surplus at the first."""
    point = next((n for n, t in enumerate(tokens) if t.kind == "place" and t.text == "."), len(tokens))
    slots = [n for n, t in enumerate(tokens[:point]) if t.kind == "place" and t.text[0] in "0#?"]
    pieces: dict[int, str] = {}
    left = digits
    for n in reversed(slots):
        take = len(left) if n == slots[0] or not literal_inside(tokens) else len(tokens[n].text)
        pieces[n], left = left[len(left) - take :], left[: len(left) - take]
    after = next((n for n in range(point + 1, len(tokens)) if tokens[n].kind == "place" and tokens[n].text[0] in "0#?"), None)
    if after is not None:
        pieces[after] = fraction
    out = ""
    for n, t in enumerate(tokens):
        if t.kind == "literal" or t.text == "%":
            out += t.text
        elif t.text == "." and fraction:
            out += "."
        else:
            out += pieces.get(n, "")
    return out.strip()


def dated(value: Decimal, tokens: tuple[Token, ...], epoch_1904: bool) -> str | None:
    """Return a day number as its format shows it, None where it is no day."""
    days = value + (1462 if epoch_1904 else 0)
    if not 0 <= days <= LAST_DAY:
        return None
    day = datetime(1899, 12, 30 if days >= 60 else 31) + timedelta(seconds=int((days * 86_400).to_integral_value(ROUND_HALF_UP)))  # noqa: DTZ001 - no zone
    out = ""
    for n, t in enumerate(tokens):
        out += part(day, t.text, is_minute(tokens, n)) if t.kind == "date" else t.text
    return out.strip()


def is_minute(tokens: tuple[Token, ...], at: int) -> bool:
    """Return whether an m stands for minutes: after an hour or before a second."""
    dates = [n for n, t in enumerate(tokens) if t.kind == "date"]
    index = dates.index(at) if at in dates else -1
    before = tokens[dates[index - 1]].text[0] if index > 0 else ""
    after = tokens[dates[index + 1]].text[0] if 0 <= index < len(dates) - 1 else ""
    return before == "h" or after == "s"


def part(day: datetime, text: str, minute: bool) -> str:
    """Return one part of a date."""
    sign, width = text[0], len(text)
    if sign == "a" or (sign == "d" and width > 2):
        return ("星期" if width == 4 else "") + WEEKDAYS[day.weekday()]
    if sign in "ye":
        return f"{day.year % 100:02d}" if width == 2 and sign == "y" else str(day.year)
    count = {"m": day.minute if minute else day.month, "d": day.day, "h": day.hour, "s": day.second}[sign]
    return str(count).rjust(min(width, 2), "0")
