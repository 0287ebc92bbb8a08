"""What is doubtful in records that can be read, and stops nothing.

Days of another year, impossible values, gaps in numbers, series that break off, blanks, copies, records that no other ledger knows of, empty ledgers.
None of it stops an import: the check tells it at its cell, rules tell it beside a document, and measures do not rest on it. Every
check that comes out clean is told too, so that a report can say how much was looked at.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise, repeat
from operator import is_not
from typing import Literal, NamedTuple
from unicodedata import normalize

from jixiao.facts.schema import Row, Rows
from jixiao.ledger.balance import balances, is_open
from jixiao.ledger.blanks import GIVEN_UP, blanks
from jixiao.ledger.deadlines import due_and_done, misdated
from jixiao.ledger.kinds import misspelt
from jixiao.ledger.schema import Column, Ledger, ledgers
from jixiao.ledger.series import Span, day_of, ended, open_ended, span_of
from jixiao.ledger.twins import twins

Kind = Literal["outside", "impossible", "moved", "gap", "ended", "blank", "copy", "alone", "apart", "empty", "end", "balance"]
NUMBERED = re.compile(r"(.*?)(\d{1,9})")
NOTHING = repeat(None)
FEWEST_ALIKE = 5
"""Cells that two records have to share before they say that one is the other again; one less where each is of a month."""
FEWEST_NUMBERED = 2
"""Keys that a series needs before a number left out of it says anything."""
FEWEST_BEGUN, LATEST_BEGUN = 4, 3
"""Keys of a series that begins at no more than this number: its first ones are left out. One that begins later goes on from before."""

FEWEST_SPOKEN_OF, MOSTLY = 4, 80
"""Records that another ledger has to speak of, and their share in per cent, before it says anything that it is silent about one."""


class Doubt(NamedTuple):
    """One check: its kind, the record, its column; ``doubted`` is False for a check that came out clean, told at one record of it.

    ``value`` is what stands there; ``bound`` is the year of the records, the value and title of the bounding column, what a moved day does not go with, the key
    before a gap of ``missing`` numbers, the month that others reach where a series broke off before, the title of the column that
    wants a blank filled in (of a ledger, where ``value`` is the month after which it says nothing of whoever has not left), the key of the
    record that this one copies, or the title of the ledger that refers to most others of its like.
    """

    kind: Kind
    ledger: Ledger
    at: str
    column: Column
    value: str | None = None
    bound: str | None = None
    missing: int = 0
    doubted: bool = True


def doubts(tables: Rows, year: int | None, held: Collection[str] = ()) -> Iterator[Doubt]:
    """Yield every check of the records; those of the year only where it is known, ``held`` are the ledgers that the folder has."""
    span = None if year is None else span_of(tables, year)
    people = open_ended(tables)
    for ledger in ledgers().values():
        rows = tables.get(ledger.table, [])
        if not rows:
            if ledger.name in held:
                yield Doubt("empty", ledger, f"ledger:{ledger.name}", ledger.key)
            continue
        for column in ledger.columns:
            if column.in_year and year is not None:
                yield from _outside(ledger, column, rows, year)
            if column.at_most or column.at_least:
                yield from _impossible(ledger, column, rows)
        yield from _moved(ledger, tables)
        yield from _gaps(ledger, rows)
        yield from _blanks(ledger, rows)
        yield from _balances(ledger, tables)
        if ledger.key.type == "text":
            yield from _copies(ledger, rows)
        if year is not None and span is not None:
            yield from _ended(ledger, tables, year, span, people)
        yield from _alone(ledger, tables)
        yield from _apart(ledger, tables)
        yield from (
            Doubt("alone", one.ledger, str(one.row["at"]), one.ledger.key, _text(one.row[one.ledger.key.name]), one.twin.title.zh)
            for one in twins(ledger, tables)
        )
    yield from _ends(tables)


def year_of(tables: Rows) -> int | None:
    """Return the year that most days of the records lie in, None where there are none."""
    counts = Counter(
        day.year
        for ledger in ledgers().values()
        for column in ledger.columns
        if column.in_year
        for row in tables.get(ledger.table, [])
        if isinstance(day := row[column.name], date)
    )
    return max(counts, key=lambda year: (counts[year], year), default=None)


def _outside(ledger: Ledger, column: Column, rows: Sequence[Row], year: int) -> Iterator[Doubt]:
    days = [(str(row["at"]), day) for row in rows if isinstance(day := row.get(column.name), date)]
    found = [Doubt("outside", ledger, at, column, day.isoformat(), str(year)) for at, day in days if day.year != year]
    yield from found
    if days and not found:
        yield Doubt("outside", ledger, days[0][0], column, days[0][1].isoformat(), str(year), doubted=False)


def _impossible(ledger: Ledger, column: Column, rows: Sequence[Row]) -> Iterator[Doubt]:
    looked = [row for row in rows if any(row.get(other) is not None for other in bounds_of(column)) and row.get(column.name) is not None]
    found = [(row, other) for row in looked for other in bounds_of(column) if is_beyond(row, column, other)]
    for row, other in found:
        bound = f"{ledger.column(other).title.zh} {_text(row[other])}"
        yield Doubt("impossible", ledger, str(row["at"]), column, _text(row[column.name]), bound)
    if looked and not found:
        yield Doubt("impossible", ledger, str(looked[0]["at"]), column, _text(looked[0][column.name]), doubted=False)


def bounds_of(column: Column) -> tuple[str, ...]:
    """Return the columns that bound the column."""
    return tuple(filter(None, (column.at_most, column.at_least)))


def is_beyond(row: Row, column: Column, other: str) -> bool:
    """Whether a row's value lies beyond the value of the other column that bounds it; a blank bounds nothing."""
    value, bound = row.get(column.name), row.get(other)
    if isinstance(value, date) and isinstance(bound, date):
        return value > bound if other == column.at_most else value < bound
    if isinstance(value, int | Decimal) and isinstance(bound, int | Decimal):
        return value > bound if other == column.at_most else value < bound
    return False


