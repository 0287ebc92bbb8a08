"""Environments of rivals beside our own, each with the versions of a lock of its own."""

import subprocess
import sys
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[1]


@cache
def environment(name: str, lock: str) -> Path:
    """Return the folder of programs of an environment, which is made where it is missing; SystemExit where it can't be."""
    place = Path(sys.prefix) / name
    done = subprocess.run([sys.executable, "-I", ROOT / "scripts/setup.py", ROOT, place, lock], check=False, stdout=sys.stderr)
    if done.returncode:
        raise SystemExit(done.returncode)
    return place / "bin"
