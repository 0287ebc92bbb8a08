"""A small year of records, to be measured."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from jixiao.ledger.load import Records
from jixiao.ledger.measured import Ask, Measured
from jixiao.ledger.measurefile import Measure, parse_measure
from jixiao.ledger.measuring import opened
from jixiao.ledger.office import at_work, office_of
from jixiao.ledger.schema import ledgers
from jixiao.model.document import Document, Project, Source

DOCUMENT = Document(source=Source(file="x", sha256="0", format="text"), projects=(Project(number=2, name="调研"),))
HEAD = """/*---
title      = { zh = "付款", en = "Payments" }
unit       = "元"
direction  = "less"
period     = "cumulative"
ledgers    = ["payments"]
value      = "sum"
definition = { zh = "付款之和。", en = "Payments." }
source     = "支出明细"
fits       = { words = ["付款"] }
---*/
"""
SELECT = "SELECT p.at AS address, p.paid_on AS day, p.amount AS numerator, TRUE AS counted, NULL AS note FROM ledger_payments AS p"
Measures = Callable[..., dict[str, Measured]]
Foreign = Callable[..., Measured]


def records() -> Records:
    """Return a project with its budget and three payments."""
    tables: dict[str, list[dict[str, object]]] = {ledger.table: [] for ledger in ledgers().values()}
    tables["ledger_budgets"] = [{"at": "ledger:budgets#2", "code": 2, "initial": Decimal(1000)}]
    tables["ledger_payments"] = [
        {"at": f"ledger:payments#V{n}", "project": "ledger:budgets#2", "amount": Decimal(amount), "paid_on": date(2024, month, 1)}
        for n, amount, month in ((1, "100.10", 3), (2, "200.20", 7), (3, "0.05", 8))
    ]
    filled = {
        name: [{**dict.fromkeys(c.name for c in ledgers()[name.removeprefix("ledger_")].columns), **row} for row in rows]
        for name, rows in tables.items()
    }
    return Records(filled, {})


@pytest.fixture
def ask() -> Measures:
    """Return a function that measures the small year."""

    def run(*asks: Ask, until: date = date(2024, 12, 31)) -> dict[str, Measured]:
        with opened(records(), DOCUMENT) as measuring:
            return measuring.measure(asks, date(2024, 1, 1), until)

    return run


@pytest.fixture
def parsed() -> Callable[..., Measure]:
    """Return a function that parses a measure of this SELECT, the head changed where asked."""

    def parse(sql: str = SELECT, *, file: str = "own.sql", **changes: str) -> Measure:
        text = HEAD
        for name, line in changes.items():
            text = "\n".join(f"{name} = {line}" if old.split("=")[0].strip() == name else old for old in text.split("\n"))
        return parse_measure(file, text + sql)

    return parse


@pytest.fixture
def foreign(tmp_path: Path) -> Foreign:
    """Return a function that puts a measure of this SELECT into a folder of its own and asks for it."""

    def run(sql: str) -> Measured:
        (tmp_path / "own.sql").write_text(HEAD + sql, "utf-8")
        office = office_of([tmp_path])
        assert office.problems == ()
        with at_work(office), opened(records(), DOCUMENT) as measuring:
            asks = [Ask(key="own", measure="own"), Ask(key="shipped", measure="project_spending", project=measuring.projects[2])]
            got = measuring.measure(asks, date(2024, 1, 1), date(2024, 12, 31))
        assert got["shipped"].value == Decimal("300.35")
        return got["own"]

    return run


@pytest.fixture
def rows() -> dict[str, list[dict[str, object]]]:
    """Return the small year as rows of a document."""
    return records().facts("d0", DOCUMENT)
