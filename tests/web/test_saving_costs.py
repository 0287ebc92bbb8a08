"""What a save costs: the text that is left is judged once, the one that was open not again, and nothing where nothing was changed."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from offices import Office
from test_office_pages import sitting

from jixiao.actions.judge_document import judge_document
from jixiao.audit.rulefile import Rule
from jixiao.model.document import Document
from jixiao.model.finding import DocumentReport


@pytest.fixture
def judged(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the names of the first project of every text that is judged from now on."""
    from jixiao.web.declarations import judging

    found: list[str] = []

    def told(document: Document, today: date, *, show_unknown: bool, own: Sequence[Rule]) -> DocumentReport:
        found.append(document.projects[0].name or "")
        return judge_document(document, today, show_unknown=show_unknown, own=own)

    monkeypatch.setattr(judging, "judge_document", told)
    monkeypatch.setattr(judging, "kept_report", lambda _: None)
    judging.reports.clear()
    return found


def test_a_save_judges_what_it_leaves_and_nothing_else(office: Office, example: Path, judged: list[str]) -> None:
    key, client = office.send("staff", example), sitting(office, "staff")
    path = f"/d/{key}/p/1"
    sent = {"rev": "1", "/projects/0/name": "改过的名称"}
    judged.clear()
    assert client.post(path, sent, headers={"HX-Request": "true"}).status_code == 200
    assert judged == ["改过的名称"]
    assert client.post(path, {**sent, "rev": "2"}, headers={"HX-Request": "true"}).status_code == 204
    assert client.get(path).status_code == 200
    assert judged == ["改过的名称"]


def test_a_form_that_is_not_there_is_not_written_to(office: Office, example: Path, judged: list[str]) -> None:
    key, client = office.send("staff", example), sitting(office, "staff")
    judged.clear()
    assert client.post(f"/d/{key}/p/0", {"rev": "1", "/title": "改"}).status_code == 404
    assert client.post(f"/d/{key}/p/9", {"rev": "1", "/projects/8/name": "改"}).status_code == 404
    assert client.post(f"/d/{key}/p/9", {"rev": "7", "/projects/8/name": "改"}).status_code == 404
    assert office.call("staff", "GET", f"declarations/{key}").headers["ETag"].startswith('"1-')
    office.walk(key, ("finance", "check"), ("leader", "submit"))
    assert client.post(f"/d/{key}/p/9", {"rev": "1", "/projects/8/name": "改"}).status_code == 404


def test_the_cover_says_that_it_was_saved_only_where_it_was(office: Office, example: Path) -> None:
    key = office.send("staff", example)
    client, other = sitting(office, "staff"), sitting(office, "staff")
    assert "没有改动" in client.post(f"/d/{key}/p/cover", {"rev": "1"}).content.decode()
    assert "存好了" in other.post(f"/d/{key}/p/cover", {"rev": "1", "/title": "改了的题目"}).content.decode()
    assert "没有改动" in client.post(f"/d/{key}/p/cover", {"rev": "1"}).content.decode()


def test_the_notice_is_on_what_the_page_shows(office: Office, example: Path, judged: list[str]) -> None:
    key, client = office.send("staff", example), sitting(office, "staff")
    client.get(f"/d/{key}")
    judged.clear()
    assert client.get(f"/d/{key}/take/notice.docx").status_code == 200
    assert judged == []
