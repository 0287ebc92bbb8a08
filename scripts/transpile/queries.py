"""A whole SELECT in SQLite's SQL: sources, WITH, unions, QUALIFY."""

from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import count
from typing import cast

from sqlglot import exp
from transpile.expressions import WRITERS
from transpile.kinds import NULL, Kind, Refused, united
from transpile.scopes import Columns, Scope, identifier, spelt
from transpile.understood import check
from transpile.values import Value, scaled
from transpile.writer import Writer

Named = Mapping[str, Columns]
KEPT = "kept by the condition of a window"


class Queries(Writer):
    """Writes one rule: ``tables`` and ``parameters`` give the kinds of what it reads."""

    def __init__(self, tables: Named, parameters: Mapping[str, Kind]) -> None:
        super().__init__(WRITERS, parameters)
        self._tables = tables
        self._named: list[dict[str, Columns]] = []
        self._numbers = count(1)

    def whole(self, tree: exp.Expr) -> tuple[str, Columns]:
        """Return a rule's SELECT and its columns; Refused where any of it is not understood."""
        check(tree)
        return self.query(tree, None)

    def query(self, node: exp.Expr, outer: Scope | None) -> tuple[str, Columns]:
        """Return a SELECT or several put together, and its columns."""
        named = node.args.get("with_")
        before = ""
        if named is not None:
            if named.args.get("recursive"):
                raise Refused("WITH RECURSIVE")
            self._named.append({})
            read = Counter(table.name for table in node.find_all(exp.Table))
            before = f"WITH {', '.join(self._entry(each, outer, often=read[each.alias] > 1) for each in named.expressions)} "
        sql, columns = self._union(node, outer) if isinstance(node, exp.SetOperation) else self._select(cast("exp.Select", node), outer)
        if named is not None:
            self._named.pop()
        return before + sql, columns

    def _entry(self, entry: exp.CTE, outer: Scope | None, *, often: bool) -> str:
        """Return a named SELECT; SQLite works one that is read ``often`` out once, as DuckDB does, not once for each row that asks for it."""
        sql, columns = self.query(entry.this, outer)
        self._named[-1][entry.alias] = columns
        return f"{identifier(entry.alias)} AS {'MATERIALIZED ' if often else ''}({sql})"

    def _union(self, node: exp.SetOperation, outer: Scope | None) -> tuple[str, Columns]:
        if not isinstance(node, exp.Union) or any(node.args.get(key) for key in ("order", "limit", "by_name")):
            raise Refused(type(node).__name__)
        (left, ones), (right, others) = self.query(node.this, outer), self.query(node.expression, outer)
        if len(ones) != len(others):
            raise Refused("UNION of unlike rows")
        columns = {name: united((one, other)) for (name, one), other in zip(ones.items(), others.values(), strict=True)}
        word = "UNION" if node.args.get("distinct") else "UNION ALL"
        parts = self._part(node.this, left, columns, ones), self._part(node.expression, right, columns, others)
        return f"{parts[0]} {word} {parts[1]}", columns

    def _part(self, node: exp.Expr, sql: str, wanted: Columns, given: Columns) -> str:
        """Return a part of a union with its numbers in the scales of the whole."""
        pairs = list(zip(wanted.values(), given.items(), strict=True))
        if all(one.scale == other.scale or other == NULL for one, (_, other) in pairs):
            is_plain = not any(node.args.get(key) for key in ("with_", "order", "limit", "qualify"))
            return sql if is_plain and (isinstance(node, exp.Select) or node.arg_key == "this") else f"SELECT * FROM ({sql})"
        cells = [scaled(Value(identifier(name), kind), one.scale).sql for one, (name, kind) in pairs]
        return f"SELECT {', '.join(cells)} FROM ({sql})"

    def _select(self, node: exp.Select, outer: Scope | None) -> tuple[str, Columns]:
        if not isinstance(node, exp.Select):
            raise Refused(type(node).__name__)
        scope = Scope({}, {each.alias: each.this for each in node.expressions if isinstance(each, exp.Alias)}, outer)
        sources = self._sources(node, scope)
        outputs = list(self._outputs(node, scope))
        found = dict(outputs)
        if len(found) < len(outputs):
            raise Refused("two columns of one name")
        columns = {name: value.kind for name, value in found.items()}
        cells = [f"{value.sql} AS {identifier(name)}" for name, value in found.items()]
        qualify = node.args.get("qualify")
        if qualify is not None:
            cells.append(f"{self.truth(spelt(qualify.this, scope), scope)} AS {identifier(KEPT)}")
        parts = [f"SELECT {'DISTINCT ' if node.args.get('distinct') else ''}{', '.join(cells)}", sources, *self._clauses(node, scope)]
        sql = " ".join(filter(None, parts))
        if qualify is not None:
            sql = f"SELECT {', '.join(map(identifier, columns))} FROM ({sql}) WHERE {identifier(KEPT)}"
        return sql, columns

    def _outputs(self, node: exp.Select, scope: Scope) -> Iterable[tuple[str, Value]]:
        for each in node.expressions:
            if (
                isinstance(each, exp.Star)
                or isinstance(each.unalias(), exp.Star)
                or (isinstance(each, exp.Column) and isinstance(each.this, exp.Star))
            ):
                yield from self._star(each, scope)
            else:
                yield each.alias_or_name or f"column {next(self._numbers)}", self.value(each.unalias(), scope)

    def _star(self, node: exp.Expr, scope: Scope) -> Iterable[tuple[str, Value]]:
        if node.args.get("except_") or node.args.get("replace") or node.args.get("rename"):
            raise Refused("* EXCLUDE")
        table = node.table if isinstance(node, exp.Column) else ""
        for alias, columns in scope.sources.items():
            for name, kind in columns.items() if table in ("", alias) else ():
                yield name, Value(f"{identifier(alias)}.{identifier(name)}", kind)

    def _sources(self, node: exp.Select, scope: Scope) -> str:
        start = node.args.get("from_")
        if start is None:
            return ""
        text = f"FROM {self._source(start.this, scope)}"
        for join in node.args.get("joins") or ():
            side = str(join.args.get("side") or "")
            if join.args.get("using") or join.args.get("method") or side not in ("", "LEFT"):
                raise Refused(join.sql("duckdb")[:80])
            text += f"{side and f' {side}'} JOIN {self._source(join.this, scope)}"
            condition = join.args.get("on")
            text += f" ON {self.truth(condition, scope)}" if condition is not None else ""
        return text

    def _source(self, node: exp.Expr, scope: Scope) -> str:
        alias = node.alias_or_name
        if isinstance(node, exp.Subquery):
            sql, columns = self.query(node.this, scope.outer)
            sql = f"({sql})"
        elif isinstance(node, exp.Table):
            sql, columns = identifier(node.name), self._columns_of(node.name)
        else:
            raise Refused(type(node).__name__)
        scope.sources[alias] = columns
        return f"{sql} AS {identifier(alias)}"

    def _columns_of(self, name: str) -> Columns:
        for named in (*reversed(self._named), self._tables):
            if name in named:
                return named[name]
        raise Refused(f"no table {name}")

    def _clauses(self, node: exp.Select, scope: Scope) -> Iterable[str]:
        where, group, having, order, limit = (node.args.get(key) for key in ("where", "group", "having", "order", "limit"))
        if where is not None:
            yield f"WHERE {self.truth(spelt(where.this, scope), scope)}"
        if group is not None:
            yield f"GROUP BY {', '.join(self.value(spelt(each, scope), scope).sql for each in group.expressions)}"
        if having is not None:
            yield f"HAVING {self.truth(spelt(having.this, scope), scope)}"
        if order is not None:
            yield self.order(order, scope, scope.own)
        if limit is not None:
            yield f"LIMIT {self.number(limit.expression, scope).sql}"
