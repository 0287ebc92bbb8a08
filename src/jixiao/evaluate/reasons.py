"""What the records themselves say about why something was not done: the column 原因 of the rows that a figure rests on."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from jixiao.evaluate.forecast import cause_of
from jixiao.facts.schema import Row
from jixiao.ledger.deadlines import PLANNED
from jixiao.ledger.load import Records
from jixiao.ledger.measured import Measured
from jixiao.params.load import words

CAUSES: Mapping[str, str] = {
    "经费保障": "funding_cause",
    "制度保障": "rules_cause",
    "人员保障": "people_cause",
    "硬件条件保障": "equipment_cause",
}
"""Columns of the official form, and the words of a reason that fall under each."""
NAMES = ("title", "district", "subject", "name", "code")
MOST = 3
"""So many reasons are told; the rest is counted."""


def rows_with_reasons(records: Records) -> dict[str, Row]:
    """Return the rows of all ledgers that give a reason for what became of a plan, by their addresses."""
    return {str(row["at"]): row for rows in records.tables.values() for row in rows if row.get("reason") and not row.get("decided_on")}


def reasons(addresses: Iterable[str], known: Mapping[str, Row], day: date) -> Iterator[str]:
    """Yield the reasons of the records at the addresses, each after what it speaks of; what was planned for later is not known yet."""
    for address in dict.fromkeys(addresses):
        row = known.get(address)
        if row is not None and _planned(row) <= day:
            what = next((str(row[name]) for name in NAMES if row.get(name)), address)
            state, reason = str(row.get("status") or "")[:2], str(row["reason"]).rstrip("。")
            yield f"{what}：{reason}" if state in reason or state == "完成" else f"{what}{state}：{reason}"


def reason_text(found: Iterable[str]) -> str | None:
    """Return the reasons as one text, None where there are none."""
    every = list(dict.fromkeys(found))
    more = f"；另有 {len(every) - MOST} 条" if len(every) > MOST else ""
    return "；".join(every[:MOST]) + more if every else None


def explained(found: Measured, known: Mapping[str, Row], day: date) -> str | None:
    """Return the records' reasons for what did not count, and for what a rate was taken of; and how many give none."""
    left_out = [address for address, _ in found.left_out]
    rated = () if found.denominator is None else found.short
    text = reason_text(reasons((*left_out, *rated), known, day))
    silent = sum(address not in known for address in left_out)
    return f"{text}；另有 {silent} 条没有写原因" if text is not None and silent else text


def cause(reason: str | None) -> str | None:
    """Return the column of the official form that the reason falls under."""
    return cause_of(reason, {name: words(listed) for name, listed in CAUSES.items()})


def _planned(row: Row) -> date:
    return next((day for name in PLANNED if isinstance(day := row.get(name), date)), date.min)
