"""The best way to read tokens as rows of columns, and how much worse every other way is.

One walk over all tokens of a table (Viterbi): each token begins a row, goes into a column further on, goes on with the cell
before it, or is left out. What divides two tokens in the source tells what each of these costs. The same walk from the end
gives the margin of every token: the worth of the best reading of the whole table less that of the best one that reads this
token otherwise.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from jixiao.read.rows.columns import Column, plan
from jixiao.read.rows.looks import UNKNOWN_LEVEL, Looks, looks
from jixiao.read.tokens import Gap, Token

NEVER = -1e9
DROPPED = 3.0
"""What it costs to leave a filled token out."""
OFTEN, OFTEN_AS_NAME = 3, 2.5
"""A text that stands among the tokens so often is worth so much less as a name."""
EXACT = 2.0
"""What it is worth that a cell stands under its head where the source tells columns; less where it looks like another column's."""
EXACT_UNKNOWN = 0.3


class Way(NamedTuple):
    """What each way of reading a token costs after one kind of division."""

    begins: float
    stays: float
    joins: float


class Manner(NamedTuple):
    """How the tokens of a table come: what divisions cost, what a place under its head is worth, and whether rows are untold."""

    ways: Mapping[Gap, Way]
    here: float
    cyclic: bool


class Read(NamedTuple):
    """A token as read: which, its column, whether it begins a row or goes on with a cell, and by how much that is the best."""

    token: int
    column: int
    begins: bool
    joins: bool
    margin: float


class Step(NamedTuple):
    """The best ways into every column with one token, by way: as a new row, from a column before, as the rest of a cell, left out."""

    begins: list[float]
    stays: list[float]
    joins: list[float]
    left: list[float]


def rows_of(tokens: Sequence[Token], columns: tuple[Column, ...], manner: Manner) -> tuple[list[list[Read]], float]:
    """Return the rows of the best reading, and what it is worth by token."""
    if not tokens or not columns:
        return [], 0.0
    walk = Walk(tokens, columns, manner)
    rows: list[list[Read]] = []
    for read in walk.best():
        if read.begins or not rows:
            rows.append([])
        rows[-1].append(read)
    return rows, walk.total / len(tokens)


