"""Templates: a sheet's fact rows with its marks recognised, so that SQL can make any number of projects by them.

A sheet goes the whole way that a document goes: written as text, read, made into fact rows. In these rows every marked figure and
name is then replaced by its place among the figures and names of a project. What the rows of a project so made are is therefore what the
reader and the fact tables would have made of its text (tests/corpus hold the two against each other).
"""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from jixiao.corpus.sheets import ACTUAL, CITY, DEFECT, DISTRICT, PRICES, QUANTITIES, RATES, TOPIC, YEAR, Sheet
from jixiao.corpus.writing import written
from jixiao.facts.rows import document_rows
from jixiao.facts.schema import Row, tables
from jixiao.read.document import read_bytes

KEY = "k"
AT = "/projects/0"
POINTERS = frozenset({"id", "document", "project", "item", "parent", "indicator"})
"""Columns that hold the id of a row."""


class Figure(NamedTuple):
    """A marked figure, and how SQL works it out from a project's quantities, prices and rates."""

    mark: Decimal
    sql: str


def _figures() -> tuple[Figure, ...]:
    amounts = [q * p for q, p in zip(QUANTITIES, PRICES, strict=True)]
    made = [f"q{n}*p{n}" for n in (1, 2, 3)]
    found = [Figure(Decimal(q), f"q{n}") for n, q in enumerate(QUANTITIES, 1)]
    found += [Figure(Decimal(p), f"p{n}") for n, p in enumerate(PRICES, 1)]
    found += [Figure(Decimal(a), sql) for a, sql in zip(amounts, made, strict=True)]
    totals = [(Decimal(sum(amounts[:n])), " + ".join(made[:n])) for n in (1, 2, 3)]
    found += [Figure(total, f"({sql})") for total, sql in totals[1:]]
    found += [Figure(amount + DEFECT, f"({sql} + {DEFECT})") for amount, sql in (*totals, (Decimal(amounts[1]), made[1]))]
    found += [Figure(total * 96 / 100, f"({sql}) * 0.96") for total, sql in totals]
    found += [Figure(rate, f"r{n}") for n, rate in enumerate(RATES, 1)]
    found += [Figure(rate / 100, f"r{n} * 0.01") for n, rate in enumerate(RATES, 1)]
    return (*found, *(Figure(rate, f"r{n} + 1.5") for n, rate in enumerate(ACTUAL, 1)))


FIGURES = _figures()
YEARS = (YEAR - 2, YEAR - 1, YEAR, YEAR + 1, YEAR + 2)


class Name(NamedTuple):
    """A marked text, and the SQL that says what stands in its place."""

    mark: str
    sql: str


def plain(number: Decimal) -> str:
    """Return a figure as texts print it: no trailing zeros, no exponent."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _printed(sql: str) -> str:
    return f"rtrim(rtrim(CAST(CAST({sql} AS DECIMAL(18, 2)) AS VARCHAR), '0'), '.')"


def _names() -> tuple[Name, ...]:
    found = [Name(CITY, "city"), Name(DISTRICT, "district"), Name(TOPIC, "topic")]
    found += [Name(str(year), f"CAST(fiscal_year + {year - YEAR} AS VARCHAR)") for year in YEARS]
    found += [Name(plain(f.mark), f"CAST(CAST({f.sql} AS BIGINT) AS VARCHAR)") for f in FIGURES if f.mark == int(f.mark)]
    broken = [f for f in FIGURES if f.mark != int(f.mark) and f.mark > 1]
    found += [Name(plain(f.mark), _printed(f.sql)) for f in broken]
    return (*found, *(Name(plain(f.mark).replace(".", ""), f"replace({_printed(f.sql)}, '.', '')") for f in broken))


NAMES = _names()


@cache
def _places() -> tuple[re.Pattern[str], Mapping[str, int], Mapping[Decimal, int]]:
    marks = sorted((name.mark for name in NAMES), key=len, reverse=True)
    pattern = re.compile("(" + "|".join(rf"(?<!\d){re.escape(m)}(?!\d)" if m.isdigit() else re.escape(m) for m in marks) + ")")
    return pattern, {n.mark: i for i, n in enumerate(NAMES, 1)}, {f.mark: i for i, f in enumerate(FIGURES, 1)}


class Template(NamedTuple):
    """The rows of a sheet by table, each column with its marks: see :func:`as_template`."""

    sheet: Sheet
    text: str
    rows: Mapping[str, list[Row]]


def template(sheet: Sheet) -> Template:
    """Return the template of a sheet."""
    text = written(sheet)
    document = read_bytes(text.encode(), "sheet.txt")
    rows: dict[str, list[Row]] = {}
    for table, row in document_rows(KEY, document, date(YEAR, 1, 1)):
        rows.setdefault(table, []).append(as_template(table, row))
    return Template(sheet, text, rows)


def as_template(table: str, row: Row) -> Row:
    """Return a row as its template: pointers without the project's own, texts in parts, figures with the place of their mark.

    A text with marks becomes ``NAME`` None, ``NAME_parts`` and ``NAME_marks``: part, marked text, part, marked text …
    """
    made: Row = {}
    for column in tables()[table]:
        value = row.get(column.name)
        if value is None:
            continue
        if column.name in POINTERS or column.name == "at":
            made[column.name] = str(value).partition(":")[2] if column.name in POINTERS else value
            made[column.name] = str(made[column.name]).removeprefix(AT)
        elif isinstance(value, str):
            made |= _text(column.name, value)
        elif isinstance(value, Decimal):
            place = _places()[2].get(value.normalize())
            made |= {f"{column.name}_mark": place} if place else {column.name: value}
        else:
            made[column.name] = value
    return made


def _text(name: str, text: str) -> Row:
    pattern, places, _ = _places()
    pieces = pattern.split(text)
    if len(pieces) == 1:
        return {name: text}
    return {f"{name}_parts": pieces[::2], f"{name}_marks": [places[mark] for mark in pieces[1::2]]}
