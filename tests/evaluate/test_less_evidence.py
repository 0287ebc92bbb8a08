"""Less evidence never scores more: over every ledger that a score of the worked year rests on, and over every measure's own examples.

Rows left out, ledgers left out or emptied, days moved out of the year, cells left blank, rows entered twice may lift a score only by taking
a failure away, and then a doubt about the records tells it: a number left out, a day of another year, a blank where the rest says that
there is something, a copy, an empty ledger.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from bent_records import (
    CHANGES,
    UNTIL,
    YEAR,
    Base,
    Change,
    blanked,
    changed,
    due_when_done,
    emptied,
    is_better,
    may_be_blank,
    of_ledgers,
    remeasured,
    resting_on,
    scores,
    told,
    without_the_last,
)
from msgspec.structs import replace

from jixiao.evaluate.gather import gathered, scheme_of
from jixiao.evaluate.score import evaluated
from jixiao.facts.schema import Row
from jixiao.ledger.deadlines import due_and_done
from jixiao.ledger.doubts import doubts, is_of_project
from jixiao.ledger.general import roles_of
from jixiao.ledger.load import Records
from jixiao.ledger.measured import Ask
from jixiao.ledger.measurefile import measures
from jixiao.ledger.measuring import opened
from jixiao.ledger.schema import Ledger, ledgers


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


def done_when_due(ledger: Ledger, rows: Sequence[Row]) -> list[Row]:
    """Return the rows with the day on which something late was done moved to the day by which it was to be."""
    days = due_and_done(ledger)
    if days is None:
        return list(rows)
    due, done = (column.name for column in days)
    return [
        {**row, done: by} if isinstance(by := row[due], date) and isinstance(at := row[done], date) and at > by else row for row in rows
    ]


def all_due_later(ledger: Ledger, rows: Sequence[Row]) -> list[Row]:
    """Return the rows with every deadline three weeks later."""
    days = due_and_done(ledger)
    return [{**row, days[0].name: by + timedelta(21)} if days and isinstance(by := row[days[0].name], date) else row for row in rows]


def of_the_next_kind(ledger: Ledger, rows: Sequence[Row]) -> list[Row]:
    """Return the rows with every third one given the kind of the row before it."""
    kind = next((column.name for column in ledger.columns if column.role == "kind" or column.name == "kind"), None)
    return [{**row, kind: rows[n - 1][kind]} if kind and n % 3 == 1 else row for n, row in enumerate(rows)]


def without_what_is_late(ledger: Ledger, rows: Sequence[Row]) -> list[Row]:
    """Return the rows without those that were late, numbered anew so that no number is left out."""
    days = due_and_done(ledger)
    if days is None:
        return list(rows)
    due, done = (column.name for column in days)
    kept = [row for row in rows if not (isinstance(by := row[due], date) and (row[done] is None or str(row[done]) > str(by)))]
    return [{**row, ledger.key.name: old[ledger.key.name], "at": old["at"]} for row, old in zip(kept, rows, strict=False)]


def given_up(ledger: Ledger, rows: Sequence[Row]) -> list[Row]:
    """Return the rows with what was late, or not found good, said to be given up after all, with a reason."""
    days, good = due_and_done(ledger), next((column for column in ledger.columns if column.role == "good"), None)
    if days is None or "status" not in rows[0]:
        return list(rows)
    due, done = (column.name for column in days)

    def fails(row: Row) -> bool:
        is_late = isinstance(at := row[done], date) and isinstance(by := row[due], date) and at > by
        return is_late or (good is not None and row[done] is not None and row[good.name] not in (*good.good, True))

    return [{**row, "status": "取消", "reason": "上级通知"} if fails(row) else row for row in rows]


def entered_again_a_day_earlier(ledger: Ledger, rows: Sequence[Row]) -> list[Row]:
    """Return the rows with every fourth that was done in time once more, done the day before, under a number that goes on."""
    days, key = due_and_done(ledger), ledger.key
    if days is None or key.type != "text":
        return list(rows)
    due, done = (column.name for column in days)
    good = [row for row in rows if isinstance(at := row[done], date) and isinstance(by := row[due], date) and at <= by][::4]
    first = len(rows) + 1
    again = [
        {**row, done: row[done] - timedelta(1), key.name: f"ZZ-{first + n:03}", "at": f"ledger:{ledger.name}#ZZ-{first + n:03}"}  # type: ignore[operator] # a day
        for n, row in enumerate(good)
    ]
    return [*rows, *again]


def of_a_kind_misspelt(ledger: Ledger, rows: Sequence[Row]) -> list[Row]:
    """Return the rows with a sign put behind the kind of the first that was late: whoever asks for the kind misses it."""
    days, kind = due_and_done(ledger), next((column.name for column in ledger.columns if column.role == "kind"), None)
    if days is None or kind is None:
        return list(rows)
    due, done = (column.name for column in days)
    late = next((row for row in rows if isinstance(at := row[done], date) and isinstance(by := row[due], date) and at > by), None)
    return [{**row, kind: f"{row[kind]}类"} if row is late else row for row in rows]


def without_a_bound(ledger: Ledger, rows: Sequence[Row]) -> list[Row]:
    """Return the rows without the number of people that were due, of which those who came can't be more."""
    bounds = {column.at_most for column in ledger.columns if column.role == "people"} - {None}
    return [{**row, **dict.fromkeys(map(str, bounds))} for row in rows]


