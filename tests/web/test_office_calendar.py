"""The office's calendar: last days set for a budget year, working days, what stands on everybody's desk."""

from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from offices import PEOPLE, Office
from test_office_pages import sitting

TODAY = date(2026, 11, 30)


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch, site: object) -> None:
    """Let it be one day for all that looks at the calendar."""
    assert site
    from jixiao.web.api import keeping
    from jixiao.web.declarations import duedays
    from jixiao.web.screens.office import waits
    from jixiao.web.screens.office.officers import calendar

    for module in (keeping, duedays, waits, calendar):
        monkeypatch.setattr(module, "localdate", lambda: TODAY)


def rounds(office: Office, year: int = 2027) -> dict[str, Any]:
    return {one["title"]: one for one in office.call("system", "GET", f"calendar/{year}").body["rounds"]}


def put(office: Office, title: str, day: str, near: int = 10) -> Any:  # noqa: ANN401 - an answer
    return office.call("system", "PUT", "calendar/2027", {"rounds": [{"title": title, "day": day, "near": near}]})


RECUT = "二上：按控制数调整"


def test_a_day_that_is_set_holds_for_its_year_and_shows_on_every_desk(office: Office, example: Path) -> None:
    assert rounds(office)[RECUT]["day"] == "2026-12-10"
    assert put(office, RECUT, "2026-12-05", 7).status == 200
    assert (rounds(office)[RECUT]["own"], rounds(office, 2028)[RECUT]["own"]) == (True, False)
    for login in PEOPLE:
        page = sitting(office, login).get("/").content.decode()
        assert "12月5日" in page, login
        assert "还有 5 天，约 4 个工作日" in page, login
    key = office.send("staff", example)
    assert key


def test_what_a_declaration_is_due_follows_the_day_that_is_set(office: Office, example: Path) -> None:
    from jixiao.web.models import Declaration

    key = office.send("staff", example)
    Declaration.objects.filter(pk=key).update(year=2027)
    assert office.call("staff", "GET", "declarations").body["items"][0]["due"] == "2026-09-10"
    put(office, "一上：单位填报", "2026-09-01")
    assert office.call("staff", "GET", "declarations").body["items"][0]["due"] == "2026-09-01"


def test_the_desk_says_which_day_is_ones_own_and_what_is_over_only_to_whom_it_holds_up(office: Office, example: Path) -> None:
    from jixiao.web.models import Declaration

    key = office.send("staff", example)
    late = [{"title": one, "day": "2026-11-25"} for one in list(rounds(office))[:4]]
    assert office.call("system", "PUT", "calendar/2027", {"rounds": late}).status == 200
    Declaration.objects.filter(pk=key).update(year=2027)
    staff, other = (sitting(office, login).get("/").content.decode() for login in ("staff", "other_staff"))
    assert ("过了 5 天" in staff, "轮到您的" in staff) == (True, True)
    assert ("过了" in other, "轮到您的" in other) == (False, False)


def test_back_to_the_usual_day_is_as_if_nothing_was_set(office: Office) -> None:
    from jixiao.web.models import Deadline

    put(office, RECUT, "2026-12-05")
    assert Deadline.objects.count() == 1
    put(office, RECUT, "2026-12-10")
    assert (Deadline.objects.count(), rounds(office)[RECUT]["own"]) == (0, False)


WRONG = {
    "before the round before": (RECUT, "2026-11-01", 10, "早于前一环节"),
    "no such round": ("三上", "2026-12-01", 10, "没有“三上”"),
}


@pytest.mark.parametrize(("title", "day", "near", "told"), WRONG.values(), ids=WRONG)
def test_a_day_that_can_not_be_is_refused_with_the_way_out(office: Office, title: str, day: str, near: int, told: str) -> None:
    answer = put(office, title, day, near)
    assert (answer.status, told in answer.body["detail"]) == (422, True), answer.body
    for body in ({"rounds": [{"title": RECUT, "day": "0001-01-01"}]}, {"rounds": [{"title": RECUT, "day": "2026-12-12", "near": -1}]}):
        assert office.call("system", "PUT", "calendar/2027", body).status == 422
    for year, status in ((1999, 422), (2101, 422), ("x", 404)):
        assert office.call("system", "GET", f"calendar/{year}").status == status


def form(office: Office, **changed: str) -> dict[str, str]:
    """Return what the page's form sends."""
    found = dict[str, str]()
    for place, one in enumerate(rounds(office).values()):
        found |= {f"day-{place}": one["day"], f"near-{place}": str(one["near"])}
    return found | changed


def test_the_page_keeps_what_was_typed_when_it_is_refused(office: Office) -> None:
    client, wrong = sitting(office, "system"), form(office, **{"day-4": "2026-01-01"})
    answer = client.post("/admin/calendar/2027/save", wrong)
    assert (answer.status_code, 'value="2026-01-01"' in answer.content.decode()) == (422, True)
    for typed in ({"day-4": "gestern"}, {"near-4": "-1"}, {"near-4": "91"}, {"near-4": "viele"}, {"day-4": ""}):
        assert client.post("/admin/calendar/2027/save", form(office, **typed)).status_code == 422, typed
    assert "改了 1 个环节" in client.post("/admin/calendar/2027/save", form(office, **{"day-4": "2026-12-08"})).content.decode()
    assert "没有改动" in client.post("/admin/calendar/2027/save", form(office)).content.decode()
    assert client.get("/admin/calendar/2101").status_code == 404


def test_days_that_are_entered_count_as_entered(office: Office) -> None:
    def left() -> tuple[int, bool]:
        one = next(item for item in office.call("staff", "GET", "calendar").body["items"] if item["title"] == RECUT)
        return one["working_days"], one["certain"]

    assert left() == (8, False), "eight weekdays, by weekends alone"
    day = {"first": "2026-12-03", "last": "2026-12-04", "worked": False, "name": "放假"}
    assert office.call("system", "POST", "calendar/days", day).status == 200
    assert left() == (6, True)
    worked = {"first": "2026-12-05", "last": "2026-12-05", "worked": True}
    office.call("system", "POST", "calendar/days", worked)
    assert left()[0] == 7
    assert office.call("system", "DELETE", "calendar/days/2026-12-05").status == 200
    assert office.call("system", "DELETE", "calendar/days/2026-12-05").status == 404
    for wrong in ({"first": "2026-12-05", "last": "2026-12-01"}, {"first": "2026-01-01", "last": "2026-12-31"}):
        assert office.call("system", "POST", "calendar/days", {**worked, **wrong}).status == 422
    for login in ("staff", "security", "log"):
        assert office.call(login, "POST", "calendar/days", worked).status == 404


@pytest.mark.usefixtures("office")
def test_the_line_of_the_year_holds_all_rounds_and_no_two_words_in_one_place() -> None:
    from jixiao.web.calendar.deadlines import rounds_in_year
    from jixiao.web.screens.office.officers.calendar import WIDE, line

    drawn = line(rounds_in_year(2027, TODAY), TODAY)
    assert len(drawn.marks) == 13
    assert all(0 <= mark.x <= WIDE for mark in drawn.marks)
    rows = [sorted((mark.begin, mark.end) for mark in drawn.marks if mark.y == y) for y in {mark.y for mark in drawn.marks}]
    assert all(before[1] < after[0] for row in rows for before, after in pairwise(row))
    assert sum(mark.is_next for mark in drawn.marks) == 1
    assert drawn.today is not None
    assert line(rounds_in_year(2027, TODAY), TODAY + timedelta(days=9999)).today is None
