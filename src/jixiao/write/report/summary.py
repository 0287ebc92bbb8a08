"""The audits of many files on one page and in one workbook: a line a file with a link to its report, the rules, what was not read."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from urllib.parse import quote

from msgspec.structs import replace

from jixiao.model.finding import AuditReport, DocumentReport, NotOpened
from jixiao.model.summary import CodeCount, SummaryLine
from jixiao.values.money import Money, grouped
from jixiao.write.format.xlsx import Sheet, Value, as_xlsx, facts_sheet
from jixiao.write.page import SEVERITY_WORDS, Page
from jixiao.write.reading import reading_points
from jixiao.write.report.coverage import wan_or_unfilled
from jixiao.write.report.grades import grade_counts
from jixiao.write.text.group import live, tally
from jixiao.write.tree import Cell, Column, Pair, Pairs, Paragraph, Part, Points, Report, Row, Section, Span, Table, Title
from jixiao.write.where import file_name

Missed = Sequence[NotOpened]
PRINTED = 10
"""Columns of the list of files that are printed: up to what was not read."""
NAMED = 3
"""Files that were not judged are named in the conclusion up to so many; the table tells the rest."""


def line_of(report: DocumentReport, link: str, page: Page) -> SummaryLine:
    """Return what a summary keeps of an audited document whose report lies at ``link``."""
    found = live(report.findings)
    counts, codes = tally(found), Counter(f.code for f in found)
    first = {f.code: f for f in reversed(found)}
    return SummaryLine(
        file=report.file,
        link=link,
        unit=report.unit,
        title=report.title,
        kind=report.kind,
        year=report.fiscal_year,
        projects=report.projects,
        money=report.annual_total,
        errors=counts["error"],
        warnings=counts["warning"],
        notes=counts["note"],
        unknown=report.counts.unknown,
        grades=tuple(proposal.grade for proposal in report.grades),
        unread=tuple(reading_points(report, page)),
        codes=tuple(CodeCount(code=c, severity=first[c].severity, title=first[c].title, count=n) for c, n in sorted(codes.items())),
    )


def worst_first(lines: Iterable[SummaryLine]) -> list[SummaryLine]:
    """Return the lines with most errors first, then those with most warnings, then by file."""
    return sorted(lines, key=lambda line: (-line.errors, -line.warnings, line.file))


def summary_report(lines: Sequence[SummaryLine], run: AuditReport, page: Page) -> Report:
    """Return the summary as a report; ``run`` holds what was not read, what was passed over, the rules that did not run."""
    return Report(
        title_of(page),
        tuple(_parts(worst_first(lines), run, page)),
        look="p-report",
        main="sheet",
        styles=("report",),
        script="sort",
    )


def title_of(page: Page) -> str:
    """Return the summary's heading."""
    return page.say("绩效目标审核汇总", "Summary of the audits")


def _parts(lines: Sequence[SummaryLine], run: AuditReport, page: Page) -> Iterator[Part]:
    missed = run.unreadable
    yield Title(title_of(page))
    yield Paragraph(" ".join(conclusion(lines, missed, page)))
    yield Pairs(tuple(Pair(words, figure) for words, figure in figures(lines, missed, page)), look="key keep", title=title_of(page))
    yield Section(page.say("每个文件", "Every file"), (_files(lines, page),))
    if codes := by_rule(lines):
        yield Section(page.say("查出最多的问题", "What was found most"), (_rules(codes, page),))
    lacking = (
        (page.say("没能运行的规则", "Rules that could not be run"), tuple(f"{p.code}  {p.message}" for p in run.rule_problems)),
        (page.say("没有读到的文件", "Files that could not be read"), tuple(m.message for m in missed)),
        (page.say("格式不能读取、已跳过的文件", "Files of other formats, passed over"), tuple(run.skipped)),
    )
    yield from (Section(told, (Points(names, look="points"),)) for told, names in lacking if names)


