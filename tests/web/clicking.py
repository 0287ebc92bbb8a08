"""What tests with real clicks share: an office being served, who enters it, what a page is asked."""

import re
from collections.abc import Callable
from typing import NamedTuple

from playwright.sync_api import Page, ViewportSize, expect

SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
AXE = "axe.run(document).then((r) => r.violations.map((v) => [v.id, v.nodes.slice(0, 3).map((n) => n.html.slice(0, 140))]))"
NARROWEST = """[...document.querySelectorAll('main th, main td, main .ind > *')].filter((e) => e.textContent.trim().length > 8)
  .map((e) => [e.getBoundingClientRect(), e.textContent.trim()]).filter(([r]) => r.width && r.height > 8 * r.width).map(([, text]) => text.slice(0, 30))"""
"""Texts that stand one sign below the other."""
PAPER: ViewportSize = {"width": 660, "height": 1000}
"""What A4 leaves between its margins."""
MOST_TABS = 120
DAY = re.compile(r"(\d+)年(\d+)月(\d+)日")


class Office(NamedTuple):
    """A running workbench with the example year: its address, and passwords by login."""

    address: str
    passwords: dict[str, str]


Enter = Callable[..., Page]


def day_at(page: Page) -> str:
    """Return which day it is in the example that a page is of."""
    year, month, day = map(int, DAY.findall(page.locator(".example").inner_text())[0])
    return f"{year}-{month:02}-{day:02}"


def filled(page: Page, act: str, **told: str) -> Page:
    """Write into the form of an act that is open, also into what need not be filled."""
    for name, value in told.items():
        field = page.locator(f'form[action*="/acts/{act}"] [name="{name}"]')
        if field.first.get_attribute("type") == "radio":
            page.locator(f'form[action*="/acts/{act}"] [name="{name}"][value="{value}"]').check()
        else:
            field.evaluate("(e) => { for (let d = e.closest('details'); d; d = d.parentElement.closest('details')) d.open = true; }")
            field.fill(value)
    return page


def overhang(page: Page) -> int:
    """Return by how many pixels a page goes beyond its window, once it is there: just after a press it may not even have begun."""
    page.wait_for_load_state()
    return int(page.evaluate(SIDEWAYS))


def press(page: Page, act: str) -> None:
    """Press the button of the form of an act that is open."""
    page.locator(f'form[action*="/acts/{act}"] button[type=submit]').click()


def done(page: Page, act: str) -> str:
    """Press, and return the sentence that tells what was done."""
    press(page, act)
    expect(page.locator(".told.good")).to_be_visible()
    return page.locator(".told.good").inner_text()
