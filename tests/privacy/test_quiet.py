"""What is passed over unread holds nothing: held against the search itself, over both corpora and what a reader might write."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.privacy.find import find
from jixiao.privacy.fold import FOLDING, folded
from jixiao.privacy.quiet import doubtful
from personal.corpus import corpus
from personal.fresh import fresh

TEXTS = tuple({one.text: None for one in (*corpus(), *fresh())})
SIGNS = "139 -一三〇①O电话：姓名张三患者@at．。号%5&#;\t\n\u2028Ａ１½゛İ证"


def test_all_that_holds_something_is_looked_through() -> None:
    holding = {text for text in TEXTS if find(text)}
    assert holding
    assert holding <= set(doubtful(TEXTS))


def test_most_that_hold_nothing_are_passed_over() -> None:
    words = ["系统故障响应及时性", "全年 960,000.00 元，达到 20％ 以上", "≥1.00(次)"]
    assert list(doubtful(words)) == []


@given(st.lists(st.one_of(st.text(SIGNS, min_size=1), st.sampled_from(TEXTS)), max_size=6))
def test_texts_beside_one_another_hide_nothing(texts: list[str]) -> None:
    assert {text for text in texts if find(text)} <= set(doubtful(texts))


@pytest.mark.parametrize("text", ["", "abc", "预算，１２３", "½゛ｶﾞ", "İ①…", *TEXTS[:200]])
def test_signs_are_folded_one_by_one(text: str) -> None:
    assert folded(text) == text.translate(FOLDING)
