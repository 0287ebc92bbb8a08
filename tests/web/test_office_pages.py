"""The pages of an office by its people: what each sees, what none can do, how much a page asks of the database."""

from html import unescape
from pathlib import Path
from re import findall
from shutil import rmtree
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest
from offices import PASSWORD, PEOPLE, Office

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.test import Client

SHARED = (
    "/",
    "/declarations",
    "/declarations/way",
    "/score",
    "/monitor",
    "/rules",
    "/rules/FND06",
    "/desks",
    "/password",
    "/declarations.csv",
)
OWN = ("/d/{}", "/d/{}/p/1", "/d/{}/p/cover", "/d/{}/review", "/d/{}/take/official.docx", "/d/{}/take/report.html")
QUERIES = {"/": 11, "/declarations": 7, "/declarations/way": 4, "/d/{}": 10, "/d/{}/p/4": 6, "/d/{}/review": 14, "/rules": 4}
"""How many queries a page makes at most, however much there is."""


def sitting(office: Office, login: str) -> "Client":
    """Return a browser in which somebody is logged in."""
    from django.test import Client
    from django.utils.timezone import now

    from jixiao.web.models import Person, Sitting
    from jixiao.web.people.sittings import cookie_name, digest_of

    Person.objects.filter(pk=office.base.keys[login]).update(must_change=False)
    person = office.person(login)
    begun = {"person": person, "mark": person.mark, "begun": now(), "seen": now(), "address": ""}
    Sitting.objects.update_or_create(digest=digest_of(f"key of {login}"), defaults=begun)
    client = Client()
    client.cookies[cookie_name()] = f"key of {login}"
    return client


def test_everybody_has_a_desk_and_sees_no_more_than_the_door_shows(office: Office, example: Path) -> None:
    key = office.send("staff", example)
    for login in PEOPLE:
        client = sitting(office, login)
        plain = [path for path in SHARED if path not in ("/score", "/monitor", "/desks")]
        assert {path: client.get(path).status_code for path in plain} == dict.fromkeys(plain, 200), login
        assert client.get("/desks", follow=True).status_code == 200, login
        sees = login in ("staff", "finance", "leader")
        for path in OWN:
            answer, missing = client.get(path.format(key)), client.get(path.format("nothing-of-this-key"))
            assert answer.status_code == (200 if sees else 404), login
            assert missing.status_code == 404, login
            if not sees:
                assert answer.content == missing.content, login
        assert ("申报表 8 张" in client.get("/declarations").content.decode()) is sees, login


@pytest.mark.parametrize("path", [*SHARED, *(one.format("x") for one in OWN)])
def test_nobody_sees_a_page_without_a_login(office: Office, path: str) -> None:  # noqa: ARG001 - with its database
    from django.test import Client

    answer = Client().get(path)
    assert (answer.status_code, answer.headers["Location"].partition("?")[0]) == (302, "/login")


@pytest.mark.parametrize("login", ["leader", "other_staff", "department", "system"])
def test_who_may_not_write_changes_nothing(office: Office, example: Path, login: str) -> None:
    key = office.send("staff", example)
    client = sitting(office, login)
    typed = {"rev": "1", "/projects/3/funding/annual": "1.00", "set": "/stated_count=9"}
    for path in (f"/d/{key}/p/4", f"/d/{key}/p/cover", f"/d/{key}/change"):
        answer = client.post(path, typed)
        assert answer.status_code in (200, 404, 409)
        assert answer.status_code == 404 or "现在不能修改" in answer.content.decode()
    assert office.call("staff", "GET", f"declarations/{key}").body["version"] == 1


