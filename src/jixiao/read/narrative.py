"""项目经费情况说明 to a Narrative: seven sections, their lines joined where only the layout breaks them."""

import re
from bisect import bisect_right
from datetime import date
from typing import Any, NamedTuple

from msgspec.structs import replace

from jixiao.model.document import CostItem, Narrative
from jixiao.read.decode import ESCAPE
from jixiao.read.languages import budget_items, period
from jixiao.read.lines import Row
from jixiao.read.notebook import Notebook
from jixiao.read.sections import section_head
from jixiao.read.segment import Part
from jixiao.read.wording import NUMBERED
from jixiao.values.money import Money
from jixiao.values.place import Place

OPEN, CLOSED = "(（【《“「[", ")）】》”」]"
GOES_ON = re.compile(r"[)）】」”》，。；、：,;+*×=/·]")
STOPS = re.compile(r"[。！？；;：:…”）)》]$")
UNFINISHED = re.compile(r"[，、,+*×=（(【\-—/]$")
WRAPPED = 30
"""A line at least this long may be one that the page's width broke."""


class SectionLine(NamedTuple):
    """A line of a section with its place and its offset in the section's text."""

    text: str
    place: Place
    offset: int


class NarrativeRead(NamedTuple):
    """A narrative as read, with name and number of its heading and what was written down about it."""

    number: int | None
    name: str | None
    narrative: Narrative
    cost_items: tuple[CostItem, ...]
    cost_total: Money | None
    start: date | None
    finish: date | None
    notebook: Notebook


def read_narrative(part: Part) -> NarrativeRead:
    """Return a narrative's sections and what its budget calculates."""
    notebook = Notebook()
    heading = part.rows[0].cells[0]
    notebook.at("/narrative", heading.place)
    if part.name:
        told = (cell.place for row in part.rows[1:] for cell in row.filled[1:] if cell.text == part.name)
        notebook.at("/narrative_name", next(told, heading.place))
    found: dict[str, Any] = {}
    pieces: list[SectionLine] = []
    for field, (head, lines) in by_section(part.rows[1:]).items():
        text, made = joined(lines, field == "budget")
        if field == "goals":
            continue
        if not text:
            notebook.blank(f"/narrative/{field}", head)
            continue
        found[field] = text
        notebook.at(f"/narrative/{field}", lines[0].place)
        pieces = made if field == "budget" else pieces
    items, total = budget(found.get("budget"), pieces, notebook)
    start, finish = period(found.get("period") or "")
    for field, value in (("period_start", start), ("period_finish", finish)):
        if value is not None and "/narrative/period" in notebook.places:
            notebook.at(f"/{field}", notebook.places["/narrative/period"])
    return NarrativeRead(part.number, part.name, Narrative(**found), items, total, start, finish, notebook)


def by_section(rows: list[Row]) -> dict[str, tuple[Place, list[SectionLine]]]:
    """Return where every section's heading stands and its lines, by the model's name."""
    found: dict[str, tuple[Place, list[SectionLine]]] = {}
    open_field: str | None = None
    for row in rows:
        cell = row.cells[0]
        text = " ".join(c.text for c in row.filled) if not row.loose else cell.text
        field, rest = section_head(text, row.heading)
        if field is not None and field not in found:
            open_field = field
            found[field] = (cell.place, [])
            text = rest
        if text and open_field is not None:
            found[open_field][1].append(SectionLine(text.strip(), cell.place, 0))
    return found


def joined(lines: list[SectionLine], budget_lines: bool) -> tuple[str, list[SectionLine]]:
    """Return a section's text, and its lines with their offsets in it."""
    longest = max((len(line.text) for line in lines), default=0)
    text, pieces = "", []
    depth = 0
    before = ""
    for line in lines:
        if text and not goes_on(before, line.text, depth, longest, budget_lines):
            text += "\n"
            depth = 0
        pieces.append(line._replace(offset=len(text)))
        text += line.text
        depth = max(0, depth + sum(map(line.text.count, OPEN)) - sum(map(line.text.count, CLOSED)))
        before = line.text
    return text, pieces


def goes_on(before: str, line: str, depth: int, longest: int, budget_lines: bool) -> bool:
    """Return whether ``line`` goes on with the sentence or the calculation of the line before."""
    if GOES_ON.match(line) or UNFINISHED.search(before):
        return True
    if depth and not (NUMBERED.match(line) and not line.startswith(("(", "（"))):
        return True
    if STOPS.search(before) or NUMBERED.match(line) or line.startswith("《"):
        return False
    if len(before) >= WRAPPED and len(before) >= longest * 0.85 and longest > len(line) * 0.5 and not budget_lines:
        return True
    return not budget_lines and bool(re.search("[，。；]", before)) and line.endswith(("。", "；"))


def raw_offset(raw: str, offset: int) -> int:
    """Return where the character at ``offset`` of a line stands in the line with its Markdown escapes."""
    at, left = 0, offset
    for found in ESCAPE.finditer(raw):
        if found.start() - at >= left:
            break
        left -= found.start() - at + 1
        at = found.start() + 2
    return at + left


def budget(text: str | None, pieces: list[SectionLine], notebook: Notebook) -> tuple[tuple[CostItem, ...], Money | None]:
    """Return the cost items of 年度预算安排 and the total printed there, places written down."""
    if not text:
        return (), None
    items, total, spans = budget_items(text)
    offsets = [piece.offset for piece in pieces]
    for path, (start, end) in spans.items():
        piece = pieces[bisect_right(offsets, start) - 1]
        place = piece.place
        column = place.column
        if place.line is not None and column is not None:
            column += raw_offset(place.text, start - piece.offset)
        notebook.at(path, replace(place, column=column, text=text[start:end]))
    return items, total
