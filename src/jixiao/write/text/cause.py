"""The explanations: which single slip would account for several findings, told as a hypothesis with its alternatives."""

from collections.abc import Iterable

from jixiao.model.fields import field_words
from jixiao.model.finding import Change, DocumentReport, Explanation
from jixiao.values.money import grouped
from jixiao.write.columns import wrap
from jixiao.write.hostile import visible
from jixiao.write.page import Page
from jixiao.write.text.table import Cell, table
from jixiao.write.where import project_label


def cause_lines(report: DocumentReport, page: Page) -> list[str]:
    """Return each explanation: what it explains, the figures to change, what else explains it as well."""
    if not report.explanations:
        return []
    lines = page.section(page.say("可能的原因（推断，须核对）", "Likely cause (a hypothesis, to be checked)"))
    for explanation in report.explanations:
        lines += _explanation(report, explanation, page)
    advice = page.say(
        "以上只是推断：请以批复的数字为准，确定该改哪一组。", "Only a hypothesis: check which figures were approved before changing any."
    )
    return [*lines, *(page.paint("dim", line) for line in wrap(advice, page.columns, first="  ", hanging="  "))]


def _explanation(report: DocumentReport, explanation: Explanation, page: Page) -> list[str]:
    named = explained(report, explanation.explains, page)
    yuan = grouped(explanation.difference)
    told = page.say(f"{named}都与 {yuan} 元有关，可能出自同一处疏漏。", f"{named} all turn on {yuan} yuan and may come from one slip.")
    lines = wrap(told, page.columns, first="  ", hanging="  ")
    lines.append("  " + page.paint("strong", page.say("只要改成这样，各处就全部相符：", "Changed like this, all of them agree:")))
    lines += _changes(report, explanation.changes, page)
    for other in explanation.also_possible:
        lines.append("  " + page.paint("strong", page.say("或者改成这样，也全部相符：", "Or like this, which agrees as well:")))
        lines += _changes(report, other, page)
    return lines


def explained(report: DocumentReport, fingerprints: Iterable[str], page: Page) -> str:
    """Return the findings that an explanation explains, by code and project."""
    known = {f.fingerprint: f for f in report.findings}
    hit = [known[print_] for print_ in fingerprints if print_ in known]
    named = (f.code + (page.say(f"（项目 {f.project}）", f" (project {f.project})") if f.project is not None else "") for f in hit)
    return page.say("、", ", ").join(named)


def _changes(report: DocumentReport, changes: Iterable[Change], page: Page) -> list[str]:
    header = ["", page.say("现为", "now"), page.say("应为", "should be")]
    rows = [[Cell(_name(report, change, page)), Cell(grouped(change.before)), Cell(grouped(change.after), "good")] for change in changes]
    return table(header, rows, page, indent=4)


def _name(report: DocumentReport, change: Change, page: Page) -> str:
    project = project_label(report, change.path, page)
    return visible(f"{project}  {field_words(change.path, page.lang)}" if project else field_words(change.path, page.lang))
