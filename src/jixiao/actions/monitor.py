"""Monitoring: a document held against its year's records on a day, both gauges, written as the official form."""

from collections.abc import Callable, Iterable
from datetime import date
from fractions import Fraction
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from jixiao.actions.evaluate import suppositions
from jixiao.actions.records.bound import Bound, bound
from jixiao.actions.write import check_form_suffix, put_form
from jixiao.errors import UsageWrong
from jixiao.evaluate.bindings import EXECUTED
from jixiao.evaluate.monitor import judged
from jixiao.evaluate.monitor_form import monitoring_form
from jixiao.evaluate.stated import number_stated
from jixiao.evaluate.under_way import UnderWay, check_day, under_way
from jixiao.ledger.measuring import opened
from jixiao.model.document import Document
from jixiao.model.progress import Monitoring
from jixiao.write.evaluation.forms import harmless_text
from jixiao.write.format.html import as_html
from jixiao.write.page import Page
from jixiao.write.progress.report import monitoring_report


class MonitorRequest(Struct, frozen=True, kw_only=True):
    """What the user asks for; ``today`` refuses a day that has not come; ``what_if`` as in ``EvaluateRequest``, of what there is by the day."""

    file: str
    ledgers: Path
    as_of: date
    today: date
    bindings: Path | None = None
    to: Path | None = None
    what_if: tuple[str, ...] = ()


class MonitoringOutcome(Struct, frozen=True):
    """The monitoring, the document it is of, and what it was judged from."""

    monitoring: Monitoring
    document: Document
    under_way: UnderWay

    @property
    def form(self) -> Document:
        """The official monitoring form, as a document."""
        return monitoring_form(self.document, self.monitoring)


def monitor(request: MonitorRequest, stdin: Callable[[], bytes]) -> MonitoringOutcome:
    """Return the monitoring; UsageWrong for a day that can't be, a suffix that can't be written, a wrong binding or supposition."""
    if request.to is not None:
        check_form_suffix(request.to)
        check_real(request)
    check_past(request)
    found = monitor_bound(bound(request.file, request.ledgers, request.bindings, stdin), request.as_of)
    return judged_anew(found, request.what_if) if request.what_if else found


def check_real(request: MonitorRequest) -> None:
    """Raise UsageWrong for a form that would say what is only supposed."""
    if request.what_if:
        raise UsageWrong(
            "--what-if 是假设，不能写成监控表。请去掉 --to，或去掉 --what-if。",
            "--what-if only supposes and can't be written as the official form. Leave out --to or --what-if.",
        )


def check_past(request: MonitorRequest) -> None:
    """Raise UsageWrong for a day that has not come."""
    if request.as_of > request.today:
        raise UsageWrong(
            f"--as-of {request.as_of} 还没有到（今天是 {request.today}）。监控只看已经发生的，请写今天或以前的日期。",
            f"--as-of {request.as_of} has not come yet (today is {request.today}). Monitoring looks at what has happened; give an earlier day.",
        )


def monitor_bound(start: Bound, as_of: date) -> MonitoringOutcome:
    """Return the monitoring of a document whose records and bindings are loaded; UsageWrong for a day outside of its year."""
    check_day(start.document, as_of)
    with opened(start.records, start.document) as measuring:
        found = under_way(start.document, start.records, measuring, start.bindings, as_of)
    return MonitoringOutcome(judged(found), start.document, found)


def judged_anew(before: MonitoringOutcome, what_if: Iterable[str]) -> MonitoringOutcome:
    """Return a monitoring judged anew with suppositions of what there is by the day; nothing is measured again. UsageWrong for a wrong one."""
    told = suppositions(what_if, before.document)
    found = judged(before.under_way, {path: _number(path, text, before) for path, text in told.items()})
    marked = replace(found, what_if=tuple(f"{path}={text}" for path, text in told.items()))
    return MonitoringOutcome(marked, before.document, before.under_way)


def _number(path: str, text: str, before: MonitoringOutcome) -> Fraction:
    if path.endswith(EXECUTED):
        return Fraction(text)
    looked = next((one for ready in before.under_way.ready for one in ready.looked if one.path == path), None)
    number = None if looked is None or looked.measured is None else number_stated(looked.indicator, text)
    if number is None:
        raise UsageWrong(
            f"--what-if 的 {path} 不能假设成“{text}”：监控只能假设用台账算的指标，写一个数。",
            f"--what-if: {path} can't be “{text}”: monitoring supposes numbers, of indicators that are measured by ledgers.",
        )
    return Fraction(number)


def write_monitoring(outcome: MonitoringOutcome, to: Path, page: Page) -> None:
    """Write the official monitoring form, as html with the report and its plots before it."""
    put_form(outcome.form, to, lambda forms: as_html(monitoring_report(outcome.monitoring, page, forms), page, harmless_text))
