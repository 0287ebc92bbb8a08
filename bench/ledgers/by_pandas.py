"""pandas: ``by_pandas.py DIR`` reads the exported year, then works out by hand the measures and rules that read the two great tables.

Money is whole cents, so that sums are exact; days are numbers from 1970.
"""

import json
import resource
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

pd: Any = import_module("pandas")


PROJECT = "d0:ledger:budgets#1"
STARTS, UNTIL = 19723, 20088
MONEY = {"payments": ["amount"], "budgets": ["initial"], "adjustments": ["amount"], "travellers": ["lodging", "meals", "transport", "fare"]}
NEEDED = (
    "payments",
    "attendance",
    "courses",
    "deputies",
    "duties",
    "budgets",
    "adjustments",
    "travellers",
    "trips",
    "purchases",
    "calendar",
)
Frame = Any
Tables = dict[str, Frame]
Parts = tuple[int | None, int | None]
"""Numerator and denominator."""


def read(folder: Path) -> Tables:
    """Return the tables, money in whole cents."""
    kinds = json.loads((folder / "kinds.json").read_text("utf-8"))
    tables = {}
    for name in NEEDED:
        words = {column: "str" for column, kind in kinds[f"ledger_{name}"].items() if kind == "TEXT"}
        frame = pd.read_csv(folder / f"ledger_{name}.csv", dtype=words)
        for column in MONEY.get(name, ()):
            frame[column] = (frame[column].fillna(0) * 100).round().astype("int64")
        tables[name] = frame
    return tables


def within(days: pd.Series) -> pd.Series:
    """Return which days lie in the year."""
    return days.between(STARTS, UNTIL)


def booked_again(paid: Frame) -> set[str]:
    """Return the ids of payments whose receipt was paid before."""
    known = paid[(paid.amount > 0) & paid.invoice.notna() & paid.payee.notna()]
    return set(known.sort_values("at").loc[lambda rows: rows.duplicated(["invoice", "payee", "amount"]), "id"])


def own(t: Tables) -> Frame:
    """Return the project's payments of the year."""
    return t["payments"][(t["payments"].project == PROJECT) & within(t["payments"].paid_on)]


def spent(paid: Frame) -> int:
    """Return the sum of payments: one booked again was paid, and is told by a rule."""
    return int(paid.amount.sum())


def budget(t: Tables) -> int:
    """Return the project's budget with its adjustments."""
    first = int(t["budgets"].initial[t["budgets"].id == PROJECT].sum())
    moved = t["adjustments"]
    return first + int(moved.amount[(moved.project == PROJECT) & (moved.decided_on <= UNTIL)].sum())


def allowances(t: Tables) -> Parts:
    """Return the sum of duty allowances and how many deputies got one."""
    paid = own(t)
    paid = paid[paid.item == "履职费"].merge(
        t["deputies"][["id", "term_start", "term_end"]], left_on="deputy", right_on="id", how="left", suffixes=("", "_d")
    )
    acted = set(t["duties"].deputy[within(t["duties"].done_on)])
    wrong = paid.deputy.isna() | (
        (paid.amount > 0) & ((paid.paid_on < paid.term_start) | (paid.paid_on > paid.term_end) | ~paid.deputy.isin(acted))
    )
    bad = set(paid.id[wrong]) | (booked_again(paid) - set(paid.id[wrong]))
    counted = paid[~paid.id.isin(bad) & ~paid.refund_of.isin(bad)]
    net = counted.groupby("deputy").amount.sum()
    return int(counted.amount.sum()), int((net > 0).sum())


def seats(t: Tables) -> Frame:
    """Return the rows of the project's lists of courses that count."""
    rows = t["attendance"][within(t["attendance"].attended_on)].merge(
        t["courses"][["id", "project"]], left_on="course", right_on="id", suffixes=("", "_c")
    )
    return rows[rows.project == PROJECT]


def trained(t: Tables) -> int:
    """Return the people trained, once a course."""
    rows = seats(t).merge(t["deputies"][["id", "term_start", "term_end"]], left_on="deputy", right_on="id", suffixes=("", "_d"))
    there = rows[(rows.attended_on >= rows.term_start) & ~(rows.attended_on > rows.term_end)]
    return len(there[["course", "deputy"]].drop_duplicates())


def trips(t: Tables) -> Parts:
    """Return what trips cost less refunds of fares, and who went."""
    rows = t["travellers"].merge(t["trips"][["id", "project", "starts", "status"]], left_on="trip", right_on="id", suffixes=("", "_t"))
    rows = rows[(rows.project == PROJECT) & within(rows.starts) & (rows.status != "取消")]
    paid = own(t)
    back = paid.amount[(paid.item == "差旅") & (paid.amount < 0)].sum()
    return int(rows[["lodging", "meals", "transport", "fare"]].to_numpy().sum() + back), len(rows)


def paid_in_time(t: Tables) -> Parts:
    """Return purchases paid within 30 days of acceptance, and those due."""
    paid = own(t)
    first = paid[paid.amount > 0].groupby("invoice").paid_on.min()
    bought = t["purchases"][(t["purchases"].project == PROJECT) & within(t["purchases"].accepted_on)]
    days = bought.invoice.map(first) - bought.accepted_on
    return int((days <= 30).sum()), int((days.notna() | (UNTIL - bought.accepted_on > 30)).sum())


