import ctypes
import re
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from pathlib import Path
from subprocess import PIPE, Popen
from time import monotonic, sleep

import pytest
from msgspec.structs import replace

from jixiao import fence
from jixiao.errors import JobFailed
from jixiao.fence import MIB, Limits, attempt, fenced, protections
from jixiao.system import barred

TIGHT = Limits(memory=200 * MIB, cpu=0, wall=600.0, output=MIB)
SLOW = replace(TIGHT, cpu=60)
"""The same where time is not what is to run out: a machine that is busy takes its time over anything."""
"""On wall time there is no limit to speak of: what these jobs break is another."""


def of_the_nursery(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every child be forked by a nursery, one of this test."""
    monkeypatch.setattr(fence, "_nurseries", [])
    monkeypatch.setattr(fence, "_jobs", count(1))
    monkeypatch.setattr(fence, "_started", lambda job, limits, ready: fence._forked(job, limits, ready, ()))  # noqa: SLF001 - the other way to a child


@pytest.fixture(
    autouse=True, params=["started", pytest.param("forked", marks=pytest.mark.skipif(sys.platform != "linux", reason="no fork"))]
)
def jobs_can_be_found(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Every promise is kept by a child that is started and by one that is forked."""
    monkeypatch.syspath_prepend(Path(__file__).parent)
    if request.param == "forked":
        of_the_nursery(monkeypatch)
    yield
    for nursery in fence._nurseries if request.param == "forked" else ():  # noqa: SLF001 - as above
        nursery.close()


def test_a_job_sends_frames() -> None:
    assert attempt("fence_jobs:echo", b"ab").frames == (b"ab", b"ba")


def test_the_frames_of_a_job_that_ends_well_come_as_one() -> None:
    assert fenced("fence_jobs:echo", b"ab") == b"abba"


def test_steps_are_heard_while_the_job_goes_on_and_are_no_part_of_what_it_sends() -> None:
    heard: list[tuple[int, int]] = []
    told = fenced("fence_jobs:steps", b"", heard=lambda step, of: heard.append((step, of)))
    assert (heard, len(told)) == ([(1, 3), (2, 3), (3, 3)], 300_000)
    assert len(fenced("fence_jobs:steps", b"")) == 300_000


def test_a_job_that_is_listened_to_keeps_its_limit_of_output() -> None:
    limits = Limits(output=1 << 16)
    outcome = attempt("fence_jobs:steps", b"", limits, heard=lambda *_: None)
    assert outcome.problem is not None
    assert "输出超过" in outcome.problem.zh


def test_parts_of_a_payload_come_as_one() -> None:
    assert fenced("fence_jobs:echo", (b"a", b"b")) == b"abba"


def test_the_time_to_start_is_no_limit_of_the_job(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jixiao.fence.START", 3.0)
    assert fenced("fence_jobs:slow", b"", Limits(wall=60.0)) == b"done"


@pytest.mark.parametrize(("tightened", "told"), [(False, "处理器用时超过 1 秒"), (True, "处理器用时超过允许的上限")])
def test_the_limit_that_held_is_told(tightened: bool, told: str) -> None:
    with pytest.raises(JobFailed, match=told):
        fenced("fence_jobs:spin", b"", Limits(cpu=0, wall=600.0, tightened=tightened))


def test_no_figure_of_memory_is_told_where_the_job_lowers_it() -> None:
    with pytest.raises(JobFailed, match="内存超过允许的上限"):
        fenced("fence_jobs:greedy", b"", Limits(memory=200 * MIB, cpu=60, wall=600.0, tightened=True))


def test_a_large_payload_goes_through() -> None:
    assert len(fenced("fence_jobs:echo", b"x" * 3 * MIB)) == 6 * MIB


def test_the_child_has_an_empty_folder_no_environment_and_its_own_group() -> None:
    assert fenced("fence_jobs:surroundings", b"") == b"([], [], True)"


@pytest.mark.parametrize(
    ("job", "cause"),
    [
        ("spin", "秒"),
        ("greedy", "内存超过 200 MiB"),
        ("raising", "ValueError: no such thing"),
        ("talkative", "输出超过 1 MiB"),
        ("writing", "OSError|PermissionError"),
        ("calling", "出错"),
        ("dying", "状态 3"),
        ("absent", "状态 1"),
    ],
)
def test_a_job_beyond_its_limits_fails(job: str, cause: str) -> None:
    with pytest.raises(JobFailed, match=cause):
        fenced(f"fence_jobs:{job}", b"", TIGHT if job == "spin" else SLOW)


def test_what_was_sent_before_the_end_is_kept() -> None:
    assert attempt("fence_jobs:spin", b"", TIGHT).frames == (b"first",)


def test_processor_time_is_limited_too() -> None:
    problem = attempt("fence_jobs:spin", b"", Limits(cpu=0, wall=600.0)).problem
    assert "处理器用时超过 1 秒" in str(problem)


def test_the_wall_clock_ends_a_job_in_time() -> None:
    assert "超过 0.5 秒" in str(attempt("fence_jobs:sleep", b"", Limits(wall=0.5)).problem)


@pytest.mark.parametrize(
    "bomb",
    [
        "SELECT len(range(1000000000))",
        "SELECT length(repeat('x', 2000000000))",
        "SELECT length(lpad('x', 2000000000, 'y'))",
        "SELECT sum(length(repeat('x', 20000 + i))) FROM range(100000) AS r(i)",
        "SELECT count(*) FROM range(10000000) AS a, range(10000000) AS b",
        "WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) SELECT max(n) FROM r",
        "SELECT max(levenshtein(repeat('a', 30000), repeat('b', 30000 + i))) FROM range(1000) AS r(i)",
        "SELECT string_agg(repeat('x', 1000) || i, '') FROM range(10000000) AS r(i)",
        "SELECT i FROM range(100000000) AS r(i) ORDER BY hash(i) LIMIT 1 OFFSET 50000000",
    ],
)
def test_a_bomb_of_sql_is_stopped(bomb: str) -> None:
    assert (
        attempt("fence_jobs:sql", bomb.encode(), Limits(memory=512 * MIB, cpu=0, wall=600.0), ready="fence_jobs:locked").problem is not None
    )


@pytest.mark.parametrize("text", ["(" * 20_000 + "1" + ")" * 20_000, "NOT " * 100_000 + "TRUE"])
def test_deep_nesting_is_refused_by_the_parser_or_the_fence(text: str) -> None:
    assert attempt("fence_jobs:sql", f"SELECT {text}".encode(), Limits(cpu=0, wall=600.0), ready="fence_jobs:locked").problem is not None


def has_landlock() -> bool:
    """Return whether the kernel bars files: the call that says which version of these bars it has gives one."""
    ask, version = 444, 1
    return sys.platform == "linux" and bool(ctypes.CDLL(None).syscall(ask, None, 0, version) > 0)


@pytest.mark.skipif(not has_landlock(), reason="these bars are those of a newer Linux")
def test_a_child_has_no_network_no_files_and_no_processes() -> None:
    assert protections() == {"child": True, "network": True, "reading": True, "writing": True, "starting": True}


def test_without_the_bars_that_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    bare = "; import jixiao.system.barred as b; b.give_up = lambda **_: (); from jixiao.fence"
    monkeypatch.setattr("jixiao.fence.BOOT", fence.BOOT.replace("; from jixiao.fence", bare))
    assert {name for name, holds in protections().items() if not holds} >= {"reading", "starting"}


def test_a_ready_function_has_no_network_either() -> None:
    assert fenced_ready("fence_jobs:network_in_ready") == b"refused"


def fenced_ready(ready: str) -> bytes:
    return b"".join(attempt("fence_jobs:say", b"", Limits(wall=30.0), ready=ready).frames)


@pytest.mark.skipif(sys.platform != "linux", reason="these bars are Linux's")
@pytest.mark.parametrize("name", ["clone", "openat", "refused"])
def test_the_filter_knows_the_numbers_of_the_machine(name: str) -> None:
    header = Path("/usr/include/x86_64-linux-gnu/asm/unistd_64.h")
    if not header.exists():
        pytest.skip("the system's list of calls is not here")
    known = {int(n) for n in re.findall(r"#define __NR_\w+ (\d+)", header.read_text("ascii"))}
    assert set(barred.MACHINES["x86_64"][1][name]) <= known


@pytest.mark.skipif(sys.platform != "linux", reason="no nursery")
def test_a_nursery_that_was_killed_is_followed_by_another(monkeypatch: pytest.MonkeyPatch) -> None:
    of_the_nursery(monkeypatch)
    assert fenced("fence_jobs:echo", b"a") == b"aa"
    (first,) = fence._nurseries  # noqa: SLF001 - what it is about
    first.process.kill()
    first.close()
    assert fenced("fence_jobs:echo", b"ab") == b"abba"
    fence._nurseries[0].close()  # noqa: SLF001 - as above


@pytest.mark.skipif(sys.platform != "linux", reason="no nursery")
def test_children_run_side_by_side_and_share_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    of_the_nursery(monkeypatch)
    fenced("fence_jobs:echo", b"")  # so that there is one nursery
    with ThreadPoolExecutor(8) as threads:
        sent = list(threads.map(lambda n: fenced("fence_jobs:echo", b"%d" % n * 1000), range(16)))
    assert sent == [b"%d" % n * 1000 + (b"%d" % n * 1000)[::-1] for n in range(16)]
    fence._nurseries[0].close()  # noqa: SLF001 - as above


@pytest.mark.skipif(sys.platform != "linux", reason="no nursery")
def test_a_child_of_the_nursery_ends_with_the_program() -> None:
    """The program is killed while a child works: nothing of it is left, neither child nor nursery."""
    program = f"""import sys; sys.path[:] = {[str(Path(__file__).parent), *sys.path]!r}
from itertools import count
from jixiao import fence
fence._jobs = count(1)
fence.fenced("fence_jobs:echo", b"", warm=())
print(fence._nurseries[0].process.pid, flush=True)
fence.fenced("fence_jobs:spin", b"", fence.Limits(cpu=60, wall=60.0), warm=())
"""
    with Popen([sys.executable, "-c", program], stdout=PIPE, text=True) as running:
        assert running.stdout is not None
        nursery = int(running.stdout.readline())
        while not (children := Path(f"/proc/{nursery}/task/{nursery}/children").read_text("ascii").split()):
            sleep(0.01)
        running.kill()
    left = [f"/proc/{pid}/status" for pid in (nursery, *children)]
    assert ended(left)


def ended(files: list[str]) -> bool:
    """Return whether processes come to their end, dead ones that nobody has buried included."""
    until = monotonic() + 60
    while monotonic() < until:
        found = [Path(file).read_text("ascii") for file in files if Path(file).exists()]
        if not [text for text in found if "State:\tZ" not in text]:
            return True
        sleep(0.01)
    return False
