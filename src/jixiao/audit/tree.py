"""A SELECT as DuckDB's own syntax tree, with scopes: which source a column comes from, through subqueries and WITH.

The tree is that of ``json_serialize_sql``; what is read here are its names of nodes and fields.
"""

from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import count
from typing import TYPE_CHECKING, NamedTuple, cast

from msgspec import DecodeError

from jixiao.door import decoded
from jixiao.facts.schema import all_tables

if TYPE_CHECKING:
    from jixiao.facts.duck import DuckDBPyConnection

Node = Mapping[str, object]
MOST_SELECTS = 400
"""A query that names more, counted where they are used, is written to choke its reader."""
Way = tuple[int, ...]
"""Where a source stands: the way from the outermost SELECT to it, so that one WITH named twice has two places."""


class Unreadable(ValueError):
    """A SELECT that is not followed: of a shape unknown here, or too large."""


class Table(NamedTuple):
    """A fact table where a SELECT names it."""

    at: Way
    name: str


class Query(NamedTuple):
    """What a subquery or a WITH gives: one SELECT, or several put together."""

    selects: tuple["Select", ...]


Source = Table | Query


class Join(NamedTuple):
    """A source of a SELECT: its name there, whether a row may be without it, and the conditions it is joined by."""

    alias: str
    source: Source
    optional: bool
    conditions: tuple[Node, ...]


class Found(NamedTuple):
    """What a column comes down to: a table's column, or an expression of an inner SELECT."""

    table: Table | None
    column: str
    inner: tuple["Select", Node] | None


class Select:
    """One SELECT in one place of a query; its sources are opened when they are asked for."""

    def __init__(self, node: Node, at: Way, outer: "Select | None", named: Mapping[str, Node], budget: list[int]) -> None:
        budget[0] -= 1
        if budget[0] < 0 or node.get("type") != "SELECT_NODE":
            raise Unreadable(str(node.get("type")))
        self.node, self.at, self.outer, self._budget = node, at, outer, budget
        self._named = {**named, **_with(node)}

    @cached_property
    def outputs(self) -> dict[str, Node]:
        """The expressions of its columns by name; Unreadable for a star."""
        found: dict[str, Node] = {}
        for expression in children(self.node, "select_list"):
            if expression.get("class") == "STAR":
                raise Unreadable("*")
            found[name_of(expression)] = expression
        return found

    @cached_property
    def joins(self) -> tuple[Join, ...]:
        """The sources in order."""
        source = child(self.node, "from_table")
        return tuple(self._joins(source, optional=False, conditions=(), steps=count())) if source else ()

    @property
    def filters(self) -> Iterator[Node]:
        """Its conditions: WHERE, HAVING, QUALIFY."""
        found = (child(self.node, key) for key in ("where_clause", "having", "qualify"))
        return (condition for condition in found if condition)

    @property
    def groups(self) -> list[Node]:
        """The expressions it groups by."""
        return children(self.node, "group_expressions")

    def _joins(self, source: Node, *, optional: bool, conditions: tuple[Node, ...], steps: Iterator[int]) -> Iterator[Join]:
        if source["type"] == "JOIN":
            kind, condition = str(source.get("join_type")), child(source, "condition")
            if source.get("using_columns"):
                raise Unreadable("USING")
            left, right = (cast("Node", source[side]) for side in ("left", "right"))
            yield from self._joins(left, optional=optional or kind in ("RIGHT", "OUTER"), conditions=conditions, steps=steps)
            own = (*conditions, condition) if condition else conditions
            yield from self._joins(right, optional=optional or kind in ("LEFT", "OUTER"), conditions=own, steps=steps)
        elif source["type"] not in ("EMPTY", "EXPRESSION_LIST"):
            alias = str(source.get("alias") or source.get("table_name") or "")
            yield Join(alias, self._source(source, (*self.at, next(steps))), optional, conditions)

    def _source(self, source: Node, at: Way) -> Source:
        if source["type"] == "SUBQUERY":
            return Query(self.inner(cast("Node", cast("Node", source["subquery"])["node"]), at))
        name = str(source.get("table_name"))
        if source["type"] != "BASE_TABLE" or (name not in self._named and name not in all_tables()):
            raise Unreadable(name)
        return Query(self.inner(self._named[name], at)) if name in self._named else Table(at, name)

    def inner(self, node: Node, at: Way) -> tuple["Select", ...]:
        """Return the SELECTs of a query that stands inside of this one."""
        return tuple(_selects(node, at, self, self._named, self._budget))

    def find(self, names: list[str]) -> Iterator[Found]:
        """Yield what a column comes down to, once for each SELECT of a union; nothing where no source has it."""
        found = [one for join in self.joins if len(names) == 1 or join.alias == names[-2] for one in _columns(join.source, names[-1])]
        if found or self.outer is None:
            yield from found
        else:
            yield from self.outer.find(names)


