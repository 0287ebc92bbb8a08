"""The phone: what each finds on it, codes that hold for a minute, acts done once, photos that tell nothing, one's own alone."""

from collections.abc import Callable
from datetime import datetime, timedelta
from io import BytesIO
from threading import Thread
from typing import TYPE_CHECKING

import pytest
from offices import TO_APPROVAL, Office
from PIL import Image
from test_office_pages import sitting

from jixiao.desk.loading import own_desks, shipped_desks

if TYPE_CHECKING:
    from pathlib import Path
    from threading import RLock

    from django.test import Client

SIGN_IN = "/m/do/deputies/activities.sign_in"
CLAIM = "/m/do/group/receipts.submit"
TABS = ("/m/", "/m/events", "/m/claims", "/m/papers", "/m/mine")
QUERIES = {"/m/": 12, "/m/events": 12, "/m/claims": 12, "/m/papers": 14, "/m/mine": 12, SIGN_IN: 12}
"""How many queries a page makes at most, however much there is."""
OPEN = ("/m/offline", "/m/manifest.webmanifest", "/m/worker.js", "/m/pulse")
"""What the browser gets without a login: it holds nothing of anybody."""


def code_at(office: Office, ago: timedelta = timedelta()) -> str:
    from django.utils.timezone import now

    from jixiao.web.desks.codes import code_shown
    from jixiao.web.desks.shelf import Where

    return code_shown(Where(office.unit("市"), 2024), "ledger:activities#HD-01", now() - ago).digits


def wrong_code(office: Office) -> str:
    right = {code_at(office, timedelta(minutes=back)) for back in (-1, 0, 1, 2)}
    return next(digits for digits in (f"{n:04}" for n in range(10)) if digits not in right)


def duties() -> int:
    from jixiao.web.models import Row

    return Row.objects.filter(ledger="duties", key__gt="LZ-00001").count()


def post(client: "Client", path: str, **sent: str) -> tuple[int, str]:
    answer = client.post(path, sent)
    return answer.status_code, answer.content.decode()


def photo(size: tuple[int, int] = (64, 40)) -> bytes:
    picture, exif, out = Image.new("RGB", size, "#e0e0e0"), Image.Exif(), BytesIO()
    exif[271] = "手机牌子"
    place = exif.get_ifd(0x8825)
    place[1], place[2] = "N", (31.0, 2.0, 5.0)
    picture.save(out, "JPEG", exif=exif)
    return out.getvalue()


# --- what is there ------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("login", ["deputy", "member", "handler", "public"])
def test_everybody_at_a_desk_has_a_phone(city: Office, login: str) -> None:
    client = sitting(city, login)
    assert {path: client.get(path).status_code for path in TABS} == dict.fromkeys(TABS, 200)


@pytest.mark.parametrize("login", ["system", "log", "congress"])
def test_who_works_at_no_desk_is_told_so(city: Office, login: str) -> None:
    answer = sitting(city, login).get("/m/")
    assert (answer.status_code, "不在办事台办事" in answer.content.decode()) == (404, True)


@pytest.mark.parametrize("path", [*TABS, SIGN_IN, CLAIM, "/m/records/receipts", "/m/photo/x", "/m/budget/1", "/m/code/a/b/c"])
def test_nobody_sees_a_phone_without_a_login(office: Office, path: str) -> None:  # noqa: ARG001 - with its database
    from django.test import Client

    answer = Client().get(path)
    assert (answer.status_code, answer.headers["Location"].partition("?")[0]) == (302, "/login")


def test_what_the_browser_keeps_holds_nothing_of_anybody(city: Office) -> None:
    from django.test import Client

    mine, nobody = sitting(city, "deputy"), Client()
    for path in OPEN:
        assert (nobody.get(path).status_code, mine.get(path).status_code) == (200, 200)
    for path in OPEN[:3]:
        assert nobody.get(path).content == mine.get(path).content
    told = nobody.get("/m/pulse").json()
    assert (told["who"], told["token"], mine.get("/m/pulse").json()["who"]) == ("", "", city.base.keys["deputy"])
    assert "worker-src 'self'" in nobody.get("/m/worker.js").headers["Content-Security-Policy"]


