"""What a rule's verdict rests on: the columns that its SELECT reads to come to it, and of which rows.

A column that only fills the message is not among them. Of a table of many rows a verdict may need one that shows the fault, the
rows that are joined to its subject, or every one: what counts, adds up or misses something stands only when all rows are known.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple, cast

from jixiao.audit.rests import Column, Reads, Rows
from jixiao.audit.tree import (
    Found,
    Join,
    Links,
    Node,
    Query,
    Select,
    Table,
    Unreadable,
    Way,
    arguments,
    child,
    children,
    equalities,
    is_another,
    is_verdict,
    parts,
    subqueries,
)

Want = bool | None
"""What an expression has come to in the verdict: true, not true, or either."""
COUNTS = frozenset({"count", "count_star"})
GROUPING = COUNTS | {
    "sum", "strict_sum", "min", "max", "bool_and", "bool_or", "list", "array_agg", "string_agg", "any_value", "first", "last",
    "arg_max", "arg_min", "max_by", "min_by",
}  # fmt: skip
"""Functions that make one value of many rows."""
ENOUGH = frozenset({"COMPARE_GREATERTHAN", "COMPARE_GREATERTHANOREQUALTO", "COMPARE_NOTEQUAL"})
"""Comparisons with a count that hold as soon as there are rows enough; all others hold only when there are no more."""
KEYS = ("id", "at")
"""Columns of which each names one row."""
DEEP = 1_000
"""Ways to subqueries begin here, so that they are no ways to sources."""


class How(NamedTuple):
    """How a column is read: of which rows, and whether over the rows around the subject's own."""

    rows: Rows
    around: bool = False

    def with_rows(self, rows: Rows) -> "How":
        """Return the same for other rows; what needs every row goes on to need it."""
        return self if self.rows is Rows.EVERY else self._replace(rows=rows)


def reads_of(selects: Sequence[Select], subject: str, outputs: Iterable[str] | None = None, *, ok: bool = False) -> Reads:
    """Return what the verdicts of a query about rows of the table ``subject`` rest on.

    ``outputs`` are the columns that decide; without them the column ``ok``, of which only that it came to ``ok``.
    """
    tracer = Tracer(subject)
    try:
        for select in selects:
            tracer.begin(select, outputs, ok=ok)
        tracer.settle()
    except (Unreadable, RecursionError, KeyError, TypeError):
        return Reads(followed=False)
    return tracer.reads()


