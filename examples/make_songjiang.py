"""Makes the files of ``songjiang-2024`` that nobody writes by hand: ledgers, evidence, answers. ``python examples/make_songjiang.py``.

Everything is invented but the eight projects and their figures, which the declaration names. Chance follows from a seed, so that a
second run changes no byte; declaration and bindings stand beside what is made here and are edited by people.
"""

import csv
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from io import StringIO
from pathlib import Path

from making.days import all_days, holiday
from making.deputies import add_deputies, add_group
from making.meetings import add_meetings
from making.people import add_people
from making.plans import add_plans
from making.proofs import add_evidence, add_surveys
from making.research import add_programme, add_research
from making.staff import add_calendar, add_staff
from making.systems import add_systems
from making.training import add_tests, add_training
from making.year import PROJECTS, Given, Year
from msgspec import Struct
from msgspec.json import encode
from msgspec.json import format as laid_out

from jixiao.ledger.cells import Value
from jixiao.ledger.rows import record_at
from jixiao.ledger.schema import Column, Ledger, ledgers

SEED = 2024
FOLDER = Path(__file__).parent / "songjiang-2024"


class Answer(Struct, frozen=True):
    """A planted fault: the rule that finds it, the ledger, the row of its spreadsheet, the record's address, what it is."""

    code: str
    ledger: str
    row: int
    record: str
    what: str


class Answers(Struct, frozen=True):
    """What is known about the year."""

    planted: tuple[Answer, ...]


def made() -> dict[str, bytes]:
    """Return the files by their path in the folder."""
    year = Year(SEED)
    for number, (name, fiscal, other, first) in enumerate(PROJECTS, 1):
        money = {
            "initial": Decimal(fiscal + other),
            "adjusted": Decimal(fiscal + other),
            "fiscal": Decimal(fiscal),
            "other": Decimal(other),
        }
        days = all_days()
        starts = next(day for day in days if day.month == first)
        year.add("budgets", code=number, name=name, starts=starts, ends=days[-1], **money)
    add_people(year)
    for add in (add_systems, add_deputies, add_group, add_training, add_research, add_programme, add_staff, add_meetings, add_surveys):
        add(year)
    add_tests(year)
    add_plans(year)
    files = {f"ledgers/{path}": data for path, data in add_evidence(year).items()}
    add_calendar(year, {day: holiday(day) for day in all_days()})
    year.finish()
    files["answers.json"] = laid_out(encode(_answers(year)), indent=2) + b"\n"
    return files | {f"ledgers/{name}.csv": as_csv(ledgers()[name], rows) for name, rows in year.rows.items()}


def _answers(year: Year) -> Answers:
    planted = []
    for fault in year.planted:
        row = next(place for place, row in enumerate(year.rows[fault.ledger], 2) if row is fault.row)
        planted.append(Answer(fault.code, fault.ledger, row, record_at(fault.ledger, fault.row["code"]), fault.what))
    return Answers(tuple(sorted(planted, key=lambda answer: (answer.code, answer.ledger, answer.row))))


def as_csv(ledger: Ledger, rows: Sequence[Given]) -> bytes:
    """Return a ledger as an office would type it: Chinese heads, a line a record."""
    lines = StringIO()
    out = csv.writer(lines, lineterminator="\n")
    out.writerow(column.title.zh for column in ledger.filled)
    out.writerows([_typed(row.get(column.name), column) for column in ledger.filled] for row in rows)
    return lines.getvalue().encode()


def _typed(value: Value, column: Column) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, date):
        return f"{value:%Y-%m}" if column.type == "month" else value.isoformat()
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


if __name__ == "__main__":
    for path, data in made().items():
        file = FOLDER / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
