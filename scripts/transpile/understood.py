"""Which parts of SQLGlot's nodes are understood: a part that is not on the list, and is there, makes the SELECT refused."""

from sqlglot import exp
from transpile.kinds import Refused

BOTH = "this expression"
UNDERSTOOD = {
    "Abs Boolean Exists From Having Identifier:quoted Length LogicalAnd LogicalOr Max Min Month Neg Not Paren Placeholder Qualify Sum": "this",
    "TableAlias Where Year DataTypeParam RowNumber DenseRank Null Star Order:expressions Literal:is_string Alias:alias CTE:alias Table:alias": "this",
    "Subquery:alias Column:table Cast:to Coalesce:expressions Count:big_int DataType:expressions Nullif:expression Ordered:desc": "this",
    "Substring:start:length StrPosition:substr If:true Case:ifs:default Greatest:expressions:ignore_nulls ArrayAgg": "this",
    "Least:expressions:ignore_nulls TryCast:to:safe Window:partition_by:over:order GroupConcat:separator Limit:expression": "this",
    "Add And EQ Filter GT GTE Is LT LTE Mod Mul NEQ NullSafeEQ NullSafeNEQ Or RegexpLike StartsWith Sub Union:distinct": BOTH,
    "DPipe:safe Like:negate RegexpExtract:group:null_if_pos_overflow RegexpReplace:replacement:modifiers:single_replace": BOTH,
    "Replace:replacement": BOTH,
    "Array Distinct Group With ConcatWs:safe:coalesce": "expressions",
    "In:expressions:query Between:low:high Join:on:side": "this",
    "Anonymous:this Select:from_:joins:where:order:with_:group:having:distinct:qualify:limit": "expressions",
}
PARTS = {
    name: frozenset((*shared.split(), *more))
    for names, shared in UNDERSTOOD.items()
    for name, *more in (each.split(":") for each in names.split())
}
"""The parts of every sort of node."""


def check(tree: exp.Expr) -> None:
    """Raise Refused for the first node of a sort, or with a part, that is not understood."""
    for node in tree.walk():
        name = type(node).__name__
        there = {part for part, value in node.args.items() if value not in (None, False, [])}
        strange = there - PARTS.get(name, frozenset())
        if name not in PARTS or strange:
            raise Refused(f"{name} {' '.join(sorted(strange))}: {node.sql('duckdb')[:80]}")
