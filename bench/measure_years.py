"""The three worked years: indicators proved by office, how far the forecast of money and of counts is off at the end of every month, how fast records come in."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory

import xlsxwriter

from jixiao.actions.example import EXAMPLES, write_example
from jixiao.actions.records.bound import Bound, bound
from jixiao.evaluate.forecast import aim_of, expected, growth_of, passed
from jixiao.evaluate.gather import gathered, scheme_of
from jixiao.evaluate.monitor import judged
from jixiao.evaluate.score import evaluated
from jixiao.evaluate.under_way import Ready, UnderWay, under_way
from jixiao.ledger.measuring import opened
from jixiao.ledger.schema import ledgers

YEAR = 2024
ENDS = [date(YEAR, month, 30) for month in range(3, 12)]
JULY = date(YEAR, 7, 31)
ROWS = 200_000
NAMES = {"congress": "区人大办公室 a congress office", "school": "一所小学 a primary school", "town": "一个乡镇 a town"}


def measure() -> dict[str, object]:
    """Return indicators proved and errors of the forecasts of every worked year, the seconds and memory of a great ledger."""
    proved, money, counts = [], [], []
    with TemporaryDirectory() as folder:
        for name in EXAMPLES:
            place = Path(folder) / name
            write_example(place, name)
            start = bound(str(place / "declaration.txt"), place / "ledgers", None, bytes)
            proved.append({"office": NAMES[name], **_proved(start)})
            money.append({"office": NAMES[name], **_money(start)})
            counts.append({"office": NAMES[name], **_counts(start)})
        large = _imported(Path(folder) / "large")
    return {
        "title": "三个样例年 Three worked years: proved, foreseen, taken in",
        "rows": proved,
        "more": {
            "预测支出的误差 Error of the year's spending as foreseen at the ends of March to November, % of what was spent": money,
            "预测数量的误差 Error of counts as foreseen at the end of July, % of what they came to": counts,
            f"导入 Taking in a spreadsheet of {ROWS:,} payments": [large],
        },
        "notes": [
            "Each month's forecast knows nothing of what came later. Rivals: what is still planned alone; the pace of the days so far.",
            "A count is a sum that grows through the year; one that the records say nothing about yet has no forecast.",
            f"Wanted of {ROWS:,} rows: at most 10 s of processor and 500 MB.",
        ],
    }


def _proved(start: Bound) -> dict[str, object]:
    given = gathered(start.document, start.records, start.bindings, scheme_of(start.document))
    rows = [row for project in evaluated(start.document, given).projects for row in project.indicators]
    number = sum(row.evidence == "measured" for row in rows)
    return {"indicators": len(rows), "proved by records": number, "%": f"{100 * number / len(rows):.0f}"}


def _seen(start: Bound, day: date) -> UnderWay:
    with opened(start.records, start.document) as measuring:
        return under_way(start.document, start.records, measuring, start.bindings, day)


Rival = Callable[[Ready, date], Fraction | None]


def _plan_alone(ready: Ready, day: date) -> Fraction | None:
    if ready.plan is None:
        return None
    coming = ready.plan.total - ready.plan.due(day)
    return min(Fraction(ready.spent.budget or ready.spent.executed), Fraction(ready.spent.executed) + coming)


def _pace(ready: Ready, day: date) -> Fraction | None:
    return min(Fraction(ready.spent.budget or ready.spent.executed), Fraction(ready.spent.executed) / passed(day))


def _money(start: Bound) -> dict[str, object]:
    """Return the mean error of the whole unit's forecast and of its rivals, and the error in July."""
    spent = _spent(start)
    found: dict[str, list[Fraction]] = {"ours": [], "plan alone": [], "pace of days": []}
    for day in (*ENDS, JULY):
        seen = _seen(start, day)
        ours = judged(seen).money.forecast
        found["ours"].append(_off(None if ours is None else Fraction(ours), spent))
        for name, rival in (("plan alone", _plan_alone), ("pace of days", _pace)):
            values = [value for ready in seen.ready if (value := rival(ready, day)) is not None]
            found[name].append(_off(sum(values, Fraction(0)), spent))
    mean = {f"{name}, mean": f"{float(sum(errors[:-1]) / len(ENDS)):.1f}" for name, errors in found.items()}
    return {**mean, **{f"{name}, July": f"{float(errors[-1]):.1f}" for name, errors in found.items()}}


