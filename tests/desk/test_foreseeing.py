"""What an act would do: told before it is done, and the same as what is then measured; nothing is changed by looking."""

from collections.abc import Iterator
from datetime import date

import pytest

from jixiao.desk.book import Book, opened
from jixiao.desk.deskfile import asks_of
from jixiao.desk.doing import Done, do
from jixiao.desk.foreseeing import Ahead, foreseen, is_measured, link_of, measured_now, supposed_body
from jixiao.desk.loading import shipped_desks
from jixiao.desk.situation import Situation
from jixiao.desk.table import full_rows
from jixiao.desk.writing import applied
from jixiao.ledger.measured import Ask

WHO = Situation(today=date(2024, 2, 1), minute=620, person="甲", role="handler")
RATES = tuple(Ask(key=name, measure=name) for name in ("faults_answered_in_time_rate", "faults_solved_rate"))
TICKET = "ledger:tickets#GD-001"


@pytest.fixture
def book() -> Iterator[Book]:
    """Return a book of the systems' desk with the rows its examples start from."""
    desk = shipped_desks()["systems"]
    with opened(shipped_desks().values()) as made:
        made.fill(full_rows(desk.stage, made.kept))
        yield made


def test_the_figure_told_before_is_the_one_measured_after(book: Book) -> None:
    desk = shipped_desks()["systems"]
    for name in ("tickets.respond", "tickets.close", "tickets.merge"):
        body = {"ticket": "GD-001", "said": "好"} if name != "tickets.merge" else {"ticket": "GD-002", "into": "GD-001"}
        before = [row["at"] for row in book.rows("tickets")]
        ahead = foreseen(Ahead(desk, name, book, WHO), body, RATES, given=True)
        assert [row["at"] for row in book.rows("tickets")] == before
        done = do(desk, name, body, book, WHO)
        assert isinstance(done, Done)
        applied(done.changes, book)
        now = measured_now(book, RATES, WHO.today)
        assert {one.key: one.after for one in ahead.fed} == dict(now), name


def test_the_row_that_would_be_written_is_told_by_what_comes_to_stand_in_it(book: Book) -> None:
    desk = shipped_desks()["systems"]
    ahead = foreseen(Ahead(desk, "tickets.respond", book, WHO), {"ticket": "GD-001", "said": "好"}, RATES, given=True)
    assert (ahead.how, ahead.row) == ("done", "工单 GD-001 响应分钟 25")


def test_a_refusal_is_told_with_the_figures_as_they_are(book: Book) -> None:
    desk = shipped_desks()["systems"]
    ahead = foreseen(Ahead(desk, "tickets.respond", book, WHO), {"ticket": "GD-002", "said": "好"}, RATES, given=True)
    assert (ahead.how, [one.after for one in ahead.fed]) == ("refused", [None, None])
    assert "GD-002" in ahead.says
    asks = foreseen(Ahead(desk, "tickets.respond", book, WHO), {"ticket": "GD-001"}, RATES, given=True)
    assert asks.how == "asks"


def test_what_people_have_yet_to_measure_is_not_made_up(book: Book) -> None:
    desk = shipped_desks()["systems"]
    asks = asks_of(desk.acts["incidents.solve"].asks, book.kept)
    assert is_measured(asks, "incident", desk.acts["incidents.solve"])
    assert not is_measured(asks_of(desk.acts["tickets.respond"].asks, book.kept), "ticket", desk.acts["tickets.respond"])
    told = foreseen(Ahead(desk, "incidents.solve", book, WHO), {"incident": "SJ-01", "lost_gb": "1"}, RATES, given=False)
    assert all(one.after is None for one in told.fed)


def test_every_shipped_act_on_a_record_can_be_looked_ahead_at() -> None:
    seen = 0
    for desk in shipped_desks().values():
        with opened(shipped_desks().values()) as made:
            made.fill(full_rows(desk.stage, made.kept))
            for name, act in desk.acts.items():
                asks = asks_of(act.asks, made.kept)
                for ledger in {ask.references for ask in asks if ask.references and ask.column is None}:
                    record = next((str(row["at"]) for row in made.rows(ledger)), "")
                    who = Situation(today=date(2024, 4, 15), person="甲", role=act.by[0])
                    body = supposed_body(act, record, made, who) if record else None
                    if body is not None:
                        assert link_of(asks, record) in body
                        assert foreseen(Ahead(desk, name, made, who), body, (), given=True).how in ("done", "asks", "refused")
                        seen += 1
    assert seen >= 30


def test_an_answer_is_kept_until_a_ledger_that_it_names_changes(book: Book) -> None:
    sql = "SELECT count(*) AS n FROM ledger_tickets AS t"
    assert book.ask_again(sql) == [{"n": 5}]
    assert book.ask_again(sql) is book.ask_again(sql)
    (row,) = (row for row in book.rows("tickets") if row["code"] == "GD-001")
    book.put("tickets", {**row, "at": "ledger:tickets#GD-900", "code": "GD-900"})
    assert book.ask_again(sql) == [{"n": 6}]


def test_a_general_measure_reads_any_ledger_of_the_book(book: Book) -> None:
    book.fill(
        full_rows(
            {
                "budgets": "code | name\n1 | 维护",
                "services": "code | project | kind | planned_on | done_on\nFW-01 | 1 | 午餐 | 2024-01-05 | 2024-01-05",
            },
            book.kept,
        )
    )
    ask = Ask(key="k", measure="count_done", project="ledger:budgets#1", params={"ledger": "services"})
    found = measured_now(book, (ask,), WHO.today)["k"]
    assert found.value == 1
