"""Indicators that stand where they belong, with values that can be judged, are left alone whatever their names are made of."""

from functools import cache
from pathlib import Path

import pytest

from jixiao.audit.load import shipped_rules
from jixiao.audit.run import AuditOptions, audit_documents
from jixiao.forms.grammar import standard_levels
from jixiao.formula.target import read_target
from jixiao.model.document import Document, Indicator, Project, Source
from jixiao.model.finding import Finding

ROWS = [line.split("|") for line in (Path(__file__).parent / "well_set.txt").read_text("utf-8").splitlines() if not line.startswith("#")]
A_FORM = 8
"""Rows of one form: as many as many forms have."""


def indicator(levels: str, name: str, target: str) -> Indicator:
    level1, level2 = levels.split(" ")
    standard1, standard2 = standard_levels(level1, level2)
    return Indicator(
        level1=level1, level2=level2, level1_standard=standard1, level2_standard=standard2, name=name, target=read_target(target).target
    )


@cache
def told() -> dict[str, list[Finding]]:
    """Return by name of the indicator what is found in its row, notes left out."""
    forms = [ROWS[begin : begin + A_FORM] for begin in range(0, len(ROWS), A_FORM)]
    documents = [
        Document(
            kind="declaration",
            fiscal_year=2025,
            source=Source(file="a.docx", sha256="0" * 64, format="docx"),
            projects=(
                Project(
                    kind="declaration",
                    name="公共服务",
                    indicators=tuple(indicator(*row) for row in rows),
                    has_form=True,
                    ending="closed",
                    money_unit="万元",
                ),
            ),
        )
        for rows in forms
    ]
    found: dict[str, list[Finding]] = {name: [] for _, name, _ in ROWS}
    for rows, report in zip(forms, audit_documents(documents, AuditOptions(), shipped_rules()).documents, strict=True):
        for finding in report.findings:
            place = finding.path.split("/")
            if finding.verdict == "fail" and finding.severity != "note" and place[3:4] == ["indicators"] and len(place) > 4:
                found[rows[int(place[4])][1]].append(finding)
    return found


def test_there_are_many() -> None:
    assert len(ROWS) >= 200


@pytest.mark.parametrize("name", [name for _, name, _ in ROWS])
def test_a_well_set_indicator_is_left_alone(name: str) -> None:
    assert [f"{finding.code} {finding.message}" for finding in told()[name]] == []
