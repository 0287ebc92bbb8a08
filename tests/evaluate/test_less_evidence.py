"""Less evidence never scores more: over every ledger that a score of the worked year rests on, and over every measure's own examples.

Rows left out, ledgers left out or emptied, days moved out of the year, cells left blank, rows entered twice may lift a score only by taking
a failure away, and then a doubt about the records tells it: a number left out, a day of another year, a blank where the rest says that
there is something, a copy, an empty ledger.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from msgspec.structs import replace

from jixiao.actions.example import EXAMPLES, write_example
from jixiao.actions.records.bound import Bound, bound
from jixiao.evaluate.budgets import number_of
from jixiao.evaluate.gather import gathered, scheme_of
from jixiao.evaluate.given import Given
from jixiao.evaluate.score import evaluated
from jixiao.facts.schema import Row, Rows
from jixiao.ledger.deadlines import due_and_done
from jixiao.ledger.doubts import doubts, is_of_project
from jixiao.ledger.general import roles_of
from jixiao.ledger.load import Records
from jixiao.ledger.measured import Ask, Measured
from jixiao.ledger.measurefile import measures
from jixiao.ledger.measuring import opened
from jixiao.ledger.schema import PREFIX, Column, Ledger, ledgers

YEAR = 2024
UNTIL = date(YEAR, 12, 31)
Change = Callable[[Ledger, Sequence[Row]], list[Row]]


@dataclass(frozen=True)
class Base:
    """A worked year scored, and which indicators rest on which ledger."""

    start: Bound
    given: Given
    scores: Mapping[str, Decimal]
    doubts: frozenset[tuple[str, str, str]]


@pytest.fixture(scope="module", params=EXAMPLES)
def base(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Base:
    folder = tmp_path_factory.mktemp(request.param)
    write_example(folder, request.param)
    start = bound(str(folder / "declaration.txt"), folder / "ledgers", None, bytes)
    given = gathered(start.document, start.records, start.bindings, scheme_of(start.document))
    return Base(start, given, scores(start, given), told(start.records, ledgers().values()))


def scores(start: Bound, given: Given) -> dict[str, Decimal]:
    """Return the score of every indicator, nothing where there is none."""
    return {row.path: row.score or Decimal(0) for project in evaluated(start.document, given).projects for row in project.indicators}


def told(records: Records, among: Collection[Ledger]) -> frozenset[tuple[str, str, str]]:
    """Return what is doubtful in some ledgers of the records; how far they go is told of any records, and tells of no change."""
    tables, held = (
        {ledger.table: records.tables[ledger.table] for ledger in among},
        {ledger.name for ledger in among} & (records.held or set()),
    )
    return frozenset((d.kind, d.at, d.column.name) for d in doubts(tables, YEAR, held) if d.doubted and d.kind != "end")


def resting_on(start: Bound) -> dict[str, list[str]]:
    """Return the pointers of the indicators by the ledgers that their measures read."""
    found: dict[str, list[str]] = {}
    for binding in start.bindings.binding:
        if binding.measure is not None:
            asked = {x.name for x in ledgers().values() if binding.ledger in (x.name, x.title.zh)}
            for name in {*measures()[binding.measure].head.ledgers, *asked}:
                found.setdefault(name, []).append(binding.indicator)
    return found


def remeasured(base: Base, records: Records, pointers: Sequence[str]) -> dict[str, Measured]:
    """Return what the measures of some indicators give on other records, looking at the ledgers that they read only."""
    document, bindings = base.start.document, base.start.bindings.by_indicator()
    needed = {"budgets"} | {name for name, own in resting_on(base.start).items() if set(own) & set(pointers)}
    with opened(of_ledgers(records, needed), document) as measuring:
        asks = []
        for pointer in pointers:
            position = int(pointer.split("/")[2])
            place = measuring.projects.get(number_of(document.projects[position], position))
            asks.append(Ask(key=pointer, measure=bindings[pointer].measure or "", project=place, params=bindings[pointer].asked))
        return measuring.measure(asks, date(YEAR, 1, 1), UNTIL)


def of_ledgers(records: Records, names: Collection[str]) -> Records:
    """Return the records of some ledgers alone, the others held as they were: what asks nothing of those finds the same, sooner."""
    return Records({t: rows if t.removeprefix(PREFIX) in names else [] for t, rows in records.tables.items()}, {}, {}, records.held)


def changed(records: Records, ledger: Ledger, rows: list[Row] | None) -> Records:
    """Return records with other rows in a ledger; without the ledger where there are none at all."""
    tables: Rows = {**records.tables, ledger.table: rows or []}
    held = (records.held or frozenset()) - ({ledger.name} if rows is None else set())
    return Records(tables, records.places, records.by_address, held)


def moved(row: Row, ledger: Ledger, year: int) -> Row:
    days = {c.name: d.replace(year=year, day=min(d.day, 28)) for c in ledger.columns if c.in_year and isinstance(d := row[c.name], date)}
    return {**row, **days}


def without_every_third(_ledger: Ledger, rows: Sequence[Row]) -> list[Row]:
    return [row for place, row in enumerate(rows) if place % 3 != 1 or place == len(rows) - 1]


def without_the_middle(_ledger: Ledger, rows: Sequence[Row]) -> list[Row]:
    return [*rows[: len(rows) // 3], *rows[2 * len(rows) // 3 :]] if len(rows) > 2 else list(rows)


def a_third_of_last_year(ledger: Ledger, rows: Sequence[Row]) -> list[Row]:
    return [moved(row, ledger, YEAR - 1) if place % 3 == 1 else row for place, row in enumerate(rows)]


def a_third_of_next_year(ledger: Ledger, rows: Sequence[Row]) -> list[Row]:
    return [moved(row, ledger, YEAR + 1) if place % 3 == 2 else row for place, row in enumerate(rows)]


def copied(ledger: Ledger, rows: Sequence[Row]) -> list[Row]:
    """Return the rows with every other one entered once more under a key of its own: that is not less, and no more either."""
    key = ledger.key.name
    again = [{**row, key: f"{row[key]}-x", "at": f"{row['at']}-x"} for row in rows[::2]]
    return [*rows, *(again if ledger.key.type == "text" else [])]


def blanked(column: Column) -> Change:
    """Return a change that leaves every third cell of a column blank."""

    def change(_ledger: Ledger, rows: Sequence[Row]) -> list[Row]:
        return [{**row, column.name: None} if place % 3 == 1 else row for place, row in enumerate(rows)]

    change.__name__ = f"blank_{column.name}"
    return change


def may_be_blank(base: Base, column: Column, pointers: Sequence[str]) -> bool:
    """Whether a column may be left blank and one of the figures rests on it; when a term ended no ledger of people can say of itself."""
    bindings = base.start.bindings.by_indicator()
    asked = [measures()[bindings[pointer].measure or ""] for pointer in pointers]
    rests = any(column.role is not None if not m.head.ledgers else re.search(rf"\b{column.name}\b", m.sql) for m in asked)
    return rests and not column.is_needed and column.name not in ("term_end", "left_on")


def without_the_last(_ledger: Ledger, rows: Sequence[Row]) -> list[Row]:
    return list(rows[:-1])


def due_when_done(ledger: Ledger, rows: Sequence[Row]) -> list[Row]:
    """Return the rows with the deadline of what was late moved to the day on which it was done."""
    days = due_and_done(ledger)
    if days is None:
        return list(rows)
    due, done = (column.name for column in days)
    return [{**row, due: at} if isinstance(by := row[due], date) and isinstance(at := row[done], date) and at > by else row for row in rows]


def emptied(_ledger: Ledger, _rows: Sequence[Row]) -> list[Row]:
    return []


CHANGES: Sequence[Change] = (
    without_every_third,
    without_the_middle,
    a_third_of_last_year,
    a_third_of_next_year,
    emptied,
    copied,
)


def variants(base: Base) -> Iterator[tuple[Ledger, str, list[str], Records]]:
    for name, pointers in resting_on(base.start).items():
        ledger = ledgers()[name]
        rows = base.start.records.tables[ledger.table]
        if name != "budgets" and rows:
            for change in (*CHANGES, *(blanked(column) for column in ledger.columns if may_be_blank(base, column, pointers))):
                yield ledger, change.__name__, pointers, changed(base.start.records, ledger, change(ledger, rows))


def test_what_scores_more_with_less_is_told(base: Base) -> None:
    silent = []
    for ledger, change, pointers, records in variants(base):
        actuals = {**base.given.actuals, **remeasured(base, records, pointers)}
        after = scores(base.start, replace(base.given, actuals=actuals))
        better = [p for p in pointers if after[p] > base.scores[p]]
        if better and not told(records, [ledger]) - base.doubts:
            silent.append((ledger.name, change, better))
    assert silent == []


def gains(base: Base, change: Change) -> Iterator[Ledger]:
    """Yield the ledgers in which a change raises a score and about which nothing is told."""
    for name, pointers in resting_on(base.start).items():
        ledger = ledgers()[name]
        if name != "budgets" and (rows := base.start.records.tables[ledger.table]):
            records = changed(base.start.records, ledger, change(ledger, rows))
            after = scores(base.start, replace(base.given, actuals={**base.given.actuals, **remeasured(base, records, pointers)}))
            if any(after[p] > base.scores[p] for p in pointers) and not told(records, ledgers().values()) - base.doubts:
                yield ledger


def test_the_last_record_left_out_is_told_or_else_that_nothing_but_the_ledger_says_how_far_it_goes(base: Base) -> None:
    (end,) = [doubt.value or "" for doubt in doubts(base.start.records.tables, YEAR) if doubt.kind == "end"]
    assert [ledger.title.zh for ledger in gains(base, without_the_last) if f"{ledger.title.zh} " not in end] == []


def under_another_project(ledger: Ledger, rows: Sequence[Row]) -> list[Row]:
    """Return the rows with every third one put under another project, where a record that they name stays under the first."""
    links = [c.name for c in ledger.columns if c.references and is_of_project(ledger) and is_of_project(ledgers()[c.references])]
    other = {"ledger:budgets#1": "ledger:budgets#2"}
    return [
        {**row, "project": other.get(str(row["project"]), "ledger:budgets#1")} if n % 3 == 1 and any(map(row.get, links)) else row
        for n, row in enumerate(rows)
    ]


def test_a_record_put_under_another_project_than_what_it_names_is_told(base: Base) -> None:
    assert [ledger.name for ledger in gains(base, under_another_project)] == []


NOTHING_ELSE_SAYS = {"town": ["works"]}
"""A typhoon that cost nine days, with a deadline moved by nine days: all that is written goes together."""


def test_a_deadline_moved_to_the_day_of_completion_is_told(base: Base, request: pytest.FixtureRequest) -> None:
    silent = [ledger.name for ledger in gains(base, due_when_done)]
    assert silent == NOTHING_ELSE_SAYS.get(request.node.callspec.params["base"], [])


def test_without_a_ledger_nothing_scores_more(base: Base) -> None:
    """Nothing at all may be gained by keeping a whole ledger back."""
    for name, pointers in resting_on(base.start).items():
        ledger = ledgers()[name]
        actuals = remeasured(base, changed(base.start.records, ledger, None), pointers)
        after = scores(base.start, replace(base.given, actuals={**base.given.actuals, **actuals}))
        assert {p for p in pointers if after[p] > base.scores[p]} == set(), name


def general_asks(ledger: Ledger, project: str) -> list[Ask]:
    """Return every general measure asked of a ledger, whatever its unit."""
    asked = [measure for measure in measures().values() if not measure.head.ledgers and "ledger" in measure.head.params]
    return [
        Ask(key=f"{measure.name} {project}", measure=measure.name, project=project, params={"ledger": ledger.name}) for measure in asked
    ]


def general_figures(base: Base, records: Records, ledger: Ledger) -> dict[str, Fraction]:
    """Return what every general measure proves of a ledger, project by project; what is only claimed or in doubt is nothing."""
    with opened(of_ledgers(records, {"budgets", ledger.name}), base.start.document) as measuring:
        asks = [ask for project in measuring.projects.values() for ask in general_asks(ledger, project)]
        found = measuring.measure(asks, date(YEAR, 1, 1), UNTIL)
    return {key: told_.exact for key, told_ in found.items() if told_.exact is not None and not told_.stated}


def is_better(name: str, before: Fraction | None, after: Fraction) -> bool:
    """Whether a figure is nearer to what is wanted than before; one that was not there before is, where there should be more of it."""
    direction = measures()[name.split(maxsplit=1)[0]].head.direction
    return direction != "equal" and (
        direction == "more" if before is None else (after > before) == (direction == "more") and after != before
    )


def test_no_general_measure_of_any_ledger_looks_better_with_less(base: Base) -> None:
    """Every general measure of every ledger that has roles, bound or not: what looks better is told."""
    silent = []
    for ledger in ledgers().values():
        rows = base.start.records.tables[ledger.table]
        if not rows or not roles_of(ledger):
            continue
        bent = [(change, changed(base.start.records, ledger, change(ledger, rows))) for change in CHANGES]
        untold = [(change, records) for change, records in bent if not told(records, [ledger]) - base.doubts]
        before = general_figures(base, base.start.records, ledger) if untold else {}
        for change, records in untold:
            after = general_figures(base, records, ledger)
            silent += [(ledger.name, change.__name__, key) for key, figure in after.items() if is_better(key, before.get(key), figure)]
    assert silent == []
