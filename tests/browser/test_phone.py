"""The phone with real touches: signing in by the code of the screen, with a line and without one; a claim from a photo; every page in one hand."""

import json
import re
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from clicking import AXE, Enter, Office, overhang
from PIL import Image, ImageDraw
from playwright.sync_api import Browser, BrowserContext, Dialog, Page, Route, expect

SMALL = """() => [...document.querySelectorAll("a, button, input:not([type=hidden], [type=radio]), select, textarea, summary, label:has([type=radio])")]
  .filter((e) => e.checkVisibility() && !e.closest(".skip")).map((e) => [e.outerHTML.slice(0, 90), e.getBoundingClientRect()])
  .filter(([, r]) => r.height < 43.5 || r.width < 43.5).map(([html]) => html)"""
"""What a thumb would miss: less than 44 px high or wide."""
DEPUTY = (
    "/m/", "/m/events", "/m/claims", "/m/papers", "/m/mine", "/m/budget/2", "/m/records/receipts", "/m/do/group/receipts.submit",
    "/m/do/deputies/activities.sign_in", "/m/do/office/questions.ask?project=2", "/m/do/systems/tickets.open", "/m/offline", "/m/do/none/none",
)  # fmt: skip
HANDLER = ("/m/", "/m/events", "/m/mine", "/m/code/deputies/activities.sign_in/{}", "/m/do/deputies/activities.sign_in?activity={}")
MEMBER = ("/m/", "/m/mine")
SITTING = "jixiao"
FONT_FREE = ("24317000000012345678", "186.00")
"""What the picture of a test shows, in letters that need no Chinese font."""


