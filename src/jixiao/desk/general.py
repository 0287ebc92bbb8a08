"""The ledgers of a book in the one shape that general measures ask of, as a view: it is right whatever is written meanwhile."""

from collections.abc import Iterable

from jixiao.facts.schema import all_tables
from jixiao.ledger.general import RECORDS, roles_of
from jixiao.ledger.schema import Column, Ledger
from jixiao.sql.literals import quoted


def general_sql(kept: Iterable[Ledger]) -> str:
    """Return the script that puts the view in place of the empty table."""
    parts = [_select(ledger, roles) for ledger in kept if (roles := roles_of(ledger))]
    return f"DROP TABLE {RECORDS}; CREATE VIEW {RECORDS} AS {' UNION ALL '.join(parts)};"


def _select(ledger: Ledger, roles: dict[str, Column]) -> str:
    has_project = any(column.name == "project" for column in ledger.columns)
    said = {
        "id": "t.id",
        "document": "t.document",
        "at": "t.at",
        "project": "t.project" if has_project else "NULL",
        "ledger": quoted(ledger.name),
        "called": quoted(ledger.title.zh),
        **{role: _value(column) for role, column in roles.items()},
    }
    cells = (f'CAST({said.get(column.name, "NULL")} AS {column.type}) AS "{column.name}"' for column in all_tables()[RECORDS])
    return f"SELECT {', '.join(cells)} FROM {ledger.table} AS t"


def _value(column: Column) -> str:
    """Return a column's value; of one whose choices mean well or not, whether it does."""
    if not column.good:
        return f't."{column.name}"'
    return f't."{column.name}" IN ({", ".join(map(quoted, column.good))})'
