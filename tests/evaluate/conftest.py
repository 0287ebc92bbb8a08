"""The worked year, written once for each process that runs tests."""

from pathlib import Path

import pytest
from bent_records import Base, base_of

from jixiao.actions.example import EXAMPLES, write_example
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


@pytest.fixture(scope="module", params=EXAMPLES)
def base(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Base:
    """Return one of the three worked years, scored."""
    return base_of(request.param, tmp_path_factory.mktemp(request.param))
