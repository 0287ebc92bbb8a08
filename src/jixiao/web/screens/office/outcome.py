"""What became of a declaration by the records of its year: the self-evaluation, a project on a page of its own with what if, monitoring."""

from collections.abc import Callable, Mapping
from functools import wraps
from pathlib import Path
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_GET

from jixiao.actions.evaluate import EvaluationOutcome, write_evaluation
from jixiao.evaluate.bindings import FILE_NAME
from jixiao.ledger.schema import ledgers
from jixiao.model.evaluation import ScoredProject
from jixiao.web.declarations.binding import may_bind
from jixiao.web.declarations.evaluating import LEDGERS, evaluation, has_records, year_folder
from jixiao.web.declarations.papers import KINDS, SeenDeclaration, form_as_file, plain_title, whole
from jixiao.web.declarations.reviewing import reviewer
from jixiao.web.handing import handed
from jixiao.web.models import Row as LedgerRow
from jixiao.web.people.access import Rights, as_seen, seen_result, tells_result, visible
from jixiao.web.problems import Problem, nothing
from jixiao.web.records.reach import Shelf, unit_shelf
from jixiao.web.screens.notice import Notice
from jixiao.web.screens.office.declarations import DeclarationRow, row_of
from jixiao.web.screens.office.frame import View, entered, shown
from jixiao.web.screens.office.scored import knobs, lost, scored_rows
from jixiao.web.screens.words import ZH
from jixiao.workflow.table import table
from jixiao.write.evaluation.forms import harmless_text
from jixiao.write.evaluation.project import plot_section
from jixiao.write.evaluation.report import evaluation_overview, evaluation_report
from jixiao.write.evaluation.words import own_notes, points_words, scheme_words, score_words, shared_notes
from jixiao.write.format.html import as_body
from jixiao.write.naming import project_words
from jixiao.write.page import Links
from jixiao.write.tree import Report

MOST = 200
WHAT_IF = "w:"
NEXT = ("self_evaluate", "score", "spot_check", "ask_result_release")
"""Steps that a score is looked at for."""
NO_RECORDS = "“{unit}”{year} 年度还没有台账，算不出来。到“台账”里导入，或到“办事”里办事，这里就有。"
NO_BINDINGS = "“{unit}”{year} 年度还没有对应表，不知道哪条指标用哪本台账算。请单位业务人员或财务人员在“自评”里确认对应表。"


class Unbound(Exception):
    """Nothing says yet what proves the indicators of a declaration, and who asks may say it."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


def once_bound(view: View) -> View:
    """Lead to where is said what proves the indicators, where that is not said yet."""

    @wraps(view)
    def led(request: HttpRequest, mine: Rights, *args: Any, **kwargs: Any) -> HttpResponseBase:  # noqa: ANN401 - a view's own
        try:
            return view(request, mine, *args, **kwargs)
        except Unbound as missing:
            return HttpResponseRedirect(f"/d/{missing.key}/binding")

    return led


CHOICE = ("unit", "year", "annual", "state")
"""The columns in which declarations are shown where one of them is to be chosen."""


@require_GET
@entered
@once_bound
def score(request: HttpRequest, mine: Rights, key: str) -> HttpResponse:
    """Show the self-evaluation: the whole unit and every project in a row; all of it, to be printed, where that is asked for."""
    found = outcome_basis(mine, key)
    outcome = evaluation(found.seen.declaration, found.version)
    if "as" in request.GET:
        return hand_form(f"{plain_title(found)}-自评表", request.GET["as"], lambda to: write_evaluation(outcome, to, ZH))
    page = ZH._replace(links=links_of(mine, found, key))
    is_all = "all" in request.GET
    report = evaluation_report(outcome.evaluation, page) if is_all else evaluation_overview(outcome.evaluation, page)
    return show_report(request, mine, "office/score.html", "score", found, report, is_all=is_all)


@require_GET
@entered
@once_bound
def scored_project(request: HttpRequest, mine: Rights, key: str, position: int) -> HttpResponse:
    """Show one project's score, as it is or as it would be."""
    return one_project(request, mine, key, position)


def one_project(  # noqa: PLR0913, PLR0917 - what is shown, and what happened
    request: HttpRequest,
    mine: Rights,
    key: str,
    position: int,
    notice: Notice | None = None,
    status: int = 200,
    typed: Mapping[str, str] | None = None,
) -> HttpResponse:
    """Return the page of one project's score."""
    found = outcome_basis(mine, key)
    one = found.seen.declaration
    outcome = evaluation(one, found.version)
    told = project_at(outcome, position)
    wanted = {name.removeprefix(WHAT_IF): str(v).strip() for name, v in request.GET.items() if name.startswith(WHAT_IF) and str(v).strip()}
    now = {knob.path: knob.value for knob in knobs(outcome, told, {})}
    supposed = {path: value for path, value in wanted.items() if value != now.get(path)}
    would, notice = _supposed(found, supposed, notice)
    at = shelf_of(mine, found)
    shared = shared_notes(outcome.evaluation)
    plot = Report("", (plot_section(told, ZH, f"p{position}"),), look="", main="", styles=("plot", "score"))
    return shown(
        request,
        mine,
        "office/score-project.html",
        "score",
        status=status,
        notice=notice,
        one=one,
        project=told,
        position=position,
        count=len(outcome.evaluation.projects),
        name=project_words(told, ZH),
        scheme=scheme_words(outcome.evaluation, ZH),
        notes=own_notes(told, shared),
        plot=as_body(plot, ZH, harmless_text),
        rows=scored_rows(at, told, position, one),
        lost=lost(told, position),
        knobs=knobs(outcome, told, supposed),
        would=None if would is None else project_at(would, position),
        words=score_words,
        full=points_words(told.execution.points + sum(i.points for i in told.indicators)),
        may_take_off=reviewer(found.seen) is not None,
        next_step=next((table().steps[name].title for name in found.seen.steps if name in NEXT), ""),
        may_bind=at is not None and at.may_write,
        at=at,
        typed=typed or {},
    )


