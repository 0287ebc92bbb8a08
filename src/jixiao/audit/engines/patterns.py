"""DuckDB's patterns, which are RE2's, for Python's own ``re``: what the two read differently is written anew or refused."""

import re
from collections.abc import Callable
from functools import cache

from jixiao.audit.engines.refusal import Refused
from jixiao.system.patterns import of_ours

Search = Callable[[str], re.Match[str] | None]
ODD = re.compile(
    r"[\[({*+?}\\](?:(?<=\[)\[|(?<=\()\?(?!:)|(?<=\{),|(?<=[*+?}])\+|(?<=\\)[^nrt.\\+*?()\[\]{}|^$/ -])"  # one class first: found soonest
)
"""What reads differently, or is in one of the two languages only: classes by name, flags, ``{,n}``, possessive repeats, other escapes."""
END = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\$", re.DOTALL)
"""An escape, a class of characters, or the end of a text."""


def in_python(pattern: str) -> str:
    """Return a pattern of RE2 in Python's syntax; Refused for what the two may read differently."""
    odd = ODD.search(pattern)
    if odd:
        raise Refused(f"pattern with {odd[0]}")
    return END.sub(lambda found: r"\Z" if found[0] == "$" else found[0], pattern) if "$" in pattern else pattern


@cache
def searcher(pattern: str) -> Search:
    """Return what finds the first occurrence of a pattern in Python's syntax, compiled when it is first asked for; Refused for a wrong one."""
    try:
        return of_ours(pattern, re.ASCII).search
    except re.error as wrong:
        raise Refused(f"pattern: {wrong}") from wrong
