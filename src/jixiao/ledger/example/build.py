"""The worked year put together: rows of all ledgers, files of evidence, the answers; the same for the same seed."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path

from msgspec import Struct
from msgspec.json import encode
from msgspec.json import format as laid_out

from jixiao.errors import UsageWrong
from jixiao.ledger.example.days import all_days, holiday
from jixiao.ledger.example.deputies import add_deputies, add_group
from jixiao.ledger.example.meetings import add_meetings
from jixiao.ledger.example.people import add_people
from jixiao.ledger.example.plans import add_plans
from jixiao.ledger.example.proofs import add_evidence, add_surveys
from jixiao.ledger.example.research import add_programme, add_research
from jixiao.ledger.example.staff import add_calendar, add_staff
from jixiao.ledger.example.systems import add_systems
from jixiao.ledger.example.training import add_training
from jixiao.ledger.example.year import PROJECTS, Given, Year
from jixiao.ledger.rows import record_at
from jixiao.ledger.schema import ledgers
from jixiao.ledger.templates import workbook

SEED = 2024
HERE = Path(__file__).parent
DECLARATION = "declaration.txt"
SOURCES = (HERE / DECLARATION, HERE.parents[3] / "examples/songjiang-2024" / DECLARATION)
"""Where the declaration stands: beside this file once installed, among the examples in the source tree."""


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


class WorkedYear(Struct, frozen=True):
    """The worked year: rows by ledger, files of evidence by path, answers."""

    rows: Mapping[str, Sequence[Given]]
    evidence: Mapping[str, bytes]
    answers: Answers


def worked_year(seed: int = SEED) -> WorkedYear:
    """Return the year that follows from the seed."""
    year = Year(seed)
    for number, (name, fiscal, other, first) in enumerate(PROJECTS, 1):
        money = {"initial": Decimal(fiscal + other), "fiscal": Decimal(fiscal), "other": Decimal(other)}
        days = all_days()
        starts = next(day for day in days if day.month == first)
        year.add("budgets", code=number, name=name, starts=starts, ends=days[-1], **money)
    add_people(year)
    for add in (add_systems, add_deputies, add_group, add_training, add_research, add_programme, add_staff, add_meetings, add_surveys):
        add(year)
    add_plans(year)
    evidence = add_evidence(year)
    add_calendar(year, {day: holiday(day) for day in all_days()})
    year.finish()
    return WorkedYear(year.rows, evidence, _answers(year))


def _answers(year: Year) -> Answers:
    planted = []
    for fault in year.planted:
        row = next(place for place, row in enumerate(year.rows[fault.ledger], 2) if row is fault.row)
        planted.append(Answer(fault.code, fault.ledger, row, record_at(fault.ledger, fault.row["code"]), fault.what))
    return Answers(tuple(sorted(planted, key=lambda answer: (answer.code, answer.ledger, answer.row))))


def example_files(seed: int = SEED) -> dict[str, bytes]:
    """Return every file of the worked example by its path; UsageWrong where the declaration is missing from the installation."""
    source = next((file for file in SOURCES if file.is_file()), None)
    if source is None:
        raise UsageWrong(
            "安装不完整：缺少示例申报表。请重新安装。", "The installation is not whole: the declaration is missing. Install it again."
        )
    year = worked_year(seed)
    files = {DECLARATION: source.read_bytes(), "bindings.toml": (HERE / "bindings.toml").read_bytes()}
    files["answers.json"] = laid_out(encode(year.answers), indent=2) + b"\n"
    files |= {f"ledgers/{name}.xlsx": workbook(ledgers()[name], rows) for name, rows in year.rows.items()}
    return files | {f"ledgers/{path}": data for path, data in year.evidence.items()}