def project_at(outcome: EvaluationOutcome, position: int) -> ScoredProject:
    """Return the project at a place from 1; Problem 404 where there is none."""
    projects = outcome.evaluation.projects
    if not 1 <= position <= len(projects):
        raise nothing()
    return projects[position - 1]


def _supposed(found: SeenDeclaration, supposed: Mapping[str, str], notice: Notice | None) -> tuple[EvaluationOutcome | None, Notice | None]:
    """Return what it would be, None where nothing is supposed or can't be, which is then said."""
    if not supposed:
        return None, notice
    try:
        return evaluation(found.seen.declaration, found.version, tuple(f"{path}={value}" for path, value in supposed.items())), notice
    except Problem as wrong:
        return None, Notice(in_words(wrong.zh), "bad")


def shelf_of(mine: Rights, found: SeenDeclaration) -> Shelf | None:
    """Return the records of a declaration's year as somebody sees them, None for who sees none."""
    one = found.seen.declaration
    try:
        return unit_shelf(mine, one.unit_id, one.year)
    except Problem:
        return None


def links_of(mine: Rights, found: SeenDeclaration, key: str) -> Links:
    """Return where a report of a score leads for somebody."""
    at = shelf_of(mine, found)
    records = f"/records/row?unit={at.unit.pk}&year={at.year}&at=" if at else ""
    return Links(records=records, projects=f"/d/{key}/score/")


@require_GET
@entered
def scores(request: HttpRequest, mine: Rights) -> HttpResponse:
    """Show which declarations can be evaluated, or the only one."""
    return _choice(request, mine, "score", "自评")


@require_GET
@entered
def monitorings(request: HttpRequest, mine: Rights) -> HttpResponse:
    """Show which declarations can be monitored, or the only one."""
    return _choice(request, mine, "monitor", "监控")


def _choice(request: HttpRequest, mine: Rights, where: str, word: str) -> HttpResponse:
    kept = set(LedgerRow.objects.filter(ledger__in=ledgers()).values_list("unit_id", "year").distinct())
    declared = [as_seen(mine, row) for row in visible(mine).filter(kind="declaration", version__gt=0)[:MOST]]
    found = [
        row
        for row in (one.declaration for one in tells_result(declared))
        if (row.unit_id, row.year or 0) in kept or (year_folder(row) / LEDGERS).is_dir()
    ]
    if len(found) == 1:
        return HttpResponseRedirect(f"/d/{found[0].id}/{where}")
    rows: tuple[DeclarationRow, ...] = tuple(row_of(row, CHOICE) for row in found)
    return shown(
        request,
        mine,
        "office/choice.html",
        where,
        rows=rows,
        where=where,
        word=word,
    )


def show_report(
    request: HttpRequest,
    mine: Rights,
    template: str,
    here: str,
    found: SeenDeclaration,
    report: Report,
    **told: Any,  # noqa: ANN401 - what a template gets
) -> HttpResponse:
    """Return the page of a report in the frame of the workbench."""
    one, body = found.seen.declaration, as_body(report, ZH, harmless_text)
    return shown(request, mine, template, here, one=one, body=body, styles=report.styles, title=report.name, **told)


def outcome_basis(mine: Rights, key: str) -> SeenDeclaration:
    """Return a declaration with records and what binds them to indicators; Problem 409 where either is missing, or its result is not told yet."""
    found = whole(mine, key, seen_result)
    if found is None:
        raise nothing()
    one = found.seen.declaration
    if not has_records(one):
        raise Problem(409, NO_RECORDS.format(unit=one.unit.name, year=one.year or ""))
    if not (year_folder(one) / FILE_NAME).is_file():
        if may_bind(mine, one):
            raise Unbound(key)
        raise Problem(409, NO_BINDINGS.format(unit=one.unit.name, year=one.year or ""))
    return found


def hand_form(name: str, kind: str, write: Callable[[Path], None]) -> HttpResponse:
    """Return an official form to be kept, in the format that is asked for, else as Word."""
    return handed(form_as_file(name, f".{kind}" if f".{kind}" in KINDS else KINDS[0], write))


def in_words(sentence: str) -> str:
    """Return a refusal without the options of the command line."""
    return sentence.replace("--what-if ", "").replace("--as-of ", "日期 ")
