"""Verdicts on a doubtful reading: which cells keep them open, shape by shape, what passes among them."""

from decimal import Decimal

import pytest
from doubted import AT, NO_ACTUAL, PROJECT, ROOT, ROWS, SCORED, TWICE, form, found, report, verdict
from msgspec.structs import replace

from jixiao.audit.rulefile import parse_sql_rule
from jixiao.audit.run import AuditOptions, audit_documents
from jixiao.model.document import Narrative, Unread
from jixiao.read.document import read_file


def test_a_sure_verdict_stands() -> None:
    assert verdict(form(*SCORED), "SEV12") == "fail"


@pytest.mark.parametrize("cell", ["score", "points"])
def test_a_doubtful_cell_of_its_own_row_keeps_a_verdict_open(cell: str) -> None:
    assert verdict(form(*SCORED, sure={f"{AT}/{cell}": 0.94}), "SEV12") == "unknown"


@pytest.mark.parametrize(
    "elsewhere", [f"{AT}/target", f"{AT}/name", "/projects/0/indicators/1/score", "/projects/0/name", "/projects/0/indicators"]
)
def test_a_cell_that_it_does_not_rest_on_does_not(elsewhere: str) -> None:
    assert verdict(form(*SCORED, sure={elsewhere: 0.1}), "SEV12") == "fail"


def test_the_place_of_a_row_speaks_for_its_cells() -> None:
    assert verdict(form(*SCORED, sure={AT: 0.5}), "SEV12") == "unknown"


@pytest.mark.parametrize(("sure", "wanted"), [(0.95, "fail"), (0.949, "unknown")])
def test_an_error_needs_so_much(sure: float, wanted: str) -> None:
    assert verdict(form(*SCORED, sure={f"{AT}/score": sure}), "SEV12") == wanted


@pytest.mark.parametrize(("sure", "wanted"), [(0.8, "fail"), (0.79, "unknown")])
def test_a_warning_needs_less(sure: float, wanted: str) -> None:
    rows = (replace(ROWS[0], actual="5个"), *ROWS[1:])
    assert verdict(form(*rows, sure={f"{AT}/actual": sure}), "SEV04") == wanted


def test_the_open_verdict_names_the_cell_and_how_sure_it_is() -> None:
    one = found(form(*SCORED, sure={f"{AT}/score": 0.625}), "SEV12")
    assert one.doubt is not None
    assert (one.doubt.path, one.doubt.kind, str(one.doubt.confidence), str(one.doubt.needed)) == (
        f"{AT}/score",
        "doubtful",
        "0.625",
        "0.95",
    )
    assert one.message == "无法判定是否“得分超过分值”：项目 1 的第 1 个指标的得分读得不够确定（把握 62%，作此判断要 95%）。"
    assert (one.places[0].path, one.places[0].line) == (f"{AT}/score", 1)


def test_it_does_so_in_english() -> None:
    one = found(form(*SCORED, sure={f"{AT}/score": 0.6}), "SEV12", "en")
    assert one.message.endswith("the reading of score of indicator 1 (project 1) is not sure enough (60%, 95% needed).")


def test_it_is_counted_as_unknown() -> None:
    sure, open_ = (report(form(*SCORED, sure=places)).by_rule["SEV12"] for places in ({}, {f"{AT}/score": 0.5}))
    assert ((sure.fail, sure.unknown), (open_.fail, open_.unknown)) == ((1, 0), (0, 1))
    assert sure.passed == open_.passed


# A place was seen to be empty, or a list is complete


@pytest.mark.parametrize(
    ("blanks", "sure", "wanted"),
    [
        (("/projects/0/indicators/1/actual",), {}, "fail"),
        (("/projects/0/indicators/1/actual",), {"/projects/0/indicators/1/actual": 0.9}, "unknown"),
        (("/projects/0/indicators/2/actual",), {}, "unknown"),
        ((), {}, "unknown"),
        ((), {"/projects/0/indicators": 1.0, "/projects/0/indicators/1": 1.0}, "unknown"),
        (("/projects/0/indicators/1/actual",), {"/projects/0/indicators/2/actual": 0.1}, "fail"),
        (("/projects/0/indicators/1/actual",), {f"/projects/0/indicators/{n}/actual": 0.1 for n in (0, 2, 3)}, "unknown"),
    ],
)
def test_a_missing_actual_value_was_seen_to_be_missing(blanks: tuple[str, ...], sure: dict[str, float], wanted: str) -> None:
    assert verdict(form(*NO_ACTUAL, blanks=blanks, sure=sure), "SEV17") == wanted


