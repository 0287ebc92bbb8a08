"""Every sort of expression that rules use, in SQLite's SQL: a function a sort; what has none is refused."""

from collections.abc import Mapping

from sqlglot import exp
from transpile.aggregates import aggregate, counted, filtered, listed, macro, place_among, strung, summed, window
from transpile.kinds import BOOL, COUNT, DATE, LIST, NULL, TEXT, Kind, Refused, kind_of, united
from transpile.scopes import Scope
from transpile.values import Value, alike, as_decimal, as_text, call, product, quoted, total
from transpile.writer import Write, Writer

COMPARISONS = {
    exp.EQ: "=",
    exp.NEQ: "<>",
    exp.GT: ">",
    exp.GTE: ">=",
    exp.LT: "<",
    exp.LTE: "<=",
    exp.NullSafeEQ: "IS",
    exp.NullSafeNEQ: "IS NOT",
}


def literal(_: Writer, node: exp.Literal, __: Scope) -> Value:
    """Return a text or a number as it is written."""
    text = str(node.this)
    if node.is_string:
        return Value(quoted(text), TEXT, ((text, False),))
    whole, _point, rest = text.partition(".")
    digits = (whole + rest).lstrip("0") or "0"
    return Value(digits, Kind("dec" if rest else "int", len(rest), len(digits)), ((text, False),))


def parameter(writer: Writer, node: exp.Expr, _: Scope) -> Value:
    """Return a parameter, which is bound when the query runs."""
    return writer.parameter(node.name)


def column(_: Writer, node: exp.Column, scope: Scope) -> Value:
    """Return a column of a source; Refused where none has it: the alias of a column is no source."""
    found = scope.column(node.table, node.name)
    if found is None:
        raise Refused(f"no column {node.sql('duckdb')}")
    return found


def boolean(_: Writer, node: exp.Boolean, __: Scope) -> Value:
    """Return 1 or 0."""
    return Value("1" if node.this else "0", BOOL)


def null(_: Writer, __: exp.Null, ___: Scope) -> Value:
    """Return NULL."""
    return Value("NULL", NULL)


def in_brackets(writer: Writer, node: exp.Paren, scope: Scope) -> Value:
    """Return what stands in brackets."""
    inner = writer.value(node.this, scope)
    return inner._replace(sql=f"({inner.sql})")


def joined_text(writer: Writer, node: exp.DPipe, scope: Scope) -> Value:
    """Return texts, or lists, one behind the other; NULL when one is."""
    one, other = writer.value(node.this, scope), writer.value(node.expression, scope)
    if LIST in (one.kind, other.kind):
        raise Refused("lists joined")
    left, right = as_text(one), as_text(other)
    fixed = left.fixed + right.fixed if left.fixed is not None and right.fixed is not None else None
    return Value(f"({left.sql} || {right.sql})", TEXT, fixed)


def logic(word: str) -> Write:
    """Return the writer of AND or OR."""

    def write(writer: Writer, node: exp.Connector, scope: Scope) -> Value:
        return Value(f"({writer.truth(node.this, scope)} {word} {writer.truth(node.expression, scope)})", BOOL)

    return write


def negated(writer: Writer, node: exp.Not, scope: Scope) -> Value:
    """Return the opposite of a condition."""
    return Value(f"(NOT {writer.truth(node.this, scope)})", BOOL)


def comparison(writer: Writer, node: exp.Binary, scope: Scope) -> Value:
    """Return whether two values of one kind are equal, or one is less."""
    one, other = writer.value(node.this, scope), writer.value(node.expression, scope)
    _, (left, right) = alike(one, other)
    return Value(f"({left} {COMPARISONS[type(node)]} {right})", BOOL)


