"""One cause, one finding: what a rule covers, what stands in several rows of one table, and that nothing is lost."""

from collections.abc import Callable, Sequence
from typing import Any

import pytest
from msgspec.structs import replace

from jixiao.audit.cause import FEWEST, field_text, print_of, row_of
from jixiao.audit.followup import followed_up
from jixiao.audit.rulefile import Rule
from jixiao.audit.run import AuditOptions, audit_documents
from jixiao.audit.waivers import Waiver, baseline_bytes
from jixiao.model.document import Document, Indicator, Project
from jixiao.model.finding import DocumentReport, Finding, every

ROW = (
    "SELECT i.id AS subject, FALSE AS ok, i.at || '{field}' AS path, {other} AS other_path, i.name, 5 AS annual FROM indicator AS i {where}"
)
TABLE = (
    "SELECT p.id AS subject, FALSE AS ok, p.at || '/indicators' AS path, list(i.at || '/target') AS other_path, p.name, 5 AS annual "
    "FROM project AS p JOIN indicator AS i ON i.project = p.id {where} GROUP BY p.id, p.at, p.name"
)
Make = Callable[..., Rule]
Audit = Callable[..., DocumentReport]


def at(field: str, where: str = "", other: str = "NULL") -> str:
    return ROW.format(field=field, where=where, other=other)


def covering(*codes: str) -> dict[str, str]:
    return {"more": f"covers = {list(codes)}".replace("'", '"')}


@pytest.fixture
def document(make_project: Callable[..., Project], make_document: Callable[..., Document]) -> Callable[..., Document]:
    """Return a maker of a document with one project and so many indicators."""

    def make(rows: int = 2, *, name: str | None = "培训") -> Document:
        project = replace(make_project(), name=name, indicators=tuple(Indicator(name=f"指标{n}", actual=f"{n}场") for n in range(rows)))
        return make_document(project)

    return make


@pytest.fixture
def audit(document: Callable[..., Document]) -> Audit:
    """Return a function that audits a document of some rows by the rules."""

    def run(rules: Sequence[Rule], rows: int = 2, name: str | None = "培训", **options: Any) -> DocumentReport:  # noqa: ANN401 - options of the audit
        return audit_documents([document(rows, name=name)], AuditOptions(**options), rules).documents[0]

    return run


def told(report: DocumentReport) -> list[tuple[str, str, list[tuple[str, str]]]]:
    return [(f.code, f.path, [(c.code, c.path) for c in f.covers]) for f in report.findings]


def row(n: int, field: str = "") -> str:
    return f"/projects/0/indicators/{n}{field}"


def test_a_finding_at_the_same_field_stands_in_the_one_that_covers_it(audit: Audit, make_rule: Make) -> None:
    rules = [make_rule("LOC01", at("/target"), **covering("LOC02")), make_rule("LOC02", at("/target"))]
    assert told(audit(rules, 1)) == [("LOC01", row(0, "/target"), [("LOC02", row(0, "/target"))])]


def test_another_field_of_the_same_indicator_is_the_same_place(audit: Audit, make_rule: Make) -> None:
    rules = [make_rule("LOC01", at("/name"), **covering("LOC02")), make_rule("LOC02", at("/target"))]
    assert told(audit(rules)) == [(("LOC01"), row(n, "/name"), [("LOC02", row(n, "/target"))]) for n in (0, 1)]


def test_what_is_held_against_the_accused_cell_is_covered(audit: Audit, make_rule: Make) -> None:
    held, other = at("/name", other=f"'{row(1, '/target')}'", where="WHERE i.position = 1"), at("/target", where="WHERE i.position = 2")
    assert told(audit([make_rule("LOC01", other, **covering("LOC02")), make_rule("LOC02", held)])) == [
        ("LOC01", row(1, "/target"), [("LOC02", row(0, "/name"))])
    ]
    assert (
        len(told(audit([make_rule("LOC01", at("/actual", where="WHERE i.position = 2"), **covering("LOC02")), make_rule("LOC02", held)])))
        == 2
    )


