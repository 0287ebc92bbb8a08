"""What is doubtful in records is told and stops nothing: numbers left out, days of another year, values that can't be, empty ledgers."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from jixiao.facts.schema import Row
from jixiao.ledger.doubts import doubts, year_of
from jixiao.ledger.schema import ledgers
from jixiao.ledger.sound import sound, without_impossible


def rows(ledger: str, *given: Row) -> dict[str, list[Row]]:
    """Return records of one ledger, every column that is not given blank."""
    blank = dict.fromkeys(column.name for column in ledgers()[ledger].columns)
    return {f"ledger_{ledger}": [{**blank, "at": f"ledger:{ledger}#{row['code']}", **row} for row in given]}


def gaps(*codes: str) -> list[tuple[str | None, str | None, int]]:
    given: list[Row] = [{"code": code} for code in codes]
    found = doubts(rows("payments", *given), None)
    return [(d.bound, d.value, d.missing) for d in found if d.kind == "gap" and d.doubted]


@pytest.mark.parametrize(
    ("codes", "told"),
    [
        (("A1", "A2", "A3"), []),
        (("A1", "A3", "A4"), [("A1", "A3", 1)]),
        (("A1", "A4", "A5", "A6"), [("A1", "A4", 2)]),
        (("A3", "A1", "A2"), []),
        (("PZ-002", "PZ-003", "PZ-004", "PZ-005"), [("PZ-000", "PZ-002", 1)]),
        (("PZ-003", "PZ-004", "PZ-005", "PZ-006"), [("PZ-000", "PZ-003", 2)]),
        (("PZ-004", "PZ-005", "PZ-006", "PZ-007"), []),
        (("PZ-002", "PZ-003", "PZ-004"), []),
        (("PZ-2", "PZ-3", "PZ-5", "PZ-6"), [("PZ-0", "PZ-2", 1), ("PZ-3", "PZ-5", 1)]),
        (("A1", "A3"), [("A1", "A3", 1)]),
        (("A1", "A4"), [("A1", "A4", 2)]),
        (("A1", "A5"), []),
        (("A1",), []),
        (("JK-11", "JK-12", "JK-21", "JK-22", "JK-31", "JK-32"), []),
        (("2024-01-1", "2024-01-2", "2024-02-3", "2024-02-4"), []),
        (("2024-01-1", "2024-01-2", "2024-02-1", "2024-02-2"), []),
        (("2024-01-1", "2024-01-2", "2024-02-4", "2024-02-5"), [("2024-01-2", "2024-02-4", 1)]),
        (("甲", "乙", "丙"), []),
    ],
)
def test_numbers_left_out_of_a_series(codes: tuple[str, ...], told: list[tuple[str, str, int]]) -> None:
    assert gaps(*codes) == told


def test_a_clean_series_is_told_as_looked_at() -> None:
    given: list[Row] = [{"code": f"A{n}"} for n in (1, 2, 3)]
    found = list(doubts(rows("payments", *given), None))
    assert {(d.kind, d.doubted) for d in found} == {("gap", False), ("blank", False), ("copy", False)}


def test_days_of_another_year_are_told_each() -> None:
    given = rows(
        "trips", {"code": "1", "planned_on": date(2024, 5, 1), "starts": date(2023, 5, 1)}, {"code": "2", "starts": date(2024, 1, 1)}
    )
    found = [(d.column.name, d.value, d.bound, d.doubted) for d in doubts(given, 2024) if d.kind == "outside"]
    assert found == [("planned_on", "2024-05-01", "2024", False), ("starts", "2023-05-01", "2024", True)]
    assert [d for d in doubts(given, None) if d.kind == "outside"] == []


def test_the_year_is_that_of_most_days() -> None:
    given = rows("trips", {"code": "1", "starts": date(2023, 5, 1)}, {"code": "2", "starts": date(2024, 1, 1), "ends": date(2024, 1, 2)})
    assert (year_of(given), year_of({})) == (2024, None)


def test_a_value_beyond_its_bound_is_told_with_the_bound() -> None:
    given = rows(
        "meetings",
        {"code": "1", "people": 310, "people_due": 31},
        {"code": "2", "people": 31, "people_due": 31},
        {"code": "3", "people": 9},
    )
    found = [(d.at, d.value, d.bound) for d in doubts(given, 2024) if d.kind == "impossible" and d.doubted]
    assert found == [("ledger:meetings#1", "310", "应到人数 31")]


def test_a_day_before_the_one_it_follows_is_told() -> None:
    given = rows("tickets", {"code": "1", "opened_on": date(2024, 2, 2), "closed_on": date(2024, 2, 1)})
    assert [d.bound for d in doubts(given, 2024) if d.kind == "impossible"] == ["报告日期 2024-02-02"]


def blanks(ledger: str, *given: Row) -> list[tuple[str, str, str | None]]:
    found = doubts(rows(ledger, *given), 2024)
    return [(d.at.partition("#")[2], d.column.name, d.bound) for d in found if d.kind == "blank" and d.doubted]


DONE = date(2024, 5, 1)


@pytest.mark.parametrize(
    ("ledger", "given", "told"),
    [
        ("works", [{"code": "1", "status": "完成"}], [("1", "done_on", "状态")]),
        ("works", [{"code": "1", "status": "在建", "passed": 3}], [("1", "done_on", "抽检合格次数")]),
        ("works", [{"code": "1", "status": "取消", "quantity": Decimal(3)}], []),
        ("works", [{"code": "1", "status": "计划"}], []),
        ("works", [{"code": "1", "status": "完成", "done_on": DONE, "checks": 5}], [("1", "passed", "抽检次数")]),
        ("works", [{"code": "1", "status": "完成", "done_on": DONE}], []),
        ("meetings", [{"code": "1", "held_on": DONE, "people_due": 31}], [("1", "people", "应到人数")]),
        ("meetings", [{"code": "1", "people_due": 31}], []),
        ("beneficiaries", [{"code": "1", "eligible": True}, {"code": "2", "eligible": False}], [("1", "starts", "资格审核通过")]),
    ],
)
def test_a_blank_that_the_row_itself_contradicts_is_told(ledger: str, given: list[Row], told: list[tuple[str, str, str]]) -> None:
    assert blanks(ledger, *given) == told


@pytest.mark.parametrize(("filled", "told"), [(5, True), (4, True), (3, False)])
def test_a_number_or_a_kind_that_most_rows_have_is_missed_where_it_is_blank(filled: int, told: bool) -> None:
    given: list[Row] = [{"code": str(n), "status": "完成", "done_on": DONE, "kind": "养护"} for n in range(filled)]
    found = blanks("works", *given, *({"code": f"x{n}", "status": "完成", "done_on": DONE} for n in range(6 - filled)))
    assert ([name for _, name, _ in found] == ["kind"] * (6 - filled)) is told


@pytest.mark.parametrize(
    ("ledger", "given", "told"),
    [
        ("works", {"due_on": DONE, "done_on": DONE}, ["done_on"]),
        ("works", {"due_on": DONE, "quantity": Decimal(9)}, ["quantity"]),
        ("works", {"due_on": DONE, "cost": Decimal(9)}, ["cost"]),
        ("works", {"due_on": DONE, "cost": Decimal(0), "acceptance": "未验收", "planned_quantity": Decimal(9)}, []),
        ("sessions", {"planned_on": DONE, "people": 3}, ["people"]),
        ("sessions", {"planned_on": DONE, "due_people": 3}, []),
    ],
)
def test_what_is_given_up_has_no_result(ledger: str, given: Row, told: list[str]) -> None:
    """A failure said to be given up would leave every rate."""
    for status, expected in (("取消", told), ("完成", [])):
        found = moved(rows(ledger, {"code": "1", **given, "status": status}))
        assert [column for _, column, _ in found] == expected


def test_a_record_with_a_name_or_a_price_that_was_only_done_on_another_day_is_a_copy() -> None:
    day = {"due_on": DONE, "status": "完成", "kind": "养护", "place": "东村"}
    named = [{"code": str(n), "title": "路面修补", **day, "done_on": date(2024, 2, n)} for n in (1, 2)]
    found = doubts(rows("works", *named), 2024)
    assert [(d.value, d.bound) for d in found if d.kind == "copy" and d.doubted] == [("2", "1")]
    visits = [{"code": str(n), "kind": "上门", "place": "东村", "planned_on": DONE, "people": 3, "quantity": Decimal(3)} for n in (1, 2)]
    visits = [{**row, "done_on": date(2024, 2, n)} for n, row in enumerate(visits, 1)]
    assert [d for d in doubts(rows("services", *visits), 2024) if d.kind == "copy" and d.doubted] == []


def test_what_is_left_blank_on_purpose_is_not_missed() -> None:
    given: list[Row] = [{"code": str(n), "amount": Decimal(n)} for n in range(1, 9)]
    assert blanks("plans", *given, {"code": "9", "quantity": Decimal(3)}) == []


def test_a_record_copied_under_another_key_is_told_with_the_first() -> None:
    same: Row = {"title": "路面修补", "kind": "养护", "status": "完成", "due_on": DONE, "done_on": DONE}
    found = doubts(rows("works", {"code": "1", **same}, {"code": "2", **same}, {"code": "3", **same, "place": "东村"}), 2024)
    assert [(d.value, d.bound) for d in found if d.kind == "copy" and d.doubted] == [("2", "1")]


def test_days_that_are_alike_are_no_copies() -> None:
    given = rows("calendar", {"code": "a", "day": date(2024, 1, 1)}, {"code": "b", "day": date(2024, 1, 2)})
    assert [d for d in doubts(given, 2024) if d.kind == "copy"] == []


def test_only_a_ledger_that_is_there_is_empty() -> None:
    assert [(d.kind, d.at) for d in doubts({}, 2024, {"trips"})] == [("empty", "ledger:trips")]


def test_what_was_given_up_or_done_in_the_year_before_has_no_outcome() -> None:
    given = rows(
        "courses",
        {"code": "1", "status": "取消", "starts": date(2024, 5, 1), "people": 40, "planned_people": 50},
        {"code": "2", "status": "完成", "starts": date(2023, 5, 1), "people": 40},
        {"code": "3", "status": "完成", "starts": date(2024, 5, 1), "people": 40},
        {"code": "4", "status": "完成", "starts": date(2025, 5, 1), "people": 40},
    )
    found = sound(given, 2024)["ledger_courses"]
    assert [(row["starts"], row["people"]) for row in found] == [(None, None), (None, 40), (date(2024, 5, 1), 40), (date(2025, 5, 1), 40)]
    assert found[0]["planned_people"] == 50


def test_impossible_numbers_are_left_blank_and_days_kept() -> None:
    given = {
        **rows("meetings", {"code": "1", "people": 310, "people_due": 31}),
        **rows("tickets", {"code": "1", "opened_on": date(2024, 2, 2), "closed_on": date(2024, 2, 1)}),
        **rows("timecards", {"code": "1", "days_due": Decimal(20), "days_present": Decimal(20)}),
    }
    found, told = without_impossible(given)
    assert (found["ledger_meetings"][0]["people"], found["ledger_tickets"][0]["closed_on"]) == (None, date(2024, 2, 1))
    assert {table: why.record for table, why in told.items()} == {"ledger_meetings": "“会议”1"}
    assert given["ledger_meetings"][0]["people"] == 310


@pytest.mark.parametrize("again", ["李四", "李 四", "李　四", "李四 "])
def test_somebody_entered_twice_is_told_however_the_name_is_spelt(again: str) -> None:
    """The same person under two keys is one, also where a blank stands in the name."""
    one: Row = {
        "holder": "李四",
        "project": "ledger:budgets#1",
        "kind": "低保",
        "place": "三组 A区",
        "eligible": True,
        "starts": date(2024, 1, 1),
    }
    given = rows("beneficiaries", {"code": "D1", **one}, {"code": "D2", **one, "holder": again, "place": "三组ａ区"})
    assert [(d.value, d.bound) for d in doubts(given, 2024) if d.kind == "copy" and d.doubted] == [("D2", "D1")]


def blanks_told(ledger: str, *given: Row) -> list[tuple[str, str]]:
    return [(d.at.partition("#")[2], d.column.name) for d in doubts(rows(ledger, *given), 2024) if d.kind == "blank" and d.doubted]


@pytest.mark.parametrize("blank", [1, 2, 3, 4])
def test_a_limit_of_time_that_others_have_is_missed_where_it_is_blank(blank: int) -> None:
    """What has no limit is left out of the share in time: to blank those that were late must not lift it unseen."""
    given: list[Row] = [{"code": f"甲{n}", "due_on": None if n < blank else date(2024, 5, 1)} for n in range(6)]
    assert blanks_told("complaints", *given) == [(f"甲{n}", "due_on") for n in range(blank)]


def test_limits_that_hardly_any_has_are_missed_by_none() -> None:
    given: list[Row] = [{"code": f"甲{n}", "due_on": None if n else date(2024, 5, 1)} for n in range(6)]
    assert blanks_told("complaints", *given) == []


def test_a_part_wants_its_whole_where_others_have_both() -> None:
    """More came than were due can't be: without how many were due nobody would see it."""
    other: Row = {"done_on": date(2024, 3, 1), "planned_on": date(2024, 3, 1)}
    given: list[Row] = [{"code": f"甲{n}", **other, "people": 9, "due_people": None if n < 2 else 10} for n in range(4)]
    parcels: list[Row] = [{"code": f"乙{n}", **other, "amount": 3} for n in range(8)]
    assert blanks_told("services", *given, *parcels) == [("甲0", "due_people"), ("甲1", "due_people")]


