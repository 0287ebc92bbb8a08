"""One cell's text as a value of its column: exact numbers, real days, words of a list; or what is wrong with it and the way out."""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from difflib import get_close_matches
from functools import lru_cache
from unicodedata import category, normalize

from jixiao.formula.numerals import SCALES
from jixiao.ledger.problems import Bilingual, near, quoted_value
from jixiao.ledger.schema import Column

Value = str | int | Decimal | date | bool | None

NUMBER = re.compile(r"[+-]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?")
SCALED = re.compile(r"([+-]?[\d,]+(?:\.\d+)?)\s*(百万|千万|[百千万亿])元?")
DAY = re.compile(r"(\d{4})(?:[-/.]|年\s*)(\d{1,2})(?:[-/.]|月\s*)(\d{1,2})日?(?:[ T]0{1,2}:00(?::00(?:\.0+)?)?)?")
BARE_DAY = re.compile(r"(\d{4})(\d{2})(\d{2})")
MONTH = re.compile(r"(\d{4})(?:[-/.]|年\s*)(\d{1,2})月?")
BARE_MONTH = re.compile(r"(\d{4})(\d{2})")
TIMED = re.compile(r"(\S+)[ T](?:\d{1,2}[:：]\d|0?\.\d).*")
"""A day with a time behind it, as typed or as a spreadsheet or a finance system stores it: of a record only the day is kept."""
BRACKETED = re.compile(r"\((\d[\d,]*(?:\.\d+)?)\)")
"""A negative figure as accountants print it."""
SLIP = 0.8
"""A word so like one of an open list is taken for a slip of the pen."""
SERIAL = re.compile(r"\d{5}")
"""A day as a spreadsheet counts it, where the cell lost its format."""
FIRST_SERIAL, LAST_SERIAL, SERIAL_NOUGHT = 14_611, 73_050, date(1899, 12, 30)
"""1940 to 2099."""
FIRST_YEAR, LAST_YEAR = 1900, 2100
TRUE = frozenset(("是", "有", "true", "yes", "y", "1", "√", "✓", "对"))
FALSE = frozenset(("否", "无", "false", "no", "n", "0", "×", "x", "不"))
MOST_DIGITS = {"integer": 9, "decimal": 16, "money": 16}


class Wrong(Exception):
    """A text that is no value of its column: what is wrong, and the way out."""

    def __init__(self, what: Bilingual, way_out: Bilingual) -> None:
        super().__init__(what.zh)
        self.what = what
        self.way_out = way_out


def seen(text: str) -> str:
    """Return a cell's text without signs that nobody sees: copied from a page or a chat, they would make two keys of one."""
    return text if text.isascii() else "".join(sign for sign in text if category(sign) != "Cf").strip()


def value_of(text: str, column: Column) -> Value:
    """Return the value that a cell's text stands for; None for a blank cell, Wrong for what the column can't hold."""
    plain = text.strip()
    if not plain:
        return None
    return READERS[column.type](plain, column)


def in_yuan(text: str, unit: str) -> str:
    """Return the text of an amount in a unit of 万元 and the like as yuan; what names a unit itself, or is no number, as it is."""
    plain = _plain_number(text)
    return _exact(Decimal(plain.replace(",", "")) * SCALES[unit]) if NUMBER.fullmatch(plain) else text


def _plain_number(text: str) -> str:
    return normalize("NFKC", text).replace(" ", "").lstrip("¥￥")


def _exact(number: Decimal) -> str:
    exact = f"{number:f}"
    return exact.rstrip("0").rstrip(".") if "." in exact else exact


def _told(text: str, column: Column) -> str:
    return quoted_value(text, personal=column.personal)


def _text(text: str, column: Column) -> str:  # noqa: ARG001 - one signature for all
    return text


def _choice(text: str, column: Column) -> str:
    if text in column.choices or (column.open and not _is_slip(text, column.choices)):
        return text
    likely = near(text, column.choices)
    hint = f"是不是“{likely[0]}”？" if likely else ""
    raise Wrong(
        Bilingual(f"“{_told(text, column)}”不在可选的词里", f"“{_told(text, column)}” is not one of the words"),
        Bilingual(
            f"{hint}可选：{'、'.join(column.choices)}",
            (f"Perhaps “{likely[0]}”? " if likely else "") + f"Choose: {', '.join(column.choices)}",
        ),
    )


@lru_cache(maxsize=4096)
def _is_slip(text: str, choices: tuple[str, ...]) -> bool:
    """Whether a text is so like one of some words that it is meant for it: the same few stand in a great many rows."""
    return bool(get_close_matches(text, choices, n=1, cutoff=SLIP))


def _boolean(text: str, column: Column) -> bool:
    word = normalize("NFKC", text).lower()
    if word in TRUE:
        return True
    if word in FALSE:
        return False
    raise Wrong(
        Bilingual(f"“{_told(text, column)}”不是“是”或“否”", f"“{_told(text, column)}” is neither yes nor no"),
        Bilingual("写“是”或“否”", "Write 是 or 否"),
    )


