"""What stands in a row of the report, whatever draws it: a finding with its place, quotation, fix and law."""

from collections.abc import Iterable
from typing import NamedTuple

from jixiao.model.fields import field_words
from jixiao.model.finding import DocumentReport, Finding
from jixiao.write.page import Page
from jixiao.write.text.entry import blank_words, compared_places, cut, message_of, own_place, told_with
from jixiao.write.text.group import Entry
from jixiao.write.where import doubt, place_words, project_label

QUOTED = 60
"""Columns of a quotation."""
MOST_PLACES = 8


class Row(NamedTuple):
    """One fault in words: where (places in words), what, what is told with it, quotations of what stands there, how to mend it."""

    code: str
    where: tuple[str, ...]
    what: str
    also: str
    quotes: tuple[str, ...]
    fix: str


def row_of(entry: Entry, report: DocumentReport, page: Page) -> Row:
    """Return an entry's row; of a fault in several projects all places."""
    finding = entry.first
    spots = tuple(spot(f, report, page, named=entry.shared) for f in entry.findings[:MOST_PLACES])
    more = len(entry.findings) - len(spots)
    where = (*spots, page.say(f"另有 {more} 处", f"{more} more")) if more else spots
    quoted = () if entry.shared else tuple(quotes(finding, page))
    return Row(finding.code, where, message_of(entry, report, page), also(finding, page), quoted, finding.fix)


def also(finding: Finding, page: Page) -> str:
    """Return the sentence that names what is told with the finding, empty where nothing is."""
    told = told_with(finding, page)
    return page.say(f"同一原因，一并指出：{told}。", f"Of the same cause: {told}.") if told else ""


def spot(finding: Finding, report: DocumentReport, page: Page, *, named: bool = True) -> str:
    """Return ``项目 4 年度资金申请总额，第 219 行``; without the project where its heading names it."""
    own = own_place(finding)
    words = " ".join(filter(None, (project_label(report, finding.path, page) if named else "", field_words(finding.path, page.lang))))
    return page.say("，", ", ").join(filter(None, (words, place_words(own, page) if own else "")))


def quotes(finding: Finding, page: Page) -> Iterable[str]:
    """Yield what stands at the finding's place and at those it is compared with."""
    own = own_place(finding)
    listed = page.say("其中", "here")
    others = ((p, listed if p.path.startswith(f"{finding.path}/") else page.say("对照", "with")) for p in compared_places(finding)[:3])
    for place, word in ((own, page.say("原文", "there")), *others):
        if place is not None and (place.blank or place.text.strip()):
            at = "" if place is own else f"{field_words(place.path, page.lang)}（{place_words(place, page)}）"
            yield f"{word}：{at}{blank_words(page) if place.blank else cut(place, finding, QUOTED)}{doubt(place, page)}"


def worst(findings: Iterable[Finding]) -> str:
    """Return the title of the first of the gravest findings, empty where there is none."""
    ordered = sorted((f for f in findings if f.severity != "note"), key=lambda f: f.severity != "error")
    return ordered[0].title if ordered else ""
