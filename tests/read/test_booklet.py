"""A booklet without any form: its name, what it says of the office's spending as a whole, and the list of what gave no figure."""

import pytest

from jixiao.audit.load import shipped_rules
from jixiao.audit.run import AuditOptions, audit_documents
from jixiao.model.document import Document
from jixiao.read.disclosed import of_the_whole
from jixiao.read.document import read_bytes
from jixiao.write.page import Lang, Page
from jixiao.write.reading import reading_points
from jixiao.write.text.document import document_text

WHOLE = """示例县林业局2024年度部门决算

目录
十、预算绩效情况说明…………12
第一部分 部门概况
负责全县造林。
十、预算绩效情况说明
（一）绩效管理工作开展情况
{said}
（二）项目绩效自评结果
全年造林任务按期完成，群众反映良好。
"""


def booklet(said: str) -> Document:
    return read_bytes(WHOLE.format(said=said).encode(), "决算.txt")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "本单位所有支出实行绩效目标管理。纳入2024年单位整体支出绩效目标的金额为5078.42万元，其中，基本支出2978.42万元，项目支出2100万元",
            {"whole_targets_total": "50784200.00"},
        ),
        ("我局对2023年度部门整体支出开展绩效自评，涉及资金862.35万元", {"whole_evaluated_total": "8623500.00"}),
        (
            "2023年部门整体支出绩效自评得分为96.5分，评价等级为“优”",
            {"whole_evaluated_score": "96.5", "whole_evaluated_grade": "优"},
        ),
        (
            "对2023年度整体支出进行了绩效自评。综合得分94分，等级为良。全年植树30000株",
            {"whole_evaluated_score": "94", "whole_evaluated_grade": "良"},
        ),
        ("部门整体支出绩效目标涉及一般公共预算拨款1200万元", {}),
        ("部门整体支出绩效自评涉及一般公共预算1200万元、政府性基金300万元", {}),
        ("对8个项目和部门整体支出开展绩效自评，涉及资金1200万元", {}),
        ("对部门整体支出开展绩效自评，其中道路养护项目得分88分", {}),
        ("整体支出绩效自评工作已完成。扶贫项目得分90分", {}),
        ("全县整体搬迁支出300万元", {}),
        ("整体推进绩效管理，全年采购设备20万元", {}),
    ],
)
def test_what_a_text_says_of_the_whole(text: str, found: dict[str, str]) -> None:
    assert dict(of_the_whole(text)) == found


def test_a_paragraph_goes_on_in_the_next() -> None:
    told = dict(of_the_whole("本部门组织对2024年度整体支出绩效开展自评", "自评得分91.2分，等级为优"))
    assert told == {"whole_evaluated_score": "91.2", "whole_evaluated_grade": "优"}


def test_reading_tells_the_figures_the_name_and_what_gave_none() -> None:
    document = booklet("我局对2024年度部门整体支出开展绩效自评，涉及资金862.35万元。自评得分96.5分，等级为优。")
    told, other = document_text(document, Page("zh")), document_text(document, Page("en"))
    assert document.title == "示例县林业局2024年度部门决算"
    assert "正文写 整体支出自评：8,623,500.00 元，96.5 分，等级优\n" in told
    assert "the text says of self-evaluation of the office's whole spending: 8,623,500.00 yuan, 96.5" in " ".join(other.split())
    assert document.places["/stated/whole_evaluated_total"].line == 9
    assert [part.message for part in document.unread] == ["“（二）项目绩效自评结果”里没有读出数：“全年造林任务按期完成，群众反映良好。”。"]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_an_audit_says_why_nothing_was_judged_then_what_is_disclosed_then_what_was_not_read(lang: Lang) -> None:
    document = booklet("纳入2024年部门整体支出绩效目标的金额为300万元。")
    report = audit_documents([document], AuditOptions(lang=lang), shipped_rules()).documents[0]
    points = reading_points(report, Page(lang))
    marks = (
        ("没有审核", "3,000,000.00", "项目绩效自评结果", "请确认")
        if lang == "zh"
        else ("not judged", "3,000,000.00", "gave no figure", "See whether")
    )
    assert [mark in point for mark, point in zip(marks, points, strict=True)] == [True] * 4


def test_the_heading_of_a_chapter_is_no_name_of_a_booklet() -> None:
    assert read_bytes("八、预算绩效目标管理情况\n本单位没有项目。\n".encode(), "a.txt").title is None


RULES = "示例大学预算绩效管理办法\n第一章 总则\n本办法适用于学校。\n第二章 绩效目标管理\n第五条 各单位编报绩效目标，说明产出和效果。\n"


def test_rules_on_performance_have_no_figures_to_be_missed() -> None:
    assert not read_bytes(RULES.encode(), "办法.txt").unread
    assert read_bytes(f"示例大学2024年度部门决算\n{RULES}".encode(), "决算.txt").unread
