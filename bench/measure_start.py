"""What a cold ``jixiao audit`` of the bundled example takes, process start to end, beside what it is made of and its other engine.

Processor time (user and system, of all threads) is what is compared: the clock also counts what else the machine does.
"""

import os
import statistics
import subprocess
import sys
from collections.abc import Callable
from contextlib import redirect_stdout
from datetime import date
from io import BytesIO, TextIOWrapper
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import NamedTuple

from jixiao.audit.engines import duck_rules, lite_rules
from jixiao.audit.force import rules_in_force
from jixiao.audit.load import shipped_rules
from jixiao.audit.verdicts import allowed_subjects
from jixiao.cli.program import main as jixiao
from jixiao.facts.build import document_key, fact_rows
from jixiao.read.document import read_file

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "examples/songjiang-2024/declaration.txt"
DAY = date(2024, 1, 1)
PYTHON = [sys.executable, "-I"]
RUNS = 7
RIVAL, OURS, DUCKDB = 'python -c "import duckdb"', "jixiao audit", "jixiao audit, all in DuckDB"
IN_DUCKDB = f"""import sys
from jixiao.audit.engines import door
door.MOST_ROWS = -1
from jixiao.__main__ import command
sys.argv[1:] = ["audit", {str(EXAMPLE)!r}]
command()"""
COMMANDS: dict[str, list[str]] = {
    'python -c "pass"': [*PYTHON, "-c", "pass"],
    'python -c "import msgspec"': [*PYTHON, "-c", "import msgspec"],
    'python -c "import sqlite3"': [*PYTHON, "-c", "import sqlite3"],
    RIVAL: [*PYTHON, "-c", "import duckdb"],
    "jixiao --version": [*PYTHON, "-m", "jixiao", "--version"],
    OURS: [*PYTHON, "-m", "jixiao", "audit", str(EXAMPLE)],
    "bash scripts/run audit": ["bash", str(ROOT / "scripts/run"), "audit", str(EXAMPLE)],
    DUCKDB: [*PYTHON, "-c", IN_DUCKDB],
}
LIMITS = {"times_duckdb": 2.5, "megabytes": 60, "warm": 60, "rules": 20, "year": 20}
BEFORE = {
    "jixiao audit": "2.99 × import duckdb in 54 MB on Python 3.11, 2.71 × before that, and 9.9 × with 219 MB when DuckDB judged all",
    "warm": "144 ms, 1.41 × import duckdb",
    "year": "20 × import duckdb, 19 × before that, and 26 × when DuckDB judged all",
}
"""What the same took before, on this machine, beside the same rival."""


class Cost(NamedTuple):
    """Processor and wall time in milliseconds, and most memory in MB."""

    processor: float
    wall: float
    memory: float


def measure() -> dict[str, object]:
    """Return medians over interleaved runs, so that a busy moment hurts every command alike."""
    costs: dict[str, list[Cost]] = {name: [] for name in COMMANDS}
    for name, command in chain.from_iterable([COMMANDS.items()] * (RUNS + 1)):
        costs[name].append(cost(command))
    rival = least(costs[RIVAL])
    rows = [row(name, taken[1:], rival) for name, taken in costs.items()]
    warm, (quick, slow) = in_process(whole), rules()
    a_year = year()
    rows += [
        {"what": what, "processor ms": round(value), "least": "–", "wall ms": "–", "MB": "–", "× import duckdb": f"{value / rival:.2f}"}
        for what, value in (
            ("jixiao audit, warm, in one process", warm),
            ("of that the rules, in SQLite", quick),
            ("the same rules, in DuckDB", slow),
            ("jixiao year of the example", a_year),
        )
    ]
    cold, memory = least(costs[OURS]), statistics.median(taken.memory for taken in costs[OURS])
    return {
        "title": f"启动 Start: {RUNS} interleaved runs, whole process, processor time",
        "rows": rows,
        "notes": [
            f"cold {cold / rival:.2f} × import duckdb (wanted: at most {LIMITS['times_duckdb']}); before: {BEFORE['jixiao audit']}",
            f"cold in {memory:.0f} MB (wanted: at most {LIMITS['megabytes']})",
            f"warm {warm:.0f} ms (wanted: at most {LIMITS['warm']}), of which rules {quick:.0f} (wanted: at most {LIMITS['rules']}); before: {BEFORE['warm']}",
            f"a year {a_year / rival:.0f} × import duckdb (wanted: at most {LIMITS['year']}); before: {BEFORE['year']}",
            f"load average {' '.join(f'{one:.1f}' for one in os.getloadavg())}: beside much else the same work takes a tenth or two more, and not by the same share",
        ],
    }


def least(taken: list[Cost]) -> float:
    """Return the least processor time: what else the machine does only adds to it."""
    return min(each.processor for each in taken)


def row(what: str, taken: list[Cost], rival: float) -> dict[str, object]:
    """Return one line of the table."""
    processor, wall, memory = (statistics.median(column) for column in zip(*taken, strict=True))
    return {
        "what": what,
        "processor ms": round(processor),
        "least": round(least(taken)),
        "wall ms": round(wall),
        "MB": round(memory),
        "× import duckdb": f"{least(taken) / rival:.2f}",
    }


def cost(command: list[str]) -> Cost:
    """Return what the command takes; it may find faults (1), anything else is an error."""
    begin = perf_counter()
    with subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as child:
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode not in (0, 1):
        raise SystemExit(f"{' '.join(command)}: exit {child.returncode}")
    return Cost((used.ru_utime + used.ru_stime) * 1000, (perf_counter() - begin) * 1000, used.ru_maxrss / 1000)


def in_process(job: Callable[[], object]) -> float:
    """Return the median milliseconds of processor that a job takes when all is loaded."""
    taken = []
    for _ in range(RUNS + 1):
        begin = process_time()
        job()
        taken.append((process_time() - begin) * 1000)
    return statistics.median(taken[1:])


def whole() -> None:
    """Audit the example."""
    with redirect_stdout(TextIOWrapper(BytesIO(), "utf-8")):
        jixiao(["audit", str(EXAMPLE)])


def rules() -> tuple[float, float]:
    """Return what the rules alone take on the example's facts, by either engine."""
    document = read_file(EXAMPLE)
    facts = fact_rows([document], {document_key(0): DAY})
    active = [rule for rule in rules_in_force(shipped_rules(), DAY) if not rule.reads_ledgers and document.kind in rule.head.kinds]
    allowed = allowed_subjects(active, facts)
    return tuple(in_process(lambda judge=judge: judge(active, facts, DAY, allowed)) for judge in (lite_rules.judge, duck_rules.judge))  # type: ignore[return-value,misc] # two of them


def year() -> float:
    """Return the least milliseconds of processor that the example's whole year takes."""
    with TemporaryDirectory() as folder:
        subprocess.run([*PYTHON, "-m", "jixiao", "example", folder], check=True, capture_output=True)
        given = [
            f"{folder}/declaration.txt",
            "--ledgers",
            f"{folder}/ledgers",
            "--as-of",
            "2024-07-31",
            "--to",
            f"{folder}/reports",
        ]
        return least([cost([*PYTHON, "-m", "jixiao", "year", *given]) for _ in range(3)])
