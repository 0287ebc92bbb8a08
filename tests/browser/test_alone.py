"""The site of one person with real clicks: a file in, three faults corrected, the official Word and the notice out."""

import json
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import pytest
from clicking import overhang
from docx import Document as Word
from playwright.sync_api import Browser, Download, Page, Route, expect

from jixiao.actions.write import put
from jixiao.read.document import read_bytes, read_file

FAINT = """() => {
  const parts = (c) => (c.match(/[\\d.]+/g) ?? [0, 0, 0, 0]).map(Number);
  const light = ([r, g, b]) => [r, g, b].map((v) => v / 255).map((v) => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const ground = (e) => { for (; e; e = e.parentElement) { const c = parts(getComputedStyle(e).backgroundColor); if (c.length < 4 || c[3] > 0.99) return c; } return [255, 255, 255]; };
  const found = [];
  for (const e of document.querySelectorAll("body *")) {
    if (![...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim()) || !e.checkVisibility() || e.closest(".hidden, .skip, option")) continue;
    const [a, b] = [light(parts(getComputedStyle(e).color)), light(ground(e))].sort((x, y) => y - x);
    if ((a + 0.05) / (b + 0.05) < 4.5) found.push(e.textContent.trim().slice(0, 30));
  }
  return found;
}"""
"""Texts whose contrast with their ground is under 4.5."""


class Site(NamedTuple):
    """A running site and its link."""

    link: str

    @property
    def address(self) -> str:
        """Return the address without the key."""
        return self.link.partition("/?")[0]


class Tab(NamedTuple):
    """An open page and what its console complained of."""

    page: Page
    complaints: list[str]


Visit = Callable[..., Tab]


