"""Small sets of records made in memory, and the worked year with its document, opened once for measuring."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from jixiao.actions.example import write_example
from jixiao.actions.records.bound import Bound, bound
from jixiao.evaluate.monitor import monitored
from jixiao.ledger.load import Records
from jixiao.ledger.measuring import Measuring, opened
from jixiao.ledger.schema import ledgers
from jixiao.model.progress import Monitoring

Row = dict[str, object]
Make = Callable[..., Records]
On = Callable[[str], Monitoring]


def made(**rows: list[Row]) -> Records:
    """Return records with these rows; a row without ``at`` is addressed by its place, columns that are not given are blank."""
    tables: dict[str, list[Row]] = {}
    for ledger in ledgers().values():
        blank: Row = {column.name: None for column in ledger.columns}
        tables[ledger.table] = [
            {**blank, "at": f"ledger:{ledger.name}#{place}", **row} for place, row in enumerate(rows.get(ledger.name, []), 1)
        ]
    return Records(tables, {})


@pytest.fixture(scope="session")
def make() -> Make:
    """Return the function that makes records."""
    return made


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the worked year."""
    place = tmp_path_factory.mktemp("year")
    write_example(place)
    return place


@pytest.fixture(scope="session")
def year(folder: Path) -> Bound:
    """Return the worked year: document, records, bindings."""
    return bound(str(folder / "declaration.txt"), folder / "ledgers", None, bytes)


@pytest.fixture(scope="session")
def measuring(year: Bound) -> Iterator[Measuring]:
    """Give the records of the worked year, opened to be measured."""
    with opened(year.records, year.document) as found:
        yield found


@pytest.fixture(scope="session")
def on(year: Bound, measuring: Measuring) -> On:
    """Return the function that gives the monitoring of the worked year on a day."""
    return cache(lambda day: monitored(year.document, year.records, measuring, year.bindings, date.fromisoformat(day)))
