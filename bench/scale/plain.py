"""Rules written by hand in plain Python over the same facts: loops, dictionaries, one pass a rule. From the rules' sentences, not their SQL."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from functools import cached_property
from typing import Any, NamedTuple

from jixiao.params.load import parameters, words

Row = dict[str, Any]
Verdict = tuple[str, str, bool | None]
"""Subject, pointer, and whether it passes; None for what can't be judged."""


class Facts:
    """The rows of the fact tables, and those of a project together."""

    def __init__(self, rows: Mapping[str, list[Row]]) -> None:
        """Take the rows by table."""
        self.rows = rows

    def of_project(self, table: str) -> Mapping[str, list[Row]]:
        """Return the rows of a table by project."""
        found: dict[str, list[Row]] = defaultdict(list)
        for row in self.rows[table]:
            found[row["project"]].append(row)
        return found

    @cached_property
    def project(self) -> Mapping[str, Row]:
        """Return the projects by id."""
        return {row["id"]: row for row in self.rows["project"]}

    @cached_property
    def funding(self) -> Mapping[str, Row]:
        """Return the funding of each project."""
        return {row["project"]: row for row in self.rows["funding"]}

    @cached_property
    def narrative(self) -> Mapping[str, Row]:
        """Return the narrative of each project that has one."""
        return {row["project"]: row for row in self.rows["narrative"]}

    @cached_property
    def indicators(self) -> Mapping[str, list[Row]]:
        """Return the indicators of each project that has some."""
        return self.of_project("indicator")

    @cached_property
    def goals(self) -> Mapping[str, dict[str, Row]]:
        """Return the goals of each project, by which goal it is."""
        found: dict[str, dict[str, Row]] = defaultdict(dict)
        for row in self.rows["goal"]:
            found[row["project"]][row["which"]] = row
        return found


class PlainRule(NamedTuple):
    """A rule by hand, with the kinds of form that it looks at (none given: all)."""

    code: str
    judge: Callable[[Facts], Iterator[Verdict]]
    kinds: tuple[str, ...] = ()


def figure(name: str) -> Decimal:
    """Return a number of the parameters that holds at any time."""
    return Decimal(str(parameters()[name].values[0].value))


def any_of(name: str, after: str = "", before: str = "") -> re.Pattern[str]:
    """Return a pattern that finds any word of a list, or the list's own pattern."""
    value = parameters()[name].values[0].value
    listed = "|".join(map(re.escape, words(name))) if isinstance(value, tuple) else str(value)
    return re.compile(f"{before}(?:{listed}){after}")
