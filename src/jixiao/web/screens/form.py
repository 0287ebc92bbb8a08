"""The page of one form: its tabs, the balance, the guess, the sheet with remarks, the text with its calculation."""

from msgspec import Struct
from msgspec.structs import replace

from jixiao.model.document import Document
from jixiao.model.fields import project_position
from jixiao.model.finding import DocumentReport
from jixiao.values.place import CERTAIN, Place, per_cent
from jixiao.web.screens.balance import FigureLine, balance
from jixiao.web.screens.calculation import Calculation, calculation
from jixiao.web.screens.faults import Difference, differences
from jixiao.web.screens.guess import Guess, guess_of
from jixiao.web.screens.remarks import Doubted, Remark, doubted, own, remarks
from jixiao.web.screens.sheet import Sheet, sheet
from jixiao.web.screens.tabs import FormTab, cover_tab, tabs
from jixiao.web.screens.words import ZH
from jixiao.write.document.build import SECTIONS
from jixiao.write.text.group import live
from jixiao.write.where import place_in_words

SHOWN = 400
"""Signs of a place that are shown."""


class Passage(Struct, frozen=True):
    """A section of the text before the form: its heading, the field's pointer, its words, the remarks on it."""

    heading: str
    name: str
    text: str
    remarks: tuple[Remark, ...]
    level: str


class Leaf(Struct, frozen=True):
    """A place of the original: where it is, what stands there, how sure the reading is, the cell that it was read into, what that says now."""

    where: str
    text: str
    sure: str
    path: str
    field: str
    now: str = ""


class FormPage(Struct, frozen=True):
    """What the page of the form at ``position`` (from 1) shows; ``gaps`` are the differences that the guess explains."""

    position: int
    title: str
    authority: str
    tabs: tuple[FormTab, ...]
    balance: tuple[FigureLine, ...]
    guess: Guess | None
    gaps: tuple[Difference, ...]
    leaves: tuple[Leaf, ...]
    sheet: Sheet | None
    passages: tuple[Passage, ...]
    calculation: Calculation | None
    others: tuple[Remark, ...]
    doubts: tuple[Doubted, ...]
    open_: tuple[Remark, ...]
    rows: tuple[tuple[str, str], ...]


def form_page(report: DocumentReport, document: Document, position: int, read: Document | None = None) -> FormPage:
    """Return the page of a document's project; ``read`` is the document as its original was read, where it was changed since."""
    project, here = document.projects[position - 1], f"/projects/{position - 1}"
    guess = guess_of(report, document)
    is_here = guess is not None and any(project_position(edit.path) == position for step in guess.steps for edit in step.edits)
    found = remarks(report, document, own(live(report.findings), position), guess)
    unknown = own([f for f in report.findings if f.verdict == "unknown"], position)
    doubts, single = doubted(document, unknown)
    made = sheet(project, position, found) if project.has_form else None
    left = made.elsewhere if made else found
    passages = _passages(document, position, left) if project.has_narrative or project.kind == "declaration" else ()
    told = {id(remark) for passage in passages for remark in passage.remarks}
    return FormPage(
        position=position,
        title=project.name or project.narrative_name or f"第 {position} 张表",
        authority=document.authority or project.unit or "",
        tabs=(cover_tab(report), *tabs(report, document)),
        balance=balance(report, position),
        guess=guess if is_here else None,
        gaps=_explained(report, document, guess) if guess and is_here else (),
        leaves=_leaves(document, found, read or document),
        sheet=made,
        passages=passages,
        calculation=calculation(project, position, (*found, *remarks(report, document, unknown, None))),
        others=tuple(remark for remark in left if id(remark) not in told),
        doubts=doubts,
        open_=remarks(report, document, single, None),
        rows=tuple((f"{here}/indicators/{n}", row.name or f"第 {n + 1} 行") for n, row in enumerate(project.indicators)),
    )


def _explained(report: DocumentReport, document: Document, guess: Guess) -> tuple[Difference, ...]:
    """Return the differences that a guess explains."""
    return tuple(differences(report, document, [one for one in live(report.findings) if one.fingerprint in guess.explains], guess))


def _passages(document: Document, position: int, left: tuple[Remark, ...]) -> tuple[Passage, ...]:
    narrative, here = document.projects[position - 1].narrative, f"/projects/{position - 1}"
    found = []
    for field, heading in SECTIONS:
        beside = tuple(remark for remark in left if section_of(remark.path) == field)
        level = next((one for one in ("error", "warning", "note") if any(remark.level == one for remark in beside)), "")
        found.append(Passage(heading, f"{here}/narrative/{field}", getattr(narrative, field) or "", beside, level))
    return tuple(found)


def section_of(path: str) -> str:
    """Return the section of the text that a pointer speaks of; empty for none."""
    parts = path.split("/")[3:]
    if not parts:
        return ""
    if parts[0] in ("cost_items", "cost_total"):
        return "budget"
    if parts[0].startswith("period_"):
        return "period"
    return parts[1] if parts[0] == "narrative" and len(parts) > 1 else ""


def _leaves(document: Document, found: tuple[Remark, ...], read: Document) -> tuple[Leaf, ...]:
    """Return the places of the original that the gravest remarks speak of, with what stands in the original there."""
    leaves: dict[str, Leaf] = {}
    for remark in found:
        place = document.places.get(remark.path)
        if place is not None and place.text and remark.level in ("error", "warning"):
            first = _as_read(place, read.places.get(remark.path))
            now = place.text[:SHOWN] if first.text != place.text else ""
            where = place_in_words(place, remark.path, ZH)
            leaves.setdefault(
                remark.path, Leaf(where, first.text[:SHOWN], f"{per_cent(first.confidence)}%", remark.path, remark.field, now)
            )
    return tuple(leaves.values())[:4]


def _as_read(place: Place, first: Place | None) -> Place:
    """Return what was read at a place: its own text, unless something else stood at this very place before."""
    spots = [replace(one, text="", confidence=CERTAIN) for one in (place, first) if one is not None]
    return place if first is None or spots[0] != spots[-1] else first
