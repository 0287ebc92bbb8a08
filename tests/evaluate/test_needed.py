"""The ledgers that a declaration needs: enough to prove its indicators, nothing of another kind of office."""

from pathlib import Path

import pytest

from jixiao.actions.records.bound import one_document
from jixiao.actions.records.ledger_begin import begin_ledgers, declared_in
from jixiao.actions.records.ledgers import check_folder
from jixiao.errors import UsageWrong
from jixiao.evaluate.bindings_file import read_bindings
from jixiao.evaluate.keep import MONEY
from jixiao.evaluate.needed import Need, kept, needs
from jixiao.ledger.measurefile import measures
from jixiao.ledger.schema import ledgers
from jixiao.model.document import Document

EXAMPLES = Path(__file__).parents[2] / "examples"
OFFICES = ("songjiang-2024", "school-2024", "town-2024")
CONGRESS = {"deputies", "duties", "by_elections", "systems", "tickets", "incidents", "receipts"}


def declaration(office: str) -> Path:
    return EXAMPLES / office / "declaration.txt"


def document(office: str) -> Document:
    return one_document(str(declaration(office)), lambda: b"")


@pytest.mark.parametrize(("office", "share"), [("songjiang-2024", 85), ("school-2024", 70), ("town-2024", 60)])
def test_most_indicators_have_a_ledger(office: str, share: int) -> None:
    found = needs(document(office), measures())
    assert 100 * sum(bool(need.ledgers) for need in found) >= share * len(found)


def test_a_school_needs_no_ledger_of_a_congress() -> None:
    assert set(kept(needs(document("school-2024"), measures()))) & CONGRESS == set()


def test_a_congress_needs_its_own() -> None:
    assert CONGRESS - set(kept(needs(document("songjiang-2024"), measures()))) == set()


@pytest.mark.parametrize("office", OFFICES)
def test_every_indicator_is_answered_for_once(office: str) -> None:
    own = document(office)
    assert [need.name for need in needs(own, measures())] == [i.name for p in own.projects if p.has_form for i in p.indicators]
    assert [need for need in needs(own, measures()) if need.ledgers and need.fitting] == []


def test_money_is_always_kept_and_so_is_what_a_row_must_refer_to() -> None:
    assert set(kept([])) >= set(MONEY)
    names = kept([Need(project=None, name="x", target=None, ledgers=("answers",))])
    referred = {c.references for name in names for c in ledgers()[name].columns if c.references and c.required}
    assert referred - set(names) == set()


@pytest.mark.parametrize("office", OFFICES)
def test_what_is_begun_is_a_folder_of_ledgers_that_agrees_with_the_declaration(office: str, tmp_path: Path) -> None:
    begun = begin_ledgers(tmp_path / "台账", str(declaration(office)), lambda: b"")
    declared = declared_in(str(declaration(office)), lambda: b"")
    report = check_folder(tmp_path / "台账", "zh", declared, strict=True)
    assert (report.problem_count, report.records["budgets"], len(report.records)) == (0, len(declared), len(begun.files))
    assert begun.files[0][0].name == "01 项目预算.xlsx"


def test_nothing_is_written_over_a_ledger_that_was_begun(tmp_path: Path) -> None:
    (tmp_path / "03 支出明细.xlsx").write_bytes(b"mine")
    with pytest.raises(UsageWrong, match="03 支出明细"):
        begin_ledgers(tmp_path, str(declaration("school-2024")), lambda: b"")
    assert [file.name for file in tmp_path.iterdir()] == ["03 支出明细.xlsx"]


@pytest.mark.parametrize(
    ("office", "missed"), [("songjiang-2024", {"purchases", "course_tests"}), ("school-2024", set()), ("town-2024", set())]
)
def test_the_ledgers_of_the_worked_example_are_among_those_kept_or_fitting(office: str, missed: set[str]) -> None:
    found = needs(document(office), measures())
    bound = read_bindings(EXAMPLES / office / "bindings.toml")
    used = {
        name
        for entry in bound.binding
        if entry.measure
        for name in ((entry.ledger,) if entry.ledger else measures()[entry.measure].head.ledgers)
    }
    there = {*kept(found), *(name for need in found for name in need.fitting)}
    optional = {name for entry in bound.binding if entry.measure for name in measures()[entry.measure].head.optional}
    assert used - there - optional == missed
