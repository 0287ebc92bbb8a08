"""Numbers as people print them."""

from fractions import Fraction

import pytest

from jixiao.formula.numerals import chinese, decimal, fraction, pointed


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("三", 3), ("两", 2), ("十", 10), ("十二", 12), ("二十", 20), ("一百二十", 120), ("一百零五", 105), ("一百二", 120), ("三千五", 3500), ("三千零五十", 3050),
        ("五十五万", 550_000), ("三万五", 35_000), ("一亿二千万", 120_000_000), ("二〇二四", 2024), ("壹仟伍佰", 1500), ("万", 10_000), ("", None), ("五六七百", None),
    ],
)  # fmt: skip
def test_a_chinese_numeral_has_a_value(text: str, value: int | None) -> None:
    assert chinese(text) == value


@pytest.mark.parametrize(
    ("text", "pair"), [("1,200.50", (120_050, 100)), ("12", (12, 1)), ("1,234,567", (1_234_567, 1)), ("0.05", (5, 100))]
)
def test_digits_are_read_exactly(text: str, pair: tuple[int, int]) -> None:
    assert decimal(text) == pair


@pytest.mark.parametrize(
    ("text", "value"),
    [("三分之二", Fraction(2, 3)), ("百分之五", Fraction(1, 20)), ("千分之3.5", Fraction(7, 2000)), ("三分之0二", None), ("三", None)],
)
def test_a_spelled_fraction_has_a_value(text: str, value: Fraction | None) -> None:
    assert fraction(text) == value


@pytest.mark.parametrize(
    ("text", "worth"),
    [("九点五", ("19/2", "1/10")), ("一点二五万", ("12500", "100")), ("九点", None), ("点五", None), ("九点二十五", None), ("九", None)],
)
def test_a_chinese_numeral_with_a_point_has_a_value_and_a_last_place(text: str, worth: tuple[str, str] | None) -> None:
    assert pointed(text) == (None if worth is None else tuple(map(Fraction, worth)))
