"""Cells of indicator tables to the columns of the table's head, by what each cell can be; shifted and lost cells do not matter."""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from jixiao.forms.grammar import level_ranks, target_words
from jixiao.formula.target_units import UNITS
from jixiao.read.wording import is_blank, narrow

NEVER = -1e9
DROPPED = -3.0
"""What it costs to leave a filled cell out."""
UNHEADED = 0.8
"""How much less it costs after the name: a column may have lost its head."""
CONTINUED = -1.1
"""What it costs to take a cell as the rest of the cell before it."""
BLANK_WORTH = 0.15
HERE = 0.5
"""What it is worth that a cell stands under the head of its column."""
EXACT = 2.0
"""The same where the source tells columns."""

LEVEL_AS_NAME = -5.0
"""What the name of a level is worth as an indicator's name."""
OFTEN_AS_NAME = -2.5
"""How much less a text is worth as a name that stands among a table's cells again and again."""
OFTEN = 3
UNKNOWN_LEVEL = -6.0
"""What a name that is no known level is worth as one, save where the source tells its column."""

SIGNS = frozenset(("≥", "≤", "=", ">", "<", ">=", "<=", "≧", "≦", "==", "═", "﹦", "定性", "定量"))
NUMBER = re.compile(r"[-+]?\d[\d,]*(?:\.\d+)?分?")
LED = re.compile(r"(?:[≥≤≧≦=><═]|不低于|不少于|不超过|不高于|大于|小于|达到|至少).{0,24}")
COUNTED = re.compile(r"[-+]?\d[\d,]*(?:\.\d+)?[^\d,。;]{1,8}")
DATED = re.compile(r".{0,6}(?:\d{4}年|\d{1,2}月|年内|年底|季度|每月|每年).{0,14}")
CONTINUABLE = frozenset(("name", "target", "reason", "actual", "scoring_rule", "definition"))


class Role(NamedTuple):
    """A column of the head: what it holds, where it stands, whether it belongs to the medium-term block, and a head of unknown wording."""

    field: str
    column: int | None = None
    medium: bool = False
    span: int = 1
    text: str = ""


class Mode(NamedTuple):
    """How cells come.

    ``cyclic``: over many rows that are not told; ``broken`` over lines; ``exact``: with sure columns; ``spaced``: with none.
    """

    cyclic: bool = False
    broken: bool = False
    exact: bool = False
    spaced: bool = False


class Looks(NamedTuple):
    """What a cell looks like."""

    blank: bool
    level1: bool
    level2: bool
    levelish: bool
    number: bool
    led: bool
    counted: bool
    word: bool
    sign: bool
    unit: bool
    noted: bool
    length: int


@lru_cache(maxsize=8192)
def looks(text: str) -> Looks:
    """Return what a cell's text looks like."""
    if not text or len(text) > 120:
        return Looks(not text, *(False,) * 10, len(text))
    plain = narrow(text)
    first, second = level_ranks(text)
    levelish = 3 <= len(plain) <= 18 and re.search(r"(?:指标|目标)(?:\(.*\))?(?:\d+分)?$", plain) is not None
    whole, _ = target_words()
    return Looks(
        is_blank(text),
        first,
        second,
        levelish,
        NUMBER.fullmatch(plain) is not None,
        LED.fullmatch(plain) is not None,
        COUNTED.fullmatch(plain) is not None,
        plain in whole or DATED.fullmatch(plain) is not None,
        plain in SIGNS,
        plain in UNITS,
        plain.partition("(")[0] in UNITS,
        len(plain),
    )


def level1_fit(seen: Looks) -> float:
    """Return how well a cell fits the column of level 1."""
    if seen.level1:
        return 2.6 if seen.level2 else 3.0
    return -2.5 if seen.level2 else 0.4 if seen.levelish else UNKNOWN_LEVEL


def level2_fit(seen: Looks) -> float:
    """Return how well a cell fits the column of level 2."""
    if seen.level2:
        return 2.5 if seen.level1 else 3.0
    return 0.8 if seen.level1 or seen.levelish else UNKNOWN_LEVEL


