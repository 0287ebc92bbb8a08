"""Rules of a local office: loaded with suspicion, let through the gate, run in a locked database in a fenced child.

A rule that can't be loaded, is refused, or breaks a limit costs itself only and is told as a problem.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from math import ceil
from pathlib import Path
from time import process_time

from msgspec import Struct
from msgspec.json import decode, encode
from msgspec.structs import replace

from jixiao.audit.database import MACROS
from jixiao.audit.gate import refusal
from jixiao.audit.load import read_text
from jixiao.audit.rulefile import Rule, parse_sql_rule
from jixiao.audit.verdicts import Allowed, Broken, Judged, Verdict, allowed_subjects, broken, merged, pointers, query_of, tallied, wrapped
from jixiao.errors import RuleFileInvalid, UsageWrong
from jixiao.facts.duck import DuckDBError, DuckDBPyConnection, connect
from jixiao.facts.insert import insert_rows
from jixiao.facts.schema import Rows, ledgers_sql, schema_sql, tables
from jixiao.fence import Emit, Limits, attempt

LARGEST = 65_536
"""Bytes of a rule file; our longest has less than 25,000."""
MOST_ROWS = 100_000
MOST_FILES = 500
EACH, ALL = 3, 40
"""Processor seconds that one rule may take, and all foreign rules together: a slow rule does not silence the next."""
LIMITS = Limits(cpu=ALL, wall=4.0 * ALL, each=EACH)
JOB, READY = "jixiao.audit.foreign:judge", "jixiao.audit.foreign:prepare"
LOCK_DOWN = (
    "SET temp_directory=''",
    "SET memory_limit='128MB'",
    "SET threads=1",
    "SET python_enable_replacements=false",
    "SET autoinstall_known_extensions=false",
    "SET autoload_known_extensions=false",
    "SET allow_community_extensions=false",
    "SET disabled_filesystems='LocalFileSystem'",
    "SET enable_external_access=false",
    "SET lock_configuration=true",
)
"""In this order: the first is refused after the others, the last ends all setting."""


class Query(Struct, frozen=True):
    """A foreign rule as the child gets it: its SELECT for the gate, and wrapped to be run."""

    code: str
    sql: str
    wrapped: str


class Task(Struct, frozen=True):
    """What the child gets: the facts by table, and the queries in order."""

    facts: dict[str, list[dict[str, object]]]
    queries: tuple[Query, ...]


Shown = tuple[str, bool | None, str | None, str | None, list[str | None] | None]
"""A row: subject, ok, path, other_path, values."""


class Answer(Struct, frozen=True):
    """One rule's rows, or why it was not run; ``seconds`` is the processor time it took."""

    code: str
    rows: list[Shown] = []
    seconds: float = 0
    zh: str | None = None
    en: str | None = None


def load_foreign(folder: Path, taken: Mapping[str, Rule]) -> tuple[tuple[Rule, ...], tuple[Broken, ...]]:
    """Return the SQL rules of a folder and those that can't be loaded; ``taken`` are the codes in use; UsageWrong without a folder."""
    if not folder.is_dir():
        raise UsageWrong(f"规则文件夹“{folder}”不存在。", f"The rule folder “{folder}” does not exist.")
    rules: dict[str, Rule] = {}
    problems = []
    files = sorted(f for f in folder.rglob("*") if f.suffix in (".sql", ".py"))
    if len(files) > MOST_FILES:
        raise UsageWrong(
            f"规则文件夹“{folder}”里有 {len(files)} 个规则文件，最多 {MOST_FILES} 个。请分开存放，一次用一部分。",
            f"The rule folder “{folder}” holds {len(files)} rule files, at most {MOST_FILES} are allowed. Split it.",
        )
    for file in files:
        try:
            rule = load_one(file, {**taken, **rules})
            rules[rule.code] = rule
        except RuleFileInvalid as wrong:
            problems.append(Broken(file.stem.partition("_")[0], f"{wrong.zh}该规则已跳过。", f"{wrong.en} The rule was skipped."))
    return tuple(rules.values()), tuple(problems)


def load_one(file: Path, taken: Mapping[str, Rule]) -> Rule:
    """Return the rule of one foreign file; RuleFileInvalid says what is wrong with it, or which file has its code already."""
    if file.suffix == ".py":
        raise RuleFileInvalid(file.name, "外来规则只能是 SQL。", "a foreign rule must be SQL.")
    rule = parse_sql_rule(file.name, read_text(file, LARGEST), foreign=True)
    if rule.code in taken:
        other = taken[rule.code].file
        raise RuleFileInvalid(file.name, f"代码 {rule.code} 已被 {other} 使用。", f"code {rule.code} is taken by {other}.")
    return rule


