"""An audit's report in the layout asked for, printed or written, and the exit code it ends with."""

from collections.abc import Callable, Iterable
from importlib import import_module
from pathlib import Path

from msgspec.structs import replace

from jixiao.actions.audit import AuditOutcome
from jixiao.audit.waivers import baseline_bytes
from jixiao.cli.layouts import SUFFIXES, Wishes, layout_of
from jixiao.cli.started import as_started
from jixiao.cli.terminal import Terminal
from jixiao.privacy.mask import masked
from jixiao.write.atomic import write_whole
from jixiao.write.page import Page
from jixiao.write.reading import reading_points

OWN_WRITER, PAPER = frozenset(("json", "sarif", "xlsx")), frozenset(("pdf", "docx"))
DONE, FINDINGS, WRONG, UNDECIDED = 0, 1, 2, 3


def hand_over_report(outcome: AuditOutcome, wishes: Wishes, terminal: Terminal) -> int:
    """Print or write the report, tell what could not be read and what was passed over, and return the exit code.

    Personal data in it is masked unless the call wishes it raw.
    """
    if not wishes.raw:
        outcome = replace(outcome, report=masked(outcome.report), unjudged=masked(outcome.unjudged))
    pages = rule_pages(outcome, wishes, terminal)
    for unreadable in outcome.unreadable:
        terminal.fail(unreadable)
    if wishes.to is not None or layout_of(wishes) not in ("text", "markdown"):
        tell_not_judged(outcome, terminal)
        tell_not_run(outcome, terminal)
    terminal.passed_over(outcome.skipped)
    if outcome.report.documents or wishes.to is not None or layout_of(wishes) not in ("text", "markdown"):
        page = terminal.page(wishes.colour, verbose=wishes.verbose, to_file=wishes.to is not None)
        _put(report_bytes(outcome, layout_of(wishes), page, as_started if wishes.to is None else str), wishes.to, terminal)
    if wishes.to is not None and wishes.layout is None and wishes.to.suffix.lower() not in SUFFIXES:
        terminal.inform(
            f"文件名的后缀没有说是哪种格式，写的是文本。要别的，用这些后缀：{'、'.join(SUFFIXES)}；要写成文件夹，末尾加 /。",
            f"The name has no suffix of a format, so this is plain text. Suffixes: {', '.join(SUFFIXES)}; for a folder end it with /.",
        )
    if wishes.to is not None and layout_of(wishes) in PAPER:
        _put_annex(outcome, wishes.to, wishes, terminal)
    if pages:
        terminal.show(f"\n{pages}")
    if wishes.write_baseline is not None:
        _put((baseline_bytes(outcome.report),), wishes.write_baseline, terminal)
    return exit_code(outcome, wishes)


def tell_not_judged(outcome: AuditOutcome, terminal: Terminal) -> None:
    """Tell of every file without a form that it was not judged: who reads another layout, or none, should know."""
    for document in outcome.unjudged:
        terminal.tell(" ".join(reading_points(document, Page(terminal.lang))))


def tell_not_run(outcome: AuditOutcome, terminal: Terminal) -> None:
    """Tell of every rule that could not be run: less was judged than was asked for."""
    for problem in outcome.report.rule_problems:
        terminal.tell(f"{problem.code}  {problem.message}")


def rule_pages(outcome: AuditOutcome, wishes: Wishes, terminal: Terminal) -> str:
    """Return the pages of the rules that ``--explain`` asks for; UsageWrong for a code that no rule of the run has."""
    if not wishes.explain:
        return ""
    made: str = import_module("jixiao.actions.rule.explained").explained(
        outcome.rules, wishes.explain, outcome.report.documents, terminal.lang
    )
    return made


def _put(data: Iterable[bytes], to: Path | None, terminal: Terminal) -> None:
    if to is None:
        terminal.show(data)
    else:
        write_whole(to, data)
        terminal.inform(f"已写入 {to}。", f"Written: {to}.")


def _put_annex(outcome: AuditOutcome, to: Path, wishes: Wishes, terminal: Terminal) -> None:
    """Write the workbook with every finding beside a report on paper."""
    page = terminal.page(wishes.colour, verbose=wishes.verbose, to_file=True)
    annex = to.with_name(import_module("jixiao.write.report.xlsx").annex_name(to.name, page))
    import_module("jixiao.actions.overwriting").check_target(annex, (), force=wishes.force)
    _put(report_bytes(outcome, "xlsx", page), annex, terminal)


def report_bytes(outcome: AuditOutcome, layout: str, page: Page, worded: Callable[[str], str] = str) -> Iterable[bytes]:
    """Return the report's bytes in one of the layouts of ``jixiao.cli.layouts``, in parts as they are made; only what makes that one is loaded.

    JSON, SARIF and workbooks have writers of their own; paper shows three sheets, every other format the report's tree. ``worded``
    names the commands of a text as they are typed where it is shown.
    """
    if layout in OWN_WRITER:
        data: Iterable[bytes] = import_module(f"jixiao.cli.formats.as_{layout}").report_bytes(outcome, page)
        return data
    if layout in PAPER:
        annex = import_module("jixiao.write.report.xlsx").annex_words(page)
        tree = import_module("jixiao.write.report.brief").brief_report(outcome.report, annex, page)
    else:
        tree = import_module("jixiao.write.report.audit").audit_report(outcome.report, page)
    made = import_module(f"jixiao.write.format.{layout}")
    by_parts: Callable[..., Iterable[str]] | None = getattr(made, f"{layout}_parts", None)
    whole: Callable[..., str | bytes] = getattr(made, f"as_{layout}")
    parts = by_parts(tree, page) if by_parts is not None else (whole(tree, page),)
    return (worded(part).encode("utf-8", "replace") if isinstance(part, str) else part for part in parts)


def is_short(outcome: AuditOutcome) -> bool:
    """Return whether anything that was asked for was not judged, or not by every rule."""
    return bool(outcome.unreadable or outcome.unjudged or outcome.report.rule_problems)


def exit_code(outcome: AuditOutcome, wishes: Wishes) -> int:
    """Return the exit code: 2 an input or a rule of one's own that can't be read, nothing to judge in one, 0 for a new baseline, else 1 findings, 3 undecided if strict."""
    if is_short(outcome):
        return WRONG
    if wishes.write_baseline is not None:
        return DONE
    if outcome.failed:
        return FINDINGS
    return UNDECIDED if wishes.strict and outcome.undecided else DONE
