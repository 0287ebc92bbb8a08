"""What an expression is: its type, as SQLite keeps it, with the most digits that it can have."""

import re
from collections.abc import Iterable
from typing import NamedTuple

MOST_DIGITS = 18
"""Digits of an integer that SQLite surely holds; a sum or product that may have more is made by a function that refuses to overflow."""
COLUMN_DIGITS = 14
"""Digits of a decimal in a fact table; rows with more are not given to SQLite."""
INTEGER_DIGITS = 10
DECIMAL = re.compile(r"DECIMAL\((\d+), ?(\d+)\)")


class Refused(ValueError):
    """A SELECT that is not written for SQLite, and why."""


class Kind(NamedTuple):
    """A type: its name, of a decimal the digits behind its point, of a number how many digits it may have in all."""

    name: str
    scale: int = 0
    digits: int = 0

    @property
    def is_number(self) -> bool:
        """Whether it is exact and can be reckoned with."""
        return self.name in ("int", "dec")

    @property
    def told(self) -> str:
        """Return its name as the program reads it: of a decimal with its digits."""
        return f"dec{self.scale}" if self.name == "dec" else self.name


TEXT, BOOL, DATE, LIST, NULL = Kind("text"), Kind("bool"), Kind("date"), Kind("list"), Kind("null")
COUNT = Kind("int", 0, INTEGER_DIGITS)
PLAIN = {"VARCHAR": TEXT, "TEXT": TEXT, "BOOLEAN": BOOL, "DATE": DATE, "INTEGER": COUNT, "INT": COUNT}


def kind_of(declared: str) -> Kind:
    """Return the kind of a column by its declared type."""
    decimal = DECIMAL.fullmatch(declared)
    if decimal:
        return Kind("dec", int(decimal[2]), COLUMN_DIGITS)
    if declared not in PLAIN:
        raise Refused(f"type {declared}")
    return PLAIN[declared]


def united(kinds: Iterable[Kind]) -> Kind:
    """Return the one kind that values of these kinds take together."""
    known = [kind for kind in dict.fromkeys(kinds) if kind != NULL]
    if not known:
        return NULL
    if all(kind.is_number for kind in known):
        scale = max(kind.scale for kind in known)
        digits = max(kind.digits + scale - kind.scale for kind in known)
        return Kind("dec" if any(kind.name == "dec" for kind in known) else "int", scale, digits)
    if len({kind.name for kind in known}) > 1:
        raise Refused(f"{' and '.join(sorted({kind.name for kind in known}))} together")
    return known[0]
