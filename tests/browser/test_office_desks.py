"""The desks of an office with real clicks: a ticket and a claim from hand to hand, every desk in both lights."""

import json
from pathlib import Path

import pytest
from clicking import AXE, MOST_TABS, Enter, Office, overhang
from playwright.sync_api import Page, expect

from jixiao.desk.loading import shipped_desks


def reach(page: Page, text: str, said: str = "innerText || document.activeElement.labels?.[0]?.innerText") -> None:
    """Press Tab until what has the focus says so."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        told = page.evaluate(f"(document.activeElement.{said} || '').trim()")
        if told.startswith(text):
            return
    raise AssertionError(f"nothing that says {text} was reached")


def typed(page: Page, label: str, text: str) -> None:
    """Reach a field and write into it."""
    reach(page, label, "labels?.[0]?.innerText")
    page.keyboard.type(text)


def opened(page: Page, office: Office, path: str) -> Page:
    page.goto(office.address + path)
    return page


def test_a_ticket_is_reported_answered_solved_and_confirmed_without_a_mouse(enter: Enter, office: Office) -> None:
    staff = opened(enter("renda_staff", 1280), office, "/desks/systems?act=tickets.open")
    typed(staff, "系统", "XT-1")
    reach(staff, "故障")
    staff.keyboard.press("Space")
    reach(staff, "可不填的")
    staff.keyboard.press("Enter")
    typed(staff, "说明", "首页图片打不开")
    reach(staff, "报一个故障或需求")
    staff.keyboard.press("Enter")
    expect(staff.locator(".told.good")).to_contain_text("工单 GD-")
    code = (staff.locator(".told.good").inner_text().partition("GD-")[2]).partition("：")[0]

    handler = opened(enter("renda_handler", 1280), office, "/desks/systems")
    expect(handler.get_by_role("heading", level=1)).to_contain_text("GD-")
    reach(handler, f"GD-{code}")
    handler.keyboard.press("Enter")
    expect(handler.locator("#card h2")).to_have_text("首页图片打不开")
    typed(handler, "说明", "已收到，正在查")
    expect(handler.locator("#card .feeds").first).to_contain_text("响应分钟")
    reach(handler, "响应")
    handler.keyboard.press("Enter")
    expect(handler.locator(".told.good")).to_contain_text("响应")
    expect(handler.locator(".history")).to_contain_text("已收到，正在查")
    opened(handler, office, f"/desks/systems?record=ledger:tickets%23GD-{code}&act=tickets.close")
    typed(handler, "说明", "换了图片地址，验证正常")
    reach(handler, "处理完")
    handler.keyboard.press("Enter")
    expect(handler.locator(".told.good")).to_contain_text("处理完")

    opened(staff, office, f"/desks/systems?record=ledger:tickets%23GD-{code}&act=tickets.confirm")
    reach(staff, "确认修好了")
    staff.keyboard.press("Enter")
    expect(staff.locator(".told.good")).to_contain_text("确认")


def test_a_claim_goes_from_the_deputy_to_the_head(enter: Enter, office: Office) -> None:
    deputy = opened(enter("renda_deputy", 390), office, "/desks/group?act=receipts.submit")
    deputy.get_by_label("票据日期").fill("2024-11-12")
    reach(deputy, "报刊")
    deputy.keyboard.press("ArrowRight")
    typed(deputy, "金额", "12.00")
    typed(deputy, "发票号", "FP-keyboard-1")
    reach(deputy, "报一张票据")
    deputy.keyboard.press("Enter")
    reason = deputy.locator("textarea[name=because]")
    expect(reason.or_(deputy.locator(".told.good")).first).to_be_visible()
    if reason.count():
        typed(deputy, "理由", "补报")
        reach(deputy, "报一张票据")
        deputy.keyboard.press("Enter")
    expect(deputy.locator(".told.good")).to_contain_text("书报费报销 SB-")
    code = deputy.locator(".told.good").inner_text().partition("SB-")[2].partition("：")[0]
    leader = opened(enter("renda_leader", 1280), office, "/desks/group")
    reach(leader, f"SB-{code}")
    leader.keyboard.press("Enter")
    expect(leader.locator("#card")).to_contain_text("12.00")
    reach(leader, "批准一张票据")
    leader.keyboard.press("Enter")
    expect(leader.locator(".told")).to_be_visible()


def test_every_desk_fits_in_both_lights_and_axe_finds_nothing(enter: Enter, office: Office) -> None:
    axe = Path(pytest.importorskip("axe_playwright_python").__file__).parent / "axe.min.js"
    found: dict[str, object] = {}
    for scheme, width in (("light", 1280), ("dark", 390)):
        page = enter("renda_handler", width, color_scheme=scheme, bypass_csp=True)
        for name in (*shipped_desks(), "systems/status"):
            page.goto(f"{office.address}/desks/{name}")
            if (wide := overhang(page)) > 0:
                found[f"{name} {width}"] = wide
            page.add_script_tag(path=axe)
            if wrong := page.evaluate(AXE):
                found[f"{name} {scheme}"] = wrong
    assert json.dumps(found, ensure_ascii=False, indent=1) == "{}"
