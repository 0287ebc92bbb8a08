"""Questionnaires: drawn by lot that anybody can draw again, links that open once, answers that nobody can be tied to however one tries."""

import json
from collections.abc import Iterator
from html import unescape
from re import findall
from typing import TYPE_CHECKING

import pytest
from offices import Office
from test_office_pages import sitting

from jixiao.desk.loading import at_desks, desks
from jixiao.desk.lots import Lot
from jixiao.desk.table import full_rows

if TYPE_CHECKING:
    from django.test import Client

QUESTIONS, PEOPLE = 2, 24
TABLES = {
    "budgets": "code | name\n1 | 甲",
    "deputies": "code | name | level | delegation | term_start | term_end\n"
    + "\n".join(f"D{n:03} | 代表{n} | 区 | {n % 3} 团 | 2021-11-16 |" for n in range(1, PEOPLE + 1))
    + "\nD900 | 市里的 | 市 | 9 团 | 2021-11-16 |\nD901 | 离任的 | 区 | 9 团 | 2021-11-16 | 2022-01-01",
    "surveys": "code | project | respondents | held_on | sample\nDC-01 | 1 | 区人大代表 | 2024-01-02 | 20",
    "survey_questions": "code | survey | nth | question\nDCT-0001 | DC-01 | 1 | 总体\nDCT-0002 | DC-01 | 2 | 效果",
}
RECORD = "ledger:surveys#DC-01"


@pytest.fixture
def year(office: Office) -> Iterator[Office]:
    """Give an office whose city has a questionnaire that has not been sent."""
    from jixiao.web.desks import shelf
    from jixiao.web.desks.rows import bring
    from jixiao.web.journal.write import Actor, note

    shelf.empty()
    with at_desks(desks().values()) as kept:
        bring(office.unit("市"), 2024, full_rows(TABLES, kept), kept, note(Actor(), "records.brought").seq)
    yield office
    shelf.empty()


def handed(client: "Client", **asked: str) -> tuple[list[str], list[str]]:
    """Return the links and the names of what is handed out."""
    answer = client.post("/desks/office/acts/surveys.send/draw", {"record": RECORD, **asked})
    text = unescape(answer.content.decode())
    assert answer.status_code == 200, text[:2000]
    return findall(r'<a href="http://testserver/q/([^"]+)"', text), findall(r"<li>(代表[^<]*)</li>", text)


def test_all_or_some_are_asked_and_a_lot_is_drawn_the_same_again() -> None:
    names = tuple(f"代表{n}" for n in range(100))
    assert Lot(names, 0, 7).drawn() == names == Lot(names, 100, 7).drawn()
    drawn = Lot(names, 10, 7).drawn()
    assert (len(drawn), drawn, sorted(drawn, key=names.index)) == (10, Lot(names, 10, 7).drawn(), list(drawn))
    assert any(Lot(names, 10, number).drawn() != drawn for number in range(8, 12))


def test_links_are_handed_out_once_and_only_their_digest_is_kept(year: Office) -> None:
    from jixiao.web.desks.lots import lots_digest
    from jixiao.web.models import Entry, Row

    handler = sitting(year, "handler")
    links, names = handed(handler, wanted="20", lot="4711")
    assert (len(links), len(set(links)), len(names)) == (20, 20, 20)
    kept = set(Row.objects.filter(ledger="survey_links").values_list("key", flat=True))
    assert kept == {lots_digest(link) for link in links}
    everything = "".join((*Row.objects.values_list("values", flat=True), *Entry.objects.values_list("body", flat=True)))
    assert not [link for link in links if link in everything]
    told = json.loads(Entry.objects.get(event="desk.drawn").body)["told"]
    assert (told["lot"], told["listed"], told["drawn"]) == (4711, PEOPLE, 20)
    again = handler.post("/desks/office/acts/surveys.send/draw", {"record": RECORD, "wanted": "5"})
    assert again.status_code in (200, 409)
    assert not set(names) & {"市里的", "离任的"}


@pytest.mark.parametrize("login", ["deputy", "public", "system"])
def test_who_may_not_send_draws_nothing(year: Office, login: str) -> None:
    from jixiao.web.models import Row

    answer = sitting(year, login).post("/desks/office/acts/surveys.send/draw", {"record": RECORD})
    assert answer.status_code == 404
    assert not Row.objects.filter(ledger="survey_links").exists()


