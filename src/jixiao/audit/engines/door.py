"""The one door to the engines: SQLite for small inputs, DuckDB for large ones and for all that SQLite can't do exactly."""

from collections.abc import Sequence
from datetime import date
from importlib import import_module

from jixiao.audit.engines import lite_rules
from jixiao.audit.engines.refusal import Refused
from jixiao.audit.engines.sqlite import filled
from jixiao.audit.rulefile import Rule
from jixiao.audit.verdicts import Allowed, Judged, merged
from jixiao.facts.schema import Rows

MOST_ROWS = 8_000
"""Fact rows up to which SQLite is the quicker engine by far, some twenty documents of eight forms; from four times as many on DuckDB is."""


def judge(rules: Sequence[Rule], rows: Rows, day: date | None, allowed: Allowed) -> Judged:
    """Return the verdicts of shipped rules on the facts, whichever engine gives them: they are the same."""
    if sum(map(len, rows.values())) > MOST_ROWS:
        return _in_duckdb(rules, rows, day, allowed)
    try:
        with filled(rows) as lite:
            found, left = lite_rules.judge(lite, rules, day, allowed)
    except Refused:
        return _in_duckdb(rules, rows, day, allowed)
    return merged((found, _in_duckdb(left, rows, day, allowed))) if left else found


def _in_duckdb(rules: Sequence[Rule], rows: Rows, day: date | None, allowed: Allowed) -> Judged:
    """Judge in DuckDB, which is loaded only now: that alone takes as long as a small audit."""
    found: Judged = import_module("jixiao.audit.engines.duck_rules").judge(rules, rows, day, allowed)
    return found
