"""The pages of the three officers: each sees and does what is its duty, to anybody else they are not there; what is done stands in the log."""

from datetime import datetime, timedelta
from json import loads
from pathlib import Path
from re import findall
from typing import TYPE_CHECKING, Any

import pytest
from offices import PASSWORD, PEOPLE, Office
from test_office_pages import sitting

if TYPE_CHECKING:
    from django.test import Client

PAGES = {
    "/admin/people": {"system", "security"},
    "/admin/people/staff": {"system", "security"},
    "/admin/units": {"system", "security"},
    "/admin/units/{小学}": {"system", "security"},
    "/admin/calendar": {"system"},
    "/admin/calendar/2027": {"system"},
    "/admin/backups": {"system"},
    "/admin/health": {"system", "log"},
    "/admin/log": {"log"},
    "/admin/log.csv": {"log"},
    "/admin/log.jsonl": {"log"},
}
DEEDS: tuple[tuple[str, dict[str, str], str], ...] = (
    ("/admin/people", {"login": "new", "name": "新来的"}, "system"),
    ("/admin/people/staff/reset", {}, "system"),
    ("/admin/people/staff/link", {}, "system"),
    ("/admin/people/staff/activate", {}, "security"),
    ("/admin/people/staff/bar", {}, "security"),
    ("/admin/people/staff/unlock", {}, "security"),
    ("/admin/people/staff/unbind", {}, "security"),
    ("/admin/people/staff/grant", {"role": "unit_finance", "unit": "{小学}"}, "security"),
    ("/admin/people/staff/revoke", {"role": "unit_staff", "unit": "{小学}"}, "security"),
    ("/admin/units", {"name": "新单位", "under": "{市}"}, "system"),
    ("/admin/units/{镇}/move", {"under": "{教育局}"}, "system"),
    ("/admin/units/{镇}/close", {}, "system"),
    ("/admin/units/{镇}/reopen", {}, "system"),
    ("/admin/calendar/2027/save", {}, "system"),
    ("/admin/calendar/2027/days", {"first": "2027-05-01"}, "system"),
    ("/admin/backups", {"what": "backup"}, "system"),
    ("/admin/backups", {"what": "verify"}, "system"),
    ("/admin/health", {"delivery": "1"}, "system"),
    ("/admin/log", {}, "log"),
)
"""What is done on the pages and by whom; those who only look are refused as if it were not there."""
MAY_NOT_FIT = {"/admin/people/staff/unbind": 409, "/admin/calendar/2027/save": 422, "/admin/health": 404}
"""What the right officer is told of a deed that fits nothing here."""


def filled(office: Office, text: str) -> str:
    """Return an address with the numbers of the units that it names."""
    for name in findall(r"\{(.+?)\}", text):
        text = text.replace(f"{{{name}}}", str(office.unit(name).pk))
    return text


def last_event() -> dict[str, Any]:
    """Return the last line of the log."""
    from jixiao.web.models import Entry

    found: dict[str, Any] = loads(Entry.objects.order_by("-seq")[0].body)
    return found


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_there_for_its_officers_and_for_nobody_else(office: Office, path: str) -> None:
    sees = PAGES[path]
    for login in PEOPLE:
        answer = sitting(office, login).get(filled(office, path), follow=True)
        assert answer.status_code == (200 if login in sees else 404), login


@pytest.mark.parametrize(("path", "told", "who"), DEEDS, ids=[f"{path} {told.get('what', '')}" for path, told, _ in DEEDS])
def test_a_deed_is_its_officers_and_nobody_elses(office: Office, path: str, told: dict[str, str], who: str) -> None:
    given = {name: filled(office, value) for name, value in told.items()}
    before = last_event()
    for login in PEOPLE:
        if login != who:
            assert sitting(office, login).post(filled(office, path), given).status_code == 404, login
    assert last_event() == before, "nothing was done"
    answer = sitting(office, who).post(filled(office, path), given)
    assert answer.status_code == MAY_NOT_FIT.get(path, 200)
    if path not in (*MAY_NOT_FIT, "/admin/log"):
        assert last_event()["by"]["login"] == who


def test_every_address_of_the_officers_is_asked_about_here(office: Office) -> None:
    from django.urls import resolve

    from jixiao.web.screens.office.officers.urls import urlpatterns

    asked = {resolve(filled(office, path)).func for path in (*PAGES, *(path for path, _, _ in DEEDS))}
    assert {one.callback for one in urlpatterns} == asked


