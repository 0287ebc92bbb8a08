"""One declaration rewritten as people's copies differ: all give the same Document."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.model.document import Document
from jixiao.read.document import read_bytes

Rewriting = Callable[[str], str]
TEXT = """# 示例区体育中心2025年财政支出项目绩效目标申报表

## 绩效目标设置情况

本部门编报绩效目标的项目 2 个，涉及项目预算资金 41.3 万元。

## 项目经费情况说明 1 社区健身指导

### 一、项目概述

派指导员进社区。

### 二、立项依据

《全民健身条例》第十二条。

### 三、实施主体

示例区体育中心。

### 四、实施方案

1. 派指导员 60 人次。
2. 办讲座 10 场。

### 五、实施周期

2025年1月至2025年12月

### 六、年度预算安排

指导补贴：60人次*300元/人次=1.8万元

讲座：10场*500元/场=0.5万元

## 七、绩效目标

见财政项目支出绩效目标申报表。

财政项目支出绩效目标申报表 1
（2025年度）
项目名称	社区健身指导	项目性质	其他经常性项目	项目类别	特定目标类
主管部门	示例区文体局	实施单位	示例区体育中心
计划开始日期	2025-01-01	计划完成日期	2025-12-31
项目资金（元）	项目资金总额	23,000.00	年度资金申请总额	23,000.00
	其中：财政资金	23,000.00	其中：当年财政拨款	23,000.00
			上年结转资金	0.00
	其他资金		其他资金	0.00
项目绩效目标	项目总目标		年度总体目标
	让更多居民参加健身。		当年派指导员60人次。
	一级指标	二级指标	三级指标	年度(/项目)指标值
绩效指标	成本指标	经济成本指标	指导员补贴标准	≤300.00(元/人次)
	产出指标	数量指标	派出指导员人次	≥60.00(人次)
			讲座场次	≥10.00(场)
		质量指标	持证上岗率	=100.00(%)
		时效指标	年度计划完成时间	2025年12月底前
	效益指标	社会效益指标	居民健身意识	提升
	满意度指标	服务对象满意度指标	参加居民满意度	≥90.00(%)

## 项目经费情况说明 2 训练馆照明更换

### 一、项目概述

更换照明灯具。

### 六、年度预算安排

灯具：260盏*1500元/盏=39万元

财政项目支出绩效目标申报表 2
（2025年度）
项目名称	训练馆照明更换	项目性质	一次性项目	项目类别	特定目标类
主管部门	示例区文体局	实施单位	示例区体育中心
计划开始日期	2025-03-01	计划完成日期	2025-08-31
项目资金（元）	项目资金总额	390,000.00	年度资金申请总额	390,000.00
	其中：财政资金	390,000.00	其中：当年财政拨款	390,000.00
			上年结转资金	0.00
	其他资金		其他资金	0.00
项目绩效目标	项目总目标		年度总体目标
	改善训练照明条件。		更换灯具260盏。
	一级指标	二级指标	三级指标	年度(/项目)指标值
绩效指标	成本指标	经济成本指标	单盏灯具成本	≤1500.00(元/盏)
	产出指标	数量指标	更换灯具数量	＝260.00(盏)
	满意度指标	服务对象满意度指标	训练队满意度	≥95.00(%)
