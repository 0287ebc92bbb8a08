from pathlib import Path

import pytest

from jixiao.audit.load import load_file, shipped_files
from jixiao.facts.ledgers import files
from jixiao.facts.schema import all_tables
from jixiao.ledger.cells import value_of
from jixiao.ledger.heads import column_named, columns_by_head
from jixiao.ledger.schema import Ledger, ledgers

LEDGERS = list(ledgers().values())
RULES = [file for file in shipped_files() if file.name.startswith("LDG")]


@pytest.fixture(params=LEDGERS, ids=[ledger.name for ledger in LEDGERS])
def ledger(request: pytest.FixtureRequest) -> Ledger:
    chosen: Ledger = request.param
    return chosen


def test_there_is_a_ledger_a_file() -> None:
    assert len(LEDGERS) == len(files()) >= 22


def test_it_has_one_key(ledger: Ledger) -> None:
    assert [column.name for column in ledger.columns if column.key] == ["code"]


def test_its_titles_tell_its_columns_apart(ledger: Ledger) -> None:
    for column in ledger.filled:
        assert column_named(columns_by_head(ledger), column.title.zh) is column
        assert column_named(columns_by_head(ledger), column.title.en) is column
        assert column_named(columns_by_head(ledger), f"{column.title.zh}*") is column


def test_its_references_lead_to_ledgers(ledger: Ledger) -> None:
    assert {column.references for column in ledger.columns if column.references} <= ledgers().keys()


def test_its_example_row_is_a_row(ledger: Ledger) -> None:
    needed = {column.name for column in ledger.filled if column.is_needed} - {"sha256"}
    filled = {column.name for column in ledger.filled if column.example is not None and value_of(column.example, column) is not None}
    assert needed <= filled


def test_only_choices_have_words(ledger: Ledger) -> None:
    assert {column.name for column in ledger.columns if column.choices} == {
        column.name for column in ledger.columns if column.type == "choice"
    }


def test_titles_of_ledgers_are_their_own() -> None:
    assert len({title for x in LEDGERS for title in (x.title.zh, x.title.en)}) == 2 * len(LEDGERS)


def test_its_table_has_its_columns(ledger: Ledger) -> None:
    own = [("id", "VARCHAR"), ("document", "VARCHAR"), ("at", "VARCHAR")]
    assert [(c.name, c.type) for c in all_tables()[ledger.table]] == own + [(c.name, c.sql_type) for c in ledger.columns]


def test_every_operation_keeps_ledgers() -> None:
    assert {operation for x in LEDGERS for operation in x.operations} == set(range(1, 9))


def test_personal_columns_are_marked() -> None:
    marked = {f"{x.name}.{column.name}" for x in LEDGERS for column in x.columns if column.personal}
    assert marked == {
        "deputies.id_number", "beneficiaries.holder", "deputies.birthday", "staff.id_number", "staff.bank_card", "staff.birthday", "experts.bank_card",
    }  # fmt: skip


@pytest.mark.parametrize("file", RULES, ids=[file.stem for file in RULES])
def test_no_rule_speaks_of_a_personal_column(file: Path) -> None:
    personal = {column.name for x in LEDGERS for column in x.columns if column.personal}
    assert personal.isdisjoint(load_file(file).values)


def test_there_are_enough_rules_on_records() -> None:
    assert len(RULES) >= 25
