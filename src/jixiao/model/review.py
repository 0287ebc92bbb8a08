"""A proposed review of performance targets: the four tests of 财预〔2015〕88号, points by item, each deduction backed by findings."""

from decimal import Decimal

from msgspec import Struct

from jixiao.model.finding import Finding
from jixiao.model.grade import GRADES, Grade
from jixiao.values.money import Money

__all__ = ["GRADES", "Deduction", "Grade", "ItemReview", "ProjectReview", "Review"]


class Deduction(Struct, frozen=True, kw_only=True):
    """Points taken off an item because of one rule, with the findings that back it."""

    code: str
    title: str
    points: Decimal
    findings: tuple[Finding, ...]


class ItemReview(Struct, frozen=True, kw_only=True):
    """One item of a test: its points, what is left of them, its grade, what was taken off; ``judged`` says what rules can't see."""

    test: str
    name: str
    points: Decimal
    score: Decimal
    grade: Grade
    deductions: tuple[Deduction, ...]
    judged: str


class ProjectReview(Struct, frozen=True, kw_only=True):
    """One project: its items, total and proposed grade; ``held`` says why the grade is lower than the total alone would give."""

    number: int | None
    name: str | None
    annual: Money | None
    items: tuple[ItemReview, ...]
    total: Decimal
    grade: Grade
    held: str | None = None


class Review(Struct, frozen=True, kw_only=True):
    """The review of a document: its projects, the findings on the document as a whole, whether all parameters were checked."""

    projects: tuple[ProjectReview, ...]
    whole: tuple[Finding, ...]
    verified: bool
