"""``python -m jixiao`` and the command ``jixiao``."""

import gc
import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module

from jixiao import ending
from jixiao.system import modules, ownfile
from jixiao.system.alone import alone

MANY = 1_000_000
"""New objects between two searches for garbage: a run makes few circles, and to search what a short one makes takes some milliseconds."""
ROOM = 33_000
"""Places in the frame of :func:`main`. Python keeps frames in pieces of 16 KB and gives one back when its first frame ends: where a loop
calls across the border, each call asks the system for memory, 4,900 times in a year's run. So large a frame begins a piece of 512 KB."""
SERVING = ("admin", "doctor", "serve")
"""Commands that work in several threads."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code."""
    return int(import_module("jixiao.cli.program").main(argv))


def remember(command: str) -> tuple[Callable[[], None], ...]:
    """Let this process search for garbage seldom and know what earlier ones of a command worked out; return what keeps what is new."""
    gc.set_threshold(MANY, *gc.get_threshold()[1:])
    way = sys.version, sys.flags, sys.path
    known = modules.remember(ownfile.place(f"modules-{command}.marshal", *way), alone=command not in SERVING)
    formed = import_module("jixiao.system.patterns").remember(ownfile.place(f"patterns-{command}.marshal", *way))
    alone("msgspec")  # which has Python load modules with patterns
    told = import_module("jixiao.system.content").remember(import_module("jixiao.system.kept").cache_file("content"))
    return known, formed, told


def asked(arguments: Sequence[str]) -> str:
    """Return the name of the command that is asked for, as far as can be told before anything is loaded."""
    folder = f"{os.path.dirname(__file__)}/cli/commands"  # noqa: PTH120 - pathlib is not there yet
    return next((word for word in arguments if word.isidentifier() and os.path.exists(f"{folder}/{word}.py")), "program")  # noqa: PTH110 - as above


def command() -> None:
    """Run the command line and end the process with its exit code, without taking apart what ends with it anyway."""
    ending.watch()
    ending.keep_streams_apart()
    keepers = remember(asked(sys.argv[1:]))
    main.__code__ = main.__code__.replace(co_stacksize=ROOM)
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
