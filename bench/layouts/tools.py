"""What runs in the converters' own environment: ``tools.py TOOL FOLDER``, every file of FOLDER/in to FOLDER/out.

Knows nothing of ours: ``docx`` builds a Word file of JSON blocks, ``markitdown`` and ``html2text`` make Markdown.
"""

import json
import sys
import zipfile
from collections.abc import Callable
from importlib import import_module
from io import BytesIO
from pathlib import Path
from typing import Any

MADE = (2025, 1, 2, 0, 0, 0)


def docx(file: Path) -> bytes:
    """Return a Word file of blocks."""
    library = import_module("docx")
    document, data = library.Document(), json.loads(file.read_text("utf-8"))
    document.styles["Normal"].font.name = "Noto Sans CJK SC"
    section = document.sections[0]
    section.page_width, section.page_height = section.page_height, section.page_width
    for block in data["blocks"]:
        if block["kind"] == "paragraph":
            document.add_paragraph(block["text"], style=f"Heading {block['heading']}" if block["heading"] else None)
        else:
            add_table(document, block, ruled=data["ruled"])
    for moment in ("created", "modified"):
        setattr(document.core_properties, moment, import_module("datetime").datetime(*MADE))
    buffer = BytesIO()
    document.save(buffer)
    return steady(buffer.getvalue())


def add_table(document: Any, block: dict[str, Any], *, ruled: bool) -> None:  # noqa: ANN401 - a document of python-docx
    """Add a table with its merged cells."""
    height = max(cell["row"] + cell["rows"] for cell in block["cells"])
    table = document.add_table(rows=height, cols=block["width"], style="Table Grid" if ruled else None)
    squares = [list(row.cells) for row in table.rows]
    for cell in block["cells"]:
        row, column = cell["row"], cell["column"]
        anchor = squares[row][column]
        if cell["rows"] > 1 or cell["columns"] > 1:
            anchor = anchor.merge(squares[row + cell["rows"] - 1][column + cell["columns"] - 1])
        lines = cell["text"].split("\n")
        anchor.paragraphs[0].text = lines[0]
        for line in lines[1:]:
            anchor.add_paragraph(line)


def steady(data: bytes) -> bytes:
    """Return the package with the same times in it every time."""
    buffer = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, MADE), old.read(name), zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def markitdown(file: Path) -> bytes:
    """Return a file as Markdown."""
    text: str = import_module("markitdown").MarkItDown().convert(str(file)).text_content
    return text.encode()


def html2text(file: Path) -> bytes:
    """Return a web page as Markdown, lines unbroken."""
    tool = import_module("html2text").HTML2Text(bodywidth=0)
    text: str = tool.handle(file.read_text("utf-8"))
    return text.encode()


TOOLS: dict[str, Callable[[Path], bytes]] = {"docx": docx, "markitdown": markitdown, "html2text": html2text}


def main(tool: str, folder: Path) -> None:
    """Convert every file."""
    for file in sorted((folder / "in").iterdir()):
        (folder / "out" / file.stem).write_bytes(TOOLS[tool](file))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