def name_fit(seen: Looks) -> float:
    """Return how well a cell fits the column of names."""
    if seen.led or seen.sign:
        return -2.5
    if seen.number:
        return -2.0
    if seen.level1 or seen.level2:
        return LEVEL_AS_NAME if seen.levelish else 1.0
    return (-0.8 if seen.counted else -0.2 if seen.word else 1.0) + min(seen.length, 8) / 20


def value_fit(seen: Looks) -> float:
    """Return how well a cell fits a column of target values."""
    if seen.level1 or seen.level2:
        return LEVEL_AS_NAME if seen.levelish else -2.0
    if seen.led:
        return 2.2
    if seen.counted:
        return 1.8
    if seen.number or seen.word:
        return 1.2
    return 0.5 if seen.length <= 8 else 0.2 if seen.length <= 30 else 0.0


def actual_fit(seen: Looks) -> float:
    """Return how well a cell fits a column of values reached."""
    if seen.level1 or seen.level2:
        return -2.0
    if seen.counted or seen.number:
        return 1.2
    return 0.8 if seen.led or seen.word else 0.45


def score_fit(seen: Looks) -> float:
    """Return how well a cell fits a column of points."""
    return 1.3 if seen.number else 0.3 if seen.blank else -2.5


def sign_fit(seen: Looks) -> float:
    """Return how well a cell fits a column of operators."""
    return 2.5 if seen.sign else -3.0


def unit_fit(seen: Looks) -> float:
    """Return how well a cell fits a column of units."""
    return 1.5 if seen.unit or seen.noted else 0.4 if seen.length <= 5 and not seen.number and not seen.led and not seen.counted else -2.0


def text_fit(seen: Looks) -> float:
    """Return how well a cell fits a column of remarks."""
    if seen.level1 or seen.level2:
        return -2.0
    return -0.6 if seen.number else 0.2


Measure = Callable[[Looks], float]
FITS: dict[str, Measure] = {
    "level1": level1_fit,
    "level2": level2_fit,
    "name": name_fit,
    "target": value_fit,
    "actual": actual_fit,
    "to_date": actual_fit,
    "forecast": actual_fit,
    "points": score_fit,
    "score": score_fit,
    "operator": sign_fit,
    "unit": unit_fit,
}
MORE_TARGETS = tuple(f"target{n}" for n in range(1, 24))
"""Further columns of targets beside the first (one for every town)."""
FITS |= dict.fromkeys(MORE_TARGETS, value_fit)
SKIPS = {"level1": 0.0, "level2": 1.5, "name": 3.0, "target": 1.5, "operator": 0.5, "unit": 0.3, "points": 0.4, "actual": 0.8, "score": 0.4}


class Spot(NamedTuple):
    """One cell to be aligned: its text, its column, None where columns are not told, and whether the same text stands there often."""

    text: str
    column: int | None = None
    often: bool = False


def fit(role: Role, spot: Spot, exact: bool) -> float:
    """Return how well a cell fits a column."""
    return placed_fit(FITS.get(role.field, text_fit), looks(spot.text), is_under(spot, role.column, role.span), exact)


def is_under(spot: Spot, column: int | None, span: int) -> bool:
    """Return whether a cell begins under a head."""
    return column is not None and spot.column is not None and column <= spot.column < column + span


def placed_fit(measure: Measure, seen: Looks, here: bool, exact: bool) -> float:
    """Return how well a cell fits a column by what it looks like, and more where it stands under the column's head."""
    if seen.blank:
        return BLANK_WORTH
    worth = measure(seen)
    if not here:
        return worth
    if not exact:
        return worth + HERE
    return EXACT - 0.3 if worth == UNKNOWN_LEVEL else worth + EXACT


def skip_costs(roles: tuple[Role, ...]) -> list[float]:
    """Return the running sum of what leaving out columns costs."""
    sums = [0.0]
    for role in roles:
        sums.append(sums[-1] + (0.2 if role.medium else SKIPS.get(role.field, 0.05)))
    return sums


