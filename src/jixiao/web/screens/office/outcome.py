"""What became of a declaration by the records of its year: monitoring on a day, and the self-evaluation, with what if."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.timezone import localdate
from django.views.decorators.http import require_GET
from msgspec import Struct

from jixiao.actions.evaluate import EvaluateRequest, evaluate, write_evaluation
from jixiao.actions.evaluate import Outcome as Evaluated
from jixiao.actions.monitor import MonitorRequest, monitor, write_monitoring
from jixiao.actions.monitor import Outcome as Monitored
from jixiao.errors import JixiaoError
from jixiao.evaluate.bindings import FILE_NAME
from jixiao.web.declarations.content import text_of
from jixiao.web.declarations.evaluating import year_folder
from jixiao.web.handing import Taken, handed
from jixiao.web.people.access import Rights, visible
from jixiao.web.problems import Problem, nothing
from jixiao.web.screens.office.declaration import Whole, whole
from jixiao.web.screens.office.declarations import Row, row_of
from jixiao.web.screens.office.frame import Notice, entered, shown
from jixiao.web.screens.words import ZH
from jixiao.write.evaluation.forms import said
from jixiao.write.evaluation.report import evaluation_report
from jixiao.write.format.html import as_body
from jixiao.write.progress.report import monitoring_report
from jixiao.write.tree import Report

MID_YEAR = (7, 31)
MOST = 200
KINDS = (".docx", ".xlsx", ".pdf")
NO_RECORDS = "“{unit}”{year} 年度还没有台账，算不出来。台账导入以后，这里就有。"


class Supposed(Struct, frozen=True):
    """An indicator that can be supposed to come out otherwise: its pointer, its name, its target."""

    path: str
    name: str
    target: str


@require_GET
@entered
def score(request: HttpRequest, mine: Rights, key: str) -> HttpResponse:
    """Show the self-evaluation, as it is or as it would be."""
    found = _known(mine, key)
    path, value = request.GET.get("what", ""), request.GET.get("value", "").strip()
    wanted, notice = ((f"{path}={value}",) if path and value else ()), None
    try:
        outcome = _evaluated(found, wanted)
    except JixiaoError as wrong:
        outcome, notice = _evaluated(found, ()), Notice(_in_words(wrong.zh), "bad")
    if "as" in request.GET:
        return _handed(f"{_title(found)}-自评表", request.GET["as"], lambda to: write_evaluation(outcome, to, ZH))
    told = {"what": path, "value": value, "supposed": _supposed(found), "is_supposed": bool(wanted) and notice is None}
    return _shown(request, mine, "office/score.html", "score", found, evaluation_report(outcome.evaluation, ZH), notice=notice, **told)


@require_GET
@entered
def monitoring(request: HttpRequest, mine: Rights, key: str) -> HttpResponse:
    """Show the monitoring on a day."""
    found = _known(mine, key)
    usual, notice = usual_day(found.document.fiscal_year, localdate()), None
    try:
        day = date.fromisoformat(request.GET["day"]) if request.GET.get("day") else usual
        outcome = _monitored(found, day)
    except ValueError:
        day, notice = usual, Notice("日期要写成 2024-07-31 这样，先按年中算。", "bad")
        outcome = _monitored(found, day)
    except JixiaoError as wrong:
        day, notice = usual, Notice(_in_words(wrong.zh), "bad")
        outcome = _monitored(found, day)
    if "as" in request.GET:
        return _handed(f"{_title(found)}-监控表", request.GET["as"], lambda to: write_monitoring(outcome, to, ZH))
    report = monitoring_report(outcome.monitoring, ZH)
    return _shown(request, mine, "office/monitor.html", "monitor", found, report, notice=notice, day=day.isoformat())


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
    found = [row for row in visible(mine).filter(kind="declaration", version__gt=0)[:MOST] if (year_folder(row) / "ledgers").is_dir()]
    if len(found) == 1:
        return HttpResponseRedirect(f"/d/{found[0].id}/{where}")
    rows: tuple[Row, ...] = tuple(map(row_of, found))
    return shown(request, mine, "office/choice.html", where, rows=rows, where=where, word=word)


def _shown(request: HttpRequest, mine: Rights, template: str, here: str, found: Whole, report: Report, **told: Any) -> HttpResponse:  # noqa: ANN401 - what a template gets
    return shown(
        request,
        mine,
        template,
        here,
        one=found.seen.declaration,
        body=as_body(report, ZH, said),
        styles=report.styles,
        title=report.name,
        **told,
    )


def _known(mine: Rights, key: str) -> Whole:
    """Return a declaration with records; Problem 409 where there are none."""
    found = whole(mine, key)
    if found is None:
        raise nothing()
    one = found.seen.declaration
    if not (year_folder(one) / "ledgers").is_dir():
        raise Problem(409, NO_RECORDS.format(unit=one.unit.name, year=one.year or ""))
    return found


def usual_day(year: int | None, today: date) -> date:
    """Return the day on which monitoring looks where none is asked for: the end of July, or today where that has not come."""
    return min(date(year or today.year, *MID_YEAR), today)


def _evaluated(found: Whole, what_if: tuple[str, ...]) -> Evaluated:
    place = year_folder(found.seen.declaration)
    with TemporaryDirectory(prefix="jixiao-") as folder:
        file = _laid(found, folder)
        return evaluate(EvaluateRequest(file=file, ledgers=place / "ledgers", bindings=place / FILE_NAME, what_if=what_if), bytes)


def _monitored(found: Whole, day: date) -> Monitored:
    place = year_folder(found.seen.declaration)
    with TemporaryDirectory(prefix="jixiao-") as folder:
        request = MonitorRequest(
            file=_laid(found, folder), ledgers=place / "ledgers", as_of=day, today=localdate(), bindings=place / FILE_NAME
        )
        return monitor(request, bytes)


def _laid(found: Whole, folder: str) -> str:
    file = Path(folder, "document.json")
    file.write_bytes(text_of(found.version))
    return str(file)


def _supposed(found: Whole) -> tuple[Supposed, ...]:
    return tuple(
        Supposed(f"/projects/{at}/indicators/{n}", f"{project.name or at + 1}：{row.name or n + 1}", row.target.raw)
        for at, project in enumerate(found.document.projects)
        for n, row in enumerate(project.indicators)
        if row.target is not None
    )


def _handed(name: str, kind: str, write: Callable[[Path], None]) -> HttpResponse:
    suffix = f".{kind}" if f".{kind}" in KINDS else KINDS[0]
    with TemporaryDirectory(prefix="jixiao-") as folder:
        to = Path(folder, f"form{suffix}")
        write(to)
        return handed(Taken(f"{name}{suffix}", to.read_bytes()))


def _title(found: Whole) -> str:
    return "".join(sign for sign in found.seen.declaration.title if sign.isalnum())[:60]


def _in_words(sentence: str) -> str:
    """Return a refusal without the options of the command line."""
    return sentence.replace("--what-if ", "").replace("--as-of ", "日期 ")