def _ends(tables: Rows) -> Iterator[Doubt]:
    """Yield once which ledgers of deadlines alone say how far they go: no other ledger speaks of their records."""
    spoken_of = {
        column.references for other in ledgers().values() if tables.get(other.table) for column in other.columns if column.references
    }
    alone = [
        x
        for x in ledgers().values()
        if tables.get(x.table) and (is_open(x, tables) or (x.name not in spoken_of and due_and_done(x) is not None))
    ]
    if alone:
        ends = "、".join(f"{x.title.zh} {len(rows := tables[x.table])} 条，到 {_text(rows[-1][x.key.name])}" for x in alone)
        yield Doubt("end", alone[0], f"ledger:{alone[0].name}", alone[0].key, ends)


def _moved(ledger: Ledger, tables: Rows) -> Iterator[Doubt]:
    """Yield the days that what else is known of the record rules out."""
    found = [*misdated(ledger, tables), *misspelt(ledger, tables[ledger.table])]
    yield from (Doubt("moved", ledger, str(row["at"]), column, _text(row[column.name]), bound) for row, column, bound in found)
    if not found and (days := due_and_done(ledger)) is not None:
        yield Doubt("moved", ledger, str(tables[ledger.table][0]["at"]), days[0], doubted=False)


def _gaps(ledger: Ledger, rows: Sequence[Row]) -> Iterator[Doubt]:
    if ledger.key.type == "date":
        yield from _days_left_out(ledger, rows)
        return
    for series in _series(ledger, rows):
        gaps = [(before, after, missing) for before, after in pairwise(series) if (missing := _missing(before, after))]
        if sum(missing for *_, missing in gaps) > len(series):
            continue  # more numbers are left out than there are: these are no running numbers
        first = series[0]
        begins_late = len(series) >= FEWEST_BEGUN and 1 < first.number <= LATEST_BEGUN
        if begins_late:
            yield Doubt("gap", ledger, first.at, ledger.key, first.key, _nought(first), first.number - 1)
        for before, after, missing in gaps:
            yield Doubt("gap", ledger, after.at, ledger.key, after.key, before.key, missing)
        if not gaps and not begins_late:
            yield Doubt("gap", ledger, series[0].at, ledger.key, series[0].key, doubted=False)


def _balances(ledger: Ledger, tables: Rows) -> Iterator[Doubt]:
    looked = list(balances(ledger, tables))
    broken = [one for one in looked if one.is_broken]
    for one in broken:
        yield Doubt("balance", ledger, str(one.row["at"]), one.column, _text(one.said), _text(one.expected))
    if looked and not broken:
        first = looked[0]
        yield Doubt("balance", ledger, str(first.row["at"]), first.column, _text(first.expected), doubted=False)


