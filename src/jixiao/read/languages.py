"""The languages inside a form, target values, calculations and dates, as the recogniser asks for them."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from jixiao.formula.calculation.statement import cost_items
from jixiao.formula.deadline import read_date, read_period
from jixiao.formula.numerals import chinese
from jixiao.formula.target import read_target, with_name
from jixiao.model.document import CostItem
from jixiao.read.wording import narrow
from jixiao.values.money import SCALES, UNITS, Money, yuan
from jixiao.values.remembered import remembered
from jixiao.values.target import Target

AMOUNT = re.compile(rf"([-+]?(?:\d{{1,3}}(?:,\d{{3}})+|\d{{1,15}})(?:\.\d{{1,8}})?)({UNITS}|万|亿)?(?:整)?")
CURRENCY = re.compile(r"^(?:人民币|¥|RMB|CNY)?(?:(?:[(]大写[)]|大写):?)?(?=[-+\d零壹贰叁肆伍陆柒捌玖拾佰仟])")
CAPITAL = re.compile("([零壹贰叁肆伍陆柒捌玖拾佰仟万亿]+)[元圆](?:零?([壹贰叁肆伍陆柒捌玖])角)?(?:零?([壹贰叁肆伍陆柒捌玖])分)?[整正]?")
"""An amount as it is written on cheques."""
NUMBER = re.compile(r"[-+]?\d[\d,]*(?:\.\d+)?")
COMPACT = re.compile(r"(?<!\d)(20\d{2})(0[1-9]|1[0-2])(?!\d)")
MONEY_UNIT = re.compile(rf"(?:单位|[(])[:]?(?:人民币)?({UNITS})|(?:人民币)?({UNITS})[)]")


class Amount(NamedTuple):
    """A printed amount: in yuan when a unit is known, and whether the cell held more than the amount."""

    yuan: Money
    odd: bool


def money_unit(text: str) -> str | None:
    """Return the unit of money that a label or head prints in brackets or after 单位."""
    found = MONEY_UNIT.search(narrow(text)) if "元" in text else None
    return (found[1] or found[2]) if found else None


def amount(text: str, unit: str) -> Amount | None:
    """Return a cell's amount in yuan; its own printed unit goes before ``unit``; None for what is no amount."""
    plain = CURRENCY.sub("", narrow(text))
    found = AMOUNT.match(plain)
    if not found:
        return in_capitals(plain)
    own = found[2]
    if own in ("万", "亿"):
        own += "元"
    rest = plain[found.end() :]
    again = rest.startswith(found[0])
    rest = rest[len(found[0]) :] if again else rest
    if rest and not (rest[0] in "([" and rest[-1] in ")]"):
        return None
    return Amount(yuan(Decimal(found[1].replace(",", "")), own or unit if (own or unit) in SCALES else "元"), again or bool(rest))


@remembered
def is_amount(text: str) -> bool:
    """Return whether a text is an amount of money."""
    return amount(text, "元") is not None


def in_capitals(text: str) -> Amount | None:
    """Return an amount in capitals, alone or with the same one in figures in brackets behind it; None for anything else, or where both differ."""
    found = CAPITAL.match(text)
    whole = chinese(found[1]) if found else None
    if found is None or whole is None:
        return None
    cents = sum((chinese(digit) or 0) * worth for digit, worth in ((found[2], 10), (found[3], 1)) if digit)
    told, rest = yuan(whole) + Decimal(cents) / 100, text[found.end() :]
    again = amount(rest[1:-1].removeprefix("小写").lstrip(":"), "元") if rest[:1] == "(" and rest[-1:] == ")" else None
    return Amount(told, odd=False) if not rest or (again is not None and again.yuan == told) else None


def number(text: str) -> Decimal | None:
    """Return a cell's number without %, 分 and thousands separators; None for anything else."""
    plain = narrow(text).removesuffix("分").removesuffix("%")
    return Decimal(plain.replace(",", "")) if NUMBER.fullmatch(plain) else None


def day(text: str) -> date | None:
    """Return a cell's day; None where it is none or does not exist."""
    return read_date(text)


def period(text: str) -> tuple[date | None, date | None]:
    """Return first and last day of a period as printed, months and years taken whole."""
    found = COMPACT.sub(r"\1年\2月", text[:200])
    read = read_period(found)
    return read.start, read.finish


def target(text: str, name: str) -> tuple[Target | None, str | None, float]:
    """Return the target value of a cell, a problem to tell and the confidence.

    A template's hint is no value; a bare number takes operator and unit from the hint in the indicator's name.
    """
    reading = read_target(text)
    if reading.template:
        return None, reading.problem, reading.confidence
    reading = with_name(reading, name)
    return reading.target, reading.problem, reading.confidence


def budget_items(text: str) -> tuple[tuple[CostItem, ...], Money | None, dict[str, tuple[int, int]]]:
    """Return the cost items of a budget text, the total printed at its end, and where each stands, by pointer."""
    reading = cost_items(text)
    spans = dict(zip(pointers("/cost_items", reading.items), reading.spans, strict=True))
    if reading.total_span is not None:
        spans["/cost_total"] = reading.total_span
    return reading.items, reading.total, spans


def pointers(path: str, items: tuple[CostItem, ...]) -> Iterator[str]:
    """Yield the pointers of items in tree order, a parent before its children."""
    for index, item in enumerate(items):
        yield f"{path}/{index}"
        yield from pointers(f"{path}/{index}/children", item.children)
