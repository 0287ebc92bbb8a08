"""Work on a document that takes too much processor time is stopped with a sentence, and costs no other document."""

import json
import sqlite3
import subprocess
import time
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from threading import Thread

import pytest

from hostile.folders import FORM, command
from jixiao.system.processor import TooLong, timed

SHORT = "import jixiao.system.processor as p; p.timed.__init__.__defaults__ = (3.0,)"
SLOW = f"{SHORT}; import jixiao.actions.inputs.given as g; read = g.Input.read; g.Input.read = lambda self: read(self) if 'slow' not in self.name else [n for n in iter(int, 1)]"
"""A limit that good documents keep to, and a reader that never comes to its end with one of them."""


def ran(*args: object) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(command(*args, sabotage=SLOW), capture_output=True, encoding="utf-8", timeout=120, check=False)


def test_it_is_told_and_the_others_are_judged(tmp_path: Path) -> None:
    for name in ("a", "slow", "z"):
        (tmp_path / f"{name}.txt").write_text(FORM.format(n=1), "utf-8")
    done = ran("audit", *sorted(tmp_path.glob("*.txt")), "--format", "json")
    report = json.loads(done.stdout)
    assert [Path(one["file"]).name for one in report["documents"]] == ["a.txt", "z.txt"]
    assert (done.returncode, "处理器用时超过" in done.stderr, "slow.txt" in done.stderr) == (2, True, True)


def endless() -> None:
    while True:
        pass


def endless_after_a_database() -> None:
    """Call Python from SQLite, which keeps for itself what is raised there, and go on with something else."""
    with closing(sqlite3.connect(":memory:")) as database, suppress(sqlite3.Error):
        database.create_function("one", 1, lambda n: n)
        database.execute("WITH RECURSIVE r(n) AS (VALUES(1) UNION ALL SELECT one(n) + 1 FROM r) SELECT max(n) FROM r").fetchall()
    endless()


needs_a_clock = pytest.mark.skipif(not hasattr(time, "pthread_getcpuclockid"), reason="the system does not tell a thread's time")


@needs_a_clock
@pytest.mark.parametrize("work", [endless, endless_after_a_database])
def test_it_is_stopped_wherever_it_is(work: Callable[[], None]) -> None:
    with pytest.raises(TooLong), timed(0.05):
        work()


@needs_a_clock
def test_only_the_thread_whose_time_is_up_is_stopped() -> None:
    stopped = []

    def too_long() -> None:
        try:
            with timed(0.05):
                endless()
        except TooLong:
            stopped.append("slow")

    slow = Thread(target=too_long)
    slow.start()
    with timed(60):
        slow.join()
    assert stopped == ["slow"]


def test_what_ends_in_time_is_left_alone() -> None:
    with timed(60) as _:
        total = sum(range(1000))
    assert total == 499_500
