"""Parameters as SQL literals: exact numbers, dates, texts, and word lists as one regular expression."""

import re
from datetime import date
from decimal import Decimal
from functools import lru_cache

from jixiao.params.load import Value

BETWEEN = "\0"
"""Parts words while all are escaped at once: no word has it."""
ESCAPED = re.compile(r"[()\[\]{}?*+\-|^$\\.&~#\s]")
"""What is escaped in a pattern; most words have nothing of it, and to look at every sign takes longest."""


def literal(value: Value) -> str:
    """Return the value as an SQL literal; a list of words becomes a pattern ``'(甲|乙)'`` for ``regexp_matches``."""
    if isinstance(value, date):
        return f"DATE '{value.isoformat()}'"
    if isinstance(value, Decimal | int):
        return f"{value:f}" if isinstance(value, Decimal) else str(value)
    if isinstance(value, tuple):
        return quoted(pattern_of(value))
    return quoted(value)


@lru_cache(maxsize=4096)
def pattern_of(value: str | tuple[str, ...]) -> str:
    """Return a text as it is, words as one pattern that finds each of them."""
    if isinstance(value, str):
        return value
    words = BETWEEN.join(value)
    return f"({(re.escape(words) if ESCAPED.search(words) else words).replace(BETWEEN, '|')})"


def null_or_literal(value: object) -> str:
    """Return a value as an SQL literal, NULL for a blank; TypeError for what is no value of a row."""
    if value is None:
        return "NULL"
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, str | int | Decimal | date):
        return literal(value)
    raise TypeError(f"{value!r} is no value of a row")


def quoted(text: str) -> str:
    """Return the text as an SQL string literal."""
    return "'" + text.replace("'", "''") + "'"
