"""Runs a job in a child process with limits on memory, time and output: hostile files, foreign rules.

The job is named (``"package.module:function"``) and gets bytes; it sends bytes back, frame by frame, on a pipe. Nothing is
pickled. What must be made ready before the limits hold, and touches nothing hostile, is a second named function. The child
has its own process group, an empty environment, an empty folder; it gives up the network, files but those of Python, and new
processes before it reads its payload, as far as the system lets (``jixiao.system``), may write no file, is killed as a group when
a limit is passed, and dies with its parent. Frames sent before that are kept.
"""

import os
import sys
from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module
from itertools import count
from pathlib import Path
from threading import Lock, Timer
from types import TracebackType
from typing import TYPE_CHECKING, Any, BinaryIO, cast

from msgspec import Struct
from msgspec.json import decode, encode

from jixiao.errors import JobFailed
from jixiao.system import barred
from jixiao.system.process import Process, die_with_parent, end, limit, no_files, signal_number, surroundings, unlimited

if TYPE_CHECKING:  # an ordinary start has no child and should not pay for it
    from subprocess import Popen

    from jixiao.fence.nursery import Forked, Nursery

Emit = Callable[[bytes], None]
Job = Callable[[object, Emit], None]
Ready = Callable[[bytes], object]
Heard = Callable[[int, int], None]
"""Told while a job goes on: which step it begins, of how many."""
Payload = bytes | tuple[bytes, ...]
"""What a job is given: bytes, or parts that it gets as one; the parent sends parts without a copy of them."""

READY, FRAME, GOING, DONE, RAISED = b"S", b"F", b"G", b"D", b"R"
HEAD, PART, STEP = 9, 1 << 16, 4
"""Bytes of a mark with the length of its body, of what is listened to at a time, and of each of the two numbers of a step."""
MIB = 1 << 20
START = 60.0
"""Seconds that the child may take to start, before anything foreign runs: plenty, for a machine that is busy."""
BOOT = (
    "import sys, json; sys.path[:] = json.loads(sys.argv[1]); from jixiao.system.alone import alone; alone('msgspec'); "
    "from jixiao.fence import child; child(*sys.argv[2:])"
)


_jobs = count()
_nurseries: "list[Nursery]" = []
_lock = Lock()
_told: "list[BinaryIO]" = []
"""In a child: where to the parent is told."""


class Limits(Struct, frozen=True, kw_only=True):
    """What a job may use: memory beyond its start (bytes), processor and wall time (seconds), output (bytes).

    ``each`` is what of ``cpu`` a job may use for one frame, 0 for all; a job that sends a frame a task is so limited by task.
    ``tightened`` says that the job lowers its own limits on memory and processor time: messages then tell no figure of these.
    """

    memory: int = 512 * MIB
    cpu: int = 5
    wall: float = 5.0
    output: int = 16 * MIB
    each: int = 0
    tightened: bool = False


class Outcome(Struct, frozen=True):
    """The frames that came back, and what went wrong, None when the job ended by itself."""

    frames: tuple[bytes, ...]
    problem: JobFailed | None = None


def fenced(
    job: str,
    payload: Payload,
    limits: Limits = Limits(),  # noqa: B008 - frozen
    *,
    warm: tuple[str, ...] | None = None,
    heard: Heard | None = None,
) -> bytes:
    """Return what the job sent; JobFailed when it broke a limit, died or raised; ``warm`` and ``heard`` as for :func:`attempt`."""
    outcome = attempt(job, payload, limits, warm=warm, heard=heard)
    if outcome.problem:
        raise outcome.problem
    return b"".join(outcome.frames)


def attempt(
    job: str,
    payload: Payload,
    limits: Limits = Limits(),  # noqa: B008 - frozen
    *,
    ready: str = "",
    warm: tuple[str, ...] | None = None,
    heard: Heard | None = None,
) -> Outcome:
    """Return what the job sent before it ended or was ended; the job is ``"package.module:function"``.

    ``ready`` names a function that gets the payload before the limits hold; the job then gets what it returns. Where ``warm`` names
    modules that the job loads, a process that has loaded them may fork the child; without it a child is started. ``heard`` is told
    of the steps that the job says it begins (:func:`going_on`), while it goes on.
    """
    child = _forked(job, limits, ready, warm) if warm is not None else None
    raw, timed_out, status = _talk(child or _started(job, limits, ready), payload, limits, heard)
    frames, last = _frames(raw)
    return Outcome(frames, problem_of(last, limits, timed_out=timed_out, too_much=len(raw) > limits.output, status=status))


def command(job: str, limits: str, ready: str, parent: str) -> list[str]:
    """Return the command line of a child; without a job, of a nursery."""
    return [sys.executable, "-I", "-S", "-X", "utf8", "-c", BOOT, encode(sys.path).decode(), job, limits, ready, parent]


