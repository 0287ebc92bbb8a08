"""The functions that rules use and SQLite lacks, each as DuckDB's does it; one that would be inexact raises, and DuckDB takes over."""

import re
from collections.abc import Callable, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import cache, lru_cache

from msgspec.json import encode

from jixiao.audit.engines.patterns import Search, in_python, searcher
from jixiao.audit.engines.refusal import Refused
from jixiao.system.sqlite import sqlite3

LARGEST = (1 << 63) - 1
DIGITS = re.compile(r"[0-9]{1,9}")
NUMBER = re.compile(r"[0-9]{1,18}(?:[.][0-9]{0,18})?")
DAY = re.compile(r"((?!0000)[0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
NO_DAY = re.compile(r"(?!0000)(?:[0-9]{4})?-[0-9]{0,2}-[0-9]{0,2}")

patterns: list[tuple[str, int]] = []
"""The patterns of all queries by the number that these have for each, and how many characters a text may have for it."""
MOST_PATTERNS = 4_000
"""The shipped rules have some two hundred a day of law; the others are put together of what documents say."""
ANSWERS = 8_192
"""What was asked lately is kept in mind: most rules ask the same names for words, and forms say much of what others say."""
UNKNOWN = 300
"""Characters for a pattern that is put together while a query runs."""


class Inexact(ArithmeticError):
    """A figure that does not fit."""


def times(one: int | None, other: int | None) -> int | None:
    """Return a product; Inexact where SQLite's integers can't hold it."""
    return None if one is None or other is None else _held(one * other)


def plus(one: int | None, other: int | None) -> int | None:
    """Return a sum; Inexact as above."""
    return None if one is None or other is None else _held(one + other)


def minus(one: int | None, other: int | None) -> int | None:
    """Return a difference; Inexact as above."""
    return None if one is None or other is None else _held(one - other)


def _held(number: int) -> int:
    if abs(number) > LARGEST:
        raise Inexact(str(number))
    return number


def within(number: int | None, digits: int) -> int | None:
    """Return a number of no more than so many digits; Inexact for one that has more."""
    if number is not None and abs(number) >= 10**digits:
        raise Inexact(str(number))
    return number


def rounded(number: int | None, fewer: int) -> int | None:
    """Return a number with so many digits less behind its point, half away from zero."""
    if number is None:
        return None
    unit: int = 10**fewer
    size = (abs(number) + unit // 2) // unit
    return size if number >= 0 else -size


def decimal_text(number: int | None, scale: int) -> str | None:
    """Return a decimal, given in units of its last digit, as it is printed."""
    if number is None or not scale:
        return None if number is None else str(number)
    digits = str(abs(number)).rjust(scale + 1, "0")
    return f"{'-' * (number < 0)}{digits[:-scale]}.{digits[-scale:]}"


def decimal_of(text: str | None, digits: int, scale: int) -> int | None:
    """Return a text as a decimal in units of its last digit; Inexact for one that is none or does not fit."""
    if text is None:
        return None
    if not NUMBER.fullmatch(text):
        raise Inexact(text)
    number = Decimal(text).scaleb(scale).quantize(Decimal(1), ROUND_HALF_UP)
    return within(int(number), digits)


def decimal_or_null(text: str | None, digits: int, scale: int) -> int | None:
    """Return a text as a decimal, NULL for an empty one; Inexact for what else is none, which DuckDB may read."""
    return None if not text else decimal_of(text, digits, scale)


def integer_of(text: str | None) -> int | None:
    """Return a text of digits as an integer; Inexact for any other."""
    if text is not None and not DIGITS.fullmatch(text):
        raise Inexact(text)
    return None if text is None else int(text)


def date_of(text: str | None) -> str | None:
    """Return a text as a date, NULL where there is no such day; Inexact for one that is not put together of three numbers."""
    if text is None:
        return None
    found = DAY.fullmatch(text)
    if found is None and not NO_DAY.fullmatch(text):
        raise Inexact(text)
    try:
        return None if found is None else date(*(int(part) for part in found.groups())).isoformat()
    except ValueError:
        return None


def number_of(pattern: str | None) -> int | None:
    """Return the number by which a pattern is known that is put together while the query runs."""
    return None if pattern is None else pattern_number(pattern, UNKNOWN)


@cache
def pattern_number(pattern: str, longest: int) -> int:
    """Return the number of a pattern; Refused for one that Python may read differently."""
    if len(patterns) >= MOST_PATTERNS:
        raise Refused("more patterns than are kept")
    patterns.append((in_python(pattern), longest))
    return len(patterns) - 1


def _search(pattern: int, text: str) -> Search:
    written, longest = patterns[pattern]
    if len(text) > longest:
        raise Inexact(f"{len(text)} characters")
    return searcher(written)


@lru_cache(maxsize=ANSWERS)
def matches(pattern: int | None, text: str | None) -> bool | None:
    """Return whether a pattern, by its number, occurs in a text; Inexact for a text that may take too long."""
    if pattern is None or text is None:
        return None
    return _search(pattern, text)(text) is not None


@lru_cache(maxsize=ANSWERS)
def extracted(pattern: int | None, text: str | None, group: int) -> str | None:
    """Return the first occurrence of a pattern or a group of it, an empty text where there is none."""
    if pattern is None or text is None:
        return None
    found = _search(pattern, text)(text)
    return "" if found is None else found[group] or ""


@lru_cache(maxsize=ANSWERS)
def replaced(pattern: int | None, text: str | None, by: str, most: int) -> str | None:
    """Return a text with the occurrences of a pattern replaced by a plain text: all of them, or so many."""
    if pattern is None or text is None:
        return None
    search = _search(pattern, text)
    if search(text) is None:
        return text
    found = search.__self__  # type: ignore[attr-defined] # the pattern that it searches for
    return str(found.sub(lambda _: by, text, count=most))


def forget() -> None:
    """Keep nothing in mind of what the functions were asked: each answer holds its text."""
    for function in (matches, extracted, replaced):
        function.cache_clear()


def with_separator(separator: str | None, *texts: str | None) -> str | None:
    """Return the texts that are there, the separator between them."""
    return None if separator is None else separator.join(text for text in texts if text is not None)


def list_of(*texts: str | None) -> str:
    """Return texts as a list."""
    return encode(texts).decode()


class _Ordered:
    """Values with their keys, put in the order of these, NULL last."""

    def __init__(self) -> None:
        self._found: list[tuple[list[tuple[bool, object]], str | None]] = []

    def _take(self, value: str | None, keys: Sequence[object]) -> None:
        self._found.append(([(key is None, key) for key in keys], value))

    def _values(self) -> list[str | None]:
        return [value for _, value in sorted(self._found, key=lambda pair: pair[0])]


class Listed(_Ordered):
    """The aggregate ``listed(value, key…)``: a list; NULL of no rows."""

    def step(self, value: str | None, *keys: object) -> None:
        """Take a row."""
        self._take(value, keys)

    def finalize(self) -> str | None:
        """Return the list."""
        return encode(self._values()).decode() if self._found else None


class Strung(_Ordered):
    """The aggregate ``strung(separator, value, key…)``: texts as one, what is NULL left out; NULL where nothing is left."""

    _separator = ""

    def step(self, separator: str, value: str | None, *keys: object) -> None:
        """Take a row."""
        self._separator = separator
        if value is not None:
            self._take(value, keys)

    def finalize(self) -> str | None:
        """Return the text."""
        return self._separator.join(text for text in self._values() if text is not None) if self._found else None


Cell = str | int | None
FUNCTIONS: dict[Callable[..., Cell], int] = {
    times: 2, plus: 2, minus: 2, within: 2, rounded: 2, decimal_text: 2, decimal_of: 3, decimal_or_null: 3, integer_of: 1, date_of: 1,
    number_of: 1, matches: 2, extracted: 3, replaced: 4, with_separator: -1, list_of: -1,
}  # fmt: skip
BUILT_IN = frozenset(
    {"abs", "coalesce", "count", "instr", "length", "like", "max", "min", "nullif", "replace", "row_number", "dense_rank", "substr", "sum"}
)  # fmt: skip
ALLOWED = frozenset({function.__name__ for function in FUNCTIONS}) | {"listed", "strung"} | BUILT_IN
"""The functions that a SELECT may call."""


def add_functions(connection: sqlite3.Connection) -> None:
    """Give a connection the functions."""
    for function, arguments in FUNCTIONS.items():
        connection.create_function(function.__name__, arguments, function, deterministic=True)
    connection.create_aggregate("listed", -1, Listed)  # type: ignore[arg-type] # typeshed knows those of integers only
    connection.create_aggregate("strung", -1, Strung)  # type: ignore[arg-type] # as above
