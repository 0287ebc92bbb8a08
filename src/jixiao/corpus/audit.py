"""All SQL rules over a corpus: load after load, on as many workers as there are processors, each in a database of its own.

A load is one or more lots that the same rules judge by the same law, word for word: planning a hundred rules costs as much as
running them on a thousand projects, so it is done once for many. Only columns that a rule names are read. Of a rule only what fails
or can't be judged is kept; what passes is counted where it is found. Memory is that of one load a worker. The digest is the SHA-256
over the sorted findings (code, project key, pointer, verdict): the same for every engine and order.
"""

import os
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import NamedTuple

from msgspec import Struct

from jixiao.audit.force import rules_in_force
from jixiao.audit.load import shipped_rules
from jixiao.audit.rulefile import Rule
from jixiao.audit.verdicts import EVERY_KIND, wrapped
from jixiao.corpus.keys import DOCUMENT_KEY, PROJECT_KEY
from jixiao.corpus.store import Lot, lots, table_file
from jixiao.facts.duck import DuckDBError, DuckDBPyConnection, connect
from jixiao.facts.schema import schema_sql, tables
from jixiao.sql.literals import quoted
from jixiao.sql.tables import MACROS

MEMORY = 3_000
"""Megabytes that the databases of all workers take together before they spill to disk."""
MOST_WORKERS = 4
LOAD_SIZE = 36_000
"""Projects that a load may grow to by taking in more lots."""
WORD = re.compile(r"\w+")
FOUND = """CREATE TABLE told (code VARCHAR, passed BIGINT, found STRUCT(subject VARCHAR, path VARCHAR, ok BOOLEAN)[])"""
RUN = """INSERT INTO told SELECT {code}, count(*) FILTER (WHERE r.ok),
list({{'subject': r.subject, 'path': r.path, 'ok': r.ok}}) FILTER (WHERE r.ok IS NOT TRUE) FROM ({sql}) AS r"""
FINDINGS = f"""WITH one AS (SELECT code, unnest(found, max_depth := 2) FROM told),
placed AS (SELECT code, path, ok, regexp_extract(subject, '^[^:]*:(/projects/[0-9]+)?') AS whose FROM one),
keyed AS (SELECT p.id, {PROJECT_KEY} AS key FROM project AS p JOIN document AS d ON d.id = p.document
          UNION ALL SELECT d.id, {DOCUMENT_KEY} FROM document AS d)
SELECT a.code, k.key, a.path, CASE WHEN a.ok IS NULL THEN 'unknown' ELSE 'fail' END AS verdict
FROM placed AS a LEFT JOIN keyed AS k ON k.id = a.whose"""
"""The findings in table ``told``: code, project key, pointer, verdict."""
COUNTS = """SELECT code, count(*) FILTER (WHERE verdict = 'fail'), count(*) FILTER (WHERE verdict = 'unknown'), count(*) FILTER (WHERE key IS NULL)
FROM read_parquet({files}) GROUP BY code"""
LINES = """SELECT concat(code, chr(9), key, chr(9), path, chr(9), verdict, chr(10))
FROM read_parquet({files}) WHERE code = {code} ORDER BY key, path, verdict"""
LINES_AT_ONCE = 50_000
"""Of a rule that finds something in every project there are millions."""
KEYLESS = "a subject is no id of a fact table"


class CorpusReport(Struct, frozen=True, kw_only=True):
    """What an audit of a corpus found; ``by_code`` counts what fails or can't be judged, ``failed_by_code`` what fails, ``errors`` the failures of rules on errors.

    ``problems`` are rules that broke, with why; what they found elsewhere is left out.
    """

    engine: str
    documents: int
    projects: int
    indicators: int
    rules: int
    findings: int
    by_code: dict[str, int]
    failed_by_code: dict[str, int]
    digest: str
    passed: int
    failed: int
    unknown: int
    errors: int
    problems: dict[str, str] = {}


class Judged(NamedTuple):
    """What came of a load: how many passed by rule, which rules broke, and the seconds that each took."""

    passed: Counter[str]
    broken: dict[str, str]
    seconds: dict[str, float]


class Outcome(NamedTuple):
    """What came of all loads: how many passed, fail and can't be judged by rule, which rules broke, and the findings as lines in their order."""

    passed: Mapping[str, int]
    counts: Mapping[str, tuple[int, int]]
    broken: dict[str, str]
    lines: Iterable[str]


