"""The audit as a workbook: summary, findings to filter, money side by side, money that no indicator measures, proposed grades.

Every text of a document goes into a text cell, so that none is taken for a formula; amounts are numbers for people to add up.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any, NamedTuple

from jixiao.extras import need
from jixiao.model.finding import AuditReport, BalanceRow, DocumentReport, Finding
from jixiao.model.grade import ENGLISH, GradeItem, GradeProposal
from jixiao.values.money import Money
from jixiao.write.document.plain import printable
from jixiao.write.format.quote import in_words
from jixiao.write.page import Page
from jixiao.write.reading import reading_points, reading_title
from jixiao.write.report.coverage import share
from jixiao.write.report.faults import quotes
from jixiao.write.report.rows import also, spot
from jixiao.write.text.grade import grade_word, looked_at
from jixiao.write.text.group import live, tally
from jixiao.write.text.head import points
from jixiao.write.where import file_name

PRINTED = 8
"""Columns that go on paper; law and fingerprint are for the screen."""
LONGEST = 32_000
"""Characters that a cell surely holds."""
RISKY = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
BORN = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
"""The day in the file's properties: the same report must give the same bytes."""
Value = str | Decimal | int | None


class Sheet(NamedTuple):
    """One sheet: its name, its columns (head, width), its rows; the last ``totals`` rows are printed bold."""

    name: str
    columns: tuple[tuple[str, int], ...]
    rows: tuple[tuple[Value, ...], ...]
    totals: int = 0


def audit_xlsx(report: AuditReport, page: Page) -> bytes:
    """Return the workbook's bytes; the same report gives the same bytes."""
    need("write")
    from xlsxwriter import Workbook  # noqa: PLC0415 - only this layout needs it

    buffer = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with Workbook(buffer, options) as book:
        book.set_properties({"title": page.say("绩效目标审核", "Audit of performance targets"), "created": BORN})
        styles = Styles(book)
        summary(book, styles, report, page)
        for sheet in (findings(report, page), balance(report, page), uncovered(report, page), *grades(report, page)):
            table(book, styles, sheet)
    return buffer.getvalue()


class Styles:
    """The workbook's cell formats."""

    def __init__(self, book: Any) -> None:  # noqa: ANN401 - xlsxwriter has no types
        """Make them."""
        common = {"font_name": "宋体", "font_size": 10.5, "valign": "top", "border": 1, "border_color": "#9AA5B0"}
        text = {**common, "text_wrap": True, "num_format": "@"}
        self.head = book.add_format(
            {**common, "bold": True, "bg_color": "#E9EBEE", "align": "center", "valign": "vcenter", "text_wrap": True}
        )
        self.text = book.add_format(text)
        self.risky = book.add_format({**text, "quote_prefix": True})
        self.bold = book.add_format({**text, "bold": True})
        self.money = book.add_format({**common, "num_format": "#,##0.00"})
        self.money_bold = book.add_format({**common, "num_format": "#,##0.00", "bold": True})
        self.gap = book.add_format({**common, "num_format": "+#,##0.00;-#,##0.00;0.00", "bold": True, "font_color": "#BD1F1A"})
        self.count = book.add_format({**common, "num_format": "0", "align": "center"})
        self.title = book.add_format({"font_name": "方正小标宋简体", "font_size": 18, "bold": True, "valign": "vcenter"})
        self.plain = book.add_format({"font_name": "宋体", "font_size": 11, "text_wrap": True, "valign": "top"})
        self.levels = {
            "错误": book.add_format({**text, "bold": True, "font_color": "#FFFFFF", "bg_color": "#BD1F1A"}),
            "警告": book.add_format({**text, "font_color": "#6C4900", "bg_color": "#FBEECF"}),
        }
        self.levels |= {"error": self.levels["错误"], "warning": self.levels["警告"]}

    def of(self, value: Value, *, bold: bool, signed: bool) -> Any:  # noqa: ANN401 - as above
        """Return the format for a value."""
        if isinstance(value, Decimal):
            return self.gap if signed and value else self.money_bold if bold else self.money
        if isinstance(value, int):
            return self.count
        if isinstance(value, str) and value in self.levels:
            return self.levels[value]
        return self.bold if bold else self.risky if value and value.startswith(RISKY) else self.text


