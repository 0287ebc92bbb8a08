"""SQLite with room for its small things, and without a count of each: the rules of eight forms ask it for memory ninety thousand times.

Python offers no way to say so; SQLite's own has to be called before its first use. Where it can't be (another system, SQLite within
Python itself, in use already), SQLite works as ever.
"""

import sys
from contextlib import suppress
from importlib.util import find_spec

ROOM, PIECE, PIECES = 13, 1200, 500
"""SQLite's SQLITE_CONFIG_LOOKASIDE, the bytes of a piece, and how many a connection has: twice as many save a thousandth more of an audit."""
COUNT, NO = 9, 0
"""Its SQLITE_CONFIG_MEMSTATUS: a count of all memory, under a lock, which nobody asks for."""


def _make_room() -> None:
    """Tell SQLite so, in the library that Python's module uses."""
    own = find_spec("_sqlite3") if sys.platform == "linux" and "_sqlite3" not in sys.modules else None
    if own is None or own.origin is None or not own.has_location:
        return
    with suppress(ImportError, AttributeError, OSError):
        import _ctypes  # noqa: PLC0415 - ctypes loads it too, and eight times as much to describe C's types

        config = _ctypes.dlsym(_ctypes.dlopen(own.origin, 0), "sqlite3_config")
        for words in ((COUNT, NO), (ROOM, PIECE, PIECES)):
            _ctypes.call_function(config, words)


_make_room()

import sqlite3 as sqlite3  # noqa: E402, PLC0414 - what is told is told before its first use; this is where others take it from
