"""What became of a declaration by the records of its year: monitoring on a day, and the self-evaluation, with what if."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
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
from jixiao.ledger.schema import ledgers
from jixiao.web.declarations.content import text_of
from jixiao.web.declarations.evaluating import LEDGERS, year_folder
from jixiao.web.desks.years import written
from jixiao.web.handing import Taken, handed
from jixiao.web.models import Declaration
from jixiao.web.models import Row as LedgerRow
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
NO_BINDINGS = "“{unit}”{year} 年度还没有对应表，不知道哪条指标用哪本台账算。请管理员用 jixiao bind 生成一份，确认后放进台账文件夹。"


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
        notice = Notice(_in_words(wrong.zh), "bad")
        with _plain(found, wrong):
            outcome = _evaluated(found, ())
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
        with _plain(found):
            outcome = _monitored(found, usual)
    except JixiaoError as wrong:
        day, notice = usual, Notice(_in_words(wrong.zh), "bad")
        with _plain(found, wrong):
            outcome = _monitored(found, usual)
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
    kept = set(LedgerRow.objects.filter(ledger__in=ledgers()).values_list("unit_id", "year").distinct())
    declared = visible(mine).filter(kind="declaration", version__gt=0)[:MOST]
    found = [row for row in declared if (row.unit_id, row.year or 0) in kept or (year_folder(row) / LEDGERS).is_dir()]
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
    """Return a declaration with records and what binds them to indicators; Problem 409 where either is missing."""
    found = whole(mine, key)
    if found is None:
        raise nothing()
    one = found.seen.declaration
    if not _has_records(one):
        raise Problem(409, NO_RECORDS.format(unit=one.unit.name, year=one.year or ""))
    if not (year_folder(one) / FILE_NAME).is_file():
        raise Problem(409, NO_BINDINGS.format(unit=one.unit.name, year=one.year or ""))
    return found


@contextmanager
def _plain(found: Whole, first: JixiaoError | None = None) -> Iterator[None]:
    """Raise Problem 409 where the records can't be used even without what was asked for."""
    try:
        yield
    except JixiaoError as wrong:
        place = str(year_folder(found.seen.declaration))
        raise Problem(409, _in_words((first or wrong).zh).replace(place, "台账文件夹")) from wrong


def usual_day(year: int | None, today: date) -> date:
    """Return the day on which monitoring looks where none is asked for: the end of July, or today where that has not come."""
    return min(date(year or today.year, *MID_YEAR), today)


def _evaluated(found: Whole, what_if: tuple[str, ...]) -> Evaluated:
    place = year_folder(found.seen.declaration)
    with TemporaryDirectory(prefix="jixiao-") as folder:
        file, laid = _laid(found, folder)
        return evaluate(EvaluateRequest(file=file, ledgers=laid, bindings=place / FILE_NAME, what_if=what_if), bytes)


def _monitored(found: Whole, day: date) -> Monitored:
    place = year_folder(found.seen.declaration)
    with TemporaryDirectory(prefix="jixiao-") as folder:
        file, laid = _laid(found, folder)
        request = MonitorRequest(file=file, ledgers=laid, as_of=day, today=localdate(), bindings=place / FILE_NAME)
        return monitor(request, bytes)


def _has_records(one: Declaration) -> bool:
    """Return whether records of its year were handed in as a folder, or are kept at a desk."""
    kept = LedgerRow.objects.filter(unit=one.unit, year=one.year or 0, ledger__in=ledgers())
    return (year_folder(one) / LEDGERS).is_dir() or kept.exists()


def _laid(found: Whole, folder: str) -> tuple[str, Path]:
    """Lay out a declaration as a file, and the records of its year as a folder: those of the desks where any are kept."""
    one, file, beside = found.seen.declaration, Path(folder, "document.json"), year_folder(found.seen.declaration) / LEDGERS
    file.write_bytes(text_of(found.version))
    return str(file), written(one.unit, one.year or 0, beside, Path(folder, LEDGERS)) or beside


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
