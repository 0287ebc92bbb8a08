"""Reports open with what was not read: every layout, calm words, which rules it leaves open, the way out."""

import json
import re
from collections.abc import Callable
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from jsonschema import Draft202012Validator
from msgspec.structs import replace

from jixiao.model.document import Unread
from jixiao.model.finding import CONTROLLED, AuditReport, Counts, DocumentReport, Unsure
from jixiao.values.place import Place
from jixiao.values.width import width
from jixiao.write.annotate.remark import remarks
from jixiao.write.annotate.text import annotated
from jixiao.write.as_json import json_parts
from jixiao.write.format.html import as_html
from jixiao.write.format.markdown import as_markdown
from jixiao.write.format.text import as_text
from jixiao.write.page import Page
from jixiao.write.reading import reading_points
from jixiao.write.report.audit import audit_report
from jixiao.write.report.xlsx import audit_xlsx
from jixiao.write.sarif import sarif

Make = Callable[..., AuditReport]
TABLE = "/projects/0/indicators"
TORN = Unread(path=TABLE, message="指标表后半部分的值和名称分在两处，对不上。", place=Place(line=12, text="≥90%"))
LOST = Unsure(path=TABLE, kind="incomplete", confidence=Decimal(0), place=Place(line=9), rules=("IND01", "IND02"))
BLUR = Unsure(
    path="/projects/3/funding/annual", kind="doubtful", confidence=Decimal("0.62"), place=Place(line=218, confidence=0.62), rules=("FND06",)
)
EMPTY = Unsure(path="/projects/1/unit", kind="unseen", confidence=Decimal(0), place=None, rules=("FRM01",))
FAINT = Unsure(path="/projects/2/name", kind="doubtful", confidence=Decimal("0.9"), place=Place(page=2, confidence=0.9))


def audit_text(report: AuditReport, page: Page) -> str:
    return as_text(audit_report(report, page), page)


def audit_markdown(report: AuditReport, page: Page) -> str:
    return as_markdown(audit_report(report, page), page)


def audit_html(report: AuditReport, page: Page) -> str:
    return as_html(audit_report(report, page), page)


@pytest.fixture
def torn(of: Make, whole: AuditReport) -> AuditReport:
    rows = whole.documents[0].balance.rows
    doubted = (*rows[:3], replace(rows[3], doubtful=("form",)), *rows[4:])
    return of(
        whole.documents[0].findings,
        partly_read=True,
        unread=(TORN,),
        unsure=(LOST, BLUR, EMPTY, FAINT),
        balance=replace(whole.documents[0].balance, rows=doubted),
    )


def only(report: AuditReport) -> DocumentReport:
    return report.documents[0]


def test_it_says_what_was_not_read_and_what_that_leaves_open(torn: AuditReport) -> None:
    assert reading_points(only(torn), Page()) == (
        "没有读到（项目 1，第 12 行）：指标表后半部分的值和名称分在两处，对不上。因此 2 条规则无法判定（IND01、IND02）。",
        "读得不确定 2 处：项目 4 年度资金申请总额（第 218 行，把握 62%）、项目 3 项目名称（第 2 页，把握 90%）。因此 1 条规则无法判定（FND06）。",
        "没有读到内容、又不能确定原件上就是空的 1 处：项目 2 实施单位。因此 1 条规则无法判定（FRM01）。",
        "请对照原件核对这些地方；换一份 Word 或 Excel 原件再审最好。",
    )


@pytest.mark.parametrize(
    ("file", "sent"), [("表.docx", False), ("汇总.XLSX", False), ("a.doc", False), ("扫描.pdf", True), ("a.txt", True)]
)
def test_who_hands_in_the_original_is_not_sent_for_one(torn: AuditReport, file: str, sent: bool) -> None:
    told = reading_points(replace(only(torn), file=file), Page())
    assert ("换一份 Word" in told[-1], "对照原件" in told[-1]) == (sent, True)


def test_it_does_so_in_english(torn: AuditReport) -> None:
    first = reading_points(only(torn), Page("en"))[0]
    assert first.startswith("Not read (project 1, line 12): ")
    assert first.endswith("So 2 rules could not judge there (IND01, IND02).")


def test_what_is_said_of_several_parts_is_said_once(of: Make) -> None:
    again, other = replace(TORN, place=Place(line=15)), Unread(path=f"{TABLE}/3/target", message="没有读到指标“到场率”的指标值")
    said = reading_points(only(of((), partly_read=True, unread=(TORN, again, other), unsure=(LOST,))), Page())
    assert said[:2] == (
        "没有读到（项目 1，第 12 行、第 15 行）：指标表后半部分的值和名称分在两处，对不上。因此 2 条规则无法判定（IND01、IND02）。",
        "没有读到（项目 1）：指标“到场率”的指标值。无法判定的规则同上。",
    )


