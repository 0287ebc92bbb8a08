"""A judgement on a terminal."""

import pytest

from jixiao.formula.calculation import evaluate
from jixiao.formula.calculation.render import render_tree

WRONG = """\
不成立  算得 114,000 元  写明 115,000 元  相差 1,000 元
  285名*400元/人=11.5万元
                 ^^^^^^^^ 可能: 有一位数字不对：应为11.4

  等式 285名*400元/人=11.5万元 = 114,000 元
  ├─ 积 285名*400元/人 = 114,000 元
  │  ├─ 285名
  │  └─ 400元/人
  └─ 11.5万元"""
UNREAD = """\
未判定
  5-8万元
  ^^^^^^^ “5-8万元”是一个范围，不是一个数，不能核算"""


def test_a_slip_is_pointed_at() -> None:
    assert render_tree(evaluate("285名*400元/人=11.5万元")) == WRONG


def test_what_cannot_be_read_is_pointed_at() -> None:
    assert render_tree(evaluate("5-8万元")) == UNREAD


@pytest.mark.parametrize(("lang", "word"), [("zh", "成立"), ("en", "holds")])
def test_it_speaks_both_languages(lang: str, word: str) -> None:
    assert render_tree(evaluate("3人×200元=600元"), lang=lang).startswith(word)


@pytest.mark.parametrize(("color", "painted"), [(True, True), (False, False)])
def test_colour_is_only_where_it_is_wanted(color: bool, painted: bool) -> None:
    assert ("\x1b[" in render_tree(evaluate("3人×200元=700元"), color)) is painted


def test_a_long_text_is_shown_around_the_place() -> None:
    text = "说明文字" * 100 + "，5-8万元，" + "说明文字" * 100
    assert max(len(line) for line in render_tree(evaluate(text)).splitlines()) < 260


@pytest.mark.parametrize("text", ["", "\x00\x1b[31m3人×200元=600元", "(" * 300, "9" * 400 + "元"])
def test_odd_texts_are_shown_without_control_signs(text: str) -> None:
    assert [char for char in render_tree(evaluate(text)) if not char.isprintable() and char != "\n"] == []
