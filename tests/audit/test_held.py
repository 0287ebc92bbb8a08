"""Verdicts on a doubtful reading: which cells keep them open, shape by shape, and what no doubt may ever do."""

from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from jixiao.audit.load import shipped_rules
from jixiao.audit.rulefile import parse_sql_rule
from jixiao.audit.run import AuditOptions, audit_documents
from jixiao.model.document import Document, Funding, Goals, Indicator, Narrative, Project, Source, Unread
from jixiao.model.finding import DocumentReport, Finding, every
from jixiao.read.document import read_file
from jixiao.values.money import Money
from jixiao.values.place import Place
from jixiao.values.target import Target

ROOT = Path(__file__).parents[2]
RULES = shipped_rules()
LEVELS = (("成本指标", "经济成本指标"), ("产出指标", "数量指标"), ("产出指标", "质量指标"), ("产出指标", "时效指标"), ("效益指标", "社会效益指标"), ("满意度指标", "服务对象满意度指标"))  # fmt: skip


def row(level: tuple[str, str], name: str, value: str | None = "90", unit: str = "%", **more: Any) -> Indicator:  # noqa: ANN401 - fields of Indicator
    target = Target(raw=f"≥{value}{unit}", operator=">=", value=Decimal(value), unit=unit) if value is not None else None
    return Indicator(level1=level[0], level2=level[1], level1_standard=level[0], level2_standard=level[1], name=name, target=target, **more)


ROWS = (
    row(LEVELS[1], "维护场馆数量", "10", "个", points=Decimal(25), actual="10个", score=Decimal(25)),
    row(LEVELS[2], "设施完好率", points=Decimal(25), actual="95%", score=Decimal(25)),
    row(LEVELS[4], "受益群众满意率", points=Decimal(30), actual="95%", score=Decimal(30)),
    row(LEVELS[5], "群众满意度", points=Decimal(10), actual="95%", score=Decimal(10)),
)
PROJECT = Project(
    kind="self_evaluation",
    number=1,
    name="设施维护",
    department="某区体育局",
    unit="某区体育中心",
    funding=Funding(annual=Money("250000.00"), adjusted=Money("250000.00"), executed=Money("250000.00"), execution_rate=Decimal(100), execution_points=Decimal(10), execution_score=Decimal(10)),
    goals=Goals(annual="设施完好", achieved="设施全部完好"),
    indicators=ROWS,
    total_score=Decimal(100),
    ending="closed",
)  # fmt: skip


def form(
    *rows: Indicator,
    sure: dict[str, float] | None = None,
    blanks: tuple[str, ...] = (),
    unread: tuple[str, ...] = (),
    **more: Any,  # noqa: ANN401 - fields of Project
) -> Document:
    return Document(
        kind="self_evaluation",
        fiscal_year=2024,
        source=Source(file="a.json", sha256="0" * 64, format="json"),
        projects=(replace(PROJECT, **({"indicators": rows} if rows else {}), **more),),
        places={path: Place(line=n, text="原文", confidence=confidence) for n, (path, confidence) in enumerate((sure or {}).items(), 1)},
        blanks=blanks,
        unread=tuple(Unread(path=path, message="没有读") for path in unread),
    )


def report(document: Document, **options: Any) -> DocumentReport:  # noqa: ANN401 - fields of AuditOptions
    return audit_documents([document], AuditOptions(show_unknown=True, **options), RULES).documents[0]


def verdict(document: Document, code: str) -> str | None:
    told = {f.verdict for f in report(document).findings if f.code == code}
    return "fail" if "fail" in told else "unknown" if told else None


def found(document: Document, code: str, lang: str = "zh") -> Finding:
    return next(f for f in report(document, lang=lang).findings if f.code == code)


SCORED = (replace(ROWS[0], score=Decimal(26)), *ROWS[1:])
"""A score above its points: an error at one indicator."""
AT = "/projects/0/indicators/0"


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


NO_ACTUAL = (ROWS[0], replace(ROWS[1], actual=None), *ROWS[2:])


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


