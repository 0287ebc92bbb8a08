"""Records of any ledger in one shape, by the roles of its columns, so that general measures can be asked of each."""

from collections.abc import Collection, Iterator
from typing import get_args

from jixiao.facts.schema import Row, Rows
from jixiao.ledger.schema import Column, Ledger, Role, ledgers

RECORDS, KEPT = "ledger_general", "ledger_kept"
ROLES: tuple[str, ...] = get_args(Role)


def general(facts: Rows, key: str, held: Collection[str] | None) -> Rows:
    """Return the rows of the two general tables; ``held`` are the ledgers that are there, by default those with rows."""
    shaped = [(ledger, roles) for ledger in ledgers().values() if (roles := roles_of(ledger))]
    kept = [ledger for ledger in ledgers().values() if (ledger.name in held if held is not None else facts.get(ledger.table))]
    return {
        RECORDS: [_shaped(row, ledger, roles) for ledger, roles in shaped for row in facts.get(ledger.table, ())],
        KEPT: [_kept(ledger, key) for ledger in kept],
    }


def roles_of(ledger: Ledger) -> dict[str, Column]:
    """Return the columns of a ledger that have a role, by it."""
    return {column.role: column for column in ledger.columns if column.role is not None}


def _shaped(row: Row, ledger: Ledger, roles: dict[str, Column]) -> Row:
    own: Row = {"id": row["id"], "document": row["document"], "at": row["at"], "project": row.get("project")}
    return {**own, "ledger": ledger.name, "called": ledger.title.zh, **dict(_values(row, roles))}


def _values(row: Row, roles: dict[str, Column]) -> Iterator[tuple[str, object]]:
    for role, column in roles.items():
        value = row[column.name]
        yield role, value in column.good if column.good and value is not None else value


def _kept(ledger: Ledger, key: str) -> Row:
    at = f"ledger:{ledger.name}"
    return {"id": f"{key}:{at}", "document": f"{key}:", "at": at, "ledger": ledger.name, "called": ledger.title.zh}
