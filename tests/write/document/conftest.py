"""One small declaration with a narrative, and the real one, for what the writers of documents are tested with."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from jixiao.formula.calculation.statement import cost_items
from jixiao.formula.target import read_target
from jixiao.model.document import Document, Funding, Goals, Indicator, Narrative, Project, Source
from jixiao.read.document import read_file
from jixiao.write.document.build import pages
from jixiao.write.document.choose import layout_for
from jixiao.write.document.pages import Pages

BUDGET = "代表培训：285人*2天*210元=11.97万元"
ROWS = (
    ("成本指标", "经济成本指标", "人均培训成本", "≤420.00(元/人)"),
    ("产出指标", "数量指标", "培训人数", "=285.00(人)"),
    ("产出指标", "质量指标", "合格率", "≥95.00(%)"),
    ("产出指标", "质量指标", "出错率", "=0.00(%)"),
    ("效益指标", "社会效益指标", "履职能力<提升>", "提升"),
)


def indicator(level1: str, level2: str, name: str, raw: str) -> Indicator:
    """Return an indicator as read."""
    return Indicator(level1=level1, level2=level2, name=name, target=read_target(raw).target)


@pytest.fixture
def project() -> Project:
    """Return a project with a narrative and a form, 上年结转资金 blank and 其他资金 nought."""
    return Project(
        number=1,
        name="代表培训",
        nature="其他经常性项目",
        category="其他运转类",
        department="某区文化局",
        unit="某区图书馆",
        start=date(2024, 1, 1),
        finish=date(2024, 12, 31),
        form_title="财政项目支出绩效目标申报表1",
        form_year=2024,
        money_unit="元",
        has_narrative=True,
        narrative_name="代表培训",
        narrative_number=1,
        funding=Funding(
            total=Decimal("119700.00"),
            total_fiscal=Decimal("119700.00"),
            annual=Decimal("119700.00"),
            annual_fiscal=Decimal("119700.00"),
            annual_other=Decimal("0.00"),
        ),
        narrative=Narrative(overview="组织培训。", budget=BUDGET),
        cost_items=cost_items(BUDGET).items,
        goals=Goals(overall="1.办好培训。\n2.提高能力。", annual="完成全年培训。"),
        indicators=tuple(indicator(*row) for row in ROWS),
    )


@pytest.fixture
def document(project: Project) -> Document:
    """Return a declaration of that one project with a cover."""
    return Document(
        kind="declaration",
        authority="某区文化局",
        fiscal_year=2024,
        title="某区文化局2024年项目支出绩效目标申报表",
        stated_count=1,
        stated_total=Decimal("119700.00"),
        source=Source(file="given.txt", sha256="00"),
        projects=(project,),
    )


@pytest.fixture
def made(document: Document) -> Pages:
    """Return the declaration's pages."""
    return pages(document, layout_for)


@pytest.fixture(scope="session")
def seed(shared: Path) -> Document:
    """Return the real declaration of 2024."""
    return read_file(next((shared / "seed").glob("*.txt")))
