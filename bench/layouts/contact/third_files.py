"""Files of the third batch: a system's page with fields, Word files with revisions and controls, nested JSON, a forwarded letter."""

import json
from collections.abc import Callable, Iterator, Sequence
from html import escape

from layouts.as_html import block_parts
from layouts.block import Block, Cell, Paragraph, Slot, Table
from layouts.contact.grids import by_level
from layouts.contact.lines import pairs_of
from layouts.contact.third_lines import cells, heads
from layouts.family import Draft
from layouts.held.flat import record, total
from layouts.held.office import BORDERS, escaped, paragraph
from layouts.known import Form
from layouts.setting import TITLES
from layouts.style import Style


def fields(form: Form, style: Style) -> str:
    """Return a form as a page of a system: what was filled in stands in fields."""
    made = "".join(f"<div><label>{escape(pair.label)}</label>{field(pair.text)}</div>" for pair in pairs_of(form, style))
    head = "".join(f"<th>{escape(text)}</th>" for text in heads(style))
    rows = "".join(f"<tr>{''.join(f'<td>{field(text)}</td>' for text in cells(row, style))}</tr>" for row in form.rows)
    return f"<form>{made}<table><tr>{head}</tr>{rows}</table><button>保存</button><button>提交</button></form>"


def field(text: str) -> str:
    """Return a text in a field that is long enough for it."""
    return f"<textarea>{escape(text)}</textarea>" if len(text) > 30 else f'<input type="text" value="{escape(text)}">'


def folded(form: Form, style: Style) -> str:
    """Return a form whose parts are folded away under their names, a table for every level 2."""
    made = "".join(f"<p><b>{escape(pair.label)}</b>：{escape(pair.text)}</p>" for pair in pairs_of(form, style))
    parts = ""
    for first, seconds in by_level(form):
        inside = ""
        for second, rows in seconds:
            head = "".join(f"<th>{escape(text)}</th>" for text in ("指标名称", *(heads(style)[3:])))
            body = "".join(f"<tr>{''.join(f'<td>{escape(text)}</td>' for text in cells(row, style)[2:])}</tr>" for row in rows)
            inside += f"<table><caption>{second}</caption><tr>{head}</tr>{body}</table>"
        parts += f"<details open><summary>{first}</summary>{inside}</details>"
    return f"<section>{made}</section><h3>绩效指标</h3>{parts}"


def nested_json(draft: Draft) -> bytes:
    """Return an export in JSON whose indicators stand under their levels."""
    style, told = draft.style, []
    for form in draft.known.forms:
        tree = {
            first: {
                second: [{"指标名称": row.name} | {pair.label: pair.text for pair in record(row, style)} for row in rows]
                for second, rows in seconds
            }
            for first, seconds in by_level(form)
        }
        head = {"表名": TITLES[style.schema], "年度": form.year, "基本信息": {p.label: p.text for p in pairs_of(form, style)}}
        told.append(head | {"绩效指标": tree} | {p.label: p.text for p in total(form, style)})
    return json.dumps({"code": 0, "msg": "success", "data": told}, ensure_ascii=False).encode()


def forwarded(blocks: Sequence[Block]) -> str:
    """Return a letter that was forwarded: the forms' tables in quotations inside divisions."""
    lines = "".join(part for block in blocks for part in block_parts(block, nested=True))
    before = "<div>转发</div><div>---- 转发邮件信息 ----<br>发件人：预算科<br>发送日期：2025-02-14 09:20:11<br>主题：绩效表</div>"
    inside = f'<blockquote><div style="margin:0">{lines}</div></blockquote>'
    return f"<html><head><meta charset='utf-8'></head><body>{before}<div>{inside}</div><div>--<br>财务科　联系电话：000-00000000</div></body></html>"


def letter(draft: Draft) -> bytes:
    """Return the usual forms in a forwarded letter."""
    return forwarded(draft.blocks).encode()


def revised(draft: Draft) -> Iterator[str]:
    """Yield the usual forms with what was revised: what is struck out stands before what replaced it."""
    for block in draft.blocks:
        yield paragraph(block.text) if isinstance(block, Paragraph) else word_table(block, revision)


def controlled(draft: Draft) -> Iterator[str]:
    """Yield the usual forms whose values stand in controls that a template has."""
    for block in draft.blocks:
        yield paragraph(block.text) if isinstance(block, Paragraph) else word_table(block, control)


def word_table(block: Table, write: Callable[[Cell], str]) -> str:
    """Return a table of a Word file whose cells ``write`` fills."""
    columns = "".join(f'<w:gridCol w:w="{14000 // block.width}"/>' for _ in range(block.width))
    rows = "".join(f"<w:tr>{''.join(square(slot, write(slot.cell)) for slot in row if not slot.along)}</w:tr>" for row in block.lattice())
    return f"<w:tbl><w:tblPr><w:tblBorders>{BORDERS}</w:tblBorders></w:tblPr><w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>"


def square(slot: Slot, inside: str) -> str:
    """Return a cell, or its continuation in a row below."""
    cell = slot.cell
    wide = f'<w:gridSpan w:val="{cell.columns}"/>' if cell.columns > 1 else ""
    tall = ("<w:vMerge/>" if slot.down else '<w:vMerge w:val="restart"/>') if cell.rows > 1 else ""
    return f"<w:tc><w:tcPr>{wide}{tall}</w:tcPr>{'<w:p/>' if slot.down else inside}</w:tc>"


def revision(cell: Cell) -> str:
    """Return a value that replaced another one, as revisions are kept; labels and longer texts as they are."""
    if cell.label or not cell.text or len(cell.text) > 12 or "\n" in cell.text or (cell.row + cell.column) % 3:
        return paragraph(cell.text)
    who = 'w:author="审核" w:date="2025-02-01T00:00:00Z"'
    gone = f'<w:del w:id="1" {who}><w:r><w:delText xml:space="preserve">待定9</w:delText></w:r></w:del>'
    return f'<w:p>{gone}<w:ins w:id="2" {who}><w:r><w:t xml:space="preserve">{escaped(cell.text)}</w:t></w:r></w:ins></w:p>'


def control(cell: Cell) -> str:
    """Return a value inside a control; an empty one shows what to do there, as a placeholder."""
    if cell.label or "\n" in cell.text or not cell.text:
        return paragraph(cell.text)
    return f"<w:sdt><w:sdtPr><w:alias w:val='填写'/></w:sdtPr><w:sdtContent>{paragraph(cell.text)}</w:sdtContent></w:sdt>"
