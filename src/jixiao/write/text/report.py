"""The report that ``jixiao audit`` prints: summary, money, likely cause, findings, what is not measured, the count."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from jixiao.model.fields import project_position
from jixiao.model.finding import SEVERITIES, AuditReport, DocumentReport, Finding, RuleProblem, Severity, every
from jixiao.write.columns import wrap
from jixiao.write.hostile import visible
from jixiao.write.page import SEVERITY_WORDS, Page
from jixiao.write.text.cause import cause_lines
from jixiao.write.text.entry import entry_lines, one_line
from jixiao.write.text.followup import followup_lines
from jixiao.write.text.grade import grade_lines
from jixiao.write.text.group import Entry, by_code, entries, live, numbers, tally
from jixiao.write.text.head import head, reading_lines, summary
from jixiao.write.text.money import balance_lines, coverage_lines
from jixiao.write.text.table import Cell, table
from jixiao.write.where import project_label

MOST_SAME = 20
"""Findings of one rule that are listed one by one without ``--verbose``."""
SECTIONS: tuple[tuple[Severity, str, str], ...] = (("error", "错误", "Errors"), ("warning", "警告", "Warnings"))


def audit_text(report: AuditReport, page: Page) -> str:
    """Return the whole report as text, with a line break at its end."""
    parts = ["\n".join(_document(d, page)) for d in report.documents]
    if len(report.documents) > 1:
        parts.append("\n".join(_overview(report.documents, page)))
    if report.rule_problems or report.notices:
        parts.append("\n".join([*_problems(report.rule_problems, page), *_notices(report.notices, page)]))
    if report.since is not None:
        parts.append("\n".join(followup_lines(report.since, report.documents[0], page)))
    between = "\n\n" + page.paint("dim", "═" * page.columns) + "\n\n"
    return between.join(parts) + "\n"


def _document(report: DocumentReport, page: Page) -> list[str]:
    lines = [*head(report, page), "", *reading_lines(report, page)]
    if not report.is_judged:
        return lines[:-1]
    lines += summary(report, page)
    lines += [*balance_lines(report, page), *cause_lines(report, page)]
    findings = sorted(live(report.findings), key=lambda f: project_position(f.path) or 0)
    names = report.project_names
    told: set[str] = set()
    for severity, zh, en in SECTIONS:
        hit = [f for f in findings if f.severity == severity]
        lines += _section(page.say(zh, en), entries(hit, names), report, page, told)
    lines += _notes([f for f in findings if f.severity == "note"], report, page)
    lines += coverage_lines(report, page)
    lines += grade_lines(report, page)
    lines += _open(report, page) + _set_aside(report.findings, page)
    return [*lines, "", *_count(report, page)]


def _section(title: str, found: tuple[Entry, ...], report: DocumentReport, page: Page, told: set[str]) -> list[str]:
    """Return a severity's entries: what several projects share first, then project by project."""
    if not found:
        return []
    count = sum(len(e.findings) for e in found)
    lines = page.section(f"{title} {count}{_hint(found, page)}")
    listed = found if page.verbose else _first_of_each(found)
    for heading, chosen in _by_project(listed, report, page):
        lines += ["", page.paint("strong", f"【{heading}】" if page.lang != "en" else f"[{heading}]")]
        for entry in chosen:
            lines += [*entry_lines(entry, report, page, brief=_brief(entry, told, page)), ""]
            told.add(entry.first.code)
        lines.pop()
    return lines + _left_out(found, listed, page)


