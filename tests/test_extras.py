"""Extras: nothing happens when all is there, what is missing is installed once, and whoever can't have it is told how."""

import re
import subprocess
import sys
import tomllib
from collections.abc import Callable
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from msgspec.json import encode

from jixiao import extras
from jixiao.errors import ExtraMissing, InputUnreadable
from jixiao.read import gate
from jixiao.read.blocks import Blocks, Paragraph
from jixiao.read.refused import Refused
from jixiao.values.place import Place

ROOT = Path(__file__).parents[1]
TOLD = """
import sys
from pathlib import Path
with Path(__file__).with_name("called").open("a") as log:
    print(*sys.argv[1:], file=log)
"""
SetUp = Callable[[str], Path]


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SetUp:
    """Return a function that makes a set-up script which notes its calls and then does the work given; one extra is missing."""
    monkeypatch.setattr(extras, "MODULES", {"more": ("jixiao_more",), "there": ("json",)})
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setattr(sys, "prefix", str(tmp_path / ".venv"))
    monkeypatch.delenv(extras.SETUP, raising=False)

    def make(work: str) -> Path:
        script = tmp_path / "scripts/setup.py"
        script.parent.mkdir()
        script.write_text(TOLD + work, "utf-8")
        monkeypatch.setenv(extras.SETUP, str(script))
        return script.with_name("called")

    return make


def calls(log: Path) -> list[str]:
    return log.read_text("utf-8").splitlines() if log.exists() else []


INSTALLS = "Path(sys.argv[1], 'jixiao_more.py').touch()"
FAILS = "print('没有网络。'); print('No network.'); sys.exit(2)"


def test_what_is_there_is_not_installed(house: SetUp) -> None:
    log = house(INSTALLS)
    extras.need("there")
    assert calls(log) == []


def test_what_is_missing_is_installed_once(house: SetUp, tmp_path: Path) -> None:
    log = house(INSTALLS)
    extras.need("more")
    extras.need("more")
    assert calls(log) == [f"{tmp_path} {tmp_path / '.venv'} more"]


def test_a_failed_installation_is_not_tried_again(house: SetUp) -> None:
    log = house(FAILS)
    for _ in range(2):
        with pytest.raises(ExtraMissing):
            extras.need("more")
    assert len(calls(log)) == 1


def test_a_failed_installation_says_why(house: SetUp) -> None:
    house(FAILS)
    with pytest.raises(ExtraMissing) as told:
        extras.need("more")
    assert (told.value.zh, told.value.en, told.value.extra) == ("没有网络。", "No network.", "more")


def test_a_set_up_that_says_it_worked_and_did_not_is_told(house: SetUp) -> None:
    house("")
    with pytest.raises(ExtraMissing, match="没有装上"):
        extras.need("more")


@pytest.mark.usefixtures("house")
def test_without_the_script_the_sentence_has_the_command() -> None:
    with pytest.raises(ExtraMissing, match=re.escape("pip install 'jixiao[more]'")):
        extras.need("more")


@pytest.mark.parametrize(("stamp", "times"), [("old", 1), ("new", 0), (None, 0)], ids=["changed", "same", "installed by hand"])
def test_a_changed_lock_is_installed_anew(house: SetUp, tmp_path: Path, stamp: str | None, times: int) -> None:
    log = house("Path(sys.argv[2], '.ready-there').write_text('new')")
    (tmp_path / "locks").mkdir()
    (tmp_path / "locks/there.txt").write_text("new", "utf-8")
    (tmp_path / ".venv").mkdir()
    if stamp is not None:
        (tmp_path / ".venv/.ready-there").write_text(stamp, "utf-8")
    extras.need("there")
    assert len(calls(log)) == times


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Let the child refuse for want of an extra, then read; return the extras asked for."""
    asked: list[str] = []
    blocks = Blocks((Paragraph("读到了", Place(), None),), format="scan")
    sent = iter((Refused("要组件。", "needs more.", "ocr").encoded(), encode(blocks)))
    monkeypatch.setattr("jixiao.fence.fenced", lambda *_, **__: next(sent))
    monkeypatch.setattr("jixiao.extras.need", asked.append)
    return asked


def test_a_file_that_turns_out_to_need_an_extra_is_read_again(answers: list[str]) -> None:
    read = gate.read_fenced(b"%PDF", "a.pdf", "pdf")
    assert (read.format, answers) == ("scan", ["read", "ocr"])


def test_a_file_whose_extra_is_missing_costs_itself_only(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(extra: str) -> None:
        raise ExtraMissing(extra, "请安装。", "Install it.")

    monkeypatch.setattr("jixiao.extras.need", refuse)
    with pytest.raises(InputUnreadable, match=re.escape("无法读取“a.pdf”：请安装。")):
        gate.read_fenced(b"%PDF", "a.pdf", "pdf")


BARE = """
import sys
from pathlib import Path
from jixiao.extras import MODULES
from jixiao.read.gate import format_of
from jixiao.read.parsing import format_module
from jixiao.read.refused import Refused
data = Path(sys.argv[1]).read_bytes()
form = format_module(format_of(data, sys.argv[1]))
own = MODULES.get(getattr(form, "EXTRA", None), ())
sys.modules.update((name, None) for modules in MODULES.values() for name in modules if name not in own)
try:
    print(len(form.read(data).blocks) > 0)
except Refused as refused:
    print(refused.extra)
"""
"""Reads a file where no extra is installed but the one that its format names."""


@pytest.mark.parametrize(
    ("file", "told"),
    [
        ("02_central-pku_project-file-2019.xls", "True"),
        ("26_made_county_selfeval2023-two-on-one-sheet.xlsx", "True"),
        ("28_made_city_monitor2024.html", "True"),
        ("31_made_county_legacy-declare2016.docx", "True"),
        ("32_made_county_legacy-declare2016.pdf", "True"),
        ("33_made_county_legacy-declare2016.jpg", "True"),
        ("24_made_central_targets2024.doc", "True"),
        ("37_made_selfeval-scan.pdf", "ocr"),
    ],
)
def test_a_format_needs_no_extra_but_the_one_it_names(shared: Path, file: str, told: str) -> None:
    command = [sys.executable, "-X", "utf8", "-c", BARE, str(shared / "cases/files" / file)]
    done = subprocess.run(command, env={"PYTHONPATH": str(ROOT / "src")}, capture_output=True, encoding="utf-8", check=False)
    assert (done.stdout.strip(), done.stderr) == (told, "")


@pytest.mark.parametrize("extra", extras.MODULES)
def test_the_project_file_lists_what_brings_the_modules(extra: str) -> None:
    listed = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"][extra]
    named = {re.split(r"[<>=\[]", line)[0] for line in listed}
    brings = packages_distributions()
    assert [module for module in extras.MODULES[extra] if not named & {name.lower() for name in brings.get(module, ())}] == []
