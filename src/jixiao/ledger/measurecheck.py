"""A measure's examples: what its SELECT gives, summed up, against the figure and the records left out that they expect."""

from collections.abc import Iterable
from datetime import date

from msgspec import Struct, ValidationError

from jixiao.errors import JixiaoError
from jixiao.facts.duck import DuckDBError, DuckDBPyConnection
from jixiao.ledger.measured import Ask, Measured, measured
from jixiao.ledger.measurefile import COLUMNS, Expected, Given, Measure, MeasureExample
from jixiao.ledger.measuresum import filled, summed_up, totals_of

TYPES = {"day": "DATE", "planned": "DATE", "counted": "BOOLEAN", "address": "VARCHAR", "note": "VARCHAR"}
SOME_YEAR = date(2024, 1, 1), date(2024, 12, 31)


class TriedMeasure(Struct, frozen=True):
    """A measure as its examples try it."""

    measure: Measure

    @property
    def name(self) -> str:
        """Return its name."""
        return self.measure.name

    @property
    def sql(self) -> str:
        """Return its SELECT as it is written."""
        return self.measure.sql

    def examples(self) -> tuple[MeasureExample, ...]:
        """Return its examples; MeasureFileInvalid when they are malformed."""
        return self.measure.examples()

    def filled(self) -> str:
        """Return its SELECT as it is asked by default."""
        return filled(self.measure, Ask(key="", measure=self.measure.name), *SOME_YEAR)

    def shape_faults(self, database: DuckDBPyConnection) -> Iterable[str]:
        """Return what is wrong with the columns of the SELECT."""
        try:
            types = {str(d[0]): str(d[1]) for d in database.execute(self.filled()).description or ()}
        except DuckDBError as wrong:
            return [str(wrong)]
        faults = [f"no column {name}" for name in COLUMNS if name not in types]
        faults += [
            f"column {name} is {kind}; figures are exact: cast to DECIMAL" for name, kind in types.items() if kind in ("DOUBLE", "FLOAT")
        ]
        return faults + [
            f"{name} is {kind}, must be {TYPES[name]}" for name, kind in types.items() if kind not in (TYPES.get(name, kind), '"NULL"')
        ]

    def faults(self, example: MeasureExample, sql: str, database: DuckDBPyConnection) -> Iterable[str]:
        """Return where the figure differs from what the example expects."""
        params: dict[str, Given] = {name: value for name, value in example.params.items() if isinstance(value, Given)}
        ask = Ask(key="", measure=self.measure.name, project=example.project, params=params)
        try:
            asked = filled(self.measure, ask, example.starts, example.until, sql)
            totals = totals_of(database, summed_up(self.measure, asked, example.until))
        except (DuckDBError, JixiaoError, ValidationError) as wrong:
            return [str(wrong)]
        return _differences(measured(self.measure.name, self.measure.head.unit, self.measure.head.value, totals), example.expect)


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
