"""One project's score for its page: every indicator with its working, the first of its records, what was taken off, and what could be."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from msgspec import Struct

from jixiao.actions.evaluate import EvaluationOutcome, scored_anew
from jixiao.errors import JixiaoError
from jixiao.evaluate.bindings import EXECUTED
from jixiao.model.document import Indicator
from jixiao.model.evaluation import Execution, ScoredIndicator, ScoredProject
from jixiao.values.blank import filled, is_nonzero
from jixiao.values.rounding import fixed, tidy
from jixiao.web.models import Declaration, TakenOff
from jixiao.web.records.reach import Shelf
from jixiao.web.records.telling import RowCells
from jixiao.web.screens.office.knobs import Knob, SliderWords, between, of_money
from jixiao.web.screens.office.lineage import COUNTED, Source, first_looked, source, told_rows
from jixiao.web.screens.office.when import when
from jixiao.web.screens.words import ZH
from jixiao.write.evaluation.words import (
    actual_words,
    changes_words,
    computed_words,
    loses,
    money_words,
    points_words,
    score_words,
    unexplained,
)
from jixiao.write.evaluation.working import working_words
from jixiao.write.naming import levels_words, name_words

KNOBS, MOST_LOST = 3, 4


class Off(Struct, frozen=True, kw_only=True):
    """Points that were taken off: how many, why, by whom, when."""

    points: str
    reason: str
    by: str
    when: str


class Scored(Struct, frozen=True, kw_only=True):
    """An indicator's row."""

    path: str
    anchor: str
    name: str
    levels: str
    target: str
    actual: str
    is_blank: bool
    sentences: str
    chips: tuple[tuple[str, str], ...]
    source: Source | None
    files: tuple[str, ...]
    reason: str
    points: str
    score: str
    paint: str
    most: str = ""
    off: Off | None = None


def scored_rows(at: Shelf | None, project: ScoredProject, position: int, one: Declaration) -> tuple[Scored, ...]:
    """Return the rows of a project; ``position`` is its place from 1 on the page."""
    looked = [(address, "") for address in project.execution.addresses[:COUNTED]]
    told = told_rows(at, [*looked, *(pair for row in project.indicators for pair in _looked(row))])
    offs = {
        row.path: Off(points=fixed(row.points), reason=row.reason, by=row.by.name, when=when(row.at))
        for row in TakenOff.objects.filter(declaration=one, back=None).select_related("by")
    }
    own = tuple(_indicator(at, row, f"p{position}-i{n}", told, offs.get(row.path)) for n, row in enumerate(project.indicators))
    return (_execution(at, project, f"p{position}-w", told), *own)


def _indicator(at: Shelf | None, one: ScoredIndicator, anchor: str, told: Mapping[str, RowCells], off: Off | None) -> Scored:
    chips = [("unknown", "没有佐证")] if one.evidence == "none" else []
    if one.evidence == "stated":
        chips.append(("note", "单位说明，附文件" if one.files else "只有单位说明"))
    if unexplained(one):
        chips.append(("warning", "要写原因"))
    changes = "".join(changes_words(one, ZH)) if off is None else ""
    addresses = (*one.addresses, *(left.address for left in one.left_out))
    return Scored(
        path=one.path,
        anchor=anchor,
        name=name_words(one, ZH),
        levels=levels_words(one, ZH),
        target=one.target or "",
        actual=actual_words(one, ZH),
        is_blank=one.evidence == "none",
        sentences="".join((*computed_words(one, ZH), changes)),
        chips=tuple(chips),
        source=source(at, one.path, one.rows, _looked(one), told, one.definition or "") if addresses else None,
        files=one.files,
        reason=one.reason or "",
        points=points_words(one.points),
        score=score_words(one.score),
        paint="error" if one.score is None or is_nonzero(one.deducted) else "warning" if loses(one) else "",
        most=score_words(one.computed) if is_nonzero(one.computed) else "",
        off=off,
    )


