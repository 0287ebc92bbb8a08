"""Desks in the workbench: acts by who may, once, with their line in the log; rows that each sees; answers that nobody can be tied to."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from offices import PEOPLE, Office

from jixiao.desk.loading import at_desks, desks, shipped_desks
from jixiao.desk.table import full_rows

CLAIM = {"spent_on": "2024-05-18", "kind": "图书", "amount": "10.00", "invoice": "SF-9"}
AT_THE_CITY = {"deputy", "member", "handler", "business", "performance", "congress", "auditor", "public", "system", "security", "log"}


@pytest.fixture
def year(office: Office) -> Iterator[Office]:
    """Give an office whose city has the rows that examples of the group's and the office's desk start from."""
    from jixiao.web.desks import shelf
    from jixiao.web.desks.rows import bring
    from jixiao.web.journal.write import Actor, note
    from jixiao.web.models import OwnRecord

    shelf.empty()
    with at_desks(desks().values()) as kept:
        tables = full_rows({**shipped_desks()["office"].stage, **shipped_desks()["group"].stage}, kept)
        bring(office.unit("市"), 2024, tables, kept, note(Actor(), "records.brought").seq)
    OwnRecord.objects.create(person=office.person("deputy"), unit=office.unit("市"), address="ledger:deputies#M001")
    yield office
    shelf.empty()


def lines(event: str = "desk.act") -> list[dict[str, Any]]:
    from jixiao.web.models import Entry

    return [json.loads(entry.body) for entry in Entry.objects.filter(event=event).order_by("seq")]


def test_an_act_is_done_once_with_its_rows_and_its_line(year: Office) -> None:
    first = year.call("deputy", "POST", "desks/group/acts/receipts.submit", CLAIM, idempotency_key="one")
    again = year.call("deputy", "POST", "desks/group/acts/receipts.submit", CLAIM, idempotency_key="one")
    assert (first.status, again.status, again.body) == (201, 201, first.body)
    assert first.body["records"][0] == "ledger:receipts#SB-006"
    (line,) = lines()
    assert line["told"] | {"says": ""} == {
        "desk": "group", "act": "receipts.submit", "day": line["told"]["day"], "marks": [], "says": "", "who": "deputy", "records": 2, "because": "",
    }  # fmt: skip
    listed = year.call("deputy", "GET", "records/receipts").body["items"]
    assert {row["deputy"] for row in listed} == {"M001"}
    assert listed[0]["code"] == "SB-006"


def test_what_is_refused_leaves_nothing(year: Office) -> None:
    before = year.call("handler", "GET", "records/receipts").body
    answer = year.call("deputy", "POST", "desks/group/acts/receipts.submit", {**CLAIM, "invoice": "SF-2"}, idempotency_key="two")
    assert (answer.status, answer.body["rule"], answer.body["needs_reason"]) == (409, "invoice_once", False)
    assert ("别的代表" in answer.body["detail"], "SB-002" in answer.body["detail"]) == (True, False)
    told = year.call("handler", "POST", "desks/group/acts/receipts.submit", {**CLAIM, "deputy": "M001", "invoice": "SF-2"})
    assert "SB-002" in told.body["detail"]
    assert year.call("handler", "GET", "records/receipts").body == before
    assert lines() == []


def test_a_weak_rule_asks_for_a_reason_and_keeps_it(year: Office) -> None:
    body = {**CLAIM, "spent_on": "2024-01-10", "amount": "1900"}
    assert year.call("deputy", "POST", "desks/group/acts/receipts.submit", body).body["needs_reason"] is True
    made = year.call("deputy", "POST", "desks/group/acts/receipts.submit", {**body, "because": "主任会议同意"})
    assert (made.status, made.body["marks"]) == (201, ["rest_of_the_year"])
    assert lines()[0]["told"]["because"] == "主任会议同意"


def test_the_book_follows_what_another_process_wrote(year: Office) -> None:
    from jixiao.web.desks.rows import packed
    from jixiao.web.models import Row

    assert len(year.call("handler", "GET", "records/receipts").body["items"]) == 5
    row = Row.objects.get(ledger="receipts", key="SB-001")
    values = {**json.loads(row.values), "amount": "7.00"}
    Row.objects.filter(pk=row.pk).update(values=packed(values), seq=row.seq + 10)
    found = {one["code"]: one["amount"] for one in year.call("handler", "GET", "records/receipts").body["items"]}
    assert found["SB-001"] == "7.00"


def test_pages_of_records_leave_nothing_out(year: Office) -> None:
    codes, cursor = [], ""
    while True:
        answer = year.call("handler", "GET", f"records/receipts?limit=2{cursor}").body
        codes += [row["code"] for row in answer["items"]]
        if answer["next"] is None:
            break
        cursor = f"&cursor={answer['next']}"
    assert sorted(codes) == [f"SB-00{n}" for n in range(1, 6)]
    assert year.call("handler", "GET", "records/receipts?cursor=SB-099").status == 422


def test_each_role_does_its_acts_and_learns_of_no_others(year: Office) -> None:
    for login in sorted(AT_THE_CITY):
        role = PEOPLE[login][0]
        wrong = []
        for desk in shipped_desks().values():
            for name, act in desk.acts.items():
                status = year.call(login, "POST", f"desks/{desk.name}/acts/{name}", {"nothing": "such"}).status
                if (status == 404) is (role in act.by) or status >= 500 or status < 400:
                    wrong.append((desk.name, name, status))
            correct = year.call(login, "POST", f"desks/{desk.name}/acts/{desk.keeps[0]}.correct", {}).status
            if (correct == 404) is (role in desk.correctors):
                wrong.append((desk.name, "correct", correct))
        assert wrong == [], login
        assert lines() == [], login


def test_who_works_at_no_desk_sees_none(year: Office) -> None:
    for login in ("system", "congress", "log"):
        assert year.call(login, "GET", "desks").body == {"items": []}
        assert year.call(login, "GET", "desks/group/acts").status == 404
        assert year.call(login, "GET", "records/receipts").status == 404


def test_what_is_not_there_and_what_is_not_for_a_deputy_are_one(year: Office) -> None:
    for path in ("desks/none/acts", "desks/staff/acts", "records/payroll", "records/none", "records/survey_links", "records/marks"):
        assert year.call("deputy", "GET", path).status == 404, path


def test_reasons_and_corrections_are_read_by_who_may_correct(year: Office) -> None:
    assert {year.call(login, "GET", "records/marks").status for login in ("leader", "finance")} == {200}
    assert {year.call(login, "GET", "records/corrections").status for login in ("deputy", "handler", "staff")} == {404}


def test_personal_columns_are_told_to_nobody_else(year: Office) -> None:
    rows = year.call("handler", "GET", "records/deputies").body["items"]
    assert {"id_number", "birthday"} & set(rows[0]) == set()


def test_an_answered_questionnaire_is_tied_to_nobody(year: Office) -> None:
    from jixiao.web.models import Entry, Receipt, Row

    receipts = Receipt.objects.count()
    body = {"link": "L1", "rows": [{"question": "总体", "answer": "不满意"}, {"question": "效果", "answer": "一般"}]}
    answer = year.call("deputy", "POST", "desks/office/acts/surveys.answer", body, idempotency_key="mine")
    assert (answer.status, answer.body["records"]) == (201, [])
    entry = Entry.objects.get(event="desk.act")
    assert (entry.person, entry.subject, Receipt.objects.count()) == ("", "", receipts)
    told = entry.body + "".join(Row.objects.filter(ledger__in=("survey_sheets", "survey_links")).values_list("values", flat=True))
    who = year.person("deputy")
    assert not {part for part in (who.id, who.login, "M001", "testserver") if part in told}
    sheets = Row.objects.filter(ledger="survey_sheets")
    assert not any("L1" in values for values in sheets.values_list("values", flat=True))
    assert year.call("member", "POST", "desks/office/acts/surveys.answer", body).status == 409


def test_what_waits_is_counted_and_told(year: Office) -> None:
    (group,) = [desk for desk in year.call("deputy", "GET", "desks").body["items"] if desk["name"] == "group"]
    assert (group["waiting"], group["due"]) == (3, 0)
    items = year.call("deputy", "GET", "desks/group").body["items"]
    assert {item["record"] for item in items} == {"ledger:receipts#SB-001", "ledger:receipts#SB-003", "ledger:receipts#SB-005"}


def test_what_an_act_offers_is_accepted(year: Office) -> None:
    acts = {act["name"]: act for act in year.call("deputy", "GET", "desks/group/acts").body["items"]}
    assert set(acts) == {"receipts.submit"}
    assert acts["receipts.submit"]["schema"]["required"] == ["deputy", "spent_on", "kind", "amount", "invoice"]
    assert year.call("deputy", "POST", "desks/group/acts/receipts.submit", acts["receipts.submit"]["example"]).status == 201


def test_a_body_that_is_no_object_is_refused(year: Office) -> None:
    bodies: tuple[object, ...] = ([], "text", 7)
    for body in bodies:
        assert year.call("deputy", "POST", "desks/group/acts/receipts.submit", body).status == 422
