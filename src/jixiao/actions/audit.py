"""Auditing documents: inputs, settings, rules and waivers gathered, the engine called, the outcome weighed."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from jixiao.actions.inputs import STANDARD_INPUT, Told, read_all
from jixiao.audit.followup import followed_up
from jixiao.audit.foreign import load_foreign
from jixiao.audit.load import shipped_rules
from jixiao.audit.records import RecordSet
from jixiao.audit.rulefile import Rule
from jixiao.audit.run import AuditOptions, audit_documents
from jixiao.audit.select import chosen
from jixiao.audit.settings import Settings, find_settings, load_settings
from jixiao.audit.verdicts import Broken
from jixiao.audit.waivers import counts_against, read_baseline
from jixiao.errors import InputUnreadable, UsageWrong
from jixiao.model.document import Document
from jixiao.model.finding import AuditReport, Followup, Severity
from jixiao.write.page import Lang

NO_SETTINGS = Settings()


class AuditRequest(Struct, frozen=True, kw_only=True):
    """What the user asks for; what is None or empty is left to ``jixiao.toml``, then to its defaults."""

    files: tuple[str, ...]
    today: date
    lang: Lang | None = None
    rules: Path | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    as_of: date | None = None
    fail_on: Severity | None = None
    show_unknown: bool = False
    config: Path | None = None
    baseline: Path | None = None
    since: str | None = None
    records: RecordSet | None = None


class AuditOutcome(Struct, frozen=True, kw_only=True):
    """The report, what could not be read, and what the exit code is made of."""

    report: AuditReport
    lang: Lang
    rules: tuple[Rule, ...]
    unreadable: tuple[InputUnreadable, ...]
    skipped: int
    failed: bool
    undecided: bool


class Force(Struct, frozen=True):
    """The rules of a run, and those that could not be loaded."""

    rules: tuple[Rule, ...]
    problems: tuple[Broken, ...]


def audit(request: AuditRequest, stdin: Callable[[], bytes], told: Told) -> AuditOutcome:
    """Return the audit of all inputs; UsageWrong for a bad setting or code, before anything is read."""
    settings, folder = _settings(request)
    lang = request.lang or settings.lang
    options = _options(request, settings, folder, lang)
    force = _rules(request, settings, folder)
    wanted = chosen(force.rules, options.select, options.ignore, also=[problem.code for problem in force.problems])
    readings = read_all(request.files, stdin, told)
    if request.records is not None and len(readings.documents) > 1:
        raise UsageWrong("--ledgers 只能和一份文件一起用。", "--ledgers goes with one document.")
    report = audit_documents(readings.documents, options, force.rules, force.problems)
    report = replace(report, since=_since(request.since, readings.documents, report, options, force))
    findings = [f for d in report.documents for f in d.findings]
    fail_on = request.fail_on or settings.fail_on
    return AuditOutcome(
        report=report,
        lang=lang,
        rules=wanted,
        unreadable=readings.unreadable,
        skipped=readings.skipped,
        failed=any(counts_against(f, fail_on) for f in findings),
        undecided=any(d.counts.unknown for d in report.documents),
    )


def _since(
    earlier: str | None, documents: tuple[Document, ...], report: AuditReport, options: AuditOptions, force: Force
) -> Followup | None:
    """Return what became of the findings of an earlier submission; UsageWrong unless one document is held against one."""
    if earlier is None:
        return None
    before = read_all((earlier,), bytes, lambda *_: None)
    for unreadable in before.unreadable:
        raise unreadable
    if len(before.documents) != 1 or len(documents) != 1:
        raise UsageWrong("--since 只能用一个文件对一个文件。", "--since compares one file with one file.")
    was = audit_documents(before.documents, options, force.rules, force.problems)
    return followed_up((before.documents[0], was.documents[0]), (documents[0], report.documents[0]))


def _settings(request: AuditRequest) -> tuple[Settings, Path]:
    """Return the settings and the folder that their paths start from."""
    first = next((name for name in request.files if name != STANDARD_INPUT), ".")
    file = request.config or find_settings(Path(first))
    return (load_settings(file), file.parent) if file else (NO_SETTINGS, Path())


def _options(request: AuditRequest, settings: Settings, folder: Path, lang: str) -> AuditOptions:
    baseline = request.baseline or settings.baseline_file(folder)
    return AuditOptions(
        as_of=request.as_of or settings.as_of,
        lang=lang,
        show_unknown=request.show_unknown,
        select=request.select or settings.select,
        ignore=(*request.ignore, *settings.ignore),
        waivers=settings.waivers,
        baseline=read_baseline(baseline) if baseline else None,
        today=request.today,
        records=request.records,
    )


def _rules(request: AuditRequest, settings: Settings, folder: Path) -> Force:
    rules = shipped_rules()
    problems: list[Broken] = []
    for place in (*([request.rules] if request.rules else []), *settings.rule_folders(folder)):
        more, wrong = load_foreign(place, {rule.code: rule for rule in rules})
        rules = (*rules, *more)
        problems += wrong
    return Force(rules, tuple(problems))
