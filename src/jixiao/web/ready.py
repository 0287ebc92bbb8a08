"""Questions that are asked with every page: Django writes their SQL once, later only the values in it change.

To put a question together and write it down takes Django ten times as long as the database needs to answer it.
"""

from collections.abc import Callable, Sequence
from copy import copy
from typing import Any, Generic, NamedTuple, TypeVar, cast

from django.db import DEFAULT_DB_ALIAS, connections
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
    """A question as one sort of database is asked: its SQL, what goes into it, and what makes rows of the answer."""

    sql: str
    values: tuple[Place | object, ...]
    compiler: SQLCompiler
    is_model: bool


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
        compiler = copy(written.compiler)  # which of a thread's connections it asks is all that differs
        compiler.connection = connection
        made = list(compiler.results_iter([rows], tuple_expected=True))
        return cast("list[Row]", _objects(compiler, made) if written.is_model else made)

    def first(self, *given: Value) -> Row | None:
        """Return the first row, None where there is none."""
        return next(iter(self(*given)), None)


def _written(make: Callable[..., QuerySet[Any, Any]], given: Sequence[Value]) -> Written:
    """Write the SQL of a query with marks in its gaps."""
    marks = [WORD.format(n) if isinstance(value, str) else NUMBER + n for n, value in enumerate(given)]
    made = make(*marks)
    compiler = made.query.get_compiler(DEFAULT_DB_ALIAS)
    sql, values = compiler.as_sql()
    return Written(sql, tuple(_place(value, marks) for value in values), compiler, made._iterable_class is ModelIterable)  # noqa: SLF001 - Django tells it nowhere else


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


def _objects(compiler: SQLCompiler, rows: Sequence[Sequence[Any]]) -> list[Any]:
    """Return rows as objects of their model, those that were selected with them in their places."""
    told = compiler.klass_info
    names = [compiler.select[n][0].target.attname for n in told["select_fields"]]
    start, end = told["select_fields"][0], told["select_fields"][-1] + 1
    populators = get_related_populators(told, compiler.select, DEFAULT_DB_ALIAS)  # type: ignore[call-arg] # as the Django in use has it
    found = []
    for row in rows:
        one = told["model"].from_db(DEFAULT_DB_ALIAS, names, row[start:end])
        for populator in populators:
            populator.populate(row, one)
        found.append(one)
    return found
