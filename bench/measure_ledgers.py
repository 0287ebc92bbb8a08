"""All measures and rules on records of a great year, beside SQLite on the very same SELECTs and pandas by hand; values compared.

``JIXIAO_BENCH_PAYMENTS`` sets another number of payments than five millions; a fifth of them are attendances.
"""

import json
import os
import subprocess
import sys
import sysconfig
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from jixiao.actions.example import write_example
from jixiao.ledger.measurefile import measures

HERE = Path(__file__).parent / "ledgers"
ROOT = Path(__file__).parents[1]
LOCK = "bench-ledgers"
PAYMENTS = int(os.environ.get("JIXIAO_BENCH_PAYMENTS", "5000000"))
SMALLER = 5
"""The growth is measured from a year of a fifth of the size."""
PATIENCE = 3600
ALIKE = 1e-9
"""Figures that differ by less than this share are alike: SQLite's and pandas' quotients are binary numbers."""
Said = dict[str, Any]


def measure() -> dict[str, object]:
    """Return seconds and memory of each tool, how many of its values are ours, growth, and the year of a small office."""
    python = rivals()
    with TemporaryDirectory() as folder:
        own = answer([sys.executable, "-I", HERE / "ours.py", "run", PAYMENTS])
        small = answer([sys.executable, "-I", HERE / "ours.py", "run", PAYMENTS // SMALLER])
        answer([sys.executable, "-I", HERE / "ours.py", "export", PAYMENTS, folder])
        asked = (Path(folder) / "selects.json").read_text("utf-8")
        sqlite = answer([sys.executable, "-I", HERE / "by_sqlite.py", folder], asked)
        pandas = answer([python, "-I", HERE / "by_pandas.py", folder])
    seconds = [sum(said["seconds"][part] for part in ("measures", "rules")) for said in (own, small)]
    used = [said["seconds"]["processor"] for said in (own, small)]
    office, office_rows = min(office_year() for _ in range(3))
    return {
        "title": f"台账 Ledgers: {PAYMENTS:,} payments and {PAYMENTS // 5:,} attendances",
        "rows": [
            row("jixiao", own, f"{len(own['values'])} + {len(own['counts'])}", "–"),
            row("SQLite, the same SELECTs", sqlite, *compared(own, sqlite, measures_scale=1)),
            row(f"pandas {pandas['version']}, by hand", pandas, *compared(own, pandas, measures_scale=100)),
        ],
        "notes": [
            f"Wanted: all measures and rules on records in 60 s and 4 GB on 2 cores; {seconds[0]:.1f} s and {own['memory']:.2f} GB.",
            (
                f"Growth: {PAYMENTS // SMALLER:,} payments take {seconds[1]:.1f} s ({used[1]:.1f} s of processor), {SMALLER} times as many {seconds[0]:.1f} s "
                f"({used[0]:.1f} s): {used[0] / used[1]:.1f} times the work."
            ),
            (
                f"A small office: the worked example, {office_rows:,} rows in 37 spreadsheets, imported and every bound indicator measured by a new process in "
                f"{office:.2f} s (wanted: 2 s)."
            ),
            (
                f"By themselves: measures {own['seconds']['measures']:.1f} s, rules {own['seconds']['rules']:.1f} s. "
                "jixiao also tells which rows count (the first thousand), which are left out and why; the rivals give the figure alone."
            ),
            f"Lost: SQLite does it in {sqlite['memory']:.2f} GB, jixiao needs {own['memory']:.2f} GB.",
            "ready: the year made inside DuckDB (jixiao), read from CSV files (SQLite, pandas). Spreadsheets this large are not imported: 12 million cells a file.",
            "SQLite gives an error for rules that read tables of the form too, which it is not given, and for SELECTs with a sign at which it ends; these are not as ours.",
            "SQLite counts in binary numbers with compensated sums, pandas in whole cents; jixiao in decimals.",
        ],
    }


def rivals() -> Path:
    """Return the Python of the rivals' environment, which is made where it is missing; SystemExit where it can't be."""
    place = Path(sys.prefix) / "rivals-ledgers"
    done = subprocess.run([sys.executable, "-I", ROOT / "scripts/setup.py", ROOT, place, LOCK], check=False)
    if done.returncode:
        raise SystemExit(done.returncode)
    return place / Path(sysconfig.get_path("scripts")).name / "python"


def answer(command: list[object], given: str | None = None) -> Said:
    """Return what a process prints; one that dies ends the benchmark with its last words."""
    done = subprocess.run(
        [str(part) for part in command], input=given, capture_output=True, encoding="utf-8", timeout=PATIENCE, check=False
    )
    if done.returncode:
        raise SystemExit(done.stderr[-800:])
    said: Said = json.loads(done.stdout) if done.stdout.strip() else {}
    return said


def row(tool: str, said: Said, done: str, alike: str) -> dict[str, object]:
    """Return a row of the table."""
    seconds = said["seconds"]
    work = sum(seconds[part] for part in ("measures", "rules", "work") if part in seconds)
    ready = seconds.get("make", seconds.get("load"))
    return {
        "tool": tool,
        "measures + rules": done,
        "values as ours": alike,
        "ready, s": f"{ready:.1f}",
        "work, s": f"{work:.1f}",
        "of that processor, s": f"{seconds['processor']:.1f}",
        "most memory, GB": f"{said['memory']:.2f}",
    }


def compared(own: Said, said: Said, *, measures_scale: int) -> tuple[str, str]:
    """Return how much a rival worked out, and how much of it is ours."""
    values = {name: value(name, parts, measures_scale) for name, parts in said["measures"].items()}
    same = sum(is_alike(own["values"][name], found) for name, found in values.items())
    counts = sum([number or 0 for number in found] == own["counts"].get(code) for code, found in said["rules"].items())
    return f"{len(values)} + {len(said['rules'])}", f"{same} + {counts}"


def value(name: str, parts: Any, scale: int) -> float | None:  # noqa: ANN401 - three shapes of three tools
    """Return the figure of numerator and denominator, or of rows, numerator and denominator."""
    head = measures()[name].head
    if isinstance(parts, str) or (len(parts) == 3 and not parts[0]):
        return None
    top, below = parts[-2] or 0, parts[-1]
    if head.value == "sum":
        figure = float(top)
    elif not below:
        return None
    else:
        figure = top / below * (100 if head.value == "percent" else 1)
    return figure / scale if head.unit.startswith("元") else figure


def is_alike(own: str | None, found: float | None) -> bool:
    """Whether two figures are the same."""
    if own is None or found is None:
        return own is None and found is None
    return abs(float(own) - found) <= ALIKE * max(1.0, abs(found))


def office_year() -> tuple[float, int]:
    """Return the seconds that a process takes to import the worked example and to measure all its indicators, and how many records it has."""
    with TemporaryDirectory() as folder:
        write_example(Path(folder))
        begin = perf_counter()
        said = answer([sys.executable, "-I", HERE / "office.py", folder])
        return perf_counter() - begin, said["rows"]
