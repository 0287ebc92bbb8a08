"""The ledgers' tables, made from the schemas."""

from collections.abc import Iterable

from jixiao.ledger.schema import Column, Ledger, shipped_ledgers

HEAD = """\
-- The tables of the ledgers, made by scripts/docs from ledger/schemas/*.toml. They stand beside those of schema.sql
-- only where records were given. Every row has the id of its record and its address (`at`), `ledger:payments#KEY`.
-- A reference (deputy, project, payment …) is the id of the record it speaks of: join it with that ledger's id.
-- Ids are unique over all that is loaded. A month is its first day. Personal columns must not stand in a rule's message.
"""
OWN = (
    ("id", "VARCHAR", "the record"),
    ("document", "VARCHAR", "the document that the records are held against"),
    ('"at"', "VARCHAR", "'ledger:{name}#KEY'"),
)


def ledgers_sql() -> str:
    """Return the script that creates the tables of all ledgers, every column commented."""
    return HEAD + tables_sql(shipped_ledgers().values())


def tables_sql(kept: Iterable[Ledger]) -> str:
    """Return the script that creates the tables of these ledgers."""
    return "".join(f"\nCREATE TABLE {ledger.table} (\n{_columns(ledger)}\n);\n" for ledger in kept)


def _columns(ledger: Ledger) -> str:
    own = [(name, kind, comment.format(name=ledger.name)) for name, kind, comment in OWN]
    rows = own + [(column.name, column.sql_type, _comment(column)) for column in ledger.columns]
    last = len(rows) - 1
    return "\n".join(
        f"    {f'{name} {kind}' + ('' if place == last else ','):<32} -- {comment}" for place, (name, kind, comment) in enumerate(rows)
    )


def _comment(column: Column) -> str:
    parts = [f"{column.title.zh} {column.note.en}"]
    if column.references:
        parts.append(f"id of {column.references}")
    if column.choices:
        parts.append(", ".join(column.choices))
    if column.personal:
        parts.append("personal")
    return " ".join("; ".join(dict.fromkeys(parts)).split())