def test_two_officers_let_somebody_in_and_one_alone_does_not(office: Office) -> None:
    page = sitting(office, "system").post("/admin/people", {"login": " NewOne ", "name": "新来的"}).content.decode()
    password = findall(r"首次登录密码 (\S+?)，", page)[0]
    from django.test import Client

    def enters() -> bool:
        return Client().post("/login", {"login": "newone", "password": password}).status_code == 302

    assert not enters()
    security = sitting(office, "security")
    assert "1 人等着启用" in security.get("/admin/people").content.decode()
    assert "等启用" in security.get("/admin/people?state=wait").content.decode()
    security.post("/admin/people/newone/activate")
    assert enters()


def test_a_grant_stands_on_the_page_with_its_end_and_goes_again(office: Office) -> None:
    client = sitting(office, "security")
    unit = str(office.unit("中学").pk)
    page = client.post("/admin/people/staff/grant", {"role": "unit_finance", "unit": unit, "until": "2999-12-31"}).content.decode()
    assert all(text in page for text in ("单位财务人员", "2999-12-31", "在“中学”有了角色"))
    page = client.post("/admin/people/staff/revoke", {"role": "unit_finance", "unit": unit}).content.decode()
    assert "不再有角色" in page
    for wrong, status in (
        ({"role": "nonsense"}, 422),
        ({"role": "unit_staff", "until": "gestern"}, 422),
        ({"role": "auditor", "unit": "x"}, 422),
    ):
        assert client.post("/admin/people/staff/grant", {"unit": unit, **wrong}).status_code == status
    assert client.post("/admin/people/staff/revoke", {"role": "nonsense", "unit": unit}).status_code == 409


def test_who_is_locked_is_seen_and_let_in_again(office: Office) -> None:
    from django.test import Client

    for _ in range(6):
        Client().post("/login", {"login": "staff", "password": "wrong"})
    client = sitting(office, "security")
    assert "1 人锁住了" in client.get("/admin/people").content.decode()
    assert "1 人锁住了" in client.get("/").content.decode()
    assert "已解锁" in client.post("/admin/people/staff/unlock").content.decode()
    assert Client().post("/login", {"login": "staff", "password": PASSWORD}).status_code == 302


def test_a_link_sets_a_password_once_and_who_gave_it_out_learns_none(office: Office) -> None:
    from django.test import Client

    open_before = sitting(office, "staff")
    page = sitting(office, "system").post("/admin/people/staff/link").content.decode()
    link = findall(r"http://testserver(/reset/[\w-]+)", page)[0]
    assert open_before.get("/").status_code == 302, "what was open is closed"
    client, new = Client(), "Another-one-of-8-signs"
    assert Client().post("/login", {"login": "staff", "password": PASSWORD}).status_code == 401, "the old password is gone"
    assert "设您的密码" in client.get(link).content.decode()
    assert client.post(link, {"new": new, "again": "other"}).status_code == 422
    assert client.post(link, {"new": "short", "again": "short"}).status_code == 422
    assert client.post(link, {"new": new, "again": new}).status_code == 302
    assert Client().post("/login", {"login": "staff", "password": new}).headers["Location"] == "/"
    for wrong in (link, "/reset/nonsense", f"/reset/{'x' * 400}"):
        assert (client.get(wrong).status_code, client.post(wrong, {"new": new, "again": new}).status_code) == (404, 404)
    assert new not in str(last_event())


