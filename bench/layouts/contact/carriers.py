"""What carries a setting or a telling: text, a web page, a workbook of several sheets, a Word file without tables, JSON."""

import json
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from html import escape
from importlib import import_module
from io import BytesIO
from random import Random

from layouts.as_html import html_of
from layouts.as_pdf import pdf_of, plain
from layouts.as_xlsx import xlsx_of
from layouts.block import Block, Paragraph, Table, table
from layouts.contact.grids import Setter, by_level, plain_rows
from layouts.contact.lines import Printer, pairs_of
from layouts.converters import blocks_as_json
from layouts.family import Builder, Draft
from layouts.funds_rows import funds_rows
from layouts.held.flat import record, total
from layouts.known import Form, Known, Row
from layouts.printing import Printing, text_of
from layouts.setting import TITLES, blocks, goal_rows, head_rows
from layouts.style import Style

PLAIN = (Printing(), Printing(apart="pipe"), Printing(apart="blanks"), Printing(along="empty"))
MADE = datetime(2025, 1, 2, tzinfo=UTC)
MAIL = "发件人：张某某 <zhang@example.cn>\n发送时间：2025年2月14日 9:20\n收件人：预算科\n主题：报送绩效表\n\n各位领导：\n　　现将我单位材料报上，请审阅。\n\n"
SIGNED = "\n\n此致\n敬礼\n张某某\n办公电话：000-00000000\n"


def as_text(setter: Setter, printings: Sequence[Printing] = PLAIN) -> Printer:
    """Return a printer of a setting."""
    return lambda known, style, random: text_of(setter(known, style), random.choice(printings))


def as_page(setter: Setter, *, nested: bool = False) -> Builder:
    """Return a builder of web pages."""
    return ".html", lambda draft: html_of(setter(draft.known, draft.style), nested=nested)


def as_book(setter: Setter, *, merged: bool = True) -> Builder:
    """Return a builder of workbooks of one sheet."""
    return ".xlsx", lambda draft: xlsx_of(setter(draft.known, draft.style), merged=merged)


def as_pages(setter: Setter, *, ruled: bool = True) -> Builder:
    """Return a builder of PDF files."""
    return ".pdf", lambda draft: pdf_of(setter(draft.known, draft.style), ruled=ruled)


def as_word(setter: Setter) -> Builder:
    """Return a builder of what the converter ``docx`` makes a Word file of."""
    return ".json", lambda draft: word(setter(draft.known, draft.style))


def word(made: Sequence[Block]) -> bytes:
    """Return blocks as the builder of Word files takes them."""
    return blocks_as_json([plain(block) | ({} if isinstance(block, Table) else {"heading": block.heading}) for block in made], ruled=True)


def as_paragraphs(printer: Printer) -> Builder:
    """Return a builder of Word files that hold a telling line by line."""
    return ".json", lambda draft: word(
        [Paragraph(line) for line in printer(draft.known, draft.style, Random(draft.name)).split("\n") if line]
    )


def with_tabs(known: Known, style: Style) -> list[Block]:
    """Return the usual forms with tabs between cells instead of tables."""
    return [Paragraph(line) for line in text_of(blocks(known, style), Printing()).split("\n") if line]


def quoted_mail(known: Known, style: Style, random: Random) -> str:
    """Return the forms in an answered letter: every line behind the sign of a quotation."""
    inside = text_of(blocks(known, style), random.choice(PLAIN[:2]))
    return MAIL + "\n".join(f"> {line}" for line in inside.split("\n")) + SIGNED


def spelled(known: Known, style: Style, _: Random) -> str:
    """Return the forms as recognised from a picture: blanks inside labels and Chinese words, columns parted by wider gaps."""
    lines = text_of(blocks(known, style), Printing(apart="tab")).split("\n")
    return "\n".join(
        "    ".join(" ".join(cell) if len(cell) <= 6 and not any(sign.isdigit() for sign in cell) else cell for cell in line.split("\t"))
        for line in lines
    )


def json_of(draft: Draft) -> bytes:
    """Return an export in JSON with the form's own words as keys."""
    style = draft.style
    told = []
    for form in draft.known.forms:
        rows = [
            {"一级指标": row.level1, "二级指标": row.level2, "三级指标": row.name} | {pair.label: pair.text for pair in record(row, style)}
            for row in form.rows
        ]
        told.append(
            {"表名": TITLES[style.schema], "年度": form.year}
            | {p.label: p.text for p in pairs_of(form, style)}
            | {"绩效指标": rows}
            | {p.label: p.text for p in total(form, style)}
        )
    return json.dumps(told if len(told) > 1 else told[0], ensure_ascii=False, indent=2).encode()


