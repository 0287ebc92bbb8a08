"""How the audit of corpora grows, beside rules written by hand in plain Python and in Polars, and how a thousand files are audited.

``JIXIAO_BENCH_PROJECTS`` (comma separated) gives other sizes than 10,000, 100,000 and 1,000,000.
"""

import json
import os
from pathlib import Path
from tempfile import TemporaryDirectory

from scale import against
from scale.running import Run, jixiao
from scale.thousand import write_variants

SIZES = tuple(int(size) for size in os.environ.get("JIXIAO_BENCH_PROJECTS", "10000,100000,1000000").split(","))
MOST_BY_HAND = 10_000
"""Projects up to which plain Python is run: its rows are dictionaries, a hundred times the memory of columns."""
MOST_IN_POLARS = 100_000
SEED = 7
DOCUMENTS = 1_000
LIMITS = {"seconds": 55, "gigabytes": 2.0, "documents_seconds": 30}
BEFORE = (
    "before: 1,000,000 projects by 174 rules in 72.8 s and 1.32 GB, 1,000 files in 34.9 s and 1.53 GB, "
    "on a machine that took 0.67 s for plain Python's 47 rules and 0.41 s for DuckDB's"
)
LARGEST = (
    "10,000,000 projects (74,498,611 indicators, 8.7 GB made in 45 minutes), audited once alone: 1,675 s, 323 µs of processor a project; "
    "once more beside other work, with findings sorted in pieces since: 280 µs, 1.68 GB (2.57 before), the same digest"
)
Row = dict[str, object]


def measure() -> dict[str, object]:
    """Return the tables."""
    rows: list[Row] = []
    rivals: list[Row] = []
    about: dict[str, object] = {}
    with TemporaryDirectory(prefix="jixiao-bench-") as folder:
        for size in SIZES:
            corpus = Path(folder) / str(size)
            made = jixiao("corpus", "generate", "--projects", str(size), "--seed", str(SEED), "--to", str(corpus), "--format", "json")
            about = json.loads(made.output)
            rows.append(grown(made, jixiao("corpus", "audit", str(corpus), "--format", "json")))
            if size <= MOST_BY_HAND:
                rivals += against.plain(corpus, size)
            if size <= MOST_IN_POLARS:
                rivals += against.polars(corpus, size, Path(folder))
        documents = thousand(Path(folder))
    found = json.dumps(about["distinct"], ensure_ascii=False)
    return {
        "title": "规模 Scale: made-up corpora, all SQL rules, DuckDB, processes by the clock",
        "rows": rows,
        "more": {"The same rules by hand": rivals, f"{DOCUMENTS:,} text files of eight forms each": documents},
        "notes": [
            BEFORE,
            LARGEST,
            f"wanted at 1,000,000 projects: at most {LIMITS['seconds']} s on two free cores, {LIMITS['gigabytes']:.0f} GB",
            "processor seconds tell what the run takes when others use the machine too",
            f"different texts in the largest corpus (about): {found}",
            "By hand: reading the facts from Parquet is counted for DuckDB and Polars; plain Python is given its rows, and reading them is told apart.",
            f"Plain Python ends at {MOST_BY_HAND:,} projects, Polars at {MOST_IN_POLARS:,}: enough to see the ratio.",
        ],
    }


def grown(made: Run, audited: Run) -> Row:
    """Return a size's line of the table."""
    report = json.loads(audited.output)
    return {
        "projects": report["projects"],
        "indicators": report["indicators"],
        "rules": report["rules"],
        "findings": report["findings"],
        "made in s": f"{made.seconds:.0f}",
        "audited in s": f"{audited.seconds:.1f}",
        "processor s": f"{audited.processor:.1f}",
        "µs of processor a project": f"{audited.processor / report['projects'] * 1e6:.0f}",
        "GB": f"{audited.gigabytes:.2f}",
        "load average": f"{audited.load:.1f}",
    }


def thousand(folder: Path) -> list[Row]:
    """Return how long the audit of many text files takes, for a tenth of them and for all: memory must not grow with them."""
    rows: list[Row] = []
    for number in (DOCUMENTS // 10, DOCUMENTS):
        place = folder / f"documents-{number}"
        place.mkdir()
        write_variants(place, number)
        run = jixiao("audit", str(place), "--format", "json", "--to", str(folder / "report.json"))
        rows.append(
            {
                "files": number,
                "s": f"{run.seconds:.1f}",
                "wanted": f"{LIMITS['documents_seconds']} s" if number == DOCUMENTS else "–",
                "processor s": f"{run.processor:.1f}",
                "GB of the process that reports": f"{run.gigabytes:.2f}",
                "load average": f"{run.load:.1f}",
            }
        )
    return rows
