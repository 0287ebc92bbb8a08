"""The working of a calculation as a tree with positions, and the result of judging it."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from msgspec import Struct

from jixiao.formula.units import Unit
from jixiao.values.rounding import half_up

Kind = Literal["number", "sum", "product", "equation", "total", "list"]
Span = tuple[int, int]


def ratio(above: int, below: int) -> Fraction:
    """Return the exact number; a whole one is made without looking for a common divisor."""
    return Fraction(above) if below == 1 else Fraction(above, below)


class Node(Struct, frozen=True, gc=False):
    """One node of the working: a number as printed, a sum, a product, or a statement made of such.

    The exact value is ``above / below`` in plain terms, in yuan where ``cash`` is 1. ``ops`` holds one sign for each child
    (``+-`` of a sum, ``*/`` of a product). ``place`` is the worth of the last printed digit, ``scale`` the printed 万 or 亿.
    ``bare`` says that no unit stands anywhere in it.
    """

    kind: Kind
    start: int
    end: int
    above: int
    below: int = 1
    children: tuple["Node", ...] = ()
    ops: str = ""
    unit: Unit | None = None
    cash: int = 0
    bare: bool = False
    scale: int = 1
    place: Fraction | None = None
    label: str = ""
    note: str = ""
    estimated: bool = False
    vague: bool = False

    @property
    def value(self) -> Fraction:
        """The exact value."""
        return ratio(self.above, self.below)

    @property
    def span(self) -> Span:
        """Start and end in the raw text."""
        return self.start, self.end


def every(root: Node) -> Iterator[Node]:
    """Yield a node and all below it, without recursion."""
    todo = [root]
    while todo:
        node = todo.pop()
        yield node
        todo += node.children


class Slip(Struct, frozen=True, kw_only=True):
    """The one slip that explains a wrong result: its kind, the sentence, and the factor or figure concerned.

    ``corrected`` is what the figures give, in the printed unit of the statement; ``span`` marks the characters concerned.
    """

    kind: Literal["swapped", "digit", "ten", "wan", "factor", "addend"]
    zh: str
    en: str
    span: Span | None = None


class Note(Struct, frozen=True, kw_only=True):
    """Something worth saying that makes nothing wrong: a truncated result, a unit left over, an unlike sum."""

    kind: Literal["truncated", "unit", "unlike", "parts", "approximate", "converted", "missing", "supposed"]
    zh: str
    en: str
    span: Span | None = None


class Problem(Struct, frozen=True):
    """Why a text is not judged: the sentence and the characters it is about."""

    zh: str
    en: str
    span: Span | None = None


class Result(Struct, frozen=True, kw_only=True, gc=False):
    """What a calculation comes to and whether its stated result holds.

    ``value`` and ``stated`` are exact, in yuan when ``unit`` is 元. ``holds`` is None where nothing is stated or nothing can
    be judged; then ``problem`` says which. ``span`` marks the stated result in ``raw``, ``problem_span`` what could not be read.
    ``expression_span`` is the part of the text that was reckoned.
    """

    raw: str
    value: Fraction | None = None
    unit: str | None = None
    stated: Fraction | None = None
    holds: bool | None = None
    problem: str | None = None
    problem_en: str | None = None
    problem_span: Span | None = None
    notes: tuple[Note, ...] = ()
    slip: Slip | None = None
    working: Node | None = None
    span: Span | None = None
    stated_unit: str | None = None
    estimated: bool = False

    @property
    def difference(self) -> Fraction | None:
        """Stated less computed, None where either is missing."""
        return None if self.value is None or self.stated is None else self.stated - self.value


def decimal_text(value: Fraction) -> str:
    """Return an exact number as a decimal string; one without an end is given with 15 significant digits or more."""
    if value.denominator == 1:
        return str(value.numerator)
    places = _finite_places(value.denominator)
    if places is None:
        places = max(0, 16 - (len(str(abs(value.numerator))) - len(str(value.denominator))))
    return f"{half_up(value, places):f}"


def as_decimal(value: Fraction) -> Decimal:
    """Return the number as a Decimal, exact when it is a finite one."""
    return Decimal(decimal_text(value))


def _finite_places(denominator: int) -> int | None:
    twos = fives = 0
    while denominator % 2 == 0:
        denominator //= 2
        twos += 1
    while denominator % 5 == 0:
        denominator //= 5
        fives += 1
    return max(twos, fives) if denominator == 1 else None
