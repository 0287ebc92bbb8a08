"""Many files audited into a folder: a report for each, a summary as page and workbook; a second run does only what changed."""

from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

from msgspec import DecodeError, Raw, Struct
from msgspec.json import encode
from msgspec.structs import asdict, replace

from jixiao import __version__
from jixiao.actions.audit import AuditOutcome, AuditRequest, audit, prepared
from jixiao.actions.inputs.given import Told
from jixiao.actions.inputs.sources import Source, Sources, digest, readable_name, sources
from jixiao.actions.many.folder import DifferentNames, Folder, program
from jixiao.door import decoded
from jixiao.errors import InputUnreadable, UsageWrong
from jixiao.model.finding import AuditReport, DocumentReport, NotOpened, RuleProblem, Tool
from jixiao.model.summary import SummaryLine
from jixiao.privacy.mask import masked, masked_name
from jixiao.write.format.html import as_html
from jixiao.write.page import Page
from jixiao.write.report.audit import audit_report
from jixiao.write.report.summary import line_of, summary_report, summary_xlsx

T = TypeVar("T")
COMMAND = "audit"
INDEX = "index.html"
WORKBOOK = ("汇总.xlsx", "summary.xlsx")
AT_ONCE = 60
"""Files that are audited before their reports are written; so many, of large folders a tenth of all, are done again after a run cut short."""


class Done(Struct, frozen=True, kw_only=True):
    """What came of one file: its bytes' SHA-256, its documents' lines, whether any counts against it or is undecided, the rules that did not run."""

    sha256: str
    lines: tuple[SummaryLine, ...]
    failed: bool
    undecided: bool
    skipped: tuple[str, ...] = ()
    not_run: tuple[RuleProblem, ...] = ()


class KnownAudits(Struct, frozen=True, kw_only=True):
    """What the folder's list keeps: what the audits depended on besides the files, and what came of each file by its key."""

    key: str
    done: dict[str, Done]


class FolderOutcome(Struct, frozen=True, kw_only=True):
    """What a run did: all lines, how many files were kept from before, what could not be read, what the exit code is made of."""

    lines: tuple[SummaryLine, ...]
    kept: int
    outcome: AuditOutcome


def audit_folder(request: AuditRequest, to: Path, told: Told, *, force: bool, raw: bool = False) -> FolderOutcome:
    """Audit every file that is asked for into the folder ``to``; UsageWrong for a bad setting, or a folder with others' files.

    Personal data in what is written, names of files among it, is masked unless it is wished ``raw``.
    """
    if request.records is not None or request.since is not None:
        raise UsageWrong(
            "--ledgers 和 --since 只能和一份文件一起用，不能写入文件夹。", "--ledgers and --since go with one document, not with a folder."
        )
    found = sources(request.files, to)
    folder = Folder(to, COMMAND, force=force)
    return AuditRun(request, folder, found, told, raw=raw).go()


