"""The records of a unit's year: who sees and changes them, found and turned over, files taken in and mended, what proves what."""

import csv
import json
import re
from collections.abc import Iterator
from html import unescape
from io import BytesIO, StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

import pytest
from offices import PEOPLE, Answer, Office
from test_office_pages import keep, sitting

from jixiao.ledger.schema import ledgers

if TYPE_CHECKING:
    from jixiao.web.models import Unit

BUDGET = {"code": "1", "name": "测评", "unit": "", "budget": "1000.00"}
PAID = {
    "code": "P-1", "paid_on": "2024-03-01", "project": "1", "amount": "12.50", "item": "测评", "summary": "三月测评", "source": "财政拨款",
    "payee_class": "单位", "payee": "某公司",
}  # fmt: skip


@pytest.fixture
def year(office: Office) -> Iterator[Office]:
    """Give an office whose school keeps the rows that the examples of the office's desk start from."""
    from jixiao.web.desks import shelf

    keep(office, "小学", "office")
    yield office
    shelf.empty()


def sheet(*rows: dict[str, str], ledger: str = "payments") -> bytes:
    """Return a spreadsheet of a ledger as a person would fill it in."""
    out, told = StringIO(), ledgers()[ledger]
    writer = csv.writer(out)
    writer.writerow(column.title.zh for column in told.filled)
    writer.writerows([row.get(column.name, "") for column in told.filled] for row in rows)
    return out.getvalue().encode()


def post(office: Office, login: str, path: str, name: str, data: bytes, **more: str) -> Answer:
    """Send a file as a program does."""
    from django.core.files.uploadedfile import SimpleUploadedFile
    from django.test import Client

    head: dict[str, Any] = {"HTTP_AUTHORIZATION": f"Bearer {office.token(login)}"}
    answer = Client().post(f"/api/v1/{path}", {"file": SimpleUploadedFile(name, data), **more}, **head)
    body = json.loads(answer.content) if "json" in answer.headers.get("Content-Type", "") else answer.content
    return Answer(answer.status_code, body, dict(answer.headers))


def lines(event: str) -> list[dict[str, Any]]:
    from jixiao.web.models import Entry

    return [json.loads(entry.body)["told"] for entry in Entry.objects.filter(event=event).order_by("seq")]


def test_every_ledger_opens_at_the_address_of_its_link(year: Office) -> None:
    client = sitting(year, "staff")
    links = set(re.findall(r'href="(/records/[a-z_]+[?][^"]*)"', client.get("/records").content.decode()))
    assert len(links) > 40
    assert {link: status for link in links if (status := client.get(unescape(link)).status_code) != 200} == {}


def test_the_unit_sees_its_ledgers_who_reviews_it_reads_them_and_nobody_else_learns_of_them(year: Office, example: Path) -> None:
    key = year.send("staff", example)
    unit = year.unit("小学").pk
    for login in PEOPLE:
        before = {p: year.call(login, "GET", f"{p}unit={unit}&year=2024").status for p in ("ledgers?", "ledgers/payments?")}
        assert set(before.values()) == {200 if login in ("staff", "finance", "leader") else 404}, login
    year.walk(key, ("finance", "check"), ("leader", "submit"))
    for login, (role, _) in PEOPLE.items():
        after = year.call(login, "GET", f"ledgers/payments?unit={unit}&year=2024").status
        assert after == (200 if login in ("staff", "finance", "leader", "department") else 404), login
        client = sitting(year, login)
        for path in ("/records/payments", "/records/row", "/records/none"):
            given = {"year": "2024", "at": "ledger:payments#none"}
            seen, missing = (client.get(path, {"unit": str(place), **given}) for place in (unit, 10**6))
            if after == 404:
                assert (seen.status_code, seen.content) == (404, missing.content), login
        assert client.get("/records").status_code == 200, login
        with year.undone():
            wrote = year.call(login, "POST", f"ledgers/payments/rows?unit={unit}&year=2024", {**PAID, "because": "漏记"}).status
        assert wrote == (201 if role in ("unit_staff", "unit_finance") and after == 200 else 403 if after == 200 else 404), login


def test_who_works_at_no_desk_of_a_ledger_does_not_see_it(office: Office) -> None:
    from jixiao.web.desks import shelf

    keep(office, "小学", "office", "staff")
    assert {login: office.call(login, "GET", "ledgers/payroll").status for login in ("staff", "finance", "leader")} == {
        "staff": 404, "finance": 200, "leader": 200,
    }  # fmt: skip
    assert office.call("staff", "GET", "ledgers/payroll/row?key=GZ-1").status == 404
    shelf.empty()