def _started(job: str, limits: Limits, ready: str) -> "Popen[bytes]":
    from subprocess import DEVNULL, PIPE, Popen  # noqa: PLC0415 - an ordinary start has no child and should not pay for it

    line = command(job, encode(limits).decode(), ready, str(os.getpid()))
    return Popen(line, stdin=PIPE, stdout=PIPE, stderr=DEVNULL, env=surroundings(), start_new_session=True)  # noqa: S603


def _forked(job: str, limits: Limits, ready: str, warm: tuple[str, ...]) -> "Forked | None":
    """Return a child of the nursery, None for the first job, which would wait for it, and where there is none to be had."""
    if next(_jobs) == 0 or sys.platform != "linux":
        return None
    nursery = import_module("jixiao.fence.nursery")
    with _lock:
        try:
            if _nurseries and (_nurseries[0].owner != os.getpid() or _nurseries[0].process.poll() is not None):
                _nurseries.clear()
            if not _nurseries:
                _nurseries.append(nursery.Nursery())
            home = _nurseries[0]
        except OSError:
            return None
    try:
        made: Forked = home.fork(nursery.Request(job, limits, ready, (job.partition(":")[0], *warm)))
    except OSError:
        return None
    return made


def _talk(process: "Popen[bytes] | Forked", payload: Payload, limits: Limits, heard: Heard | None) -> tuple[bytes, float | None, int]:
    """Return what the child sent, the seconds after which it was stopped, if it was, and how it ended."""
    to_child, from_child = cast("BinaryIO", process.stdin), cast("BinaryIO", process.stdout)
    late: list[float] = []
    clocks = [Timer(seconds, stop, (process, late, seconds)) for seconds in (START, limits.wall)]
    clocks[0].start()
    try:
        _give(to_child, payload)
        from_child.read(HEAD)
        clocks[0].cancel()
        clocks[1].start()
        raw = from_child.read(limits.output + 1) if heard is None else _listened(from_child, limits.output + 1, heard)
        if len(raw) > limits.output:
            end(process)
        status = process.wait()
    finally:
        for clock in clocks:
            clock.cancel()
        end(process)
        close(to_child)
        from_child.close()
    return raw, late[0] if late else None, status


def _listened(from_child: BinaryIO, most: int, heard: Heard) -> bytes:
    """Return what the child sent, and tell of its steps as they come."""
    raw, at = bytearray(), 0
    while len(raw) < most and (part := from_child.read1(min(PART, most - len(raw)))):  # type: ignore[attr-defined] # both sorts of child have buffers
        raw += part
        while at + HEAD <= len(raw) and (end := at + HEAD + int.from_bytes(raw[at + 1 : at + HEAD])) <= len(raw):
            if raw[at : at + 1] == GOING and end == at + HEAD + 2 * STEP:
                heard(int.from_bytes(raw[end - 2 * STEP : end - STEP]), int.from_bytes(raw[end - STEP : end]))
            at = end
    return bytes(raw)


def going_on(step: int, steps: int) -> None:
    """In a child: tell the parent which step is begun, of how many; elsewhere do nothing."""
    for out in _told:
        send(out, GOING, step.to_bytes(STEP) + steps.to_bytes(STEP))


def stop(process: Process, late: list[float], seconds: float) -> None:
    """End a child that was too late, and note after how many seconds."""
    late.append(seconds)
    end(process)


def _give(to_child: BinaryIO, payload: Payload) -> None:
    try:
        to_child.writelines((payload,) if isinstance(payload, bytes) else payload)
        to_child.close()
    except BrokenPipeError:  # the child died at its start; its status tells
        return


def close(pipe: BinaryIO) -> None:
    """Close a pipe, whether somebody is at its other end or not."""
    try:
        pipe.close()
    except BrokenPipeError:
        return


def _frames(raw: bytes) -> tuple[tuple[bytes, ...], tuple[bytes, bytes] | None]:
    """Return the frames and the closing mark with its text, None when the child did not come to its end."""
    frames, last = [], None
    for mark, body in _cut(raw):
        if mark == FRAME:
            frames.append(body)
        elif mark != GOING:
            last = (mark, body)
    return tuple(frames), last


