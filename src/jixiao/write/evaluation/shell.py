"""What pages of scores and of progress share: the bar to jump by, the official forms at the end, amounts for prose."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from jixiao.values.money import Money
from jixiao.write.document.printed import money
from jixiao.write.evaluation.forms import embedded
from jixiao.write.look.markup import Markup, tag
from jixiao.write.page import Page

LOOKS = ("plot", "score", "official")
"""The style sheets of such a page."""
MOST_JUMPS = 12
"""Projects that the bar at the top leads to one by one."""


class Jump(NamedTuple):
    """A link of the bar: an anchor, its words, what is said of it where they are only a number."""

    anchor: str
    words: str
    label: str | None = None


def project_jumps(projects: Sequence[tuple[int | None, str]]) -> Iterator[Jump]:
    """Yield a link to every project by its number, none where there are too many for a bar."""
    if len(projects) <= MOST_JUMPS:
        yield from (Jump(f"p{n}", str(number or n), label) for n, (number, label) in enumerate(projects, 1))


def top_bar(title: str, jumps: Iterable[Jump], page: Page) -> Markup:
    """Return the bar that stays at the top of the page."""
    links = (tag("a", jump.words, href=f"#{jump.anchor}", aria_label=jump.label) for jump in jumps)
    parts = (
        tag("a", page.say("跳到正文", "To the content"), href="#main", cls="skip"),
        tag("strong", title),
        tag("nav", *links, aria_label=page.say("各节", "Sections")),
    )
    return tag("header", *parts, cls="top-bar")


def official_forms(forms: str, page: Page) -> Iterator[Markup]:
    """Yield the official forms with their heading, nothing where there are none."""
    if forms:
        yield tag("h2", page.say("附：正式表", "The official forms"), id="forms", cls="part no-print")
        yield tag("section", embedded(forms), cls="official-forms", aria_labelledby="forms", lang="zh-CN")


def wan(amount: Money) -> str:
    """Return an amount in 万元 without separators, as a cover states it; exact, so with more decimals where they are needed."""
    return money(amount, "万元").replace(",", "")