def moved(tables: dict[str, list[Row]]) -> list[tuple[str, str, str | None]]:
    return [(d.at.rpartition("#")[2], d.column.name, d.bound) for d in doubts(tables, 2024) if d.kind == "moved" and d.doubted]


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"due_on": DONE, "done_on": DONE, "reason": "连续降雨，推迟两天"}, True),
        ({"due_on": date(2024, 1, 1), "done_on": DONE, "reason": "连续降雨，推迟两天"}, False),
        ({"due_on": DONE, "done_on": DONE, "reason": "面积核减"}, False),
        ({"due_on": DONE, "reason": "推迟到明年"}, False),
        ({"due_on": DONE, "status": "取消", "reason": "推迟后取消"}, False),
        ({"due_on": DONE, "done_on": DONE}, False),
    ],
)
def test_a_delay_that_the_days_do_not_show_is_told(given: Row, told: bool) -> None:
    assert moved(rows("works", {"code": "1", **given})) == ([("1", "done_on", f"原因 {given.get('reason')}")] if told else [])


def complaints(*spans: int) -> dict[str, list[Row]]:
    start = date(2024, 3, 1)
    return rows(
        "complaints", *({"code": str(n), "received_on": start, "due_on": start + timedelta(span)} for n, span in enumerate(spans, 1))
    )


