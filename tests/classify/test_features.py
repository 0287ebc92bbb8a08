"""What the classifier looks at."""

import pytest

from jixiao.classify.features import features, plain, unit_feature


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("讲座举办场次", "讲座举办场次"),
        ("受益人数(≥**人)", "受益人数"),
        ("受益人数（人）", "受益人数"),
        ("开展活动300场", "开展活动0场"),
        ("完成 12.5 公里", "完成0公里"),
        ("★知晓率％", "知晓率"),
        ("A-B", ""),
    ],
)
def test_a_name_is_looked_at_without_notes_and_marks(name: str, expected: str) -> None:
    assert plain(name) == expected


def test_features_are_runs_of_one_to_three_signs_with_the_ends_marked() -> None:
    assert set(features("满意度")) == {"满", "意", "度", "^满", "满意", "意度", "度$", "^满意", "满意度", "意度$"}


def test_a_run_that_occurs_twice_counts_once() -> None:
    assert features("人人").count("人") == 1


def test_a_name_without_signs_has_no_features() -> None:
    assert features("88/100", "percent") == ()


@pytest.mark.parametrize(
    ("unit_class", "worded", "expected"),
    [
        ("percent", False, "单位:比率"),
        ("money", False, "单位:金额"),
        ("hour", False, "单位:时间"),
        ("occasion", False, "单位:计数"),
        (None, True, "值:文字"),
        (None, False, None),
        ("day", True, "单位:时间"),
    ],
)
def test_a_unit_is_looked_at_by_its_sort(unit_class: str | None, worded: bool, expected: str | None) -> None:
    assert unit_feature(unit_class, worded=worded) == expected


def test_the_unit_is_one_feature_more() -> None:
    assert features("满意度", "percent")[-1] == "单位:比率"