def _cut(raw: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 0
    while at + HEAD <= len(raw):
        size = int.from_bytes(raw[at + 1 : at + HEAD])
        if at + HEAD + size > len(raw):
            return
        yield raw[at : at + 1], raw[at + HEAD : at + HEAD + size]
        at += HEAD + size


def problem_of(
    last: tuple[bytes, bytes] | None, limits: Limits, *, timed_out: float | None, too_much: bool, status: int
) -> JobFailed | None:
    """Return what is told of a child that ended so, None where it came to its end."""
    if too_much:
        return JobFailed(f"输出超过 {limits.output // MIB} MiB，已停止。", f"The output passed {limits.output // MIB} MiB; stopped.")
    if last and last[0] == DONE:
        return None
    if last:
        text = last[1].decode("utf-8", "replace")
        if text.startswith("MemoryError"):
            return _too_much_memory(limits)
        return JobFailed(f"出错：{text}", f"It raised: {text}")
    if timed_out is not None:
        return JobFailed(f"超过 {timed_out:g} 秒，已停止。", f"It took more than {timed_out:g} seconds; stopped.")
    if status < 0 and -status == signal_number("SIGXCPU"):
        return _too_much_time(limits)
    if status < 0:
        return JobFailed(
            f"异常中止（信号 {-status}），多半是内存不足。", f"It was ended by signal {-status}, most likely for lack of memory."
        )
    return JobFailed(f"异常中止（状态 {status}）。", f"It died with status {status}.")


def _too_much_time(limits: Limits) -> JobFailed:
    if limits.tightened:
        return JobFailed("处理器用时超过允许的上限，已停止。", "It took more processor time than allowed; stopped.")
    most = (limits.each or limits.cpu) + 1
    return JobFailed(f"处理器用时超过 {most} 秒，已停止。", f"It took more than {most} seconds of processor time; stopped.")


def _too_much_memory(limits: Limits) -> JobFailed:
    if limits.tightened:
        return JobFailed("内存超过允许的上限，已停止。", "It took more memory than allowed; stopped.")
    most = limits.memory // MIB
    return JobFailed(f"内存超过 {most} MiB，已停止。", f"It took more than {most} MiB of memory; stopped.")


def named(name: str) -> Any:  # noqa: ANN401 - whatever the name stands for
    """Return what a name stands for, ``"package.module:function"``."""
    module, _, function = name.partition(":")
    return getattr(import_module(module), function)


def child(job: str, limits: str, ready: str, parent: str) -> None:
    """Be a child, or the nursery where no job is named: give up what no job needs, then do the job."""
    if not job:
        unlimited()
        leave_for_an_empty_folder()
        import_module("jixiao.fence.nursery").tend()
    die_with_parent(int(parent))
    leave_for_an_empty_folder()
    serve(job, decode(limits, type=Limits), ready)


def serve(job: str, bounds: Limits, ready: str) -> None:
    """Give up what no job needs, read the payload, take on the limits, run the job, send what it emits, and end the process."""
    unlimited()
    barred.give_up()
    with open(0, "rb", closefd=False) as given_payload:
        payload = given_payload.read()
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    sys.excepthook = partial(tell, out)
    given: object = payload
    if ready:
        make_ready: Ready = named(ready)
        given = make_ready(payload)
    function: Job = named(job)
    no_files()
    limit(memory=bounds.memory, seconds=bounds.cpu, hard=True)
    _renew(bounds)
    send(out, READY, b"")
    _told.append(out)
    function(given, partial(_send_frame, out, bounds))
    send(out, DONE, b"")
    os._exit(0)


def leave_for_an_empty_folder() -> None:
    """Go where no file lies: into a folder that is removed at once, where the system lets that be."""
    from tempfile import mkdtemp  # noqa: PLC0415 - only the child needs it

    try:
        folder = Path(mkdtemp(prefix="jixiao-"))
        os.chdir(folder)
        folder.rmdir()
    except OSError:  # full or read-only, or a system that keeps a folder in use: then it is where it was, or in an empty one
        return


def _renew(limits: Limits) -> None:
    """Give the next task its share of time."""
    if limits.each:
        limit(seconds=limits.each)


def _send_frame(out: BinaryIO, limits: Limits, body: bytes) -> None:
    send(out, FRAME, body)
    _renew(limits)


def tell(out: BinaryIO, kind: type[BaseException], wrong: BaseException, _: TracebackType | None) -> None:
    """Tell the parent what the job raised, and end."""
    send(out, RAISED, f"{kind.__name__}: {wrong}"[:2000].encode("utf-8", "replace"))
    os._exit(1)


def send(out: BinaryIO, mark: bytes, body: bytes) -> None:
    """Send a mark and its body to the parent."""
    out.write(mark + len(body).to_bytes(HEAD - 1) + body)
    out.flush()


def protections() -> dict[str, bool]:
    """Return by name what protects on this system, as a child finds it: its limits, its end with the parent, and what it gives up."""
    try:
        found: dict[str, bool] = decode(fenced("jixiao.fence:tell_protections", b"", Limits(wall=START)))
    except JobFailed:
        return {"child": False}
    return {"child": True, **found}


def tell_protections(_: object, emit: Emit) -> None:
    """In the child: try what must not be possible, and send what was not."""
    emit(encode(barred.tried()))
