"""The desks' pages: every desk by every role, what stands open, what an act tells before it is done, two at once, and how much a page asks."""

from collections.abc import Iterator
from datetime import datetime
from html import unescape
from re import findall
from typing import TYPE_CHECKING

import pytest
from offices import PASSWORD, PEOPLE, Office
from test_office_pages import sitting

from jixiao.desk.loading import at_desks, desks, shipped_desks
from jixiao.desk.table import full_rows

if TYPE_CHECKING:
    from django.test import Client

NOW = "2024-04-15T10:20+08:00"
AT_THE_CITY = ("deputy", "member", "handler", "leader", "finance", "public", "system", "congress")
MOST_QUERIES = 15


@pytest.fixture
def year(office: Office, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    """Give an office whose city has every desk's rows, on the day of the examples, and a head and finance of its own."""
    from jixiao.web.desks import rights, shelf
    from jixiao.web.desks.rows import bring
    from jixiao.web.journal.write import Actor, note
    from jixiao.web.models import OwnRecord, Person
    from jixiao.web.people.staff import grant, hire
    from jixiao.web.screens.work import page as work

    for module in (rights, work):
        monkeypatch.setattr(module, "localtime", lambda: datetime.fromisoformat(NOW))
    monkeypatch.setattr(work, "localdate", lambda: datetime.fromisoformat(NOW).date())
    shelf.empty()
    stage: dict[str, str] = {}
    for desk in shipped_desks().values():
        stage = {**desk.stage, **stage}
    with at_desks(desks().values()) as kept:
        bring(office.unit("市"), 2024, full_rows(stage, kept), kept, note(Actor(), "records.brought").seq)
    for login, role in (("city_leader", "unit_leader"), ("city_finance", "unit_finance"), ("second_handler", "handler")):
        person, _ = hire(Actor(), login, login, PASSWORD)
        grant(Actor(), person, role, office.unit("市"))
        office.base.keys[login] = person.id
    OwnRecord.objects.create(person=office.person("deputy"), unit=office.unit("市"), address="ledger:deputies#M001")
    yield office
    shelf.empty()
    for login in ("city_leader", "city_finance", "second_handler"):
        office.base.keys.pop(login)
    assert Person.objects.count() >= len(PEOPLE)


def page(client: "Client", path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, (path, answer.status_code)
    return unescape(answer.content.decode())


def test_every_desk_opens_for_who_works_at_it_and_for_nobody_else(year: Office) -> None:
    for login in ("handler", "city_leader", "city_finance", "deputy", "member"):
        client = sitting(year, login)
        role = {
            "city_leader": "unit_leader",
            "city_finance": "unit_finance",
            "deputy": "deputy",
            "member": "staff_member",
            "handler": "handler",
        }[login]
        for name, desk in shipped_desks().items():
            works = any(role in act.by for act in desk.acts.values()) or any(role in queue.to for queue in desk.queues.values())
            answer = client.get(f"/desks/{name}")
            assert answer.status_code == (200 if works else 404), name
            if works:
                text = unescape(answer.content.decode())
                assert "{" not in text.partition("<main")[2].replace("{{", ""), name
                narrow = role in ("deputy", "staff_member")
                assert not (narrow and 'class="panels"' in text), name
                assert narrow or not desk.panels or 'class="panels"' in text, name


def test_the_most_urgent_is_the_heading_and_stands_open(year: Office) -> None:
    text = page(sitting(year, "handler"), "/desks/systems")
    heading = findall(r"<h1>(.*?)</h1>", text)[0]
    assert "GD-00" in heading
    assert "超时" in heading
    assert findall(r'<article class="card ticket" id="card"', text)
    assert 'class="ck-over"' in text


def test_an_act_tells_what_it_writes_and_what_the_figure_will_be(year: Office) -> None:
    client = sitting(year, "handler")
    text = page(client, "/desks/systems?record=ledger:tickets%23GD-002&act=tickets.close")
    assert "这一步写入台账：</span>工单 GD-002 处理完日期 2024-04-15" in text
    (after,) = findall(r"故障处理率 <b>([\d.]+%)</b>", text)[:1]
    before = findall(r"现在 ([\d.]+%)", text)
    body = {"ticket": "GD-002", "said": "修好了", "record": "ledger:tickets#GD-002"}
    assert client.post("/desks/systems/acts/tickets.close", body).status_code == 200
    other = page(client, "/desks/systems?record=ledger:tickets%23GD-003&act=tickets.merge")
    assert f'故障处理率 <span class="l">现在</span> <b>{after}</b>' in other
    assert after not in before


def test_what_an_act_does_is_told_while_it_is_written_and_nothing_is_done(year: Office) -> None:
    from jixiao.web.models import Entry, Row

    rows, lines = list(Row.objects.order_by("pk").values_list("key", "values")), Entry.objects.count()
    client = sitting(year, "handler")
    body = {"incident": "SJ-01", "lost_gb": "2.5", "solved_on": "2024-07-09", "record": "ledger:incidents#SJ-01"}
    told = unescape(client.post("/desks/systems/acts/incidents.solve/ahead", body).content.decode())
    assert "这一步写入台账：</span>数据和安全事件 SJ-01 解决日期 2024-07-09，丢失数据量 2.5" in told
    refused = unescape(client.post("/desks/systems/acts/incidents.solve/ahead", {**body, "solved_on": "2024-01-01"}).content.decode())
    assert "不会在那以前解决" in refused
    assert client.post("/desks/systems/acts/none/ahead", body).status_code == 404
    assert sitting(year, "deputy").post("/desks/systems/acts/incidents.solve/ahead", body).status_code == 404
    assert (list(Row.objects.order_by("pk").values_list("key", "values")), Entry.objects.count()) == (rows, lines)


def test_two_at_one_ticket_lose_nothing_and_are_told_kindly(year: Office) -> None:
    one, other = sitting(year, "handler"), sitting(year, "second_handler")
    path = "/desks/systems?record=ledger:tickets%23GD-001&act=tickets.grade"
    seen = [findall(r'name="seen" value="(\d+)"', page(client, path))[0] for client in (one, other)]
    body = {"ticket": "GD-001", "record": "ledger:tickets#GD-001"}
    assert one.post("/desks/systems/acts/tickets.grade", {**body, "grade": "一级", "said": "全停了", "seen": seen[0]}).status_code == 200
    answer = other.post("/desks/systems/acts/tickets.grade", {**body, "grade": "三级", "said": "可以绕开", "seen": seen[1]})
    text = unescape(answer.content.decode())
    assert answer.status_code == 409
    assert findall(r"handler \d\d:\d\d 刚刚办了：工单 GD-001 定为一级", text)
    assert "可以绕开</textarea>" in text
    again = findall(r'name="seen" value="(\d+)"', text)[0]
    assert other.post("/desks/systems/acts/tickets.grade", {**body, "grade": "三级", "said": "可以绕开", "seen": again}).status_code == 200
    assert {row["code"]: row["grade"] for row in year.call("handler", "GET", "records/tickets").body["items"]}["GD-001"] == "三级"


def test_two_at_one_list_sign_a_person_in_once(year: Office) -> None:
    one, other = sitting(year, "handler"), sitting(year, "second_handler")
    body = {"deputy": "D001", "course": "PX-03"}
    assert one.post("/desks/training/acts/courses.sign_in", body).status_code == 200
    answer = other.post("/desks/training/acts/courses.sign_in", body)
    assert (answer.status_code, "今天上午已签到" in answer.content.decode()) == (409, True)


def test_what_is_wrong_stands_at_its_field_and_what_was_written_stays(year: Office) -> None:
    client = sitting(year, "handler")
    body = {"system": "XT-9", "kind": "故障", "said": "打不开 <b>"}
    text = client.post("/desks/systems/acts/tickets.open", body).content.decode()
    assert "信息系统里没有“XT-9”" in text
    assert 'value="XT-9"' in text
    assert 'aria-invalid="true"' in text
    assert "打不开 &lt;b&gt;" in text


def test_a_rule_that_may_be_passed_asks_for_the_reason_there(year: Office) -> None:
    client = sitting(year, "handler")
    body = {"system": "XT-1", "inspected_on": "2024-04-14", "result": "正常"}
    refused = client.post("/desks/systems/acts/inspections.record", body)
    assert (refused.status_code, 'name="because"' in refused.content.decode()) == (409, True)
    assert client.post("/desks/systems/acts/inspections.record", {**body, "because": "手机没电"}).status_code == 200


def test_a_record_that_is_not_there_and_one_that_is_not_ones_own_are_one(year: Office) -> None:
    client = sitting(year, "deputy")
    for record in ("ledger:tickets%23none", "ledger:none%23x", "x", "ledger:payroll%23GZ-001", "ledger:receipts%23SB-002"):
        answers = [client.get(f"/desks/group?record={one}") for one in (record, "ledger:receipts%23nothing-such")]
        assert [answer.status_code for answer in answers] == [404, 404], record
        assert answers[0].content == answers[1].content, record


def test_a_deputy_reads_the_own_claim_and_no_name_of_others(year: Office) -> None:
    text = page(sitting(year, "deputy"), "/desks/group?record=ledger:receipts%23SB-001")
    assert "600" in text
    assert "丙" not in text.partition("<main")[2]


def test_a_story_is_told_in_the_order_of_time_by_who_did_it(year: Office) -> None:
    client = sitting(year, "handler")
    client.post("/desks/systems/acts/tickets.respond", {"ticket": "GD-001", "said": "正在查", "record": "ledger:tickets#GD-001"})
    text = page(client, "/desks/systems?record=ledger:tickets%23GD-001")
    story = findall(r"<li><time>(.*?)</time><p>(.*?)</p></li>", text)
    assert [said for _, said in story] == ["甲：报告", "handler：响应，正在查"]
    assert story[1][0] == "10:20"


def test_a_page_asks_the_same_however_many_tickets_there_are(year: Office) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from jixiao.web.desks import shelf
    from jixiao.web.desks.rows import bring
    from jixiao.web.journal.write import Actor, note

    client = sitting(year, "handler")
    counts = []
    for more in (0, 2_000):
        head = "code | system | kind | grade | opened_on | response_minutes\n"
        lines = "\n".join(f"GX-{n} | XT-1 | 故障 | 三级 | 2024-04-{1 + n % 14:02} | {n % 90}" for n in range(more))
        with at_desks(desks().values()) as kept:
            bring(
                year.unit("市"),
                2024,
                full_rows({"tickets": head + lines} if more else {}, kept),
                kept,
                note(Actor(), "records.brought").seq,
            )
        page(client, "/desks/systems")
        with CaptureQueriesContext(connection) as asked:
            text = page(client, "/desks/systems")
        counts.append(len(asked))
        assert len(text) < 120_000
        with shelf.book_of(year.unit("市"), 2024) as book:
            selects: list[str] = []
            ask = book.ask
            book.ask = lambda sql, ask=ask, selects=selects: (selects.append(sql), ask(sql))[1]  # type: ignore[method-assign, misc]
        page(client, "/desks/systems")
        book.ask = ask  # type: ignore[method-assign]
        assert not [sql for sql in selects if "count(*) AS waiting" in sql]
    assert counts[0] == counts[1] <= MOST_QUERIES
    assert "另有" in page(client, "/desks/systems")
    assert "后一页" in page(client, "/desks/systems?queue=to_solve")
    assert "前一页" in page(client, "/desks/systems?queue=to_solve&from=40")


def test_an_own_desk_of_an_office_gets_the_same_page(year: Office) -> None:
    from pathlib import Path

    from jixiao.desk.loading import own_desks, parse_desk
    from jixiao.web.desks import shelf

    text = Path("examples/desks/lunches.desk.toml").read_text("utf-8")
    own = parse_desk("lunches.toml", text, foreign=True)
    token = own_desks.set({own.name: own})
    shelf.empty()
    try:
        shown = page(sitting(year, "handler"), "/desks/lunches")
        assert own.title.zh in shown
        assert own.acts["services.plan"].title.zh in shown
    finally:
        own_desks.reset(token)
        shelf.empty()


def test_what_a_page_shows_and_does_programs_are_told_too(year: Office) -> None:
    panels = {one["name"]: one for one in year.call("handler", "GET", "desks/systems/panels").body["items"]}
    assert panels["rounds_today"]["heads"][0]["text"] == "系统"
    assert len(panels["rounds_today"]["rows"]) == 2
    assert year.call("deputy", "GET", "desks/systems/panels").body == {"items": []}
    ahead = year.call("handler", "POST", "desks/systems/acts/tickets.respond/ahead", {"ticket": "GD-001", "said": "好"}).body
    assert (ahead["how"], ahead["row"].startswith("工单 GD-001 响应分钟 ")) == ("done", True)
    assert year.call("handler", "POST", "desks/systems/acts/tickets.respond/ahead", {"ticket": "GD-001"}).body["how"] == "asks"
    opened = year.call("handler", "GET", "desks/systems/record?address=ledger:tickets%23GD-001").body
    assert (opened["code"], [line["says"] for line in opened["story"]]) == ("GD-001", ["报告"])
    for login, path in (("deputy", "desks/group/record?address=ledger:receipts%23SB-002"), ("handler", "desks/systems/record?address=x")):
        assert year.call(login, "GET", path).status == 404
    assert year.call("deputy", "POST", "desks/systems/acts/tickets.respond/ahead", {}).status == 404
    assert year.call("handler", "POST", "desks/systems/acts/tickets.respond/ahead", []).status == 422


def test_links_are_handed_to_programs_once(year: Office) -> None:
    body = {"record": "ledger:surveys#DC-01", "wanted": 1, "lot": 5}
    handed = year.call("handler", "POST", "desks/office/acts/surveys.send/draw", body)
    assert (handed.status, len(handed.body["links"]), handed.body["lot"]) == (200, len(handed.body["drawn"]), 5)
    assert year.call("handler", "POST", "desks/office/acts/surveys.send/draw", {**body, "wanted": -1}).status == 422
    assert year.call("handler", "POST", "desks/office/acts/surveys.open/draw", body).status == 404
    assert year.call("public", "POST", "desks/office/acts/surveys.send/draw", body).status == 404


@pytest.mark.parametrize("login", ["deputy", "member", "handler"])
def test_no_link_of_a_list_leads_nowhere(year: Office, login: str) -> None:
    client = sitting(year, login)
    links = {link for name in shipped_desks() for link in _listed(client, name)}
    assert {link: status for link in links if (status := client.get(link.partition("#")[0]).status_code) != 200} == {}
    assert links or login != "handler"


def test_what_a_queue_tells_somebody_who_may_not_open_it_has_no_link(year: Office) -> None:
    client = sitting(year, "deputy")
    assert '<span class="code">HD-' in page(client, "/desks/deputies")
    assert not [link for link in _listed(client, "deputies") if "HD-" in link]


def _listed(client: "Client", name: str) -> list[str]:
    answer = client.get(f"/desks/{name}")
    return findall(r'<a class="code" href="([^"]+)"', unescape(answer.content.decode())) if answer.status_code == 200 else []


def test_the_first_page_reminds_of_what_is_due_at_the_desks(year: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    from jixiao.web.screens.office import waits

    monkeypatch.setattr(waits, "localdate", lambda: datetime.fromisoformat(NOW).date())
    told = page(sitting(year, "handler"), "/")
    assert 'href="/desks/systems?queue=rounds"' in told
    assert "没有等您办的" not in told
    rest = page(sitting(year, "deputy"), "/")
    assert "queue=rounds" not in rest
