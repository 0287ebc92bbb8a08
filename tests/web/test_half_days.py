"""A course is signed in to by the half-day: each counts once, the ledger keeps a row a day, the screen counts who is in now."""

from collections.abc import Callable, Iterator
from datetime import datetime
from html import unescape

import pytest
from offices import Office
from test_office_pages import sitting

from jixiao.desk.loading import at_desks, desks, shipped_desks
from jixiao.desk.table import full_rows

MORNING, AFTERNOON = "2024-04-16T09:05+08:00", "2024-04-16T13:26+08:00"
SIGN_IN = "desks/training/acts/courses.sign_in"


@pytest.fixture
def course(office: Office) -> Iterator[Office]:
    """Give an office whose city has a course on its second day."""
    from jixiao.web.desks import shelf
    from jixiao.web.desks.rows import bring
    from jixiao.web.journal.write import Actor, note

    shelf.empty()
    with at_desks(desks().values()) as kept:
        bring(office.unit("市"), 2024, full_rows(shipped_desks()["training"].stage, kept), kept, note(Actor(), "records.brought").seq)
    yield office
    shelf.empty()


@pytest.fixture
def it_is(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Return what sets the clock of whoever acts."""
    from jixiao.web.desks import rights

    return lambda text: monkeypatch.setattr(rights, "localtime", lambda: datetime.fromisoformat(text))


def rows(office: Office, ledger: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = office.call("handler", "GET", f"records/{ledger}").body["items"]
    return [row for row in found if row["deputy"] == "D001"]


def test_morning_and_afternoon_are_one_row_of_the_ledger(course: Office, it_is: Callable[[str], None]) -> None:
    told = []
    for moment in (MORNING, MORNING, AFTERNOON, AFTERNOON):
        it_is(moment)
        told.append(course.call("handler", "POST", SIGN_IN, {"deputy": "D001", "course": "PX-03"}))
    assert [answer.status for answer in told] == [201, 409, 201, 409]
    assert [answer.body["detail"][:9] for answer in told if answer.status == 409] == ["甲今天上午已签到，", "甲今天下午已签到，"]
    assert [(row["attended_on"], row["course"]) for row in rows(course, "attendance")] == [("2024-04-16", "PX-03")]
    assert [(row["half"], row["minute"]) for row in rows(course, "half_days")] == [("下午", 806), ("上午", 545)]


def test_the_screen_counts_who_is_in_this_half_day(course: Office, it_is: Callable[[str], None]) -> None:
    it_is(MORNING)
    course.call("handler", "POST", SIGN_IN, {"deputy": "D001", "course": "PX-03"})
    shown = []
    for moment in (MORNING, AFTERNOON):
        it_is(moment)
        shown.append(unescape(sitting(course, "handler").get("/m/code/training/courses.sign_in/PX-03").content.decode()))
    assert ["<b>1</b> 人已签到" in text for text in shown] == [True, False]
    assert ["甲，" in text for text in shown] == [True, False]
    assert course.call("handler", "GET", f"{SIGN_IN}/code?record=PX-03").body["present"] == 0


def test_the_desk_leads_to_the_code_and_shows_both_halves(course: Office, it_is: Callable[[str], None]) -> None:
    for moment in (MORNING, AFTERNOON):
        it_is(moment)
        course.call("handler", "POST", SIGN_IN, {"deputy": "D001", "course": "PX-03"})
    page = unescape(sitting(course, "handler").get("/desks/training").content.decode())
    assert 'href="/m/code/training/courses.sign_in/PX-03">签到码：三班' in page
    assert "三班第 2 天下午：到 1 人" in page
    assert all(head in page for head in ("4月15日上午", "4月16日上午", "4月16日下午"))
    assert 'href="/m/code/' not in unescape(sitting(course, "leader").get("/desks/training").content.decode())
