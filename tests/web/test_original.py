"""The original beside a form: every value stands in it once and leads to a cell, and nobody sees an original whose text they don't see."""

import re
from html import unescape
from pathlib import Path

import pytest
from offices import Office
from test_office_pages import sitting

from jixiao.actions.audit import AuditRequest, audit
from jixiao.actions.inputs.given import silent
from jixiao.actions.show import sources_beside
from jixiao.actions.write import put
from jixiao.model.document import Document
from jixiao.read.document import read_file
from jixiao.web.screens.form import FormPage, form_page
from jixiao.web.screens.original import Original, ReadValue, cells_of, original_of, pages_of, stretches
from jixiao.write.show.html import read_values

QUERIES = 9


@pytest.fixture(scope="module", params=["txt", "docx", "xlsx", "pdf"])
def told(request: pytest.FixtureRequest, example: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Document, FormPage, Original]:
    file = example
    if request.param != "txt":
        file = tmp_path_factory.mktemp("beside") / f"申报表.{request.param}"
        put(read_file(example), file, None)
    from datetime import date

    document = read_file(file)
    report = audit(AuditRequest(files=(str(file),), today=date(2024, 3, 1), lang="zh", seek=False, show_unknown=True), bytes, silent).report
    page = form_page(report.documents[0], document, 4)
    return document, page, original_of(document, page, sources_beside(file.read_bytes(), file.name, pages_of(document, 4)))


def marks(told: Original) -> list[tuple[str, ReadValue]]:
    """Return every value that is marked, with the words that it stands in ("" on a picture)."""
    found = [("", mark) for piece in told.pieces for mark in piece.marks]
    runs = [run for piece in told.pieces for line in piece.lines for run in line.runs]
    runs += [run for piece in told.pieces for row in piece.rows for cell in row for run in cell.runs]
    return found + [(run.text, run.mark) for run in runs if run.mark]


def test_every_value_of_the_form_stands_in_the_original_once(told: tuple[Document, FormPage, Original]) -> None:
    document, page, shown = told
    mine = [value.path for value in read_values(document) if value.path.startswith("/projects/3/")]
    assert shown.count == len(mine) > 40
    assert sorted(mark.path for _, mark in marks(shown)) == sorted(mine)
    cells = cells_of(page)
    assert {mark.cell for _, mark in marks(shown)} - {""} <= set(cells)
    assert {"/projects/3/funding/annual", "/projects/3/indicators/1/target", "/projects/3/narrative/budget"} <= {
        mark.cell for _, mark in marks(shown)
    }


def test_a_mark_says_what_stands_there(told: tuple[Document, FormPage, Original]) -> None:
    document, _, shown = told
    for words, mark in marks(shown):
        if words:
            assert words == document.places[mark.path].text
        assert mark.said.startswith(mark.short)
        assert mark.said.endswith("%")
        assert mark.box is None or min(mark.box) >= 0


def test_another_project_shows_other_places(told: tuple[Document, FormPage, Original]) -> None:
    _, _, shown = told
    assert not [mark for _, mark in marks(shown) if not mark.path.startswith("/projects/3/")]


@pytest.mark.parametrize(
    ("marked", "around", "count", "stretched"),
    [
        ([], 1, 9, []),
        ([0], 1, 9, [(0, 2)]),
        ([8], 1, 9, [(7, 9)]),
        ([2, 3], 1, 9, [(1, 5)]),
        ([2, 5], 1, 9, [(1, 7)]),
        ([2, 6], 1, 9, [(1, 4), (5, 8)]),
        ([0, 4], 0, 5, [(0, 1), (4, 5)]),
    ],
)
def test_stretches_hold_what_is_marked_and_never_meet(marked: list[int], around: int, count: int, stretched: list[tuple[int, int]]) -> None:
    assert list(stretches(marked, around, count)) == stretched


@pytest.mark.parametrize("suffix", ["docx", "pdf"])
def test_the_page_holds_the_original_with_links_that_lead_somewhere(office: Office, example: Path, tmp_path: Path, suffix: str) -> None:
    put(read_file(example), file := tmp_path / f"申报表.{suffix}", None)
    key = office.send("staff", file)
    page = unescape(sitting(office, "staff").get(f"/d/{key}/p/4?beside=1").content.decode())
    ids = set(re.findall(r'id="([^"]+)"', page))
    leads = re.findall(r'data-of="([^"]+)"', page)
    assert len(leads) > 40
    assert set(leads) <= ids
    assert ("data:image/png;base64," in page) is (suffix == "pdf")


def test_nobody_sees_an_original_whose_text_they_do_not_see(office: Office, example: Path) -> None:
    key = office.send("staff", example)
    for login in ("other_staff", "department", "system", "public"):
        hidden = office.call(login, "GET", f"declarations/{key}/original/4")
        missing = office.call(login, "GET", "declarations/none/original/4")
        assert (hidden.status, hidden.body) == (missing.status, missing.body)
        assert hidden.status == 404
    assert office.call("staff", "GET", f"declarations/{key}/original/9").status == 404
    assert office.call("staff", "GET", f"declarations/{key}/original/4").body["count"] > 40


def test_an_original_that_is_gone_is_told_and_the_form_is_there(office: Office, example: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from jixiao.errors import TurnedAway
    from jixiao.web.declarations import laying

    def gone(digest: str) -> bytes:
        raise TurnedAway("原件不在了。", digest)

    key = office.send("staff", example)
    laying._once.cache_clear()
    monkeypatch.setattr(laying, "fetch", gone)
    answer = sitting(office, "staff").get(f"/d/{key}/p/4?beside=1")
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "原件不在了。" in page
    assert 'name="/projects/3/funding/annual"' in page


def test_what_is_checked_anew_leaves_the_original_alone_and_costs_no_more(office: Office, example: Path) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    key = office.send("staff", example)
    client = sitting(office, "staff")
    client.get(f"/d/{key}/p/4?beside=1")
    with CaptureQueriesContext(connection) as queries:
        client.get(f"/d/{key}/p/4?beside=1")
    assert len(queries) <= QUERIES
    typed = {"rev": "1", "/projects/3/goals/annual": "办季度学堂 4 期。"}
    part = client.post(f"/d/{key}/p/4?beside=1", typed, headers={"HX-Request": "true"}).content.decode()
    assert 'hx-preserve="true"' in part
    assert "data-of=" not in part
