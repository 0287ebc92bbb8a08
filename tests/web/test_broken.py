"""A full disk, a database that is gone: a page that says so with the way out, nothing half done, and all goes on afterwards."""

import errno
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from offices import Base, Office, populate, switch_to
from test_office_pages import sitting

from jixiao.web.databases import sqlite
from jixiao.web.site import Site

CELL = "/projects/3/funding/annual"


@pytest.fixture
def plain(site: Site, tmp_path: Path) -> Office:
    """Return an office of its own on SQLite with no transaction around it: a full disk rolls back all that is under way."""
    assert site
    switch_to(sqlite(tmp_path / "full.sqlite3"))
    return Office(Base("sqlite", populate()))


@contextmanager
def full() -> Iterator[None]:
    """Let the database have no room for one page more: SQLite's own limit, so that it says itself what it says on a full disk."""
    from django.db import connection

    with connection.cursor() as cursor:
        pages = cursor.execute("PRAGMA page_count").fetchone()[0]
        cursor.execute(f"PRAGMA max_page_count = {pages}")
        try:
            yield
        finally:
            cursor.execute("PRAGMA max_page_count = 1073741823")


def counts() -> list[int]:
    from jixiao.web.models import Declaration, Entry, Upload, Version

    return [table.objects.count() for table in (Declaration, Entry, Upload, Version)]


@pytest.fixture
def filled(example: Path, tmp_path: Path) -> Path:
    """Return a file that was never uploaded and takes more than a page of the database."""
    file = tmp_path / "大.txt"
    file.write_text(
        example.read_text("utf-8") + f"\n补充说明：{tmp_path.name}" + "".join(chr(0x4E00 + n * 7 % 20000) for n in range(40_000)), "utf-8"
    )
    return file


def test_a_database_without_room_is_said_and_nothing_is_half_stored(plain: Office, example: Path, filled: Path) -> None:
    key = plain.send("staff", example)
    client, before = sitting(plain, "staff"), counts()
    with full():
        answer = plain.call("staff", "POST", "declarations", filled)
        assert (answer.status, answer.body["title"], "磁盘满了" in answer.body["detail"]) == (507, "磁盘满了", True)
        assert answer.headers["Retry-After"] == "30"
        with filled.open("rb") as file:
            page = client.post("/declarations/upload", {"files": file})
        assert (page.status_code, "磁盘满了" in page.content.decode(), "没有改动别的" in page.content.decode()) == (507, True, True)
        assert client.get(f"/d/{key}").status_code == 200, "reading goes on"
    assert counts() == before
    assert plain.call("staff", "POST", "declarations", filled).status == 201


def test_a_store_without_room_is_said_and_leaves_no_half_file(office: Office, filled: Path) -> None:
    client, _ = sitting(office, "staff"), office.token("staff")
    before = counts()

    def no_room(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.MonkeyPatch.context() as full_disk:
        full_disk.setattr("jixiao.web.declarations.folderstore.write_whole", no_room)
        answer = office.call("staff", "POST", "declarations", filled)
        assert (answer.status, counts()) == (507, before)
        with filled.open("rb") as file:
            assert client.post("/declarations/upload", {"files": file}).status_code == 507
    assert office.call("staff", "POST", "declarations", filled).status == 201


def gone(*_: object, **__: object) -> None:
    from django.db import OperationalError

    raise OperationalError("server closed the connection unexpectedly")


def without(table: str) -> Callable[..., object]:
    """Return what asks the database, which is gone as soon as a question is of a table."""
    from django.db.backends.utils import CursorWrapper

    asked = CursorWrapper.execute

    def execute(self: CursorWrapper, sql: str, params: Any = None) -> object:  # noqa: ANN401 - as Django's own
        if table in str(sql):
            gone()
        return asked(self, sql, params)

    return execute


def test_a_database_that_is_gone_is_said_and_the_next_request_works(office: Office, example: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    key = office.send("staff", example)
    client = sitting(office, "staff")
    with monkeypatch.context() as away:
        away.setattr("django.db.backends.utils.CursorWrapper.execute", without("_declaration"))
        page = client.get(f"/d/{key}")
        assert (page.status_code, page.headers["Retry-After"], "数据库暂时没有应答" in page.content.decode()) == (503, "30", True)
        answer = office.call("staff", "GET", "declarations")
        assert (answer.status, answer.headers["Retry-After"]) == (503, "30")
    assert client.get(f"/d/{key}").status_code == 200


def test_a_change_that_is_cut_off_in_its_middle_leaves_nothing(office: Office, example: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The last thing that a change writes is its line in the log: where that fails, all of it is as before."""
    from jixiao.web.declarations import saving

    key = office.send("staff", example)
    client, before = sitting(office, "staff"), counts()

    def cut(*_: object, **__: object) -> object:
        gone()
        raise AssertionError

    monkeypatch.setattr(saving, "note", cut)
    page = client.post(f"/d/{key}/p/4", {"rev": "1", CELL: "963,200.00"})
    assert (page.status_code, counts()) == (503, before)
    assert office.call("staff", "GET", f"declarations/{key}").body["version"] == 1


def test_without_what_answers_it_is_a_failure_of_the_program(office: Office, example: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The negative control: with the answer left out, the same page is a 500."""
    from django.test import Client

    from jixiao.web import broken

    key = office.send("staff", example)
    client = sitting(office, "staff")
    client.raise_request_exception = False
    monkeypatch.setattr("django.db.backends.utils.CursorWrapper.execute", without("_declaration"))
    assert client.get(f"/d/{key}").status_code == 503
    monkeypatch.setattr(broken, "trouble_of", lambda _: None)
    assert client.get(f"/d/{key}").status_code == 500
    assert isinstance(client, Client)


@pytest.mark.parametrize("wrong", [KeyError("x"), ValueError("disk is full"), OSError(errno.EACCES, "denied")])
@pytest.mark.usefixtures("office")
def test_what_is_a_failure_of_the_program_stays_one(wrong: Exception) -> None:
    from jixiao.web.broken import trouble_of

    assert trouble_of(wrong) is None


def addresses() -> Iterator[str]:
    """Yield every address of the office's site, its gaps filled with something."""
    import re

    from django.urls import URLPattern, URLResolver, get_resolver

    def below(patterns: list[Any], start: str) -> Iterator[str]:
        for one in patterns:
            place = start + str(one.pattern)
            if isinstance(one, URLResolver):
                yield from below(one.url_patterns, place)
            elif isinstance(one, URLPattern):
                yield "/" + re.sub(r"<(?:(\w+):)?\w+>", lambda m: "1" if m[1] == "int" else "x", place).strip("^$")

    yield from below(get_resolver().url_patterns, "")


def test_an_address_asked_in_another_way_says_so_and_leads_back(office: Office) -> None:
    client = sitting(office, "staff")
    asked = [(method, path, client.generic(method, path)) for path in addresses() for method in ("GET", "PUT")]
    refused = [(method, path, answer) for method, path, answer in asked if answer.status_code == 405]
    assert len(refused) > 100
    for method, path, answer in refused:
        text = answer.content.decode()
        assert answer.headers["Allow"], (method, path)
        assert "从那里的按钮再办" in text, (method, path)
        assert answer.headers["Content-Type"].startswith("application/problem+json" if path.startswith("/api/") else "text/html"), path
    (opened_anew,) = [answer for method, path, answer in refused if (method, path) == ("GET", "/d/x/do/x")]
    assert 'href="/d/x"' in opened_anew.content.decode()