def sheets(draft: Draft) -> bytes:
    """Return a workbook whose every form takes four sheets: head, money, goals, indicators; a sheet of contents before them."""
    parts: list[tuple[str, list[Block]]] = [
        ("目录", [Paragraph("目录"), *(Paragraph(f"{n}. {form.name or form.department}") for n, form in enumerate(draft.known.forms, 1))])
    ]
    for n, form in enumerate(draft.known.forms, 1):
        style, title = draft.style, Paragraph(f"{TITLES[draft.style.schema]}（{form.year}年度）")
        inside = {"基本信息": head_rows(form, style), "资金": funds_rows(form, style), "目标": goal_rows(form, style)}
        for name, rows in inside.items():
            parts.append((f"{n}{name}", [*([title] if name == "基本信息" else []), table(style.width, rows)]))
        below = [Paragraph(f"{pair.label}：{pair.text}") for pair in total(form, style)]
        parts.append((f"{n}指标", [plain_rows(form, style), *below]))
    return book(parts)


def book(parts: Sequence[tuple[str, Sequence[Block]]]) -> bytes:
    """Return a workbook with these sheets."""
    buffer = BytesIO()
    made = import_module("xlsxwriter").Workbook(buffer, {"in_memory": True})
    made.set_properties({"created": MADE})
    look = made.add_format({"border": 1, "text_wrap": True})
    for name, blocks_ in parts:
        sheet, top = made.add_worksheet(name), 0
        for block in blocks_:
            if isinstance(block, Paragraph):
                sheet.write_string(top, 0, block.text)
                top += 1
                continue
            for cell in block.cells:
                at = (top + cell.row, cell.column)
                if cell.rows > 1 or cell.columns > 1:
                    sheet.merge_range(*at, at[0] + cell.rows - 1, at[1] + cell.columns - 1, cell.text, look)
                else:
                    sheet.write_string(*at, cell.text, look)
            top += block.height
    made.close()
    return buffer.getvalue()


def page_of(body: Callable[[Form, Style], str]) -> Builder:
    """Return a builder of web pages between the parts that a publishing system puts around an article."""

    def build(draft: Draft) -> bytes:
        inside = "".join(
            f"<h2>{TITLES[draft.style.schema]}</h2><p>（{form.year}年度）</p>{body(form, draft.style)}{''.join(f'<p>{p.label}：{p.text}</p>' for p in total(form, draft.style))}"
            for form in draft.known.forms
        )
        title = draft.known.authority if draft.style.cover else ""
        head = f"<h1>{title}{draft.known.year}年{TITLES[draft.style.schema]}</h1>" if title else ""
        return f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>信息公开</title></head><body>{AROUND}{head}<div class="article">{inside}</div>{BELOW}</body></html>'.encode()

    return ".html", build


AROUND = (
    '<div class="nav"><a href="/">首页</a> &gt; <a href="/zw">政务公开</a></div><div class="info">发布日期：2025-03-01　来源：本站</div>'
)
BELOW = '<div class="foot">主办单位：某某人民政府　网站地图　联系我们</div>'


def terms(form: Form, style: Style) -> str:
    """Return a form as lists of terms, its indicators as lists in lists."""
    made = "".join(f"<dt>{escape(pair.label)}</dt><dd>{escape(pair.text)}</dd>" for pair in pairs_of(form, style))
    levels = "".join(
        f"<li>{first}<ul>{''.join(f'<li>{second}<ul>{items}</ul></li>' for second, items in ((s, leaves(rows, style)) for s, rows in seconds))}</ul></li>"
        for first, seconds in by_level(form)
    )
    return f"<dl>{made}</dl><h3>绩效指标</h3><ul>{levels}</ul>"


def leaves(rows: Sequence[Row], style: Style) -> str:
    """Return the items of a level 2."""
    return "".join(
        f"<li>{escape(row.name)}（{escape('；'.join(f'{p.label}：{p.text}' for p in record(row, style) if p.text))}）</li>" for row in rows
    )


def divided(form: Form, style: Style) -> str:
    """Return a form whose rows and cells are divisions of the page."""
    heads = ["一级指标", "二级指标", "三级指标", *(pair.label for pair in record(form.rows[0], style))]
    rows = [[pair.label, pair.text] for pair in pairs_of(form, style)]
    rows += [heads, *([row.level1, row.level2, row.name, *(pair.text for pair in record(row, style))] for row in form.rows)]
    return "".join(
        f'<div class="row">{"".join(f"""<div class="col"><span>{escape(text)}</span></div>""" for text in row)}</div>' for row in rows
    )


def inner(form: Form, style: Style) -> str:
    """Return a form as a table whose indicators are a table inside one of its cells."""
    made = "".join(f"<tr><td>{escape(pair.label)}</td><td>{escape(pair.text)}</td></tr>" for pair in pairs_of(form, style))
    heads = "".join(f"<th>{h}</th>" for h in ("一级指标", "二级指标", "三级指标", *(pair.label for pair in record(form.rows[0], style))))
    rows = "".join(
        f"<tr>{''.join(f'<td>{escape(t)}</td>' for t in (row.level1, row.level2, row.name, *(p.text for p in record(row, style))))}</tr>"
        for row in form.rows
    )
    return f"<table>{made}<tr><td>绩效指标</td><td><table><tr>{heads}</tr>{rows}</table></td></tr></table>"
