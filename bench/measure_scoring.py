"""How long it takes to score projects with their working, beside bare arithmetic without any, totals compared to the hundredth."""

import random
from collections.abc import Callable, Sequence
from decimal import Decimal
from fractions import Fraction
from math import floor
from time import process_time
from typing import NamedTuple

import formulas

from jixiao.scoring.scales import grade_scale
from jixiao.scoring.scheme import DEFAULT, scheme_named
from jixiao.scoring.score import score_execution, score_value
from jixiao.scoring.weights import Levelled, points_of
from jixiao.values.target import Operator, Target
from jixiao.write.evaluation.working import working_words
from jixiao.write.page import Page

PROJECTS, FEW, ROUNDS = 10_000, 200, 3
COST, OUTPUT, BENEFIT, SATISFACTION = "成本指标", "产出指标", "效益指标", "满意度指标"
KINDS: tuple[tuple[str, Operator, str], ...] = (
    (COST, "<=", "元"), (OUTPUT, ">=", "人"), (OUTPUT, "=", "次"), (OUTPUT, ">", "%"), (BENEFIT, "word", "%"), (BENEFIT, "<=", "%"), (SATISFACTION, ">=", "%"),
)  # fmt: skip
POINTS = ("20", "13.34", "13.33", "13.33", "10", "10", "10")
"""What the scheme gives these seven, for the rivals, who can't share out points themselves."""
STEPS = ((90, 100), (80, 80), (60, 60), (0, 0))
SHEET = {
    "more": "=ROUND(IF(A1>=B1,C1,C1*A1/B1),2)",
    "less": "=ROUND(IF(A1<=B1,C1,C1*MAX(0,2*B1-A1)/B1),2)",
    "word": "=ROUND(C1*IF(A1>=90,1,IF(A1>=80,0.8,IF(A1>=60,0.6,0))),2)",
}


class Made(NamedTuple):
    """One project: its money, and for each of its indicators the target and what was reached."""

    budget: Decimal
    executed: Decimal
    targets: tuple[Target, ...]
    actuals: tuple[Decimal, ...]


Scorer = Callable[[Sequence[Made]], list[Decimal]]


def measure() -> dict[str, object]:
    """Return seconds for all projects of each tool, and how many totals agree with exact arithmetic."""
    chance = random.Random(2024)  # noqa: S311 - the same projects in every run
    projects = [made(chance) for _ in range(PROJECTS)]
    tools: dict[str, tuple[Scorer, int]] = {
        "jixiao: points, scores, working, grade": (ours, PROJECTS),
        "Fractions, no working (20 lines)": (by_fractions, PROJECTS),
        "floats, no working (20 lines)": (by_floats, PROJECTS),
        "formulas: a spreadsheet's cells": (by_sheet, FEW),
    }
    exact = by_fractions(projects)
    rows = [row(name, tool, projects[:count], exact) for name, (tool, count) in tools.items()]
    return {
        "title": f"计分 Scoring: {PROJECTS:,} projects of {len(KINDS)} indicators, seconds of one core",
        "rows": rows,
        "notes": [
            f"Wanted: at most 5 s for all. A working: “{working(projects[0])}”",
            "Bare arithmetic is quicker, by as much as it leaves out: it shares out no points, names no rule, says no sentence.",
            f"The spreadsheet's cells scored {FEW} projects; its seconds are brought to all.",
            "“totals agree” counts totals equal to exact rational arithmetic, each row rounded half up to the hundredth; floats miss halves.",
        ],
    }


def made(chance: random.Random) -> Made:
    """Return a project whose actuals lie about its targets."""
    targets = tuple(
        Target(raw="", operator=sign, value=None if sign == "word" else hundredths(chance, 100_000), unit=unit) for _, sign, unit in KINDS
    )
    actuals = tuple(
        hundredths(chance, 10_000) if target.value is None else (target.value * chance.randint(60, 140) / 100).quantize(Decimal("0.01"))
        for target in targets
    )
    budget = hundredths(chance, 10**9)
    return Made(budget, (budget * chance.randint(50, 110) / 100).quantize(Decimal("0.01")), targets, actuals)


def hundredths(chance: random.Random, most: int) -> Decimal:
    """Return a number of two decimals above 0."""
    return Decimal(chance.randint(1, most)).scaleb(-2)


