from collections.abc import Callable

import pytest
from msgspec.structs import replace

from jixiao.model.evaluation import Evaluation
from jixiao.write.evaluation.report import evaluation_report
from jixiao.write.format.markdown import as_markdown
from jixiao.write.page import Page

Of = Callable[..., Evaluation]
ZH = Page()


def evaluation_markdown(evaluation: Evaluation, page: Page = ZH) -> str:
    return as_markdown(evaluation_report(evaluation, page), page)


@pytest.mark.parametrize(
    "line",
    [
        "## 某区人大常委会办公室2024年度绩效自评",
        "- 8 个项目平均 88.83 分：优 4 个，良 2 个，中 2 个。",
        "| 项目 | 执行率 | 计算 | 扣减 | 总分 | 等级 | 无佐证 |",
        "| 2 区代表履职保障 | 88.29% | 92.56 | **3.00** | **89.56** | 良 | – |",
        "| **平均** | 90.78% |  |  | **88.83** |  | 3 |",
        "### 没有佐证的指标 3 个",
        "- 6 民主实践研究与展示 · 参观人员满意度，10 分",
        "| 5 专题调研与专家咨询 · 人均考察成本 | ≤5650.00(元/人) | 5,931.25 元/人 | 20 | 19.05 |",
        "<details><summary>没有得满分的指标 17 个</summary>",
    ],
)
def test_a_line(evaluation: Evaluation, line: str) -> None:
    assert line in evaluation_markdown(evaluation).split("\n")


def test_in_english(evaluation: Evaluation) -> None:
    told = evaluation_markdown(evaluation, Page(lang="en"))
    assert "### Without evidence: 3" in told
    assert "- 6 民主实践研究与展示 · 参观人员满意度, 10 points" in told


def test_names_are_words_not_markup(evaluation: Evaluation, of_projects: Of) -> None:
    told = evaluation_markdown(of_projects(replace(evaluation.projects[0], name="<b>[甲](http://x)|*@乙*")))
    assert r"&#60;b&#62;\[甲\](http:\//x)\|\*&#64;乙\*" in told
    assert "<b>" not in told


def test_nothing_to_tell(of_projects: Of) -> None:
    assert "没有可以评分的项目。" in evaluation_markdown(of_projects())
    assert "|" not in evaluation_markdown(of_projects())
