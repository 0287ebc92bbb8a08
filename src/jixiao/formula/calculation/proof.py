"""When a difference is proved, and when a figure meets a reading for more than chance."""

import re
from collections.abc import Collection, Sequence
from fractions import Fraction
from functools import cache
from typing import Literal, NamedTuple

from msgspec.structs import replace

from jixiao.formula.calculation.figures import YEAR, is_share, leaves
from jixiao.formula.calculation.mask import LABEL, one_spelling
from jixiao.formula.calculation.slips import THREE_DIGITS, find_slip
from jixiao.formula.calculation.tree import Node, Span
from jixiao.formula.calculation.unitnotes import TIMES
from jixiao.formula.calculation.verdict import PROVED, Verdict
from jixiao.formula.calculation.words import read_words
from jixiao.formula.units import alike, unit_class
from jixiao.params.lexicon import entries

_BUDGET = re.compile("预算|总投资|概算|分$")
_FIGURE = re.compile("[0-9]+")
IN_BRACKETS = re.compile("[(][^()]*[)]")
OF_THE_PEN = frozenset({"swapped", "ten", "wan", "digit"})
MOST_GUESSES = 4
"""With more guesses than these a figure meets one of them by chance."""
WHOLES, NEAR = (2, 3, 4, 5, 6, 7, 12, 30, 365), Fraction(1, 1000)
"""So many times what its figures give a result is, nearly, where a count or a time was not written down: two rounds, a week, a year."""
FEW, PAIR = 3, 2
"""So many digits other than the noughts behind them tell by which digit, or by which two, the pen slipped."""


class Written(NamedTuple):
    """A statement as printed and as masked."""

    raw: str
    masked: str

    def unread(self, used: Collection[Span], pattern: re.Pattern[str] = _FIGURE) -> bool:
        """Return whether a number, or one that the pattern finds, stands in no place that was read."""
        found = (number for part in pattern.finditer(self.masked) for number in _FIGURE.finditer(self.masked, *part.span()))
        return any(not any(start <= number.start() < end for start, end in used) for number in found)


def proved_wrong(sets: list[list[Verdict]], items: Sequence[Verdict], text: Written, sure: bool) -> Verdict | None:
    """Return the one reading that a result should have been, None where that is not proved; the result is the last of the items.

    A reading without a guess that stands alone is enough where words plainly call the figure the result; else the pen must have
    slipped, by two digits, one digit or a zero, and from one reading only.
    """
    every = {verdict.value: verdict for full in sets for verdict in full}
    firm = [verdict for verdict in every.values() if verdict.firm]
    if any(verdict.holds for verdict in every.values()) or _is_of_shares(items):
        return None
    if (
        is_doubtful(text)
        or _unclear("figure").search(text.masked)
        or any(_BUDGET.search(other.words.text) for other in items if not (other is items[0] and any(map(is_share, items))))
        or any(other.cash and LABEL in other.words.text for other in items)
    ):
        return None
    by_pen = [verdict for verdict in every.values() if is_of_the_pen(verdict, text.raw)]
    meant = replace(by_pen[0], firm=True, weight=PROVED) if len(by_pen) == 1 else None
    if len(firm) == 1 and (sure or _is_another_share(firm[0])) and not _may_lack(firm[0], {item.node.value for item in items}):
        return meant or replace(firm[0], weight=PROVED)
    return meant


def _is_of_shares(items: Sequence[Verdict]) -> bool:
    """Whether a share stands behind a sum that is one itself, so that it may be of what that one is of: 98万元×30%=29.4万元，剩余70%."""
    parts = (item.calc for item in items if item.stated is not None and item.calc is not None)
    return any(map(is_share, items)) and any(is_percentage(leaf) for calc in parts for leaf in leaves(calc))


def is_met(verdict: Verdict, unsure: bool) -> bool:
    """Whether a figure meets a reading for more than chance: a guess by several digits, any by more than a cut off digit or two."""
    found = verdict.comparison
    if found is None or (found.fit not in ("exact", "rounded") and abs(found.stated) < THREE_DIGITS * found.place):
        return False
    return verdict.firm or not unsure or _is_telling(verdict)


def may_be_chance(full: list[Verdict], masked: str) -> bool:
    """Whether a figure may meet a guessed reading by chance, because there are many or words make the statement unclear."""
    return len({verdict.value for verdict in full}) > MOST_GUESSES or _unclear("figure").search(masked) is not None


def _is_telling(verdict: Verdict) -> bool:
    """Whether a figure meets a reading to the last of several digits, which is hardly chance."""
    found = verdict.comparison
    if found is None or found.fit != "exact":
        return False
    return len(str(found.stated / found.place).strip("0")) >= FEW


def _may_lack(verdict: Verdict, written: Collection[Fraction]) -> bool:
    """Whether a result is so many times what the figures give, so that a count or a time may not be written: the sum of 12 months."""
    found = verdict.comparison
    if found is None or not found.value or any(map(is_percentage, leaves(verdict.calc or verdict.node))):
        return False
    told = list(leaves(verdict.calc or verdict.node))
    timed = [per for node in told if node.cash for per in pers_of(node) if unit_class(per) in TIMES]
    if any(per not in YEAR for per in timed) or any(alike(per, node.unit.top or "") for node in told if node.unit for per in timed):
        return False
    times = found.stated / found.value
    return any(abs(times / whole - 1) < NEAR for whole in WHOLES if whole not in written)


def pers_of(node: Node) -> tuple[str, ...]:
    """Return per what a price is told, by its unit and by the words before it."""
    said = read_words(node.label)
    return (*(node.unit.per if node.unit is not None else ()), *said.per, *said.rates)


def is_of_the_pen(verdict: Verdict, raw: str) -> bool:
    """Whether the pen slipped: of a figure with few digits other than 0 that can't be told, for many such are one digit apart."""
    slip = find_slip(verdict, raw)
    if slip is None or slip.kind not in OF_THE_PEN or verdict.stated is None:
        return False
    digits = one_spelling(raw[verdict.stated.start : verdict.stated.end])
    shown = "".join(char for char in digits if char.isdigit()).strip("0")
    return len(shown) >= (FEW if slip.kind == "digit" else PAIR)


def _is_another_share(verdict: Verdict) -> bool:
    """Whether a figure is the rest of what a share is taken of, so that it was meant as that share: the other payer's part."""
    found, calc = verdict.comparison, verdict.calc
    shares = [leaf.value for leaf in leaves(calc) if is_percentage(leaf)] if calc is not None and calc.kind == "product" else []
    return found is not None and len(shares) == 1 and bool(shares[0]) and found.stated == found.value * (1 - shares[0]) / shares[0]


def is_percentage(node: Node) -> bool:
    """Whether a number is a share of something."""
    return node.unit is not None and node.unit.share


def is_doubtful(text: Written) -> bool:
    """Whether words of a statement may make another reading of it."""
    return _unclear("statement").search(text.masked) is not None


@cache
def _unclear(what: Literal["figure", "statement"]) -> re.Pattern[str]:
    """Return what finds the words by which a figure may be read in more ways, or of what no reading takes in."""
    return re.compile("|".join(pattern for patterns in entries("unclear")[what].values() for pattern in patterns))