def identity(writer: Writer, node: exp.Is, scope: Scope) -> Value:
    """Return whether a value is NULL, TRUE or FALSE."""
    word = {exp.Null: "NULL", exp.Boolean: "TRUE" if node.expression.this else "FALSE"}.get(type(node.expression))
    if word is None:
        raise Refused(node.sql("duckdb"))
    inner = writer.value(node.this, scope).sql if word == "NULL" else writer.truth(node.this, scope)
    return Value(f"({inner} IS {word})", BOOL)


def sum_of(sign: str) -> Write:
    """Return the writer of + or -."""

    def write(writer: Writer, node: exp.Binary, scope: Scope) -> Value:
        return total(*writer.numbers(node, scope), sign)

    return write


def multiplied(writer: Writer, node: exp.Mul, scope: Scope) -> Value:
    """Return a product, with the digits of both behind its point."""
    one, other = writer.numbers(node, scope)
    kind = Kind(
        "dec" if "dec" in (one.kind.name, other.kind.name) else "int",
        one.kind.scale + other.kind.scale,
        one.kind.digits + other.kind.digits,
    )
    return product(one, other, kind)


def remainder(writer: Writer, node: exp.Mod, scope: Scope) -> Value:
    """Return what is left, with the sign of the dividend."""
    kind, (left, right) = alike(*writer.numbers(node, scope))
    return Value(f"({left} % {right})", kind)


def opposite(writer: Writer, node: exp.Neg, scope: Scope) -> Value:
    """Return a number with the other sign."""
    inner = writer.number(node.this, scope)
    return Value(f"(- {inner.sql})", inner.kind)


def absolute(writer: Writer, node: exp.Abs, scope: Scope) -> Value:
    """Return a number without its sign."""
    inner = writer.number(node.this, scope)
    return Value(f"abs({inner.sql})", inner.kind)


def within_list(writer: Writer, node: exp.In, scope: Scope) -> Value:
    """Return whether a value is one of some, or one that a SELECT gives."""
    sought = writer.value(node.this, scope)
    if node.args.get("query") is not None:
        sql, columns = writer.query(node.args["query"].this, scope)
        (kind,) = columns.values()
        if united((sought.kind, kind)).is_number and kind.scale != sought.kind.scale:
            raise Refused("IN with numbers of two scales")
        return Value(f"({sought.sql} IN ({sql}))", BOOL)
    _, (one, *others) = alike(sought, *(writer.value(each, scope) for each in node.expressions))
    return Value(f"({one} IN ({', '.join(others)}))", BOOL)


def between(writer: Writer, node: exp.Between, scope: Scope) -> Value:
    """Return whether a value lies between two, both included."""
    _, (one, low, high) = alike(*(writer.value(node.args[key], scope) for key in ("this", "low", "high")))
    return Value(f"({one} BETWEEN {low} AND {high})", BOOL)


def case(writer: Writer, node: exp.Case, scope: Scope) -> Value:
    """Return the value of the first condition that holds."""
    tests, results = [each.this for each in node.args["ifs"]], [each.args["true"] for each in node.args["ifs"]]
    compared = ""
    if node.this is None:
        conditions = [writer.truth(each, scope) for each in tests]
    else:
        _, (compared, *conditions) = alike(writer.value(node.this, scope), *(writer.value(each, scope) for each in tests))
    default = node.args.get("default")
    kind, values = alike(
        *(writer.value(each, scope) for each in results), Value("NULL", NULL) if default is None else writer.value(default, scope)
    )
    cases = "".join(f" WHEN {condition} THEN {value}" for condition, value in zip(conditions, values, strict=False))
    return Value(f"CASE {compared}{cases} ELSE {values[-1]} END", kind)


def first_known(writer: Writer, node: exp.Coalesce, scope: Scope) -> Value:
    """Return the first of some values that is not NULL."""
    kind, values = alike(*(writer.value(each, scope) for each in (node.this, *node.expressions)))
    return Value(call("COALESCE", *values), kind)


def null_if(writer: Writer, node: exp.Nullif, scope: Scope) -> Value:
    """Return a value, NULL where it equals the other."""
    one = writer.value(node.this, scope)
    kind, values = alike(one, writer.value(node.expression, scope))
    return Value(call("NULLIF", *values), kind)


