"""A rate that is named behind its figure and paid on top: wages with 另按20%缴纳社保."""

from fractions import Fraction

import pytest

from jixiao.formula.calculation import evaluate

SAID = {
    "保育员24名，月工资2500元，另按工资20%缴纳社保，全年86.4万元": 864_000,
    "保育员24名，月工资2500元，按工资的20%缴纳社会保险，全年86.4万元": 864_000,
    "驾驶员6名，月薪4000元，单位按25%承担社保，全年36万元": 360_000,
    "网格员60名，每月补贴1500元，另按10%缴纳公积金，全年118.8万元": 1_188_000,
    "协理员10人，每人每月3000元，12个月，按20%缴纳社保，合计43.2万元": 432_000,
    "工程造价320万元，另按5%计提预备费，共336万元": 3_360_000,
    "工程造价320万元，按2%计取监理费，共6.4万元": 64_000,
    "协理员10人，月工资3000元，按20%缴纳社保7.2万元": 72_000,
}


@pytest.mark.parametrize("text", SAID)
def test_what_is_paid_on_top_is_in_the_sum(text: str) -> None:
    result = evaluate(text)
    assert (result.holds, result.value) == (True, Fraction(SAID[text]))


@pytest.mark.parametrize(
    "text", ["保育员24名，月工资2500元，另按工资20%缴纳社保，全年84.6万元", "驾驶员6名，月薪4000元，单位按25%承担社保，全年39万元"]
)
def test_a_slip_in_it_is_told(text: str) -> None:
    assert evaluate(text).holds is False
