"""What the engine does with any desk: rights, fields, reasons, rows that are changed by a correction only."""

from datetime import date
from decimal import Decimal

import pytest

from jixiao.desk.acting import acted
from jixiao.desk.book import Book, opened
from jixiao.desk.deskfile import ROLES, Desk, Role
from jixiao.desk.doing import Done
from jixiao.desk.loading import shipped_desks
from jixiao.desk.queues import Reminder, offered, reminders, waiting
from jixiao.desk.situation import Refused, Situation
from jixiao.desk.writing import applied

M001 = "ledger:deputies#M001"
CLAIM = {"spent_on": "2024-05-18", "kind": "图书", "amount": "10.00", "invoice": "SF-9"}


def who(role: Role, person: str = "某人", me: str | None = None, on: date = date(2024, 5, 20)) -> Situation:
    return Situation(today=on, person=person, role=role, me=me)


def refused(outcome: Done | Refused | None) -> Refused:
    assert isinstance(outcome, Refused)
    return outcome


def done(outcome: Done | Refused | None) -> Done:
    assert isinstance(outcome, Done), outcome
    return outcome


@pytest.mark.parametrize("role", sorted(set(ROLES) - {"deputy", "handler"}))
def test_who_has_not_the_role_is_refused(role: Role, group: Desk, book: Book) -> None:
    assert refused(acted(group, "receipts.submit", CLAIM, book, who(role))).rule == "role"


def test_a_deputy_acts_for_nobody_else(group: Desk, book: Book) -> None:
    outcome = refused(acted(group, "receipts.submit", {**CLAIM, "deputy": "M002"}, book, who("deputy", me=M001)))
    assert (outcome.rule, set(outcome.fields)) == ("fields", {"deputy"})


def test_a_deputy_without_a_record_of_the_own_acts_for_nobody(group: Desk, book: Book) -> None:
    assert refused(acted(group, "receipts.submit", {**CLAIM, "deputy": "M001"}, book, who("deputy"))).rule == "fields"


def test_every_wrong_field_is_told(group: Desk, book: Book) -> None:
    body = {"deputy": "M099", "spent_on": "2024-02-30", "kind": "香烟", "amount": "-1", "colour": "red"}
    outcome = refused(acted(group, "receipts.submit", body, book, who("handler")))
    assert set(outcome.fields) == {"deputy", "spent_on", "kind", "amount", "invoice", "colour"}


@pytest.mark.parametrize("name", sorted(shipped_desks()))
def test_an_empty_body_is_refused_whatever_the_act(name: str) -> None:
    desk = shipped_desks()[name]
    with opened([desk]) as held:
        for act, declared in desk.acts.items():
            body = dict.fromkeys((ask.partition("@")[0].partition(".")[2] or ask.partition("@")[0] for ask in declared.asks), None)
            assert isinstance(acted(desk, act, {k.strip("?!*"): v for k, v in body.items()}, held, who(declared.by[0], me=M001)), Refused)


def test_nothing_is_changed_until_the_changes_are_applied(group: Desk, book: Book) -> None:
    outcome = done(acted(group, "receipts.submit", CLAIM, book, who("deputy", me=M001)))
    assert book.row(outcome.records[0]) is None
    assert done(acted(group, "receipts.submit", CLAIM, book, who("deputy", me=M001))) == outcome
    applied(outcome.changes, book)
    assert book.row(outcome.records[0]) == outcome.changes[0].after
    assert refused(acted(group, "receipts.submit", CLAIM, book, who("deputy", me=M001))).rule == "invoice_once"


def test_a_weak_rule_is_passed_with_a_reason_that_is_kept(group: Desk, book: Book) -> None:
    body = {**CLAIM, "amount": "2000"}
    first = refused(acted(group, "receipts.submit", body, book, who("deputy", me=M001)))
    assert (first.needs_reason, first.rules) == (True, ("rest_of_the_year",))
    outcome = done(acted(group, "receipts.submit", {**body, "because": "主任会议同意"}, book, who("deputy", person="甲", me=M001)))
    (mark,) = [change.after for change in outcome.changes if change.ledger == "marks"]
    assert (mark["rule"], mark["reason"], mark["who"], mark["record"]) == ("rest_of_the_year", "主任会议同意", "甲", outcome.records[0])


def test_a_hard_rule_is_not_passed_with_any_reason(group: Desk, book: Book) -> None:
    body = {**CLAIM, "invoice": "SF-2", "because": "急"}
    outcome = refused(acted(group, "receipts.submit", body, book, who("deputy", me=M001)))
    assert (outcome.rule, outcome.needs_reason) == ("invoice_once", False)


