"""Somebody's documents read and audited in this process with limits on memory and time: one that would take more costs only itself."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from jixiao.audit.rulefile import Rule
from jixiao.audit.run import AuditOptions, audit_documents
from jixiao.audit.verdicts import Broken
from jixiao.audit.waivers import fitting, notices_of
from jixiao.errors import InputUnreadable
from jixiao.model.document import Document
from jixiao.model.finding import AuditReport, every
from jixiao.system.memory import GIB, MOST, bounded
from jixiao.system.processor import SECONDS, TooLong, timed


@contextmanager
def within_bounds(name: str) -> Iterator[None]:
    """Limit memory and processor time of what is done within on the file of that name; InputUnreadable where it would take more."""
    broken: tuple[str, str] | None = None
    try:
        with timed(), bounded():
            yield
    except MemoryError:  # left before the sentence is raised: what was under way would stay with it
        size = f"{MOST // GIB} GB"
        broken = f"要用的内存超过 {size}", f"more than {size} of memory"
    except TooLong:
        broken = f"的处理器用时超过 {SECONDS} 秒", f"more than {SECONDS} seconds of processor time"
    if broken:
        raise InputUnreadable(
            name, f"处理这份文件{broken[0]}，已停止。请拆分后再试。", f"to work on it takes {broken[1]}; stopped. Split it."
        )


def audited(
    documents: Sequence[Document], options: AuditOptions, rules: Sequence[Rule], unloaded: Sequence[Broken]
) -> tuple[AuditReport, tuple[InputUnreadable, ...]]:
    """Return the report on the documents, and which took too much memory or time: then each was audited for itself, and these are left out."""
    try:
        with within_bounds("、".join(document.source.file for document in documents)):
            return audit_documents(documents, options, rules, unloaded), ()
    except InputUnreadable as wrong:
        if len(documents) == 1:
            return audit_documents((), options, rules, unloaded), (wrong,)
    reports: list[AuditReport] = []
    culprits: list[InputUnreadable] = []
    for document in documents:
        report, wrongs = audited((document,), options, rules, unloaded)
        reports.append(report)
        culprits += wrongs
    return _together(reports, options), tuple(culprits)


def _together(reports: Sequence[AuditReport], options: AuditOptions) -> AuditReport:
    """Return the reports on single documents as one."""
    documents = tuple(document for report in reports for document in report.documents)
    fit = frozenset(n for document in documents for n in fitting(every(document.findings), options.waivers))
    problems = dict.fromkeys(problem for report in reports for problem in report.rule_problems)
    return AuditReport(
        tool=reports[0].tool,
        documents=documents,
        rule_problems=tuple(problems),
        notices=notices_of(fit, options.waivers, options.today, options.lang),
    )