@pytest.mark.parametrize(
    ("spans", "told"),
    [((15, 15, 15, 20), ["4"]), ((15, 15, 15, 10), []), ((15, 15, 20, 20), []), ((15, 15, 20), []), ((15, 15, 15, 15), []), ((), [])],
)
def test_a_deadline_longer_than_that_of_most_rows_is_told(spans: tuple[int, ...], told: list[str]) -> None:
    assert [key for key, *_ in moved(complaints(*spans))] == told


@pytest.mark.parametrize(("due", "told"), [(date(2024, 8, 26), ["1"]), (date(2024, 8, 25), []), (None, [])])
def test_a_work_due_later_than_its_contract_is_told(due: date | None, told: list[str]) -> None:
    agreed = rows("contracts", {"code": "HT-01", "due_on": date(2024, 8, 25)})
    assert [
        key for key, *_ in moved({**agreed, **rows("works", {"code": "1", "due_on": due, "contract": "ledger:contracts#HT-01"})})
    ] == told


@pytest.mark.parametrize(
    ("course", "signed", "told"),
    [
        ({"starts": DONE, "ends": DONE + timedelta(1)}, (0, 1), None),
        ({"starts": DONE}, (0, 1), 1),
        ({"starts": DONE, "days": Decimal(2)}, (0, 1), None),
        ({"starts": DONE, "days": Decimal("1.5")}, (2,), 2),
        ({"starts": DONE, "ends": DONE}, (-1, 5), -1),
        ({"starts": None}, (0,), None),
        ({"starts": DONE, "status": "取消"}, (5,), None),
    ],
)
def test_a_day_on_which_nobody_signed_in_is_told_once(course: Row, signed: tuple[int, ...], told: int | None) -> None:
    """The day of a course or meeting typed earlier does not go with its own lists."""
    lists = [{"code": f"QD-{n}", "course": "ledger:courses#1", "attended_on": DONE + timedelta(n)} for n in signed]
    found = moved({**rows("courses", {"code": "1", **course}), **rows("attendance", *lists)})
    found = [one for one in found if one[2] != "状态 取消"]
    assert found == ([] if told is None else [("1", "starts", f"出席和参训 日期 {DONE + timedelta(told)}")])


