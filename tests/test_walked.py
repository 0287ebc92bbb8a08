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
