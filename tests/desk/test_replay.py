"""The worked year done again as acts: the same rows, the same figures, and the desks see what was planted."""

import json
import shutil
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest
from msgspec.structs import replace

from jixiao.actions.desk.replay import write_ledgers
from jixiao.actions.evaluate import EvaluateRequest, evaluate
from jixiao.desk.book import Book, opened
from jixiao.desk.loading import shipped_desks
from jixiao.desk.own import own_desks_of
from jixiao.desk.replay import Replayed, replayed, steps
from jixiao.ledger.load import Records, load
from jixiao.ledger.schema import ledgers
from jixiao.write.evaluation.working import evaluation_json
from jixiao.write.page import Page

EXAMPLE = Path(__file__).parents[2] / "examples/songjiang-2024"
NOT_SEEN = {"LDG10", "LDG13", "LDG15", "LDG71", "MON07"}
"""What no act can prevent: that something was not done, or that a file was changed later. Queues and the audit tell these."""


class Year(NamedTuple):
    """The year as it is kept, and as it was done again."""

    records: Records
    done: Replayed
    book: Book


@pytest.fixture(scope="module")
def year() -> Year:
    records = load(EXAMPLE / "ledgers").records
    assert records is not None
    every = list(shipped_desks().values())
    rows = {name: records.tables[ledger.table] for name, ledger in ledgers().items()}
    with opened(every, 2024, rows) as known, opened(every, 2024) as book:
        return Year(records, replayed(every, steps(every, known, date(2024, 1, 1)), book), book)


def test_a_year_done_again_is_the_year(year: Year) -> None:
    """One test, for doing the year takes its time: rows, marks, times, and figures."""
    _same_rows(year)
    _nothing_was_left_undone(year)
    _what_was_planted_is_marked(year)
    _in_the_order_of_time(year)
    _answers_are_nobodys(year)


def _same_rows(year: Year) -> None:
    for name, ledger in ledgers().items():
        columns = [column.name for column in ledger.filled]
        want = {row["at"]: [row[column] for column in columns] for row in year.records.tables[ledger.table]}
        assert {row["at"]: [row[column] for column in columns] for row in year.book.rows(name)} == want, name


def _nothing_was_left_undone(year: Year) -> None:
    assert year.done.undone == ()
    assert year.done.acts > 5000


def _what_was_planted_is_marked(year: Year) -> None:
    planted = json.loads((EXAMPLE / "answers.json").read_text("utf-8"))["planted"]
    marked = {row["record"] for row in year.book.rows("marks")} | {told.record for told in year.done.told}
    of_deputy = {row["deputy"] for row in year.book.rows("receipts") if row["at"] in marked}
    missed = {one["code"] for one in planted if one["record"] not in marked | of_deputy}
    assert missed <= NOT_SEEN


def _in_the_order_of_time(year: Year) -> None:
    days = [told.step.who.today for told in year.done.told]
    assert days == sorted(days)


def _answers_are_nobodys(year: Year) -> None:
    """Neither the sheets nor the links say who answered, and the marks of an anonymous act name nobody."""
    assert {column.name for column in year.book.kept["survey_sheets"].columns} == {"code", "survey", "question", "answer"}
    assert {column.name for column in year.book.kept["survey_links"].columns} == {"code", "survey", "used"}


def test_the_evaluation_of_the_year_done_again_is_the_same_to_the_last_sign(year: Year, tmp_path: Path) -> None:
    write_ledgers(year.book, tmp_path)
    shutil.copytree(EXAMPLE / "ledgers/evidence", tmp_path / "evidence")
    asked = EvaluateRequest(file=str(EXAMPLE / "declaration.txt"), ledgers=EXAMPLE / "ledgers", bindings=EXAMPLE / "bindings.toml")
    told = [evaluation_json(evaluate(one, bytes).evaluation, Page()) for one in (asked, replace(asked, ledgers=tmp_path))]
    assert told[0] == told[1]


SCHOOL = EXAMPLE.with_name("school-2024")
LUNCHES = EXAMPLE.parent / "desks"


def test_the_lunches_of_a_school_arise_at_its_own_desk() -> None:
    records = load(SCHOOL / "ledgers").records
    assert records is not None
    rows = {name: records.tables[ledger.table] for name, ledger in ledgers().items()}
    (lunches,) = own_desks_of((LUNCHES,)).desks.values()
    with opened([lunches], 2024, rows) as known, opened([lunches], 2024, {"budgets": rows["budgets"]}) as book:
        done = replayed([lunches], steps([lunches], known, date(2024, 1, 1)), book)
        assert book.rows("services") == sorted(rows["services"], key=lambda row: str(row["at"]))
    planted = {(told.record, told.refused.rule) for told in done.told}
    assert {("ledger:services#FW-0041", "no_more_than_due"), ("ledger:services#FW-0077", "that_year")} <= planted
    assert done.undone == ()
