"""Reading target values."""

from jixiao.formula.target import TargetReading, read_target


def target(text: str) -> TargetReading:
    """Return the target value that a cell says; any text has a reading, at worst a word with a problem."""
    return read_target(text)