def test_two_people_in_one_form_overwrite_nothing_unseen(office: Office, example: Path) -> None:
    key = office.send("staff", example)
    one, other = sitting(office, "staff"), sitting(office, "finance")
    path, cell = f"/d/{key}/p/4", "/projects/3/funding/annual"
    assert "第 2 版" in one.post(path, {"rev": "1", cell: "963,200.00"}).content.decode()
    answer = other.post(path, {"rev": "1", cell: "950,000.00", "/projects/3/goals/annual": "办四期学堂。"}).content.decode()
    assert "别处已改成 963,200.00，您写的是 950,000.00" in answer
    assert 'value="950,000.00"' in answer
    document = office.call("staff", "GET", f"declarations/{key}").body
    assert (document["version"], document["projects"][3]["funding"]["annual"]) == (3, "963200.00")
    assert document["projects"][3]["goals"]["annual"] == "办四期学堂。"


def test_to_undo_is_a_version_of_its_own(office: Office, example: Path) -> None:
    key = office.send("staff", example)
    client = sitting(office, "staff")
    client.post(f"/d/{key}/p/4", {"rev": "1", "/projects/3/funding/annual": "963,200.00"})
    client.post(f"/d/{key}/p/4", {"rev": "2", "undo": "1"})
    document = office.call("staff", "GET", f"declarations/{key}").body
    assert (document["version"], document["projects"][3]["funding"]["annual"]) == (3, "903200.00")


def test_a_step_is_taken_on_the_page_and_a_refusal_says_what_it_lacks(office: Office, example: Path) -> None:
    key = office.send("staff", example)
    office.walk(key, ("finance", "check"), ("leader", "submit"), ("department", "take_up"))
    client = sitting(office, "department")
    refused = client.post(f"/d/{key}/do/return", {"path": "/projects/3/goals/annual", "opinion": " "})
    assert (refused.status_code, "请在下面至少写一条" in refused.content.decode()) == (409, True)
    assert "opinions" not in refused.content.decode()
    client.post(f"/d/{key}/do/return", {"path": "/projects/3/goals/annual", "opinion": "写明 <几期>。"})
    seen = sitting(office, "staff").get(f"/d/{key}").content.decode()
    assert "写明 &lt;几期&gt;。" in seen
    assert sitting(office, "leader").post(f"/d/{key}/do/approve").status_code == 403
    assert client.post(f"/d/{key}/do/nothing").status_code == 404


def test_what_people_wrote_is_never_taken_for_markup_or_a_formula(office: Office, example: Path, tmp_path: Path) -> None:
    text = example.read_text("utf-8").replace("人大履职培训", "<script>alert(1)</script>", 20)
    file = tmp_path / "a.txt"
    file.write_text(text.replace("# 上海市松江区人民表大会常务委员会办公室 2024 年", "# =cmd()上海市 2024 年"), "utf-8")
    key = office.send("staff", file)
    client = sitting(office, "staff")
    for path in ("/", f"/d/{key}", f"/d/{key}/p/4", f"/d/{key}/review"):
        assert b"<script>alert" not in client.get(path).content
    rows = client.get("/declarations.csv").content.decode().splitlines()
    assert not any(cell.strip('"').startswith("=") for row in rows for cell in row.split(","))


@pytest.mark.parametrize(("wanted", "leads"), [("//evil.example", "/"), ("https://evil.example/", "/"), ("/rules", "/rules"), ("", "/")])
def test_a_login_leads_only_to_our_own_pages(office: Office, wanted: str, leads: str) -> None:
    from django.test import Client

    from jixiao.web.models import Person

    Person.objects.filter(pk=office.base.keys["staff"]).update(must_change=False)
    client = Client()
    wrong = client.post("/login", {"login": "staff", "password": "wrong", "next": wanted})
    assert (wrong.status_code, "用户名或密码不对" in wrong.content.decode()) == (401, True)
    answer = client.post("/login", {"login": "staff", "password": PASSWORD, "next": wanted})
    assert (answer.status_code, answer.headers["Location"]) == (302, leads)
    assert client.get("/").status_code == 200
    client.post("/logout")
    assert client.get("/").status_code == 302


