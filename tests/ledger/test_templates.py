import zipfile
from pathlib import Path

import pytest

from jixiao.actions.records.ledgers import write_templates
from jixiao.errors import UsageWrong
from jixiao.ledger.load import load
from jixiao.ledger.schema import ledgers
from jixiao.ledger.templates import template, workbook


def part(data: bytes, name: str, tmp_path: Path) -> str:
    file = tmp_path / "book.xlsx"
    file.write_bytes(data)
    with zipfile.ZipFile(file) as package:
        return package.read(name).decode()


def test_templates_are_right_and_hold_no_records(tmp_path: Path) -> None:
    assert len(write_templates(tmp_path / "new")) == len(ledgers())
    found = load(tmp_path / "new")
    assert found.records is not None
    assert found.records.count() == 0


def test_a_template_is_not_written_over_a_ledger(tmp_path: Path) -> None:
    (tmp_path / "payments.xlsx").write_bytes(b"mine")
    with pytest.raises(UsageWrong, match=r"payments\.xlsx"):
        write_templates(tmp_path)
    assert [file.name for file in tmp_path.iterdir()] == ["payments.xlsx"]


def test_a_template_has_frozen_heads_and_lists(tmp_path: Path) -> None:
    sheet = part(template(ledgers()["by_elections"]), "xl/worksheets/sheet1.xml", tmp_path)
    assert 'state="frozen"' in sheet
    assert '<formula1>"计划,完成,推迟,取消"</formula1>' in sheet


def test_a_template_explains_itself(tmp_path: Path) -> None:
    assert "填写说明" in part(template(ledgers()["payments"]), "xl/workbook.xml", tmp_path)


def test_a_template_is_the_same_every_time() -> None:
    assert template(ledgers()["payments"]) == template(ledgers()["payments"])


def test_a_text_that_looks_like_a_formula_stays_a_text(tmp_path: Path) -> None:
    data = workbook(ledgers()["systems"], [{"code": "=1+1", "name": "@cmd"}])
    assert "<f>" not in part(data, "xl/worksheets/sheet1.xml", tmp_path)
