"""What waits at a desk, what is due, whom to remind; and a body that an act would accept now."""

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from jixiao.desk.bodies import bodies
from jixiao.desk.book import Book
from jixiao.desk.deskfile import Desk, Queue
from jixiao.desk.doing import do
from jixiao.desk.selecting import filled, law_on, standing
from jixiao.desk.situation import Refused, Situation
from jixiao.desk.workdays import plus_working
from jixiao.errors import ParameterInvalid

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

    def is_due(self, today: date) -> bool:
        """Whether its day has come."""
        return self.due is not None and self.due <= today


def waiting(desk: Desk, book: Book, who: Situation) -> Iterator[Waiting]:
    """Yield what waits for somebody at a desk, the most urgent of each queue first."""
    for name, queue in desk.queues.items():
        if who.role in queue.to:
            yield from waiting_in(name, queue, book, who)


def waiting_in(name: str, queue: Queue, book: Book, who: Situation) -> Iterator[Waiting]:
    """Yield what waits in one queue, the most urgent first."""
    sql = filled(queue.select, {**standing(who), **law_on(queue.law, who.today)})
    for row in sorted(book.ask(sql), key=lambda row: (str(row["due"] or date.max), str(row["record"]))):
        due = row["due"] if isinstance(row["due"], date) else None
        yield Waiting(
            queue=name,
            record=str(row["record"]),
            title=str(row["title"]),
            due=due,
            act=queue.act,
            remind=due is not None and queue.remind is not None and who.today >= plus_working(due, -queue.remind),
        )


def reminders(desk: Desk, book: Book, who: Situation) -> tuple[Waiting, ...]:
    """Return what somebody is to be reminded of today."""
    return tuple(found for found in waiting(desk, book, who) if found.remind)


def offered(desk: Desk, name: str, book: Book, who: Situation) -> dict[str, object] | None:
    """Return a body that the act would accept now, None where nothing is to be done or somebody else would have to."""
    act = desk.acts[name]
    if act.offer is None or who.role not in act.by:
        return None
    try:
        found = sorted(book.ask(filled(act.offer, {**standing(who), **law_on(act.law, who.today)})), key=str)
    except ParameterInvalid:
        return None
    for place, (body, _) in enumerate(bodies(act, found, book)):
        if place == MOST_TRIED:
            break
        if not isinstance(do(desk, name, body, book, who), Refused):
            return body
    return None
