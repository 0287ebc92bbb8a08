"""The grade proposed for each project, with the rules that took points off and what every item was judged by."""

from decimal import Decimal

from jixiao.model.finding import DocumentReport
from jixiao.model.grade import ENGLISH, GradeDeduction, GradeItem, GradeProposal
from jixiao.write.hostile import visible
from jixiao.write.page import Page

WORDS = {"优": "excellent", "良": "good", "中": "fair", "差": "poor"}
MOST_CODES = 4
"""Rules of a test that are listed without ``--verbose``: the heaviest deductions."""
HELD_LAST = Decimal(1000)


def worst_first(report: DocumentReport) -> list[GradeProposal]:
    """Return the proposals by their points, the lowest first; those without a grade at the end."""
    return sorted(report.grades, key=lambda p: HELD_LAST if p.total is None else p.total)


def grade_title(page: Page) -> str:
    """Return the heading of the proposal, with what it goes by and whose decision it is."""
    return page.say("等级建议（财预〔2015〕88号，供审核人核定）", "Proposed grades (财预〔2015〕88号; the reviewer decides)")


def grade_word(grade: str | None, page: Page) -> str:
    """Return a grade in the page's language, its official name in brackets; that none is proposed."""
    return page.say("不作建议", "none proposed") if grade is None else page.say(grade, f"{WORDS[grade]} ({grade})")


def short_grade(proposal: GradeProposal, page: Page) -> str:
    """Return ``4 中 65.4``: number, grade, points."""
    total = "" if proposal.total is None else f" {proposal.total:.1f}"
    return f"{proposal.number} {grade_word(proposal.grade, page)}{total}"


def grade_sentence(proposal: GradeProposal, page: Page) -> str:
    """Return a project's grade, points, why none or a lower one is proposed, how much was judged, and test by test the codes that took points off."""
    name = " ".join(part for part in (str(proposal.number or ""), visible(proposal.name or "")) if part)
    total = "" if proposal.total is None else f" {proposal.total:f}{judged_part(proposal, page)}"
    why = f"{page.say('：', ': ')}{proposal.held}" if proposal.held else ""
    return f"{name}  {grade_word(proposal.grade, page)}{total}{why}  {taken(proposal, page)}".rstrip()


def judged_part(proposal: GradeProposal, page: Page) -> str:
    """Return how many of the points could be judged, where that is not all of them."""
    full = sum((item.points for item in proposal.items), Decimal(0))
    if proposal.graded == full:
        return ""
    return page.say(f"（能判定的 {proposal.graded:f} 分折算）", f" (of the {proposal.graded:f} points that could be judged)")


def taken(proposal: GradeProposal, page: Page) -> str:
    """Return what was taken off, by test."""
    found = [d for d in proposal.deductions if d.points]
    parts = (_of_test(test, [d for d in found if d.test == test], page) for test in dict.fromkeys(d.test for d in found))
    return page.say("；", "; ").join(parts)


def _of_test(test: str, found: list[GradeDeduction], page: Page) -> str:
    heaviest = sorted(found, key=lambda d: -d.points)
    shown = heaviest if page.verbose else heaviest[:MOST_CODES]
    codes, total = [d.code for d in shown], sum(d.points for d in found)
    more = len(found) - len(shown)
    zh = f"{test}扣 {total:f}（{'、'.join(codes)}{f' 等 {len(found)} 条' if more else ''}）"
    return page.say(zh, f"{ENGLISH[test]} less {total:f} ({', '.join(codes)}{f' and {more} more' if more else ''})")


def looked_at(item: GradeItem, page: Page) -> str:
    """Return what an item was judged by: how many rules, how many verdicts, how many of them are open."""
    if not item.looked_at:
        return page.say("没有规则看得到的内容，由人判断", "nothing that a rule can see; for a person to judge")
    rules, open_ = item.rules, item.open
    return page.say(
        f"{rules} 条规则判了 {item.looked_at} 处" + (f"，{open_} 处无法判定" if open_ else ""),
        f"{page.number(rules, '', 'rule')} on {page.number(item.looked_at, '', 'point')}" + (f", {open_} open" if open_ else ""),
    )
