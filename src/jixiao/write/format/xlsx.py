"""Tables as a workbook: a first sheet of its own, then a sheet for each table, to filter and to print.

Every text goes into a text cell, so that none is taken for a formula; figures are numbers for people to add up.
"""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any, NamedTuple
from urllib.parse import quote

from jixiao.extras import need
from jixiao.write.document.plain import printable
from jixiao.write.hostile import FORMULA

PRINTED = 8
"""Columns that go on paper; law and fingerprint are for the screen."""
LONGEST = 32_000
"""Characters that a cell surely holds."""
BORN = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
"""The day in the file's properties: the same report must give the same bytes."""
Value = str | Decimal | int | None
Facts = tuple[str | None, Iterable[tuple[str, str]]]
"""A title and what is told under it, each in words and a text."""


class Sheet(NamedTuple):
    """One sheet: its name, its columns (head, width), its rows; the last ``totals`` rows are printed bold.

    The columns ``links`` hold paths of files that lie below the workbook; the first ``printed`` columns go on paper.
    """

    name: str
    columns: tuple[tuple[str, int], ...]
    rows: tuple[tuple[Value, ...], ...]
    totals: int = 0
    links: frozenset[int] = frozenset()
    printed: int = PRINTED


class Styles:
    """The workbook's cell formats."""

    def __init__(self, book: Any) -> None:  # noqa: ANN401 - xlsxwriter has no types
        """Make them."""
        common = {"font_name": "宋体", "font_size": 10.5, "valign": "top", "border": 1, "border_color": "#9AA5B0"}
        text = {**common, "text_wrap": True, "num_format": "@"}
        self.head = book.add_format(
            {**common, "bold": True, "bg_color": "#E9EBEE", "align": "center", "valign": "vcenter", "text_wrap": True}
        )
        self.text = book.add_format(text)
        self.risky = book.add_format({**text, "quote_prefix": True})
        self.link = book.add_format({**text, "font_color": "#175A87", "underline": 1})
        self.bold = book.add_format({**text, "bold": True})
        self.money = book.add_format({**common, "num_format": "#,##0.00"})
        self.money_bold = book.add_format({**common, "num_format": "#,##0.00", "bold": True})
        self.gap = book.add_format({**common, "num_format": "+#,##0.00;-#,##0.00;0.00", "bold": True, "font_color": "#BD1F1A"})
        self.count = book.add_format({**common, "num_format": "0", "align": "center"})
        self.title = book.add_format({"font_name": "方正小标宋简体", "font_size": 18, "bold": True, "valign": "vcenter"})
        self.plain = book.add_format({"font_name": "宋体", "font_size": 11, "text_wrap": True, "valign": "top"})
        self.levels = {
            "错误": book.add_format({**text, "bold": True, "font_color": "#FFFFFF", "bg_color": "#BD1F1A"}),
            "警告": book.add_format({**text, "font_color": "#6C4900", "bg_color": "#FBEECF"}),
        }
        self.levels |= {"error": self.levels["错误"], "warning": self.levels["警告"]}

    def of(self, value: Value, *, bold: bool, signed: bool) -> Any:  # noqa: ANN401 - as above
        """Return the format for a value."""
        if isinstance(value, Decimal):
            return self.gap if signed and value else self.money_bold if bold else self.money
        if isinstance(value, int):
            return self.count
        if isinstance(value, str) and value in self.levels:
            return self.levels[value]
        return self.bold if bold else self.risky if value and value.startswith(FORMULA) else self.text


def put(sheet: Any, at: tuple[int, int], value: Value, style: Any) -> None:  # noqa: ANN401 - as above
    """Write a value: text as text whatever it begins with, figures as numbers, a blank as a blank."""
    if value is None or value == "":
        sheet.write_blank(*at, None, style)
    elif isinstance(value, str):
        sheet.write_string(*at, printable(value)[:LONGEST], style)
    else:
        sheet.write_number(*at, value, style)


def table(book: Any, styles: Styles, content: Sheet) -> None:  # noqa: ANN401 - as above
    """Add a sheet with a frozen head that can be filtered, set up to print on A4 lying."""
    sheet = book.add_worksheet(content.name)
    for column, (head, width) in enumerate(content.columns):
        sheet.set_column(column, column, width)
        put(sheet, (0, column), head, styles.head)
    signed = {i for i, (head, _) in enumerate(content.columns) if head in ("说明减表", "Difference")}
    for number, values in enumerate(content.rows, 1):
        bold = number > len(content.rows) - content.totals
        for column, value in enumerate(values):
            if column in content.links and isinstance(value, str):
                sheet.write_url(number, column, f"external:{quote(value)}", styles.link, printable(value)[:LONGEST])
                continue
            put(sheet, (number, column), value, styles.of(value, bold=bold, signed=column in signed))
    last = max(1, len(content.rows) - content.totals)
    sheet.autofilter(0, 0, last, len(content.columns) - 1)
    sheet.freeze_panes(1, 0)
    print_set_up(sheet)
    sheet.repeat_rows(0)
    sheet.print_area(0, 0, len(content.rows), min(len(content.columns), content.printed) - 1)


def facts_sheet(book: Any, styles: Styles, *, name: str, groups: Iterable[Facts]) -> None:  # noqa: ANN401 - as above
    """Add a sheet that tells facts, the words at the left."""
    sheet, line = book.add_worksheet(name), 0
    sheet.set_column(0, 0, 22)
    sheet.set_column(1, 1, 90)
    sheet.hide_gridlines(2)
    for title, told in groups:
        if title is not None:
            sheet.set_row(line, 30)
            put(sheet, (line, 0), title, styles.title)
            line += 1
        for words, value in told:
            put(sheet, (line, 0), words, styles.bold)
            put(sheet, (line, 1), value, styles.text)
            line += 1
        line += 1
    print_set_up(sheet)


def print_set_up(sheet: Any) -> None:  # noqa: ANN401 - as above
    """Make a sheet print on lying A4, as wide as the page, with its number at the foot."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(0.6, 0.6, 0.7, 0.7)
    sheet.set_footer("&C— &P —")


def as_xlsx(title: str, first: Callable[[Any, Styles], None], sheets: Iterable[Sheet]) -> bytes:
    """Return the workbook's bytes, its first sheet added by ``first``; the same content gives the same bytes."""
    need("write")
    from xlsxwriter import Workbook  # noqa: PLC0415 - only this layout needs it

    buffer = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with Workbook(buffer, options) as book:
        book.set_properties({"title": title, "created": BORN})
        styles = Styles(book)
        first(book, styles)
        for sheet in sheets:
            table(book, styles, sheet)
    return buffer.getvalue()
