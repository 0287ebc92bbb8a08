"""Ledgers as LibreOffice and other free programs save them: .ods, by the same fenced child as the rest."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from jixiao.ledger.load import load

Told = Callable[[], list[tuple[str, int | None, str | None, str, str]]]
SPACES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
)
HEADS = ("凭证号", "支付日期", "项目", "金额", "用途", "摘要", "资金来源", "收款人类别", "收款人")
BLANKS = '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="1024"/></table:table-row>'


def said(text: str, more: str = "") -> str:
    return f'<table:table-cell office:value-type="string"{more}><text:p>{text}</text:p></table:table-cell>'


def number(value: str, shown: str, more: str = "") -> str:
    return f'<table:table-cell office:value-type="float" office:value="{value}"{more}><text:p>{shown}</text:p></table:table-cell>'


def day(value: str) -> str:
    return f'<table:table-cell office:value-type="date" office:date-value="{value}"><text:p>5/3/24</text:p></table:table-cell>'


def row(*cells: str, more: str = "") -> str:
    return f"<table:table-row{more}>{''.join(cells)}</table:table-row>"


def payment(code: str, *amount: str, project: str = "") -> str:
    more = (said("会议"), said("会务"), said("财政拨款"), said("单位"), said("会议中心"))
    return row(said(code), day("2024-03-05"), project or number("2", "2"), *amount, *more)


def ods(*rows: str, more: tuple[str, bytes] | None = None) -> bytes:
    body = f'<office:spreadsheet><table:table table:name="支出明细">{"".join(rows)}</table:table></office:spreadsheet>'
    content = f'<?xml version="1.0"?><office:document-content {SPACES}><office:body>{body}</office:body></office:document-content>'
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
        if more is not None:
            archive.writestr(*more)
    return made.getvalue()


@pytest.fixture
def write(folder: Path) -> Callable[[bytes], Path]:
    (folder / "payments.csv").unlink()

    def put(data: bytes) -> Path:
        (folder / "payments.ods").write_bytes(data)
        return folder

    return put


def test_it_is_read_as_it_was_stored(write: Callable[[bytes], Path]) -> None:
    heads = row(*map(said, HEADS))
    rows = (heads, payment("V1", number("400.125", "400.13").replace("400.125", "400.12")), row(), payment("V2", number("50", "5 十元")))
    loaded = load(write(ods(*rows, BLANKS)))
    assert loaded.problems == ()
    assert loaded.records is not None
    found = loaded.records.tables["ledger_payments"]
    assert [(r["code"], str(r["paid_on"]), str(r["amount"])) for r in found] == [
        ("V1", "2024-03-05", "400.12"), ("V2", "2024-03-05", "50.00"),
    ]  # fmt: skip
    assert loaded.records.places["ledger:payments#V2"].row == 4


def test_formulas_and_merged_cells_of_it_are_told(write: Callable[[bytes], Path]) -> None:
    formula, merged = ' table:formula="of:=1"', ' table:number-rows-spanned="2" table:number-columns-spanned="1"'
    covered = "<table:covered-table-cell/>"
    rows = (
        row(*map(said, HEADS)),
        payment("V1", number("400", "400", formula), project=said("2", merged)),
        payment("V2", number("50", "50"), project=covered),
    )
    loaded = load(write(ods(*rows)))
    assert loaded.records is not None
    assert {row["project"] for row in loaded.records.tables["ledger_payments"]} == {"ledger:budgets#2"}
    assert [(d.cell, d.what.zh[:8]) for d in loaded.doubts] == [("C2", "有 1 处合并的"), ("D2", "有 1 格是公式")]


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"PK\x03\x04 nothing", "损坏"),
        (ods(row(said("凭证号")), more=("Basic/Standard/Module1.xml", b"<x/>")), "宏"),
        (ods(row(said("凭证号")), more=("META-INF/manifest.xml", b"<encryption-data/>")), "加密"),
        (ods(row(said("甲"), more=' table:number-rows-repeated="900000"')), "重复了 900000 次"),
    ],
    ids=("damaged", "programs", "encrypted", "a row without end"),
)
def test_what_must_not_or_cannot_be_read_is_told_in_a_sentence(write: Callable[[bytes], Path], told: Told, data: bytes, what: str) -> None:
    write(data)
    assert [(file, what in text) for file, _, _, text, _ in told() if file == "payments.ods"] == [("payments.ods", True)]
