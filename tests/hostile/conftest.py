"""Runs that are ended from outside: they get the signals as from a terminal, however the tests themselves were started."""

import signal
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def _signals_as_from_a_terminal() -> Iterator[None]:
    """Let no signal be ignored that a job in the background, or one under nohup, would hand on as ignored to its children."""
    numbers = [number for name in ("SIGINT", "SIGHUP", "SIGTERM", "SIGQUIT") if (number := getattr(signal, name, None)) is not None]
    ignored = [number for number in numbers if signal.getsignal(number) == signal.SIG_IGN]
    for number in ignored:
        signal.signal(number, signal.SIG_DFL)
    yield
    for number in ignored:
        signal.signal(number, signal.SIG_IGN)