def test_another_password_is_asked_twice_and_ends_what_was_open(office: Office) -> None:
    client = sitting(office, "staff")
    assert "两次写的" in client.post("/password", {"old": PASSWORD, "new": "a", "again": "b"}).content.decode()
    assert "现在的密码不对" in client.post("/password", {"old": "x", "new": "b", "again": "b"}).content.decode()
    assert "这个密码不行" in client.post("/password", {"old": PASSWORD, "new": "short", "again": "short"}).content.decode()
    new = "Another-one-of-8-signs"
    assert client.post("/password", {"old": PASSWORD, "new": new, "again": new}).status_code == 302
    assert client.get("/").status_code == 302


@pytest.mark.parametrize("path", QUERIES)
def test_a_page_makes_few_queries_however_much_there_is(office: Office, example: Path, path: str) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    key = office.send("staff", example)
    client = sitting(office, "staff")

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(path.format(key)).status_code == 200
        return len(queries)

    few = asked()
    for _ in range(3):
        office.send("staff", example)
    assert (few <= QUERIES[path], asked() <= QUERIES[path]) == (True, True), (few, asked())


CLAIM = {"spent_on": "2024-05-18", "kind": "图书", "amount": "10.00", "invoice": "SF-9"}


def keep(office: Office, unit: str, *names: str) -> None:
    """Bring the rows that the examples of desks start from into the year 2024 of a unit."""
    from jixiao.desk.loading import at_desks, desks, shipped_desks
    from jixiao.desk.table import full_rows
    from jixiao.web.desks import shelf
    from jixiao.web.desks.rows import bring
    from jixiao.web.journal.write import Actor, note

    shelf.empty()
    stage = {ledger: rows for name in names for ledger, rows in shipped_desks()[name].stage.items()}
    with at_desks(desks().values()) as kept:
        bring(office.unit(unit), 2024, full_rows(stage, kept), kept, note(Actor(), "records.brought").seq)


@pytest.fixture
def year(office: Office) -> "Iterator[Office]":
    """Give an office whose city keeps records at its desks."""
    from jixiao.web.desks import shelf
    from jixiao.web.models import OwnRecord

    keep(office, "市", "office", "group")
    OwnRecord.objects.create(person=office.person("deputy"), unit=office.unit("市"), address="ledger:deputies#M001")
    yield office
    shelf.empty()


def test_an_act_is_done_on_its_page_and_what_is_refused_stays_as_written(year: Office) -> None:
    client = sitting(year, "deputy")
    assert client.get("/desks").headers["Location"] in ("/desks/office", "/desks/group")
    page = client.get("/desks/group").content.decode()
    assert all(text in page for text in ("我报的票据", "等着办的", "报一张票据"))
    form = client.get("/desks/group?act=receipts.submit").content.decode()
    assert 'name="deputy" value="M001"' in form
    assert 'name="amount" value="" placeholder="如 ' in form
    refused = client.post("/desks/group/acts/receipts.submit", {**CLAIM, "invoice": "SF-2"})
    assert (refused.status_code, "已由别的代表报过" in refused.content.decode()) == (409, True)
    assert 'value="SF-2"' in refused.content.decode()
    assert client.post("/desks/group/acts/receipts.submit", CLAIM).status_code == 200
    codes = {row["code"] for row in year.call("deputy", "GET", "records/receipts").body["items"]}
    assert "SB-006" in codes


def test_what_waits_leads_to_its_act_with_its_record_and_nothing_made_up(office: Office) -> None:
    from jixiao.web.desks import shelf

    keep(office, "小学", "office")
    client = sitting(office, "staff")
    page = client.get("/desks/office").content.decode()
    link = unescape(findall(r'href="(/desks/office[?][^"]*act=purchases.accept[^"]*)#card"', page)[0])
    key = findall(r"record=ledger:purchases#([^&]*)", unquote(link))[0]
    opened = client.get(link).content.decode()
    assert f'<input type="hidden" name="purchase" value="{key}">' in opened
    assert set(findall(r'<input id="purchases.accept-[^>]*? value="([^"]*)"', opened)) == {""}
    shelf.empty()


