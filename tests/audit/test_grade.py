"""The proposed grade: what a finding costs, what could be judged, what is held, and that more and graver findings never raise it."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from jixiao.audit.certainty import Certainty
from jixiao.audit.grade import Form, marked, proposals, propose
from jixiao.audit.load import shipped_rules
from jixiao.audit.scheme import ITEMS, NONE, grade_of, item_of, scheme
from jixiao.audit.share import share_of
from jixiao.audit.verdicts import Tally
from jixiao.model.document import CostItem, Document, Funding, Goals, Indicator, Project, Source, Unread
from jixiao.model.finding import SEVERITIES, Doubt, Finding, Severity
from jixiao.model.grade import GRADES, GradeProposal
from jixiao.values.money import Money
from jixiao.values.place import Place
from jixiao.values.target import Target

DAY = date(2024, 1, 1)
KNOWN = scheme(DAY)
ROW = Indicator(name="场次", target=Target(raw="≥5场", operator=">=", value=Decimal(5), unit="场"))
PROJECT = Project(
    number=1,
    name="培训",
    goals=Goals(annual="办五场"),
    funding=Funding(annual=Money("100.00")),
    indicators=(ROW,) * 10,
    cost_items=(CostItem(stated=Money("80.00")), CostItem(stated=Money("20.00"))),
)
LOOKED = {code: Tally(10, 0, 0, 10) for code in ("FRM04", "VAL08", "LAW01", "IND06", "VAL13", "FND06", "CAL01", "FRM08")}
"""Each item was looked at ten times."""


def finding(code: str, severity: Severity = "warning", *paths: str, **more: Any) -> Finding:  # noqa: ANN401 - fields of Finding
    path, *others = paths or ("/projects/0/name",)
    given: dict[str, Any] = {"verdict": "fail", "values": {}, **more}
    return Finding(
        code=code, severity=severity, project=1, path=path, other_paths=tuple(others), title=f"{code} 的题目", message="", fix="",
        basis=("依据",), places=(), params=(), rule_hash="", fingerprint=f"{code}{path}", **given,
    )  # fmt: skip


def doubted(one: Finding) -> Finding:
    return replace(one, verdict="unknown", doubt=Doubt(path=one.path, kind="doubtful", confidence=Decimal("0.5"), needed=Decimal("0.95")))


def document(**fields: Any) -> Document:  # noqa: ANN401 - fields of Document
    return Document(source=Source(file="a", sha256="0"), **{"projects": (PROJECT,), **fields})


def proposed(*findings: Finding, tallies: dict[str, Tally] | None = None, **fields: Any) -> GradeProposal:  # noqa: ANN401 - as above
    held = document(**fields)
    form = Form(0, held.projects[0], findings, LOOKED if tallies is None else tallies)
    return propose(form, Certainty(held), KNOWN, "zh")


def scores(*findings: Finding) -> dict[str, Decimal]:
    return {item.item: item.score for item in proposed(*findings).items}


def test_without_findings_every_point_is_there() -> None:
    made = proposed()
    assert (made.total, made.grade, made.held, made.graded) == (Decimal(100), "优", None, Decimal(100))


def test_the_four_tests_have_the_points_of_the_law() -> None:
    items = proposed().items
    sums = {test: sum(i.points for i in items if i.test == test) for test in ("完整性", "相关性", "适当性", "可行性")}
    assert sums == {"完整性": 20, "相关性": 30, "适当性": 30, "可行性": 20}


# What a finding costs


@pytest.mark.parametrize(("severity", "left"), [("error", "0"), ("warning", "7.5"), ("note", "13.2")])
def test_a_finding_on_the_whole_project_costs_the_most(severity: Severity, left: str) -> None:
    assert scores(finding("FND06", severity))["资金匹配性"] == Decimal(left)


@pytest.mark.parametrize(("severity", "left"), [("error", "10.5"), ("warning", "13.8"), ("note", "14.7")])
def test_one_of_ten_indicators_costs_the_least(severity: Severity, left: str) -> None:
    assert scores(finding("IND06", severity, "/projects/0/indicators/3/level1"))["指标科学性"] == Decimal(left)


def test_more_indicators_cost_more() -> None:
    rows = [finding("IND06", "warning", f"/projects/0/indicators/{n}/level1") for n in range(6)]
    assert [scores(*rows[:n])["指标科学性"] for n in (1, 2, 4, 6)] == [Decimal(left) for left in ("13.8", "13.5", "12.0", "10.5")]


@pytest.mark.parametrize(
    ("paths", "values", "share"),
    [
        (("/projects/0/name",), {}, "1"),
        (("/projects/0/indicators/3/target",), {}, "0.1"),
        (("/projects/0/indicators/3/target", "/projects/0/indicators/4/target"), {}, "0.2"),
        (("/projects/0/indicators", "/projects/0/indicators/4/target"), {}, "0.1"),
        (("/projects/0/cost_items/1",), {}, "0.2"),
        (("/projects/0/cost_items/0", "/projects/0/narrative/budget"), {}, "0.8"),
        (("/projects/0/funding/annual",), {"gap": "6.00"}, "0.06"),
        (("/projects/0/funding/annual",), {"gap": "600.00"}, "1"),
        (("/projects/0/funding/annual",), {"gap": "不等"}, "1"),
        (("/projects/0/indicators/3/target",), {"gap": "30.00"}, "0.3"),
    ],
)
def test_the_share_of_indicators_or_money(paths: tuple[str, ...], values: dict[str, str | None], share: str) -> None:
    assert share_of(PROJECT, [finding("FND06", "error", *paths, values=values)]) == Decimal(share)


def test_items_without_amounts_are_counted() -> None:
    bare = replace(PROJECT, cost_items=(CostItem(), CostItem(stated=Money("1.00"))))
    assert share_of(bare, [finding("CAL01", "error", "/projects/0/cost_items/0")]) == Decimal("0.5")


def test_the_deduction_names_all_its_findings() -> None:
    made = proposed(finding("VAL08"), finding("VAL08", "warning", "/projects/0/goals"))
    assert [(d.code, d.points, d.share, len(d.findings)) for d in made.deductions] == [("VAL08", Decimal("5.0"), Decimal(100), 2)]


def test_no_item_falls_below_nothing() -> None:
    many = [finding(code, "error") for code in ("FND06", "CST01", "CST02")]
    made = proposed(*many)
    assert (scores(*many)["资金匹配性"], sum(d.points for d in made.deductions)) == (Decimal(0), Decimal(15))


def test_the_points_taken_off_add_up() -> None:
    made = proposed(finding("FND06", "error"), finding("VAL08"), finding("IND06", "note", "/projects/0/indicators/3/level1"))
    assert sum(i.score for i in made.items) + sum(d.points for d in made.deductions) == made.graded


def test_what_speaks_of_the_copy_costs_nothing() -> None:
    assert proposed(finding("FRM17"), finding("FRM15")).total == 100


@pytest.mark.parametrize("gone", [{"waived": True}, {"verdict": "unknown"}])
def test_what_is_waived_or_undecided_costs_nothing(gone: dict[str, object]) -> None:
    (made,) = proposals(document(), [replace(finding("FND06", "error"), **gone)], {(c, 0): t for c, t in LOOKED.items()}, KNOWN)
    assert made.total == 100


def test_an_open_error_keeps_from_the_best_grade() -> None:
    made = proposed(finding("FND06", "error", "/projects/0/funding", values={"gap": "1.00"}))
    assert (made.total, made.grade, made.held) == (Decimal("95.5"), "良", "有错误未改（FND06），不评为优")


def test_more_than_two_warnings_keep_from_the_best_grade() -> None:
    warned = [finding("VAL08", "warning", f"/projects/0/indicators/{n}/target") for n in range(3)]
    few, several = proposed(*warned[:2]), proposed(*warned)
    assert (few.grade, few.held) == ("优", None)
    assert (several.grade, several.held) == ("良", "还有 3 个警告，不评为优")


def test_errors_of_two_kinds_keep_from_good_but_not_two_of_one() -> None:
    one = [finding("FRM04", "error", f"/projects/0/indicators/{n}/name") for n in range(2)]
    other = finding("CAL01", "error", "/projects/0/indicators/3/name")
    assert proposed(*one).grade == "良"
    assert proposed(*one, other).grade == "中"
    assert proposed(*one, other).held == "错误不止一种（CAL01、FRM04），须由单位改好重新报送，不评为良"


def test_an_item_that_is_poor_keeps_from_the_best_grade() -> None:
    found = [finding("VAL08"), finding("VAL05", "warning", "/projects/0/indicators/3/target")]
    made = proposed(*found)
    assert (made.total, made.grade, made.held) == (Decimal("94.2"), "良", "“明确清晰性”一项是差，不评为优")


def test_a_test_hardly_looked_at_keeps_from_the_best_grade() -> None:
    made = proposed(tallies={code: tally for code, tally in LOOKED.items() if code not in {"CAL01", "FRM08"}})
    assert (made.total, made.grade, made.held) == (Decimal(100), "良", "可行性能判定的不到 50%，不评为优")


def test_half_of_a_test_is_enough() -> None:
    assert proposed(tallies={code: tally for code, tally in LOOKED.items() if code != "CAL01"}).grade == "优"


def test_a_failure_in_a_test_that_nothing_passed_does_not_raise_the_grade() -> None:
    tallies = {code: tally for code, tally in LOOKED.items() if code not in {"CAL01", "FRM08"}}
    before = proposed(tallies=tallies)
    after = proposed(finding("CAL01", "warning", "/projects/0/cost_items/1"), tallies={**tallies, "CAL01": Tally(0, 1, 0, 1)})
    assert (before.grade, after.grade, after.held) == ("良", "良", "可行性能判定的不到 50%，不评为优")


def test_all_that_keeps_from_the_best_grade_is_told_in_english_too() -> None:
    form = Form(0, PROJECT, (finding("VAL08", "error"),), {code: tally for code, tally in LOOKED.items() if code not in {"CAL01", "FRM08"}})
    made = propose(form, Certainty(document()), replace(KNOWN, cuts=(("优", Decimal(80)), *KNOWN.cuts[1:])), "en")
    assert made.held == "errors are open (VAL08), clarity is poor, less than 50% of feasibility could be judged, so not excellent"


def test_findings_of_other_projects_cost_nothing() -> None:
    two = document(projects=(PROJECT,) * 11)
    tallies = {(code, n): tally for code, tally in LOOKED.items() for n in range(11)}
    made = proposals(two, [finding("VAL08", "warning", "/projects/10/name")], tallies, KNOWN)
    assert [p.total for p in made] == [100] * 10 + [95]


@pytest.mark.parametrize(("kind", "number"), [("declaration", 1), ("whole_department", 1), ("self_evaluation", 0), ("monitoring", 0)])
def test_only_targets_before_they_are_approved_are_graded(kind: Any, number: int) -> None:  # noqa: ANN401 - a kind
    assert len(proposals(document(projects=(replace(PROJECT, kind=kind),)), [], {}, KNOWN)) == number


# What was looked at


def test_every_item_says_what_was_looked_at() -> None:
    tallies = {**LOOKED, "IND06": Tally(6, 1, 3, 10), "IND09": Tally(2, 0, 0, 2), "IND10": Tally(0, 0, 0, 0)}
    item = next(i for i in proposed(tallies=tallies).items if i.item == "指标科学性")
    assert (item.rules, item.looked_at, item.open) == (2, 12, 3)


def test_what_could_not_be_judged_leaves_the_graded_part() -> None:
    made = proposed(finding("FND06"), tallies={**LOOKED, "IND06": Tally(7, 0, 3, 10)})
    assert (made.graded, made.total) == (Decimal("95.5"), Decimal("92.1"))


def test_an_item_that_nothing_looked_at_is_not_graded() -> None:
    made = proposed(tallies={code: tally for code, tally in LOOKED.items() if code != "CAL01"})
    item = next(i for i in made.items if i.item == "实现可能性")
    assert (item.graded, item.score, item.grade, made.graded, made.total) == (Decimal(0), Decimal(0), None, Decimal(90), Decimal(100))


def test_too_little_judged_gets_no_grade() -> None:
    made = proposed(tallies={"FRM04": LOOKED["FRM04"], "VAL13": LOOKED["VAL13"]})
    assert (made.grade, made.total, made.held) == (None, None, "能判定的部分只有 25.0 分")


# What is held, what is 差


def blank(*paths: str, sure: float = 1.0) -> dict[str, Any]:
    return {"blanks": paths, "places": {path: Place(line=1, confidence=sure) for path in paths}}


BARE = replace(PROJECT, goals=Goals())
EMPTY_ROWS = replace(PROJECT, indicators=(Indicator(name="场次"), Indicator(name="人数")))
NO_ROWS = replace(PROJECT, indicators=())
TARGETS = ("/projects/0/indicators/0/target", "/projects/0/indicators/1/target")


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"projects": (replace(PROJECT, has_form=False),)}, "没有申报表"),
        ({"unread": (Unread(path="/projects/0/indicators", message=""),)}, "有一部分没有读到"),
        ({"unread": (Unread(path="", message=""),)}, "有一部分没有读到"),
        ({"projects": (replace(PROJECT, partly_read=True),)}, "只读成了一部分"),
        ({"projects": (replace(PROJECT, ending="torn"),)}, "只读成了一部分"),
        ({"places": {"/projects/0/indicators": Place(confidence=0.9)}}, "也许没有读全"),
        ({"places": {"/projects/0/name": Place(confidence=0.9), "/projects/0/unit": Place()}}, "1 处读得不确定，占所读内容的 50%"),
        ({"projects": (BARE,)}, "没有读到绩效目标"),
        ({"projects": (BARE,), **blank("/projects/0/goals/annual", sure=0.9)}, "也没有看到目标栏是空的"),
        ({"projects": (replace(PROJECT, goals=Goals(achieved="办五场")),), **blank("/projects/0/goals/annual")}, "没有读到绩效目标"),
        ({"projects": (NO_ROWS,)}, "没有读到填好的指标"),
        ({"projects": (EMPTY_ROWS,), **blank(TARGETS[0])}, "没有读到填好的指标"),
    ],
)
def test_a_form_not_read_whole_gets_no_grade(fields: dict[str, Any], why: str) -> None:
    made = proposed(**fields)
    assert (made.grade, made.total, why in (made.held or "")) == (None, None, True)


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"projects": (BARE,), **blank("/projects/0/goals/annual")}, "没有填写绩效目标"),
        ({"projects": (EMPTY_ROWS,), **blank(*TARGETS)}, "没有填写指标和指标值"),
        ({"projects": (NO_ROWS,), "places": {"/projects/0/indicators": Place(line=1)}}, "没有填写指标和指标值"),
    ],
)
def test_a_form_read_whole_without_goals_or_indicators_is_poor(fields: dict[str, Any], why: str) -> None:
    made = proposed(**fields)
    assert (made.grade, why in (made.held or ""), (made.total or 0) < 80) == ("差", True, True)


def test_an_unread_form_elsewhere_does_not_hold_this_one() -> None:
    assert proposed(unread=(Unread(path="/projects", message=""),)).grade == "优"


def test_a_doubtful_verdict_that_decides_the_grade_holds_it() -> None:
    made = proposed(doubted(finding("FND06", "error")))
    assert (made.grade, made.held) == (None, "1 处判定因读得不确定而悬着，等级在“良”和“优”之间")


def test_one_that_does_not_decide_it_leaves_it() -> None:
    made = proposed(doubted(finding("IND06", "note", "/projects/0/indicators/3/level1")))
    assert (made.grade, made.total) == ("优", Decimal(100))


# The cuts, the rules


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


def test_every_shipped_rule_bears_on_an_item_or_on_none() -> None:
    assert {item_of(rule.code, KNOWN) for rule in shipped_rules()} == {*(item.key for item in ITEMS), NONE}


@pytest.mark.parametrize(
    ("code", "key"),
    [("FND01", "format"), ("FND06", "money"), ("FND14", "ready"), ("IND11", "money"), ("IND06", "science"), ("ZZZ99", "format")],
)
def test_the_longest_beginning_decides(code: str, key: str) -> None:
    assert item_of(code, KNOWN) == key


def test_what_was_not_checked_is_said() -> None:
    assert KNOWN.verified is False


# What no finding and no doubt may ever do


CODES = ("FND06", "CST01", "VAL08", "IND06", "VAL13", "LAW01", "FRM04", "CAL01", "FRM08")
PATHS = ("/projects/0/name", "/projects/0/cost_items/1", *(f"/projects/0/indicators/{n}/target" for n in range(10)))
FOUND = st.builds(finding, st.sampled_from(CODES), st.sampled_from(SEVERITIES), st.sampled_from(PATHS))


def rank(made: GradeProposal) -> int:
    assert made.grade is not None
    return GRADES.index(made.grade)


@settings(max_examples=200)
@given(st.lists(FOUND, max_size=6), FOUND)
def test_one_more_finding_never_raises_the_grade(before: list[Finding], more: Finding) -> None:
    first, second = proposed(*before), proposed(*before, more)
    assert (rank(second) >= rank(first), second.total <= first.total) == (True, True)  # type: ignore[operator] # neither is held


@settings(max_examples=200)
@given(st.lists(FOUND, min_size=1, max_size=6))
def test_a_graver_finding_never_raises_the_grade(found: list[Finding]) -> None:
    graver = replace(found[0], severity=SEVERITIES[max(0, SEVERITIES.index(found[0].severity) - 1)])
    first, second = proposed(*found), proposed(graver, *found[1:])
    assert (rank(second) >= rank(first), second.total <= first.total) == (True, True)  # type: ignore[operator] # neither is held


@settings(max_examples=200)
@given(st.lists(st.tuples(FOUND, st.booleans()), max_size=6))
def test_a_doubt_never_raises_the_grade(found: list[tuple[Finding, bool]]) -> None:
    sure = proposed(*(one for one, _ in found))
    unsure = proposed(*(doubted(one) if doubt else one for one, doubt in found))
    assert unsure.grade is None or rank(unsure) >= rank(sure)


@settings(max_examples=200)
@given(st.lists(FOUND, max_size=4), st.lists(st.sampled_from(sorted(LOOKED)), unique=True, max_size=3))
def test_what_was_judged_before_and_is_open_now_never_raises_it(found: list[Finding], opened: list[str]) -> None:
    clean = [one for one in found if one.code not in opened]
    tallies = {code: Tally(5, 0, 5, 10) if code in opened else tally for code, tally in LOOKED.items()}
    first, second = proposed(*clean), proposed(*clean, tallies=tallies)
    assert rank(second) >= rank(first)


def test_the_marks_are_those_of_the_form() -> None:
    marks = marked(Form(0, PROJECT, (), LOOKED), [finding("VAL08")], KNOWN)
    assert (marks.graded, marks.total) == (Decimal(100), Decimal(95))