@pytest.fixture(scope="module")
def site(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:  # noqa: ARG001 - without it nothing is served
    command = [sys.executable, "-I", "-m", "jixiao", "serve", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=tmp_path_factory.mktemp("site")) as process:
        assert process.stdout
        yield Site(process.stdout.readline().strip())
        process.send_signal(signal.SIGTERM)


@pytest.fixture(scope="module")
def word(example: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("word") / "2024年申报表.docx"
    put(read_file(example), file, None)
    return file


@pytest.fixture
def visit(browser: Browser, site: Site) -> Iterator[Visit]:
    pages: list[Page] = []

    def go(path: str = "/", width: int = 1440, **context: object) -> Tab:
        made = browser.new_context(viewport={"width": width, "height": 900}, accept_downloads=True, **context)  # type: ignore[arg-type]
        page = made.new_page()
        page.set_default_timeout(60_000)
        pages.append(page)
        complaints: list[str] = []
        page.on("console", lambda said: complaints.append(said.text) if said.type in {"error", "warning"} else None)
        page.on("pageerror", lambda wrong: complaints.append(str(wrong)))
        page.goto(site.link)
        page.goto(site.address + path)
        return Tab(page, complaints)

    yield go
    for page in pages:
        page.context.close()


def dropped(page: Page, *files: Path) -> str:
    """Drop files on the zone and return the address of what was made of them: of one its page, of several the list."""
    with page.expect_navigation():
        page.set_input_files("#files", list(files))
    if len(files) == 1:
        page.wait_for_url(re.compile(r"/f/\d+$"))
    return page.url


def taken(page: Page, name: str) -> bytes:
    """Press a button that hands over a file and return its bytes."""
    with page.expect_download() as waiting:
        page.get_by_role("link", name=name, exact=True).click()
    download: Download = waiting.value
    return Path(download.path()).read_bytes()


def test_three_faults_are_corrected_and_the_papers_taken(visit: Visit, word: Path) -> None:
    page, complaints = visit()
    dropped(page, word)
    expect(page.get_by_role("heading", level=1)).to_have_text("三处错误差的是同一个数，60,000.00 元")
    page.get_by_role("button", name="这 5 格都改").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("没有错误")
    expect(page.locator(".made li")).to_have_count(5)
    corrected = read_bytes(taken(page, "改好的 Word"), "改好.docx")
    assert corrected.projects[3].funding.annual == corrected.projects[3].funding.total_fiscal == 963_200
    assert sum(project.funding.annual or 0 for project in corrected.projects) == corrected.stated_total == 4_660_800
    official = read_bytes(taken(page, "正式格式的 Word"), "正式.docx")
    assert official.projects[0].indicators[0].target == corrected.projects[0].indicators[0].target
    notice = "\n".join(paragraph.text for paragraph in Word(BytesIO(taken(page, "审核意见书"))).paragraphs)
    assert "应当" in notice
    assert "FND06" not in notice
    assert complaints == []


def test_all_of_it_works_without_a_script(visit: Visit, word: Path) -> None:
    page, _ = visit(java_script_enabled=False)
    page.set_input_files("#files", word)
    page.get_by_role("button", name="开始查").click()
    page.get_by_role("button", name="改为 963,200.00").click()
    expect(page.locator(".made li")).to_have_count(4)
    page.get_by_role("link", name="4 人大履职培训").click()
    page.get_by_label("年度资金申请总额").fill("90万元")
    page.get_by_role("button", name="改完了，去拿文件").click()
    expect(page.locator(".made")).to_contain_text("900,000.00")
    page.get_by_role("button", name="撤销上一步").click()
    expect(page.locator(".made li").filter(has_text="年度资金申请总额")).to_contain_text("963,200.00")


def test_a_form_is_checked_while_somebody_types(visit: Visit, word: Path) -> None:
    page, complaints = visit()
    page.goto(f"{dropped(page, word)}/p/4")
    cell = page.get_by_label("年度资金申请总额")
    expect(page.locator(".finding.is-error")).to_have_count(1)
    cell.fill("963200")
    expect(page.locator(".finding", has_text="FND06")).to_have_count(0)
    expect(cell).to_be_focused()
    expect(page.locator(".bal-row").first).to_contain_text("963,200.00")
    cell.fill("九十多万")
    expect(page.locator(".saved")).to_contain_text("要写一个金额")
    page.get_by_label("年度总体目标").fill("办好四期季度学堂，285 人参加。")
    expect(page.locator(".saved")).to_contain_text("要写一个金额")
    assert cell.input_value() == "九十多万"
    cell.fill("963200.00")
    expect(page.locator(".saved")).to_contain_text("已改")
    page.get_by_role("button", name="在它下面加一行").click()
    expect(page.get_by_label("第 7 个指标的三级指标")).to_be_visible()
    page.get_by_label("第 7 个指标的三级指标").fill("结业考核合格率")
    page.get_by_label("第 7 个指标的指标值").fill("≥95(%)")
    page.get_by_label("基层人大代表培训班的第 2 个数").fill("80")
    expect(page.locator("[id='/projects/3/narrative/budget']")).to_have_value(re.compile("安排80人"))
    page.get_by_role("button", name="改完了，去拿文件").click()
    expect(page.locator(".made")).to_contain_text("增减了行")
    assert complaints == []


def test_what_finds_no_room_is_saved_by_itself_and_what_fails_is_said(visit: Visit, word: Path) -> None:
    page, _ = visit()
    page.goto(f"{dropped(page, word)}/p/1")
    answers = [{"status": 503, "headers": {"Retry-After": "1"}}]

    def turn_away(route: Route) -> None:
        if route.request.method == "POST" and answers:
            route.fulfill(**answers.pop())  # type: ignore[arg-type] # as Playwright takes it
        else:
            route.continue_()

    page.route("**/p/1", turn_away)
    page.locator("[id='/projects/0/name']").fill("改过的名称")
    expect(page.locator(".saved")).to_contain_text("1 秒后自己再存")
    expect(page.locator(".saved")).to_contain_text("已改 1 格")
    answers.append({"status": 500, "headers": {}})
    page.locator("[id='/projects/0/name']").fill("又改的名称")
    expect(page.locator(".saved")).to_contain_text("没有存上")
    expect(page.locator("[id='/projects/0/name']")).to_have_value("又改的名称")


def test_a_link_to_a_part_of_a_form_leads_into_it(visit: Visit, word: Path) -> None:
    page, complaints = visit()
    address = dropped(page, word)
    for part, cell in (("/indicators", "indicators/0/"), ("/narrative", "narrative/"), ("", "")):
        page.goto(address)
        page.goto(f"{address}/p/4#/projects/3{part}")
        expect(page.locator(f".cell:focus[id^='/projects/3/{cell}']")).to_be_in_viewport()
    assert complaints == []


def test_two_tabs_lose_nothing(visit: Visit, word: Path) -> None:
    one, _ = visit()
    address = f"{dropped(one, word)}/p/4"
    one.goto(address)
    other = one.context.new_page()
    other.goto(address)
    one.get_by_label("年度资金申请总额").fill("963,200.00")
    expect(one.locator(".saved")).to_contain_text("已改")
    other.get_by_label("年度资金申请总额").fill("950,000.00")
    expect(other.locator(".saved")).to_contain_text("别处已改成 963,200.00，您写的是 950,000.00")
    other.get_by_label("年度总体目标").fill("培训 285 人，两期。")
    one.reload()
    assert one.get_by_label("年度资金申请总额").input_value() == "963,200.00"


def test_the_keyboard_is_enough(visit: Visit, word: Path) -> None:
    page, _ = visit()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "跳到正文"
    page.goto(f"{dropped(page, word)}/p/4")
    page.keyboard.press("Alt+ArrowDown")
    assert page.evaluate("document.activeElement.id") == "/projects/3/category"
    page.keyboard.press("Alt+ArrowDown")
    assert page.evaluate("document.activeElement.id") == "/projects/3/funding/annual"
    box = page.evaluate(
        "[document.activeElement.getBoundingClientRect().top, document.querySelector('.balance').getBoundingClientRect().bottom]"
    )
    assert box[0] > box[1]
    order = page.evaluate(
        "[...document.querySelectorAll('.form .cell')].map((cell) => [cell.getBoundingClientRect().top, cell.getBoundingClientRect().left])"
    )
    rows = [row for row, _ in order]
    assert len(rows) > 20
    assert page.evaluate("[...document.querySelectorAll('[tabindex]')].every((e) => e.tabIndex <= 0)")


@pytest.mark.parametrize(("data", "told"), [(b"", "空的"), (b"PK\x03\x04nonsense", "没有读成"), (b"\x89PNG\r\n\x1a\n0000", "没有读成")])
def test_what_can_not_be_read_says_why_and_the_way_out(visit: Visit, tmp_path: Path, data: bytes, told: str) -> None:
    file = tmp_path / "坏的.docx"
    file.write_bytes(data)
    page, _ = visit()
    dropped(page, file)
    expect(page.locator("main")).to_contain_text(told)
    expect(page.locator("main")).not_to_contain_text("jixiao-alone")
    expect(page.get_by_role("link", name="换一份文件")).to_be_visible()


def test_several_files_become_a_list_with_what_was_not_read(visit: Visit, word: Path, example: Path, tmp_path: Path) -> None:
    other = tmp_path / "测算.txt"
    other.write_text("285人*2天*210元=11.97万元\n", "utf-8")
    page, _ = visit()
    dropped(page, word, example, other)
    rows = page.locator(".recent tbody tr")
    expect(rows.filter(has_text="测算.txt").first).to_contain_text("没有找到")
    expect(rows.filter(has_text="测算.txt").first).to_contain_text("没有判断")
    expect(rows.filter(has_text="declaration.txt").first).to_contain_text("读得不确定")
    expect(rows.filter(has_text="2024年申报表.docx").first).to_contain_text("4,600,800.00")


def test_the_year_is_computed_and_its_forms_taken(visit: Visit) -> None:
    page, complaints = visit("/year")
    page.get_by_role("button", name="用自带的示例年度试一遍").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("8 个项目平均", timeout=120_000)
    made = read_bytes(taken(page, "自评表"), "自评表.docx")
    assert (made.kind, len(made.projects)) == ("self_evaluation", 8)
    assert complaints == []


def test_a_form_prints_on_one_sheet(visit: Visit, word: Path) -> None:
    page, _ = visit()
    page.goto(f"{dropped(page, word)}/p/4")
    assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4", prefer_css_page_size=True))) == 1


PLACES = ("/", "/f/{}", "/f/{}/p/4", "/f/{}/p/cover", "/rules", "/rules/STD01", "/year", "/how")


def test_every_page_fits_every_width_and_is_readable_in_both_lights(visit: Visit, word: Path) -> None:
    start, _ = visit()
    number = dropped(start, word).rpartition("/")[2]
    found: dict[str, object] = {}
    for scheme in ("light", "dark"):
        page, complaints = visit(color_scheme=scheme)
        for place in (one.format(number) for one in PLACES):
            page.goto(start.url.partition("/f/")[0] + place)
            if faint := page.evaluate(FAINT):
                found[f"{place} {scheme}"] = faint
            for width in (390, 800, 1100, 1440) if scheme == "light" else ():
                page.set_viewport_size({"width": width, "height": 900})
                if (wide := overhang(page)) > 0:
                    found[f"{place} {width}"] = wide
        assert complaints == []
    assert found == {}


def test_axe_finds_nothing(visit: Visit, word: Path) -> None:
    axe = Path(pytest.importorskip("axe_playwright_python").__file__).parent / "axe.min.js"
    start, _ = visit()
    number = dropped(start, word).rpartition("/")[2]
    found = {}
    for scheme, width in (("light", 1440), ("dark", 390)):
        page, _ = visit(color_scheme=scheme, width=width, bypass_csp=True)
        for place in (one.format(number) for one in PLACES):
            page.goto(start.url.partition("/f/")[0] + place)
            page.add_script_tag(path=axe)
            wrong = page.evaluate(
                "axe.run(document).then((r) => r.violations.map((v) => [v.id, v.nodes.slice(0, 3).map((n) => n.html.slice(0, 120))]))"
            )
            if wrong:
                found[f"{place} {scheme} {width}"] = wrong
    assert json.dumps(found, ensure_ascii=False, indent=1) == "{}"
