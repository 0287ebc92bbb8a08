"""Who may do and see what at the desks, by role, act and unit: generated from the desks' files; and a deputy who looks for others' records."""

import json
from collections.abc import Callable, Iterator, Mapping
from itertools import product
from typing import Any

import pytest
from offices import PASSWORD, Base, Office
from test_office_pages import sitting

from jixiao.desk.deskfile import ROLES, Act, Role
from jixiao.desk.loading import at_desks, desks, shipped_desks
from jixiao.desk.table import full_rows

OTHER_UNIT = "中学"
HERE_ALONE = ("三班", "日程", "掌上", "复印机", "甲公司", "第1选区")
"""What stands in the rows of the city and nowhere else."""
PUBLIC_MATTERS = frozenset(("comments",))
"""Ledgers of what citizens say: it is published, and names nobody."""


@pytest.fixture
def city(prepare: Callable[[str], Base]) -> Iterator[Office]:
    """Give an office whose city has every desk's rows, one person of every role there and one of every role at a unit below it.

    On one database alone: who may what is not asked of it.
    """
    from django.db import transaction

    base = prepare("sqlite")
    with transaction.atomic():
        yield from _city(Office(base))
        transaction.set_rollback(True)


def _city(office: Office) -> Iterator[Office]:
    from jixiao.web.desks import shelf
    from jixiao.web.desks.rows import bring
    from jixiao.web.journal.write import Actor, note
    from jixiao.web.models import OwnRecord
    from jixiao.web.people.staff import grant, hire

    shelf.empty()
    stage: dict[str, str] = {}
    for desk in shipped_desks().values():
        stage = {**desk.stage, **stage}
    with at_desks(desks().values()) as kept:
        bring(office.unit("市"), 2024, full_rows(stage, kept), kept, note(Actor(), "records.brought").seq)
    made = []
    for role in ROLES:
        for login, unit in ((f"here_{role}", "市"), (f"there_{role}", OTHER_UNIT)):
            person, _ = hire(Actor(), login, login, PASSWORD)
            grant(Actor(), person, role, office.unit(unit))
            office.base.keys[login] = person.id
            made.append(login)
            if role == "deputy":
                OwnRecord.objects.create(person=person, unit=office.unit(unit), address="ledger:deputies#M001")
    yield office
    shelf.empty()
    for login in made:
        office.base.keys.pop(login)


def kept_at(office: Office, unit: str) -> list[tuple[Any, ...]]:
    from jixiao.web.models import Row

    return list(Row.objects.filter(unit=office.unit(unit)).order_by("ledger", "key").values_list("ledger", "key", "values", "seq"))


def acts() -> list[tuple[str, Act, str]]:
    """Return every act of every desk, each with its address."""
    return [(name, act, f"desks/{desk.name}/acts/{name}") for desk in shipped_desks().values() for name, act in desk.acts.items()]


def ledgers_and_journals() -> list[str]:
    return [name for desk in shipped_desks().values() for name in (*desk.keeps, *desk.journals)]


def body_of(act: Act, role: Role) -> Mapping[str, object]:
    """Return what an example does that is done: by somebody in this role where there is one."""
    done = [one for one in act.examples if one.refused is None]
    return next((one.do for one in done if one.by == role), done[0].do)


def test_nobody_of_another_unit_does_or_reads_anything_here(city: Office) -> None:
    """Every act of every desk, with a body that is accepted of who may here, sent by the same role of another unit."""
    before, leaked = kept_at(city, "市"), list[tuple[str, str, str]]()
    for role, (name, act, path) in product(ROLES, acts()):
        body = json.dumps(body_of(act, role), default=str, ensure_ascii=False)
        answer = city.call(f"there_{role}", "POST", path, json.loads(body))
        assert (answer.status == 404) is (role not in act.by), (role, name, answer)
        assert answer.status < 500, (role, name, answer)
        told = json.dumps(answer.body, ensure_ascii=False)
        leaked += [(role, name, word) for word in HERE_ALONE if word in told and word not in body]
    assert leaked == []
    assert kept_at(city, "市") == before