Done = Callable[[int, int], None]
"""Told after each load: how many are done, of how many."""
Insert = Callable[[str, str], None]
"""Fills a fact table, of which the second text names the columns."""


def audit(corpus: Path, done: Done = lambda *_: None) -> CorpusReport:
    """Return the audit of the corpus by all SQL rules."""
    found = lots(corpus)
    with TemporaryDirectory(prefix="jixiao-corpus-") as folder:
        place = Path(folder)
        judged = judge_all(corpus, loads(found), place, done)
        database = connect(":memory:", config={"memory_limit": f"{MEMORY}MB", "temp_directory": str(place / "digest-spill")})
        with closing(database):
            return report("duckdb", found, outcome(judged, database, place))


def rules_for(lot: Lot) -> tuple[Rule, ...]:
    """Return the SQL rules that judge a lot: in force on its date, for its kind of form, without those that read ledgers."""
    rules = rules_in_force(shipped_rules(), lot.as_of)
    return tuple(r for r in rules if not r.judge and not r.reads_ledgers and (lot.kind is None or lot.kind in r.head.kinds))


class Load(NamedTuple):
    """Lots that are judged together, and the SELECTs that judge them by code."""

    lots: tuple[Lot, ...]
    selects: Mapping[str, str]

    @property
    def projects(self) -> int:
        """Return how many projects it holds."""
        return sum(lot.projects for lot in self.lots)


def loads(found: Sequence[Lot]) -> tuple[Load, ...]:
    """Return the lots put together where the same SELECTs judge them, the largest load first."""
    alike: dict[tuple[tuple[str, str], ...], list[list[Lot]]] = {}
    for lot in found:
        parts = alike.setdefault(tuple(selects(lot).items()), [[]])
        if parts[-1] and sum(other.projects for other in parts[-1]) + lot.projects > LOAD_SIZE:
            parts.append([])
        parts[-1].append(lot)
    made = [Load(tuple(part), dict(same)) for same, parts in alike.items() for part in parts]
    return tuple(sorted(made, key=lambda load: load.projects, reverse=True))


def selects(lot: Lot) -> dict[str, str]:
    """Return the SELECTs that judge a lot, by code."""
    return {rule.code: select(rule, lot) for rule in rules_for(lot)}


def select(rule: Rule, lot: Lot) -> str:
    """Return the rule's SELECT by the law of the lot; in a lot of several kinds of form only its own are looked at."""
    sql = wrapped(rule, lot.as_of)
    if lot.kind is not None or len(rule.head.kinds) == EVERY_KIND:
        return sql
    kinds = ", ".join(map(quoted, rule.head.kinds))
    subjects = f"SELECT s.id FROM {rule.head.subject} AS s WHERE s.kind IS NULL OR s.kind IN ({kinds})"
    if rule.head.subject == "item":
        subjects = f"SELECT s.id FROM item AS s LEFT JOIN project AS p ON p.id = s.project WHERE p.kind IS NULL OR p.kind IN ({kinds})"
    return f"SELECT o.* FROM (\n{sql}\n) AS o WHERE o.subject IN ({subjects})"


