"""Writes what is worked out of the shipped rules when the package is made.

Their SELECTs for SQLite (``src/jixiao/audit/engines/sqlite.json``), and what their verdicts rest on (``src/jixiao/audit/rests.json``).
``sqlite_rules.py`` writes the files anew; ``sqlite_rules.py --check`` only tells whether they are fresh, and returns 1 when one is not.
"""

import sys
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import product
from pathlib import Path

from msgspec.json import encode
from msgspec.structs import replace

sys.path.insert(0, str(Path(__file__).parent))  # an isolated Python does not look beside the script

from sqlglot import parse_one
from transpile.apart import is_apart
from transpile.effort import longest_for
from transpile.kinds import DATE, TEXT, Kind, Refused, kind_of
from transpile.queries import Queries
from transpile.values import Part

from jixiao.audit import rests
from jixiao.audit.engines.carried import FILE, Carried, facts_hash, written
from jixiao.audit.engines.carried import TEXT as NO_NUMBER
from jixiao.audit.engines.patterns import in_python
from jixiao.audit.engines.refusal import Refused as NotLetIn
from jixiao.audit.engines.sqlite import LONGEST, Lite
from jixiao.audit.load import shipped_rules
from jixiao.audit.rulefile import Rule
from jixiao.facts.schema import tables
from jixiao.params.load import Parameter, Value, parameters
from jixiao.sql.file import text_hash, with_views
from jixiao.sql.literals import pattern_of


def main(arguments: list[str]) -> int:
    """Write the files, or tell whether they are fresh."""
    fresh = {FILE: content(), rests.FILE: rests.written(rule for rule in shipped_rules() if not rule.reads_ledgers)}
    if "--check" not in arguments:
        for file, made in fresh.items():
            file.write_bytes(made)
        return 0
    stale = [file.name for file, made in fresh.items() if not file.exists() or file.read_bytes() != made]
    if stale:
        print(f"{', '.join(stale)}: stale, run .venv/bin/python -I scripts/sqlite_rules.py", file=sys.stderr)
    return int(bool(stale))


def content() -> bytes:
    """Return what the file of SELECTs should hold: every shipped rule that reads no ledgers."""
    rules = [rule for rule in shipped_rules() if not rule.reads_ledgers]
    return written(facts_hash(), [(rule.code, encode(carried_of(rule))) for rule in rules])


def carried_of(rule: Rule) -> Carried:
    """Return what is kept of a rule."""
    return replace(carry(rule.sql), apart=may_be_apart(rule))


def may_be_apart(rule: Rule) -> bool:
    """Return whether a rule may be asked of one project after another: Python may hold rows of several against one another."""
    tables = {name: frozenset(columns) for name, columns in fact_columns().items()}
    speaks_of_rows = rule.judge is None and rule.head.subject != "document"
    return speaks_of_rows and is_apart(parse_one(with_views(rule.sql), dialect="duckdb"), tables)


def carry(sql: str) -> Carried:
    """Return a rule's SELECT for SQLite, or why it is not written."""
    writer = Queries(fact_columns(), parameter_kinds())
    try:
        text, columns = writer.whole(parse_one(with_views(sql), dialect="duckdb"))
    except Refused as wrong:
        return Carried(hash=text_hash(sql), refused=str(wrong))
    return let_in(
        Carried(
            hash=text_hash(sql),
            sql=text,
            columns={name: kind.told for name, kind in columns.items()},
            parameters={
                name: NO_NUMBER if kind == TEXT else kind.scale for name, kind in sorted(writer.parameters.items()) if f":{name}" in text
            },
            patterns={name: tuple(map(piece, parts)) for parts, name in writer.patterns.items()},
            longest={name: most for parts, name in writer.patterns.items() if (most := longest_of(parts)) < LONGEST},
        )
    )


def let_in(found: Carried) -> Carried:
    """Return what was written where SQLite's guard lets it in, else why it does not: at run time it is not asked again."""
    try:
        guarded().rows(found.sql, dict.fromkeys((*found.parameters, *found.patterns)))
    except NotLetIn as wrong:
        return Carried(hash=found.hash, refused=str(wrong))
    return found


@cache
def guarded() -> Lite:
    """Return empty fact tables behind the guard."""
    return Lite()


def longest_of(parts: Sequence[Part]) -> int:
    """Return how many characters a text may have for a pattern, whichever dated values its parameters have."""
    choices = ([_in_pattern(dated.value) for dated in parameters()[text].values] if is_name else [text] for text, is_name in parts)
    return min(longest_for(in_python("".join(pieces))) for pieces in product(*choices))


def _in_pattern(value: Value) -> str:
    return pattern_of(value) if isinstance(value, str | tuple) else f"{value:f}" if isinstance(value, Decimal) else str(value)


def piece(part: Part) -> str:
    """Return a piece of a pattern as the file keeps it."""
    return (":" if part[1] else "=") + part[0]


@cache
def fact_columns() -> dict[str, dict[str, Kind]]:
    """Return the kinds of all columns of the fact tables."""
    return {name: {column.name: kind_of(column.type) for column in columns} for name, columns in tables().items()}


@cache
def parameter_kinds() -> Mapping[str, Kind]:
    """Return the kinds of all parameters, of numbers the one that every dated value fits in."""
    return {name: parameter_kind(parameter) for name, parameter in parameters().items()}


def parameter_kind(parameter: Parameter) -> Kind:
    """Return the kind of a parameter."""
    values = [dated.value for dated in parameter.values]
    if all(isinstance(value, date) for value in values):
        return DATE
    if not all(isinstance(value, Decimal | int) for value in values):
        return TEXT
    scale = max(_scale(value) for value in values)
    digits = max(len(str(abs(int(value * 10**scale)))) for value in values)
    return Kind("dec" if scale else "int", scale, digits)


def _scale(value: Decimal | int) -> int:
    exponent = value.as_tuple().exponent if isinstance(value, Decimal) else 0
    return max(0, -exponent) if isinstance(exponent, int) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
