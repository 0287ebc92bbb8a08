"""Which indicator speaks of which item of money: by the words that are left when generic ones are gone."""

import pytest

from jixiao.facts.likeness import essence, likeness

SAME = [
    ("讲座举办场次", "公益讲座"),
    ("喷淋改造面积", "改造喷淋系统"),
    ("外出调研次数", "学习考察"),
    ("会务保障", "会议保障"),
    ("培训人数", "基层代表培训班"),
    ("更换灭火器数量", "更换灭火器"),
    ("会议材料印刷出错率", "材料印刷"),
]
OTHER = [
    ("代表履职费发放人数", "代表生日礼仪"),
    ("灭火器单位成本", "改造喷淋系统"),
    ("外出调研次数", "宣传展示"),
    ("项目完成质量", "专家咨询费"),
    ("发放人数", "代表书报费"),
]


@pytest.mark.parametrize(("indicator", "item"), SAME)
def test_names_of_the_same_thing_are_alike(indicator: str, item: str) -> None:
    assert likeness(indicator, item) > 0


@pytest.mark.parametrize(("indicator", "item"), OTHER)
def test_names_of_other_things_are_not(indicator: str, item: str) -> None:
    assert likeness(indicator, item) == 0


@pytest.mark.parametrize(("indicator", "item"), SAME + OTHER)
def test_likeness_has_no_direction(indicator: str, item: str) -> None:
    assert likeness(indicator, item) == likeness(item, indicator)


def test_a_name_of_generic_words_only_has_no_essence() -> None:
    assert essence("发放人数") == ""
