"""The differences of two documents as one self-contained page."""

from jixiao.model.difference import Comparison
from jixiao.model.document import Document
from jixiao.values.money import Money, grouped
from jixiao.write.difference.told import KINDS, Told, gaps, sections
from jixiao.write.look.markup import Markup, joined, lines, row, tag
from jixiao.write.look.page import page as html_page
from jixiao.write.page import Page
from jixiao.write.where import file_name


def diff_html(one: Document, other: Document, comparison: Comparison, page: Page) -> str:
    """Return the page: how many differences, the money of both, then project by project both sides of every field."""
    files = f"{file_name(one.source.file)} → {file_name(other.source.file)}"
    title = page.say("两份绩效文件的差别", "What differs between two documents")
    count = (
        page.say(f"{len(comparison.changes)} 处不同", f"{len(comparison.changes)} differences")
        if comparison.changes
        else page.say("内容相同，没有差别", "The same content")
    )
    parts = [tag("h1", count), tag("p", files, cls="sub-title"), _money(one, other, page)]
    for section in sections(one, other, comparison, page):
        parts += [tag("h2", section.heading), _table(section.told, page)]
    return html_page(f"{title} {files}", tag("main", *parts, cls="sheet"), "report", lang=page.lang, look="p-diff")


def _money(one: Document, other: Document, page: Page) -> Markup | None:
    rows = [
        row(
            (
                tag("th", words, scope="row"),
                _yuan(before),
                _yuan(after),
                _yuan(after - before if before is not None and after is not None else None, signed=True),
            )
        )
        for words, before, after in gaps(one, other, page)
        if before is not None or after is not None
    ]
    heads = page.say("核对|前|后|增减", "What|First|Second|Change").split("|")
    head = tag("thead", row(tag("th", h, scope="col", cls="num" if i else None) for i, h in enumerate(heads)))
    return tag("table", tag("caption", page.say("单位：元", "yuan")), head, tag("tbody", *rows), cls="rep keep") if rows else None


def _yuan(amount: Money | None, *, signed: bool = False) -> Markup:
    shown = "–" if amount is None else f"{amount:+,.2f}" if signed and amount else grouped(amount)
    return tag("td", shown, cls="num e" if signed and amount else "num")


def _table(told: tuple[Told, ...], page: Page) -> Markup:
    heads = page.say("变动|字段|前|后", "Change|Field|First|Second").split("|")
    head = tag("thead", row(tag("th", h, scope="col") for h in heads))
    return tag("table", head, tag("tbody", *(_row(t, heads, page) for t in told)), cls="rep diff")


def _row(told: Told, heads: list[str], page: Page) -> Markup:
    blank = tag("span", page.say("未填", "blank"), cls="muted")
    gone = told.kind in ("added", "removed")
    sides = [
        Markup("") if value is None and gone else tag(mark, lines(value)) if value is not None else blank
        for mark, value in (("del", told.before), ("ins", told.after))
    ]
    places = [tag("small", place, cls="muted") if place else None for place in told.places]
    cells = [
        tag("td", joined((side, " ", place) if place else (side,)), data_l=head)
        for side, place, head in zip(sides, places, heads[2:], strict=True)
    ]
    return row((tag("td", page.say(*KINDS[told.kind]), cls="nowrap"), tag("th", told.field, scope="row"), *cells))
