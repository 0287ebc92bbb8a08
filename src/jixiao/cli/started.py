"""How this program was started, so that the commands it names exist where the person is: in a clone ``bash scripts/run``, else ``jixiao``."""

import os
import re
from functools import cache
from pathlib import Path

STARTED_AS = "JIXIAO_STARTED_AS"
"""In this variable the scripts of a clone say what was typed."""


@cache
def _hint() -> re.Pattern[str]:
    """Return where a text names a command to type."""
    names = sorted((file.stem for file in (Path(__file__).parent / "commands").glob("[a-z]*.py")), key=len, reverse=True)
    return re.compile(rf"(?<![\w./\\-])jixiao(?= (?:{'|'.join(names)}|命令|COMMAND|--help|--version)(?![\w-]))", re.ASCII)


def as_started(text: str) -> str:
    """Return a text with the commands that it names as they are typed here."""
    typed = os.environ.get(STARTED_AS, "")
    return _hint().sub(lambda _: typed, text) if typed.isprintable() and typed else text
