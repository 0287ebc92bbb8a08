"""What of a finished year goes on in the next: the rows that desks name, and those that they speak of."""

from collections.abc import Iterable, Iterator
from datetime import date

from jixiao.desk.book import Book, ledger_of
from jixiao.desk.deskfile import Desk
from jixiao.desk.selecting import UNANSWERED, filled, standing
from jixiao.desk.situation import Situation
from jixiao.facts.schema import Row
from jixiao.ledger.schema import Ledger


def carried(desks: Iterable[Desk], book: Book, today: date) -> dict[str, list[Row]]:
    """Return by ledger the rows of a year that go on in the next one, as they will stand there.

    A row of which they speak comes along where its ledger is carried too; else they speak of nothing there, as of a project, whose number may be
    another one's next year, unless they have to speak of one: then its number stands. What a SELECT that gives no answer would have named stays behind.
    """
    given = tuple(desks)
    ledgers = frozenset(name for desk in given for name in desk.carries)
    found: dict[str, Row] = {}
    left = [address for desk in given for address in _named(desk, book, today)]
    while left:
        address = left.pop()
        row = book.row(address)
        if row is not None and address not in found:
            found[address] = row
            left.extend(str(value) for value in _spoken_of(row, book.kept[ledger_of(address)], ledgers))
    tables: dict[str, list[Row]] = {}
    for address, row in sorted(found.items()):
        name = ledger_of(address)
        tables.setdefault(name, []).append(_going_on(row, book.kept[name], ledgers))
    return tables


def _named(desk: Desk, book: Book, today: date) -> Iterator[str]:
    literals = standing(Situation(today=today, person="", role="unit_staff"))
    for sql in desk.carries.values():
        try:
            rows = book.of(desk).ask(filled(sql, literals))
        except UNANSWERED:
            continue
        yield from (str(row["record"]) for row in rows)


def _spoken_of(row: Row, ledger: Ledger, ledgers: frozenset[str]) -> Iterator[object]:
    return (row[column.name] for column in ledger.columns if column.references in ledgers and row[column.name] is not None)


def _going_on(row: Row, ledger: Ledger, ledgers: frozenset[str]) -> Row:
    stays = {c.name for c in ledger.columns if c.references is not None and c.references not in ledgers and not c.is_needed}
    return {name: None if name in stays else value for name, value in row.items()}
