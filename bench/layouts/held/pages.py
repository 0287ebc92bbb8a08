"""Web pages of the held families: grids of divisions, lists of definitions, tables inside tables."""

from collections.abc import Callable, Iterator
from html import escape

from layouts.as_html import cell_markup, rows_of
from layouts.block import Block, Paragraph, Table
from layouts.family import Draft
from layouts.held.changers import PARTS, parted
from layouts.held.flat import Pair, goals, grouped, identity, money, record, total
from layouts.known import Form
from layouts.setting import TITLES, cover_title
from layouts.style import Style

PAGE = """<!doctype html>
<html lang="zh"><head><meta charset="utf-8"><title>信息公开</title><style>{style}</style></head><body>
{body}
</body></html>
"""
LINKS = '<div class="nav"><a href="#">首页</a> <a href="#">信息公开</a> <a href="#">预决算公开</a></div>'
OWNER = '<div class="footer"><p>主办：某某市财政局</p><p>备案号：某ICP备00000000号</p></div>'
GRID = ".grid{display:grid;border:1px solid #ccc}.grid>div{border:1px solid #ccc;padding:4px}.title{text-align:center;font-size:18px}"
LAYOUT = "table.layout{width:100%}table.inner{border-collapse:collapse}table.inner td{border:1px solid #999}"
Body = Callable[[Draft], Iterator[str]]


def page(body: Body, style: str = "") -> tuple[str, Callable[[Draft], bytes]]:
    """Return the builder of pages with that body."""
    return ".html", lambda draft: PAGE.format(style=style, body="\n".join(body(draft))).encode()


def grids(draft: Draft) -> Iterator[str]:
    """Yield paragraphs and tables as divisions that a style sheet places in a grid."""
    for block in draft.blocks:
        if isinstance(block, Paragraph):
            yield f'<div class="{"title" if block.heading else "line"}">{escape(block.text)}</div>'
        else:
            yield from grid(block)


def grid(table: Table) -> Iterator[str]:
    """Yield one table."""
    yield f'<div class="grid" style="grid-template-columns:repeat({table.width},1fr)">'
    for cell in table.cells:
        column = f"grid-column:{cell.column + 1}/{cell.column + cell.columns + 1}"
        row = f"grid-row:{cell.row + 1}/{cell.row + cell.rows + 1}"
        yield f'<div style="{column};{row}">{escape(cell.text).replace(chr(10), "<br>")}</div>'
    yield "</div>"


def definitions(draft: Draft) -> Iterator[str]:
    """Yield the forms as lists: label and value in definitions, the indicators in lists inside lists."""
    style = draft.style
    if style.cover:
        yield f"<h1>{escape(cover_title(draft.known, style))}</h1>"
    for form in draft.known.forms:
        yield f"<h2>{TITLES[style.schema]}</h2>"
        yield f"<p>（{form.year}年度）</p>"
        yield from defined(identity(form, style))
        yield f"<h3>资金（{style.money}）</h3>"
        yield from defined(money(form, style))
        yield "<h3>目标</h3>"
        yield from defined(goals(form, style))
        yield "<h3>绩效指标</h3>"
        yield from listed(form, style)
        yield from defined(total(form, style))


def defined(pairs: list[Pair]) -> Iterator[str]:
    """Yield a list of definitions."""
    yield "<dl>"
    yield from (f"<dt>{escape(label)}</dt><dd>{escape(text)}</dd>" for label, text in pairs)
    yield "</dl>"


def listed(form: Form, style: Style) -> Iterator[str]:
    """Yield the indicators under their levels, each with its values in small definitions."""
    yield "<ul>"
    for level1, of_level in grouped(form):
        yield f"<li>{escape(level1)}<ul>"
        for level2, own in of_level:
            yield f"<li>{escape(level2)}<ol>"
            for row in own:
                yield f"<li><strong>{escape(row.name)}</strong>"
                yield from (f"<br>{escape(label)}：<span>{escape(text)}</span>" for label, text in record(row, style))
                yield "</li>"
            yield "</ol></li>"
        yield "</ul></li>"
    yield "</ul>"


def tables_in_tables(draft: Draft) -> Iterator[str]:
    """Yield a layout table with links on the left, the content on the right, every part of a form a table inside it."""
    yield LINKS
    yield '<table class="layout"><tr><td width="160"><ul><li>预算公开</li><li>绩效公开</li><li>通知公告</li></ul></td><td>'
    for block in draft.blocks:
        yield from nested(block)
    yield "</td></tr></table>"
    yield OWNER


def nested(block: Block) -> Iterator[str]:
    """Yield a paragraph, or a form's parts in rows of a table that holds one table a row."""
    if isinstance(block, Paragraph):
        yield f'<p align="center"><font size="3">{escape(block.text)}</font></p>'
        return
    yield '<table class="layout">'
    for part in parted(block):
        if isinstance(part, Table):
            markup = "".join(f"<tr>{''.join(cell_markup(cell, nested=False) for cell in row)}</tr>" for row in rows_of(part))
            yield f'<tr><td><table class="inner">{markup}</table></td></tr>'
        elif part.text == PARTS[-1]:
            yield f"<tr><td><b>{escape(part.text)}</b></td></tr>"
    yield "</table>"
