"""Panels drawn from what a desk's file says: each kind, blanks, sums, what leads on; and what a file may not say."""

from collections.abc import Iterator
from datetime import date

import pytest

from jixiao.desk.book import Book, opened
from jixiao.desk.drawing import drawn
from jixiao.desk.loading import kept_by, parse_desk, shipped_desks
from jixiao.desk.showing import Heading, Panel
from jixiao.desk.situation import Situation
from jixiao.desk.story import opened_record, story
from jixiao.desk.table import full_rows
from jixiao.errors import DeskFileInvalid
from jixiao.params.load import Title

WHO = Situation(today=date(2024, 4, 15), minute=600, person="甲", role="handler")
TEXTS = "code | draft | paragraph | text | changed | changed_on\nYW-1 | CA-1 | 1 | 每周开放。 | 每月开放。 | 2024-04-01\nYW-2 | CA-1 | 2 | 附则。 | |"
TITLE = Title(zh="板块", en="Panel")


@pytest.fixture
def book() -> Iterator[Book]:
    """Return a book with the rows that the training's examples start from."""
    with opened(shipped_desks().values()) as made:
        made.fill(full_rows(shipped_desks()["training"].stage, made.kept))
        yield made


def values(rows: str) -> str:
    return "SELECT * FROM (VALUES " + rows + ")"  # noqa: S608 - rows of these tests


def test_a_table_has_its_amounts_its_excesses_and_its_states(book: Book) -> None:
    columns = (
        Heading("name", "text", "费用", "Cost"),
        Heading("amount", "money", "金额", "Amount"),
        Heading("over", "more", "超出", "Over"),
        Heading("state", "state", "怎么样", "State"),
    )
    sql = values("('住宿', 15400.5, 440, 'late 高于标准'), ('伙食', NULL, NULL, 'ok 在标准内'), ('其他', 1, 0, '说不清')")
    panel = Panel(
        title=TITLE,
        select=f"{sql} AS v(name, amount, over, state)",
        columns=columns,
        total="SELECT '合计' AS name, 15401.5 AS amount",
        most=2,
    )
    made = drawn("p", panel, book, WHO)
    told = [[(cell.text, cell.look, cell.mark) for cell in row.cells] for row in made.rows]
    assert told[0] == [("住宿", "text", ""), ("15,400.50", "money", ""), ("+440.00", "more", ""), ("高于标准", "state", "late")]
    assert told[1][1:] == [("—", "money", ""), ("—", "number", ""), ("在标准内", "state", "ok")]
    assert (made.more, [cell.text for cell in made.foot]) == (1, ["合计", "15,401.50", "", ""])


def test_a_matrix_sums_what_can_be_summed_and_marks_today(book: Book) -> None:
    sql = values("('一组', '报名', 3, FALSE), ('一组', '今天', 2, TRUE), ('二组', '报名', 4, FALSE)") + " AS v(line, across, value, now)"
    made = drawn("p", Panel(title=TITLE, kind="matrix", select=sql, columns=(Heading("line", "text", "组", "Group"),)), book, WHO)
    assert [head.text for head in made.heads] == ["组", "报名", "今天"]
    assert [[cell.text for cell in row.cells] for row in made.rows] == [["一组", "3", "2"], ["二组", "4", "—"]]
    assert [cell.text for cell in made.foot] == ["合计", "7", "2"]
    assert made.heads[2].look == "now"


def test_labels_of_a_year_that_would_meet_stand_on_lanes_and_one_day_is_one_span(book: Book) -> None:
    rows = ", ".join(f"('很长很长的班次名称{n}', DATE '2024-11-{n:02}', NULL, NULL, '计划')" for n in (1, 2, 3))
    rows += ", ('甲', DATE '2024-03-01', DATE '2024-03-05', DATE '2024-03-06', '办了'), ('乙', DATE '2024-03-01', DATE '2024-03-05', DATE '2024-03-06', '办了')"
    made = drawn("p", Panel(title=TITLE, kind="timeline", select=values(rows) + " AS v(title, planned, starts, ends, says)"), book, WHO)
    assert len({span.lane for span in made.spans if span.look == "to-come"}) == 3
    (held,) = (span for span in made.spans if span.look == "done")
    assert (held.title, held.planned is not None) == ("甲等 2 件", True)
    assert made.today is not None


