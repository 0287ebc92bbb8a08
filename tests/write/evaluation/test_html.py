from collections.abc import Callable

import pytest
from html_pages import Tags, page_faults, read, same, standing_alone
from msgspec.structs import replace

from jixiao.model.evaluation import Evaluation, ScoredProject
from jixiao.model.step import step
from jixiao.write.evaluation.forms import embedded, harmless_text, sounds_official
from jixiao.write.evaluation.report import evaluation_report
from jixiao.write.format.html import as_html
from jixiao.write.page import Lang, Page

Of = Callable[..., Evaluation]
Forms = Callable[[Evaluation], str]
LANGS: tuple[Lang, ...] = ("zh", "en")
ZH = Page()


def evaluation_html(evaluation: Evaluation, forms: str, page: Page = ZH) -> str:
    return as_html(evaluation_report(evaluation, page, forms), page, harmless_text)


@pytest.fixture(scope="module")
def forms(evaluation: Evaluation, official: Forms) -> str:
    return official(evaluation)


@pytest.fixture(scope="module")
def page(evaluation: Evaluation, forms: str) -> Tags:
    return Tags(evaluation_html(evaluation, forms))


def test_the_page_is_sound(page: Tags) -> None:
    assert list(page_faults(page)) == []


@pytest.mark.parametrize(
    "told",
    [
        "2024 年度：8 项平均 88.83 分，4 优，2 良，2 中",
        "得分瀑布图：从 100 分到 89.56 分。",
        "满分 100；预算执行率 −1.17；代表履职费发放人数 −0.04；",
        "复核扣减 −3.00；复核后 89.56。",
        "由 77 条记录得出，未计入 2 条。",
        "口径：</span>",
        "<p>计算得 18.00 分。</p><p>扣 3.00 分：指标与项目没有直接关系，佐证只有年度总结（主管员）。</p>",
        "“代表履职费发放人数”按 285 算，10 分得 9.96 分，合计 89.56 分。",
        "<s>支出明细 2024-9000</s></td><td>重复登记</td>",
        "补选 960,000.00 元没有指标衡量。",
        "佐证/工作总结.pdf sha256:4c1f0a7be2",
    ],
)
def test_the_page_says(evaluation: Evaluation, told: str) -> None:
    assert told.removesuffix("</span>") in evaluation_html(evaluation, "")


@pytest.mark.parametrize("lang", LANGS)
def test_no_text_of_ours_is_a_label_or_title_of_a_form(evaluation: Evaluation, lang: Lang) -> None:
    texts = set(standing_alone(evaluation_html(evaluation, "", Page(lang=lang))))
    assert {text for text in texts if sounds_official(text)} == set()
    assert len(texts) > 200


@pytest.mark.parametrize("lang", LANGS)
def test_the_page_reads_back_as_the_official_form(evaluation: Evaluation, forms: str, lang: Lang) -> None:
    alone = read(f"<html><body>{forms}</body></html>")
    back = read(evaluation_html(evaluation, forms, Page(lang=lang)))
    assert (alone.kind, len(alone.projects), same(alone, back)) == ("self_evaluation", 8, True)
    assert [p.total_score for p in back.projects] == [p.total for p in evaluation.projects]
    assert (back.stated_count, str(back.stated_total), back.stated) == (8, "4600800.00", {"average_score": "88.83"})
    assert back.warnings == alone.warnings


def disguised(project: ScoredProject) -> ScoredProject:
    """Return the project with names that sound like a form's."""
    names = ("项目名称", "三级指标", "产出指标", "绩效目标申报表", "完成 3 个项目", "分值")
    rows = tuple(replace(i, name=names[n % len(names)], reason="实施单位") for n, i in enumerate(project.indicators))
    return replace(project, name="视频监控系统绩效目标表", indicators=rows, notes=("一级指标", "项目情况说明 2 甲", "某局2031年绩效自评"))


def test_names_that_sound_like_a_form_change_nothing(evaluation: Evaluation, of_projects: Of, official: Forms) -> None:
    given = of_projects(*map(disguised, evaluation.projects[1:3]))
    forms = official(of_projects(*evaluation.projects[1:3]))
    alone, back = read(f"<html><body>{forms}</body></html>"), read(evaluation_html(given, forms))
    assert same(alone, back)
    assert (back.stated_count, back.fiscal_year) == (2, 2024)


@pytest.mark.parametrize(
    ("text", "official"),
    [("项目名称", True), ("视频监控维护", True), ("绩效自评。", False), ("产出指标", True), ("培训人次", False), ("自 评 工作", True)],
)
def test_what_sounds_official(text: str, official: bool) -> None:
    assert sounds_official(text) is official


def test_a_stop_is_added_that_nobody_sees() -> None:
    assert str(harmless_text("分值")) == '分值<span class="hidden">。</span>'
    assert harmless_text("") is None


def test_forms_are_put_in_without_styles_or_a_second_title() -> None:
    given = '<h1 class="title">甲</h1><col width="12.5%">'
    assert embedded(given) == '<h2 class="title">甲</h2><col width="12.5%">'


def test_markup_in_names_is_shown_not_run(evaluation: Evaluation, of_projects: Of) -> None:
    bad = '<script>alert(1)</script>" onload="'
    rows = tuple(
        replace(i, name=bad, target=bad, working=(step("stated", value=bad),), files=(bad,), reason=bad)
        for i in evaluation.projects[0].indicators
    )
    found = Tags(evaluation_html(of_projects(replace(evaluation.projects[0], name=bad, notes=(bad,), indicators=rows)), ""))
    assert [tag for tag, attrs in found.tags if tag == "script" or "onload" in attrs] == []


def test_a_page_without_projects_is_a_page(of_projects: Of) -> None:
    assert "没有可以评分的项目。" in "".join(Tags(evaluation_html(of_projects(), "")).words)
