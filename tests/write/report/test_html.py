from collections.abc import Callable

import pytest
from html_pages import Tags, page_faults
from msgspec.structs import replace

from jixiao.model.finding import AuditReport, Finding
from jixiao.values.money import Money
from jixiao.write.format.html import as_html
from jixiao.write.page import Page
from jixiao.write.report.audit import audit_report
from jixiao.write.report.coverage import described, share

Make = Callable[..., AuditReport]


def audit_html(report: AuditReport, page: Page) -> str:
    return as_html(audit_report(report, page), page)


@pytest.fixture
def page(whole: AuditReport) -> Tags:
    return Tags(audit_html(whole, Page()))


def test_the_page_is_sound(page: Tags) -> None:
    assert list(page_faults(page, titles=2)) == []


@pytest.mark.parametrize(
    "words",
    ["2024 年度绩效目标审核报告", "一、结论", "可能的原因（推断）", "4,660,800.00", "+60,000.00", "必须改的", "963,200.00", "未衡量"],
)
def test_what_a_chief_reads(page: Tags, words: str) -> None:
    assert words in "".join(page.words).replace("没有产出指标衡量", "未衡量")


def test_the_picture_is_told_in_words(whole: AuditReport, page: Tags) -> None:
    svg = next(attrs for tag, attrs in page.tags if tag == "svg" and attrs.get("role") == "img")
    assert svg["aria-labelledby"] == "d1-t d1-d"
    assert "履职培训 90.32 / 90.32 万元" in described(whole.documents[0].balance, Page())
    assert described(whole.documents[0].balance, Page()) in page.words


def test_every_error_has_its_place_fix_and_law(whole: AuditReport, page: Tags) -> None:
    text = "".join(page.words)
    errors = [f for f in whole.documents[0].findings if f.severity == "error" and f.verdict == "fail" and not f.waived]
    assert [f.code for f in errors if f.fix not in text or f.message not in text or f.basis[0] not in text] == []
    assert errors


def test_words_of_a_document_are_no_markup(of: Make, fnd06: Finding) -> None:
    hostile = "<script>alert(1)</script>\u202e"
    found = Tags(audit_html(of([replace(fnd06, message=hostile, fix=hostile)]), Page()))
    assert [tag for tag, _ in found.tags if tag == "script"] == []
    assert "<script>alert(1)</script>‹U+202E›" in "".join(found.words)


def test_a_clean_document_says_so(clean: AuditReport) -> None:
    text = "".join(Tags(audit_html(clean, Page())).words)
    assert "没有发现问题。" in text
    assert "必须改的" not in text


def test_in_english(whole: AuditReport) -> None:
    assert 'lang="en"' in audit_html(whole, Page("en"))


@pytest.mark.parametrize(
    ("part", "whole", "told"),
    [("1.00", "3.00", "33.3%"), ("0.00", "3.00", "0.0%"), ("1.00", "0.00", None), ("1.00", None, None), ("2.00", "3.00", "66.7%")],
)
def test_shares(part: str, whole: str | None, told: str | None) -> None:
    assert share(Money(part), Money(whole) if whole else None) == told
