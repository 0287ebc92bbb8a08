"""What the rivals do, in an environment of their own: ``rivals.py read TOOL FILE…`` or ``rivals.py write TOOL JSON TO``.

Prints one JSON object a line. Knows nothing of ours but a list of tables as plain rows.
"""

import json
import sys
from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from time import process_time
from typing import Any

ROUNDS = 3
PACKAGES = {"docling": "docling-slim"}
Rows = list[list[str]]
Span = tuple[int, int, int, int, str]


def read_markitdown() -> Callable[[Path], Rows]:
    """Return markitdown as a function from a file to output rows."""
    tool = import_module("markitdown").MarkItDown()
    return lambda file: list(lines_of(tool.convert(str(file)).text_content))


def read_kreuzberg() -> Callable[[Path], Rows]:
    """Return kreuzberg: its tables where it finds some, else its lines."""
    tool = import_module("kreuzberg")
    plain = tool.ExtractionConfig(use_cache=False)

    def rows(file: Path) -> Rows:
        found = tool.extract_file_sync(str(file), config=plain)
        return [list(row) for table in found.tables for row in table.cells] + list(lines_of(found.content) if not found.tables else ())

    return rows


def read_docling() -> Callable[[Path], Rows]:
    """Return docling's readers that need no model; its PDF and picture pipeline is asked for and tells what it lacks."""
    formats, documents = import_module("docling.datamodel.base_models").InputFormat, import_module("docling.datamodel.document")
    backends = {
        ".docx": (formats.DOCX, import_module("docling.backend.msword_backend").MsWordDocumentBackend),
        ".xlsx": (formats.XLSX, import_module("docling.backend.msexcel_backend").MsExcelDocumentBackend),
        ".html": (formats.HTML, import_module("docling.backend.html_backend").HTMLDocumentBackend),
    }

    def rows(file: Path) -> Rows:
        if file.suffix not in backends:
            return [list(row) for row in import_module("docling.document_converter").DocumentConverter().convert(file)]
        kind, backend = backends[file.suffix]
        opened = documents.InputDocument(path_or_stream=file, format=kind, backend=backend, filename=file.name)
        return [[cell.text for cell in row] for table in opened._backend.convert().tables for row in table.data.grid]  # noqa: SLF001 - there is no other door

    return rows


def lines_of(text: str) -> Iterator[list[str]]:
    """Yield the rows of Markdown tables as cells, any other line as one cell."""
    for line in text.splitlines():
        if line.strip():
            yield [cell.strip() for cell in line.strip().strip("|").split("|")] if line.lstrip().startswith("|") else [line.strip()]


def read_all(tool: str, files: list[str]) -> Iterator[dict[str, object]]:
    """Yield what a tool makes of every file: rows and the least processor seconds of three runs, or why not."""
    rows_of = READERS[tool]()
    for name in files:
        try:
            yield {"file": Path(name).name, **timed(partial(rows_of, Path(name)))}
        except Exception as wrong:  # noqa: BLE001 - whatever a rival raises is its answer
            yield {"file": Path(name).name, "error": f"{type(wrong).__name__}: {wrong}"[:200]}


def timed(work: Callable[[], Any]) -> dict[str, object]:
    """Return what a piece of work gives, and its least processor seconds; slow work is not repeated."""
    times: list[float] = []
    rows: Any = None
    while len(times) < ROUNDS and sum(times) < 5:
        begin = process_time()
        rows = work()
        times.append(process_time() - begin)
    return {"rows": rows, "seconds": min(times)}


def write_openpyxl(tables: list[list[Span]], to: Path) -> None:
    """Write the tables as sheets with merged cells and borders."""
    styles, book = import_module("openpyxl.styles"), import_module("openpyxl").Workbook()
    side = styles.Side(style="thin")
    border, wrap = styles.Border(left=side, right=side, top=side, bottom=side), styles.Alignment(wrap_text=True, vertical="center")
    book.remove(book.active)
    for number, table in enumerate(tables, 1):
        sheet = book.create_sheet(f"{number}")
        for row, column, down, right, text in table:
            cell = sheet.cell(row + 1, column + 1, text)
            cell.data_type, cell.border, cell.alignment = "s", border, wrap
            if down * right > 1:
                sheet.merge_cells(start_row=row + 1, start_column=column + 1, end_row=row + down, end_column=column + right)
    book.save(to)


