"""A measure's examples run, and how good they are: ``python -m jixiao.ledger.measurecheck FILE…`` tells what does not fit.

As of rules, an example's row whose ``at`` is left out stands at "/" and its id; a change of the SELECT that no example notices is
told, unless its line says ``-- equivalent: reason``.
"""

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from msgspec import ValidationError

from jixiao.audit.database import empty_tables
from jixiao.audit.examples import clear, given_faults, sql_faults
from jixiao.audit.gate import refusal
from jixiao.audit.mutants import MARKER, Mutant, mutants
from jixiao.audit.rulefile import Example
from jixiao.errors import JixiaoError, MeasureFileInvalid
from jixiao.facts.duck import DuckDBError, DuckDBPyConnection
from jixiao.ledger.measured import Ask, Measured, measured
from jixiao.ledger.measurefile import COLUMNS, Expected, Given, Measure, MeasureExample, parse_measure
from jixiao.ledger.measuresum import filled, summed_up, totals_of

TYPES = {"day": "DATE", "planned": "DATE", "counted": "BOOLEAN", "address": "VARCHAR", "note": "VARCHAR"}


def example_faults(measure: Measure, database: DuckDBPyConnection) -> tuple[str, ...]:
    """Return what does not fit in the measure's examples, empty when all fits; ``database`` holds empty tables."""
    try:
        examples = measure.examples()
    except MeasureFileInvalid as wrong:
        return (wrong.en,)
    if not examples:
        return ("no examples",)
    faults = list(sql_faults(measure.sql))
    for example in examples:
        with_rows = _inserted(example, database)
        told = with_rows or [*_shape_faults(measure, example, database), *_faults(measure, example, measure.sql, database)]
        faults += [f"{example.name}: {fault}" for fault in told]
        clear(database, example.given)
    return tuple(dict.fromkeys(faults))


def _inserted(example: MeasureExample, database: DuckDBPyConnection) -> tuple[str, ...]:
    return given_faults(Example(name=example.name, given=example.given, expect={}), database)


def _asked(measure: Measure, example: MeasureExample) -> Ask:
    params: dict[str, Given] = {name: value for name, value in example.params.items() if isinstance(value, Given)}
    return Ask(key="", measure=measure.name, project=example.project, params=params)


def _shape_faults(measure: Measure, example: MeasureExample, database: DuckDBPyConnection) -> list[str]:
    """Return what is wrong with the columns of the SELECT."""
    sql = filled(measure, _asked(measure, example), example.starts, example.until)
    refused = refusal(database, sql)
    if refused:
        return [f"the gate refuses it: {refused.en}"]
    try:
        types = {str(d[0]): str(d[1]) for d in database.execute(sql).description or ()}
    except DuckDBError as wrong:
        return [str(wrong)]
    faults = [f"no column {name}" for name in COLUMNS if name not in types]
    faults += [f"{name} is {kind}; figures are exact: cast to DECIMAL" for name, kind in types.items() if kind in ("DOUBLE", "FLOAT")]
    return faults + [
        f"{name} is {kind}, must be {TYPES[name]}" for name, kind in types.items() if kind not in (TYPES.get(name, kind), '"NULL"')
    ]


def _faults(measure: Measure, example: MeasureExample, sql: str, database: DuckDBPyConnection) -> list[str]:
    """Return where the SELECT differs from what the example expects."""
    try:
        asked = filled(measure, _asked(measure, example), example.starts, example.until, sql)
        totals = totals_of(database, summed_up(measure, asked, example.until))
    except (DuckDBError, JixiaoError, ValidationError) as wrong:
        return [str(wrong)]
    return list(_differences(measured(measure.name, measure.head.unit, measure.head.value, totals), example.expect))


def _differences(got: Measured, want: Expected) -> Iterable[str]:
    if got.value != want.value:
        yield f"value: expected {want.value}, got {got.value}"
    for name in ("numerator", "denominator", "rows", "planned_rows", "done_rows", "planned_share", "stated", "claimed_rows"):
        wanted = getattr(want, name)
        if wanted not in (None, getattr(got, name)):
            yield f"{name}: expected {wanted}, got {getattr(got, name)}"
    left = {address.removeprefix("/"): note for address, note in got.left_out}
    if left != want.left_out:
        yield f"left out: expected {want.left_out}, got {left}"


def survivors(measure: Measure, database: DuckDBPyConnection) -> tuple[Mutant, ...]:
    """Return the changes of the SELECT that no example notices; ``database`` holds empty tables."""
    alive = list(mutants(measure.sql))
    for example in measure.examples():
        if not _inserted(example, database):
            alive = [mutant for mutant in alive if not _faults(measure, example, mutant.sql, database)]
        clear(database, example.given)
    return tuple(alive)


def mutation_faults(measure: Measure, database: DuckDBPyConnection) -> tuple[str, ...]:
    """Return a sentence for each change that goes unnoticed on a line without a marker, and for each marker that is not needed."""
    alive = survivors(measure, database)
    marked = {number for number, line in enumerate(measure.sql.split("\n"), 1) if MARKER.search(line)}
    faults = [f"line {m.line}: {m.before!r} → {m.after!r} goes unnoticed" for m in alive if m.line not in marked]
    return (*faults, *(f"line {number}: the marker is not needed" for number in sorted(marked - {m.line for m in alive})))


def check_file(file: Path, database: DuckDBPyConnection) -> tuple[str, ...]:
    """Return all that is wrong with one measure file."""
    try:
        measure = parse_measure(file.name, file.read_text("utf-8"))
    except MeasureFileInvalid as wrong:
        return (wrong.en,)
    return example_faults(measure, database) or mutation_faults(measure, database)


def main(files: Sequence[str]) -> int:
    """Print the faults of every measure file, or ok; return 1 when there are any."""
    database = empty_tables(ledgers=True)
    database.execute("PRAGMA disable_optimizer")
    bad = False
    for name in files:
        faults = check_file(Path(name), database)
        bad = bad or bool(faults)
        sys.stdout.write("".join(f"{name}: {fault}\n" for fault in faults) or f"{name}: ok\n")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
