"""Whether what a SELECT says of a project follows from the rows of that project alone, whatever else is loaded.

It does where all fact rows that make one row of it are of one project: its sources are joined to one another, those of a subquery to the
row that it is asked for, by columns that name a project or a row of one; and what takes many rows together takes those of one project.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from sqlglot import exp

from jixiao.audit.engines.carried import SHARED

KEYS = frozenset(("project", "item", "indicator"))
"""Columns that name a project or a row of one: where two of them are equal, or one and an id, their rows are of one project."""
AROUND = ""
"""Stands among the sources for the row that a subquery is asked for."""
Names = frozenset[str]
NO_KEYS: Names = frozenset()


class NotApart(Exception):
    """Rows of several projects may come together."""


class Source(NamedTuple):
    """What a SELECT reads from: its columns, those that name a project or a row of one.

    ``shared``: the same rows for every project; ``optional``: a row may be without it.
    """

    columns: Names
    keys: Names
    shared: bool = False
    optional: bool = False


Scope = dict[str, Source]
Named = Mapping[str, Source]


def is_apart(tree: exp.Expr, tables: Mapping[str, Names]) -> bool:
    """Return whether no row of a SELECT is made of rows of several projects; ``tables`` are the columns of the fact tables."""
    known = {
        name: Source(columns, NO_KEYS if name in SHARED else columns & (KEYS | {"id"}), name in SHARED) for name, columns in tables.items()
    }
    try:
        return not _query(tree, (), known).shared
    except NotApart:
        return False


def _query(node: exp.Expr, outer: tuple[Scope, ...], named: Named) -> Source:
    """Return what a query gives; NotApart where rows of several projects may come together in a row of it."""
    for entry in node.args["with_"].expressions if node.args.get("with_") else ():
        named = {**named, entry.alias: _query(entry.this, (), named)}
    if isinstance(node, exp.Subquery):
        return _query(node.this, outer, named)
    if isinstance(node, exp.Union):
        left, right = (_query(side, outer, named) for side in (node.this, node.expression))
        _hold(left.shared == right.shared and (left.shared or not node.args.get("distinct") or bool(left.keys & right.keys)))
        return Source(left.columns, left.keys & right.keys, left.shared)
    _hold(isinstance(node, exp.Select))
    return _select(node, outer, named)


def _select(node: exp.Expr, outer: tuple[Scope, ...], named: Named) -> Source:
    scope: Scope = {}
    for each in (node.args["from_"], *_joins(node)) if node.args.get("from_") else ():
        source = _query(each.this.this, (), named) if isinstance(each.this, exp.Subquery) else named.get(each.this.name)
        _hold(source is not None and each.this.alias_or_name not in scope and each.args.get("side") in (None, "", "LEFT"))
        scope[each.this.alias_or_name] = (source or Source(NO_KEYS, NO_KEYS))._replace(optional=each.args.get("side") == "LEFT")
    shared = all(source.shared for source in scope.values())
    _hold(shared or any(not source.shared and not source.optional for source in scope.values()))
    outputs = {each.alias_or_name: each.unalias() for each in node.expressions}
    keys = frozenset(name for name, each in outputs.items() if _is_key(each, scope))
    if not _is_around(node, (scope, *outer)) and not shared:
        own = {name: each for name, each in outputs.items() if not any(name in source.columns for source in scope.values())}
        groups = node.args["group"].expressions if node.args.get("group") else []
        taken = [groups] if groups or any(not isinstance(each.parent, exp.Window) for each in _within(node, exp.AggFunc)) else []
        taken += [each.args.get("partition_by") or [] for each in _within(node, exp.Window)]
        _hold(all(any(_is_key(own.get(one.name, one), scope) for one in together) for together in taken))
        _hold(not node.args.get("limit") and (not node.args.get("distinct") or bool(keys)))
    _hold(not any(each.args.get("using") or each.args.get("method") for each in _joins(node)))
    for inner in _within(node, exp.Query):
        if not isinstance(inner.parent, exp.From | exp.Join | exp.CTE | exp.Subquery | exp.Union):
            _query(inner, (scope, *outer), named)
    return Source(frozenset(outputs), keys, shared)


def _joins(node: exp.Expr) -> list[exp.Expr]:
    return node.args.get("joins") or []


def _is_around(node: exp.Expr, scopes: tuple[Scope, ...]) -> bool:
    """Return whether all rows of a SELECT are of the project of the row that it is asked for; NotApart where they may be of several."""
    joined = [(each.this.alias_or_name, ends) for each in _joins(node) for ends in _linked(each.args.get("on"), scopes)]
    pairs = [ends for alias, ends in joined if alias in ends or not scopes[0][alias].optional]  # else rows are there without it
    pairs += _linked(node.args["where"].this if node.args.get("where") else None, scopes)
    groups = [{name} for name, source in scopes[0].items() if not source.shared]
    for ends in pairs:
        apart = [group for group in groups if not group & ends]
        groups = [*apart, ends.union(*(group for group in groups if group & ends))]
    groups = [group for group in groups if group != {AROUND}]
    _hold(len(groups) <= 1 and (len(scopes) == 1 or not groups or AROUND in groups[0]))
    return len(scopes) > 1 and bool(groups)


def _linked(condition: exp.Expr | None, scopes: tuple[Scope, ...]) -> Iterator[set[str]]:
    """Yield the two sources of each equation of keys that must hold for a condition to hold."""
    if isinstance(condition, exp.And | exp.Paren):
        for part in (condition.this, condition.args.get("expression")):
            yield from _linked(part, scopes)
    elif isinstance(condition, exp.EQ):
        ends = [_owner(end, scopes) for end in (condition.this, condition.expression)]
        if None not in ends:
            yield {end for end in ends if end is not None}


def _owner(node: exp.Expr, scopes: tuple[Scope, ...]) -> str | None:
    """Return the source of a key, ``AROUND`` where it is one of the SELECTs around; None for what is no key."""
    for depth, scope in enumerate(scopes):
        if found := _sources(node, scope):
            key = len(found) == 1 and node.name in scope[found[0]].keys
            return (AROUND if depth else found[0]) if key else None
    return None


def _sources(node: exp.Expr, scope: Scope) -> list[str]:
    """Return the sources that a column may be of."""
    if not isinstance(node, exp.Column):
        return []
    return [alias for alias, source in scope.items() if (not node.table or alias == node.table) and node.name in source.columns]


def _is_key(node: exp.Expr, scope: Scope) -> bool:
    """Return whether an expression names the project of a row, or a row of it, in every row."""
    found = _sources(node, scope)
    return len(found) == 1 and node.name in scope[found[0]].keys and not scope[found[0]].optional


def _within(node: exp.Expr, kind: type[exp.Expr]) -> Iterable[exp.Expr]:
    """Return the expressions of a kind in a SELECT, not those inside of its subqueries."""
    return [each for each in node.find_all(kind) if each is not node and _holder(each) is node]


def _holder(node: exp.Expr) -> exp.Expr | None:
    """Return the SELECT that an expression stands in."""
    above = node.parent
    while isinstance(above, exp.Expr) and not isinstance(above, exp.Select):
        above = above.parent
    return above


def _hold(what: bool) -> None:
    if not what:
        raise NotApart
