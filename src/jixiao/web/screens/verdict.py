"""The page after a file was dropped: what it came to in one heading, the subtraction beside it, what to change, what to take away."""

from msgspec import Struct

from jixiao.model.document import Document
from jixiao.model.finding import DocumentReport, Finding
from jixiao.values.money import grouped
from jixiao.web.screens.faults import Difference, Faults, by_rule, differences
from jixiao.web.screens.guess import Guess, guess_of
from jixiao.web.screens.reported import once_a_report
from jixiao.web.screens.words import ZH, Count, counts, forms_read, number_words
from jixiao.write.reading import reading_points, reading_title
from jixiao.write.text.group import live, tally


class Side(Struct, frozen=True):
    """One figure of the subtraction in the head: its name, the amount, how it looks (``less``, ``gap``, ``even`` or nothing)."""

    name: str
    amount: str
    look: str = ""


class Verdict(Struct, frozen=True):
    """What one document came to; ``unread`` is what was not read or not surely, ``foot`` counts everything, the unknown too."""

    title: str
    heading: tuple[str, str]
    sides: tuple[Side, ...]
    judged: bool
    unread_title: str
    unread: tuple[str, ...]
    rows: tuple[Difference, ...]
    guess: Guess | None
    errors: tuple[Faults, ...]
    warnings: tuple[Faults, ...]
    notes: tuple[Faults, ...]
    open_: tuple[Faults, ...]
    counts: tuple[Count, ...]
    read: str
    rules: int
    unknown: int


@once_a_report
def verdict(report: DocumentReport, document: Document) -> Verdict:
    """Return what the page says of a document and its audit."""
    found = live(report.findings)
    errors = [finding for finding in found if finding.severity == "error"]
    guess = guess_of(report, document)
    rows = tuple(differences(report, document, errors, guess))
    told = {row.path + row.code for row in rows}
    return Verdict(
        title=report.title or "",
        heading=heading(report, rows, guess),
        sides=sides(report, rows),
        judged=report.is_judged,
        unread_title=reading_title(report, ZH),
        unread=reading_points(report, ZH),
        rows=rows,
        guess=guess,
        errors=by_rule(document, [finding for finding in errors if finding.path + finding.code not in told]),
        warnings=by_rule(document, _of(found, "warning")),
        notes=by_rule(document, _of(found, "note")),
        open_=by_rule(document, [finding for finding in report.findings if finding.verdict == "unknown"]),
        counts=counts(report),
        read=forms_read(report),
        rules=report.rules,
        unknown=report.counts.unknown,
    )


def _of(found: tuple[Finding, ...], severity: str) -> list[Finding]:
    return [finding for finding in found if finding.severity == severity]


def heading(report: DocumentReport, rows: tuple[Difference, ...], guess: Guess | None) -> tuple[str, str]:
    """Return the finding of the page in two parts, each of which stays on one line where it can."""
    if not report.is_judged:
        return "没有找到绩效目标表，", "没有审核"
    told = tally(live(report.findings))
    if guess is not None and report.explanations:
        count, gap = number_words(len(guess.explains)), grouped(report.explanations[0].difference)
        return f"{count}处错误差的是同一个数，", f"{gap} 元"
    if len(rows) == 1:
        return f"{rows[0].field}对不上，", f"相差 {rows[0].gap} 元"
    if rows:
        return f"{number_words(len(rows))}处金额对不上，", f"最大相差 {max((row.gap for row in rows), key=_size)} 元"
    if told["error"]:
        return f"{number_words(told['error'])}处错误", "必须改"
    read = "读到的部分" if report.partly_read else ""
    if told["warning"]:
        return f"{read}没有错误，", f"{told['warning']} 处应当核对"
    if report.counts.unknown:
        return f"{read}没有查出错误，", f"还有 {report.counts.unknown} 处缺资料，无法判定"
    return f"{report.rules} 条规则查完，", f"{read}没有查出错误"


def _size(amount: str) -> tuple[int, str]:
    return len(amount), amount


def sides(report: DocumentReport, rows: tuple[Difference, ...]) -> tuple[Side, ...]:
    """Return the subtraction: cover less forms, else the largest difference, else the money that was read."""
    balance = report.balance
    if balance.cover is not None and balance.form is not None and balance.cover_gap is not None:
        forms = Side(f"{report.projects} 张表合计", grouped(balance.form), "less")
        if balance.cover_gap:
            return Side("封面", grouped(balance.cover)), forms, Side("相差（元）", grouped(balance.cover_gap).replace("-", "−"), "gap")
        even = "相差（元）" if balance.cover == balance.form else "取整后相差（元）"
        return Side("封面", grouped(balance.cover)), forms, Side(even, "0.00", "gap even")
    if rows:
        row = max(rows, key=lambda one: _size(one.gap))
        return Side("写的", row.written), Side(row.equal_of, row.equal, "less"), Side("相差（元）", row.gap, "gap")
    return (Side("年度资金（元）", grouped(report.annual_total)),) if report.annual_total is not None else ()
