from collections.abc import Callable
from decimal import Decimal

import pytest
from msgspec.structs import replace

from jixiao.model.progress import Monitoring
from jixiao.values.width import COLOUR, width
from jixiao.write.format.text import as_text
from jixiao.write.naming import wan
from jixiao.write.page import Lang, Page
from jixiao.write.paint import Paint
from jixiao.write.progress.points import monitoring_points
from jixiao.write.progress.report import monitoring_report
from jixiao.write.progress.words import both, gap_words, rate, slow_from, stopped

Of = Callable[..., Monitoring]


def monitoring_text(monitoring: Monitoring, page: Page) -> str:
    return as_text(monitoring_report(monitoring, page), page)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("columns", [80, 120])
def test_no_line_is_wider_than_the_page(monitoring: Monitoring, columns: int, lang: Lang) -> None:
    for verbose in (False, True):
        told = monitoring_text(monitoring, Page(lang=lang, columns=columns, verbose=verbose))
        assert [line for line in told.split("\n") if width(line) > columns] == []


def test_a_director_reads_five_lines(monitoring: Monitoring) -> None:
    assert list(monitoring_points(monitoring, Page())) == [
        "1-7月支出 177.33 万元，预算 460.08 万元的 38.5%，比计划慢 11.1 个百分点。",
        "年底预计支出 409.23 万元，执行率 89.0%。",
        "8 个项目中 3 个落后：2 区代表履职保障、5 专题调研与专家咨询、6 民主实践研究与展示。",
        "20 个指标：确定能 10 个，有可能 4 个，完全不可能 2 个，无法判定 4 个。",
        "完不成的是“补选完成名额”、“工资按时发放率”，要调整目标或说明原因。",
    ]


def test_and_in_english(monitoring: Monitoring) -> None:
    assert list(monitoring_points(monitoring, Page(lang="en"))) == [
        "January to July: 177.33 ten thousand yuan spent, 38.5% of 460.08, 11.1 percentage points behind plan.",
        "By the end of the year 409.23 ten thousand yuan are expected, 89.0%.",
        "3 of 8 projects behind: 2 区代表履职保障, 5 专题调研与专家咨询, 6 民主实践研究与展示.",
        "20 indicators: certain 10, possible 4, impossible 2, not known 4.",
        "Out of reach: “补选完成名额”, “工资按时发放率”; change the target or say why.",
    ]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_all_is_not_well_above_a_target_out_of_reach(monitoring: Monitoring, lang: Lang) -> None:
    """No project is behind its plan, and still one of them will not come to what was promised."""
    calm = replace(monitoring, projects=tuple(replace(project, is_behind=False) for project in monitoring.projects))
    told = " ".join(monitoring_points(calm, Page(lang=lang)))
    assert ("但有完不成的指标。" if lang == "zh" else "but some targets are out of reach.") in told
    sure = [replace(p, indicators=tuple(replace(i, likelihood="确定能") for i in p.indicators)) for p in calm.projects]
    assert "都没有落后。" in " ".join(monitoring_points(replace(calm, projects=tuple(sure)), Page()))


@pytest.mark.parametrize(
    "line",
    [
        "declaration.txt，截至 2024年7月31日",
        "  · 台账里有、文件里没有的项目：会议室改造。",
        "  5 专题调研与专家咨询  31.0%  50.0%   31.7%   52.8%     81.0%      有可能",
        "  合计                  38.5%  49.6%                     89.0%",
        "  外出调研批次",
        "          ≥9.00(批)           3批   33.3/55.6           9批    有可能",
        "    人员保障：两个委室换届，9 月起每月两批",
        "  代表满意度            ≥90.00(%)  12 月才有           –         –    无法判定",
        "    预计：未到时点：计划 12 月测",
        "  ! 2024-05-20 追加 60,000.00 元（没有批准文号）：补选。",
        "    预计：单位填写，没有记录可以推算",
    ],
)
def test_a_line(monitoring: Monitoring, line: str) -> None:
    assert line in monitoring_text(monitoring, Page()).split("\n")


def test_how_it_was_found_is_told_when_everything_is_asked_for(monitoring: Monitoring) -> None:
    told = monitoring_text(monitoring, Page(verbose=True, columns=120))
    assert "    测量方法 办成的事，40 条记录" in told
    assert "    预计：按到目前的数保持不变" in told
    assert "办成的事" not in monitoring_text(monitoring, Page())


def test_colours_change_nothing_else(monitoring: Monitoring) -> None:
    plain, coloured = (monitoring_text(monitoring, Page(paint=Paint(on))) for on in (False, True))
    assert coloured != plain
    assert COLOUR.sub("", coloured) == plain


def test_signs_that_nobody_sees_are_shown(monitoring: Monitoring, of_projects: Of) -> None:
    told = monitoring_text(of_projects(replace(monitoring.projects[0], name="甲\x1b[31m乙\u202e丙", notes=("\x07",))), Page())
    assert "甲‹U+001B›[31m乙‹U+202E›丙" in told
    assert "\x1b" not in told


def test_nothing_to_monitor_is_said(of_projects: Of) -> None:
    assert "没有可以监控的项目。" in monitoring_text(of_projects(), Page())


@pytest.mark.parametrize(
    ("gap", "zh", "en"),
    [
        ("-11.04", "比计划慢 11.0 个百分点", "11.0 percentage points behind plan"),
        ("2", "比计划快 2.0 个百分点", "2.0 percentage points ahead of plan"),
        ("0.00", "与计划相同", "as planned"),
        (None, "", ""),
    ],
)
def test_a_gap_in_words(gap: str | None, zh: str, en: str) -> None:
    given = None if gap is None else Decimal(gap)
    assert (gap_words(given, Page()), gap_words(given, Page(lang="en"))) == (zh, en)


def test_figures_in_words() -> None:
    assert (rate(Decimal("38.54")), rate(None), wan(Decimal("1773306.00")), wan(None)) == ("38.5%", "–", "177.33", "–")
    assert (both(Decimal(1), None), both(None, None), both(Decimal(1), Decimal("2.25"))) == ("1.0/–", "–", "1.0/2.2")
    assert stopped(["甲", "乙。", "a", "b."]) == ["甲。", "乙。", "a.", "b."]


def test_the_line_of_who_is_behind(monitoring: Monitoring, of_projects: Of) -> None:
    assert slow_from(monitoring) == -10
    assert slow_from(replace(monitoring, behind_gap=None)) == Decimal("-21.12")
    assert slow_from(replace(of_projects(monitoring.projects[0]), behind_gap=None)) is None
