"""The workbench of an office with real clicks: a declaration sent in, mended, returned with opinions, mended again, read by others."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, Page, expect

from jixiao.actions.write import put
from jixiao.read.document import read_file

SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
AXE = "axe.run(document).then((r) => r.violations.map((v) => [v.id, v.nodes.slice(0, 3).map((n) => n.html.slice(0, 140))]))"
PLACES = (
    "/",
    "/declarations",
    "/d/{}",
    "/d/{}/p/1",
    "/d/{}/p/cover",
    "/d/{}/review",
    "/d/{}/score",
    "/d/{}/score/2",
    "/d/{}/binding",
    "/d/{}/public",
    "/records",
    "/records/payments",
    "/records/payments/new",
    "/records/row?at=ledger:payments%232024-01-0001",
    "/compare",
    "/publish",
    "/d/{}/monitor",
    "/rules/FND06",
    "/password",
)


class Office(NamedTuple):
    """What the fixture gives."""

    address: str
    passwords: dict[str, str]


Enter = Callable[..., Page]


@pytest.fixture(scope="module")
def word(example: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("word") / "学校申报表.docx"
    put(read_file(example), file, None)
    return file


def press(page: Page, step: str, **told: str) -> None:
    """Take a step on the page of a declaration, with what it asks for."""
    way = page.locator(f".ways form[action$='/do/{step}']")
    if told:
        page.locator("details.way", has=way).locator("summary").click()
    for name, value in told.items():
        way.locator(f"[name={name}]").first.fill(value)
    way.get_by_role("button").click()


def test_a_declaration_goes_there_and_back(enter: Enter, office: Office, word: Path) -> None:
    staff = enter("xiaoxue_staff")
    staff.goto(f"{office.address}/declarations")
    staff.set_input_files("#files", word)
    staff.wait_for_url(re.compile(r"/d/[\w-]+$"))
    link = staff.url
    expect(staff.get_by_role("heading", level=1)).to_have_text("三处错误差的是同一个数，60,000.00 元")
    staff.get_by_role("button", name="这 5 格都改").click()
    expect(staff.locator(".told")).to_contain_text("改了 5 格")
    press(staff, "confirm")
    expect(staff.locator(".told")).to_contain_text("办好了")

    finance = enter("xiaoxue_finance")
    finance.goto(link)
    press(finance, "check")
    leader = enter("xiaoxue_leader")
    leader.goto(office.address)
    expect(leader.locator(".todo")).to_contain_text("报送主管部门"[:6])
    leader.goto(link)
    press(leader, "submit")
    expect(leader.locator(".takes h2").first).to_have_text("已报主管部门")

    department = enter("jiaoyu_department")
    department.goto(link)
    press(department, "take_up")
    way = department.locator("details.way", has=department.locator("form[action$='/do/return']"))
    way.locator("summary").click()
    way.get_by_role("button", name="退回单位").click()
    expect(department.locator(".told.bad")).to_contain_text("退回要写明意见")
    way = department.locator("details.way", has=department.locator("form[action$='/do/return']"))
    way.locator("summary").click()
    way.locator("select[name=path]").first.select_option("/projects/3/goals/annual")
    way.locator("textarea").first.fill("写明培训几期、多少人。")
    way.get_by_role("button", name="退回单位").click()
    expect(department.locator(".told.good")).to_contain_text("部门已退回")

    staff.goto(office.address)
    expect(staff.locator(".todo")).to_contain_text("退回")
    staff.goto(link)
    expect(staff.locator(".opinions")).to_contain_text("写明培训几期、多少人。")
    staff.locator(".opinions a").click()
    goal = staff.get_by_label("年度总体目标")
    expect(goal).to_be_focused()
    goal.fill("办季度学堂 4 期，285 人参加，满意度 90% 以上。")
    expect(staff.locator(".saved")).to_contain_text("第 3 版")
    staff.goto(f"{link}/review")
    expect(staff.locator(".rounds")).to_contain_text("办季度学堂 4 期")
    expect(staff.locator(".thread")).to_contain_text("已改，还没有再报")

    school = enter("zhen_staff")
    school.goto(link)
    expect(school.locator("main")).to_contain_text("没有这一项，或者您无权查看")


def test_a_form_can_be_read_and_not_written_where_it_is_not_ones_turn(enter: Enter, office: Office) -> None:
    page = enter("zhen_staff")
    page.goto(f"{office.address}/declarations")
    page.locator(".decls tbody a").first.click()
    page.locator(".sheets a").first.click()
    expect(page.locator(".saved")).to_contain_text("只能看")
    assert page.locator(".form input, .form textarea").count() == 0
    expect(page.locator(".form")).to_contain_text("农村公路养护")


def test_a_wrong_password_says_what_to_do(browser: Browser, office: Office) -> None:
    page = browser.new_context().new_page()
    page.goto(f"{office.address}/d/nothing?next=//evil.example")
    page.get_by_label("用户名").fill("nobody")
    page.get_by_label("密码").fill("wrong")
    page.get_by_role("button", name="登录").click()
    expect(page.get_by_role("alert")).to_contain_text("用户名或密码不对")
    assert page.get_by_label("用户名").input_value() == "nobody"
    page.context.close()


def test_what_if_is_said_to_be_one(enter: Enter, office: Office) -> None:
    page = enter("renda_staff")
    page.goto(f"{office.address}/score")
    page.get_by_role("link", name="区人大代表工作").click()
    knob = page.get_by_role("slider", name="代表履职费发放人数")
    knob.fill("270")
    expect(page.locator("#would")).to_contain_text("只是假设，没有记进台账")
    expect(page.locator(".knob", has=knob).locator("output")).to_have_text("270人")
    page.get_by_role("link", name="复原").click()
    expect(page.locator("#would")).to_contain_text("拖动上面的滑块")


def test_every_page_fits_and_axe_finds_nothing(enter: Enter, office: Office) -> None:
    axe = Path(pytest.importorskip("axe_playwright_python").__file__).parent / "axe.min.js"
    found: dict[str, object] = {}
    for scheme, width in (("light", 1440), ("dark", 390)):
        page = enter("renda_staff", width, color_scheme=scheme, bypass_csp=True)
        page.goto(f"{office.address}/declarations")
        key = (page.locator(".decls tbody a").first.get_attribute("href") or "").rpartition("/")[2]
        for place in (one.format(key) for one in PLACES):
            page.goto(office.address + place)
            if (wide := page.evaluate(SIDEWAYS)) > 0:
                found[f"{place} {width}"] = wide
            page.add_script_tag(path=axe)
            if wrong := page.evaluate(AXE):
                found[f"{place} {scheme}"] = wrong
    assert json.dumps(found, ensure_ascii=False, indent=1) == "{}"
