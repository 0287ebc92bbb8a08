"""A file of the finance system taken in: its own heads, looked at before anything is kept, what is kept already not twice, proposals for the rest."""

from collections.abc import Iterator
from html import unescape
from io import BytesIO
from pathlib import Path
from re import findall
from typing import TYPE_CHECKING

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from offices import PASSWORD, Office
from test_office_pages import sitting
from xlsxwriter import Workbook

from jixiao.desk.loading import at_desks, desks
from jixiao.desk.table import full_rows

if TYPE_CHECKING:
    from django.test import Client

TABLES = {
    "budgets": "code | name | starts\n3 | 小组活动 | 2024-01-01",
    "deputies": "code | name | level | term_start\nM001 | 甲一 | 市 | 2023-01-11\nM002 | 乙一 | 市 | 2023-01-11",
    "receipts": "code | deputy | spent_on | kind | amount | invoice\nSB-001 | M001 | 2024-04-02 | 图书 | 600 | F1\n"
    "SB-002 | M002 | 2024-04-02 | 图书 | 300 | F2\nSB-003 | M002 | 2024-04-03 | 图书 | 300 | F3",
    "claim_steps": "code | receipt | step | who\nBX-00001 | SB-001 | 同意 | 丙\nBX-00002 | SB-002 | 同意 | 丙",
    "payments": "code | paid_on | project | amount | item | summary | source | payee_class | payee | deputy | invoice\n"
    "PZ-1 | 2024-04-10 | 3 | 900 | 活动 | 场地 | 财政拨款 | 单位 | 某公司 |  | G1",
}
HEADS = "凭证编号,付款日,项目,支付金额,用途,摘要,收款人类别,收款人,代表,原始凭证号,打印次数"
ROWS = (
    "PZ-1,2024-04-10,3,900.00,活动,场地,单位,某公司,,G1,1",
    "PZ-2,2024-05-10,3,600.00,书报费,书报费 甲一,代表,甲一,M001,F1,1",
    "PZ-3,2024-05-10,3,300.00,书报费,书报费 乙一,代表,乙一,M002,F2,1",
    "PZ-4,2024-05-11,3,77.00,书报费,书报费 乙一,代表,乙一,M002,F9,1",
)
HEADINGS = """
[payments]
columns = { "凭证编号" = "凭证号", "付款日" = "支付日期", "支付金额" = "金额", "打印次数" = "" }
given = { "资金来源" = "财政拨款" }
"""
WHERE = "/desks/office/acts/payments.import/file"


@pytest.fixture
def finance(office: Office) -> Iterator["Client"]:
    """Give the browser of the finance of a city with claims and one payment, and the office's headings."""
    from django.conf import settings

    from jixiao.web.desks import shelf
    from jixiao.web.desks.rows import bring
    from jixiao.web.journal.write import Actor, note
    from jixiao.web.people.staff import grant, hire

    shelf.empty()
    with at_desks(desks().values()) as kept:
        bring(office.unit("市"), 2024, full_rows(TABLES, kept), kept, note(Actor(), "records.brought").seq)
    person, _ = hire(Actor(), "city_finance", "city_finance", PASSWORD)
    grant(Actor(), person, "unit_finance", office.unit("市"))
    office.base.keys["city_finance"] = person.id
    file = Path(settings.JIXIAO.folder, "headings.toml")
    file.write_text(HEADINGS, "utf-8")
    yield sitting(office, "city_finance")
    file.unlink()
    office.base.keys.pop("city_finance")
    shelf.empty()


def export(*rows: str, name: str = "支付明细查询.csv") -> dict[str, SimpleUploadedFile]:
    return {"file": SimpleUploadedFile(name, "\n".join((HEADS, *rows)).encode("gb18030"))}


def payments() -> int:
    from jixiao.web.models import Row

    return Row.objects.filter(ledger="payments").count()


def test_an_export_is_looked_at_first_and_kept_once_it_is_confirmed(finance: "Client") -> None:
    looked = finance.post(WHERE, export(*ROWS))
    text = unescape(looked.content.decode())
    assert (looked.status_code, payments()) == (200, 1)
    assert "3 行新的，等您确认" in text
    assert "已在台账的 1 行不再记" in text
    (given,) = findall(r'name="given" value="(.*?)">', looked.content.decode())
    done = finance.post(WHERE, {"given": unescape(given)})
    assert (done.status_code, payments()) == (200, 4)
    page = unescape(done.content.decode())
    assert "导入 3 笔" in page
    again = unescape(finance.post(WHERE, export(*ROWS)).content.decode())
    assert "文件里的都已在台账，没有新的" in again