@pytest.mark.parametrize("path", ["/desks/none", "/desks/staff", "/desks/group/acts/none", "/desks/group/acts/receipts.pay"])
def test_a_desk_that_is_not_ones_own_is_not_there(year: Office, path: str) -> None:
    client = sitting(year, "deputy")
    assert (client.post(path, CLAIM) if "acts" in path else client.get(path)).status_code == 404


def test_what_is_kept_at_a_desk_is_what_the_pages_evaluate(office: Office, example: Path) -> None:
    from jixiao.web.declarations.evaluating import year_folder
    from jixiao.web.desks import shelf
    from jixiao.web.models import Declaration

    key = office.send("other_staff", example)
    client = sitting(office, "other_staff")
    assert [client.get(f"/d/{key}/{where}").status_code for where in ("score", "monitor")] == [409, 409]
    keep(office, "中学", "systems")
    assert client.get(f"/d/{key}/score").headers["Location"] == f"/d/{key}/binding"
    answer = sitting(office, "other_leader").get(f"/d/{key}/score")
    assert (answer.status_code, "还没有对应表" in answer.content.decode()) == (409, True)
    place = year_folder(Declaration.objects.get(pk=key))
    place.mkdir(parents=True)
    (place / "bindings.toml").write_bytes((example.parent / "bindings.toml").read_bytes())
    assert [client.get(f"/d/{key}/{where}").status_code for where in ("score", "monitor")] == [200, 200]
    assert client.get("/score").headers["Location"] == f"/d/{key}/score"
    shelf.empty()
    rmtree(place)


def test_where_everything_stands_is_what_the_table_says_and_the_door_shows(office: Office, example: Path) -> None:
    from jixiao.workflow.table import table

    key = office.send("staff", example)
    office.walk(key, ("finance", "check"))
    draft = office.send("staff", example)
    office.send("other_staff", example)
    told = office.call("staff", "GET", "workflow").body["items"]
    states = {state["name"]: state for lane in told for state in lane["states"]}
    assert states.keys() == table().states.keys()
    assert {name: state["count"] for name, state in states.items() if state["count"]} == {"draft": 1, "checked": 1}
    out = {way["title"]: [end for end, _ in way["ends"]] for way in states["submitted"]["ways"]}
    wanted = {step.title: list(dict.fromkeys(step.ends)) for step in table().steps.values() if "submitted" in step.start}
    assert out == wanted
    assert {way["title"]: way["is_mine"] for way in states["checked"]["ways"]} == {"退回修改": False, "报送主管部门": False}
    page = sitting(office, "staff").get("/declarations/way").content.decode()
    assert (f"/d/{key}" in page, f"/d/{draft}" in page, page.count('class="card stand')) == (True, True, len(table().states))
    seen = office.call("department", "GET", "workflow").body["items"]
    assert sum(lane["count"] for lane in seen) == 0


def test_what_goes_wrong_says_where_to_go_on(office: Office, example: Path) -> None:
    client = sitting(office, "staff")
    missing = client.get("/d/nothing").content.decode()
    assert [link in missing for link in ('href="/"', 'href="/declarations"')] == [True, True]
    on_phone = client.get("/m/nothing").content.decode()
    assert [link in on_phone for link in ('href="/m/"', 'href="/declarations"')] == [True, False]
    key = office.send("staff", example)
    leader = sitting(office, "leader")
    refused = leader.post(f"/d/{key}/p/1/pick", {"rev": "1"}, headers={"Referer": f"http://testserver/d/{key}/p/1?x=1"})
    assert (refused.status_code, f'href="/d/{key}/p/1?x=1"' in refused.content.decode()) == (409, True)
    for foreign in ("http://elsewhere.example/d", "//elsewhere.example/d", "javascript:alert(1)", ""):
        page = leader.post(f"/d/{key}/p/1/pick", {"rev": "1"}, headers={"Referer": foreign}).content.decode()
        assert ("elsewhere" in page, "javascript" in page, "回到上一页" in page) == (False, False, False)


