"""How much time and memory the child may use for a file of so many pages: less than the fence allows, told by the file itself."""

import os
from pathlib import Path

MIB = 1 << 20


def allow(seconds: float, memory: int) -> None:
    """Let the process use so many more seconds of processor time and bytes of memory, within its limits; only where limits are set."""
    import resource  # noqa: PLC0415 - not on every system; only the child needs it

    used = resource.getrusage(resource.RUSAGE_SELF)
    lowered(resource.RLIMIT_CPU, int(used.ru_utime + used.ru_stime + seconds) + 1)
    lowered(resource.RLIMIT_AS, address_space() + memory)


def lowered(which: int, most: int) -> None:
    """Set a soft limit where the process is fenced, that is where it has a hard one."""
    import resource  # noqa: PLC0415 - as above

    hard = resource.getrlimit(which)[1]
    if hard != resource.RLIM_INFINITY:
        resource.setrlimit(which, (min(most, hard), hard))


def address_space() -> int:
    """Return the bytes of address space in use, 0 where the system does not tell."""
    try:
        return int(Path("/proc/self/statm").read_text("ascii").split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0
