"""A finding in words for the cell of a table: where it stands, what is told with it."""

import re
from collections.abc import Iterable

from jixiao.model.fields import field_words
from jixiao.model.finding import DocumentReport, Finding
from jixiao.write.page import Page
from jixiao.write.text.entry import own_place, told_with
from jixiao.write.where import place_words, project_label

CODES = re.compile(r" ?[（(][A-Z]{3}\d\d(?:[、, ]+[A-Z]{3}\d\d)*[^）)]{0,12}[)）]|\b[A-Z]{3}\d\d ")
"""Codes of rules in a sentence, in brackets or before a rule's title."""


def without_codes(text: str) -> str:
    """Return a sentence without codes of rules, which mean nothing to who reads the paper."""
    return CODES.sub("", text)


def also(finding: Finding, page: Page) -> str:
    """Return the sentence that names what is told with the finding, empty where nothing is."""
    told = told_with(finding, page)
    return page.say(f"同一原因，一并指出：{told}。", f"Of the same cause: {told}.") if told else ""


def spot(finding: Finding, report: DocumentReport, page: Page, *, named: bool = True) -> str:
    """Return ``项目 4 年度资金申请总额，第 219 行``; without the project where its heading names it."""
    own = own_place(finding)
    words = " ".join(filter(None, (project_label(report, finding.path, page) if named else "", field_words(finding.path, page.lang))))
    return page.say("，", ", ").join(filter(None, (words, place_words(own, page) if own else "")))


def worst(findings: Iterable[Finding]) -> str:
    """Return the title of the first of the gravest findings, empty where there is none."""
    ordered = sorted((f for f in findings if f.severity != "note"), key=lambda f: f.severity != "error")
    return ordered[0].title if ordered else ""
