"""An audit's report in the layout asked for, printed or written, and the exit code it ends with."""

from pathlib import Path

from msgspec import Struct

from jixiao.actions.audit import AuditOutcome
from jixiao.actions.rules import card
from jixiao.audit.waivers import baseline_bytes
from jixiao.cli.terminal import Terminal
from jixiao.errors import UsageWrong
from jixiao.write.as_json import as_json
from jixiao.write.atomic import write_whole
from jixiao.write.markdown import audit_markdown
from jixiao.write.page import Page
from jixiao.write.report.html import audit_html
from jixiao.write.report.xlsx import audit_xlsx
from jixiao.write.sarif import sarif
from jixiao.write.text.report import audit_text

LAYOUTS = ("text", "json", "markdown", "sarif", "html", "xlsx")
SUFFIXES = {
    ".json": "json",
    ".md": "markdown",
    ".markdown": "markdown",
    ".sarif": "sarif",
    ".txt": "text",
    ".html": "html",
    ".htm": "html",
    ".xlsx": "xlsx",
}
NO_TEXT = frozenset((".csv", ".doc", ".docx", ".ods", ".odt", ".ofd", ".pdf", ".ppt", ".pptx", ".wps", ".xls", ".zip"))
"""Suffixes of files that are no plain text: a report in words under such a name would not open."""
DONE, FINDINGS, WRONG, UNDECIDED = 0, 1, 2, 3


class Wishes(Struct, frozen=True, kw_only=True):
    """How the outcome of an audit is to be shown: the options that do not bear on the audit itself."""

    layout: str | None
    to: Path | None
    write_baseline: Path | None
    strict: bool
    verbose: bool
    colour: str
    no_progress: bool


def layout_of(wishes: Wishes) -> str:
    """Return the layout: the one asked for, else that of the file's suffix, else text; UsageWrong for what can't be made."""
    suffix = "" if wishes.to is None else wishes.to.suffix.lower()
    if wishes.layout is None and suffix in NO_TEXT:
        zh, en = "、".join(SUFFIXES), ", ".join(SUFFIXES)
        raise UsageWrong(f"审核结果不能写成 {suffix}，可写：{zh}。", f"An audit can't be written as {suffix}; there are: {en}.")
    layout = wishes.layout or SUFFIXES.get(suffix, "text")
    if layout == "xlsx" and wishes.to is None:
        raise UsageWrong("工作簿不能打印在屏幕上，请用 --to 写入文件。", "A workbook can't be printed; write it with --to.")
    return layout


def hand_over(outcome: AuditOutcome, wishes: Wishes, terminal: Terminal) -> int:
    """Print or write the report, tell what could not be read and what was passed over, and return the exit code."""
    for unreadable in outcome.unreadable:
        terminal.fail(unreadable)
    terminal.passed_over(outcome.skipped)
    if outcome.report.documents:
        page = terminal.page(wishes.colour, verbose=wishes.verbose, to_file=wishes.to is not None)
        _put(laid_out(outcome, layout_of(wishes), page), wishes.to, terminal)
    if wishes.write_baseline is not None:
        _put(baseline_bytes(outcome.report), wishes.write_baseline, terminal)
    return exit_code(outcome, wishes)


def _put(data: bytes, to: Path | None, terminal: Terminal) -> None:
    if to is None:
        terminal.show(data)
    else:
        write_whole(to, data)
        terminal.tell(terminal.say(f"已写入 {to}。", f"Written: {to}."))


def laid_out(outcome: AuditOutcome, layout: str, page: Page) -> bytes:
    """Return the report's bytes in one of :data:`LAYOUTS`."""
    if layout == "json":
        return as_json(outcome.report)
    if layout == "sarif":
        return as_json(sarif(outcome.report, (card(rule, page.lang) for rule in outcome.rules), page.lang))
    if layout == "xlsx":
        return audit_xlsx(outcome.report, page)
    if layout == "html":
        return audit_html(outcome.report, page).encode("utf-8", "replace")
    text = audit_markdown(outcome.report, page) if layout == "markdown" else audit_text(outcome.report, page)
    return text.encode("utf-8", "replace")


def exit_code(outcome: AuditOutcome, wishes: Wishes) -> int:
    """Return the exit code: 2 unreadable input, else 0 when a file was to be written, 1 findings, 3 undecided if strict."""
    if outcome.unreadable:
        return WRONG
    if wishes.to is not None or wishes.write_baseline is not None:
        return DONE
    if outcome.failed:
        return FINDINGS
    return UNDECIDED if wishes.strict and outcome.undecided else DONE
