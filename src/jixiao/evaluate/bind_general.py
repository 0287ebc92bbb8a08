"""Which general measure of which ledger could prove an indicator: by what both speak of, what is asked of it, and the roles of columns."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from jixiao.facts.measure import measure as unit_class
from jixiao.ledger.general import roles_of
from jixiao.ledger.schema import Ledger, ledgers
from jixiao.model.document import Indicator

FEWEST = 2
"""So many signs in a row must be common to an indicator and a ledger, or a sort of its records, for both to speak of one thing."""
SURE, EACH, MOST = 70, 5, 5
"""Confidence in a subject of the fewest signs, what each more adds, and how many more count."""
ASKED_ELSEWHERE = "满意"


class Asked(NamedTuple):
    """What an indicator asks of records: words of its name, the measure that answers, the roles that it needs."""

    words: str
    measure: str
    roles: frozenset[str]


RATES = (
    Asked("增长|增加|提升率|提高率", "growth_rate", frozenset(("quantity", "last"))),
    Asked("下降|降低|减少", "decline_rate", frozenset(("quantity", "last"))),
    Asked("节约|节支", "money_saved_rate", frozenset(("money", "planned_money"))),
    Asked("及时|按时|按期|准时", "share_in_time", frozenset(("due", "done"))),
    Asked("整改|抽检|考核", "share_parts_good", frozenset(("parts", "good_parts"))),
    Asked("合格|达标|验收|完好", "share_good", frozenset(("good", "done"))),
    Asked("参训|参会|到场|出席|参加", "share_people", frozenset(("people", "planned_people"))),
    Asked("足额|到位|支付率", "share_money", frozenset(("money", "planned_money"))),
    Asked("完成|办结|开展|完工|竣工", "share_done", frozenset(("done",))),
)
"""What is asked in per cent, the first that fits."""
HAPPENED = re.compile("事故|事件|投诉|举报|信访")


class Subject(NamedTuple):
    """What a ledger holds for a project: the sorts of its records and their units."""

    ledger: Ledger
    kinds: frozenset[str]
    units: frozenset[str]


class Found(NamedTuple):
    """A general measure that fits: its ledger, its parameters, how sure, why."""

    measure: str
    ledger: str
    params: dict[str, str]
    confidence: int
    reasons: tuple[str, ...]


def found(indicator: Indicator, subjects: Sequence[Subject]) -> Found | None:
    """Return the general measure that fits best, None where no ledger speaks of what the indicator does or two speak of it alike."""
    every = sorted(_candidates(indicator, subjects), key=lambda one: -one.confidence)
    if not every or (len(every) > 1 and every[1].confidence == every[0].confidence):
        return None
    return every[0]


def _candidates(indicator: Indicator, subjects: Sequence[Subject]) -> Iterator[Found]:
    name, target = indicator.name or "", indicator.target
    if target is None or target.value is None or ASKED_ELSEWHERE in name:
        return
    for subject in subjects:
        kind, common = _kind(name, subject)
        asked = asked_of(name, target.unit or "", subject)
        if asked is None or len(common) < FEWEST or (asked[0] == "count_happened" and kind is None):
            continue
        measure, params = asked
        given = {**({} if kind is None else {"kind": kind}), **params}
        more = len(common) - FEWEST + (kind is not None) + (2 if subject.ledger.title.zh in name else 0)
        sure = SURE + EACH * min(more, MOST)
        where = f"台账“{subject.ledger.title.zh}”" + (f"里的“{kind}”" if kind else "")
        yield Found(measure, subject.ledger.name, given, sure, (f"名称和{where}都说“{common}”", f"单位“{target.unit or '无'}”合于所问"))


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


def asked_of(name: str, unit: str, subject: Subject) -> tuple[str, dict[str, str]] | None:
    """Return the measure that answers what is asked in a unit, with its parameters; None where the ledger has no column for it."""
    roles = roles_of(subject.ledger).keys()
    if unit == "%":
        return next(((one.measure, {}) for one in RATES if re.search(one.words, name) and one.roles <= roles), None)
    if HAPPENED.search(name) and "day" in roles:
        return "count_happened", {}
    if "/" in unit and unit_class(unit.partition("/")[0]).kind == "money":
        per = unit.partition("/")[2]
        if per in subject.units and {"money", "quantity"} <= roles:
            return "money_per_quantity", {"unit": per}
        return ("money_per_person", {}) if per in ("人", "人次") and {"money", "people"} <= roles else None
    if unit in subject.units and "quantity" in roles:
        return "sum_quantity", {"unit": unit}
    if unit in ("人次", "人") and "people" in roles:
        return "sum_people", {}
    return ("count_done", {}) if unit in ("次", "期", "场", "项", "个", "件", "份", "批") and "done" in roles else None


def subjects_of(tables: Mapping[str, Sequence[Mapping[str, object]]], project: str | None) -> tuple[Subject, ...]:
    """Return what the ledgers hold for the project at an address: those with roles and rows."""
    return tuple(
        subject
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
