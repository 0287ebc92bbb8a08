"""What of the last year is to be finished where it stands: what waits there and does not go on in the year that is on."""

from collections.abc import Iterator, Sequence
from datetime import date

from msgspec import Struct

from jixiao.desk.book import Book, ledger_of
from jixiao.desk.deskfile import Desk
from jixiao.desk.loading import desks
from jixiao.desk.queues import in_line, told_to
from jixiao.desk.situation import Situation
from jixiao.web.desks.rights import Place
from jixiao.web.desks.shelf import book_of
from jixiao.web.models import Row

LAST_MONTH = 3
"""Until when in a year it is told."""


class Left(Struct, frozen=True):
    """A queue of the last year: its title, how much waits, how much of it is due."""

    title: str
    waiting: int
    due: int


def left_behind(place: Place, desk: Desk, people: Sequence[Situation], today: date) -> tuple[Left, ...]:
    """Return what waits at a desk in the last year's book alone; nothing once a quarter of the year that is on is over, or in another year."""
    unit, year = place.where
    if year != today.year or today.month > LAST_MONTH or not Row.objects.filter(unit=unit, year=year - 1).exists():
        return ()
    with book_of(unit, year - 1) as book:
        return tuple(_left(desk, book.of(desk), people))


def _left(desk: Desk, book: Book, people: Sequence[Situation]) -> Iterator[Left]:
    goes_on = {name for one in desks().values() for name in one.carries}
    for queue in desk.queues.values():
        who = told_to(queue, people)
        line = in_line(queue, book, who, 1) if who is not None and not queue.routine else None
        if line is not None and line.rows and ledger_of(str(line.rows[0]["record"])) not in goes_on:
            yield Left(queue.title.zh, line.waiting, line.due)
