import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from jixiao.write.hostile import INVISIBLE, markdown, visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31m红\x1b[0m", "‹U+001B›[31m红‹U+001B›[0m"),
        ("金额\u202e001", "金额‹U+202E›001"),
        ("a\u200bb\ufeffc", "a‹U+200B›b‹U+FEFF›c"),
        ("一\r\n二\t三\u2028四", "一 二 三 四"),
        ("\x07\x9b2J", "‹U+0007›‹U+009B›2J"),
        ("z" + "\u0301" * 40, "z\u0301\u0301"),
        ("项目资金 | 903,200.00", "项目资金 | 903,200.00"),
    ],
)
def test_what_is_invisible_is_shown(text: str, shown: str) -> None:
    assert visible(text) == shown


@given(st.text())
def test_nothing_that_steers_a_terminal_is_left(text: str) -> None:
    told = visible(text)
    assert INVISIBLE.search(told) is None
    assert "\n" not in told


@pytest.mark.parametrize(
    "text",
    [
        "# 标题",
        "**粗**",
        "<script>alert(1)</script>",
        "[链接](https://example.org)",
        "| a | b |",
        "- 列表",
        "1. 列表",
        "@someone",
        "https://example.org",
        "![图](x)",
        "`代码`",
        "a\n# b",
        "&lt;b&gt;",
        "~~删~~",
        "$x$",
    ],
)
def test_markdown_shows_the_words_themselves(text: str) -> None:
    tokens = MarkdownIt("gfm-like", {"linkify": False}).enable("table").parseInline(markdown(text))
    children = tokens[0].children or []
    assert {child.type for child in children} <= {"text", "text_special"}
    assert "".join(child.content for child in children) == visible(text).strip()


def test_a_table_cell_stays_one_cell() -> None:
    assert markdown("甲 | 乙") == r"甲 \| 乙"
