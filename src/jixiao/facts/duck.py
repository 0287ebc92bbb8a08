"""DuckDB without its Python wrapper, which loads mail, sockets and data frames before it begins: half of its start-up time.

These are the wrapper's own objects, by the name of the engine's module; ``duckdb.Error`` is this ``DuckDBError``. The engine is loaded
when one of them is first asked for: ``duck.connect``. A small audit needs none.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _duckdb import DuckDBPyConnection, StatementType, connect
    from _duckdb import Error as DuckDBError

__all__ = ["DuckDBError", "DuckDBPyConnection", "StatementType", "connect"]


def __getattr__(name: str) -> object:
    """Return one of the wrapper's objects, kept from then on."""
    if name not in __all__:
        raise AttributeError(name)
    found: object = getattr(import_module("_duckdb"), "Error" if name == "DuckDBError" else name)
    globals()[name] = found
    return found
