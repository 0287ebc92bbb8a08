"""Every example of every help page is run, in a folder that holds what it names."""

import re
import shlex
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click import Context

from jixiao.actions.example import write_example
from jixiao.cli.program import main, program
from jixiao.cli.texts import COMMANDS, PROGRAM
from jixiao.forms.layout import FOLDER

Run = Callable[..., tuple[int, str, str]]
EXAMPLE = re.compile(r"(?m)^  (?:eval \"\$\()?jixiao (.+?)(?:\)\"| > .*)?$")
CODES = {"audit": (0, 1), "diff": (0, 1), "corpus": (0, 1), "ledger": (0, 1)}
"""The exit codes that an example may end with, by its command; 0 elsewhere."""
HEAVY = ("corpus", "serve", "admin")
"""Commands whose examples take minutes or don't end: that they are well formed is seen here, what they do in their own tests."""
NEW = {"ledger init": ("台账",), "measure new": ("食堂",)}
"""Folders that an example makes."""
WRITTEN = {
    "申报表.docx": "申报表.txt",
    "申报表.pdf": "申报表.txt",
    "一上.docx": "申报表.txt",
    "二上.xlsx": "申报表.txt",
    "2023.pdf": "表.txt",
    "2024.pdf": "表.txt",
}


def examples() -> Iterator[tuple[str, str]]:
    """Yield the name of a command and what follows ``jixiao`` in each of its examples, as the help of a year shows them."""
    year = 2025  # the year after that of the bundled example
    manuals = {"": PROGRAM, **COMMANDS}
    for name, manual in manuals.items():
        for line in manual.examples:
            found = EXAMPLE.search("  " + line.format(year=year, last=year - 1, next=2099))
            yield name, found[1] if found else line


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with everything that the examples name."""
    place = tmp_path_factory.mktemp("desk")
    write_example(place / "样例")
    shutil.copy(place / "样例/declaration.txt", place / "申报表.txt")
    shutil.copytree(place / "样例/ledgers", place / "台账")
    shutil.copy(place / "样例/bindings.toml", place / "bindings.toml")
    shutil.copy(FOLDER / "shanghai-district.toml", place / "本县申报表.toml")
    shutil.copy(place / "申报表.txt", place / "表.txt")
    (place / "报送材料").mkdir()
    shutil.copy(place / "表.txt", place / "报送材料/甲.txt")
    for name, source in WRITTEN.items():
        assert main(["write", str(place / source), "--to", str(place / name)]) == 0
    assert main(["evaluate", str(place / "表.txt"), "--ledgers", str(place / "台账"), "--to", str(place / "自评表.docx")]) == 0
    assert main(["measure", "new", "meals_served", "--to", str(place / "食堂")]) == 0
    return place


@pytest.mark.parametrize("line", [line for name, line in examples() if name not in HEAVY], ids=lambda part: part[:60])
def test_an_example_runs(line: str, desk: Path, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "desk"
    shutil.copytree(desk, place)
    monkeypatch.chdir(place)
    if "本局规则/" in line and "new" not in line:
        run("rule", "new", "XPT01", "--to", "本局规则/")
    for folder in NEW.get(" ".join(line.split()[:2]), ()):
        shutil.rmtree(folder)
    words = [str(file) for word in shlex.split(line) for file in ([word] if "*." not in word else sorted(Path().glob(word)))]
    code, _, err = run(*words)
    assert code in CODES.get(words[0], (0,)), err


@pytest.mark.parametrize("line", [line for name, line in examples() if name in HEAVY])
def test_an_example_is_well_formed(line: str) -> None:
    words = shlex.split(line)
    command = program().get_command(Context(program()), words[0])
    assert command is not None
    given = command.make_context(words[0], words[1:]).params
    assert words[1:2] == [] or words[1].startswith("--") or words[1] in given.values()


def test_every_command_has_an_example() -> None:
    assert {name for name, _ in examples()} >= COMMANDS.keys()


@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_shows_its_examples_in_the_running_year(name: str, run: Run) -> None:
    out = run(name, "--help")[1]
    assert len(re.findall(EXAMPLE, out)) == len(COMMANDS[name].examples)
    assert "{" not in out