def _spent(start: Bound) -> Fraction:
    return sum((Fraction(ready.spent.executed) for ready in _seen(start, date(YEAR, 12, 31)).ready), Fraction(0))


def _off(value: Fraction | None, true: Fraction) -> Fraction:
    return Fraction(100) if value is None else abs(value - true) * 100 / true


def _counts(start: Bound) -> dict[str, object]:
    """Return how many counts are foreseen in July, and how far they are off."""
    ended = {one.path: one for ready in _seen(start, date(YEAR, 12, 31)).ready for one in ready.looked}
    errors = []
    for path, value in _foreseen(_seen(start, JULY), JULY):
        measured = ended[path].measured
        if measured is not None and measured.exact:
            errors.append(abs(value - measured.exact) * 100 / measured.exact)
    errors.sort()
    return {
        "counts": len(errors),
        "within 5 %": sum(error <= 5 for error in errors),
        "mean error, %": f"{float(sum(errors) / len(errors)):.1f}",
        "largest, %": f"{float(errors[-1]):.0f}",
    }


def _foreseen(seen: UnderWay, day: date) -> Iterator[tuple[str, Fraction]]:
    """Yield the forecasts of counts in the unit of their measure."""
    for looked in (one for ready in seen.ready for one in ready.looked):
        if looked.measure is None or looked.measured is None or looked.measure.head.value != "sum":
            continue
        growth = growth_of(looked.measure, looked.plan)
        year = expected(looked.measured, growth, Fraction(1), looked.plan, aim_of(looked.indicator, looked.measure), day)
        if growth == "grows" and year.value is not None:
            yield looked.path, year.value


def _imported(place: Path) -> dict[str, object]:
    """Return the seconds by the clock and of the processor, and the most memory, of a command that checks a great spreadsheet."""
    place.mkdir()
    _written(place)
    start = time.monotonic()
    with (place.parent / "out").open("wb") as out:
        child = subprocess.Popen([sys.executable, "-I", "-m", "jixiao", "ledger", "check", place], stdout=out)
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.monotonic() - start
    return {
        "rows": f"{ROWS:,}",
        "exit code": child.returncode,
        "s": f"{seconds:.1f}",
        "s of processor": f"{used.ru_utime + used.ru_stime:.1f}",
        "MB": used.ru_maxrss // 1024,
    }


def _written(place: Path) -> None:
    """Write a budget and a year of its payments with the heads of the shipped ledgers."""
    own: dict[str, object] = {"project": 1, "refund_of": "", "deputy": "", "staff": ""}
    with xlsxwriter.Workbook(place / "budgets.xlsx") as book:
        columns = ledgers()["budgets"].filled
        rows = [
            [column.title.zh for column in columns],
            [1 if column.key else "" if column.closes else column.example or "" for column in columns],
        ]
        sheet = book.add_worksheet()
        for at, cells in enumerate(rows):
            sheet.write_row(at, 0, cells)
    with xlsxwriter.Workbook(place / "payments.xlsx", {"constant_memory": True}) as book:
        columns = ledgers()["payments"].filled
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, [column.title.zh for column in columns])
        for row in range(ROWS):
            own |= {
                "code": f"PZ-{row:06}",
                "paid_on": f"{YEAR}-{row % 12 + 1:02}-{row % 28 + 1:02}",
                "amount": row % 977 + 1,
                "invoice": f"FP-{row:06}",
            }
            sheet.write_row(row + 1, 0, [own.get(column.name, column.example or "") for column in columns])