def test_what_stands_below_the_pointer_is_covered(audit: Audit, make_rule: Make) -> None:
    rules = [make_rule("LOC01", at("", "WHERE i.position = 1").replace("i.at || ''", "'/projects/0'"), **covering("LOC02"))]
    assert told(audit([*rules, make_rule("LOC02", at("/target"))])) == [
        ("LOC01", "/projects/0", [("LOC02", row(0, "/target")), ("LOC02", row(1, "/target"))])
    ]


def test_a_table_that_lists_cells_covers_those_only(audit: Audit, make_rule: Make) -> None:
    listing = make_rule("LOC01", TABLE.format(where="AND i.position = 2"), **covering("LOC02"))
    assert told(audit([listing, make_rule("LOC02", at("/target"))])) == [
        ("LOC01", "/projects/0/indicators", [("LOC02", row(1, "/target"))]),
        ("LOC02", row(0, "/target"), []),
    ]


def test_at_the_table_itself_another_list_is_covered(audit: Audit, make_rule: Make) -> None:
    one, two = make_rule("LOC01", TABLE.format(where=""), **covering("LOC02")), make_rule("LOC02", TABLE.format(where=""))
    assert told(audit([one, two])) == [("LOC01", "/projects/0/indicators", [("LOC02", "/projects/0/indicators")])]


def test_a_rule_that_is_not_named_is_told_alone(audit: Audit, make_rule: Make) -> None:
    rules = [make_rule("LOC01", at("/target"), **covering("LOC03")), make_rule("LOC02", at("/target"))]
    assert [f[0] for f in told(audit(rules, 1))] == ["LOC01", "LOC02"]


@pytest.mark.parametrize(("one", "other", "codes"), [("note", "warning", ["LOC02", "LOC01"]), ("warning", "note", ["LOC01"])])
def test_nothing_louder_is_covered(one: str, other: str, codes: list[str], audit: Audit, make_rule: Make) -> None:
    rules = [make_rule("LOC01", at("/target"), severity=one, **covering("LOC02")), make_rule("LOC02", at("/target"), severity=other)]
    assert [f.code for f in audit(rules, 1).findings] == codes


def test_what_covers_a_finding_that_covers_another_tells_both(audit: Audit, make_rule: Make) -> None:
    rules = [
        make_rule("LOC01", at("/target"), **covering("LOC03")),
        make_rule("LOC02", at("/target")),
        make_rule("LOC03", at("/target"), **covering("LOC02")),
    ]
    assert told(audit(rules, 1)) == [("LOC01", row(0, "/target"), [("LOC02", row(0, "/target")), ("LOC03", row(0, "/target"))])]


def test_two_rules_that_cover_each_other_are_told_by_the_first(audit: Audit, make_rule: Make) -> None:
    rules = [make_rule("LOC01", at("/target"), **covering("LOC02")), make_rule("LOC02", at("/target"), **covering("LOC01"))]
    assert [(f[0], len(f[2])) for f in told(audit(rules, 1))] == [("LOC01", 1)]


def test_a_fault_that_shows_at_both_ends_is_told_at_the_first(audit: Audit, make_rule: Make) -> None:
    other = "'/projects/0/indicators/' || CAST(2 - i.position AS VARCHAR) || '/target'"
    assert told(audit([make_rule("LOC01", at("/target", other=other), **covering("LOC01"))])) == [
        ("LOC01", row(0, "/target"), [("LOC01", row(1, "/target"))])
    ]


def test_every_verdict_is_counted(audit: Audit, make_rule: Make) -> None:
    rules = [make_rule("LOC01", at("/target"), **covering("LOC02")), make_rule("LOC02", at("/target"))]
    assert audit(rules, 4).counts.fail == 8


def test_an_accepted_finding_covers_nothing(audit: Audit, make_rule: Make) -> None:
    rules = [make_rule("LOC01", at("/target"), **covering("LOC02")), make_rule("LOC02", at("/target"))]
    report = audit(rules, 1, waivers=(Waiver(reason="已批", person="某人", code="LOC01"),))
    assert [(f.code, f.waived, f.covers) for f in report.findings] == [("LOC01", True, ()), ("LOC02", False, ())]


