"""Each function does what DuckDB's does, or refuses."""

from collections.abc import Callable
from decimal import Decimal
from functools import cache
from typing import Any

import pytest
from duckdb import DuckDBPyConnection, Error, connect
from hypothesis import example, given
from hypothesis import strategies as st

from jixiao.audit.engines import functions
from jixiao.audit.engines.functions import Inexact, Listed, Strung
from jixiao.audit.engines.patterns import in_python
from jixiao.audit.engines.refusal import Refused


@cache
def database() -> DuckDBPyConnection:
    return connect()


def in_duckdb(expression: str, *values: object) -> object:
    try:
        row = database().execute(f"SELECT {expression}", list(values)).fetchone()
    except Error:
        return Error
    return row[0] if row else None


def units(value: object, scale: int) -> object:
    return int(value.scaleb(scale)) if isinstance(value, Decimal) else value


NUMBERS = st.none() | st.integers(-(10**14), 10**14)


@given(NUMBERS, st.integers(0, 4))
@example(-50, 2)
@example(-49, 2)
@example(5, 1)
def test_digits_are_rounded_away_as_duckdb_does(number: int | None, fewer: int) -> None:
    exact = None if number is None else Decimal(number).scaleb(-fewer)
    assert functions.rounded(number, fewer) == units(in_duckdb("CAST(CAST(? AS DECIMAL(24, 6)) AS DECIMAL(20, 0))", exact), 0)


@given(NUMBERS, st.sampled_from([0, 2, 4]))
@example(-1, 2)
@example(0, 4)
def test_a_decimal_is_printed_as_duckdb_does(number: int | None, scale: int) -> None:
    exact = None if number is None else Decimal(number).scaleb(-scale)
    assert functions.decimal_text(number, scale) == in_duckdb(f"CAST(CAST(? AS DECIMAL(20, {scale})) AS VARCHAR)", exact)


TEXTS = st.none() | st.text(alphabet="0123456789.-", max_size=12) | st.just("")
SAME: dict[str, tuple[Callable[[str | None], object], str, int]] = {
    "decimal": (lambda text: functions.decimal_of(text, 20, 4), "CAST(? AS DECIMAL(20, 4))", 4),
    "decimal or null": (lambda text: functions.decimal_or_null(text, 20, 4), "TRY_CAST(? AS DECIMAL(20, 4))", 4),
    "integer": (functions.integer_of, "CAST(? AS INTEGER)", 0),
    "date": (functions.date_of, "CAST(TRY_CAST(? AS DATE) AS VARCHAR)", 0),
}


@pytest.mark.parametrize("name", SAME)
@given(text=TEXTS)
@example(text="2024-02-30")
@example(text="2024-2-9")
@example(text="0000-01-01")
@example(text="12345.67895")
@example(text="99999999999999999")
@example(text="1.")
def test_a_text_is_read_as_duckdb_does_or_refused(name: str, text: str | None) -> None:
    ours, theirs, scale = SAME[name]
    try:
        found = ours(text)
    except Inexact:
        return
    assert found == units(in_duckdb(theirs, text), scale)


@pytest.mark.parametrize("text", ["2024-02-29", "2024-1-1", "2024--"])
def test_dates_are_not_all_refused(text: str) -> None:
    assert functions.date_of(text) == in_duckdb("CAST(TRY_CAST(? AS DATE) AS VARCHAR)", text)


PIECES = st.sampled_from(["a", "b", "元", "率", "1", " ", "\n", ".", "$", "^", "(a|b)", "(a|ab)", "[0-9]", "[^a元]", "a*", "元+", "1?", "(b*)", "[ab]{2,3}", ".*?", r"\.", "[.$]", "|"])  # fmt: skip
SUBJECTS = st.none() | st.text(alphabet="ab元率1 \n.$x", max_size=10)
MATCHES: dict[str, tuple[Callable[[str, str | None], object], str]] = {
    "matches": (lambda pattern, text: functions.matches(functions.number_of(pattern), text), "regexp_matches($2, $1)"),
    "extracted": (lambda pattern, text: functions.extracted(functions.number_of(pattern), text, 0), "regexp_extract($2, $1)"),
    "all replaced": (
        lambda pattern, text: functions.replaced(functions.number_of(pattern), text, "", 0),
        "regexp_replace($2, $1, '', 'g')",
    ),
    "one replaced": (lambda pattern, text: functions.replaced(functions.number_of(pattern), text, "x", 1), "regexp_replace($2, $1, 'x')"),
}


@pytest.mark.parametrize("name", MATCHES)
@given(pieces=st.lists(PIECES, min_size=1, max_size=4), text=SUBJECTS)
@example(pieces=["率", "$"], text="率\n")
@example(pieces=["a", ".", "b"], text="a\nb")
def test_patterns_find_what_duckdbs_do_or_are_refused(name: str, pieces: list[str], text: str | None) -> None:
    pattern = "".join(pieces)
    ours, theirs = MATCHES[name]
    try:
        found = ours(pattern, text)
    except Refused:
        return
    if name == "all replaced" and text and functions.matches(functions.number_of(f"^({pattern})$"), ""):
        return  # what matches nothing is replaced where it stands: no rule's pattern does
    wanted = in_duckdb(theirs, pattern, text)
    assert wanted is Error or found == wanted


@pytest.mark.parametrize("pattern", ["[[:alpha:]]", "(?i)a", "a{,2}", "a++", r"\pL", r"\bx", "(?P<n>a)", "(?=a)"])
def test_a_pattern_that_python_may_read_differently_is_refused(pattern: str) -> None:
    with pytest.raises(Refused):
        in_python(pattern)


@pytest.mark.parametrize(
    ("pattern", "python"), [("a$", r"a\Z"), (r"a\$", r"a\$"), ("[$]", "[$]"), ("[^]$]$", r"[^]$]\Z"), ("(a$|b)", r"(a\Z|b)")]
)
def test_the_end_of_a_text_is_its_very_end(pattern: str, python: str) -> None:
    assert in_python(pattern) == python


def test_a_text_longer_than_its_pattern_may_be_given_is_refused() -> None:
    number = functions.pattern_number("x[^，]*y", 5)
    assert functions.matches(number, "x，，y") is False
    asked: list[Callable[[], object]] = [
        lambda: functions.matches(number, "xxxxxy"),
        lambda: functions.extracted(number, "xxxxxy", 0),
        lambda: functions.replaced(number, "xxxxxy", "", 0),
    ]
    for ask in asked:
        with pytest.raises(Inexact):
            ask()


def test_patterns_are_not_kept_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    number = functions.pattern_number("kept already", 9)
    monkeypatch.setattr(functions, "MOST_PATTERNS", 0)
    assert functions.pattern_number("kept already", 9) == number
    with pytest.raises(Refused):
        functions.pattern_number("one too many", 9)


Rows = list[tuple[Any, ...]]


@pytest.mark.parametrize(
    ("rows", "listed", "strung"),
    [
        ([], None, None),
        ([("b", 2), ("a", 1), (None, 0)], '[null,"a","b"]', "a、b"),
        ([("last", None), ("a", 1)], '["a","last"]', "a、last"),
        ([(None, 1)], "[null]", None),
        ([("甲", "/1"), ("乙", "/0")], '["乙","甲"]', "乙、甲"),
    ],
)
def test_rows_are_listed_in_the_order_of_their_keys(rows: Rows, listed: str | None, strung: str | None) -> None:
    one, other = Listed(), Strung()
    for value, key in rows:
        one.step(value, key)
        other.step("、", value, key)
    assert (one.finalize(), other.finalize()) == (listed, strung)
