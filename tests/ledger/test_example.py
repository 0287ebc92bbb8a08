"""The worked year: the same every time, right as a folder of ledgers, and exactly what is planted is found in it."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from msgspec.structs import replace

from jixiao.actions.audit import AuditRequest, audit
from jixiao.actions.example import write_example
from jixiao.actions.ledger import records_of
from jixiao.audit.database import filled_with_records
from jixiao.audit.load import shipped_rules
from jixiao.audit.records import run_counted
from jixiao.audit.verdicts import run_rules
from jixiao.facts.build import fact_rows
from jixiao.ledger.example.build import WorkedYear, example_files, worked_year
from jixiao.ledger.example.days import YEAR, is_working, later
from jixiao.model.document import Document, Source
from jixiao.model.finding import Finding

PROJECT_SPENDING = {1: "10100.00", 3: "166245.00", 7: "320800.00"}


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("example")
    write_example(folder)
    return folder


@pytest.fixture(scope="module")
def findings(example: Path) -> tuple[Finding, ...]:
    request = AuditRequest(
        files=(str(example / "declaration.txt"),), today=date(2025, 1, 15), records=records_of(example / "ledgers"), select=("LDG", "MON")
    )
    (report,) = audit(request, bytes, lambda *_: None).report.documents
    return report.findings


def test_it_is_the_same_every_time() -> None:
    assert worked_year() == worked_year()


def test_another_seed_gives_another_year(year: WorkedYear) -> None:
    assert worked_year(7).rows["duties"] != year.rows["duties"]


def test_its_files_are_the_same_every_time() -> None:
    assert example_files() == example_files()


def test_it_has_about_five_thousand_rows(year: WorkedYear) -> None:
    assert 5000 <= sum(map(len, year.rows.values())) <= 6000


def test_every_ledger_has_rows(year: WorkedYear) -> None:
    assert [name for name, rows in year.rows.items() if not rows] == []


def test_exactly_the_planted_trouble_is_found(example: Path, findings: tuple[Finding, ...]) -> None:
    planted = json.loads((example / "answers.json").read_text("utf-8"))["planted"]
    assert {(f.code, f.path) for f in findings} == {(a["code"], a["record"]) for a in planted}


def test_a_finding_names_file_sheet_and_row(example: Path, findings: tuple[Finding, ...]) -> None:
    planted = json.loads((example / "answers.json").read_text("utf-8"))["planted"]
    rows = {(a["code"], a["record"]): (f"{a['ledger']}.xlsx", a["row"]) for a in planted}
    assert {(f.code, f.path): (f.places[0].file, f.places[0].row) for f in findings} == rows


def test_many_kinds_of_trouble_are_planted(year: WorkedYear) -> None:
    assert len({answer.code for answer in year.answers.planted}) >= 8


def test_without_ledgers_no_rule_on_records_runs(example: Path) -> None:
    outcome = audit(AuditRequest(files=(str(example / "declaration.txt"),), today=date(2025, 1, 15)), bytes, lambda *_: None)
    assert [code for code in outcome.report.documents[0].by_rule if code.startswith("LDG")] == []


@pytest.mark.parametrize(("project", "spent"), PROJECT_SPENDING.items())
def test_payments_add_up(year: WorkedYear, project: int, spent: str) -> None:
    assert sum(Decimal(str(row["amount"])) for row in year.rows["payments"] if row["project"] == project) == Decimal(spent)


def test_one_by_election_slipped(year: WorkedYear) -> None:
    assert [row["status"] for row in year.rows["by_elections"]].count("推迟") == 1


def test_one_trip_was_given_up_and_nine_were_made(year: WorkedYear) -> None:
    states = [row["status"] for row in year.rows["trips"] if row["project"] == 5]
    assert (states.count("完成"), states.count("取消")) == (9, 1)


def test_two_quantities_fall_short_of_their_targets(year: WorkedYear) -> None:
    recipients = {row["deputy"] for row in year.rows["payments"] if row["item"] == "履职费"}
    trained = sum(int(str(row["people"])) for row in year.rows["courses"])
    assert (len(recipients), trained) == (279, 354)


def test_two_deputies_share_a_name(year: WorkedYear) -> None:
    names = [row["name"] for row in year.rows["deputies"]]
    assert len(names) - len(set(names)) == 1


@pytest.mark.parametrize(
    ("day", "works"),
    [
        ((2, 4), True),
        ((2, 10), False),
        ((2, 18), True),
        ((5, 11), True),
        ((6, 10), False),
        ((9, 16), False),
        ((10, 12), True),
        ((3, 9), False),
    ],
)
def test_working_days_are_those_of_the_notice(day: tuple[int, int], works: bool) -> None:
    assert is_working(date(YEAR, *day)) is works


def test_a_later_day_stays_in_the_year() -> None:
    assert later(date(2024, 12, 30), 10) == date(2024, 12, 31)


def test_passes_counted_by_the_database_are_those_counted_one_by_one(example: Path) -> None:
    rules = [rule for rule in shipped_rules() if rule.family == "LDG"]
    document = Document(source=Source(file="x", sha256="0"), fiscal_year=YEAR)
    day = date(YEAR, 1, 1)
    rows = {**fact_rows([document], {"d0": day}), **records_of(example / "ledgers").facts("d0", document)}
    with filled_with_records(rows) as tables:
        counted, one_by_one = run_counted(tables, rules, day), run_rules(tables, rules, day, {})
    assert set(counted.verdicts) == set(one_by_one.verdicts)
    assert [t[:3] for _, t in sorted(counted.tallies.items())] == [
        one_by_one.tallies.get(key, (0, 0, 0))[:3] for key in sorted(counted.tallies)
    ]


def test_a_broken_rule_on_records_costs_itself_only(example: Path) -> None:
    rules = [rule for rule in shipped_rules() if rule.code in ("LDG12", "LDG13")]
    spoilt = [replace(rules[0], sql="SELECT nothing FROM ledger_tickets"), rules[1]]
    document = Document(source=Source(file="x", sha256="0"), fiscal_year=YEAR)
    with filled_with_records(records_of(example / "ledgers").facts("d0", document)) as tables:
        judged = run_counted(tables, spoilt, date(YEAR, 1, 1))
    assert ([p.code for p in judged.problems], [v.code for v in judged.verdicts]) == (["LDG12"], ["LDG13"])
