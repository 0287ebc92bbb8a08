"""Less evidence never looks better: every measure of special ledgers, bound in a worked year or not, asked of every project of the three years."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from bent_records import CHANGES, UNTIL, YEAR, Base, Change, base_of, blanked, changed, is_better, of_ledgers, rests_on, told
from msgspec.structs import replace as with_records

from jixiao.actions.example import EXAMPLES
from jixiao.facts.schema import Row
from jixiao.ledger.load import Records
from jixiao.ledger.measured import Ask
from jixiao.ledger.measurefile import Given, Measure, measures
from jixiao.ledger.measuring import opened
from jixiao.ledger.schema import Ledger, ledgers

Figures = dict[str, Fraction]
NOTHING_ELSE_SAYS = {("meetings", "blank_cost", "meeting_cost_per_person_day"), ("drills", "copied", "drill_rows_lost_rate")}
"""Many meetings cost nothing: one whose cost is left blank may be of them. Two drills of one day may have the same two figures."""
PARAMS: Mapping[str, dict[str, Given]] = {"spending_per_person": {"ledger": "services"}}
"""What a measure has to be asked with."""


@pytest.fixture(scope="module")
def more(base: Base) -> Base:
    """Return one of the worked years with what none of the three records."""
    return with_more(base)


def with_more(base: Base) -> Base:
    """Return the worked year with what none of the three records: budgets of purchases, money added in the year, and drills."""
    start, drills = base.start, ledgers()["drills"]
    tables = {**start.records.tables}
    tables["ledger_purchases"] = [
        {**row, "budgeted": Decimal(str(row["amount"])) + 10 * n + 10} for n, row in enumerate(tables["ledger_purchases"])
    ]
    decided = tables["ledger_adjustments"]
    tables["ledger_adjustments"] = [*decided, *(added(f"ledger:budgets#{n}", len(decided) + n) for n in (1, 2))]
    tables[drills.table] = [drill(drills, month) for month in range(1, 13)]
    records = Records(
        tables, start.records.places, start.records.by_address, (start.records.held or frozenset()) | {"drills", "adjustments"}
    )
    return Base(with_records(start, records=records), base.given, base.scores, told(records, ledgers().values()))


def drill(ledger: Ledger, month: int) -> Row:
    known = {
        "code": f"YL-{month:02}",
        "day": date(YEAR, month, 5),
        "rows_kept": 1000 + month,
        "rows_restored": 1000 + month % 5,
        "at": f"ledger:drills#YL-{month:02}",
    }
    return {**dict.fromkeys(column.name for column in ledger.columns), **known}


def added(project: str, number: int) -> Row:
    """Return the decision that a project gets more money, one of a series."""
    code = f"TZ-{number:02}"
    known: Row = {"code": code, "project": project, "decided_on": date(YEAR, 9, 1), "kind": "追加", "amount": Decimal(90000)}
    blank = dict.fromkeys(column.name for column in ledgers()["adjustments"].columns)
    return {**blank, **known, "document_no": f"财预〔2024〕{project[-1]}号", "reason": "项目扩面", "at": f"ledger:adjustments#{code}"}


def reads(measure: Measure) -> set[str]:
    """Return the ledgers that a measure reads, with the one that it is asked with."""
    return {*measure.head.ledgers, *(str(name) for name in PARAMS.get(measure.name, {}).values())}


def special(ledger: Ledger | None = None) -> list[Measure]:
    """Return the measures of special ledgers; those that read one of them only where it is given."""
    return [m for m in measures().values() if m.head.ledgers and (ledger is None or ledger.name in reads(m))]


def figures(more: Base, records: Records, asked: list[Measure]) -> Figures:
    """Return what measures prove of every project; what is only claimed or in doubt is nothing."""
    needed = {"budgets"}.union(*map(reads, asked))
    with opened(of_ledgers(records, needed), more.start.document) as measuring:
        asks = [
            Ask(key=f"{m.name} {place}", measure=m.name, project=place, params=PARAMS.get(m.name, {}))
            for place in measuring.projects.values()
            for m in asked
        ]
        found = measuring.measure(asks, date(YEAR, 1, 1), UNTIL)
    return {key: one.exact for key, one in found.items() if one.exact is not None and not one.stated}


def changes_of(ledger: Ledger, asked: list[Measure]) -> Iterator[Change]:
    yield from CHANGES
    for column in ledger.columns:
        if not column.is_needed and not column.open_end and any(rests_on(measure, column) for measure in asked):
            yield blanked(column)


def better(before: Figures, after: Figures) -> set[str]:
    """Return the measures that look better than before for some project."""
    return {key.split()[0] for key, figure in after.items() if is_better(key, before.get(key), figure)}


def test_no_measure_of_a_ledger_looks_better_with_less(more: Base) -> None:
    silent: set[tuple[str, str, str]] = set()
    for ledger in ledgers().values():
        rows, asked = more.start.records.tables[ledger.table], special(ledger)
        if ledger.name == "budgets" or not rows or not asked:
            continue
        bent = [(change, changed(more.start.records, ledger, change(ledger, rows))) for change in changes_of(ledger, asked)]
        untold = [(change.__name__, records) for change, records in bent if not told(records, [ledger]) - more.doubts]
        before = figures(more, more.start.records, asked) if untold else {}
        for change, records in untold:
            found = better(before, figures(more, records, asked))
            if found and not told(records, ledgers().values()) - more.doubts:
                silent |= {(ledger.name, change, name) for name in found}
    assert silent - NOTHING_ELSE_SAYS == set()


def test_without_a_ledger_no_measure_looks_better(more: Base) -> None:
    silent = set()
    for ledger in ledgers().values():
        if ledger.name != "budgets" and more.start.records.tables[ledger.table] and (asked := special(ledger)):
            before = figures(more, more.start.records, asked)
            silent |= better(before, figures(more, changed(more.start.records, ledger, None), asked))
    assert silent == set()


def test_no_measure_was_left_out(tmp_path: Path) -> None:
    """Each of the special ledgers has a figure in one of the years at least; the general ones are asked of any ledger elsewhere."""
    years = [with_more(base_of(name, tmp_path / name)) for name in EXAMPLES]
    looked = {key.split()[0] for one in years for key in figures(one, one.start.records, special())}
    assert {measure.name for measure in special()} - looked == set()
