"""Pages to a workbook: a sheet for cover and narratives, a sheet a form; text stays text whatever it begins with."""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from importlib import import_module
from io import BytesIO
from typing import Any, NamedTuple

from jixiao.errors import UsageWrong
from jixiao.extras import need
from jixiao.values.width import width
from jixiao.write.document.fit import CELL, LEADING, form_size
from jixiao.write.document.pages import Box, Form, FormTable, Line, Pages, Prose
from jixiao.write.document.plain import printable

SONG, HEI, FANG = "宋体", "黑体", "仿宋"
TABLE_WIDTH, LYING_WIDTH = 78.0, 119.0
"""Characters that a form's columns take together, upright and lying."""
PROSE_WIDTH = 76
HALF = 5.9
"""Points of one character of a column's width: a digit of the default font."""
ROW = 4.0
"""Points of a row above and below its text."""
FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
LONGEST_NAME = 31
LONGEST_TEXT = 32_767
"""Characters that a cell of a workbook holds."""
FIGURE = re.compile(r"-?\d{1,3}(?:,?\d{3})*(?:\.\d+)?")
MOST_DIGITS = 15
"""A number of more digits would lose some in a spreadsheet; it stays text."""
PROSE = {
    "title": (20, HEI, 34.0),
    "heading": (15, HEI, 30.0),
    "section": (12, HEI, 22.0),
    "body": (12, FANG, 19.0),
    "sum": (12, FANG, 19.0),
}
Styles = dict[str, Any]


ONE_PAGE = 45
"""A form of so many rows is printed on one page; a longer one would be too small to read."""


class Area(NamedTuple):
    """The rows of a sheet that a box covers, and its columns."""

    first: int
    last: int
    left: int
    right: int


def xlsx(pages: Pages, of: "Callable[[Any], Writer] | None" = None) -> bytes:
    """Return the workbook's bytes, written by a Writer or by ``of``; the same pages give the same bytes; UsageWrong where the extra is missing."""
    need("write")
    buffer = BytesIO()
    book = import_module("xlsxwriter").Workbook(
        buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
    )
    book.set_properties(
        {
            "title": printable(pages.title)[:255],
            "author": printable(pages.authority or "")[:255],
            "created": datetime(pages.dated.year, 1, 1),  # noqa: DTZ001 - a spreadsheet's times have no zone
        }
    )
    book.formats[0].set_font_name(SONG)
    book.formats[0].set_font_size(11)
    writer = (of or Writer)(book)
    prose = [line for part in pages.parts if isinstance(part, Prose) for line in part.lines]
    if prose:
        writer.prose(prose)
    for part in pages.parts:
        if isinstance(part, Form):
            writer.form(part)
    if not pages.parts:
        writer.prose([Line(pages.title, "title")])
    book.close()
    return buffer.getvalue()


