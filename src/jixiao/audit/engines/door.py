"""The one door to the engines: SQLite for small inputs, DuckDB for large ones and for all that SQLite can't do exactly.

Each is loaded when it is first needed: to load DuckDB alone takes as long as a small audit.
"""

from collections.abc import Sequence
from datetime import date
from importlib import import_module

from jixiao.audit.engines.refusal import Refused
from jixiao.audit.rulefile import Rule
from jixiao.audit.verdicts import Allowed, Judged, merged
from jixiao.facts.schema import Rows

MOST_ROWS = 32_000
"""Fact rows up to which SQLite takes less of the processor, measured up to some 1,500 forms: it grows with them, and no table is copied."""
ONCE, AGAIN = (f"jixiao.audit.engines.{name}" for name in ("lite_rules", "lite_again"))


def judge(rules: Sequence[Rule], rows: Rows, day: date | None, allowed: Allowed, *, again: bool = False) -> Judged:
    """Return the verdicts of shipped rules on the facts, whichever engine gives them: they are the same; ``again`` and again as in ``lite_again``."""
    found, left = _in_sqlite(rules, rows, day, allowed, again=again)
    return merged((found, _in_duckdb(left, rows, day, allowed))) if left else found


def _in_sqlite(rules: Sequence[Rule], rows: Rows, day: date | None, allowed: Allowed, *, again: bool) -> tuple[Judged, Sequence[Rule]]:
    """Return the verdicts that SQLite can give exactly, and the rules that are left."""
    if sum(map(len, rows.values())) > MOST_ROWS:
        return Judged(), rules
    try:
        found: tuple[Judged, Sequence[Rule]] = import_module(AGAIN if again else ONCE).judge(rules, rows, day, allowed)
    except (Refused, ImportError):  # a Python may be made without SQLite
        return Judged(), rules
    return found


def _in_duckdb(rules: Sequence[Rule], rows: Rows, day: date | None, allowed: Allowed) -> Judged:
    found: Judged = import_module("jixiao.audit.engines.duck_rules").judge(rules, rows, day, allowed)
    return found