def test_nobody_of_another_unit_reads_a_row_of_here(city: Office) -> None:
    """Every ledger and journal, by everybody of another unit where nothing was done yet."""
    for role, ledger in product(ROLES, ledgers_and_journals()):
        listed = city.call(f"there_{role}", "GET", f"records/{ledger}")
        assert listed.status == 404 or listed.body["items"] == [], (role, ledger)


def test_every_act_is_looked_at_by_its_roles_and_by_no_other(city: Office) -> None:
    """The same here, before anything is done: 404 of who may not, whatever is sent; anything else of who may."""
    wrong = []
    for role, (_, act, path) in product(ROLES, acts()):
        status = city.call(f"here_{role}", "POST", f"{path}/ahead", {"nothing": "such"}).status
        if (status == 404) is (role in act.by) or status >= 500:
            wrong.append((role, path, status))
    assert wrong == []


def test_who_is_held_to_the_own_reads_no_row_of_others(city: Office) -> None:
    """Every ledger and journal, read by somebody who is nobody's record here and did nothing: nothing but what is public stands there."""
    from jixiao.web.models import OwnRecord

    OwnRecord.objects.all().delete()
    for role, ledger in product(("deputy", "staff_member", "public"), ledgers_and_journals()):
        listed = city.call(f"here_{role}", "GET", f"records/{ledger}")
        assert listed.status == 404 or listed.body["items"] == [] or ledger in PUBLIC_MATTERS, (role, ledger, listed.body)


OTHERS_RECORDS = {
    "group": "ledger:receipts#SB-002",
    "systems": "ledger:tickets#GD-001",
    "deputies": "ledger:enrolments#BM-00001",
    "training": "ledger:course_places#PB-00001",
    "democracy": "ledger:submissions#LG-001",
    "office": "ledger:questions#WT-0001",
}
"""A record of somebody else at each desk of a deputy."""
PAGES = ("/desks/{}?record=%s", "/api/v1/desks/{}/record?address=%s")


def test_a_record_of_another_and_one_that_is_not_there_are_one(city: Office) -> None:
    client = sitting(city, "here_deputy")
    paths = [(path.format(desk), record) for desk, record in OTHERS_RECORDS.items() for path in PAGES]
    for path, record in paths:
        nowhere = f"{record.partition('#')[0]}#NONE-1"
        pages = [client.get(path % one.replace("#", "%23")) for one in (record, nowhere)]
        assert {page.status_code for page in pages} == {404}, path
        assert pages[0].content.replace(record.encode(), b"") == pages[1].content.replace(nowhere.encode(), b"")


ACTS_FOR_OTHERS: tuple[tuple[str, str, str, dict[str, object]], ...] = (
    ("group/acts/receipts.submit", "deputy", "M002", {"spent_on": "2024-05-18", "kind": "图书", "amount": "1", "invoice": "SF-77"}),
    ("systems/acts/tickets.confirm", "ticket", "GD-004", {}),
    ("systems/acts/tickets.reopen", "ticket", "GD-004", {"said": "又坏了"}),
    ("deputies/acts/activities.leave", "enrolment", "BM-00001", {"leave": "出差"}),
    ("deputies/acts/activities.enrol", "deputy", "D003", {"activity": "HD-01"}),
    ("deputies/acts/duties.record", "deputy", "D003", {"done_on": "2024-04-01", "kind": "视察"}),
    ("training/acts/courses.leave", "place", "PB-00001", {"leave": "出差"}),
    ("training/acts/courses.test", "deputy", "D003", {"course": "PX-03", "part": "训后", "points": 100}),
    ("congress/acts/papers.receive", "deputy", "D003", {"paper": "CL-0001"}),
    ("office/acts/questions.ask", "deputy", "D003", {"project": "1", "question": "为什么"}),
)
"""An act of a deputy, the field that names a record, the key of somebody else's, and what else is sent."""


def test_an_act_for_another_is_answered_as_one_for_nobody(city: Office) -> None:
    """Done, and looked at before it is done: by the record of another, and by one that is not there."""
    before = kept_at(city, "市")
    for (path, field, theirs, more), end in product(ACTS_FOR_OTHERS, ("", "/ahead")):
        answers = [city.call("here_deputy", "POST", f"desks/{path}{end}", {**more, field: one}) for one in (theirs, "NONE-1")]
        told = [
            json.dumps(answer.body, ensure_ascii=False).replace(one, "…") for answer, one in zip(answers, (theirs, "NONE-1"), strict=True)
        ]
        assert answers[0].status == answers[1].status, (path, end, answers)
        assert told[0] == told[1], (path, end)
    assert kept_at(city, "市") == before


