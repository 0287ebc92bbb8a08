"""The proposed grade of whole forms: good ones, the example, and clean ones with more and more planted slips."""

from itertools import islice
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from defects.bases import clean_sheets
from defects.plant import planted
from defects.sheet import Sheet
from defects.sites import in_cells, sites
from defects.slip import slips
from jixiao.audit.load import shipped_rules
from jixiao.audit.run import AuditOptions, audit_documents
from jixiao.model.grade import GRADES, GradeProposal
from jixiao.read.document import read_file

ROOT = Path(__file__).parents[2]


def test_a_selection_of_rules_gets_no_grade() -> None:
    example = read_file(ROOT / "examples/songjiang-2024/declaration.txt")
    made = [audit_documents([example], AuditOptions(select=chosen), shipped_rules()).documents[0].grades for chosen in ((), ("FND",))]
    assert [len(grades) for grades in made] == [8, 0]


def graded(sheet: Sheet) -> list[GradeProposal]:
    return list(audit_documents([sheet.document], AuditOptions(), shipped_rules()).documents[0].grades)


BASES = [sheet for sheet in clean_sheets() if in_cells(sheet) and sheet.document.kind == "declaration"][:2]
KINDS = [slip for slip in slips() if "declaration" in slip.kinds]


def with_slip(sheet: Sheet, number: int) -> Sheet:
    """Return the sheet with a kind of slip in it where it fits, else as it is."""
    slip = KINDS[number % len(KINDS)]
    texts = (planted(sheet, slip, site) for site in islice(sites(sheet, slip), 3))
    text = next((text for text in texts if text is not None), None)
    return sheet if text is None else Sheet(sheet.name, text)


@settings(max_examples=10)
@given(st.integers(0, len(BASES) - 1), st.lists(st.integers(0, len(KINDS) - 1), min_size=1, max_size=3))
def test_more_slips_never_raise_the_grade(base: int, numbers: list[int]) -> None:
    sheet = BASES[base]
    for number in numbers:
        worse = with_slip(sheet, number)
        before, after = graded(sheet), graded(worse)
        for one, other in zip(before, after, strict=len(before) == len(after)):
            if {d.code for d in one.deductions} <= {d.code for d in other.deductions}:  # no slip wiped out another
                assert one.grade is None or other.grade is None or GRADES.index(other.grade) >= GRADES.index(one.grade)
        sheet = worse


def test_good_forms_are_good_and_faulty_ones_are_not() -> None:
    good = [p for sheet in BASES for p in graded(sheet)]
    assert {p.grade for p in good} <= {"优", "良"}
    example = read_file(ROOT / "examples/songjiang-2024/declaration.txt")
    poor = audit_documents([example], AuditOptions(), shipped_rules()).documents[0].grades
    assert "优" not in {p.grade for p in poor}
    assert max(p.total or 0 for p in poor) < min(p.total or 0 for p in good)
