"""``python -m jixiao`` and the command ``jixiao``."""

import gc
import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module

from jixiao import ending

MANY = 200_000
"""New objects between two searches for garbage: a run makes few circles, and to search what a short one makes takes some milliseconds."""


NEEDLESS = "typing_extensions"


def alone(library: str) -> None:
    """Load a library that takes typing_extensions where it is there, and Python's own typing where it is not: that is half as long to load.

    Where another library of the environment has brought it, nothing of it is of use to this one on a Python of today.
    """
    if NEEDLESS in sys.modules or library in sys.modules:
        return
    sys.modules[NEEDLESS] = None  # type: ignore[assignment] # Python's way to say that a module is not there
    try:
        import_module(library)
    finally:
        del sys.modules[NEEDLESS]


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code."""
    return int(import_module("jixiao.cli.program").main(argv))


def remember() -> tuple[Callable[[], None], ...]:
    """Let this process search for garbage seldom and know what earlier ones worked out; return what keeps what is new."""
    gc.set_threshold(MANY, *gc.get_threshold()[1:])
    alone("msgspec")
    place = import_module("jixiao.system.kept").cache_file
    return tuple(import_module(f"jixiao.system.{name}").remember(place(name)) for name in ("patterns", "content"))


def command() -> None:
    """Run the command line and end the process with its exit code, without taking apart what ends with it anyway."""
    ending.watch()
    ending.keep_streams_apart()
    keepers = remember()
    code = main()
    for keep in keepers:
        keep()
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except OSError:  # whoever read it is gone, or the disk is full, and that was told
            continue
    os._exit(code)


if __name__ == "__main__":
    command()
