"""The page: at the left the document, at the right what was read, project by project; a press on either leads to the other."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from msgspec import to_builtins

from jixiao.forms.remarks import remark_in
from jixiao.model.document import Document
from jixiao.model.fields import field_words, project_position
from jixiao.values.money import Money
from jixiao.values.place import NEEDS_PERSON, Place
from jixiao.write.difference.in_words import is_money
from jixiao.write.document.printed import money
from jixiao.write.look.markup import Markup, joined, lines, row, tag
from jixiao.write.look.page import page as html_page
from jixiao.write.page import Page
from jixiao.write.show.source import Grid, Key, Lines, Picture, Source, key, things
from jixiao.write.where import file_name, place_words

SURE = 0.95
"""From this confidence on a value is shown as read without doubt."""


class Value(NamedTuple):
    """Something that was read: its number on the page, pointer, printed value (None: blank), place."""

    number: int
    path: str
    shown: str
    place: Place


def show_html(document: Document, sources: Sequence[Source], page: Page) -> str:
    """Return the page for a document and its source."""
    values = list(read_values(document))
    here = linked(values, sources)
    left = tag(
        "section",
        tag("h2", page.say("原文", "Document")),
        *(_source(s, here, page) for s in sources),
        cls="source",
        tabindex=0,
        aria_label=page.say("原文", "Document"),
    )
    right = tag("section", *_read(document, values, here, page), cls="read", tabindex=0, aria_label=page.say("读到的内容", "What was read"))
    doubtful = sum(v.place.confidence < NEEDS_PERSON for v in values)
    told = page.say(f"读到 {len(values)} 个值，{doubtful} 个须人工核对", f"{len(values)} values, {doubtful} need a person")
    head = tag("header", tag("h1", file_name(document.source.file)), tag("p", told), _legend(page), cls="show-head")
    return html_page(
        f"{file_name(document.source.file)} · {told}",
        joined((head, tag("main", left, right, cls="beside"))),
        "show",
        lang=page.lang,
        look="p-show",
    )


def _legend(page: Page) -> Markup:
    return tag(
        "p",
        tag("span", page.say("读得准", "sure"), cls="box"),
        " ",
        tag("span", page.say("修补过", "mended"), cls="box mended"),
        " ",
        tag("span", page.say("须人工核对", "needs a person"), cls="box doubt"),
        cls="legend",
    )


def read_values(document: Document) -> Iterator[Value]:
    """Yield every value that has a place, in the order of the document."""
    plain = to_builtins(document)
    number = 0
    for path, place in document.places.items():
        found = at(plain, path)
        if isinstance(found, dict) and "raw" in found:
            found = found["raw"]
        if found is None or isinstance(found, dict | list):
            continue
        number += 1
        yield Value(number, path, money(Money(found), "元") if is_money(path) and isinstance(found, str) else str(found), place)


def at(plain: object, path: str) -> object:
    """Return what stands at a pointer, None where nothing does."""
    for part in path.split("/")[1:]:
        name = part.replace("~1", "/").replace("~0", "~")
        if isinstance(plain, dict):
            plain = plain.get(name)
        elif isinstance(plain, list | tuple) and name.isdecimal() and int(name) < len(plain):
            plain = plain[int(name)]
        else:
            return None
    return plain


def linked(values: Sequence[Value], sources: Sequence[Source]) -> dict[Key, list[Value]]:
    """Return the values by the place of the thing that they stand in; by line alone where cells have none of their own."""
    known = {key(place) for source in sources for _, place in things(source)}
    numbers = {s.number for s in sources if isinstance(s, Picture)}
    found: dict[Key, list[Value]] = {}
    for value in values:
        own = key(value.place)
        if own not in known:
            own = (value.place.line, None, None, None, None, None)
        if own in known or (value.place.box is not None and value.place.page in numbers):
            found.setdefault(own if own in known else key(value.place), []).append(value)
    return found


def look(value: Value) -> str:
    """Return the class of a value's box by how surely it was read."""
    return "box" if value.place.confidence >= SURE else "box mended" if value.place.confidence >= NEEDS_PERSON else "box doubt"