def test_days_left_out_of_a_calendar_are_told() -> None:
    days = [{"code": date(2024, 1, n), "working": True} for n in (1, 2, 3, 6, 7)]
    found = doubts(rows("calendar", *days), 2024)
    assert [(d.bound, d.value, d.missing) for d in found if d.kind == "gap"] == [("2024-01-03", "2024-01-06", 2)]
    few = [{"code": date(2024, n, 1), "working": False} for n in (1, 3, 5)]
    assert [d for d in doubts(rows("calendar", *few), 2024) if d.kind == "gap"] == []


def test_what_was_not_paid_though_later_months_were_is_told() -> None:
    paid: list[Row] = [{"code": f"GZ-{n}", "month": date(2024, n, 1), "paid_on": date(2024, n, 18)} for n in (1, 2, 3, 5)]
    owed: list[Row] = [{"code": "GZ-4", "month": date(2024, 4, 1)}, {"code": "GZ-6", "month": date(2024, 6, 1)}]
    assert blanks("payroll", *paid, *owed) == [("GZ-4", "paid_on", None)]


def test_the_last_day_of_what_is_done_is_missed_where_others_have_it() -> None:
    done: list[Row] = [{"code": f"PX-{n}", "status": "完成", "starts": DONE, "ends": DONE} for n in range(4)]
    more: list[Row] = [{"code": "PX-5", "status": "改期完成", "starts": DONE}, {"code": "PX-6", "status": "计划"}]
    assert [row for row in blanks("courses", *done, *more) if row[1] == "ends"] == [("PX-5", "ends", None)]


