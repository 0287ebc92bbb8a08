"""Every command runs where the modules, signals and calls of Unix are missing, in its children too; what protects then is told."""

import json
import subprocess
from pathlib import Path

import pytest

from hostile.elsewhere import HIDE
from hostile.folders import FORM, audited, command, folder


def ran(*args: object) -> "subprocess.CompletedProcess[str]":
    line = command(*args, sabotage=HIDE)
    return subprocess.run(line, capture_output=True, encoding="utf-8", timeout=120, check=False, stdin=subprocess.DEVNULL)


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("files")
    (place / "a.txt").write_text(FORM.format(n=1), "utf-8")
    for suffix in ("docx", "xlsx", "html"):
        done = ran("write", place / "a.txt", "--to", place / f"a.{suffix}")
        assert (done.returncode, done.stderr.count("\n")) == (0, 1), done.stderr
    return place


@pytest.mark.parametrize("name", ["a.txt", "a.docx", "a.xlsx", "a.html"])
def test_a_file_is_read(files: Path, name: str) -> None:
    done = ran("read", files / name, "--format", "json")
    assert (done.returncode, len(json.loads(done.stdout)["projects"])) == (0, 1), done.stderr


@pytest.mark.parametrize("args", [("audit",), ("annotate", "--to", "b.docx"), ("notice", "--to", "n.docx"), ("publish", "--to", "site")])
def test_a_command_runs(files: Path, args: tuple[str, ...]) -> None:
    to = ("--to", files / args[2]) if len(args) > 1 else ()
    done = ran(args[0], files / "a.docx", *to)
    assert done.returncode in (0, 1), done.stderr
    assert "出错" not in done.stderr


def test_a_folder_is_audited_by_processes(tmp_path: Path) -> None:
    assert audited(folder(tmp_path / "files"), sabotage=HIDE).faults() == []
