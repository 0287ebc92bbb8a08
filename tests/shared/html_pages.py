"""What every page that we write holds to, and what a reader of forms sees of it."""

import re
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import pairwise, zip_longest

from jixiao.model.document import Document
from jixiao.read.blocks import Grid, Paragraph
from jixiao.read.document import read_bytes
from jixiao.read.formats.html import read as blocks

VOID = {"meta", "br", "rect", "path", "col", "input", "img", "line"}
POLICY = "default-src 'none'; style-src 'sha256-"
NAMED = {"aria-labelledby", "aria-label", "aria-hidden"}


class Tags(HTMLParser):
    """Collects elements and words; fails where tags do not pair."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep a tag and wait for its end."""
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep a tag written as one."""
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        """Expect the end of the tag that is open."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Keep words."""
        if self.open and self.open[-1] not in ("style", "script"):
            self.words.append(data)

    def of(self, name: str) -> Iterator[str]:
        """Yield the values of an attribute."""
        return (value for _, attrs in self.tags if (value := attrs.get(name)))


def page_faults(page: Tags, titles: int = 1) -> Iterator[str]:
    """Yield where a page leads nowhere, loads something, runs something, leaps a level or shows a picture without words."""
    yield from (f"<{tag}> stays open" for tag in page.open)
    anchors = Counter(page.of("id"))
    yield from (f"#{name} stands {count} times" for name, count in anchors.items() if count > 1)
    named = {name for value in page.of("aria-labelledby") for name in value.split()} | {link.removeprefix("#") for link in page.of("href")}
    yield from (f"nothing stands at #{name}" for name in sorted(named - set(anchors)))
    for (tag, attrs), (inside, _) in zip_longest(page.tags, page.tags[1:], fillvalue=("", {})):
        if tag == "script" or attrs.keys() & {"style", "src", "onclick", "onload"}:
            yield f"<{tag}> loads, runs or styles by itself"
        if tag == "svg" and inside != "title" and not attrs.keys() & NAMED:
            yield "a picture says nothing"
    if not any(value.startswith(POLICY) for value in page.of("content")):
        yield "the policy lets something in"
    levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch("h[1-6]", tag)]
    if levels[:1] != [1] or levels.count(1) != titles or any(b > a + 1 for a, b in pairwise(levels)):
        yield f"headings stand as {levels}"


def standing_alone(page: str) -> Iterator[str]:
    """Yield the texts of a page that a reader of forms takes for one cell or line each."""
    for block in blocks(page.encode()).blocks:
        if isinstance(block, Paragraph):
            yield block.text
        elif isinstance(block, Grid):
            yield from (cell.text for row in block.rows for cell in row if cell.text)


def read(page: str) -> Document:
    """Return what the reader makes of a page."""
    return read_bytes(page.encode(), "page.html")


def same(one: Document, other: Document) -> bool:
    """Return whether two documents say the same, wherever they say it."""
    names = ("kind", "authority", "fiscal_year", "title", "projects")
    return [getattr(one, name) for name in names] == [getattr(other, name) for name in names]