def test_the_same_month_entered_twice_is_told() -> None:
    same: Row = {"month": date(2024, 1, 1), "collected_on": date(2024, 1, 15), "people": 15, "received": 9}
    found = doubts(rows("needs", {"code": "1", **same}, {"code": "2", **same}), 2024)
    assert [d.value for d in found if d.kind == "copy" and d.doubted] == ["2"]
    alike: Row = {"deputy": "ledger:deputies#1", "kind": "调研", "done_on": DONE, "organiser": "区人大"}
    found = doubts(rows("duties", {"code": "1", **alike}, {"code": "2", **alike}), 2024)
    assert [d for d in found if d.kind == "copy" and d.doubted] == []


def test_which_ledgers_alone_say_how_far_they_go() -> None:
    paid = rows("payments", {"code": "PZ-1", "paid_on": DONE})
    tables = {**complaints(15, 15), **rows("contracts", {"code": "HT-1"}), **rows("works", {"code": "GC-9", "due_on": DONE}), **paid}
    assert [d.value for d in doubts(tables, 2024) if d.kind == "end"] == ["工程 1 条，到 GC-9、投诉举报 2 条，到 2"]
    assert [d for d in doubts(paid, 2024) if d.kind == "end"] == []


def apart(own: str | None, owner: str | None) -> list[tuple[str, str | None, bool]]:
    tables = {
        **rows("contracts", {"code": "HT-1", "project": owner}),
        **rows("works", {"code": "GC-1", "project": own, "contract": "ledger:contracts#HT-1"}),
    }
    return [(d.column.name, d.bound, d.doubted) for d in doubts(tables, 2024) if d.kind == "apart" and d.ledger.name == "works"]


@pytest.mark.parametrize(
    ("own", "owner", "told"),
    [
        ("ledger:budgets#3", "ledger:budgets#1", [("project", "合同在项目 1 名下", True)]),
        ("ledger:budgets#1", "ledger:budgets#1", [("project", None, False)]),
        (None, "ledger:budgets#1", []),
        ("ledger:budgets#1", None, []),
    ],
)
def test_a_record_under_another_project_than_what_it_names_is_told(
    own: str | None, owner: str | None, told: list[tuple[str, str | None, bool]]
) -> None:
    assert apart(own, owner) == told
