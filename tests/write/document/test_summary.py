"""The sheet that sums a unit's forms up: a row a project, read past when the file is read back."""

from decimal import Decimal

import pytest
from msgspec.structs import replace

from jixiao.model.document import Document, Funding, Indicator, Kind, Project, Source
from jixiao.values.target import Target
from jixiao.write.document.summary import summary


def project(number: int | None, **money: Decimal) -> Project:
    target = Target(raw="≥1次", operator=">=", value=Decimal(1), unit="次")
    indicator = Indicator(level1="产出指标", level2="数量指标", name="次数", target=target)
    return Project(number=number, name=f"项目{number}", has_form=True, indicators=(indicator,), funding=Funding(**money))


def evaluated(*projects: Project) -> Document:
    return of_kind("self_evaluation", *projects)


def of_kind(kind: Kind, *projects: Project) -> Document:
    return Document(kind=kind, source=Source(file="given", sha256="", format="text"), projects=projects)


def rows(document: Document) -> list[list[str]]:
    form = summary(document, ())
    assert form is not None
    (table,) = form.tables
    return [[box.text for box in sorted((b for b in table.boxes if b.row == row), key=lambda b: b.column)] for row in range(table.rows)]


def test_a_row_a_project_as_its_form_has_it_and_a_blank_stays_blank() -> None:
    first = replace(
        project(3, adjusted=Decimal(1000), executed=Decimal("12.50"), execution_rate=Decimal("1.25")), total_score=Decimal("90.00")
    )
    assert rows(evaluated(first, project(None)))[1:] == [
        ["3", "项目3", "1,000.00", "12.50", "1.25%", "90.00"],
        ["2", "项目None", "", "", "", ""],
    ]


def test_money_is_in_yuan_whatever_the_form_says() -> None:
    first = replace(project(1, adjusted=Decimal(50000)), money_unit="万元")
    assert rows(evaluated(first, project(2)))[1][2] == "50,000.00"


@pytest.mark.parametrize(
    "document",
    [
        evaluated(project(1)),
        evaluated(project(1), replace(project(2), has_form=False)),
        of_kind("declaration", project(1), project(2)),
    ],
)
def test_a_single_form_and_a_declaration_have_none(document: Document) -> None:
    assert summary(document, ()) is None


def test_monitoring_has_its_own_columns() -> None:
    document = of_kind("monitoring", project(1, initial=Decimal(5)), project(2))
    assert rows(document)[0] == ["序号", "项目名称", "年初预算数（元）", "执行数（元）", "执行率"]
    assert rows(document)[1][2] == "5.00"
