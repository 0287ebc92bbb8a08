"""Units with 万, 百 or 千 in them: a price, a quantity and an amount are compared as numbers, however each of them is written."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from msgspec.structs import replace

from jixiao.audit.balance import balance
from jixiao.audit.load import shipped_rules
from jixiao.audit.rulefile import Rule
from jixiao.audit.run import AuditOptions, audit_documents
from jixiao.formula.calculation.statement import cost_items
from jixiao.formula.target import read_target
from jixiao.model.document import Document, Funding, Indicator, Project

UNIT_COSTS = [
    ("人均服务成本", "≤5元/人次", "服务人次", "≥3万人次", "150000"),
    ("绿地养护单价", "≤8元/平方米", "养护面积", "≥2.5万平方米", "200000"),
    ("绿地养护单价", "≤8元/㎡", "养护面积", "≥2.5万平方米", "200000"),
    ("道路养护单价", "≤5万元/公里", "养护里程", "≥12公里", "600000"),
    ("道路养护单价", "≤50000元/公里", "养护里程", "≥12千米", "600000"),
    ("统防统治单位成本", "≤20元/亩", "防治面积", "≥10万亩", "2000000"),
    ("印刷单价", "≤2元/册", "印刷册数", "≥5千册", "10000"),
    ("苗木单价", "≤3元/株", "栽植株数", "≥1.2百万株", "3600000"),
    ("路面修复单价", "≤3万元/万平方米", "修复面积", "≥40000平方米", "120000"),
    ("短信单价", "≤400元/万条", "发送条数", "≥25万条", "10000"),
    ("人均培训成本", "≤0.05万元/人", "培训人数", "≥400人", "200000"),
    ("场均成本", "≤1.5万元/场", "活动场次", "≥20场次", "300000"),
]
"""Name and ceiling of a unit cost, name and target of the quantity, and the yuan that they come to."""
PLANS = [
    ("接待群众：3万人次*5元=150000元", "接待群众人次", "≥3万人次", "≥29999人次", "≥30001人次"),
    ("接待群众：30000人次*5元=150000元", "接待群众人次", "≥3万人次", "≥2.9万人次", "≥3.1万人次"),
    ("接待群众：3万人次*5元=150000元", "接待群众人次", "≥30000(人次)", "≥2(万人次)", "≥4(万人次)"),
    ("绿地养护：2.5万平方米*8元=200000元", "绿地养护面积", "≥25000平方米", "≥24000㎡", "≥2.6万㎡"),
    ("绿地养护：25000㎡*8元=200000元", "绿地养护面积", "≥2.5万平方米", "≥2.4万平方米", "≥26000平方米"),
    ("道路养护：12公里*50000元=600000元", "道路养护里程", "≥12千米", "≥11公里", "≥13km"),
    ("病虫害防治：10万亩*20元=2000000元", "病虫害防治面积", "≥100000亩", "≥9.9万亩", "≥11万亩"),
    ("手册印刷：5千册*2元=10000元", "手册印刷册数", "≥5000册", "≥4千册", "≥6千册"),
    ("苗木栽植：1.2百万株*3元=3600000元", "苗木栽植株数", "≥120万株", "≥119万株", "≥121万株"),
    ("档案扫描：20万页*0.5元=100000元", "档案扫描页数", "≥20万页", "≥2万页", "≥200万页"),
]
"""An item of the budget, the name of its quantity, and targets that are the plan, below it and above it."""


@pytest.fixture
def rule() -> Callable[[str], Rule]:
    every = {rule.code: rule for rule in shipped_rules()}
    return every.__getitem__


def row(level1: str, level2: str, name: str, target: str) -> Indicator:
    return Indicator(
        level1=level1, level2=level2, level1_standard=level1, level2_standard=level2, name=name, target=read_target(target).target
    )


def codes(document: Document, *rules: Rule) -> list[str]:
    return [finding.code for finding in audit_documents([document], AuditOptions(), rules).documents[0].findings]


@pytest.mark.parametrize("given", UNIT_COSTS, ids=lambda given: f"{given[1]} {given[3]}")
def test_a_unit_cost_times_a_quantity_is_the_money_it_comes_to(
    given: tuple[str, str, str, str, str],
    rule: Callable[[str], Rule],
    make_project: Callable[..., Project],
    make_document: Callable[..., Document],
) -> None:
    cost, ceiling, name, quantity, yuan = given
    rows = (row("成本指标", "经济成本指标", cost, ceiling), row("产出指标", "数量指标", name, quantity))
    fitting = replace(make_project(annual=yuan), indicators=rows)
    half = replace(fitting, funding=Funding(annual=Decimal(yuan) / 2))
    assert balance(make_document(fitting)).rows[0].measured == Decimal(yuan)
    assert codes(make_document(fitting), rule("CST02")) == []
    assert codes(make_document(half), rule("CST02")) == ["CST02"]


@pytest.mark.parametrize("given", PLANS, ids=lambda given: f"{given[0]} {given[2]}")
def test_a_target_is_set_against_the_quantity_of_the_calculation(
    given: tuple[str, str, str, str, str],
    rule: Callable[[str], Rule],
    make_project: Callable[..., Project],
    make_document: Callable[..., Document],
) -> None:
    item, name, planned, less, more = given

    def found(target: str) -> list[str]:
        project = replace(make_project(), cost_items=cost_items(item).items, indicators=(row("产出指标", "数量指标", name, target),))
        return codes(make_document(project), rule("VAL13"), rule("VAL14"))

    assert found(planned) == []
    assert found(less) == ["VAL13"]
    assert found(more) == ["VAL14"]