def extreme(name: str) -> Write:
    """Return the writer of ``greatest`` or ``least``, which pass over what is NULL."""

    def write(writer: Writer, node: exp.Func, scope: Scope) -> Value:
        kind, (found, *others) = alike(*(writer.value(each, scope) for each in (node.this, *node.expressions)))
        for other in others:
            found = f"COALESCE({name}({found}, {other}), {found}, {other})"
        return Value(found, kind)

    return write


def cast(writer: Writer, node: exp.Cast, scope: Scope) -> Value:
    """Return a value as another type."""
    value, target = writer.value(node.this, scope), node.to.sql("duckdb")
    tries = isinstance(node, exp.TryCast)
    if target.startswith("DECIMAL"):
        digits, scale = (int(each.name) for each in node.to.expressions)
        if tries and value.kind != TEXT:
            raise Refused(node.sql("duckdb"))
        return as_decimal(value, digits, scale, tries=tries)
    wanted = kind_of(target)
    if value.kind in (wanted, NULL) or (wanted == DATE and value.fixed is not None):
        return Value(value.sql, wanted, value.fixed)
    if wanted == TEXT and not tries:
        return as_text(value)
    if value.kind == TEXT and ((wanted == DATE and tries) or (wanted == COUNT and not tries)):
        return Value(call("date_of" if wanted == DATE else "integer_of", value.sql), wanted)
    raise Refused(node.sql("duckdb"))


def date_part(start: int, length: int) -> Write:
    """Return the writer of a part of a date."""

    def write(writer: Writer, node: exp.Func, scope: Scope) -> Value:
        inner = writer.value(node.this, scope)
        if inner.kind not in (DATE, NULL):
            raise Refused(node.sql("duckdb"))
        return Value(f"CAST(substr({inner.sql}, {start}, {length}) AS INTEGER)", Kind("int", 0, length))

    return write


def like(writer: Writer, node: exp.Like, scope: Scope) -> Value:
    """Return whether a text is like a pattern, letter case told apart."""
    word = "NOT LIKE" if node.args.get("negate") else "LIKE"
    return Value(f"({writer.text(node.this, scope)} {word} {writer.text(node.expression, scope)})", BOOL)


def begins(writer: Writer, node: exp.StartsWith, scope: Scope) -> Value:
    """Return whether a text begins with another."""
    one, other = writer.text(node.this, scope), writer.text(node.expression, scope)
    return Value(f"(substr({one}, 1, length({other})) = {other})", BOOL)


def matched(writer: Writer, node: exp.RegexpLike, scope: Scope) -> Value:
    """Return whether a pattern occurs in a text."""
    if node.args.get("flag") is not None:
        raise Refused("flags of a pattern")
    return Value(call("matches", writer.pattern(node.expression, scope), writer.text(node.this, scope)), BOOL)


def extracted(writer: Writer, node: exp.RegexpExtract, scope: Scope) -> Value:
    """Return the first occurrence of a pattern, or a group of it; an empty text where there is none."""
    group = node.args.get("group")
    arguments = writer.pattern(node.expression, scope), writer.text(node.this, scope), "0" if group is None else group.name
    return Value(call("extracted", *arguments), TEXT)


def replaced_pattern(writer: Writer, node: exp.RegexpReplace, scope: Scope) -> Value:
    """Return a text with the first occurrence of a pattern, or all of them, replaced by a plain text."""
    modifiers, by = node.args.get("modifiers"), node.args["replacement"]
    if not by.is_string or "\\" in by.name or (modifiers is not None and modifiers.name != "g"):
        raise Refused(node.sql("duckdb"))
    arguments = (
        writer.pattern(node.expression, scope),
        writer.text(node.this, scope),
        quoted(by.name),
        "0" if modifiers is not None else "1",
    )
    return Value(call("replaced", *arguments), TEXT)


