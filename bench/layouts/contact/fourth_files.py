"""Files of the fourth batch: what systems save under a name that promises another format, hidden codes, number formats, a sheet a level."""

from collections.abc import Iterator
from html import escape
from importlib import import_module
from io import BytesIO

from layouts.as_html import html_of
from layouts.as_xlsx import MADE
from layouts.block import Block, Cell, Paragraph, Table, table, value
from layouts.block import label as named
from layouts.contact.carriers import book
from layouts.contact.grids import above_rows, by_level, others, told
from layouts.contact.lines import pairs_of
from layouts.contact.third_lines import cells, heads
from layouts.family import Draft
from layouts.held.flat import total
from layouts.known import Form, Row
from layouts.printing import Printing, text_of
from layouts.setting import TITLES
from layouts.style import Style

SPREADSHEET = "urn:schemas-microsoft-com:office:spreadsheet"


def page_as_book(draft: Draft) -> bytes:
    """Return a page that a system saved as a workbook: the usual tables in HTML."""
    return html_of(draft.blocks)


def book_in_xml(draft: Draft) -> bytes:
    """Return a workbook in the XML of 2003, merged cells told as a count of more cells."""
    rows = "".join(row for block in draft.blocks for row in xml_rows(block))
    sheet = f'<Worksheet ss:Name="Sheet1"><Table>{rows}</Table></Worksheet>'
    return f'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="{SPREADSHEET}" xmlns:ss="{SPREADSHEET}">{sheet}</Workbook>'.encode()


def xml_rows(block: Block) -> Iterator[str]:
    """Yield the rows of a block in that XML."""
    if isinstance(block, Paragraph):
        yield f"<Row>{xml_cell(Cell(block.text, 0, 0))}</Row>"
        return
    for row in range(block.height):
        yield f"<Row>{''.join(xml_cell(cell) for cell in block.cells if cell.row == row)}</Row>"


def xml_cell(cell: Cell) -> str:
    """Return one cell at its place."""
    across = f' ss:MergeAcross="{cell.columns - 1}"' if cell.columns > 1 else ""
    down = f' ss:MergeDown="{cell.rows - 1}"' if cell.rows > 1 else ""
    text = escape(cell.text).replace("\n", "&#10;")
    return f'<Cell ss:Index="{cell.column + 1}"{across}{down}><Data ss:Type="String">{text}</Data></Cell>'


def in_gb18030(draft: Draft) -> bytes:
    """Return the usual forms with commas, in the encoding that Chinese spreadsheets save."""
    return text_of(draft.blocks, Printing(apart="comma", along="empty")).replace("\n", "\r\n").encode("gb18030")


def in_utf_16(draft: Draft) -> bytes:
    """Return the usual forms with tabs, as spreadsheets save “Unicode text”."""
    return text_of(draft.blocks, Printing(along="empty")).replace("\n", "\r\n").encode("utf-16")


def hidden(form: Form, style: Style) -> str:
    """Return a form as a system's page: every value followed by a code that nobody sees."""
    made = "".join(f"<tr><th>{pair.label}</th><td>{seen(pair.text, n)}</td></tr>" for n, pair in enumerate(pairs_of(form, style)))
    head = "".join(f"<th>{text}</th>" for text in heads(style))
    rows = "".join(f"<tr>{''.join(f'<td>{seen(text, n)}</td>' for n, text in enumerate(cells(row, style)))}</tr>" for row in form.rows)
    return f"<table>{made}</table><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


def seen(text: str, number: int) -> str:
    """Return a value with a code that the page hides."""
    return f'<span>{escape(text)}</span><span style="display:none">{number:08}</span>'


def captions(form: Form, style: Style) -> str:
    """Return a form as a page of groups with legends: an indicator is a group whose legend is the way to it."""
    made = "".join(f"<li><em>{pair.label}</em> <span>{escape(pair.text)}</span></li>" for pair in pairs_of(form, style))
    groups = ""
    for row in form.rows:
        pairs = zip(heads(style)[3:], cells(row, style)[3:], strict=True)
        inside = "".join(f"<p><label>{name}：</label><output>{escape(text)}</output></p>" for name, text in pairs)
        groups += f"<fieldset><legend>{row.level1} / {row.level2} / {escape(row.name)}</legend>{inside}</fieldset>"
    return f"<ul>{made}</ul><h3>绩效指标</h3>{groups}"


def sheet_a_level(draft: Draft) -> bytes:
    """Return a workbook with a sheet for the head of every form and one for every level 1."""
    parts: list[tuple[str, list[Block]]] = []
    style = draft.style
    for n, form in enumerate(draft.known.forms, 1):
        below = [Paragraph(f"{pair.label}：{pair.text}") for pair in total(form, style)]
        head: list[Block] = [
            Paragraph(TITLES[style.schema]),
            Paragraph(f"（{form.year}年度）"),
            table(style.width, above_rows(form, style)),
            *below,
        ]
        parts.append((f"{n}申报信息", head))
        parts += [(f"{n}{first}", [level_table(seconds, style)]) for first, seconds in by_level(form)]
    return book(parts)


def level_table(seconds: list[tuple[str, list[Row]]], style: Style) -> Table:
    """Return the table of the indicators of a level 1, whose name is the sheet's."""
    rows = [[named(text) for text in heads(style)[1:]]]
    rows += [[value(text) for text in cells(row, style)[1:]] for _, own in seconds for row in own]
    return table(len(rows[0]), rows)


def formats(draft: Draft) -> bytes:
    """Return a workbook whose targets are numbers: sign and unit belong to the format of the cell."""
    buffer = BytesIO()
    made = import_module("xlsxwriter").Workbook(buffer, {"in_memory": True})
    made.set_properties({"created": MADE})
    sheet, style, top = made.add_worksheet("绩效"), draft.style, 0
    for form in draft.known.forms:
        for line in (TITLES[style.schema], f"（{form.year}年度）"):
            sheet.write_string(top, 0, line)
            top += 1
        for texts in ([p.label, p.text] for p in pairs_of(form, style)):
            sheet.write_row(top, 0, texts)
            top += 1
        sheet.write_row(top, 0, heads(style))
        for row in form.rows:
            top += 1
            sheet.write_row(top, 0, [row.level1, row.level2, row.name])
            for at, key in enumerate(others(style), 3):
                written(made, sheet, (top, at), row, key, told(style, key, row))
        top += 1
        for pair in total(form, style):
            sheet.write_row(top, 0, [pair.label, pair.text])
            top += 1
        top += 1
    made.close()
    return buffer.getvalue()


def written(made: object, sheet: object, at: tuple[int, int], row: Row, key: str, text: str) -> None:
    """Write one value: a target's number with a format that shows all of it, anything else as text."""
    aim = row.aim
    if key != "target" or aim is None or aim.value is None or aim.high is not None or f"{aim.value:f}" not in text:
        sheet.write_string(*at, text)  # type: ignore[attr-defined]
        return
    before, _, after = text.partition(f"{aim.value:f}")
    decimals = -int(aim.value.as_tuple().exponent)
    number = "0" + ("." + "0" * decimals if decimals > 0 else "")
    look = made.add_format({"num_format": "".join((quoted(before), number, quoted(after)))})  # type: ignore[attr-defined]
    sheet.write_number(*at, float(aim.value), look)  # type: ignore[attr-defined]


def quoted(text: str) -> str:
    """Return a text as a number's format holds it."""
    return f'"{text}"' if text else ""