def _first_of_each(found: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Return the entries without those of a rule that has said the same often enough."""
    seen: Counter[str] = Counter()
    kept = []
    for entry in found:
        seen[entry.first.code] += 1
        if seen[entry.first.code] <= MOST_SAME:
            kept.append(entry)
    return tuple(kept)


def _left_out(found: tuple[Entry, ...], listed: tuple[Entry, ...], page: Page) -> list[str]:
    """Return a line for each rule whose findings are not all listed."""
    more = Counter(entry.first.code for entry in found) - Counter(entry.first.code for entry in listed)
    told = [
        page.say(f"{code} 还有 {n} 处未列出（--verbose 全部列出）", f"{code}: {n} more not listed (--verbose lists all)")
        for code, n in more.items()
    ]
    return ["", *(page.paint("dim", line) for line in told)] if told else []


def _hint(found: tuple[Entry, ...], page: Page) -> str:
    """Return the remark that fix and law stand at the first finding of a rule only, where that is so."""
    told = {entry.first.code for entry in found}
    if page.verbose or len(told) == len(found) or found[0].first.severity == "error":
        return ""
    return page.say("（同一规则的改法和依据只列一次）", " (fix and basis once for each rule)")


def _brief(entry: Entry, told: set[str], page: Page) -> bool:
    """Whether fix and law of a warning stand above already, at the first of its kind."""
    return entry.first.severity != "error" and entry.first.code in told and not page.verbose


def _by_project(found: tuple[Entry, ...], report: DocumentReport, page: Page) -> Iterator[tuple[str, list[Entry]]]:
    shared = [e for e in found if len(numbers(e.findings)) > 1]
    if shared:
        yield page.say("几个项目都有的", "In several projects"), shared
    groups: dict[str, list[Entry]] = {}
    for entry in found:
        if entry not in shared:
            groups.setdefault(_heading(entry.first, report, page), []).append(entry)
    yield from groups.items()


def _heading(finding: Finding, report: DocumentReport, page: Page) -> str:
    label = project_label(report, finding.path, page, named=True)
    return visible(label) if label else page.say("封面和全文", "Cover and whole document")


def _notes(notes: list[Finding], report: DocumentReport, page: Page) -> list[str]:
    if not notes:
        return []
    if page.verbose:
        return _section(page.say("提示", "Notes"), entries(notes, report.project_names), report, page, set())
    lines = [*page.section(page.say(f"提示 {len(notes)}（--verbose 逐条列出）", f"Notes {len(notes)} (--verbose lists each)")), ""]
    for entry in by_code(sorted(notes, key=lambda f: f.code)):
        lines += _note(entry, page)
    return lines


def _note(entry: Entry, page: Page) -> list[str]:
    code = entry.first.code
    lines = wrap(visible(one_line(entry, page)), page.columns, first=f"{code}  ", hanging=" " * (len(code) + 2))
    return [page.paint("note", code) + lines[0][len(code) :], *lines[1:]]


def _open(report: DocumentReport, page: Page) -> list[str]:
    undecided = [f for f in report.findings if f.verdict == "unknown"]
    if not undecided:
        return []
    lines = [*page.section(page.say(f"无法判定 {len(undecided)}", f"Could not be judged {len(undecided)}")), ""]
    for entry in by_code(undecided):
        lines += _note(entry, page)
    return lines


def _set_aside(findings: Iterable[Finding], page: Page) -> list[str]:
    waived = [f for f in every(findings) if f.waived]
    known = sum(f.baseline == "unchanged" and not f.waived for f in findings)
    lines = [""] if waived or known else []
    for finding in waived:
        reason = visible(f"{finding.title}：{finding.waiver}" if finding.waiver else finding.title)
        lines += wrap(page.say(f"已豁免 {finding.code}  {reason}", f"waived {finding.code}  {reason}"), page.columns, hanging="  ")
    if known:
        lines.append(page.say(f"另有 {known} 个问题在基线中已有，未列出。", f"{known} findings stand in the baseline and are not listed."))
    return [page.paint("dim", line) for line in lines]


def _count(report: DocumentReport, page: Page) -> list[str]:
    """Return the last line of every report: projects, rules, verdicts."""
    counts = tally(live(report.findings))
    zh = (
        f"{report.projects} 个项目，{report.rules} 条规则：{counts['error']} 个错误，{counts['warning']} 个警告，{counts['note']} 个提示，"
        f"{report.counts.unknown} 处无法判定（通过 {report.counts.passed}）。"
    )
    number = page.number
    en = (
        f"{number(report.projects, '', 'project')}, {number(report.rules, '', 'rule')}: {number(counts['error'], '', 'error')}, {number(counts['warning'], '', 'warning')}, "
        f"{number(counts['note'], '', 'note')}, {report.counts.unknown} could not be judged ({report.counts.passed} passed)."
    )
    style = "error" if counts["error"] else "warning" if counts["warning"] else "good"
    return [page.paint(style, line) for line in wrap(page.say(zh, en), page.columns)]


def _overview(documents: tuple[DocumentReport, ...], page: Page) -> list[str]:
    """Return the files of a run as a table: what each has, and all together."""
    header = [
        page.say(f"共 {len(documents)} 个文件", f"{len(documents)} files"),
        *(page.say(*SEVERITY_WORDS[severity]) for severity in SEVERITIES),
    ]
    counts = [tally(live(report.findings)) for report in documents]
    rows = [[Cell(visible(report.file)), *_tallied(report.projects, count)] for report, count in zip(documents, counts, strict=True)]
    total = {severity: sum(count[severity] for count in counts) for severity in SEVERITIES}
    rows.append([Cell(page.say("合计", "Total"), "strong"), *_tallied(1, total)])
    lines = table(header, rows, page)
    empty = sum(not report.is_judged for report in documents)
    return (
        [
            *lines,
            "  "
            + page.say(f"“-”：{empty} 个文件里没有绩效目标表，没有审核", f"“-”: no performance form in {empty} of the files; not judged"),
        ]
        if empty
        else lines
    )


def _tallied(projects: int, counts: Mapping[Severity, int]) -> list[Cell]:
    if not projects:
        return [Cell("-")] * len(SEVERITIES)
    return [Cell(str(counts[severity]), severity if counts[severity] and severity != "note" else None) for severity in SEVERITIES]


def _problems(problems: Iterable[RuleProblem], page: Page) -> list[str]:
    told = tuple(problems)
    lines = (
        [page.paint("strong", page.say("有规则没能运行（其余规则不受影响）", "Some rules could not be run (the others are not affected)"))]
        if told
        else []
    )
    for problem in told:
        lines += wrap(visible(f"{problem.code}  {problem.message}"), page.columns, first="  ", hanging="         ")
    return lines


def _notices(notices: Iterable[str], page: Page) -> list[str]:
    return [line for notice in notices for line in wrap(visible(notice), page.columns, hanging="  ")]
