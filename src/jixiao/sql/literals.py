"""Parameters as SQL literals: exact numbers, dates, texts, and word lists as one regular expression."""

import re
from datetime import date
from decimal import Decimal

from jixiao.params.load import Value


def literal(value: Value) -> str:
    """Return the value as an SQL literal; a list of words becomes a pattern ``'(甲|乙)'`` for ``regexp_matches``."""
    if isinstance(value, date):
        return f"DATE '{value.isoformat()}'"
    if isinstance(value, Decimal | int):
        return f"{value:f}" if isinstance(value, Decimal) else str(value)
    if isinstance(value, tuple):
        return quoted("(" + "|".join(re.escape(word) for word in value) + ")")
    return quoted(value)


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
