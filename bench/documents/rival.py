"""Starts the rivals: their environment, made on first use from ``locks/bench-documents.txt``, and one process a tool."""

import json
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

SCRIPT = Path(__file__).with_name("rivals.py")
PATIENCE = 1800


class Answer(NamedTuple):
    """A tool's version, and what it said of each thing it was asked."""

    version: str
    said: list[dict[str, Any]]


def asked(python: Path, what: str, tool: str, given: Iterable[object]) -> Answer:
    """Return what a tool answers; a tool that dies answers with its last words."""
    command = [str(python), "-I", str(SCRIPT), what, tool, *map(str, given)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=PATIENCE, check=False)
    lines = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    if not lines:
        raise SystemExit(f"{tool}: {done.stderr[-500:]}")
    return Answer(lines[0]["version"], lines[1:])
