"""Amounts in every printed unit, rounded half up to the cent, and as forms print them; numbers without needless zeros."""

from decimal import Decimal
from fractions import Fraction

import pytest

from jixiao.values.money import CENT, SCALES, UNITS, grouped, signed, yuan
from jixiao.values.rounding import fixed, half_up, tidy


@pytest.mark.parametrize(
    ("unit", "one"), [("元", "1.00"), ("千元", "1000.00"), ("万元", "10000.00"), ("百万元", "1000000.00"), ("亿元", "100000000.00")]
)
def test_every_unit_is_worth_what_it_says(unit: str, one: str) -> None:
    assert f"{yuan(1, unit):f}" == one


def test_the_units_are_tried_longest_first() -> None:
    assert (UNITS.split("|")[0], set(UNITS.split("|")), Decimal("0.01")) == ("百万元", set(SCALES), CENT)


@pytest.mark.parametrize(
    ("amount", "unit", "told"),
    [("0.0050005", "元", "0.01"), ("51.234567", "万元", "512345.67"), ("-0.00000045", "万元", "0.00"), ("-0.0000005", "万元", "-0.01")],
)
def test_an_amount_becomes_yuan(amount: str, unit: str, told: str) -> None:
    assert f"{yuan(Decimal(amount), unit):f}" == told


def test_an_amount_without_a_unit_is_yuan() -> None:
    assert yuan("12.345") == Decimal("12.35")


@pytest.mark.parametrize(
    ("amount", "told", "with_sign"), [("4600800", "4,600,800.00", "+4,600,800.00"), ("-0.005", "-0.01", "-0.01"), ("0", "0.00", "+0.00")]
)
def test_an_amount_as_forms_print_it(amount: str, told: str, with_sign: str) -> None:
    assert (grouped(Decimal(amount)), signed(Decimal(amount))) == (told, with_sign)


@pytest.mark.parametrize(
    ("number", "places", "told"),
    [
        (Fraction(1, 200), 2, "0.01"),
        (Fraction(-1, 200), 2, "-0.01"),
        (Fraction(-1, 201), 2, "0.00"),
        (Fraction(0), 2, "0.00"),
        (Fraction(1, 3), 0, "0"),
        (Fraction(885731, 2000), 3, "442.866"),
        (7, 2, "7.00"),
    ],
)
def test_a_fraction_is_rounded_half_away_from_zero(number: Fraction | int, places: int, told: str) -> None:
    assert f"{half_up(number, places):f}" == told


def test_two_places_are_usual() -> None:
    assert fixed(Decimal("442.865")) == "442.87"


@pytest.mark.parametrize(("number", "told"), [("1.500", "1.5"), ("100", "100"), ("1.00", "1"), ("1E+2", "100"), ("0.10", "0.1")])
def test_a_number_without_needless_zeros(number: str, told: str) -> None:
    assert str(tidy(Decimal(number))) == told
