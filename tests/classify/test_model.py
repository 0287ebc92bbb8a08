"""Guessing the level 2 of an indicator by its name."""

import json
from pathlib import Path
from time import process_time

import pytest

from jixiao.classify.features import features
from jixiao.classify.model import FILE, LEVELS, Model, apart, guess, guess_by, model, parse, reasons, weights_of
from jixiao.forms.grammar import levels

ROOT = Path(__file__).parents[2]
SMALL = Model({"*": "d1", "满意": "k30", "数$": "d20e-5", "单位:比率": "e10k5"}, 20)


@pytest.mark.parametrize(
    ("name", "unit_class", "worded", "level2"),
    [
        ("编印工作手册数量", "document", False, "数量指标"),
        ("桥梁工程验收合格率", "percent", False, "质量指标"),
        ("路灯报修及时处理率", "percent", False, "时效指标"),
        ("食堂单餐人均成本", "money", False, "经济成本指标"),
        ("提高群众文化素养", None, True, "社会效益指标"),
        ("改善流域生态环境", None, True, "生态效益指标"),
        ("建立长效管护机制", None, True, "可持续影响指标"),
        ("带动村民增收", "money", False, "经济效益指标"),
        ("参训教师满意度", "percent", False, "服务对象满意度指标"),
    ],
)
def test_a_plain_name_is_placed_for_sure(name: str, unit_class: str | None, worded: bool, level2: str) -> None:
    found = guess(name, unit_class, worded)
    assert found is not None
    assert (found.level2, found.margin >= model().sure) == (level2, True)


@pytest.mark.parametrize("name", ["其他", "项目", "完善"])
def test_a_name_that_says_little_is_not_placed_for_sure(name: str) -> None:
    found = guess(name)
    assert found is None or found.margin < model().sure


def test_a_name_without_signs_is_no_guess() -> None:
    assert guess("A/B", "percent") is None


def test_two_levels_in_front_are_no_guess() -> None:
    assert guess_by(Model({"度$": "a5b5"}, 1), features("满意度")) is None


def test_weights_add_up_and_the_margin_is_the_lead_of_the_first() -> None:
    found = guess_by(SMALL, features("满意数", "percent"))
    assert found is not None
    assert (found.level2, found.sums[LEVELS.index("数量指标")], found.margin) == ("服务对象满意度指标", 21, 14)


def test_the_lead_over_a_level_is_told() -> None:
    found = guess_by(SMALL, features("满意数", "percent"))
    assert found is not None
    assert [found.lead(level) for level in ("服务对象满意度指标", "质量指标", "时效指标")] == [0, 30, 35]


def test_a_level_outside_the_taxonomy_has_no_lead() -> None:
    found = guess_by(SMALL, features("满意数"))
    assert found is not None
    with pytest.raises(ValueError, match="not in tuple"):
        found.lead("投入指标")


def test_weights_are_read_as_written() -> None:
    assert weights_of("a4d-16k7") == ((0, 4), (3, -16), (10, 7))


def test_reasons_are_words_of_the_name_without_units() -> None:
    found = guess("困难群众补助标准", "money")
    assert found is not None
    told = reasons(found, "质量指标")
    assert told
    assert all(word in "困难群众补助标准" for word in told)


def test_reasons_share_no_sign() -> None:
    assert list(apart(["助标准", "标准", "困难", "难"])) == ["助标准", "困难"]


def test_the_levels_are_those_of_the_taxonomy_in_force() -> None:
    assert set(LEVELS) == {level.standard for level in levels(2).values() if level.standard}


def test_the_file_holds_whole_numbers_and_names_its_levels() -> None:
    head, _, body = FILE.read_text("utf-8").partition("\n\n")
    assert head.splitlines()[-1].endswith("k=服务对象满意度指标")
    assert [line for line in body.splitlines() if not weights_of(line.split("\t")[1])] == []


def test_every_feature_of_the_file_is_found_since_its_lines_are_in_order() -> None:
    lines = FILE.read_text("utf-8").partition("\n\n")[2].splitlines()
    assert {feature: model().lines[feature] for feature in model().lines} == dict(line.split("\t") for line in lines)
    assert len(model().lines) == len(lines)
    assert model().weights("没有这样写的") == ()
    with pytest.raises(KeyError):
        model().lines["没有这样写的"]


def test_the_model_is_loaded_in_a_few_milliseconds() -> None:
    text, begun = FILE.read_text("utf-8"), process_time()
    parse(text)
    assert process_time() - begun < 0.1


def test_no_name_of_the_own_examples_stands_twice_under_one_level() -> None:
    rows = [json.loads(line) for line in (ROOT / "bench/classification/own.jsonl").read_text("utf-8").splitlines()]
    pairs = [(row["name"], row["level2"]) for row in rows]
    assert len(pairs) >= 400
    assert sorted({pair for pair in pairs if pairs.count(pair) > 1}) == []