def test_a_link_opens_without_a_login_once_and_a_wrong_one_says_the_same(year: Office) -> None:
    from django.test import Client

    handler = sitting(year, "handler")
    (link, *_), _ = handed(handler)
    client = Client()
    page = client.get(f"/q/{link}")
    assert (page.status_code, page.headers["Referrer-Policy"], page.cookies.keys() - {"csrftoken", "jixiao_csrf"}) == (
        200,
        "no-referrer",
        set(),
    )
    text = unescape(page.content.decode())
    assert findall(r"<legend>(.*?)</legend>", text) == ["1．总体", "2．效果"]
    half = client.post(f"/q/{link}", {"rows-0": "满意"})
    assert (half.status_code, "第 2 题没有答" in half.content.decode(), 'value="满意" checked' in half.content.decode()) == (
        422,
        True,
        True,
    )
    assert "谢谢" in client.post(f"/q/{link}", {"rows-0": "满意", "rows-1": "一般"}).content.decode()
    used, wrong = client.get(f"/q/{link}"), client.get("/q/nothing-of-this-name")
    assert (used.status_code, wrong.status_code) == (404, 404)
    assert used.content == wrong.content
    assert client.post(f"/q/{link}", {"rows-0": "满意", "rows-1": "一般"}).status_code == 404


def test_no_answer_can_be_tied_to_who_gave_it_however_one_tries(year: Office) -> None:
    """Somebody holds the slips with the names they went to, the whole database and the log, and knows in which order people answered."""
    from django.test import Client

    from jixiao.web.desks.lots import lots_digest
    from jixiao.web.models import Entry, Row

    handler = sitting(year, "handler")
    links, _ = handed(handler)
    before = Entry.objects.count()
    given = ["满意" if n % 2 else "不满意" for n in range(len(links))]
    for link, word in zip(links, given, strict=True):
        answer = Client(REMOTE_ADDR="203.0.113.77").post(f"/q/{link}", {"rows-0": word, "rows-1": word})
        assert answer.status_code == 200
    sheets, kept = Row.objects.filter(ledger="survey_sheets").order_by("pk"), Row.objects.filter(ledger="survey_links").order_by("pk")
    assert sheets.count() == QUESTIONS * len(links)
    # by the line of the log that wrote them: all rows of a kind have the same
    assert len(set(sheets.values_list("seq", flat=True)) | set(kept.values_list("seq", flat=True))) == 1
    # by their order: it is not the one in which people answered, neither by the place in the table nor by the number
    told = [json.loads(values) for values in sheets.values_list("values", flat=True)]
    first = [one["answer"] for one in told if one["question"] == "总体"]
    assert sorted(first) == sorted(given)
    assert [one["question"] for one in told] != ["总体", "效果"] * len(links)
    assert [one["answer"] for one in sorted(told, key=lambda one: one["code"])] != [word for word in given for _ in range(QUESTIONS)]
    # by what stands in them, or in the log: nobody, no address, no link, no hour
    entries = [entry for entry in Entry.objects.order_by("seq") if entry.seq > before and entry.event == "desk.act"]
    assert {(entry.person, entry.subject) for entry in entries} == {("", "")}
    words = "".join((*(entry.body for entry in entries), *sheets.values_list("values", flat=True)))
    assert not [part for part in ("203.0.113.77", *links, *(lots_digest(link) for link in links), "minute") if part in words]
    assert set(told[0]) == {"code", "survey", "question", "answer"}
    # by what programs are told: links and sheets are nobody's to read one by one with names
    assert all("deputy" not in row and "who" not in row for row in year.call("handler", "GET", "records/survey_sheets").body["items"])


def test_what_was_answered_comes_to_a_measure_when_it_is_closed(year: Office) -> None:
    from django.test import Client

    handler = sitting(year, "handler")
    links, _ = handed(handler, wanted="20", lot="3")
    for n, link in enumerate(links):
        Client().post(f"/q/{link}", {"rows-0": "满意" if n < 15 else "不满意", "rows-1": "一般"})
    assert year.call("handler", "POST", "desks/office/acts/surveys.close", {"survey": "DC-01"}).status == 201
    rows = {row["question"]: row for row in year.call("handler", "GET", "records/answers").body["items"]}
    assert (rows["总体"]["satisfied"], rows["总体"]["unsatisfied"], rows["效果"]["fair"]) == (15, 5, 20)
    text = unescape(handler.get("/desks/office").content.decode())
    assert "100.0%" in text
