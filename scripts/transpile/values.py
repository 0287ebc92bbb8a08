"""An expression in SQLite's SQL with its kind, and what is made of numbers: like scales, sums and products that can't overflow unseen."""

from typing import NamedTuple

from transpile.kinds import MOST_DIGITS, NULL, TEXT, Kind, Refused, united

Part = tuple[str, bool]
"""A piece of a text that is known before the query runs: as it stands, or the name of a parameter."""


class Value(NamedTuple):
    """An expression: its SQL, its kind, and of a text that is known before the query runs what it is made of."""

    sql: str
    kind: Kind
    fixed: tuple[Part, ...] | None = None


def quoted(text: str) -> str:
    """Return a text as a literal."""
    return "'" + text.replace("'", "''") + "'"


def call(name: str, *arguments: str) -> str:
    """Return a call of a function."""
    return f"{name}({', '.join(arguments)})"


def scaled(value: Value, scale: int) -> Value:
    """Return a number with at least so many digits behind its point."""
    more = scale - value.kind.scale
    if more <= 0 or value.kind == NULL:
        return value
    kind = Kind("dec", scale, value.kind.digits + more)
    if value.sql.isdecimal():
        return Value(value.sql + "0" * more, kind)
    return product(value, Value(str(10**more), Kind("int", 0, more + 1)), kind)


def product(one: Value, other: Value, kind: Kind) -> Value:
    """Return two numbers multiplied."""
    if kind.digits <= MOST_DIGITS:
        return Value(f"({one.sql} * {other.sql})", kind)
    return Value(call("times", one.sql, other.sql), kind._replace(digits=MOST_DIGITS + 1))


def total(one: Value, other: Value, sign: str) -> Value:
    """Return two numbers added, or one taken from the other."""
    kind = united((one.kind, other.kind))
    left, right = scaled(one, kind.scale), scaled(other, kind.scale)
    kind = kind._replace(digits=kind.digits + 1)
    if kind.digits <= MOST_DIGITS:
        return Value(f"({left.sql} {sign} {right.sql})", kind)
    return Value(call("plus" if sign == "+" else "minus", left.sql, right.sql), kind._replace(digits=MOST_DIGITS + 1))


def alike(*values: Value) -> tuple[Kind, list[str]]:
    """Return the kind that values take together, and each of them in it."""
    kind = united(value.kind for value in values)
    return kind, [scaled(value, kind.scale).sql if kind.is_number else value.sql for value in values]


def as_text(value: Value) -> Value:
    """Return a value as text, as a cast writes it."""
    kind = value.kind
    if kind.name in ("text", "date"):
        return Value(value.sql, TEXT, value.fixed)
    if kind.name in ("int", "null"):
        return Value(f"CAST({value.sql} AS TEXT)", TEXT, value.fixed)
    if kind.name == "dec":
        return Value(call("decimal_text", value.sql, str(kind.scale)), TEXT)
    if kind.name == "bool":
        return Value(f"CASE {value.sql} WHEN 1 THEN 'true' WHEN 0 THEN 'false' END", TEXT)
    raise Refused(f"{kind.name} as text")


def as_decimal(value: Value, digits: int, scale: int, *, tries: bool = False) -> Value:
    """Return a number, or a text that is one, as DECIMAL(digits, scale): rounded half away from zero, refused where it does not fit.

    A text that is none is NULL where the cast only ``tries``.
    """
    if value.kind.name == "text":
        return Value(call("decimal_or_null" if tries else "decimal_of", value.sql, str(digits), str(scale)), Kind("dec", scale, digits))
    if not value.kind.is_number and value.kind != NULL:
        raise Refused(f"{value.kind.name} as a decimal")
    fewer = value.kind.scale - scale
    kind = Kind("dec", scale, max(value.kind.digits - fewer, 1) + (fewer > 0))
    sql = call("rounded", value.sql, str(fewer)) if fewer > 0 else scaled(value, scale).sql
    return Value(call("within", sql, str(digits)), kind._replace(digits=digits)) if kind.digits > digits else Value(sql, kind)
