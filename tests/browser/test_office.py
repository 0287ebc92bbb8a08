"""The workbench of an office with real clicks: a declaration sent in, mended, returned with opinions, mended again, read by others."""

import json
import re
from pathlib import Path

import pytest
from clicking import AXE, NARROWEST, PAPER, Enter, Office, overhang
from offices import STAFF_PAGES
from playwright.sync_api import Browser, Page, expect
from pyotp import TOTP

from jixiao.actions.write import put
from jixiao.read.document import read_file

PLACES = (*STAFF_PAGES, "/d/{}/p/4?beside=1", "/records/row?at=ledger:payments%232024-01-0001")
OFFICERS = {
    "xitong": (
        "/",
        "/admin/people",
        "/admin/people/renda_staff",
        "/admin/units",
        "/admin/units/4",
        "/admin/calendar",
        "/admin/backups",
        "/admin/health",
    ),
    "anquan": ("/admin/people/renda_staff",),
    "rizhi": ("/admin/log",),
}
"""The pages of the officers."""


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
    way = department.locator("details.way[open]", has=department.locator("form[action$='/do/return']"))
    way.locator("select[name=path]").first.select_option("/projects/3/goals/annual")
    way.locator("textarea").first.fill("写明培训几期、多少人。")
    way.get_by_role("button", name="退回单位").click()
    expect(department.locator(".told.good")).to_contain_text("部门已退回")

    staff.goto(office.address)
    expect(staff.locator(".todo")).to_contain_text("退回")
    staff.goto(link)
    expect(staff.locator(".opinions")).to_contain_text("写明培训几期、多少人。")
    staff.locator(".opinions li a").click()
    goal = staff.get_by_label("年度总体目标")
    expect(goal).to_be_focused()
    goal.fill("办季度学堂 4 期，285 人参加，满意度 90% 以上。")
    expect(staff.locator(".saved")).to_contain_text("第 3 版")
    staff.goto(f"{link}/review")
    expect(staff.locator(".rounds")).to_contain_text("办季度学堂 4 期")
    expect(staff.locator(".thread")).to_contain_text("已改，还没有再报")
    staff.get_by_label(re.compile("^答复：")).fill("写明了期数和人数。")
    staff.get_by_role("button", name="答复").click()
    expect(staff.locator(".thread .answer")).to_contain_text("写明了期数和人数。")

    school = enter("zhen_staff")
    school.goto(link)
    expect(school.locator("main")).to_contain_text("没有这一项，或者您无权查看")


def test_a_value_leads_to_its_place_in_the_original_and_back(enter: Enter, office: Office, word: Path, tmp_path: Path) -> None:
    put(read_file(word), paper := tmp_path / "申报表.pdf", None)
    page = enter("xiaoxue_staff")
    for file in (word, paper):
        page.goto(f"{office.address}/declarations")
        page.set_input_files("#files", file)
        page.wait_for_url(re.compile(r"/d/[\w-]+$"))
        page.goto(f"{page.url}/p/4")
        page.get_by_role("link", name="原件放在旁边看").click()
        annual, target = page.locator("[id='/projects/3/funding/annual']"), page.locator("[id='/projects/3/indicators/1/target']")
        annual.focus()
        expect(page.locator("#paper .lit")).to_have_attribute("data-of", "/projects/3/funding/annual")
        expect(page.locator("#paper .lit")).to_be_in_viewport()
        page.locator("#paper [data-of='/projects/3/indicators/1/target']").last.focus()
        page.keyboard.press("Enter")
        expect(target).to_be_focused()
        target.fill("≥380(人)")
        expect(page.locator(".saved")).to_contain_text("第 2 版")
        expect(page.locator("#paper .lit")).to_have_attribute("data-of", "/projects/3/indicators/1/target")