def run_foreign(rules: Sequence[Rule], day: date | None, facts: Rows, limits: Limits = LIMITS) -> Judged:
    """Return the verdicts of foreign rules; after a rule that broke a limit the others go on in a new child, while their time lasts."""
    todo = [Query(rule.code, query_of(rule, day), wrapped(rule, day)) for rule in rules]
    allowed = allowed_subjects(rules, facts)
    parts, left = [], float(limits.cpu)
    while todo and left > 0:
        outcome = attempt(JOB, encode(Task(facts, tuple(todo))), replace(limits, cpu=ceil(left)), ready=READY)
        answers = [decode(frame, type=Answer) for frame in outcome.frames]
        parts += [_judged(answer, allowed) for answer in answers]
        todo, left = todo[len(answers) :], left - sum(answer.seconds for answer in answers)
        if todo and outcome.problem:
            parts.append(Judged(problems=(broken(todo[0].code, outcome.problem.zh, outcome.problem.en),)))
            todo, left = todo[1:], left - (limits.each or limits.cpu)
    most = limits.cpu
    late = [broken(q.code, f"外来规则合计用时超过 {most} 秒", f"the foreign rules together took more than {most} seconds") for q in todo]
    return merged([*parts, Judged(problems=tuple(late))])


def _judged(answer: Answer, allowed: Allowed) -> Judged:
    if answer.zh is not None:
        return Judged(problems=(broken(answer.code, answer.zh, answer.en or answer.zh),))
    rows = answer.rows
    verdicts = (Verdict(answer.code, subject, ok, path, pointers(other), tuple(shown or ())) for subject, ok, path, other, shown in rows)
    return tallied(verdicts, allowed)


def prepare(payload: bytes) -> tuple[DuckDBPyConnection, Sequence[Query]]:
    """In the child, before its limits hold: build the facts and lock the database; return it with the queries."""
    task = decode(payload, type=Task)
    database = connect(":memory:", config={"threads": 1, "memory_limit": "128MB"})
    database.execute(MACROS)
    database.execute(schema_sql())
    if not task.facts.keys() <= tables().keys():
        database.execute(ledgers_sql())
    insert_rows(database, task.facts)
    lock_down(database)
    return database, task.queries


def judge(prepared: tuple[DuckDBPyConnection, Sequence[Query]], emit: Emit) -> None:
    """In the child, within its limits: answer query by query."""
    database, queries = prepared
    for query in queries:
        start = process_time()
        answer = _answer(database, query)
        emit(encode(replace(answer, seconds=process_time() - start)))


def lock_down(database: DuckDBPyConnection) -> None:
    """Take from the database, for good, all ways to files, network, extensions, settings and more memory."""
    for setting in LOCK_DOWN:
        database.execute(setting)


def _answer(database: DuckDBPyConnection, query: Query) -> Answer:
    refused = refusal(database, query.sql)
    if refused:
        return Answer(query.code, zh=refused.zh, en=refused.en)
    try:
        rows = database.execute(f"SELECT * EXCLUDE (code) FROM ({query.wrapped}) LIMIT {MOST_ROWS + 1}").fetchall()
    except (DuckDBError, MemoryError) as wrong:
        return Answer(query.code, zh=str(wrong), en=str(wrong))
    if len(rows) > MOST_ROWS:
        return Answer(query.code, zh=f"结果超过 {MOST_ROWS} 行", en=f"more than {MOST_ROWS} rows")
    return _misfit(query.code, rows) or Answer(query.code, rows)


def _misfit(code: str, rows: Sequence[tuple[object, ...]]) -> Answer | None:
    """Return what is told of a rule whose columns are not what they must be, None for one that keeps to it."""
    for subject, ok, path, *_ in rows:
        if not isinstance(subject, str):
            return Answer(
                code, zh=f"subject 须是事实行的 id，得到 {_short(subject)}", en=f"subject must be a fact row's id, not {_short(subject)}"
            )
        if not (ok is None or isinstance(ok, bool)):
            return Answer(code, zh=f"ok 须是真、假或 NULL，得到 {_short(ok)}", en=f"ok must be true, false or NULL, not {_short(ok)}")
        if not (path is None or (isinstance(path, str) and (not path or path.startswith("/")))):
            zh, en = "path 须是以 / 开头的指针或 NULL", "path must be a pointer that begins with / or NULL"
            return Answer(code, zh=f"{zh}，得到 {_short(path)}", en=f"{en}, not {_short(path)}")
    return None


def _short(value: object) -> str:
    return repr(value)[:60]
