"""Known documents with other words for their levels."""

from collections.abc import Callable
from itertools import groupby

from msgspec.structs import replace

from layouts.held.words import OLDER
from layouts.known import Form, Known, Row

NUMERALS = "一二三四五六七八九十"
Rows = Callable[[tuple[Row, ...]], tuple[Row, ...]]


def each_form(rows: Rows) -> Callable[[Known], Known]:
    """Return a change of every form's rows."""
    return lambda known: replace(known, forms=tuple(with_rows(form, rows(form.rows)) for form in known.forms))


def with_rows(form: Form, rows: tuple[Row, ...]) -> Form:
    """Return the form with other rows."""
    return replace(form, rows=rows)


def older(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """Return rows with the names of levels that scoring tables use."""
    return tuple(replace(row, level1=OLDER.get(row.level1, row.level1), level2=OLDER.get(row.level2, row.level2)) for row in rows)


def dotted(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """Return rows numbered 1, 1.1 and 1.1.1, each level in front of its name."""
    made: list[Row] = []
    for one, (level1, of_level) in enumerate(groupby(rows, key=lambda row: row.level1), 1):
        for two, (level2, own) in enumerate(groupby(of_level, key=lambda row: row.level2), 1):
            made += [
                replace(row, level1=f"{one}.{level1}", level2=f"{one}.{two} {level2}", name=f"{one}.{two}.{three} {row.name}")
                for three, row in enumerate(own, 1)
            ]
    return tuple(made)


def counted(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """Return rows whose levels are numbered 一、 and （一）, whose names （1）."""
    made: list[Row] = []
    for one, (level1, of_level) in enumerate(groupby(rows, key=lambda row: row.level1)):
        for two, (level2, own) in enumerate(groupby(of_level, key=lambda row: row.level2)):
            made += [
                replace(row, level1=f"{NUMERALS[one]}、{level1}", level2=f"（{NUMERALS[two]}）{level2}", name=f"（{three}）{row.name}")
                for three, row in enumerate(own, 1)
            ]
    return tuple(made)