def test_what_was_not_seen_empty_says_so() -> None:
    one = found(form(*NO_ACTUAL), "SEV17")
    assert one.doubt is not None
    assert (one.doubt.kind, one.doubt.path) == ("unseen", "/projects/0/indicators/1/actual")
    assert "不能确定原件上就是空的（把握 0%，作此判断要 95%）" in one.message


NO_SATISFACTION = ROWS[:3]


@pytest.mark.parametrize(
    ("sure", "unread", "wanted"),
    [
        ({}, (), "fail"),
        ({"/projects/0/indicators": 0.8}, (), "fail"),
        ({"/projects/0/indicators": 0.7}, (), "unknown"),
        ({}, ("/projects/0/indicators",), "unknown"),
        ({}, ("/projects/0/indicators/3",), "unknown"),
        ({}, ("/projects/0",), "unknown"),
        ({}, ("",), "unknown"),
        ({}, ("/projects",), "fail"),
        ({}, ("/projects/0/goals",), "fail"),
        ({"/projects/0/indicators/1/level1": 0.7}, (), "unknown"),
        ({"/projects/0/indicators/1/name": 0.1}, (), "fail"),
    ],
)
def test_a_kind_of_indicator_is_missing_from_a_complete_list(sure: dict[str, float], unread: tuple[str, ...], wanted: str) -> None:
    assert verdict(form(*NO_SATISFACTION, sure=sure, unread=unread), "IND05") == wanted


def test_a_list_that_may_not_be_complete_is_named() -> None:
    one = found(form(*NO_SATISFACTION, unread=("/projects/0/indicators",)), "IND05")
    assert one.doubt is not None
    assert (one.doubt.kind, one.doubt.path) == ("incomplete", "/projects/0/indicators")
    assert "项目 1 的绩效指标也许没有读全" in one.message


# Sums, windows, other rows


@pytest.mark.parametrize(
    ("sure", "unread", "wanted"),
    [
        ({}, (), "fail"),
        ({"/projects/0/indicators/2/score": 0.9}, (), "unknown"),
        ({"/projects/0/funding/execution_score": 0.9}, (), "unknown"),
        ({"/projects/0/total_score": 0.9}, (), "unknown"),
        ({"/projects/0/indicators/2/points": 0.1}, (), "fail"),
        ({}, ("/projects/0/indicators",), "unknown"),
    ],
)
def test_a_sum_rests_on_every_row(sure: dict[str, float], unread: tuple[str, ...], wanted: str) -> None:
    assert verdict(form(total_score=Decimal(99), sure=sure, unread=unread), "SEV06") == wanted


@pytest.mark.parametrize(
    ("blanks", "unread", "wanted"),
    [
        ((), (), "fail"),
        ((), ("execution_rate",), "unknown"),
        (("execution_score", "execution_points"), ("execution_rate",), "fail"),
        (("execution_points",), ("execution_rate",), "unknown"),
    ],
)
def test_a_sum_rests_on_what_it_takes_for_missing(blanks: tuple[str, ...], unread: tuple[str, ...], wanted: str) -> None:
    empty, lost = (tuple(f"/projects/0/funding/{field}" for field in fields) for fields in (blanks, unread))
    unscored = replace(PROJECT.funding, execution_points=None, execution_score=None)
    assert verdict(form(funding=unscored, blanks=empty, unread=lost), "SEV06") == wanted


HEAVY = (
    replace(ROWS[0], points=Decimal(75)),
    replace(ROWS[1], points=Decimal(5)),
    replace(ROWS[2], points=Decimal(5)),
    replace(ROWS[3], points=Decimal(5)),
)


@pytest.mark.parametrize(("sure", "wanted"), [({}, "fail"), ({"/projects/0/indicators/3/points": 0.7}, "unknown")])
def test_a_share_rests_on_the_rows_around(sure: dict[str, float], wanted: str) -> None:
    assert verdict(form(*HEAVY, sure=sure), "IND21") == wanted


