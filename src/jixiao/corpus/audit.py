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


Done = Callable[[int, int], None]
"""Told after each load: how many are done, of how many."""


Run = Callable[[Path, Sequence["Load"], Path, Done], list[Judged]]
"""How an engine judges loads of a corpus: their findings are written into a folder."""


def audit(corpus: Path, engine: str = "duckdb", run: Run | None = None, done: Done = lambda *_: None) -> CorpusReport:
    """Return the audit of the corpus by all SQL rules; ``run`` judges, DuckDB where none is given."""
    found = lots(corpus)
    with TemporaryDirectory(prefix="jixiao-corpus-") as folder:
        place = Path(folder)
        judged = (run or judge_all)(corpus, loads(found), place, done)
        return report(engine, found, judged, place)


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
        parts = alike.setdefault(tuple((rule.code, select(rule, lot)) for rule in rules_for(lot)), [[]])
        if parts[-1] and sum(other.projects for other in parts[-1]) + lot.projects > LOAD_SIZE:
            parts.append([])
        parts[-1].append(lot)
    made = [Load(tuple(part), dict(selects)) for selects, parts in alike.items() for part in parts]
    return tuple(sorted(made, key=lambda load: load.projects, reverse=True))


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
    spill = str(place.with_suffix(".spill"))
    settings: dict[str, str | bool | int | float | list[str]] = {
        "threads": 1,
        "memory_limit": f"{memory}MB",
        "temp_directory": spill,
        "preserve_insertion_order": False,
    }
    with closing(connect(":memory:", config=settings)) as database:
        fill(database, corpus, load)
        broken: dict[str, str] = {}
        seconds: dict[str, float] = {}
        for code, sql in load.selects.items():
            begin = perf_counter()
            if problem := _run(database, code, sql):
                broken[code] = problem
            seconds[code] = perf_counter() - begin
        passed = Counter(dict(database.execute("SELECT code, passed FROM told").fetchall()))
        keep(database, place)
    return Judged(passed, broken, seconds)


def keep(database: DuckDBPyConnection, place: Path) -> None:
    """Write the findings of table ``told`` as ``place.parquet``: code, project key, pointer, verdict."""
    keyed = KEYED.format(project=PROJECT_KEY, document=DOCUMENT_KEY)
    database.execute(f"COPY ({keyed}) TO {quoted(str(place.with_suffix('.parquet')))} (FORMAT parquet)")


def fill(database: DuckDBPyConnection, corpus: Path, load: Load) -> None:
    """Make the fact tables and fill them with those of the lots; what no SELECT names stays NULL."""
    database.execute(MACROS)
    database.execute(schema_sql())
    database.execute(FOUND)
    words = set(WORD.findall("\n".join((*load.selects.values(), KEYED, PROJECT_KEY, DOCUMENT_KEY))))
    for table, columns in tables().items():
        wanted = [column.name for column in columns if column.name in words]
        if table in words and wanted:
            names = ", ".join(f'"{name}"' for name in wanted)
            files = ", ".join(quoted(str(table_file(corpus, lot, table))) for lot in load.lots)
            database.execute(f"INSERT INTO {table} ({names}) SELECT {names} FROM read_parquet([{files}])")


def _run(database: DuckDBPyConnection, code: str, sql: str) -> str | None:
    """Run a rule; return what broke it, None when nothing did."""
    try:
        database.execute(RUN.format(code=quoted(code), sql=sql))
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
    severe = {rule.code: rule.head.severity for rule in shipped_rules()}
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
        failed_by_code={code: fails for code, (fails, _) in counts.items() if fails},
        digest=digest.hexdigest(),
        passed=sum(passed[code] for code in codes),
        failed=sum(pair[0] for pair in counts.values()),
        unknown=sum(pair[1] for pair in counts.values()),
        errors=sum(fails for code, (fails, _) in counts.items() if severe[code] == "error"),
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
