"""A whole year of a unit in one go: the declaration audited with its records, monitored on a day, evaluated, everything written."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from jixiao.actions.audit import AuditOutcome, AuditRequest, audit
from jixiao.actions.evaluate import EvaluateRequest, evaluate_bound, write_evaluation
from jixiao.actions.evaluate import EvaluationOutcome as Evaluated
from jixiao.actions.inputs.given import silent
from jixiao.actions.many.folder import make_folder
from jixiao.actions.monitor import MonitoringOutcome as Monitored
from jixiao.actions.monitor import MonitorRequest, check_past, monitor_bound, write_monitoring
from jixiao.actions.records.bound import bound
from jixiao.evaluate.bound_records import BoundRecords
from jixiao.ledger.measuring import kept_open
from jixiao.model.finding import AuditReport
from jixiao.privacy.leaving import is_own
from jixiao.privacy.mask import masked
from jixiao.write.as_json import as_json
from jixiao.write.atomic import write_whole
from jixiao.write.evaluation.working import evaluation_json
from jixiao.write.evaluation.xlsx import evidence_xlsx
from jixiao.write.format.html import as_html
from jixiao.write.page import Page
from jixiao.write.progress.words import monitoring_json
from jixiao.write.report.audit import audit_report

FILES = (
    *("audit.html", "audit.json", "monitoring.json", "self-evaluation.json", "evidence.xlsx"),
    *("monitoring.docx", "monitoring.html"),
    *(f"self-evaluation.{suffix}" for suffix in ("docx", "xlsx", "pdf", "html")),
)
"""What a year writes, in this order: forms that are signed as they are, the rest without personal data unless it is wished raw."""


class YearRequest(Struct, frozen=True, kw_only=True):
    """What the user asks for: a declaration, its ledgers, the day to monitor on, where the files go."""

    file: str
    ledgers: Path
    as_of: date
    today: date
    to: Path
    bindings: Path | None = None
    raw: bool = False


class YearResults(NamedTuple):
    """What is told of a year to others: the report of the audit, what was monitored and evaluated."""

    report: AuditReport
    monitored: Monitored
    evaluated: Evaluated


class Year(Struct, frozen=True):
    """What became of the year: the audit, the monitoring, the evaluation, what of them is ``told`` to others, the files written."""

    audited: AuditOutcome
    monitored: Monitored
    evaluated: Evaluated
    told: YearResults
    files: tuple[Path, ...]


def year(request: YearRequest, stdin: Callable[[], bytes], page: Page) -> Year:
    """Go the whole way and write every file; what is wrong with the declaration, ledgers or bindings stops it before anything is written."""
    start = bound(request.file, request.ledgers, request.bindings, stdin)
    watch = MonitorRequest(file=request.file, ledgers=request.ledgers, as_of=request.as_of, today=request.today)
    check_past(watch)
    records = BoundRecords(start.records, start.bindings, asked=request.bindings is not None)
    asked = AuditRequest(files=(request.file,), today=request.today, lang=page.lang, records=records, document=start.document)
    with kept_open():
        audited = audit(asked, stdin, silent)
        monitored = monitor_bound(start, request.as_of)
        evaluated = evaluate_bound(start, EvaluateRequest(file=request.file, ledgers=request.ledgers))
    make_folder(request.to)
    told = YearResults(audited.report, monitored, evaluated) if request.raw else _masked(audited, monitored, evaluated)
    files = tuple(request.to / name for name in FILES)
    for to in files:
        _write(*((audited.report, monitored, evaluated) if is_own(to) else told), to, page)
    return Year(audited, monitored, evaluated, told, files)


def _masked(audited: AuditOutcome, monitored: Monitored, evaluated: Evaluated) -> YearResults:
    """Return what is told, without personal data in whatever is written of it."""
    given = evaluated.given
    report, (monitoring, watched), (evaluation, scored, funds) = masked(
        (audited.report, (monitored.monitoring, monitored.document), (evaluated.evaluation, evaluated.document, given.funds))
    )
    return YearResults(
        report,
        replace(monitored, monitoring=monitoring, document=watched),
        replace(evaluated, evaluation=evaluation, document=scored, given=replace(given, funds=funds)),
    )


def _write(report: AuditReport, monitored: Monitored, evaluated: Evaluated, to: Path, page: Page) -> None:
    match to.name:
        case "audit.html":
            write_whole(to, as_html(audit_report(report, page), page).encode())
        case "audit.json":
            write_whole(to, as_json(report))
        case "monitoring.json":
            write_whole(to, monitoring_json(monitored.monitoring, page))
        case "self-evaluation.json":
            write_whole(to, evaluation_json(evaluated.evaluation, page))
        case "evidence.xlsx":
            write_whole(to, evidence_xlsx(evaluated.evaluation, page))
        case _ if to.stem == "monitoring":
            write_monitoring(monitored, to, page)
        case _:
            write_evaluation(evaluated, to, page)