UNSEEN: Mapping[str, Mapping[str, list[str]]] = {
    "due_when_done": {"town": ["works"]},
    "done_when_due": {"school": ["complaints"], "town": ["works", "complaints", "publicity"]},
    "all_due_later": {"school": ["complaints"], "town": ["works", "complaints"]},
    "of_the_next_kind": {},
    "given_up": {},
    "entered_again_a_day_earlier": {"school": ["complaints"], "town": ["complaints"]},
    "of_a_kind_misspelt": {},
    "without_a_bound": {"school": ["services"]},
    "without_what_is_late": {"congress": ["by_elections"], "school": ["works", "complaints"], "town": ["works", "complaints"]},
}
"""What is bent here and told by nothing, by the worked year: all that is written goes together (docs/year.md says why)."""


@pytest.mark.parametrize(
    "change",
    [
        due_when_done,
        done_when_due,
        all_due_later,
        of_the_next_kind,
        without_what_is_late,
        given_up,
        entered_again_a_day_earlier,
        of_a_kind_misspelt,
        without_a_bound,
    ],
    ids=lambda c: c.__name__,
)
def test_what_is_bent_unseen_is_what_the_page_says(base: Base, change: Change, request: pytest.FixtureRequest) -> None:
    expected = UNSEEN[change.__name__].get(request.node.callspec.params["base"], [])
    assert [ledger.name for ledger in gains(base, change)] == expected


def test_without_a_ledger_nothing_scores_more(base: Base) -> None:
    """Nothing at all may be gained by keeping a whole ledger back."""
    for name, pointers in resting_on(base.start).items():
        ledger = ledgers()[name]
        actuals = remeasured(base, changed(base.start.records, ledger, None), pointers)
        after = scores(base.start, replace(base.given, actuals={**base.given.actuals, **actuals}))
        assert {p for p in pointers if after[p] > base.scores[p]} == set(), name


Execution = dict[str, tuple[Decimal, frozenset[str]]]


def executions(base: Base, records: Records) -> Execution:
    """Return what every project's budget execution scores, and what its funds' notes tell."""
    own = base.start
    funds = gathered(own.document, records, replace(own.bindings, binding=()), scheme_of(own.document)).funds
    found = evaluated(own.document, replace(base.given, funds=funds)).projects
    return {one.path: (one.execution.score, frozenset(funds[int(one.path.split("/")[2])].notes)) for one in found}


