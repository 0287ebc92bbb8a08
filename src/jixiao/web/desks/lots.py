"""Whom a questionnaire goes to, drawn by lot, and the one-time links: who was drawn can be drawn again by anybody, who got which link by nobody.

The lot is a number that the log keeps, with how many stood in the list and a hash of it. Links are made apart, in an order of their own, and handed out
by those who hold the papers: nothing ties a name to one. What is kept of a link is its SHA-256.
"""

from collections.abc import Sequence
from hashlib import sha256
from secrets import randbelow, token_urlsafe
from typing import NamedTuple

from jixiao.desk.asking import ROWS
from jixiao.desk.book import Book
from jixiao.desk.deskfile import Desk, asks_of
from jixiao.desk.doing import Done
from jixiao.desk.lots import Lot
from jixiao.desk.selecting import filled, law_on, standing
from jixiao.desk.situation import Situation
from jixiao.sql.literals import literal
from jixiao.web.desks.acting import act
from jixiao.web.desks.rights import Place, acting_situation, role_for
from jixiao.web.desks.shelf import Where, book_of, changing
from jixiao.web.journal.write import Actor, note
from jixiao.web.people.access import Rights
from jixiao.web.problems import Problem, nothing

LARGEST_LOT = 10**9
BYTES = 16
"""Of chance in a link."""
DRAWN = "desk.drawn"


class Handed(NamedTuple):
    """What is handed out once and kept nowhere: who was drawn, and as many links, in an order of their own."""

    done: Done
    lot: Lot
    links: tuple[str, ...]


def new_number() -> int:
    """Return a number to draw by."""
    return randbelow(LARGEST_LOT)


def lots_digest(link: str) -> str:
    """Return what is kept of a link."""
    return sha256(link.encode()).hexdigest()


def listed(desk: Desk, name: str, record: str, book: Book, who: Situation) -> tuple[tuple[str, ...], int]:
    """Return the names of those whom an act may go to, and how many its record wants (0 where it does not say)."""
    told = desk.acts[name]
    (link, *_) = [ask.name for ask in asks_of(told.asks, book.kept) if ask.column is None]
    rows = book.of(desk).ask(filled(told.draws or "", {**standing(who), **law_on(told.law, who.today), link: literal(record)}))
    wanted = next((row.get("sample") for row in rows), 0)
    return tuple(str(row["name"]) for row in rows), wanted if isinstance(wanted, int) else 0


def drawn_links(actor: Actor, at: tuple[Rights, Place, Desk], name: str, record: str, asked: tuple[int, int]) -> Handed:
    """Draw and hand out for an act of a desk; ``asked`` is how many are wanted (0 for all) and the number (0 for a new one). Problem 404 where it draws none."""
    mine, place, desk = at
    who = acting_situation(mine, place, role_for(place, desk, name))
    told = desk.acts.get(name)
    where = place.where
    if told is None or told.draws is None:
        raise nothing()
    with changing(where.unit, where.year), book_of(where.unit, where.year) as book:
        if book.row(record) is None:
            raise nothing()
        (link, *_) = [ask.name for ask in asks_of(told.asks, book.kept) if ask.column is None]
        names, _ = listed(desk, name, record, book, who)
        lot = Lot(names, asked[0], asked[1] or new_number())
        return hand_out(actor, where, desk, name, (link, record.partition("#")[2], lot), who)


def hand_out(actor: Actor, where: Where, desk: Desk, name: str, asked: tuple[str, str, Lot], who: Situation) -> Handed:
    """Draw, make the links and do the act with what is kept of them; in the transaction that is under way. Problem 422 where nobody is listed."""
    link, key, lot = asked
    drawn = lot.drawn()
    if not drawn:
        raise Problem(422, "名单里没有人可以问。先看问卷写的调查对象，或把人登记进名册。")
    links = tuple(token_urlsafe(BYTES) for _ in drawn)
    column = _key_column(desk, name)
    done = act(actor, where, desk, name, {link: key, ROWS: [{column: lots_digest(one)} for one in links]}, who)
    told = {"lot": lot.number, "listed": len(lot.names), "drawn": len(drawn), "list": _hash(lot.names)}
    note(actor, DRAWN, f"{desk.name}:{name}:{key}"[:100], **told)
    return Handed(done, lot, links)


def _key_column(desk: Desk, name: str) -> str:
    return desk.acts[name].rows[0].rpartition(".")[2].rstrip("!?")


def _hash(names: Sequence[str]) -> str:
    return sha256("\n".join(names).encode()).hexdigest()
