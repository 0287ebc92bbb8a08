"""The workbench of an office with real clicks: a declaration sent in, mended, returned with opinions, mended again, read by others."""

import json
import re
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, Page, expect

from jixiao.actions.write import put
from jixiao.desk.loading import shipped_desks
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
    "/d/{}/monitor",
    "/rules/FND06",
    "/password",
)


class Office(NamedTuple):
    """A running workbench with the example year: its address, and passwords by login."""

    address: str
    passwords: dict[str, str]


Enter = Callable[..., Page]
MOST_TABS = 120


@pytest.fixture(scope="module")
def office(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:  # noqa: ARG001 - without it nothing is served
    folder = tmp_path_factory.mktemp("office") / "工作台"
    begin = [sys.executable, "-I", "-m", "jixiao"]
    command = [*begin, "serve", "--folder", str(folder), "--port", "0", "--demo"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        address = next(line for line in process.stdout if line.startswith("http")).strip().rstrip("/")
        urllib.request.urlopen(f"{address}/healthz", timeout=60).close()  # noqa: S310 - our own server
        told = subprocess.run([*begin, "admin", "demo-users", "--folder", str(folder), "--format", "json"], capture_output=True, check=True)
        yield Office(address, {one["login"]: one["password"] for one in json.loads(told.stdout)})
        process.send_signal(signal.SIGTERM)


@pytest.fixture
def enter(browser: Browser, office: Office) -> Iterator[Enter]:
    pages: list[Page] = []

    def go(login: str, width: int = 1440, **context: object) -> Page:
        made = browser.new_context(viewport={"width": width, "height": 900}, **context)  # type: ignore[arg-type]
        page = made.new_page()
        page.set_default_timeout(60_000)
        pages.append(page)
        page.goto(f"{office.address}/login")
        page.get_by_label("用户名").fill(login)
        page.get_by_label("密码").fill(office.passwords[login])
        page.get_by_role("button", name="登录").click()
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        return page

    yield go
    for page in pages:
        page.context.close()


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
    page.get_by_label("这个指标").select_option("/projects/1/indicators/1")
    page.get_by_label("做到").fill("100")
    page.get_by_role("button", name="算一算").click()
    expect(page.locator(".what-if")).to_contain_text("假设的得分")
    page.get_by_label("做到").fill("很多")
    page.get_by_role("button", name="算一算").click()
    expect(page.locator(".told.bad")).to_contain_text("不能和“很多”比较")


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
    if deputy.locator("textarea[name=because]").count():
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
            if (wide := page.evaluate(SIDEWAYS)) > 0:
                found[f"{name} {width}"] = wide
            page.add_script_tag(path=axe)
            if wrong := page.evaluate(AXE):
                found[f"{name} {scheme}"] = wrong
    assert json.dumps(found, ensure_ascii=False, indent=1) == "{}"
