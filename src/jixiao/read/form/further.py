"""Sources of money that a form lists under names of their own (地方资金, 单位资金, 事业收入): what they add to its total."""

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from jixiao.forms.keys import label_key
from jixiao.read.blocks import Cell
from jixiao.values.blank import is_nonzero

WHOLES = {"total": ("total_fiscal", "total_other"), "annual": ("annual_fiscal", "carried_over", "annual_other")}
"""The sources that a total is the sum of, as far as they are no further ones."""
WHOLE_FISCAL = frozenset(
    map(label_key, ("财政拨款", "财政资金", "财政性资金", "当年财政拨款", "本年财政拨款", "年度财政拨款", "财政拨款资金"))
)
"""Labels of all public money: the levels of government beside it may be what it comes from."""
PUBLIC = ("财政", "级", "中央", "补助", "地方", "市县", "基金", "拨款")
UNSURE = 0.9


class Source(NamedTuple):
    """A further source that a form lists: which total it stands under, its label, its cell and its amount."""

    whole: str
    label: str
    cell: Cell
    amount: Decimal


class Further(NamedTuple):
    """What further sources add to a total, where the first stands, and how sure it is that none is a part of another."""

    amount: Decimal
    cell: Cell
    sure: float


def further(sources: list[Source], read: Mapping[str, Decimal], fiscal: frozenset[str], whole: str) -> Further | None:
    """Return what the listed sources add to a total, None where they add nothing; ``fiscal``: the labels of public money.

    Where the total is the sum without them they are parts of the other sources. Where it is no sum either way, one is sure to add to it that is not
    beside a label of all public money.
    """
    found = [source for source in sources if source.whole == whole and source.amount]
    known = [amount for part in WHOLES[whole] if (amount := read.get(part)) is not None]
    total = read.get(whole)
    if not found or total is None or (is_nonzero(sum(known)) and sum(known) == total):
        return None
    amount = sum((source.amount for source in found), Decimal(0))
    nested = bool(fiscal & WHOLE_FISCAL) and any(word in source.label for source in found for word in PUBLIC)
    is_sure = sum(known) + amount == total or (len(found) == 1 and not nested)
    return Further(amount, found[0].cell, 1.0 if is_sure else UNSURE)