TWICE = (*ROWS[:3], replace(ROWS[0], level2="质量指标", level2_standard="质量指标"), ROWS[3])


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


# What no doubt may ever do


@cache
def documents() -> tuple[Document, ...]:
    files = (
        ROOT / "examples/songjiang-2024/declaration.txt",
        ROOT / "tests/cases/self-evaluation-pipes/input.txt",
        ROOT / "tests/cases/monitoring/input.txt",
    )
    return (*map(read_file, files), form(*NO_ACTUAL, blanks=("/projects/0/indicators/1/actual",)), form(*TWICE, total_score=Decimal(99)))


def verdicts(document: Document) -> dict[tuple[str, str], str]:
    """Return the verdicts by rule and pointer, each on its own: what is told with another finding, or as one finding of a table, too."""
    told: dict[tuple[str, str], set[str]] = {}
    for finding in report(document).findings:
        is_table = bool(finding.covers) and {"rows", "number", "title"} <= finding.values.keys()
        for one in finding.covers if is_table else every((finding,)):
            told.setdefault((one.code, one.path), set()).add(finding.verdict)
    return {key: min(found) for key, found in told.items()}


CONFIDENCES = st.sampled_from([0.0, 0.5, 0.79, 0.8, 0.94, 0.95])


@settings(max_examples=25)
@given(st.data())
def test_less_confidence_never_makes_a_failure(data: st.DataObject) -> None:
    document = data.draw(st.sampled_from(documents()))
    pointers = [*document.places, *document.blanks, "/projects/0/indicators", "/projects/0/funding", "/projects"]
    lowered = data.draw(st.dictionaries(st.sampled_from(pointers), CONFIDENCES, max_size=8))
    places = dict(document.places)
    for pointer, confidence in lowered.items():
        old = places.get(pointer, Place(line=1))
        places[pointer] = replace(old, confidence=min(old.confidence, confidence))
    before, after = verdicts(document), verdicts(replace(document, places=places))
    assert {key for key, told in after.items() if told == "fail"} <= {key for key, told in before.items() if told == "fail"}
    assert before.keys() <= after.keys()
    assert {told for key, told in after.items() if key not in before} <= {"unknown"}


@settings(max_examples=25)
@given(st.data())
def test_what_was_not_read_never_adds_a_failure(data: st.DataObject) -> None:
    document = data.draw(st.sampled_from(documents()))
    pointers = [
        "",
        "/projects",
        "/projects/0",
        "/projects/0/indicators",
        "/projects/0/funding",
        "/projects/0/goals",
        "/stated_total",
        *document.places,
    ]
    missed = data.draw(st.lists(st.sampled_from(pointers), min_size=1, max_size=4))
    doubted = replace(document, unread=tuple(Unread(path=path, message="没有读") for path in missed))
    before, after = verdicts(document), verdicts(doubted)
    assert {key for key, told in after.items() if told == "fail"} <= {key for key, told in before.items() if told == "fail"}


@settings(max_examples=25)
@given(st.data())
def test_a_blank_that_was_not_seen_never_adds_a_failure(data: st.DataObject) -> None:
    document = data.draw(st.sampled_from([d for d in documents() if d.blanks]))
    kept = tuple(data.draw(st.lists(st.sampled_from(document.blanks), unique=True)))
    before, after = verdicts(document), verdicts(replace(document, blanks=kept))
    assert {key for key, told in after.items() if told == "fail"} <= {key for key, told in before.items() if told == "fail"}


def test_a_document_without_doubts_is_judged_as_before(monkeypatch: pytest.MonkeyPatch) -> None:
    made = form(*SCORED)
    document = replace(made, places={}, projects=tuple(replace(project, money_unit="元") for project in made.projects))
    judged = report(document)
    monkeypatch.setattr("jixiao.audit.rests.Memory.of", lambda *_: pytest.fail("a sure document pays nothing"))
    assert [f for f in report(document).findings if f.verdict == "fail"] == [f for f in judged.findings if f.verdict == "fail"]


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
