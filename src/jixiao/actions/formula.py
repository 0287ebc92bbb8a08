"""Recomputing calculations."""

from jixiao.formula.calculation import Result, evaluate


def formula(text: str) -> Result:
    """Return what a calculation comes to and whether its stated result holds; a problem is data in the result."""
    return evaluate(text)
