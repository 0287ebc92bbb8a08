"""``python -m jixiao`` and the command ``jixiao``."""

import gc
import os
import sys

from jixiao.cli.program import main

MANY = 50_000
"""New objects between two searches for garbage: a run makes few circles, and searching takes a tenth of a short one."""


def command() -> None:
    """Run the command line and end the process with its exit code, without taking apart what ends with it anyway."""
    gc.set_threshold(MANY, *gc.get_threshold()[1:])
    code = main()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


if __name__ == "__main__":
    command()