@pytest.mark.parametrize(
    ("cell", "wanted"),
    [(None, "fail"), ("0/name", "unknown"), ("3/name", "unknown"), ("1/name", "fail"), ("0/target", "fail")],
)
def test_a_repeated_name_rests_on_both_rows(cell: str | None, wanted: str) -> None:
    assert verdict(form(*TWICE, sure={f"/projects/0/indicators/{cell}": 0.5} if cell else {}), "IND09") == wanted


def test_a_passage_that_shows_a_fault_is_enough() -> None:
    rows = (replace(ROWS[0], name="XX数量"), *ROWS[1:])
    assert verdict(form(*rows), "FRM14") == "fail"
    assert verdict(form(*rows, sure={"/projects/0/indicators/2/name": 0.1, "/projects/0/goals/annual": 0.1}), "FRM14") == "fail"
    assert verdict(form(*rows, sure={"/projects/0/indicators/0/name": 0.1}), "FRM14") == "unknown"


def test_a_verdict_about_the_reading_itself_stands() -> None:
    document = read_file(ROOT / "examples/songjiang-2024/declaration.txt")
    assert next(f for f in report(document).findings if f.code == "FRM15").verdict == "fail"


def test_money_of_the_cover_rests_on_every_form() -> None:
    document = read_file(ROOT / "examples/songjiang-2024/declaration.txt")
    assert verdict(document, "FND08") == "fail"
    at = "/projects/5/funding/annual"
    assert verdict(replace(document, places={**document.places, at: replace(document.places[at], confidence=0.9)}), "FND08") == "unknown"
    assert verdict(replace(document, unread=(Unread(path="/projects", message="有一张表没有读成"),)), "FND08") == "unknown"


STAR = "SELECT * FROM (SELECT p.id AS subject, FALSE AS ok, p.at || '/name' AS path, p.name, 1 AS annual FROM project AS p) AS o"


def test_a_rule_that_can_not_be_followed_rests_on_all_of_its_project() -> None:
    text = (ROOT / "tests/audit/local_rule.sql").read_text("utf-8")
    head = text[: text.index("---*/") + 5]
    rule = parse_sql_rule("LOC01_star.sql", f"{head}\n{STAR}\n")
    for sure, wanted in (({}, "fail"), ({"/projects/0/indicators/2/target": 0.1}, "unknown"), ({"/title": 0.1}, "fail")):
        made = audit_documents([form(sure=sure)], AuditOptions(show_unknown=True), [rule]).documents[0]
        assert [f.verdict for f in made.findings] == [wanted]


def test_narrative_is_prose() -> None:
    bare = Narrative(overview="概述", plan="方案", budget="10 元")
    document = replace(form(has_narrative=True, narrative=bare), kind="declaration")
    assert verdict(document, "FRM13") == "fail"
    assert verdict(replace(document, unread=(Unread(path="/projects/0/narrative", message="没有读"),)), "FRM13") == "unknown"


# What passes rests on its cells too


def test_a_pass_on_a_doubtful_cell_stays_open_and_names_the_cell() -> None:
    sure, open_ = (report(form(sure=places)) for places in ({}, {f"{AT}/score": 0.5}))
    assert (sure.by_rule["SEV12"].passed, open_.by_rule["SEV12"].passed, open_.by_rule["SEV12"].unknown) == (4, 3, 1)
    one = next(f for f in open_.findings if f.code == "SEV12")
    assert one.verdict == "unknown"
    assert one.doubt is not None
    assert one.doubt.path == f"{AT}/score"


def test_a_pass_on_a_list_that_may_lack_a_row_stays_open() -> None:
    assert report(form()).by_rule["SEV06"].passed == 1
    assert report(form(unread=("/projects/0/indicators",))).by_rule["SEV06"].unknown == 1


def test_a_pass_that_one_sure_row_shows_stands() -> None:
    assert report(form(unread=("/projects/0/indicators",))).by_rule["IND01"].passed == 1


def test_a_pass_on_other_cells_stands() -> None:
    assert report(form(sure={f"{AT}/reason": 0.1, "/projects/0/unit": 0.1})).by_rule["SEV12"].passed == 4
