import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.values.width import width
from jixiao.write.columns import clip, excerpt, pad, wrap
from jixiao.write.page import Page
from jixiao.write.text.table import TextCell, table

TEXTS = st.text(st.sampled_from("审核金额项目，。；（）“”《》… ab12.,%()-元≥\u0301"), max_size=120)


@pytest.mark.parametrize(
    ("text", "columns"),
    [("", 0), ("abc", 3), ("绩效", 4), ("≥95.00(%)", 9), ("e\u0301", 1), ("ＡＢ", 4), ("\x1b[1;31m错误\x1b[0m", 4), ("，", 2), ("“”", 2)],
)
def test_width_counts_columns(text: str, columns: int) -> None:
    assert width(text) == columns


def test_pad_counts_columns() -> None:
    assert (pad("绩效", 6), pad("绩效", 6, right=True), pad("绩效", 3)) == ("绩效  ", "  绩效", "绩效")


def test_clip_says_that_something_is_left_out() -> None:
    assert (clip("绩效目标申报表", 9), clip("绩效目标", 8), clip("绩效目标", 7)) == ("绩效目标…", "绩效目标", "绩效目…")


def test_an_excerpt_shows_what_matters() -> None:
    text = "代表培训(季度学堂): 285人*2天*210元(培训费标准)+住宿2晚*350元*285人=31.92万元,合计:34.28万元"
    assert "31.92万" in excerpt(text, 40, ("31.92万",))
    assert excerpt(text, 40, ("absent",)) == clip(text, 40)
    assert excerpt(text, 40, ("34.28",)).startswith("…")


def test_a_line_never_begins_with_a_closing_sign() -> None:
    lines = wrap("申报表金额为一百元，情况说明为二百元，相差一百元。", 20)
    assert lines == ["申报表金额为一百元，", "情况说明为二百元，相", "差一百元。"]


def test_a_figure_keeps_its_unit() -> None:
    assert wrap("合计 963,200.00 元，申报表 903,200.00 元", 24) == ["合计 963,200.00 元，申报", "表 903,200.00 元"]


def test_the_first_line_has_its_own_beginning() -> None:
    assert wrap("金额不一致请核对金额", 14, first="改法  ", hanging="      ") == ["改法  金额不一", "      致请核对", "      金额"]


def test_a_word_longer_than_a_line_is_cut() -> None:
    assert wrap("a" * 25, 10) == ["a" * 10, "a" * 10, "a" * 5]


@given(TEXTS, st.integers(12, 80))
def test_wrapping_loses_nothing_and_fits(text: str, columns: int) -> None:
    lines = wrap(text, columns)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert max(map(width, lines)) <= columns


@given(TEXTS, st.integers(8, 60))
def test_what_is_clipped_fits(text: str, columns: int) -> None:
    assert width(clip(text, columns)) <= columns
    assert width(excerpt(text, columns, ("金额",))) <= columns


def test_a_name_too_long_for_its_column_goes_on_below() -> None:
    name = "改善办学条件专项（学生公寓、食堂和图书馆的房屋修缮与消防设施改造项目，第二期）"
    (head,), (first, *more) = table(("项目", "申报表"), [(TextCell(name), TextCell("2,100,000.00"))], Page(columns=50))
    assert first.endswith("  2,100,000.00")
    assert "".join((first.removesuffix("2,100,000.00").strip(), *(line.strip() for line in more))) == name
    assert all(width(line) <= 50 for line in (head, first, *more))


@given(TEXTS, st.integers(8, 40))
def test_runs_of_characters_break_as_each_would_alone(text: str, columns: int) -> None:
    firm = text.replace(" ", "")
    apart = "".join("ー" if "一" <= sign <= "鿿" else sign for sign in firm)
    assert [len(line) for line in wrap(firm, columns, hanging="  ")] == [len(line) for line in wrap(apart, columns, hanging="  ")]
