"""A text of a local rule tried on its examples and on small changes of itself, and run over declarations that are stored."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q
from msgspec import Struct

from jixiao.actions.judge_document import run_over
from jixiao.actions.rule.trial import own_rule, try_text
from jixiao.errors import RuleFileInvalid
from jixiao.web.declarations.content import document_of
from jixiao.web.localrules.standing import rule_file
from jixiao.web.models import LocalRule, Version
from jixiao.web.people.access import Rights, Seen, as_seen, visible

MOST = 100
"""Declarations that a rule is run over: those changed last."""
TOGETHER = 20
SHOWN = 12
"""Findings that are shown of a run."""


class Hit(Struct, frozen=True):
    """A finding of a run: the declaration's key and title, where, what it says, whether it could not be judged."""

    declaration: str
    title: str
    path: str
    message: str
    verdict: str


class Ran(Struct, frozen=True):
    """A run over what is stored: how many declarations there are and were looked at, the verdicts, findings, what broke, and on which text."""

    digest: str
    stored: int
    looked: int
    passed: int
    fail: int
    unknown: int
    declarations: int
    hits: tuple[Hit, ...]
    problems: tuple[str, ...]


def tried(rule: LocalRule) -> dict[str, Any]:
    """Return how the examples and changes of a text did: how many of each, and what is wrong, a sentence each."""
    try:
        trial = try_text(rule_file(rule.code), rule.text)
    except RuleFileInvalid as wrong:
        return {"digest": rule.digest, "examples": 0, "changes": 0, "faults": [wrong.zh]}
    return {"digest": rule.digest, "examples": trial.examples, "changes": trial.changes, "faults": [zh for zh, _ in trial.faults]}


def ran(rule: LocalRule, mine: Rights, today: date) -> Ran:
    """Return what a text finds in the declarations that its author sees where it is to be law; RuleFileInvalid for one that can't be loaded."""
    parsed = own_rule(rule_file(rule.code), rule.text)
    rows = visible(mine).filter(unit__path__startswith=rule.unit.path, version__gt=0)
    versions = _versions([as_seen(mine, row) for row in rows[:MOST]])
    hits: list[Hit] = []
    counts, found_in, problems = {"passed": 0, "fail": 0, "unknown": 0}, 0, dict[str, None]()
    for part in _parts(versions):
        report = run_over(parsed, [document_of(version) for version in part], today)
        problems |= dict.fromkeys(problem.message for problem in report.rule_problems)
        for version, one in zip(part, report.documents, strict=True):
            for name in counts:
                counts[name] += getattr(one.counts, name)
            found_in += bool(one.counts.fail)
            hits += [Hit(version.declaration_id, version.declaration.title, f.path or "", f.message, f.verdict) for f in one.findings]
    hits.sort(key=lambda hit: hit.verdict != "fail")
    return Ran(
        rule.digest, rows.count(), len(versions), declarations=found_in, hits=tuple(hits[:SHOWN]), problems=tuple(problems), **counts
    )


def _versions(seen: Sequence[Seen]) -> list[Version]:
    """Return the texts that are seen, in one question."""
    wanted = {(one.declaration.pk, one.number): place for place, one in enumerate(seen)}
    rows = Version.objects.filter(declaration__in=[one.declaration.pk for one in seen]).select_related("declaration")
    picked = Q(pk__in=()) if not seen else reduce(or_, (Q(declaration=key, number=number) for key, number in wanted))
    return sorted(rows.filter(picked), key=lambda row: wanted[row.declaration_id, row.number])


def _parts(versions: Sequence[Version]) -> Iterable[Sequence[Version]]:
    return (versions[at : at + TOGETHER] for at in range(0, len(versions), TOGETHER))
