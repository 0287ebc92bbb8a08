"""Where in a source file a value stands, good enough to point at it."""

from decimal import ROUND_FLOOR, Decimal

from msgspec import Struct

CERTAIN = 1.0
"""Confidence of a value read where the form has it, without any repair."""
NEEDS_PERSON = 0.6
"""Below this confidence a person has to look, and no error may rest on the value alone."""


class Place(Struct, frozen=True, kw_only=True, gc=False, omit_defaults=True):
    """A place in a source file; lines, pages, tables, rows and columns count from 1; ``text`` is the raw text there.

    ``file`` is the name of the file where that is not the document's own: a ledger.
    """

    line: int | None = None
    page: int | None = None
    sheet: str | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None
    box: tuple[float, float, float, float] | None = None
    text: str = ""
    confidence: float = CERTAIN
    file: str | None = None


def per_cent(confidence: float | Decimal) -> str:
    """Return a confidence in whole per cent, rounded down: what is not certain never reads 100."""
    return f"{(Decimal(str(confidence)) * 100).to_integral_value(ROUND_FLOOR)}"
