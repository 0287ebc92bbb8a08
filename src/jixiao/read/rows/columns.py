"""The columns of an indicator table as its head tells them, and what a walk over them needs to know."""

from functools import lru_cache
from typing import NamedTuple

from jixiao.read.rows.looks import Measure, measure_of, rest_of

SKIPS = {
    "level1": 0.0,
    "level2": 1.5,
    "name": 3.0,
    "target": 1.5,
    "operator": 0.5,
    "unit": 0.3,
    "points": 0.4,
    "actual": 0.8,
    "score": 0.4,
    "skip": 0.3,
}
"""What it costs to leave a column without a cell; others cost little."""
SKIP, MEDIUM_SKIP = 0.05, 0.2
BLANKS = {"name": -2.0, "target": -0.6}
"""What an empty cell is worth in a column; in others it holds their place."""
BLANK = 0.15
EMPTY = 1.2
"""What it costs that a row holds nothing but the name of a level."""
LATE = 3.0
"""What it costs that a row begins after its name."""


class Column(NamedTuple):
    """A column: what it holds, which columns of the source it covers, whether it is of the medium term, and a head of unknown wording."""

    field: str
    start: int | None = None
    end: int = 0
    medium: bool = False
    text: str = ""


class Plan(NamedTuple):
    """What a walk over some columns needs to know of them."""

    measures: tuple[Measure, ...]
    spans: tuple[tuple[int | None, int], ...]
    starts: tuple[float, ...]
    sums: tuple[float, ...]
    ends: tuple[float, ...]
    rests: tuple[Measure, ...]
    names: tuple[bool, ...]
    blanks: tuple[float, ...]


@lru_cache(maxsize=256)
def plan(columns: tuple[Column, ...]) -> Plan:
    """Return the plan of some columns."""
    return Plan(
        tuple(measure_of(column.field) for column in columns),
        tuple((column.start, column.end) for column in columns),
        tuple(start_costs(columns)),
        tuple(skip_costs(columns)),
        tuple(end_costs(columns)),
        tuple(rest_of(column.field) for column in columns),
        tuple(column.field == "name" for column in columns),
        tuple(BLANKS.get(column.field, BLANK) for column in columns),
    )


def skip_costs(columns: tuple[Column, ...]) -> list[float]:
    """Return the running sum of what leaving out columns costs."""
    sums = [0.0]
    for column in columns:
        sums.append(sums[-1] + (MEDIUM_SKIP if column.medium else SKIPS.get(column.field, SKIP)))
    return sums


def start_costs(columns: tuple[Column, ...]) -> list[float]:
    """Return what it costs that a row begins at each column: nothing up to the first name, since merged cells are lost."""
    costs, seen = [], False
    for column in columns:
        free = not seen or (column.field in ("level2", "name") and any(c.medium for c in columns))
        costs.append(0.0 if free else LATE)
        seen = seen or column.field == "name"
    return costs


def end_costs(columns: tuple[Column, ...]) -> list[float]:
    """Return what it costs that a row ends at each column."""
    sums = skip_costs(columns)
    whole = [sums[-1] - cost for cost in sums[1:]]
    return [min(cost, EMPTY) if column.field in ("level1", "level2") else cost for cost, column in zip(whole, columns, strict=True)]
