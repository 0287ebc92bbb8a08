"""What tests of the web share."""

import os
from collections.abc import Callable

import pytest


@pytest.fixture
def ended() -> Callable[[int], bool]:
    """Return a function that tells whether a process is there no more."""

    def is_gone(number: int) -> bool:
        try:
            os.kill(number, 0)
        except ProcessLookupError:
            return True
        return False

    return is_gone
