"""What is wrong in a folder of ledgers, cell by cell: where, what, and the way out; personal values are masked."""

from collections.abc import Iterable
from difflib import get_close_matches
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from jixiao.values.columns import letters_of

SHOWN = 24
"""Characters of a wrong value that a message shows."""


class Bilingual(NamedTuple):
    """A text in both languages."""

    zh: str
    en: str


class Unreliable(NamedTuple):
    """Why a figure can't be relied on, in both languages; ``record`` names in Chinese the one record that makes it so, if one does."""

    zh: str
    en: str
    record: str | None = None


class Problem(Struct, frozen=True, kw_only=True):
    """Something wrong: file, sheet, row from 1, the column's title, the cell's address; what it is and what to do.

    A ``doubt`` is told and stops no import.
    """

    file: str
    sheet: str | None = None
    row: int | None = None
    column: str | None = None
    cell: str | None = None
    ledger: str | None = None
    what: Bilingual
    way_out: Bilingual
    doubt: bool = False


class Spot(NamedTuple):
    """Where in the files: the file, its sheet, the row from 1, the column from 0 with its title, the ledger."""

    file: str
    sheet: str | None = None
    row: int | None = None
    place: int | None = None
    title: str | None = None
    ledger: str | None = None

    def doubt(self, what: Bilingual, way_out: Bilingual) -> Problem:
        """Return what is doubtful here and stops no import."""
        return replace(self.problem(what, way_out), doubt=True)

    def problem(self, what: Bilingual, way_out: Bilingual) -> Problem:
        """Return what is wrong here."""
        cell = None if self.place is None or self.row is None else f"{letters_of(self.place)}{self.row}"
        return Problem(
            file=self.file, sheet=self.sheet, row=self.row, column=self.title, cell=cell, ledger=self.ledger, what=what, way_out=way_out
        )


def near(word: str, known: Iterable[str]) -> tuple[str, ...]:
    """Return the known words most like a word."""
    return tuple(get_close_matches(word, tuple(dict.fromkeys(known)), n=3, cutoff=0.4))


def quoted_value(value: str, *, personal: bool) -> str:
    """Return a value as a message shows it: cut when long, its middle hidden when personal."""
    if personal:
        return value[:2] + "*" * max(3, len(value) - 4) + value[-2:] if len(value) > 4 else "***"
    return value if len(value) <= SHOWN else value[:SHOWN] + "…"
