"""What an indicator's row holds besides its own cells: the medium-term target beside it and the points that its rule grants."""

from decimal import Decimal

import pytest

from jixiao.facts.build import fact_rows
from jixiao.facts.indicators import rule_top
from jixiao.formula.target import read_target
from jixiao.model.document import Document, Indicator, Project, Source
from jixiao.values.place import Place


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
    rows = fact_rows([Document(source=Source(file="表.txt", format="text", sha256=""), projects=(project,))], {})["indicator"]
    assert [r["medium_target"] for r in rows] == ["64所", None, None]


@pytest.mark.parametrize(("places", "printed"), [(("level1", "level2"), "产出指标"), (("level2",), None), ((), "产出指标")])
def test_a_level_1_that_only_its_level_2_says_is_not_printed(places: tuple[str, ...], printed: str | None) -> None:
    row = Indicator(level1="产出指标", level1_standard="产出指标", level2="数量指标", level2_standard="数量指标", name="场次")
    known = {f"/projects/0/indicators/0/{field}": Place(text=field) for field in places}
    document = Document(source=Source(file="表.txt", format="text", sha256=""), projects=(Project(indicators=(row,)),), places=known)
    (found,) = fact_rows([document], {})["indicator"]
    assert (found["printed_level1"], found["level1"]) == (printed, "产出指标")


@pytest.mark.parametrize(
    ("cell", "printed", "known"),
    [("满意度指标", "满意度指标", True), ("（20分）", None, None), (None, None, None)],
)
def test_a_level_1_that_its_level_2_contradicts_was_printed(cell: str | None, printed: str | None, known: bool | None) -> None:
    row = Indicator(level1_standard="效益指标", level2="社会效益指标", level2_standard="社会效益指标", name="家长满意度")
    places = {"/projects/0/indicators/0/level1": Place(text=cell or "")}
    document = Document(source=Source(file="表.txt", format="text", sha256=""), projects=(Project(indicators=(row,)),), places=places)
    fact = fact_rows([document], {})["indicator"][0]
    assert (fact["printed_level1"], fact["level1_known"], fact["level1"]) == (printed, known, "效益指标")
