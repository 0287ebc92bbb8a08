"""A small folder of ledgers that is right, to be spoilt one cell at a time."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from xlsxwriter import Workbook

from jixiao.ledger.load import load

Rows = list[list[object]]
BUDGETS: Rows = [["项目编号", "项目名称", "年初预算数"], [2, "代表工作", 1000]]
DEPUTIES: Rows = [
    ["代表编号", "姓名", "层级", "任期起"],
    ["D1", "王一", "区", "2021-11-16"],
    ["D2", "李二", "区", "2021-11-16"],
    ["D3", "李二", "区", "2021-11-16"],
]
PAYMENTS: Rows = [
    ["凭证号", "支付日期", "项目", "金额", "用途", "摘要", "资金来源", "收款人类别", "收款人", "代表", "退款对应凭证"],
    ["V1", "2024-03-15", 2, 400, "履职费", "发放", "财政拨款", "代表", "王一", "D1", ""],
    ["V2", "2024-03-18", "代表工作", -100, "履职费", "退回", "财政拨款", "代表", "王一", "王一", "V1"],
]


def write_csv(folder: Path, name: str, rows: Rows) -> None:
    """Write a ledger as text."""
    (folder / f"{name}.csv").write_text("".join(",".join(map(str, row)) + "\n" for row in rows), "utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder of three ledgers that is right."""
    for name, rows in (("budgets", BUDGETS), ("deputies", DEPUTIES), ("payments", PAYMENTS)):
        write_csv(tmp_path, name, rows)
    return tmp_path


@pytest.fixture
def payments(folder: Path) -> Callable[[str, object], None]:
    """Return a function that changes a cell of the first payment, by its column."""

    def change(column: str, value: object) -> None:
        row = list(PAYMENTS[1])
        row[PAYMENTS[0].index(column)] = value
        write_csv(folder, "payments", [PAYMENTS[0], row, PAYMENTS[2]])

    return change


@pytest.fixture
def rows(folder: Path) -> Callable[[str, Rows], None]:
    """Return a function that writes a ledger of these rows, heads first."""
    return lambda name, given: write_csv(folder, name, given)


@pytest.fixture
def workbook(folder: Path) -> Callable[[str, str, Callable[[Any, Any], None]], None]:
    """Return a function that writes a ledger as a workbook in place of the text: name, sheet, what fills it."""

    def make(name: str, sheet: str, fill: Callable[[Any, Any], None]) -> None:
        (folder / f"{name}.csv").unlink(missing_ok=True)
        with Workbook(folder / f"{name}.xlsx") as book:
            fill(book, book.add_worksheet(sheet))

    return make


@pytest.fixture
def told(folder: Path) -> Callable[[], list[tuple[str, int | None, str | None, str, str]]]:
    """Return a function that tells the folder's problems: file, row, cell, what, way out."""

    def tell() -> list[tuple[str, int | None, str | None, str, str]]:
        loaded = load(folder)
        assert (loaded.records is None) == bool(loaded.problems)
        return [(p.file, p.row, p.cell, p.what.zh, p.way_out.zh) for p in loaded.problems]

    return tell
