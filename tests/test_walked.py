"""The tutorials, the page for integrators and the recipes, walked line by line: every command in them runs and ends as they say."""

import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from jixiao.actions.example import write_example
from jixiao.cli.program import main

ROOT = Path(__file__).parents[1]
PAGES = ("docs/tutorial.md", "docs/integrate.md", "docs/year.md", "docs/recipes/accept-a-finding.md", "README.md")
FENCE = re.compile(r"(?ms)^```(\w*)\n(.*?)^```")
COMMAND = re.compile(r"^(?:\$ )?(?:bash scripts/run|jixiao)(?: (?P<rest>.*?))?(?:\s+#.*)?(?:\s+>\s*(?P<out>\S+))?$")
FINDING = frozenset(("audit", "diff", "formula", "ledger"))
"""Commands that end with 1 where they find something."""
SERVES = "serve"
"""The command that goes on until somebody ends it: tests of the workbench start it as a process."""
UNSEEN = re.compile(r"FILE|FOLDER|REPORTS|--help|…")
"""What stands for something else, and is not typed as it is."""


def commands(page: str) -> Iterator[list[str]]:
    """Yield the words of every command in a page's blocks, in order."""
    for kind, block in FENCE.findall((ROOT / page).read_text("utf-8")):
        for line in block.splitlines() if kind in ("", "sh", "bash") else ():
            found = COMMAND.match(line.strip())
            if found and found["rest"] and not UNSEEN.search(found["rest"]) and not found["rest"].startswith(SERVES):
                yield shlex.split(found["rest"].partition("  #")[0])


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of somebody who follows a page: a declaration as Word and text, a folder of submissions, the year's ledgers."""
    write_example(tmp_path / "样例")
    shutil.copy(tmp_path / "样例/declaration.txt", tmp_path / "申报表.txt")
    shutil.copytree(tmp_path / "样例/ledgers", tmp_path / "台账")
    shutil.copy(tmp_path / "样例/bindings.toml", tmp_path / "bindings.toml")
    (tmp_path / "报送材料").mkdir()
    shutil.copy(tmp_path / "申报表.txt", tmp_path / "报送材料/甲.txt")
    for name in ("申报表.docx", "一上.docx", "二上.xlsx"):
        assert main(["write", str(tmp_path / "申报表.txt"), "--to", str(tmp_path / name)]) == 0
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("page", PAGES)
def test_every_command_of_a_page_runs(page: str, desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    walked = list(commands(page))
    assert walked != []
    ended = {}
    for words in walked:
        if words[:2] == ["ledger", "init"]:
            shutil.rmtree(desk / words[2])  # in the page it is not there yet
        code = main(words)
        if words[:2] == ["ledger", "init"]:
            shutil.rmtree(desk / words[2])
            shutil.copytree(desk / "样例/ledgers", desk / words[2])
        ended[" ".join(words)] = (code, capsys.readouterr().err)
    assert {line: end for line, end in ended.items() if end[0] > (line.split()[0] in FINDING)} == {}


@pytest.mark.parametrize("page", PAGES)
def test_every_picture_of_a_page_is_there(page: str) -> None:
    pictures = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", (ROOT / page).read_text("utf-8"))
    assert [name for name in pictures if not (ROOT / page).parent.joinpath(name).is_file()] == []


def test_the_python_of_the_page_for_integrators_runs(desk: Path) -> None:
    block = next(block for kind, block in FENCE.findall((ROOT / "docs/integrate.md").read_text("utf-8")) if kind == "python")
    done = subprocess.run([sys.executable, "-c", block], cwd=desk, capture_output=True, text=True, check=False)
    assert (done.returncode, "FND06 error /projects/3/funding/annual" in done.stdout) == (0, True), done.stderr


def test_the_readme_fits_on_a_few_screens() -> None:
    assert len((ROOT / "README.md").read_text("utf-8").splitlines()) <= 150


AS_TABLE = 'given.indicator = """'
RULE_PAGE = "docs/recipes/write-a-rule.md"
DECLARED = """某县教育局 2023 年财政支出项目绩效目标申报表

## 项目经费情况说明 1 2023年雨露计划就学补助项目

### 一、项目概述

对脱贫家庭学生就读职业院校给予补助。

财政项目支出绩效目标申报表 1
(2023 年度)
项目名称	2023年雨露计划就学补助项目	项目性质	其他经常性项目	项目类别	特定目标类
主管部门	某县教育局	实施单位	某县教育局
计划开始日期	2023-01-01	计划完成日期	2023-12-31
项目资金 (元)	项目资金总额	48,000.00	年度资金申请总额	48,000.00
	其中：财政资金	48,000.00	其中：当年财政拨款	48,000.00
项目绩效目标	项目总目标		年度总体目标
	补助 24 人。		补助 24 人。
	一级指标	二级指标	三级指标	年度(/项目)指标值
绩效指标	产出指标	数量指标	补助人数	=24(人)
		时效指标	逾期发放率	>=100%
"""


def answered(page: str) -> Iterator[tuple[list[str], str]]:
    """Yield every command of a page that shows what is answered, with that."""
    for kind, block in FENCE.findall((ROOT / page).read_text("utf-8")):
        if not kind and block.startswith("$ jixiao "):
            line, _, answer = block.partition("\n")
            yield shlex.split(line.removeprefix("$ jixiao ")), answer


def test_the_recipe_for_a_rule_is_followed_word_by_word(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Follow the page: begin the rule, try it, put its SELECT, its head and its examples in, try it again, audit with it."""
    monkeypatch.chdir(tmp_path)
    Path("申报表.txt").write_text(DECLARED, "utf-8")
    blocks = FENCE.findall((ROOT / RULE_PAGE).read_text("utf-8"))
    select = next(block for kind, block in blocks if kind == "sql")
    head, examples, *_ = (block for kind, block in blocks if kind == "toml" and AS_TABLE not in block)
    begin, first, again, use = answered(RULE_PAGE)
    for words, answer in (begin, first):
        assert (main(words), capsys.readouterr().out) == (0, answer)
    Path(first[0][-1]).write_text(f"/*---\n{head}---*/\n{select}/*--- examples\n{examples}---*/\n", "utf-8")
    assert (main(again[0]), capsys.readouterr().out) == (0, again[1])
    assert (main(use[0]), use[1] in capsys.readouterr().out) == (0, True)


def test_the_table_of_the_recipe_holds_the_same_rows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The rows written as a table make one more example that holds."""
    monkeypatch.chdir(tmp_path)
    blocks = FENCE.findall((ROOT / RULE_PAGE).read_text("utf-8"))
    select = next(block for kind, block in blocks if kind == "sql")
    head, examples, *_ = (block for kind, block in blocks if kind == "toml" and AS_TABLE not in block)
    table = next(block for kind, block in blocks if kind == "toml" and AS_TABLE in block)
    more = f'[[example]]\nname = "表"\n{table}expect = {{ I1 = "fail" }}\n'
    Path("XPT01_my_rule.sql").write_text(f"/*---\n{head}---*/\n{select}/*--- examples\n{examples}\n{more}---*/\n", "utf-8")
    assert (main(["rule", "test", "XPT01_my_rule.sql"]), "4 个例子，1 处改动，例子全对" in capsys.readouterr().out) == (0, True)