def conclusion(lines: Sequence[SummaryLine], missed: Missed, page: Page) -> Iterator[str]:
    """Yield what a director reads first: how many files have errors, and what was not judged."""
    judged, wrong = [line for line in lines if line.projects], [line for line in lines if line.errors]
    errors = sum(line.errors for line in lines)
    yield page.say(
        f"审核 {len(judged)} 个文件，{len(wrong)} 个有错误，共 {errors} 处。",
        f"{len(judged)} files judged, {len(wrong)} of them with errors, {errors} in all.",
    )
    if partly := sum(bool(line.unread) and line.projects > 0 for line in lines):
        yield page.say(f"{partly} 个没有读全或读得不确定，请对照原件。", f"{partly} were not read whole or surely; check the originals.")
    left = [*(line.file for line in lines if not line.projects), *(one.file for one in missed)]
    if left:
        formless, unread = len(left) - len(missed), len(missed)
        told = [page.say(f"{formless} 个没有绩效目标表", f"{formless} without a performance form")] if formless else []
        told += [page.say(f"{unread} 个读不了", f"{unread} unreadable")] if unread else []
        why = page.say("，", ", ").join(told)
        names = "、".join(map(file_name, left[:NAMED])) + page.say("等" if len(left) > NAMED else "", "…" if len(left) > NAMED else "")
        yield page.say(f"另有 {len(left)} 个没有审核（{why}）：{names}。", f"{len(left)} more were not judged ({why}): {names}.")


def figures(lines: Sequence[SummaryLine], missed: Missed, page: Page) -> Iterator[tuple[str, str]]:
    """Yield the key figures, each with its words."""
    every = [line.money for line in lines if line.projects]
    known = [money for money in every if money is not None]
    total = sum(known, Money("0.00")) if known else None
    unknown = len(every) - len(known)
    more = page.say(f"（另有 {unknown} 份没有读到金额）", f" (without {unknown} whose money was not read)") if known and unknown else ""
    yield page.say("文件", "files"), str(len(lines) + len(missed))
    yield page.say("项目", "projects"), str(sum(line.projects for line in lines))
    yield page.say("年度资金，万元", "money, 10k yuan") + more, wan_or_unfilled(total, page)
    yield page.say("错误", "errors"), str(sum(line.errors for line in lines))
    yield page.say("警告", "warnings"), str(sum(line.warnings for line in lines))


def _files(lines: Sequence[SummaryLine], page: Page) -> Table:
    heads = page.say(
        "文件|单位|表|年度|项目|年度资金（元）|错误|警告|等级建议|没有读到的",
        "File|Office|Form|Year|Projects|Money (yuan)|Errors|Warnings|Grades|Not read",
    ).split("|")
    numbers = frozenset((3, 4, 5, 6, 7))
    file, *others = (Column(head, each="num" if n in numbers else "", look="num" if n in numbers else "") for n, head in enumerate(heads))
    columns = (replace(file, each="file"), *others)
    rows = tuple(Row(tuple(_cells(line, page))) for line in lines)
    return Table(columns, rows, look="rep cards sorted", caption=page.say("点表头排序", "Choose a head to sort by it"))


def _name(line: SummaryLine) -> str:
    """Return a file's name with the folder that it was handed in with: files of several offices are often called alike."""
    name, folder = file_name(line.file), line.link.rpartition("/")[0]
    return f"{folder}/{name}" if folder and "!" not in name else name


def _cells(line: SummaryLine, page: Page) -> Iterator[Cell]:
    yield Cell(Span(_name(line), link=quote(line.link)))
    yield from (Cell(text or "") for text in (line.unit, kind_of(line, page), str(line.year or "")))
    yield Cell(str(line.projects))
    yield Cell("" if line.money is None else grouped(line.money))
    judged = line.projects > 0
    yield Cell(str(line.errors) if judged else "", look="e" if line.errors else "")
    yield Cell(str(line.warnings) if judged else "")
    yield Cell(grade_counts(line.grades, page))
    yield Cell(_unread(line, page))


def kind_of(line: SummaryLine, page: Page) -> str:
    """Return the form's name; that there is none."""
    return page.kind(line.kind) if line.projects else page.say("没有绩效目标表", "no performance form")


