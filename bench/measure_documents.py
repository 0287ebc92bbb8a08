"""Reading and writing documents: by the key of the real cases where they lie beside the project, and beside rivals in the same run."""

import os
from contextlib import suppress

from documents import reading
from documents.reading import Row, beside, readings, score, scorecard
from documents.writing import eight_rows, write_rows
from environments import environment

NOTES = (
    "One core, warm: least processor time of three runs (writing: of nine; a scan: one).",
    "fenced: one run by the clock, as the program reads. parser alone: bytes to Document in one process, as the rivals run.",
    "The rivals turn a file into tables and text: they name no field and no form.",
    "So a row counts for any tool when its name and target stand in one row of the output; “levels too” when both levels do as well.",
    "docling without models: its readers for docx, xlsx and html. For PDF and pictures it wants torch and models that are not in its wheels.",
    "Writing: the same tables with the same merged cells; reportlab without an embedded font, weasyprint with a font of the system.",
)


def measure() -> dict[str, object]:
    """Return the tables."""
    with suppress(AttributeError, OSError):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    python = environment("rivals", "bench-documents") / "python"
    more: dict[str, list[Row]] = {"Eight forms read": list(eight_rows(python)), "Eight forms written": list(write_rows(python))}
    if not reading.SHARED.is_dir():
        first = more.pop("Eight forms read")
        said = "The real cases are not beside the project (../shared/cases): the scorecard was left out."
        return {"title": "文件 Documents", "rows": first, "more": more, "notes": [*NOTES, said]}
    found = readings(score().load(reading.SHARED, texts=False))
    rivals, told = beside(python, found)
    return {
        "title": "文件 Documents: real cases read, by their key",
        "rows": list(scorecard(found)),
        "more": {"Beside general tools": rivals, **more},
        "notes": [*NOTES, *told],
    }