def test_what_others_reported_is_neither_listed_nor_opened_and_the_own_is(city: Office) -> None:
    opened = city.call("here_deputy", "POST", "desks/systems/acts/tickets.open", {"system": "XT-2", "kind": "故障", "said": "打不开"}).body
    code = opened["records"][0].partition("#")[2]
    assert [row["code"] for row in city.call("here_deputy", "GET", "records/tickets").body["items"]] == [code]
    assert sitting(city, "here_deputy").get(f"/desks/systems?record=ledger:tickets%23{code}").status_code == 200
    assert city.call("here_staff_member", "GET", "records/tickets").body["items"] == []
    assert len(city.call("here_handler", "GET", "records/tickets").body["items"]) > 1


def test_reviewers_read_what_was_sent_and_not_by_whom(city: Office) -> None:
    for role in ("handler", "unit_staff", "unit_leader"):
        rows = city.call(f"here_{role}", "GET", "records/submissions").body["items"]
        assert rows
        assert "author" not in rows[0]
    page = sitting(city, "here_handler").get("/desks/democracy?record=ledger:submissions%23LG-001").content.decode()
    assert "看不到作者" in page
    assert "<dd>甲</dd>" not in page


def test_two_of_one_name_are_told_apart_by_their_login(city: Office) -> None:
    from jixiao.web.journal.write import Actor
    from jixiao.web.people.staff import grant, hire

    for login in ("wang1", "wang2"):
        person, _ = hire(Actor(), login, "王伟", PASSWORD)
        grant(Actor(), person, "deputy", city.unit("市"))
        city.base.keys[login] = person.id
    assert [city.person(login).name for login in ("wang1", "wang2")] == ["王伟", "王伟（wang2）"]
    city.call("wang1", "POST", "desks/systems/acts/tickets.open", {"system": "XT-2", "kind": "故障"})
    assert [len(city.call(login, "GET", "records/tickets").body["items"]) for login in ("wang1", "wang2")] == [1, 0]
    for login in ("wang1", "wang2"):
        city.base.keys.pop(login)


def test_an_invoice_of_another_year_is_refused_and_one_that_was_sent_back_is_not(city: Office) -> None:
    from jixiao.web.desks import shelf
    from jixiao.web.desks.rows import bring
    from jixiao.web.journal.write import Actor, note

    earlier = {
        "deputies": "code | name | level | term_start\nM001 | 甲 | 市 | 2023-01-11",
        "receipts": "code | deputy | spent_on | kind | amount | invoice\nSB-001 | M001 | 2023-05-01 | 图书 | 10 | OLD-1\nSB-002 | M001 | 2023-06-01 | 图书 | 10 | OLD-2",
        "claim_steps": "code | receipt | step | who | day\nBX-00001 | SB-001 | 提交 | 甲 | 2023-05-02\nBX-00002 | SB-002 | 退回 | 丙 | 2023-06-02",
    }
    with at_desks(desks().values()) as kept:
        bring(city.unit("市"), 2023, full_rows(earlier, kept), kept, note(Actor(), "records.brought").seq)
    shelf.empty()
    claim = {"deputy": "M001", "spent_on": "2024-05-18", "kind": "图书", "amount": "10"}
    answers = {
        invoice: city.call("here_handler", "POST", "desks/group/acts/receipts.submit", {**claim, "invoice": invoice})
        for invoice in ("OLD-1", "OLD-2", "NEW-1")
    }
    assert {invoice: answer.status for invoice, answer in answers.items()} == {"OLD-1": 409, "OLD-2": 201, "NEW-1": 201}
    assert (answers["OLD-1"].body["rule"], "2023-05-01" in answers["OLD-1"].body["detail"]) == ("invoice_once", True)
    assert [row["code"] for row in city.call("here_handler", "GET", "records/receipts").body["items"]][:2] == ["SB-007", "SB-006"]