def test_a_link_that_is_too_old_opens_nothing(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    from django.test import Client
    from django.utils.timezone import now

    from jixiao.web.people import resets

    path = resets.issue_link(_actor(), office.person("staff"))
    monkeypatch.setattr(resets, "now", lambda: now() + timedelta(hours=73))
    assert Client().get(path).status_code == 404


def _actor() -> Any:  # noqa: ANN401 - an Actor
    from jixiao.web.journal.write import Actor

    return Actor()


def test_a_password_that_is_too_old_opens_only_the_page_where_it_is_changed(office: Office) -> None:
    from django.utils.timezone import now

    from jixiao.web.models import Person

    client = sitting(office, "staff")
    Person.objects.filter(pk=office.base.keys["staff"]).update(expires=now() - timedelta(minutes=1))
    assert client.get("/").headers["Location"] == "/password"
    assert client.get("/password").status_code == 200
    assert office.call(None, "POST", "token", {"login": "staff", "password": PASSWORD}).status == 403


def test_a_unit_moves_with_all_below_and_who_sees_it_changes(office: Office, example: Path) -> None:
    key = office.send("staff", example)
    office.walk(key, ("finance", "check"), ("leader", "submit"))
    client = sitting(office, "system")
    school, town = office.unit("小学"), office.unit("镇")
    assert office.call("department", "GET", f"declarations/{key}").status == 200
    page = client.post(f"/admin/units/{school.pk}/move", {"under": str(town.pk)}).content.decode()
    assert "已移到“镇”下面" in page
    assert office.call("department", "GET", f"declarations/{key}").status == 404
    assert office.call("other_department", "GET", f"declarations/{key}").status == 200
    bureau = office.unit("教育局")
    for under, status in ((bureau.pk, 200), (bureau.pk, 200), (0, 404)):
        assert client.post(f"/admin/units/{school.pk}/move", {"under": str(under)}).status_code == status
    middle = office.unit("中学")
    assert client.post(f"/admin/units/{bureau.pk}/move", {"under": str(middle.pk)}).status_code == 409, "below itself"
    assert client.post(f"/admin/units/{office.unit('市').pk}/move", {"under": str(town.pk)}).status_code == 409, "the root stays"


def test_a_closed_unit_begins_nothing_and_finishes_what_it_has(office: Office, example: Path) -> None:
    key = office.send("staff", example)
    client, school, bureau = sitting(office, "system"), office.unit("小学"), office.unit("教育局")
    refused = client.post(f"/admin/units/{bureau.pk}/close")
    assert (refused.status_code, "下面还有单位" in refused.content.decode()) == (409, True)
    assert client.post(f"/admin/units/{office.unit('市').pk}/close").status_code == 409
    assert "已撤销" in client.post(f"/admin/units/{school.pk}/close").content.decode()
    assert office.call("staff", "POST", "declarations", example).status == 403
    office.walk(key, ("finance", "check"), ("leader", "submit"))
    granted = sitting(office, "security").post("/admin/people/member/grant", {"role": "handler", "unit": str(school.pk)})
    assert (granted.status_code, "已经撤销" in granted.content.decode()) == (409, True)
    assert client.post("/admin/units", {"name": "新的", "under": str(school.pk)}).status_code == 409
    client.post(f"/admin/units/{school.pk}/reopen")
    assert office.call("staff", "POST", "declarations", example).status == 201


def test_the_log_is_looked_through_by_person_unit_act_and_day(office: Office, example: Path) -> None:
    from django.utils.timezone import localdate

    from jixiao.web.models import Entry

    key = office.send("staff", example)
    office.send("other_staff", example)
    office.walk(key, ("finance", "check"))
    client = sitting(office, "log")

    def seen(query: str) -> list[str]:
        return findall(r'<td class="num seq">(\d+)</td>', client.get(f"/admin/log?{query}").content.decode())

    days, one = {str(seq): localdate(datetime.fromisoformat(at)) for seq, at in Entry.objects.values_list("seq", "at")}, timedelta(days=1)
    first, last = min(days.values()), max(days.values())
    by_finance, by_staff = seen("person=finance"), seen("person=staff")
    assert set(by_finance).isdisjoint(by_staff)
    assert len(seen("event=step")) == 1
    assert set(seen(f"unit={office.unit('小学').pk}")).isdisjoint(seen(f"unit={office.unit('中学').pk}"))
    assert set(by_finance + by_staff) <= set(seen(f"unit={office.unit('教育局').pk}"))
    assert seen(f"subject={key}&event=step") == seen("event=step")
    assert seen(f"last={first - one}") == seen(f"first={last + one}") == []
    assert seen(f"first={last}&last={last}&event=step") == [seq for seq in seen("event=step") if days[seq] == last] != []
    assert seen("unit=999999") == []
    assert len(seen("unit=x&first=nonsense&event=%00&cursor=-1")) > 0


def test_a_line_that_was_changed_is_seen_on_its_page_and_by_the_proof(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """The negative control stands beside it: unchanged, the same page and the same proof find nothing."""
    from jixiao.web.journal import reading
    from jixiao.web.keeping import verify
    from jixiao.web.models import Entry

    client = sitting(office, "log")
    page = client.get("/admin/log").content.decode()
    assert ("条条接得上" in page, "断了" in page) == (True, False)
    assert "一环扣一环" in client.post("/admin/log").content.decode()
    line = Entry.objects.order_by("-seq")[2]
    for module in (reading, verify):
        own = module.link
        monkeypatch.setattr(module, "link", lambda seq, body, before, own=own: own(seq, body + " " if seq == line.seq else body, before))
    page = client.get("/admin/log").content.decode()
    assert (f"第 {line.seq} 条接不上" in page, "断了" in page) == (True, True)
    assert f"日志第 {line.seq} 条被改动过" in client.post("/admin/log").content.decode()


def streamed(client: "Client", path: str) -> str:
    """Return what is sent part by part."""
    from django.http import StreamingHttpResponse

    answer: Any = client.get(path)
    assert isinstance(answer, StreamingHttpResponse)
    return b"".join(bytes(part) for part in answer).decode()


def test_the_log_leaves_as_a_table_without_formulas_and_as_lines_that_prove_themselves(office: Office) -> None:
    from jixiao.web.journal.chain import FIRST, link
    from jixiao.web.models import Entry

    sitting(office, "system").post("/admin/people", {"login": "evil", "name": "=cmd()"})
    client = sitting(office, "log")
    table = streamed(client, "/admin/log.csv?person=system")
    assert all(not cell.startswith("=") for row in table.splitlines() for cell in row.split(","))
    assert "建用户" in table
    lines = [loads(line) for line in streamed(client, "/admin/log.jsonl").splitlines()]
    before = FIRST
    for line in reversed(lines):
        assert line["digest"] == link(line["seq"], line["body"], before)
        before = line["digest"]
    assert Entry.objects.order_by("-seq")[0].event == "log.exported"


def test_a_backup_and_a_proof_that_are_asked_for_are_made_in_the_background(office: Office) -> None:
    from jixiao.web.keeping.runs import do_one
    from jixiao.web.models import KeptRun

    client = sitting(office, "system")
    assert "还没有备份过" in client.get("/admin/backups").content.decode()
    assert "该做一次备份了" in client.get("/").content.decode()
    client.post("/admin/backups", {"what": "verify"})
    again = client.post("/admin/backups", {"what": "verify"})
    assert (again.status_code, "已经有一次" in again.content.decode()) == (409, True)
    assert do_one()
    assert not do_one()
    run = KeptRun.objects.get()
    assert (run.faults, run.ended is not None) == ([], True)
    assert client.post("/admin/backups", {"what": "restore"}).status_code == 404
    assert "日志末行" in client.get("/admin/backups").content.decode()


def test_a_proof_that_finds_something_is_told_where_people_look(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    from jixiao.web.keeping import runs
    from jixiao.web.keeping.verify import Verified

    client = sitting(office, "system")
    client.post("/admin/backups", {"what": "verify"})
    monkeypatch.setattr(runs, "verified", lambda: Verified({"日志": 3}, "3:abc", ("日志第 2 条被改动过。",)))
    assert runs.do_one()
    assert "日志第 2 条被改动过" in client.get("/admin/backups").content.decode()
    health = client.get("/admin/health").content.decode()
    assert "日志第 2 条被改动过" in health
    assert "请保留现场" in health


def test_health_tells_what_is_grave_first(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    from jixiao.web.keeping import health

    monkeypatch.setattr(health, "disk_usage", lambda _: (100 * 10**9, 96 * 10**9, 4 * 10**9))
    page = sitting(office, "system").get("/admin/health").content.decode()
    assert "剩 4.0 GB，是 100.0 GB 的 4%" in page
    items = {one["name"]: one for one in office.call("system", "GET", "health").body["items"]}
    assert (items["disk"]["level"], items["database"]["level"]) == ("error", "ok")
    assert items["disk"]["remedy"]


QUERIES = {
    "/admin/people": ("system", 8),
    "/admin/people/staff": ("security", 9),
    "/admin/units": ("system", 5),
    "/admin/calendar/2027": ("system", 9),
    "/admin/log": ("log", 9),
    "/admin/backups": ("system", 8),
    "/admin/health": ("system", 20),
    "/me": ("leader", 9),
    "/rules/own": ("performance", 9),
    "/params": ("staff", 4),
}


@pytest.mark.parametrize("path", QUERIES)
def test_a_page_makes_few_queries_however_many_people_and_units_there_are(office: Office, path: str) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from jixiao.web.people.staff import grant, hire
    from jixiao.web.people.units import found_unit

    login, most = QUERIES[path]
    client: Client = sitting(office, login)

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(path).status_code == 200
        return len(queries)

    few = asked()
    for number in range(5):
        unit = found_unit(_actor(), f"新{number}", office.unit("市"))
        grant(_actor(), hire(_actor(), f"new{number}", "新", PASSWORD)[0], "unit_staff", unit)
    assert (few <= most, asked() <= most) == (True, True), (few, asked())
