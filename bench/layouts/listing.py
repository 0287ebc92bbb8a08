"""Several projects in one table, a row for every indicator, as provincial systems print them."""

from collections.abc import Iterator

from layouts.block import Block, Paragraph, Piece, Table, above, label, table, value
from layouts.funds_rows import amount
from layouts.indicator_rows import cells, head_text
from layouts.known import Form, Known
from layouts.style import Style


def listing(known: Known, style: Style) -> Iterator[Block]:
    """Yield the table of all projects with its title and unit of money."""
    if style.title:
        yield Paragraph(f"部门预算项目绩效目标申报表（{known.year}年度）", 2)
    yield Paragraph(f"金额单位：{style.money}")
    yield list_table(known, style)


def list_table(known: Known, style: Style) -> Table:
    """Return the one table."""
    header = [label(text) for text in ("单位名称", "项目名称", "预算数", "年度目标")] + [
        label(head_text(style, key)) for key in style.columns
    ]
    rows = [header]
    for number, form in enumerate(known.forms):
        rows += project_rows(form, style, first=number == 0)
    return table(len(header), rows, (0,))


def project_rows(form: Form, style: Style, *, first: bool) -> Iterator[list[Piece]]:
    """Yield the rows of one project; its unit spans all projects."""
    last = None
    for row in form.rows:
        fresh = last is None
        lead = [value(form.unit) if first and fresh else above()]
        lead += [value(form.name), value(amount(form.funds.annual.whole, style)), value(form.annual)] if fresh else [above()] * 3
        yield [*lead, *(cell for key in style.columns for cell in cells(form, style, key, row, last, 1))]
        last = row
