"""The wall as those see it who work at its desk: drawn anew without a script too, few queries, nobody else's."""

from collections.abc import Iterator

import pytest
from offices import Office

from jixiao.desk.loading import at_desks, desks, shipped_desks
from jixiao.desk.table import full_rows

SEES = {"handler", "deputy"}


@pytest.fixture
def hall(office: Office) -> Iterator[Office]:
    """Give an office whose city has a session with some who signed in."""
    from jixiao.web.desks import shelf
    from jixiao.web.desks.rows import bring
    from jixiao.web.journal.write import Actor, note

    shelf.empty()
    with at_desks(desks().values()) as kept:
        bring(office.unit("市"), 2024, full_rows(shipped_desks()["congress"].stage, kept), kept, note(Actor(), "records.brought").seq)
    yield office
    shelf.empty()


def page(office: Office, login: str, path: str = "/wall/quorum", **headers: str) -> tuple[int, str]:
    from test_office_pages import sitting

    answer = sitting(office, login).get(path, headers=headers)
    return answer.status_code, answer.content.decode()


def test_the_wall_says_who_has_come_and_what_that_means(hall: Office) -> None:
    status, text = page(hall, "handler")
    assert (status, "<strong>1</strong><span>/ 285</span>" in text, "还差 189 人，不能开会" in text) == (200, True, True)
    assert ('content="5"' in text, "unsafe-inline" in text, "style=" in text) == (True, False, False)
    assert hall.call("handler", "GET", "walls/quorum").body | {"groups": [], "papers": [], "slips": []} == {
        "title": "大会", "day": "2024-01-15", "present": 1, "due": 285, "opens": 190, "passes": 143, "gap": 189,
        "groups": [], "papers": [], "slips": [],
    }  # fmt: skip


def test_what_changes_is_a_part_of_the_page(hall: Office) -> None:
    status, text = page(hall, "handler", **{"HX-Request": "true"})
    assert (status, text.lstrip().startswith("<section"), "<html" in text, "<h1" in text) == (200, True, False, True)


def test_only_who_works_at_its_desk_sees_it(hall: Office) -> None:
    for login in ("handler", "deputy", "congress", "system", "public"):
        expected = 200 if login in SEES else 404
        assert (page(hall, login)[0], hall.call(login, "GET", "walls/quorum").status) == (expected, expected), login


def test_a_wall_that_is_not_there(hall: Office) -> None:
    for name in ("none", "congress", "../quorum", "%00"):
        assert page(hall, "handler", f"/wall/{name}")[0] == 404, name
        assert hall.call("handler", "GET", f"walls/{name}").status == 404, name


def test_without_a_session_the_wall_says_what_to_do(office: Office) -> None:
    from jixiao.web.desks import shelf

    shelf.empty()
    status, text = page(office, "handler")
    shelf.empty()
    assert (status, "在“人代会”办事台安排会议" in text) == (200, True)


def test_a_wall_asks_the_database_little_however_many_sign_in(hall: Office) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext
    from test_office_pages import sitting

    client = sitting(hall, "handler")
    client.get("/wall/quorum")
    with CaptureQueriesContext(connection) as queries:
        assert client.get("/wall/quorum").status_code == 200
    assert len(queries) <= 8