def write_python_docx(tables: list[list[Span]], to: Path) -> None:
    """Write the tables as Word tables with merged cells."""
    document = import_module("docx").Document()
    for table in tables:
        height, width = extent(table)
        grid = document.add_table(height, width, style="Table Grid")
        for row, column, down, right, text in table:
            cell = grid.cell(row, column)
            if down * right > 1:
                cell = cell.merge(grid.cell(row + down - 1, column + right - 1))
            cell.text = text
        document.add_page_break()
    document.save(to)


def write_reportlab(tables: list[list[Span]], to: Path) -> None:
    """Write the tables as PDF with a Chinese font that readers bring, not embedded: the quickest way that shows Chinese."""
    flow, fonts = import_module("reportlab.platypus"), import_module("reportlab.pdfbase.cidfonts")
    import_module("reportlab.pdfbase.pdfmetrics").registerFont(fonts.UnicodeCIDFont("STSong-Light"))
    style = import_module("reportlab.lib.styles").ParagraphStyle("cell", fontName="STSong-Light", fontSize=8, wordWrap="CJK")
    parts: list[object] = []
    for table in tables:
        height, width = extent(table)
        grid: list[list[object]] = [[""] * width for _ in range(height)]
        looks: list[tuple[object, ...]] = [("GRID", (0, 0), (-1, -1), 0.5, "black")]
        for row, column, down, right, text in table:
            grid[row][column] = flow.Paragraph(text.replace("&", "&amp;").replace("<", "&lt;").replace("\n", "<br/>"), style)
            looks.append(("SPAN", (column, row), (column + right - 1, row + down - 1)))
        parts += [flow.Table(grid, colWidths=[520 / width] * width, style=looks), flow.PageBreak()]
    flow.SimpleDocTemplate(str(to)).build(parts)


def write_weasyprint(tables: list[list[Span]], to: Path) -> None:
    """Write the tables as PDF from HTML with a font of the system, embedded."""
    escape = import_module("html").escape
    pages = []
    for table in tables:
        height, _ = extent(table)
        rows: list[list[str]] = [[] for _ in range(height)]
        for row, _, down, right, text in sorted(table):
            rows[row].append(f"<td rowspan={down} colspan={right}>{escape(text).replace(chr(10), '<br>')}</td>")
        pages.append(joined(rows))
    look = "<style>table{border-collapse:collapse;page-break-after:always}td{border:1px solid;font:8pt 'Noto Serif CJK SC'}</style>"
    import_module("weasyprint").HTML(string=f"<meta charset=utf-8>{look}{''.join(pages)}").write_pdf(to)


def joined(rows: list[list[str]]) -> str:
    """Return rows of cells as a table."""
    return "<table>" + "".join("<tr>" + "".join(cells) for cells in rows) + "</table>"


def extent(table: list[Span]) -> tuple[int, int]:
    """Return rows and columns of a table."""
    return max(r + d for r, _, d, _, _ in table), max(c + w for _, c, _, w, _ in table)


READERS = {"markitdown": read_markitdown, "kreuzberg": read_kreuzberg, "docling": read_docling}
WRITERS = {"openpyxl": write_openpyxl, "python-docx": write_python_docx, "reportlab": write_reportlab, "weasyprint": write_weasyprint}


def main(what: str, tool: str, *given: str) -> None:
    """Print the tool's version, then what it did."""
    tell = {"version": version(PACKAGES.get(tool, tool))}
    print(json.dumps(tell))
    if what == "read":
        for answer in read_all(tool, list(given)):
            print(json.dumps(answer, ensure_ascii=False), flush=True)
        return
    tables = json.loads(Path(given[0]).read_text("utf-8"))
    WRITERS[tool](tables, Path(given[1]))  # the first time loads fonts and modules
    print(json.dumps(timed(lambda: WRITERS[tool](tables, Path(given[1])))))


if __name__ == "__main__":
    main(*sys.argv[1:])
