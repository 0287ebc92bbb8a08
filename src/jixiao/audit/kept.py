"""The shipped rules as they were last read: to parse them takes as long as to run them."""

from collections.abc import Sequence
from pathlib import Path

from jixiao.audit.rulefile import Rule
from jixiao.system.kept import keep, kept


def kept_rules(file: Path, stamp: str) -> tuple[Rule, ...] | None:
    """Return the rules kept in the file under this stamp, None when there are none that can be trusted."""
    return kept(file, stamp, tuple[Rule, ...])


def keep_rules(file: Path, stamp: str, rules: Sequence[Rule]) -> None:
    """Keep the rules for the next start, whole or not at all."""
    keep(file, stamp, tuple(rules))
