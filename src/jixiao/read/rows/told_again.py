"""Indicators told in two tables: the plan of all in one, what became of them under the same names in another."""

from collections.abc import Sequence

from msgspec.structs import replace

from jixiao.read.rows.columns import Column
from jixiao.read.rows.standing import StandingRow
from jixiao.read.wording import narrow

PLAN = frozenset(("level1", "level2", "target"))
"""What the second table does not tell."""
MORE = ("points", "actual", "score", "reason", "to_date", "forecast", "likelihood")
SAME = 0.8
"""So many rows of the second table have the name of one of the first."""


def tells_more(columns: Sequence[Column], rows: Sequence[StandingRow], before: Sequence[StandingRow]) -> bool:
    """Return whether a table tells more of the indicators read before: it heads neither levels nor targets, and names the same."""
    headed = {column.field for column in columns if column.end}
    names = {narrow(row.indicator.name or "") for row in before}
    same = sum(narrow(row.indicator.name or "") in names for row in rows)
    return bool(rows) and "name" in headed and headed.isdisjoint(PLAN) and same >= SAME * len(rows)


def completed_by_table(before: Sequence[StandingRow], rows: Sequence[StandingRow]) -> list[StandingRow]:
    """Return the rows read before with what a second table tells of them, and the rows of that table which are none of them."""
    found, left = list(before), []
    free = {n for n, row in enumerate(before) if all(getattr(row.indicator, field) is None for field in MORE if field != "points")}
    for row in rows:
        name = narrow(row.indicator.name or "")
        at = next((n for n in sorted(free) if narrow(found[n].indicator.name or "") == name), None)
        if at is None:
            left.append(row)
            continue
        free.remove(at)
        found[at] = both(found[at], row)
    return [*found, *left]


def both(plan: StandingRow, told: StandingRow) -> StandingRow:
    """Return a planned row with what another one tells of it."""
    more = {field: value for field in MORE if (value := getattr(told.indicator, field)) is not None}
    return plan._replace(
        indicator=replace(plan.indicator, **more),
        cells=plan.cells | {field: cell for field, cell in told.cells.items() if field in more},
        margins={**plan.margins, **{field: margin for field, margin in told.margins.items() if field in more}},
        empty={**plan.empty, **{field: cell for field, cell in told.empty.items() if field in MORE}},
    )
