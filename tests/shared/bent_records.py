"""Records bent in ways that leave less evidence, and what a worked year scores with them."""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from jixiao.actions.example import write_example
from jixiao.actions.records.bound import Bound, bound
from jixiao.evaluate.budgets import number_of
from jixiao.evaluate.gather import gathered, scheme_of
from jixiao.evaluate.given import Given
from jixiao.evaluate.score import evaluated
from jixiao.facts.schema import Row, Rows
from jixiao.ledger.deadlines import due_and_done
from jixiao.ledger.doubts import doubts
from jixiao.ledger.load import Records
from jixiao.ledger.measured import Ask, Measured
from jixiao.ledger.measurefile import Measure, measures
from jixiao.ledger.measuring import opened
from jixiao.ledger.schema import PREFIX, Column, Ledger, ledgers

YEAR = 2024
UNTIL = date(YEAR, 12, 31)
Change = Callable[[Ledger, Sequence[Row]], list[Row]]


@dataclass(frozen=True)
class Base:
    """A worked year scored, and which indicators rest on which ledger."""

    start: Bound
    given: Given
    scores: Mapping[str, Decimal]
    doubts: frozenset[tuple[str, str, str]]


def base_of(name: str, folder: Path) -> Base:
    """Return a worked year, written into a folder."""
    write_example(folder, name)
    start = bound(str(folder / "declaration.txt"), folder / "ledgers", None, bytes)
    given = gathered(start.document, start.records, start.bindings, scheme_of(start.document))
    return Base(start, given, scores(start, given), told(start.records, ledgers().values()))


def scores(start: Bound, given: Given) -> dict[str, Decimal]:
    """Return the score of every indicator, nothing where there is none."""
    return {row.path: row.score or Decimal(0) for project in evaluated(start.document, given).projects for row in project.indicators}


def told(records: Records, among: Collection[Ledger]) -> frozenset[tuple[str, str, str]]:
    """Return what is doubtful in some ledgers of the records; how far they go is told of any records, and tells of no change."""
    tables, held = (
        {ledger.table: records.tables[ledger.table] for ledger in among},
        {ledger.name for ledger in among} & (records.held or set()),
    )
    return frozenset((d.kind, d.at, d.column.name) for d in doubts(tables, YEAR, held) if d.doubted and d.kind != "end")


def resting_on(start: Bound) -> dict[str, list[str]]:
    """Return the pointers of the indicators by the ledgers that their measures read."""
    found: dict[str, list[str]] = {}
    for binding in start.bindings.binding:
        if binding.measure is not None:
            asked = {x.name for x in ledgers().values() if binding.ledger in (x.name, x.title.zh)}
            for name in {*measures()[binding.measure].head.ledgers, *asked}:
                found.setdefault(name, []).append(binding.indicator)
    return found


def remeasured(base: Base, records: Records, pointers: Sequence[str]) -> dict[str, Measured]:
    """Return what the measures of some indicators give on other records, looking at the ledgers that they read only."""
    document, bindings = base.start.document, base.start.bindings.by_indicator()
    needed = {"budgets"} | {name for name, own in resting_on(base.start).items() if set(own) & set(pointers)}
    with opened(of_ledgers(records, needed), document) as measuring:
        asks = []
        for pointer in pointers:
            position = int(pointer.split("/")[2])
            place = measuring.projects.get(number_of(document.projects[position], position))
            asks.append(Ask(key=pointer, measure=bindings[pointer].measure or "", project=place, params=bindings[pointer].asked))
        return measuring.measure(asks, date(YEAR, 1, 1), UNTIL)


def of_ledgers(records: Records, names: Collection[str]) -> Records:
    """Return the records of some ledgers alone, the others held as they were: what asks nothing of those finds the same, sooner."""
    return Records({t: rows if t.removeprefix(PREFIX) in names else [] for t, rows in records.tables.items()}, {}, {}, records.held)


