"""What goes on into the next year: what desks name and what that speaks of; the rest stays behind, and so do numbers of projects."""

from datetime import date

from msgspec.structs import replace

from jixiao.desk.book import opened
from jixiao.desk.check import check_faults
from jixiao.desk.faults import desk_faults
from jixiao.desk.loading import kept_by, shipped_desks
from jixiao.desk.table import full_rows
from jixiao.desk.turning import carried

NEW_YEAR = date(2025, 1, 1)
GIVEN = {
    "budgets": "code | name | initial\n1 | 维护 | 10",
    "systems": "code | name\nXT-1 | 门户\nXT-2 | 掌上",
    "tickets": "code | system | kind | opened_on | closed_on\n"
    "GD-001 | XT-1 | 故障 | 2024-03-01 | 2024-03-02\n"
    "GD-002 | XT-1 | 故障 | 2024-12-20 | 2024-12-22\n"
    "GD-003 | XT-2 | 咨询 | 2024-12-30 |",
    "ticket_steps": "code | ticket | step | day\nGDJ-00001 | GD-001 | 报告 | 2024-03-01\nGDJ-00002 | GD-003 | 报告 | 2024-12-30",
    "deputies": "code | name | level | term_start | term_end\nD001 | 甲 | 区 | 2021-11-16 |\n"
    "D002 | 乙 | 区 | 2021-11-16 | 2024-06-01\nD003 | 丙 | 区 | 2016-11-16 | 2021-11-15",
    "by_elections": "code | district | vacancy_of | planned_on | held_on | status\nBX-01 | 三选区 | D003 | 2024-12-20 | | 推迟\n"
    "BX-02 | 四选区 | D002 | 2024-09-20 | 2024-09-20 | 完成",
    "questions": "code | project | question | day | answer\nWD-0001 | 1 | 为什么？ | 2024-12-28 |\nWD-0002 | 1 | 多少？ | 2024-05-01 | 十元",
}


def keys(tables: dict[str, list[dict[str, object]]]) -> dict[str, list[object]]:
    return {name: [row["code"] for row in rows] for name, rows in tables.items()}


def test_what_is_registered_and_what_is_not_done_goes_on() -> None:
    every = tuple(shipped_desks().values())
    with opened(every) as book:
        book.fill(full_rows(GIVEN, book.kept))
        tables = carried(every, book, NEW_YEAR)
    assert keys(tables) == {
        "systems": ["XT-1", "XT-2"],
        "tickets": ["GD-002", "GD-003"],
        "ticket_steps": ["GDJ-00002"],
        "deputies": ["D001", "D002", "D003"],  # the third speaks in a by-election that is still to be held
        "by_elections": ["BX-01"],
        "questions": ["WD-0001"],
    }
    (question,) = tables["questions"]
    assert (question["project"], question["question"]) == (None, "为什么？")
    _, ticket = tables["tickets"]
    assert ticket["system"] == "ledger:systems#XT-2"


def test_a_day_earlier_what_was_just_closed_goes_on_too() -> None:
    every = tuple(shipped_desks().values())
    with opened(every) as book:
        book.fill(full_rows(GIVEN, book.kept))
        tickets = [keys(carried(every, book, day))["tickets"] for day in (date(2025, 1, 1), date(2025, 1, 2))]
    assert tickets == [["GD-002", "GD-003"], ["GD-003"]]


def test_a_desk_that_carries_wrongly_is_told() -> None:
    desk = shipped_desks()["systems"]
    kept = kept_by(shipped_desks().values())
    wrong = replace(
        desk, carries={"nowhere": "SELECT 1 AS record", "tickets": "SELECT t.id AS record FROM ledger_tickets AS t WHERE t.code = :ghost"}
    )
    said = [fault.zh for fault in desk_faults(wrong, kept)]
    assert any("nowhere" in one for one in said)
    assert any("ghost" in one for one in said)
    with opened([desk]) as book:
        nameless = replace(desk, carries={"systems": "SELECT x.code FROM ledger_systems AS x"})
        assert [fault.zh for fault in check_faults(nameless, (), book) if "carries" in fault.zh] == ["carries 的 systems：缺少列 record。"]


def test_what_a_row_has_to_speak_of_keeps_its_number() -> None:
    desk = shipped_desks()["research"]
    longer = replace(desk, carries={"topics": "SELECT t.id AS record FROM ledger_topics AS t WHERE t.delivered_on IS NULL"})
    with opened([longer]) as book:
        topics = "code | title | project | due_on | delivered_on\nKT-1 | 甲 | 1 | 2024-11-30 |\nKT-2 | 乙 | 1 | 2024-11-30 | 2024-11-01"
        book.fill(full_rows({"budgets": GIVEN["budgets"], "topics": topics}, book.kept))
        (topic,) = carried([longer], book, NEW_YEAR)["topics"]
    assert (topic["code"], topic["project"]) == ("KT-1", "ledger:budgets#1")


CLAIMS = {
    "deputies": "code | name | level | term_start\nM001 | 甲 | 市 | 2023-01-15\nM002 | 乙 | 市 | 2023-01-15",
    "payments": "code | paid_on | item | amount\n2024-12-0001 | 2024-12-20 | 书报费 | 60",
    "receipts": "code | deputy | spent_on | kind | amount | invoice | payment\n"
    "SB-001 | M001 | 2024-12-02 | 图书 | 60 | F1 | 2024-12-0001\n"
    "SB-002 | M001 | 2024-12-28 | 图书 | 80 | F2 |\n"
    "SB-003 | M002 | 2024-12-29 | 报刊 | 0 | F3 |\n"
    "SB-004 | M002 | 2024-12-30 | 报刊 | 90 | F4 |",
    "claim_steps": "code | receipt | step | who | day\nBX-00001 | SB-001 | 同意 | 丙 | 2024-12-03\nBX-00002 | SB-002 | 同意 | 丙 | 2024-12-30\n"
    "BX-00003 | SB-003 | 退回 | 丙 | 2024-12-30\nBX-00004 | SB-004 | 提交 | 乙 | 2024-12-30",
}


def test_a_claim_that_is_not_paid_goes_on() -> None:
    every = tuple(shipped_desks().values())
    with opened(every) as book:
        book.fill(full_rows(CLAIMS, book.kept))
        tables = carried(every, book, NEW_YEAR)
    assert keys(tables) == {"deputies": ["M001", "M002"], "receipts": ["SB-002", "SB-004"], "claim_steps": ["BX-00002", "BX-00004"]}
    assert [row["amount"] for row in tables["receipts"]] == [80, 90]
