"""Two runs at once on one output: the second is told and writes nothing, the first is not disturbed; whatever ends the first frees the place."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from hostile.folders import FORM, SRC, command
from jixiao.cli.program import main
from jixiao.system import claims

HOLDER = "import sys; sys.path.insert(0, {src!r}); from pathlib import Path; from jixiao.system.claims import claim; print([claim(Path(p)) for p in sys.argv[1:]], flush=True); sys.stdin.read()"
FILE, OUT = "a.txt", "out"
CALLS: dict[str, tuple[str, list[str]]] = {
    "write": ("out.docx", ["write", FILE, "--to", "out.docx"]),
    "audit": ("out.html", ["audit", FILE, "--to", "out.html"]),
    "audits": (OUT, ["audit", "files", "--to", OUT]),
    "annotate": ("out.txt", ["annotate", FILE, "--to", "out.txt"]),
    "annotates": (OUT, ["annotate", "files", "--to", OUT]),
    "notice": ("out.docx", ["notice", FILE, "--to", "out.docx"]),
    "publish": (OUT, ["publish", FILE, "--to", OUT]),
    "difference": ("out.json", ["diff", FILE, "files/b.txt", "--to", "out.json"]),
    "shown": ("out.html", ["read", FILE, "--show", "out.html"]),
    "bindings": ("out.toml", ["bind", FILE, "--to", "out.toml"]),
    "baseline": ("out.toml", ["audit", FILE, "--write-baseline", "out.toml"]),
    "blank": ("out.docx", ["form", "blank", "self-evaluation-2020", "--year", "2025", "--to", "out.docx"]),
    "templates": (OUT, ["ledger", "init", OUT]),
    "example": (OUT, ["example", OUT]),
    "schemas": (OUT, ["schema", "--to", OUT]),
    "ledger": (OUT, ["ledger", "new", "visits", "--to", OUT]),
}
"""What each call writes, and the call."""
Ran = Callable[[list[str]], int]


@pytest.fixture
def ran(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Ran:
    """Return what runs a command in a folder with documents; its cache is its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    for name in (FILE, "files/b.txt"):
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_text(FORM.format(n=1), "utf-8")
    return main


@pytest.fixture
def held(tmp_path: Path, ran: Ran) -> Iterator["Callable[[str], subprocess.Popen[str]]"]:  # noqa: ARG001 - in its folder
    """Return what starts another process that claims a place and keeps it until it ends."""
    started: list[subprocess.Popen[str]] = []

    def hold(place: str) -> "subprocess.Popen[str]":
        line = [sys.executable, "-I", "-c", HOLDER.format(src=str(SRC)), str(tmp_path / place)]
        process = subprocess.Popen(line, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=dict(os.environ))
        started.append(process)
        assert process.stdout is not None
        assert process.stdout.readline() == "[True]\n"
        return process

    yield hold
    for process in started:
        with process:
            process.kill()


@pytest.mark.parametrize("name", CALLS)
def test_the_second_is_told_and_writes_nothing(
    name: str, ran: Ran, held: "Callable[[str], subprocess.Popen[str]]", capsys: pytest.CaptureFixture[str]
) -> None:
    place, call = CALLS[name]
    first = held(place)
    code, told = ran(call), capsys.readouterr()
    assert (code, "另一个 jixiao 正在写" in told.err, Path(place).exists()) == (2, True, False)
    with first:
        first.kill()
    assert ran(call) in (0, 1)
    assert Path(place).exists()
    assert list(Path("cache/jixiao/writing").iterdir()) == []


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_whatever_ends_the_first_frees_the_place(number: int, ran: Ran, held: "Callable[[str], subprocess.Popen[str]]") -> None:
    with held("out.docx") as first:
        first.send_signal(number)
    assert ran(CALLS["write"][1]) == 0


def test_a_link_to_the_place_is_the_same_place(ran: Ran, held: "Callable[[str], subprocess.Popen[str]]") -> None:
    Path("there").mkdir()
    Path("here").symlink_to("there")
    held("there/out.docx")
    assert ran(["write", FILE, "--to", "here/out.docx"]) == 2
    assert ran(["write", FILE, "--to", "there/other.docx"]) == 0


def test_without_a_folder_for_it_places_are_free(
    ran: Ran, held: "Callable[[str], subprocess.Popen[str]]", monkeypatch: pytest.MonkeyPatch
) -> None:
    held("out.docx")
    monkeypatch.setenv("XDG_CACHE_HOME", "/dev/null/nowhere")
    assert ran(CALLS["write"][1]) == 0


def test_without_claims_two_would_write(ran: Ran, held: "Callable[[str], subprocess.Popen[str]]", monkeypatch: pytest.MonkeyPatch) -> None:
    held("out.docx")
    monkeypatch.setattr(claims, "_locked", lambda _: os.open(os.devnull, os.O_RDONLY))
    assert ran(CALLS["write"][1]) == 0


def test_a_run_that_waits_in_the_middle_of_writing_keeps_the_other_away(ran: Ran) -> None:
    os.mkfifo("ready")
    os.mkfifo("go")
    waits = 'import os\nreal = os.fsync\ndef waits(number):\n    open("ready", "w").close()\n    open("go").read()\n    os.fsync = real\n    real(number)\nos.fsync = waits\n'
    with subprocess.Popen(command("write", FILE, "--to", "out.docx", sabotage=waits), stderr=subprocess.PIPE) as first:
        Path("ready").read_text("ascii")
        assert (ran(CALLS["write"][1]), Path("out.docx").exists()) == (2, False)
        Path("go").write_text("", "ascii")
        first.communicate(timeout=60)
    assert (first.returncode, Path("out.docx").exists()) == (0, True)
