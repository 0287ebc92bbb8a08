"""The state of the parser and the clauses it makes."""

from collections.abc import Iterable, Iterator
from typing import Protocol

from msgspec import Struct

from jixiao.formula.calculation.tokens import Token
from jixiao.formula.calculation.tree import Node, Problem, Span
from jixiao.formula.calculation.words import NOTHING, Word

STOPS = ";。\n!?"
"""Stops that end a sentence or a list item."""


class Clause(Struct, frozen=True, gc=False):
    """What stands between two stops: the sides of an equation, or one figure or calculation.

    ``words`` are those before its first figure; ``sep`` is the stop before it (" " where only a blank or word parts it from
    the clause before), ``head`` says a colon follows it, ``detail`` is the bracket behind its last figure that breaks it down.
    """

    sides: tuple[Node, ...]
    words: Word
    sep: str
    start: int
    end: int
    head: bool = False
    of_which: bool = False
    detail: tuple["Clause", ...] = ()

    @property
    def opens(self) -> bool:
        """Whether a stop that ends sentences or items of a list stands before it."""
        return self.sep != "" and self.sep in STOPS


def every_clause(clauses: Iterable[Clause]) -> Iterator[Clause]:
    """Yield clauses, each followed by those in its brackets."""
    for clause in clauses:
        yield clause
        yield from every_clause(clause.detail)


NO_CLAUSE = Clause((), NOTHING, "", 0, 0)
"""Stands for the clause of a verdict that comes of several."""


class Frame:
    """The state between an opening bracket and its closing one; the outermost is the whole text.

    ``held`` is a number read but not yet placed, because a note may still follow it; ``said`` and ``label`` are the words before it.
    """

    __slots__ = (
        "carry", "clauses", "detail", "due", "factors", "first", "fops", "gap", "group", "held", "high", "label",
        "low", "note", "op", "range_from", "said", "sep", "sides", "sign", "signs", "start", "terms", "words",
    )  # fmt: skip

    def __init__(self, start: int) -> None:
        self.start = start
        self.clauses: list[Clause] = []
        self.sep = ""
        self.carry = False
        self.detail: tuple[Clause, ...] = ()
        self.clear()

    def clear(self) -> None:
        """Begin a new clause, whatever was being read."""
        self.sides: list[Node] = []
        self.words = self.said = NOTHING
        self.first = self.low = self.high = self.range_from = -1
        self.gap: Span | None = None
        self.due: Span | None = None
        self.terms: list[Node] = []
        self.factors: list[Node] = []
        self.signs = self.fops = self.op = self.note = self.label = ""
        self.sign = "+"
        self.held: Node | None = None
        self.group: Node | None = None

    def begin_clause(self) -> None:
        """Begin a new clause where the side before it is closed."""
        if self.sides:
            self.sides = []
        self.words = NOTHING
        self.first = -1
        self.gap = self.due = None

    def begin_side(self) -> None:
        """Begin a new side of an equation where all that was held is placed."""
        if self.terms:
            self.terms = []
            self.signs = ""
        if self.factors:
            self.factors = []
            self.fops = ""
        self.sign = "+"
        self.op = ""
        self.low = self.range_from = -1

    @property
    def is_empty(self) -> bool:
        """Whether no figure of this clause has been read."""
        return not (self.sides or self.terms or self.factors or self.held or self.group)

    @property
    def is_simple(self) -> bool:
        """Whether the clause is one figure so far."""
        return self.held is not None and not (self.sides or self.terms or self.factors)


class Parsed(Struct, frozen=True, gc=False):
    """The clauses of a text, or why there are none; ``choices`` names the readings that were open."""

    clauses: tuple[Clause, ...]
    problem: Problem | None = None
    choices: frozenset[str] = frozenset()


class Builder(Protocol):
    """What joining needs of the parser."""

    frame: Frame
    raw: str
    text: str
    plain: bool
    as_notes: bool
    as_labels: bool
    choices: set[str]
    tokens: list[Token]
    at: int

    def flush(self) -> None:
        """Place what is held."""

    def end_term(self) -> None:
        """Close the product."""

    def end_side(self) -> None:
        """Close the side."""

    def end_clause(self, mark: str, head: bool = False) -> None:
        """Close the clause."""

    def on_word(self, token: Token) -> None:
        """Take a word."""

    def on_note(self, token: Token) -> None:
        """Take a note."""

    def fail(self, zh: str, en: str, span: Span) -> None:
        """Keep a problem."""
