"""Monitoring: a document held against its year's records on a day, both gauges, written as the official form."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from msgspec import Struct

from jixiao.actions.records.bound import Bound, bound
from jixiao.actions.write import check_form_suffix, put_form
from jixiao.errors import UsageWrong
from jixiao.evaluate.monitor import check_day, monitored
from jixiao.evaluate.monitor_form import monitoring_form
from jixiao.ledger.measuring import opened
from jixiao.model.document import Document
from jixiao.model.progress import Monitoring
from jixiao.write.evaluation.forms import harmless_text
from jixiao.write.format.html import as_html
from jixiao.write.page import Page
from jixiao.write.progress.report import monitoring_report


class MonitorRequest(Struct, frozen=True, kw_only=True):
    """What the user asks for; ``today`` refuses a day that has not come."""

    file: str
    ledgers: Path
    as_of: date
    today: date
    bindings: Path | None = None
    to: Path | None = None


class Outcome(Struct, frozen=True):
    """The monitoring and the document it is of."""

    monitoring: Monitoring
    document: Document

    @property
    def form(self) -> Document:
        """The official monitoring form, as a document."""
        return monitoring_form(self.document, self.monitoring)


def monitor(request: MonitorRequest, stdin: Callable[[], bytes]) -> Outcome:
    """Return the monitoring; UsageWrong for a day that can't be, a suffix that can't be written, a binding that does not fit."""
    if request.to is not None:
        check_form_suffix(request.to)
    check_past(request)
    return monitor_bound(bound(request.file, request.ledgers, request.bindings, stdin), request.as_of)


def check_past(request: MonitorRequest) -> None:
    """Raise UsageWrong for a day that has not come."""
    if request.as_of > request.today:
        raise UsageWrong(
            f"--as-of {request.as_of} 还没有到（今天是 {request.today}）。监控只看已经发生的，请写今天或以前的日期。",
            f"--as-of {request.as_of} has not come yet (today is {request.today}). Monitoring looks at what has happened; give an earlier day.",
        )


def monitor_bound(start: Bound, as_of: date) -> Outcome:
    """Return the monitoring of a document whose records and bindings are loaded; UsageWrong for a day outside of its year."""
    check_day(start.document, as_of)
    with opened(start.records, start.document) as measuring:
        found = monitored(start.document, start.records, measuring, start.bindings, as_of)
    return Outcome(found, start.document)


def write_monitoring(outcome: Outcome, to: Path, page: Page) -> None:
    """Write the official monitoring form, as html with the report and its plots before it."""
    put_form(outcome.form, to, lambda forms: as_html(monitoring_report(outcome.monitoring, page, forms), page, harmless_text))
