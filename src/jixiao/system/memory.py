"""How much memory work on somebody's file may take in this very process: what takes more gets a MemoryError, and the process goes on."""

import os
import re
from itertools import count
from pathlib import Path
from threading import Lock
from types import TracebackType

from jixiao.errors import JixiaoError
from jixiao.system.process import address_space, module

GIB = 1 << 30
MOST = 2 * GIB
"""Bytes that the work may take beyond what is in use: the largest documents take half of it."""
BY_THREAD = 72 << 20
"""Address space that a thread reserves on Linux, by its stack and the C library; a database may start one a processor."""
MARGIN = 72 << 20
"""So near to the limit whatever goes wrong does so for lack of memory: not every library tells it."""
LACKS = ("start new thread", "map segment", "Cannot allocate memory", "bad allocation", "bad_alloc")
"""What Python, the system and libraries say where there is no memory left for a thread, a library or an object."""


_lock, _turns = Lock(), count()
_limits: dict[int, int] = {}
"""The limits in force, by whose turn they are: that of a process is the lowest."""
_before = 0
"""The limit that the process had before the first of them."""


class bounded:  # noqa: N801 - used as a word of the language is: with bounded():
    """Let what is done within take no more memory; MemoryError for what would, where the system can limit it."""

    def __init__(self, most: int = MOST) -> None:
        """Take the bytes that it may take beyond what is in use."""
        self.most = most
        self.resource = module("resource")
        self.turn, self.limit = next(_turns), 0

    def __enter__(self) -> None:
        """Set the limit, unless there is a lower one."""
        if self.resource is None:
            return
        global _before  # noqa: PLW0603 - the limit is the whole process's, whichever thread sets it
        with _lock:
            soft, hard = self.resource.getrlimit(self.resource.RLIMIT_AS)
            if not _limits:
                _before = soft
            wanted = address_space() + self.most + BY_THREAD * (os.cpu_count() or 1)
            self.limit = min(one for one in (soft, hard, wanted) if one != self.resource.RLIM_INFINITY)
            _limits[self.turn] = self.limit
            self.resource.setrlimit(self.resource.RLIMIT_AS, (self.limit, hard))

    def __exit__(self, kind: type[BaseException] | None, wrong: BaseException | None, _: TracebackType | None) -> None:
        """Take the limit away, so that what others set stands; what went wrong at it becomes a MemoryError."""
        if self.resource is None:
            return
        with _lock:
            del _limits[self.turn]
            hard = self.resource.getrlimit(self.resource.RLIMIT_AS)[1]
            self.resource.setrlimit(self.resource.RLIMIT_AS, (min(_limits.values(), default=_before), hard))
        if not isinstance(wrong, Exception) or isinstance(wrong, JixiaoError | MemoryError):
            return
        if is_lack(wrong) or peak() + MARGIN > self.limit:
            raise MemoryError(str(wrong)) from wrong


def need(most: int, threads: int) -> None:
    """Raise MemoryError unless so many bytes, and threads, can be had: what a library can't get it may not tell, but die of."""
    resource = module("resource")
    if resource is not None:
        soft = resource.getrlimit(resource.RLIMIT_AS)[0]
        if soft != resource.RLIM_INFINITY and address_space() + most + BY_THREAD * threads > soft:
            raise MemoryError


def peak() -> int:
    """Return the most bytes of address space that the process has had, 0 where the system does not tell."""
    try:
        told = Path("/proc/self/status").read_text("ascii", "replace")
    except OSError:
        return 0
    found = re.search(r"VmPeak:\s*(\d+) kB", told)
    return int(found[1]) << 10 if found else 0


def is_lack(wrong: Exception) -> bool:
    """Return whether an exception means that memory ran out, as Python, the system and the databases tell it."""
    return isinstance(wrong, MemoryError) or type(wrong).__name__ == "OutOfMemoryException" or any(words in str(wrong) for words in LACKS)