def in_period(t: Tables) -> Parts:
    """Return the payments within the project's period, and all."""
    paid, row = own(t), t["budgets"][t["budgets"].id == PROJECT].iloc[0]
    paid = paid[paid.amount > 0]
    return int(paid.paid_on.between(row.starts, row.ends).sum()), len(paid)


def with_receipt(t: Tables) -> Parts:
    """Return the payments with a receipt, and all."""
    paid = own(t)
    paid = paid[paid.amount > 0]
    return int(paid.invoice.notna().sum()), len(paid)


MEASURES: dict[str, Callable[[Tables], Parts]] = {
    "project_spending": lambda t: (spent(own(t)), None),
    "spending_by_item": lambda t: (spent(own(t)[own(t).item == "培训"]), None),
    "spending_by_source": lambda t: (spent(own(t)[own(t).source == "财政拨款"]), None),
    "spending_by_economic_class": lambda t: (spent(own(t)[own(t).economic_class.str.startswith("302")]), None),
    "budget_execution_rate": lambda t: (spent(own(t)), budget(t)),
    "cost_saved_rate": lambda t: (budget(t) - spent(own(t)), budget(t)),
    "payments_with_receipt_rate": with_receipt,
    "payments_in_period_rate": in_period,
    "purchases_paid_in_time_rate": paid_in_time,
    "duty_allowance_average": allowances,
    "duty_allowance_recipients": lambda t: (allowances(t)[1], None),
    "trip_cost_average": trips,
    "training_people": lambda t: (trained(t), None),
    "training_cost_average": lambda t: (spent(own(t)), trained(t)),
    "training_person_days": lambda t: (len(seats(t)[["course", "deputy", "attended_on"]].drop_duplicates()), None),
}
Counts = tuple[int, int, int]
"""Passed, failed, could not be judged."""


def counts(ok: pd.Series) -> Counts:
    """Return the counts of plain verdicts."""
    return int(ok.sum()), int((~ok).sum()), 0


def in_office(rows: Frame, day: str, t: Tables) -> Counts:
    """Return who was in office that day."""
    both = rows.merge(t["deputies"][["id", "term_start", "term_end"]], left_on="deputy", right_on="id", suffixes=("", "_d"))
    return counts((both[day] >= both.term_start) & ~(both[day] > both.term_end))


def paid_twice(t: Tables) -> Counts:
    """Return the receipts paid once, paid again, and payments without one."""
    paid = t["payments"]
    kept = paid[(paid.amount > 0) & ~paid.id.isin(set(paid.refund_of.dropna()))]
    known = kept[kept.invoice.notna()]
    again = int(known.duplicated(["invoice", "payee", "amount"]).sum())
    return len(known) - again, again, len(kept) - len(known)


def without_duty(t: Tables) -> Counts:
    """Return allowances with a duty that year and without."""
    paid = t["payments"][(t["payments"].item == "履职费") & (t["payments"].amount > 0)]
    return counts(paid.deputy.isin(set(t["duties"].deputy[within(t["duties"].done_on)])))


def refunds(t: Tables) -> Counts:
    """Return payments whose refunds are not above them."""
    back = t["payments"].groupby("refund_of").amount.sum()
    first = t["payments"].set_index("id").amount.reindex(back.index)
    return counts(first + back >= 0)


RULES: dict[str, Callable[[Tables], Counts]] = {
    "LDG01": paid_twice,
    "LDG02": lambda t: in_office(t["payments"][t["payments"].amount > 0], "paid_on", t),
    "LDG03": without_duty,
    "LDG08": lambda t: counts(within(t["payments"].paid_on)),
    "LDG19": lambda t: in_office(t["attendance"], "attended_on", t),
    "LDG23": lambda t: counts(t["payments"].invoice[t["payments"].amount > 0].notna()),
    "LDG24": refunds,
    "LDG25": lambda t: counts(t["payments"].refund_of[t["payments"].amount < 0].notna()),
    "LDG28": lambda t: counts(t["payments"].amount[(t["payments"].item == "履职费") & (t["payments"].amount > 0)] == 200_000),
    "LDG31": lambda t: counts(t["payments"].paid_on.map(t["calendar"].set_index("code").working).astype(bool)),
    "LDG41": lambda t: counts(~t["attendance"].sort_values("code").duplicated(["deputy", "attended_on", "course", "meeting"])),
}


def main(folder: Path) -> None:
    """Print results, seconds and memory."""
    begin = perf_counter()
    tables = read(folder)
    loaded, used = perf_counter(), process_time()
    found = {name: work(tables) for name, work in MEASURES.items()}
    judged = {name: work(tables) for name, work in RULES.items()}
    end = perf_counter()
    seconds = {"load": loaded - begin, "work": end - loaded, "processor": process_time() - used}
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024 / 1024
    sys.stdout.write(
        json.dumps({"measures": found, "rules": judged, "seconds": seconds, "memory": memory, "version": pd.__version__}) + "\n"
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
