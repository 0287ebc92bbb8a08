"""The columns of an indicator table as its head tells them, and what it is worth that tokens stand in them."""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from jixiao.read.rows.looks import UNKNOWN_LEVEL, Looks, Measure, looks, measure_of, rest_of
from jixiao.read.tokens import Gap, Token
from jixiao.read.walk import Read, Shape, Tokens, Walk, Way

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
SKIPS |= {
    "lead_unit": 0.0,
    "lead_department": 0.0,
    "lead_name": 1.0,
    "lead_annual": 3.0,
    "lead_annual_fiscal": 0.0,
    "lead_annual_other": 0.0,
    "lead_carried_over": 0.0,
    "lead_year": 0.0,
    "lead_goal": 0.0,
    "lead_skip": 0.0,
    "lead_code": 0.0,
}
LEADS_ALONE = 0.5
"""What it costs that a row of a list holds no indicator."""
SKIP, MEDIUM_SKIP = 0.05, 0.2
BLANKS = {"name": -2.0, "target": -0.6}
"""What an empty cell is worth in a column; in others it holds their place."""
BLANK = 0.15
NO_BEGINNING = frozenset(("lead_annual", "lead_annual_fiscal", "lead_annual_other", "lead_carried_over", "lead_goal", "lead_skip"))
EMPTY = 1.2
"""What it costs that a row holds nothing but the name of a level."""
LATE = 3.0
"""What it costs that a row begins after its name."""
DROPPED = 3.0
"""What it costs to leave a filled token out."""
OFTEN, OFTEN_AS_NAME = 3, 2.5
"""A text that stands among the tokens so often is worth so much less as a name."""
EXACT = 2.0
"""What it is worth that a cell stands under its head where the source tells columns; less where it looks like another column's."""
EXACT_UNKNOWN = 0.3
ALIGNED = 1.5
"""The same in copied text whose rows have as many cells as their head, and cells that fit it."""
IN_PLACE = 0.95
"""So many cells of such rows look like those of their columns."""
BESIDE = 0.5
"""How much less an empty cell is worth in another column than its own."""


class Column(NamedTuple):
    """A column: what it holds, which columns of the source it covers, whether it is of the medium term, and a head of unknown wording.

    ``clear``: nothing speaks for another meaning of its head.
    """

    field: str
    start: int | None = None
    end: int = 0
    medium: bool = False
    text: str = ""
    clear: bool = True


class Manner(NamedTuple):
    """How the tokens of a table come: what divisions cost, what a place under its head is worth, and whether rows are untold."""

    ways: Mapping[Gap, Way]
    here: float
    cyclic: bool


class Plan(NamedTuple):
    """What a walk over some columns needs to know of them."""

    measures: tuple[Measure, ...]
    rests: tuple[Measure, ...]
    blanks: tuple[float, ...]
    shape: Shape


def rows_by_best_way(tokens: Sequence[Token], columns: tuple[Column, ...], manner: Manner) -> tuple[list[list[Read]], float]:
    """Return the rows of the best reading, and what it is worth by token."""
    if not tokens or not columns:
        return [], 0.0
    known = plan(columns)
    seen = [looks(token.text) for token in tokens]
    walk = Walk(
        Tokens(
            fits_of(tokens, columns, manner),
            [[rest(one) for rest in known.rests] for one in seen],
            [0.0 if one.blank else DROPPED for one in seen],
            [manner.ways[token.gap] for token in tokens],
        ),
        known.shape,
    )
    rows: list[list[Read]] = []
    for read in walk.best():
        if read.begins or not rows:
            rows.append([])
        rows[-1].append(read)
    return rows, walk.total / len(tokens)


def fits_of(tokens: Sequence[Token], columns: tuple[Column, ...], manner: Manner) -> list[list[float]]:
    """Return how well every token fits every column."""
    counts = Counter(token.text for token in tokens) if manner.cyclic else Counter[str]()
    aligned = stand_in_place(tokens, columns)
    known: dict[tuple[Looks, int | None, bool, float], list[float]] = {}
    found = []
    for token in tokens:
        here = max(manner.here, ALIGNED) if aligned else manner.here
        key = looks(token.text), token.start, counts[token.text] >= OFTEN, here
        found.append(known.get(key) or known.setdefault(key, token_fits(*key, columns)))
    return found


