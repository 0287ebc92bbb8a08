import re
from collections.abc import Callable

import pytest
from msgspec.structs import replace

from jixiao.model.finding import AuditReport, Finding, RuleProblem
from jixiao.write.columns import width
from jixiao.write.format.text import as_text
from jixiao.write.page import Page
from jixiao.write.paint import Paint
from jixiao.write.report.audit import audit_report
from jixiao.write.text.group import spans

Snapshot = Callable[[str, str], None]
Make = Callable[..., AuditReport]


def audit_text(report: AuditReport, page: Page) -> str:
    return as_text(audit_report(report, page), page)


def test_the_report_in_chinese(whole: AuditReport, snapshot: Snapshot) -> None:
    snapshot("report.txt", audit_text(whole, Page()))


def test_the_report_in_english(whole: AuditReport, snapshot: Snapshot) -> None:
    snapshot("report-en.txt", audit_text(whole, Page("en")))


def test_the_report_with_everything(whole: AuditReport, snapshot: Snapshot) -> None:
    snapshot("report-verbose.txt", audit_text(whole, Page(verbose=True)))


def test_the_report_of_a_clean_document(clean: AuditReport, snapshot: Snapshot) -> None:
    snapshot("report-clean.txt", audit_text(clean, Page()))


def test_several_documents(of: Make, fnd06: Finding, clean: AuditReport, snapshot: Snapshot) -> None:
    one = of(
        [
            replace(fnd06, waived=True, waiver="已向财政说明（张三，至 2024-12-31）"),
            replace(fnd06, baseline="unchanged"),
            replace(fnd06, verdict="unknown"),
        ]
    )
    both = replace(
        one,
        documents=(*one.documents, *clean.documents),
        rule_problems=(RuleProblem(code="LOC01", message="规则 LOC01 无法运行，已跳过。"),),
        notices=("豁免 FND01（李四）已到期。",),
    )
    snapshot("report-several.txt", audit_text(both, Page()))


def test_a_file_without_a_form(of: Make) -> None:
    empty = of((), projects=0, annual_total=None, explanations=())
    assert "没有找到绩效目标表" in audit_text(empty, Page())


@pytest.mark.parametrize(
    "page", [Page(), Page("en"), Page(verbose=True), Page(columns=60), Page(columns=100), Page(paint=Paint(coloured=True))]
)
def test_no_line_is_wider_than_the_page(whole: AuditReport, page: Page) -> None:
    assert [line for line in audit_text(whole, page).splitlines() if width(line) > page.columns] == []


def test_colours_add_nothing_but_colours(whole: AuditReport) -> None:
    coloured = audit_text(whole, Page(paint=Paint(coloured=True)))
    assert "\x1b[1;31m" in coloured
    assert re.sub("\x1b\\[[0-9;]*m", "", coloured) == audit_text(whole, Page())


def test_hostile_words_reach_no_terminal(of: Make, fnd06: Finding) -> None:
    evil = "\x1b[2J\u202e甲\x07"
    place = replace(fnd06.places[0], text=evil * 5000)
    report = of(
        [replace(fnd06, message=evil, title=evil, fix=evil, places=(place,), basis=(evil,))],
        title=evil,
        file=f"a/{evil}.txt",
        explanations=(),
    )
    text = audit_text(report, Page())
    assert re.findall("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", text) == []
    assert [line for line in text.splitlines() if width(line) > 80] == []


def test_many_places_are_not_all_listed(of: Make, fnd06: Finding) -> None:
    many = [
        replace(fnd06, severity="warning", project=n, message="同样的话", path=f"/projects/{n - 1}/name", places=()) for n in range(1, 41)
    ]
    text = audit_text(of(many, explanations=()), Page())
    assert "另有28处（--verbose全部列出）" in re.sub(r"\s", "", text)
    assert len(text.splitlines()) < 60


@pytest.mark.parametrize(
    ("numbers", "told"), [((), ""), ((1,), "1"), ((1, 2), "1、2"), ((1, 2, 3, 7), "1–3、7"), ((2, 4, 5, 6, 8, 9), "2、4–6、8、9")]
)
def test_numbers_are_told_in_spans(numbers: tuple[int, ...], told: str) -> None:
    assert spans(numbers) == told
