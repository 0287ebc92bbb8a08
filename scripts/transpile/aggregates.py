"""Expressions over several rows, in SQLite's SQL: aggregates, those that mind order, windows; a function a sort."""

from sqlglot import exp
from transpile.kinds import COUNT, LIST, MOST_DIGITS, TEXT, Refused
from transpile.scopes import Scope
from transpile.values import Value, as_text, call
from transpile.writer import Write, Writer


def counted(writer: Writer, node: exp.Count, scope: Scope) -> Value:
    """Return how many rows, values or different values there are."""
    if isinstance(node.this, exp.Distinct):
        (one,) = node.this.expressions
        return Value(f"count(DISTINCT {writer.value(one, scope).sql})", COUNT)
    return Value(f"count({'*' if isinstance(node.this, exp.Star) else writer.value(node.this, scope).sql})", COUNT)


def summed(writer: Writer, node: exp.Sum, scope: Scope) -> Value:
    """Return a sum; SQLite itself refuses one of more than 64 bits."""
    inner = writer.number(node.this, scope)
    return Value(f"sum({inner.sql})", inner.kind._replace(digits=MOST_DIGITS + 1))


def macro(writer: Writer, node: exp.Anonymous, scope: Scope) -> Value:
    """Return the one macro that there is, spelt out: a sum that is NULL as soon as one part is."""
    if node.name.lower() != "strict_sum" or isinstance(node.parent, exp.Filter | exp.Window):
        raise Refused(node.sql("duckdb"))
    inner = writer.number(node.expressions[0], scope)
    return Value(f"CASE WHEN count(*) = count({inner.sql}) THEN sum({inner.sql}) END", inner.kind._replace(digits=MOST_DIGITS + 1))


def aggregate(name: str) -> Write:
    """Return the writer of an aggregate that gives one of its values."""

    def write(writer: Writer, node: exp.Func, scope: Scope) -> Value:
        inner = writer.value(node.this, scope)
        if inner.kind == LIST:
            raise Refused(node.sql("duckdb"))
        return Value(f"{name}({inner.sql})", inner.kind)

    return write


def _ordered(writer: Writer, node: exp.Expr, scope: Scope) -> tuple[Value, list[str]]:
    """Return the value of an aggregate that minds order, and its keys."""
    if not isinstance(node, exp.Order):
        raise Refused("an aggregate of rows without an order")
    if any(each.args.get("desc") for each in node.expressions):
        raise Refused("an aggregate in descending order")
    return writer.value(node.this, scope), [writer.value(each.this, scope).sql for each in node.expressions]


def listed(writer: Writer, node: exp.ArrayAgg, scope: Scope) -> Value:
    """Return texts as a list, in the order of their keys."""
    value, keys = _ordered(writer, node.this, scope)
    return Value(call("listed", as_text(value).sql, *keys), LIST)


def strung(writer: Writer, node: exp.GroupConcat, scope: Scope) -> Value:
    """Return texts as one, in the order of their keys, a separator between them."""
    value, keys = _ordered(writer, node.this, scope)
    return Value(call("strung", writer.text(node.args["separator"], scope), as_text(value).sql, *keys), TEXT)


def filtered(writer: Writer, node: exp.Filter, scope: Scope) -> Value:
    """Return an aggregate of some rows only."""
    inner = writer.value(node.this, scope)
    return inner._replace(sql=f"{inner.sql} FILTER (WHERE {writer.truth(node.expression.this, scope)})")


def window(writer: Writer, node: exp.Window, scope: Scope) -> Value:
    """Return what is reckoned over the rows that share a value."""
    if node.args.get("spec") is not None:
        raise Refused("frames of a window")
    inner = writer.value(node.this, scope)
    parts = [writer.value(each, scope).sql for each in node.args.get("partition_by") or ()]
    order = node.args.get("order")
    over = [f"PARTITION BY {', '.join(parts)}"] if parts else []
    over += [writer.order(order, scope)] if order is not None else []
    return inner._replace(sql=f"{inner.sql} OVER ({' '.join(over)})")


def place_among(name: str) -> Write:
    """Return what writes a function that gives the place of a row, from 1."""

    def written(_: Writer, __: exp.Expr, ___: Scope) -> Value:
        return Value(f"{name}()", COUNT)

    return written
