from collections.abc import Callable

import pytest

from jixiao.write.format.html import as_html
from jixiao.write.format.markdown import as_markdown
from jixiao.write.format.text import as_text
from jixiao.write.look.markup import Markup
from jixiao.write.page import Page
from jixiao.write.tree import (
    HTML,
    TEXT,
    Cell,
    Column,
    Fold,
    Group,
    Notes,
    Pair,
    Pairs,
    Paragraph,
    Part,
    Picture,
    Plot,
    Points,
    Report,
    Row,
    Section,
    Span,
    Table,
    plain,
)

EVIL = '<script>x</script>" onload="\u202e'
TABLE = Table((Column("项目", names=True), Column("钱", look="num", short="金额")), (Row((Cell("甲"), Cell("1.00", short="1"))),))
Show = Callable[[Report, Page], str]


def report(*parts: Part) -> Report:
    return Report("名", parts, look="p", main="sheet", styles=("report",))


@pytest.mark.parametrize(
    ("part", "text", "markdown", "html"),
    [
        (Paragraph("甲"), "甲\n", "甲\n", "<p>甲</p>"),
        (Paragraph(("甲", Span("乙", look="muted"))), "甲乙\n", "甲乙\n", '<p>甲<span class="muted">乙</span></p>'),
        (Paragraph(Span("甲", link="#a")), "甲\n", "甲\n", '<p><a href="#a">甲</a></p>'),
        (Points(("甲",)), "  · 甲\n", "- 甲\n", "<ul><li>甲</li></ul>"),
        (Notes("留意", ("甲",)), "  ! 甲\n", "> **留意**\n> 甲\n", '<div class="blind"><b>留意</b><p>甲</p></div>'),
        (Section("题", (Paragraph("甲"),), look="named"), "【题】\n  甲\n", "### 题\n\n甲\n", "<h2>题</h2><p>甲</p>"),
        (Section("题", (Paragraph("甲"),), look="short"), "题\n  甲\n", "**题**\n\n甲\n", "<h2>题</h2><p>甲</p>"),
        (Section("题", (Paragraph("甲"),), short=None), "甲\n", "### 题\n\n甲\n", "<h2>题</h2><p>甲</p>"),
        (
            TABLE,
            "  项目      金额\n  甲           1\n",
            "| 项目 | 金额 |\n| --- | ---: |\n| 甲 | 1 |\n",
            '<td data-l="钱" class="num">1.00</td>',
        ),
        (Group("two", (Paragraph("甲"), Paragraph("乙"))), "甲\n乙\n", "甲\n\n乙\n", '<div class="two"><p>甲</p><p>乙</p></div>'),
        (
            Fold("多", (Paragraph("甲"),), on=()),
            "\n",
            "<details><summary>多</summary>\n\n甲\n\n</details>\n",
            "<summary>多</summary><p>甲</p>",
        ),
        (Pairs((Pair("甲", "1"),), on=()), "\n", "\n", "<dl><div><dt>甲</dt><dd>1</dd></div></dl>"),
    ],
)
def test_every_part_in_every_format(part: Part, text: str, markdown: str, html: str) -> None:
    told = report(part)
    assert (as_text(told, Page()), as_markdown(told, Page())) == (text, markdown)
    assert html in as_html(told, Page())


@pytest.mark.parametrize(("show", "seen"), [(as_text, "甲"), (as_html, "乙")])
def test_a_format_shows_its_own_parts_alone(show: Show, seen: str) -> None:
    made = show(report(Paragraph("甲", on=TEXT), Paragraph("乙", on=HTML)), Page())
    assert [words for words in "甲乙" if words in made] == [seen]


def test_a_page_escapes_whatever_it_is_told() -> None:
    cell = Cell(EVIL, head=EVIL, look=EVIL)
    parts = (
        Paragraph(EVIL, look=EVIL),
        Section(EVIL, (), anchor=EVIL, note=EVIL),
        Table((Column("a"), Column(EVIL)), (Row((cell, cell)),)),
    )
    made = as_html(report(*parts), Page())
    assert ("<script>x" in made, ' onload="' in made, "\u202e" in made, "‹U+202E›" in made) == (False, False, False, True)


def test_a_picture_is_drawn_for_a_page_only() -> None:
    drawn: list[str] = []

    def draw() -> Markup:
        drawn.append("once")
        return Markup("<svg></svg>")

    told = report(Plot(Picture(draw), on=()))
    assert (as_text(told, Page()), as_markdown(told, Page()), drawn) == ("\n", "\n", [])
    assert '<figure class="chart"><svg></svg>' in as_html(told, Page())


def test_names_that_find_no_room_stand_apart() -> None:
    name = "很长很长很长很长的名称"
    row = Row((Cell(name), Cell("1"), Cell("2")), under=("说明",))
    lines = as_text(report(Table((Column("项目"), Column("甲" * 5), Column("乙" * 5)), (row,))), Page(columns=34)).split("\n")
    assert [line.strip() for line in lines[1:3]] == [name, "1           2"]
    assert lines[3] == "    说明"


def test_words_without_marks() -> None:
    assert plain(("甲", Span(("乙", None)), Picture(lambda: Markup("")))) == "甲乙"
