"""Questions that are asked with every page: Django writes their SQL once, later only the values in it change.

To put a question together and write it down takes Django ten times as long as the database needs to answer it.
"""

from collections.abc import Callable, Sequence
from typing import Any, Generic, NamedTuple, TypeVar, cast

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import QuerySet
from django.db.models.query import ModelIterable, get_related_populators
from django.db.models.sql.compiler import SQLCompiler

Row = TypeVar("Row")
Value = str | int
WORD, NUMBER = "jx0mark{}end", 1_946_160_000
"""What stands for a text and for a number while a question is written: nothing that stands in one by itself."""


class Place(NamedTuple):
    """Where a value goes: its position among those given, the text around it (``%`` behind the beginning of a text), None where it is all."""

    given: int
    around: tuple[str, str] | None


class Written(NamedTuple):
    """A question as one sort of database is asked: its SQL, what goes into it, and what makes rows of the answer.

    ``converters`` say by position what makes values of a column's; ``model`` what makes an object of a row, None for plain rows.
    """

    sql: str
    values: tuple[Place | object, ...]
    converters: dict[int, Any]
    model: "Objects | None"


class Objects(NamedTuple):
    """How rows become objects: of which model, from which columns, and what was selected with them."""

    model: Any
    names: list[str]
    start: int
    end: int
    populators: Sequence[Any]


class Ready(Generic[Row]):
    """A question with gaps, each for a text or a whole number; ``make`` puts it together of what goes into them, one at least if any.

    The rows are those of its query: objects with all that is selected with them, or tuples of ``values_list``.
    """

    def __init__(self, make: Callable[..., QuerySet[Any, Row]]) -> None:
        """Take what makes the query."""
        self._make = make
        self._written: dict[tuple[str, int], Written] = {}

    def __call__(self, *given: Value) -> list[Row]:
        """Return the rows for these values."""
        connection = connections[DEFAULT_DB_ALIAS]
        shape = connection.vendor, len(given)
        written = self._written.get(shape)
        if written is None:
            written = self._written[shape] = _written(self._make, given)
        like = connection.ops.prep_for_like_query
        values = [_filled(one, given, like) if isinstance(one, Place) else one for one in written.values]
        with connection.cursor() as cursor:
            cursor.execute(written.sql, values)  # type: ignore[arg-type] # values are as Django made them
            rows = cursor.fetchall()
        made = [_converted(row, written.converters, connection) for row in rows] if written.converters else rows
        return cast("list[Row]", made if written.model is None else [_object(row, written.model) for row in made])

    def first(self, *given: Value) -> Row | None:
        """Return the first row, None where there is none."""
        return next(iter(self(*given)), None)


def _written(make: Callable[..., QuerySet[Any, Any]], given: Sequence[Value]) -> Written:
    """Write the SQL of a query with marks in its gaps."""
    marks = [WORD.format(n) if isinstance(value, str) else NUMBER + n for n, value in enumerate(given)]
    made = make(*marks)
    compiler = made.query.get_compiler(DEFAULT_DB_ALIAS)
    sql, values = compiler.as_sql()
    is_model = made._iterable_class is ModelIterable  # noqa: SLF001 - Django tells it nowhere else
    converters = compiler.get_converters([one[0] for one in compiler.select[: compiler.col_count]])
    return Written(sql, tuple(_place(value, marks) for value in values), converters, _objects(compiler) if is_model else None)


def _place(value: object, marks: Sequence[Value]) -> Place | object:
    for n, mark in enumerate(marks):
        if value == mark:
            return Place(n, None)
        if isinstance(value, str) and isinstance(mark, str) and mark in value:
            before, _, after = value.partition(mark)
            return Place(n, (before, after))
    return value


def _filled(place: Place, given: Sequence[Value], like: Callable[[str], str]) -> Value:
    value = given[place.given]
    return value if place.around is None else f"{place.around[0]}{like(str(value))}{place.around[1]}"


def _objects(compiler: SQLCompiler) -> Objects:
    told = compiler.klass_info
    names = [compiler.select[n][0].target.attname for n in told["select_fields"]]
    populators = get_related_populators(told, compiler.select, DEFAULT_DB_ALIAS)  # type: ignore[call-arg] # as the Django in use has it
    return Objects(told["model"], names, told["select_fields"][0], told["select_fields"][-1] + 1, populators)


def _converted(row: Sequence[Any], converters: dict[int, Any], connection: BaseDatabaseWrapper) -> tuple[Any, ...]:
    """Return a row as Django has its values."""
    made = list(row)
    for at, (steps, column) in converters.items():
        for step in steps:
            made[at] = step(made[at], column, connection)
    return tuple(made)


def _object(row: Sequence[Any], how: Objects) -> Any:  # noqa: ANN401 - an object of a model
    """Return a row as an object of its model, what was selected with it in its place."""
    one = how.model.from_db(DEFAULT_DB_ALIAS, how.names, row[how.start : how.end])
    for populator in how.populators:
        populator.populate(row, one)
    return one