def test_steps_are_done_now_or_to_come_and_lines_of_one_name_stay_apart(book: Book) -> None:
    rows = "('一区', 'r1', '公告', DATE '2024-04-14', 'X'), ('一区', 'r1', '登记', NULL, NULL), ('一区', 'r1', '投票', NULL, NULL), ('一区', 'r2', '公告', NULL, NULL)"
    made = drawn("p", Panel(title=TITLE, kind="steps", select=values(rows) + " AS v(line, record, step, day, says)"), book, WHO)
    assert [(way.record, [step.look for step in way.steps]) for way in made.ways] == [("r1", ["done", "now", "to-come"]), ("r2", ["now"])]
    assert made.ways[0].steps[0].day == "昨天"


def test_pairs_are_those_measured_twice(book: Book) -> None:
    made = drawn(
        "p",
        Panel(title=TITLE, kind="pairs", select=values("('甲', 61.25, 78.5), ('乙', 60, NULL)") + " AS v(title, before, after)"),
        book,
        WHO,
    )
    assert [(pair.title, str(pair.before), pair.gap) for pair in made.pairs] == [("甲", "61.2", "+17.3")]


def test_a_record_tells_its_facts_and_what_happened_and_nobodys_secret(book: Book) -> None:
    book.fill(full_rows({"course_steps": "code | course | step | who | day\nPXC-009 | PX-03 | 结算 | 丁 | 2024-04-18"}, book.kept))
    desk = shipped_desks()["training"]
    opened_one = opened_record(desk, "ledger:courses#PX-03", book, WHO)
    assert opened_one is not None
    assert (opened_one.title, opened_one.code) == ("三班", "PX-03")
    assert [(one.who, one.says) for one in story("ledger:courses#PX-03", desk, book)] == [("丁", "结算")]
    person = opened_record(desk, "ledger:deputies#D001", book, WHO)
    assert person is not None
    assert not {"身份证号", "出生日期"} & {name for name, _ in person.facts}
    assert opened_record(desk, "ledger:courses#none", book, WHO) is None


def test_no_shipped_page_reads_what_is_personal() -> None:
    """Birthdays are told to who delivers the gifts, in a queue of their own; nothing else that is personal is on any page."""
    personal = {column.name for ledger in kept_by(shipped_desks().values()).values() for column in ledger.columns if column.personal}
    for desk in shipped_desks().values():
        texts = [text for panel in desk.panels.values() for _, text, _ in panel.selects] + [card.select for card in desk.records.values()]
        assert not [name for name in personal for text in texts if f".{name}" in text], desk.name


PAGE = """
title = {{ zh = "一", en = "One" }}
note = {{ zh = "一", en = "One" }}
keeps = []
correctors = []
acts = {{}}
{more}
"""
TABLE = '[panels.p]\ntitle = {{ zh = "一", en = "One" }}\nselect = "SELECT 1 AS a"\n{more}'


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (TABLE.format(more=""), "没有列"),
        (TABLE.format(more='columns = [["a", "text", "甲", "A"]]\nto = ["nobody"]'), "nobody 不是角色"),
        (TABLE.format(more='columns = [["a", "text", "甲", "A"]]\nacts = ["x.y"]'), "x.y 没有"),
        ('[show]\nheading = "SELECT :nothing AS says"', ":nothing"),
        ('[records.none]\nselect = "SELECT 1 AS title"', "没有台账 none"),
        (TABLE.format(more='columns = [["a", "text", "甲", "A"]]\nlaw = ["no_figure"]'), "no_figure"),
    ],
)
def test_a_page_that_says_what_can_not_be_is_refused(more: str, said: str) -> None:
    with pytest.raises(DeskFileInvalid) as refused:
        parse_desk("one.toml", PAGE.format(more=more))
    assert said in refused.value.zh


def test_a_text_that_was_changed_is_told_in_parts_and_as_it_is_now() -> None:
    desk = shipped_desks()["democracy"]
    with opened([desk], 2024) as book:
        book.fill(full_rows({"drafts": "code | title\nCA-1 | 规定", "draft_paragraphs": TEXTS}, book.kept))
        made = drawn("changes", desk.panels["changes"], book, Situation(today=date(2024, 4, 2), person="甲", role="handler"))
    first, second = (row.cells[1] for row in made.rows)
    assert (first.text, [(part.kind, part.text) for part in first.parts]) == (
        "每月开放。",
        [("same", "每"), ("out", "周"), ("in", "月"), ("same", "开放。")],
    )
    assert [part.kind for part in second.parts] == ["same"]
    assert (made.big, [row.cells[4].mark for row in made.rows]) == ("1", ["ok", "wait"])
