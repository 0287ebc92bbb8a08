"""Two thousand deputies who sign in by phone within five minutes, beside an office at work: on SQLite and on PostgreSQL, over loopback.

    bash scripts/bench signing                               2,000 within five minutes, on either database: eleven minutes
    bash scripts/bench signing --people 200 --seconds 30     a part of it; no result is written

Wanted: 95 of 100 requests answered within 300 ms, nobody lost, nobody twice.
"""

import os
import statistics
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

from signing.crowd import Crowd, crowd

ROOT = Path(__file__).parents[1]
PEOPLE, SECONDS, WANTED = 2000, 300.0, 300
DATABASES = ("SQLite", "PostgreSQL")


def measure(people: int = PEOPLE, seconds: float = SECONDS) -> dict[str, object]:
    """Return how it went on either database."""
    busy = os.getloadavg()[0]
    rows = [row(name, went, people) for name, went in _both(people, seconds)]
    return {
        "title": f"签到 Signing in: {people} deputies within {seconds:.0f} s, two requests each, a page of the office a second beside",
        "rows": rows,
        "notes": [
            f"wanted: p95 at most {WANTED} ms, {people} signed in, nobody lost, nobody twice, the log whole",
            f"ms are by the clock and hold what else the machine does (its load was {busy:.1f} before, for {os.cpu_count()} cores)",
            "processor ms are of the server alone, its start among them",
        ],
    }


def partly(options: list[str]) -> int:
    """Measure with other numbers and print it; return the exit code."""
    told = dict(zip(options[::2], options[1::2], strict=False))
    found = measure(int(told.get("--people", PEOPLE)), float(told.get("--seconds", SECONDS)))
    rows = found["rows"]
    for one in rows if isinstance(rows, list) else ():
        print(one)
    return 0


def row(name: str, went: Crowd, people: int) -> dict[str, object]:
    """Return one line of the table."""
    every = went.forms + went.acts
    return {
        "database": name,
        "signed in": f"{went.came['deputies']} of {people}",
        "twice": went.came["rows"] - went.came["deputies"],
        "not answered well": len(went.wrong),
        "form p95 ms": hundredth(went.forms, 95),
        "sign-in p95 ms": hundredth(went.acts, 95),
        "all p50 ms": hundredth(every, 50),
        "all p95 ms": hundredth(every, 95),
        "all p99 ms": hundredth(every, 99),
        "office's page p95 ms": hundredth(went.beside, 95),
        "processor ms a request": round(went.processor * 1000 / max(1, len(every) + len(went.beside))),
        "log": "whole" if not went.came["faults"] else went.came["faults"][0],
    }


def hundredth(taken: list[float], which: int) -> int:
    """Return a percentile in milliseconds."""
    return round(statistics.quantiles(taken, n=100, method="inclusive")[which - 1] * 1000) if len(taken) > 1 else 0


def _both(people: int, seconds: float) -> Iterator[tuple[str, Crowd]]:
    for name in DATABASES:
        with TemporaryDirectory(prefix="jixiao-signing-") as folder, _database(name) as address:
            yield name, crowd(Path(folder), people, seconds, address)


@contextmanager
def _database(name: str) -> Iterator[str]:
    """Give the address of an empty database, an empty text for the file in the office's folder."""
    if name == DATABASES[0]:
        yield ""
        return
    sys.path.insert(0, str(ROOT / "tests/web"))
    cluster = import_module("postgres").Cluster(careful=True)
    try:
        yield cluster.url()
    finally:
        cluster.stop()
