"""Ledgers as old spreadsheet programs and finance systems save them: .xls of 1997 to 2003, .et, and what is only called so."""

import struct
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from jixiao.ledger.load import load

Told = Callable[[], list[tuple[str, int | None, str | None, str, str]]]
DAY, PLAIN = 1, 0
"""Styles of the workbook below: a day, and whatever it is."""
HEADS = ("凭证号", "支付日期", "项目", "金额", "用途", "摘要", "资金来源", "收款人类别", "收款人")
PAID = (
    ("V1", 45366, 2, 400.1, "会议", "会务", "财政拨款", "单位", "会议中心"),
    ("V2", "2024.3.5", "2", "50", "会议", "会务", "财政拨款", "单位", "甲"),
)


def workbook_of_1997(containers: ModuleType, *, merged: bool = False) -> bytes:
    """Return a workbook that holds two payments, the first one's day as a number with the format of a day."""
    record = containers.record

    def cell(row: int, column: int, value: object) -> bytes:
        if isinstance(value, str):
            return bytes(record(0x204, struct.pack("<HHHHB", row, column, PLAIN, len(value), 1) + value.encode("utf-16-le")))
        assert isinstance(value, int | float)
        return bytes(record(0x203, struct.pack("<HHHd", row, column, DAY if column == 1 else PLAIN, value)))

    begin = struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 0)
    styles = record(0xE0, struct.pack("<HH16x", 0, 0)) + record(0xE0, struct.pack("<HH16x", 0, 14))
    cells = b"".join(cell(r, c, value) for r, row in enumerate((HEADS, *PAID)) for c, value in enumerate(row))
    below = record(0xE5, struct.pack("<H4H", 1, 1, 2, 0, 1)) if merged else b""
    name = "支出明细"
    at = 4 + len(begin) + len(styles) + 4 + 8 + 2 * len(name) + 4
    bound = record(0x85, struct.pack("<IBBBB", at, 0, 0, len(name), 1) + name.encode("utf-16-le"))
    sheet = record(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 0)) + cells + below + record(0x0A)
    return bytes(containers.compound({"Workbook": record(0x809, begin) + styles + bound + record(0x0A) + sheet}))


@pytest.mark.parametrize("name", ["payments.xls", "payments.et", "PAYMENTS.XLS"])
def test_an_old_workbook_is_read_as_it_was_stored(folder: Path, containers: ModuleType, name: str) -> None:
    (folder / "payments.csv").unlink()
    (folder / name).write_bytes(workbook_of_1997(containers))
    loaded = load(folder)
    assert loaded.problems == ()
    records = loaded.records
    assert records is not None
    assert [(r["code"], str(r["paid_on"]), str(r["amount"])) for r in records.tables["ledger_payments"]] == [
        ("V1", "2024-03-15", "400.10"),
        ("V2", "2024-03-05", "50.00"),
    ]
    assert (records.places["ledger:payments#V2"].file, records.places["ledger:payments#V2"].row) == (name, 3)


def test_merged_cells_of_it_are_told(folder: Path, containers: ModuleType, told: Told) -> None:
    (folder / "payments.csv").unlink()
    (folder / "payments.xls").write_bytes(workbook_of_1997(containers, merged=True))
    assert ("payments.xls", 2, "A2", "A2:B3 是合并的单元格，只有左上角有内容", "取消合并，每一行都填写") in told()


def test_text_that_a_system_calls_a_workbook_is_read(folder: Path, told: Told) -> None:
    text = (folder / "payments.csv").read_text("utf-8").replace(",", "\t")
    (folder / "payments.csv").unlink()
    (folder / "payments.xls").write_bytes(text.encode("gb18030"))
    assert told() == []


@pytest.mark.parametrize(
    ("data", "what"), [(b"<html><table></table></html>", "其实是网页"), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1damaged", "")]
)
def test_what_is_none_is_told_and_the_others_are_still_checked(folder: Path, told: Told, data: bytes, what: str) -> None:
    (folder / "payments.csv").unlink()
    (folder / "payments.xls").write_bytes(data)
    ((file, _, _, said, _),) = told()
    assert (file, what in said) == ("payments.xls", True)