class Walk:
    """All ways through tokens and columns; linear in the tokens."""

    def __init__(self, tokens: Sequence[Token], columns: tuple[Column, ...], manner: Manner) -> None:
        self.tokens, self.plan, self.manner = tokens, plan(columns), manner
        counts = Counter(token.text for token in tokens) if manner.cyclic else Counter[str]()
        fits: dict[tuple[Looks, int | None, int, bool], list[float]] = {}
        self.fits = []
        for token in tokens:
            key = looks(token.text), token.start, token.end, counts[token.text] >= OFTEN
            self.fits.append(fits.get(key) or fits.setdefault(key, self.fit(token, key[-1])))
        self.rests = [[rest(looks(token.text)) for rest in self.plan.rests] for token in tokens]
        self.drops = [0.0 if looks(token.text).blank else DROPPED for token in tokens]
        self.steps: list[Step] = []
        self.before: list[float] = []
        self.ahead: list[list[float]] = []
        self.forward()
        self.backward()

    def fit(self, token: Token, often: bool) -> list[float]:
        """Return how well a token fits every column."""
        seen, known = looks(token.text), self.plan
        found = []
        for measure, (start, end), is_name, blank in zip(known.measures, known.spans, known.names, known.blanks, strict=True):
            worth = blank if seen.blank else measure(seen)
            if start is not None and token.start is not None and start <= token.start < end and not seen.blank:
                worth = self.placed(worth)
            found.append(worth - OFTEN_AS_NAME if often and is_name else worth)
        return found

    def placed(self, worth: float) -> float:
        """Return what a cell is worth under its head."""
        here = self.manner.here
        return here - EXACT_UNKNOWN if here >= EXACT and worth == UNKNOWN_LEVEL else worth + here

    def forward(self) -> None:
        """Find the best way to every token and column, and to no row yet."""
        known, sums = self.plan, self.plan.sums
        size = len(known.measures)
        state, none, ended = [NEVER] * size, 0.0, 0.0
        for token, fits, rests, drop in zip(self.tokens, self.fits, self.rests, self.drops, strict=True):
            way = self.manner.ways[token.gap]
            self.before.append(none)
            begins, stays, joins, left = [], [], [], []
            best = NEVER
            for r in range(size):
                begins.append(ended - known.starts[r] - way.begins + fits[r] if drop else NEVER)
                stays.append(best - sums[r] - way.stays + fits[r])
                joins.append(state[r] - way.joins + rests[r])
                left.append(state[r] - drop)
                best = max(best, state[r] + sums[r + 1])
            self.steps.append(Step(begins, stays, joins, left))
            state = [max(ways) for ways in zip(begins, stays, joins, left, strict=True)]
            none -= drop
            ended = max(none, *(value - known.ends[r] for r, value in enumerate(state)))
        self.total = ended

    def backward(self) -> None:
        """Find what the best way on from every token and column is worth."""
        known, sums = self.plan, self.plan.sums
        size = len(known.measures)
        end = [-cost for cost in known.ends]
        ahead, none = list(end), 0.0
        found, nones = [ahead], [none]
        for index in range(len(self.tokens) - 1, 0, -1):
            fits, drop, way = self.fits[index], self.drops[index], self.manner.ways[self.tokens[index].gap]
            fresh = max(fits[r] - known.starts[r] + ahead[r] for r in range(size)) - way.begins if drop else NEVER
            best, now = NEVER, [0.0] * size
            for r in range(size - 1, -1, -1):
                now[r] = max(end[r] + fresh, best + sums[r + 1] - way.stays, ahead[r] - drop)
                now[r] = max(now[r], ahead[r] + self.rests[index][r] - way.joins)
                best = max(best, fits[r] - sums[r] + ahead[r])
            none = max(fresh, none - drop)
            ahead = now
            found.append(ahead)
            nones.append(none)
        self.ahead, self.none_ahead = found[::-1], nones[::-1]

    def best(self) -> list[Read]:
        """Return the tokens of the best reading in order, those left out excepted."""
        found: list[Read] = []
        column = self.last_column()
        for index in range(len(self.tokens) - 1, -1, -1):
            if column is None:
                break
            step = self.steps[index]
            ways = (step.begins[column], step.stays[column], step.joins[column], step.left[column])
            way = ways.index(max(ways))
            if way != 3:
                found.append(Read(index, column, way == 0, way == 2, self.margin(index, column, way == 2)))
            if way == 0:
                column = self.column_ended(index)
            elif way == 1:
                column = self.column_before(index, column)
        return found[::-1]

    def state(self, index: int) -> list[float]:
        """Return what the best ways to every column with a token are worth."""
        return [max(ways) for ways in zip(*self.steps[index], strict=True)]

    def last_column(self) -> int | None:
        """Return the column in which the best reading ends, None where it reads nothing."""
        return self.column_ended(len(self.tokens))

    def column_ended(self, index: int) -> int | None:
        """Return the column in which the row before a token ends best, None where no row is before it."""
        if index == 0:
            return None
        ends = [value - cost for value, cost in zip(self.state(index - 1), self.plan.ends, strict=True)]
        none = self.before[index - 1] - self.drops[index - 1]
        worth = max(ends)
        return None if none >= worth else ends.index(worth)

    def column_before(self, index: int, column: int) -> int:
        """Return the column of the token before one that stays in its row."""
        sums = self.plan.sums
        ways = [value + sums[r + 1] for r, value in enumerate(self.state(index - 1)[:column])]
        return ways.index(max(ways))

    def margin(self, index: int, column: int, joins: bool) -> float:
        """Return how much worse the best reading is in which a token stands in another column, goes on with a cell or does not."""
        step, ahead = self.steps[index], self.ahead[index]
        others = [max(ways) + on for *ways, on in zip(*step, ahead, strict=True)]
        own = step.joins[column] if not joins else max(step.begins[column], step.stays[column])
        others[column] = max(own, step.left[column]) + ahead[column]
        return self.total - max(self.before[index] - self.drops[index] + self.none_ahead[index], *others)