def ours(projects: Sequence[Made]) -> list[Decimal]:
    """Return the totals as evaluated, with every working made on the way."""
    scheme, scale = scheme_named(DEFAULT), grade_scale("in_time")
    totals = []
    for project in projects:
        points = points_of(scheme, [Levelled(level1) for level1, _, _ in KINDS])
        total = score_execution(scheme, project.budget, project.executed, points.execution).score or Decimal(0)
        for (level1, sign, unit), target, actual, own in zip(KINDS, project.targets, project.actuals, points.indicators, strict=True):
            grades = scale if sign == "word" else None
            total += score_value(scheme, target, level1, "数量", actual, own, unit=unit, grades=grades).score or Decimal(0)
        scheme.grade_of(total)
        totals.append(total)
    return totals


def working(project: Made) -> str:
    """Return one sentence of a project's working."""
    made = score_value(scheme_named(DEFAULT), project.targets[1], OUTPUT, "人数", project.actuals[1], Decimal(POINTS[1]))
    return working_words(made.working, Page())[0]


def by_fractions(projects: Sequence[Made]) -> list[Decimal]:
    """Return the totals by rational arithmetic."""
    points = [Fraction(own) for own in POINTS]
    totals = []
    for project in projects:
        total = rounded(10 * min(Fraction(1), Fraction(project.executed) / Fraction(project.budget)))
        for target, actual, own in zip(project.targets, project.actuals, points, strict=True):
            total += rounded(own * fraction_share(target, Fraction(actual)))
        totals.append(Decimal(total.numerator) / total.denominator)
    return totals


def fraction_share(target: Target, actual: Fraction) -> Fraction:
    """Return the share of the points by the three rules."""
    if target.value is None:
        return Fraction(next(share for floor_, share in STEPS if actual >= floor_), 100)
    aim = Fraction(target.value)
    if target.operator == "<=":
        return Fraction(1) if actual <= aim else max(Fraction(0), 2 * aim - actual) / aim
    return min(Fraction(1), actual / aim)


def rounded(number: Fraction) -> Fraction:
    """Return a number half up to hundredths."""
    return Fraction(floor(number * 100 + Fraction(1, 2)), 100)


def by_floats(projects: Sequence[Made]) -> list[Decimal]:
    """Return the totals as a quick script would, in floating point."""
    points = [float(own) for own in POINTS]
    totals = []
    for project in projects:
        total = round(10 * min(1.0, float(project.executed) / float(project.budget)), 2)
        for target, actual, own in zip(project.targets, project.actuals, points, strict=True):
            total += round(own * float_share(target, float(actual)), 2)
        totals.append(Decimal(repr(round(total, 2))))
    return totals


def float_share(target: Target, actual: float) -> float:
    """Return the share of the points by the three rules."""
    if target.value is None:
        return next(share for floor_, share in STEPS if actual >= floor_) / 100
    aim = float(target.value)
    if target.operator == "<=":
        return 1.0 if actual <= aim else max(0.0, 2 * aim - actual) / aim
    return min(1.0, actual / aim)


def by_sheet(projects: Sequence[Made]) -> list[Decimal]:
    """Return the totals by the formulas that offices put into their spreadsheets."""
    cells = {kind: formulas.Parser().ast(text)[1].compile() for kind, text in SHEET.items()}
    totals = []
    for project in projects:
        total = float(cells["more"](float(project.executed), float(project.budget), 10.0))
        for target, actual, own in zip(project.targets, project.actuals, POINTS, strict=True):
            if target.value is None:
                total += float(cells["word"](float(actual), float(own)))
            else:
                total += float(cells["less" if target.operator == "<=" else "more"](float(actual), float(target.value), float(own)))
        totals.append(Decimal(repr(round(total, 2))))
    return totals


def row(name: str, tool: Scorer, projects: Sequence[Made], exact: Sequence[Decimal]) -> dict[str, object]:
    """Return one line of the table: the best of the rounds, brought to all projects, and how many totals agree."""
    best, totals = min((timed(tool, projects) for _ in range(ROUNDS)), key=lambda run: run[0])
    agree = sum(total == due for total, due in zip(totals, exact, strict=False))
    return {
        "tool": name,
        "seconds": f"{best * PROJECTS / len(projects):.2f}",
        "scored": f"{len(projects):,}",
        "totals agree": f"{agree:,} of {len(projects):,}",
    }


def timed(tool: Scorer, projects: Sequence[Made]) -> tuple[float, list[Decimal]]:
    """Return the processor time that the tool takes, and its totals."""
    begin = process_time()
    totals = tool(projects)
    return process_time() - begin, totals
