"""The examples of a rule or measure, run on empty tables, and how good they are: the changes of its SELECT that none of them notices.

Where a change truly makes no difference, the line says so: ``-- equivalent: reason``.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from itertools import chain
from typing import Protocol, TypeVar

from jixiao.errors import ContentInvalid
from jixiao.facts.duck import DuckDBPyConnection
from jixiao.sql.gate import refusal
from jixiao.sql.given import Given, clear, given_faults
from jixiao.sql.mutants import MARKER, Mutant, mutants

STRINGS_AND_COMMENTS = re.compile(r"'(?:[^']|'')*'|--[^\n]*|/\*.*?\*/", re.DOTALL)


class Example(Protocol):
    """An example of either sort: its name and the rows that it gives."""

    @property
    def name(self) -> str:
        """Return its name."""

    @property
    def given(self) -> Given:
        """Return its rows by table."""


E = TypeVar("E", bound=Example)


class Tried(Protocol[E]):
    """A rule or a measure as its examples try it; what they find wrong is said in English, as the tests of the house read it."""

    @property
    def name(self) -> str:
        """Return the rule's code or the measure's name."""

    @property
    def sql(self) -> str:
        """Return its SELECT as it is written."""

    def examples(self) -> Sequence[E]:
        """Return its examples; ContentInvalid when they are malformed."""

    def filled(self) -> str:
        """Return its SELECT as the gate sees it, every parameter a literal."""

    def shape_faults(self, database: DuckDBPyConnection) -> Iterable[str]:
        """Return what is wrong with the columns of its SELECT, whatever its rows."""

    def faults(self, example: E, sql: str, database: DuckDBPyConnection) -> Iterable[str]:
        """Return where a SELECT in place of its own differs from what the example expects of the rows that are there now."""


def example_faults(tried: Tried[E], database: DuckDBPyConnection) -> tuple[str, ...]:
    """Return what does not fit in the examples, empty when all fits; ``database`` holds empty tables, and does so afterwards."""
    try:
        examples = tried.examples()
    except ContentInvalid as wrong:
        return (wrong.en,)
    if not examples:
        return ("no examples",)
    faults = [*sql_faults(tried.sql), *_gate_faults(tried, database)]
    faults += tried.shape_faults(database) if not faults else ()
    for example in examples:
        with inserted(example.given, database) as wrong_rows:
            faults += [f"{example.name}: {fault}" for fault in wrong_rows or tried.faults(example, tried.sql, database)]
    return tuple(dict.fromkeys(faults))


@contextmanager
def inserted(given: Given, database: DuckDBPyConnection) -> Iterator[tuple[str, ...]]:
    """Give what is wrong with an example's rows, which are in the tables meanwhile."""
    try:
        yield given_faults(given, database)
    finally:
        clear(database, given)


def sql_faults(sql: str) -> Iterator[str]:
    """Yield what a SELECT must not have whatever its rows: division, several statements."""
    code = STRINGS_AND_COMMENTS.sub(" ", sql)
    if "/" in code:
        yield "“/” gives DOUBLE; write ratios as products (a * 100 > b * 50)"
    if ";" in code:
        yield "only one statement is allowed"


def _gate_faults(tried: Tried[E], database: DuckDBPyConnection) -> list[str]:
    refused = refusal(database, tried.filled())
    return [f"the gate refuses it: {refused.en}"] if refused else []


def survivors(tried: Tried[E], *cursors: DuckDBPyConnection) -> tuple[Mutant, ...]:
    """Return the changes of the SELECT that no example notices; ``cursors`` on the same empty tables share the work."""
    alive = list(mutants(tried.sql))
    with ThreadPoolExecutor(len(cursors)) as pool:
        for example in tried.examples():
            with inserted(example.given, cursors[0]) as wrong_rows:
                shares = [] if wrong_rows else [alive[at :: len(cursors)] for at in range(len(cursors))]
                noticed = set(chain.from_iterable(pool.map(partial(_noticed, tried, example), shares, cursors)))
            alive = [mutant for mutant in alive if mutant not in noticed]
    return tuple(alive)


def _noticed(tried: Tried[E], example: E, changed: Sequence[Mutant], cursor: DuckDBPyConnection) -> list[Mutant]:
    """Return the changes that the example notices."""
    return [mutant for mutant in changed if tuple(tried.faults(example, mutant.sql, cursor))]


def mutation_faults(tried: Tried[E], *cursors: DuckDBPyConnection) -> tuple[str, ...]:
    """Return a sentence for each change that goes unnoticed on a line without a marker, and for each marker that is not needed."""
    alive = survivors(tried, *cursors)
    marked = {number for number, line in enumerate(tried.sql.split("\n"), 1) if MARKER.search(line)}
    faults = [f"line {m.line}: {m.before!r} → {m.after!r} goes unnoticed" for m in alive if m.line not in marked]
    idle = sorted(marked - {m.line for m in alive})
    return (*faults, *(f"line {number}: the marker is not needed" for number in idle))
