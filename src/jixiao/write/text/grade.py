"""The grade proposed for each project, with the rules that took points off."""

from jixiao.model.finding import DocumentReport
from jixiao.model.grade import GRADES, GradeDeduction, GradeProposal
from jixiao.write.columns import wrap
from jixiao.write.hostile import visible
from jixiao.write.page import Page

TESTS = {"完整性": "completeness", "相关性": "relevance", "适当性": "fit", "可行性": "feasibility"}
WORDS = {"优": "excellent", "良": "good", "中": "fair", "差": "poor"}
MOST, MOST_CODES = 12, 4
"""Projects, and rules of a test, that are listed without ``--verbose``: the lowest points, the heaviest deductions."""


def grade_lines(report: DocumentReport, page: Page) -> list[str]:
    """Return the proposal as a section, worst project first; empty where nothing is graded."""
    if not report.grades:
        return []
    lines = page.section(f"{grade_title(page)}{_counted(report, page)}")
    worst = sorted(report.grades, key=lambda p: p.total)
    shown = worst if page.verbose else worst[:MOST]
    for proposal in shown:
        lines += wrap(grade_sentence(proposal, page), page.columns, first="  ", hanging="      ")
    if len(shown) < len(worst):
        more = len(worst) - len(shown)
        lines.append(
            page.paint("dim", "  " + page.say(f"另有 {more} 个项目得分更高（--verbose 全部列出）", f"{more} more with higher points"))
        )
    return lines


def grade_title(page: Page) -> str:
    """Return the heading of the proposal, with what it goes by and whose decision it is."""
    return page.say("等级建议（财预〔2015〕88号，供审核人核定）", "Proposed grades (财预〔2015〕88号; the reviewer decides)")


def _counted(report: DocumentReport, page: Page) -> str:
    counts = {grade: sum(p.grade == grade for p in report.grades) for grade in GRADES}
    told = [f"{grade_word(grade, page)} {count}" for grade, count in counts.items() if count]
    return page.say("：" + "、".join(told), ": " + ", ".join(told))


def grade_word(grade: str, page: Page) -> str:
    """Return a grade in the page's language."""
    return page.say(grade, WORDS[grade])


def grade_sentence(proposal: GradeProposal, page: Page) -> str:
    """Return a project's grade, points, why it is held back, and test by test the codes that took points off."""
    name = " ".join(part for part in (str(proposal.number or ""), visible(proposal.name or "")) if part)
    held = page.say(f"（{proposal.held}）", " (open errors keep it from excellent)") if proposal.held else ""
    return f"{name}  {grade_word(proposal.grade, page)} {proposal.total:f}{held}  {taken(proposal, page)}".rstrip()


def taken(proposal: GradeProposal, page: Page) -> str:
    """Return what was taken off, by test."""
    tests = dict.fromkeys(d.test for d in proposal.deductions)
    parts = (_of_test(test, [d for d in proposal.deductions if d.test == test], page) for test in tests)
    return page.say("；", "; ").join(parts)


def _of_test(test: str, found: list[GradeDeduction], page: Page) -> str:
    heaviest = sorted(found, key=lambda d: -d.points)
    shown = heaviest if page.verbose else heaviest[:MOST_CODES]
    codes, total = [d.code for d in shown], sum(d.points for d in found)
    more = len(found) - len(shown)
    zh = f"{test}扣 {total:f}（{'、'.join(codes)}{f' 等 {len(found)} 条' if more else ''}）"
    return page.say(zh, f"{TESTS[test]} less {total:f} ({', '.join(codes)}{f' and {more} more' if more else ''})")