def judge_all(corpus: Path, todo: Sequence[Load], place: Path, done: Done) -> list[Judged]:
    """Judge every load and write its findings into ``place``; return what came of each."""
    workers = min(MOST_WORKERS, os.cpu_count() or 1, max(1, len(todo)))
    judged = []
    with ThreadPoolExecutor(workers) as pool:
        jobs = [pool.submit(judge, corpus, load, place / str(number), MEMORY // workers) for number, load in enumerate(todo)]
        for job in jobs:
            judged.append(job.result())
            done(len(judged), len(todo))
    return judged


def judge(corpus: Path, load: Load, place: Path, memory: int) -> Judged:
    """Judge one load in a database of its own, within so many megabytes; its findings become ``place.parquet``."""
    with closing(opened(memory, place.with_suffix(".spill"))) as database:
        judged = judge_in(database, load, from_files(database, corpus, load))
        database.execute(f"COPY ({FINDINGS}) TO {quoted(str(place.with_suffix('.parquet')))} (FORMAT parquet)")
    return judged


def from_files(database: DuckDBPyConnection, corpus: Path, load: Load) -> Insert:
    """Return what fills a fact table from the files of a corpus on this machine."""

    def insert(table: str, names: str) -> None:
        files = ", ".join(quoted(str(table_file(corpus, lot, table))) for lot in load.lots)
        database.execute(f"INSERT INTO {table} ({names}) SELECT {names} FROM read_parquet([{files}])")

    return insert


def opened(memory: int, spill: Path | None = None) -> DuckDBPyConnection:
    """Return a database with empty fact tables for one load, which spills what is over so many megabytes."""
    settings: dict[str, str | bool | int | float | list[str]] = {
        "threads": 1,
        "memory_limit": f"{memory}MB",
        "temp_directory": str(spill or ""),
        "preserve_insertion_order": False,
    }
    database = connect(":memory:", config=settings)
    database.execute(MACROS)
    database.execute(schema_sql())
    database.execute(FOUND)
    return database


def judge_in(database: DuckDBPyConnection, load: Load, insert: Insert) -> Judged:
    """Fill the fact tables of a database and run the rules; the findings are then what FINDINGS gives there."""
    fill(load, insert)
    broken: dict[str, str] = {}
    seconds: dict[str, float] = {}
    for code, sql in load.selects.items():
        begin = perf_counter()
        if problem := _run(database, code, sql):
            broken[code] = problem
        seconds[code] = perf_counter() - begin
    return Judged(Counter(dict(database.execute("SELECT code, passed FROM told").fetchall())), broken, seconds)


def fill(load: Load, insert: Insert) -> None:
    """Fill the fact tables with those of the lots; what no SELECT names stays NULL."""
    words = set(WORD.findall("\n".join((*load.selects.values(), FINDINGS))))
    for table, columns in tables().items():
        wanted = [column.name for column in columns if column.name in words]
        if table in words and wanted:
            insert(table, ", ".join(f'"{name}"' for name in wanted))


def _run(database: DuckDBPyConnection, code: str, sql: str) -> str | None:
    """Run a rule; return what broke it, None when nothing did."""
    try:
        database.execute(RUN.format(code=quoted(code), sql=sql))
    except DuckDBError as wrong:
        return str(wrong).partition("\n")[0]
    return None


def outcome(judged: Iterable[Judged], database: DuckDBPyConnection, place: Path) -> Outcome:
    """Return what came of all loads, whose findings lie in ``place`` as Parquet files; the database reads them."""
    passed: Counter[str] = Counter()
    broken: dict[str, str] = {}
    for one in judged:
        passed.update(one.passed)
        broken |= one.broken
    files = sorted(str(file) for file in place.glob("*.parquet"))
    named = f"[{', '.join(map(quoted, files))}]"
    counted = database.execute(COUNTS.format(files=named)).fetchall() if files else []
    broken |= {code: KEYLESS for code, _, _, keyless in counted if keyless}
    counts = {code: (fails, unknowns) for code, fails, unknowns, _ in sorted(counted) if code not in broken}
    return Outcome(passed, counts, broken, _lines(counts, database, named))


def _lines(codes: Iterable[str], database: DuckDBPyConnection, files: str) -> Iterator[str]:
    for code in codes:
        sorted_lines = database.execute(LINES.format(files=files, code=quoted(code)))
        while some := sorted_lines.fetchmany(LINES_AT_ONCE):
            yield "".join(line for (line,) in some)


def report(engine: str, found: Sequence[Lot], outcome: Outcome) -> CorpusReport:
    """Return the report of what an engine found."""
    codes = sorted({rule.code for lot in found for rule in rules_for(lot)} - outcome.broken.keys())
    severe = {rule.code: rule.head.severity for rule in shipped_rules()}
    digest, counts = sha256(), outcome.counts
    for text in outcome.lines:
        digest.update(text.encode())
    return CorpusReport(
        engine=engine,
        documents=sum(lot.documents for lot in found),
        projects=sum(lot.projects for lot in found),
        indicators=sum(lot.indicators for lot in found),
        rules=len(codes),
        findings=sum(map(sum, counts.values())),
        by_code={code: sum(pair) for code, pair in counts.items()},
        failed_by_code={code: fails for code, (fails, _) in counts.items() if fails},
        digest=digest.hexdigest(),
        passed=sum(outcome.passed.get(code, 0) for code in codes),
        failed=sum(fails for fails, _ in counts.values()),
        unknown=sum(unknowns for _, unknowns in counts.values()),
        errors=sum(fails for code, (fails, _) in counts.items() if severe[code] == "error"),
        problems=outcome.broken,
    )
