import re
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Page, expect

PAGES = ("report", "difference", "shown text", "shown Word file", "shown PDF", "index", "project", "score", "monitoring")
WIDTHS = (1440, 390)
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
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
    assert page.evaluate(SIDEWAYS) <= 0
    assert page.evaluate(CUT) == []
    assert len(page.inner_text("body")) > 300


def test_what_goes_wrong_on_a_page_is_noticed(opened: Open, tmp_path: Path) -> None:
    (tmp_path / "bad.html").write_text(
        f"<p style='width:9999px'>{'x' * 400}</p><img src='http://127.0.0.1:9/a.png'><script>nothing()</script>", "utf-8"
    )
    page, complaints, elsewhere = opened(tmp_path / "bad.html", 390)
    assert (elsewhere, any("nothing" in said for said in complaints)) == (["http://127.0.0.1:9/a.png"], True)
    assert (page.evaluate(SIDEWAYS) > 0, len(page.evaluate(CUT))) == (True, 1)


@pytest.mark.parametrize("name", ["report", "index", "project", "score", "monitoring"])
def test_a_page_prints_on_paper(opened: Open, made: dict[str, Path], name: str) -> None:
    printed = opened(made[name]).page.pdf(format="A4")
    assert 1 <= len(re.findall(rb"/Type\s*/Page\b", printed)) < 40


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


def rows(page: Page) -> list[str]:
    return [row.inner_text() for row in page.locator("#projects tr").all() if row.is_visible()]


def test_the_search_works_from_the_disk(opened: Open, made: dict[str, Path]) -> None:
    page, complaints, _ = opened(made["index"])
    everything = rows(page)
    page.fill("#q", "履职 培训")
    some = rows(page)
    page.fill("#q", "没有这样的项目")
    none, said = rows(page), page.inner_text("#found")
    page.fill("#q", "")
    assert ([("履职" in row) for row in some][:1], 0 < len(some) < len(everything), none) == ([True], True, [])
    assert (said, rows(page), complaints) == ("没有找到，请换一个词", everything, [])


def test_a_project_is_reached_from_the_index_and_left_again(opened: Open, made: dict[str, Path]) -> None:
    page, complaints, elsewhere = opened(made["index"], 390)
    page.locator("#projects a").nth(3).click()
    assert (page.url.endswith("/1/project-4.html"), "903,200.00" in page.inner_text("body")) == (True, True)
    page.go_back()
    assert (page.url.endswith("/index.html"), complaints, elsewhere) == (True, [], [])
