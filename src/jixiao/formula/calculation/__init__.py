"""Calculations (算式) as people write them, read exactly and judged with care."""

from jixiao.formula.calculation.evaluate import evaluate
from jixiao.formula.calculation.mentions import Mention, mentions
from jixiao.formula.calculation.statement import BudgetReading, cost_items
from jixiao.formula.calculation.tree import Node, Note, Problem, Result, Slip, as_decimal, decimal_text

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
]
