"""What many tests share: the project's folders, and a way to run the program as a user does."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from jixiao.facts.schema import own_tables
from jixiao.ledger.schema import own_ledgers

ROOT = Path(__file__).parents[1]
Run = Callable[..., "subprocess.CompletedProcess[str]"]

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # a browser test leaves a loop running in its thread; ours are never async
settings.register_profile("steady", derandomize=True, deadline=None, max_examples=60)
settings.load_profile("steady")


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


@pytest.fixture(scope="session")
def jixiao() -> Run:
    """Return a function that runs ``jixiao ARGS…`` in a process of its own."""

    def run(*args: object, stdin: str = "", timeout: float = 600) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-I", "-X", "utf8", "-c", START, *map(str, args)]
        return subprocess.run(command, input=stdin, capture_output=True, encoding="utf-8", timeout=timeout, check=False)

    return run


START = f"import sys; sys.path.insert(0, {str(ROOT / 'src')!r}); from jixiao.__main__ import main; sys.exit(main())"