def _days_left_out(ledger: Ledger, rows: Sequence[Row]) -> Iterator[Doubt]:
    """Yield the days that a ledger of a day a row leaves out, where more stand there than are missing."""
    at = {day: str(row["at"]) for row in rows if isinstance(day := row[ledger.key.name], date)}
    gaps = [(before, after, missing) for before, after in pairwise(sorted(at)) if (missing := (after - before).days - 1)]
    if sum(missing for *_, missing in gaps) < len(at):
        for before, after, missing in gaps:
            yield Doubt("gap", ledger, at[after], ledger.key, after.isoformat(), before.isoformat(), missing)
        if not gaps:
            yield Doubt("gap", ledger, at[min(at)], ledger.key, min(at).isoformat(), doubted=False)


def _blanks(ledger: Ledger, rows: Sequence[Row]) -> Iterator[Doubt]:
    found = list(blanks(ledger, rows))
    for row, column, because in found:
        yield Doubt("blank", ledger, str(row["at"]), column, bound=None if because is None else because.title.zh)
    if not found:
        yield Doubt("blank", ledger, str(rows[0]["at"]), ledger.key, doubted=False)


def _copies(ledger: Ledger, rows: Sequence[Row]) -> Iterator[Doubt]:
    """Yield the records that are an earlier one again in everything but the key, and of what has a name or a price, but of no month, the day it was done."""
    own = [column for column in ledger.columns if not column.key]
    found = {str(row["at"]): (row, earlier) for row, earlier in _again(ledger, rows, own)}
    named = [column.name for column in own if column.label or column.role == "title" or column.type == "money"]
    days = due_and_done(ledger)
    if days is not None and named and ledger.month is None:
        due = days[0].name
        there = [row for row in rows if row.get(due) is not None and any(row.get(name) for name in named)]
        undated = [column for column in own if not (column.outcome and column.type == "date")]
        found = {str(row["at"]): (row, earlier) for row, earlier in _again(ledger, there, undated)} | found
    for at, (row, earlier) in found.items():
        yield Doubt("copy", ledger, at, ledger.key, _text(row[ledger.key.name]), _text(earlier[ledger.key.name]))
    if not found:
        yield Doubt("copy", ledger, str(rows[0]["at"]), ledger.key, doubted=False)


def _again(ledger: Ledger, rows: Sequence[Row], columns: Sequence[Column]) -> Iterator[tuple[Row, Row]]:
    """Yield the rows that share all that stands in some columns with an earlier one, with that one."""
    texts = [column.name for column in columns if column.type == "text"]
    others = [column.name for column in columns if column.type != "text"]
    fewest = FEWEST_ALIKE - (ledger.month is not None)
    first: dict[tuple[object, ...], Row] = {}
    for row in rows:
        cells = (*map(_alike, map(row.get, texts)), *map(row.get, others))
        if sum(map(is_not, cells, NOTHING)) < fewest:
            continue
        earlier = first.setdefault(cells, row)
        if earlier is not row:
            yield row, earlier


def _ended(ledger: Ledger, tables: Rows, year: int, span: Span, people: Mapping[str, tuple[Ledger, Row, Column]]) -> Iterator[Doubt]:
    """Yield the series that break off before the year ends, and those who are said to be there although their series did."""
    found = list(ended(ledger, tables, year, span, people))
    for series in found:
        last, until = f"{series.last:%Y-%m}", f"{series.until:%Y-%m}"
        gone = series.holder is not None and series.until.month == span.last
        if series.holder is None or not gone:
            kind = f"“{series.kind}”" if series.kind else ""
            yield Doubt("ended", ledger, str(series.row["at"]), series.column, f"{kind}{last}", until)
        elif series.holder[1].get(series.holder[2].name) is None:
            own, row, end = series.holder
            yield Doubt("blank", own, str(row["at"]), end, last, ledger.title.zh)
    if not found and tables.get(ledger.table) and day_of(ledger) is not None:
        yield Doubt("ended", ledger, str(tables[ledger.table][0]["at"]), ledger.key, bound=f"{year}-{span.last:02}", doubted=False)


