"""The audit as a workbook: summary, findings to filter, money side by side, money that no indicator measures, proposed grades."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from jixiao.model.finding import AuditReport, BalanceRow, DocumentReport, Finding
from jixiao.model.grade import ENGLISH, GradeItem, GradeProposal
from jixiao.values.money import Money
from jixiao.write.format._quote import in_words
from jixiao.write.format.xlsx import Facts, Sheet, Value, as_xlsx, facts_sheet
from jixiao.write.page import Page
from jixiao.write.reading import reading_points, reading_title
from jixiao.write.report.coverage import share
from jixiao.write.report.faults import quotes
from jixiao.write.report.rows import also, spot
from jixiao.write.sentences import basis_words
from jixiao.write.text.grade import grade_word, looked_at
from jixiao.write.text.group import live, tally
from jixiao.write.text.head import audit_points
from jixiao.write.where import file_name


def audit_xlsx(report: AuditReport, page: Page) -> bytes:
    """Return the workbook's bytes; the same report gives the same bytes."""
    sheets = (findings(report, page), balance_sheet(report, page), uncovered_sheet(report, page), *grades(report, page))
    title = page.say("绩效目标审核", "Audit of performance targets")
    return as_xlsx(title, partial(facts_sheet, name=page.say("摘要", "Summary"), groups=_summary(report, page)), sheets)


ANNEX = ("附件", "annex")
"""What the name of the workbook ends with that stands beside a report on paper."""


def annex_name(name: str, page: Page) -> str:
    """Return the name of the workbook beside a report on paper: ``审核-附件.xlsx`` beside ``审核.pdf``."""
    return f"{name.rpartition('.')[0] or name}-{page.say(*ANNEX)}.xlsx"


def annex_words(page: Page) -> str:
    """Return what a report on paper calls the workbook beside it."""
    return page.say("附件（同名加“-附件”的 Excel 工作簿）", "see the annex, the workbook of the same name with “-annex”")


def _summary(report: AuditReport, page: Page) -> Iterator[Facts]:
    """Yield what the first sheet tells: for each document its title, what a bureau chief reads in five lines, and its counts."""
    yield from ((document.title or file_name(document.file), _facts(document, page)) for document in report.documents)
    yield None, _missed(report, page)


def _facts(report: DocumentReport, page: Page) -> Iterable[tuple[str, str]]:
    yield page.say("文件", "File"), file_name(report.file)
    heading = reading_title(report, page)
    yield from ((heading, point) for point in reading_points(report, page))
    if not report.is_judged:
        return
    counts = tally(live(report.findings))
    yield page.say("依据的日期", "Law in force on"), report.as_of.isoformat() if report.as_of else page.say("年度不明", "unknown")
    for number, point in enumerate(audit_points(report, page), 1):
        yield page.say(f"结论 {number}", f"Point {number}"), point
    yield page.say("错误 / 警告 / 提示", "Errors / warnings / notes"), " / ".join(str(counts[s]) for s in counts)
    told = report.counts
    yield page.say("通过 / 不符 / 无法判定", "Passed / failed / undecided"), f"{told.passed} / {told.fail} / {told.unknown}"
    covered = share(report.balance.controlled_total, report.balance.form)
    yield page.say("有成本指标的资金", "Money under cost targets"), covered or page.say("无法计算", "unknown")


def _missed(report: AuditReport, page: Page) -> Iterable[tuple[str, str]]:
    """Yield the files that could not be read and those that were passed over, by name."""
    yield from ((page.say("没有读到的文件", "Not read"), one.message) for one in report.unreadable)
    yield from ((page.say("已跳过的文件", "Passed over"), file) for file in report.skipped)


def findings(report: AuditReport, page: Page) -> Sheet:
    """Return the sheet of all findings."""
    several = len(report.documents) > 1
    heads = page.say(
        "级别|规则|项目|项目名称|在哪里|错在哪里|原文|怎么改|依据|编号", "Severity|Rule|Project|Name|Where|What|Text|Fix|Basis|Fingerprint"
    ).split("|")
    columns = tuple(zip(heads, (7, 8, 6, 16, 20, 40, 28, 32, 36, 18), strict=True))
    rows = [
        ((file_name(d.file),) if several else ()) + _finding(f, d, page)
        for d in report.documents
        for f in (*live(d.findings), *_undecided(d))
    ]
    return Sheet(page.say("问题清单", "Findings"), (((page.say("文件", "File"), 20),) if several else ()) + columns, tuple(rows))


