"""The projects of the budgets' ledger held against those of the document."""

from datetime import date
from decimal import Decimal

import pytest

from jixiao.errors import UsageWrong
from jixiao.evaluate.budgets import check_projects, number_of
from jixiao.evaluate.funds import funds_of
from jixiao.facts.schema import Row
from jixiao.ledger.load import Records
from jixiao.model.document import Document, Funding, Indicator, Project, Source

LAST = date(2024, 12, 31)
BUDGETS: tuple[Row, ...] = ({"name": "场馆", "code": 1}, {"name": "培训", "code": 2})


def document(*names: str, numbered: bool = True) -> Document:
    made = tuple(
        Project(name=name, number=i if numbered else None, kind="declaration", indicators=(Indicator(name="甲"),))
        for i, name in enumerate(names, 1)
    )
    return Document(source=Source(file="a", sha256="0"), projects=made)


def budget(**changed: object) -> Records:
    row: Row = {
        "at": "ledger:budgets#1",
        "code": 1,
        "name": "培训",
        "initial": Decimal(100),
        "starts": date(2024, 1, 1),
        "ends": LAST,
        **changed,
    }
    return kept(row)


def kept(*rows: Row) -> Records:
    return Records({"ledger_budgets": list(rows), "ledger_adjustments": []}, {})


@pytest.mark.parametrize("numbered", [True, False])
def test_a_project_under_another_number_is_refused(numbered: bool) -> None:
    with pytest.raises(UsageWrong, match=r"培训.*编号是 2"):
        check_projects(document("培训", "场馆", numbered=numbered), BUDGETS)


@pytest.mark.parametrize("names", [("场馆", "培训"), ("场 馆", "培训班"), ("别的",)])
def test_the_same_numbers_and_other_wordings_pass(names: tuple[str, ...]) -> None:
    checked = document(*names)
    check_projects(checked, BUDGETS)
    assert [number_of(project, i) for i, project in enumerate(checked.projects)] == [*range(1, len(names) + 1)]


@pytest.mark.parametrize(
    ("name", "records", "said"),
    [
        ("培训", kept(), "没有编号 1 的项目"),
        ("场馆", budget(), "名称是“培训”"),
        ("培训", budget(starts=date(2023, 1, 1), ends=date(2023, 12, 31)), "不含 2024 年"),
        ("培训", budget(starts=date(2025, 1, 1)), "不含 2024 年"),
    ],
)
def test_what_makes_the_money_doubtful_is_told(name: str, records: Records, said: str) -> None:
    notes = funds_of(Project(name=name, number=1), records, 1, None, LAST).notes
    assert len([note for note in notes if said in note]) == 1


def test_a_row_of_the_project_and_year_raises_no_doubt() -> None:
    assert funds_of(Project(name="培 训", number=1), budget(), 1, None, LAST).notes == ()


def test_what_a_monitoring_form_prints_as_spent_is_not_the_years_spending() -> None:
    printed = Funding(executed=Decimal(50))
    assert funds_of(Project(name="培训", kind="monitoring", funding=printed), budget(), 1, None, LAST).executed is None
    stated = funds_of(Project(name="培训", kind="self_evaluation", funding=printed), budget(), 1, None, LAST)
    assert (stated.executed, len(stated.notes)) == (Decimal(50), 1)