def test_an_indicator_is_found_and_put_in_with_keys_alone(enter: Enter, office: Office, word: Path) -> None:
    page = enter("xiaoxue_staff")
    page.goto(f"{office.address}/declarations")
    page.set_input_files("#files", word)
    page.wait_for_url(re.compile(r"/d/[\w-]+$"))
    page.goto(f"{page.url}/p/4")
    page.get_by_role("button", name="找一个像的指标").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_label("像什么")).to_be_focused()
    page.keyboard.type("培训期数")
    expect(page.locator(".pick h3").first).to_have_text("培训期数")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("button", name="加上“培训期数”")).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/target$"))
    expect(page.locator("[id$='/name']", has_text="培训期数")).to_have_count(1)
    assert str(page.evaluate("document.activeElement.id")).endswith("/target")


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
    page.wait_for_load_state()  # a slider that moves before the page's script is there tells nobody
    knob = page.get_by_role("slider", name="代表履职费发放人数")
    knob.fill("270")
    expect(page.locator("#would")).to_contain_text("只是假设，没有记进台账")
    expect(page.locator(".knob", has=knob).locator("output")).to_have_text("270人")
    page.get_by_role("link", name="复原").click()
    expect(page.locator("#would")).to_contain_text("拖动上面的滑块")


def test_what_if_the_money_is_paid_moves_the_year_s_end(enter: Enter, office: Office) -> None:
    page = enter("renda_staff")
    page.goto(f"{office.address}/monitor")
    page.get_by_label("看到哪一天").fill("2024-07-31")
    page.get_by_role("button", name="重算").click()
    page.locator(".mon").get_by_role("link", name="区人大代表工作").click()
    page.get_by_role("slider", name="到这一天付了").fill("900000")
    expect(page.locator("#would")).to_contain_text("只是假设，没有记进台账")
    page.get_by_text("由 21 条记录得出").click()
    expect(page.locator(".ind .mini").first).to_contain_text("2024-01-0008")


def test_every_page_fits_and_axe_finds_nothing(enter: Enter, office: Office) -> None:
    found: dict[str, object] = {}
    for scheme, width in (("light", 1440), ("dark", 390)):
        page = enter("renda_staff", width, color_scheme=scheme, bypass_csp=True)
        page.goto(f"{office.address}/declarations")
        key = (page.locator(".decls tbody a").first.get_attribute("href") or "").rpartition("/")[2]
        for place in (one.format(key) for one in PLACES):
            found |= wrong_with(page, office.address + place, f"{place} {scheme} {width}")
    assert json.dumps(found, ensure_ascii=False, indent=1) == "{}"


@pytest.mark.parametrize(
    ("path", "sheets"), [("/d/{}/p/4", 1), ("/d/{}/review", 6), ("/d/{}/score/2", 3), ("/d/{}/monitor/5", 3), ("/declarations", 1)]
)
def test_a_page_prints_on_few_sheets_of_a4_and_no_column_is_squeezed(enter: Enter, office: Office, path: str, sheets: int) -> None:
    page = enter("renda_staff", 1280)
    page.goto(f"{office.address}/declarations")
    key = (page.locator(".decls tbody a").first.get_attribute("href") or "").rpartition("/")[2]
    page.goto(office.address + path.format(key))
    printed = page.pdf(format="A4", prefer_css_page_size=True)
    assert 1 <= len(re.findall(rb"/Type\s*/Page\b", printed)) <= sheets
    page.emulate_media(media="print")
    page.set_viewport_size(PAPER)
    assert page.evaluate(NARROWEST) == []


@pytest.mark.parametrize("login", OFFICERS)
def test_every_page_of_an_officer_fits_and_axe_finds_nothing(enter: Enter, office: Office, login: str) -> None:
    found: dict[str, object] = {}
    for scheme, width in (("dark", 1280), ("light", 390)):
        page = enter(login, width, color_scheme=scheme, bypass_csp=True)
        for place in OFFICERS[login]:
            found |= wrong_with(page, office.address + place, f"{place} {scheme} {width}")
    assert json.dumps(found, ensure_ascii=False, indent=1) == "{}"


