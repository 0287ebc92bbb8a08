"""How long a cold ``jixiao audit`` of the bundled example takes, process start to end, beside what it is made of."""

import statistics
import subprocess
import sys
from contextlib import redirect_stdout
from io import BytesIO, TextIOWrapper
from itertools import chain
from pathlib import Path
from time import perf_counter

from jixiao.cli.program import main as jixiao

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "examples/songjiang-2024/declaration.txt"
PYTHON = [sys.executable, "-I"]
RUNS = 20
RIVAL = 'python -c "import duckdb"'
OURS = "jixiao audit"
COMMANDS: dict[str, list[str]] = {
    'python -c "pass"': [*PYTHON, "-c", "pass"],
    'python -c "import msgspec"': [*PYTHON, "-c", "import msgspec"],
    'python -c "import click"': [*PYTHON, "-c", "import click"],
    RIVAL: [*PYTHON, "-c", "import duckdb"],
    "jixiao --version": [*PYTHON, "-m", "jixiao", "--version"],
    OURS: [*PYTHON, "-m", "jixiao", "audit", str(EXAMPLE)],
    "bash scripts/run audit": ["bash", str(ROOT / "scripts/run"), "audit", str(EXAMPLE)],
}
LIMITS = {"cold_seconds": 0.6, "times_duckdb": 3.0, "warm_seconds": 0.08}


def measure() -> dict[str, object]:
    """Return medians over interleaved runs, so that a busy moment hurts every command alike."""
    times: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for name, command in chain.from_iterable([COMMANDS.items()] * (RUNS + 1)):
        times[name].append(seconds(command))
    medians = {name: statistics.median(taken[1:]) for name, taken in times.items()}
    warm = statistics.median([in_process() for _ in range(RUNS + 1)][1:])
    rows = [row(name, median, min(times[name]), medians[RIVAL]) for name, median in medians.items()]
    rows.append(row("jixiao audit, warm, in one process", warm, warm, medians[RIVAL]))
    return {
        "title": f"启动 Start: median of {RUNS} interleaved runs, whole process",
        "rows": rows,
        "notes": [
            f"cold {medians[OURS]:.3f} s (wanted: at most {LIMITS['cold_seconds']} s)",
            f"cold, {medians[OURS] / medians[RIVAL]:.2f} times importing duckdb (wanted: at most {LIMITS['times_duckdb']:.0f} times)",
            f"warm {warm * 1000:.0f} ms (wanted: at most {LIMITS['warm_seconds'] * 1000:.0f} ms)",
        ],
    }


def row(what: str, median: float, least: float, rival: float) -> dict[str, object]:
    """Return one line of the table."""
    return {"what": what, "median ms": round(median * 1000), "least ms": round(least * 1000), "× import duckdb": f"{median / rival:.2f}"}


def seconds(command: list[str]) -> float:
    """Return how long the command runs; it may find faults (1), anything else is an error."""
    begin = perf_counter()
    done = subprocess.run(command, capture_output=True, check=False)
    taken = perf_counter() - begin
    if done.returncode not in (0, 1):
        raise SystemExit(f"{' '.join(command)}: exit {done.returncode}\n{done.stderr.decode()}")
    return taken


def in_process() -> float:
    """Return how long an audit takes when the program is loaded already."""
    begin = perf_counter()
    with redirect_stdout(TextIOWrapper(BytesIO(), "utf-8")):
        jixiao(["audit", str(EXAMPLE)])
    return perf_counter() - begin
