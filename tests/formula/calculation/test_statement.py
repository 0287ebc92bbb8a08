"""A budget section read: its items, their parts and terms, its total, and nothing that is no item."""

import re
from decimal import Decimal
from pathlib import Path

import pytest

from jixiao.formula.calculation import BudgetReading, cost_items, evaluate
from jixiao.model.document import CostItem

BROKEN = "外出调研 8人/批\\*5批（各专工委）\\*【4天\\*（100+80+350）\n\n(按差旅标准预估)+2500(预估车票)】=18.48万元\n\n论证费：800元/人/次\\*6人\\*2次=9600元"
NESTED = "1. 课题研究，实地走访 6人×3天×180元=3240元，聘请顾问授课费：0.5万元，共8240元；\n2. 成果印制：2万元；\n合计：28240元"
PARTS = "用工经费：含工资、保险等，按上年水平，工资为 52000 元，餐费 4800 元，体检费 1200 元，共计 58000 元。"


def amounts(reading: BudgetReading) -> list[Decimal | None]:
    return [item.stated for item in reading.items]


def flat(items: tuple[CostItem, ...]) -> list[CostItem]:
    return [part for item in items for part in (item, *flat(item.children))]


def test_a_broken_line_is_one_item() -> None:
    assert amounts(cost_items(BROKEN)) == [Decimal(184800), Decimal(9600)]


def test_a_broken_line_holds() -> None:
    assert [item.holds for item in cost_items(BROKEN).items] == [True, True]


def test_brackets_are_multiplied_out() -> None:
    terms = cost_items(BROKEN).items[0].terms
    assert [[str(factor.value) for factor in term.factors] for term in terms] == [
        ["8", "5", "4", "100"],
        ["8", "5", "4", "80"],
        ["8", "5", "4", "350"],
        ["8", "5", "2500"],
    ]


def test_a_note_behind_a_bracket_belongs_to_all_its_addends() -> None:
    terms = cost_items(BROKEN).items[0].terms
    assert [term.factors[-1].note for term in terms] == ["按差旅标准预估"] * 3 + ["预估车票"]


def test_units_stay_as_printed() -> None:
    assert [factor.unit for factor in cost_items(BROKEN).items[0].terms[0].factors] == ["人/批", "批", "天", None]


def test_a_printed_total_of_an_item_makes_children() -> None:
    item = cost_items(NESTED).items[0]
    assert [(child.label, child.stated) for child in item.children] == [("实地走访", Decimal(3240)), ("聘请顾问授课费", Decimal(5000))]


def test_the_parent_has_its_own_label_and_sum() -> None:
    item = cost_items(NESTED).items[0]
    assert (item.label, item.stated, item.computed, item.holds) == ("课题研究", Decimal(8240), Decimal(8240), True)


def test_the_total_of_the_section_is_no_item() -> None:
    reading = cost_items(NESTED)
    assert (amounts(reading), reading.total) == ([Decimal(8240), Decimal(20000)], Decimal(28240))


def test_a_wrong_total_of_an_item_fails() -> None:
    assert cost_items(NESTED.replace("共8240元", "共8340元")).items[0].holds is False


def test_lumps_in_a_sentence_are_parts() -> None:
    item = cost_items(PARTS).items[0]
    assert [(child.label, child.lump_sum) for child in item.children] == [("工资", True), ("餐费", True), ("体检费", True)]


def test_places_are_in_tree_order() -> None:
    reading = cost_items(NESTED)
    assert [NESTED[slice(*span)].strip() for span in reading.spans] == [item.text.strip() for item in flat(reading.items) if item.text]