def test_numbers_go_on_from_the_highest_that_is_kept(group: Desk, book: Book) -> None:
    addresses = []
    for number in range(3):
        outcome = done(acted(group, "receipts.submit", {**CLAIM, "invoice": f"X-{number}"}, book, who("deputy", me=M001)))
        applied(outcome.changes, book)
        addresses.append(outcome.records[0])
    assert addresses == ["ledger:receipts#SB-006", "ledger:receipts#SB-007", "ledger:receipts#SB-008"]


def test_a_key_that_is_taken_is_refused(group: Desk, book: Book) -> None:
    assert refused(acted(group, "receipts.submit", {**CLAIM, "code": "SB-001"}, book, who("deputy", me=M001))).rule == "key_taken"


def test_a_correction_needs_a_reason_and_keeps_what_stood_there(group: Desk, book: Book) -> None:
    body = {"code": "SB-001", "amount": "601.00", "kind": "图书"}
    assert refused(acted(group, "receipts.correct", body, book, who("unit_leader"))).rule == "reason"
    outcome = done(acted(group, "receipts.correct", {**body, "because": "录错"}, book, who("unit_leader", person="丙")))
    row, kept = (change.after for change in outcome.changes)
    assert row["amount"] == Decimal("601.00")
    assert [kept[name] for name in ("cell", "before", "after", "reason", "who")] == ["amount", "600.00", "601.00", "录错", "丙"]


@pytest.mark.parametrize(
    ("body", "rule"),
    [
        ({"code": "SB-099", "amount": "1"}, "no_record"),
        ({"code": "SB-001"}, "nothing"),
        ({"code": "SB-001", "amount": "600"}, "nothing"),
        ({"code": "SB-001", "amount": ""}, "fields"),
        ({"code": "SB-001", "blank": ["amount"]}, "fields"),
        ({"code": "SB-001", "colour": "1"}, "fields"),
        ({"code": "SB-001", "deputy": "M099"}, "fields"),
        ({}, "no_record"),
    ],
)
def test_a_correction_that_can_not_be_is_refused(body: dict[str, object], rule: str, group: Desk, book: Book) -> None:
    assert refused(acted(group, "receipts.correct", {**body, "because": "录错"}, book, who("unit_leader"))).rule == rule


def test_a_correction_may_empty_what_need_not_be_there(group: Desk, book: Book) -> None:
    body = {"code": "SB-001", "blank": ["invoice"], "because": "录错"}
    outcome = done(acted(group, "receipts.correct", body, book, who("unit_finance")))
    assert outcome.changes[0].after["invoice"] is None


def test_only_correctors_correct(group: Desk, book: Book) -> None:
    assert refused(acted(group, "receipts.correct", {"code": "SB-001", "amount": "1", "because": "x"}, book, who("deputy"))).rule == "role"


def test_there_is_no_act_that_is_not_declared(group: Desk, book: Book) -> None:
    assert acted(group, "receipts.burn", {}, book, who("unit_leader")) is None
    assert acted(group, "tickets.correct", {}, book, who("unit_leader")) is None


def test_what_is_offered_is_accepted_and_nothing_is_offered_to_others(group: Desk, book: Book) -> None:
    body = offered(group, "receipts.approve", book, who("unit_leader", person="丁"))
    assert body is not None
    assert isinstance(acted(group, "receipts.approve", body, book, who("unit_leader", person="丁")), Done)
    assert offered(group, "receipts.approve", book, who("deputy", me=M001)) is None


def test_a_queue_tells_who_waits_until_when_and_reminds_before_that_day(group: Desk, book: Book) -> None:
    (due,) = {found.due for found in waiting(group, book, who("unit_leader")) if found.record.endswith("SB-001")}
    assert due == date(2024, 4, 10)
    early, late = who("unit_leader", on=date(2024, 4, 7)), who("unit_leader", on=date(2024, 4, 8))
    told = [[one for one in reminders(group, book, [day]) if one.queue == "to_approve"] for day in (early, late)]
    first = Reminder("to_approve", 1, "甲 200.00 元", date(2024, 1, 11))
    assert told == [[first], [first._replace(waiting=2)]]
    assert [found.remind for day in (early, late) for found in waiting(group, book, day) if found.record.endswith("SB-001")] == [
        False,
        True,
    ]
    assert not list(reminders(group, book, [who("deputy", me=M001, on=date(2024, 4, 8))]))


def test_a_deputy_sees_the_own_claims_only(group: Desk, book: Book) -> None:
    seen = {found.record for found in waiting(group, book, who("deputy", me=M001))}
    assert seen == {"ledger:receipts#SB-001", "ledger:receipts#SB-003", "ledger:receipts#SB-005"}
