"""A corpus audited by Spark, where it lies: whole loads are handed to the embedded engine inside Spark's tasks.

Spark decides which worker judges which load, judges anew what a lost worker had, and sorts the findings; what is judged, and how, is
what one machine does (:mod:`jixiao.corpus.audit`), so the digest is the same. No rule looks beyond its document, so no load needs what
another holds. The corpus may be a folder that all workers see, or an address of object storage (``s3://…``, ``gs://…``, ``hdfs://…``).
Needs Java and the extra ``spark``, which is imported only here.
"""

import os
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from functools import partial
from importlib import import_module
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory
from typing import Any

from msgspec.json import decode, encode

from jixiao.corpus.audit import (
    FINDINGS,
    KEYLESS,
    MEMORY,
    CorpusReport,
    Done,
    Load,
    Outcome,
    from_files,
    judge_in,
    loads,
    opened,
    report,
    selects,
)
from jixiao.corpus.storage import at_hand, lots_at
from jixiao.corpus.store import Lot
from jixiao.errors import ExtraMissing, JobFailed
from jixiao.extras import need

CORES = 2
"""Loads that are judged at once where nothing names a cluster, each in memory of its own share."""
OWN = ("SPARK_CONF_DIR", "PYSPARK_SUBMIT_ARGS")
"""Where an office tells Spark its own settings: the cluster first of all."""
ALWAYS = {
    "spark.app.name": "jixiao",
    "spark.sql.execution.arrow.maxRecordsPerBatch": "50000",
    "spark.ui.showConsoleProgress": "false",
}
ALONE = {
    "spark.master": f"local[{CORES},4]",
    "spark.driver.memory": "2g",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.host": "127.0.0.1",
    "spark.driver.extraJavaOptions": f"-Dlog4j2.configurationFile=file://{Path(__file__).with_name('quiet.properties')}",
    "spark.sql.shuffle.partitions": f"{CORES}",
    "spark.ui.enabled": "false",
}
"""And where an office has told none: this machine, which nobody else can reach, and which sorts in no more parts than it has cores."""
TOLD = {"code": "string", "key": "string", "path": "string", "verdict": "string", "passed": "int64"}
"""What tasks tell: findings; and of each rule a row how many passed (``pass``), or in ``path`` what broke it (``broken``)."""
ROWS = 50_000
"""Findings that leave a task at a time."""
REASON = 500
"""Characters kept of why Spark gave up: of its last line."""
LOOK = 0.5
"""Seconds between two looks at how many loads are judged."""
Session = Any
"""Of pyspark, which is imported only where it is needed."""
Frame = Any
Batch = Any
"""Of pyarrow."""


def session() -> Session:
    """Return a session of Spark, of the cluster that its settings name or of this machine; ExtraMissing where Java or the packages are not there."""
    need("spark")
    if which("java") is None:
        raise ExtraMissing(
            "spark",
            "--engine spark 需要 Java 17 或更新：请先安装（Debian、Ubuntu：apt install default-jre-headless）。",
            "--engine spark needs Java 17 or newer: install it first (Debian, Ubuntu: apt install default-jre-headless).",
        )
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    settings = import_module("pyspark").SparkConf()
    told = any(name in os.environ for name in OWN)
    for name, value in {**ALWAYS, **({} if told else ALONE)}.items():
        settings.setIfMissing(name, value)
    return import_module("pyspark.sql").SparkSession.builder.config(conf=settings).getOrCreate()


def audit_by_spark(corpus: str, done: Done = lambda *_: None) -> CorpusReport:
    """Return the audit of a corpus, a folder or an address of object storage, by all SQL rules."""
    need("spark")
    found = lots_at(corpus)
    spark = session()
    try:
        return report("spark", found, judge_all(spark, corpus, loads(found), done))
    except (import_module("pyspark.errors").PySparkException, import_module("py4j.protocol").Py4JError) as wrong:
        reason = str(wrong).strip().rpartition("\n")[2][:REASON]
        raise JobFailed(f"Spark 没有做完：{reason}", f"Spark did not finish: {reason}") from wrong
    finally:
        spark.stop()


