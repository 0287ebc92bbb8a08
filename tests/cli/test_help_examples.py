"""Every example of every help page is run, in a folder that holds what it names: in English, and as it stands as if on another system."""

import json
import re
import shlex
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click import Context

from hostile.elsewhere import HIDE
from hostile.folders import FENCE, SRC
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


OFFICIAL = frozenset(("write", "form", "notice", "example", "schema", "completion"))
"""Commands whose whole output is an official form, a Chinese document, data or code."""
TEMPLATES = frozenset((("ledger", "init"), ("ledger", "new"), ("measure", "new"), ("desk", "new"), ("rule", "new")))
"""Commands that write files to be filled in by an office, in its own language."""
SQL = ("rule", "facts")
"""What prints a script: its comments name the fields of forms."""
DATA = (".json", ".csv", ".docx", ".pdf")
FORMS = frozenset(("self-evaluation.xlsx", "monitoring.xlsx"))
"""Kinds and names of files with the office's own forms, or data."""
ASIDE = re.compile(r"“[^”]*”|‘[^’]*’|《[^》]*》|\([^()]*\)|（[^（）]*）|〔[^〕]*〕")
"""Quotations, what stands in brackets beside its English, and the mark by which the program knows a remark of its own in a text."""
CHINESE = re.compile("[\u4e00-\u9fff]+")
BREAK = re.compile(r"\n {2,}|(?<=[\u4e00-\u9fff])\n(?=[\u4e00-\u9fff])")
"""Where a terminal's sentence goes on in the next line, a Chinese word in it too."""
QUOTED_CODE = re.compile(r"(?s)```.*?```")


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


@pytest.fixture
def at_the_desk(desk: Path, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], list[str]]:
    """Return a function that goes to a copy of the desk and returns the words of an example there."""

    def go(line: str) -> list[str]:
        place = tmp_path / "desk"
        shutil.copytree(desk, place)
        monkeypatch.chdir(place)
        if "本局规则/" in line and "new" not in line:
            run("rule", "new", "XPT01", "--to", "本局规则/")
        for folder in NEW.get(" ".join(line.split()[:2]), ()):
            shutil.rmtree(folder)
        return [str(file) for word in shlex.split(line) for file in ([word] if "*." not in word else sorted(Path().glob(word)))]

    return go


def light(line: str) -> str:
    return line[:60]


LINES = list(dict.fromkeys(line for name, line in examples() if name not in HEAVY))


def texts(file: Path) -> str:
    """Return the text of a file that was written; of a page, what stands before the official forms."""
    if file.suffix == ".xlsx":
        with zipfile.ZipFile(file) as book:
            return re.sub("<[^>]+>", "\n", book.read("xl/sharedStrings.xml").decode()) if "xl/sharedStrings.xml" in book.namelist() else ""
    told = file.read_text("utf-8")
    if file.suffix == ".html":
        told = re.sub(r"(?s)<script.*?</script>|<style.*?</style>", "", told).partition('id="forms"')[0]
        told = re.sub("<[^>]+>", "\n", told)
    return told


def chinese(told: str, own: str) -> set[str]:
    """Return the Chinese that is neither quoted nor the document's or the records' own, whether wrapped lines are one or several."""
    told = QUOTED_CODE.sub("", told)
    as_wrapped, joined = ({word for line in lines.splitlines() for word in left(line)} for lines in (told, BREAK.sub("", told)))
    return {word for word in as_wrapped & joined if word not in own}


def left(line: str) -> list[str]:
    return CHINESE.findall(ASIDE.sub("", ASIDE.sub("", line)))


@pytest.fixture(scope="module")
def own(desk: Path) -> str:
    """Return all that the desk's own files say and are called."""
    files = [file for file in desk.rglob("*") if file.suffix in (".txt", ".toml", ".xlsx")]
    names = "".join(file.name for file in desk.rglob("*")) + "".join(LINES)
    told = re.sub(r"\s", "", "".join(map(texts, files)))
    return "\n".join((told, re.sub(r"\([^()]*\)", "", told), ASIDE.sub("", told), names))


@pytest.mark.parametrize("line", LINES, ids=light)
def test_an_example_runs_and_speaks_english(line: str, run: Run, own: str, at_the_desk: Callable[[str], list[str]]) -> None:
    words = at_the_desk(line)
    before = set(Path().rglob("*"))
    code, out, err = run(*words, "--lang", "en")
    assert code in CODES.get(words[0], (0,)), err
    if words[0] in OFFICIAL:
        return
    said = {"out": "" if "json" in words or tuple(words[:2]) == SQL else out, "err": err}
    if tuple(words[:2]) not in TEMPLATES:
        written = [
            file
            for file in Path().rglob("*")
            if file not in before and file.is_file() and file.suffix not in DATA and file.name not in FORMS
        ]
        said |= {file.as_posix(): texts(file) for file in written if "files" not in file.parts}
    assert {where: left for where, told in said.items() if (left := chinese(told, own))} == {}


ELSEWHERE = """
import io, json, os, shutil, sys
sys.path.insert(0, {src!r})
{hide}
sys.stdout, sys.stderr = (io.TextIOWrapper(open(os.devnull, "wb"), "gbk"), io.TextIOWrapper(io.BytesIO(), "gbk"))
from pathlib import Path
from jixiao.cli.program import main
ended = {{}}
for words in json.loads({lines!r}):
    try:
        code = main(words)
    except BaseException as wrong:
        code = repr(wrong)
    sys.stderr.flush()
    ended[" ".join(words)] = [code, sys.stderr.buffer.getvalue().decode("utf-8", "replace")]
    sys.stderr = io.TextIOWrapper(io.BytesIO(), "gbk")
sys.__stdout__.buffer.write(json.dumps(ended).encode())
"""
"""Runs commands one after the other in a process that lacks what only Unix has, before a console of Chinese Windows."""


def test_every_command_runs_where_unix_is_missing(desk: Path, tmp_path: Path) -> None:
    place = tmp_path / "desk"
    shutil.copytree(desk, place)
    shutil.rmtree(place / "食堂")
    lines = [shlex.split(line.replace("*.sql", "XPT01_my_rule.sql")) for line in LINES if not line.startswith("ledger init")]
    lines = sorted(lines, key=lambda words: words[1:2] != ["new"])
    script = ELSEWHERE.format(src=str(SRC), hide=HIDE + FENCE.format(sabotage=HIDE), lines=json.dumps(lines))
    done = subprocess.run([sys.executable, "-I", "-c", script], cwd=place, capture_output=True, timeout=600, check=False)
    assert done.returncode == 0, done.stderr.decode("utf-8", "replace")
    ended = json.loads(done.stdout)
    assert {line: told for line, told in ended.items() if told[0] not in CODES.get(line.split()[0], (0,)) or "出错" in told[1]} == {}
    assert {line.split()[0] for line in ended} == COMMANDS.keys() - set(HEAVY)


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
