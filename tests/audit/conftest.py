"""A small document and small rules that the tests of the engine share."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from jixiao.audit.rulefile import Rule, parse_sql_rule
from jixiao.model.document import Document, Funding, Goals, Indicator, Narrative, Project, Source
from jixiao.values.place import Place

HEAD = """/*---
name = "local.example"
severity = "{severity}"
since = "0.1"
subject = "{subject}"
basis = {basis}
params = {params}
kinds = {kinds}
preview = {preview}
{more}
title = {{ zh = "年度资金不足", en = "Too little money" }}
message = {message}
fix = {fix}
why = {{ zh = "甲", en = "a" }}
---*/
"""
SELECT = (
    "SELECT p.id AS subject, f.annual >= 1000 AS ok, f.at || '/annual' AS path, p.at || '/name' AS other_path, p.name, f.annual "
    "FROM project AS p JOIN funding AS f ON f.project = p.id"
)
KINDS = '["declaration", "monitoring", "self_evaluation", "whole_department", "review"]'
MakeRule = Callable[..., Rule]
MakeProject = Callable[..., Project]


@pytest.fixture
def make_rule() -> MakeRule:
    """Return a maker of rules: code, SELECT, and what the head says otherwise than usual."""

    def make(code: str = "LOC01", sql: str = SELECT, *, foreign: bool = False, examples: str = "", **head: str) -> Rule:
        usual = {
            "severity": "error", "subject": "project", "basis": '[{ practice = "惯例" }]', "params": "[]", "kinds": KINDS, "preview": "false",
            "more": "", "message": '{ zh = "“{name}”年度资金 {annual} 元。", en = "“{name}” has {annual} yuan." }',
            "fix": '{ zh = "补足 {annual} 元。", en = "Add to {annual} yuan." }',
        }  # fmt: skip
        text = HEAD.format(**{**usual, **head}) + sql + "\n" + (f"/*--- examples\n{examples}\n---*/\n" if examples else "")
        return parse_sql_rule(f"{code}_example.sql", text, foreign=foreign)

    return make


@pytest.fixture
def make_project() -> MakeProject:
    """Return a maker of projects: name, annual funds, number, kind."""

    def make(name: str = "培训", annual: str | None = "900.00", number: int | None = 1, kind: str = "declaration") -> Project:
        return Project(
            kind=kind,  # type: ignore[arg-type] # the callers give words of Kind
            name=name,
            number=number,
            unit="某单位",
            has_narrative=True,
            narrative=Narrative(overview="概述"),
            goals=Goals(annual="完成培训"),
            funding=Funding(annual=None if annual is None else Decimal(annual)),
            indicators=(
                Indicator(name="场次", level1="产出指标", level2="数量指标", level1_standard="产出指标", level2_standard="数量指标"),
            ),
        )

    return make


@pytest.fixture
def make_document() -> Callable[..., Document]:
    """Return a maker of documents: projects, year, places."""

    def make(*projects: Project, year: int | None = 2024, places: dict[str, Place] | None = None, file: str = "a.txt") -> Document:
        return Document(
            kind=projects[0].kind if projects else None,
            authority="某机关",
            fiscal_year=year,
            source=Source(file=file, sha256="0" * 64),
            projects=projects,
            places=places or {},
        )

    return make
