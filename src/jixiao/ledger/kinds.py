"""Kinds written in nearly the same way: a record whose kind has a sign more or less than that of others is left out where they are asked for."""

from collections import Counter
from collections.abc import Iterator, Sequence

from jixiao.facts.schema import Row
from jixiao.ledger.deadlines import Misdated
from jixiao.ledger.schema import Ledger

SHORTEST, FEWEST = 2, 2
"""Signs that a kind needs, and records that have it, before another one is told as a slip for it."""


def misspelt(ledger: Ledger, rows: Sequence[Row]) -> Iterator[Misdated]:
    """Yield the only record of a kind that is another kind, one of more records, but for one sign put in or left out."""
    column = next((own for own in ledger.columns if own.role == "kind" and own.type in ("text", "choice")), None)
    if column is None:
        return
    counts = Counter(str(row[column.name]) for row in rows if row.get(column.name))
    usual = [kind for kind, count in counts.items() if count >= FEWEST and len(kind) >= SHORTEST]
    for row in rows if len(counts) > 1 else ():
        kind = str(row.get(column.name) or "")
        meant = next((one for one in usual if counts[kind] == 1 and _is_one_sign_off(kind, one)), None)
        if meant is not None:
            yield Misdated(row, column, f"多数写作 {meant}")


def _is_one_sign_off(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    return len(longer) == len(shorter) + 1 and any(longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer)))
