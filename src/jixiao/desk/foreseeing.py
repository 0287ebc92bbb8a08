"""What an act would do, before it is done: the row that it writes, and the figure that this feeds, as it would be afterwards."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Literal, NamedTuple

from msgspec import Struct

from jixiao.desk.asking import Body
from jixiao.desk.bodies import plain_value
from jixiao.desk.book import Book, key_of
from jixiao.desk.deskfile import Act, Ask, Desk, asks_of
from jixiao.desk.doing import Done, do
from jixiao.desk.selecting import UNANSWERED, filled, law_on, standing
from jixiao.desk.situation import Refused, Situation
from jixiao.desk.speaking import value_words
from jixiao.desk.writing import Change
from jixiao.errors import JixiaoError, ParameterInvalid
from jixiao.ledger.measured import Ask as Measure
from jixiao.ledger.measured import Measured
from jixiao.ledger.measurefile import measures
from jixiao.ledger.measuring import Measuring
from jixiao.ledger.schema import PREFIX, ledgers
from jixiao.sql.literals import literal

if TYPE_CHECKING:
    from jixiao.facts.schema import Row

MOST_WORDS = 2
"""Values of a row that are told."""
How = Literal["done", "asks", "refused"]


class Fed(Struct, frozen=True, kw_only=True):
    """A figure that an act feeds: by the key it was asked for, now and afterwards; ``after`` is None while it can't be told yet."""

    key: str
    now: Measured | None
    after: Measured | None


class Foreseen(Struct, frozen=True, kw_only=True):
    """What an act would do: whether it can be done as it stands, the row in words, the figures; ``says`` is the refusal, or what it asks for."""

    how: How
    row: str = ""
    says: str = ""
    fed: tuple[Fed, ...] = ()


class Ahead(NamedTuple):
    """Which act is looked at before it is done, on which rows and as whom."""

    desk: Desk
    name: str
    book: Book
    who: Situation


def foreseen(at: Ahead, body: Body, asked: Sequence[Measure], *, given: bool) -> Foreseen:
    """Return what an act would do with a body; ``given`` says that people wrote what it measures, else that is made up to look ahead.

    ``asked`` are the figures that it feeds, bound to the unit's indicators. Nothing is changed.
    """
    desk, name, book, who = at
    done = do(desk, name, body, book, who)
    if isinstance(done, Refused):
        asks = bool(done.fields) or done.needs_reason
        return Foreseen(how="asks" if asks else "refused", says=done.says, fed=tuple(_now(asked, book, who.today)))
    if not given:
        return Foreseen(how="done", row=_row_words(desk.acts[name], done, book, computed=True), fed=tuple(_now(asked, book, who.today)))
    return Foreseen(how="done", row=_row_words(desk.acts[name], done, book, computed=False), fed=tuple(_fed(done, asked, book, who.today)))


def _now(asked: Sequence[Measure], book: Book, today: date) -> Iterable[Fed]:
    figures = measured_now(book, asked, today)
    return (Fed(key=one.key, now=figures.get(one.key), after=None) for one in asked)


def _fed(done: Done, asked: Sequence[Measure], book: Book, today: date) -> list[Fed]:
    now = measured_now(book, asked, today)
    rows: dict[str, list[Row]] = {}
    for change in done.changes:
        rows.setdefault(change.ledger, []).append(change.after)
    with book.supposing(rows):
        after = _measured(book, asked, today)
    return [Fed(key=one.key, now=now.get(one.key), after=after.get(one.key)) for one in asked]


def measured_now(book: Book, asked: Sequence[Measure], today: date) -> Mapping[str, Measured]:
    """Return figures as they are, by the keys of what is asked; they are kept until a ledger that they read changes."""
    found: dict[str, Measured] = {}
    for one in asked:
        reads = measures()[one.measure].head.ledgers or tuple(ledgers())
        key = f"{one.measure} {one.project} {sorted(one.params.items())} {today}"
        told = book.remembered(key, reads, lambda one=one: _stored(book, one, today))  # type: ignore[misc] # bound at once
        if told is not None:
            found[one.key] = told
    return found