@pytest.fixture(scope="module")
def office(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:  # noqa: ARG001 - without it nothing is served
    folder = tmp_path_factory.mktemp("phone") / "工作台"
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
    made: list[BrowserContext] = []

    def go(login: str, width: int = 390, **context: object) -> Page:
        opened = browser.new_context(viewport={"width": width, "height": 780}, has_touch=True, is_mobile=True, **context)  # type: ignore[arg-type]
        made.append(opened)
        page = opened.new_page()
        page.set_default_timeout(60_000)
        page.goto(f"{office.address}/login?next=/m/")
        page.get_by_label("用户名").fill(login)
        page.get_by_label("密码").fill(office.passwords[login])
        page.get_by_role("button", name="登录").tap()
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        return page

    yield go
    for one in made:
        one.close()


def occasion(page: Page) -> str:
    """Return the key of the activity that is on today."""
    link = page.locator(".ph-now a[href*='/m/code/deputies/']").first.get_attribute("href") or ""
    return link.rpartition("/")[2]


def shown(office: Office, page: Page, key: str) -> str:
    """Return the code that stands on the big screen."""
    page.goto(f"{office.address}/m/code/deputies/activities.sign_in/{key}")
    return page.locator(".ph-digits").inner_text()


def test_a_deputy_signs_in_by_the_code_of_the_screen(enter: Enter, office: Office) -> None:
    handler, deputy = enter("renda_handler"), enter("renda_deputy", 360)
    key = occasion(handler)
    shown(office, handler, key)
    there = int(handler.locator(".ph-count b").inner_text())
    deputy.locator(".ph-now a").first.tap()
    expect(deputy.get_by_role("heading", level=1)).to_have_text("输入大屏上的 4 位数")
    deputy.get_by_label("大屏上的 4 位数").fill(shown(office, handler, key))
    deputy.get_by_role("button", name="签到").tap()
    expect(deputy.locator(".ph-ok")).to_have_text("办好了")
    deputy.goto(f"{office.address}/m/do/deputies/activities.sign_in?activity={key}&minute_code={shown(office, handler, key)}")
    deputy.get_by_role("button", name="签到").tap()
    expect(deputy.locator(".ph-ok")).to_contain_text("只算一次")
    shown(office, handler, key)
    expect(handler.locator(".ph-count")).to_contain_text(f"{there + 1} 人已签到")


def claim(page: Page, office: Office, number: str) -> None:
    """Fill in a claim that will be refused for its day once it comes."""
    page.goto(f"{office.address}/m/do/group/receipts.submit")
    page.get_by_label("票据日期").fill("2099-01-01")
    page.get_by_label("图书").check()
    page.get_by_label("金额（元）").fill("11.00")
    page.get_by_label("发票号").fill(number)


def kept_without_a_line(page: Page) -> None:
    """Send the claim while there is no line."""
    page.context.set_offline(True)
    page.get_by_role("button", name="报一张票据").tap()
    expect(page.locator(".ph-queued")).to_contain_text("已记下")


def test_what_is_pressed_without_a_line_is_kept_and_comes_once(enter: Enter, office: Office) -> None:
    handler, deputy = enter("renda_handler"), enter("renda_deputy_2", 360)
    key = occasion(handler)
    deputy.evaluate("navigator.serviceWorker.ready.then(() => true)")
    deputy.goto(f"{office.address}/m/do/deputies/activities.sign_in?activity={key}&minute_code={shown(office, handler, key)}")
    expect(deputy.locator("#sync")).to_have_text("已同步")
    deputy.context.set_offline(True)
    deputy.get_by_role("button", name="签到").tap()
    expect(deputy.locator(".ph-queued")).to_contain_text("已记下，等有网再送")
    expect(deputy.locator("#sync")).to_have_text("没有网，1 件待送")
    deputy.goto(f"{office.address}/m/events")
    expect(deputy.get_by_role("heading", level=1)).to_contain_text("没有网")
    expect(deputy.locator(".ph-queued")).to_contain_text("按下")
    deputy.context.set_offline(False)
    expect(deputy.locator(".ph-queued.sent")).to_contain_text("算一次履职")
    expect(deputy.get_by_role("heading", level=1)).not_to_contain_text("没有网")
    deputy.goto(f"{office.address}/m/records/duties")
    expect(deputy.locator(".ph-list li")).to_have_count(1)


def test_what_the_line_does_not_carry_at_first_is_tried_again_and_not_lost_on_leaving(enter: Enter, office: Office) -> None:
    page, broken = enter("renda_deputy", 360), [True]
    asked: list[str] = []

    def dismissed(dialog: Dialog) -> None:
        asked.append(dialog.message)
        dialog.dismiss()

    page.context.route("**/m/pulse", lambda route: route.abort() if broken else route.continue_())
    page.on("dialog", dismissed)
    claim(page, office, "SF-78")
    kept_without_a_line(page)
    page.context.set_offline(False)
    page.goto(f"{office.address}/m/mine")
    with page.expect_event("dialog"):
        page.get_by_role("button", name="退出").tap()
    broken.clear()
    expect(page.locator(".ph-queued.refused")).to_contain_text("还没有到")
    assert ["退出就没有了" in words for words in asked] == [True]


def test_who_is_sent_away_by_a_busy_office_need_not_press_again(enter: Enter, office: Office) -> None:
    page, busy = enter("renda_deputy", 360), [True]

    def crowded(route: Route) -> None:
        if busy and route.request.method == "POST":
            route.fulfill(status=503, body="忙")
        else:
            route.continue_()

    page.context.route("**/m/do/**", crowded)
    claim(page, office, "SF-79")
    page.get_by_role("button", name="报一张票据").tap()
    expect(page.locator(".ph-queued")).to_contain_text("已记下")
    busy.clear()
    expect(page.locator(".ph-queued.refused")).to_contain_text("还没有到")


def test_what_is_written_when_the_login_runs_out_is_sent_after_the_next_one(enter: Enter, office: Office) -> None:
    page = enter("renda_deputy", 360)
    claim(page, office, "SF-80")
    page.context.clear_cookies(name=SITTING)
    page.get_by_role("button", name="报一张票据").tap()
    page.get_by_label("用户名").fill("renda_deputy")
    page.get_by_label("密码").fill(office.passwords["renda_deputy"])
    page.get_by_role("button", name="登录").tap()
    expect(page.locator(".ph-queued.refused")).to_contain_text("还没有到")


def test_a_login_that_ran_out_is_told_on_the_page_that_keeps(enter: Enter, office: Office) -> None:
    page = enter("renda_deputy", 360)
    claim(page, office, "SF-81")
    kept_without_a_line(page)
    page.context.clear_cookies()
    page.context.set_offline(False)
    expect(page.locator(".ph-queued")).to_contain_text("登录到期了")
    page.get_by_role("link", name="重新登录").tap()
    expect(page.get_by_label("用户名")).to_be_visible()


def test_a_page_of_an_earlier_login_loses_nothing(enter: Enter, office: Office) -> None:
    page = enter("renda_deputy", 360)
    claim(page, office, "SF-82")
    page.context.clear_cookies(name="csrftoken")
    page.get_by_role("button", name="报一张票据").tap()
    expect(page.locator(".ph-queued.refused")).to_contain_text("还没有到")


def test_leaving_asks_for_what_another_person_left_waiting_on_this_phone(enter: Enter, office: Office) -> None:
    page = enter("renda_deputy", 360)
    page.goto(f"{office.address}/m/mine")
    page.evaluate(
        "Outbox.keep({ key: 'k', who: 'another', action: '/m/', label: '', entries: [], at: new Date().toISOString(), state: 'waiting' })"
    )
    with page.expect_event("dialog") as asked:
        page.get_by_role("button", name="退出").tap()
    assert "退出就没有了" in asked.value.message


def test_what_is_refused_later_is_shown_and_can_be_mended(enter: Enter, office: Office) -> None:
    page = enter("renda_deputy", 360)
    claim(page, office, "SF-77")
    kept_without_a_line(page)
    page.context.set_offline(False)
    expect(page.locator(".ph-queued.refused")).to_contain_text("还没有到")
    page.get_by_role("link", name="改好再交").tap()
    expect(page.get_by_label("发票号")).to_have_value("SF-77")
    expect(page.get_by_label("图书")).to_be_checked()


def picture(folder: Path) -> Path:
    """Return a photo that tells where it was taken, of a number and an amount."""
    sheet, exif = Image.new("RGB", (1600, 900), "white"), Image.Exif()
    pen = ImageDraw.Draw(sheet)
    for at, text in enumerate(FONT_FREE):
        pen.text((200, 200 + 300 * at), text if at == 0 else f"CNY {text}", fill="black", font_size=64)
    place = exif.get_ifd(0x8825)
    place[1], place[2] = "N", (31.0, 2.0, 5.0)
    file = folder / "发票.jpg"
    sheet.save(file, exif=exif)
    return file


def test_a_claim_begins_with_a_photo(enter: Enter, office: Office, tmp_path: Path) -> None:
    page = enter("renda_deputy", 360)
    page.goto(f"{office.address}/m/claims")
    page.get_by_role("link", name="报一张票据").tap()
    page.set_input_files("#photo", picture(tmp_path))
    page.get_by_role("button", name=re.compile("交照片")).tap()
    page.wait_for_url(re.compile("photo="))
    expect(page.get_by_role("heading", level=1)).not_to_have_text("正在读照片", timeout=120_000)
    expect(page.get_by_label("发票号")).to_have_value(FONT_FREE[0])
    assert b"Exif" not in page.request.get(office.address + str(page.locator(".ph-photo image").get_attribute("href"))).body()


def test_every_page_fits_one_hand_without_a_script(enter: Enter, office: Office) -> None:
    handler = enter("renda_handler", 360)
    key, wrong = occasion(handler), dict[str, object]()
    for login, places in (("renda_deputy", DEPUTY), ("renda_handler", HANDLER), ("renda_member", MEMBER)):
        page = enter(login, 360, java_script_enabled=False)
        for place in (one.format(key) for one in places):
            answer = page.goto(office.address + place)
            assert answer
            if answer.status != (404 if "none" in place else 200):
                wrong[place] = answer.status
            expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert wrong == {}


def test_every_page_fits_one_hand_and_axe_finds_nothing(enter: Enter, office: Office) -> None:
    axe = Path(pytest.importorskip("axe_playwright_python").__file__).parent / "axe.min.js"
    key, found = occasion(enter("renda_handler")), dict[str, object]()
    looks = (("renda_deputy", 360, "light", DEPUTY), ("renda_handler", 390, "dark", HANDLER), ("renda_member", 390, "dark", MEMBER))
    for login, width, scheme, places in looks:
        page = enter(login, width, color_scheme=scheme, bypass_csp=True)
        for place in (one.format(key) for one in places):
            page.goto(office.address + place)
            if (wide := overhang(page)) > 0:
                found[f"{place} {width}"] = wide
            if small := page.evaluate(SMALL):
                found[f"{place} small"] = small
            page.add_script_tag(path=axe)
            if wrong := page.evaluate(AXE):
                found[f"{place} {scheme}"] = wrong
    assert json.dumps(found, ensure_ascii=False, indent=1) == "{}"
