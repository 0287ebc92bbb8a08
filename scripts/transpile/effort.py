"""How long a text may be for a pattern: Python's matcher goes back and tries again, so its work may grow as a power of the length.

DuckDB's never does. So a pattern whose work may grow as the square, or worse, is only given texts up to a length at which that is
nothing to speak of; a rule that meets a longer one is run in DuckDB.
"""

import re
from collections.abc import Sequence
from importlib import import_module
from typing import Any, NamedTuple

from jixiao.audit.engines.sqlite import LONGEST

LIMITS = (LONGEST, LONGEST, 1_000, 250, 120)
"""Characters by the power of the length that the work may grow with."""
LEAST = 40
"""Characters for a pattern that repeats what itself can be taken in several ways: its work may double with each."""
MANY = 20
"""So many repeats at most are no loop."""
OTHERS = frozenset("aZ5 ，。（龥㐀\n~")
"""Characters that stand for all that a pattern does not name."""

parser, names = import_module("re._parser"), import_module("re._constants")
Nodes = Sequence[tuple[Any, Any]]
CATEGORIES = {names.CATEGORY_DIGIT: r"\d", names.CATEGORY_SPACE: r"\s", names.CATEGORY_WORD: r"\w"}


class Effort(NamedTuple):
    """The power of a text's length that the work may grow with, and whether it may double with every character."""

    power: int
    doubles: bool = False

    def at_least(self, other: "Effort") -> "Effort":
        """Return the greater of both."""
        return Effort(max(self.power, other.power), self.doubles or other.doubles)


def longest_for(pattern: str) -> int:
    """Return the characters of the longest text that a pattern is given."""
    nodes = list(parser.parse(pattern, re.ASCII))
    effort = Walk(pattern).effort(nodes, frozenset(), Effort(0))
    if effort.doubles:
        return LEAST
    is_anchored = bool(nodes) and nodes[0] == (names.AT, names.AT_BEGINNING)
    power = effort.power + (effort.power > 0 and not is_anchored)
    return LIMITS[min(power, len(LIMITS) - 1)]


class Walk:
    """Looks at the parts of one pattern; ``alphabet`` are the characters that it is tried with."""

    def __init__(self, pattern: str) -> None:
        self.alphabet = frozenset(pattern) | OTHERS

    def effort(self, nodes: Nodes, after: frozenset[str], rest: Effort) -> Effort:
        """Return what a sequence costs before ``after`` may follow, the ``rest`` being tried again wherever it may end."""
        found = rest
        for place in range(len(nodes) - 1, -1, -1):
            follow = self.first(nodes[place + 1 :], after)
            found = self._node(nodes[place], follow, found)
        return found

    def _node(self, node: tuple[Any, Any], follow: frozenset[str], rest: Effort) -> Effort:
        sort, given = node
        if sort in (names.MAX_REPEAT, names.MIN_REPEAT):
            return self._repeat(given[1], given[2], follow, rest)
        if sort is names.SUBPATTERN:
            return self.effort(given[3], follow, rest)
        if sort is names.BRANCH:
            found = rest
            for branch in given[1]:
                found = found.at_least(self.effort(branch, follow, rest))
            return found
        return rest

    def _repeat(self, most: int, body: Nodes, follow: frozenset[str], rest: Effort) -> Effort:
        if most <= MANY:
            return rest.at_least(self.effort(body, follow, rest))
        if not is_single(body) or self._overlaps(body[0]):
            return Effort(rest.power + 1, doubles=True)
        may_end_anywhere = bool(self.characters(body[0]) & follow)
        return Effort(rest.power + 1 if may_end_anywhere else max(rest.power, 1), rest.doubles)

    def _overlaps(self, node: tuple[Any, Any]) -> bool:
        """Whether a part that takes one character may take the same one in two ways."""
        sort, given = node
        if sort is names.SUBPATTERN:
            return self._overlaps(given[3][0])
        sets = [self.characters(branch[0]) for branch in given[1]] if sort is names.BRANCH else []
        return sum(map(len, sets)) > len(frozenset().union(*sets))

    def first(self, nodes: Nodes, after: frozenset[str]) -> frozenset[str]:
        """Return the characters that a sequence may begin with, or what follows it where it may be empty."""
        found: frozenset[str] = frozenset()
        for node in nodes:
            found |= self._first(node)
            if not may_be_empty(node):
                return found
        return found | after

    def _first(self, node: tuple[Any, Any]) -> frozenset[str]:
        sort, given = node
        if sort in (names.MAX_REPEAT, names.MIN_REPEAT):
            return self.first(given[2], frozenset())
        if sort is names.SUBPATTERN:
            return self.first(given[3], frozenset())
        if sort is names.BRANCH:
            return frozenset().union(*(self.first(branch, frozenset()) for branch in given[1]))
        return frozenset() if sort is names.AT else self.characters(node)

    def characters(self, node: tuple[Any, Any]) -> frozenset[str]:
        """Return the characters that a part takes which takes one."""
        sort, given = node
        if sort is names.SUBPATTERN:
            return self.characters(given[3][0])
        if sort is names.BRANCH:
            return frozenset().union(*(self.characters(branch[0]) for branch in given[1]))
        if sort is names.ANY:
            return self.alphabet - {"\n"}
        if sort in (names.LITERAL, names.NOT_LITERAL):
            return self.alphabet - {chr(given)} if sort is names.NOT_LITERAL else frozenset(chr(given))
        taken = frozenset(sign for sign in self.alphabet if any(_takes(one, sign) for one in given))
        return self.alphabet - taken if given[0][0] is names.NEGATE else taken


def _takes(one: tuple[Any, Any], sign: str) -> bool:
    sort, given = one
    if sort is names.RANGE:
        return bool(given[0] <= ord(sign) <= given[1])
    if sort is names.CATEGORY:
        return re.match(CATEGORIES.get(given, "."), sign, re.ASCII) is not None
    return bool(sort is names.LITERAL and given == ord(sign))


def is_single(nodes: Nodes) -> bool:
    """Whether a sequence takes one character, in one way."""
    if len(nodes) != 1:
        return False
    sort, given = nodes[0]
    if sort is names.SUBPATTERN:
        return is_single(given[3])
    if sort is names.BRANCH:
        return all(is_single(branch) for branch in given[1])
    return sort in (names.LITERAL, names.NOT_LITERAL, names.IN, names.ANY)


def may_be_empty(node: tuple[Any, Any]) -> bool:
    """Whether a part may take nothing."""
    sort, given = node
    if sort in (names.MAX_REPEAT, names.MIN_REPEAT):
        return given[0] == 0 or all(map(may_be_empty, given[2]))
    if sort is names.SUBPATTERN:
        return all(map(may_be_empty, given[3]))
    if sort is names.BRANCH:
        return any(all(map(may_be_empty, branch)) for branch in given[1])
    return sort is names.AT
