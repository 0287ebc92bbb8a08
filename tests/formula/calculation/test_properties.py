"""Laws of the calculation language: exact like ``fractions``, and blind to width, spacing, brackets and the order of a sum."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.formula.calculation import evaluate

WIDE = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
Pair = tuple[str, Fraction]

# few examples each: the whole folder runs in seconds
numbers = st.decimals(min_value=1, max_value=9999, places=2, allow_nan=False, allow_infinity=False).map(lambda d: (f"{d:f}", Fraction(d)))
wholes = st.integers(min_value=1, max_value=9999).map(lambda n: (str(n), Fraction(n)))


def joined(pair: tuple[Pair, str, Pair]) -> Pair:
    (left, a), sign, (right, b) = pair
    value = {"+": a + b, "-": a - b, "*": a * b, "/": a / b if b else a}[sign]
    return (f"({left}{sign}{right})", value) if b or sign != "/" else (f"({left}*{right})", Fraction(0))


expressions = st.recursive(numbers | wholes, lambda inner: st.tuples(inner, st.sampled_from("+*/-"), inner).map(joined), max_leaves=12)


def as_sum(pair: Pair) -> str:
    """Begin with a sum, so that no lone 3-5 may be a range."""
    return f"1+{pair[0]}"


@given(expressions)
def test_values_are_those_of_fractions(pair: Pair) -> None:
    assert evaluate(as_sum(pair)).value == 1 + pair[1]


@given(expressions, st.integers(min_value=1, max_value=9))
def test_the_exact_result_holds(pair: Pair, factor: int) -> None:
    value = (1 + pair[1]) * factor
    if value.denominator == 1:
        assert evaluate(f"({as_sum(pair)})*{factor}={value}").holds is True


@given(expressions)
def test_a_result_one_too_high_fails(pair: Pair) -> None:
    value = 1 + pair[1]
    stated = value.numerator // value.denominator + 2
    assert evaluate(f"{as_sum(pair)}={stated}").holds is False


@given(expressions)
def test_width_changes_nothing(pair: Pair) -> None:
    assert evaluate(as_sum(pair).translate(WIDE)).value == 1 + pair[1]


@given(expressions)
def test_spacing_changes_nothing(pair: Pair) -> None:
    spaced = "".join(f" {char} " if char in "+-*/()" else char for char in as_sum(pair))
    assert evaluate(spaced).value == 1 + pair[1]


@pytest.mark.parametrize("style", ["（）", "【】", "[]", "{}", "〔〕", "｛｝", "［］"])
@given(expressions)
def test_the_style_of_brackets_changes_nothing(style: str, pair: Pair) -> None:
    assert evaluate(as_sum(pair).replace("(", style[0]).replace(")", style[1])).value == 1 + pair[1]


@pytest.mark.parametrize("sign", ["×", "x", "X", "·", "・", "＊", "\\*", "✕"])
@given(st.lists(wholes, min_size=2, max_size=6))
def test_the_sign_of_a_product_changes_nothing(sign: str, factors: list[Pair]) -> None:
    product = Fraction(1)
    for _, value in factors:
        product *= value
    assert evaluate(sign.join(text for text, _ in factors)).value == product


@given(st.lists(numbers, min_size=2, max_size=8).flatmap(lambda parts: st.tuples(st.just(parts), st.permutations(parts))))
def test_the_order_of_a_sum_changes_nothing(both: tuple[list[Pair], list[Pair]]) -> None:
    first, second = ("+".join(f"{text}元" for text, _ in parts) for parts in both)
    assert evaluate(first).value == evaluate(second).value


@given(st.integers(min_value=1, max_value=500), st.integers(min_value=1, max_value=9000), st.integers(min_value=1, max_value=30))
def test_people_times_price_is_money(people: int, price: int, days: int) -> None:
    result = evaluate(f"{people}人×{days}天×{price}元/人·天={people * price * days}元")
    assert (result.holds, result.unit, result.notes) == (True, "元", ())


@given(st.integers(min_value=1, max_value=10**12))
def test_separators_change_nothing(number: int) -> None:
    assert evaluate(f"{number:,}元+1元").value == evaluate(f"{number:,}".replace(",", "，") + "元+1元").value == number + 1
