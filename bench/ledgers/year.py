"""A year of records of any size in tables that are empty, from ``year.sql``."""

import re
from collections.abc import Iterator
from pathlib import Path

from jixiao.facts.duck import DuckDBPyConnection

TEXT = Path(__file__).with_name("year.sql")
STATEMENT = re.compile(r"^-- (\w+)\n(SELECT .*?);$", re.MULTILINE | re.DOTALL)
ITEMS = "['培训', '会议', '印刷', '差旅', '咨询费', '资料', '活动', '维修', '宣传', '履职费']"


def sizes(payments: int) -> dict[str, object]:
    """Return how many rows the ledgers have beside so many payments."""
    return {
        "payments": payments,
        "attendance": payments // 5,
        "duties": payments // 25,
        "many": payments // 50,
        "people": payments // 100,
        "some": payments // 1000,
        "few": max(10, payments // 100_000),
        "items": ITEMS,
    }


def fill(connection: DuckDBPyConnection, payments: int) -> None:
    """Put the year into tables that are there and empty."""
    connection.execute("".join(line for line in TEXT.read_text("utf-8").splitlines(keepends=True) if line.startswith("CREATE MACRO")))
    for ledger, statement in statements(payments):
        columns = [str(c[0]) for c in connection.execute(f"SELECT * FROM ({statement}) LIMIT 0").description or ()]  # noqa: S608 - our own text
        names = ", ".join(f'"{name}"' for name in columns)
        own = f"id_of('{ledger}', CAST(code AS VARCHAR)), 'd0:', at_of('{ledger}', CAST(code AS VARCHAR)), *"
        connection.execute(f'INSERT INTO ledger_{ledger} (id, document, "at", {names}) SELECT {own} FROM ({statement})')  # noqa: S608


def statements(payments: int) -> Iterator[tuple[str, str]]:
    """Yield each ledger with the SELECT that makes its rows."""
    for found in STATEMENT.finditer(TEXT.read_text("utf-8")):
        yield found[1], found[2].format(**sizes(payments))
