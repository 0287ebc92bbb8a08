"""Which scores are lawful for a printed row: every scheme there is, and every way of rounding in use, is tried.

The one implementation behind SEV02, which accuses only where none of them gives the printed score.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from jixiao.scoring.scheme import DEFAULT, Scheme, scheme_named, schemes
from jixiao.scoring.share import ENGLISH, TOO_LOW, Aim, earned, reduced

HALF = Fraction(1, 2)


class Lawful(NamedTuple):
    """What a rule gives, in 分: from ``low`` to ``high`` where it leaves room, else one figure."""

    rule: str
    low: Fraction
    high: Fraction

    def gives(self, score: Fraction, *, whole: bool = False) -> bool:
        """Whether the score is what the rule gives, rounded or cut to one decimal or to two; ``whole``: rounded to whole points."""
        if self.low < self.high:
            return self.low <= score <= self.high
        if whole and score.denominator == 1 and abs(self.high - score) <= HALF:
            return True
        digit = Fraction(1, 10) if (score * 10).denominator == 1 else Fraction(1, 100)
        return -digit / 2 <= self.high - score < digit


def lawful_scores(aim: Aim | None, actual: Fraction | None, points: Fraction) -> tuple[Lawful, ...]:
    """Return what the rules of all schemes give for an actual, highest first; nothing where no scheme can judge.

    Outside of a range nothing is lawful or unlawful: no rule says what that earns.
    """
    if aim is None or actual is None or (aim.high is not None and not aim.value <= actual <= aim.high):
        return ()
    usual = scheme_named(DEFAULT)
    found: dict[tuple[Fraction, Fraction], Lawful] = {}
    for lawful in _every((usual, *(scheme for scheme in schemes().values() if scheme is not usual)), aim, actual, points):
        found.setdefault((lawful.low, lawful.high), lawful)
    return tuple(sorted(found.values(), key=lambda lawful: -lawful.high))


def rules_tried(lawful: Iterable[Lawful], lang: str = "zh") -> str:
    """Return the rules tried and what each gives, as a finding names them, in ``"zh"`` or ``"en"``."""
    if lang == "en":
        return "tried: " + ", ".join(f"{ENGLISH[one.rule]} {_span(one)}" for one in lawful)
    return "试过" + "、".join(f"{one.rule}（{_span(one)} 分）" for one in lawful)


def _every(known: Iterable[Scheme], aim: Aim, actual: Fraction, points: Fraction) -> Iterator[Lawful]:
    for scheme in known:
        result = earned(scheme, aim, actual)
        yield Lawful(result.rule, points * result.share, points * result.share)
        if aim.better == "more" and result.ratio is not None and reduced(scheme, result.ratio) is not None:
            yield Lawful(TOO_LOW, points * (1 - Fraction(scheme.over.most) / 100), points)


def _span(one: Lawful) -> str:
    return _shown(one.high) if one.low == one.high else f"{_shown(one.low)}–{_shown(one.high)}"


def _shown(number: Fraction) -> str:
    return f"{(Decimal(number.numerator) / Decimal(number.denominator)).quantize(Decimal('0.01')).normalize():f}"
