import re
from collections.abc import Callable

import pytest
from html_pages import Tags, page_faults, read, same, standing_alone
from lxml.html import document_fromstring
from msgspec.structs import replace

from jixiao.model.progress import Monitoring
from jixiao.write.evaluation.forms import harmless_text, sounds_official
from jixiao.write.format.html import as_html
from jixiao.write.page import Lang, Page
from jixiao.write.progress.report import monitoring_report

Of = Callable[..., Monitoring]
Forms = Callable[[Monitoring], str]
LANGS: tuple[Lang, ...] = ("zh", "en")
ZH = Page()


def monitoring_html(monitoring: Monitoring, forms: str, page: Page = ZH) -> str:
    return as_html(monitoring_report(monitoring, page, forms), page, harmless_text)


@pytest.fixture(scope="module")
def forms(monitoring: Monitoring, official: Forms) -> str:
    return official(monitoring)


@pytest.fixture(scope="module")
def page(monitoring: Monitoring, forms: str) -> str:
    return monitoring_html(monitoring, forms)


def test_the_page_is_sound(page: str) -> None:
    assert list(page_faults(Tags(page))) == []


def test_tables_have_heads_and_captions(page: str) -> None:
    ours = document_fromstring(page).xpath("//table[not(ancestor::*[contains(@class, 'official-forms')])]")
    assert len(ours) > 15
    assert [t for t in ours if not t.xpath("./caption") or not t.xpath(".//th[@scope='col']")] == []


@pytest.mark.parametrize(
    "told",
    [
        "1-7月：钱比计划慢 11.1 个百分点，3 项落后",
        "到 7 月底实际 177.33 万元，计划 228.18 万元；年底预计 409.23 万元，预算 460.08 万元。",
        'aria-label="实际 22.0%，计划 41.0%。" class="gauge behind"',
        'aria-label="实际 60.0%，计划 58.0%。" class="gauge"',
        "人员保障：两个委室换届，9 月起每月两批。",
        "凭证 V-07-019 疑似重复支付，照账计入执行数，没有扣减；还没有退回的 13,425.00 元。",
        "单位称“达成”",
        "12 月才有",
        "台账里有、文件里没有的项目：会议室改造。",
        "怎么预计的：",
    ],
)
def test_the_page_says(monitoring: Monitoring, told: str) -> None:
    assert told in monitoring_html(monitoring, "")


def test_in_english(monitoring: Monitoring) -> None:
    told = monitoring_html(monitoring, "", Page(lang="en"))
    assert "January to July: money 11.1 percentage points behind plan, 3 projects behind" in told
    assert '<html lang="en">' in told


@pytest.mark.parametrize("lang", LANGS)
def test_no_text_of_ours_is_a_label_or_title_of_a_form(monitoring: Monitoring, lang: Lang) -> None:
    texts = set(standing_alone(monitoring_html(monitoring, "", Page(lang=lang))))
    assert {text for text in texts if sounds_official(text)} == set()
    assert len(texts) > 150


@pytest.mark.parametrize("lang", LANGS)
def test_the_page_reads_back_as_the_official_form(monitoring: Monitoring, forms: str, lang: Lang) -> None:
    alone = read(f"<html><body>{forms}</body></html>")
    back = read(monitoring_html(monitoring, forms, Page(lang=lang)))
    assert (alone.kind, len(alone.projects), same(alone, back)) == ("monitoring", 8, True)
    assert (back.stated_count, str(back.stated_total), back.warnings) == (8, "4600800.00", alone.warnings)


def test_names_that_sound_like_a_form_change_nothing(monitoring: Monitoring, of_projects: Of, official: Forms) -> None:
    names = ("项目名称", "三级指标", "产出指标", "绩效目标申报表")
    given = [
        replace(
            p,
            name="视频监控系统绩效目标表",
            notes=("一级指标", "项目情况说明 2 甲", "某局2031年绩效监控"),
            indicators=tuple(replace(i, name=names[n], why="实施单位", cause=None) for n, i in enumerate(p.indicators)),
        )
        for p in monitoring.projects[4:6]
    ]
    forms = official(of_projects(*monitoring.projects[4:6]))
    back = read(monitoring_html(of_projects(*given), forms))
    assert same(read(f"<html><body>{forms}</body></html>"), back)
    assert back.stated_count == 2


def test_markup_in_names_is_shown_not_run(monitoring: Monitoring, of_projects: Of) -> None:
    bad = '<script>alert(1)</script>" onload="'
    rows = tuple(
        replace(i, name=bad, target=bad, to_date=bad, forecast=bad, why=bad, method=bad) for i in monitoring.projects[0].indicators
    )
    page = monitoring_html(of_projects(replace(monitoring.projects[0], name=bad, notes=(bad,), indicators=rows)), "")
    assert document_fromstring(page).xpath("//script | //@onload") == []


def test_a_page_without_projects_is_a_page(of_projects: Of) -> None:
    told = monitoring_html(of_projects(), "")
    assert "没有可以监控的项目。" in told
    assert "没有分月的数，画不出来。" in told
    assert not re.search("<table", told)
