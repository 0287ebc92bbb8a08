"""The table of states, steps and roles, read from the two files beside this one."""

from functools import cache
from pathlib import Path
from tomllib import loads
from typing import Any, Literal

from msgspec import Struct, convert

Phase = Literal["unit", "department", "finance", "congress", "frozen", "published"]
PHASES: tuple[Phase, ...] = ("unit", "department", "finance", "congress", "frozen", "published")
"""How far a declaration can come, in order."""
Turn = Literal["unit", "department", "finance", "congress", "nobody"]
Need = Literal["other", "second", "opinions", "confirmed", "forms", "grade", "figure", "within", "reason", "document"]
FOLDER = Path(__file__).parent


class State(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A state: what it is called, whose turn it is, how far the declaration has come, whether the unit writes in it."""

    title: str
    turn: Turn
    phase: Phase
    edit: bool = False


class Step(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename={"start": "from"}):
    """A step: from which states, to which (by grade, or None where the state stays), by which roles, what it needs.

    One that is ``aside`` leads off the way that a declaration goes when nothing is amiss.
    """

    title: str
    start: tuple[str, ...]
    by: tuple[str, ...]
    to: str | dict[str, str] | None = None
    needs: tuple[Need, ...] = ()
    freezes: bool = False
    hands_in: bool = False
    aside: bool = False

    @property
    def ends(self) -> tuple[str, ...]:
        """The states that it can lead to, none where the state stays."""
        return tuple(self.to.values()) if isinstance(self.to, dict) else (self.to,) if self.to else ()


class Role(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename={"start": "from"}):
    """A role: what it is called, and which declarations it opens: where, from which phase on, to read or to write."""

    title: str
    reach: Literal["own", "below", "none"]
    start: Phase = "published"
    writes: bool = False
    officer: bool = False


class Table(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All states and steps by name."""

    states: dict[str, State]
    steps: dict[str, Step]


@cache
def table() -> Table:
    """Return the states and steps of a declaration."""
    return convert(_read("declaration"), Table)


@cache
def roles() -> dict[str, Role]:
    """Return the roles by name."""
    return convert(_read("roles"), dict[str, Role])


def has_reached(phase: Phase, wanted: Phase) -> bool:
    """Whether a declaration of a phase has come as far as another."""
    return PHASES.index(phase) >= PHASES.index(wanted)


def _read(name: str) -> dict[str, Any]:
    return loads((FOLDER / f"{name}.toml").read_text("utf-8"))
