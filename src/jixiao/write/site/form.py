"""A form as an html table: the official grid, heads marked as heads, nothing but attributes for widths."""

from collections.abc import Iterator

from jixiao.write.document.pages import Box, Form, Line, Prose, Table
from jixiao.write.look.markup import Markup, joined, lines, row, tag

HEADINGS = {"title": "h2", "heading": "h2", "section": "h3"}
NAMES = ("基本情况和资金", "绩效指标", "表尾")


def prose(part: Prose) -> Markup:
    """Return running text: headings and paragraphs."""
    return tag("section", *(line(one) for one in part.lines), cls="prose")


def line(one: Line) -> Markup:
    """Return one line as a heading or a paragraph."""
    return tag(HEADINGS.get(one.look, "p"), one.text)


def form(part: Form) -> Markup:
    """Return the form: its titles, its tables in a frame that scrolls on a phone, its notes."""
    titles = [
        tag("h2", t.text, cls="official-title") if not n else tag("p", t.text, cls="official-year") for n, t in enumerate(part.titles)
    ]
    tables = (table(one, part.widths, f"{part.titles[0].text} {NAMES[min(n, 2)]}") for n, one in enumerate(part.tables))
    notes = (tag("p", note, cls="muted") for note in part.notes)
    frame = tag("div", *tables, cls="frame", role="region", aria_label=part.titles[0].text, tabindex=0)
    return tag("section", *titles, frame, *notes, cls="official")


def table(one: Table, widths: tuple[int, ...], name: str) -> Markup:
    """Return one table on the form's grid."""
    whole = sum(widths)
    columns = tag("colgroup", *(tag("col", width=f"{wide * 100 // whole}%") for wide in widths))
    return tag("table", columns, joined(sections(one)), cls="form", aria_label=name)


def sections(one: Table) -> Iterator[Markup]:
    """Yield the head that is repeated on paper, and the body."""
    for start, end, name in ((0, one.heads, "thead"), (one.heads, one.rows, "tbody")):
        if end > start:
            yield tag(name, *(row(cell(b) for b in sorted(one.boxes, key=lambda b: b.column) if b.row == at) for at in range(start, end)))


def cell(box: Box) -> Markup:
    """Return a cell: the head of a column or of a row, or a value."""
    classes = " ".join(
        filter(
            None,
            (
                box.look,
                box.align if box.align != "left" else "",
                "open-above" if box.open_above else "",
                "open-below" if box.open_below else "",
            ),
        )
    )
    spans = {"rowspan": box.rowspan if box.rowspan > 1 else None, "colspan": box.colspan if box.colspan > 1 else None}
    head = box.look in ("head", "label") and bool(box.text)
    scope = ("col" if box.look == "head" else "row") if head else None
    return tag("th" if head else "td", lines(box.text), cls=classes, scope=scope, **spans)
