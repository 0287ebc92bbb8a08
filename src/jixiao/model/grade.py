"""The grade that an audit proposes for a project by the four tests of 财预〔2015〕88号, every point taken off backed by findings."""

from decimal import Decimal
from typing import Literal

from msgspec import Struct

Grade = Literal["优", "良", "中", "差"]
GRADES: tuple[Grade, ...] = ("优", "良", "中", "差")
"""From the best to the worst."""
ENGLISH = {
    "完整性": "completeness",
    "相关性": "relevance",
    "适当性": "fit",
    "可行性": "feasibility",
    "规范完整性": "complete form",
    "明确清晰性": "clarity",
    "目标相关性": "relevant goals",
    "指标科学性": "sound indicators",
    "绩效合理性": "reasonable performance",
    "资金匹配性": "match with money",
    "实现可能性": "attainable",
    "条件充分性": "ready",
}
"""The four tests and their eight items in English."""


class GradeDeduction(Struct, frozen=True, kw_only=True, gc=False):
    """Points taken off an item of a test because of one rule, with the fingerprints of the findings that back it.

    ``share`` is the part of the project's indicators or money that the findings concern, in per cent.
    """

    test: str
    item: str
    code: str
    title: str
    share: Decimal
    points: Decimal
    findings: tuple[str, ...]


class GradeItem(Struct, frozen=True, kw_only=True, gc=False):
    """One of the eight items of the review form: its points, how many of them could be judged, what is left of those.

    ``rules`` have looked at it, ``looked_at`` are their verdicts on the project, ``open`` those that could not be given;
    ``by_hand`` is what no rule sees. ``grade`` is None where nothing was looked at.
    """

    test: str
    item: str
    points: Decimal
    graded: Decimal
    score: Decimal
    grade: Grade | None
    rules: int
    looked_at: int
    open: int
    by_hand: str


class GradeProposal(Struct, frozen=True, kw_only=True, gc=False):
    """What a project is proposed to get, for a reviewer to decide on.

    ``total`` is out of 100: the share of the ``graded`` points, those that could be judged, that is left. ``grade`` and ``total``
    are None where no grade is proposed; ``held`` says why, or why the grade is lower than the points give. ``path`` is the
    project's pointer.
    """

    path: str
    number: int | None
    name: str | None
    total: Decimal | None
    grade: Grade | None
    held: str | None
    graded: Decimal
    items: tuple[GradeItem, ...]
    deductions: tuple[GradeDeduction, ...]
