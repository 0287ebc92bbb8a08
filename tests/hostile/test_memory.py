"""A document that would take too much memory ends with a sentence, in whatever command it is read, and costs no other document."""

import json
import subprocess
from pathlib import Path

import pytest

from hostile.folders import FORM, command
from jixiao.system.memory import bounded, is_lack

SUM = "读书会：24场*2000元/场=4.8万元"
LARGE = FORM.format(n=0).replace(SUM, "、".join(f"{k}元" for k in range(1_000, 12_000)))
"""Judged within the limit that the program has, and not within a small one."""
SMALL = "import jixiao.system.memory as m; m.bounded.__init__.__defaults__ = (128 << 20,)"
"""A limit that good documents keep to."""
TOLD = "内存超过"


def ran(*args: object, sabotage: str = SMALL) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(command(*args, sabotage=sabotage), capture_output=True, encoding="utf-8", timeout=120, check=False)


@pytest.fixture
def large(tmp_path: Path) -> Path:
    file = tmp_path / "large.txt"
    file.write_text(LARGE, "utf-8")
    return file


@pytest.mark.parametrize("call", [["audit"], ["audit", "--format", "json"], ["annotate", "--to", "x.txt"], ["notice", "--to", "x.docx"]])
def test_it_is_told_in_a_sentence(large: Path, call: list[str]) -> None:
    done = ran(call[0], large, *(str(large.with_name(arg)) if arg.startswith("x.") else arg for arg in call[1:]))
    assert (done.returncode, TOLD in done.stderr, "large.txt" in done.stderr, done.stderr.count("\n")) == (2, True, True, 1)
    assert list(large.parent.glob("x.*")) == []


def test_the_others_are_still_judged(large: Path) -> None:
    for n in range(3):
        (large.parent / f"{n}.txt").write_text(FORM.format(n=n), "utf-8")
    done = ran("audit", *sorted(large.parent.glob("*.txt")), "--format", "json")
    report = json.loads(done.stdout)
    assert [Path(d["file"]).name for d in report["documents"]] == ["0.txt", "1.txt", "2.txt"]
    assert (done.returncode, [Path(one["file"]).name for one in report["unreadable"]]) == (2, ["large.txt"])


def test_without_a_limit_it_is_judged(large: Path) -> None:
    assert ran("audit", large, sabotage="").returncode in (0, 1)


def test_the_limit_ends_with_the_work() -> None:
    with pytest.raises(MemoryError), bounded(1 << 20):
        bytearray(512 << 20)
    assert len(bytearray(512 << 20)) == 512 << 20


WRONGS = (
    (MemoryError(), True),
    (RuntimeError("can't start new thread"), True),
    (ImportError("failed to map segment from shared object"), True),
    (type("OutOfMemoryException", (Exception,), {})(), True),
    (ValueError("no"), False),
)
"""Exceptions, and whether they mean that memory ran out."""


def test_what_goes_wrong_at_the_limit_does_so_for_lack_of_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    for far, kind in ((0, MemoryError), (1 << 60, RuntimeError)):
        monkeypatch.setattr("jixiao.system.memory.peak", lambda far=far: (1 << 60) - far)
        with pytest.raises(kind), bounded():
            raise RuntimeError("std::bad_cast")


@pytest.mark.parametrize(("wrong", "lack"), WRONGS, ids=repr)
def test_what_means_that_memory_ran_out(wrong: Exception, lack: bool) -> None:
    assert is_lack(wrong) == lack


def test_limits_of_threads_that_cross_leave_none_behind() -> None:
    """A server reads several files at once: the first that is done takes only its own limit away, the last leaves the process as it was."""
    resource = pytest.importorskip("resource")
    before = resource.getrlimit(resource.RLIMIT_AS)
    first, second = bounded(1 << 30), bounded(2 << 30)
    first.__enter__()
    second.__enter__()
    first.__exit__(None, None, None)
    assert resource.getrlimit(resource.RLIMIT_AS)[0] == second.limit
    second.__exit__(None, None, None)
    assert resource.getrlimit(resource.RLIMIT_AS) == before