def of_texts(name: str, kind: Kind, *keys: str) -> Write:
    """Return the writer of a function of texts that SQLite has too."""

    def write(writer: Writer, node: exp.Func, scope: Scope) -> Value:
        return Value(call(name, *(writer.text(node.args[key], scope) for key in keys)), kind)

    return write


def part_of_text(writer: Writer, node: exp.Substring, scope: Scope) -> Value:
    """Return a part of a text, from a character counted from 1."""
    start, length = node.args["start"], writer.number(node.args["length"], scope)
    if not start.is_int or int(start.name) < 1:
        raise Refused(node.sql("duckdb"))
    return Value(call("substr", writer.text(node.this, scope), start.name, length.sql), TEXT)


def with_separator(writer: Writer, node: exp.ConcatWs, scope: Scope) -> Value:
    """Return the texts that are not NULL, a separator between them."""
    return Value(call("with_separator", *(as_text(writer.value(each, scope)).sql for each in node.expressions)), TEXT)


def array(writer: Writer, node: exp.Array, scope: Scope) -> Value:
    """Return a list of texts."""
    return Value(call("list_of", *(writer.text(each, scope) for each in node.expressions)), LIST)


def exists(writer: Writer, node: exp.Exists, scope: Scope) -> Value:
    """Return whether a SELECT gives any row."""
    return Value(f"EXISTS ({writer.query(node.this, scope)[0]})", BOOL)


def one_value(writer: Writer, node: exp.Subquery, scope: Scope) -> Value:
    """Return the one value that a SELECT gives: it must be one that gives one row."""
    select = node.this
    if not isinstance(select, exp.Select) or select.args.get("group") is not None or select.find(exp.AggFunc) is None:
        raise Refused("a SELECT as a value must aggregate, and not group")
    sql, columns = writer.query(select, scope)
    (kind,) = columns.values()
    return Value(f"({sql})", kind)


WRITERS: Mapping[type[exp.Expr], Write] = {
    exp.Literal: literal, exp.Placeholder: parameter, exp.Parameter: parameter, exp.Column: column, exp.Boolean: boolean, exp.Null: null,
    exp.Paren: in_brackets, exp.DPipe: joined_text, exp.And: logic("AND"), exp.Or: logic("OR"), exp.Not: negated, exp.Is: identity,
    **dict.fromkeys(COMPARISONS, comparison), exp.Add: sum_of("+"), exp.Sub: sum_of("-"), exp.Mul: multiplied, exp.Mod: remainder,
    exp.Neg: opposite, exp.Abs: absolute, exp.In: within_list, exp.Between: between, exp.Case: case, exp.Coalesce: first_known, exp.Nullif: null_if,
    exp.Greatest: extreme("max"), exp.Least: extreme("min"), exp.Cast: cast, exp.TryCast: cast, exp.Year: date_part(1, 4), exp.Month: date_part(6, 2),
    exp.Like: like, exp.StartsWith: begins, exp.RegexpLike: matched, exp.RegexpExtract: extracted, exp.RegexpReplace: replaced_pattern,
    exp.Length: of_texts("length", COUNT, "this"), exp.StrPosition: of_texts("instr", COUNT, "this", "substr"),
    exp.Replace: of_texts("replace", TEXT, "this", "expression", "replacement"), exp.Substring: part_of_text, exp.ConcatWs: with_separator,
    exp.Array: array, exp.Exists: exists, exp.Subquery: one_value, exp.Count: counted, exp.Sum: summed, exp.Max: aggregate("max"),
    exp.Min: aggregate("min"), exp.LogicalAnd: aggregate("min"), exp.LogicalOr: aggregate("max"), exp.ArrayAgg: listed, exp.GroupConcat: strung,
    exp.Anonymous: macro, exp.Filter: filtered, exp.Window: window, exp.RowNumber: place_among("row_number"), exp.DenseRank: place_among("dense_rank"),
}  # fmt: skip
