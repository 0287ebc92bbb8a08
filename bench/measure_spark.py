"""The same audit by Spark and by this machine alone: the same digest, how long each takes, with a worker lost on the way, and what a large one costs.

``JIXIAO_BENCH_PROJECTS`` (comma separated) gives other sizes than 100,000 and 1,000,000. Needs Java.
"""

import json
import os
import shutil
import signal
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event, Thread

from scale.running import Run, jixiao

SIZES = tuple(int(size) for size in os.environ.get("JIXIAO_BENCH_PROJECTS", "100000,1000000").split(","))
SEED = 7
CLUSTER = {
    "PYSPARK_SUBMIT_ARGS": "--master local-cluster[2,1,2048] --conf spark.ui.enabled=false pyspark-shell",
    "SPARK_LOCAL_IP": "127.0.0.1",
}
"""Two workers on this machine, each a process of its own as on any other, which nobody else can reach."""
EXECUTOR = b"CoarseGrainedExecutorBackend"
WAIT = 25.0
"""Seconds until a worker is lost: it has judged something by then, and has more to judge."""
BEFORE = "before: each SELECT written by SQLGlot in Spark's SQL, 704 s for 10,000 projects that DuckDB judged in 11 s, one rule refused"
LARGE, GB, HOUR = 100_000_000, 10**9, 3600


def measure() -> dict[str, object]:
    """Return a line for each size and engine; SystemExit where they differ."""
    rows: list[dict[str, object]] = []
    notes: list[str] = []
    with TemporaryDirectory(prefix="jixiao-bench-") as folder:
        for size in SIZES:
            corpus = Path(folder) / str(size)
            jixiao("corpus", "generate", "--projects", str(size), "--seed", str(SEED), "--to", str(corpus))
            audit = ("corpus", "audit", str(corpus), "--format", "json")
            alone = jixiao(*audit)
            runs = {"duckdb": alone, "spark": jixiao(*audit, "--engine", "spark")}
            if size == SIZES[0]:
                runs["spark, one of two workers lost"] = with_a_worker_lost(*audit, "--engine", "spark")
            rows += [row(engine, run, alone) for engine, run in runs.items()]
            notes = costs(corpus, alone, size)
            shutil.rmtree(corpus)
    return {
        "title": "集群 Spark: whole loads judged inside its tasks, beside one machine alone, two cores each",
        "rows": rows,
        "notes": notes,
    }


def row(engine: str, run: Run, alone: Run) -> dict[str, object]:
    """Return a line of the table; SystemExit where the findings are others than those of one machine."""
    report, ours = json.loads(run.output), json.loads(alone.output)
    if {**report, "engine": ""} != {**ours, "engine": ""}:
        raise SystemExit(f"{engine} differs from DuckDB alone")
    return {
        "projects": f"{report['projects']:,}",
        "engine": engine,
        "findings": f"{report['findings']:,}",
        "digest": report["digest"][:16],
        "s": f"{run.seconds:.0f}",
        "times DuckDB alone": f"{run.seconds / alone.seconds:.1f}",
        "load average": f"{run.load:.1f}",
    }


def with_a_worker_lost(*command: str) -> Run:
    """Return a run on a cluster of two workers of which one is ended without warning."""
    over, lost = Event(), list[int]()

    def lose() -> None:
        while not over.wait(WAIT):
            if not lost and (there := sorted(executors())):
                os.kill(there[0], signal.SIGKILL)
                lost.append(there[0])

    watcher = Thread(target=lose)
    watcher.start()
    os.environ.update(CLUSTER)
    try:
        run = jixiao(*command)
    finally:
        for name in CLUSTER:
            del os.environ[name]
        over.set()
        watcher.join()
    if not lost:
        raise SystemExit("no worker was lost")
    return run


def executors() -> Iterator[int]:
    """Yield the processes that are workers of Spark and that this one started: somebody else may have some too."""
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if EXECUTOR in (process / "cmdline").read_bytes() and os.getpid() in ancestors(int(process.name)):
                yield int(process.name)
        except OSError:  # gone meanwhile
            continue


def ancestors(process: int) -> Iterator[int]:
    """Yield the processes that started a process, the nearest first."""
    while process > 1:
        process = int(Path(f"/proc/{process}/status").read_text("ascii", "replace").partition("PPid:")[2].split()[0])
        yield process


def costs(corpus: Path, alone: Run, size: int) -> list[str]:
    """Return what a hundred million projects would take, by the bytes and seconds that were measured."""
    held = sum(file.stat().st_size for file in corpus.rglob("*") if file.is_file())
    projects, hours = LARGE / size, alone.processor * LARGE / size / HOUR
    return [
        BEFORE,
        "the findings of all engines are the same, to the last one (else nothing is printed)",
        f"wanted: at most 3 times DuckDB alone; measured on {size:,} projects: {held / GB:.2f} GB of Parquet, {alone.processor:.0f} s of processor",
        f"so {LARGE:,} projects take {held * projects / GB:.0f} GB of storage, read once, and {hours:.0f} hours of one such core",
    ]
