"""The likeness of labels is the share of pairs of neighbouring characters that both have, however it is counted."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.forms.grammar import Meaning, labels
from jixiao.forms.nearest import nearest, shared

KEYS = sorted(key for key in labels() if len(key) > 1)
GROUPS = frozenset(meaning.group for meanings in labels().values() for meaning in meanings)


def pairs(key: str) -> Counter[str]:
    return Counter(key[n : n + 2] for n in range(len(key) - 1))


@given(st.one_of(st.text("项目年度目标资金总额率", min_size=2, max_size=12), st.sampled_from(KEYS)))
def test_pairs_that_come_again_count_as_often_as_both_have_them(key: str) -> None:
    wanted = {other: both for other in KEYS if (both := (pairs(key) & pairs(other)).total())}
    assert shared(key) == wanted


@pytest.mark.parametrize(
    ("text", "meaning", "alike"),
    [("年度资金总金额", Meaning("money", "annual"), 8 / 11), ("年度年度绩效目标", Meaning("goal", "annual"), 10 / 12)],
)
def test_the_nearest_label_tells_what_a_text_means(text: str, meaning: Meaning, alike: float) -> None:
    near = nearest(text, GROUPS)
    assert near is not None
    assert meaning in near.meanings
    assert near.alike == pytest.approx(alike)


@pytest.mark.parametrize("text", ["项目主管部门单位", "完全是另外的话", "年"])
def test_what_is_like_no_label_means_nothing(text: str) -> None:
    assert nearest(text, GROUPS) is None
