"""A process that is ready to parse and forks a fresh child for every job, so that none waits for Python and its libraries to load.

It never reads a payload: a job's pipes are handed on to the child, which gives up what no job needs before it reads. Children share
nothing but code: each has its own limits and its own group, and dies with the nursery, which ends when the program's end of their
socket closes. Only Linux has all that this takes; elsewhere, and where a nursery can't be had, a child is started for itself.
"""

import os
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from io import BufferedReader, BufferedWriter
from select import select
from socket import AF_UNIX, SOCK_SEQPACKET, recv_fds, send_fds, socket, socketpair
from subprocess import DEVNULL, Popen
from threading import Lock

from msgspec import Struct
from msgspec.json import decode, encode

from jixiao import fence
from jixiao.system.process import die_with_parent, surroundings

LARGEST = 1 << 16
"""Bytes of a request."""
NUMBER = 8
"""Bytes of a process's number, and of how it ended."""
PIPES = 3
"""A job's pipes: its payload, what it sends, how it ends."""


class Request(Struct, frozen=True, array_like=True):
    """A job as the nursery is asked for it, with the modules that are loaded before it forks."""

    job: str
    limits: fence.Limits
    ready: str
    warm: tuple[str, ...]


class Forked:
    """A child of the nursery, in the shape of one that was started: its pipes, its number, how it ended."""

    def __init__(self, pid: int, stdin: BufferedWriter, stdout: BufferedReader, end: BufferedReader) -> None:
        """Take what the nursery gave back."""
        self.pid, self.stdin, self.stdout, self._end = pid, stdin, stdout, end

    def wait(self) -> int:
        """Return how the child ended, a signal as a negative number; where the nursery is gone, as one that was killed."""
        with self._end as end:
            told = end.read(NUMBER)
        return int.from_bytes(told, signed=True) if len(told) == NUMBER else -9

    def terminate(self) -> None:
        """End the child where it leads no group yet."""
        with suppress(ProcessLookupError):
            os.kill(self.pid, 9)


class Nursery:
    """The program's side: asks for children. Threads may share it."""

    def __init__(self) -> None:
        """Start the process; OSError where that can't be."""
        self.owner, self._lock = os.getpid(), Lock()
        self._ours, theirs = socketpair(AF_UNIX, SOCK_SEQPACKET)
        command = fence.command("", "", "", "")
        with theirs:
            self.process = Popen(command, stdin=theirs.fileno(), stdout=DEVNULL, stderr=DEVNULL, env=surroundings(), start_new_session=True)  # noqa: S603

    def fork(self, request: Request) -> Forked:
        """Return a child that does the job; OSError where the nursery is gone or does not answer."""
        (payload, to_child), (from_child, out), (end, told) = (os.pipe() for _ in range(PIPES))
        try:
            with self._lock:
                send_fds(self._ours, [encode(request)], [payload, out, told])
        finally:
            for handed_on in (payload, out, told):
                os.close(handed_on)
        stdin, stdout, ending = os.fdopen(to_child, "wb"), os.fdopen(from_child, "rb"), os.fdopen(end, "rb")
        answered, _, _ = select([ending], [], [], fence.START)
        number = ending.read(NUMBER) if answered else b""
        if len(number) < NUMBER:
            for pipe in (stdin, stdout, ending):
                pipe.close()
            raise OSError("no child came")
        return Forked(int.from_bytes(number), stdin, stdout, ending)

    def close(self) -> None:
        """Let the process end, and its children with it."""
        self._ours.close()
        self.process.wait()


def tend() -> None:
    """Be the nursery: fork a child for every request on standard input, tell its number and how it ended."""
    from signal import SIGCHLD, set_wakeup_fd, signal  # noqa: PLC0415 - only a nursery needs it

    requests = socket(fileno=0)
    woken, wake = os.pipe()
    os.set_blocking(wake, False)
    signal(SIGCHLD, lambda *_: None)
    set_wakeup_fd(wake)
    children: dict[int, int] = {}
    while True:
        ready, _, _ = select([requests.fileno(), woken], [], [])
        if woken in ready:
            os.read(woken, LARGEST)
            _bury(children)
        if requests.fileno() in ready:
            asked, pipes, _, _ = recv_fds(requests, LARGEST, PIPES)
            if not asked:
                os._exit(0)
            _fork(decode(asked, type=Request), pipes, children)


def _bury(children: dict[int, int]) -> None:
    """Tell how every child ended that is dead."""
    with suppress(ChildProcessError):
        while (dead := os.waitpid(-1, os.WNOHANG))[0]:
            told = children.pop(dead[0])
            with suppress(BrokenPipeError):
                os.write(told, os.waitstatus_to_exitcode(dead[1]).to_bytes(NUMBER, signed=True))
            os.close(told)


def _fork(request: Request, pipes: Sequence[int], children: dict[int, int]) -> None:
    payload, out, told = pipes
    for name in request.warm:
        with suppress(ImportError):  # told by the child that needs it
            import_module(name)
    nursery = os.getpid()
    pid = os.fork()
    if not pid:
        _be_a_child(request, payload, out, nursery)
    os.close(payload)
    os.close(out)
    children[pid] = told
    with suppress(BrokenPipeError):
        os.write(told, pid.to_bytes(NUMBER))


def _be_a_child(request: Request, payload: int, out: int, nursery: int) -> None:
    """Keep the job's two pipes of all that is open, lead a group, and do the job; what it raises is told by the hook that it sets."""
    from signal import SIG_DFL, SIGCHLD, set_wakeup_fd, signal  # noqa: PLC0415 - as above

    set_wakeup_fd(-1)
    signal(SIGCHLD, SIG_DFL)
    os.setsid()
    die_with_parent(nursery)
    os.dup2(payload, 0)
    os.dup2(out, 1)
    os.closerange(3, 1 << 20)
    fence.serve(request.job, request.limits, request.ready)
