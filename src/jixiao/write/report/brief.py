"""The audit on three sheets of paper, for a director: conclusion, money, likely cause, errors, warnings by form; the rest is an annex.

Codes and pointers are left to the annex: a fault is told by what it is and where it stands, in words.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from jixiao.model.fields import field_words, project_position
from jixiao.model.finding import AuditReport, DocumentReport, Explanation, Finding, FoundPlace
from jixiao.values.money import grouped
from jixiao.write.page import Page
from jixiao.write.reading import reading_points, reading_title
from jixiao.write.report.grades import grade_counts
from jixiao.write.report.hypothesis import changed_columns, changed_row, hypotheses
from jixiao.write.report.money import balance
from jixiao.write.report.rows import without_codes
from jixiao.write.text.entry import own_place
from jixiao.write.text.group import by_code, live, tally
from jixiao.write.text.head import audit_points, facts
from jixiao.write.tree import Cell, Column, Group, Paragraph, Part, Points, Report, Row, Section, Table, Title, plain
from jixiao.write.where import file_name, place_in_words, project_label

LONGEST_NAME = 16
_ROW = re.compile(r"/projects/\d+/indicators(?:_medium_term)?/\d+")
MOST_PLACES = 3
"""Places of one fault in one form that are named; of more it is told how many."""


def brief_report(audit: AuditReport, annex: str, page: Page) -> Report:
    """Return the report of all documents for paper; ``annex`` is the name of the file with every finding."""
    parts = [Group("chapter", tuple(brief_parts(document, annex, page))) for document in audit.documents]
    missed = tuple(one.message for one in audit.unreadable)
    if missed:
        title = page.say("没有读到的文件", "Files that could not be read")
        parts.append(Group("chapter", (Section(title, (Points(missed),)),)))
    if audit.skipped:
        title = page.say("格式不能读取、已跳过的文件", "Files of other formats, passed over")
        parts.append(Group("chapter", (Section(title, (Points(audit.skipped),)),)))
    return Report(brief_title(audit.documents, page), tuple(parts), look="p-report", main="a4", styles=("report",))


def brief_title(documents: Sequence[DocumentReport], page: Page) -> str:
    """Return what the report is called."""
    year = documents[0].fiscal_year if len(documents) == 1 else None
    dated = page.say(f"{year} 年度", f"{year} ") if year else ""
    return page.say(f"{dated}绩效目标审核报告", f"{dated}audit of performance targets".capitalize())


def brief_parts(report: DocumentReport, annex: str, page: Page) -> Iterator[Part]:
    """Yield the parts on one document; ``annex`` says where every finding stands."""
    yield Title(brief_title((report,), page))
    yield Paragraph(report.title or file_name(report.file), look="sub-title")
    if not report.is_judged:
        yield from (Paragraph(told) for told in reading_points(report, page))
        return
    sections = [section for section in _sections(report, page) if section is not None]
    for number, section in enumerate(sections, 1):
        yield Section(page.numeral(number) + plain(section.title), section.parts)
    yield Paragraph(_left(report, annex, page), look="small")


def _sections(report: DocumentReport, page: Page) -> Iterator[Section | None]:
    counts = tally(live(report.findings))
    told = (*facts(report, page), *audit_points(report, page), *_graded(report, page))
    yield Section(page.say("结论", "In short"), (Points(told, look="points"),))
    doubts = tuple(without_codes(told) for told in reading_points(report, page))
    yield Section(reading_title(report, page), (Points(doubts, look="points"),)) if doubts else None
    money = balance(report, page)
    yield Section(page.say("资金对照（元）", "Money side by side (yuan)"), money) if money else None
    causes = tuple(part for one in report.explanations for part in _cause(report, one, page))
    yield Section(page.say("可能的原因（推断，须核对）", "Likely cause (a hypothesis, to be checked)"), causes) if causes else None
    errors = [f for f in live(report.findings) if f.severity == "error"]
    yield (
        Section(page.say(f"错误 {counts['error']} 个", f"Errors: {counts['error']}"), (_errors(errors, report, page),)) if errors else None
    )
    warned = [f for f in live(report.findings) if f.severity == "warning"]
    title = page.say(f"警告 {counts['warning']} 个（按表）", f"Warnings by form: {counts['warning']}")
    yield Section(title, (_warnings(warned, report, page),)) if warned else None


def _graded(report: DocumentReport, page: Page) -> Iterator[str]:
    if report.grades:
        counts = grade_counts((proposal.grade for proposal in report.grades), page)
        yield page.say(f"等级建议：{counts}，由审核人核定。", f"Proposed grades: {counts}; the reviewer decides.")


def _left(report: DocumentReport, annex: str, page: Page) -> str:
    counts, unknown = tally(live(report.findings)), report.counts.unknown
    return page.say(
        f"另有 {counts['note']} 个提示、{unknown} 处无法判定。逐条意见、原文、改法、依据和等级建议的算法见{annex}。",
        f"Besides {counts['note']} notes and {unknown} points that could not be judged. Every finding with its source, fix, law and the "
        f"grades: {annex}.",
    )


def _cause(report: DocumentReport, one: Explanation, page: Page) -> Iterator[Part]:
    yuan, count = grouped(one.difference), len(one.explains)
    yield Paragraph(
        page.say(
            f"{count} 处都差 {yuan} 元，可能出自同一处疏漏。下面任何一组改法都能使各处全部相符；请以批复的数字为准。",
            f"{count} differences turn on {yuan} yuan and may come from one slip. Each of these sets makes all agree; check what was approved.",
        )
    )
    columns = changed_columns(one, page, Column(page.say("组", "Set")))
    rows = [
        changed_row(report, change, len(columns), page, Cell(str(number)))
        for number, changes in enumerate(hypotheses(one), 1)
        for change in changes
    ]
    yield Table(columns, tuple(rows), look="rep")


def _errors(found: Sequence[Finding], report: DocumentReport, page: Page) -> Table:
    heads = page.say("在哪里|错在哪里|怎么改", "Where|What|Fix").split("|")
    rows = tuple(Row((Cell(_where(f, report, page)), Cell(f.message), Cell(f.fix))) for f in found)
    return Table(tuple(map(Column, heads)), rows, look="rep")


def _where(finding: Finding, report: DocumentReport, page: Page) -> str:
    return " ".join(filter(None, (project_label(report, finding.path, page), _spot(finding, page))))


def _warnings(found: Sequence[Finding], report: DocumentReport, page: Page) -> Table:
    """Return the warnings, a line for every fault in a form, with the places that it stands at."""
    heads = page.say("表|问题和位置", "Form|What, and where").split("|")
    forms: dict[int, list[Finding]] = {}
    for finding in found:
        forms.setdefault(project_position(finding.path) or 0, []).append(finding)
    rows = [Row((Cell(_form(report, own[0], page)), Cell(_lines(own, page)))) for _, own in sorted(forms.items())]
    return Table(tuple(map(Column, heads)), tuple(rows), look="rep")


def _form(report: DocumentReport, finding: Finding, page: Page) -> str:
    return project_label(report, finding.path, page, named=True) or page.say("封面", "Cover")


def _lines(found: Iterable[Finding], page: Page) -> str:
    return "\n".join(f"{entry.first.title}{page.say('：', ': ')}{_places(entry.findings, page)}" for entry in by_code(found))


def _places(found: Sequence[Finding], page: Page) -> str:
    named = list(dict.fromkeys(_spot(f, page) for f in found))
    more = len(named) - MOST_PLACES
    shown = page.say("、", ", ").join(named[:MOST_PLACES])
    return shown + (page.say(f"等 {len(named)} 处", f" and {more} more") if more > 0 else "")


def _spot(finding: Finding, page: Page) -> str:
    """Return the field and where it stands: ``“培训人数”的指标值（第 35 页“绩效指标”表第 6 行）``."""
    place = own_place(finding) or FoundPlace(path=finding.path)
    field, where = _field(finding, page), place_in_words(place, finding.path, page)
    return field + (page.say(f"（{where}）", f" ({where})") if where else "")


def _field(finding: Finding, page: Page) -> str:
    """Return the field in words, that of an indicator by its name where the finding tells it: its number says nothing to who reads no form."""
    words, name, row = field_words(finding.path, page.lang), finding.values.get("name"), _ROW.match(finding.path)
    if not name or row is None:
        return words
    return words.replace(field_words(row[0], page.lang), f"“{name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 1] + '…'}”")
