"""DuckDB without its Python wrapper, which loads mail, sockets and data frames before it begins: half of its start-up time.

These are the wrapper's own objects, by the name of the engine's module; ``duckdb.Error`` is this ``DuckDBError``.
"""

from _duckdb import DuckDBPyConnection, StatementType, connect
from _duckdb import Error as DuckDBError

__all__ = ["DuckDBError", "DuckDBPyConnection", "StatementType", "connect"]