def put(sheet: Any, at: tuple[int, int], value: Value, style: Any) -> None:  # noqa: ANN401 - as above
    """Write a value: text as text whatever it begins with, figures as numbers, a blank as a blank."""
    if value is None or value == "":
        sheet.write_blank(*at, None, style)
    elif isinstance(value, str):
        sheet.write_string(*at, printable(value)[:LONGEST], style)
    else:
        sheet.write_number(*at, value, style)


def table(book: Any, styles: Styles, content: Sheet) -> None:  # noqa: ANN401 - as above
    """Add a sheet with a frozen head that can be filtered, set up to print on A4 lying."""
    sheet = book.add_worksheet(content.name)
    for column, (head, width) in enumerate(content.columns):
        sheet.set_column(column, column, width)
        put(sheet, (0, column), head, styles.head)
    signed = {i for i, (head, _) in enumerate(content.columns) if head in ("说明减表", "Difference")}
    for number, values in enumerate(content.rows, 1):
        bold = number > len(content.rows) - content.totals
        for column, value in enumerate(values):
            put(sheet, (number, column), value, styles.of(value, bold=bold, signed=column in signed))
    last = max(1, len(content.rows) - content.totals)
    sheet.autofilter(0, 0, last, len(content.columns) - 1)
    sheet.freeze_panes(1, 0)
    print_set_up(sheet)
    sheet.repeat_rows(0)
    sheet.print_area(0, 0, len(content.rows), min(len(content.columns), PRINTED) - 1)


def print_set_up(sheet: Any) -> None:  # noqa: ANN401 - as above
    """Make a sheet print on lying A4, as wide as the page, with its number at the foot."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(0.6, 0.6, 0.7, 0.7)
    sheet.set_footer("&C— &P —")


def summary(book: Any, styles: Styles, report: AuditReport, page: Page) -> None:  # noqa: ANN401 - as above
    """Add the first sheet: for each document its title, what a bureau chief reads in five lines, and its counts."""
    sheet = book.add_worksheet(page.say("摘要", "Summary"))
    sheet.set_column(0, 0, 22)
    sheet.set_column(1, 1, 90)
    sheet.hide_gridlines(2)
    line = 0
    for document in report.documents:
        sheet.set_row(line, 30)
        put(sheet, (line, 0), document.title or file_name(document.file), styles.title)
        line += 1
        for words, value in _facts(document, page):
            put(sheet, (line, 0), words, styles.bold)
            put(sheet, (line, 1), value, styles.text)
            line += 1
        line += 1
    print_set_up(sheet)


def _facts(report: DocumentReport, page: Page) -> Iterable[tuple[str, str]]:
    yield page.say("文件", "File"), file_name(report.file)
    heading = reading_title(report, page)
    yield from ((heading, point) for point in reading_points(report, page))
    if not report.is_judged:
        return
    counts = tally(live(report.findings))
    yield page.say("依据的日期", "Law in force on"), report.as_of.isoformat() if report.as_of else page.say("年度不明", "unknown")
    for number, point in enumerate(points(report, page), 1):
        yield page.say(f"结论 {number}", f"Point {number}"), point
    yield page.say("错误 / 警告 / 提示", "Errors / warnings / notes"), " / ".join(str(counts[s]) for s in counts)
    told = report.counts
    yield page.say("通过 / 不符 / 无法判断", "Passed / failed / undecided"), f"{told.passed} / {told.fail} / {told.unknown}"
    covered = share(report.balance.controlled_total, report.balance.form)
    yield page.say("有成本指标的资金", "Money under cost targets"), covered or page.say("无法计算", "unknown")


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
    basis = page.say("；", "; ").join(finding.basis)
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


def balance(report: AuditReport, page: Page) -> Sheet:
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


def uncovered(report: AuditReport, page: Page) -> Sheet:
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
