"""One database for rules and measures on the same records: nothing is filled in twice, and nobody sees another's rows."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

import pytest

from jixiao.facts.duck import DuckDBPyConnection
from jixiao.facts.insert import insert_rows
from jixiao.facts.schema import Row
from jixiao.sql import tables
from jixiao.sql.tables import filled_tables, like_tables, shared_tables

BUDGETS: list[Row] = [{"id": f"B{n}", "amount": Decimal("10.50"), "code": n} for n in range(3)]
PAYMENTS: list[Row] = [{"id": "P0", "project": "B0", "amount": Decimal("1.25")}]
PROJECTS: list[Row] = [{"id": "d0:/projects/0", "document": "d0:", "at": "/projects/0"}]
Given = Mapping[str, Iterable[Mapping[str, object]]]


@pytest.fixture
def inserted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Give the names of the tables that are filled in from now on."""
    inserted: list[str] = []

    def counted(connection: DuckDBPyConnection, rows: Given) -> None:
        inserted.extend(rows)
        insert_rows(connection, rows)

    monkeypatch.setattr(tables, "insert_rows", counted)
    return inserted


def sums(connection: DuckDBPyConnection) -> tuple[object, ...]:
    """Return what stands in the three tables."""
    found = connection.execute(
        "SELECT (SELECT count(*) FROM ledger_budgets), (SELECT sum(amount) FROM ledger_payments), (SELECT count(*) FROM project)"
    ).fetchone()
    assert found is not None
    return found


def test_the_same_records_are_read_where_they_stand(inserted: list[str]) -> None:
    with shared_tables():
        with filled_tables({"project": PROJECTS, "ledger_budgets": BUDGETS, "ledger_payments": PAYMENTS}, ledgers=True) as first:
            assert sums(first) == (3, Decimal("1.25"), 1)
        inserted.clear()
        with like_tables({"ledger_budgets": list(BUDGETS), "ledger_payments": list(PAYMENTS)}) as second:
            assert sums(second) == (3, Decimal("1.25"), 0)
    assert inserted == []


def test_other_records_are_filled_in_and_seen_by_nobody_else(inserted: list[str]) -> None:
    with shared_tables(), filled_tables({"ledger_budgets": BUDGETS, "ledger_payments": PAYMENTS}, ledgers=True) as first:
        inserted.clear()
        with like_tables({"ledger_budgets": BUDGETS, "ledger_payments": [{**PAYMENTS[0], "amount": Decimal(2)}]}) as second:
            assert (sums(second), inserted) == ((3, Decimal("2.00"), 0), ["ledger_payments"])
        with like_tables({"ledger_budgets": BUDGETS[:1]}) as third:
            assert sums(third) == (1, None, 0)
        assert sums(first) == (3, Decimal("1.25"), 0)


def test_rows_that_are_changed_later_are_no_longer_the_same(inserted: list[str]) -> None:
    given = list(BUDGETS)
    with shared_tables(), filled_tables({"ledger_budgets": given}, ledgers=True):
        inserted.clear()
        given.append({**BUDGETS[0], "id": "B9"})
        with like_tables({"ledger_budgets": given}) as second:
            assert (sums(second)[0], inserted) == (4, ["ledger_budgets"])


def test_many_rows_get_a_database_that_plans_well(monkeypatch: pytest.MonkeyPatch, inserted: list[str]) -> None:
    monkeypatch.setattr(tables, "FEW_ROWS", 2)
    with shared_tables():
        for _ in range(2):
            with like_tables({"ledger_budgets": BUDGETS}) as one:
                assert sums(one)[0] == len(BUDGETS)
    assert inserted == ["ledger_budgets"] * 2


def test_alone_everybody_has_a_database_of_their_own(inserted: list[str]) -> None:
    for _ in range(2):
        with like_tables({"ledger_budgets": BUDGETS}) as one:
            assert sums(one)[0] == len(BUDGETS)
    assert inserted == ["ledger_budgets"] * 2
