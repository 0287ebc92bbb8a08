"""The grammar of forms: labels, level names, taxonomy, as data."""

import re
from unicodedata import normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jixiao.forms import keys
from jixiao.forms.grammar import label_file, labels, level_ranks, levels, meanings, means, sections, standard_levels
from jixiao.forms.keys import label_key
from jixiao.values.remembered import Remembered

KEYS = {
    "项目 绩效\n目标": "项目绩效目标",
    "项目名称：": "项目名称",
    "其中：财政资金": "财政资金",
    "项目资金（万元）": "项目资金",
    "★数量指标（必填）": "数量指标",
    "产出指标（50分）": "产出指标",
    "产出指标50分": "产出指标",
    "产出指标((0-20)分)": "产出指标",
    "三、产出目标": "产出目标",
    "1-7月执行数": "执行数",
    "年度(/项目)指标值": "年度指标值",
    "全年预算数（A）": "全年预算数",
    "专项（项目）名称": "专项名称",
    "项目\u200b名称": "项目名称",
}


@pytest.mark.parametrize("text", KEYS)
def test_a_label_is_compared_without_its_layout(text: str) -> None:
    assert label_key(text) == KEYS[text]


def test_long_text_has_no_key() -> None:
    assert label_key("项" * 200) == ""


MEANT = {
    ("项目名称", "field"): "name",
    ("实施（单位）", "field"): None,
    ("主管部门及代码", "field"): "department",
    ("其中：当年财政拨款", "money"): "annual_fiscal",
    ("分值", "column"): "points",
    ("分值", "money_column"): "execution_points",
    ("偏差原因分析及改进措施", "column"): "reason",
}


@pytest.mark.parametrize("asked", MEANT)
def test_a_label_means_what_its_place_says(asked: tuple[str, str]) -> None:
    assert means(*asked) == MEANT[asked]


RANKS = {
    "产出指标": (True, False),
    "数量指标": (False, True),
    "成本指标": (True, True),
    "满意度指标": (True, True),
    "讲座场次": (False, False),
}


@pytest.mark.parametrize("name", RANKS)
def test_a_level_is_known_by_its_name(name: str) -> None:
    assert level_ranks(name) == RANKS[name]


@pytest.mark.parametrize("name", [name for rank in (1, 2) for name, level in levels(rank).items() if level.standard == name])
def test_a_standard_name_stands_for_itself(name: str) -> None:
    ranks = level_ranks(name)
    assert name in standard_levels(name if ranks[0] else None, name if ranks[1] and not ranks[0] else None)


def test_every_standard_level_2_belongs_to_a_level_1() -> None:
    assert [level for level in levels(2).values() if levels(1)[level.under or ""].standard != level.under] == []


def test_an_unknown_level_has_no_standard() -> None:
    assert standard_levels("自定义", "别的") == (None, None)


def test_no_label_is_written_twice_in_one_group() -> None:
    assert [key for key, found in labels().items() if len(found) != len(set(found))] == []


def test_the_narrative_has_seven_sections() -> None:
    assert set(sections().values()) == {"overview", "basis", "implementer", "plan", "period", "budget", "goals"}


def test_every_label_and_level_has_a_sign_beyond_ascii() -> None:
    """What has none is passed over before it is compared: figures, days and codes are most of what a sheet holds."""
    assert [key for key in (*labels(), *levels(1), *levels(2)) if key.isascii()] == []
    assert [entry["match"] for entry in label_file()["pattern"] if not re.search("[一-鿿]", entry["match"])] == []


@pytest.mark.parametrize("text", ["51,234.56", "2024-07-31", "name", "1. A", "≥", "１"])
def test_a_figure_or_a_code_is_no_label(text: str) -> None:
    assert (meanings(text), means(text, "field"), level_ranks(text)) == ((), None, (False, False))


@settings(max_examples=300)
@given(st.text("其中它他数率情况值上半年一季度累计执行完成项目名称指标分合计总额", max_size=60))
def test_a_label_of_chinese_characters_alone_has_the_key_that_all_patterns_leave(text: str) -> None:
    memory = getattr(label_key, "__self__", None)
    assert isinstance(memory, Remembered)
    afresh = memory.function
    with pytest.MonkeyPatch.context() as without:
        without.setattr(keys, "PLAIN", re.compile("(?!)"))
        by_all = afresh(text)
    assert afresh(text) == by_all


def test_no_chinese_character_has_another_spelling() -> None:
    plain = "".join(map(chr, range(0x4E00, 0xA000)))
    assert (keys.PLAIN.fullmatch(plain) is not None, normalize("NFKC", plain)) == (True, plain)
