"""The ledger of the projects is held against the declaration."""

from decimal import Decimal
from pathlib import Path

import pytest

from jixiao.ledger.declared import Declared, differences
from jixiao.ledger.load import Records, load

HEAD = "项目编号,项目名称,年初预算数\n"


@pytest.fixture
def records(tmp_path: Path) -> Records:
    (tmp_path / "项目预算.csv").write_text(f"{HEAD}1,网站,1000.00\n2,培训,50.00\n", "utf-8")
    found = load(tmp_path).records
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("declared", "row", "said"),
    [
        (Declared(1, "网站", Decimal("1000.01")), 2, "1,000.00 元，申报表是 1,000.01 元"),
        (Declared(2, "培训", Decimal(500000)), 3, "50.00 元，申报表是 500,000.00 元"),
        (Declared(3, "会议", Decimal(1)), None, "项目 3 “会议”没有这一行"),
        (Declared(3, "会议", None), None, "项目 3 “会议”没有这一行"),
    ],
)
def test_what_differs_from_the_declaration_is_a_doubt_at_its_row(records: Records, declared: Declared, row: int | None, said: str) -> None:
    (found,) = differences(records, [declared])
    assert (found.doubt, found.row, said in found.what.zh, found.file) == (True, row, True, "项目预算.csv")


@pytest.mark.parametrize("money", [Decimal("1000.00"), None])
def test_the_declared_budget_and_one_that_the_form_leaves_blank_are_no_doubt(records: Records, money: Decimal | None) -> None:
    assert list(differences(records, [Declared(1, "网站", money)])) == []