def test_the_same_of_two_projects_is_said_of_each(of: Make) -> None:
    both = (TORN, replace(TORN, path="/projects/1/indicators"))
    said = reading_points(only(of((), partly_read=True, unread=both)), Page("en"))
    assert [text.partition(":")[0] for text in said[:2]] == ["Not read (project 1, line 12)", "Not read (project 2, line 12)"]


def test_a_part_in_many_places_names_the_first(of: Make) -> None:
    parts = tuple(replace(TORN, place=Place(line=n)) for n in range(1, 7))
    said = reading_points(only(of((), partly_read=True, unread=parts)), Page())
    assert said[0].startswith("没有读到（项目 1，第 1 行、第 2 行、第 3 行等 6 处）")


def test_a_sure_reading_says_nothing(whole: AuditReport) -> None:
    assert reading_points(only(whole), Page()) == ()


def test_what_leaves_nothing_open_says_so(of: Make) -> None:
    assert "已作的判定不受影响" in reading_points(only(of((), partly_read=True, unsure=(FAINT,))), Page())[0]


def test_many_are_counted(of: Make) -> None:
    many = tuple(replace(FAINT, path=f"/projects/0/indicators/{n}/name", rules=(f"VAL{n + 10}",)) for n in range(9))
    (first, _) = reading_points(only(of((), partly_read=True, unsure=many)), Page())
    assert (first.startswith("读得不确定 9 处"), "等。因此 9 条规则无法判定（VAL10、" in first, "VAL15等）" in first) == (True, True, True)


@pytest.mark.parametrize("page", [Page(), Page("en"), Page(columns=60)])
def test_the_text_opens_with_it(torn: AuditReport, page: Page) -> None:
    lines = audit_text(torn, page).splitlines()
    assert any(re.search("没有读到|Not read", line) for line in lines[:14])
    assert [line for line in lines if width(line) > page.columns] == []


def test_markdown_and_html_open_with_it(torn: AuditReport) -> None:
    markdown, page = audit_markdown(torn, Page()), audit_html(torn, Page())
    assert markdown.index("没有读到") < markdown.index("个错误")
    assert page.index("没有读到") < page.index("结论")
    assert ("903,200.00? |" in markdown, "? 读得不确定，以原件为准" in markdown, page.count("〔存疑〕")) == (
        True,
        True,
        2,
    )  # on the screen, and on paper


def test_what_was_partly_read_gets_no_tick(of: Make) -> None:
    report = of((), partly_read=True, unsure=(FAINT,), explanations=())
    assert "✅" not in audit_markdown(report, Page())
    assert "读到的部分没有发现问题。" in audit_text(report, Page())


def test_doubtful_money_is_marked_in_the_table(torn: AuditReport) -> None:
    text = audit_text(torn, Page())
    assert "903,200.00?" in text
    assert "? 读得不确定，以原件为准" in text


def cells(book: bytes) -> list[str]:
    with ZipFile(BytesIO(book)) as files:
        return re.findall(r"<t[^>]*>([^<]*)</t>", files.read("xl/sharedStrings.xml").decode())


def test_no_share_of_money_is_claimed_over_indicators_not_read_whole(torn: AuditReport) -> None:
    rows = tuple(replace(row, doubtful=("measured", CONTROLLED)) for row in only(torn).balance.rows)
    report = replace(torn, documents=(replace(only(torn), balance=replace(only(torn).balance, rows=rows)),))
    assert ("成本指标管住" in audit_html(torn, Page()), "成本指标管住" in audit_html(report, Page())) == (True, False)
    told = cells(audit_xlsx(report, Page()))
    assert told[told.index("有成本指标的资金") + 1] == "无法计算"
    assert any(text.endswith("（存疑：成本指标）") for text in told)


def test_the_workbook_opens_with_it(torn: AuditReport) -> None:
    told = cells(audit_xlsx(torn, Page()))
    assert next(n for n, text in enumerate(told) if text.startswith("没有读到")) < told.index("结论 1")
    assert any(text.endswith("（存疑：申报表）") for text in told)


def notes(report: AuditReport, lang: str = "zh") -> list[dict[str, Any]]:
    made: list[dict[str, Any]] = json.loads(b"".join(json_parts(sarif(report, (), lang))))["runs"][0]["invocations"][0][
        "toolExecutionNotifications"
    ]
    return made


