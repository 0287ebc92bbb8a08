"""What rules say of subjects, and how it is counted.

Of a verdict that passes only its subject is kept; what fails or can't be judged comes back with its pointer and values. Subjects are
ids of fact rows: the document's key, a colon, the JSON Pointer.
"""

from collections.abc import Collection, Container, Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple, cast

from msgspec import Struct
from msgspec.structs import replace

from jixiao.audit.as_text import plain
from jixiao.audit.force import literals_on, needs_date
from jixiao.audit.rulefile import Head, Rule
from jixiao.audit.rulefile import Row as Given
from jixiao.facts.schema import Row, Rows
from jixiao.model.finding import Doubt, Severity
from jixiao.sql.file import fill
from jixiao.sql.literals import quoted

BROKEN_JUDGE = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)
"""What a Python rule's ``judge`` raises when it is wrong about its rows."""
EVERY_KIND = 5
SUPPOSES = "supposes"
"""The value in which a rule says what it only supposes."""


class Verdict(NamedTuple):
    """A subject that failed (``ok`` false) or could not be judged (None); ``doubt`` is what of the reading keeps it open."""

    code: str
    subject: str
    ok: bool | None
    path: str | None
    other_paths: tuple[str, ...]
    values: tuple[str | None, ...]
    doubt: Doubt | None = None


def path_of(verdict: Verdict) -> str:
    """Return the verdict's pointer, its subject's own pointer where the rule gives none."""
    return verdict.subject.partition(":")[2] if verdict.path is None else verdict.path


def severity_of(rule: Rule, verdict: Verdict) -> Severity:
    """Return a rule's severity for a verdict: what is only supposed is no error."""
    supposed = SUPPOSES in rule.values and any(
        t is not None for name, t in zip(rule.values, verdict.values, strict=True) if name == SUPPOSES
    )
    return "warning" if supposed and rule.head.severity == "error" else rule.head.severity


class Tally(NamedTuple):
    """How one rule judged one document: rows by verdict, and distinct subjects looked at."""

    passed: int
    fail: int
    unknown: int
    subjects: int

    def plus(self, other: "Tally") -> "Tally":
        """Return two tallies of different subjects as one."""
        return Tally(self.passed + other.passed, self.fail + other.fail, self.unknown + other.unknown, self.subjects + other.subjects)


NOTHING = Tally(0, 0, 0, 0)


class Broken(NamedTuple):
    """A rule that could not be run, in both languages."""

    code: str
    zh: str
    en: str


class Judged(Struct, frozen=True, gc=False):
    """What a run gave: verdicts other than pass, tallies by (code, document key), and the rules that broke.

    ``by_project`` are the tallies by (code, id of the project that the subjects stand in), ``passed`` the subjects that pass by the same.
    """

    verdicts: tuple[Verdict, ...] = ()
    tallies: Mapping[tuple[str, str], Tally] = {}
    problems: tuple[Broken, ...] = ()
    by_project: Mapping[tuple[str, str], Tally] = {}
    passed: Mapping[tuple[str, str], Sequence[str]] = {}

    @property
    def broken(self) -> frozenset[str]:
        """Return the codes of the rules that could not be run."""
        return frozenset(problem.code for problem in self.problems)


Allowed = Mapping[str, Container[str]]
"""The ids of the subjects that a rule may look at, by its code; a rule that is not in it may look at all."""


def allowed_subjects(rules: Collection[Rule], rows: Rows) -> Allowed:
    """Return for rules that look at some kinds of form only which subjects they may look at: those of its kinds or of no known kind."""
    found: dict[tuple[str, tuple[str, ...]], frozenset[str]] = {}
    for head in (rule.head for rule in rules if len(rule.head.kinds) < EVERY_KIND):
        if (head.subject, head.kinds) not in found:
            found[head.subject, head.kinds] = _of_kinds(head, rows)
    return {rule.code: found[rule.head.subject, rule.head.kinds] for rule in rules if len(rule.head.kinds) < EVERY_KIND}


