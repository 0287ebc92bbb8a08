"""What happened to a record: the rows that acts left beside it, in the order of time; and what its card tells."""

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from jixiao.desk.book import Book, ledger_of
from jixiao.desk.deskfile import Desk
from jixiao.desk.selecting import filled, law_on, standing
from jixiao.desk.situation import Situation
from jixiao.desk.speaking import named, value_words
from jixiao.errors import JobFailed
from jixiao.facts.schema import Row
from jixiao.ledger.schema import PREFIX, Ledger
from jixiao.sql.literals import literal

MOST = 30
"""Things that a story tells, the last ones."""
DAYS, WHO = ("day", "from_day"), ("who",)
MINUTES = ("minute", "from_minute")


class Happened(Struct, frozen=True, kw_only=True):
    """Something that happened to a record: the row that tells it, when, who did it, and what in words."""

    address: str
    ledger: str
    day: date | None
    minute: int | None
    who: str
    says: str


class Opened(Struct, frozen=True, kw_only=True):
    """A record opened: what it is called, its grade and word, a line on it, what somebody said of it, and what stands in it."""

    record: str
    code: str
    title: str
    grade: str = ""
    about: str = ""
    quote: str = ""
    quoted: str = ""
    facts: tuple[tuple[str, str], ...] = ()


def opened_record(desk: Desk, record: str, book: Book, who: Situation) -> Opened | None:
    """Return a record opened, None where there is none at that address."""
    row = book.row(record)
    if row is None:
        return None
    name = ledger_of(record)
    ledger = book.kept[name]
    card = desk.records.get(name)
    told: Row = {}
    if card is not None:
        values = {**standing(who), **law_on(card.law, who.today), "record": literal(record)}
        told = _card(filled(card.select, values), book.of(desk))
    texts = {key: "" if value is None else value_words(value, book) for key, value in told.items()}
    kept = {key: texts.get(key, "") for key in ("grade", "about", "quote", "quoted")}
    wanted = card.facts if card is not None and card.facts is not None else None
    code = str(row[ledger.key.name])
    return Opened(
        record=record, code=code, title=texts.get("title") or named(row, name, book), facts=tuple(_facts(row, ledger, wanted, book)), **kept
    )


def _card(sql: str, book: Book) -> Row:
    """Return what a card says of its record: nothing where that can't be asked."""
    try:
        return next(iter(book.ask_again(sql)), {})
    except JobFailed:
        return {}


def _facts(row: Row, ledger: Ledger, wanted: tuple[str, ...] | None, book: Book) -> Iterator[tuple[str, str]]:
    for column in ledger.filled:
        if column.personal or column.key or (column.label and wanted is None) or (wanted is not None and column.name not in wanted):
            continue
        if row[column.name] is not None:
            yield column.title.zh, value_words(row[column.name], book)


def story(record: str, desk: Desk, book: Book) -> list[Happened]:
    """Return what happened to a record, told by the journals of a desk that name it, the last things only."""
    ledger = ledger_of(record)
    found = [one for name, journal in desk.journals.items() for one in _told(name, journal.ledger(name), ledger, record, book)]
    return sorted(found, key=lambda one: (one.day or date.min, one.minute or 0, one.address))[-MOST:]


def _told(name: str, journal: Ledger, ledger: str, record: str, book: Book) -> Iterator[Happened]:
    names = {column.name for column in journal.columns}
    day = next((one for one in DAYS if one in names), None)
    for link in [column.name for column in journal.columns if column.references == ledger] if day else ():
        rows = book.ask_again(f'SELECT t.* FROM {PREFIX}{name} AS t WHERE t."{link}" = {literal(record)} ORDER BY t.id DESC LIMIT {MOST}')
        for row in rows:
            yield _happened(name, row, journal, (link, day or ""), book)


def _happened(name: str, row: Row, journal: Ledger, skipped: tuple[str, str], book: Book) -> Happened:
    minute = next((row[one] for one in MINUTES if one in row), None)
    who = next((str(row[one]) for one in WHO if row.get(one)), "")
    beside = {*skipped, *DAYS, *MINUTES, *WHO, journal.key.name}
    words = [
        _word(column.title.zh, row[column.name], column.type, book)
        for column in journal.filled
        if column.name not in beside and row[column.name] is not None
    ]
    found = row[skipped[1]]
    return Happened(
        address=str(row["id"]),
        ledger=name,
        day=found if isinstance(found, date) else None,
        minute=minute if isinstance(minute, int) else None,
        who=who,
        says="，".join(words) or journal.title.zh,
    )


def _word(title: str, value: object, kind: str, book: Book) -> str:
    """Return a value in words: a choice and a text say themselves, figures need their name."""
    return value_words(value, book) if kind in ("choice", "text") else f"{title} {value_words(value, book)}"