def _execution(at: Shelf | None, project: ScoredProject, anchor: str, told: Mapping[str, RowCells]) -> Scored:
    spent: Execution = project.execution
    looked = [(address, "") for address in spent.addresses[:COUNTED]]
    return Scored(
        path=f"{project.path}{EXECUTED}",
        anchor=anchor,
        name="预算执行率",
        levels="",
        target=money_words(spent.budget),
        actual=money_words(spent.executed),
        is_blank=spent.executed is None,
        sentences="".join(working_words(spent.working, ZH)),
        chips=(),
        source=source(at, project.path, spent.rows, looked, told, "") if spent.rows else None,
        files=(),
        reason="",
        points=points_words(spent.points),
        score=score_words(spent.score),
        paint="warning" if spent.score < spent.points else "",
    )


def _looked(one: ScoredIndicator) -> list[tuple[str, str]]:
    return first_looked(one.addresses, one.left_out)


def lost(project: ScoredProject, position: int) -> tuple[tuple[str, str, str], ...]:
    """Return where most points are missing: the row's anchor, its name, how many."""
    spent = project.execution
    found = [(spent.points - spent.score, f"p{position}-w", "预算执行率")]
    found += [
        (one.points - filled(one.score, Decimal(0)), f"p{position}-i{n}", name_words(one, ZH)) for n, one in enumerate(project.indicators)
    ]
    found.sort(key=lambda told: -told[0])
    return tuple((anchor, name, fixed(missing)) for missing, anchor, name in found[:MOST_LOST] if missing > 0)


def knobs(outcome: EvaluationOutcome, project: ScoredProject, supposed: Mapping[str, str]) -> tuple[Knob, ...]:
    """Return the sliders of a project: where most points are missing that a figure could bring."""
    position = int(project.path.rpartition("/")[2])
    indicators = outcome.document.projects[position].indicators
    found = [(one.points - filled(one.computed, Decimal(0)), one, indicators[n]) for n, one in enumerate(project.indicators)]
    wanted = [pair for pair in found if pair[1].value is not None and pair[2].target is not None and pair[2].target.value is not None]
    wanted.sort(key=lambda pair: -pair[0])
    spent = tuple(_spent(outcome, project, supposed))
    return (*spent, *(_knob(outcome, project, one, told, supposed) for _, one, told in wanted[: KNOBS - len(spent)]))


def _spent(outcome: EvaluationOutcome, project: ScoredProject, supposed: Mapping[str, str]) -> Iterator[Knob]:
    told = project.execution
    if told.budget is None or told.executed is None or told.budget <= 0:
        return
    path = f"{project.path}{EXECUTED}"
    hint = _gain(outcome, project, path, fixed(told.budget), "全花完")
    yield of_money(path, SliderWords("全年支出", money_words(told.executed), hint), told.executed, told.budget, supposed)


def _knob(outcome: EvaluationOutcome, project: ScoredProject, one: ScoredIndicator, told: Indicator, supposed: Mapping[str, str]) -> Knob:
    value, target = filled(one.value, Decimal(0)), filled(told.target.value if told.target else None, Decimal(0))
    unit = one.unit or ""
    hint = _gain(outcome, project, one.path, f"{target:f}", f"到 {tidy(target):,f}{unit}")
    return between(one.path, SliderWords(name_words(one, ZH), f"{tidy(value):,f}{unit}", hint), (value, target), unit, supposed)


def _gain(outcome: EvaluationOutcome, project: ScoredProject, path: str, value: str, words: str) -> str:
    """Return what the project's score would gain, in words."""
    try:
        made = scored_anew(outcome, outcome.given.bindings.deduction, (f"{path}={value}",))
    except JixiaoError:
        return ""
    total = next(one.total for one in made.evaluation.projects if one.path == project.path)
    change = total - project.total
    return f"{words}，{'＋' if change >= 0 else '−'}{fixed(abs(change))}" if change else "已得满分" if not words.startswith("全") else ""
