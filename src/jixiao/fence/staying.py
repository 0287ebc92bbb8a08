"""A child that stays: it is asked again and again within the bars of any other, and each question has limits of its own.

The first that breaks one ends the child, and only that question fails: the next one gets a new child, which knows nothing of what was told
to the one before it. Who asks tells it anew then.
"""

import os
import sys
from collections.abc import Callable
from functools import partial
from subprocess import DEVNULL, PIPE, Popen
from threading import Timer
from typing import BinaryIO, cast

from msgspec.json import decode, encode

from jixiao import fence
from jixiao.errors import JobFailed
from jixiao.system import barred
from jixiao.system.process import die_with_parent, limit, no_files, surroundings, unlimited

BOOT = "import sys, json; sys.path[:] = json.loads(sys.argv[1]); from jixiao.fence.staying import attend; attend(*sys.argv[2:])"
Answering = Callable[[bytes], bytes]
SIZE = 8
"""Bytes that tell how long a question is."""
TOO_MUCH = b"T"
"""In place of a mark: the child would send more than it may."""


class Staying:
    """A child that answers questions; ``job`` names what makes its answering function, ``"package.module:name"``.

    Of the limits ``cpu`` is that of one question, ``wall`` the seconds that one may take, ``memory`` what all may use beyond the start.
    One thread asks at a time.
    """

    def __init__(self, job: str, limits: fence.Limits) -> None:
        """Take what is to be asked; the child is started by the first question."""
        self._job, self._limits = job, limits
        self._child: Popen[bytes] | None = None

    @property
    def is_there(self) -> bool:
        """Whether the child that answered last is still there."""
        return self._child is not None and self._child.poll() is None

    def ask(self, question: bytes) -> bytes:
        """Return what the child answers; JobFailed where it broke a limit, died or raised, after which it is not there any more."""
        child = self._child if self._child is not None and self.is_there else self._started()
        return self._told(child, fence.FRAME, self._limits.wall, question)

    def close(self) -> None:
        """End the child."""
        if self._child is not None:
            self._child.kill()
            self._child.wait()
            for pipe in (self._child.stdin, self._child.stdout):
                fence.close(cast("BinaryIO", pipe))
            self._child = None

    def _started(self) -> "Popen[bytes]":
        self.close()
        line = [sys.executable, "-I", "-S", "-X", "utf8", "-c", BOOT, encode(sys.path).decode()]
        line += [self._job, encode(self._limits).decode(), str(os.getpid())]
        self._child = Popen(line, stdin=PIPE, stdout=PIPE, stderr=DEVNULL, env=surroundings(), start_new_session=True)  # noqa: S603
        self._told(self._child, fence.READY, fence.START, None)
        return self._child

    def _told(self, child: "Popen[bytes]", wanted: bytes, seconds: float, question: bytes | None) -> bytes:
        """Return what the child sends next, within so many seconds; what is not ``wanted`` ends it."""
        late: list[float] = []
        clock = Timer(seconds, fence.stop, (child, late, seconds))
        clock.start()
        try:
            if question is not None:
                _put(cast("BinaryIO", child.stdin), question)
            mark, body = _frame(cast("BinaryIO", child.stdout), self._limits.output)
        finally:
            clock.cancel()
        if mark == wanted:
            return body
        self.close()
        last, too_much = (mark, body) if mark == fence.RAISED else None, mark == TOO_MUCH
        problem = fence.problem_of(last, self._limits, timed_out=next(iter(late), None), too_much=too_much, status=child.wait())
        raise problem or JobFailed("没有结果。", "There was no answer.")


def _put(pipe: BinaryIO, question: bytes) -> None:
    try:
        pipe.write(len(question).to_bytes(SIZE) + question)
        pipe.flush()
    except BrokenPipeError:  # the child died; that nothing comes from it tells so
        return


def _frame(pipe: BinaryIO, most: int) -> tuple[bytes, bytes]:
    """Return the next mark with its body; no mark where the child is gone."""
    head = pipe.read(fence.HEAD)
    size = int.from_bytes(head[1:])
    if size > most:
        return TOO_MUCH, b""
    body = pipe.read(size)
    return (head[:1], body) if len(head) == fence.HEAD and len(body) == size else (b"", b"")


def attend(job: str, limits: str, parent: str) -> None:
    """Be the child: give up what no job needs, then answer until nobody asks any more."""
    die_with_parent(int(parent))
    fence.leave_for_an_empty_folder()
    unlimited()
    barred.give_up()
    bounds = decode(limits, type=fence.Limits)
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    sys.excepthook = partial(fence.tell, out)
    answer: Answering = fence.named(job)()
    no_files()
    limit(memory=bounds.memory, hard=True)
    fence.send(out, fence.READY, b"")
    with open(0, "rb", closefd=False) as asked:
        while len(size := asked.read(SIZE)) == SIZE:
            question = asked.read(int.from_bytes(size))
            limit(seconds=bounds.cpu)
            fence.send(out, fence.FRAME, answer(question))
    os._exit(0)
