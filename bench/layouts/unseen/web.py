"""Web pages of unread families: rows inside groups of divisions, forms with fields to fill in, articles of a messenger."""

from collections.abc import Iterator
from html import escape
from random import Random

from layouts.as_html import rows_of
from layouts.block import Block, Cell, Paragraph, Table
from layouts.family import Draft
from layouts.held.pages import page

FLEX = ".row,.group{display:flex}.lines{flex:1}.cell,.side{border:1px solid #999;padding:4px;flex:1}.side{max-width:120px}.head{font-weight:bold}"
HIDDEN_TEXT = '<div style="display:none">（已作废的历史版本：测试项目，目标不少于1次）</div>'


def flexible(draft: Draft) -> Iterator[str]:
    """Yield tables as rows of divisions; a cell over several rows is the side of a group that holds those rows."""
    for block in draft.blocks:
        if isinstance(block, Paragraph):
            yield f'<div class="{"head" if block.heading else "text"}">{escape(block.text)}</div>'
        else:
            yield f'<div class="sheet">{"".join(groups(block, 0, block.height, 0))}</div>'


def groups(table: Table, begin: int, end: int, column: int) -> Iterator[str]:
    """Yield the rows from ``begin`` to ``end`` with their columns from ``column`` on."""
    row = begin
    while row < end:
        first = next(cell for cell in table.cells if cell.row == row and cell.column == column)
        if first.rows == 1:
            own = sorted((c for c in table.cells if c.row == row and c.column >= column), key=lambda c: c.column)
            yield f'<div class="row">{"".join(division(cell, "cell") for cell in own)}</div>'
        else:
            inside = "".join(groups(table, row, row + first.rows, column + first.columns))
            yield f'<div class="group">{division(first, "side")}<div class="lines">{inside}</div></div>'
        row += first.rows


def division(cell: Cell, name: str) -> str:
    """Return a cell as a division."""
    return f'<div class="{name}">{lines(cell.text)}</div>'


def lines(text: str) -> str:
    """Return a text with marks where its lines end."""
    return escape(text).replace("\n", "<br>")


def filled_in(draft: Draft) -> Iterator[str]:
    """Yield a system's page, where values stand in fields of a form."""
    yield '<div class="toolbar"><button>保存</button><button>提交</button><button>返回列表</button></div><form action="#">'
    for block in draft.blocks:
        if isinstance(block, Paragraph):
            yield f"<h3>{escape(block.text)}</h3>"
            continue
        yield '<table border="1">'
        for row in rows_of(block):
            yield f"<tr>{''.join(field(cell) for cell in row)}</tr>"
        yield "</table>"
    yield '<input type="hidden" name="token" value="a81f"><input type="submit" value="提交审核"></form>'


CHOICES = (("其他经常性项目", "一次性项目", "阶段性项目"), ("特定目标类", "其他运转类"), ("确定能", "有可能", "完全不可能"))


def field(cell: Cell) -> str:
    """Return a cell with its text, or with the field that holds it."""
    spans = (f' rowspan="{cell.rows}"' if cell.rows > 1 else "") + (f' colspan="{cell.columns}"' if cell.columns > 1 else "")
    if cell.label:
        return f"<td{spans}>{lines(cell.text)}</td>"
    offered = next((own for own in CHOICES if cell.text in own), None)
    if offered:
        options = "".join(f"<option{' selected' if text == cell.text else ''}>{text}</option>" for text in offered)
        return f"<td{spans}><select>{options}</select></td>"
    if len(cell.text) > 30 or "\n" in cell.text:
        return f'<td{spans}><textarea rows="4">{escape(cell.text)}</textarea></td>'
    return f'<td{spans}><input type="text" value="{escape(cell.text, quote=True)}"></td>'


def messenger(draft: Draft) -> Iterator[str]:
    """Yield an article: everything in sections and spans, with signs that have no width and a text that is not shown."""
    random = Random(f"web:{draft.name}")
    yield f'<div id="js_content">{HIDDEN_TEXT}'
    for block in draft.blocks:
        yield from section(block, random)
    yield "</div><script>var title='项目名称';</script>"


def section(block: Block, random: Random) -> Iterator[str]:
    """Yield one paragraph or table of an article."""
    if isinstance(block, Paragraph):
        yield f'<section style="margin:0"><section><p style="line-height:2em"><span leaf="">{escape(block.text)}</span></p></section></section>'
        return
    yield '<section style="overflow-x:auto"><table style="width:677px"><tbody>'
    for row in rows_of(block):
        yield f'<tr style="height:20px">{"".join(leaf(cell, random) for cell in row)}</tr>'
    yield "</tbody></table></section>"


def leaf(cell: Cell, random: Random) -> str:
    """Return a cell of an article; its text may be cut into spans."""
    spans = (f' rowspan="{cell.rows}"' if cell.rows > 1 else "") + (f' colspan="{cell.columns}"' if cell.columns > 1 else "")
    at = random.randrange(len(cell.text) + 1)
    parts = [lines(part) for part in (cell.text[:at], cell.text[at:]) if part]
    inside = '</span><span leaf="">\u200b'.join(parts) or "&nbsp;"
    return f'<td{spans} style="border:1px solid"><section><span leaf="">{inside}</span></section></td>'


FLEXIBLE = page(flexible, FLEX)
FILLED_IN = page(filled_in)
MESSENGER = page(messenger)
