"""A self-evaluation as computed: from records to actuals to points, each with its working (财预〔2020〕10号, 财预〔2021〕101号).

Points and scores are in 分 with two decimals, rates are percentages, money is yuan. What has no evidence has no score: ``None``,
which the total counts as nothing reached, and says so. Three figures stand apart: computed, deducted, reviewer's.
"""

from decimal import Decimal
from typing import Literal

from msgspec import Struct

from jixiao.model.step import Step
from jixiao.values.money import Money

Evidence = Literal["measured", "stated", "none"]
"""From records; said by the unit without records; nothing."""


class Execution(Struct, frozen=True, kw_only=True):
    """预算执行率: money spent of the budget in force (after adjustments), its rate and score."""

    budget: Money | None
    executed: Money | None
    rate: Decimal | None
    points: Decimal
    score: Decimal
    working: tuple[Step, ...] = ()
    rows: int = 0
    addresses: tuple[str, ...] = ()


class LeftOut(Struct, frozen=True, kw_only=True):
    """A record that was looked at and not counted, and why."""

    address: str
    why: str


class ScoredIndicator(Struct, frozen=True, kw_only=True):
    """One indicator: what was aimed at, what was reached, by which rule that gives which score.

    ``score`` is what stands in the total: computed, less what was deducted, or the reviewer's. ``ratio`` is the degree of
    completion in per cent. ``rows`` counts the records the actual comes from, ``addresses`` names them (``ledger:payments#KEY``,
    the first so many), ``left_out`` those looked at and not counted; ``claimed_rows`` only say a figure that a list should prove. ``value`` and
    ``unit`` are the actual as a number, in the unit of the target.
    """

    path: str
    name: str | None
    level1: str | None
    level2: str | None
    target: str | None
    points: Decimal
    evidence: Evidence
    working: tuple[Step, ...]
    actual: str | None = None
    value: Decimal | None = None
    unit: str | None = None
    computed: Decimal | None = None
    deducted: Decimal | None = None
    deducted_why: str | None = None
    reviewer: Decimal | None = None
    score: Decimal | None = None
    ratio: Decimal | None = None
    rule: str | None = None
    measure: str | None = None
    measure_title: str | None = None
    measure_title_en: str | None = None
    definition: str | None = None
    definition_en: str | None = None
    claimed_rows: int = 0
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    rows: int = 0
    addresses: tuple[str, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    files: tuple[str, ...] = ()
    reason: str | None = None
    asks_reason: bool = False


class ScoredProject(Struct, frozen=True, kw_only=True):
    """One project's self-evaluation: ``total`` is the sum of all scores that stand, ``computed`` the sum before deductions."""

    number: int | None
    name: str | None
    path: str
    execution: Execution
    indicators: tuple[ScoredIndicator, ...]
    computed: Decimal
    deducted: Decimal
    total: Decimal
    grade: str
    scheme: str
    notes: tuple[str, ...] = ()


class GradeCount(Struct, frozen=True, kw_only=True):
    """How many projects came to a grade."""

    grade: str
    count: int


class EvaluationSummary(Struct, frozen=True, kw_only=True):
    """The whole unit: projects, money, mean score, grades, how many indicators rest on records."""

    projects: int
    budget: Money | None
    executed: Money | None
    rate: Decimal | None
    mean: Decimal | None
    grades: tuple[GradeCount, ...]
    indicators: int
    measured: int
    stated: int
    without_evidence: int


class Evaluation(Struct, frozen=True, kw_only=True):
    """The self-evaluation of a document: every project, the whole unit; ``scheme_title`` names the scheme and its law.

    ``ledgers`` are the titles, Chinese and English, of the ledgers that addresses of records name.
    """

    schema: Literal["jixiao-evaluation/1"] = "jixiao-evaluation/1"
    file: str
    authority: str | None
    fiscal_year: int | None
    scheme: str
    scheme_title: str
    basis: tuple[str, ...]
    projects: tuple[ScoredProject, ...]
    summary: EvaluationSummary
    scheme_title_en: str | None = None
    what_if: tuple[str, ...] = ()
    ledgers: dict[str, tuple[str, str]] = {}
