"""What a list tells in short, written out: whose each share is, and what a second rate is of."""

import re
from functools import cache

from msgspec.structs import replace

from jixiao.formula.calculation.build import multiplied
from jixiao.formula.calculation.frame import Clause
from jixiao.formula.calculation.payers import payers
from jixiao.formula.calculation.proof import is_percentage
from jixiao.formula.calculation.words import read_words
from jixiao.params.lexicon import entries

_AND = re.compile("[、和与及]")
PAIR = 2


def by_payer(clauses: tuple[Clause, ...], text: str) -> tuple[Clause, ...]:
    """Return 中央、省、县分别承担50%、30%、20% with the payer of each share."""
    made = list(clauses)
    for at, clause in enumerate(clauses):
        if not _is_share(clause):
            continue
        before = clauses[at - 1].sides[-1].end if at else 0
        names = _names(text[before : clause.sides[0].start])
        row = clauses[at : at + len(names)]
        if len(row) == len(names) and all(map(_is_share, row)) and not any(other.words.text for other in row[1:]):
            made[at : at + len(names)] = [replace(other, words=read_words(f"{name}承担")) for name, other in zip(names, row, strict=True)]
    return tuple(made)


def _names(words: str) -> list[str]:
    """Return the payers that words name in a list, [] where they name one or none."""
    before, sign, _ = words.strip(",;。").partition("分别")
    names = _AND.split(before if sign else re.sub("(?:各级|财政|各|按|承担|负担|分担)*$", "", before))
    names = [re.sub("^.*[由:,;。]|财政|资金", "", name) for name in names]
    return names if len(names) >= PAIR and all(payers(f"{name}承担") for name in names) else []


def by_base(clauses: tuple[Clause, ...]) -> tuple[Clause, ...]:
    """Return 设计费按建安费2300万元的2.5%，监理费按1.8% with the second rate as one of the same base."""
    made = list(clauses)
    base = None
    for at, clause in enumerate(clauses):
        side = clause.sides[0]
        if _is_share(clause) and base is not None and _of_works().search(clause.words.text):
            made[at] = replace(clause, sides=(multiplied([base, side]), *clause.sides[1:]))
        elif side.kind == "product" and side.cash and len(side.children) == PAIR and is_percentage(side.children[1]):
            base = side.children[0]
    return tuple(made)


@cache
def _of_works() -> re.Pattern[str]:
    return re.compile(f"^(?:{'|'.join(entries('fees')['of_works'])})费[按率为计:]*$")


def _is_share(clause: Clause) -> bool:
    return clause.sides[0].kind == "number" and is_percentage(clause.sides[0])