def wrong_with(page: Page, address: str, name: str) -> dict[str, object]:
    """Return what is wrong with a page: how far it goes beyond the window, and what axe finds."""
    axe = Path(pytest.importorskip("axe_playwright_python").__file__).parent / "axe.min.js"
    page.goto(address)
    wide = overhang(page)
    page.add_script_tag(path=axe)
    wrong = page.evaluate(AXE)
    return {f"{name} {what}": one for what, one in (("wide", wide), ("axe", wrong)) if one not in (0, [])}


def test_a_login_with_a_phone_and_a_rule_by_two_people(enter: Enter, office: Office) -> None:
    """A rule is written, tried and proposed by one and switched on by another, whose login wants a code by then."""
    author = enter("caizheng_yewu")
    author.goto(f"{office.address}/rules/own")
    author.get_by_label("代码").fill("XPT01")
    author.get_by_role("button", name="写一条").click()
    author.get_by_role("button", name="存下并试一遍").click()
    expect(author.locator(".told.good")).to_contain_text("可以提请启用")
    expect(author.locator(".hits")).to_contain_text("1,650,000.00")
    author.get_by_role("button", name="提请启用").click()
    expect(author.locator(".side")).to_contain_text("写的人不能自己启用")

    second = enter("caizheng_jixiao")
    expect(second.locator(".todo")).to_contain_text("魏业务写的规则 XPT01")
    second.goto(f"{office.address}/me/factor")
    second.get_by_role("button", name="开始绑定").click()
    second.get_by_text("扫不了").click()
    code = TOTP("".join((second.locator(".secret").text_content() or "").split()))
    second.get_by_label("验证码").fill(code.now())
    second.get_by_role("button", name="绑定").click()
    spare = second.locator(".codes li").first.text_content() or ""
    second.locator(".who-box summary").click()
    second.get_by_role("button", name="退出").click()
    second.get_by_label("用户名").fill("caizheng_jixiao")
    second.get_by_label("密码").fill(office.passwords["caizheng_jixiao"])
    second.get_by_role("button", name="登录").click()
    second.get_by_label("验证码").fill(spare)
    second.get_by_role("button", name="登录").click()
    second.get_by_role("link", name="魏业务写的规则 XPT01").click()
    second.get_by_role("button", name="启用").click()
    expect(second.locator(".told.good")).to_contain_text("从现在起")

    staff = enter("renda_staff")
    staff.goto(f"{office.address}/rules/XPT01")
    expect(staff.locator("main")).to_contain_text("1,650,000.00")
    second.get_by_role("button", name="停用").click()
    expect(second.locator(".told.good")).to_contain_text("停用了")


def test_a_plot_answers_to_keys_and_pointing_in_the_words_of_its_table(enter: Enter, office: Office) -> None:
    page = enter("renda_staff")
    complaints: list[str] = []
    page.on("console", lambda said: complaints.append(said.text) if said.type in {"error", "warning"} else None)
    page.on("pageerror", lambda wrong: complaints.append(str(wrong)))
    page.goto(f"{office.address}/monitor")
    link = re.sub(r"[?].*", "", page.url)
    page.goto(f"{link}/5?day=2024-07-31")
    plot = page.locator("figure[data-plot=burnup]")
    figures = plot.locator("tbody tr").nth(6).locator("td, th").all_text_contents()
    plot.locator(".asked").focus()
    page.keyboard.press("Home")
    for _ in range(6):
        page.keyboard.press("ArrowRight")
    expect(plot.locator(".asked-told")).to_contain_text(f"到 {figures[0]}底，实际 {figures[2]} 元，计划 {figures[1]} 元")
    expect(plot.locator("> svg").first).to_be_hidden()
    page.emulate_media(media="print")
    expect(plot.locator("> svg.narrow-only")).to_be_visible()
    assert complaints == []
    assert page.evaluate("document.querySelectorAll('.asked [style*=script], .asked script').length") == 0


def test_without_the_library_the_drawing_stays(enter: Enter, office: Office) -> None:
    page = enter("renda_staff")
    page.route("**/static/echarts.js*", lambda route: route.abort())
    page.goto(f"{office.address}/monitor")
    expect(page.locator("figure[data-plot=burnup] > svg.wide-only")).to_be_visible()
    expect(page.locator(".asked")).to_have_count(0)
