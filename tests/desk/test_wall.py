"""The wall: who has come counts once, on the day; what is enough is the law's; what is not said is not known."""

from collections.abc import Iterator
from datetime import date

import pytest

from jixiao.desk.book import Book, opened
from jixiao.desk.loading import shipped_desks
from jixiao.desk.table import full_rows
from jixiao.desk.wall import MeetingView, meeting_view, walls

DAY = date(2024, 1, 15)
DEPUTIES = "code | name | level | delegation | term_start | term_end\n" + "\n".join(
    f"D{n:03} | 代表{n} | 区 | 第{1 if n <= 4 else 2}团 | 2021-11-16 |" for n in range(1, 8)
)


@pytest.fixture
def book() -> Iterator[Book]:
    with opened(shipped_desks().values(), 2024) as made:
        yield made


def wall(book: Book, day: date = DAY, **rows: str) -> MeetingView | None:
    given = {
        "deputies": DEPUTIES,
        "meetings": "code | title | kind | planned_on | people_due\nHY-01 | 大会 | 人代会 | 2024-01-15 | 7",
        **rows,
    }
    book.clear()
    book.fill(full_rows(given, book.kept))
    return meeting_view(walls()["quorum"], book, day)


def signed(*signs: tuple[str, str]) -> str:
    lines = (f"QD-{n:05} | {deputy} | {day} | HY-01" for n, (deputy, day) in enumerate(signs, 1))
    return "\n".join(("code | deputy | attended_on | meeting", *lines))


@pytest.mark.parametrize(("there", "gap"), [(0, 5), (4, 1), (5, 0), (7, 0)])
def test_two_thirds_rounded_up_are_enough(book: Book, there: int, gap: int) -> None:
    found = wall(book, attendance=signed(*((f"D{n:03}", "2024-01-15") for n in range(1, there + 1))))
    assert found is not None
    assert (found.present, found.opens, found.passes, found.gap) == (there, 5, 4, gap)


def test_who_signs_twice_counts_once_and_yesterday_is_not_today(book: Book) -> None:
    signs = (("D001", "2024-01-15"), ("D001", "2024-01-15"), ("D002", "2024-01-14"), ("D005", "2024-01-15"))
    found = wall(book, attendance=signed(*signs))
    assert found is not None
    assert (found.present, [(g.name, g.present, g.due, g.missing) for g in found.groups]) == (2, [("第1团", 1, 4, 3), ("第2团", 1, 3, 2)])


def test_who_left_is_not_waited_for(book: Book) -> None:
    found = wall(
        book, deputies=DEPUTIES.replace("D007 | 代表7 | 区 | 第2团 | 2021-11-16 |", "D007 | 代表7 | 区 | 第2团 | 2021-11-16 | 2024-01-14")
    )
    assert found is not None
    assert [g.due for g in found.groups] == [4, 2]


def test_without_how_many_are_due_nothing_is_said(book: Book) -> None:
    found = wall(
        book, meetings="code | title | kind | planned_on\nHY-01 | 大会 | 人代会 | 2024-01-15", attendance=signed(("D001", "2024-01-15"))
    )
    assert found is not None
    assert (found.present, found.opens, found.gap) == (1, None, None)


@pytest.mark.parametrize(
    ("day", "title"),
    [
        (date(2024, 1, 1), "一"),
        (date(2024, 1, 15), "一"),
        (date(2024, 3, 1), "一"),
        (date(2024, 6, 3), "二"),
        (date(2026, 1, 1), "二"),
    ],
)
def test_the_meeting_of_the_day_else_the_last_one(book: Book, day: date, title: str) -> None:
    meetings = "code | title | kind | planned_on | people_due\nHY-01 | 一 | 人代会 | 2024-01-15 | 7\nHY-02 | 二 | 人代会 | 2024-06-03 | 7\nHY-03 | 常委会 | 常委会会议 | 2024-03-01 | 9"
    found = wall(book, day, meetings=meetings)
    assert found is not None
    assert found.title == title


def test_papers_by_how_many_hold_them_and_misprints_those_not_judged_first(book: Book) -> None:
    found = wall(
        book,
        papers="code | meeting | title | printed_on | copies | misprints\nCL-1 | HY-01 | 报告 | 2024-01-13 | 9 | 2\nCL-2 | HY-02 | 别的 | 2024-01-13 | 9 |",
        meetings="code | title | kind | planned_on | people_due\nHY-01 | 大会 | 人代会 | 2024-01-15 | 7\nHY-02 | 常委会 | 常委会会议 | 2024-01-15 | 7",
        deliveries="code | paper | deputy\nSD-1 | CL-1 | D001\nSD-2 | CL-1 | D002\nSD-3 | CL-2 | D003",
        misprints="code | paper | page | printed | meant | verdict\nCC-1 | CL-1 | 3 | 甲 | 乙 | 是差错\nCC-2 | CL-1 | | 丙 | 丁 |",
    )
    assert found is not None
    assert [(p.title, p.delivered, p.missing, p.misprints) for p in found.papers] == [("报告", 2, 5, 2)]
    assert [(s.place, s.verdict) for s in found.slips] == [("报告", None), ("报告第 3 页", "是差错")]


def test_without_a_meeting_there_is_no_wall(book: Book) -> None:
    assert wall(book, meetings="code | title | kind | planned_on\nHY-02 | 常委会 | 常委会会议 | 2024-01-15") is None
