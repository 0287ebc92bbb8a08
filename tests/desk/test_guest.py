"""SELECTs of an office's own desks run within the fence: not one of them in the process, and one that breaks a limit fails alone."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from msgspec.json import decode, encode

from jixiao.desk.book import Book, opened
from jixiao.desk.check import check_faults
from jixiao.desk.database import Years
from jixiao.desk.deskfile import Desk
from jixiao.desk.doing import Done, do
from jixiao.desk.guest import Guest, as_json, from_json
from jixiao.desk.loading import at_desks, desks, parse_desk
from jixiao.desk.queues import in_line, offered, waiting
from jixiao.desk.situation import Refused, Situation
from jixiao.desk.table import full_rows
from jixiao.errors import JobFailed
from jixiao.fence import Limits

LUNCHES = Path(__file__).parents[2] / "examples/desks/lunches.desk.toml"
MARK = "/* theirs */"
HANDLER = Situation(today=date(2024, 3, 4), person="何老师", role="handler")
ENDLESS = "WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t) SELECT max(n) AS n FROM t"


def own(text: str) -> Desk:
    return parse_desk("lunches.toml", text, foreign=True)


@pytest.fixture
def theirs() -> Desk:
    """Return the school's desk, each of whose SELECTs bears a mark."""
    return own(LUNCHES.read_text("utf-8").replace("SELECT ", f"SELECT {MARK} "))


@pytest.fixture
def book(theirs: Desk) -> Iterator[Book]:
    with opened([*desks().values(), theirs], 2024) as found:
        found.fill(full_rows(theirs.stage, found.kept))
        yield found


class Watched:
    """The process's database, which notes what it is asked."""

    def __init__(self, book: Book) -> None:
        self.asked: list[str] = []
        self._ask = book.asked.database.ask
        book.asked.database.ask = self._note  # type: ignore[method-assign]

    def _note(self, sql: str) -> list[dict[str, object]]:
        self.asked.append(sql)
        return self._ask(sql)


def test_no_select_of_an_own_desk_is_asked_of_the_process(theirs: Desk, book: Book) -> None:
    watched = Watched(book)
    assert not list(check_faults(theirs, desks().values(), book))
    assert [one.title for one in waiting(theirs, book, HANDLER)] == ["营养午餐，应有 860 人"]
    assert in_line(theirs.queues["today"], book.of(theirs), HANDLER, 5).waiting == 1
    body = offered(theirs, "services.serve", book, HANDLER)
    assert body is not None
    done = do(theirs, "services.serve", {**body, "people": 858}, book, HANDLER)
    assert isinstance(done, Done)
    assert (done.late, done.changes[0].after["done_on"]) == (True, date(2024, 3, 4))
    refused = do(theirs, "services.serve", {"service": "FW-0001", "people": 861, "good": True}, book, HANDLER)
    assert isinstance(refused, Refused)
    assert refused.rule == "no_more_than_due"
    assert not [sql for sql in watched.asked if MARK in sql]


def test_what_is_put_later_is_known_to_the_fence_too(theirs: Desk, book: Book) -> None:
    assert len(list(waiting(theirs, book, HANDLER))) == 1
    done = do(theirs, "services.serve", {"service": "FW-0001", "people": 860, "good": True}, book, HANDLER)
    assert isinstance(done, Done)
    for change in done.changes:
        book.put(change.ledger, change.after)
    assert not list(waiting(theirs, book, HANDLER))
    book.clear()
    book.fill(full_rows(theirs.stage, book.kept))
    assert len(list(waiting(theirs, book, HANDLER))) == 1


def test_a_select_that_fails_costs_its_queue_and_its_act_alone(book: Book) -> None:
    broken = own(
        LUNCHES.read_text("utf-8")
        .replace('WHERE s.done_on IS NULL AND s.planned_on <= :today"\n\n', 'WHERE CAST(s.kind AS INTEGER) = 1"\n\n')
        .replace("WHERE s.id = :service AND :people > s.due_people", "WHERE s.id = :service AND :people > CAST(s.kind AS INTEGER)")
    )
    (one,) = waiting(broken, book, HANDLER)
    assert (one.record, one.act) == ("", None)
    assert one.title.startswith("今天要供的：运行不了")
    line = in_line(broken.queues["today"], book.of(broken), HANDLER, 5)
    assert (line.waiting, line.problem.startswith("运行不了")) == (0, True)
    refused = do(broken, "services.serve", {"service": "FW-0001", "people": 860, "good": True}, book, HANDLER)
    assert isinstance(refused, Refused)
    assert (refused.rule, refused.says.startswith("无法判定：运行不了"), refused.needs_reason) == ("unknown", True, False)
    planned = {"code": "FW-2", "project": "2", "kind": "营养午餐", "planned_on": "2024-03-04"}
    assert isinstance(do(broken, "services.plan", {"rows": [planned]}, book, HANDLER), Done)


def test_one_that_has_no_end_is_ended_and_the_next_is_answered(theirs: Desk) -> None:
    guest = Guest(Years(2024, 2024), Limits(cpu=1, wall=600.0))
    try:
        with at_desks([theirs]):
            assert guest.ask("SELECT 1 AS n") == [{"n": 1}]
            with pytest.raises(JobFailed) as failed:
                guest.ask(ENDLESS)
            assert not guest.is_there
            assert "已停止" in failed.value.zh
            assert guest.ask("SELECT count(*) AS n FROM workdays WHERE working AND year(day) = 2024") == [{"n": 251}]
    finally:
        guest.close()


def test_after_a_child_is_gone_all_rows_are_told_anew(theirs: Desk, book: Book) -> None:
    guarded = book.of(theirs)
    assert len(guarded.ask("SELECT s.id FROM ledger_services AS s")) == 1
    guarded.asked.database.close()  # type: ignore[attr-defined] # a guest
    assert len(guarded.ask("SELECT s.id FROM ledger_services AS s")) == 1


@pytest.mark.parametrize(
    "sql", ["SELECT * FROM read_csv('/etc/passwd')", "COPY budgets TO 'x'", "SELECT getenv('HOME') AS h", "SELECT 1; SELECT 2"]
)
def test_the_gate_stands_before_the_fence(theirs: Desk, book: Book, sql: str) -> None:
    with pytest.raises(JobFailed, match=r"不许运行"):
        book.of(theirs).describe(sql)


def test_a_failure_is_remembered_until_its_ledger_changes(theirs: Desk, book: Book) -> None:
    guarded = book.of(theirs)
    watched = Watched(guarded)
    for _ in range(2):
        with pytest.raises(JobFailed):
            guarded.ask_again("SELECT CAST(s.kind AS INTEGER) AS n FROM ledger_services AS s")
    assert len(watched.asked) == 1


@pytest.mark.parametrize(
    "value",
    [
        None,
        1,
        10**20,
        "甲",
        True,
        Decimal("0.10"),
        date(2024, 2, 29),
        [date(2024, 1, 1), None],
        [{"n": Decimal(1), "d": [1]}],
        {"d": "2024-01-01"},
        [],
    ],
)
def test_a_value_comes_back_as_it_was_told(value: object) -> None:
    back = from_json(decode(encode(as_json(value))))
    assert (back, type(back)) == (value, type(value))
