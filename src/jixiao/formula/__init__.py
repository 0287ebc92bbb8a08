"""The two languages of the form: calculations (算式) and target values (指标值), read exactly and judged with care."""

from jixiao.formula.encode import to_json, tree_json
from jixiao.formula.evaluate import evaluate
from jixiao.formula.mentions import Mention, mentions
from jixiao.formula.render import render_tree
from jixiao.formula.statement import BudgetReading, cost_items
from jixiao.formula.tree import Node, Note, Problem, Result, Slip, as_decimal, decimal_text
from jixiao.formula.units import money_scale, split_unit, unit_class

__all__ = [
    "BudgetReading",
    "Mention",
    "Node",
    "Note",
    "Problem",
    "Result",
    "Slip",
    "as_decimal",
    "cost_items",
    "decimal_text",
    "evaluate",
    "mentions",
    "money_scale",
    "render_tree",
    "split_unit",
    "to_json",
    "tree_json",
    "unit_class",
]
