"""No rule takes more than some four times the steps of SQLite's machine where there are four times as many projects or indicators."""

from collections.abc import Callable
from contextlib import closing
from datetime import date

import pytest

from jixiao.audit.engines import sqlite
from jixiao.audit.engines.carried import carriage
from jixiao.audit.engines.lite_rules import bound_on
from jixiao.audit.engines.sqlite import Lite
from jixiao.facts.build import document_key, fact_rows
from jixiao.facts.schema import Rows
from jixiao.read.document import read_bytes

DAY = date(2024, 1, 1)
FEW, TIMES, MOST = 40, 4, 1.3
"""Projects of the smaller document, how many times as many the larger has, and how much dearer a project may be in it."""
EACH = 50
"""Steps that a rule may take for a project whatever it says: of few rows SQLite may see at once that there is nothing to judge."""

FORM = """\
## 项目经费情况说明 {n} 机井管护{n}

### 一、项目概述

管护机井，保证灌溉。依据《中华人民共和国水法》和《示例县机井管护办法》（示政办发〔2022〕7号）。

### 六、年度预算安排

机井维修：30眼*2000元/眼=6万元

水位观测：12次*500元/次=0.6万元

合计：6.6万元

财政项目支出绩效目标申报表 {n}
(2024 年度)
项目名称\t机井管护{n}\t项目性质\t其他经常性项目\t项目类别\t特定目标类
主管部门\t示例县水利局\t实施单位\t示例县灌溉站
计划开始日期\t2024-01-01\t计划完成日期\t2024-12-31
项目资金 (元)\t项目资金总额\t66,000.00\t年度资金申请总额\t66,000.00
\t其中：财政资金\t66,000.00\t其中：当年财政拨款\t66,000.00
\t\t\t上年结转资金\t0.00
\t其他资金\t0.00\t其他资金\t0.00
项目绩效目标\t项目总目标\t\t年度总体目标
\t三年内完好的机井不少于 90 眼。\t\t2024 年维修机井 30 眼，观测水位 12 次，群众满意度不低于 90%，每眼维修成本控制在 2000 元以内。
\t一级指标\t二级指标\t三级指标\t年度(/项目)指标值
绩效指标\t成本指标\t经济成本指标\t每眼维修成本\t≤2000.00(元/眼)
{rows}\t效益指标\t社会效益指标\t受益农户数\t≥600.00(户)
\t满意度指标\t服务对象满意度指标\t群众满意度\t≥90.00(%)

"""


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[None]:
    """Give what is as long as the steps are that databases have taken which are opened from now on."""
    counted: list[None] = []
    monkeypatch.setattr("jixiao.audit.engines.sqlite.STEPS", 1)
    monkeypatch.setattr(Lite, "_look", lambda _: counted.append(None))
    return counted


def copied(projects: int) -> Rows:
    """Return the facts of a document whose projects all say the same, their names apart."""
    each = [(n, {"document": "D", "project": f"P{n}"}) for n in range(projects)]
    return {
        "project": [{"id": f"P{n}", "document": "D", "at": f"/projects/{n}", "name": f"社区阅读推广活动{n}"} for n, _ in each],
        "goal": [{**own, "id": f"G{n}", "at": f"/projects/{n}/goals/annual", "text": "完成河道水面保洁和养护"} for n, own in each],
        "item": [{**own, "id": f"I{n}", "at": f"/projects/{n}/cost_items/0", "is_leaf": True, "label": "公益讲座"} for n, own in each],
        "indicator": [
            {
                **own,
                "id": f"X{n}",
                "at": f"/projects/{n}/indicators/0",
                "name": "推动发展",
                "plain": "推动发展",
                "operator": "word",
                "word": "有效",
            }
            for n, own in each
        ],
    }


def steps(code: str, projects: int, counted: list[None]) -> int:
    """Return how many steps of its machine SQLite takes for a rule."""
    with closing(Lite()) as lite:
        lite.fill(copied(projects))
        counted.clear()
        assert len(lite.rows(carriage()[code].sql, bound_on(code, DAY))) == projects
        return len(counted)


@pytest.mark.parametrize("code", ["XPJ01", "XPJ03", "IND10"])
def test_what_all_projects_share_is_judged_in_steps_that_grow_with_the_projects(code: str, counted: list[None]) -> None:
    few = steps(code, FEW, counted)
    assert steps(code, TIMES * FEW, counted) < MOST * TIMES * few


def forms(number: int) -> str:
    """Return so many forms that say the same, each of another project."""
    rows = "\t产出指标\t数量指标\t维修机井数\t≥30.00(眼)\n\t\t\t观测水位次数\t≥12.00(次)\n"
    return "".join(FORM.format(n=n, rows=rows) for n in range(1, number + 1))


def indicators(number: int) -> str:
    """Return a form with so many indicators."""
    return FORM.format(n=1, rows="\t产出指标\t数量指标" + "\t\t".join(f"\t维修机井数{n}\t≥30.00(眼)\n" for n in range(number)))


@pytest.mark.parametrize("made", [forms, indicators])
def test_no_rule_takes_steps_that_grow_faster_than_a_document(
    made: Callable[[int], str], counted: list[None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite, "MANY", 1)
    few, many = (steps_of_all(made(number), counted) for number in (FEW, TIMES * FEW))
    assert {code: (few[code], many[code]) for code in few if many[code] > MOST * TIMES * (few[code] + EACH * FEW)} == {}


def steps_of_all(text: str, counted: list[None]) -> dict[str, int]:
    """Return how many steps SQLite takes for each rule on what a text says."""
    found = {}
    with closing(Lite()) as lite:
        lite.fill(fact_rows([read_bytes(text.encode(), "text.txt")], {document_key(0): DAY}))
        for code, carried in carriage().items():
            counted.clear()
            lite.rows(carried.sql, bound_on(code, DAY))
            found[code] = len(counted)
    return found
