"""An actual that the unit can't take is refused with a sentence; whatever can be is let through."""

from decimal import Decimal

import pytest

from jixiao.errors import UsageWrong
from jixiao.formula.target import read_target
from jixiao.scoring.check import check_actual


@pytest.mark.parametrize(
    ("target", "value", "name", "zh"),
    [
        ("≥95(%)", "120", None, "实际完成值不会是 120%：部分不会多于全体，“%”最多是 100。"),
        ("≥95(%)", "100.01", "合格率", "实际完成值不会是 100.01%：部分不会多于全体，“%”最多是 100。"),
        ("=100(%)", "101", None, "实际完成值不会是 101%：部分不会多于全体，“%”最多是 100。"),
        ("≥9(‰)", "1001", None, "实际完成值不会是 1001‰：部分不会多于全体，“‰”最多是 1000。"),
        ("≥280(人)", "-1", None, "实际完成值不会是 -1 人：数量、金额和比率都不小于零。"),
        ("≤2000(元)", "-0.01", None, "实际完成值不会是 -0.01 元：数量、金额和比率都不小于零。"),
        ("≥95(%)", "-1", "满意率", "实际完成值不会是 -1%：数量、金额和比率都不小于零。"),
        ("≥9(人)", "NaN", None, "“NaN”不是一个数。"),
        ("≥9(人)", "Infinity", None, "“Infinity”不是一个数。"),
    ],
)
def test_what_can_not_be_is_refused(target: str, value: str, name: str | None, zh: str) -> None:
    with pytest.raises(UsageWrong) as refused:
        check_actual(read_target(target).target, Decimal(value), name)
    assert refused.value.zh.startswith(zh)


@pytest.mark.parametrize(
    ("target", "value", "name"),
    [
        ("≥95(%)", "100", None),
        ("≥95(%)", "0", None),
        ("≥110(%)", "120", "完成率"),
        ("≥5(%)", "120", "收入增长率"),
        ("≥5(%)", "-3", "收入增长率"),
        ("≥-5(%)", "-7", "结余率"),
        ("≥280(人)", "28000", None),
        ("及时", "85", None),
    ],
)
def test_what_can_be_is_let_through(target: str, value: str, name: str | None) -> None:
    check_actual(read_target(target).target, Decimal(value), name)
    assert read_target(target).target.raw == target


def test_a_unit_alone_is_enough() -> None:
    with pytest.raises(UsageWrong, match="不会是 120%"):
        check_actual("%", Decimal(120))


def test_the_sentence_has_an_english_twin() -> None:
    with pytest.raises(UsageWrong) as refused:
        check_actual("%", Decimal(120))
    assert refused.value.en.startswith("The actual can't be 120%: a part is never more than the whole")
