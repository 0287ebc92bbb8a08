"""Where what a rule reads stands in a document: the cells and lists of a column, the pointer of a row's cell, the project that it leads into."""

from collections.abc import Iterator
from functools import cache, lru_cache

from jixiao.audit.rests import Column
from jixiao.facts.schema import Column as Declared
from jixiao.facts.schema import Row, all_tables, tables


@cache
def _declared(table: str) -> dict[str, Declared]:
    known = tables() if table in tables() else all_tables()
    return {column.name: column for column in known.get(table, ())}


def cells_of(column: Column) -> tuple[str, ...]:
    """Return the cells that a column is read from."""
    found = _declared(column[0]).get(column[1])
    return found.cells if found is not None else ()


def lists_of(column: Column) -> tuple[str, ...]:
    """Return the lists that a row stands in, for its column ``at``."""
    found = _declared(column[0]).get(column[1])
    return found.lists if found is not None else ()


def pointer_of(cell: str, row: Row) -> str | None:
    """Return the pointer of a cell of a row, None where the row names nothing that it could stand in."""
    of, _, rest = cell.partition("/")
    if of == ".":
        return str(row["at"])
    base = row["at"] if not of else row.get(of)
    return None if base is None else f"{str(base).rpartition(':')[2]}/{rest}"


def project_of(*pointers: str) -> str | None:
    """Return the pointer of the project that the first of the pointers leads into which leads into one."""
    return next(filter(None, map(_own, pointers)), None)


@lru_cache(maxsize=65_536)
def _own(pointer: str) -> str | None:
    return "/".join(pointer.split("/", 3)[:3]) if pointer.startswith("/projects/") else None


def and_above(pointer: str) -> Iterator[str]:
    """Yield a pointer and those of what it stands in."""
    yield pointer
    while pointer:
        pointer = pointer.rpartition("/")[0]
        yield pointer
