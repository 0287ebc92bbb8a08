"""Our side: ``ours.py run PAYMENTS`` makes the year, measures it and judges it; ``ours.py export PAYMENTS DIR`` writes it for the rivals.

Prints one JSON object: values by measure, counts by rule, seconds, the most memory.
"""

import json
import resource
import sys
from datetime import date
from pathlib import Path
from time import perf_counter, process_time

from jixiao.audit.engines.duck import Facts, Worker
from jixiao.audit.engines.duck_rules import run_rules
from jixiao.audit.force import literals_on, rules_in_force
from jixiao.audit.load import shipped_rules
from jixiao.audit.records import run_counted
from jixiao.audit.rulefile import Rule
from jixiao.audit.verdicts import Judged, merged
from jixiao.facts.duck import DuckDBPyConnection
from jixiao.facts.schema import all_tables
from jixiao.ledger.measured import Ask
from jixiao.ledger.measurefile import measures
from jixiao.ledger.measuresum import filled
from jixiao.ledger.measuring import Measuring
from jixiao.sql.file import fill as fill_in
from jixiao.sql.tables import empty_tables

sys.path.insert(0, str(Path(__file__).parents[1]))  # an isolated Python does not look beside the script

from ledgers.year import fill

STARTS, UNTIL = date(2024, 1, 1), date(2024, 12, 31)
PROJECT = "d0:ledger:budgets#1"
"""The project that half of all payments belong to."""
KINDS = {"VARCHAR": "TEXT", "INTEGER": "INTEGER", "DATE": "INTEGER", "BOOLEAN": "INTEGER"}
"""Types in the rivals' words; all others are decimals."""
EXPORTED = {"DATE": "\"{0}\" - DATE '1970-01-01'", "BOOLEAN": 'CAST("{0}" AS INTEGER)'}


def database(payments: int) -> DuckDBPyConnection:
    """Return the year in memory."""
    connection = empty_tables(threads=None, ledgers=True)
    connection.execute("INSERT INTO document (id, fiscal_year) VALUES ('d0:', 2024)")
    fill(connection, payments)
    return connection


def run(payments: int) -> dict[str, object]:
    """Return values, counts, seconds and memory."""
    begin = perf_counter()
    connection = database(payments)
    made, used = perf_counter(), process_time()
    asks = [Ask(key=name, measure=name, project=PROJECT) for name in measures()]
    got = Measuring(connection).measure(asks, STARTS, UNTIL)
    measured = perf_counter()
    rules = [rule for rule in rules_in_force(shipped_rules(), STARTS) if rule.family == "LDG"]
    judged = judge(connection, rules)
    end = perf_counter()
    return {
        "values": {name: None if m.exact is None else str(float(m.exact)) for name, m in got.items()},
        "rows": {name: [m.rows, m.left_out_rows] for name, m in got.items()},
        "counts": {code: [t.passed, t.fail, t.unknown] for (code, _), t in judged.tallies.items()},
        "problems": [m.problem for m in got.values() if m.problem] + [p.en for p in judged.problems],
        "seconds": {"make": made - begin, "measures": measured - made, "rules": end - measured, "processor": process_time() - used},
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024 / 1024,
    }


def selects() -> dict[str, dict[str, str]]:
    """Return every SELECT filled in: of measures on the project, of rules by the law of the first day."""
    asks = {name: Ask(key=name, measure=name, project=PROJECT) for name in measures()}
    rules = [rule for rule in rules_in_force(shipped_rules(), STARTS) if rule.family == "LDG" and rule.judge is None]
    return {
        "measures": {name: filled(measures()[name], ask, STARTS, UNTIL) for name, ask in asks.items()},
        "rules": {rule.code: fill_in(rule.sql, literals_on(rule, STARTS)) for rule in rules},
    }


def judge(connection: DuckDBPyConnection, rules: list[Rule]) -> Judged:
    """Return the verdicts of the rules, as an audit with ledgers runs them."""
    facts = Facts(tuple(Worker(connection.cursor(), keeps_plans=False) for _ in range(2)))
    counted = [rule for rule in rules if rule.head.subject == "record" and rule.judge is None]
    others = [rule for rule in rules if rule not in counted]
    return merged((run_counted(facts, counted, STARTS), run_rules(facts, others, STARTS, {})))


def export(payments: int, folder: Path) -> None:
    """Write every table that has rows as text: days as numbers from 1970, truth as 1 and 0."""
    connection = database(payments)
    kinds = {name: {c.name: KINDS.get(c.type, "REAL") for c in columns} for name, columns in all_tables().items()}
    (folder / "kinds.json").write_text(json.dumps(kinds), "utf-8")
    (folder / "selects.json").write_text(json.dumps(selects()), "utf-8")
    for name, columns in all_tables().items():
        shown = ", ".join(f'{EXPORTED[c.type].format(c.name)} AS "{c.name}"' if c.type in EXPORTED else f'"{c.name}"' for c in columns)
        if name.startswith("ledger_") or name == "document":
            connection.execute(f"COPY (SELECT {shown} FROM {name}) TO '{folder / name}.csv' (HEADER)")  # noqa: S608 - our own names


if __name__ == "__main__":
    if sys.argv[1] == "export":
        export(int(sys.argv[2]), Path(sys.argv[3]))
    else:
        sys.stdout.write(json.dumps(run(int(sys.argv[2]))) + "\n")