class AuditRun:
    """One run into a folder."""

    def __init__(self, request: AuditRequest, folder: Folder, found: Sources, told: Told, *, raw: bool) -> None:
        self.request, self.folder, self.found, self.told, self.raw = request, folder, found, told, raw
        self.ready = prepared(request)
        self.page = Page(self.ready.lang)
        self.key = _key(request, [rule.hash for rule in self.ready.force.rules], repr((self.ready.options, raw)))
        self.before = _known(folder, self.key)
        self.done: dict[str, Done] = {}
        self.missed: list[NotOpened] = [NotOpened(file=w.file, message=w.sentence(self.ready.lang)) for w in found.wrong]
        self.unreadable: list[InputUnreadable] = []
        self.names, self.next_save = DifferentNames(), 0

    def go(self) -> FolderOutcome:
        """Do the files that changed, keep the others, write the summary."""
        changed = [source for source in self.found.files if not self._kept(source)]
        links = [line.link for done in self.done.values() for line in done.lines]
        self.names = DifferentNames(links)
        self.folder.begin(DifferentNames(links).more(self._report(source.name) for source in changed))
        for at in range(0, len(changed), AT_ONCE):
            self._audit(changed[at : at + AT_ONCE], at, len(changed))
        lines = tuple(line for source in self.found.files if source.key in self.done for line in self.done[source.key].lines)
        return FolderOutcome(lines=lines, kept=len(self.found.files) - len(changed), outcome=self._summary(lines))

    def _kept(self, source: Source) -> bool:
        """Return whether a file and its reports are as they were, so that they stay."""
        before = self.before.get(source.key)
        if before is None or before.sha256 != digest(source.file) or not all(self.folder.keep(line.link) for line in before.lines):
            return False
        self.done[source.key] = before
        return True

    def _audit(self, some: Sequence[Source], at: int, of: int) -> None:
        """Audit some files, write their reports, and note them, so that this much is done."""

        def told(position: int, _: int, name: str) -> None:
            self.told(at + position, of, name)

        outcome = audit(replace(self.request, files=tuple(str(source.file) for source in some)), bytes, told)
        self.unreadable += outcome.unreadable
        documents = tuple(outcome.report.documents)
        self.missed += outcome.report.unreadable
        for source in some:
            own = [d for d in documents if _is_of(d.file, source)]
            if not own:
                continue
            names = [self._report(source.name + d.file[len(str(source.file)) :].replace("!", "/")) for d in own]
            self._put(source, tuple(zip(own, self.names.more(names), strict=True)), outcome)
        if len(self.done) >= self.next_save:
            self.folder.save(Raw(encode(KnownAudits(key=self.key, done=self.done))))
            self.next_save = len(self.done) + max(AT_ONCE, len(self.done) // 10)

    def _put(self, source: Source, reports: Sequence[tuple[DocumentReport, str]], outcome: AuditOutcome) -> None:
        for report, link in reports:
            one = self._shown(AuditReport(tool=outcome.report.tool, documents=(report,), rule_problems=outcome.report.rule_problems))
            self.folder.put(link, as_html(audit_report(one, self.page), self.page).encode("utf-8", "replace"))
        weighed = self.ready.weigh(report for report, _ in reports)
        self.done[source.key] = Done(
            sha256=digest(source.file) or "",
            lines=tuple(self._shown(line_of(report, link, self.page)) for report, link in reports),
            failed=weighed.failed,
            undecided=weighed.undecided,
            skipped=self._shown(tuple(name for name in outcome.skipped if _is_of(name, source))),
            not_run=outcome.report.rule_problems,
        )

    def _report(self, name: str) -> str:
        return f"{name if self.raw else masked_name(name)}.html"

    def _shown(self, value: T) -> T:
        """Return what goes into the folder as it may be shown."""
        return value if self.raw else masked(value)

    def _summary(self, lines: tuple[SummaryLine, ...]) -> AuditOutcome:
        """Write page and workbook, take away what is no longer there, and return what the whole comes to."""
        inside = [name for done in self.done.values() for name in done.skipped]
        skipped = tuple(dict.fromkeys((*self.found.skipped, *inside)))
        not_run = tuple(dict.fromkeys(problem for done in self.done.values() for problem in done.not_run))
        tool = Tool(name="jixiao", version=__version__)
        known = AuditReport(tool=tool, documents=(), unreadable=tuple(self.missed), skipped=skipped, rule_problems=not_run)
        report = self._shown(known)
        index = as_html(summary_report(lines, report, self.page), self.page)
        self.folder.put(INDEX, index.encode("utf-8", "replace"))
        self.folder.put(WORKBOOK[self.page.lang == "en"], summary_xlsx(lines, report, self.page))
        self.folder.close(Raw(encode(KnownAudits(key=self.key, done=self.done))))
        return AuditOutcome(
            report=report,
            lang=self.ready.lang,
            rules=(),
            unreadable=(*self.found.wrong, *self.unreadable),
            skipped=skipped,
            failed=any(done.failed for done in self.done.values()),
            undecided=any(done.undecided for done in self.done.values()),
        )


def _is_of(name: str, source: Source) -> bool:
    """Return whether a document is the file, or a member of it."""
    own = readable_name(source.file)
    return name == own or name.startswith(f"{own}!")


def _known(folder: Folder, key: str) -> dict[str, Done]:
    """Return what came of each file in the last run; nothing where that depended on something else."""
    try:
        known = decoded(bytes(folder.known), KnownAudits)
    except DecodeError:
        return {}
    return known.done if known.key == key else {}


def _key(request: AuditRequest, rules: Sequence[str], options: str) -> str:
    """Return what an audit depends on besides the file: the program, its rules, the settings; the day only where a waiver may end."""
    own = {name: value for name, value in asdict(request).items() if name not in ("files", "today", "records")}
    day = request.today if "expires=datetime" in options else None
    return sha256(repr((program(), sorted(rules), sorted(own.items()), options.replace(repr(request.today), ""), day)).encode()).hexdigest()