"""
LABELS = {
    "项目绩效目标\t": "项目 绩效 目标\t",
    "满意度指标\t服务": "满意 度指 标\t服务",
    "一级指标": "一级 指标",
    "产出指标": "产出 指标",
    "数量指标": "数量 指标",
    "绩效指标\t": "绩效 指标\t",
    "项目资金（元）": "项目资金 （元）",
}


def each_row(text: str, change: Callable[[list[str]], str]) -> str:
    """Return ``text`` with every tab-separated row rewritten."""
    return "\n".join(change(line.split("\t")) if "\t" in line else line for line in text.split("\n"))


def broken(text: str) -> str:
    """Return ``text`` with blanks in its labels."""
    for label, pieces in LABELS.items():
        text = text.replace(label, pieces)
    return text


def interrupted(text: str) -> str:
    """Return ``text`` with page breaks, page numbers and blank lines inside its forms."""
    return text.replace("\t产出指标\t", "\n\n- 3 -\n\f\n\t产出指标\t").replace("主管部门\t", "\n第 2 页 共 9 页\n\n主管部门\t")


REWRITINGS: dict[str, Rewriting] = {
    "pipes": lambda t: each_row(t, lambda cells: "| " + " | ".join(cells) + " |"),
    "open pipes": lambda t: each_row(t, lambda cells: " | ".join(cells) + " |"),
    "a Markdown table": lambda t: each_row(t, lambda cells: "| " + " | ".join(cells) + " |").replace("\n| 主管", "\n|---|---|---|\n| 主管"),
    "wide blanks": lambda t: each_row(t, lambda cells: "    ".join(cell for cell in cells if cell)),
    "ideographic blanks": lambda t: each_row(t, lambda cells: "　".join(cell for cell in cells if cell)),
    "single blanks": lambda t: each_row(t, lambda cells: " ".join(cell for cell in cells if cell)),
    "one cell a line": lambda t: each_row(t, lambda cells: "\n".join(cell for cell in cells if cell)),
    "one piped cell a line": lambda t: each_row(t, lambda cells: "\n".join(f"{cell} |" for cell in cells if cell)),
    "trailing tabs": lambda t: each_row(t, lambda cells: "\t".join(cells) + "\t\t\t"),
    "no headings": lambda t: re.sub(r"^#+ *", "", t, flags=re.MULTILINE),
    "headings of the wrong depth": lambda t: re.sub(r"^### ", "## ", t, flags=re.MULTILINE),
    "broken labels": broken,
    "half-width signs": lambda t: each_row(t, lambda cells: "\t".join(cells).replace("：", ":").replace("（", "(").replace("）", ")")),
    "notes and points in labels": lambda t: t.replace("\t数量指标\t", "\t数量指标（必填）\t").replace("\t产出指标\t", "\t产出指标(50分)\t"),
    "colons after labels": lambda t: t.replace("项目名称\t", "项目名称：\t").replace("主管部门\t", "主管部门:\t"),
    "interrupted by pages": interrupted,
    "escaped stars": lambda t: t.replace("*", "\\*"),
    "entities": lambda t: t.replace("≥", "&ge;").replace("≤", "&le;"),
    "invisible signs": lambda t: t.replace("项目名称", "项目\u200b名称"),
    "carriage returns": lambda t: t.replace("\n", "\r\n"),
    "a level shifted by a column": lambda t: t.replace("\t\t质量指标\t", "\t\t\t质量指标\t"),
    "rows cut on the left": lambda t: t.replace("\t\t\t讲座场次", "\t讲座场次").replace("\t\t时效指标", "\t时效指标"),
    "broken labels in single blanks": lambda t: each_row(broken(t), lambda cells: " ".join(cell for cell in cells if cell)),
}


def facts(document: Document, brief: Callable[[Document], dict[str, Any]]) -> dict[str, Any]:
    """Return what a document says, without what was repaired on the way."""
    return {field: value for field, value in brief(document).items() if field != "warnings"}


@pytest.fixture(scope="module")
def straight(brief: Callable[[Document], dict[str, Any]]) -> dict[str, Any]:
    return facts(read_bytes(TEXT.encode(), "a.txt"), brief)


def test_the_straight_text_has_all_rows(straight: dict[str, Any]) -> None:
    assert [len(project["indicators"]) for project in straight["projects"]] == [7, 3]


@pytest.mark.parametrize("name", REWRITINGS)
def test_a_rewriting_reads_the_same(name: str, straight: dict[str, Any], brief: Callable[[Document], dict[str, Any]]) -> None:
    assert facts(read_bytes(REWRITINGS[name](TEXT).encode(), "a.txt"), brief) == straight


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
def test_an_encoding_reads_the_same(encoding: str, straight: dict[str, Any], brief: Callable[[Document], dict[str, Any]]) -> None:
    assert facts(read_bytes(TEXT.encode(encoding), "a.txt"), brief) == straight


@given(st.permutations(range(4)))
def test_shuffled_projects_read_the_same(order: list[int]) -> None:
    blocks = [TEXT[TEXT.index("## 项目经费情况说明 1") : TEXT.index("## 项目经费情况说明 2")], TEXT[TEXT.index("## 项目经费情况说明 2") :]]
    blocks += [block.replace("示例区", "示范市").replace("社区健身", "校园健身").replace("训练馆", "游泳馆") for block in blocks]
    whole = {p.name: p for p in read_bytes("\n".join(blocks).encode(), "a.txt").projects}
    shuffled = {p.name: p for p in read_bytes("\n".join(blocks[n] for n in order).encode(), "a.txt").projects}
    assert shuffled == whole


def test_a_rewriting_by_hand_is_told() -> None:
    shifted = read_bytes(REWRITINGS["a level shifted by a column"](TEXT).encode(), "a.txt")
    assert [w.path for w in shifted.warnings] == ["/projects/0/indicators/3"]


def test_a_straight_text_has_no_warning() -> None:
    assert read_bytes(TEXT.encode(), "a.txt").warnings == ()
