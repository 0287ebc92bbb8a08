"""What many tests share: the project's folders, and a way to run the program as a user does."""

import atexit
import os
import subprocess
from collections.abc import Callable, Iterator
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from jixiao.cli.program import main
from jixiao.facts.schema import own_tables
from jixiao.ledger.schema import own_ledgers
from jixiao.sql.tables import quick_tables

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

ROOT = Path(__file__).parents[1]
Run = Callable[..., "subprocess.CompletedProcess[str]"]

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # a browser test leaves a loop running in its thread; ours are never async
settings.register_profile("steady", derandomize=True, deadline=None, max_examples=60)
settings.load_profile("steady")


def pytest_configure(config: pytest.Config) -> None:
    """Let a worker that is done end in silence: DuckDB's binding lists what of its own lives as long as the interpreter."""
    if hasattr(config, "workerinput"):
        atexit.register(_end_in_silence)


def _end_in_silence() -> None:
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)


@pytest.fixture(scope="module")
def quick() -> "Iterator[DuckDBPyConnection]":
    """Return tables like those in which an office tries its own: most changes of a SELECT run once, so none is planned well."""
    connection, *others = quick_tables()
    yield connection
    for one in (*others, connection):
        one.close()


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the project's folder."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of real documents beside the project; the test is skipped where it is absent."""
    folder = ROOT.parent / "shared"
    if not (folder / "seed").is_dir():
        pytest.skip("the real documents are not here")
    return folder


@pytest.fixture(scope="session")
def example() -> Path:
    """Return the bundled declaration."""
    return ROOT / "examples/songjiang-2024/declaration.txt"


@pytest.fixture(scope="session")
def containers() -> ModuleType:
    """Return what builds files of old formats byte by byte."""
    spec = spec_from_file_location("containers_by_hand", ROOT / "tests/hostile/containers.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(autouse=True)
def _nothing_stays_in_force() -> Iterator[None]:
    """See that no test leaves an office's own tables in force: what comes after it would work with them."""
    yield
    assert not own_tables.get()
    assert not own_ledgers.get()


@pytest.fixture
def worked() -> Callable[[], float]:
    """Return a function that tells the processor time in seconds that this process and its children have taken since the test began.

    What a test says of time, it says of this: a machine that is busy with other things takes longer by the clock.
    """
    begin = _processor_time()
    return lambda: _processor_time() - begin


def _processor_time() -> float:
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system


@pytest.fixture
def jixiao(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return a function that runs ``jixiao ARGS…`` in this process: what a process of its own adds is tried where that is the point."""
    monkeypatch.delenv("JIXIAO_LANG", raising=False)

    def run(*args: object) -> subprocess.CompletedProcess[str]:
        words = [str(arg) for arg in args]
        capsys.readouterr()
        code = main(words)
        said = capsys.readouterr()
        return subprocess.CompletedProcess(words, code, said.out, said.err)

    return run
