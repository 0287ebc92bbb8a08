"""All SQL rules over a corpus by Spark: every SELECT parsed and written anew by SQLGlot, run on the machine's own cores.

Slower than DuckDB on one machine by far; it is here because the same rules may have to run where the data already lies. Needs
Java and the packages ``pyspark`` and ``sqlglot``, which are imported only here.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import closing
from importlib import import_module
from logging import CRITICAL, getLogger
from pathlib import Path
from shutil import which
from time import perf_counter
from typing import Any

from msgspec.json import encode

from jixiao.corpus.audit import FOUND, Done, Judged, Load, keep
from jixiao.corpus.store import table_file
from jixiao.errors import ExtraMissing
from jixiao.facts.duck import connect
from jixiao.facts.schema import tables
from jixiao.sql.literals import quoted

COUNTED = """SELECT count_if(r.ok) AS passed,
collect_list(CASE WHEN r.ok IS NOT TRUE THEN struct(r.subject AS subject, r.path AS path, r.ok AS ok) END) AS found FROM ({sql}) AS r"""
SETTINGS = {
    "spark.master": "local[2]",
    "spark.driver.memory": "3g",
    "spark.sql.shuffle.partitions": "2",
    "spark.sql.ansi.enabled": "true",
    "spark.sql.session.timeZone": "UTC",
    "spark.ui.enabled": "false",
    "spark.log.level": "OFF",
    "spark.sql.adaptive.enabled": "true",
}
REASON = 500
"""Characters kept of why Spark refused a rule."""


def in_spark(sql: str) -> str:
    """Return a rule's SELECT in Spark's SQL, the macro ``strict_sum`` spelt out."""
    sqlglot: Any = _module("sqlglot")
    tree = sqlglot.parse_one(sql, read="duckdb")
    return str(tree.transform(_plain).sql(dialect="spark", unsupported_level=sqlglot.ErrorLevel.RAISE))


def _plain(node: Any) -> Any:  # noqa: ANN401 - a node of SQLGlot's tree, which is imported only where it is needed
    if type(node).__name__ == "Anonymous" and str(node.this).lower() == "strict_sum":
        (part,) = node.expressions
        return _module("sqlglot").parse_one(
            f"CASE WHEN count(*) = count({part.sql('duckdb')}) THEN sum({part.sql('duckdb')}) END", read="duckdb"
        )
    return node


def session() -> Any:  # noqa: ANN401 - pyspark is imported only where it is needed
    """Return a session of Spark on this machine; ExtraMissing where Java or the packages are not there."""
    if which("java") is None:
        raise ExtraMissing(
            "spark",
            "--engine spark 需要 Java 17：请先安装（Debian、Ubuntu：apt install openjdk-17-jre-headless）。",
            "--engine spark needs Java 17: install it first.",
        )
    getLogger("SQLQueryContextLogger").setLevel(CRITICAL + 1)
    builder = _module("pyspark.sql").SparkSession.builder
    for name, value in SETTINGS.items():
        builder = builder.config(name, value)
    return builder.getOrCreate()


def _module(name: str) -> Any:  # noqa: ANN401 - a module
    try:
        return import_module(name)
    except ImportError as wrong:
        raise ExtraMissing(
            "spark",
            "--engine spark 需要另装的组件：pip install pyspark sqlglot",
            "--engine spark needs more packages: pip install pyspark sqlglot",
        ) from wrong


def judge_all(corpus: Path, todo: Sequence[Load], place: Path, done: Done) -> list[Judged]:
    """Judge every load and write its findings into ``place``; return what came of each."""
    judged = []
    spark = session()
    for number, load in enumerate(todo):
        show(spark, corpus, load)
        judged.append(_judge(spark, corpus, load, place / str(number)))
        done(len(judged), len(todo))
    spark.stop()
    return judged


def show(spark: Any, corpus: Path, load: Load) -> None:  # noqa: ANN401 - as above
    """Make the load's tables the session's views, kept in memory."""
    for table in tables():
        files = [str(table_file(corpus, lot, table).absolute()) for lot in load.lots]
        frame = spark.read.parquet(*files)
        frame.coalesce(2).cache().createOrReplaceTempView(table)


def _judge(spark: Any, corpus: Path, load: Load, place: Path) -> Judged:  # noqa: ANN401 - as above
    passed: Counter[str] = Counter()
    broken: dict[str, str] = {}
    seconds: dict[str, float] = {}
    found: list[Mapping[str, object]] = []
    wrong_kinds = (_module("pyspark.errors").PySparkException, _module("sqlglot").errors.SqlglotError, _module("py4j.protocol").Py4JError)
    for code, sql in load.selects.items():
        begin = perf_counter()
        try:
            row = spark.sql(COUNTED.format(sql=in_spark(sql))).collect()[0]
            passed[code] = row["passed"]
            found.append({"code": code, "passed": row["passed"], "found": [one.asDict() for one in row["found"]]})
        except wrong_kinds as wrong:
            broken[code] = " ".join(str(wrong).split())[:REASON]
        seconds[code] = perf_counter() - begin
    with closing(connect(":memory:")) as database:
        database.execute(FOUND)
        shape = quoted(
            encode(
                [{"code": "VARCHAR", "passed": "BIGINT", "found": [{"subject": "VARCHAR", "path": "VARCHAR", "ok": "BOOLEAN"}]}]
            ).decode()
        )
        database.execute(f"INSERT INTO told SELECT unnest(from_json($1::VARCHAR, {shape}), max_depth := 2)", [encode(found).decode()])
        for table in ("document", "project"):
            files = ", ".join(quoted(str(table_file(corpus, lot, table))) for lot in load.lots)
            database.execute(f"CREATE VIEW {table} AS SELECT * FROM read_parquet([{files}])")
        keep(database, place)
    return Judged(passed, broken, seconds)
