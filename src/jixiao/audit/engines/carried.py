"""The SELECTs of the shipped rules as they were written for SQLite when the package was made: generated, never edited.

One that does not fit its rule any more, because the rule, a view or the fact tables were changed since, is passed over: its rule
then runs in DuckDB.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from msgspec import DecodeError, Struct

from jixiao.audit.rulefile import Rule
from jixiao.door import decoded
from jixiao.facts.schema import SCHEMA, VIEWS
from jixiao.sql.file import text_hash

FILE = Path(__file__).parent / "sqlite.json"
SHARED = ("document", "reading")
"""Tables of which all rows are there for every project where a rule is asked of each by itself: what was read of a document, and how."""
TEXT = -1
"""Stands for a parameter that is a text or a list of words, where a number has the digits behind its point."""


class Carried(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One rule's SELECT for SQLite, or why there is none.

    ``hash`` is that of the rule's SELECT, ``columns`` are its columns with their kinds (``text``, ``int``, ``dec2`` …). ``parameters``
    gives for each that is bound the digits behind its point; ``patterns`` what each pattern is made of: ``=`` and a text, ``:`` and a
    parameter's name; ``longest`` how many characters a text may have for it, where that is not the usual number. ``apart`` says that what the
    rule says of a project follows from the rows of that project, and from those that all share.
    """

    hash: str
    sql: str = ""
    columns: dict[str, str] = {}
    parameters: dict[str, int] = {}
    patterns: dict[str, tuple[str, ...]] = {}
    longest: dict[str, int] = {}
    refused: str = ""
    apart: bool = False


class Carriage(Struct, frozen=True):
    """All of them by code, and the hash of the fact tables and views that they were written for."""

    facts: str
    rules: dict[str, Carried]


@cache
def facts_hash() -> str:
    """Return the hash of the fact tables and views as they are declared now."""
    return text_hash(SCHEMA.read_text("utf-8") + VIEWS.read_text("utf-8"))


@cache
def carriage(file: Path = FILE) -> Mapping[str, Carried]:
    """Return all that were written for SQLite by the code of their rule; none where the file is not there, torn or of other tables."""
    try:
        found = decoded(file.read_bytes(), Carriage)
    except (OSError, DecodeError):
        return {}
    return found.rules if found.facts == facts_hash() else {}


def carried(rule: Rule) -> Carried | None:
    """Return what was written for a rule, None where it must run in DuckDB."""
    found = None if rule.foreign else carriage().get(rule.code)
    return found if found is not None and not found.refused and found.hash == rule.select_hash else None


def written(facts: str, rules: Sequence[tuple[str, bytes]]) -> bytes:
    """Return the file's content: a line for each code and its encoded :class:`Carried`, so that changes of two rules don't collide."""
    lines = ",\n".join(f'"{code}": {text.decode()}' for code, text in rules)
    return f'{{"facts": "{facts}", "rules": {{\n{lines}\n}}}}\n'.encode()
