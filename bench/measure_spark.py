"""Every SQL rule by SQLGlot on local Spark beside DuckDB: the same findings on 10,000 made-up projects, and how long each takes.

Needs Java and ``pip install pyspark``: Spark comes as source only, so that it stands in no lock of wheels.
"""

import os
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from jixiao.corpus import spark
from jixiao.corpus.audit import CorpusReport, audit
from jixiao.corpus.generate import generate

PROJECTS = int(os.environ.get("JIXIAO_BENCH_PROJECTS", "10000"))
SEED = 7


def measure() -> dict[str, object]:
    """Return both engines' figures and what differs, rule by rule."""
    with TemporaryDirectory(prefix="jixiao-bench-") as folder:
        corpus = Path(folder) / "corpus"
        generate(PROJECTS, SEED, corpus)
        begin = perf_counter()
        ours = audit(corpus)
        middle = perf_counter()
        theirs = audit(corpus, "spark", spark.judge_all)
        end = perf_counter()
    differ = sorted(code for code in ours.by_code.keys() | theirs.by_code.keys() if ours.by_code.get(code) != theirs.by_code.get(code))
    busy = os.getloadavg()
    return {
        "title": f"两个引擎 Every SQL rule on Spark: {ours.projects:,} projects, {ours.indicators:,} indicators",
        "rows": [row("duckdb", ours, middle - begin), row("spark", theirs, end - middle)],
        "notes": [
            f"digests {'are identical' if ours.digest == theirs.digest else 'DIFFER'}",
            f"rules with other counts: {', '.join(differ) or 'none'}",
            *(f"spark refuses {code}: {why[:160]}" for code, why in theirs.problems.items()),
            f"load average {busy[0]:.1f} {busy[1]:.1f} {busy[2]:.1f}; Spark plans every rule anew for every lot, which is nearly all of its time",
        ],
    }


def row(engine: str, report: CorpusReport, seconds: float) -> dict[str, object]:
    """Return an engine's line of the table."""
    return {
        "engine": engine,
        "rules": report.rules,
        "findings": report.findings,
        "passed": report.passed,
        "s": f"{seconds:.1f}",
        "digest": report.digest[:16],
    }
