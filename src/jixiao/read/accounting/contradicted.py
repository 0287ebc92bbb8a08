"""Labels against what was read: a value behind the label of one field, or under the head of one, is not another's, however it was found."""

import re
from collections.abc import Iterator, Sequence

from jixiao.forms.grammar import Meaning
from jixiao.model.document import Goals
from jixiao.read.form.further import WHOLES

HEAD = frozenset(("name", "department", "unit", "nature", "category", "start", "finish"))
GOALS = Goals.__struct_fields__
COLUMNS = frozenset(("initial", "adjusted", "executed", "forecast", "execution_rate", "execution_points", "execution_score"))
BUDGETS = frozenset(("initial", "adjusted"))
"""What the year's money of a form stands under that tells what was spent."""
PART = re.compile("fiscal|other|carried_over")
"""What of the money is a part of a whole: of the year's, of the total, of any column."""
RATE = "rate"
"""What the execution rate of a part is called before the part."""
Label = Sequence[Meaning]


def contradicted(behind: Label, owner: Label, over: Label, pointers: Sequence[str]) -> Sequence[str]:
    """Return the fields read from a cell where its labels mean others of their kind alone.

    ``behind``: the label right before it; ``owner``: that of its row; ``over``: the head in its column.
    """
    against = []
    for pointer in pointers:
        told = list(agreeing(behind, owner, over, pointer))
        if told and all(told):
            return ()
        against += [] if all(told) else [pointer]
    return against


def agreeing(behind: Label, owner: Label, over: Label, pointer: str) -> Iterator[bool]:
    """Yield for each label of a cell that asks for anything of the kind of a field whether it may mean that."""
    _, within, *rest = pointer.split("/")
    field = rest[-1] if rest else within
    if within == "funding":
        money = [one for one in named(owner, "money") if one != "skip"]
        if money:
            money += named(over, "money") if WHOLES.keys() >= {*money} else []  # the head of a part, in the row of a sum
            yield any(PART.findall(one) == PART.findall(field) and (one == field or not {one, field} <= WHOLES.keys()) for one in money)
        if heads := [one for one in named(over, "money_column") if one in COLUMNS]:
            yield any(of_column(one, field) for one in heads)
        return
    kind, known = ("goal", GOALS) if within == "goals" else ("field", HEAD)
    for label in (behind, over) if kind == "goal" else (behind,):
        asked = [one for one in named(label, kind) if one in known and field in known]
        if asked:
            yield field in asked


def named(label: Label, kind: str) -> list[str]:
    """Return the fields of a kind that a label means."""
    return [meaning.field for meaning in label if meaning.group == kind]


def of_column(asked: str, field: str) -> bool:
    """Return whether an amount may stand under a head: its own or, of the year's money, that of a budget."""
    base = PART.sub("", field).rstrip("_")
    return base == asked or (base == RATE and asked == "execution_rate") or (base in ("", *WHOLES) and asked in BUDGETS)
