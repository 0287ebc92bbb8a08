"""The best way to read tokens as rows of columns, and how much worse every other way is.

One walk over all tokens of a table (Viterbi): each token begins a row, goes into a column further on, goes on with the cell
before it, or is left out. What divides two tokens in the source tells what each of these costs. The same walk from the end
gives the margin of every token: the worth of the best reading of the whole table less that of the best one that reads this
token otherwise.
"""

from collections.abc import Sequence
from typing import NamedTuple

NEVER = -1e9
FORBIDDEN = -NEVER
"""The price of a step that is not to be taken; also the margin of what nothing else can be."""


class Way(NamedTuple):
    """What each way of reading a token costs after what divides it from the token before."""

    begins: float
    stays: float
    joins: float


class Shape(NamedTuple):
    """What columns cost by themselves: that a row begins at one, the running sum of leaving them out, that a row ends at one."""

    starts: Sequence[float]
    sums: Sequence[float]
    ends: Sequence[float]


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


class Tokens(NamedTuple):
    """Tokens as a walk sees them: how well each fits every column, and goes on with a cell there, what leaving it out costs, its way.

    A token that costs nothing to leave out is empty: it holds a place in a row and begins none.
    """

    fits: Sequence[Sequence[float]]
    rests: Sequence[Sequence[float]]
    drops: Sequence[float]
    ways: Sequence[Way]


class Walk:
    """All ways through tokens and columns; linear in the tokens."""

    def __init__(self, tokens: Tokens, shape: Shape) -> None:
        self.tokens, self.shape = tokens, shape
        self.steps: list[Step] = []
        self.states: list[list[float]] = []
        """What the best ways to every column with a token are worth."""
        self.before: list[float] = []
        self.forward()
        self.backward()

    def forward(self) -> None:
        """Find the best way to every token and column, and to no row yet."""
        starts, sums, ends = self.shape
        size = len(starts)
        state, none, ended = [NEVER] * size, 0.0, 0.0
        for fits, rests, drop, (begin, stay, join) in zip(*self.tokens, strict=True):
            self.before.append(none)
            begins, stays, joins, left = [], [], [], []
            best = NEVER
            for r in range(size):
                begins.append(ended - starts[r] - begin + fits[r] if drop else NEVER)
                stays.append(best - sums[r] - stay + fits[r])
                joins.append(state[r] - join + rests[r])
                left.append(state[r] - drop)
                if (on := state[r] + sums[r + 1]) > best:
                    best = on
            self.steps.append(Step(begins, stays, joins, left))
            state = [max(ways) for ways in zip(begins, stays, joins, left, strict=True)]
            self.states.append(state)
            none -= drop
            ended = max(none, *[value - cost for value, cost in zip(state, ends, strict=True)])
        self.total = ended

    def backward(self) -> None:
        """Find what the best way on from every token and column is worth."""
        starts, sums, ends = self.shape
        size = len(starts)
        end = [-cost for cost in ends]
        ahead, none = list(end), 0.0
        found, nones = [ahead], [none]
        for index in range(len(self.tokens.drops) - 1, 0, -1):
            fits, rests = self.tokens.fits[index], self.tokens.rests[index]
            drop, (begin, stay, join) = self.tokens.drops[index], self.tokens.ways[index]
            fresh = max([fits[r] - starts[r] + ahead[r] for r in range(size)]) - begin if drop else NEVER
            best, now = NEVER, [0.0] * size
            for r in range(size - 1, -1, -1):
                now[r] = max(end[r] + fresh, best + sums[r + 1] - stay, ahead[r] - drop, ahead[r] + rests[r] - join)
                if (on := fits[r] - sums[r] + ahead[r]) > best:
                    best = on
            none = max(fresh, none - drop)
            ahead = now
            found.append(ahead)
            nones.append(none)
        self.ahead, self.none_ahead = found[::-1], nones[::-1]

    def best(self) -> list[Read]:
        """Return the tokens of the best reading in order, those left out excepted."""
        found: list[Read] = []
        column = self.last_column()
        for index in range(len(self.tokens.drops) - 1, -1, -1):
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

    def last_column(self) -> int | None:
        """Return the column in which the best reading ends, None where it reads nothing."""
        return self.column_ended(len(self.tokens.drops))

    def column_ended(self, index: int) -> int | None:
        """Return the column in which the row before a token ends best, None where no row is before it."""
        if index == 0:
            return None
        ends = [value - cost for value, cost in zip(self.states[index - 1], self.shape.ends, strict=True)]
        none = self.before[index - 1] - self.tokens.drops[index - 1]
        worth = max(ends)
        return None if none >= worth else ends.index(worth)

    def column_before(self, index: int, column: int) -> int:
        """Return the column of the token before one that stays in its row."""
        sums = self.shape.sums
        ways = [value + sums[r + 1] for r, value in enumerate(self.states[index - 1][:column])]
        return ways.index(max(ways))

    def margin(self, index: int, column: int, joins: bool) -> float:
        """Return how much worse the best reading is in which a token stands in another column, goes on with a cell or does not."""
        step, ahead = self.steps[index], self.ahead[index]
        others = [value + on for value, on in zip(self.states[index], ahead, strict=True)]
        own = step.joins[column] if not joins else max(step.begins[column], step.stays[column])
        others[column] = max(own, step.left[column]) + ahead[column]
        return self.total - max(self.before[index] - self.tokens.drops[index] + self.none_ahead[index], *others)