def test_sarif_notifies_with_level_and_location(torn: AuditReport) -> None:
    told = notes(torn)
    assert [(note["level"], note["locations"][0]["logicalLocations"][0]["fullyQualifiedName"]) for note in told] == [
        ("warning", TABLE),
        ("warning", "/projects/3/funding/annual"),
        ("warning", "/projects/1/unit"),
    ]
    assert told[0]["locations"][0]["physicalLocation"]["region"] == {"startLine": 12, "snippet": {"text": "≥90%"}}


def test_sarif_keeps_to_its_schema(torn: AuditReport) -> None:
    extract = json.loads((Path(__file__).parent / "sarif-2.1.0-extract.json").read_text("utf-8"))
    assert list(Draft202012Validator(extract).iter_errors(json.loads(b"".join(json_parts(sarif(torn, ())))))) == []


def test_an_annotated_copy_opens_with_it(torn: AuditReport) -> None:
    found = remarks(only(torn), Page(), "error")
    assert [(r.head, r.place.path) for r in found[:3]] == [
        ("没有读全", ""),
        ("没有读全", TABLE),
        ("没有读全", "/projects/3/funding/annual"),
    ]
    lines = annotated("第一行\n第二行\n".encode(), found).decode().splitlines()
    assert (lines[0], "没有读到（项目 1，第 12 行）" in "".join(lines[1:4])) == ("第一行", True)


# A file without a form


@pytest.fixture
def nothing(of: Make) -> AuditReport:
    return of(
        (), projects=0, rules=0, counts=Counts(), explanations=(), annual_total=None, partly_read=True,
        unread=(Unread(path="/projects", message="文件里没有绩效目标表、监控表或自评表。"),),
    )  # fmt: skip


SAID = "“songjiang-2024.txt”没有审核：文件里没有绩效目标表、监控表或自评表。"


@pytest.mark.parametrize("write", [audit_text, audit_markdown, audit_html])
def test_a_file_without_a_form_is_not_judged(write: Callable[[AuditReport, Page], str], nothing: AuditReport) -> None:
    made = write(nothing, Page())
    assert SAID in made
    assert [mark for mark in ("0 个错误", "0 个警告", "✅", "没有发现问题", "资金对照") if mark in made] == []


def test_nor_is_it_in_the_workbook(nothing: AuditReport) -> None:
    told = cells(audit_xlsx(nothing, Page()))
    assert (SAID in told, [text for text in told if "错误 /" in text or "通过 /" in text]) == (True, [])


def test_nor_is_it_in_sarif(nothing: AuditReport) -> None:
    run = json.loads(b"".join(json_parts(sarif(nothing, ()))))["runs"][0]
    assert ([note["level"] for note in notes(nothing)], notes(nothing)[0]["message"]["text"], run["results"]) == (["error"], SAID, [])


def test_among_others_it_is_told_apart(nothing: AuditReport, whole: AuditReport) -> None:
    both = replace(whole, documents=(*whole.documents, *nothing.documents))
    assert "“-”：1 个文件里没有绩效目标表，没有审核" in audit_text(both, Page())


# The place of a finding


def test_a_long_address_is_broken_not_cut(of: Make, whole: AuditReport) -> None:
    long = f"{'很长的文件夹名字' * 6}-最后.txt"
    made = audit_text(of(only(whole).findings, file=long), Page(columns=60))
    assert "最后.txt" in made.replace("\n      ", "")


def test_an_empty_cell_is_shown_as_one(of: Make, fnd06: Any) -> None:  # noqa: ANN401 - a finding
    place = replace(fnd06.places[0], path="/projects/0/indicators/2/actual", text="", blank=True, line=None, table=1, row=14, column=5)
    made = audit_text(of([replace(fnd06, path=place.path, places=(place,))]), Page())
    assert "表 1 第 14 行 第 5 列" in made
    assert "第 3 个指标的实际完成值 | （空白）" in made


def test_the_hint_in_an_empty_cell_is_shown_as_it_stands(of: Make, fnd06: Any) -> None:  # noqa: ANN401 - a finding
    place = replace(fnd06.places[0], path="/projects/0/indicators/2/actual", text="待定", blank=True)
    made = audit_text(of([replace(fnd06, path=place.path, places=(place,))]), Page())
    assert ("第 3 个指标的实际完成值 | 待定" in made, "（空白）" in made) == (True, False)


def test_a_doubtful_quotation_is_marked(of: Make, fnd06: Any) -> None:  # noqa: ANN401 - a finding
    place = replace(fnd06.places[0], confidence=0.9)
    assert "（识别把握 90%，请核对原文）" in audit_text(of([replace(fnd06, places=(place, *fnd06.places[1:]))]), Page())