def by_rule(lines: Iterable[SummaryLine]) -> list[tuple[CodeCount, int]]:
    """Return for each rule its findings in all files and in how many files it found something: errors first, the most frequent first."""
    found: dict[str, CodeCount] = {}
    files: Counter[str] = Counter()
    for line in lines:
        for one in line.codes:
            before = found.get(one.code)
            count = one.count + (before.count if before else 0)
            found[one.code] = CodeCount(code=one.code, severity=one.severity, title=one.title, count=count)
            files[one.code] += 1
    ranks = list(SEVERITY_WORDS)
    return sorted(((one, files[code]) for code, one in found.items()), key=lambda p: (ranks.index(p[0].severity), -p[1], p[0].code))


def _rules(codes: Sequence[tuple[CodeCount, int]], page: Page) -> Table:
    heads = page.say("级别|规则|说什么|文件|处", "Severity|Rule|What|Files|Findings").split("|")
    columns = tuple(Column(head, each="num" if n > 2 else "", look="num" if n > 2 else "") for n, head in enumerate(heads))
    rows = tuple(
        Row((Cell(page.say(*SEVERITY_WORDS[one.severity])), Cell(one.code), Cell(one.title), Cell(str(files)), Cell(str(one.count))))
        for one, files in codes
    )
    return Table(columns, rows, look="rep cards sorted")


def summary_xlsx(lines: Sequence[SummaryLine], report: AuditReport, page: Page) -> bytes:
    """Return the summary as a workbook: figures, files to filter with links to their reports, rules, what was not read (of ``report``)."""
    ordered, missed = worst_first(lines), report.unreadable
    told = ((page.say("结论", "In short"), " ".join(conclusion(ordered, missed, page))), *figures(ordered, missed, page))
    first = partial(facts_sheet, name=page.say("摘要", "Summary"), groups=((title_of(page), told),))
    return as_xlsx(title_of(page), first, _sheets(ordered, report, page))


def _sheets(lines: Sequence[SummaryLine], report: AuditReport, page: Page) -> Iterator[Sheet]:
    heads = page.say(
        "文件|单位|表|年度|项目|年度资金|错误|警告|等级建议|没有读到的|提示|无法判定|报告",
        "File|Office|Form|Year|Projects|Money|Errors|Warnings|Grades|Not read|Notes|Undecided|Report",
    ).split("|")
    widths = (30, 24, 16, 6, 6, 16, 6, 6, 14, 44, 7, 9, 30)
    rows, columns = tuple(_values(line, page) for line in lines), tuple(zip(heads, widths, strict=True))
    yield Sheet(page.say("文件", "Files"), columns, rows, links=frozenset((len(heads) - 1,)), printed=PRINTED)
    heads = page.say("级别|规则|说什么|文件数|处数", "Severity|Rule|What|Files|Findings").split("|")
    counted = [(page.say(*SEVERITY_WORDS[one.severity]), one.code, one.title, files, one.count) for one, files in by_rule(lines)]
    yield Sheet(page.say("规则", "Rules"), tuple(zip(heads, (8, 9, 60, 9, 9), strict=True)), tuple(counted))
    left: list[tuple[Value, ...]] = [(page.say("没有读到", "not read"), m.file, m.message) for m in report.unreadable]
    left += [(page.say("已跳过", "passed over"), file, page.say("格式不能读取", "no format that can be read")) for file in report.skipped]
    if left:
        heads = page.say("情况|文件|说明", "What|File|Why").split("|")
        yield Sheet(page.say("没有审核的", "Not judged"), tuple(zip(heads, (12, 50, 80), strict=True)), tuple(left))


def _values(line: SummaryLine, page: Page) -> tuple[Value, ...]:
    judged = line.projects > 0
    errors, warnings, notes, unknown = (line.errors, line.warnings, line.notes, line.unknown) if judged else (None,) * 4
    return (
        _name(line),
        line.unit,
        kind_of(line, page),
        line.year,
        line.projects,
        line.money,
        errors,
        warnings,
        grade_counts(line.grades, page),
        _unread(line, page),
        notes,
        unknown,
        line.link,
    )


def _unread(line: SummaryLine, page: Page) -> str:
    """Return the first thing that was not read, and how many more the report tells; what comes last is the way out."""
    more = len(line.unread) - 2
    return "".join(line.unread[:1]) + (page.say(f"另有 {more} 处，见报告。", f" {more} more, see the report.") if more > 0 else "")
