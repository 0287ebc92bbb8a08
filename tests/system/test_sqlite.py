"""SQLite is told of its room before its first use, and works as ever where it can't be told."""

import subprocess
import sys

import pytest

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="told on Linux alone")

COUNTED = """
import ctypes, sys
{before}
from jixiao.system.sqlite import sqlite3
database = sqlite3.connect(":memory:")
database.execute("CREATE TABLE told (word TEXT) STRICT")
assert database.execute("SELECT count(*) FROM told").fetchone() == (0,)
now, most = ctypes.c_int(), ctypes.c_int()
assert ctypes.CDLL(sys.modules["_sqlite3"].__file__).sqlite3_status(0, ctypes.byref(now), ctypes.byref(most), 0) == 0
print("counted" if now.value else "not counted")
"""
MEMORY = {
    "nothing": "not counted",
    "import sqlite3": "counted",
    "sys.modules['_ctypes'] = None": "counted",
    "import _ctypes; _ctypes.dlsym = None; del _ctypes.dlsym": "counted",
    "sys.platform = 'darwin'": "counted",
}


@pytest.mark.parametrize("before", MEMORY)
def test_sqlite_keeps_no_count_of_its_memory_where_it_can_be_told(before: str) -> None:
    script = COUNTED.format(before="" if before == "nothing" else before)
    done = subprocess.run([sys.executable, "-I", "-c", script], capture_output=True, text=True, timeout=60, check=False)
    assert (done.stdout.strip(), done.stderr) == (MEMORY[before], "")
