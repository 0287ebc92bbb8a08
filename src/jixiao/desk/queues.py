"""What waits at a desk, what is due, whom to remind; and a body that an act would accept now."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from msgspec import Struct

from jixiao.desk.bodies import bodies
from jixiao.desk.book import Book
from jixiao.desk.deskfile import Act, Desk, Queue
from jixiao.desk.doing import do
from jixiao.desk.selecting import UNANSWERED, filled, law_on, standing
from jixiao.desk.situation import Refused, Situation
from jixiao.desk.speaking import legible
from jixiao.desk.workdays import plus_working
from jixiao.errors import JobFailed
from jixiao.facts.schema import Row
from jixiao.sql.literals import literal

MOST_TRIED = 5
"""Bodies that are tried before an act is said to have nothing to do."""


class Waiting(Struct, frozen=True, kw_only=True):
    """Something that waits: in which queue, its record's address, what it is, by when, and the act to be done."""

    queue: str
    record: str
    title: str
    due: date | None
    act: str | None
    remind: bool


def waiting(desk: Desk, book: Book, who: Situation) -> Iterator[Waiting]:
    """Yield what waits for somebody at a desk, the most urgent of each queue first."""
    for name, queue in desk.queues.items():
        if who.role in queue.to:
            yield from waiting_in(desk, name, book, who)


def waiting_in(desk: Desk, name: str, book: Book, who: Situation) -> Iterator[Waiting]:
    """Yield what waits in one queue of a desk, the most urgent first; one that can't be looked into says so, in place of what waits."""
    queue = desk.queues[name]
    sql = _sql(queue, who)
    try:
        rows = book.of(desk).ask(sql)
    except JobFailed as failed:
        yield Waiting(queue=name, record="", title=f"{queue.title.zh}：{failed.zh}", due=None, act=None, remind=False)
        return
    limit = _reminds_to(queue, who)
    for row in sorted(rows, key=lambda row: (str(row["due"] or date.max), str(row["record"]))):
        due = row["due"] if isinstance(row["due"], date) else None
        yield Waiting(
            queue=name,
            record=str(row["record"]),
            title=legible(row["title"]),
            due=due,
            act=queue.act,
            remind=due is not None and limit is not None and due <= limit,
        )


def _sql(queue: Queue, who: Situation) -> str:
    return filled(queue.select, {**standing(who), **law_on(queue.law, who.today)})


class Line(NamedTuple):
    """How much waits in a queue, how much of it is due, the first rows, the most urgent first; or why it can't be looked into."""

    waiting: int
    due: int
    rows: tuple[Row, ...]
    problem: str = ""


def told_to(queue: Queue, people: Iterable[Situation]) -> Situation | None:
    """Return somebody in a role that a queue is told to, None where there is nobody."""
    return next((who for who in people if who.role in queue.to), None)


def in_line(queue: Queue, book: Book, who: Situation, most: int, first: int = 0) -> Line:
    """Return what waits in a queue: all is counted, ``most`` rows are told, beginning with the one that stands ``first`` (from 0)."""
    sql = _sql(queue, who)
    left = f"(q.until - {literal(who.today)}) * 1440 + q.until_minute - {who.minute}"
    late = f"coalesce({left} < 0, q.due < {literal(who.today)})" if queue.clock else f"q.due <= {literal(who.today)}"
    order = f"q.held IS NOT NULL, {left} NULLS LAST, " if queue.clock else ""
    rows: list[Row] = []
    try:
        (counts,) = book.ask_again(f"SELECT count(*) AS waiting, count(*) FILTER ({late}) AS due FROM (\n{sql}\n) AS q")
        if counts["waiting"]:
            rows = book.ask_again(
                f"SELECT q.* FROM (\n{sql}\n) AS q ORDER BY {order}q.due NULLS LAST, q.record LIMIT {most} OFFSET {first}"
            )
    except JobFailed as failed:
        return Line(0, 0, (), failed.zh)
    return Line(_number(counts["waiting"]), _number(counts["due"]), tuple(rows))


def _number(value: object) -> int:
    return value if isinstance(value, int) else 0


class Reminder(NamedTuple):
    """What somebody is to be reminded of today in a queue: how much, the first of it in words, and by when that is due."""

    queue: str
    waiting: int
    first: str
    due: date


def reminders(desk: Desk, book: Book, people: Sequence[Situation]) -> Iterator[Reminder]:
    """Yield what somebody, in each role, is to be reminded of today, queue by queue; one that can't be looked into reminds of nothing."""
    for name, queue in desk.queues.items():
        who = told_to(queue, people)
        if who is None or (limit := _reminds_to(queue, who)) is None:
            continue
        try:
            sql = _sql(queue, who)
            (found,) = book.of(desk).ask_again(
                f"SELECT count(*) AS waiting, min(q.due) AS due, min_by(q.title, q.due) AS title FROM (\n{sql}\n) AS q WHERE q.due <= {literal(limit)}"
            )
        except UNANSWERED:
            continue
        if isinstance(found["due"], date):
            yield Reminder(name, _number(found["waiting"]), legible(found["title"]), found["due"])


def _reminds_to(queue: Queue, who: Situation) -> date | None:
    """Return the last day that a queue reminds of today, None where it reminds of none."""
    return None if queue.remind is None else plus_working(who.today, queue.remind)


def _offers(act: Act, book: Book, who: Situation) -> list[Row]:
    """Return what an act offers, always in the same order; of one that takes no rows no more than may be tried."""
    sql = filled(act.offer or "", {**standing(who), **law_on(act.law, who.today)})
    if act.rows:
        return sorted(book.ask(sql), key=str)
    return book.ask(f"SELECT o.* FROM (\n{sql}\n) AS o ORDER BY ALL LIMIT {MOST_TRIED}")


def offered(desk: Desk, name: str, book: Book, who: Situation) -> dict[str, object] | None:
    """Return a body that the act would accept now, None where nothing is to be done or somebody else would have to."""
    act = desk.acts[name]
    if act.offer is None or who.role not in act.by:
        return None
    try:
        found = _offers(act, book.of(desk), who)
    except UNANSWERED:
        return None
    for place, (body, _) in enumerate(bodies(act, found, book)):
        if place == MOST_TRIED:
            break
        if not isinstance(do(desk, name, body, book, who), Refused):
            return body
    return None