@pytest.mark.parametrize("path", QUERIES)
def test_a_page_makes_few_queries(city: Office, path: str) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client = sitting(city, "deputy")
    client.get(path)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(path).status_code == 200
    assert len(queries) <= QUERIES[path]


def test_today_tells_what_can_be_signed_in_to_and_the_handler_shows_its_code(city: Office) -> None:
    page = sitting(city, "deputy").get("/m/").content.decode()
    assert all(text in page for text in ("视察社区", "现在可以签到", f"{SIGN_IN}?activity=HD-01"))
    assert "/m/code/" not in page
    client = sitting(city, "handler")
    assert "/m/code/deputies/activities.sign_in/HD-01" in client.get("/m/").content.decode()
    shown = client.get("/m/code/deputies/activities.sign_in/HD-01").content.decode()
    assert f">{code_at(city)}<" in shown
    assert 'http-equiv="refresh"' in shown
    told = city.call("handler", "GET", "desks/deputies/acts/activities.sign_in/code?record=HD-01").body
    assert (told["code"], told["present"]) == (code_at(city), 0)


def test_the_code_is_for_who_organises(city: Office) -> None:
    client = sitting(city, "deputy")
    assert client.get("/m/code/deputies/activities.sign_in/HD-01").status_code == 404
    assert city.call("deputy", "GET", "desks/deputies/acts/activities.sign_in/code?record=HD-01").status == 404
    assert city.call("handler", "GET", "desks/deputies/acts/activities.sign_in/code?record=HD-99").status == 404


def test_a_desk_puts_an_act_on_the_phone_by_its_file_alone(city: Office) -> None:
    from msgspec.structs import replace

    client = sitting(city, "member")
    assert client.get("/m/do/own/tickets.open").status_code == 404
    token = own_desks.set({"own": replace(shipped_desks()["systems"], name="own", phone=("tickets.open",))})
    try:
        assert "/m/do/own/tickets.open" in client.get("/m/mine").content.decode()
        assert client.get("/m/do/own/tickets.open").status_code == 200
        assert client.get("/m/do/own/needs.submit").status_code == 404
    finally:
        own_desks.reset(token)


# --- codes --------------------------------------------------------------------------------------------------------------
def test_the_code_of_the_minute_signs_in_and_twice_is_told_kindly(city: Office) -> None:
    client = sitting(city, "deputy")
    status, page = post(client, SIGN_IN, activity="HD-01", minute_code=code_at(city), once="a")
    assert (status, "办好了" in page, duties()) == (200, True, 1)
    status, page = post(client, SIGN_IN, activity="HD-01", minute_code=code_at(city), once="b")
    assert (status, "只算一次" in page, "仍要办的" in page, duties()) == (200, True, False, 1)


@pytest.mark.parametrize(("ago", "right"), [(0, True), (1, True), (3, False), (60, False)])
def test_a_code_holds_for_its_minute_and_the_next(city: Office, ago: int, right: bool) -> None:
    client = sitting(city, "deputy")
    digits = code_at(city, timedelta(minutes=ago))
    if not right and digits in {code_at(city), code_at(city, timedelta(minutes=1)), code_at(city, timedelta(minutes=-1))}:
        pytest.skip("one code in a thousand is that of another minute too")
    status, _ = post(client, SIGN_IN, activity="HD-01", minute_code=digits)
    assert (status, duties()) == ((200, 1) if right else (409, 0))


