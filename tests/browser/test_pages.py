import re
from collections.abc import Callable
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Literal, NamedTuple

import pytest
from clicking import AXE, NARROWEST, PAPER, overhang
from playwright.sync_api import Browser, Page, expect

PAGES = (
    "report",
    "difference",
    "shown text",
    "shown Word file",
    "shown PDF",
    "index",
    "project",
    "search",
    "drafts",
    "score",
    "monitoring",
)
WIDTHS = (1440, 390)
CUT = """[...document.querySelectorAll('h1,h2,h3,p,li,summary,figcaption')].filter(e => {
  const r = e.getBoundingClientRect();
  if (!r.width || r.right <= innerWidth + 1) return false;
  for (let up = e.parentElement; up; up = up.parentElement) if (/auto|scroll/.test(getComputedStyle(up).overflowX)) return false;
  return true;
}).map(e => e.textContent.slice(0, 40))"""
"""Text that reaches beyond the window and stands in nothing that scrolls."""


class Opened(NamedTuple):
    """What the fixture gives."""

    page: Page
    complaints: list[str]
    elsewhere: list[str]


Open = Callable[..., Opened]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", PAGES)
def test_a_page_opens_whole_and_by_itself(opened: Open, made: dict[str, Path], name: str, width: int) -> None:
    page, complaints, elsewhere = opened(made[name], width)
    assert (complaints, elsewhere) == ([], [])
    assert overhang(page) <= 0
    assert page.evaluate(CUT) == []
    assert len(page.inner_text("body")) > 300


def test_what_goes_wrong_on_a_page_is_noticed(opened: Open, tmp_path: Path) -> None:
    (tmp_path / "bad.html").write_text(
        f"<p style='width:9999px'>{'x' * 400}</p><img src='http://127.0.0.1:9/a.png'><script>nothing()</script>", "utf-8"
    )
    page, complaints, elsewhere = opened(tmp_path / "bad.html", 390)
    assert (elsewhere, any("nothing" in said for said in complaints)) == (["http://127.0.0.1:9/a.png"], True)
    assert (overhang(page) > 0, len(page.evaluate(CUT))) == (True, 1)


@pytest.mark.parametrize("name", ["report", "index", "project", "score", "monitoring"])
def test_a_page_prints_on_paper(opened: Open, made: dict[str, Path], name: str) -> None:
    printed = opened(made[name]).page.pdf(format="A4")
    assert 1 <= len(re.findall(rb"/Type\s*/Page\b", printed)) < 40


def test_a_page_that_prints_badly_is_noticed(opened: Open, tmp_path: Path) -> None:
    """The negative control: forty sheets, and a column of which the signs stand one below the other."""
    words = "<td>一个很长的绩效指标名称" * 40
    (tmp_path / "bad.html").write_text(
        f"<main><table style='width:660px;table-layout:fixed'><tr>{words}</table></main>" + "<p style='break-before:page'>页" * 40, "utf-8"
    )
    page = opened(tmp_path / "bad.html").page
    assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4"))) >= 40
    page.emulate_media(media="print")
    page.set_viewport_size(PAPER)
    assert page.evaluate(NARROWEST) != []


@pytest.mark.parametrize("name", ["shown text", "shown Word file", "shown PDF"])
def test_a_press_leads_to_the_value_and_back(opened: Open, made: dict[str, Path], name: str) -> None:
    page = opened(made[name]).page
    there = (
        page.locator("a[id^='s-']", has_text=re.compile("903,200.00")).first if name != "shown PDF" else page.locator("a[id^='s-']").last
    )
    number = (there.get_attribute("id") or "").removeprefix("s-")
    there.locator("rect" if name == "shown PDF" else "xpath=.").click()
    value = page.locator(f"#v-{number}")
    assert page.evaluate("location.hash") == f"#v-{number}"
    expect(value).to_be_in_viewport()
    value.locator("a[href^='#s-']").or_(page.locator(f"a[href='#s-{number}']")).first.click()
    assert page.evaluate("location.hash") == f"#s-{number}"
    expect(page.locator(f"#s-{number}")).to_be_in_viewport()


def test_the_search_works_from_the_disk(opened: Open, made: dict[str, Path]) -> None:
    page, complaints, _ = opened(made["search"])
    page.fill("#q", "履职 培训")
    expect(page.locator("#found")).to_have_text(re.compile("找到 [1-9]"))
    expect(page.locator("#hits a").first).to_have_text("人大履职培训")
    page.fill("#q", "没有这样的项目名")
    expect(page.locator("#found")).to_have_text("没有找到，请换一个词")
    page.fill("#q", "费")
    expect(page.locator("#found")).to_have_text(re.compile("找到 [1-9]"))
    page.fill("#q", "")
    expect(page.locator("#hits a")).to_have_count(0)
    assert complaints == []


def test_what_is_looked_for_may_stand_in_the_address(opened: Open, made: dict[str, Path]) -> None:
    page, complaints, elsewhere = opened(made["search"])
    page.goto(f"{made['search'].as_uri()}?q=培训")
    page.locator("#hits a").first.click()
    expect(page).to_have_url(re.compile("/project-"))
    assert (complaints, elsewhere) == ([], [])


def test_without_a_script_all_pages_are_listed(browser: Browser, made: dict[str, Path]) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(made["search"].as_uri())
    assert page.locator("noscript p").is_visible()
    assert not page.locator("#search").is_visible()
    assert page.locator("main li a", has_text="人大履职培训").is_visible()
    page.close()


def test_a_web_server_may_hold_the_site(browser: Browser, made: dict[str, Path]) -> None:
    handler = partial(Quiet, directory=str(made["index"].parent))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        page = browser.new_page()
        complaints: list[str] = []
        page.on("console", lambda said: complaints.append(said.text) if said.type == "error" and "favicon" not in said.text else None)
        page.goto(f"http://127.0.0.1:{server.server_port}/search.html?q=培训")
        expect(page.locator("#hits a").first).to_be_visible()
        page.close()
        server.shutdown()
    assert [told for told in complaints if "404" not in told] == []


class Quiet(SimpleHTTPRequestHandler):
    """Tells no requests."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the standard library's signature
        """Tell nothing."""


PORTAL = ("index", "project", "search", "activities", "drafts", "surveys", "data", "years", "several")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_nothing_on_the_portal(browser: Browser, made: dict[str, Path], width: int, scheme: Literal["light", "dark"]) -> None:
    axe = Path(pytest.importorskip("axe_playwright_python").__file__).parent / "axe.min.js"
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True)
    found = {}
    for name in PORTAL:
        page = context.new_page()
        page.goto(made[name].as_uri())
        page.add_script_tag(path=axe)
        found[name] = [page.evaluate(AXE), overhang(page)]
        page.close()
    context.close()
    assert found == {name: [[], 0] for name in PORTAL}


def test_a_project_is_reached_from_the_index_and_left_again(opened: Open, made: dict[str, Path]) -> None:
    page, complaints, elsewhere = opened(made["index"], 390)
    page.locator(".pc h3 a", has_text="人大履职培训").click()
    expect(page).to_have_url(re.compile(r"/1/project-4\.html$"))
    expect(page.locator("body")).to_contain_text("903,200.00")
    page.go_back()
    expect(page).to_have_url(re.compile(r"/index\.html$"))
    assert (complaints, elsewhere) == ([], [])
