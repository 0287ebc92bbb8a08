"""SQLite: ``by_sqlite.py DIR`` reads the exported year, then runs the very same SELECTs, given as JSON on standard input.

What SQLite says otherwise is changed in the text: days are numbers from 1970, figures are binary numbers (its sums are compensated).
"""

import csv
import json
import re
import resource
import sqlite3
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from time import perf_counter, process_time

FIRST = date(1970, 1, 1)
CHANGES = (
    (re.compile(r"DATE '(\d{4}-\d\d-\d\d)'"), lambda m: str((date.fromisoformat(m[1]) - FIRST).days)),
    (re.compile(r"strict_sum\(([\w.]+)\)"), lambda m: f"CASE WHEN count(*) = count({m[1]}) THEN sum({m[1]}) END"),
    (re.compile(r"array_agg\((.+?) ORDER BY .+?\)"), lambda m: f"group_concat({m[1]})"),
    (re.compile(r"DECIMAL\(\d+, \d+\)"), lambda _: "REAL"),
    (re.compile(r"\bAS limit\b"), lambda _: "AS limit_"),
)
SUM = """SELECT count(*), sum(CASE WHEN m.counted THEN m.numerator END), {denominator} FROM ({sql}) AS m"""
COUNT = "SELECT sum(CASE WHEN r.ok THEN 1 ELSE 0 END), sum(CASE WHEN NOT r.ok THEN 1 ELSE 0 END), sum(CASE WHEN r.ok IS NULL THEN 1 ELSE 0 END) FROM ({sql}) AS r"


def day(number: int) -> date:
    """Return the day of a number."""
    return FIRST + timedelta(days=number)


def functions(connection: sqlite3.Connection) -> None:
    """Give SQLite the functions that the SELECTs use and it lacks."""
    named: dict[str, Callable[..., int | None]] = {
        "year": lambda n: n if n is None else day(n).year,
        "month": lambda n: n if n is None else day(n).month,
        "day": lambda n: n if n is None else day(n).day,
        "last_day": lambda n: (
            n if n is None else ((day(n).replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1) - FIRST).days
        ),
        "starts_with": lambda text, start: None if text is None else int(text.startswith(start)),
    }
    for name, function in named.items():
        connection.create_function(name, 1 + (name == "starts_with"), function, deterministic=True)
    connection.create_function(
        "make_date", 3, lambda y, m, d: None if y is None else (datetime(y, m, int(d), tzinfo=UTC).date() - FIRST).days, deterministic=True
    )


def load(connection: sqlite3.Connection, folder: Path) -> None:
    """Read every exported table; what is a number in all its kind of column becomes one."""
    kinds = json.loads((folder / "kinds.json").read_text("utf-8"))
    for file in sorted(folder.glob("*.csv")):
        with file.open(encoding="utf-8", newline="") as opened:
            rows = csv.reader(opened)
            names = next(rows)
            columns = ", ".join(f'"{name}" {kinds[file.stem][name]}' for name in names)
            connection.execute(f"CREATE TABLE {file.stem} ({columns})")
            marks = ", ".join("?" * len(names))
            filled = ([cell or None for cell in row] for row in rows)
            connection.executemany(f"INSERT INTO {file.stem} VALUES ({marks})", filled)  # noqa: S608 - our own names


def changed(sql: str) -> str:
    """Return the SELECT in SQLite's words."""
    for pattern, change in CHANGES:
        sql = pattern.sub(change, sql)
    return sql


def results(connection: sqlite3.Connection, asked: dict[str, dict[str, str]]) -> Iterator[tuple[str, str, object]]:
    """Yield kind, name and result of every SELECT, or what SQLite says against it."""
    for kind, form in (("measures", SUM), ("rules", COUNT)):
        for name, sql in asked[kind].items():
            own = "sum(CASE WHEN m.counted THEN m.denominator END)" if re.search(r"\bAS denominator\b", sql) else "NULL"
            try:
                yield kind, name, connection.execute(form.format(sql=changed(sql), denominator=own)).fetchone()
            except sqlite3.Error as wrong:
                yield kind, name, str(wrong)


def main(folder: Path) -> None:
    """Print results, seconds and memory."""
    asked = json.load(sys.stdin)
    connection = sqlite3.connect(":memory:")
    functions(connection)
    begin = perf_counter()
    load(connection, folder)
    loaded, used = perf_counter(), process_time()
    found: dict[str, dict[str, object]] = {"measures": {}, "rules": {}}
    for kind, name, result in results(connection, asked):
        found[kind][name] = result
    end = perf_counter()
    seconds = {"load": loaded - begin, "work": end - loaded, "processor": process_time() - used}
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024 / 1024
    sys.stdout.write(json.dumps({**found, "seconds": seconds, "memory": memory}) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