def with_money_added(base: Base) -> tuple[Ledger, list[Row]]:
    """Return the ledger of adjustments of a worked year with money added to its first project."""
    ledger = ledgers()["adjustments"]
    blank = dict.fromkeys(column.name for column in ledger.columns)
    known = {"code": "ZJ-01", "project": "ledger:budgets#1", "decided_on": date(YEAR, 9, 1), "kind": "追加", "amount": Decimal(90000)}
    row = {**blank, **known, "document_no": "财预〔2024〕1号", "reason": "项目扩面", "at": "ledger:adjustments#ZJ-01"}
    return ledger, [*base.start.records.tables[ledger.table], row]


def test_money_added_and_kept_back_scores_no_more_execution_unseen(base: Base) -> None:
    ledger, rows = with_money_added(base)
    held = (base.start.records.held or frozenset()) | {ledger.name}
    budgets = [{**row, "adjusted": None} for row in base.start.records.tables["ledger_budgets"]]
    tables = {**base.start.records.tables, "ledger_budgets": budgets}
    full = changed(Records(tables, {}, base.start.records.by_address, held), ledger, rows)
    before, better, silent = executions(base, full), [], []
    for kept in (None, emptied(ledger, rows), without_document(rows)):
        less = changed(full, ledger, kept)
        for path, (score, notes) in executions(base, less).items():
            if score > before[path][0]:
                better.append(path)
                silent += [] if notes - before[path][1] or told(less, [ledger]) - told(full, [ledger]) else [(path, kept)]
    assert (bool(better), silent) == (True, [])


def with_several_added(base: Base, *, closing: bool) -> Records:
    """Return a worked year with money added thrice to its first project; its budgets say what they closed with, or not."""
    ledger, rows = with_money_added(base)
    rows += [{**rows[-1], "code": f"ZJ-0{n}", "decided_on": date(YEAR, 9 + n, 1), "at": f"ledger:adjustments#ZJ-0{n}"} for n in (2, 3)]
    budgets: list[Row] = []
    for row in base.start.records.tables["ledger_budgets"]:
        amounts = [amount for change in rows if change["project"] == row["at"] and isinstance(amount := change["amount"], Decimal)]
        budgets.append({**row, "adjusted": Decimal(str(row["initial"])) + sum(amounts) if closing else None})
    held = (base.start.records.held or frozenset()) | {ledger.name}
    tables = {**base.start.records.tables, "ledger_budgets": budgets, ledger.table: rows}
    return Records(tables, {}, base.start.records.by_address, held)


@pytest.mark.parametrize("number", [0, 1, 2])
def test_one_addition_of_several_left_out_is_told_by_the_budget_that_the_year_closed_with(base: Base, number: int) -> None:
    """While spending stays below the first budget nothing else shows it, once the numbers are given anew."""
    ledger, full = ledgers()["adjustments"], with_several_added(base, closing=True)
    rows = full.tables[ledger.table]
    kept = [row for row in rows if row["code"] != f"ZJ-0{number + 1}"]
    less = changed(full, ledger, [{**row, "code": old["code"], "at": old["at"]} for row, old in zip(kept, rows, strict=False)])
    assert told(full, ledgers().values()) - base.doubts == frozenset()
    assert {kind for kind, *_ in told(less, ledgers().values()) - base.doubts} == {"balance"}
    before, after = executions(base, full), executions(base, less)
    assert [path for path, (score, _) in after.items() if score > before[path][0]] == []


def test_without_that_budget_it_is_always_said_that_the_last_changes_would_not_show(base: Base) -> None:
    """LDG68 says so whether or not one was left out."""
    (end,) = [d.value or "" for d in doubts(with_several_added(base, closing=False).tables, YEAR) if d.kind == "end" and d.doubted]
    assert "预算和目标调整" in end


def without_document(rows: Sequence[Row]) -> list[Row]:
    return [{**row, "document_no": None} for row in rows]


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