def _selects(node: Node, at: Way, outer: Select | None, named: Mapping[str, Node], budget: list[int]) -> Iterator[Select]:
    if node.get("type") != "SET_OPERATION_NODE":
        yield Select(node, at, outer, named, budget)
        return
    united = children(node, "children") or [cast("Node", node[side]) for side in ("left", "right")]
    for number, part in enumerate(united, 1):
        yield from _selects(part, (*at, -number), outer, {**named, **_with(node)}, budget)


def _with(node: Node) -> dict[str, Node]:
    """Return the queries that a WITH names."""
    entries = children(child(node, "cte_map") or {}, "map")
    return {str(entry["key"]): _query_of(cast("Node", entry["value"])) for entry in entries}


def _columns(source: Source, column: str) -> Iterator[Found]:
    """Yield a source's column of that name: a table's, or a query's, by name in its first SELECT and by position in the others."""
    if isinstance(source, Table):
        if column in {c.name for c in all_tables()[source.name]}:
            yield Found(source, column, None)
        return
    names = list(source.selects[0].outputs)
    if column in names:
        for select in source.selects:
            yield Found(None, column, (select, list(select.outputs.values())[names.index(column)]))


class Links:
    """Columns that are equal in every row."""

    def __init__(self) -> None:
        self._one: dict[tuple[Way, str], tuple[Way, str]] = {}

    def _first(self, column: tuple[Way, str]) -> tuple[Way, str]:
        while column in self._one:
            column = self._one[column]
        return column

    def join(self, one: tuple[Way, str], other: tuple[Way, str]) -> None:
        """Note that two columns are equal."""
        if (left := self._first(one)) != (right := self._first(other)):
            self._one[left] = right

    def joined(self, one: tuple[Way, str], other: tuple[Way, str]) -> bool:
        """Whether two columns are known to be equal."""
        return self._first(one) == self._first(other)


def equalities(condition: Node) -> Iterator[tuple[Node, Node]]:
    """Yield the two sides of every equation that must hold for the condition to hold."""
    if condition.get("type") == "CONJUNCTION_AND":
        for part in children(condition, "children"):
            yield from equalities(part)
    elif condition.get("type") == "COMPARE_EQUAL":
        yield cast("Node", condition["left"]), cast("Node", condition["right"])


def _query_of(value: Node) -> Node:
    return cast("Node", value["query_node"] if "query_node" in value else cast("Node", value["query"])["node"])


def child(node: Node, key: str) -> Node | None:
    """Return the node under a key, None where there is none."""
    found = node.get(key)
    return found if isinstance(found, dict) else None


def children(node: Node, key: str) -> list[Node]:
    """Return the nodes under a key."""
    found = node.get(key)
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def arguments(expression: Node) -> list[Node]:
    """Return what a function is given."""
    return [cast("Node", one["expression"]) for one in children(expression, "arguments")] or children(expression, "children")


def parts(value: object) -> Iterator[Node]:
    """Yield the expressions that stand directly in an expression."""
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        if isinstance(inner, dict) and "class" in inner:
            yield inner
        elif isinstance(inner, dict | list):
            yield from parts(inner)


def subqueries(expression: Node) -> Iterator[Node]:
    """Yield the subqueries of an expression, not those inside of them."""
    if expression.get("class") == "SUBQUERY":
        yield expression
    for part in parts(expression):
        yield from subqueries(part)


def name_of(expression: Node) -> str:
    """Return the name of a column that an expression makes."""
    names = expression.get("column_names")
    return str(expression.get("alias") or (names[-1] if isinstance(names, list) and names else expression.get("query_location")))


def opened(database: "DuckDBPyConnection", sql: str) -> tuple[Select, ...]:
    """Return the SELECTs of a statement as they are put together; Unreadable for what is no such statement."""
    row = database.execute("SELECT json_serialize_sql(?)", [sql]).fetchone()
    try:
        tree = decoded(row[0] if row else b"{}", dict[str, object])
    except DecodeError as wrong:
        raise Unreadable("too deep") from wrong
    statements = children(tree, "statements")
    node = child(statements[0], "node") if len(statements) == 1 else None
    if node is None:
        raise Unreadable("no single SELECT")
    return tuple(_selects(node, (), None, {}, [MOST_SELECTS]))


def is_verdict(expression: Node, wanted: bool | type[object] | None = object) -> bool:
    """Whether an expression is TRUE, FALSE or NULL as it stands; with ``wanted`` whether it is that."""
    while expression.get("class") == "CAST":
        expression = cast("Node", expression["child"])
    literal = child(expression, "literal") or {}
    if literal.get("kind") not in ("BOOLEAN", "NULL_LITERAL"):
        return False
    return wanted is object or str(literal.get("text")) == str(wanted).lower()


def is_another(expression: Node, want: bool | None) -> bool:
    """Whether an expression is a verdict as it stands, and not the one that is wanted."""
    return want is not None and is_verdict(expression) and not is_verdict(expression, want)
