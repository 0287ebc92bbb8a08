"""What a kind of slip says of itself: one entry of ``slips/*.toml``."""

import tomllib
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

from jixiao.model.document import Kind
from jixiao.model.finding import Severity

HERE = Path(__file__).parent
Subject = Literal["document", "project", "item", "indicator"]


class Change(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One thing done to the text. ``at`` is a field of the subject, or ``form``, ``section:basis``, ``cover``.

    ``do``: set, sub, number, erase, append, copy, swap, drop, drop-rows, copy-row. ``to`` may use {value}, {year}, {name}, {count}.
    """

    at: str = ""
    do: str = "set"
    to: str = ""
    find: str = ""
    by: str = ""
    nth: int = 0
    optional: bool = False


class Slip(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A kind of slip: what a clerk did, on what subject, how, where it must be found and how loudly at least.

    ``found`` are pointers, relative to the subject's project unless they begin with ``//`` (the document) or ``.`` (the
    subject itself); ``rules`` are the codes that speak of this slip, the first above all; none where no rule is made for it.
    """

    name: str
    zh: str
    en: str
    subject: Subject
    which: dict[str, str | bool | int] = {}
    change: tuple[Change, ...]
    found: tuple[str, ...]
    least: Severity
    rules: tuple[str, ...]
    kinds: tuple[Kind, ...] = ("declaration",)

    @property
    def rule(self) -> str:
        """Return the rule that the slip is meant for above all, '' where no rule is yet."""
        return self.rules[0] if self.rules else ""


class Harmless(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A kind of harmless change: patterns and what they become, an encoding, or a named change of the order or the layout.

    ``compare``: by ``path``; by ``message`` where rows change their order, by ``subject`` where projects do, and pointers with them.
    ``besides``: rules that rightly speak otherwise then (a form's unit of money is what VAL17 compares with).
    """

    name: str
    zh: str
    en: str
    sub: tuple[tuple[str, str], ...] = ()
    encoding: str = "utf-8"
    call: str = ""
    compare: Literal["path", "message", "subject"] = "path"
    besides: tuple[str, ...] = ()


def slips() -> tuple[Slip, ...]:
    """Return every kind of slip; the name of one occurs once."""
    found = [
        msgspec.convert({"kinds": whole.get("kinds", ["declaration"]), **entry}, Slip)
        for file in sorted((HERE / "slips").glob("*.toml"))
        for whole in [tomllib.loads(file.read_text("utf-8"))]
        for entry in whole["slip"]
    ]
    if len({slip.name for slip in found}) < len(found):
        raise ValueError(sorted(slip.name for slip in found))
    return tuple(found)


def harmless_changes() -> tuple[Harmless, ...]:
    """Return every kind of harmless change."""
    whole = tomllib.loads((HERE / "harmless.toml").read_text("utf-8"))
    return tuple(msgspec.convert(entry, Harmless) for entry in whole["change"])