class Tracer:
    """Follows a query from what decides a verdict back to the columns of tables."""

    def __init__(self, subject: str) -> None:
        self.subject = subject
        self._read: set[tuple[Table, str, How]] = set()
        self._needed: dict[tuple[Way, bool], tuple[Select, How]] = {}
        self._same = Links()
        self._subjects: set[tuple[Way, str]] = set()
        self._one_row: set[Way] = set()
        self._inside: dict[tuple[Way, int], tuple[Select, ...]] = {}

    def begin(self, select: Select, outputs: Iterable[str] | None, *, ok: bool) -> None:
        """Start from one SELECT of the outermost query."""
        self._link(select)
        if "subject" in select.outputs:  # a rule in Python may tell it by another column
            self._subjects.update(self._bases(select.outputs["subject"], select))
        how = How(Rows.JOINED)
        self._need(select, how)
        if outputs is None:
            self.follow(select.outputs["ok"], ok, select, how)
            return
        for name in outputs:
            self.follow(select.outputs[name], None, select, how)

    def settle(self) -> None:
        """Follow the conditions of all that is needed until nothing new turns up."""
        seen = -1
        while seen != (seen := len(self._read) + sum(how.rows for _, how in self._needed.values())):
            for select, how in tuple(self._needed.values()):
                self._conditions(select, how)

    def reads(self) -> Reads:
        """Return what was found."""
        others: dict[Rows, set[Column]] = {}
        own = set()
        for table, column, how in self._read:
            if self._is_own(table) and not how.around:
                own.add((table.name, column))
            else:
                rows = min(how.rows, Rows.JOINED) if table.at in self._one_row and not how.around else how.rows
                others.setdefault(rows, set()).add((table.name, column))
        return Reads(frozenset(own), {rows: frozenset(columns) for rows, columns in others.items()})

    def _is_own(self, table: Table) -> bool:
        return table.name == self.subject and any(self._same.joined((table.at, "id"), one) for one in self._subjects)

    # What stands where

    def _link(self, select: Select) -> None:
        """Note which columns are equal in every row, and which tables give one row to a group, here and inside."""
        for condition in (*select.filters, *(c for join in select.joins for c in join.conditions)):
            for left, right in equalities(condition):
                for one in self._bases(left, select):
                    for other in self._bases(right, select):
                        self._same.join(one, other)
        self._one_row.update(at for group in select.groups for at, column in self._bases(group, select) if column in KEYS)
        for join in select.joins:
            for inner in join.source.selects if isinstance(join.source, Query) else ():
                self._link(inner)
        for expression in (*select.outputs.values(), *select.filters):
            for node in subqueries(expression):
                for inner in self._opened(node, select):
                    self._link(inner)

    def _bases(self, expression: Node, select: Select) -> Iterator[tuple[Way, str]]:
        """Yield the columns of tables that an expression merely passes on."""
        if expression.get("class") != "COLUMN_REF":
            return
        for found in select.find(cast("list[str]", expression["column_names"])):
            if found.table is not None:
                yield found.table.at, found.column
            elif found.inner is not None:
                yield from self._bases(found.inner[1], found.inner[0])

    def _opened(self, node: Node, select: Select) -> tuple[Select, ...]:
        """Return the SELECTs of a subquery inside an expression."""
        key = (select.at, cast("int", node["query_location"]))
        if key not in self._inside:
            query = cast("Node", cast("Node", node["subquery"])["node"])
            self._inside[key] = select.inner(query, (*select.at, cast("int", node["query_location"]) + DEEP))
        return self._inside[key]

    def _name_the_subject(self, expressions: Iterable[Node], select: Select) -> bool:
        """Whether rows that agree in these expressions belong to one subject."""
        bases = (base for expression in expressions for base in self._bases(expression, select))
        return any(self._same.joined(base, one) for base in bases for one in self._subjects)

    # What is needed

    def _need(self, select: Select, how: How) -> None:
        before = self._needed.get((select.at, how.around))
        if before is None or before[1].rows < how.rows:
            self._needed[select.at, how.around] = (select, how)

    def _conditions(self, select: Select, how: How) -> None:
        """Follow what decides which rows a needed SELECT has."""
        for join in select.joins:
            own = self._how(join, how)
            if own is not None:
                self._source(join, own)
                for condition in join.conditions:
                    self.follow(condition, _holds(own), select, own)
        for condition in select.filters:
            self.follow(condition, _holds(how), select, how)
        for group in () if self._name_the_subject(select.groups, select) else select.groups:
            self.follow(group, None, select, how)

    def _how(self, join: Join, how: How) -> How | None:
        """Return how a source is read: as the SELECT it stands in; one that a row may be without only as far as something asks for it."""
        if not join.optional:
            return how
        if isinstance(join.source, Table):
            asked = [known for table, _, known in self._read if table == join.source and known.around == how.around]
        else:
            asked = [self._needed[key][1] for inner in join.source.selects if (key := (inner.at, how.around)) in self._needed]
        return max(asked, default=None)

    def _source(self, join: Join, how: How) -> None:
        if isinstance(join.source, Table):
            self._read.add((join.source, "at", how))
            return
        for inner in join.source.selects:
            self._need(inner, how)

    def follow(self, expression: Node, want: Want, select: Select, how: How) -> None:
        """Follow an expression that came to ``want`` back to the columns it is made of."""
        match expression.get("class"):
            case "COLUMN_REF":
                self._column(expression, want, select, how)
            case "CONJUNCTION" | "CAST":
                for part in parts(expression):
                    self.follow(part, want, select, how)
            case "OPERATOR":
                self._operator(expression, want, select, how)
            case "COMPARISON":
                self._comparison(expression, want, select, how)
            case "CASE":
                self._case(expression, want, select, how)
            case "FUNCTION" | "WINDOW":
                self._function(expression, want, select, how)
            case "SUBQUERY":
                self._subquery(expression, want, select, how)
            case _:
                for part in parts(expression):
                    self.follow(part, None, select, how)

    def _column(self, expression: Node, want: Want, select: Select, how: How) -> None:
        names = cast("list[str]", expression["column_names"])
        found = list(select.find(names))
        for one in found:
            self._found(one, want, how)
        own = select.outputs.get(names[0]) if not found and len(names) == 1 else None
        if own is not None and own is not expression:
            self.follow(own, want, select, how)

    def _found(self, found: Found, want: Want, how: How) -> None:
        if found.table is not None:
            self._read.add((found.table, found.column, how))
        elif found.inner is not None:
            inner, expression = found.inner
            self._need(inner, how)
            self.follow(expression, want, inner, how)

    def _operator(self, expression: Node, want: Want, select: Select, how: How) -> None:
        kind, inner = expression["type"], children(expression, "children")
        if kind in ("OPERATOR_IS_NULL", "OPERATOR_IS_NOT_NULL"):
            self._presence(inner[0], want is not None and want is (kind == "OPERATOR_IS_NOT_NULL"), select, how)
            return
        if kind == "OPERATOR_NOT":
            want = None if want is None else not want
        elif kind != "OPERATOR_COALESCE":
            want = None
        for part in inner:
            self.follow(part, want, select, how)

    def _presence(self, expression: Node, is_there: bool, select: Select, how: How) -> None:
        """Follow that something is not blank, or may be."""
        if self._is_of(GROUPING, expression, select):
            self._count(expression, select, how.with_rows(Rows.WITNESS if is_there else Rows.EVERY))
        elif is_there:
            self.follow(expression, None, select, how.with_rows(Rows.WITNESS))
        else:
            self.follow(expression, None, select, how.with_rows(Rows.EVERY) if self._may_miss(expression, select) else how)

    def _may_miss(self, expression: Node, select: Select) -> bool:
        """Whether a column is blank where no row was joined."""
        names = expression.get("column_names")
        return isinstance(names, list) and any(join.optional for join in select.joins if len(names) > 1 and join.alias == names[-2])

    def _comparison(self, expression: Node, want: Want, select: Select, how: How) -> None:
        left, right = cast("Node", expression["left"]), cast("Node", expression["right"])
        if right.get("class") == "CONSTANT" and self._is_of(COUNTS, left, select):
            rows = Rows.WITNESS if _is_enough(str(expression["type"]), right, want) else Rows.EVERY
            self._count(left, select, how.with_rows(rows))
            return
        for part in (left, right):
            self.follow(part, None, select, how)

    def _is_of(self, functions: Collection[str], expression: Node, select: Select) -> bool:
        """Whether an expression is one of these functions or a sum of them, here or where its column comes from."""
        if expression.get("class") == "COLUMN_REF":
            found = [one.inner for one in select.find(cast("list[str]", expression["column_names"]))]
            return bool(found) and all(inner is not None and self._is_of(functions, inner[1], inner[0]) for inner in found)
        if expression.get("function_name") == "+":
            return all(self._is_of(functions, part, select) for part in arguments(expression))
        return expression.get("function_name") in functions

    def _count(self, expression: Node, select: Select, how: How) -> None:
        """Follow a count of which the rows are known that it takes."""
        if expression.get("class") == "COLUMN_REF":
            for one in select.find(cast("list[str]", expression["column_names"])):
                if one.inner is not None:
                    self._need(one.inner[0], how)
                    self._count(one.inner[1], one.inner[0], how)
            return
        if expression.get("function_name") == "+":
            for part in arguments(expression):
                self._count(part, select, how)
        elif expression["class"] == "WINDOW":
            self._window(expression, select, how)
        else:
            self._many(expression, select, how)

    def _window(self, expression: Node, select: Select, how: How) -> None:
        """Follow a function over the rows around one; those that belong to the subject alone are not around it.

        Which row comes first or last is a rank, and needs no other row than is told.
        """
        if expression.get("function_name") in ("min", "max") and all(map(_is_position, arguments(expression))):
            return
        around = not self._name_the_subject(children(expression, "partitions"), select)
        self._many(expression, select, how._replace(around=how.around or around))

    def _many(self, expression: Node, select: Select, how: How) -> None:
        """Follow a function over many rows: which rows there are, what it takes of each, which of them it takes."""
        self._need(select, how)
        for part in (*arguments(expression), *children(expression, "partitions")):
            self.follow(part, None, select, how)
        taken = child(expression, "filter") or child(expression, "filter_expr")
        if taken is not None:
            self.follow(taken, _holds(how), select, how)

    def _function(self, expression: Node, want: Want, select: Select, how: How) -> None:
        name = expression.get("function_name")
        if expression["type"] == "WINDOW_AGGREGATE":
            self._window(expression, select, how.with_rows(Rows.EVERY))
        elif name in GROUPING:
            one_will_do = (name == "bool_or" and want is True) or (name == "bool_and" and want is False)
            self._many(expression, select, how.with_rows(Rows.WITNESS if one_will_do else Rows.EVERY))
        else:  # a rank among rows is one: what it needs of the others is told with the verdict
            for part in parts(expression):
                self.follow(part, None, select, how)

    def _subquery(self, expression: Node, want: Want, select: Select, how: How) -> None:
        kind = str(expression["subquery_type"])
        is_there = want is not None and want is (kind == "EXISTS")
        how = how.with_rows(Rows.WITNESS if kind in ("EXISTS", "NOT_EXISTS") and is_there else Rows.EVERY)
        for inner in self._opened(expression, select):
            self._need(inner, how)
            if kind not in ("EXISTS", "NOT_EXISTS"):
                for output in inner.outputs.values():
                    self.follow(output, None, inner, how)
        for part in (child(expression, "child"), *children(expression, "children")):
            if part is not None:
                self.follow(part, None, select, how)

    def _case(self, expression: Node, want: Want, select: Select, how: How) -> None:
        """Follow the branches up to the last one that may give the verdict: those behind it were not looked at."""
        branches = [(cast("Node", c["when_expr"]), cast("Node", c["then_expr"])) for c in children(expression, "case_checks")]
        otherwise = child(expression, "else_expr") or {}
        while branches and is_another(otherwise, want) and is_another(branches[-1][1], want):
            branches.pop()
        for when, then in branches:
            if want is None or not is_verdict(then):
                self.follow(when, None, select, how)
                self.follow(then, want, select, how)
            else:  # a branch that gives the verdict was taken, one that gives another was not
                self.follow(when, is_verdict(then, want), select, how)
        self.follow(otherwise, want, select, how)


def _is_position(expression: Node) -> bool:
    """Whether an expression is a row's place in its form."""
    names = expression.get("column_names")
    return isinstance(names, list) and names[-1] == "position"


def _holds(how: How) -> Want:
    """Return what a condition on rows has come to: true in those that are needed; of every row, either."""
    return None if how.rows is Rows.EVERY else True


def _is_enough(comparison: str, number: Node, want: Want) -> bool:
    """Whether a comparison with a count came out so because there were rows enough, not because there were no more."""
    none = (child(number, "literal") or {}).get("text") == "0"
    if comparison in ("COMPARE_EQUAL", "COMPARE_NOTEQUAL") and not none:
        return False
    return want is not None and want is (comparison in ENOUGH)