def test_what_is_personal_is_neither_shown_nor_found(office: Office) -> None:
    from jixiao.web.desks import shelf
    from jixiao.web.models import Row

    keep(office, "小学", "office", "deputies")
    row = Row.objects.filter(ledger="deputies").first()
    assert row is not None
    row.values = json.dumps({**json.loads(row.values), "id_number": "310117199001011234", "birthday": "1990-01-01"}, ensure_ascii=False)
    row.save()
    everything = office.call("leader", "GET", "ledgers/deputies").body
    assert everything["total"] == Row.objects.filter(ledger="deputies").count()
    assert "310117199001011234" not in json.dumps(everything)
    assert office.call("leader", "GET", "ledgers/deputies?q=310117199001011234").body["total"] == 0
    assert office.call("leader", "GET", f"ledgers/deputies?q={row.key}").body["total"] == 1
    assert "310117199001011234" not in json.dumps(office.call("leader", "GET", f"ledgers/deputies/row?key={row.key}").body)
    shelf.empty()


def many(unit: "Unit", count: int) -> None:
    from jixiao.web.desks.rows import packed
    from jixiao.web.models import Row

    made = [
        {**PAID, "code": f"P-{n:06}", "amount": f"{n * 7 % 1000}.{n % 100:02}", "project": "ledger:budgets#1", "summary": f"第{n}笔"}
        for n in range(count)
    ]
    Row.objects.bulk_create(
        Row(unit=unit, year=2024, ledger="payments", key=one["code"], values=packed(dict(one)), seq=1, born=1) for one in made
    )


def test_rows_are_found_sorted_by_their_kind_and_turned_over_without_leaving_any_out(year: Office) -> None:
    from jixiao.web.models import Row

    Row.objects.filter(ledger="payments").delete()
    many(year.unit("小学"), 230)
    codes, told = list[str](), dict[str, Any]()
    for page in (1, 2, 3):
        told = year.call("finance", "GET", f"ledgers/payments?page={page}&order=-amount").body
        assert (told["total"], told["pages"], told["page"]) == (230, 3, page)
        codes += [one["code"] for one in told["items"]]
    assert (len(codes), len(set(codes))) == (230, 230)
    amounts = [float(one["amount"]) for one in told["items"]]
    assert amounts == sorted(amounts, reverse=True)
    assert year.call("finance", "GET", "ledgers/payments?q=第117笔").body["items"][0]["code"] == "P-000117"
    assert year.call("finance", "GET", "ledgers/payments?q=%25").body["total"] == 0
    assert year.call("finance", "GET", "ledgers/payments?project=1").body["total"] == 230
    assert year.call("finance", "GET", "ledgers/payments?project=2").body["total"] == 0
    assert year.call("finance", "GET", "ledgers/payments?page=999999").body["page"] == 3


def test_a_table_asks_the_same_of_the_database_however_many_rows_there_are(year: Office) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client = sitting(year, "finance")

    def asked(path: str) -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(path).status_code == 200
        return len(queries)

    paths = ("/records/payments", "/records/payments?q=笔&order=-amount", "/records")
    few = {path: asked(path) for path in paths}
    many(year.unit("小学"), 500)
    assert {path: asked(path) <= few[path] + 3 for path in paths} == dict.fromkeys(paths, True)
    assert max(few.values()) <= 40, few


def test_a_row_is_added_once_with_its_line_and_what_is_wrong_is_said_at_its_field(year: Office) -> None:
    wrong = year.call("staff", "POST", "ledgers/payments/rows", {**PAID, "amount": "十", "project": "77", "nothing": 1, "because": "漏记"})
    assert (wrong.status, set(wrong.body["fields"])) == (422, {"amount", "project", "nothing"})
    assert year.call("staff", "POST", "ledgers/payments/rows", PAID).body["fields"] == {"because": "写明为什么补记。"}
    body = {**PAID, "because": "漏记"}
    made = year.call("staff", "POST", "ledgers/payments/rows", body, idempotency_key="a")
    again = year.call("staff", "POST", "ledgers/payments/rows", body, idempotency_key="a")
    assert (made.status, made.body, again.body) == (201, {"records": ["ledger:payments#P-1"]}, made.body)
    assert year.call("staff", "POST", "ledgers/payments/rows", body).body["rule"] == "key_taken"
    assert [one["because"] for one in lines("records.added")] == ["漏记"]
    told = year.call("staff", "GET", "ledgers/payments/row?key=P-1").body
    assert (told["values"]["amount"], told["origin"]["how"], told["origin"]["because"]) == ("12.50", "手工补记", "漏记")


