"""What the verdicts of rules rest on: of shipped rules as it was found when the package was made (``rests.json``, generated).

Of other rules, and of a shipped one that was changed since, it is found from its SELECT when it is first asked for, and kept for the
next start.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from importlib import import_module
from pathlib import Path

from msgspec import DecodeError, Struct
from msgspec.json import encode

from jixiao.audit import reads, tree
from jixiao.audit.engines.carried import facts_hash
from jixiao.audit.reads import Reads, reads_of
from jixiao.audit.rulefile import Rule
from jixiao.audit.tree import Unreadable, opened
from jixiao.audit.verdicts import query_of
from jixiao.door import said
from jixiao.facts import duck
from jixiao.facts.schema import BESIDE, LEDGERS, SCHEMA, VIEWS
from jixiao.system.kept import cache_file, keep, kept, stamp_of

TOLD = ("subject", "path", "other_path")
"""Columns of a query that say what a verdict is about, not what decides it."""
Known = dict[str, Reads]
"""What rules rest on, by code and hash."""
FILE = Path(__file__).with_suffix(".json")


class Shipped(Struct, frozen=True):
    """What shipped rules rest on, and the hash of the fact tables and views that it was found for."""

    facts: str
    rules: Known


@cache
def shipped(file: Path = FILE) -> Mapping[str, Reads]:
    """Return what was found when the package was made; nothing where the file is not there, torn or of other tables."""
    try:
        found = said(file.read_bytes(), Shipped)
    except (OSError, DecodeError):
        return {}
    return found.rules if found.facts == facts_hash() else {}


def written(rules: Iterable[Rule]) -> bytes:
    """Return the file's content: a line for each rule and verdict, so that changes of two rules don't collide."""
    lines = ",\n".join(f'"{key_of(rule, ok=ok)}": {_text(followed(rule, ok=ok))}' for rule in rules for ok in (False, True))
    return f'{{"facts": "{facts_hash()}", "rules": {{\n{lines}\n}}}}\n'.encode()


def _text(found: Reads) -> str:
    others = {str(int(rows)): sorted(columns) for rows, columns in sorted(found.others.items())}
    return encode({"own": sorted(found.own), "others": others, "followed": found.followed}).decode()


def key_of(rule: Rule, *, ok: bool) -> str:
    """Return what a rule's failing verdicts, or with ``ok`` its passing ones, are known by."""
    return f"{rule.code} {rule.hash}{' ok' * ok}"


class Memory:
    """What is known so far, in this process and from earlier ones."""

    def __init__(self, file: Path | None) -> None:
        self._file = file
        self._stamp = stamp_of((Path(reads.__file__), Path(tree.__file__), SCHEMA, LEDGERS, BESIDE, VIEWS))
        self._known: Known = (kept(file, self._stamp, Known) if file else None) or {}
        self._is_new = False

    def of(self, rule: Rule, *, ok: bool = False) -> Reads:
        """Return what the failing verdicts of a rule rest on; with ``ok`` those that pass."""
        key = key_of(rule, ok=ok)
        if not rule.foreign and (found := shipped().get(key)) is not None:
            return found
        if key not in self._known:
            self._known[key] = followed(rule, ok=ok)
            self._is_new = self._is_new or not rule.foreign
        return self._known[key]

    def keep(self) -> None:
        """Keep what was found of the shipped rules, where any of it is new."""
        if self._is_new and self._file:
            keep(self._file, self._stamp, self._known)
        self._is_new = False


def followed(rule: Rule, *, ok: bool = False) -> Reads:
    """Return what verdicts of a rule rest on that came to ``ok``, by its SELECT; a rule in Python by all that its query gives it.

    What reads SELECTs is loaded for it.
    """
    desk = import_module("jixiao.audit.engines.duck").desk
    try:
        selects = opened(desk().cursor(), query_of(rule, None))
        outputs = [name for name in selects[0].outputs if name not in TOLD] if rule.judge else None
    except (duck.DuckDBError, Unreadable, RecursionError):
        return Reads(followed=False)
    return reads_of(selects, rule.head.subject, outputs, ok=ok)


@cache
def memory() -> Memory:
    """Return the process's memory."""
    return Memory(cache_file("reads"))
