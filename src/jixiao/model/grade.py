"""The grade that an audit proposes for a project by the four tests of 财预〔2015〕88号, every point taken off backed by findings."""

from decimal import Decimal
from typing import Literal

from msgspec import Struct

Grade = Literal["优", "良", "中", "差"]
GRADES: tuple[Grade, ...] = ("优", "良", "中", "差")


class GradeDeduction(Struct, frozen=True, kw_only=True):
    """Points taken off an item of a test because of one rule, with the fingerprints of the findings that back it."""

    test: str
    item: str
    code: str
    points: Decimal
    findings: tuple[str, ...]


class GradeProposal(Struct, frozen=True, kw_only=True):
    """What a project's findings leave of 100 points, and the grade for that; ``held`` says why the grade is lower than the points give."""

    number: int | None
    name: str | None
    total: Decimal
    grade: Grade
    held: str | None
    deductions: tuple[GradeDeduction, ...]