def test_a_covered_finding_may_be_accepted_on_its_own(audit: Audit, make_rule: Make) -> None:
    rules = [make_rule("LOC01", at("/target"), **covering("LOC02")), make_rule("LOC02", at("/target"))]
    report = audit(rules, 1, waivers=(Waiver(reason="已批", person="某人", code="LOC02"),))
    assert [(f.waived, [(c.waived, c.waiver) for c in f.covers]) for f in report.findings] == [(False, [(True, "已批（某人）")])]


def test_a_waiver_of_a_covered_finding_is_in_use(document: Callable[..., Document], make_rule: Make) -> None:
    rules = [make_rule("LOC01", at("/target"), **covering("LOC02")), make_rule("LOC02", at("/target"))]
    options = AuditOptions(waivers=(Waiver(reason="已批", person="某人", code="LOC02"),))
    assert audit_documents([document(1)], options, rules).notices == ()


def test_what_was_there_before_covers_nothing_new(audit: Audit, make_rule: Make) -> None:
    rules = [make_rule("LOC01", at("/target"), **covering("LOC02")), make_rule("LOC02", at("/target"))]
    old = audit(rules[:1], 1).findings[0].fingerprint
    report = audit(rules, 1, baseline=frozenset({old}))
    assert [(f.code, f.baseline) for f in report.findings] == [("LOC01", "unchanged"), ("LOC02", "new")]


def test_a_baseline_holds_what_is_covered(document: Callable[..., Document], make_rule: Make) -> None:
    rules = [make_rule("LOC01", at("/target"), **covering("LOC02")), make_rule("LOC02", at("/target"))]
    report = audit_documents([document(1)], AuditOptions(), rules)
    assert all(e.fingerprint.encode() in baseline_bytes(report) for e in every(report.documents[0].findings))


def test_the_same_fault_in_three_rows_is_one_finding_at_the_table(audit: Audit, make_rule: Make) -> None:
    (finding,) = audit([make_rule(sql=at("/actual"), fix='{ zh = "补填。", en = "Fill in." }')], FEWEST).findings
    assert (finding.path, finding.message) == (
        "/projects/0/indicators",
        "“培训”的指标表有 3 处“年度资金不足”：指标0（0场）、指标1（1场）、指标2（2场）。",
    )


def table_rule(make_rule: Make, **head: str) -> Rule:
    return make_rule(sql=at("/actual"), **head)


def test_its_rows_stand_among_its_places_and_in_its_covers(audit: Audit, make_rule: Make) -> None:
    (finding,) = audit([table_rule(make_rule)], FEWEST).findings
    assert finding.other_paths == tuple(c.path for c in finding.covers) == tuple(row(n, "/actual") for n in range(FEWEST))


def test_two_rows_are_told_one_by_one(audit: Audit, make_rule: Make) -> None:
    assert [f.path for f in audit([table_rule(make_rule)], FEWEST - 1).findings] == [row(0, "/actual"), row(1, "/actual")]


def test_what_the_rows_cover_goes_with_them(audit: Audit, make_rule: Make) -> None:
    (finding,) = audit([table_rule(make_rule, **covering("LOC02")), make_rule("LOC02", at("/target"))], FEWEST).findings
    assert sorted({c.code for c in finding.covers}) == ["LOC01", "LOC02"]


def test_an_accepted_row_is_left_out_of_the_list(audit: Audit, make_rule: Make) -> None:
    report = audit(
        [table_rule(make_rule)], FEWEST + 1, waivers=(Waiver(reason="已批", person="某人", code="LOC01", path=row(0, "/actual")),)
    )
    assert [(f.path, f.waived, len(f.covers)) for f in report.findings] == [
        (row(0, "/actual"), True, 0),
        ("/projects/0/indicators", False, FEWEST),
    ]


