"""One slip that explains several differences: called a guess, with what it changes, in cells, and what else would explain it."""

import re
from decimal import Decimal

from msgspec import Struct

from jixiao.actions.revise import Edit, companions
from jixiao.model.document import Document
from jixiao.model.fields import project_position
from jixiao.model.finding import Change, DocumentReport
from jixiao.values.money import SCALES, Money, grouped
from jixiao.values.target import Target
from jixiao.web.screens.words import cell_words, field_name, number_words
from jixiao.write.document.printed import money as printed_money

FIGURE = re.compile(r"\d[\d,]*(?:\.\d+)?")


class Step(Struct, frozen=True):
    """One figure to be changed: where, what stands there, what should; the cells that say the same money, empty where no cell can be set."""

    where: str
    before: str
    after: str
    edits: tuple[Edit, ...]

    @property
    def cells(self) -> int:
        """How many cells say this figure."""
        return len(self.edits)


class Guess(Struct, frozen=True):
    """A hypothesis in words, its steps, how many findings it explains, and the other ways that explain as much."""

    text: str
    steps: tuple[Step, ...]
    explains: tuple[str, ...]
    others: tuple[tuple[Step, ...], ...]

    @property
    def edits(self) -> tuple[Edit, ...]:
        """All cells to be set; empty where one of the steps is no cell, and a person has to rewrite a text."""
        return tuple(edit for step in self.steps for edit in step.edits) if all(step.edits for step in self.steps) else ()

    @property
    def button(self) -> str:
        """What the button that makes the changes says."""
        cells = len(self.edits)
        return f"这 {cells} 格都改" if cells > 2 else "两格都改" if cells == 2 else "改这一格"


def guess_of(report: DocumentReport, document: Document) -> Guess | None:
    """Return the first explanation of a report; None where there is none."""
    if not report.explanations:
        return None
    told = report.explanations[0]
    steps = tuple(step_of(change, document) for change in told.changes)
    others = tuple(tuple(step_of(change, document) for change in changes) for changes in told.also_possible)
    count, figures = number_words(len(told.explains)), number_words(len(steps))
    text = f"{grouped(told.difference)} 元的出入可能出自同一处疏漏：下面{figures}个数没有跟着改。改了，{count}处都相等。"
    return Guess(text, steps, told.explains, others)


def step_of(change: Change, document: Document) -> Step:
    """Return a changed figure with the cells in which it stands."""
    where = cell_words(document, change.path, " ")
    if change.path.endswith("/target"):
        where = where.replace(field_name(document, change.path), f"“{field_name(document, change.path)}”的指标值")
    edits = edits_for(change.path, change.after, document)
    first = target_at(document, change.path)
    if first is not None and edits:
        return Step(where, first.raw, edits[0].text, edits)
    return Step(where, grouped(change.before), grouped(change.after), edits)


def edits_for(path: str, after: Money, document: Document) -> tuple[Edit, ...]:
    """Return the cells to be set so that a figure says ``after`` (yuan); none where the figure is part of a text."""
    position = project_position(path)
    if path == "/stated_total":
        return (Edit(path=path, text=f"{grouped(after)}元"),)
    if position is None:
        return ()
    project, field = document.projects[position - 1], path.split("/", 3)[3]
    if field.startswith("funding/"):
        text = printed_money(after, project.money_unit or "元")
        return tuple(Edit(path=f"/projects/{position - 1}/{one}", text=text) for one in companions(project, field))
    target = target_at(document, path)
    text_now = None if target is None else with_figure(target, after)
    return () if text_now is None else (Edit(path=path, text=text_now),)


def target_at(document: Document, path: str) -> Target | None:
    """Return the target value that a pointer leads to; None for other pointers and for a blank."""
    parts, position = path.split("/")[1:], project_position(path)
    if position is None or len(parts) != 5 or parts[2] != "indicators" or parts[4] != "target":
        return None
    found: Target | None = document.projects[position - 1].indicators[int(parts[3])].target
    return found


def with_figure(target: Target, after: Money) -> str | None:
    """Return the target as written with another amount in it: sign, unit and decimals stay; None where it holds no one figure."""
    found = [m for m in FIGURE.finditer(target.raw) if Decimal(m[0].replace(",", "")) == target.value]
    unit = next((one for one in SCALES if (target.unit or "元").startswith(one)), None)
    if len(found) != 1 or unit is None:
        return None
    scaled = after / SCALES[unit]
    places = max(len(found[0][0].partition(".")[2]), -int(scaled.normalize().as_tuple().exponent))
    number = f"{scaled:,.{places}f}" if "," in found[0][0] else f"{scaled:.{places}f}"
    return target.raw[: found[0].start()] + number + target.raw[found[0].end() :]
