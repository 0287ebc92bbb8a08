"""The worked year, written once for each process that runs tests."""

from pathlib import Path

import pytest

from jixiao.actions.example import write_example
from jixiao.actions.records.bound import Bound, bound


@pytest.fixture(scope="session")
def year(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the worked year."""
    folder = tmp_path_factory.mktemp("year")
    write_example(folder)
    return folder


@pytest.fixture(scope="session")
def start(year: Path) -> Bound:
    """Return the worked year's declaration with its records and bindings."""
    return bound(str(year / "declaration.txt"), year / "ledgers", None, bytes)