@pytest.mark.parametrize(
    ("text", "label", "stated", "estimated"),
    [
        ("项目费用为 1.2 万元", "项目费用", "12000", False),
        ("会场布置：3 万元（参考上年）", "会场布置", "30000", False),
        ("补贴，预排 6 名\\*约 50000 元/人，共 30 万元", "补贴", "300000", True),
        ("（二）宣传展示，做汇编、制作视频：8万元；", "宣传展示", "80000", False),
        ("讲座：每场3000元，共4场，总费用12000元", "讲座", "12000", False),
    ],
)
def test_an_item_has_label_and_amount(text: str, label: str, stated: str, estimated: bool) -> None:
    item = cost_items(text).items[0]
    assert (item.label, item.stated, item.estimated) == (label, Decimal(stated), estimated)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "见财政项目支出绩效目标申报表。",
        "2024 年 1 月至 2024 年 12 月",
        "依据示财预〔2023〕20号和第五条，标准为每人每年2000元，占比35%。",
        "2021年至2023年累计投入3000万元，惠及群众12000人次。",
        "平均补选一位代表经费在 6 万元左右，预排 16 名。",
        "联系电话：021-12345678，每月15日收集一次需求。",
        "培训40人，每人每天450元。",
    ],
)
def test_what_is_no_item_is_left_out(text: str) -> None:
    reading = cost_items(text)
    assert (reading.items, reading.total) == ((), None)


def test_a_whole_with_its_parts_is_the_total() -> None:
    reading = cost_items("项目预算50万元，其中：人员培训30万元；设备采购20万元。")
    assert (amounts(reading), reading.total) == ([Decimal(300000), Decimal(200000)], Decimal(500000))


def test_sub_sums_make_groups() -> None:
    text = "1. 场地费：2场*5000元=1万元\n2. 讲课费：5人次*2000元=1万元\n小计：2万元\n3. 差旅：10人*500元=5000元\n4. 补贴 1000元\n小计 6000元\n合计：2.6万元"
    reading = cost_items(text)
    assert (amounts(reading), reading.total) == ([Decimal(20000), Decimal(6000)], Decimal(26000))


def test_a_heading_gives_lumps_their_unit() -> None:
    assert amounts(cost_items("单位：万元\n印刷费 3\n会议费 2.5")) == [Decimal(30000), Decimal(25000)]


SEED: list[list[tuple[str | None, str]]] = [
    [("项目费用", "10400")],
    [("代表履职费发放", "570000"), ("代表生日礼仪", "114000"), (None, "960000"), ("代表活动保障", "6000")],
    [("代表书报费", "91200"), ("市代表活动费", "108800")],
    [("代表培训(季度学堂)", "342800"), ("基层人大代表培训班", "620400")],
    [("学习考察", "565000"), ("专家咨询费", "80000")],
    [("理论研究", "100000"), ("宣传展示", "100000"), ("专项培训", "50000")],
    [("人员经费", "322200")],
    [("材料印刷", "200000"), ("会议保障", "400000"), ("会议材料印刷设备更新", "20000")],
]


@pytest.mark.parametrize("number", range(8))
def test_the_real_declaration_is_read(shared: Path, number: int) -> None:
    text = next((shared / "seed").glob("*.txt")).read_text("utf-8")
    sections = re.findall(r"(?s)#+ 六、年度预算安排\s*\n(.*?)(?=\n#+ )", text)
    items = cost_items(sections[number]).items
    assert [(item.label if label else None, item.stated) for item, (label, _) in zip(items, SEED[number], strict=True)] == [
        (label, Decimal(stated)) for label, stated in SEED[number]
    ]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("全区12个社区食堂，运营补贴每个5万元，共60万元。", "运营补贴"),
        ("全镇20个村，每村保洁经费3万元，计60万元。", "保洁经费"),
        ("本年度3处广场，维护费按每处2万元，计6万元。", "维护费"),
        ("全县共有12座水库除险加固，每座8万元，合计96万元。", "水库除险加固"),
        ("全镇保洁员20名，每人每月1000元，全年24万元。", "全镇保洁员"),
    ],
)
def test_a_label_is_what_is_paid_for_and_not_where(text: str, label: str) -> None:
    assert cost_items(text).items[0].label == label


@pytest.mark.parametrize(("stated", "holds"), [("2.16E+05元", True), ("2.2E+05元", True), ("2.61E+05元", False), ("2.16e+05", True)])
def test_a_power_of_ten_of_a_spreadsheet_is_read(stated: str, holds: bool) -> None:
    assert evaluate(f"培训60人，每人3600元，共{stated}").holds is holds