def _stored(book: Book, one: Measure, today: date) -> Measured | None:
    with book.supposing({}):
        return _measured(book, (one,), today).get(one.key)


def _measured(book: Book, asked: Sequence[Measure], today: date) -> Mapping[str, Measured]:
    """Return figures of the book's year up to a day; one whose parameters do not fit is left out. An office's own measures run within the fence."""
    known = [one for one in asked if one.measure in measures()]
    foreign = [measures()[one.measure].head for one in known if measures()[one.measure].foreign]
    facts = book.facts({PREFIX + name for head in foreign for name in head.ledgers})
    try:
        return (
            Measuring(book.connection, facts=facts).measure(known, date(book.year, 1, 1), min(today, date(book.year, 12, 31)))
            if known
            else {}
        )
    except (JixiaoError, ParameterInvalid):
        return {}


def _row_words(act: Act, done: Done, book: Book, *, computed: bool) -> str:
    """Return the first row that counts, in words: what it is and what comes to stand in it."""
    counts = [change for change in done.changes if change.ledger in ledgers()] or list(done.changes)
    change = counts[0]
    ledger = book.kept[change.ledger]
    asked = {ask.column.name for ask in asks_of(act.asks, book.kept) if ask.column is not None and ask.ledger.name == change.ledger}
    columns = [name for name in _new(change) if not (computed and name in asked)]
    values = [
        f"{ledger.column(name).title.zh} {value_words(change.after[name], book)}" for name in columns if change.after[name] is not None
    ]
    more = f"，同时 {len(done.changes) - 1} 行" if act.rows and len(done.changes) > 1 else ""
    return f"{ledger.title.zh} {key_of(change.after, ledger)} {'，'.join(values[:MOST_WORDS])}".rstrip() + more


def _new(change: Change) -> tuple[str, ...]:
    return change.columns if change.before is not None else ()


def supposed_body(act: Act, record: str, book: Book, who: Situation) -> dict[str, object] | None:
    """Return a body to look ahead with, for a record: what is offered now, else what an example says; None where that does not do."""
    asks = asks_of(act.asks, book.kept)
    link = link_of(asks, record)
    if link is None:
        return None
    offered = _offered(act, link, record, book, who)
    example = next((one.do for one in act.examples if one.refused is None), {})
    body: dict[str, object] = {}
    for ask in asks:
        if ask.name == link:
            body[ask.name] = record.partition("#")[2]
        elif ask.needed and offered.get(ask.name) is not None:
            body[ask.name] = offered[ask.name]
        elif ask.needed and (ask.references is not None or ask.name not in example):
            return None
        elif ask.needed:
            body[ask.name] = example[ask.name]
    return body


def _offered(act: Act, link: str, record: str, book: Book, who: Situation) -> dict[str, object]:
    if act.offer is None:
        return {}
    try:
        sql = filled(act.offer, {**standing(who), **law_on(act.law, who.today)})
        rows = book.ask_again(f'SELECT o.* FROM (\n{sql}\n) AS o WHERE o."{link}" = {literal(record)} LIMIT 1')
    except UNANSWERED:
        return {}
    return {name: plain_value(value, book) for row in rows for name, value in row.items()}


def link_of(asks: Iterable[Ask], record: str) -> str | None:
    """Return the field of an act that names a record such as this, None where it has none."""
    ledger = record.removeprefix("ledger:").partition("#")[0]
    return next((ask.name for ask in asks if ask.references == ledger), None)


def is_measured(asks: Iterable[Ask], link: str, act: Act) -> bool:
    """Whether a field that people have to fill in goes into a ledger that is measured."""
    written = {write.ledger for write in act.writes}
    return any(ask.needed and ask.name != link and ask.ledger.name in written and ask.ledger.name in ledgers() for ask in asks)
