"""An office taken back to the tables of an older version, and brought up to date again, killed at any statement on the way."""

import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from hostile.folders import SRC

DATABASE = "jixiao.sqlite3"
OPEN = """
import sys
sys.path.insert(0, {src!r})
from pathlib import Path
from jixiao.web.configure import configure
from jixiao.web.site import site_of
site = site_of(Path({folder!r}))
configure(site)
{does}
"""
ROLLED = "from django.core.management import call_command; call_command('migrate', 'web', {state!r}, verbosity=0)"
BROUGHT = """
from jixiao.errors import JixiaoError
from jixiao.web.opening import migrated
try:
    migrated(site)
except JixiaoError as wrong:
    print(wrong.zh, file=sys.stderr)
    sys.exit(2)
"""
KILLED = """
import os
from django.db.backends.base.schema import BaseDatabaseSchemaEditor as Editor
real, statements = Editor.execute, 0
def one(self, *given, **more):
    global statements
    statements += 1
    if statements == {at}:
        os.kill(os.getpid(), 9)
    return real(self, *given, **more)
Editor.execute = one
"""
"""Kills the process at its n-th statement that changes tables."""


@cache
def states() -> list[str]:
    """Return the states that the tables had, the oldest first."""
    return sorted(file.stem for file in (SRC / "jixiao/web/migrations").glob("0*.py"))


def begun(office: Path) -> None:
    """Make the example year's office in a folder."""
    office.mkdir(mode=0o700)
    _run(office, "from jixiao.web.opening import opened\nopened(site, demo=True)").check_returncode()


def rolled(office: Path, to: Path | None, state: str, database: str = "") -> Path:
    """Take an office, or a copy of it, back to a state."""
    folder = office if to is None else Path(shutil.copytree(office, to))
    _run(folder, ROLLED.format(state=state), database).check_returncode()
    return folder


def brought(folder: Path, sabotage: str = "", database: str = "") -> "subprocess.CompletedProcess[str]":
    """Bring an office up to date, as a start does."""
    return _run(folder, sabotage + BROUGHT, database)


def count(folder: Path) -> int:
    """Bring an office up to date and return how many statements that took."""
    done = _run(folder, KILLED.format(at=-1) + BROUGHT + "print(statements)")
    return int(done.stdout)


def rows(folder: Path, only: Mapping[str, tuple[list[str], str]] | None = None) -> dict[str, tuple[list[str], str]]:
    """Return for each table its columns and the hash of its rows; ``only`` those tables and columns."""
    with sqlite3.connect(folder / DATABASE) as database:
        names = only or [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'web_%'")]
        found = {}
        for name in names:
            columns = only[name][0] if only else sorted(f'"{row[1]}"' for row in database.execute(f"PRAGMA table_info({name})"))
            lines = sorted(map(repr, database.execute(f"SELECT {', '.join(columns)} FROM {name}")))  # noqa: S608 - our own names
            found[name] = columns, hashlib.sha256("\n".join(lines).encode()).hexdigest()
    database.close()
    return found


def _run(folder: Path, does: str, database: str = "") -> "subprocess.CompletedProcess[str]":
    line = [sys.executable, "-I", "-X", "utf8", "-c", OPEN.format(src=str(SRC), folder=str(folder), does=does)]
    return subprocess.run(line, capture_output=True, text=True, check=False, env={**os.environ, "DATABASE_URL": database})