def _alone(ledger: Ledger, tables: Rows) -> Iterator[Doubt]:
    """Yield the records that took place and that a ledger says nothing of, where it speaks of most others of them."""
    days = [
        column.name for column in ledger.columns if column.type == "date" and column.in_year and (column.outcome or column.role == "day")
    ]
    there = [row for row in tables.get(ledger.table, ()) if any(row.get(day) for day in days) and row.get("status") != GIVEN_UP]
    for other in ledgers().values() if len(there) > FEWEST_SPOKEN_OF else ():
        for link in (column.name for column in other.columns if column.references == ledger.name):
            spoken_of = {row.get(link) for row in tables.get(other.table, ())}
            alone = [row for row in there if row["at"] not in spoken_of]
            if len(there) - len(alone) >= max(FEWEST_SPOKEN_OF, len(there) * MOSTLY / 100):
                yield from (Doubt("alone", ledger, str(r["at"]), ledger.key, _text(r[ledger.key.name]), other.title.zh) for r in alone)
                if not alone:
                    yield Doubt("alone", ledger, str(there[0]["at"]), ledger.key, bound=other.title.zh, doubted=False)


def _apart(ledger: Ledger, tables: Rows) -> Iterator[Doubt]:
    """Yield the records of one project that name a record of another project: moved between projects, a failure leaves its indicator."""
    for link in ledger.columns:
        above = ledgers().get(link.references or "")
        if above is None or not (is_of_project(ledger) and is_of_project(above)):
            continue
        owners = {row["at"]: row.get("project") for row in tables.get(above.table, ())}
        both = [
            (row, own, owner) for row in tables[ledger.table] if (own := row.get("project")) and (owner := owners.get(row.get(link.name)))
        ]
        for row, own, owner in both:
            if own != owner:
                told = f"{link.title.zh}在项目 {_code(owner)} 名下"
                yield Doubt("apart", ledger, str(row["at"]), ledger.column("project"), _code(own), told)
        if both and all(own == owner for _, own, owner in both):
            yield Doubt("apart", ledger, str(both[0][0]["at"]), ledger.column("project"), doubted=False)


def is_of_project(ledger: Ledger) -> bool:
    """Return whether the records of a ledger say which project they are of."""
    return any(column.name == "project" and column.references == "budgets" for column in ledger.columns)


def _code(address: object) -> str:
    return str(address).rpartition("#")[2]


@lru_cache(maxsize=4096)
def _alike(cell: object) -> object:
    """Return a text as it is compared: a blank in a name, a wide sign or a large letter makes no other record of it."""
    return "".join((cell if cell.isascii() else normalize("NFKC", cell)).split()).casefold() if isinstance(cell, str) else cell


class Numbered(NamedTuple):
    """A key that ends in a number: what stands before it, the number, the key and its record."""

    prefix: str
    number: int
    key: str
    at: str


def _nought(first: Numbered) -> str:
    """Return the key before the first of a series that begins at one."""
    return f"{first.prefix}{'0' * (len(first.key) - len(first.prefix))}"


def _series(ledger: Ledger, rows: Sequence[Row]) -> Iterator[list[Numbered]]:
    """Yield the running numbers of a ledger in order: keys that differ in digits only are of one series."""
    found: dict[str, list[Numbered]] = {}
    name = ledger.key.name
    for row in rows:
        key = _text(row[name])
        parts = NUMBERED.fullmatch(key)
        if parts:
            found.setdefault(_without_digits(parts[1]), []).append(Numbered(parts[1], int(parts[2]), key, str(row["at"])))
    yield from (sorted(series) for series in found.values() if len(series) >= FEWEST_NUMBERED)


@lru_cache(maxsize=1024)
def _without_digits(prefix: str) -> str:
    return re.sub(r"\d", "0", prefix)


def _missing(before: Numbered, after: Numbered) -> int:
    """Return how many numbers are left out between two keys; a new prefix goes on or begins anew at one."""
    going_on, anew = max(after.number - before.number - 1, 0), max(after.number - 1, 0)
    if before.prefix == after.prefix:
        return going_on
    return min(going_on, anew) if after.number > before.number else anew


def _text(value: object) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, date):
        return value.isoformat()
    return f"{value:f}".rstrip("0").rstrip(".") if isinstance(value, Decimal) and "." in f"{value:f}" else str(value)
