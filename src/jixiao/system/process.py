"""Limits of a process, its end with its parent, and how it is ended: as the system has them, by name, so that none is missed at import."""

import os
import sys
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol

UNIX = os.name == "posix"
PR_SET_PDEATHSIG = 1


class Process(Protocol):
    """A child as it was started."""

    pid: int

    def terminate(self) -> None:
        """End it; where there are no signals, at once."""


def module(name: str) -> Any:  # noqa: ANN401 - whatever the system has
    """Return a module that not every system has, None where it is missing."""
    try:
        return import_module(name)
    except ImportError:
        return None


def signal_number(name: str) -> int | None:
    """Return a signal's number, None where the system has no such signal."""
    number = getattr(import_module("signal"), name, None)
    return None if number is None else int(number)


def end(process: Process) -> None:
    """End a child and, where it leads a group of its own, all that it started."""
    killpg, kill = getattr(os, "killpg", None), signal_number("SIGKILL")
    try:
        if killpg is not None and kill is not None:
            killpg(process.pid, kill)
        else:
            process.terminate()
    except (ProcessLookupError, PermissionError):
        return


def surroundings() -> dict[str, str]:
    """Return the environment of a child: empty, but for what another system's Python does not start without."""
    return {} if UNIX else {name: os.environ[name] for name in ("SYSTEMROOT",) if name in os.environ}


def limit(*, memory: int | None = None, seconds: int | None = None, hard: bool = False) -> bool:
    """Limit the process's address space (bytes beyond those in use) and processor time (beyond what it used); whether the system can.

    A limit that is not ``hard`` may be set again. What breaks the one has a MemoryError or dies, what breaks the other dies.
    """
    resource = module("resource")
    if resource is None:
        return False
    if memory is not None:
        space = address_space() + memory
        resource.setrlimit(resource.RLIMIT_AS, (space, space if hard else resource.getrlimit(resource.RLIMIT_AS)[1]))
    if seconds is not None:
        used = resource.getrusage(resource.RUSAGE_SELF)
        most, bound = int(used.ru_utime + used.ru_stime) + 1 + seconds, resource.getrlimit(resource.RLIMIT_CPU)[1]
        if hard:
            bound = most + 1  # the system ends a process at the one with a signal that tells why, at the other with one that does not
        elif bound != resource.RLIM_INFINITY:
            most = min(most, bound - 1)
        resource.setrlimit(resource.RLIMIT_CPU, (most, bound))
    return True


def tighten(*, memory: int, seconds: float) -> None:
    """Let a fenced process use no more than that from here on, within its limits; one that has none is left as it is."""
    resource = module("resource")
    if resource is None:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    asked = {resource.RLIMIT_CPU: int(used.ru_utime + used.ru_stime + seconds) + 1, resource.RLIMIT_AS: address_space() + memory}
    for which, most in asked.items():
        hard = resource.getrlimit(which)[1]
        if hard != resource.RLIM_INFINITY:
            resource.setrlimit(which, (min(most, hard), hard))


def no_files() -> bool:
    """Let the process write nothing into a file, nor leave one when it dies; whether the system can."""
    resource = module("resource")
    if resource is None:
        return False
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    return True


def unlimited() -> None:
    """Take away soft limits on memory and time that came from the parent."""
    resource = module("resource")
    if resource is not None:
        for name in (resource.RLIMIT_AS, resource.RLIMIT_CPU):
            most = resource.getrlimit(name)[1]
            resource.setrlimit(name, (most, most))


def address_space() -> int:
    """Return the bytes of address space in use, 0 where the system does not tell."""
    try:
        return int(Path("/proc/self/statm").read_text("ascii").split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, AttributeError):
        return 0


def die_with_parent(parent: int) -> bool:
    """Let the process die when the one of this number does, at once if it is dead already; whether the system can."""
    number = signal_number("SIGKILL")
    if sys.platform != "linux" or number is None:
        return False
    from ctypes import CDLL  # noqa: PLC0415 - only a child needs it

    done: int = CDLL(None).prctl(PR_SET_PDEATHSIG, number, 0, 0, 0)
    if parent and os.getppid() != parent:
        os._exit(1)
    return done == 0
