"""What SQLite is not given: DuckDB does it instead."""


class Refused(Exception):
    """Rows, or a SELECT, that SQLite may treat otherwise than DuckDB; it says why."""