def test_a_row_is_corrected_by_who_may_with_a_reason_and_what_stood_is_kept(year: Office) -> None:
    assert year.call("staff", "POST", "ledgers/payments/rows", {**PAID, "because": "漏记"}).status == 201
    change = {"code": "P-1", "amount": "13.00"}
    assert year.call("staff", "POST", "ledgers/payments/corrections", {**change, "because": "错"}).status == 403
    assert year.call("finance", "POST", "ledgers/payments/corrections", change).status == 422
    assert year.call("finance", "POST", "ledgers/payments/corrections", {**change, "because": "发票是 13"}).status == 201
    told = year.call("finance", "GET", "ledgers/payments/row?key=P-1").body
    assert told["values"]["amount"] == "13.00"
    assert told["corrections"] == [
        {
            "column": "金额",
            "before": "12.50",
            "after": "13.00",
            "reason": "发票是 13",
            "who": "finance",
            "day": told["corrections"][0]["day"],
        }
    ]
    assert told["origin"]["how"] == "手工补记"


def test_who_did_not_see_a_correction_does_not_undo_it(year: Office) -> None:
    year.call("staff", "POST", "ledgers/payments/rows", {**PAID, "because": "漏记"})
    place = {"unit": year.unit("小学").pk, "year": 2024, "at": "ledger:payments#P-1"}
    seq = year.call("finance", "GET", "ledgers/payments/row?key=P-1").body["seq"]
    typed = {c.name: PAID.get(c.name, "") for c in ledgers()["payments"].filled if not c.key}
    leader, finance = sitting(year, "leader"), sitting(year, "finance")
    assert (
        leader.post("/records/row/correct", {**place, **typed, "amount": "13.00", "because": "发票", "seen": str(seq)}).status_code == 200
    )
    stale = {**place, **typed, "summary": "四月测评", "because": "写错", "seen": str(seq)}
    refused = finance.post("/records/row/correct", stale)
    page = refused.content.decode()
    assert (refused.status_code, "又有人改过" in page, 'value="四月测评"' in page, 'value="13.00"' in page) == (409, True, True, True)
    body = {"code": "P-1", "summary": "四月测评", "because": "写错"}
    assert year.call("finance", "POST", f"ledgers/payments/corrections?seen={seq}", body).body["rule"] == "stale"
    assert year.call("finance", "POST", "ledgers/payments/corrections", body).status == 201
    values = year.call("finance", "GET", "ledgers/payments/row?key=P-1").body["values"]
    assert (values["amount"], values["summary"]) == ("13.00", "四月测评")


def test_a_ledger_that_no_desk_keeps_is_added_to_and_corrected_too(year: Office) -> None:
    told = ledgers()["contracts"]
    body = {column.name: column.example for column in told.filled if column.is_needed and column.example}
    body |= {c.name: "1" for c in told.filled if c.references == "budgets"}
    made = year.call("staff", "POST", "ledgers/contracts/rows", body)
    assert made.status == 201, made.body
    key = str(body[told.key.name])
    title = next(c.name for c in told.filled if c.type == "text" and not c.key and not c.references)
    done = year.call("leader", "POST", "ledgers/contracts/corrections", {told.key.name: key, title: "改过的", "because": "写错"})
    assert done.status == 201, done.body
    assert year.call("staff", "GET", f"ledgers/contracts/row?key={key}").body["corrections"][0]["after"] == "改过的"


def test_the_page_corrects_only_what_was_typed_otherwise_and_keeps_what_was_refused(year: Office) -> None:
    year.call("staff", "POST", "ledgers/payments/rows", {**PAID, "because": "漏记"})
    client = sitting(year, "finance")
    place = {"unit": year.unit("小学").pk, "year": 2024, "at": "ledger:payments#P-1"}
    typed = {c.name: PAID.get(c.name, "") for c in ledgers()["payments"].filled if not c.key}
    refused = client.post("/records/row/correct", {**place, **typed, "amount": "一十三", "because": "写错"})
    assert (refused.status_code, 'value="一十三"' in refused.content.decode()) == (422, True)
    done = client.post("/records/row/correct", {**place, **typed, "amount": "13.00", "summary": "四月测评", "because": "写错"})
    assert (done.status_code, "原来的留着" in done.content.decode()) == (200, True)
    told = year.call("finance", "GET", "ledgers/payments/row?key=P-1").body["corrections"]
    assert {one["column"] for one in told} == {"金额", "摘要"}


WRONG = (
    {**PAID, "code": "P-2", "paid_on": "2024-13-01"},
    {**PAID, "code": "P-3", "project": "77", "amount": "十二"},
    {**PAID, "code": "P-4"},
)


