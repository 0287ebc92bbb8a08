"""Rows that an act writes: added, or blanks filled; a value that stands already is changed by a correction only."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Literal

from msgspec import Struct

from jixiao.desk.asking import Answers
from jixiao.desk.book import Book, key_of
from jixiao.desk.deskfile import AT, GIVEN, Ask, Write
from jixiao.desk.selecting import NEW, simple
from jixiao.facts.schema import Row
from jixiao.ledger.cells import Value
from jixiao.ledger.rows import record_at
from jixiao.ledger.schema import Column, Ledger
from jixiao.values.money import yuan
from jixiao.values.rounding import tidy

NUMBERED = re.compile(r"(?P<before>[^#]*)(?P<digits>#+)")


class Change(Struct, frozen=True, kw_only=True):
    """A row as an act leaves it; ``before`` is None of one that it adds. ``columns`` are those that changed."""

    ledger: str
    address: str
    how: Literal["add", "fill", "correct"]
    before: Row | None
    after: Row
    columns: tuple[str, ...] = ()


class Wrong(Exception):
    """A row that can't be written: the rule that it breaks, and what that says."""

    def __init__(self, rule: str, says: str) -> None:
        super().__init__(says)
        self.rule = rule
        self.says = says


Asks = tuple[Sequence[Ask], Sequence[Ask]]
"""The fields of an act, and those of each of its rows."""


class Writer:
    """Gathers the changes of one act; what is written twice is one change."""

    def __init__(self, sql: Callable[[str, str], str], asks: Asks, answers: Answers, book: Book, standing: Mapping[str, Value]) -> None:
        self._sql, self._answers, self._book, self._standing = sql, answers, book, standing
        self._asks, self._row_asks = asks
        self._changes: dict[str, Change] = {}

    @property
    def changes(self) -> list[Change]:
        """Return what was written so far."""
        return list(self._changes.values())

    def write(self, write: Write) -> None:
        """Write the rows of one part of an act; Wrong where one can't be."""
        for row in self._rows(write):
            if write.add:
                self.add(write.add, row, write.number)
            else:
                self._fill(write, row)

    def add(self, name: str, values: Row, number: str | None = None) -> None:
        """Write a new row; Wrong where it lacks something or its key is taken."""
        ledger = self._book.kept[name]
        row: Row = {column.name: _as(column, values.get(column.name)) for column in ledger.columns}
        if row[ledger.key.name] is None and number is not None:
            row[ledger.key.name] = self._next(name, number)
        lacking = [column.title.zh for column in ledger.filled if column.is_needed and row[column.name] is None]
        if lacking:
            raise Wrong("lacking", f"{ledger.title.zh}缺少{'、'.join(lacking)}。")
        address = record_at(name, _key(row[ledger.key.name]))
        if self._row(address) is not None:
            raise Wrong("key_taken", f"{ledger.title.zh}里已有“{key_of(row, ledger)}”。换一个编号，或更正那一条。")
        self._changes[address] = Change(ledger=name, address=address, how="add", before=None, after={"at": address, **row})

    def _fill(self, write: Write, values: Row) -> None:
        ledger = self._book.kept[write.ledger]
        address = str(values.pop(AT))
        before = self._row(address)
        if before is None:
            raise Wrong("no_record", f"{ledger.title.zh}里没有“{address.partition('#')[2]}”。")
        new = {name: _as(ledger.column(name), value) for name, value in values.items()}
        new = {name: value for name, value in new.items() if value is not None and value != before[name]}
        taken = next((name for name in new if before[name] is not None and name not in write.moves), None)
        if taken is not None:
            said = ledger.column(taken).title.zh
            raise Wrong("filled", f"{ledger.title.zh}“{key_of(before, ledger)}”的{said}已有“{before[taken]}”。要改，用更正，写明原因。")
        new |= {name: None for name in write.blank if before[name] is not None}
        earlier = self._changes.get(address)
        self._changes[address] = Change(
            ledger=write.ledger,
            address=address,
            how=earlier.how if earlier else "fill",
            before=earlier.before if earlier else before,
            after={**before, **new},
            columns=(*(earlier.columns if earlier else ()), *new),
        )

    def _row(self, address: str) -> Row | None:
        change = self._changes.get(address)
        return change.after if change else self._book.row(address)

    def _next(self, name: str, number: str) -> str:
        found = NUMBERED.fullmatch(number)
        if found is None:
            raise Wrong("number", f"编号的样子“{number}”不对，写成 GD-### 这样。")
        before, key = found["before"], self._book.kept[name].key.name
        here = [str(change.after[key]) for change in self._changes.values() if change.ledger == name]
        highest = max((int(k[len(before) :]) for k in here if _numbered(k, before)), default=0)
        return f"{before}{max(highest, self._book.highest(name, before)) + 1:0{len(found['digits'])}}"

    def _rows(self, write: Write) -> Iterator[Row]:
        expressions = columns_of(write, self._book.kept[write.ledger], self._asks, self._row_asks)
        if write.at is not None:
            expressions[AT] = write.at
        source = write.source or (f"{GIVEN} AS g" if self._row_asks and not write.once else None)
        new = next(iter(self._changes), "")
        if source is None:
            known = {**self._standing, **self._answers.values, NEW: new}
            found = {name: simple(text, known) for name, text in expressions.items()}
            if None not in found.values():
                yield {name: value[0] for name, value in found.items() if value is not None}
                return
        parts = ", ".join(f'{text} AS "{name}"' for name, text in expressions.items())
        yield from self._book.ask(self._sql(f"SELECT {parts}" + (f" FROM {source}" if source else ""), new))


def columns_of(write: Write, ledger: Ledger, asks: Sequence[Ask], row_asks: Sequence[Ask]) -> dict[str, str]:
    """Return the SQL expression of every column that is written."""
    key = () if write.add else (ledger.key.name,)
    one = {a.column.name: f":{a.name}" for a in asks if a.column is not None and a.ledger.name == ledger.name}
    many = {a.column.name: f"g.{a.name}" for a in (() if write.once else row_asks) if a.column is not None and a.ledger.name == ledger.name}
    own = {} if write.only else {name: text for name, text in {**one, **many}.items() if name not in key}
    return {**own, **write.row}


def _numbered(key: str, before: str) -> bool:
    return key.startswith(before) and key[len(before) :].isdecimal()


def _key(value: object) -> str | date:
    return value if isinstance(value, date) else str(value)


def _as(column: Column, value: object) -> object:
    """Return what SQL gives as the column holds it."""
    if isinstance(value, Decimal) and column.type == "money":
        return yuan(value)
    if isinstance(value, Decimal) and column.type == "integer":
        return int(value)
    if isinstance(value, int | Decimal) and column.type == "decimal" and not isinstance(value, bool):
        return tidy(Decimal(value))
    return yuan(value) if isinstance(value, int) and column.type == "money" else value


def applied(changes: Sequence[Change], book: Book) -> None:
    """Have the book hold what an act wrote."""
    for change in changes:
        book.put(change.ledger, change.after)
