"""The form of an act: its fields as a page asks them, and what was written as the body of the act."""

from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct

from jixiao.desk.asking import BECAUSE, ROWS
from jixiao.desk.book import Book, key_of
from jixiao.desk.deskfile import Act, asks_of
from jixiao.desk.speaking import named
from jixiao.ledger.schema import ledgers
from jixiao.web.desks.schema import body_schema

SEPARATOR = "-"
"""What stands between the number of a row and the name of a field: ``rows-0-amount``."""
MOST_ROWS = 5
MOST_CHOICES, MOST_RECORDS = 4, 400
"""So many choices stand open; so many records are listed to choose from."""
YES, NO = "是", "否"


class RecordChoice(Struct, frozen=True):
    """A record to choose: its key, and what it is called."""

    key: str
    name: str


class Field(Struct, frozen=True, kw_only=True):
    """A field: its name in the form, title, note, kind (``line``, ``text``, ``date``, ``radio``, ``select``, ``record``, ``known``), what stands in it."""

    name: str
    title: str
    note: str = ""
    kind: str = "line"
    choices: tuple[str, ...] = ()
    ledger: str = ""
    value: str = ""
    example: str = ""
    wrong: str = ""
    needed: bool = False


class Form(Struct, frozen=True, kw_only=True):
    """The fields of an act: those needed, those that may be left out, those of each row, the reason."""

    needed: tuple[Field, ...]
    more: tuple[Field, ...]
    known: tuple[Field, ...]
    rows: tuple[tuple[Field, ...], ...]
    because: Field


class Written(Struct, frozen=True, kw_only=True):
    """What a form begins with: records that are known by field, examples by field, what was written before and what was wrong with it."""

    known: Mapping[str, str] = {}
    example: Mapping[str, object] = {}
    sent: Mapping[str, str] = {}
    wrong: Mapping[str, str] = {}


def act_form(act: Act, book: Book, written: Written) -> Form:
    """Return the form of an act. Only a record that is known stands in a field: an example that nobody wrote is no entry of a ledger."""
    schema = body_schema(act, book.kept)
    wordy = {
        ask.name
        for ask in asks_of(act.asks, book.kept)
        if ask.column is not None and ask.column.type == "text" and ask.ledger.name not in ledgers()
    }
    every = [_field(name, told, schema, wordy, written) for name, told in schema["properties"].items() if name not in (ROWS, BECAUSE)]
    because = _field(BECAUSE, schema["properties"][BECAUSE], schema, {BECAUSE}, written)
    return Form(
        needed=tuple(one for one in every if one.needed and one.kind != "known"),
        more=tuple(one for one in every if not one.needed and one.kind != "known"),
        known=tuple(one for one in every if one.kind == "known"),
        rows=tuple(_rows(schema, written)),
        because=because,
    )


def _rows(schema: Mapping[str, Any], written: Written) -> Iterator[tuple[Field, ...]]:
    row_schema = schema["properties"].get(ROWS, {}).get("items")
    listed = written.example.get(ROWS)
    examples = listed if isinstance(listed, list) else []
    for n in range(MOST_ROWS if row_schema else 0):
        before = f"{ROWS}{SEPARATOR}{n}{SEPARATOR}"
        own = Written(example=examples[n] if n < len(examples) else {}, sent=written.sent, wrong=written.wrong)
        yield tuple(_field(name, told, row_schema, set(), own, before) for name, told in row_schema["properties"].items())


def _field(name: str, told: Mapping[str, Any], schema: Mapping[str, Any], wordy: set[str], written: Written, before: str = "") -> Field:
    example = written.example.get(name, next(iter(told.get("examples", ())), None))
    ledger = str(told.get("x-record", ""))
    choices = (YES, NO) if told.get("type") == "boolean" else tuple(told.get("enum", ()))
    return Field(
        name=before + name,
        title=told["title"],
        note=told.get("description", ""),
        kind=_kind(name, told, choices, wordy, written)
        if not before
        else ("date" if told.get("format") == "date" else "select" if choices else "line"),
        choices=choices,
        ledger=ledger,
        value=written.sent.get(before + name, written.known.get(name, "")),
        example="" if example is None else YES if example is True else NO if example is False else str(example),
        wrong=written.wrong.get((before + name).replace(SEPARATOR, "."), ""),
        needed=name in schema["required"],
    )


def _kind(name: str, told: Mapping[str, Any], choices: tuple[str, ...], wordy: set[str], written: Written) -> str:
    if name in written.known:
        return "known"
    if told.get("format") == "date":
        return "date"
    if choices:
        return "radio" if len(choices) <= MOST_CHOICES else "select"
    return "record" if told.get("x-record") else "text" if name in wordy else "line"


def records_of(ledger: str, book: Book) -> tuple[RecordChoice, ...]:
    """Return the records of a ledger to choose from, none where there are too many or it is a list of people's secrets."""
    rows = book.rows(ledger)
    kept = book.kept[ledger]
    if len(rows) > MOST_RECORDS or (kept.label is not None and kept.label.personal):
        return ()
    return tuple(RecordChoice(key_of(row, kept), named(row, ledger, book)) for row in rows)


def act_body(sent: Mapping[str, str], act: Act, book: Book) -> dict[str, object]:
    """Return what a form says as the body of an act: blanks left out, rows of which anything is filled in."""
    schema = body_schema(act, book.kept)
    body: dict[str, object] = dict(_values(sent, schema, ""))
    row_schema = schema["properties"].get(ROWS, {}).get("items")
    if row_schema:
        made = [dict(_values(sent, row_schema, f"{ROWS}{SEPARATOR}{n}{SEPARATOR}")) for n in range(MOST_ROWS)]
        body[ROWS] = [row for row in made if row]
    return body


def _values(sent: Mapping[str, str], schema: Mapping[str, Any], before: str) -> Iterator[tuple[str, object]]:
    for name, told in schema["properties"].items():
        text = sent.get(before + name, "").strip()
        if text and name != ROWS:
            yield name, {YES: True, NO: False}.get(text, text) if told.get("type") == "boolean" else text
