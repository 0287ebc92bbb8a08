"""The same rules by hand and by DuckDB over the same corpus: what each finds, and how long it takes."""

import json
import subprocess
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path
from time import perf_counter

from environments import environment
from jixiao.corpus.audit import Load, fill, from_files, judge_all, loads, opened
from jixiao.corpus.store import LOTS, lots
from jixiao.facts.duck import DuckDBPyConnection, connect
from jixiao.facts.schema import tables
from jixiao.sql.literals import quoted
from scale import plain_indicators, plain_projects
from scale.plain import Facts, PlainRule, any_of, figure

BY_HAND: tuple[PlainRule, ...] = (*plain_projects.RULES, *plain_indicators.RULES)
IN_POLARS = ("FRM07", "FND06", "CAL01", "STD07", "GOA02", "CLS04", "IND09", "CLS02", "CLS11", "VAL12", "VAL20", "SAT03")
WORDS = (
    "gift_words", "quality_facts", "timely_measure", "timely_with_quality", "execution_words", "management_levels", "growth_words",
    "deviation_signs", "own_staff", "change_in_value",
)  # fmt: skip
FIGURES = ("rounding_unit", "satisfaction_floor", "satisfaction_ceiling")
MEMORY = 3_000
"""Megabytes of a database."""
Row = dict[str, object]
Found = set[tuple[str, str, str, bool | None]]
"""Code, subject, pointer, verdict of what fails or can't be judged."""


def only(todo: Sequence[Load], codes: Sequence[str]) -> list[Load]:
    """Return the loads with some of their rules."""
    return [load._replace(selects={code: sql for code, sql in load.selects.items() if code in codes}) for load in todo]


def timed(corpus: Path, codes: Sequence[str], place: Path) -> float:
    """Return the seconds that DuckDB takes for some of the rules, reading included."""
    place.mkdir(exist_ok=True)
    begin = perf_counter()
    judge_all(corpus, only(loads(lots(corpus)), codes), place, lambda *_: None)
    return perf_counter() - begin


def by_duckdb(database: DuckDBPyConnection, selects: Mapping[str, str]) -> Found:
    """Return what DuckDB finds in filled tables."""
    found: Found = set()
    for code, sql in selects.items():
        rows = database.execute(f"SELECT r.subject, r.path, r.ok FROM ({sql}) AS r WHERE r.ok IS NOT TRUE").fetchall()
        found |= {(code, subject, path, ok) for subject, path, ok in rows}
    return found


def plain(corpus: Path, size: int) -> list[Row]:
    """Return plain Python's line and DuckDB's; SystemExit where their findings differ."""
    codes = [rule.code for rule in BY_HAND]
    reading = judging = 0.0
    number = 0
    for load in loads(lots(corpus)):
        for lot in load.lots:
            one = Load((lot,), {code: load.selects[code] for code in codes if code in load.selects})
            with closing(opened(MEMORY)) as database:
                every = Load((lot,), {**one.selects, "": every_column()})
                fill(every, from_files(database, corpus, every))
                begin = perf_counter()
                facts = Facts({table: rows_of(database, table) for table in tables()})
                middle = perf_counter()
                found = judged(facts, one, lot.kind)
                reading, judging = reading + middle - begin, judging + perf_counter() - middle
                check("plain Python", found, by_duckdb(database, one.selects))
                number += len(found)
    ours = timed(corpus, codes, corpus.with_suffix(".plain"))
    shared = {"projects": size, "rules": len(codes), "findings": number}
    return [
        {
            **shared,
            "by": "plain Python",
            "s": f"{judging:.2f}",
            "times DuckDB": f"{judging / ours:.1f}",
            "reading the facts, s": f"{reading:.2f}",
        },
        {**shared, "by": "DuckDB", "s": f"{ours:.2f}", "times DuckDB": "1.0", "reading the facts, s": "counted"},
    ]


def every_column() -> str:
    """Return the names of all tables and columns, so that all are filled."""
    return " ".join(f"{table} {' '.join(column.name for column in columns)}" for table, columns in tables().items())


def rows_of(database: DuckDBPyConnection, table: str) -> list[dict[str, object]]:
    """Return the rows of a table as dictionaries."""
    cursor = database.execute(f"SELECT * FROM {table}")
    names = [str(column[0]) for column in cursor.description or ()]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def judged(facts: Facts, load: Load, kind: str | None) -> Found:
    """Return what the rules by hand find."""
    return {
        (rule.code, subject, path, ok)
        for rule in BY_HAND
        if rule.code in load.selects and (not rule.kinds or kind in rule.kinds)
        for subject, path, ok in rule.judge(facts)
        if not ok
    }


def check(whose: str, found: Found, wanted: Found) -> None:
    """Stop the benchmark where findings differ: a fast wrong answer is none."""
    if found != wanted:
        more, less = sorted(map(str, found - wanted))[:3], sorted(map(str, wanted - found))[:3]
        raise SystemExit(f"{whose} differs from DuckDB: more {more}, less {less}")


def polars(corpus: Path, size: int, folder: Path) -> list[Row]:
    """Return Polars' line and DuckDB's for twelve rules; SystemExit where their findings differ."""
    to = folder / f"polars-{size}"
    to.mkdir()
    given = {name: any_of(name).pattern for name in WORDS} | {name: str(figure(name)) for name in FIGURES}
    every = lots(corpus)
    places = [str(corpus / LOTS / lot.name) for lot in every]
    command = [
        environment("scale", "bench-scale") / "python",
        "-I",
        Path(__file__).with_name("in_polars.py"),
        json.dumps(given),
        to,
        *places,
    ]
    answer = json.loads(subprocess.run(list(map(str, command)), check=True, capture_output=True, text=True).stdout)
    with closing(connect(":memory:")) as database:
        rows = database.execute(f"SELECT code, subject, path, ok FROM read_parquet({quoted(str(to / '*.parquet'))})").fetchall()
        found: Found = set(rows)
        wanted: Found = set()
        for load in only(loads(every), IN_POLARS):
            with closing(opened(MEMORY)) as tables_of:
                fill(load, from_files(tables_of, corpus, load))
                wanted |= by_duckdb(tables_of, load.selects)
    check("Polars", found, wanted)
    ours = timed(corpus, IN_POLARS, corpus.with_suffix(".polars"))
    shared = {"projects": size, "rules": len(IN_POLARS), "findings": len(found)}
    times = answer["seconds"] / ours
    return [
        {
            **shared,
            "by": f"Polars {answer['version']}",
            "s": f"{answer['seconds']:.2f}",
            "times DuckDB": f"{times:.1f}",
            "reading the facts, s": "counted",
        },
        {**shared, "by": "DuckDB", "s": f"{ours:.2f}", "times DuckDB": "1.0", "reading the facts, s": "counted"},
    ]
