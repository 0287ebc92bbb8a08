"""What was changed in a text, sign by sign: numbers and foreign words whole, so that what was taken out and what came in can be read."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import groupby
from typing import Literal, NamedTuple

TOKEN = re.compile(r"[0-9A-Za-z]+(?:[.,][0-9]+)*%?|.", re.DOTALL)
SHORTEST = 2
"""Signs that must have stayed between two changes for these to be told apart."""
Kind = Literal["same", "out", "in"]


class Part(NamedTuple):
    """A run of a text: what stayed the same, what was taken out, what came in."""

    kind: Kind
    text: str


def changes(before: str, after: str) -> tuple[Part, ...]:
    """Return the runs of both texts in order, what was taken out before what came in its place; together they are the one and the other."""
    found = []
    for kind, parts in groupby(_runs(TOKEN.findall(before), TOKEN.findall(after)), key=lambda run: run[0] == run[1]):
        out, into = ("".join(side) for side in zip(*parts, strict=True))
        found += [Part("same", out)] if kind else [Part("out", out), Part("in", into)]
    return tuple(part for part in found if part.text)


def _runs(one: list[str], other: list[str]) -> Iterator[tuple[str, str]]:
    """Yield runs of both in pairs; equal ones that stayed by chance, between two changes, count as changed."""
    codes = SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
    for place, (_, a, b, c, d) in enumerate(codes):
        out, into = "".join(one[a:b]), "".join(other[c:d])
        if out == into and 0 < place < len(codes) - 1 and len(out) < SHORTEST:
            yield out, ""
            yield "", into
        else:
            yield out, into