def test_a_file_is_checked_cell_by_cell_mended_and_taken_in_whole(year: Office) -> None:
    from jixiao.web.models import Row

    before = Row.objects.count()
    made = post(year, "staff", "intakes", "支出明细.csv", sheet(*WRONG))
    assert made.status == 201, made.body
    assert {one["cell"] for one in made.body["problems"]} == {"B2", "C3", "D3"}
    assert all(one["what"] and one["way_out"] for one in made.body["problems"])
    key = made.body["id"]
    refused = year.call("staff", "POST", f"intakes/{key}/taken")
    assert (refused.status, Row.objects.count()) == (409, before)
    cells = {"支出明细!B2": "2024-12-01", "支出明细!C3": "1", "支出明细!D3": "12"}
    mended = year.call("finance", "POST", f"intakes/{key}/mends", {"cells": cells, "without": ["支出明细!4"]}).body
    assert (mended["problems"], mended["new"], mended["ready"]) == ([], {"payments": 2}, True)
    taken = year.call("staff", "POST", f"intakes/{key}/taken")
    assert (taken.status, taken.body["rows"], taken.body["state"], Row.objects.count()) == (200, 2, "taken", before + 2)
    assert year.call("staff", "POST", f"intakes/{key}/taken").status == 409
    origin = year.call("staff", "GET", "ledgers/payments/row?key=P-3").body["origin"]
    assert (origin["how"], origin["digest"], "第 3 行" in origin["place"]) == ("从文件导入", made.body["sha256"], True)
    assert lines("records.imported")[0]["rows"] == {"payments": 2}


def test_an_import_changes_nothing_that_stands(year: Office) -> None:
    year.call("staff", "POST", "ledgers/payments/rows", {**PAID, "because": "漏记"})
    same = post(year, "staff", "intakes", "支出明细.csv", sheet(PAID)).body
    assert (same["same"], same["new"], same["ready"], same["problems"]) == ({"payments": 1}, {}, False, [])
    other = post(year, "staff", "intakes", "支出明细.csv", sheet({**PAID, "amount": "99.00"})).body
    assert [one["cell"] for one in other["problems"]] == ["A2"]
    assert "12.50" in other["problems"][0]["what"]
    assert year.call("staff", "GET", "ledgers/payments/row?key=P-1").body["values"]["amount"] == "12.50"


def test_a_file_on_its_way_in_waits_for_whoever_may_write_and_for_nobody_else(year: Office) -> None:
    key = post(year, "staff", "intakes", "支出明细.csv", sheet(*WRONG)).body["id"]
    assert [one["id"] for one in year.call("finance", "GET", "intakes").body["items"]] == [key]
    for login in ("other_staff", "department", "business", "system"):
        assert year.call(login, "GET", f"intakes/{key}").status == 404
        assert year.call(login, "POST", f"intakes/{key}/taken").status == 404
    assert year.call("leader", "POST", f"intakes/{key}/taken").status == 404
    assert year.call("staff", "DELETE", f"intakes/{key}").status == 204
    assert year.call("finance", "GET", "intakes").body["items"] == []


@pytest.mark.parametrize(
    ("name", "data"), [("a.xlsx", b"no workbook"), ("a.csv", b""), ("a.pdf", b"%PDF-1.4"), ("别的.csv", b"a,b\n1,2\n")]
)
def test_what_is_no_ledger_is_told_and_writes_nothing(year: Office, name: str, data: bytes) -> None:
    from jixiao.web.models import Row

    before = Row.objects.count()
    answer = post(year, "staff", "intakes", name, data)
    assert answer.status in (201, 422)
    assert answer.status == 422 or not answer.body["ready"]
    assert Row.objects.count() == before


def test_mending_on_the_page_is_one_way_through(year: Office) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    client = sitting(year, "staff")
    place = {"unit": year.unit("小学").pk, "year": 2024}
    begun = client.post("/records/in", {**place, "files": SimpleUploadedFile("支出明细.csv", sheet(*WRONG))})
    link = begun.headers["Location"].partition("?")[0]
    page = client.get(link, place).content.decode()
    assert all(text in page for text in ("有 3 处要改", 'name="cell:支出明细!B2" value="2024-13-01"', "不要第 3 行"))
    fields = {"cell:支出明细!B2": "2024-12-01", "cell:支出明细!C3": "77", "cell:支出明细!D3": "十二"}
    again = client.post(f"{link}/mend", {**place, **fields, "without": ["支出明细!3"]}).content.decode()
    assert all(text in again for text in ("改了 1 格，去掉 1 行", "2 行可以导入"))
    done = client.post(f"{link}/take", place)
    assert "导入了“支出明细.csv”的 2 行" in done.content.decode()
    assert client.post(f"{link}/take", place).status_code == 409


def test_a_blank_ledger_comes_with_its_hints(year: Office) -> None:
    answer = year.call("staff", "GET", "ledgers/payments/template")
    assert answer.status == 200
    with ZipFile(BytesIO(answer.body)) as book:
        assert "填写说明" in book.read("xl/workbook.xml").decode()
    assert sitting(year, "staff").get("/records/payments/blank").headers["Content-Disposition"].startswith("attachment")
