from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from jixiao.audit.load import load_file
from jixiao.audit.rulefile import Rule
from jixiao.audit.run import AuditOptions, audit_documents
from jixiao.audit.waivers import Waiver
from jixiao.errors import UsageWrong
from jixiao.model.document import Document, Project
from jixiao.model.finding import AuditReport, Counts, DocumentReport, Finding
from jixiao.values.place import Place

MakeDocument = Callable[..., Document]
MakeProject = Callable[..., Project]
MakeRule = Callable[..., Rule]
AS_GIVEN = AuditOptions()
PYTHON_RULE = '''"""Not SQL, because the test wants a Python rule."""

HEAD = """
name = "local.python"
severity = "warning"
since = "0.1"
subject = "project"
basis = [{ practice = "惯例" }]
title = { zh = "名称太短", en = "Name too short" }
message = { zh = "“{name}”只有 {size} 个字。", en = "“{name}” has {size} signs." }
fix = { zh = "写全。", en = "Write it in full." }
why = { zh = "甲", en = "a" }
"""
QUERY = "SELECT p.id, p.at, p.name FROM project AS p"
EXAMPLES = ""


def judge(rows):
    for row in rows:
        yield {"subject": row["id"], "ok": len(row["name"]) > LIMIT, "path": row["at"] + "/name", "name": row["name"], "size": len(row["name"])}
'''


def only(report: AuditReport) -> DocumentReport:
    (document,) = report.documents
    return document


def finding(report: AuditReport) -> Finding:
    (found,) = only(report).findings
    return found


def test_a_failed_verdict_becomes_a_finding(make_rule: MakeRule, make_project: MakeProject, make_document: MakeDocument) -> None:
    found = finding(audit_documents([make_document(make_project())], AS_GIVEN, [make_rule()]))
    assert (found.code, found.verdict, found.path, found.other_paths) == (
        "LOC01",
        "fail",
        "/projects/0/funding/annual",
        ("/projects/0/name",),
    )


def test_message_and_fix_are_filled(make_rule: MakeRule, make_project: MakeProject, make_document: MakeDocument) -> None:
    found = finding(audit_documents([make_document(make_project(annual="900.50"))], AS_GIVEN, [make_rule()]))
    assert (found.message, found.fix) == ("“培训”年度资金 900.50 元。", "补足 900.50 元。")


def test_they_can_be_english(make_rule: MakeRule, make_project: MakeProject, make_document: MakeDocument) -> None:
    found = finding(audit_documents([make_document(make_project())], AuditOptions(lang="en"), [make_rule()]))
    assert (found.title, found.message) == ("Too little money", "“培训” has 900.00 yuan.")


def test_a_blank_is_counted_as_unknown(make_rule: MakeRule, make_project: MakeProject, make_document: MakeDocument) -> None:
    report = only(audit_documents([make_document(make_project(annual=None))], AS_GIVEN, [make_rule()]))
    assert (report.counts, report.findings) == (Counts(unknown=1), ())


def test_unknown_verdicts_are_shown_when_asked_for(make_rule: MakeRule, make_project: MakeProject, make_document: MakeDocument) -> None:
    found = finding(audit_documents([make_document(make_project(annual=None))], AuditOptions(show_unknown=True), [make_rule()]))
    assert (found.verdict, found.values["annual"]) == ("unknown", None)


def test_every_verdict_is_counted(make_rule: MakeRule, make_project: MakeProject, make_document: MakeDocument) -> None:
    projects = [make_project("甲", "2000.00"), make_project("乙", "1.00"), make_project("丙", None)]
    indicator = make_rule(
        "LOC02",
        "SELECT i.id AS subject, TRUE AS ok, i.at AS path, i.name, 1 AS annual FROM indicator AS i WHERE i.name IS NULL",
        subject="indicator",
    )
    report = only(audit_documents([make_document(*projects)], AS_GIVEN, [make_rule(), indicator]))
    assert report.counts == Counts(passed=1, fail=1, unknown=1, not_applicable=3)
    assert report.by_rule == {"LOC01": Counts(passed=1, fail=1, unknown=1), "LOC02": Counts(not_applicable=3)}


def test_subjects_of_other_kinds_do_not_apply(make_rule: MakeRule, make_project: MakeProject, make_document: MakeDocument) -> None:
    projects = [make_project("甲"), make_project("乙", kind="monitoring")]
    report = only(audit_documents([make_document(*projects)], AS_GIVEN, [make_rule(kinds='["monitoring"]')]))
    assert ([f.path for f in report.findings], report.counts) == (["/projects/1/funding/annual"], Counts(fail=1, not_applicable=1))