def _of_kinds(head: Head, rows: Rows) -> frozenset[str]:
    subjects = rows.get(head.subject, ())
    if head.subject == "item":
        projects = {row["id"]: row for row in rows.get("project", ())}
        return frozenset(str(row["id"]) for row in subjects if _is_of(head, projects.get(row["project"], {})))
    return frozenset(str(row["id"]) for row in subjects if _is_of(head, row))


def _is_of(head: Head, row: Row) -> bool:
    return row.get("kind") is None or row["kind"] in head.kinds


@lru_cache(maxsize=4096)
def query_of(rule: Rule, day: date | None) -> str:
    """Return the rule's SELECT with its parameters in force on the day."""
    return fill(rule.sql, literals_on(rule, day))


def merged(parts: Iterable[Judged]) -> Judged:
    """Return several runs as one."""
    known = tuple(parts)
    tallies = {key: tally for part in known for key, tally in part.tallies.items()}
    by_project = {key: tally for part in known for key, tally in part.by_project.items()}
    passed = {key: subjects for part in known for key, subjects in part.passed.items()}
    return Judged(tuple(v for p in known for v in p.verdicts), tallies, tuple(x for p in known for x in p.problems), by_project, passed)


def together(parts: Iterable[Judged]) -> Judged:
    """Return what the same rules said of different subjects as one run."""
    known = tuple(parts)
    tallies: dict[tuple[str, str], Tally] = {}
    for key, tally in ((key, tally) for part in known for key, tally in part.tallies.items()):
        tallies[key] = tallies[key].plus(tally) if key in tallies else tally
    return replace(merged(known), tallies=tallies)


def known_only(judged: Judged, subjects: Container[str]) -> Judged:
    """Return the run without the rules that spoke of subjects which do not exist: such a rule is broken."""
    strange = dict.fromkeys(v.code for v in judged.verdicts if v.subject not in subjects)
    if not strange:
        return judged
    told = (broken(code, "subject 不是事实表中的 id", "a subject is no id of a fact table") for code in strange)
    kept = tuple(v for v in judged.verdicts if v.code not in strange)
    return replace(judged, verdicts=kept, problems=(*judged.problems, *told))


def broken(code: str, zh: str, en: str = "") -> Broken:
    """Return what is told about a rule that could not be run, by its cause; the other rules went on."""
    cause, reason = (text.strip().partition("\n")[0][:300] for text in (zh, en or zh))
    return Broken(
        code,
        f"规则 {code} 无法运行，已跳过，其余规则照常：{cause or '原因不明'}",
        f"Rule {code} could not be run and was skipped, the others went on: {reason or 'cause unknown'}",
    )


def wrapped(rule: Rule, day: date | None) -> str:
    """Return the rule's SELECT in the one shape that all rules share; without a day a rule that needs one judges nothing."""
    columns = ", ".join(f'r."{name}"::VARCHAR' for name in rule.values)
    ok = "NULL::BOOLEAN" if day is None and needs_date(rule) else "r.ok"
    other = "r.other_path::VARCHAR" if rule.has_other_path else "NULL::VARCHAR"
    shown = f"[{columns}]" if columns else "NULL::VARCHAR[]"
    sql = query_of(rule, day)
    return (
        f"SELECT {quoted(rule.code)} AS code, r.subject, {ok} AS ok, r.path, {other} AS other_path, {shown} AS shown FROM (\n{sql}\n) AS r"
    )


def pointers(text: str | None) -> tuple[str, ...]:
    """Return the pointers in a cast ``other_path``: one pointer, or a list as DuckDB prints it."""
    if not text:
        return ()
    parts = text[1:-1].split(", ") if text.startswith("[") else [text]
    return tuple(dict.fromkeys(part.strip("'") for part in parts if part not in ("NULL", "")))


