"""Decimals are rounded as exact fractions are, whatever their size, sign and number of digits."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.values.rounding import half_up

SMALL = st.decimals(allow_nan=False, allow_infinity=False, min_value=Decimal("-1e20"), max_value=Decimal("1e20"))
LONG = st.integers(-(10**300), 10**300).map(lambda digits: Decimal(digits).scaleb(-20))


@given(st.one_of(SMALL, LONG), st.integers(0, 6))
def test_a_decimal_is_rounded_as_the_fraction_it_is(number: Decimal, places: int) -> None:
    assert half_up(number, places).as_tuple() == half_up(Fraction(number), places).as_tuple()


@pytest.mark.parametrize(
    ("number", "shown"), [("0.005", "0.01"), ("-0.005", "-0.01"), ("-0.004", "0.00"), ("-0", "0.00"), ("1e3", "1000.00"), ("2.675", "2.68")]
)
def test_a_half_goes_away_from_zero_and_nought_has_no_sign(number: str, shown: str) -> None:
    assert f"{half_up(Decimal(number), 2):f}" == shown


@pytest.mark.parametrize("number", ["NaN", "Infinity"])
def test_what_is_no_number_is_not_rounded(number: str) -> None:
    with pytest.raises((ValueError, OverflowError)):
        half_up(Decimal(number), 2)
