"""A rule of one's own: begun, tried in the fence, explained by a run."""

from collections.abc import Callable
from pathlib import Path

import pytest

from jixiao.actions.rule.book import find_rule
from jixiao.actions.rule.explained import page_of
from jixiao.actions.rule.new import SKELETON, new_rule
from jixiao.actions.rule.trial import rule_file, try_rule
from jixiao.audit.examples import TriedRule
from jixiao.audit.load import load_file
from jixiao.errors import RuleFileInvalid, UsageWrong
from jixiao.sql.examples import example_faults
from jixiao.sql.tables import empty_tables
from jixiao.sql.trial import fault_in_chinese, in_both_languages

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Return a function that writes the rule to begin with, pieces of its text replaced."""

    def go(*changes: tuple[str, str], name: str = "XPT01_mine.sql") -> Path:
        text = SKELETON.replace("CODE", "XPT01")
        for old, new in changes:
            assert old in text
            text = text.replace(old, new)
        file = tmp_path / name
        file.write_text(text, "utf-8")
        return file

    return go


def zh(file: Path) -> list[str]:
    return [fault for fault, _ in try_rule(file).faults]


def test_a_new_rule_is_a_file_named_by_its_code(tmp_path: Path) -> None:
    assert new_rule("xpt07", tmp_path / "rules") == tmp_path / "rules/XPT07_my_rule.sql"


def test_a_new_rule_runs(tmp_path: Path) -> None:
    assert example_faults(TriedRule(load_file(new_rule("XPT07", tmp_path))), empty_tables()) == ()


@pytest.mark.parametrize("code", ["X1", "XPT1", "XPT001", "1PT01", "XPT-1", ""])
def test_a_code_is_three_letters_and_two_digits(tmp_path: Path, code: str) -> None:
    with pytest.raises(UsageWrong, match="XPT01"):
        new_rule(code, tmp_path)


def test_a_code_in_use_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageWrong, match="FND06_narrative_differs"):
        new_rule("FND06", tmp_path)


def test_a_file_that_is_there_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "XPT01_my_rule.sql"
    file.write_text("mine", "utf-8")
    with pytest.raises(UsageWrong, match="XPT01_my_rule"):
        new_rule("XPT01", tmp_path)
    assert file.read_text("utf-8") == "mine"


def test_the_rule_to_begin_with_has_nothing_wrong(write: Write) -> None:
    trial = try_rule(write())
    assert (trial.name, trial.examples, trial.faults) == ("XPT01", 3, ())
    assert trial.changes >= 5


def test_a_wrong_comparison_is_told_by_example_and_subject(write: Write) -> None:
    assert zh(write(("annual <= 1000000", "annual < 1000000"))) == [
        "例子“正好和不到；没有表的不看”：P1 应为通过（pass），判成了不通过（fail）。"
    ]


def test_a_change_that_no_example_notices_is_told_with_the_line_of_the_file(write: Write) -> None:
    file = write(("annual = 1000000.00", "annual = 900000.00"))
    line = file.read_text("utf-8").splitlines().index(next(s for s in file.read_text("utf-8").splitlines() if s.startswith("SELECT"))) + 1
    assert f"第 {line} 行的 '<=' 改成 '<'，没有一个例子发现：补一个例子。" in zh(file)


def test_a_rule_without_examples_is_told_so(write: Write, tmp_path: Path) -> None:
    file = tmp_path / "XPT02_bare.sql"
    file.write_text(write().read_text("utf-8").partition("\n/*--- examples")[0] + "\n", "utf-8")
    assert zh(file) == ["没有例子：至少一个通过的、一个不通过的。"]


@pytest.mark.parametrize(
    ("old", "new", "told_of"),
    [
        ("FROM project AS p", "FROM read_text('/etc/hostname') AS p", "不许运行"),
        ("f.annual <= 1000000", "f.annual / 10 <= 100000", "除法"),
        ("annual = 999999.00", "anual = 999999.00", "事实表 funding 没有列 anual"),
        ("annual = 999999.00", "annual = 999999.001", "放不进"),
    ],
)
def test_what_is_wrong_is_told_in_chinese(write: Write, old: str, new: str, told_of: str) -> None:
    assert told_of in "".join(zh(write((old, new))))


def test_a_file_that_can_not_be_loaded_is_an_error(write: Write) -> None:
    with pytest.raises(RuleFileInvalid):
        try_rule(write(('severity = "note"', 'severity = "loud"')))


def test_a_python_rule_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "XPT01_mine.py"
    file.write_text("print(1)", "utf-8")
    with pytest.raises(RuleFileInvalid, match="SQL"):
        try_rule(file)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UsageWrong, match="XPT09"):
        rule_file(str(tmp_path / "XPT09_none.sql"))


@pytest.mark.parametrize("which", ["fnd06", "GOA14", "src/jixiao/rules/funds/FND06_narrative_differs.sql"])
def test_a_shipped_rule_is_tried_by_its_code_or_file(which: str, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root)
    trial = try_rule(rule_file(which))
    assert (trial.examples > 0, trial.faults) == (True, ())


def test_a_code_that_no_rule_has_is_told_with_near_ones() -> None:
    with pytest.raises(UsageWrong, match="FND06"):
        rule_file("FND96")


@pytest.mark.parametrize(
    ("fault", "expected"),
    [
        ("a: P1: path is NULL", "例子“a”：P1 没有位置：path 是 NULL。"),
        ("ok is INTEGER, must be BOOLEAN", "ok 的类型是 INTEGER，须是 BOOLEAN。"),
        ("a: no column subject", "例子“a”：缺少列 subject。"),
        ("only one statement is allowed", "只能有一条 SELECT。"),
        ("a: P1: expected not looked at, got pass", "例子“a”：P1 应为不看，判成了通过（pass）。"),
    ],
)
def test_known_faults_have_a_chinese_sentence(fault: str, expected: str) -> None:
    assert next(fault_in_chinese(fault)) == expected


def test_an_unknown_fault_is_told_as_it_is() -> None:
    assert in_both_languages("Catalog Error: x", 3) == ("Catalog Error: x", "Catalog Error: x")


def test_lines_are_counted_from_the_top_of_the_file() -> None:
    assert in_both_languages("line 2: the marker is not needed", 17) == (
        "第 19 行的 equivalent 注释多余。",
        "line 19: the marker is not needed",
    )


def test_the_page_of_a_rule_that_found_nothing_says_so() -> None:
    page = page_of(find_rule("FND06"), (), "zh")
    assert "## 在这里的发现：0 处\n\n没有。" in page


def test_the_page_has_why_basis_and_examples_and_no_sql() -> None:
    page = page_of(find_rule("FND06"), (), "en")
    assert [f"\n## {title}\n" in page for title in ("Why", "Basis", "Examples", "Test")] == [True, True, True, False]