def judge_all(
    spark: Session, corpus: str, todo: tuple[Load, ...], done: Done, task: Callable[..., Iterator[Batch]] | None = None
) -> Outcome:
    """Judge every load on a worker of its own; ``task`` is what each of Spark's tasks does."""
    functions = import_module("pyspark.sql.functions")
    rows = [(encode(load.lots).decode(),) for load in todo]
    frame = spark.createDataFrame(spark.sparkContext.parallelize(rows, max(1, len(rows))), "lots STRING")
    told = frame.mapInArrow(partial(task or judge_load, corpus), _columns()).persist(import_module("pyspark").StorageLevel.DISK_ONLY)
    counted = told.groupBy("code", "verdict").agg(
        functions.count("*"), functions.sum("passed"), functions.max("path"), functions.count_if(functions.col("key").isNull())
    )
    counts: dict[str, dict[str, int]] = {}
    passed: dict[str, int] = {}
    broken: dict[str, str] = {}
    for code, verdict, many, passes, path, keyless in _with_progress(spark, counted.collect, len(todo), done):
        if verdict == "pass":
            passed[code] = passes
        elif verdict == "broken" or keyless:
            broken[code] = path if verdict == "broken" else KEYLESS
        else:
            counts.setdefault(code, {})[verdict] = many
    pairs = {code: (each.get("fail", 0), each.get("unknown", 0)) for code, each in sorted(counts.items()) if code not in broken}
    return Outcome(passed, pairs, broken, lines(told, list(pairs)))


def _columns() -> str:
    return ", ".join(f"{name} {'BIGINT' if kind == 'int64' else kind}" for name, kind in TOLD.items())


def lines(told: Frame, codes: list[str]) -> Iterator[str]:
    """Yield the findings of these rules as lines, sorted by all workers; only some of them are ever in one place."""
    functions = import_module("pyspark.sql.functions")
    order = [functions.col(name).asc_nulls_last() for name in ("code", "key", "path", "verdict")]
    found = told.where(functions.col("verdict").isin("fail", "unknown") & functions.col("code").isin(codes))
    texts = found.orderBy(*order).mapInArrow(put_together, "text STRING")
    yield from (text for (text,) in texts.toLocalIterator(prefetchPartitions=True))


def put_together(batches: Iterator[Batch]) -> Iterator[Batch]:
    """Yield the rows of each batch as one text: code, key, pointer and verdict with tabs between, a line each."""
    compute, arrow = import_module("pyarrow.compute"), import_module("pyarrow")
    for batch in batches:
        parts = [compute.fill_null(batch.column(name), "") for name in ("code", "key", "path", "verdict")]
        rows = compute.binary_join_element_wise(*parts, "\t").to_pylist()
        yield arrow.RecordBatch.from_arrays([arrow.array(["".join(f"{row}\n" for row in rows)])], ["text"])


def judge_load(corpus: str, batches: Iterator[Batch]) -> Iterator[Batch]:
    """In a task: judge the loads that its rows name, and yield what came of each."""
    arrow, _ = import_module("pyarrow"), import_module("duckdb")  # whose wrapper is what takes and gives Arrow
    for text in (text for batch in batches for text in batch.column("lots").to_pylist()):
        named = decode(text, type=tuple[Lot, ...])
        load = Load(named, selects(named[0]))
        with (
            TemporaryDirectory(prefix="jixiao-spill-") as spill,
            at_hand(corpus, named) as here,
            closing(opened(MEMORY // CORES, Path(spill))) as database,
        ):
            judged = judge_in(database, load, from_files(database, here, load))
            rules = [{"code": code, "verdict": "pass", "passed": passed} for code, passed in judged.passed.items()]
            rules += [{"code": code, "path": why, "verdict": "broken", "passed": 0} for code, why in judged.broken.items()]
            yield arrow.RecordBatch.from_pylist(rules, arrow.schema([(name, arrow.type_for_alias(kind)) for name, kind in TOLD.items()]))
            sql = f"SELECT code, key, path, verdict, CAST(NULL AS BIGINT) AS passed FROM ({FINDINGS})"
            yield from database.sql(sql).to_arrow_reader(ROWS)


def _with_progress(spark: Session, work: Callable[[], list[Any]], many: int, done: Done) -> list[Any]:
    """Return what some work of Spark's gives; ``done`` is told how many loads are judged meanwhile."""
    status = spark.sparkContext.statusTracker()
    with ThreadPoolExecutor(1) as pool:
        working = pool.submit(work)
        while not working.done():
            try:
                return working.result(timeout=LOOK)
            except TimeoutError:
                stages = [status.getStageInfo(stage) for stage in status.getActiveStageIds()]
                done(max((stage.numCompletedTasks for stage in stages if stage and stage.numTasks == many), default=0), many)
        return working.result()