def test_no_code_and_a_wrong_one_and_too_many(city: Office) -> None:
    from jixiao.web.people.policy import policy

    client = sitting(city, "deputy")
    assert post(client, SIGN_IN, activity="HD-01")[0] == 422
    for _ in range(policy().failures):
        assert post(client, SIGN_IN, activity="HD-01", minute_code=wrong_code(city))[0] == 409
    status, page = post(client, SIGN_IN, activity="HD-01", minute_code=code_at(city))
    assert (status, "填错太多" in page, duties()) == (429, True, 0)
    assert post(sitting(city, "handler"), SIGN_IN, activity="HD-01", deputy="M001")[0] == 200


@pytest.mark.parametrize(("hours", "status"), [(0.1, 200), (11.9, 200), (12.1, 409), (-0.1, 409)])
def test_what_was_pressed_without_a_line_comes_later_with_its_moment(city: Office, hours: float, status: int) -> None:
    from django.utils.timezone import localdate, localtime, now

    at = now() - timedelta(hours=hours)
    given = code_at(city, timedelta(hours=hours))
    because = {} if localtime(at).date() == localdate() else {"because": "昨天的"}
    answer = city.call(
        "deputy",
        "POST",
        "desks/deputies/acts/activities.sign_in",
        {"activity": "HD-01", "minute_code": given, "pressed": at.isoformat(), **because},
    )
    assert answer.status == (201 if status == 200 else status), answer.body
    assert duties() == (1 if status == 200 else 0)


@pytest.mark.parametrize("pressed", ["yesterday", "2024-10-23T09:05:26", "", 7])
def test_a_moment_that_is_none_is_told(city: Office, pressed: object) -> None:
    body = {"activity": "HD-01", "minute_code": wrong_code(city), "pressed": pressed}
    answer = city.call("deputy", "POST", "desks/deputies/acts/activities.sign_in", body)
    assert answer.status == (409 if pressed == "" else 422)


def test_the_api_asks_for_the_code_and_gives_no_example(city: Office) -> None:
    acts = {act["name"]: act for act in city.call("deputy", "GET", "desks/deputies/acts").body["items"]}
    assert acts["activities.sign_in"]["example"] is None
    assert "minute_code" in acts["activities.sign_in"]["schema"]["properties"]
    own = {act["name"]: act for act in city.call("handler", "GET", "desks/deputies/acts").body["items"]}
    assert own["activities.sign_in"]["example"] is not None
    assert "minute_code" not in own["activities.sign_in"]["schema"]["properties"]


def test_who_organises_gives_no_code_and_may_give_the_number(city: Office) -> None:
    made = city.call(
        "handler", "POST", "desks/deputies/acts/activities.sign_in", {"activity": "HD-01", "deputy": "M001", "code": "LZ-77777"}
    )
    assert (made.status, made.body["records"]) == (201, ["ledger:duties#LZ-77777"])


def test_a_code_is_of_one_activity_of_one_unit(city: Office) -> None:
    from django.utils.timezone import now

    from jixiao.web.desks.codes import code_shown
    from jixiao.web.desks.shelf import Where

    at, here = now(), Where(city.unit("市"), 2024)
    codes = {
        tuple(code_shown(where, record, at + timedelta(minutes=n)).digits for n in range(4))
        for where in (here, Where(city.unit("小学"), 2024), Where(city.unit("市"), 2025))
        for record in ("ledger:activities#HD-01", "ledger:activities#HD-02", "ledger:meetings#HD-01")
    }
    assert len(codes) == 9


# --- acts done once -----------------------------------------------------------------------------------------------------
def test_a_form_sent_twice_is_done_once(city: Office) -> None:
    client = sitting(city, "handler")
    sent = {"system": "XT-2", "result": "正常", "once": "round-1"}
    first, again = post(client, "/m/do/systems/inspections.record", **sent), post(client, "/m/do/systems/inspections.record", **sent)
    assert (first[0], again[0]) == (200, 200)
    assert "只算一次" not in again[1]
    assert [row["system"] for row in city.call("handler", "GET", "records/inspections").body["items"]].count("XT-2") == 1
    assert post(client, "/m/do/systems/inspections.record", **{**sent, "result": "异常"})[0] == 422


