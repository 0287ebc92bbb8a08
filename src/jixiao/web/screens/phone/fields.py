"""An act's form on the phone: its fields as controls, and what was sent as the act's body."""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from jixiao.desk.asking import BECAUSE, ROWS
from jixiao.desk.book import Book, key_of
from jixiao.desk.deskfile import Ask, asks_of
from jixiao.desk.speaking import named, value_words
from jixiao.facts.schema import Row
from jixiao.ledger.schema import Column, Ledger
from jixiao.web.desks.codes import CODE, PRESSED, asks_code
from jixiao.web.desks.rights import REGISTERS
from jixiao.web.phone.doings import Doing, asked

MOST_CHOSEN, MOST_NAMED = 80, 600
"""Records up to which a field is a choice among them, and up to which their names are proposed while one writes."""
FEW = 4
"""Words up to which a choice shows all of them."""
MOST_ROWS = 3
SEPARATOR = "-"
LONG_TEXTS = frozenset(("said", "need", "question", "comment", "answer", "reason", "leave", "change"))
"""Columns whose texts are sentences."""
YES_NO = ("是", "否")


class Choice(Struct, frozen=True):
    """Something to be chosen: what is sent for it, what it says."""

    value: str
    title: str


class Control(Struct, frozen=True):
    """A field: its name in the form, what it is called, what kind of control it is, its choices, what stands in it, whether it is needed.

    The kinds are ``few``, ``many`` and ``named`` (written, with proposals) for choices, ``date``, ``month``, ``money``, ``decimal``, ``number``, ``long`` and ``text``.
    """

    name: str
    title: str
    kind: str
    choices: tuple[Choice, ...]
    value: str
    needed: bool
    example: str


def controls(one: Doing, book: Book, typed: Mapping[str, str]) -> Iterator[Control]:
    """Yield the fields of an act with what was typed."""
    for ask in asked(one, book):
        yield _control(ask, ask.name, book, typed.get(ask.name, ""))


def act_rows(one: Doing, book: Book, typed: Mapping[str, str]) -> tuple[tuple[Control, ...], ...]:
    """Return the fields of each of the rows that an act takes."""
    asks = asks_of(one.act.rows, book.kept)
    names = [[f"{ROWS}{SEPARATOR}{n}{SEPARATOR}{ask.name}" for ask in asks] for n in range(MOST_ROWS)] if asks else []
    return tuple(tuple(_control(ask, name, book, typed.get(name, "")) for ask, name in zip(asks, line, strict=True)) for line in names)


def _control(ask: Ask, name: str, book: Book, value: str) -> Control:
    column = ask.column
    choices = _choices(ask, book)
    example = column.example if column is not None and column.example and not choices else ""
    return Control(name, ask.title.zh, _kind(ask.name, column, choices), choices, value, ask.needed, example)


def _choices(ask: Ask, book: Book) -> tuple[Choice, ...]:
    column = ask.column
    if ask.references is not None:
        kept = book.kept[ask.references]
        found = [row for row in book.rows(ask.references) if book.finds(str(row["at"]))]
        return tuple(Choice(key_of(row, kept), _called(row, kept, book)) for row in found) if len(found) <= MOST_NAMED else ()
    if column is not None and column.type == "boolean":
        return tuple(Choice(word, word) for word in YES_NO)
    return tuple(Choice(word, word) for word in column.choices) if column is not None and not column.open else ()


def _called(row: Row, ledger: Ledger, book: Book) -> str:
    """Return what a record is called among others: by its name, or by its key and what it is of."""
    if ledger.label is not None:
        return named(row, ledger.name, book)
    of = next(
        (value_words(row[c.name], book) for c in ledger.columns if c.references and c.references not in REGISTERS and row[c.name]), ""
    )
    return f"{of} {key_of(row, ledger)}".strip()


def _kind(name: str, column: Column | None, choices: tuple[Choice, ...]) -> str:
    if len(choices) > MOST_CHOSEN:
        return "named"
    if choices:
        return "few" if len(choices) <= FEW and sum(len(one.title) for one in choices) <= FEW * FEW else "many"
    kind = column.type if column is not None else "text"
    if kind in ("date", "month", "money", "decimal"):
        return kind
    return "number" if kind == "integer" else "long" if name in LONG_TEXTS else "text"


def sent_body(one: Doing, book: Book, sent: Mapping[str, str]) -> dict[str, object]:
    """Return what a form says as the body of an act: blanks left out, rows of which anything is filled in."""
    body: dict[str, object] = {ask.name: sent[ask.name].strip() for ask in asked(one, book) if sent.get(ask.name, "").strip()}
    beside = (BECAUSE, *((CODE, PRESSED) if asks_code(one.act, one.role) else ()))
    body |= {name: sent[name].strip() for name in beside if sent.get(name, "").strip()}
    asks = asks_of(one.act.rows, book.kept)
    if asks:
        lines = [{ask.name: sent.get(f"{ROWS}{SEPARATOR}{n}{SEPARATOR}{ask.name}", "").strip() for ask in asks} for n in range(MOST_ROWS)]
        body[ROWS] = [{name: text for name, text in line.items() if text} for line in lines if any(line.values())]
    return body


def choices_left(one: Doing, book: Book) -> tuple[Choice, ...] | None:
    """Return what can be pressed at once for a record of an act that goes through many: its one choice, or nothing but itself.

    None where more has to be filled in.
    """
    left = [ask for ask in asked(one, book) if ask.name != one.act.each and ask.needed]
    if one.act.rows or one.act.photo or len(left) > 1:
        return None
    if not left:
        return ()
    choices = _choices(left[0], book)
    return choices if 0 < len(choices) <= FEW and left[0].references is None else None


def choice_field(one: Doing, book: Book) -> str:
    """Return the name of the one field that is chosen, empty where there is none."""
    return next((ask.name for ask in asked(one, book) if ask.name != one.act.each and ask.needed), "")