def stand_in_place(tokens: Sequence[Token], columns: tuple[Column, ...]) -> bool:
    """Return whether the rows of copied text have kept their empty cells: nearly all cells fit the columns above."""
    filled = [token for token in tokens if token.text and token.start is not None]
    if not filled:
        return False
    known = plan(columns)
    fits = 0
    for token in filled:
        at = next((n for n, c in enumerate(columns) if c.start is not None and c.start <= (token.start or 0) < c.end), None)
        fits += at is not None and known.measures[at](looks(token.text)) >= 0
    return fits >= IN_PLACE * len(filled)


def whole_rows(tokens: Sequence[Token], columns: tuple[Column, ...]) -> frozenset[int]:
    """Return the tokens of copied rows that have kept all their cells: as many as their head has, nearly all of them fitting it."""
    ends = max((column.end for column in columns), default=0)
    if not ends or not stand_in_place(tokens, columns):
        return frozenset()
    rows: list[list[int]] = []
    for n, token in enumerate(tokens):
        if token.gap is Gap.ROW and token.start == 0:
            rows.append([])
        if rows and token.gap in (Gap.ROW, Gap.CELL):
            rows[-1].append(n)
    return frozenset(n for row in rows if row and tokens[row[-1]].start == ends - 1 for n in row)


def token_fits(seen: Looks, start: int | None, often: bool, here: float, columns: tuple[Column, ...]) -> list[float]:
    """Return how well a token fits every column by its looks, its place and how often its text stands there."""
    known = plan(columns)
    if seen.blank:
        under = [start is None or c.start is None or c.start <= start < c.end for c in columns]
        return [worth if place else worth - BESIDE for worth, place in zip(known.blanks, under, strict=True)]
    found = []
    for measure, column in zip(known.measures, columns, strict=True):
        worth = measure(seen)
        if column.start is not None and start is not None and column.start <= start < column.end:
            worth = here - EXACT_UNKNOWN if here >= EXACT and worth == UNKNOWN_LEVEL else worth + here
        found.append(worth - OFTEN_AS_NAME if often and column.field == "name" else worth)
    return found


@lru_cache(maxsize=256)
def plan(columns: tuple[Column, ...]) -> Plan:
    """Return the plan of some columns."""
    return Plan(
        tuple(measure_of(column.field) for column in columns),
        tuple(rest_of(column.field) for column in columns),
        tuple(BLANKS.get(column.field, BLANK) for column in columns),
        Shape(start_costs(columns), skip_costs(columns), end_costs(columns)),
    )


def skip_costs(columns: tuple[Column, ...]) -> list[float]:
    """Return the running sum of what leaving out columns costs."""
    sums = [0.0]
    for column in columns:
        sums.append(sums[-1] + (MEDIUM_SKIP if column.medium else SKIPS.get(column.field, SKIP)))
    return sums


def start_costs(columns: tuple[Column, ...]) -> list[float]:
    """Return what it costs that a row begins at each column: nothing up to the first name, since merged cells are lost.

    A row of a list begins a project with an office, a code or a name, or goes on with its indicators.
    """
    costs, seen = [], False
    for column in columns:
        free = not seen or (column.field in ("level2", "name") and any(c.medium for c in columns))
        costs.append(0.0 if free and column.field not in NO_BEGINNING else LATE)
        seen = seen or column.field == "name"
    return costs


def end_costs(columns: tuple[Column, ...]) -> list[float]:
    """Return what it costs that a row ends at each column; a row may hold only levels, and one of a list only what is in front."""
    sums = skip_costs(columns)
    leads = sum(column.field.startswith("lead_") for column in columns)
    found = []
    for n, column in enumerate(columns):
        whole = sums[-1] - sums[n + 1]
        alone = sums[leads] - sums[n + 1] + LEADS_ALONE if n < leads else EMPTY if column.field in ("level1", "level2") else whole
        found.append(min(whole, alone))
    return found
