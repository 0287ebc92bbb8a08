"""The tables of the ledgers, made from what ``ledger/schemas/*.toml`` declare of their columns: as those files have it, before anything checks them."""

import os
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jixiao.system.content import tables_of

FOLDER = Path(__file__).parents[1] / "ledger/schemas"
LAST = 1000
"""The place of a ledger that names none: behind all of ours."""
SQL_TYPES = {
    "text": "VARCHAR",
    "choice": "VARCHAR",
    "integer": "INTEGER",
    "decimal": "DECIMAL(20, 4)",
    "money": "DECIMAL(18, 2)",
    "date": "DATE",
    "month": "DATE",
    "boolean": "BOOLEAN",
}
HEAD = """\
-- The tables of the ledgers, made from ledger/schemas/*.toml. They stand beside those of schema.sql
-- only where records were given. Every row has the id of its record and its address (`at`), `ledger:payments#KEY`.
-- A reference (deputy, project, payment …) is the id of the record it speaks of: join it with that ledger's id.
-- Ids are unique over all that is loaded. A month is its first day. Personal columns must not stand in a rule's message.
"""
OWN = (
    ("id", "VARCHAR", "the record"),
    ("document", "VARCHAR", "the document that the records are held against"),
    ('"at"', "VARCHAR", "'ledger:{name}#KEY'"),
)


def declared() -> list[dict[str, Any]]:
    """Return the shipped ledgers as their files have them, each with its name, in their order."""
    read = ({"name": file.stem, **tables_of(file)} for file in files())
    return sorted(read, key=lambda ledger: ledger.get("order", LAST))


@cache
def files() -> tuple[Path, ...]:
    """Return the files of the shipped ledgers."""
    return tuple(FOLDER / name for name in sorted(os.listdir(FOLDER)) if name.endswith(".toml"))  # noqa: PTH208 - a glob takes twice as long


def tables_sql(ledgers: Iterable[Mapping[str, Any]]) -> str:
    """Return the script that creates the tables of these ledgers, every column commented."""
    return "".join(f"\nCREATE TABLE ledger_{ledger['name']} (\n{_columns(ledger)}\n);\n" for ledger in ledgers)


def sql_type(kind: str, references: str | None) -> str:
    """Return the type of a column in the tables: a reference is the id of the record it speaks of."""
    return "VARCHAR" if references else SQL_TYPES[kind]


def _columns(ledger: Mapping[str, Any]) -> str:
    own = [(name, kind, comment.format(name=ledger["name"])) for name, kind, comment in OWN]
    rows = own + [(one["name"], sql_type(one["type"], one.get("references")), _comment(one)) for one in ledger["columns"]]
    last = len(rows) - 1
    return "\n".join(
        f"    {f'{name} {kind}' + ('' if place == last else ','):<32} -- {comment}" for place, (name, kind, comment) in enumerate(rows)
    )


def _comment(column: Mapping[str, Any]) -> str:
    parts = [f"{column['title']['zh']} {column['note']['en']}"]
    if column.get("references"):
        parts.append(f"id of {column['references']}")
    if column.get("choices"):
        parts.append(", ".join(column["choices"]))
    if column.get("personal"):
        parts.append("personal")
    return " ".join("; ".join(dict.fromkeys(parts)).split())
