"""What people say an indicator reached: what can't be, and what can't be scored, is refused with a sentence."""

from decimal import Decimal

import pytest

from jixiao.errors import UsageWrong
from jixiao.evaluate.stated import amount_stated, check_comparable, check_possible, number_stated
from jixiao.formula.target import read_target
from jixiao.model.document import Indicator


def of(target: str | None) -> Indicator:
    return Indicator(name="甲", target=None if target is None else read_target(target).target)


@pytest.mark.parametrize(
    ("target", "said"), [("≥95(%)", "120%"), ("≥95(%)", "120"), ("及时", "120%"), ("及时", "120"), ("≥12(次)", "-1"), ("90~95(%)", "101")]
)
def test_what_can_not_be_is_refused_where_it_stands(target: str, said: str) -> None:
    with pytest.raises(UsageWrong, match=r"^此处：实际完成值不会是"):
        check_possible(of(target), said, "此处")


@pytest.mark.parametrize(
    ("target", "said"),
    [("≥95(%)", "很好"), ("≥12(次)", "12人"), ("≥12(次)", "NaN"), ("≥12(次)", "1/3"), ("≥12(次)", "1e999999999"), ("90~95(%)", "90~95")],
)
def test_what_does_not_compare_with_a_number_is_refused(target: str, said: str) -> None:
    with pytest.raises(UsageWrong, match="不能和"):
        check_comparable(of(target), said, 2024)


@pytest.mark.parametrize("said", ["2024-13-45", "5", "按时"])
def test_a_deadline_wants_a_day(said: str) -> None:
    with pytest.raises(UsageWrong, match="不是日期"):
        check_comparable(of("2024年10月31日前"), said, 2024)


def test_without_a_target_nothing_can_be_supposed() -> None:
    with pytest.raises(UsageWrong, match="没有指标值"):
        check_comparable(of(None), "5", 2024)


@pytest.mark.parametrize(
    ("target", "said", "number"),
    [("≤600000(元)", "58万元", "580000"), ("≤30(万元)", "300001元", "30.0001"), ("≥95(%)", "0", "0"), ("≥12(次)", "１２", "12"), ("及时", "及时", None)],
)  # fmt: skip
def test_a_number_is_read_in_the_unit_of_the_target(target: str, said: str, number: str | None) -> None:
    check_comparable(of(target), said, 2024)
    check_possible(of(target), said, "此处")
    assert number_stated(of(target), said) == (None if number is None else Decimal(number))


@pytest.mark.parametrize(
    ("said", "amount"),
    [
        ("500000", "500000.00"),
        ("500,000.00", "500000.00"),
        ("50万元", "500000.00"),
        ("0.123456 万元", "1234.56"),
        ("0", "0.00"),
        ("-5", None),
        ("1.234", None),
        ("²", None),
        ("5,00", None),
        ("50万人", None),
        ("很多", None),
    ],
)
def test_an_amount_is_yuan_to_the_cent(said: str, amount: str | None) -> None:
    assert (None if (found := amount_stated(said)) is None else str(found)) == amount
