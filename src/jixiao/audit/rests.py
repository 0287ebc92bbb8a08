"""What the verdicts of rules rest on: of shipped rules as it was found when the package was made (``rests.json``, generated).

Of other rules, and of a shipped one that was changed since, it is found from its SELECT when it is first asked for, and kept for the
next start.
"""

from collections.abc import Iterable, Mapping
from enum import IntEnum
from functools import cache, cached_property
from importlib import import_module
from pathlib import Path

from msgspec import DecodeError, Raw, Struct
from msgspec.json import decode, encode

from jixiao.audit.engines.carried import facts_hash
from jixiao.audit.rulefile import Rule
from jixiao.audit.verdicts import query_of
from jixiao.door import decoded
from jixiao.facts import duck
from jixiao.facts.schema import SCHEMA, VIEWS, ledgers_made_of
from jixiao.system.kept import cache_file, keep, kept, stamp_of

TOLD = ("subject", "path", "other_path")
"""Columns of a query that say what a verdict is about, not what decides it."""
READS, TREE = "jixiao.audit.reads", "jixiao.audit.tree"
"""What follows a SELECT, which hardly any run does."""
Column = tuple[str, str]
"""A fact table and a column of it."""
FILE = Path(__file__).with_suffix(".json")


class Rows(IntEnum):
    """Which rows of a table a verdict needs: one that shows the fault, those joined to its subject, every one."""

    WITNESS = 1
    JOINED = 2
    EVERY = 3


class Reads(Struct, frozen=True):
    """The columns that a verdict rests on: of the subject's own row, and of other rows by how many it needs.

    ``followed`` is false for a SELECT that could not be followed: then the verdict may rest on everything.
    """

    own: frozenset[Column] = frozenset()
    others: Mapping[Rows, frozenset[Column]] = {}
    followed: bool = True


Known = dict[str, Reads]
"""What rules rest on, by code and hash."""


class Shipped(Struct, frozen=True):
    """What shipped rules rest on, each as it is written, and the hash of the fact tables and views that it was found for."""

    facts: str
    rules: dict[str, Raw]


@cache
def shipped(file: Path = FILE) -> Mapping[str, Raw]:
    """Return what was found when the package was made; nothing where the file is not there, torn or of other tables."""
    try:
        found = decoded(file.read_bytes(), Shipped)
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
        self._asked: Known = {}
        self._is_new = False

    @cached_property
    def _stamp(self) -> str:
        return stamp_of((FILE.with_name("reads.py"), FILE.with_name("tree.py"), SCHEMA, VIEWS, *ledgers_made_of()))

    @cached_property
    def _known(self) -> Known:
        return (kept(self._file, self._stamp, Known) if self._file else None) or {}

    def of(self, rule: Rule, *, ok: bool = False) -> Reads:
        """Return what the failing verdicts of a rule rest on; with ``ok`` those that pass."""
        key = key_of(rule, ok=ok)
        if key not in self._asked:
            written = None if rule.foreign else shipped().get(key)
            self._asked[key] = self._found(rule, key, ok=ok) if written is None else decode(written, type=Reads)
        return self._asked[key]

    def _found(self, rule: Rule, key: str, *, ok: bool) -> Reads:
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
    desk, tree = import_module("jixiao.audit.engines.duck").desk, import_module(TREE)
    try:
        selects = tree.opened(desk().cursor(), query_of(rule, None))
        outputs = [name for name in selects[0].outputs if name not in TOLD] if rule.judge else None
    except (duck.DuckDBError, tree.Unreadable, RecursionError):
        return Reads(followed=False)
    found: Reads = import_module(READS).reads_of(selects, rule.head.subject, outputs, ok=ok)
    return found


@cache
def memory() -> Memory:
    """Return the process's memory."""
    return Memory(cache_file("reads"))