def _source(source: Source, here: dict[Key, list[Value]], page: Page) -> Markup:
    if isinstance(source, Lines):
        return tag(
            "ol",
            *(
                tag("li", boxed(text, here.get(key(place), ()), page), value=place.line if source.numbered else None)
                for text, place in source.lines
            ),
            cls="lines" if source.numbered else "lines plain",
        )
    if isinstance(source, Grid):
        rows = (
            row(
                tag(
                    "td",
                    boxed(c.text, here.get(key(c.place), ()), page),
                    rowspan=c.rowspan if c.rowspan > 1 else None,
                    colspan=c.colspan if c.colspan > 1 else None,
                )
                for c in cells
            )
            for cells in source.rows
        )
        return tag("div", tag("table", tag("tbody", *rows)), cls="frame")
    return _picture(source, here, page)


def boxed(text: str, values: Sequence[Value], page: Page) -> Markup:
    """Return a text with a box around every value in it, a link to the value; several in one place stand one after the other."""
    return joined(
        lines(words) if value is None else _box(value, words or f"[{field_words(value.path, page.lang)}]", page)
        for words, value in runs(text, values)
    )


def runs(text: str, values: Sequence[Value]) -> Iterator[tuple[str, Value | None]]:
    """Yield the parts of a text with the value that each says, None for what says none; "" for a value whose words are not in it."""
    left = text
    rest: list[Value] = []
    for value in sorted(values, key=lambda v: text.find(v.place.text) if v.place.text else -1):
        start = left.find(value.place.text) if value.place.text.strip() else -1
        if start < 0:
            rest.append(value)
            continue
        end = start + len(value.place.text)
        yield left[:start], None
        yield left[start:end], value
        left = left[end:]
    yield left, None
    yield from (("", value) for value in rest)


def _box(value: Value, words: str, page: Page) -> Markup:
    title = f"{field_words(value.path, page.lang)}{page.say('：', ': ')}{value.shown}"
    return tag("a", lines(words), id=f"s-{value.number}", href=f"#v-{value.number}", cls=look(value), title=title)


def _picture(source: Picture, here: dict[Key, list[Value]], page: Page) -> Markup:
    own = [v for values in here.values() for v in values if v.place.page == source.number and v.place.box is not None]
    boxes = []
    for value in own:
        x0, y0, x1, y1 = value.place.box or (0, 0, 0, 0)
        drawn = tag("rect", x=f"{x0:g}", y=f"{y0:g}", width=f"{max(1, x1 - x0):g}", height=f"{max(1, y1 - y0):g}", cls=look(value))
        boxes.append(
            tag(
                "a",
                tag("title", f"{field_words(value.path, page.lang)}{page.say('：', ': ')}{value.shown}"),
                drawn,
                id=f"s-{value.number}",
                href=f"#v-{value.number}",
            )
        )
    image = tag("image", href=source.address, width=f"{source.width:g}", height=f"{source.height:g}")
    name = page.say(f"第 {source.number} 页", f"page {source.number}")
    return tag(
        "figure",
        tag("svg", image, *boxes, view_box=f"0 0 {source.width:g} {source.height:g}", role="group", aria_label=name),
        tag("figcaption", name),
    )


def _read(document: Document, values: Sequence[Value], here: dict[Key, list[Value]], page: Page) -> Iterator[Markup]:
    placed = {v.number for group in here.values() for v in group}
    groups: dict[int, list[Value]] = {}
    for value in values:
        groups.setdefault(project_position(value.path) or 0, []).append(value)
    yield tag("h2", page.say("读到的内容", "What was read"))
    if document.warnings:
        yield tag("ul", *(tag("li", remark_in(page.lang, w.message)) for w in document.warnings), cls="warned")
    for position in sorted(groups):
        project = document.projects[position - 1] if position else None
        yield tag(
            "h3", page.say(f"项目 {position}", f"Project {position}") + f" {project.name or ''}" if project else page.say("封面", "Cover")
        )
        yield tag("table", tag("tbody", *(_value(v, page, placed=v.number in placed) for v in groups[position])), cls="values")


def _value(value: Value, page: Page, *, placed: bool) -> Markup:
    sure = (
        ""
        if value.place.confidence >= SURE
        else page.say(f"把握 {round(value.place.confidence * 100)}%", f"{round(value.place.confidence * 100)}% sure")
    )
    words = place_words(value.place, page) or page.say("原文", "there")
    link = tag("a", words, href=f"#s-{value.number}") if placed else words
    return row(
        (
            tag("th", field_words(value.path, page.lang), scope="row"),
            tag("td", lines(value.shown), cls=look(value)),
            tag("td", link, tag("small", f" {sure}") if sure else None, cls="nowrap"),
        ),
        id=f"v-{value.number}",
    )
