"""What an indicator's row holds besides its own cells: the medium-term target beside it and the points that its rule grants."""

from decimal import Decimal

import pytest

from jixiao.facts.indicators import indicator_rows, rule_top
from jixiao.formula.target import read_target
from jixiao.model.document import Indicator, Project


@pytest.mark.parametrize(
    ("rule", "top"),
    [
        ("根据指标得分，≥70%得3分,≥65%得1分,<65%不得分", "3"),
        ("按标准发放得10分，每少1元扣1分", "10"),
        ("达标得2.5分", "2.5"),
    ],
)
def test_the_most_points_that_a_rule_grants(rule: str, top: str) -> None:
    assert rule_top(rule) == Decimal(top)


@pytest.mark.parametrize("rule", [None, "", "支出手续不完备酌情扣分", "得满分", "每完成1个得2分", "每增加一个加得1分"])
def test_a_rule_that_names_none(rule: str | None) -> None:
    assert rule_top(rule) is None


def test_the_medium_term_target_stands_beside_the_annual_one() -> None:
    def row(level2: str, name: str, target: str | None) -> Indicator:
        return Indicator(level2=level2, name=name, target=read_target(target).target if target else None)

    project = Project(
        indicators=(row("数量指标", "学校", "8所"), row("质量指标", "学校", "9所"), row("数量指标", "教室", "3间")),
        indicators_medium_term=(row("数量指标", "学校", "64所"), row("数量指标", "教室", None)),
    )
    rows = [r for table, r in indicator_rows({}, "d0", "/projects/0", project, 2025) if table == "indicator"]
    assert [r["medium_target"] for r in rows] == ["64所", None, None]
