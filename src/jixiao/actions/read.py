"""Reading documents: files in, Documents out."""

from collections.abc import Callable, Iterable

from jixiao.actions.inputs.given import Readings, Told, read_all


def read(given: Iterable[str], stdin: Callable[[], bytes], told: Told) -> Readings:
    """Return the Documents that the arguments stand for, and what could not be read."""
    return read_all(given, stdin, told)
