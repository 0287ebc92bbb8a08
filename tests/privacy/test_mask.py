from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple

import pytest
from msgspec import Struct
from msgspec.structs import replace

from jixiao.audit.force import basis_on, params_on
from jixiao.audit.load import shipped_rules
from jixiao.model.document import Narrative
from jixiao.model.finding import AuditReport, DocumentReport, Finding, RuleProblem, Tool
from jixiao.model.grade import GradeDeduction, GradeItem
from jixiao.privacy.find import SHORTEST, find
from jixiao.privacy.mask import OURS, masked, masked_name, masked_text
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


@pytest.mark.parametrize("text", ["患者：王丽", "孤儿杨乐乐", "京A12345", *(one.text for one in corpus() if one.kind)])
def test_what_is_masked_alone_is_masked_in_a_report(text: str) -> None:
    report = masked(replace(REPORT, notices=(text,)))
    assert report.notices == (masked_text(text),) != (text,)


def test_all_texts_of_a_report_are_masked() -> None:
    report = replace(REPORT, notices=("电话13800138000",), rule_problems=(RuleProblem(code="LOC01", message="13800138000"),))
    told = masked(report)
    assert (told.notices, told.rule_problems[0].message) == (("电话***********",), "***********")


PHONE, STARS = "13800138000", "*" * 11


class Pair(NamedTuple):
    """A text and a number."""

    text: str
    number: int


class Asked:
    """What makes its items when they are asked for, and is no sequence."""

    def mapped(self, change: Callable[[object], object]) -> object:
        """Return the items with the change made to each."""
        return ["made", change(PHONE)]


@pytest.mark.parametrize(
    ("value", "left"),
    [
        ({"a": PHONE, "b": 1}, {"a": STARS, "b": 1}),
        (MappingProxyType({"a": PHONE, "b": None}), {"a": STARS, "b": None}),
        ({"a": {"b": [PHONE, 2]}}, {"a": {"b": [STARS, 2]}}),
        ([PHONE, 3], [STARS, 3]),
        ((PHONE, 3), (STARS, 3)),
        (Pair(PHONE, 4), Pair(STARS, 4)),
        (Asked(), ["made", STARS]),
        (PHONE, STARS),
        ("E1234", "E1234"),
        ("京A12345", "＊******"),
        ("京A1234", "京A1234"),
        (5, 5),
        (None, None),
    ],
)
def test_whatever_holds_a_text_is_masked_and_stays_of_its_kind(value: object, left: object) -> None:
    found = masked(value)
    assert found == left
    assert isinstance(found, dict) if isinstance(value, Mapping) else isinstance(value, Asked) or type(found) is type(value)


@pytest.mark.parametrize(
    "value", [{"a": "没有什么"}, ["没有什么", 1], ("没有什么",), Pair("没有什么", 1), MappingProxyType({"a": 1}), REPORT]
)
def test_what_holds_nothing_is_the_same(value: object) -> None:
    assert masked(value) is value


def test_a_name_of_a_file_is_masked_with_signs_that_every_system_takes() -> None:
    assert masked_name("张三13800138000.docx") == f"张三{'＊' * 11}.docx"


class Kept(Struct):
    """Fields of which some are nobody's text."""

    sha256: str
    said: str
    number: int


def test_hashes_and_pointers_stay_and_what_is_said_does_not() -> None:
    assert masked(Kept(PHONE, PHONE, 1)) == Kept(PHONE, STARS, 1)


def test_a_text_of_the_least_length_is_masked_too() -> None:
    assert len("孤儿杨乐") == SHORTEST - 1
    assert masked("孤儿杨乐乐") != "孤儿杨乐乐"
    assert len("孤儿杨乐乐") == SHORTEST


def test_what_rules_say_of_law_holds_nothing_to_mask() -> None:
    said = {text for rule in shipped_rules() for text in basis_on(rule, None)}
    limits = {text for rule in shipped_rules() for used in params_on(rule, None) for text in (used.name, used.value, used.source)}
    assert [text for text in sorted(said | limits) if find(text)] == []


def test_fields_that_are_left_out_are_those_of_findings() -> None:
    ours = {name.partition(".")[::2] for name in OURS}
    fields = {kind.__name__: kind.__struct_fields__ for kind in (DocumentReport, Finding, GradeDeduction, GradeItem)}
    assert [(kind, name) for kind, name in sorted(ours) if name not in fields[kind]] == []
    assert masked(Narrative(basis="电话13800138000")).basis == "电话***********"
