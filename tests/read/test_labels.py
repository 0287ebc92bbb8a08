"""Labels of wording that no list holds are known by their pattern; values and prose are not."""

import pytest

from jixiao.forms.grammar import begins_label, contradict, is_listed, means


@pytest.mark.parametrize(
    ("label", "group", "field"),
    [
        ("县级业务主管部门", "other", "top"),
        ("区级主管部门", "field", "department"),
        ("主管部门及其编码", "field", "department"),
        ("预算部门、单位名称", "field", "department"),
        ("具体实施单位", "field", "unit"),
        ("项目建设单位", "field", "unit"),
        ("重点项目名称", "field", "name"),
        ("项目具体联系人及电话", "other", "head"),
        ("其他需说明的事项", "other", "foot"),
        ("本年度申请市财政预算资金（万元）", "money", "annual"),
        ("中期市财政预算（万元）", "money", "total"),
        ("全年预期目标值", "column", "target"),
        ("未达标原因说明", "column", "reason"),
    ],
)
def test_other_wording_of_a_label_is_known(label: str, group: str, field: str) -> None:
    assert means(label, group) == field


@pytest.mark.parametrize(
    "text", ["示例县水利局", "年度预算执行率", "本年支出合计", "受益群众满意度", "完成值班室改造", "指标", "水渠改造项目"]
)
def test_other_text_is_no_label(text: str) -> None:
    assert [group for group in ("field", "other", "money", "column") if means(text, group)] == []


def test_a_label_known_by_its_pattern_joins_no_broken_pieces() -> None:
    assert not is_listed("县级业务主管部门")


def test_half_a_label_is_told() -> None:
    assert begins_label("当年预")


def test_a_whole_label_is_no_half_one() -> None:
    assert not begins_label("年度总体目标完成情况综述及自评结论")


def test_the_old_cost_level_is_no_level_1_of_benefits() -> None:
    assert contradict("成本指标", "经济效益指标")


def test_a_level_1_without_doubt_is_kept() -> None:
    assert not contradict("产出指标", "经济效益指标")
