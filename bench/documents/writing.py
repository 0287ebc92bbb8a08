"""Writing the eight forms of the bundled declaration, beside libraries that write the same tables; what was written is read back."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from documents.reading import Row, least, parsing
from documents.rival import asked
from jixiao.errors import InputUnreadable
from jixiao.model.document import Document, Project
from jixiao.read.document import read_bytes, read_file
from jixiao.write.document.build import pages
from jixiao.write.document.choose import layout_for
from jixiao.write.document.pages import Form, Pages
from jixiao.write.document.save import RENDERERS

EXAMPLE = Path(__file__).parents[2] / "examples/songjiang-2024/declaration.txt"
ROUNDS = 9
WANTED = {".xlsx": 15, ".docx": 80, ".pdf": 150}
READ_WANTED = {".docx": "40 ms", ".xlsx": "20 ms", ".pdf": "40 ms a page"}
RIVALS = {".xlsx": ("openpyxl",), ".docx": ("python-docx",), ".pdf": ("reportlab", "weasyprint")}
MONEY = ("total", "total_fiscal", "annual", "annual_fiscal", "carried_over", "annual_other")
Span = tuple[int, int, int, int, str]


def forms(document: Document) -> Pages:
    """Return the pages with the forms alone."""
    made = pages(document, layout_for)
    return made._replace(parts=tuple(part for part in made.parts if isinstance(part, Form)))


def tables(made: Pages) -> list[list[Span]]:
    """Return every form as one plain table: row, column, rows down, columns right, text."""
    found = []
    for part in made.parts:
        if isinstance(part, Form):
            below, own = 0, []
            for table in part.tables:
                own += [(box.row + below, box.column, box.rowspan, box.colspan, box.text) for box in table.boxes]
                below += table.rows
            found.append(own)
    return found


def write_rows(python: Path) -> Iterator[Row]:
    """Yield a line a format and tool: milliseconds, size, and how many figures are read back as they were."""
    document = read_file(EXAMPLE)
    with TemporaryDirectory() as folder:
        given = Path(folder) / "tables.json"
        given.write_text(json.dumps(tables(forms(document))), "utf-8")
        for suffix, rivals in RIVALS.items():
            yield own_row(document, suffix, "jixiao, the forms", lambda suffix=suffix: RENDERERS[suffix](forms(document)))  # type: ignore[misc] # mypy can't infer a lambda's default
            whole: Callable[[], bytes] = lambda suffix=suffix: RENDERERS[suffix](pages(document, layout_for))  # type: ignore[misc] # noqa: E731
            yield own_row(document, suffix, "jixiao, with cover and narratives", whole)
            for tool in rivals:
                to = Path(folder) / f"{tool}{suffix}"
                answer = asked(python, "write", tool, [given, to])
                yield row(suffix, f"{tool} {answer.version}, the forms' tables", answer.said[0]["seconds"], to.read_bytes(), document)


def own_row(document: Document, suffix: str, name: str, make: Callable[[], bytes]) -> Row:
    """Return our line."""
    return row(suffix, name, least(make, ROUNDS), make(), document)


def row(suffix: str, tool: str, seconds: float, data: bytes, document: Document) -> Row:
    """Return one line of the table."""
    wanted = f"{WANTED[suffix]} ms" if "jixiao, the" in tool else "–"
    return {
        "format": suffix[1:],
        "tool": tool,
        "wanted": wanted,
        "ms": f"{seconds * 1000:.1f}",
        "KB": round(len(data) / 1024),
        "figures read back": figures_back(document, data, f"x{suffix}"),
    }


def figures_back(document: Document, data: bytes, name: str) -> str:
    """Return how many amounts and targets of the document our reader finds again in a file, form by form."""
    try:
        read = {project.name: figures(project) for project in read_bytes(data, name).projects}
    except InputUnreadable as refused:
        return refused.en[:80]
    wanted = {project.name: figures(project) for project in document.projects}
    agree = sum(read.get(name, {}).get(what) == value for name, own in wanted.items() for what, value in own.items())
    return f"{agree} of {sum(map(len, wanted.values()))}"


def figures(project: Project) -> dict[str, object]:
    """Return the figures of a form by what they are."""
    money = {name: amount for name in MONEY if (amount := getattr(project.funding, name)) is not None}
    return money | {f"{n} {x.name}": x.target.value for n, x in enumerate(project.indicators) if x.target and x.target.value is not None}


def eight_rows(python: Path) -> Iterator[Row]:
    """Yield how long eight forms take to read, ours and the rivals', from files that we wrote."""
    document = read_file(EXAMPLE)
    with TemporaryDirectory() as folder:
        files = {suffix: Path(folder) / f"eight{suffix}" for suffix in RIVALS}
        for suffix, file in files.items():
            file.write_bytes(RENDERERS[suffix](forms(document)))
        for suffix, file in files.items():
            units = page_count(file) if suffix == ".pdf" else 1
            begin = perf_counter()
            read_file(file)
            cold = perf_counter() - begin
            yield reading_row(suffix, "jixiao, parser alone", parsing(file) / units, READ_WANTED[suffix])
            yield reading_row(suffix, "jixiao, in its fenced child", cold / units, "–")
            for tool in ("kreuzberg", "docling", "markitdown"):
                said = asked(python, "read", tool, [file]).said[0]
                yield reading_row(suffix, tool, said["seconds"] / units if "seconds" in said else None, "–")


def reading_row(suffix: str, tool: str, seconds: float | None, wanted: str) -> Row:
    """Return one line of the table."""
    told = "–" if seconds is None else f"{seconds * 1000:.1f}"
    return {"format": suffix[1:], "tool": tool, "wanted": wanted, "ms a file, of PDF a page": told}


def page_count(file: Path) -> int:
    """Return the pages of a PDF that we wrote."""
    places = read_file(file).places.values()
    return max(place.page or 1 for place in places)