def changed(records: Records, ledger: Ledger, rows: list[Row] | None) -> Records:
    """Return records with other rows in a ledger; without the ledger where there are none at all."""
    tables: Rows = {**records.tables, ledger.table: rows or []}
    held = (records.held or frozenset()) - ({ledger.name} if rows is None else set())
    return Records(tables, records.places, records.by_address, held)


def moved(row: Row, ledger: Ledger, year: int) -> Row:
    days = {c.name: d.replace(year=year, day=min(d.day, 28)) for c in ledger.columns if c.in_year and isinstance(d := row[c.name], date)}
    return {**row, **days}


def without_every_third(_ledger: Ledger, rows: Sequence[Row]) -> list[Row]:
    return [row for place, row in enumerate(rows) if place % 3 != 1 or place == len(rows) - 1]


def without_the_middle(_ledger: Ledger, rows: Sequence[Row]) -> list[Row]:
    return [*rows[: len(rows) // 3], *rows[2 * len(rows) // 3 :]] if len(rows) > 2 else list(rows)


def a_third_of_last_year(ledger: Ledger, rows: Sequence[Row]) -> list[Row]:
    return [moved(row, ledger, YEAR - 1) if place % 3 == 1 else row for place, row in enumerate(rows)]


def a_third_of_next_year(ledger: Ledger, rows: Sequence[Row]) -> list[Row]:
    return [moved(row, ledger, YEAR + 1) if place % 3 == 2 else row for place, row in enumerate(rows)]


def copied(ledger: Ledger, rows: Sequence[Row]) -> list[Row]:
    """Return the rows with every other one entered once more under a key of its own: that is not less, and no more either."""
    key = ledger.key.name
    again = [{**row, key: f"{row[key]}-x", "at": f"{row['at']}-x"} for row in rows[::2]]
    return [*rows, *(again if ledger.key.type == "text" else [])]


def blanked(column: Column) -> Change:
    """Return a change that leaves every third cell of a column blank."""

    def change(_ledger: Ledger, rows: Sequence[Row]) -> list[Row]:
        return [{**row, column.name: None} if place % 3 == 1 else row for place, row in enumerate(rows)]

    change.__name__ = f"blank_{column.name}"
    return change


def rests_on(measure: Measure, column: Column) -> bool:
    """Whether a figure rests on a column: one with a role where the measure asks any ledger, else one that it names."""
    return column.role is not None if not measure.head.ledgers else re.search(rf"\b{column.name}\b", measure.sql) is not None


def may_be_blank(base: Base, column: Column, pointers: Sequence[str]) -> bool:
    """Whether a column may be left blank and one of the figures rests on it; when a term ended no ledger of people can say of itself."""
    bindings = base.start.bindings.by_indicator()
    asked = [measures()[bindings[pointer].measure or ""] for pointer in pointers]
    return any(rests_on(measure, column) for measure in asked) and not column.is_needed and column.name not in ("term_end", "left_on")


def without_the_last(_ledger: Ledger, rows: Sequence[Row]) -> list[Row]:
    return list(rows[:-1])


def due_when_done(ledger: Ledger, rows: Sequence[Row]) -> list[Row]:
    """Return the rows with the deadline of what was late moved to the day on which it was done."""
    days = due_and_done(ledger)
    if days is None:
        return list(rows)
    due, done = (column.name for column in days)
    return [{**row, due: at} if isinstance(by := row[due], date) and isinstance(at := row[done], date) and at > by else row for row in rows]


def emptied(_ledger: Ledger, _rows: Sequence[Row]) -> list[Row]:
    return []


CHANGES: Sequence[Change] = (
    without_every_third,
    without_the_middle,
    a_third_of_last_year,
    a_third_of_next_year,
    emptied,
    copied,
)


def is_better(name: str, before: Fraction | None, after: Fraction) -> bool:
    """Whether a figure is nearer to what is wanted than before; one that was not there before is, where there should be more of it."""
    direction = measures()[name.split(maxsplit=1)[0]].head.direction
    return direction != "equal" and (
        direction == "more" if before is None else (after > before) == (direction == "more") and after != before
    )
