"""All SQL rules over a corpus: lot after lot, on as many workers as there are processors, each in a database of its own.

Of a rule only what fails or can't be judged is kept; what passes is counted where it is found. Memory is that of one lot a worker.
The digest is the SHA-256 over the sorted findings (code, project key, pointer, verdict): the same for every engine and order.
"""

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import NamedTuple

from msgspec import Struct

from jixiao.audit.database import MACROS
from jixiao.audit.force import rules_in_force
from jixiao.audit.literals import quoted
from jixiao.audit.load import shipped_rules
from jixiao.audit.rulefile import Rule
from jixiao.audit.verdicts import wrapped
from jixiao.corpus.keys import document_key, project_key
from jixiao.corpus.store import Lot, lots, table_file
from jixiao.facts.duck import DuckDBError, DuckDBPyConnection, connect
from jixiao.facts.schema import schema_sql, tables

MEMORY = 3_000
"""Megabytes that the databases of all workers take together before they spill to disk."""
MOST_WORKERS = 4
FOUND = """CREATE TABLE told (code VARCHAR, passed BIGINT, found STRUCT(subject VARCHAR, path VARCHAR, ok BOOLEAN)[])"""
RUN = """INSERT INTO told SELECT {code}, count(*) FILTER (WHERE r.ok),
list({{'subject': r.subject, 'path': r.path, 'ok': r.ok}}) FILTER (WHERE r.ok IS NOT TRUE) FROM ({sql}) AS r"""
KEYED = """WITH one AS (SELECT code, unnest(found, max_depth := 2) FROM told),
placed AS (SELECT code, path, ok, regexp_extract(subject, '^[^:]*:(/projects/[0-9]+)?') AS whose FROM one),
keyed AS (SELECT p.id, {project} AS key FROM project AS p JOIN document AS d ON d.id = p.document
          UNION ALL SELECT d.id, {document} FROM document AS d)
SELECT a.code, k.key, a.path, CASE WHEN a.ok IS NULL THEN 'unknown' ELSE 'fail' END AS verdict
FROM placed AS a LEFT JOIN keyed AS k ON k.id = a.whose"""
DIGEST = """SELECT code, count(*) FILTER (WHERE verdict = 'fail'), count(*) FILTER (WHERE verdict = 'unknown'), count(*) FILTER (WHERE key IS NULL),
string_agg(concat(code, chr(9), key, chr(9), path, chr(9), verdict, chr(10)), '' ORDER BY key, path, verdict)
FROM read_parquet({files}) WHERE code = {code} GROUP BY code"""


class CorpusReport(Struct, frozen=True, kw_only=True):
    """What an audit of a corpus found; ``by_code`` counts what fails or can't be judged, ``problems`` are rules that broke."""

    engine: str
    documents: int
    projects: int
    indicators: int
    rules: int
    findings: int
    by_code: dict[str, int]
    digest: str
    passed: int
    failed: int
    unknown: int
    problems: dict[str, str] = {}


class Judged(NamedTuple):
    """What came of a lot: how many passed by rule, which rules broke, and the seconds that each took."""

    passed: Counter[str]
    broken: dict[str, str]
    seconds: Counter[str]


Done = Callable[[int, int], None]
"""Told after each lot: how many are done, of how many."""


def audit(corpus: Path, done: Done = lambda *_: None) -> CorpusReport:
    """Return the audit of the corpus by all SQL rules, run by DuckDB."""
    found = lots(corpus)
    with TemporaryDirectory(prefix="jixiao-corpus-") as folder:
        place = Path(folder)
        judged = judge_all(corpus, found, place, done)
        return report("duckdb", found, judged, place)


def rules_for(lot: Lot) -> tuple[Rule, ...]:
    """Return the SQL rules that judge a lot: in force on its date, for its kind of form, without those that read ledgers."""
    rules = rules_in_force(shipped_rules(), lot.as_of)
    return tuple(r for r in rules if not r.judge and not r.reads_ledgers and (lot.kind is None or lot.kind in r.head.kinds))


