from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from jixiao.model.document import CostItem, Document, Funding, Goals, Indicator, Narrative, Project, ReaderWarning, Source, Unread
from jixiao.values.place import Place
from jixiao.values.target import Target
from jixiao.values.width import width
from jixiao.write.page import Page
from jixiao.write.text.document import document_text

ITEMS = (
    CostItem(
        label="代表培训", stated=Decimal("342800.00"), text="代表培训…合计:34.28万元", holds=True,
        children=(
            CostItem(label="季度学堂", expression="285人*2天*210元+住宿2晚*350元*285人=31.92万元", stated=Decimal("319200.00"), computed=Decimal("319200.00"), holds=True),
            CostItem(label="讲课费等", stated=Decimal("23600.00"), lump_sum=True),
        ),
    ),
    CostItem(label="培训班", expression="88人*7050元=62.14万元", stated=Decimal("621400.00"), computed=Decimal("620400.00"), holds=False),
    CostItem(text="其他"),
)  # fmt: skip
WORD = Target(raw="及时", operator="word", word="及时")
DECLARED = Project(
    number=4, name="履职培训", nature="其他经常性项目", department="某区人大常委会办公室", start=date(2024, 1, 1), finish=date(2024, 12, 31),
    funding=Funding(total=Decimal("903200.00"), annual=Decimal("903200.00"), annual_fiscal=Decimal("903200.00"), carried_over=Decimal("0.00")),
    narrative=Narrative(overview="组织代表履职培训。", plan="以季度学堂的形式开展培训，" * 20), cost_items=ITEMS,
    goals=Goals(overall="保质保量完成计划任务。", annual="保质保量完成计划任务。"),
    indicators=(
        Indicator(level1="成本指标", level2="经济成本指标", name="人均培训成本", target=Target(raw="≤2912.00(元/人)", operator="<=", value=Decimal("2912.00"), unit="元/人")),
        Indicator(level1="产出指标", level2="数量指标", name="一个名字很长很长的三级指标放不进它的那一栏", target=WORD, actual="已完成", score=Decimal("9.5")),
        Indicator(level1="产出指标", name=None, target=None),
    ),
)  # fmt: skip
EVALUATED = Project(
    kind="self_evaluation", name="课题调研", total_score=Decimal("96.5"),
    funding=Funding(adjusted=Decimal("645000.00"), executed=Decimal("600000.00"), execution_rate=Decimal("93.02"), execution_score=Decimal("9.3"), rate_fiscal=Decimal(100)),
)  # fmt: skip
DOCUMENT = Document(
    kind="declaration", fiscal_year=2024, title="某区人大常委会办公室 2024 年财政支出项目绩效目标申报表", stated_count=8, stated_total=Decimal("4660800.00"),
    source=Source(file="申报/songjiang-2024.txt", sha256="ab" * 32), projects=(DECLARED, EVALUATED),
    warnings=(ReaderWarning(path="/projects/0/unit", message="“实施单位”的标签缺失。", confidence=0.5), ReaderWarning(path="", message="删去了 3 个不可见的控制字符。", confidence=0.9)),
    places={"/projects/0/unit": Place(line=250)},
)  # fmt: skip


@pytest.mark.parametrize(
    ("name", "page"), [("document.txt", Page()), ("document-en.txt", Page("en")), ("document-verbose.txt", Page(verbose=True))]
)
def test_a_document_listed(snapshot: Callable[[str, str], None], name: str, page: Page) -> None:
    text = document_text(DOCUMENT, page)
    assert [line for line in text.splitlines() if width(line) > 80] == []
    snapshot(name, text)


def test_an_empty_document() -> None:
    empty = Document(
        source=Source(file="x.txt", sha256="0"), warnings=(ReaderWarning(path="", message="没有找到任何表格。", confidence=0.9),)
    )
    lines = [line.rstrip("─ ") for line in document_text(empty, Page()).splitlines()]
    assert lines == ["绩效文件", "x.txt，读到 0 个项目", "", "读取时的疑问 1", "  · 没有找到任何表格。（全文；把握 90%）"]


def test_it_opens_with_what_was_not_read() -> None:
    part = Unread(path="/projects/0", message="表尾读不成。", place=Place(page=2))
    document = Document(source=Source(file="a.pdf", sha256="0"), projects=(DECLARED,), unread=(part,))
    assert document_text(document, Page()).splitlines()[2] == "没有读到（第 2 页）：表尾读不成。"
