"""Layout files: the shipped ones are right, and what is wrong with another is told with its place."""

from pathlib import Path

import pytest

from jixiao.errors import UsageWrong
from jixiao.forms.layout import FOLDER, layouts, load_layout, read_layout

RIGHT = """title = "本县申报表"
kind = "declaration"
source = "某县财政局"
from_memory = false
money = { units = ["元"] }
widths = [2, 3, 2, 3]
rows = [
  ["项目名称", { field = "name", span = 3 }],
  [{ label = "资金（{unit}）", rows = 2 }, "总额", { field = "funding/annual", span = 2 }],
  ["其他", { field = "funding/annual_other", span = 2 }],
]
[indicators]
side = "绩效指标"
columns = [
  { head = "一级指标", field = "level1", merge = true },
  { head = "三级指标", field = "name" },
  { head = "指标值", field = "target" },
]
"""


def problems(text: str) -> list[str]:
    return [problem.sentence("zh") for problem in read_layout(text, "county")[1]]


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.toml")), ids=lambda file: str(file.stem))
def test_a_shipped_layout_has_no_problem(file: Path) -> None:
    assert problems(file.read_text("utf-8")) == []


def test_every_kind_of_form_has_a_layout() -> None:
    assert {layout.kind for layout in layouts().values()} == {"declaration", "monitoring", "self_evaluation", "whole_department", "review"}


def test_a_right_layout_has_no_problem() -> None:
    assert problems(RIGHT) == []


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("span = 3 }]", "span = 2 }]", "rows 第 1 行：各格 span 之和为 3，应为 4（网格 4 列，减去上方合并格占的 0 列）。"),
        ('["其他", ', '[{ text = "" }, "其他", ', "rows 第 3 行：各格 span 之和为 4，应为 3（网格 4 列，减去上方合并格占的 1 列）。"),
        (
            "funding/annual_other",
            "funding/anual_other",
            "rows 第 3 行 第 2 格：没有“funding/anual_other”这个字段，是不是 funding/annual_other、funding/annual_further、funding/initial_other？",
        ),
        (
            'head = "指标值", field = "target"',
            'head = "指标值", field = "targets"',
            "indicators 第 3 列：没有“targets”这个字段，是不是 target、",
        ),
        ('field = "name" },', 'field = "level2" },', "缺少指标名称列"),
        ("merge = true }", "merge = true, span = 2 }", "indicators：各列 span 之和为 4，应为 3。"),
        ('field = "target" }', 'field = "target", merge = true }', "indicators 第 3 列：只有 level1、level2 能纵向合并。"),
        ("rows = 2 }", "rows = 3 }", "rows：最后有单元格的 rows 超出了表格。"),
        ('kind = "declaration"', 'kind = "plan"', "kind：应为 declaration、monitoring、self_evaluation、whole_department、review 之一。"),
        ("from_memory = false\n", "", "from_memory：必须写 true 或 false：版式凭记忆写成的写 true。"),
        ('units = ["元"]', 'units = ["美元"]', "money.units：应列出"),
        ("widths = [2, 3, 2, 3]", "widths = [2, 0, 2, 3]", "widths：“0”不是正整数。"),
        ("widths = [2, 3, 2, 3]", "widths = []", "widths：应为 2 至 24 个正整数：网格各列的相对宽度。"),
        ('title = "本县申报表"', 'title = "本县申报表"\ntitel = "x"', "文件：不认识“titel”，是不是 title？"),
        (
            '{ field = "name", span = 3 }',
            '{ field = "name", label = "x", span = 3 }',
            "rows 第 1 行 第 2 格：label、text、field 须写且只写一个。",
        ),
        (
            '{ field = "name", span = 3 }',
            '{ field = "name", span = 3, align = "middle" }',
            "rows 第 1 行 第 2 格：align 应为 left、center、right。",
        ),
        ('["项目名称", { field = "name", span = 3 }]', '"项目名称"', "rows 第 1 行：应为单元格的数组。"),
        ("[indicators]", "[indicators", "文件：不是有效的 TOML"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(old: str, new: str, told: str) -> None:
    assert any(told in sentence for sentence in problems(RIGHT.replace(old, new, 1)))


def test_a_wrong_file_is_not_loaded(tmp_path: Path) -> None:
    file = tmp_path / "county.toml"
    file.write_text(RIGHT.replace("span = 3 }]", "span = 2 }]"), "utf-8")
    with pytest.raises(UsageWrong, match="rows 第 1 行"):
        load_layout(file)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageWrong, match="读不了"):
        load_layout(tmp_path / "none.toml")


def test_the_recipe_shows_a_right_layout(root: Path) -> None:
    recipe = (root / "docs/recipes/add-a-form.md").read_text("utf-8")
    assert problems(recipe.partition("```toml\n")[2].partition("```")[0]) == []
