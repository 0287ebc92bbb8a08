import pytest
from msgspec.structs import replace

from jixiao.model.finding import AuditReport, RuleProblem, Tool
from jixiao.privacy.find import find
from jixiao.privacy.mask import masked, masked_text
from personal.corpus import corpus

REPORT = AuditReport(tool=Tool(name="jixiao", version="0"), documents=())


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("电话139-1234-5678，", "电话***-****-****，"),
        ("电话一三九一二三四五六七八。", "电话＊＊＊＊＊＊＊＊＊＊＊。"),
        ("li@example.com", "**@*******.***"),
        ("没有。", "没有。"),
    ],
)
def test_signs_become_stars_of_their_width(text: str, left: str) -> None:
    assert masked_text(text) == left


def test_nothing_is_found_in_what_was_masked() -> None:
    assert [one.key for one in corpus() if one.kind and find(masked_text(one.text))] == []


def test_harmless_texts_stay() -> None:
    assert [one.key for one in corpus() if not one.kind and masked_text(one.text) != one.text] == []


def test_all_texts_of_a_report_are_masked() -> None:
    report = replace(REPORT, notices=("电话13800138000",), rule_problems=(RuleProblem(code="LOC01", message="13800138000"),))
    told = masked(report)
    assert (told.notices, told.rule_problems[0].message) == (("电话***********",), "***********")


def test_what_holds_nothing_is_the_same() -> None:
    assert masked(REPORT) is REPORT