def judge_all(corpus: Path, found: Sequence[Lot], place: Path, done: Done) -> list[Judged]:
    """Judge every lot and write its findings into ``place``; return what came of each."""
    workers = min(MOST_WORKERS, os.cpu_count() or 1, max(1, len(found)))
    shipped_rules()
    todo = sorted(found, key=lambda lot: lot.projects, reverse=True)
    with ThreadPoolExecutor(workers) as pool:
        judged = []
        for result in pool.map(lambda lot: judge(corpus, lot, place, MEMORY // workers), todo):
            judged.append(result)
            done(len(judged), len(todo))
    return judged


def judge(corpus: Path, lot: Lot, place: Path, memory: int) -> Judged:
    """Judge one lot in a database of its own, within so many megabytes; its findings become a Parquet file in ``place``."""
    settings = {"threads": 1, "memory_limit": f"{memory}MB", "temp_directory": str(place / f"{lot.name}-spill"), "preserve_insertion_order": False}
    with closing(connect(":memory:", config=settings)) as database:
        load(database, corpus, lot)
        rules = rules_for(lot)
        broken, seconds = {}, Counter[str]()
        for rule in rules:
            begin = perf_counter()
            if problem := _run(database, rule, lot):
                broken[rule.code] = problem
            seconds[rule.code] = perf_counter() - begin
        passed = Counter(dict(database.execute("SELECT code, passed FROM told").fetchall()))
        keyed = KEYED.format(project=project_key("d", "p"), document=document_key("d"))
        database.execute(f"COPY ({keyed}) TO {quoted(str(place / f'{lot.name}.parquet'))} (FORMAT parquet)")
    return Judged(passed, broken, seconds)


def load(database: DuckDBPyConnection, corpus: Path, lot: Lot) -> None:
    """Fill fact tables with those of the lot."""
    database.execute(MACROS)
    database.execute(schema_sql())
    database.execute(FOUND)
    for table in tables():
        database.execute(f"INSERT INTO {table} BY NAME SELECT * FROM read_parquet({quoted(str(table_file(corpus, lot, table)))})")


def _run(database: DuckDBPyConnection, rule: Rule, lot: Lot) -> str | None:
    """Run a rule; return what broke it, None when nothing did."""
    try:
        database.execute(RUN.format(code=quoted(rule.code), sql=wrapped(rule, lot.as_of)))
    except DuckDBError as wrong:
        return str(wrong).partition("\n")[0]
    return None


def report(engine: str, found: Sequence[Lot], judged: Iterable[Judged], place: Path) -> CorpusReport:
    """Return the report of the findings that lie in ``place`` as Parquet files."""
    passed: Counter[str] = Counter()
    broken: dict[str, str] = {}
    for one in judged:
        passed.update(one.passed)
        broken |= one.broken
    codes = sorted({rule.code for lot in found for rule in rules_for(lot)} - broken.keys())
    digest, counts = sha256(), {}
    for code, fails, unknowns, text in _told(codes, place, broken):
        digest.update(text.encode())
        counts[code] = (fails, unknowns)
    return CorpusReport(
        engine=engine,
        documents=sum(lot.documents for lot in found),
        projects=sum(lot.projects for lot in found),
        indicators=sum(lot.indicators for lot in found),
        rules=len(codes),
        findings=sum(map(sum, counts.values())),
        by_code={code: sum(pair) for code, pair in counts.items()},
        digest=digest.hexdigest(),
        passed=sum(passed[code] for code in codes),
        failed=sum(pair[0] for pair in counts.values()),
        unknown=sum(pair[1] for pair in counts.values()),
        problems=broken,
    )


def _told(codes: Iterable[str], place: Path, broken: dict[str, str]) -> Iterator[tuple[str, int, int, str]]:
    """Yield of every code with findings: how many fail, how many are unknown, and its sorted lines."""
    files = sorted(str(file) for file in place.glob("*.parquet"))
    if not files:
        return
    with closing(connect(":memory:", config={"memory_limit": f"{MEMORY}MB", "temp_directory": str(place / "digest-spill")})) as database:
        for code in codes:
            sql = DIGEST.format(files=f"[{', '.join(map(quoted, files))}]", code=quoted(code))
            for _, fails, unknowns, keyless, text in database.execute(sql).fetchall():
                if keyless:
                    broken[code] = "a subject is no id of a fact table"
                else:
                    yield code, fails, unknowns, text
