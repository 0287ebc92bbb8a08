"""Sums as clerks write them: no right one is accused, in many spellings and with numbers around that say something else; slips are told."""

from fractions import Fraction

import pytest
from clerks import TEMPLATES, lines, told

from jixiao.formula.calculation import evaluate

ROUNDS = 6


@pytest.mark.parametrize("held", [False, True], ids=["work", "held"])
def test_no_right_sum_is_accused(held: bool) -> None:
    right, accused, _ = told(ROUNDS, held)
    assert [line.text for line in accused] == []
    assert Fraction(right[True], sum(right.values())) >= Fraction(3, 4)


@pytest.mark.parametrize("held", [False, True], ids=["work", "held"])
def test_slips_are_told_and_hardly_passed(held: bool) -> None:
    wrong, _, _ = told(ROUNDS, held, slips=True)
    every = sum(wrong.values())
    assert Fraction(wrong[False], every) >= Fraction(3, 10)
    assert Fraction(wrong[True], every) <= Fraction(6, 100)


def test_every_template_makes_lines() -> None:
    made = {line.template for held in (False, True) for line in lines(ROUNDS, held)}
    assert made == set(range(len(TEMPLATES)))


DOUBTFUL = (
    "慰问金按每人1000元发放，在职86人、退休42人，退休另加500元，共14.9万元",
    "服务器8台（2路16核，64G内存），单价4.6万元，三年质保，合计36.8万元",
    "服务器8台，单价4.6万元，三年质保，合计36.8万元",
    "中标价30.6万元，较控制价6.7万元的标准下浮，代理费370元，审计费580元，两项合计950元",
    "租车3辆，每辆每月4000元，9月起租，全年4.8万元",
    "展位22个（3米×3米），每个720元，特装展位18个、每个4.4万元，共需80.784万元",
    "设备采购24.3万元，安装费按20%计，需资金29.16万元",
    "合同价268万元，已付六成，本年度支付至97%，应付99.16万元",
    "流转奖励：流转3年以上的每亩奖200元，共1500亩；流转5年以上的每亩奖300元，共800亩，合计54万元",
    "产前筛查2600人，每人120元，由省、市、县按3:3:4负担，县级12.48万元",
    "屠宰无害化处理542头，每头90元，中央、省、县按5:3:2分担，县级9756元",
)


@pytest.mark.parametrize("text", DOUBTFUL)
def test_another_sensible_reading_takes_an_accusation_back(text: str) -> None:
    assert evaluate(text).holds is not False
