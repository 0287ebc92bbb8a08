"""What the failing verdicts of rules rest on, found from their SELECTs when it is first asked for, and kept for the next start."""

from functools import cache
from importlib import import_module
from pathlib import Path

from jixiao.audit import reads, tree
from jixiao.audit.reads import Reads, reads_of
from jixiao.audit.rulefile import Rule
from jixiao.audit.tree import Unreadable, opened
from jixiao.audit.verdicts import query_of
from jixiao.facts import duck
from jixiao.facts.schema import LEDGERS, SCHEMA, VIEWS
from jixiao.system.kept import cache_file, keep, kept, stamp_of

TOLD = ("subject", "path", "other_path")
"""Columns of a query that say what a verdict is about, not what decides it."""
Known = dict[str, Reads]
"""What rules rest on, by code and hash."""


class Memory:
    """What is known so far, in this process and from earlier ones."""

    def __init__(self, file: Path | None) -> None:
        self._file = file
        self._stamp = stamp_of((Path(reads.__file__), Path(tree.__file__), SCHEMA, LEDGERS, VIEWS))
        self._known: Known = (kept(file, self._stamp, Known) if file else None) or {}
        self._is_new = False

    def of(self, rule: Rule) -> Reads:
        """Return what a rule rests on."""
        key = f"{rule.code} {rule.hash}"
        if key not in self._known:
            self._known[key] = followed(rule)
            self._is_new = self._is_new or not rule.foreign
        return self._known[key]

    def keep(self) -> None:
        """Keep what was found of the shipped rules, where any of it is new."""
        if self._is_new and self._file:
            keep(self._file, self._stamp, self._known)
        self._is_new = False


def followed(rule: Rule) -> Reads:
    """Return what a rule rests on, by its SELECT; a rule in Python by all that its query gives it. What reads SELECTs is loaded for it."""
    desk = import_module("jixiao.audit.engines.duck").desk
    try:
        selects = opened(desk().cursor(), query_of(rule, None))
        outputs = [name for name in selects[0].outputs if name not in TOLD] if rule.judge else None
    except (duck.DuckDBError, Unreadable, RecursionError):
        return Reads(followed=False)
    return reads_of(selects, rule.head.subject, outputs)


@cache
def memory() -> Memory:
    """Return the process's memory."""
    return Memory(cache_file("reads"))