def test_what_is_not_matched_is_a_queue_with_proposals(finance: "Client") -> None:
    looked = finance.post(WHERE, export(*ROWS)).content.decode()
    finance.post(WHERE, {"given": unescape(findall(r'name="given" value="(.*?)">', looked)[0])})
    page = unescape(finance.get("/desks/office").content.decode())
    rows = {code: row for row in findall(r"<tr>(.*?)</tr>", page) for code in findall(r">(PZ-\d)<", row)}
    assert "SB-001" in rows["PZ-2"]
    assert "只有这一件" in rows["PZ-2"]
    assert "2 件都可能" in rows["PZ-3"]
    assert "没有找到" in rows["PZ-4"]
    assert "PZ-1" not in rows
    finance.post("/desks/group/acts/receipts.pay", {"receipt": "SB-001", "payment": "PZ-2"})
    assert "SB-001" not in unescape(finance.get("/desks/office").content.decode())


def test_a_doubtful_payment_asks_for_a_reason_and_nothing_is_kept_without(finance: "Client") -> None:
    row = "PZ-9,2024-06-01,3,900.00,活动,场地,单位,某公司,,G1,1"
    looked = finance.post(WHERE, export(row)).content.decode()
    assert "已付过" in looked
    given = unescape(findall(r'name="given" value="(.*?)">', looked)[0])
    refused = finance.post(WHERE, {"given": given})
    assert (refused.status_code, payments()) == (409, 1)
    assert finance.post(WHERE, {"given": given, "because": "分两次付"}).status_code == 200
    assert payments() == 2


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({}, "没有选文件"),
        (export("PZ-9,2024-13-01,3,900,活动,场地,单位,某公司,,G1,1"), "处读不了"),
        (export(), "没有读到"),
        ({"file": SimpleUploadedFile("支付.exe", b"MZ")}, "另存为 .xlsx .xlsm .csv .xls .et .ods"),
        (export("PZ-9,2024-05-01,3,900,活动,场地,代表,乙一,M009,G1,1"), "“代表名册”里没有“M009”"),
        ({"file": SimpleUploadedFile("支付.xlsx", b"PK\x03\x04nothing")}, "处读不了"),
    ],
)
def test_what_can_not_be_read_says_why_and_keeps_nothing(finance: "Client", files: dict[str, SimpleUploadedFile], said: str) -> None:
    for file in files.values():
        file.seek(0)
    answer = finance.post(WHERE, files)
    assert (answer.status_code, said in unescape(answer.content.decode()), payments()) == (422, True, 1)


def workbook(sheets: dict[str, list[list[object]]], name: str) -> dict[str, SimpleUploadedFile]:
    made = BytesIO()
    with Workbook(made) as book:
        for title, rows in sheets.items():
            sheet = book.add_worksheet(title)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return {"file": SimpleUploadedFile(name, made.getvalue())}


def test_a_workbook_as_an_office_has_it_is_read_as_the_ledgers_are(finance: "Client") -> None:
    """Titles, heads in two rows, a month a sheet, totals, names by which people are called, a sheet of something else."""
    above: list[list[object]] = [["市人大支付明细"], ["凭证", "", "项目", "支付", "", "", "收款", "", "", "原始凭证号"]]
    heads: list[object] = ["凭证编号", "付款日", "", "支付金额", "用途", "摘要", "收款人类别", "收款人", "代表", ""]

    def paid(code: str, day: str, amount: float, invoice: str) -> list[object]:
        return [code, day, "小组活动", amount, "书报费", "书报费", "代表", "甲一", "甲 一", invoice]

    sheets: dict[str, list[list[object]]] = {
        "5月": [*above, heads, paid("PZ-2", "2024-05-10", 600, "F1"), ["", "", "", 600, "本月合计"]],
        "6月": [*above, heads, paid("PZ-3", "2024年6月10日", 77, "F9"), ["制表：丙"]],
        "封面": [["市人大"], ["内部使用"]],
    }
    looked = unescape(finance.post(WHERE, workbook(sheets, "支付.xlsx")).content.decode())
    assert "2 行新的，等您确认" in looked
    for said in ("合计，没有读", "签名，没有读", "没有叫“封面”的台账"):
        assert said in looked
    assert payments() == 1


def test_what_stands_already_and_says_otherwise_is_told_and_stays(finance: "Client") -> None:
    looked = unescape(finance.post(WHERE, export(ROWS[0].replace("900.00", "901.00"), ROWS[1])).content.decode())
    assert "1 行新的，等您确认" in looked
    assert "“PZ-1”已在台账里，内容不同：" in looked
    assert "→“901" in looked
    assert "已在台账的 1 行不再记" in looked


def test_who_may_not_import_takes_nothing_in(office: Office, finance: "Client") -> None:  # noqa: ARG001 - its rows
    handler = sitting(office, "handler")
    assert handler.post(WHERE, export(*ROWS)).status_code == 404
    assert handler.post("/desks/systems/acts/tickets.open/file", export(*ROWS)).status_code == 404
    assert payments() == 1
