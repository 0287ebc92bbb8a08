"""The unit dictionary and the taking apart of printed units."""

from fractions import Fraction

import pytest

from jixiao.formula.calculation.tails import longest_unit, read_tail
from jixiao.formula.units import alike, money_scale, read_unit, unit_class


@pytest.mark.parametrize(
    ("unit", "kind"),
    [
        ("人", "person"), ("名", "person"), ("人次", "person_occasion"), ("次", "occasion"), ("天", "day"), ("晚", "night"), ("月", "month"), ("年", "year"),
        ("平方米", "area"), ("㎡", "area"), ("立方米", "volume"), ("公里", "length"), ("吨", "mass"), ("册", "document"), ("台", "device"), ("户", "organisation"),
        ("万元", "money"), ("元/人·天", "money"), ("美元", "foreign"), ("%", "share"), ("万平方米", "area"), ("人/批", "person"), ("光年", None),
    ],
)  # fmt: skip
def test_a_unit_has_a_class(unit: str, kind: str | None) -> None:
    assert unit_class(unit) == kind


@pytest.mark.parametrize(
    ("unit", "parts"),
    [
        ("元/人·天", ("元", ("人", "天"))),
        ("万元/人·年", ("元", ("人", "年"))),
        ("元/人/次", ("元", ("人", "次"))),
        ("元/（人·天）", ("元", ("人", "天"))),
        ("元每人每月", ("元", ("人", "月"))),
        ("人/批", ("人", ("批",))),
        ("册", ("册", ())),
    ],
)
def test_a_rate_is_taken_apart(unit: str, parts: tuple[str, tuple[str, ...]]) -> None:
    read = read_unit(unit.replace("（", "(").replace("）", ")"))
    assert (read.top, read.per) == parts


@pytest.mark.parametrize(
    ("unit", "worth"),
    [("元", 1), ("万元", 10_000), ("亿元", 100_000_000), ("千元/户", 1000), ("角", Fraction(1, 10)), ("人", None), ("%", None)],
)
def test_money_is_worth_yuan(unit: str, worth: Fraction | None) -> None:
    assert money_scale(unit) == worth


@pytest.mark.parametrize(
    ("first", "second", "same"), [("人", "名", True), ("天", "日", True), ("月", "个月", True), ("只", "头", False), ("台", "套", False)]
)
def test_interchangeable_units_are_alike(first: str, second: str, same: bool) -> None:
    assert alike(first, second) is same


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("人员", ""),
        ("人次", "人次"),
        ("年度", "年度"),
        ("千克装", "千克"),
        ("名教练", "名"),
        ("个会场", "个"),
        ("元旦", ""),
        ("项目", "项目"),
    ],
)
def test_a_unit_is_not_the_beginning_of_a_word(text: str, unit: str) -> None:
    assert longest_unit(text, 0) == unit


@pytest.mark.parametrize(
    ("tail", "size", "scale", "unit"),
    [
        ("万元/人次", 5, 10_000, "元/人次"),
        ("千克", 2, 1, "千克"),
        ("千元", 2, 1000, "元"),
        ("余人", 2, 1, "人"),
        ("元/人*月", 5, 1, "元/人*月"),
        ("元/标段", 4, 1, "元/标段"),
        ("教材费", 0, 1, ""),
        ("", 0, 1, ""),
    ],
)
def test_what_stands_behind_a_number_is_read(tail: str, size: int, scale: int, unit: str) -> None:
    read = read_tail(tail)
    assert (read.size, read.scale, read.unit.text) == (size, scale, unit)