def start_costs(roles: tuple[Role, ...]) -> list[float]:
    """Return what it costs that a row begins at each column: nothing up to the first name, since merged cells are lost."""
    costs, seen = [], False
    for role in roles:
        free = not seen or (role.field in ("level2", "name") and any(r.medium for r in roles))
        costs.append(0.0 if free else 3.0)
        seen = seen or role.field == "name"
    return costs


class Plan(NamedTuple):
    """What a walk over some columns needs to know of them."""

    measures: tuple[Measure, ...]
    columns: tuple[int | None, ...]
    spans: tuple[int, ...]
    starts: tuple[float, ...]
    sums: tuple[float, ...]
    continued: tuple[bool, ...]
    name: int
    names: tuple[bool, ...]


@lru_cache(maxsize=256)
def plan(roles: tuple[Role, ...]) -> Plan:
    """Return the plan of some columns."""
    return Plan(
        tuple(FITS.get(role.field, text_fit) for role in roles),
        tuple(role.column for role in roles),
        tuple(role.span for role in roles),
        tuple(start_costs(roles)),
        tuple(skip_costs(roles)),
        tuple(role.field in CONTINUABLE for role in roles),
        next((n for n, role in enumerate(roles) if role.field == "name"), 0),
        tuple(role.field == "name" for role in roles),
    )


def aligned(spots: list[Spot], roles: tuple[Role, ...], mode: Mode) -> list[list[tuple[int, int]]]:
    """Return rows of pairs (cell, column)."""
    walk = Walk(roles, mode)
    for spot in spots:
        walk.step(spot)
    return walk.rows()


class Walk:
    """The best way through cells and columns (Viterbi); linear in the cells."""

    def __init__(self, roles: tuple[Role, ...], mode: Mode) -> None:
        self.plan, self.mode = plan(roles), mode
        self.scores = [NEVER] * len(roles)
        self.before = 0.0
        self.end, self.end_at = NEVER, -1
        self.trail: list[list[tuple[int, bool]]] = []

    def step(self, spot: Spot) -> None:
        """Take the next cell: it goes into a column further on, begins a row, goes on with the cell before, or is left out."""
        known, scores, mode = self.plan, self.scores, self.mode
        sums, seen = known.sums, looks(spot.text)
        fresh, origin = self.before, -1
        if mode.cyclic and self.end - sums[-1] > fresh:
            fresh, origin = self.end - sums[-1], self.end_at
        drop = 0.0 if seen.blank else DROPPED
        new, back = [], []
        best, best_at = NEVER, -1
        for r, score in enumerate(scores):
            worth, source, begins = fresh - known.starts[r], origin, True
            if best - sums[r] > worth:
                worth, source, begins = best - sums[r], best_at, False
            if mode.broken and known.continued[r] and score + CONTINUED > worth:
                worth, source, begins = score + CONTINUED, r, False
            worth += placed_fit(known.measures[r], seen, is_under(spot, known.columns[r], known.spans[r]), mode.exact)
            if spot.often and known.names[r]:
                worth += OFTEN_AS_NAME
            kept = score + (drop if r < known.name or not drop else drop + UNHEADED)
            new.append(max(worth, kept))
            back.append((-2, False) if kept >= worth else (source, begins))
            if score + sums[r + 1] > best:
                best, best_at = score + sums[r + 1], r
        self.before += drop
        self.scores = new
        ends = [score + sums[r + 1] for r, score in enumerate(new)]
        self.end = max(ends)
        self.end_at = ends.index(self.end)
        self.trail.append(back)

    def rows(self) -> list[list[tuple[int, int]]]:
        """Return the best way as rows of pairs (cell, column)."""
        if not self.trail:
            return []
        worth = self.end - self.plan.sums[-1] if self.mode.cyclic else max(self.scores)
        role = self.end_at if self.mode.cyclic else self.scores.index(worth)
        if worth < self.before:
            return []
        rows: list[list[tuple[int, int]]] = [[]]
        for index in range(len(self.trail) - 1, -1, -1):
            source, begins = self.trail[index][role]
            if source == -2:
                continue
            rows[-1].append((index, role))
            if begins:
                rows.append([])
                if source == -1:
                    break
            role = source
        return [row[::-1] for row in rows[::-1] if row]
