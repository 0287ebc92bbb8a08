"""``python -m jixiao`` and the command ``jixiao``."""

import gc
import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module

from jixiao import ending
from jixiao.system import content, patterns
from jixiao.system.kept import cache_file

MANY = 50_000
"""New objects between two searches for garbage: a run makes few circles, and searching takes a tenth of a short one."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code."""
    return int(import_module("jixiao.cli.program").main(argv))


def remember() -> tuple[Callable[[], None], ...]:
    """Let this process know what earlier ones worked out and need not be worked out again; return what keeps what is new."""
    return patterns.remember(cache_file("patterns")), content.remember(cache_file("content"))


def command() -> None:
    """Run the command line and end the process with its exit code, without taking apart what ends with it anyway."""
    ending.watch()
    ending.keep_streams_apart()
    gc.set_threshold(MANY, *gc.get_threshold()[1:])
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
