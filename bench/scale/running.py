"""Our own program run as a process of its own, with what it took."""

import os
import sys
from subprocess import PIPE, Popen
from time import perf_counter
from typing import IO, NamedTuple, cast

GIGABYTE = 1 << 20
"""Of the kilobytes that the system tells."""


class Run(NamedTuple):
    """What a run printed, its seconds by the clock and of processor, its largest memory, and how busy the machine was meanwhile."""

    output: str
    seconds: float
    processor: float
    gigabytes: float
    load: float


def jixiao(*arguments: str) -> Run:
    """Run a command that may find faults; SystemExit when anything else is wrong."""
    begin = perf_counter()
    process = Popen([sys.executable, "-I", "-m", "jixiao", *arguments], stdout=PIPE, text=True, encoding="utf-8")
    output = cast("IO[str]", process.stdout).read()
    _, status, used = os.wait4(process.pid, 0)
    code = os.waitstatus_to_exitcode(status)
    process.returncode = code
    if code not in (0, 1):
        raise SystemExit(f"jixiao {' '.join(arguments)}: exit {code}")
    return Run(output, perf_counter() - begin, used.ru_utime + used.ru_stime, used.ru_maxrss / GIGABYTE, os.getloadavg()[0])
