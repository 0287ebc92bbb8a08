"""Exports of other systems are read by a file of headings that an office keeps."""

from decimal import Decimal
from pathlib import Path

import pytest
from xlsxwriter import Workbook

from jixiao.errors import ConfigInvalid
from jixiao.ledger.load import load

HEADINGS = """
[payments]
sheets = ["支付明细查询"]
columns = { "凭证编号" = "凭证号", "付款日" = "支付日期", "支付金额" = "金额", "科目" = "用途", "打印次数" = "" }
given = { "资金来源" = "财政拨款", "收款人类别" = "单位" }
"""
EXPORT = "凭证编号,付款日,项目,支付金额,科目,摘要,收款人,打印次数\nV7,2024-05-06,2,12.50,会议,会务,某公司,3\n"


@pytest.fixture
def export(folder: Path) -> Path:
    (folder / "payments.csv").unlink()
    (folder / "支付明细查询.csv").write_text(EXPORT, "utf-8")
    return folder


def test_an_export_is_read_by_the_headings_of_the_office(export: Path) -> None:
    (export / "headings.toml").write_text(HEADINGS, "utf-8")
    loaded = load(export)
    assert (loaded.problems, loaded.records is not None) == ((), True)
    assert loaded.records is not None
    (row,) = loaded.records.tables["ledger_payments"]
    assert (row["code"], row["amount"], row["source"], row["payee_class"]) == ("V7", Decimal("12.50"), "财政拨款", "单位")
    assert loaded.records.places["ledger:payments#V7"].row == 2


def test_a_file_called_as_the_ledger_is_an_export_by_its_heads(export: Path) -> None:
    """Programs call the sheet what they like."""
    (export / "支付明细查询.csv").unlink()
    with Workbook(export / "payments.xlsx") as book:
        for name, rows in {"Sheet1": EXPORT.splitlines(), "说明": ["只供内部使用"]}.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row.split(","))
    (export / "headings.toml").write_text(HEADINGS, "utf-8")
    loaded = load(export)
    assert (loaded.problems, loaded.records is not None) == ((), True)
    assert loaded.records is not None
    assert [row["code"] for row in loaded.records.tables["ledger_payments"]] == ["V7"]
    assert ["说明" in doubt.what.zh for doubt in loaded.doubts if doubt.sheet == "说明"] == [True]


def test_titles_above_the_heads_of_an_export_are_passed_over(export: Path) -> None:
    (export / "支付明细查询.csv").write_text("某县支付明细,,,,,,,\n2024年,单位：元,,,,,,\n" + EXPORT, "utf-8")
    (export / "headings.toml").write_text(HEADINGS, "utf-8")
    loaded = load(export)
    assert (loaded.problems, loaded.doubts, loaded.records is not None) == ((), (), True)
    assert loaded.records is not None
    assert [row["code"] for row in loaded.records.tables["ledger_payments"]] == ["V7"]


def test_without_them_it_is_told_as_left_out(export: Path) -> None:
    assert [(p.file, "支付明细查询" in p.what.zh) for p in (*load(export).problems, *load(export).doubts)] == [("支付明细查询.csv", True)]


@pytest.mark.parametrize(("text", "told"), [("[payment]\n", "payment 不是台账"), ("[payments]\nsheet = 1\n", "看不懂"), ("=", "看不懂")])
def test_headings_that_are_wrong_are_told(export: Path, text: str, told: str) -> None:
    (export / "headings.toml").write_text(text, "utf-8")
    with pytest.raises(ConfigInvalid, match=told):
        load(export)
