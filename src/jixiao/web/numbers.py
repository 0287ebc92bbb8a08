"""Whole numbers out of what browsers and programs send: a year, a page, a key."""

MOST_DIGITS = 17
"""Every number of so many digits fits where a database keeps one."""


def whole_number(text: str, digits: int = MOST_DIGITS) -> int | None:
    """Return the number, 0 or more, that a text writes in at most so many plain digits; None for anything else."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= digits else None