def test_a_rule_for_kinds_that_are_not_there_is_not_run(
    make_rule: MakeRule, make_project: MakeProject, make_document: MakeDocument
) -> None:
    broken = make_rule(sql="SELECT q.nothing FROM project AS q", kinds='["review"]')
    assert audit_documents([make_document(make_project())], AS_GIVEN, [broken]).rule_problems == ()


def test_the_project_is_named_by_its_number(make_rule: MakeRule, make_project: MakeProject, make_document: MakeDocument) -> None:
    assert finding(audit_documents([make_document(make_project(number=7))], AS_GIVEN, [make_rule()])).project == 7


def test_a_project_without_a_number_is_named_by_its_position(
    make_rule: MakeRule, make_project: MakeProject, make_document: MakeDocument
) -> None:
    projects = [make_project(annual="5000.00"), make_project(number=None)]
    assert finding(audit_documents([make_document(*projects)], AS_GIVEN, [make_rule()])).project == 2


def test_errors_come_first_then_projects_then_codes(make_rule: MakeRule, make_project: MakeProject, make_document: MakeDocument) -> None:
    rules = [make_rule("LOC01", severity="note"), make_rule("LOC03"), make_rule("LOC02")]
    report = only(audit_documents([make_document(make_project("甲"), make_project("乙"))], AS_GIVEN, rules))
    assert [(f.code, f.path[10]) for f in report.findings] == [
        ("LOC02", "0"), ("LOC03", "0"), ("LOC02", "1"), ("LOC03", "1"), ("LOC01", "0"), ("LOC01", "1"),
    ]  # fmt: skip


def test_documents_keep_their_order_whatever_their_years(
    make_rule: MakeRule, make_project: MakeProject, make_document: MakeDocument
) -> None:
    documents = [make_document(make_project(), year=year, file=f"{year}") for year in (2025, 2024, None, 2025)]
    report = audit_documents(documents, AS_GIVEN, [make_rule()])
    assert [(d.file, d.as_of, len(d.findings)) for d in report.documents] == [
        ("2025", date(2025, 1, 1), 1), ("2024", date(2024, 1, 1), 1), ("None", None, 1), ("2025", date(2025, 1, 1), 1),
    ]  # fmt: skip


def test_the_date_given_comes_before_the_year(make_rule: MakeRule, make_project: MakeProject, make_document: MakeDocument) -> None:
    report = only(audit_documents([make_document(make_project())], AuditOptions(as_of=date(2020, 5, 1)), [make_rule()]))
    assert report.as_of == date(2020, 5, 1)


@pytest.mark.parametrize(("year", "rules"), [(2014, 0), (2016, 1)])
def test_a_rule_runs_when_its_law_is_in_force(
    year: int, rules: int, make_rule: MakeRule, make_project: MakeProject, make_document: MakeDocument
) -> None:
    rule = make_rule(basis='[{ text = "财预〔2015〕88号", from = 2015-05-21 }]')
    assert only(audit_documents([make_document(make_project(), year=year)], AS_GIVEN, [rule])).rules == rules


def test_without_a_year_a_dated_rule_judges_nothing(make_rule: MakeRule, make_project: MakeProject, make_document: MakeDocument) -> None:
    rule = make_rule(basis='[{ text = "财预〔2015〕88号", from = 2015-05-21 }]')
    report = only(audit_documents([make_document(make_project(), year=None)], AuditOptions(show_unknown=True), [rule]))
    assert (report.counts.unknown, "--as-of" in report.findings[0].fix) == (1, True)


def test_only_bases_in_force_are_cited(make_rule: MakeRule, make_project: MakeProject, make_document: MakeDocument) -> None:
    rule = make_rule(basis='[{ text = "旧法", from = 2015-05-21, verified = true }, { text = "新法", from = 2030-01-01 }]')
    assert finding(audit_documents([make_document(make_project())], AS_GIVEN, [rule])).basis == ("旧法（2015-05-21 起）",)


def test_a_preview_rule_runs_only_when_asked_for(make_rule: MakeRule, make_project: MakeProject, make_document: MakeDocument) -> None:
    documents, rules = [make_document(make_project())], [make_rule(preview="true")]
    assert [only(audit_documents(documents, AuditOptions(preview=p), rules)).rules for p in (False, True)] == [0, 1]


def test_a_retired_rule_does_not_run(make_rule: MakeRule, make_project: MakeProject, make_document: MakeDocument) -> None:
    assert only(audit_documents([make_document(make_project())], AS_GIVEN, [make_rule(more='retired = "并入 FND06"')])).rules == 0


def test_a_broken_rule_costs_itself_only(make_rule: MakeRule, make_project: MakeProject, make_document: MakeDocument) -> None:
    rules = [make_rule("LOC01"), make_rule("LOC02", "SELECT q.nothing FROM project AS q"), make_rule("LOC03")]
    report = audit_documents([make_document(make_project())], AS_GIVEN, rules)
    assert ([f.code for f in only(report).findings], [p.code for p in report.rule_problems]) == (["LOC01", "LOC03"], ["LOC02"])


