"""However a run ends, nothing half is left behind and one sentence is told: signals, a full disk, closed streams, the death of the parent."""

import os
import select
import shlex
import signal
import subprocess
from pathlib import Path

import pytest

from hostile.folders import AT, FORM, command, folder

FULL = "import os, errno\ndef full(*_):\n    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))\n"


def ran(*args: object, sabotage: str = "", **streams: object) -> "subprocess.CompletedProcess[str]":
    streams = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "stdin": subprocess.DEVNULL, **streams}
    return subprocess.run(command(*args, sabotage=sabotage), timeout=120, check=False, encoding="utf-8", **streams)  # type: ignore[call-overload,no-any-return]


@pytest.fixture
def good(tmp_path: Path) -> Path:
    file = tmp_path / "a.txt"
    file.write_text(FORM.format(n=1), "utf-8")
    return file


@pytest.mark.parametrize("at", [900, 3_000, 9_000, 14_000])
def test_an_interruption_at_any_moment_is_one_sentence(good: Path, at: int) -> None:
    done = ran("audit", good, sabotage=AT.format(at=at, number=int(signal.SIGINT)))
    assert (done.returncode, done.stderr) == (130, "已中断。\n")


@pytest.mark.parametrize(("name", "told"), [("SIGTERM", "收到结束信号"), ("SIGHUP", "终端已断开")])
def test_a_signal_ends_it_with_a_sentence(good: Path, name: str, told: str) -> None:
    number = int(signal.Signals[name])
    done = ran("audit", good, sabotage=AT.format(at=9_000, number=number))
    assert (done.returncode, done.stderr.count("\n"), told in done.stderr) == (128 + number, 1, True)


def test_what_the_shell_ignores_stays_ignored(good: Path) -> None:
    sabotage = "import signal; signal.signal(signal.SIGHUP, signal.SIG_IGN)" + AT.format(at=9_000, number=int(signal.SIGHUP))
    assert ran("audit", good, sabotage=sabotage).returncode in (0, 1)


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_children_die_with_their_parent(tmp_path: Path, number: int) -> None:
    place, told = folder(tmp_path / "files"), tmp_path / "told"
    os.mkfifo(told)
    sabotage = f"""
import jixiao.audit.run as run
def waits(*_):
    import os, time
    open({str(told)!r}, "w").write(f"{{os.getpid()}}\\n")
    time.sleep(600)
run.audit_documents = waits
"""
    with subprocess.Popen(command("audit", place, sabotage=sabotage), stdout=subprocess.PIPE, stderr=subprocess.PIPE) as parent:
        child = os.pidfd_open(int(told.read_text("ascii").split()[0]))
        parent.send_signal(number)
        try:
            parent.communicate(timeout=60)
        finally:
            parent.kill()
    assert select.select([child], [], [], 30)[0] == [child]
    os.close(child)


@pytest.mark.parametrize("step", ["os.fsync", "pathlib.Path.replace", "os.fdopen"])
@pytest.mark.parametrize("deed", ["os.kill(os.getpid(), 9)", "os.kill(os.getpid(), 15)", "full()"])
def test_a_file_is_the_old_one_or_the_new_one(good: Path, step: str, deed: str) -> None:
    out = good.parent / "out.json"
    out.write_text("old", "ascii")
    done = ran("write", good, "--to", out, "--force", sabotage=f"{FULL}import pathlib\ndef deed(*_, **__):\n    {deed}\n{step} = deed\n")
    assert out.read_text("ascii") == "old"
    assert done.returncode != 0
    left = [file.name for file in good.parent.iterdir() if file.name.startswith(".")]
    assert left == [] or "9)" in deed
    if "full" in deed:
        assert (done.returncode, done.stderr.count("\n"), "No space left" in done.stderr) == (2, 1, True)


@pytest.mark.parametrize(
    "args", ["audit FILE", "read FILE", "audit FILE --format json", "--help", "audit --help", "--version", "rule FND06", "form list"]
)
def test_a_full_disk_behind_standard_output_is_no_finding(good: Path, args: str) -> None:
    with Path("/dev/full").open("wb") as full:
        done = ran(*(good if arg == "FILE" else arg for arg in args.split()), stdout=full)
    assert (done.returncode, done.stderr.count("\n"), "标准输出" in done.stderr) == (2, 1, True)


@pytest.mark.parametrize("stream", [0, 1, 2])
def test_a_closed_stream_is_no_failure_of_the_program(good: Path, stream: int) -> None:
    shell = f"exec {shlex.join(command('audit', good))} {('<', '>', '2>')[stream]}&-"
    done = subprocess.run(["bash", "-c", shell], capture_output=True, encoding="utf-8", timeout=60, check=False)
    assert "Traceback" not in done.stderr
    assert (done.returncode == 2) == (stream == 1)
    assert "内部出错" not in done.stderr


def test_a_reader_who_goes_is_no_failure() -> None:
    with subprocess.Popen(command("rules", "--format", "json"), stdout=subprocess.PIPE, stderr=subprocess.PIPE) as run:
        assert run.stdout is not None
        assert run.stderr is not None
        run.stdout.read(10)
        run.stdout.close()
        assert run.stderr.read() == b""
    assert run.returncode == 0


@pytest.mark.parametrize("to", ["/dev/full.json", "pipe.json", "gone/out.json"])
def test_what_is_no_place_to_write_is_told(good: Path, to: str) -> None:
    out = good.parent / to.removeprefix("/dev/")
    if to.startswith("/dev/"):
        out.symlink_to("/dev/full")
    elif to == "pipe.json":
        os.mkfifo(out)
    done = ran("write", good, "--to", out)
    assert (done.returncode, done.stderr.count("\n"), "无法写入" in done.stderr) == (2, 1, True)
