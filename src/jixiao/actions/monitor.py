"""Monitoring: a document held against its year's records on a day, both gauges, written as the official form."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from msgspec import Struct

from jixiao.actions.bound import bound
from jixiao.actions.write import put
from jixiao.errors import UsageWrong
from jixiao.evaluate.monitor import check_day, monitored
from jixiao.evaluate.monitor_form import monitoring_form
from jixiao.ledger.measuring import opened
from jixiao.model.document import Document
from jixiao.model.progress import Monitoring
from jixiao.write.atomic import write_whole
from jixiao.write.document.build import pages
from jixiao.write.document.choose import layout_for
from jixiao.write.evaluation.forms import forms_html
from jixiao.write.page import Page
from jixiao.write.progress.html import monitoring_html

SUFFIXES = (".docx", ".xlsx", ".pdf", ".html")


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
    _check_suffix(request.to)
    if request.as_of > request.today:
        raise UsageWrong(
            f"--as-of {request.as_of} 还没有到（今天是 {request.today}）。监控只看已经发生的，请写今天或以前的日期。",
            f"--as-of {request.as_of} has not come yet (today is {request.today}). Monitoring looks at what has happened; give an earlier day.",
        )
    start = bound(request.file, request.ledgers, request.bindings, stdin)
    check_day(start.document, request.as_of)
    with opened(start.records, start.document) as measuring:
        found = monitored(start.document, start.records, measuring, start.bindings, request.as_of)
    return Outcome(found, start.document)


def _check_suffix(to: Path | None) -> None:
    if to is not None and to.suffix.lower() not in SUFFIXES:
        raise UsageWrong(
            f"不能写“{to.name}”，后缀可以是：{'、'.join(SUFFIXES)}。", f"“{to.name}” can't be written; suffixes: {', '.join(SUFFIXES)}."
        )


def write_monitoring(outcome: Outcome, to: Path, page: Page) -> None:
    """Write the official monitoring form, as html with the report and its plots before it."""
    if to.suffix.lower() == ".html":
        write_whole(to, report(outcome, page).encode())
    else:
        put(outcome.form, to, None)


def report(outcome: Outcome, page: Page) -> str:
    """Return the report with the official forms at its end."""
    return monitoring_html(outcome.monitoring, forms_html(pages(outcome.form, layout_for)), page)
