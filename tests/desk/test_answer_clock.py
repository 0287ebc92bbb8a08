"""The clock of an answer: it counts what the grade says, all hours or the working hours alone, without what it was stopped."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

import pytest

from jixiao.desk.book import Book, opened
from jixiao.desk.clocks import clock_of
from jixiao.desk.deskfile import Desk
from jixiao.desk.doing import Done, do
from jixiao.desk.loading import desks
from jixiao.desk.queues import in_line
from jixiao.desk.situation import Situation
from jixiao.desk.workdays import worked_minutes
from jixiao.facts.schema import Row

TICKET = "ledger:tickets#GD-001"
ALLOWED = {"一级": 30, "二级": 60, "三级": 120, None: 120}
moment = datetime.fromisoformat
MOMENTS = (
    moment("2024-02-07T08:00"),
    moment("2024-02-07T09:00"),
    moment("2024-02-07T15:30"),
    moment("2024-02-07T16:59"),
    moment("2024-02-07T17:00"),
    moment("2024-02-09T16:45"),
    moment("2024-02-10T11:00"),
    moment("2024-02-17T23:59"),
)
"""Before, in and after working hours; before, in and at the end of the holidays of the Spring Festival, of which the last Sunday is worked."""
STOPS = (None, (0, 10), (0, 90), (30, 24 * 60), (5, None))
"""From how many minutes after the report for how many minutes the clock was stopped; None for good."""


def at(when: datetime) -> tuple[date, int]:
    return when.date(), when.hour * 60 + when.minute


def blank(ledger: str, book: Book, **given: object) -> Row:
    key = book.kept[ledger].key.name
    return {"at": f"ledger:{ledger}#{given[key]}", **dict.fromkeys((column.name for column in book.kept[ledger].columns), None), **given}


@pytest.fixture(scope="module")
def desk() -> Desk:
    return desks()["systems"]


@pytest.fixture
def book(desk: Desk) -> Iterator[Book]:
    with opened([desk]) as made:
        yield made


def lay(book: Book, grade: str | None, reported: datetime, stop: tuple[int, int | None] | None) -> None:
    day, minute = at(reported)
    book.put("systems", blank("systems", book, code="XT-1", name="门户"))
    book.put("tickets", blank("tickets", book, code="GD-001", system="ledger:systems#XT-1", kind="故障", grade=grade, opened_on=day))
    book.put("ticket_steps", blank("ticket_steps", book, code="GDJ-00001", ticket=TICKET, step="报告", day=day, minute=minute, who="甲"))
    if stop is not None:
        begins = at(reported + timedelta(minutes=stop[0]))
        ends = (None, None) if stop[1] is None else at(reported + timedelta(minutes=stop[0] + stop[1]))
        told = dict(zip(("from_day", "from_minute", "until_day", "until_minute"), (*begins, *ends), strict=True))
        book.put("ticket_pauses", blank("ticket_pauses", book, code="TB-0001", ticket=TICKET, reason="等补丁", **told))


def counted(grade: str | None, since: datetime, until: datetime) -> int:
    """Return the minutes that count: not by the SELECT of the desk but by walking the days."""
    if grade == "一级":
        return int((until - since).total_seconds()) // 60
    return worked_minutes(since, until)


def handler(now: datetime) -> Situation:
    day, minute = at(now)
    return Situation(today=day, minute=minute, person="乙", role="handler")


@pytest.mark.parametrize("grade", ALLOWED)
def test_what_is_promised_and_what_is_written_are_one(desk: Desk, book: Book, grade: str | None) -> None:
    for reported in MOMENTS:
        for stop in STOPS:
            book.clear()
            lay(book, grade, reported, stop)
            now = reported + timedelta(days=2, minutes=7)
            (row,) = in_line(desk.queues["to_answer"], book, handler(now), 5).rows
            until = datetime.combine(row["until"], time.min) + timedelta(minutes=int(row["until_minute"]))  # type: ignore[arg-type, call-overload]
            stopped = 0
            if stop is not None:
                begins = reported + timedelta(minutes=stop[0])
                stopped = counted(grade, begins, now if stop[1] is None else begins + timedelta(minutes=stop[1]))
            if stop is None or stop[1] is not None:
                assert counted(grade, reported, until) - stopped == ALLOWED[grade], (reported, stop, until)
                assert counted(grade, until - timedelta(minutes=1), until) == 1, "the last minute is one that counts"
            done = do(desk, "tickets.respond", {"ticket": "GD-001", "said": "已收到"}, book, handler(now))
            assert isinstance(done, Done)
            assert done.changes[0].after["response_minutes"] == counted(grade, reported, now) - stopped, (reported, stop)


def test_a_clock_of_working_hours_stands_still_over_night(desk: Desk, book: Book) -> None:
    lay(book, "三级", moment("2024-02-07T16:00"), None)
    told = [
        clock_of(in_line(desk.queues["to_answer"], book, handler(now), 5).rows[0], now)
        for now in (moment("2024-02-07T16:30"), moment("2024-02-07T23:00"), moment("2024-02-08T09:30"), moment("2024-02-08T10:20"))
    ]
    assert [one.words for one in told] == ["还有 1 小时 30 分", "还有 1 小时", "还有 30 分钟", "超时 20 分钟"]
    assert told[0].says == "2 小时过了 30 分钟，只计工作时间"
    assert [one.gone for one in told] == [25.0, 50.0, 75.0, 85.7]
    assert told[1].until == "2月8日 10:00"


def test_a_stopped_clock_says_why_and_moves_on_with_the_hours(desk: Desk, book: Book) -> None:
    lay(book, "二级", moment("2024-02-07T16:00"), (30, None))
    now = moment("2024-02-08T09:30")
    row = in_line(desk.queues["to_answer"], book, handler(now), 5).rows[0]
    assert "等补丁" in str(row["about"])
    assert clock_of(row, now).words == "停表，还有 30 分钟"
