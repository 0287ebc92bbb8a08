"""Pages to one html file: semantic tables, print style, nothing loaded from elsewhere."""

from collections.abc import Iterator
from html import escape
from pathlib import Path

from jixiao.write.document.pages import Box, Form, FormTable, Line, Pages, Prose
from jixiao.write.document.plain import printable
from jixiao.write.look.page import policy

STYLE = Path(__file__).parent / "page.css"
HEADINGS = {"title": "h1", "heading": "h2", "section": "h3", "form_title": "h2"}
PARTS = ("基本情况", "绩效指标", "表尾")
"""What the tables of one form hold, for who listens to them."""


def html(pages: Pages) -> bytes:
    """Return the file's bytes."""
    title = text(pages.title)
    body = "\n".join(
        line for index, part in enumerate(pages.parts) for line in (form(part, index) if isinstance(part, Form) else prose(part))
    )
    if "<h1 " not in body:
        body = body.replace("<h2 ", "<h1 ", 1).replace("</h2>", "</h1>", 1)
    css = f"\n{STYLE.read_text('utf-8')}"
    return (
        f'<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{escape(policy(css))}">\n'
        f"<title>{title}</title>\n<style>{css}</style>\n</head>\n<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    ).encode()


def text(value: str) -> str:
    """Return text as html."""
    return escape(printable(value), quote=True)


def prose(part: Prose) -> Iterator[str]:
    """Yield running text."""
    yield '<section class="prose">'
    yield from map(paragraph, part.lines)
    yield "</section>"


def paragraph(line: Line) -> str:
    """Return one line as heading or paragraph."""
    tag = HEADINGS.get(line.look, "p")
    return f'<{tag} class="{line.look}">{text(line.text)}</{tag}>'


def form(part: Form, index: int) -> Iterator[str]:
    """Yield one form."""
    name = f"form-{index}"
    yield f'<section class="form{" landscape" if part.landscape else ""}" aria-labelledby="{name}">'
    yield from map(paragraph, part.before)
    for n, line in enumerate(part.titles):
        yield paragraph(line) if n else paragraph(line).replace("<h2 ", f'<h2 id="{name}" ', 1)
    yield f'<div class="sheet" role="region" tabindex="0" aria-label="{text(part.titles[0].text)}：全表">'
    for n, table in enumerate(part.tables):
        yield from rows(table, part, n)
    yield "</div>"
    yield from (paragraph(Line(note, "note")) for note in part.notes)
    yield "</section>"


def rows(table: FormTable, form: Form, n: int) -> Iterator[str]:
    """Yield one table; the second of a form goes on under the first."""
    yield f'<table aria-label="{text(form.titles[0].text)}：{PARTS[min(n, len(PARTS) - 1)]}">'
    whole = sum(form.widths)
    yield "<colgroup>" + "".join(f'<col width="{wide * 100 / whole:.4g}%">' for wide in form.widths) + "</colgroup>"
    for start, end, tag in ((0, table.heads, "thead"), (table.heads, table.rows, "tbody")):
        if end > start:
            yield f"<{tag}>"
            for row in range(start, end):
                boxes = sorted((box for box in table.boxes if box.row == row), key=lambda box: box.column)
                yield f"<tr>{''.join(map(cell, boxes))}</tr>"
            yield f"</{tag}>"
    yield "</table>"


def cell(box: Box) -> str:
    """Return one cell: a head of a column, a head of a row, or a value."""
    spans = (f' rowspan="{box.rowspan}"' if box.rowspan > 1 else "") + (f' colspan="{box.colspan}"' if box.colspan > 1 else "")
    classes = [
        box.align,
        *(["open-above"] if box.open_above else []),
        *(["open-below"] if box.open_below else []),
        *(["tall"] if box.lines > 1 else []),
    ]
    head = {"head": ' scope="col"', "label": f' scope="{"rowgroup" if box.rowspan > 1 else "row"}"'}.get(box.look) if box.text else None
    tag = "td" if head is None else "th"
    return f'<{tag}{head or ""} class="{" ".join(classes)}"{spans}>{"<br>".join(map(text, box.text.split(chr(10))))}</{tag}>'
