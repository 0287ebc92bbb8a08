from datetime import date
from decimal import Decimal

import pytest
from msgspec.structs import replace

from jixiao.audit.grade import ITEMS, grade_of, gravest, item_of, review, scheme
from jixiao.audit.load import shipped_rules
from jixiao.model.finding import Balance, BalanceRow, Counts, DocumentReport, Finding, Severity

DAY = date(2024, 1, 1)
KNOWN = scheme(DAY)


def finding(code: str, severity: Severity = "warning", path: str = "/projects/0/name", project: int | None = 1) -> Finding:
    return Finding(
        code=code,
        severity=severity,
        verdict="fail",
        project=project,
        path=path,
        other_paths=(),
        title=f"{code} 的题目",
        message="",
        fix="",
        basis=("依据",),
        values={},
        places=(),
        params=(),
        rule_hash="",
        fingerprint=f"{code}{path}",
    )


def report(*findings: Finding, projects: int = 1) -> DocumentReport:
    rows = tuple(
        BalanceRow(number=n, name=f"项目{n}", narrative=None, form=Decimal("100.00"), measured=None, difference=None)
        for n in range(1, projects + 1)
    )
    return DocumentReport(
        file="a.txt",
        sha256="",
        kind="declaration",
        fiscal_year=2024,
        as_of=DAY,
        title=None,
        projects=projects,
        project_names={},
        annual_total=None,
        rules=1,
        counts=Counts(),
        findings=findings,
        explanations=(),
        balance=Balance(cover=None, narrative=None, form=None, rows=rows, uncovered=()),
    )


def scores(*findings: Finding) -> dict[str, Decimal]:
    return {i.name: i.score for i in review(report(*findings), KNOWN).projects[0].items}


def test_without_findings_every_point_is_there() -> None:
    (project,) = review(report(), KNOWN).projects
    assert (project.total, project.grade, project.held) == (Decimal(100), "优", None)


def test_the_four_tests_have_the_points_of_the_law() -> None:
    (project,) = review(report(), KNOWN).projects
    sums = {test: sum(i.points for i in project.items if i.test == test) for test in ("完整性", "相关性", "适当性", "可行性")}
    assert sums == {"完整性": 20, "相关性": 30, "适当性": 30, "可行性": 20}


@pytest.mark.parametrize(("severity", "left"), [("error", "10.5"), ("warning", "13.5"), ("note", "14.7")])
def test_a_finding_costs_a_share_of_its_item(severity: Severity, left: str) -> None:
    assert scores(finding("FND06", severity))["资金匹配性"] == Decimal(left)


def test_a_rule_costs_once_a_project_however_often_it_fired() -> None:
    twice = (finding("VAL08"), finding("VAL08", path="/projects/0/goals"))
    assert scores(*twice) == scores(finding("VAL08"))


def test_the_deduction_names_all_its_findings() -> None:
    twice = (finding("VAL08"), finding("VAL08", path="/projects/0/goals"))
    deductions = [d for i in review(report(*twice), KNOWN).projects[0].items for d in i.deductions]
    assert [(d.code, d.points, len(d.findings)) for d in deductions] == [("VAL08", Decimal("1.0"), 2)]


def test_no_item_falls_below_nothing() -> None:
    many = [finding(f"FND{n:02}", "error") for n in (5, 6, 7, 8, 9)]
    assert scores(*many)["资金匹配性"] == 0


def test_an_open_error_keeps_from_the_best_grade() -> None:
    (project,) = review(report(finding("FND06", "error")), KNOWN).projects
    assert (project.total, project.grade, project.held) == (Decimal("95.5"), "良", "有错误未改（FND06），不评为优")


@pytest.mark.parametrize("gone", [{"waived": True}, {"verdict": "unknown"}])
def test_what_is_waived_or_undecided_costs_nothing(gone: dict[str, object]) -> None:
    assert sum(scores(replace(finding("FND06", "error"), **gone)).values()) == 100


def test_findings_on_the_whole_document_belong_to_no_project() -> None:
    found = review(report(finding("FND08", "error", "/stated_total", None)), KNOWN)
    assert ([f.code for f in found.whole], found.projects[0].total) == (["FND08"], Decimal(100))


def test_projects_are_told_apart_by_their_whole_number() -> None:
    found = review(report(finding("VAL08", path="/projects/10/name"), projects=11), KNOWN)
    assert [p.total for p in found.projects] == [100] * 10 + [99]


@pytest.mark.parametrize(
    ("score", "points", "grade"),
    [
        ("90", 100, "优"),
        ("89.9", 100, "良"),
        ("80", 100, "良"),
        ("79.9", 100, "中"),
        ("60", 100, "中"),
        ("59.9", 100, "差"),
        ("13.5", 15, "优"),
        ("13.4", 15, "良"),
    ],
)
def test_the_cuts_belong_to_the_better_grade(score: str, points: int, grade: str) -> None:
    assert grade_of(Decimal(score), Decimal(points), KNOWN) == grade


def test_every_shipped_rule_bears_on_an_item() -> None:
    assert {item_of(rule.code, KNOWN) for rule in shipped_rules()} == {key for key, *_ in ITEMS}


@pytest.mark.parametrize(
    ("code", "key"),
    [("FND01", "format"), ("FND06", "money"), ("FND14", "ready"), ("IND11", "money"), ("IND06", "science"), ("ZZZ99", "format")],
)
def test_the_longest_beginning_decides(code: str, key: str) -> None:
    assert item_of(code, KNOWN) == key


def test_the_gravest_counts() -> None:
    assert gravest((finding("A", "note"), finding("A", "error"), finding("A"))) == "error"


def test_what_was_not_checked_is_said() -> None:
    assert review(report(), KNOWN).verified is False