class Writer:
    """Adds sheets to one workbook."""

    def __init__(self, book: Any) -> None:  # noqa: ANN401 - xlsxwriter has no types
        self.book = book
        self.styles: Styles = {}
        self.names: set[str] = set()
        self.points = CELL

    def style(self, name: str, **properties: object) -> Any:  # noqa: ANN401 - the same
        """Return a format, made once."""
        if name not in self.styles:
            self.styles[name] = self.book.add_format(
                {"font_name": SONG, "font_size": 10.5, "valign": "vcenter", "text_wrap": True, **properties}
            )
        return self.styles[name]

    def sheet(self, wanted: str, *, landscape: bool, whole: bool = False) -> Any:  # noqa: ANN401 - the same
        """Return a new sheet, ready for print on A4: as wide as the page, numbered like official papers."""
        sheet = self.book.add_worksheet(self.name(wanted))
        sheet.set_paper(9)
        if landscape:
            sheet.set_landscape()
        sheet.set_margins(left=0.6, right=0.6, top=0.6, bottom=0.6)
        sheet.set_footer("&C&12— &P —")
        sheet.fit_to_pages(1, 1 if whole else 0)
        sheet.center_horizontally()
        sheet.hide_gridlines(2)
        return sheet

    def name(self, wanted: str) -> str:
        """Return a name for a sheet: without forbidden signs, short enough, unlike the others."""
        base = FORBIDDEN.sub(" ", printable(wanted)).strip(" '")[:LONGEST_NAME] or "表"
        name, count = base, 1
        while name.lower() in self.names:
            count += 1
            name = f"{base[: LONGEST_NAME - len(str(count)) - 1]} {count}"
        self.names.add(name.lower())
        return name

    def prose(self, lines: Sequence[Line]) -> None:
        """Add the sheet of cover and narratives, a paragraph a row."""
        sheet = self.sheet("说明", landscape=False)
        sheet.set_column(0, 0, PROSE_WIDTH)
        for row, line in enumerate(lines):
            self.put_line(sheet, row, line, PROSE_WIDTH)
        sheet.print_area(0, 0, len(lines) - 1, 0)

    def paragraph(self, line: Line) -> Any:  # noqa: ANN401 - the same
        """Return the format of a line of running text."""
        size, font, _ = PROSE[line.look]
        centred = line.look in ("title", "heading")
        return self.style(
            line.look,
            font_name=font,
            font_size=size,
            align="center" if centred else "left",
            indent=int(not centred and line.look != "section"),
        )

    def put_line(self, sheet: Any, row: int, line: Line, wide: float) -> None:  # noqa: ANN401 - the same
        """Write a line of running text into a row ``wide`` characters wide, as high as it takes."""
        size, _, pitch = PROSE[line.look]
        sheet.set_row(row, min(409.0, pitch * lines_needed(line.text, wide * HALF / (size / 2) - 3)))
        put(sheet, row, 0, line.text, self.paragraph(line))

    def form(self, form: Form) -> None:
        """Add the sheet of one form."""
        sheet = self.sheet(
            form.name or form.titles[0].text, landscape=form.landscape, whole=sum(table.rows for table in form.tables) <= ONE_PAGE
        )
        self.points, widths = form_size(form, "xlsx"), grid_widths(form)
        for column, wide in enumerate(widths):
            sheet.set_column(column, column, wide)
        top = 0
        for line in form.before:
            sheet.merge_range(top, 0, top, len(widths) - 1, "", self.paragraph(line))
            self.put_line(sheet, top, line, sum(widths))
            top += 1
        for line in form.titles:
            first = line.look != "form_year"
            style = self.style(line.look, font_name=HEI if first else SONG, font_size=16 if first else 11, align="center")
            sheet.merge_range(top, 0, top, len(widths) - 1, "", style)
            put(sheet, top, 0, line.text, style)
            sheet.set_row(top, 30.0 * lines_needed(line.text, sum(widths) * 0.65) if first else 18.0)
            top += 1
        for table in form.tables:
            top = self.table(sheet, table, top, widths)
        for note in form.notes:
            style = self.style("note", font_size=9)
            sheet.merge_range(top, 0, top, len(widths) - 1, "", style)
            put(sheet, top, 0, note, style)
            sheet.set_row(top, 14.0 * lines_needed(note, sum(widths) * 1.1))
            top += 1
        sheet.print_area(0, 0, top - 1, len(widths) - 1)

    def table(self, sheet: Any, table: FormTable, top: int, widths: Sequence[float]) -> int:  # noqa: ANN401 - the same
        """Write a table from row ``top`` on; its head is repeated in print; return the row below it."""
        for row, height in enumerate(heights(table, widths, self.points)):
            sheet.set_row(top + row, height)
        for box in table.boxes:
            area = Area(top + box.row, top + box.row + box.rowspan - 1, box.column, box.column + box.colspan - 1)
            self.box(sheet, box, area)
        if table.heads:
            sheet.repeat_rows(top, top + table.heads - 1)
        return top + table.rows

    def empty_format(self, box: Box) -> str:  # noqa: ARG002 - another writer goes by the box
        """Return the number format of a cell without content."""
        return "@"

    def box(self, sheet: Any, box: Box, area: Area) -> None:  # noqa: ANN401 - the same
        """Write one box; money of up to fifteen digits is a number, everything else is text."""
        text = printable(box.text)
        number = box.look == "money" and FIGURE.fullmatch(text) and sum(map(str.isdigit, text)) <= MOST_DIGITS
        kept = f"#,##0.{'0' * len(text.partition('.')[2])}" if number else "@" if text else self.empty_format(box)
        above, below = int(not box.open_above), int(not box.open_below)
        style = self.style(
            f"{box.align}{above}{below}{kept}{box.look == 'money'}{self.points}",
            font_size=self.points,
            align=box.align,
            top=above,
            bottom=below,
            left=1,
            right=1,
            text_wrap=box.look != "money",
            shrink=box.look == "money",
            num_format=kept,
        )
        merged = (area.first, area.left) != (area.last, area.right)
        if merged:
            sheet.merge_range(area.first, area.left, area.last, area.right, "", style)
        if number:
            sheet.write_number(area.first, area.left, float(text.replace(",", "")), style)
        elif text:
            put(sheet, area.first, area.left, text, style)
        elif not merged:
            sheet.write_blank(area.first, area.left, None, style)


def grid_widths(form: Form) -> list[float]:
    """Return the widths of the grid in characters."""
    whole = LYING_WIDTH if form.landscape else TABLE_WIDTH
    return [round(whole * wide / sum(form.widths), 2) for wide in form.widths]


def put(sheet: Any, row: int, column: int, text: str, style: Any) -> None:  # noqa: ANN401 - xlsxwriter has no types
    """Write a text as text; UsageWrong for one that no cell can hold, which would be lost otherwise."""
    shown = printable(text)
    if len(shown) > LONGEST_TEXT:
        raise UsageWrong(
            f"有一段文字 {len(shown)} 字，Excel 单元格最多 {LONGEST_TEXT} 字。请写成 docx 或 pdf。",
            f"A text has {len(shown)} characters, a cell of a workbook holds {LONGEST_TEXT}. Write docx or pdf.",
        )
    sheet.write_string(row, column, shown, style)


def lines_needed(text: str, characters: float) -> int:
    """Return how many lines of so many half-width characters a text takes."""
    return sum(max(1, -int(-width(line) // max(1.0, characters))) for line in text.split("\n"))


def heights(table: FormTable, widths: Sequence[float], points: float) -> Iterator[float]:
    """Yield every row's height with text of so many points: that of its fullest cell; what spans rows gets the rest from its last row."""
    needed = [1] * table.rows
    for box in sorted(table.boxes, key=lambda box: box.rowspan):
        room = sum(widths[box.column : box.column + box.colspan]) * HALF / (points / 2) - 1
        lines = max(box.lines, lines_needed(box.text, room))
        rows = range(box.row, box.row + box.rowspan)
        missing = lines - sum(needed[row] for row in rows)
        if missing > 0:
            needed[rows[-1]] += missing
    yield from (min(409.0, points * LEADING * lines + ROW) for lines in needed)