def _number(text: str, column: Column) -> Decimal:
    plain = _plain_number(text)
    scaled = SCALED.fullmatch(plain)
    exact = _exact(Decimal(scaled[1].replace(",", "")) * SCALES[scaled[2]]) if scaled else ""
    if scaled and column.type == "money":
        plain = exact
    elif scaled:
        raise Wrong(
            Bilingual(
                f"“{_told(text, column)}”带了单位“{scaled[2]}”，这一列记到个位", f"“{_told(text, column)}” has the scale {scaled[2]}"
            ),
            Bilingual(f"写成 {exact}", f"Write {exact}"),
        )
    plain = plain.removesuffix("元") if column.type == "money" else plain
    if not NUMBER.fullmatch(plain):
        if column.signed and (bracketed := BRACKETED.fullmatch(plain)):
            raise Wrong(
                Bilingual(f"“{_told(text, column)}”用括号表示负数", f"“{_told(text, column)}” is negative by its brackets"),
                Bilingual(f"写成 -{bracketed[1]}", f"Write -{bracketed[1]}"),
            )
        raise Wrong(
            Bilingual(f"“{_told(text, column)}”不是数字", f"“{_told(text, column)}” is no number"),
            Bilingual("只写数字，单位和说明写到别的列", "Write the number alone; put units and remarks elsewhere"),
        )
    number = Decimal(plain.replace(",", ""))
    if number < 0 and not column.signed:
        raise Wrong(
            Bilingual(f"“{_told(text, column)}”是负数，这一列不能为负", f"“{_told(text, column)}” is negative; this column can't be"),
            Bilingual("核对后改正；退款记在支出明细里", "Correct it; refunds belong into the payments"),
        )
    if abs(number) >= 10 ** MOST_DIGITS[column.type]:
        raise Wrong(
            Bilingual(f"“{_told(text, column)}”太大", f"“{_told(text, column)}” is too large"), Bilingual("核对位数", "Check the digits")
        )
    return number


def _integer(text: str, column: Column) -> int:
    number = _number(text, column)
    if number != int(number):
        raise Wrong(
            Bilingual(f"“{_told(text, column)}”不是整数", f"“{_told(text, column)}” is no whole number"),
            Bilingual("写整数", "Write a whole number"),
        )
    return int(number)


def _decimal(text: str, column: Column) -> Decimal:
    return _places(_number(text, column), text, column, 4)


def _money(text: str, column: Column) -> Decimal:
    return _places(_number(text, column), text, column, 2).quantize(Decimal("0.01"))


def _places(number: Decimal, text: str, column: Column, most: int) -> Decimal:
    if number != round(number, most):
        raise Wrong(
            Bilingual(f"“{_told(text, column)}”的小数多于 {most} 位", f"“{_told(text, column)}” has more than {most} decimals"),
            Bilingual(f"写到小数点后 {most} 位", f"Write {most} decimals at most"),
        )
    return number


def _date(text: str, column: Column) -> date:
    plain = normalize("NFKC", text)
    found = DAY.fullmatch(plain) or BARE_DAY.fullmatch(plain)
    if not found and SERIAL.fullmatch(plain) and FIRST_SERIAL <= int(plain) <= LAST_SERIAL:
        return SERIAL_NOUGHT + timedelta(days=int(plain))
    if not found and (timed := TIMED.fullmatch(plain)):
        found = DAY.fullmatch(timed[1])
    if not found:
        raise Wrong(
            Bilingual(f"“{_told(text, column)}”不是日期", f"“{_told(text, column)}” is no date"),
            Bilingual("写成 2024-03-15 这样", "Write it like 2024-03-15"),
        )
    return _day(text, column, int(found[1]), int(found[2]), int(found[3]))


def _day(text: str, column: Column, year: int, month: int, day: int) -> date:
    if not FIRST_YEAR <= year <= LAST_YEAR or not 1 <= month <= 12:
        raise Wrong(
            Bilingual(f"“{_told(text, column)}”的年份或月份不对", f"“{_told(text, column)}” has no such year or month"),
            Bilingual("核对日期", "Check the date"),
        )
    last = monthrange(year, month)[1]
    if not 1 <= day <= last:
        told = (
            Bilingual("没有这一天", "no such day")
            if column.personal
            else Bilingual(f"{year} 年 {month} 月没有 {day} 日", f"{year}-{month:02} has no day {day}")
        )
        raise Wrong(told, Bilingual(f"这个月到 {last} 日为止，核对日期", f"That month has {last} days; check the date"))
    return date(year, month, day)


def _month(text: str, column: Column) -> date:
    plain = normalize("NFKC", text)
    found = MONTH.fullmatch(plain) or BARE_MONTH.fullmatch(plain)
    if found:
        return _day(text, column, int(found[1]), int(found[2]), 1)
    if DAY.fullmatch(plain):
        return _date(text, column).replace(day=1)
    raise Wrong(
        Bilingual(f"“{_told(text, column)}”不是月份", f"“{_told(text, column)}” is no month"),
        Bilingual("写成 2024-03 这样", "Write it like 2024-03"),
    )


READERS: dict[str, Callable[[str, Column], Value]] = {
    "text": _text,
    "choice": _choice,
    "boolean": _boolean,
    "integer": _integer,
    "decimal": _decimal,
    "money": _money,
    "date": _date,
    "month": _month,
}
