"""A web page with the remarks in it: an attribute at the cell, shown by style; the page's own text stays as it was."""

import re
from collections.abc import Sequence
from html import escape
from html.parser import HTMLParser

from jixiao.write.annotate.remark import Remark
from jixiao.write.annotate.text import decoded

NOTE = "data-jixiao-note"
STYLE = (
    (
        f"<style>[{NOTE}]{{outline:2px solid #bd1f1a;outline-offset:-2px}}"
        f"[{NOTE}]::after{{content:attr({NOTE});display:block;white-space:pre-wrap;margin-top:4px;padding:4px 6px;border-left:3px solid #bd1f1a;"
        "background:#fbe8e5;color:#191f26;font:12px/1.5 system-ui,sans-serif;text-align:left}}</style>"
    )
    .replace("}}", "}")
    .replace("{{", "{")
)


OLD = re.compile(f' {NOTE}="[^"]*"')


class Tags(HTMLParser):
    """Finds where the start tags of cells and of blocks end: cells by table, row and column, blocks by line."""

    def __init__(self) -> None:
        """Begin at the first table."""
        super().__init__(convert_charrefs=True)
        self.cells: dict[tuple[int, int, int], tuple[int, int, str]] = {}
        self.blocks: dict[int, tuple[int, int, str]] = {}
        self.open: list[list[int]] = []
        self.taken: list[dict[int, int]] = []
        self.tables = 0
        self.head: tuple[int, int, str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note where a tag stands."""
        where = (*self.getpos(), self.get_starttag_text() or "")
        if tag == "table":
            self.tables += 1
            self.open.append([self.tables, 0, 0])
            self.taken.append({})
        elif tag == "tr" and self.open:
            self.open[-1][1:] = [self.open[-1][1] + 1, 0]
            self.taken[-1] = {c: left - 1 for c, left in self.taken[-1].items() if left > 1}
        elif tag in ("td", "th") and self.open:
            self._cell(where, dict(attrs))
        elif tag in ("p", "h1", "h2", "h3", "h4", "div", "li", "section"):
            self.blocks.setdefault(where[0], where)
        elif tag == "head":
            self.head = where

    def _cell(self, where: tuple[int, int, str], attributes: dict[str, str | None]) -> None:
        place, taken = self.open[-1], self.taken[-1]
        while place[2] in taken:
            place[2] += 1
        self.cells[place[0], place[1], place[2] + 1] = where
        wide, high = (int(said) if (said := attributes.get(name) or "").isdecimal() and int(said) else 1 for name in ("colspan", "rowspan"))
        if high > 1:
            taken.update(dict.fromkeys(range(place[2], place[2] + wide), high))
        place[2] += wide

    def handle_endtag(self, tag: str) -> None:
        """Leave a table."""
        if tag == "table" and self.open:
            self.open.pop()
            self.taken.pop()


def annotated(data: bytes, remarks: Sequence[Remark]) -> bytes:
    """Return the page with every remark at its cell or block, as UTF-8; older remarks are left out."""
    text = OLD.sub("", decoded(data).replace(STYLE, ""))
    tags = Tags()
    tags.feed(text)
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    notes: dict[int, tuple[str, list[str]]] = {}
    for remark in remarks:
        found = spot(tags, remark)
        if found is not None:
            notes.setdefault(starts[found[0] - 1] + found[1], (found[2], []))[1].append(remark.text)
    for at, (tag, said) in sorted(notes.items(), reverse=True):
        end = at + len(tag) - (2 if tag.endswith("/>") else 1)
        text = f'{text[:end]} {NOTE}="{escape(chr(10).join(said))}"{text[end:]}'
    at = (
        starts[tags.head[0] - 1] + tags.head[1] + len(tags.head[2])
        if tags.head and not any(n < starts[tags.head[0] - 1] for n in notes)
        else 0
    )
    return (text[:at] + STYLE + text[at:]).encode()


def spot(tags: Tags, remark: Remark) -> tuple[int, int, str] | None:
    """Return the start tag that a remark goes to: its cell, its block, the nearest block before, the first one."""
    place = remark.place
    if place.table is not None:
        cell = tags.cells.get((place.table, place.row or 1, place.column or 1))
        if cell is not None:
            return cell
    before = [line for line in tags.blocks if line <= (place.line or 1)]
    chosen = max(before, default=min(tags.blocks, default=None))
    return tags.blocks[chosen] if chosen is not None else next(iter(tags.cells.values()), None)
