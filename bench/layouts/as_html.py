"""Blocks to a web page: tables with their spans, ruled or not, in the markup that publishing systems and Word write."""

from collections.abc import Iterator, Sequence
from html import escape

from layouts.block import Block, Cell, Paragraph, Table

RULED = "table{border-collapse:collapse;width:100%}td{border:1px solid #000;padding:3px}"
BARE = "table{border-collapse:collapse;width:100%}td{padding:3px 8px;vertical-align:middle}"
PAGE = """<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>{title}</title>
<style>@page{{size:A4 landscape;margin:15mm}}body{{font-family:"Noto Sans CJK SC",sans-serif;font-size:11px}}{style}</style></head>
<body>
{body}
</body></html>
"""


def html_of(blocks: Sequence[Block], *, ruled: bool = True, nested: bool = False) -> bytes:
    """Return the page in UTF-8; ``nested``: every cell's text in paragraphs and spans, as Word saves it."""
    title = next((block.text for block in blocks if isinstance(block, Paragraph)), "公开")
    body = "\n".join(part for block in blocks for part in block_parts(block, nested=nested))
    return PAGE.format(title=escape(title), style=RULED if ruled else BARE, body=body).encode()


def block_parts(block: Block, *, nested: bool) -> Iterator[str]:
    """Yield the lines of markup of a block."""
    if isinstance(block, Paragraph):
        tag = f"h{block.heading}" if block.heading else "p"
        yield f"<{tag}>{escape(block.text)}</{tag}>"
        return
    yield "<table>"
    yield from (f"<tr>{''.join(cell_markup(cell, nested=nested) for cell in row)}</tr>" for row in rows_of(block))
    yield "</table>"


def rows_of(table: Table) -> Iterator[list[Cell]]:
    """Yield the cells that begin in every row."""
    for row in range(table.height):
        yield [cell for cell in table.cells if cell.row == row]


def cell_markup(cell: Cell, *, nested: bool) -> str:
    """Return one cell."""
    spans = (f' rowspan="{cell.rows}"' if cell.rows > 1 else "") + (f' colspan="{cell.columns}"' if cell.columns > 1 else "")
    lines = [escape(line) for line in cell.text.split("\n")]
    inside = "".join(f'<p class="MsoNormal"><span>{line or "&nbsp;"}</span></p>' for line in lines) if nested else "<br>".join(lines)
    return f"<td{spans}>{inside}</td>"
