"""The audit as a report: conclusion, money, likely cause, what must change, warnings, what is not measured, grades, what is open, the law."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from msgspec.structs import replace

from jixiao.model.fields import field_words, project_position
from jixiao.model.finding import SEVERITIES, AuditReport, DocumentReport, Explanation, Finding, Followup, Severity, every
from jixiao.values.blank import is_nonzero
from jixiao.values.money import grouped, signed
from jixiao.write.page import SEVERITY_WORDS, Page
from jixiao.write.reading import reading_points, reading_title
from jixiao.write.report.brief import brief_parts, brief_title
from jixiao.write.report.coverage import share, wan_or_unfilled
from jixiao.write.report.faults import coded, severity_parts
from jixiao.write.report.grades import grade_parts
from jixiao.write.report.hypothesis import changed_columns, changed_row, hypotheses
from jixiao.write.report.money import balance, coverage, uncovered
from jixiao.write.sentences import basis_words
from jixiao.write.text.group import by_code, live, tally
from jixiao.write.text.head import audit_points, counted, facts, title_of
from jixiao.write.tree import (
    CHAPTER,
    HTML,
    LINES,
    MARKDOWN,
    PAGES,
    SCREENS,
    SHORT,
    TEXT,
    Cell,
    Coded,
    Column,
    Group,
    Jump,
    Made,
    Notes,
    Pair,
    Pairs,
    Paragraph,
    Part,
    Points,
    Report,
    Row,
    Section,
    Span,
    Table,
    Terms,
    Title,
    stands_in,
)
from jixiao.write.where import file_name, project_label

MARKS = {"error": "❌", "warning": "⚠️", "good": "✅"}
NOTHING = "-"
"""Stands for the counts of a file without a form."""


def audit_report(audit: AuditReport, page: Page) -> Report:
    """Return the report on all documents of a run."""
    documents = audit.documents
    several = page.say(f"绩效目标审核报告（{len(documents)} 份）", "Audit of performance targets")
    links = page.say(
        "cause 原因|money 资金|errors 错误|warnings 警告|law 依据", "cause Cause|money Money|errors Errors|warnings Warnings|law Law"
    )
    return Report(
        brief_title(documents, page) if len(documents) == 1 else several,
        Made(partial(_chapters, audit, page)),
        look="p-report",
        main="a4",
        styles=("report",),
        bar=page.say("审核报告", "Audit report"),
        bar_look="report-bar no-print",
        jumps=tuple(Jump(f"d1-{anchor}", words) for anchor, words in (link.split(" ") for link in links.split("|"))),
    )


def _chapters(audit: AuditReport, page: Page) -> Iterator[Part]:
    for number, document in enumerate(audit.documents, 1):
        yield Group(CHAPTER, (*_numbered(_document(document, page, f"d{number}"), page), *_printed(document, page)))
    if len(audit.documents) > 1:
        yield Group(CHAPTER, tuple(_overview(audit.documents, page)), on=TEXT)
    problems = tuple(f"{p.code}  {p.message}" for p in audit.rule_problems)
    if problems or audit.notices:
        wrong = page.say("有规则没能运行（其余规则不受影响）", "Some rules could not be run (the others are not affected)")
        lines = (*((Paragraph(wrong, paint="strong"),) if problems else ()), *(Paragraph(p, first=2, hang=9) for p in problems))
        yield Group(CHAPTER, (*lines, *(Paragraph(notice, hang=2) for notice in audit.notices)), on=TEXT)
        yield Section(page.say("运行中的提示", "Remarks on the run"), (Points((*problems, *audit.notices), look="points"),), on=PAGES)
    yield from _not_opened(audit, page)
    if audit.since is not None:
        yield Group(CHAPTER, tuple(_followup(audit.since, audit.documents[0], page)), on=TEXT)


def _printed(report: DocumentReport, page: Page) -> Iterator[Part]:
    """Yield what a page prints in place of itself: three sheets for a director, unless everything is wanted."""
    if not page.verbose:
        annex = page.say("本报告的网页", "the page of this report")
        yield Group("print-only", tuple(brief_parts(report, annex, page)), on=HTML)


def _not_opened(audit: AuditReport, page: Page) -> Iterator[Part]:
    """Yield the files that could not be read, each with the reason, and those that were passed over, all by name."""
    if audit.unreadable:
        count, told = len(audit.unreadable), tuple(one.message for one in audit.unreadable)
        title = page.say(f"没有读到的文件（{count} 个）", f"Files that could not be read ({count})")
        yield Group(CHAPTER, (Section(title, (Points(told, look="points"),), paint="error"),))
    if audit.skipped:
        count = len(audit.skipped)
        title = page.say(f"格式不能读取、已跳过的文件（{count} 个）", f"Files of other formats, passed over ({count})")
        yield Group(CHAPTER, (Section(title, (Points(audit.skipped, look="points"),)),))


def _numbered(parts: Iterable[Part], page: Page) -> Iterator[Part]:
    """Yield the parts, the sections of a page with their numbers."""
    number = 0
    for part in parts:
        if isinstance(part, Section) and part.anchor and "keep" not in part.look and stands_in(part, "html"):
            number += 1
            yield replace(part, title=(page.numeral(number), part.title))
        else:
            yield part


def _document(report: DocumentReport, page: Page, name: str) -> Iterator[Part]:
    yield from _head(report, page)
    told = reading_points(report, page)
    if not report.is_judged:
        yield from (Paragraph("", on=TEXT), Group("keep", tuple(map(Paragraph, told))))
        return
    if told:
        yield Section(
            reading_title(report, page), tuple(_reading(report, told, page)), look="keep short", anchor=f"{name}-reading", paint="warning"
        )
    found = sorted(live(report.findings), key=lambda f: project_position(f.path) or 0)
    yield _summary(report, page, name)
    counts = tally(live(report.findings))
    style = "error" if counts["error"] else "warning" if counts["warning"] else "good"
    mark = "💬" if style == "good" and report.partly_read else MARKS[style]
    yield Paragraph(f"{mark} {counted(report, page)}", on=MARKDOWN)
    side_by_side, title = balance(report, page), page.say("资金对照（元）", "Money side by side (yuan)")
    if side_by_side:
        yield Section(title, side_by_side, on=LINES)
    yield from _causes(report, page, name)
    yield from grade_parts(report, page, name, on=HTML)
    money = page.say("资金与指标", "Money and indicators")
    yield Section(money, (*side_by_side, *coverage(report, found, page, name)), anchor=f"{name}-money", on=HTML)
    yield from _severities(found, report, page, name)
    yield from uncovered(report, page)
    yield from grade_parts(report, page, name, on=LINES)
    yield from _open(report, page, name)
    yield from _set_aside(report.findings, page)
    yield from (Paragraph("", on=TEXT), Paragraph(counted(report, page), paint=style, on=TEXT))
    yield _law(report, found, page, name)


def _head(report: DocumentReport, page: Page) -> Iterator[Part]:
    yield Title(brief_title((report,), page), on=HTML)
    yield Paragraph(report.title or file_name(report.file), look="sub-title", on=HTML)
    yield Title(report.title or file_name(report.file), on=MARKDOWN)
    law = (page.say(f"依据 {report.as_of} 有效的规定", f"law in force on {report.as_of}"),) if report.as_of else ()
    yield Paragraph((Span(report.file, tag="code"), "".join(f" · {part}" for part in (page.kind(report.kind), *law))), on=MARKDOWN)
    yield Paragraph(title := title_of(report, page), paint="strong", on=TEXT)
    yield from (Paragraph(line, on=TEXT) for line in (report.file, *facts(report, page)) if line != title)


def _reading(report: DocumentReport, told: tuple[str, ...], page: Page) -> Iterator[Part]:
    yield Points(told, look="points")
    if any(one.rules for one in report.unsure) and not any(f.verdict == "unknown" for f in report.findings):
        hint = page.say("（--show-unknown 逐条列出无法判定的）", "(--show-unknown lists what could not be judged)")
        yield Paragraph(hint, paint="dim", first=2, hang=2, on=TEXT)


def _summary(report: DocumentReport, page: Page, name: str) -> Section:
    told = report.balance
    gap, covered, counts = told.cover_gap, share(told.controlled_total, told.form), tally(live(report.findings))
    figures = (
        (str(report.projects), page.say("项目", "projects")),
        (wan_or_unfilled(report.annual_total, page), page.say("申报，万元", "asked for, 10k yuan")),
        (signed(gap / 10000) if is_nonzero(gap) else wan_or_unfilled(gap, page), page.say("封面减申报，万元", "cover less forms, 10k")),
        (str(counts["error"]), page.say("错误", "errors")),
        (covered or page.say("无法计算", "unknown"), page.say("有成本指标的资金", "under cost targets")),
    )
    pairs = tuple(Pair(words, figure.replace("-", "−")) for figure, words in figures)
    key = Pairs(pairs, look="key keep", title=page.say("主要数字", "Main figures"))
    listed = Points(tuple(audit_points(report, page)), look="points")
    return Section(
        page.say("结论", "In short"), (listed, key), look=SHORT, anchor=f"{name}-summary", short=page.say("结论", "In short"), on=SCREENS
    )


def _causes(report: DocumentReport, page: Page, name: str) -> Iterator[Part]:
    """Yield what would explain several findings by one slip: the figures to change, and what else explains it as well."""
    if not report.explanations:
        return
    advice = page.say(
        "以上只是推断：请以批复的数字为准，确定该改哪一组。", "Only a hypothesis: check which figures were approved before changing any."
    )
    parts = (part for one in report.explanations for part in _cause(report, one, page))
    title = page.say("可能的原因（推断）", "Likely cause (a hypothesis)")
    short = page.say("可能的原因（推断，须核对）", "Likely cause (a hypothesis, to be checked)")
    both = (*parts, Paragraph(advice, paint="dim", on=TEXT))
    yield Section(title, both, anchor=f"{name}-cause", short=short, on=SCREENS)
    known = {f.fingerprint: f.code for f in report.findings}
    for one in report.explanations:
        codes = page.say("、", ", ").join(dict.fromkeys(known[p] for p in one.explains if p in known))
        word = page.say("可能的原因", "Likely cause") + page.say(f"（{codes}）", f" ({codes})")
        yield Notes(word, (one.text,), on=MARKDOWN)


def _cause(report: DocumentReport, one: Explanation, page: Page) -> Iterator[Part]:
    known = {f.fingerprint: f for f in report.findings}
    hit = [known[print_] for print_ in one.explains if print_ in known]
    named = page.say("、", ", ").join(
        f.code + (page.say(f"（项目 {f.project}）", f" (project {f.project})") if f.project is not None else "") for f in hit
    )
    yuan = grouped(one.difference)
    told = page.say(f"{named}都与 {yuan} 元有关，可能出自同一处疏漏。", f"{named} all turn on {yuan} yuan and may come from one slip.")
    check = page.say("这是推断，请以批复的数字核定。", " This is a hypothesis; check what was approved.")
    yield from (Paragraph(told, on=TEXT), Paragraph(told + check, on=HTML))
    first = page.say("只要改成这样，各处就全部相符", "Changed like this, all of them agree")
    other = page.say("或者改成这样，也全部相符", "Or like this, which agrees as well")
    columns, rows = changed_columns(one, page), list[Row]()
    for number, changes in enumerate(hypotheses(one)):
        rows.append(Row((Cell(other if number else first),), group=True))
        rows += [changed_row(report, change, len(columns), page) for change in changes]
    yield Table(columns, tuple(rows), caption=page.say("单位：元", "yuan"), look="rep keep")


def _severities(found: list[Finding], report: DocumentReport, page: Page, name: str) -> Iterator[Part]:
    headings: Mapping[Severity, tuple[str, str]] = {
        "error": ("必须改的 {} 处", "{} errors to correct"),
        "warning": ("应当核对的 {} 处", "{} warnings to check"),
        "note": ("可以改进的 {} 处", "{} notes"),
    }
    for severity, words in headings.items():
        own = [f for f in found if f.severity == severity]
        yield from severity_parts(severity, page.say(*words).format(len(own)), own, report, page, name)


def _open(report: DocumentReport, page: Page, name: str) -> Iterator[Section]:
    told = [f for f in report.findings if f.verdict == "unknown"]
    if told:
        title = page.say(f"无法判定 {len(told)}", f"Could not be judged {len(told)}")
        yield Section(title, (coded(by_code(told), page, name),), on=TEXT)
    if report.counts.unknown:
        lacks = page.say("缺资料的地方不算通过。", "What lacks data does not count as passed.")
        hint = "" if told else page.say("用 --show-unknown 逐条列出。", " --show-unknown lists them.")
        each = tuple((f.code, f"{project_label(report, f.path, page)} {f.message}".strip()) for f in told)
        parts = (Paragraph(lacks + hint), *((Coded(each, law=f"{name}-law-"),) if each else ()))
        count = report.counts.unknown
        title = page.say(f"无法判定的 {count} 处", f"{count} points undecided")
        yield Section(title, parts, anchor=f"{name}-open", on=HTML)


def _set_aside(findings: Iterable[Finding], page: Page) -> Iterator[Paragraph]:
    told = [f"{f.code}  {f.title}" + (f"：{f.waiver}" if f.waiver else "") for f in every(findings) if f.waived]
    lines = [page.say(f"已豁免 {reason}", f"waived {reason}") for reason in told]
    known = sum(f.baseline == "unchanged" and not f.waived for f in findings)
    if known:
        lines.append(page.say(f"另有 {known} 个问题在基线中已有，未列出。", f"{known} findings stand in the baseline and are not listed."))
    if lines:
        yield Paragraph("", on=TEXT)
    yield from (Paragraph(line, paint="dim", hang=2, on=TEXT) for line in lines)


def _law(report: DocumentReport, found: list[Finding], page: Page, name: str) -> Section:
    day = report.as_of
    force = page.say(
        f"规则以 {day.year}年{day.month}月{day.day}日 有效的为准；" if day else "文件没有写明年度，随日期而变的规定不作判定；",
        f"Law in force on {day}; " if day else "No date: dated rules are undecided; ",
    )
    practice = page.say(
        "未核对原文的标准只作提示，不判错误。有成本指标的资金，指成本指标的单价和数量能够覆盖的申报金额。",
        "what was not checked against an official text is no error. Money under cost targets is what unit costs times quantities reach.",
    )
    told: dict[str, Finding] = {}
    for finding in sorted((*found, *(f for f in report.findings if f.verdict == "unknown")), key=lambda f: f.code):
        told.setdefault(finding.code, finding)
    terms = Terms(
        tuple((f"{name}-law-{f.code}", f"{f.code} {f.title}", tuple(basis_words((law,), page) for law in f.basis)) for f in told.values()),
        look="laws",
    )
    counts = report.counts
    sum_ = page.say(
        f"{report.projects} 个项目，{report.rules} 条规则：通过 {counts.passed}，不符 {counts.fail}，无法判定 {counts.unknown}，不适用 {counts.not_applicable}。",
        f"{report.projects} projects, {report.rules} rules: {counts.passed} passed, {counts.fail} failed, {counts.unknown} undecided, {counts.not_applicable} not applicable.",
    )
    source = Paragraph(f"{sum_} {file_name(report.file)}, SHA-256 {report.sha256[:16]}…", look="small")
    return Section(page.say("口径和依据", "Law and practice"), (Paragraph(force + practice), terms, source), anchor=f"{name}-law", on=HTML)


def _overview(documents: Iterable[DocumentReport], page: Page) -> Iterator[Part]:
    """Yield the files of a run as a table: what each has, and all together."""
    total: Counter[Severity] = Counter()
    rows = []
    for report in documents:
        count = tally(live(report.findings))
        total.update(count)
        rows.append(Row((Cell(report.file), *_tallied(report.projects, count))))
    number, empty = len(rows), sum(row.cells[1].told == NOTHING for row in rows)
    rows.append(Row((Cell(page.say("合计", "Total"), paint="strong"), *_tallied(1, total))))
    heads = (page.say(f"共 {number} 个文件", f"{number} files"), *(page.say(*SEVERITY_WORDS[s]) for s in SEVERITIES))
    yield Table(tuple(map(Column, heads)), tuple(rows))
    if empty:
        told = page.say(f"“-”：{empty} 个文件里没有绩效目标表，没有审核", f"“-”: no performance form in {empty} of the files; not judged")
        yield Paragraph(told, first=2, hang=2)


def _tallied(projects: int, counts: Mapping[Severity, int]) -> list[Cell]:
    if not projects:
        return [Cell(NOTHING)] * len(SEVERITIES)
    return [Cell(str(counts[s]), paint=s if counts[s] and s != "note" else "") for s in SEVERITIES]


def _followup(since: Followup, report: DocumentReport, page: Page) -> Iterator[Part]:
    """Yield what became of an earlier submission's findings: those closed and those new; open ones stand in the report itself."""
    new = [f for f in report.findings if f.fingerprint in set(since.new)]
    yield Section(page.say(f"对照上次报送（{file_name(since.file)}）", f"Since {file_name(since.file)}"), ())
    told = page.say(
        f"已改 {len(since.closed)} 处，仍在 {len(since.still_open)} 处，新出现 {len(new)} 处。",
        f"{len(since.closed)} closed, {len(since.still_open)} still open, {len(new)} new.",
    )
    yield Paragraph(told)
    for word, style, findings in ((page.say("已改", "closed"), "good", since.closed), (page.say("新", "new"), "error", new)):
        for f in findings:
            where = page.say("封面", "cover") if f.project is None else page.say(f"项目 {f.project}", f"project {f.project}")
            line = f"{word}  {f.code}  {where}  {field_words(f.path, page.lang)}  {f.title}"
            yield Paragraph(line, paint=style, hang=6)
