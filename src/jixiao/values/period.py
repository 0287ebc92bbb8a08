"""A period of days, both ends inclusive."""

from datetime import date

from msgspec import Struct


class Period(Struct, frozen=True, kw_only=True):
    """From ``start`` to ``finish`` inclusive; either may be unknown."""

    start: date | None = None
    finish: date | None = None
