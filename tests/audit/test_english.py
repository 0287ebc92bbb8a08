"""What the program says in English has no Chinese in it, but for names in brackets and what stands in quotes."""

import ast
import re
from datetime import date
from pathlib import Path

import pytest

from jixiao.actions.audit import AuditRequest, audit
from jixiao.actions.inputs.given import silent
from jixiao.audit.english import in_english
from jixiao.audit.findings import fill_message
from jixiao.audit.load import shipped_rules
from jixiao.audit.rulefile import Rule
from jixiao.forms.remarks import remark_in

ASIDE = re.compile(r"“[^”]*”|‘[^’]*’|《[^》]*》|\([^()]*\)|（[^（）]*）")
CHINESE = re.compile("[\u4e00-\u9fff]+")
MAKES = frozenset(("warn", "miss", "Repair", "Unread"))
"""Calls by which a reader remarks something."""
ROOT = Path(__file__).parents[2]
FILES = sorted(
    (
        *(ROOT / "bench/defects/clean").glob("*.txt"),
        *(ROOT / "tests/cases").glob("*/input.txt"),
        ROOT / "examples/songjiang-2024/declaration.txt",
    )
)


def chinese(text: str) -> list[str]:
    return CHINESE.findall(ASIDE.sub("", ASIDE.sub("", text)))


@pytest.mark.parametrize("rule", shipped_rules(), ids=lambda rule: rule.code)
def test_the_english_of_a_rule_is_english(rule: Rule) -> None:
    texts = (rule.head.title.en, rule.head.message.en, rule.head.fix.en, rule.head.why.en)
    assert [found for text in texts for found in chinese(text)] == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.parent.name if file.name == "input.txt" else file.stem)
def test_findings_in_english_are_english(file: Path) -> None:
    own = re.sub(r"\s", "", file.read_text("utf-8", "replace"))
    report = audit(AuditRequest(files=(str(file),), today=date(2026, 11, 24), lang="en", show_unknown=True), bytes, silent).report
    said = [text for d in report.documents for f in d.findings for text in (f.title, f.message, f.fix)]
    assert {found for text in said for found in chinese(text) if found not in own} == set()


def sentences() -> list[str]:
    """Return the remarks that the readers make, as their source writes them, what they take from a document made up."""
    told = []
    for file in sorted((ROOT / "src/jixiao/read").rglob("*.py")):
        for call in (node for node in ast.walk(ast.parse(file.read_text("utf-8"))) if isinstance(node, ast.Call)):
            name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
            parts = [*call.args, *(keyword.value for keyword in call.keywords)] if name in MAKES else []
            told += [_made_up(part) for part in parts if isinstance(part, ast.Constant | ast.JoinedStr)]
    return sorted({text for text in told if text.endswith(("。", "”")) and CHINESE.search(text)})


def _made_up(part: ast.Constant | ast.JoinedStr) -> str:
    if isinstance(part, ast.Constant):
        return str(part.value)
    return "".join(str(piece.value) if isinstance(piece, ast.Constant) else "7" for piece in part.values)


@pytest.mark.parametrize("sentence", sentences())
def test_every_remark_of_a_reader_has_its_english(sentence: str) -> None:
    usual = sentence.replace("向7错了", "向左错了").replace("“7”7，留空", "“7”读不出，留空")
    assert CHINESE.findall(remark_in("en", usual).replace("“实施单位” (unit)", "")) == []


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("效益指标", "benefit indicators (效益指标)"),
        ("数量指标和质量指标", "quantity indicators (数量指标) and quality indicators (质量指标)"),
        ("人、户", "“人、户”"),
        ("“报告”“调研”", "“报告”“调研”"),
        ("48,000.00", "48,000.00"),
    ],
)
def test_a_value_in_an_english_sentence(value: str, said: str) -> None:
    assert in_english(value) == said


def test_a_sum_of_rows_in_quotes_is_told_in_english() -> None:
    assert (
        fill_message("once {n} (“{a}”).", {"n": "3", "a": "“清扫面积”等 3 行合计"}, "en") == "once 3 (““清扫面积” and 2 more rows in all”)."
    )
    assert fill_message("（“{a}”）", {"a": "“清扫面积”等 3 行合计"}, "zh") == "（““清扫面积”等 3 行合计”）"


def test_a_value_in_quotes_stays_as_it_is() -> None:
    assert fill_message("“{a}” has no {b}.", {"a": "读书会", "b": "效益指标"}, "en") == "“读书会” has no benefit indicators (效益指标)."
    assert fill_message("“{a}”没有{b}。", {"a": "读书会", "b": "效益指标"}, "zh") == "“读书会”没有效益指标。"
