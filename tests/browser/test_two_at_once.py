"""Two at once in real browsers, on one ticket, one list and one quorum: who comes second is told kindly, nothing written is lost, nothing counts twice."""

import pytest
from clicking import Enter, Office, day_at, done, filled, press
from playwright.sync_api import Page, expect

TWO = ("D001", "D002")


def form(page: Page, office: Office, path: str, act: str, **fields: str) -> Page:
    """Open the form of an act and write into it, also into what need not be filled; nothing is pressed."""
    page.goto(f"{office.address}{path}")
    return filled(page, act, **fields)


def code_in(told: str, before: str) -> str:
    return before + told.partition(before)[2].partition("：")[0].partition(" ")[0]


@pytest.fixture
def two(enter: Enter) -> tuple[Page, Page]:
    """Give two browsers in which the handler is logged in."""
    return enter("renda_handler", 1280), enter("renda_handler", 390)


def test_two_at_one_ticket(two: tuple[Page, Page], office: Office) -> None:
    first, second = two
    code = code_in(
        done(form(first, office, "/desks/systems?act=tickets.open", "tickets.open", system="XT-1", kind="故障"), "tickets.open"), "GD-"
    )
    card = f"/desks/systems?record=ledger:tickets%23{code}&act=tickets.grade"
    form(first, office, card, "tickets.grade", grade="一级", said="影响全部代表")
    form(second, office, card, "tickets.grade", grade="三级", said="可以绕开")
    assert "一级" in done(first, "tickets.grade")
    press(second, "tickets.grade")
    expect(second.locator(".told.bad")).to_contain_text("刚刚办了")
    expect(second.locator(".told.bad")).to_contain_text("一级")
    expect(second.locator('form[action*="tickets.grade"] [name="said"]').first).to_have_value("可以绕开")
    assert "三级" in done(second, "tickets.grade"), "who has seen it may do it all the same"
    first.goto(f"{office.address}/desks/systems?record=ledger:tickets%23{code}")
    expect(first.locator(".history")).to_contain_text("影响全部代表")
    expect(first.locator(".history")).to_contain_text("可以绕开")


def test_two_at_one_list(two: tuple[Page, Page], office: Office) -> None:
    first, second = two
    first.goto(f"{office.address}/m/")
    key = (first.locator(".ph-now a[href*='/m/code/deputies/']").first.get_attribute("href") or "").rpartition("/")[2]
    for page in two:
        form(page, office, "/desks/deputies?act=activities.sign_in", "activities.sign_in", deputy=TWO[0], activity=key)
    assert "签到" in done(first, "activities.sign_in")
    press(second, "activities.sign_in")
    expect(second.locator(".told.bad")).to_contain_text("已签到")
    expect(second.locator('form[action*="activities.sign_in"] [name="deputy"]').first).to_have_value(TWO[0])


def test_two_at_one_quorum_and_the_wall_counts_each_once(two: tuple[Page, Page], office: Office, enter: Enter) -> None:
    first, second = two
    first.goto(office.address)
    told = {
        "title": "大会（两人同时签）",
        "kind": "人代会",
        "planned_on": day_at(first),
        "people_due": "3",
    }
    assert told["title"] in done(form(first, office, "/desks/congress?act=meetings.plan", "meetings.plan", **told), "meetings.plan")
    meeting = told["title"]
    for page, deputy in zip(two, TWO, strict=True):
        form(page, office, "/desks/congress?act=meetings.sign_in", "meetings.sign_in", deputy=deputy, meeting=meeting)
    for page in two:
        done(page, "meetings.sign_in")
    form(second, office, "/desks/congress?act=meetings.sign_in", "meetings.sign_in", deputy=TWO[0], meeting=meeting)
    press(second, "meetings.sign_in")
    expect(second.locator(".told.bad")).to_contain_text("已签到")
    wall = enter("renda_leader", 1280)
    wall.goto(f"{office.address}/wall/quorum")
    expect(wall.locator("main")).to_contain_text("够三分之二，可以开会")


def test_what_was_done_is_undone_by_a_correcting_act_with_its_reason(enter: Enter, office: Office) -> None:
    handler, leader = enter("renda_handler", 1280), enter("renda_leader", 1280)
    told = done(
        form(handler, office, "/desks/systems?act=incidents.report", "incidents.report", system="XT-1", kind="安全事件"), "incidents.report"
    )
    code = code_in(told, "SJ-")
    for page in (handler, leader):
        page.goto(f"{office.address}/desks/systems?record=ledger:incidents%23{code}")
        page.get_by_role("link", name="到台账里更正这一行").click()
        expect(page.get_by_role("heading", level=1)).to_contain_text(code)
    expect(handler.locator("#correct")).to_have_count(0)
    leader.locator("#correct summary").click()
    leader.locator("#correct [name=kind]").select_option("服务中断")
    leader.get_by_label("为什么改").fill("看错了")
    leader.get_by_role("button", name="记下更正").click()
    expect(leader.locator(".told.good")).to_contain_text("原来的留着")
    expect(leader.locator(".fixes")).to_contain_text("看错了")
