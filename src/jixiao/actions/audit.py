"""Auditing documents: inputs, settings, rules and waivers gathered, the engine called, the outcome weighed."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import partial
from glob import has_magic
from importlib import import_module
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from jixiao import __version__
from jixiao.actions.inputs.given import STANDARD_INPUT, Readings, Told, expand, may_be_many, read_all
from jixiao.actions.inputs.within_bounds import audited
from jixiao.audit.inforce import in_force, remarks
from jixiao.audit.load import shipped_rules
from jixiao.audit.recordset import RecordSet
from jixiao.audit.rulefile import Rule
from jixiao.audit.run import AuditOptions
from jixiao.audit.select import chosen, in_region
from jixiao.audit.settings import Settings, Sought, load_settings, sought
from jixiao.audit.verdicts import Broken
from jixiao.audit.waivers import counts_against, notices_of, read_baseline
from jixiao.errors import InputUnreadable, UsageWrong
from jixiao.model.document import Document
from jixiao.model.finding import AuditReport, DocumentReport, Followup, InForce, NotOpened, Severity, Tool
from jixiao.write.page import Lang

if TYPE_CHECKING:  # an ordinary audit starts no process and should not pay for it
    from jixiao.actions.many.processes import Many

NO_SETTINGS = Settings()


class AuditRequest(Struct, frozen=True, kw_only=True):
    """What the user asks for; what is None or empty is left to ``jixiao.toml``, then to its defaults.

    Without ``config`` settings are looked for as :func:`sought` says, unless ``seek`` is false. ``document`` is what the one file was
    already read as.
    """

    files: tuple[str, ...]
    today: date
    lang: Lang | None = None
    rules: Path | None = None
    office: Path | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    as_of: date | None = None
    fail_on: Severity | None = None
    show_unknown: bool = False
    config: Path | None = None
    seek: bool = True
    baseline: Path | None = None
    since: str | None = None
    records: RecordSet | None = None
    document: Document | None = None


class AuditOutcome(Struct, frozen=True, kw_only=True):
    """The report, what could not be read, and what the exit code is made of; ``unjudged`` are the reports on files without a form."""

    report: AuditReport
    lang: Lang
    rules: tuple[Rule, ...]
    unreadable: tuple[InputUnreadable, ...]
    skipped: tuple[str, ...]
    failed: bool
    undecided: bool
    unjudged: tuple[DocumentReport, ...] = ()


class Force(Struct, frozen=True):
    """The rules of a run, and those that could not be loaded."""

    rules: tuple[Rule, ...]
    problems: tuple[Broken, ...]


class Prepared(Struct, frozen=True):
    """A request with its settings read: how to audit, by which rules, in which language, and what is weighed."""

    options: AuditOptions
    force: Force
    lang: Lang
    fail_on: Severity
    settings: InForce
    remarks: tuple[str, ...] = ()

    def weigh(self, documents: Iterable[DocumentReport]) -> "Weighed":
        """Return what reports come to: whether a finding counts against them, whether anything is undecided."""
        found = tuple(documents)
        failed = any(counts_against(f, self.fail_on) for document in found for f in document.findings)
        return Weighed(failed, any(document.counts.unknown for document in found))


class Weighed(NamedTuple):
    """Whether any finding counts against the documents, and whether anything could not be judged."""

    failed: bool
    undecided: bool


class Audited(NamedTuple):
    """What came of all inputs: the report, what it comes to, the reports on files without a form, what was not read or passed over."""

    report: AuditReport
    weighed: Weighed
    unjudged: tuple[DocumentReport, ...]
    unreadable: tuple[InputUnreadable, ...]
    skipped: tuple[str, ...]


def prepared(request: AuditRequest) -> Prepared:
    """Return the request with its settings; UsageWrong for a bad setting or code."""
    found = Sought(request.config) if request.config or not request.seek else sought(_paths(request.files), Path.cwd())
    settings, folder = (load_settings(found.file), found.file.parent) if found.file else (NO_SETTINGS, Path())
    lang = request.lang or settings.lang
    options, force, fail_on = (
        _options(request, settings, folder, lang),
        _rules(request, settings, folder),
        request.fail_on or settings.fail_on,
    )
    used = {rule.code for rule in chosen(force.rules, options.select, options.ignore, also=[problem.code for problem in force.problems])}
    left_out = tuple(rule.code for rule in shipped_rules() if rule.code not in used)
    told = in_force(found.file, settings, options, fail_on, left_out)
    return Prepared(options, force, lang, fail_on, told, remarks(told, found.passed_over, lang))


def _paths(files: Iterable[str]) -> Iterator[Path]:
    """Yield the inputs as paths, of patterns the part without signs."""
    for name in files:
        if name != STANDARD_INPUT:
            yield Path(*takewhile(lambda part: not has_magic(part), Path(name).parts)) if has_magic(name) else Path(name)


def audit(request: AuditRequest, stdin: Callable[[], bytes], told: Told) -> AuditOutcome:
    """Return the audit of all inputs; UsageWrong for a bad setting or code, before anything is read."""
    ready = prepared(request)
    force = ready.force
    wanted = chosen(force.rules, ready.options.select, ready.options.ignore, also=[problem.code for problem in force.problems])
    share = _shared(request, ready)
    done = _audit_many(share, ready, told) if share else _audit_here(request, ready, stdin, told)
    missed = tuple(NotOpened(file=wrong.file, message=wrong.sentence(ready.lang)) for wrong in done.unreadable)
    report = replace(done.report, settings=ready.settings, notices=(*ready.remarks, *done.report.notices))
    return AuditOutcome(
        report=replace(report, unreadable=missed, skipped=done.skipped),
        lang=ready.lang,
        rules=wanted,
        unreadable=done.unreadable,
        skipped=done.skipped,
        failed=done.weighed.failed,
        undecided=done.weighed.undecided,
        unjudged=done.unjudged,
    )


def _shared(request: AuditRequest, ready: Prepared) -> "Callable[[Told], Many] | None":
    """Return what lets several processes do the inputs, None where this one does them all: few inputs, or what goes with one document."""
    if request.records is not None or request.since is not None or not may_be_many(request.files):
        return None
    many = import_module("jixiao.actions.many.processes")
    expanded = expand(request.files, bytes)
    number: int = many.workers(request.files, len(expanded[0]))
    if number == 1:
        return None
    same = {name: getattr(request, name) for name in ("today", "lang", "select", "ignore", "as_of", "show_unknown")}
    places = {name: getattr(request, name) and str(getattr(request, name)) for name in ("rules", "office", "baseline")}
    return partial(many.audit_many, many.Share(**same, **places, config=ready.settings.file, fail_on=ready.fail_on), expanded, number)


def _audit_many(share: "Callable[[Told], Many]", ready: Prepared, told: Told) -> Audited:
    """Return what came of all inputs, audited by several processes."""
    done = share(told)
    report = AuditReport(
        tool=Tool(name="jixiao", version=__version__),
        documents=done.reports,
        rule_problems=done.problems,
        notices=notices_of(done.waived, ready.options.waivers, ready.options.today, ready.options.lang),
    )
    return Audited(report, Weighed(done.failed, done.undecided), done.unjudged, done.unreadable, done.skipped)


def _audit_here(request: AuditRequest, ready: Prepared, stdin: Callable[[], bytes], told: Told) -> Audited:
    """Return what came of all inputs, read and audited together."""
    readings = read_all(request.files, stdin, told) if request.document is None else Readings((request.document,), (), ())
    if request.records is not None and len(readings.documents) > 1:
        raise UsageWrong("--ledgers 只能和一份文件一起用。", "--ledgers goes with one document.")
    report, lacking = audited(readings.documents, ready.options, ready.force.rules, ready.force.problems)
    report = replace(report, since=_since(request.since, readings.documents, report, ready.options, ready.force))
    unjudged = tuple(document for document in report.documents if not document.is_judged)
    return Audited(report, ready.weigh(report.documents), unjudged, (*readings.unreadable, *lacking), readings.skipped)


def _since(
    earlier: str | None, documents: tuple[Document, ...], report: AuditReport, options: AuditOptions, force: Force
) -> Followup | None:
    """Return what became of the findings of an earlier submission; UsageWrong unless one document is held against one."""
    if earlier is None or len(report.documents) < len(documents):
        return None
    before = read_all((earlier,), bytes, lambda *_: None)
    for unreadable in before.unreadable:
        raise unreadable
    if len(before.documents) != 1 or len(documents) != 1:
        raise UsageWrong("--since 只能用一个文件对一个文件。", "--since compares one file with one file.")
    was, lacking = audited(before.documents, options, force.rules, force.problems)
    for unreadable in lacking:
        raise unreadable
    both = (before.documents[0], was.documents[0]), (documents[0], report.documents[0])
    found: Followup = import_module("jixiao.audit.followup").followed_up(*both)
    return found


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
    places = (*([request.rules] if request.rules else []), *settings.rule_folders(folder))
    office = (request.office,) if request.office else settings.office_folders(folder)
    if places or office:
        foreign = import_module("jixiao.audit.foreign")
        loading = (*(partial(foreign.load_foreign, place) for place in places), partial(foreign.load_files, foreign.rule_files(office)))
        for load in loading:
            more, wrong = load({rule.code: rule for rule in rules})
            rules = (*rules, *more)
            problems += wrong
    return Force(in_region(rules, settings.place), tuple(problems))
