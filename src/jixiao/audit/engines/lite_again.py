"""Rules judged in SQLite for a document that somebody writes in: a rule is asked again where what it read before has changed.

What most rules say of a project follows from the rows of that project (``Carried.apart``): they are asked of each by itself, and of
those that are as they were nothing is asked. The other rules are asked of all rows, as far as the columns that they read have changed.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from datetime import date
from functools import cache, cached_property, partial

from jixiao.audit.engines import lite_rules
from jixiao.audit.engines.carried import SHARED, Carried, carried
from jixiao.audit.engines.lite_rules import bound_on, carried_or_refused
from jixiao.audit.engines.marks import Marks, Reads
from jixiao.audit.engines.refusal import Refused
from jixiao.audit.engines.sqlite import Bound, Cell, Lite, Ready, lent, ready
from jixiao.audit.rulefile import Rule
from jixiao.audit.verdicts import Allowed, Judged, merged, together
from jixiao.facts.schema import Rows, tables
from jixiao.system.recalled import Recalled, mark_of

MOST = 8_192
"""Answers of single rules that a process keeps: those of all rules on some forty forms."""
MOST_PROJECTS = 128
"""Projects of which a process keeps what all rules said that are asked of each by itself."""
kept = Recalled[Judged](MOST)
of_projects = Recalled[Judged](MOST_PROJECTS)
_reads: dict[str, Reads] = {}
"""What the SELECTs read that were asked, by their hash."""


class FactsToAsk:
    """Rows as SQLite keeps them, put into a database when a rule has to be asked."""

    def __init__(self, cells: Ready, stack: ExitStack) -> None:
        """Take the rows, and what gives the database back."""
        self.marks, self._cells, self._stack = Marks(cells), cells, stack

    @cached_property
    def lite(self) -> Lite:
        """The database."""
        return self._stack.enter_context(lent(self._cells))

    def reads(self, found: Carried, bound: Bound) -> Reads:
        """Return what a SELECT reads, asked once."""
        if found.hash not in _reads:
            _reads[found.hash] = self.lite.reads(found.sql, bound)
        return _reads[found.hash]

    def say(self, rule: Rule, found: Carried, bound: Bound, day: date | None, allowed: Allowed) -> Judged:
        """Return what a rule says of them."""
        return lite_rules.alone(self.lite, (rule, found, bound), day, allowed)


def judge(rules: Sequence[Rule], rows: Rows, day: date | None, allowed: Allowed) -> tuple[Judged, list[Rule]]:
    """Return as :func:`jixiao.audit.engines.lite_rules.judge` does."""
    cells = ready(rows)
    apart = [rule for rule in rules if (known := carried(rule)) is not None and known.apart]
    try:
        shares = together(_of_project(apart, project, share, day, allowed) for project, share in by_project(cells))
    except Refused:  # of one project: then all of it is the other engine's
        return _judge(rules, cells, day, allowed)
    asked = frozenset(rule.code for rule in apart)
    found, left = _judge([rule for rule in rules if rule.code not in asked], cells, day, allowed)
    return merged((shares, found)), left


def _judge(rules: Iterable[Rule], cells: Ready, day: date | None, allowed: Allowed) -> tuple[Judged, list[Rule]]:
    """Return what rules say of rows, each asked where a column that it reads has changed; and those that SQLite can't judge exactly."""
    parts, left = list[Judged](), list[Rule]()
    with ExitStack() as stack:
        facts = FactsToAsk(cells, stack)
        for rule in rules:
            try:
                found, bound = carried_or_refused(rule), bound_on(rule.code, day)
                key = (rule.code, rule.hash, day, allowed.get(rule.code), facts.marks.of(facts.reads(found, bound)))
                parts.append(kept.get(key, partial(facts.say, rule, found, bound, day, allowed)))
            except Refused:
                left.append(rule)
    return merged(parts), left


def _of_project(rules: Sequence[Rule], project: Cell, cells: Ready, day: date | None, allowed: Allowed) -> Judged:
    """Return what rules say of the rows of one project, as far as they are asked of each by itself; Refused where SQLite can't judge one."""
    subjects = frozenset(str(row[0]) for table in ("project", "indicator", "item") for row in cells.get(table, ()))
    own = {key: frozenset(one for one in subjects if one in some) for key, some in {id(some): some for some in allowed.values()}.items()}
    may = {code: own[id(some)] for code, some in allowed.items()}

    def said() -> Judged:
        found, left = _judge(rules, cells, day, may)
        if left:
            raise Refused(left[0].code)
        return found

    return of_projects.get((project, day, mark_of(([(rule.code, rule.hash) for rule in rules], cells)), *own.values()), said)


def by_project(cells: Ready) -> Iterator[tuple[Cell, Ready]]:
    """Yield the rows of each project, with those of the tables that all share; other rows of no project are nothing that these rules join."""
    shared = {table: rows for table, rows in cells.items() if _owner(table) is None}
    found: dict[Cell, dict[str, list[Sequence[Cell]]]] = {row[0]: {} for row in cells.get("project", ())}
    for table, rows in cells.items():
        place = _owner(table)
        for row in () if place is None else rows:
            if (project := row[place or 0]) in found:
                found[project].setdefault(table, []).append(row)
    yield from ((project, {**shared, **own}) for project, own in found.items())


@cache
def _owner(table: str) -> int | None:
    """Return where the project stands in the rows of a table, None for one whose rows all share."""
    names = [column.name for column in tables()[table]]
    return None if table in SHARED else names.index("id" if table == "project" else "project")
