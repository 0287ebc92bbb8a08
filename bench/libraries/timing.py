"""Processor time of two ways to do the same, run in turns, and of imports."""

import statistics
import subprocess
import sys
from collections.abc import Callable
from time import process_time

Row = dict[str, object]
RUNS = 5


def medians(*ways: Callable[[], object]) -> list[float]:
    """Return the median seconds of processor time of each way, run in turns so that a busy moment hurts all alike."""
    taken: list[list[float]] = [[] for _ in ways]
    for _ in range(RUNS):
        for way, times in zip(ways, taken, strict=True):
            begin = process_time()
            way()
            times.append(process_time() - begin)
    return [statistics.median(times) for times in taken]


def ratio(own: Callable[[], object], other: Callable[[], object]) -> str:
    """Return how many times as long the other way takes."""
    ours, theirs = medians(own, other)
    return f"{theirs / ours:.2f}"


def start(statement: str) -> float:
    """Return the median milliseconds of processor time that a statement takes in a new process, beyond an empty one."""
    code = f"from time import process_time as t\na = t()\n{statement}\nprint(t() - a)"
    found = [float(subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, check=True).stdout) for _ in range(RUNS)]
    return statistics.median(found) * 1000
