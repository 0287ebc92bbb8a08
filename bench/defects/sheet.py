"""A declaration as text with its reading: where each field stands in the text, and edits that leave all the rest alone."""

import re
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path

from msgspec import Struct

from jixiao.model.document import Document, Indicator, Project
from jixiao.read.document import read_bytes
from jixiao.values.place import Place

HEADING = re.compile(r"\s*(#|[（(]?[一二三四五六七]\s*[、.）)]|[|\s]*(财政)?项目支出绩效)")
LEVELS = ("level1", "level2")


class Spot(Struct, frozen=True):
    """A stretch of one line; lines and signs count from 0."""

    line: int
    start: int
    end: int


class Edit(Struct, frozen=True):
    """New text for a spot; ``text`` None takes the whole line away."""

    spot: Spot
    text: str | None


class Sheet:
    """One declaration: its name, its text, its lines and what the reader makes of it."""

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.text = text.replace("\r\n", "\n")
        self.lines = self.text.split("\n")

    @cached_property
    def document(self) -> Document:
        """Return the reading of the text."""
        return read_bytes(self.text.encode(), self.name)

    def spot(self, pointer: str) -> Spot | None:
        """Return where the field at the pointer stands, None where the reader gives no place or another wording."""
        place = self.document.places.get(pointer)
        if place is None or place.line is None or place.line > len(self.lines):
            return None
        return self._in_line(place, place.line - 1)

    def _in_line(self, place: Place, number: int) -> Spot | None:
        line, start = self.lines[number], (place.column or 1) - 1
        if not place.text or "\n" in place.text:
            return None
        if not line.startswith(place.text, start):
            start = line.find(place.text)
        return Spot(number, start, start + len(place.text)) if start >= 0 else None

    def line_of(self, pointer: str) -> Spot | None:
        """Return the whole line where the field at the pointer begins."""
        place = self.document.places.get(pointer)
        if place is None or place.line is None or place.line > len(self.lines):
            return None
        return Spot(place.line - 1, 0, len(self.lines[place.line - 1]))

    def section(self, pointer: str) -> list[int]:
        """Return the lines of a narrative's section, from where it begins to the line before the next heading."""
        first = self.line_of(pointer)
        if first is None:
            return []
        end = next((n for n in range(first.line + 1, len(self.lines)) if HEADING.match(self.lines[n])), len(self.lines))
        return list(range(first.line, end))

    def form(self, project: int) -> list[int]:
        """Return the lines of a project's form, from its title or its first field to the last indicator."""
        head = f"/projects/{project}/"
        inside = [p.line - 1 for at, p in self.document.places.items() if at.startswith(head) and "/narrative" not in at and p.line]
        outside = ("cost_items", "cost_total", "period_start", "period_finish")
        narrative = {p.line - 1 for at, p in self.document.places.items() if at.startswith(tuple(head + w for w in outside)) and p.line}
        form = [line for line in inside if line not in narrative]
        return list(range(max(0, min(form) - 1), max(form) + 1)) if form else []

    def span(self, project: int) -> list[int]:
        """Return all lines of a project, narrative and form."""
        head = f"/projects/{project}/"
        lines = [p.line - 1 for at, p in self.document.places.items() if at.startswith(head) and p.line]
        return list(range(min(lines), max(lines) + 1)) if lines else []

    def edited(self, edits: Iterable[Edit]) -> str:
        """Return the text with the edits made, from the end to the beginning."""
        lines = list(self.lines)
        for edit in sorted(edits, key=lambda e: (e.spot.line, e.spot.start), reverse=True):
            line, spot = lines[edit.spot.line], edit.spot
            if edit.text is None:
                del lines[spot.line]
            else:
                lines[spot.line] = line[: spot.start] + edit.text + line[spot.end :]
        return "\n".join(lines)

    def separator(self, line: int) -> str | None:
        """Return what parts the cells of a line: a tab or a pipe, None where it is something else."""
        return next((sign for sign in ("\t", "|") if sign in self.lines[line]), None)


def load(path: Path, name: str) -> Sheet:
    """Return the sheet of a text file in UTF-8."""
    return Sheet(name, path.read_text("utf-8"))


def project_of(sheet: Sheet, number: int) -> Project:
    """Return a project of the sheet by its position from 0."""
    return sheet.document.projects[number]


def indicator_of(sheet: Sheet, project: int, number: int) -> Indicator:
    """Return an indicator by its positions from 0."""
    return sheet.document.projects[project].indicators[number]