def _undecided(report: DocumentReport) -> Iterable[Finding]:
    return (f for f in report.findings if f.verdict == "unknown")


def _finding(finding: Finding, report: DocumentReport, page: Page) -> tuple[Value, ...]:
    name = report.project_names.get(str(finding.project)) if finding.project is not None else page.say("封面", "cover")
    where, quoted = spot(finding, report, page, named=False), "\n".join(in_words(quotes(finding, page), page))
    basis = basis_words(finding.basis, page)
    what = "\n".join(filter(None, (finding.message, also(finding, page))))
    return (
        page.severity(finding),
        finding.code,
        finding.project,
        name,
        where,
        what,
        quoted,
        finding.fix,
        basis,
        finding.fingerprint,
    )


def balance_sheet(report: AuditReport, page: Page) -> Sheet:
    """Return the sheet of money side by side, with the totals of each document."""
    heads = page.say(
        "项目|项目名称|情况说明|申报表|说明减表|成本指标|有成本指标的资金",
        "Project|Name|Narrative|Form|Difference|Cost targets|Under cost targets",
    ).split("|")
    rows: list[tuple[Value, ...]] = []
    for document in (d for d in report.documents if d.is_judged):
        told = document.balance
        rows += [
            (r.number, (r.name or "") + _marks(r, page), r.narrative, r.form, r.difference, r.measured, r.controlled) for r in told.rows
        ]
        rows.append((None, page.say("合计", "Total"), told.narrative, told.form, told.narrative_gap, None, told.controlled_total))
        rows.append((None, page.say("封面（减申报表合计）", "Cover (less forms)"), None, told.cover, told.cover_gap, None, None))
    widths = (7, 32, 16, 16, 16, 18, 18)
    return Sheet(
        page.say("资金对照", "Money"), tuple(zip(heads, widths, strict=True)), tuple(rows), totals=2 if len(report.documents) == 1 else 0
    )


def _marks(row: BalanceRow, page: Page) -> str:
    """Return behind a project's name which of its figures are not surely read: a figure's cell holds nothing but the figure."""
    words = {
        "name": ("名称", "name"),
        "narrative": ("情况说明", "narrative"),
        "form": ("申报表", "form"),
        "measured": ("成本指标", "cost targets"),
    }
    named = page.say("、", ", ").join(page.say(*told) for field, told in words.items() if field in row.doubtful)
    return page.say(f"（存疑：{named}）", f" (unsure: {named})") if named else ""


def grades(report: AuditReport, page: Page) -> Iterable[Sheet]:
    """Yield the sheet of the proposed grades, a line for each item of the review form; none where nothing is graded."""
    heads = page.say(
        "项目|项目名称|等级建议|总分|说明|审核要点|分值|可判定|得分|看了什么|扣分",
        "Project|Name|Grade|Total|Remark|Item|Points|Judged|Left|Judged by|Taken off",
    ).split("|")
    rows: list[tuple[Value, ...]] = [
        (
            p.number,
            p.name,
            grade_word(p.grade, page),
            p.total,
            p.held,
            page.say(i.item, ENGLISH[i.item]),
            i.points,
            i.graded,
            i.score,
            looked_at(i, page),
            _off(p, i),
        )
        for d in report.documents
        for p in d.grades
        for i in p.items
    ]
    if rows:
        yield Sheet(page.say("等级建议", "Grades"), tuple(zip(heads, (6, 24, 10, 9, 26, 14, 8, 8, 8, 26, 40), strict=True)), tuple(rows))


def _off(proposal: GradeProposal, item: GradeItem) -> str:
    return "\n".join(f"{d.code} {d.title} -{d.points:f}" for d in proposal.deductions if d.item == item.item and d.points)


def uncovered_sheet(report: AuditReport, page: Page) -> Sheet:
    """Return the sheet of the items that no output indicator measures."""
    heads: Sequence[tuple[str, int]] = (
        (page.say("项目", "Project"), 7),
        (page.say("支出项目", "Item"), 60),
        (page.say("金额（元）", "Yuan"), 18),
        (page.say("位置", "Pointer"), 30),
    )
    items = [u for d in report.documents for u in d.balance.uncovered]
    rows: list[tuple[Value, ...]] = [(u.project, u.label, u.amount, u.path) for u in items]
    total = sum((u.amount for u in items), Money("0.00"))
    rows.append((None, page.say(f"合计 {len(items)} 项", f"Total of {len(items)}"), total, None))
    return Sheet(page.say("未衡量资金", "Unmeasured"), tuple(heads), tuple(rows), totals=1)