def test_a_list_is_accepted_by_its_own_fingerprint(audit: Audit, make_rule: Make) -> None:
    mark = audit([table_rule(make_rule)], FEWEST).findings[0].fingerprint
    report = audit([table_rule(make_rule)], FEWEST, waivers=(Waiver(reason="已批", person="某人", fingerprint=mark),))
    assert [f.waived for f in report.findings] == [True]


def test_a_waiver_of_a_list_does_not_accept_a_longer_one(audit: Audit, make_rule: Make) -> None:
    mark = audit([table_rule(make_rule)], FEWEST).findings[0].fingerprint
    report = audit([table_rule(make_rule)], FEWEST + 1, waivers=(Waiver(reason="已批", person="某人", fingerprint=mark),))
    assert [f.waived for f in report.findings] == [False]


def test_the_print_of_a_list_is_that_of_its_members_in_any_order() -> None:
    assert print_of(["a", "b"]) == print_of(["b", "a"]) != print_of(["a"])


def test_rows_with_different_fixes_are_not_put_together(audit: Audit, make_rule: Make) -> None:
    rule = make_rule(sql=at("/actual"), fix='{ zh = "改“{name}”。", en = "Mend “{name}”." }')
    assert len(audit([rule], FEWEST).findings) == FEWEST


@pytest.mark.parametrize(("lang", "words"), [("zh", "“第 1 个项目”"), ("en", "“project 1”")])
def test_a_project_without_a_name_is_called_by_its_place(lang: str, words: str, audit: Audit, make_rule: Make) -> None:
    sql = "SELECT p.id AS subject, FALSE AS ok, p.at || '/name' AS path, p.name AS project, 5 AS annual FROM project AS p"
    message = '{ zh = "“{project}”缺名。", en = "“{project}” has no name." }'
    rule = make_rule(sql=sql, fix='{ zh = "补。", en = "Add." }', message=message)
    assert words in audit([rule], 1, name=None, lang=lang).findings[0].message


def test_a_list_names_rows_without_a_name_by_their_place(make_document: Callable[..., Document], make_rule: Make) -> None:
    nameless = make_document(Project(kind="declaration", indicators=(Indicator(actual="甲"),) * FEWEST))
    (finding,) = audit_documents([nameless], AuditOptions(), [table_rule(make_rule)]).documents[0].findings
    assert finding.message == "“第 1 个项目”的指标表有 3 处“年度资金不足”：第 1 个指标（甲）、第 2 个指标（甲）、第 3 个指标（甲）。"


def test_a_finding_that_was_covered_is_no_new_one_when_it_is_told_alone(document: Callable[..., Document], make_rule: Make) -> None:
    rules = [make_rule("LOC01", at("/target"), **covering("LOC02")), make_rule("LOC02", at("/target"))]
    form = document(1)
    before, after = (audit_documents([form], AuditOptions(), used).documents[0] for used in (rules, rules[1:]))
    told_now = followed_up((form, before), (form, after))
    assert (told_now.closed, len(told_now.still_open), told_now.new) == ((), 1, ())


@pytest.mark.parametrize(
    ("path", "parts"),
    [
        (row(3, "/target"), ("/projects/0/indicators", row(3), "target")),
        (row(3), ("/projects/0/indicators", row(3), "")),
        (
            "/projects/0/indicators_medium_term/1/name",
            ("/projects/0/indicators_medium_term", "/projects/0/indicators_medium_term/1", "name"),
        ),
        ("/projects/0/indicators", None),
        ("/projects/0/cost_items/1", None),
        ("/title", None),
    ],
)
def test_a_pointer_into_a_table_is_taken_apart(path: str, parts: tuple[str, str, str] | None) -> None:
    found = row_of(path)
    assert (found and tuple(found)) == parts


def test_the_text_of_a_blank_field_is_none(document: Callable[..., Document]) -> None:
    assert (field_text(document(1), row(0, "/target")), field_text(document(1), row(0, "/actual"))) == (None, "0场")


def test_the_finding_names_its_own_severity(audit: Audit, make_rule: Make) -> None:
    finding: Finding = audit([table_rule(make_rule, severity="note")], FEWEST).findings[0]
    assert {c.severity for c in finding.covers} == {finding.severity}