def judged_by_python(rule: Rule, rows: Sequence[Given], day: date | None, allowed: Allowed) -> Judged:
    """Return the verdicts of a Python rule on the rows of its query, none where there are none; a broken one costs itself only."""
    if not rows:
        return Judged()
    try:
        return tallied((_python_verdict(rule, row, day) for row in judged_rows(rule, rows)), allowed)
    except BROKEN_JUDGE as wrong:
        return Judged(problems=(broken(rule.code, f"{type(wrong).__name__}: {wrong}"),))


def judged_rows(rule: Rule, rows: Sequence[Given]) -> Iterable[Given]:
    """Return what the rule's ``judge`` makes of the rows of its query; the query's own rows for an SQL rule."""
    return rule.judge(rows) if rule.judge else rows


def _python_verdict(rule: Rule, row: Given, day: date | None) -> Verdict:
    ok = None if day is None and needs_date(rule) else cast("bool | None", row["ok"])
    other = row.get("other_path") or ()
    others = (other,) if isinstance(other, str) else tuple(str(o) for o in cast("Iterable[object]", other))
    shown = () if ok else tuple(plain(row[name]) for name in rule.values)
    return Verdict(rule.code, str(row["subject"]), ok, plain(row["path"]), others, shown)


class Count:
    """Verdicts on allowed subjects as they come in: those that pass are counted by rule and project, the others kept as well."""

    def __init__(self, allowed: Allowed) -> None:
        """Begin with none."""
        self.allowed = allowed
        self._kept: list[Verdict] = []
        self._passed: dict[tuple[str, str], list[str]] = {}
        self._others: dict[tuple[str, str], list[Verdict]] = {}

    def passes(self, code: str, subjects: Iterable[str]) -> None:
        """Count the subjects that pass a rule."""
        allowed = self.allowed.get(code)
        for subject in subjects:
            if allowed is None or subject in allowed:
                self._passed.setdefault((code, owner_of(subject)), []).append(subject)

    def take(self, verdicts: Iterable[Verdict]) -> None:
        """Count and keep verdicts that are no passes."""
        for verdict in verdicts:
            code, subject = verdict.code, verdict.subject
            if code not in self.allowed or subject in self.allowed[code]:
                self._others.setdefault((code, owner_of(subject)), []).append(verdict)
                self._kept.append(verdict)

    def judged(self) -> Judged:
        """Return what was counted as a run."""
        owned = {key: self._tally(key) for key in (*self._passed, *(key for key in self._others if key not in self._passed))}
        by_project = {(code, owner): tally for (code, owner), tally in owned.items() if ":" in owner}
        return Judged(tuple(self._kept), _by_document(owned), (), by_project, self._passed)

    def _tally(self, key: tuple[str, str]) -> Tally:
        passed, others = self._passed.get(key, ()), self._others.get(key, ())
        if not others:
            return Tally(len(passed), 0, 0, len(set(passed)))
        fail = sum(verdict.ok is False for verdict in others)
        return Tally(len(passed), fail, len(others) - fail, len({*passed, *(verdict.subject for verdict in others)}))


def tallied(verdicts: Iterable[Verdict], allowed: Allowed) -> Judged:
    """Return verdicts on allowed subjects, passes included, as a run: passes only counted."""
    count = Count(allowed)
    for verdict in verdicts:
        if verdict.ok:
            count.passes(verdict.code, (verdict.subject,))
        else:
            count.take((verdict,))
    return count.judged()


@lru_cache(maxsize=65_536)
def owner_of(subject: str) -> str:
    """Return the id of the project that a subject stands in, the document's key for one that stands in none."""
    key, _, pointer = subject.partition(":")
    parts = pointer.split("/", 3)
    return f"{key}:/projects/{parts[2]}" if len(parts) > 2 and parts[1] == "projects" else key


def _by_document(owned: Mapping[tuple[str, str], Tally]) -> dict[tuple[str, str], Tally]:
    """Return tallies of projects and of documents added up by document."""
    found: dict[tuple[str, str], list[Tally]] = {}
    for (code, owner), tally in owned.items():
        found.setdefault((code, owner.partition(":")[0]), []).append(tally)
    return {key: Tally(*map(sum, zip(*tallies, strict=True))) for key, tallies in found.items()}
