"""Which general measure of which ledger could prove an indicator: by what both speak of, what is asked of it, and the roles of columns."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from jixiao.evaluate.asking import Answer, asked_of, unit_of
from jixiao.evaluate.keep import Keep
from jixiao.ledger.general import roles_of
from jixiao.ledger.schema import Ledger, ledgers
from jixiao.model.document import Indicator

FEWEST = 2
"""So many signs in a row must be common to an indicator and a ledger, or a sort of its records, for both to speak of one thing."""
SURE, EACH, MOST = 70, 5, 5
"""Confidence in a subject of the fewest signs, what each more adds, and how many more count."""
ASKED_ELSEWHERE, PAYMENTS = "满意", "ledger_payments"


PER_PERSON, COST = re.compile("每人|人均|元/人"), "成本"
"""How a name or a unit asks for money by people."""


class Subject(NamedTuple):
    """What a ledger holds for a project: the sorts of its records and their units; ``paid`` are the purposes that the project paid for."""

    ledger: Ledger
    kinds: frozenset[str]
    units: frozenset[str]
    paid: frozenset[str] = frozenset()


def found(indicator: Indicator, subjects: Sequence[Subject]) -> Keep | None:
    """Return the general measure that fits best and its ledger, None where no ledger speaks of what the indicator does or two speak of it alike."""
    every = sorted(_candidates(indicator, subjects), key=lambda one: -one.certainty)
    if not every or (len(every) > 1 and every[1].certainty == every[0].certainty):
        return None
    return every[0]


def _candidates(indicator: Indicator, subjects: Sequence[Subject]) -> Iterator[Keep]:
    name, target = indicator.name or "", indicator.target
    if target is None or target.value is None or ASKED_ELSEWHERE in name:
        return
    for subject in subjects:
        kind, common = _kind(name, subject)
        asked = asked_of(name, unit_of(indicator), subject.ledger, subject.units) or _paid_for(name, unit_of(indicator), kind, subject)
        if asked is None or len(common) < FEWEST or (asked.measure == "count_happened" and kind is None):
            continue
        given = {**({} if kind is None else {"kind": kind}), **asked.params}
        more = len(common) - FEWEST + (kind is not None) + (2 if subject.ledger.title.zh in name else 0)
        sure = SURE + EACH * min(more, MOST)
        where = f"台账“{subject.ledger.title.zh}”" + (f"里的“{kind}”" if kind else "")
        reasons = (f"名称和{where}都说“{common}”", f"单位“{target.unit or '无'}”合于所问")
        yield Keep(measure=asked.measure, ledger=subject.ledger.name, params=given, certainty=sure, reasons=reasons)


def _paid_for(name: str, unit: str, kind: str | None, subject: Subject) -> Answer | None:
    """Return what answers how much was spent on each person of a service, where payments were for just that service."""
    if kind in subject.paid and COST in name and PER_PERSON.search(name + unit) and {"people", "done"} <= roles_of(subject.ledger).keys():
        return Answer("spending_per_person", {"item": str(kind)}, COST)
    return None


def _kind(name: str, subject: Subject) -> tuple[str | None, str]:
    """Return the sort of records that the name speaks of, None where all are meant, and the signs common to both."""
    title = subject.ledger.title.zh
    own = {kind: common for kind in subject.kinds if len(common := longest(name, kind)) >= FEWEST and common not in title}
    if own:
        best = max(own, key=lambda kind: (len(own[kind]), -len(kind), kind))
        return best, own[best]
    return None, longest(name, title)


def longest(one: str, other: str) -> str:
    """Return the longest run of signs that two texts share."""
    runs = (one[i:j] for i in range(len(one)) for j in range(len(one), i + 1, -1) if one[i:j] in other)
    return max(runs, key=len, default="")


def subjects_of(tables: Mapping[str, Sequence[Mapping[str, object]]], project: str | None) -> tuple[Subject, ...]:
    """Return what the ledgers hold for the project at an address: those with roles and rows."""
    paid = frozenset(str(row["item"]) for row in tables.get(PAYMENTS, ()) if row.get("project") == project)
    return tuple(
        subject._replace(paid=paid)
        for ledger in ledgers().values()
        if roles_of(ledger) and (subject := _subject(ledger, tables.get(ledger.table, ()), project)) is not None
    )


def _subject(ledger: Ledger, rows: Sequence[Mapping[str, object]], project: str | None) -> Subject | None:
    own = [row for row in rows if row.get("project") == project]
    roles = roles_of(ledger)
    if not own:
        return None
    kinds = {str(row[roles["kind"].name]) for row in own if row[roles["kind"].name]} if "kind" in roles else set()
    units = {str(row[roles["unit"].name]) for row in own if row[roles["unit"].name]} if "unit" in roles else set()
    return Subject(ledger, frozenset((*kinds, *(roles["kind"].choices if "kind" in roles else ()))), frozenset(units))
