"""Records as measures may use them: what came of a plan only where it was not given up and not in an earlier year, and nothing impossible."""

from collections.abc import Iterable, Mapping
from datetime import date

from jixiao.facts.schema import Row, Rows
from jixiao.ledger.doubts import bounds_of, is_beyond
from jixiao.ledger.problems import Unreliable
from jixiao.ledger.schema import Ledger, ledgers

GIVEN_UP = "取消"


def sound(facts: Rows, year: int | None) -> Rows:
    """Return the rows with outcomes left blank that are none: of what was given up, or before the year that is measured.

    Work done in the year before earns nothing in this one; the rules tell the day, so that a slip of the pen is mended.
    """
    own = {ledger.table: [_sound(row, ledger, year) for row in facts.get(ledger.table, ())] for ledger in _with_outcomes()}
    return {**facts, **own}


def _with_outcomes() -> Iterable[Ledger]:
    return (ledger for ledger in ledgers().values() if any(column.outcome for column in ledger.columns))


def _sound(row: Row, ledger: Ledger, year: int | None) -> Row:
    if row.get("status") == GIVEN_UP:
        return {**row, **{column.name: None for column in ledger.columns if column.outcome}}
    early = {
        column.name: None
        for column in ledger.columns
        if column.outcome and column.in_year and year is not None and isinstance(day := row.get(column.name), date) and day.year < year
    }
    return {**row, **early} if early else row


def without_impossible(facts: Rows) -> tuple[Rows, Mapping[str, Unreliable]]:
    """Return the rows with numbers left blank that can't be, and by table what is wrong with the first of them."""
    changed: dict[str, list[Row]] = {}
    told: dict[str, Unreliable] = {}
    for ledger in ledgers().values():
        for place, row in enumerate(facts.get(ledger.table, ())):
            for name, why in _impossible(row, ledger):
                rows = changed.setdefault(ledger.table, list(facts[ledger.table]))
                rows[place] = {**rows[place], name: None}
                told.setdefault(ledger.table, why)
    return {**facts, **changed}, told


def _impossible(row: Row, ledger: Ledger) -> Iterable[tuple[str, Unreliable]]:
    for column in ledger.columns:
        for other in bounds_of(column):
            if not isinstance(row.get(column.name), date) and is_beyond(row, column, other):
                bound, place = ledger.column(other).title, str(row["at"]).partition("#")[2]
                record = f"“{ledger.title.zh}”{place}"
                yield (
                    column.name,
                    Unreliable(
                        f"{record} 的{column.title.zh}是 {row[column.name]}，{bound.zh}是 {row[other]}，不可能",
                        f"{ledger.title.en} {place} says {column.title.en} {row[column.name]} and {bound.en} {row[other]}, which can't be",
                        record,
                    ),
                )
