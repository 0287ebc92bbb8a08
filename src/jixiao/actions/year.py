"""A whole year of a unit in one go: the declaration audited with its records, monitored on a day, evaluated, everything written."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from msgspec import Struct

from jixiao.actions.audit import AuditOutcome, AuditRequest, audit
from jixiao.actions.evaluate import EvaluateRequest, evaluate_bound, write_evaluation
from jixiao.actions.evaluate import Outcome as Evaluated
from jixiao.actions.inputs.given import silent
from jixiao.actions.many.folder import make_folder
from jixiao.actions.monitor import MonitorRequest, check_past, monitor_bound, write_monitoring
from jixiao.actions.monitor import Outcome as Monitored
from jixiao.actions.records.bound import bound
from jixiao.evaluate.bound_records import BoundRecords
from jixiao.ledger.measuring import kept_open
from jixiao.privacy.mask import masked
from jixiao.write.as_json import as_json
from jixiao.write.atomic import write_whole
from jixiao.write.evaluation.working import evaluation_json
from jixiao.write.evaluation.xlsx import evidence_xlsx
from jixiao.write.format.html import as_html
from jixiao.write.page import Page
from jixiao.write.progress.words import monitoring_json
from jixiao.write.report.audit import audit_report


class YearRequest(Struct, frozen=True, kw_only=True):
    """What the user asks for: a declaration, its ledgers, the day to monitor on, where the files go."""

    file: str
    ledgers: Path
    as_of: date
    today: date
    to: Path
    bindings: Path | None = None
    raw: bool = False


class Year(Struct, frozen=True):
    """What became of the year: the audit, the monitoring, the evaluation, the files written."""

    audited: AuditOutcome
    monitored: Monitored
    evaluated: Evaluated
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
    return Year(audited, monitored, evaluated, tuple(_written(request, audited, monitored, evaluated, page)))


def _written(request: YearRequest, audited: AuditOutcome, monitored: Monitored, evaluated: Evaluated, page: Page) -> Iterator[Path]:
    """Write every file: what may go to others without personal data unless it is wished raw, the forms that are signed as they are."""
    report, told, scored = (audited.report, monitored, evaluated) if request.raw else masked((audited.report, monitored, evaluated))
    data = {
        "audit.html": as_html(audit_report(report, page), page).encode(),
        "audit.json": as_json(report),
        "monitoring.json": monitoring_json(told.monitoring, page),
        "self-evaluation.json": evaluation_json(scored.evaluation, page),
        "evidence.xlsx": evidence_xlsx(evaluated.evaluation, page),
    }
    for name, content in data.items():
        write_whole(request.to / name, content)
        yield request.to / name
    for name, form in (("monitoring.docx", monitored), ("monitoring.html", told)):
        write_monitoring(form, request.to / name, page)
        yield request.to / name
    for suffix, paper in (("docx", evaluated), ("xlsx", evaluated), ("pdf", evaluated), ("html", scored)):
        write_evaluation(paper, request.to / f"self-evaluation.{suffix}", page)
        yield request.to / f"self-evaluation.{suffix}"