def test_the_outbox_gets_what_it_can_show(city: Office) -> None:
    client = sitting(city, "deputy")
    sent = {"activity": "HD-01", "minute_code": code_at(city), "once": "x"}
    first = client.post(SIGN_IN, sent, headers={"Accept": "application/json"})
    again = client.post(SIGN_IN, {**sent, "pressed": datetime.now().astimezone().isoformat()}, headers={"Accept": "application/json"})
    assert (first.status_code, first.json()["already"], again.json()) == (200, False, first.json())
    refused = client.post(CLAIM, {"invoice": "SF-2"}, headers={"Accept": "application/json"})
    assert (refused.status_code, refused.headers["Content-Type"].partition(";")[0]) == (422, "application/problem+json")
    assert duties() == 1


def test_what_is_refused_stays_as_it_was_written(city: Office) -> None:
    client = sitting(city, "deputy")
    sent = {"spent_on": "2024-05-18", "kind": "图书", "amount": "10.00", "invoice": "SF-2"}
    status, page = post(client, CLAIM, **sent)
    assert (status, "一张发票只报一次" in page, 'value="SF-2"' in page) == (409, True, True)
    status, page = post(client, CLAIM, **{**sent, "invoice": "SF-9", "amount": "1900", "spent_on": "2024-01-10"})
    assert (status, 'name="because"' in page) == (409, True)
    assert post(client, CLAIM, **{**sent, "invoice": "SF-9", "amount": "1900", "because": "主任会议同意"})[0] == 200


def test_a_paper_is_read_by_version_and_a_question_comes_to_the_office(city: Office) -> None:
    client = sitting(city, "deputy")
    assert "第 1 版" in client.get("/m/papers").content.decode()
    assert post(client, "/m/do/congress/papers.read", paper="CL-0001")[0] == 200
    assert "第 1 版" not in client.get("/m/papers").content.decode()
    assert city.call("handler", "POST", "desks/congress/acts/papers.revise", {"paper": "CL-0001", "change": "改了第 3 页"}).status == 201
    assert "第 2 版" in client.get("/m/papers").content.decode()
    assert post(client, "/m/do/office/questions.ask", project="2", question="为什么没有标准")[0] == 200
    waiting = city.call("handler", "GET", "desks/office").body["items"]
    assert any("为什么没有标准" in item["title"] for item in waiting)
    assert city.call("handler", "POST", "desks/office/acts/questions.answer", {"query": "WD-0002", "answer": "年底定"}).status == 201
    assert "年底定" in client.get("/m/papers").content.decode()


def is_taken(lock: "RLock") -> bool:
    """Return whether another thread can't have a lock now."""
    found: list[bool] = []

    def take() -> None:
        found.append(lock.acquire(blocking=False))
        if found[0]:
            lock.release()

    other = Thread(target=take)
    other.start()
    other.join()
    return not found[0]


@pytest.mark.parametrize("way", ["api", "phone", "desk"])
def test_who_has_the_databases_lock_waits_for_no_book(city: Office, way: str) -> None:
    from django.db import connection

    from jixiao.web.desks import shelf

    body, client = {"system": "XT-2", "result": "正常"}, sitting(city, "handler")
    client.get("/m/")
    city.token("handler")
    lock = next(iter(shelf._shelf.values())).lock
    held: list[bool] = []

    def look(execute: Callable[..., object], sql: str, *rest: object) -> object:
        if sql.startswith("SAVEPOINT"):
            held.append(is_taken(lock))
        return execute(sql, *rest)

    with connection.execute_wrapper(look):
        if way == "api":
            assert city.call("handler", "POST", "desks/systems/acts/inspections.record", body, idempotency_key="one").status == 201
        elif way == "phone":
            assert post(client, "/m/do/systems/inspections.record", **body, once="one")[0] == 200
        else:
            assert post(client, "/desks/systems/acts/inspections.record", **body)[0] == 200
    assert held
    assert all(held)


