"""Parts of pages that are kept as they were drawn: of another text, day, rule or right none is ever shown, and what is shown is what would be drawn."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from offices import Office
from test_local_rules import ON, act, begun
from test_office_pages import sitting

if TYPE_CHECKING:
    from django.test import Client

PAGES = ("/", "/d/{}", "/d/{}/p/1", "/d/{}/p/2", "/d/{}/p/4", "/d/{}/p/cover", "/d/{}/review", "/d/{}/p/2?beside=1")
READERS = ("staff", "finance", "leader", "department", "business", "performance", "congress", "auditor")
TOKEN = re.compile(r'(name="csrfmiddlewaretoken" value=")[^"]*')
NAME = "/projects/0/name"


@pytest.fixture(autouse=True)
def _emptied() -> Iterator[None]:
    from jixiao.web.screens.drawn import parts

    parts.clear()
    yield
    parts.clear()


def page(client: "Client", path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, path
    return TOKEN.sub(r"\1", answer.content.decode())


def every(office: Office, key: str, login: str) -> dict[str, str]:
    client = sitting(office, login)
    return {path: page(client, path.format(key)) for path in PAGES}


def handed_in(office: Office, example: Path) -> str:
    """Return a declaration that everybody reads."""
    key = office.send("staff", example)
    office.walk(key, ("finance", "check"), ("leader", "submit"), ("department", "take_up"), ("department", "forward"))
    office.walk(key, ("business", "take_up_business"), ("business", "pass_on"))
    return key


def test_what_is_kept_is_what_would_be_drawn_for_each_who_reads(office: Office, example: Path) -> None:
    from jixiao.web.screens.drawn import parts

    key = handed_in(office, example)
    readers = [login for login in READERS if sitting(office, login).get(f"/d/{key}").status_code == 200]
    assert len(readers) >= 6
    kept = {login: every(office, key, login) for login in readers}
    assert len(parts)
    for login in readers:
        parts.clear()
        assert every(office, key, login) == kept[login], login


def test_who_may_not_write_gets_nothing_of_who_may(office: Office, example: Path) -> None:
    key = office.send("staff", example)
    writer, reader = every(office, key, "staff"), every(office, key, "leader")
    assert ("readonly" in writer["/d/{}/p/cover"], "readonly" in reader["/d/{}/p/cover"]) == (False, True)
    assert (f'name="{NAME}"' in writer["/d/{}/p/1"], f'name="{NAME}"' in reader["/d/{}/p/1"]) == (True, False)
    assert ("/change" in writer["/d/{}"], "/change" in reader["/d/{}"]) == (True, False)
    assert every(office, key, "staff") == writer


def test_two_declarations_of_one_text_lead_each_to_its_own(office: Office, example: Path) -> None:
    one, other = office.send("staff", example), office.send("other_staff", example)
    for login, own, another in (("staff", one, other), ("other_staff", other, one), ("staff", one, other)):
        for path, text in every(office, own, login).items():
            assert (own in text or path == "/", another in text) == (True, False), path


def test_a_change_is_seen_at_once_and_what_was_before_as_it_was(office: Office, example: Path) -> None:
    key, client = office.send("staff", example), sitting(office, "staff")
    before = page(client, f"/d/{key}/p/1")
    assert client.post(f"/d/{key}/p/1", {"rev": "1", NAME: "换了的名称"}, headers={"HX-Request": "true"}).status_code == 200
    assert all("换了的名称" in page(client, path.format(key)) for path in ("/", "/d/{}", "/d/{}/p/1", "/d/{}/p/2"))
    assert client.post(f"/d/{key}/p/1", {"rev": "2", "undo": "1"}, headers={"HX-Request": "true"}).status_code == 200
    again = page(client, f"/d/{key}/p/1")
    assert "换了的名称" not in again
    body = re.compile(r'<nav class="tabs".*', re.DOTALL)
    assert body.search(again)[0] == body.search(before)[0]  # type: ignore[index] # each has tabs


def test_what_was_refused_is_shown_once_and_kept_for_nobody(office: Office, example: Path) -> None:
    key, client = office.send("staff", example), sitting(office, "staff")
    before = page(client, f"/d/{key}/p/1")
    refused = client.post(f"/d/{key}/p/1", {"rev": "1", "/projects/0/funding/annual": "不是钱"})
    assert "不是钱" in refused.content.decode()
    assert page(client, f"/d/{key}/p/1") == before
    cover = client.post(f"/d/{key}/p/cover", {"rev": "1", "/stated_total": "也不是钱"})
    assert "也不是钱" in cover.content.decode()
    assert "也不是钱" not in page(client, f"/d/{key}/p/cover")


def test_a_rule_that_is_switched_on_is_on_the_page_at_once(office: Office, example: Path) -> None:
    from jixiao.web.journal.write import Actor
    from jixiao.web.people.staff import grant, hire

    person, _ = hire(Actor(), "second", "第二人", None)
    grant(Actor(), person, "finance_performance", office.unit("市"))
    office.base.keys["second"] = person.id
    key, client = office.send("staff", example), sitting(office, "staff")
    told = [("XPT01" in page(client, f"/d/{key}"), "XPT01" in page(client, f"/d/{key}/p/2"))]
    rule = begun(office)
    act(office, rule["id"], *ON)
    told.append(("XPT01" in page(client, f"/d/{key}"), "XPT01" in page(client, f"/d/{key}/p/2")))
    act(office, rule["id"], ("second", "switch_off"))
    told.append(("XPT01" in page(client, f"/d/{key}"), "XPT01" in page(client, f"/d/{key}/p/2")))
    assert told == [(False, False), (True, True), (False, False)]


def test_another_day_is_drawn_anew(office: Office, example: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from jixiao.web.declarations import papers
    from jixiao.web.screens.drawn import parts

    key, client = office.send("staff", example), sitting(office, "staff")
    page(client, f"/d/{key}")
    few = len(parts)
    page(client, f"/d/{key}")
    assert len(parts) == few
    monkeypatch.setattr(papers, "localdate", lambda: date(2031, 5, 6))
    page(client, f"/d/{key}")
    assert len(parts) == few + 1


def test_the_field_against_forgery_is_of_who_asks(office: Office, example: Path) -> None:
    from django.test import Client

    from jixiao.web.screens.drawn import FIELD

    key = office.send("staff", example)
    known = sitting(office, "staff").cookies
    for _ in range(2):  # the second browser is shown what was kept for the first
        client = Client(enforce_csrf_checks=True)
        client.cookies.load(known)
        text = client.get(f"/d/{key}").content.decode()
        form = re.search(rf'<form action="/d/{key}/change".*?</form>', text, re.DOTALL)
        assert form is not None
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', form[0])
        assert token is not None
        assert FIELD not in text
        assert client.post(f"/d/{key}/change", {"rev": "1"}).status_code == 403
        assert client.post(f"/d/{key}/change", {"rev": "1", "csrfmiddlewaretoken": token[1]}).status_code != 403


def test_it_is_bounded_by_how_many_parts_there_are(office: Office, example: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from jixiao.system.recalled import Recalled
    from jixiao.web.screens import drawn

    few = Recalled[bytes](3)
    monkeypatch.setattr(drawn, "parts", few)
    key = office.send("staff", example)
    first = every(office, key, "staff")
    assert len(few) == 3
    assert every(office, key, "staff") == first


@pytest.fixture
def forgetful(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Return what makes a part known by its template alone: the control."""
    from jixiao.web.screens import drawn

    def forget() -> None:
        kept = drawn.parts.get
        monkeypatch.setattr(drawn.parts, "get", lambda key, make: kept(key[1], make))

    return forget


def test_a_part_known_by_less_is_noticed(office: Office, example: Path, forgetful: Callable[[], None]) -> None:
    """The control: with less in its key one is shown what another may do."""
    key = office.send("staff", example)
    forgetful()
    every(office, key, "staff")
    assert f'name="{NAME}"' in every(office, key, "leader")["/d/{}/p/1"]
