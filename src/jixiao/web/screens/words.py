"""Figures and places as the screens say them."""

from datetime import date
from typing import NamedTuple

from jixiao.model.document import Document
from jixiao.model.fields import field_words, project_position
from jixiao.model.finding import SEVERITIES, DocumentReport, Finding, Severity
from jixiao.values.money import Money, grouped
from jixiao.write.page import SEVERITY_WORDS, Page
from jixiao.write.text.entry import own_place
from jixiao.write.text.group import live, tally
from jixiao.write.where import place_in_words

ZH = Page("zh")
NUMERALS = "零一两三四五六七八九十"
WEEKDAYS = "一二三四五六日"
BLANK = "未填"
FORM_WORDS = {
    "declaration": "申报表",
    "monitoring": "监控表",
    "self_evaluation": "自评表",
    "whole_department": "部门整体表",
    "review": "审核表",
}
"""The forms in one word, by their kind."""


def day_words(day: date) -> str:
    """Return a day of this year in full: 10月23日 星期三."""
    return f"{day.month}月{day.day}日 星期{WEEKDAYS[day.weekday()]}"


def date_words(day: date) -> str:
    """Return a day with its year: 2024年10月23日 星期三."""
    return f"{day.year}年{day_words(day)}"


class Count(NamedTuple):
    """How many findings of a level there are; ``level`` is error, warning, note or unknown."""

    level: str
    word: str
    number: int


def number_words(number: int) -> str:
    """Return a small count as people say it: 三, 十; larger ones in figures."""
    return NUMERALS[number] if 0 <= number < len(NUMERALS) else str(number)


def yuan(amount: Money | None) -> str:
    """Return an amount with separators and two decimals; 未填 for a blank, which is not zero."""
    return BLANK if amount is None else grouped(amount)


def counts(report: DocumentReport) -> tuple[Count, ...]:
    """Return the counts that are not nought, the gravest first, what could not be judged last."""
    told = tally(live(report.findings))
    levels: tuple[Severity, ...] = SEVERITIES
    found = [Count(level, SEVERITY_WORDS[level][0], told[level]) for level in levels]
    found.append(Count("unknown", "无法判定", report.counts.unknown))
    return tuple(count for count in found if count.number)


def forms_read(report: DocumentReport) -> str:
    """Return what was read: ``申报表 8 张``, ``没有找到表``."""
    if not report.is_judged:
        return "没有找到表"
    return f"{FORM_WORDS.get(report.kind or '', '绩效表')} {report.projects} 张"


def project_words(document: Document, path: str) -> str:
    """Return ``项目 4`` for the project that a pointer leads into, 封面 for the document itself."""
    position = project_position(path)
    if position is None:
        return "封面"
    number = document.projects[position - 1].number if position <= len(document.projects) else None
    return f"项目 {position if number is None else number}"


def field_name(document: Document, path: str) -> str:
    """Return the field of a pointer in words, an indicator by its name: ``年度资金申请总额``, ``运维总成本``."""
    parts = path.split("/")[1:]
    position = project_position(path)
    if position is not None and len(parts) > 3 and parts[2].startswith("indicators"):
        rows = getattr(document.projects[position - 1], parts[2])
        name = rows[int(parts[3])].name if parts[3].isdecimal() and int(parts[3]) < len(rows) else None
        if name:
            return str(name)
    return field_words(path)


def where(finding: Finding) -> str:
    """Return where a finding stands on paper: ``第 14 页“项目资金”表第 1 行``; empty when that is not known."""
    place = own_place(finding)
    return "" if place is None else place_in_words(place, place.path, ZH)


def cell_words(document: Document, path: str, between: str = "，") -> str:
    """Return project and field, the cover named once: ``项目 4，年度资金申请总额``, ``封面的预算资金``."""
    project, field = project_words(document, path), field_name(document, path)
    return field if field.startswith(project) else f"{project}{between}{field}"