# --- one's own ----------------------------------------------------------------------------------------------------------
def test_a_deputy_sees_the_own_record_alone(city: Office) -> None:
    client = sitting(city, "deputy")
    page = client.get("/m/records/receipts").content.decode()
    assert all(code in page for code in ("SB-001", "SB-003", "SB-005"))
    assert "SB-002" not in page
    for path in ("/m/records/payroll", "/m/records/none", "/m/records/survey_links", "/m/records/deputies"):
        assert client.get(path).status_code == 404
    assert sitting(city, "member").get("/m/records/receipts").status_code == 404


@pytest.mark.parametrize(
    "path", ["/m/do/staff/payroll.prepare", "/m/do/none/none", "/m/do/deputies/activities.plan", "/m/send/office/surveys.answer"]
)
def test_what_is_not_on_ones_phone_is_not_there(city: Office, path: str) -> None:
    client = sitting(city, "deputy")
    assert {client.get(path).status_code, client.post(path, {"photo": BytesIO(photo())}).status_code} <= {404, 405}


# --- the login lasts ----------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("login", "hours", "phone", "bench"),
    [("deputy", 0, 200, 200), ("deputy", 5, 200, 302), ("deputy", 80, 302, 302), ("staff", 5, 302, 302)],
)
def test_a_login_on_the_phone_lasts_there_alone(city: Office, login: str, hours: int, phone: int, bench: int) -> None:
    from django.test import Client
    from django.utils.timezone import now
    from offices import PASSWORD

    from jixiao.web.models import Person, Sitting

    Person.objects.filter(pk=city.base.keys[login]).update(must_change=False, seen=now())
    client = Client()
    assert client.post("/login", {"login": login, "password": PASSWORD, "next": "/m/"}).status_code == 302
    Sitting.objects.filter(person=city.person(login)).update(seen=now() - timedelta(hours=hours), begun=now() - timedelta(hours=hours))
    assert (client.get("/").status_code, client.get("/m/").status_code) == (bench, phone)


# --- the budget ---------------------------------------------------------------------------------------------------------
@pytest.fixture
def approved(city: Office, example: "Path") -> Callable[[bool], None]:
    """Return what has 小学, where the member is a deputy too, hand in its budget, and have it approved or not."""
    from jixiao.web.journal.write import Actor
    from jixiao.web.people.staff import grant, revoke

    def go(whole: bool) -> None:
        revoke(Actor(), city.person("member"), "staff_member", city.unit("市"))
        grant(Actor(), city.person("member"), "deputy", city.unit("小学"))
        city.walk(city.send("staff", example), *(TO_APPROVAL if whole else TO_APPROVAL[:3]))

    return go


def test_the_budget_is_told_in_a_minute_once_it_is_approved(city: Office, approved: Callable[[bool], None]) -> None:
    approved(True)
    client = sitting(city, "member")
    assert "预算一分钟" in client.get("/m/papers").content.decode()
    page = client.get("/m/budget/2").content.decode()
    assert all(text in page for text in ("165.00 万元", "代表履职费", "570,000.00", "对不上的，可以问的", "还没有台账"))
    assert [client.get(f"/m/budget/{n}").status_code for n in (0, 8, 9)] == [404, 200, 404]
    told = city.call("member", "GET", "budget/2").body
    assert (told["amount"], len(told["promises"]) > 2) == ("1,650,000.00", True)
    assert len(city.call("member", "GET", "budget").body["items"]) == 8


def test_a_budget_that_is_not_approved_is_not_there(city: Office, approved: Callable[[bool], None]) -> None:
    approved(False)
    client = sitting(city, "member")
    assert client.get("/m/budget/2").status_code == 404
    assert "预算一分钟" not in client.get("/m/papers").content.decode()
    assert city.call("member", "GET", "budget").body == {"items": []}
