"""What writes an expression of a rule in SQLite's SQL: by its sort, with the patterns and parameters that must be bound to run it."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sqlglot import exp
from transpile.kinds import BOOL, NULL, TEXT, Kind, Refused
from transpile.scopes import Columns, Scope, spelt
from transpile.values import Part, Value, as_text

Write = Callable[["Writer", Any, Scope], Value]


class Writer(ABC):
    """Writes one rule: ``writers`` gives a function a sort of expression, ``known`` the kinds of parameters; it notes what must be bound."""

    def __init__(self, writers: Mapping[type[exp.Expr], Write], known: Mapping[str, Kind]) -> None:
        self._writers, self._known = writers, known
        self.parameters: dict[str, Kind] = {}
        self.patterns: dict[tuple[Part, ...], str] = {}

    @abstractmethod
    def query(self, node: exp.Expr, outer: Scope | None) -> tuple[str, Columns]:
        """Return a SELECT or several put together, and its columns."""

    def value(self, node: exp.Expr, scope: Scope) -> Value:
        """Return an expression; Refused for a sort that is not known."""
        if type(node) not in self._writers:
            raise Refused(f"{type(node).__name__}: {node.sql('duckdb')[:80]}")
        return self._writers[type(node)](self, node, scope)

    def truth(self, node: exp.Expr, scope: Scope) -> str:
        """Return a condition."""
        found = self.value(node, scope)
        if found.kind not in (BOOL, NULL):
            raise Refused(f"{found.kind.name} as a condition")
        return found.sql

    def text(self, node: exp.Expr, scope: Scope) -> str:
        """Return an expression that is a text."""
        found = self.value(node, scope)
        if found.kind not in (TEXT, NULL):
            raise Refused(f"{found.kind.name} where a text is wanted: {node.sql('duckdb')[:80]}")
        return found.sql

    def number(self, node: exp.Expr, scope: Scope) -> Value:
        """Return an expression that is a number."""
        found = self.value(node, scope)
        if not found.kind.is_number:
            raise Refused(f"{found.kind.name} where a number is wanted: {node.sql('duckdb')[:80]}")
        return found

    def numbers(self, node: exp.Binary, scope: Scope) -> tuple[Value, Value]:
        """Return the two numbers of an operation."""
        return self.number(node.this, scope), self.number(node.expression, scope)

    def parameter(self, name: str) -> Value:
        """Return a parameter, to be bound."""
        self.parameters[name] = self._known[name]
        return Value(f":{name}", self._known[name], ((name, True),))

    def pattern(self, node: exp.Expr, scope: Scope) -> str:
        """Return a pattern's number: a name to which it is bound where the pattern is known before the query runs."""
        found = as_text(self.value(node, scope))
        if found.fixed is None:
            return f"number_of({found.sql})"
        return f":{self.patterns.setdefault(_together(found.fixed), f'pattern{len(self.patterns) + 1}')}"

    def order(self, node: exp.Order, scope: Scope, own: Mapping[str, exp.Expr] | None = None) -> str:
        """Return an order, what is NULL last as in DuckDB; at the end of a SELECT the names of its ``own`` columns come first."""
        keys = []
        for each in node.expressions:
            is_own = own is not None and isinstance(each.this, exp.Column) and not each.this.table and each.this.name in own
            key = own[each.this.name] if is_own and own is not None else spelt(each.this, scope)
            keys.append(f"{self.value(key, scope).sql}{' DESC' if each.args.get('desc') else ''} NULLS {_nulls(each)}")
        return f"ORDER BY {', '.join(keys)}"


def _together(parts: Sequence[Part]) -> tuple[Part, ...]:
    """Return the pieces of a text with neighbours that stand as they are put together."""
    found: list[Part] = []
    for text, is_parameter in parts:
        if found and not is_parameter and not found[-1][1]:
            found[-1] = (found[-1][0] + text, False)
        else:
            found.append((text, is_parameter))
    return tuple(found)


def _nulls(each: exp.Ordered) -> str:
    return "FIRST" if each.args.get("nulls_first") else "LAST"
