"""Rules of a local office: loaded with suspicion, let through the gate, run in a locked database in a fenced child.

A rule that can't be loaded, is refused, or breaks a limit costs itself only and is told as a problem.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path

from msgspec import Struct

from jixiao.audit.rulefile import FILE_NAME, Rule, parse_sql_rule
from jixiao.audit.verdicts import Allowed, Broken, Judged, Verdict, allowed_subjects, broken, merged, pointers, query_of, tallied, wrapped
from jixiao.errors import JobFailed, RuleFileInvalid, UsageWrong
from jixiao.facts import duck
from jixiao.facts.schema import Rows
from jixiao.fence import Emit, Limits
from jixiao.sql.fenced import LIMITS, Prepared, Query, answer_each, answers, why_stopped
from jixiao.sql.file import LARGEST, read_text
from jixiao.sql.gate import refusal

MOST_ROWS = 100_000
MOST_FILES = 500
RECORD = "ledger:"
"""Before the address of a record, which a rule on records points at."""
JOB = "jixiao.audit.foreign:judge"


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
    return load_files(sorted(f for f in folder.rglob("*") if f.suffix in (".sql", ".py")), taken)


def rule_files(folders: Iterable[Path]) -> tuple[Path, ...]:
    """Return the files of rules in an office's folders, which hold other content too; UsageWrong for one that is not there."""
    return tuple(file for folder in folders for file in files_of(folder) if FILE_NAME.fullmatch(file.name))


def files_of(folder: Path) -> list[Path]:
    """Return the files of content in an office's folder and below it; UsageWrong where it is not there or holds more than anybody reads."""
    if not folder.is_dir():
        raise UsageWrong(f"本单位的文件夹“{folder}”不存在。", f"The office's folder “{folder}” does not exist.")
    files = sorted(file for file in folder.rglob("*") if file.suffix in (".toml", ".sql"))
    if len(files) > MOST_FILES:
        raise UsageWrong(
            f"“{folder}”里有 {len(files)} 个 .toml 和 .sql 文件，最多 {MOST_FILES} 个。请指明只放本单位台账、度量、规则的文件夹。",
            f"“{folder}” holds {len(files)} .toml and .sql files, at most {MOST_FILES} are allowed. Name a folder of the office's own content.",
        )
    return files


def load_files(files: Sequence[Path], taken: Mapping[str, Rule]) -> tuple[tuple[Rule, ...], tuple[Broken, ...]]:
    """Return the rules of foreign files and those that can't be loaded; ``taken`` are the codes in use."""
    rules: dict[str, Rule] = {}
    problems = []
    if len(files) > MOST_FILES:
        raise UsageWrong(
            f"规则文件夹里有 {len(files)} 个规则文件，最多 {MOST_FILES} 个。请分开存放，一次用一部分。",
            f"The rule folder holds {len(files)} rule files, at most {MOST_FILES} are allowed. Split it.",
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
    rule = parse_sql_rule(file.name, read_text(file, RuleFileInvalid, largest=LARGEST), foreign=True)
    if rule.code in taken:
        other = taken[rule.code].file
        raise RuleFileInvalid(file.name, f"代码 {rule.code} 已被 {other} 使用。", f"code {rule.code} is taken by {other}.")
    return rule


def run_foreign(rules: Sequence[Rule], day: date | None, facts: Rows, limits: Limits = LIMITS) -> Judged:
    """Return the verdicts of foreign rules; after a rule that broke a limit the others go on in a new child."""
    queries = [Query(rule.code, query_of(rule, day), wrapped(rule, day)) for rule in rules]
    allowed = allowed_subjects(rules, facts)
    found = zip(queries, answers(JOB, queries, facts, Answer, limits), strict=True)
    return merged(_broken(query, answer) if isinstance(answer, JobFailed) else _judged(answer, allowed) for query, answer in found)


def _broken(query: Query, problem: JobFailed) -> Judged:
    return Judged(problems=(broken(query.code, problem.zh, problem.en),))


def _judged(answer: Answer, allowed: Allowed) -> Judged:
    if answer.zh is not None:
        return Judged(problems=(broken(answer.code, answer.zh, answer.en or answer.zh),))
    rows = answer.rows
    verdicts = (Verdict(answer.code, subject, ok, path, pointers(other), tuple(shown or ())) for subject, ok, path, other, shown in rows)
    return tallied(verdicts, allowed)


def judge(prepared: Prepared, emit: Emit) -> None:
    """In the child, within its limits: answer query by query."""
    database, queries = prepared
    answer_each(queries, lambda query: _answer(database, query), emit)


def _answer(database: "duck.DuckDBPyConnection", query: Query) -> Answer:
    refused = refusal(database, query.sql)
    if refused:
        return Answer(query.code, zh=refused.zh, en=refused.en)
    try:
        rows = database.execute(f"SELECT * EXCLUDE (code) FROM ({query.wrapped}) LIMIT {MOST_ROWS + 1}").fetchall()
    except (duck.DuckDBError, MemoryError) as wrong:
        reason = why_stopped(wrong)
        return Answer(query.code, zh=reason.zh, en=reason.en)
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
        if not (path is None or (isinstance(path, str) and (not path or path.startswith(("/", RECORD))))):
            zh, en = (
                f"path 须是以 / 开头的指针、记录的地址（{RECORD}…）或 NULL",
                f"path must be a pointer that begins with /, a record ({RECORD}…) or NULL",
            )
            return Answer(code, zh=f"{zh}，得到 {_short(path)}", en=f"{en}, not {_short(path)}")
    return None


def _short(value: object) -> str:
    return repr(value)[:60]