def test_one_text_alone_is_not_compared_with_itself_unasked(office: Office, example: Path) -> None:
    client = sitting(office, "staff")
    assert "还没有申报" in client.get("/compare").content.decode()
    key = office.send("staff", example)
    assert "现在只有一版" in client.get("/compare").content.decode()
    assert "一字不差" in client.get(f"/compare?one={key}&other={key}").content.decode()


def test_what_is_compared_is_found_among_many_by_words(office: Office, example: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from jixiao.web.declarations import comparing
    from jixiao.web.screens.office import compare

    key, other = office.send("staff", example), office.send("staff", example)
    client = sitting(office, "staff")
    assert 'name="q" type="search" value=""' not in client.get("/compare").content.decode().replace('id="q"', "")
    monkeypatch.setattr(comparing, "MOST", 1)
    monkeypatch.setattr(compare, "MOST", 1)
    page = client.get("/compare", {"one": key, "other": other, "q": "小学"}).content.decode()
    assert all(text in page for text in ('id="cq"', 'value="小学"', f'value="{key}@1" selected', f'value="{other}@1" selected'))
    none = client.get("/compare", {"q": "没有这样的"}).content.decode()
    assert all(text in none for text in ("没有“没有这样的”的申报", "列出全部"))


@pytest.mark.parametrize("login", ["leader", "congress", "public"])
def test_the_desk_leads_to_no_page_that_is_empty_for_its_reader(office: Office, login: str) -> None:
    client = sitting(office, login)
    leads = findall(r'<a href="([^"]+)"><b>', client.get("/").content.decode())
    assert len(leads) == 4
    assert ("/records" in leads) == (login == "leader")
    assert [path for path in leads if "您的角色不看台账" in client.get(path, follow=True).content.decode()] == []


@pytest.mark.parametrize("login", ["system", "security", "log"])
def test_an_officer_is_led_to_the_own_pages(office: Office, login: str) -> None:
    leads = findall(r'<a href="([^"]+)"><b>', sitting(office, login).get("/").content.decode())
    assert leads in (["/admin", "/rules"], []), "nothing of declarations, which officers never see"


@pytest.mark.parametrize("login", ["staff", "leader", "department", "business", "performance", "congress", "auditor", "public", "deputy"])
def test_the_bar_leads_to_desks_where_there_are_any(office: Office, login: str) -> None:
    client = sitting(office, login)
    bar = client.get("/").content.decode().partition("</nav>")[0]
    assert ('href="/desks"' in bar) == ("没有您的办事台" not in client.get("/desks", follow=True).content.decode())


def test_who_reviews_sees_in_one_number_where_the_money_stands(office: Office, example: Path) -> None:
    from jixiao.web.models import Declaration

    one, other, blank, old = (office.send("staff", example) for _ in range(4))
    Declaration.objects.update(reached=5, handed_in=1, year=2027)
    Declaration.objects.filter(pk=one).update(state="approved", annual="300000.00")
    Declaration.objects.filter(pk=other).update(state="department_review", annual="100000.00")
    Declaration.objects.filter(pk=blank).update(state="department_review", annual=None)
    Declaration.objects.filter(pk=old).update(year=2020)
    page = sitting(office, "department").get("/").content.decode()
    assert all(text in page for text in ("75.0%", "2027 年度的钱", "已批复：30.00 万元，3 份申报共 40.00 万元，另有 1 份金额算不出"))
    assert "2027 年度的钱" not in sitting(office, "staff").get("/").content.decode(), "who writes sees the own declaration"
    Declaration.objects.update(annual=None)
    assert "0 份" not in sitting(office, "department").get("/").content.decode().split("region-h")[1].split("</section>")[0]
