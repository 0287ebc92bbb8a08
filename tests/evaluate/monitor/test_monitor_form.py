"""The official monitoring form: written in every format, read back with the same figures."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from jixiao.actions.records.bound import Bound, one_document
from jixiao.actions.write import put
from jixiao.evaluate.monitor_form import deviation_cause, monitoring_form
from jixiao.model.document import Document
from jixiao.model.progress import IndicatorProgress, Monitoring

On = Callable[[str], Monitoring]
DAY = "2024-10-31"
FIELDS = ("name", "level1", "level2", "to_date", "forecast", "likelihood", "reason")


@pytest.fixture(scope="session")
def form(year: Bound, on: On) -> Document:
    return monitoring_form(year.document, on(DAY))


@pytest.fixture(scope="session", params=["docx", "xlsx", "html", "pdf"])
def again(request: pytest.FixtureRequest, form: Document, tmp_path_factory: pytest.TempPathFactory) -> Document:
    to = tmp_path_factory.mktemp("form") / f"form.{request.param}"
    put(form, to, None)
    return one_document(str(to), bytes)


def test_it_reads_back_as_a_monitoring_form(again: Document) -> None:
    assert (again.kind, again.fiscal_year, len(again.projects)) == ("monitoring", 2024, 8)


def test_its_money_reads_back(form: Document, again: Document) -> None:
    assert [p.funding for p in again.projects] == [p.funding for p in form.projects]


def test_its_indicators_read_back(form: Document, again: Document) -> None:
    written = [[getattr(x, field) for field in FIELDS] for p in form.projects for x in p.indicators]
    assert [[getattr(x, field) for field in FIELDS] for p in again.projects for x in p.indicators] == written


def test_its_targets_read_back(form: Document, again: Document) -> None:
    assert [x.target for p in again.projects for x in p.indicators] == [x.target for p in form.projects for x in p.indicators]


def test_its_stage_reads_back(again: Document) -> None:
    assert {project.stage for project in again.projects} == {"1-10月"}


def test_its_goal_reads_back(form: Document, again: Document) -> None:
    assert [p.goals.annual for p in again.projects] == [p.goals.annual for p in form.projects]


def test_the_title_says_until_when(form: Document) -> None:
    assert form.title is not None
    assert form.title.endswith("2024年1-10月项目支出绩效运行监控（截至2024-10-31）")


def test_what_is_measured_later_says_when(form: Document) -> None:
    survey = form.projects[4].indicators[5]
    assert (survey.to_date, survey.reason) == ("未到时点", "未到时点：计划12月")


def test_a_plan_without_a_record_says_when(form: Document) -> None:
    allowances = form.projects[1].indicators[1]
    assert (allowances.to_date, allowances.forecast, allowances.reason) == ("未到时点", "285人", "未到时点：计划12月")


def test_a_reason_stands_under_its_cause(form: Document) -> None:
    assert form.projects[4].indicators[1].reason == "（其他）科创走廊协同学习考察：与台风防御工作冲突，取消"


def test_a_target_that_will_be_met_needs_no_reason(form: Document) -> None:
    assert form.projects[1].indicators[3].likelihood == "确定能"
    assert form.projects[1].indicators[3].reason is None


def test_a_reason_without_a_cause_stands_alone() -> None:
    row = IndicatorProgress(path="", name=None, level1=None, level2=None, target=None, evidence="measured", to_date="1次", why="推迟")
    assert deviation_cause(row) == "推迟"


@pytest.mark.parametrize("doubt", ["“会议”12", "文件夹里没有台账“会议”"])
def test_of_a_figure_in_doubt_the_form_tells_what_makes_it_so(doubt: str) -> None:
    row = IndicatorProgress(
        path="",
        name=None,
        level1=None,
        level2=None,
        target=None,
        evidence="none",
        method="数不可信：“会议”12 的人数是 310，应到人数是 31，不可能",
        doubt=doubt,
    )
    assert deviation_cause(row) == f"数不可信：{doubt}"


def test_what_has_no_figures_says_why(form: Document) -> None:
    assert str(form.projects[2].indicators[4].reason).startswith("没有度量，不能监控：")


def test_january_is_one_month(year: Bound, on: On) -> None:
    assert {p.stage for p in monitoring_form(year.document, on("2024-01-31")).projects} == {"1月"}


def test_dates_are_not_left_from_the_declaration(form: Document) -> None:
    assert {(p.start, p.finish, p.period_start) for p in form.projects} == {(None, None, None)}


def test_the_day_stands_on_the_paper(year: Bound, on: On, tmp_path: Path) -> None:
    to = tmp_path / "march.html"
    put(monitoring_form(year.document, on("2024-03-15")), to, None)
    text = to.read_text("utf-8")
    assert (f"截至{date(2024, 3, 15)}" in text, "1-3月执行情况" in text, "1-3月执行率" in text) == (True, True, True)
