"""The records of a year with real clicks: a file taken in and mended, a row corrected and followed to its score, points taken off, texts held against each other, a release taken back."""

import csv
import json
import re
from pathlib import Path

import pytest
from clicking import AXE, Enter, Office
from playwright.sync_api import expect

from jixiao.ledger.schema import ledgers

PAID = {
    "code": "2024-12-9001", "paid_on": "2024-12-20", "project": "2", "amount": "1200.00", "item": "履职费", "summary": "补记一笔",
    "source": "财政拨款", "payee_class": "代表", "payee": "王一",
}  # fmt: skip


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """Return a ledger as somebody filled it in, with a day that there is none of and an amount that is no number."""
    told, file = ledgers()["payments"], tmp_path / "支出明细.csv"
    with file.open("w", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(column.title.zh for column in told.filled)
        for row in (PAID, {**PAID, "code": "2024-12-9002", "paid_on": "2024/13/05"}, {**PAID, "code": "2024-12-9003", "amount": "待定"}):
            writer.writerow([row.get(column.name, "") for column in told.filled])
    return file


def test_a_file_is_mended_taken_in_and_a_row_of_it_followed_to_its_score(enter: Enter, office: Office, table: Path) -> None:
    axe = Path(pytest.importorskip("axe_playwright_python").__file__).parent / "axe.min.js"
    page = enter("renda_finance", bypass_csp=True)
    page.goto(f"{office.address}/records")
    page.set_input_files("#files", table)
    page.wait_for_url(re.compile(r"/records/in/"))
    expect(page.get_by_role("heading", level=1)).to_have_text("有 2 处要改，还没有导入")
    page.add_script_tag(path=axe)
    assert json.dumps(page.evaluate(AXE), ensure_ascii=False) == "[]"
    page.get_by_label("支出明细 B3 改成").fill("2024-12-05")
    page.get_by_label("不要第 4 行").check()
    page.get_by_role("button", name="改好了，再查一遍").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("2 行可以导入")
    page.get_by_role("button", name="写入台账").click()
    expect(page.locator(".told.good")).to_contain_text("2 行")

    page.goto(f"{office.address}/records/payments?q=9002")
    page.get_by_role("link", name="2024-12-9002").click()
    expect(page.locator(".origin")).to_contain_text("从文件导入")
    expect(page.locator(".origin")).to_contain_text("第 3 行")
    page.get_by_text("更正这一行").click()
    page.locator("#c-amount").fill("1300.00")
    page.get_by_label("为什么改").fill("发票是 1300")
    page.get_by_role("button", name="记下更正").click()
    expect(page.locator(".fixes del")).to_have_text("1200.00")
    expect(page.locator(".fixes ins")).to_have_text("1300.00")
    page.get_by_role("link", name="预算执行率").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("区人大代表工作")
    row = page.locator("article", has=page.get_by_role("heading", name="代表履职费发放人数"))
    row.get_by_text("条记录得出").click()
    row.get_by_role("link", name=re.compile("看全部")).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("支出明细")
    expect(page.locator(".told")).to_contain_text("代表履职费发放人数")


def test_a_reviewer_takes_points_off_in_the_row(enter: Enter, office: Office) -> None:
    page = enter("renda_department")
    page.goto(f"{office.address}/score")
    page.get_by_role("link", name="区人大代表工作").click()
    row = page.locator("article", has=page.get_by_role("heading", name="代表满意度"))
    row.get_by_text("复核扣分").click()
    row.get_by_label("扣几分").fill("99")
    row.get_by_label("代表满意度的扣减理由").fill("佐证只有总结")
    row.get_by_role("button", name="记下").click()
    expect(page.locator(".told.bad")).to_contain_text("不超过它")
    assert row.get_by_label("代表满意度的扣减理由").input_value() == "佐证只有总结"
    row.get_by_label("扣几分").fill("2")
    row.get_by_role("button", name="记下").click()
    expect(row).to_contain_text("复核扣减 2.00：佐证只有总结")
    expect(row).to_contain_text("许文")
    staff = enter("renda_staff")
    staff.goto(page.url)
    expect(staff.locator(".three .minus dd")).to_have_text("2.00")
    assert staff.get_by_text("改扣分").count() == 0


def test_a_release_is_looked_at_and_taken_back(enter: Enter, office: Office) -> None:
    page = enter("caizheng_jixiao")
    page.goto(f"{office.address}/publish")
    expect(page.get_by_role("heading", level=1)).to_contain_text("1 份已公开")
    page.get_by_role("button", name="做网站").click()
    expect(page.locator(".told.good")).to_contain_text("网站做好了")
    page.locator(".released tbody th a").click()
    page.get_by_role("link", name="首页").click()
    expect(page.locator("body")).to_contain_text("人大履职培训")
    page.goto(f"{office.address}/publish")
    page.get_by_text("撤回", exact=True).click()
    page.get_by_label("为什么撤回").fill("附表有误")
    page.get_by_role("button", name="撤回，从网站上去掉").click()
    expect(page.locator(".told.good")).to_contain_text("里面没有它了")
    expect(page.locator(".released")).to_contain_text("附表有误")