def test_a_broken_rule_is_told_with_its_code(make_rule: MakeRule, make_project: MakeProject, make_document: MakeDocument) -> None:
    rule = make_rule("LOC02", "SELECT q.nothing FROM project AS q")
    assert "规则 LOC02 无法运行" in audit_documents([make_document(make_project())], AS_GIVEN, [rule]).rule_problems[0].message


def test_a_rule_that_speaks_of_nobody_is_broken(make_rule: MakeRule, make_project: MakeProject, make_document: MakeDocument) -> None:
    rule = make_rule(sql="SELECT 'd7:/projects/9' AS subject, FALSE AS ok, '/x' AS path, 'a' AS name, 1 AS annual FROM project AS p")
    assert "事实表" in audit_documents([make_document(make_project())], AS_GIVEN, [rule]).rule_problems[0].message


def test_a_supposition_is_no_error(make_rule: MakeRule, make_project: MakeProject, make_document: MakeDocument) -> None:
    rule = make_rule(
        sql="SELECT p.id AS subject, FALSE AS ok, p.at AS path, p.name, 1 AS annual, '按三类培训' AS supposes FROM project AS p"
    )
    found = finding(audit_documents([make_document(make_project())], AS_GIVEN, [rule]))
    assert (found.severity, found.values["supposes"]) == ("warning", "按三类培训")


def test_a_supposition_left_blank_is_none(make_rule: MakeRule, make_project: MakeProject, make_document: MakeDocument) -> None:
    rule = make_rule(sql="SELECT p.id AS subject, FALSE AS ok, p.at AS path, p.name, 1 AS annual, NULL AS supposes FROM project AS p")
    found = finding(audit_documents([make_document(make_project())], AS_GIVEN, [rule]))
    assert (found.severity, "supposes" in found.values) == ("error", False)


def test_no_error_rests_on_an_unsure_reading(make_rule: MakeRule, make_project: MakeProject, make_document: MakeDocument) -> None:
    places = {"/projects/0/funding/annual": Place(line=3, confidence=0.94)}
    report = only(audit_documents([make_document(make_project(), places=places)], AS_GIVEN, [make_rule()]))
    assert (report.findings, report.counts) == ((), Counts(unknown=1))


@pytest.mark.parametrize("confidence", [0.95, 1.0])
def test_a_sure_reading_carries_an_error(
    confidence: float, make_rule: MakeRule, make_project: MakeProject, make_document: MakeDocument
) -> None:
    places = {"/projects/0/funding/annual": Place(line=3, confidence=confidence)}
    assert finding(audit_documents([make_document(make_project(), places=places)], AS_GIVEN, [make_rule()])).severity == "error"


def test_an_unsure_place_elsewhere_in_the_project_does_not_matter(
    make_rule: MakeRule, make_project: MakeProject, make_document: MakeDocument
) -> None:
    places = {"/projects/0": Place(line=1, confidence=0.2), "/projects/0/unit": Place(line=2, confidence=0.2)}
    assert finding(audit_documents([make_document(make_project(), places=places)], AS_GIVEN, [make_rule()])).severity == "error"


def test_a_python_rule_judges_the_rows_of_its_query(tmp_path: Path, make_project: MakeProject, make_document: MakeDocument) -> None:
    file = tmp_path / "LOC05_short_name.py"
    file.write_text(PYTHON_RULE.replace("LIMIT", "2"), "utf-8")
    found = finding(audit_documents([make_document(make_project("培训"))], AS_GIVEN, [load_file(file)]))
    assert (found.message, found.path) == ("“培训”只有 2 个字。", "/projects/0/name")


def test_a_python_rule_that_raises_costs_itself_only(
    tmp_path: Path, make_rule: MakeRule, make_project: MakeProject, make_document: MakeDocument
) -> None:
    file = tmp_path / "LOC05_short_name.py"
    file.write_text(PYTHON_RULE.replace("LIMIT", "'x'"), "utf-8")
    report = audit_documents([make_document(make_project())], AS_GIVEN, [load_file(file), make_rule()])
    assert ([f.code for f in only(report).findings], [p.code for p in report.rule_problems]) == (["LOC01"], ["LOC05"])


def test_rules_are_chosen_by_code_and_family(make_rule: MakeRule, make_project: MakeProject, make_document: MakeDocument) -> None:
    rules = [make_rule("LOC01"), make_rule("LOC02"), make_rule("OWN01")]
    options = AuditOptions(select=("LOC",), ignore=("loc02",))
    assert [f.code for f in only(audit_documents([make_document(make_project())], options, rules)).findings] == ["LOC01"]


