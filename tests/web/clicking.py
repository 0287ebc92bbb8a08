"""What tests with real clicks share: an office being served, who enters it, what a page is asked."""

from collections.abc import Callable
from typing import NamedTuple

from playwright.sync_api import Page

SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
AXE = "axe.run(document).then((r) => r.violations.map((v) => [v.id, v.nodes.slice(0, 3).map((n) => n.html.slice(0, 140))]))"
MOST_TABS = 120


class Office(NamedTuple):
    """A running workbench with the example year: its address, and passwords by login."""

    address: str
    passwords: dict[str, str]


Enter = Callable[..., Page]
