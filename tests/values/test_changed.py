from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.values.changed import changes

MARKS = {"same": "{}", "out": "[{}]", "in": "({})"}


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("代表每季度接待一次。", "代表每月第二周接待一次。", "代表每[季度](月第二周)接待一次。"),
        ("经费 2,000.00 元", "经费 2,400.00 元", "经费 [2,000.00](2,400.00) 元"),
        ("按 5% 计", "按 15% 计", "按 [5%](15%) 计"),
        ("每周开放", "每周开放", "每周开放"),
        ("", "新的", "(新的)"),
        ("旧的", "", "[旧的]"),
        ("", "", ""),
        ("甲一乙", "丙一丁", "[甲一乙](丙一丁)"),
    ],
)
def test_what_was_taken_out_stands_before_what_came_in(before: str, after: str, told: str) -> None:
    assert "".join(MARKS[part.kind].format(part.text) for part in changes(before, after)) == told


@given(st.text(alphabet="甲乙丙，。12.%ab ", max_size=30), st.text(alphabet="甲乙丙，。12.%ab ", max_size=30))
def test_the_parts_are_the_one_text_and_the_other(before: str, after: str) -> None:
    parts = changes(before, after)
    assert "".join(part.text for part in parts if part.kind != "in") == before
    assert "".join(part.text for part in parts if part.kind != "out") == after
    assert all(part.text for part in parts)
    assert all(one.kind != other.kind for one, other in pairwise(parts))