@pytest.mark.parametrize("options", [AuditOptions(select=("LOC1",)), AuditOptions(ignore=("LOC1",))])
def test_an_unknown_code_is_told_with_near_ones(
    options: AuditOptions, make_rule: MakeRule, make_project: MakeProject, make_document: MakeDocument
) -> None:
    with pytest.raises(UsageWrong, match=r"LOC1.*相近的有：.*LOC01"):
        audit_documents([make_document(make_project())], options, [make_rule()])


def test_a_waived_finding_stays_with_its_reason(make_rule: MakeRule, make_project: MakeProject, make_document: MakeDocument) -> None:
    options = AuditOptions(
        waivers=(Waiver(code="LOC01", reason="已批复", person="张三", expires=date(2025, 1, 1)),), today=date(2025, 1, 1)
    )
    found = finding(audit_documents([make_document(make_project())], options, [make_rule()]))
    assert (found.waived, found.waiver) == (True, "已批复（张三，至 2025-01-01）")


@pytest.mark.parametrize("today", [date(2025, 1, 2), None])
def test_an_expired_waiver_has_no_effect_and_is_told(
    today: date | None, make_rule: MakeRule, make_project: MakeProject, make_document: MakeDocument
) -> None:
    options = AuditOptions(waivers=(Waiver(code="LOC01", reason="已批复", person="张三", expires=date(2025, 1, 1)),), today=today)
    report = audit_documents([make_document(make_project())], options, [make_rule()])
    assert (finding(report).waived, "到期" in report.notices[0]) == (False, True)


def test_a_waiver_of_nothing_is_told(make_rule: MakeRule, make_project: MakeProject, make_document: MakeDocument) -> None:
    options = AuditOptions(waivers=(Waiver(code="LOC01", path="/projects/5/name", reason="已批复", person="张三"),))
    assert "LOC01 /projects/5/name" in audit_documents([make_document(make_project())], options, [make_rule()]).notices[0]


def test_a_baseline_tells_new_findings_from_old(make_rule: MakeRule, make_project: MakeProject, make_document: MakeDocument) -> None:
    documents, rules = [make_document(make_project("甲"), make_project("乙"))], [make_rule()]
    old = only(audit_documents(documents, AS_GIVEN, rules)).findings[0].fingerprint
    report = only(audit_documents(documents, AuditOptions(baseline=frozenset({old})), rules))
    assert [f.baseline for f in report.findings] == ["unchanged", "new"]


def test_an_empty_document_is_judged_too(make_rule: MakeRule, make_document: MakeDocument) -> None:
    assert only(audit_documents([make_document()], AS_GIVEN, [make_rule()])).counts == Counts()


def test_no_documents_give_an_empty_report(make_rule: MakeRule) -> None:
    assert audit_documents([], AS_GIVEN, [make_rule()]).documents == ()


def test_the_annual_total_is_blank_when_one_project_has_none(make_project: MakeProject, make_document: MakeDocument) -> None:
    documents = [make_document(make_project(annual="1.00"), make_project(annual=annual)) for annual in ("2.00", None)]
    assert [str(d.annual_total) for d in audit_documents(documents, AS_GIVEN, []).documents] == ["3.00", "None"]


def fingerprints(projects: list[Project], make_rule: MakeRule, make_document: MakeDocument) -> list[str]:
    report = only(audit_documents([make_document(*projects)], AS_GIVEN, [make_rule()]))
    return [f.fingerprint for f in report.findings]


def test_shuffled_projects_give_the_same_fingerprints(make_rule: MakeRule, make_project: MakeProject, make_document: MakeDocument) -> None:
    projects = [make_project("甲"), make_project("乙"), make_project("丙"), make_project("丙")]
    there = fingerprints(projects, make_rule, make_document)
    assert sorted(fingerprints(projects[::-1], make_rule, make_document)) == sorted(there)


def test_every_fingerprint_is_its_own(make_rule: MakeRule, make_project: MakeProject, make_document: MakeDocument) -> None:
    assert len(set(fingerprints([make_project("丙"), make_project("丙")], make_rule, make_document))) == 2


def test_another_figure_leaves_the_fingerprint(make_rule: MakeRule, make_project: MakeProject, make_document: MakeDocument) -> None:
    first, second = (fingerprints([make_project(annual=annual)], make_rule, make_document) for annual in ("900.00", "800.00"))
    assert first == second


def test_many_rows_give_what_few_rows_give(
    monkeypatch: pytest.MonkeyPatch, make_rule: MakeRule, make_project: MakeProject, make_document: MakeDocument
) -> None:
    documents, rules = [make_document(make_project(), make_project("乙", None))], [make_rule(), make_rule("LOC02")]
    few = audit_documents(documents, AS_GIVEN, rules)
    monkeypatch.setattr("jixiao.audit.engines.duck.FEW_ROWS", 0)
    assert audit_documents(documents, AS_GIVEN, rules) == few
