"""Where the names of a SELECT come from: its tables, the queries that a WITH names, the SELECT around it."""

from collections.abc import Mapping
from typing import NamedTuple

from sqlglot import exp
from transpile.kinds import Kind, Refused
from transpile.values import Value, quoted

Columns = Mapping[str, Kind]


class Scope(NamedTuple):
    """The sources of one SELECT by their alias, its own columns by name, and the scope around it."""

    sources: dict[str, Columns]
    own: Mapping[str, exp.Expr]
    outer: "Scope | None" = None

    def column(self, table: str, name: str) -> Value | None:
        """Return a column of a source, here or around; None where no source has it. Refused when two have."""
        found = [alias for alias, columns in self.sources.items() if (not table or alias == table) and name in columns]
        if len(found) > 1:
            raise Refused(f"{name} is ambiguous")
        if found:
            return Value(f"{identifier(found[0])}.{identifier(name)}", self.sources[found[0]][name])
        return self.outer.column(table, name) if self.outer else None


def identifier(name: str) -> str:
    """Return a name as SQL writes it."""
    if '"' in name:
        raise Refused(quoted(name))
    return f'"{name}"'


def spelt(node: exp.Expr, scope: Scope) -> exp.Expr:
    """Return an expression with the names of the SELECT's own columns spelt out, where no source has a column of that name."""

    def spell(each: exp.Expr) -> exp.Expr:
        if isinstance(each, exp.Column) and not each.table and each.name in scope.own and scope.column("", each.name) is None:
            return exp.Paren(this=scope.own[each.name].copy())
        return each

    return node.copy().transform(spell)
