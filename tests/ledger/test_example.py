"""The worked year: right as a folder of ledgers, and exactly what is planted is found in it."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from duckdb import DuckDBPyConnection
from msgspec.structs import replace

from jixiao.actions.audit import AuditRequest, audit
from jixiao.actions.example import write_example
from jixiao.actions.records.ledgers import records_of
from jixiao.actions.year import YearRequest, year
from jixiao.audit.engines.duck import filled_with_records
from jixiao.audit.engines.duck_rules import run_rules
from jixiao.audit.load import shipped_rules
from jixiao.audit.records import run_counted
from jixiao.facts.build import fact_rows
from jixiao.ledger import measuring
from jixiao.ledger.load import Records, load
from jixiao.model.document import Document, Source
from jixiao.model.finding import Finding
from jixiao.read.document import read_file
from jixiao.sql import tables
from jixiao.write.page import Page

YEAR = 2024
PROJECT_SPENDING = {1: "10100.00", 3: "166245.00", 7: "320800.00"}


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("example")
    write_example(folder)
    return folder


@pytest.fixture(scope="module")
def records(example: Path) -> Records:
    found = load(example / "ledgers").records
    assert found is not None
    return found


@pytest.fixture(scope="module")
def findings(example: Path) -> tuple[Finding, ...]:
    request = AuditRequest(
        files=(str(example / "declaration.txt"),), today=date(2025, 1, 15), records=records_of(example / "ledgers"), select=("LDG", "MON")
    )
    (report,) = audit(request, bytes, lambda *_: None).report.documents
    return tuple(found for found in report.findings if found.code != "LDG68")  # where the records end is told of any year


def test_its_ledgers_as_shipped_hold_the_same_records(root: Path, records: Records) -> None:
    shipped = load(root / "examples/songjiang-2024/ledgers").records
    assert shipped is not None
    assert shipped.tables == records.tables


def test_it_has_about_six_thousand_rows(records: Records) -> None:
    assert 5500 <= records.count() <= 6500


def test_exactly_the_planted_trouble_is_found(example: Path, findings: tuple[Finding, ...]) -> None:
    planted = json.loads((example / "answers.json").read_text("utf-8"))["planted"]
    assert {(f.code, f.path) for f in findings} == {(a["code"], a["record"]) for a in planted}


def test_a_finding_names_file_sheet_and_row(example: Path, findings: tuple[Finding, ...]) -> None:
    planted = json.loads((example / "answers.json").read_text("utf-8"))["planted"]
    rows = {(a["code"], a["record"]): (f"{a['ledger']}.xlsx", a["row"]) for a in planted}
    assert {(f.code, f.path): (f.places[0].file, f.places[0].row) for f in findings} == rows


def test_many_kinds_of_trouble_are_planted(findings: tuple[Finding, ...]) -> None:
    assert len({finding.code for finding in findings}) >= 8


def test_without_ledgers_no_rule_on_records_runs(example: Path) -> None:
    outcome = audit(AuditRequest(files=(str(example / "declaration.txt"),), today=date(2025, 1, 15)), bytes, lambda *_: None)
    assert [code for code in outcome.report.documents[0].by_rule if code.startswith("LDG")] == []


@pytest.mark.parametrize(("project", "spent"), PROJECT_SPENDING.items())
def test_payments_add_up(records: Records, project: int, spent: str) -> None:
    payments = records.tables["ledger_payments"]
    assert sum(Decimal(str(row["amount"])) for row in payments if row["project"] == f"ledger:budgets#{project}") == Decimal(spent)


def test_one_by_election_slipped(records: Records) -> None:
    assert [row["status"] for row in records.tables["ledger_by_elections"]].count("推迟") == 1


def test_one_trip_was_given_up_and_nine_were_made(records: Records) -> None:
    states = [row["status"] for row in records.tables["ledger_trips"] if row["project"] == "ledger:budgets#5"]
    assert (states.count("完成"), states.count("取消")) == (9, 1)


def test_two_quantities_fall_short_of_their_targets(records: Records) -> None:
    recipients = {row["deputy"] for row in records.tables["ledger_payments"] if row["item"] == "履职费"}
    trained = sum(int(str(row["people"])) for row in records.tables["ledger_courses"])
    assert (len(recipients), trained) == (279, 354)


def test_two_deputies_share_a_name(records: Records) -> None:
    names = [row["name"] for row in records.tables["ledger_deputies"]]
    assert len(names) - len(set(names)) == 1


@pytest.mark.parametrize("are_few", [True, False])
def test_passes_counted_by_the_database_are_those_counted_one_by_one(are_few: bool, example: Path) -> None:
    rules = [rule for rule in shipped_rules() if rule.family == "LDG"]
    document = Document(source=Source(file="x", sha256="0"), fiscal_year=YEAR)
    day = date(YEAR, 1, 1)
    rows = {**fact_rows([document], {"d0": day}), **records_of(example / "ledgers").facts("d0", document)}
    with filled_with_records(rows) as tables:
        counted, one_by_one = run_counted(tables, rules, day, are_few=are_few), run_rules(tables, rules, day, {})
    assert set(counted.verdicts) == set(one_by_one.verdicts)
    assert [t[:3] for _, t in sorted(counted.tallies.items())] == [
        one_by_one.tallies.get(key, (0, 0, 0))[:3] for key in sorted(counted.tallies)
    ]


@pytest.mark.parametrize("are_few", [True, False])
def test_a_broken_rule_on_records_costs_itself_only(are_few: bool, example: Path) -> None:
    rules = [rule for rule in shipped_rules() if rule.code in ("LDG12", "LDG13")]
    spoilt = [replace(rules[0], sql="SELECT nothing FROM ledger_tickets"), rules[1]]
    document = Document(source=Source(file="x", sha256="0"), fiscal_year=YEAR)
    with filled_with_records(records_of(example / "ledgers").facts("d0", document)) as tables:
        judged = run_counted(tables, spoilt, date(YEAR, 1, 1), are_few=are_few)
    assert ([p.code for p in judged.problems], [v.code for v in judged.verdicts]) == (["LDG12"], ["LDG13"])


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Return what notes every database that is made: whether with tables of ledgers."""
    made: list[bool] = []
    usual = tables.empty_tables

    def noted(threads: int | None = 1, *, ledgers: bool = False, memory: str | None = None) -> DuckDBPyConnection:
        made.append(ledgers)
        return usual(threads, ledgers=ledgers, memory=memory)

    monkeypatch.setattr(tables, "empty_tables", noted)
    return made


def test_what_is_kept_open_is_opened_once(example: Path, records: Records, opened: list[bool]) -> None:
    document = read_file(example / "declaration.txt")
    with measuring.kept_open():
        with measuring.opened(records, document) as one:
            projects = one.projects
        with measuring.opened(records, document) as again, measuring.opened(records, replace(document)) as other:
            assert (again is one, other is one, again.projects, other.projects) == (True, False, projects, projects)
    with measuring.opened(records, document) as afterwards:
        assert afterwards is not one
    assert opened == [True] * 2  # the same records held against another document are read where they stand


def test_a_year_opens_its_records_once_for_measures_and_rules(example: Path, tmp_path: Path, opened: list[bool]) -> None:
    request = YearRequest(
        file=str(example / "declaration.txt"),
        ledgers=example / "ledgers",
        as_of=date(2024, 7, 31),
        today=date(2025, 1, 15),
        to=tmp_path / "out",
    )
    year(request, bytes, Page("zh"))
    assert opened.count(True) == 1
