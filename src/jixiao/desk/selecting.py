"""The SELECTs of a desk, filled in: fields, clock and person as literals, rows given as the table ``given``."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from jixiao.audit.force import value_on
from jixiao.desk.deskfile import GIVEN, Ask
from jixiao.desk.situation import Situation
from jixiao.errors import JobFailed, ParameterInvalid
from jixiao.ledger.cells import Value
from jixiao.sql.file import BEGINS_WITH, QUOTED_OR_PARAM
from jixiao.sql.literals import literal, null_or_literal

STANDING = ("today", "minute", "person", "role", "me")
"""Parameters that every SELECT of a desk may use: the day, the minute from midnight, who acts, in which role, and the own record's id."""
NEW = "new"
"""In what an act writes: the id of the first row that it wrote."""
UNANSWERED = (ParameterInvalid, JobFailed)
"""Why a SELECT gives no answer: a figure that it needs is not in force, or, of an office's own, it broke a limit or can't be run."""
READS_GIVEN = re.compile(rf"(?:\b(?:FROM|JOIN)|,) {GIVEN}\b")


SIMPLE = re.compile(r":(?P<name>[a-z][a-z0-9_]*)|'(?P<text>[^']*)'|(?P<word>TRUE|FALSE)")


def standing_values(who: Situation) -> dict[str, Value]:
    """Return the standing parameters as values."""
    return {"today": who.today, "minute": who.minute, "person": who.person, "role": who.role, "me": who.me}


def standing(who: Situation) -> dict[str, str]:
    """Return the standing parameters as literals; an own record that there is none of is a NULL that can be compared."""
    literals = {name: null_or_literal(value) for name, value in standing_values(who).items()}
    return {**literals, "me": f"CAST({literals['me']} AS VARCHAR)"}


def law_on(names: Iterable[str], day: date) -> dict[str, str]:
    """Return figures of ``params/`` in force on a day as literals; ParameterInvalid where one has no value then."""
    return {name: literal(value_on(name, day).value) for name in names}


def simple(expression: str, values: Mapping[str, Value]) -> tuple[Value] | None:
    """Return the value of an expression that needs no database: a name, a text or a word of truth; None of any other."""
    found = SIMPLE.fullmatch(expression.strip())
    if found is None:
        return None
    if found["name"]:
        return (values[found["name"]],) if found["name"] in values else None
    return (found["text"],) if found["text"] is not None else (found["word"] == "TRUE",)


def typed(asks: Iterable[Ask], values: Mapping[str, Value]) -> dict[str, str]:
    """Return the fields as literals of their columns' types."""
    return {ask.name: f"CAST({null_or_literal(values[ask.name])} AS {_type(ask)})" for ask in asks}


def _type(ask: Ask) -> str:
    return "VARCHAR" if ask.column is None else ask.column.sql_type


def filled(sql: str, literals: Mapping[str, str], asks: Sequence[Ask] = (), rows: Sequence[Mapping[str, Value]] | None = None) -> str:
    """Return a SELECT with its parameters, and with the rows given where it reads them."""
    text = QUOTED_OR_PARAM.sub(lambda m: literals[m[1]] if m[1] else m[0], sql)
    if rows is None or not READS_GIVEN.search(text):
        return text
    begun = BEGINS_WITH.match(text)
    table = f"{GIVEN} AS ({_table(asks, rows)})"
    return f"WITH {table}" + (f", {text[begun.end() :]}" if begun else f"\n{text}")


def _table(asks: Sequence[Ask], rows: Sequence[Mapping[str, Value]]) -> str:
    """Return the SELECT of the rows given, with their place among them as ``nth``."""
    names = ", ".join(f'CAST(v."{ask.name}" AS {_type(ask)}) AS "{ask.name}"' for ask in asks)
    heads = ", ".join(f'"{ask.name}"' for ask in asks)
    lines = ", ".join(f"({n}, {', '.join(null_or_literal(row[ask.name]) for ask in asks)})" for n, row in enumerate(rows, 1))
    nothing = ", ".join(["0", *("NULL" for _ in asks)])
    return f"SELECT v.nth, {names} FROM (VALUES {lines or f'({nothing})'}) AS v(nth, {heads}){'' if lines else ' WHERE FALSE'}"
