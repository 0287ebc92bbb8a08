"""The unit of money that a form prints: in a head, in a note on the unit, or behind the amounts of other rows."""

import re
from collections.abc import Sequence

from jixiao.forms.grammar import meanings
from jixiao.read.form.items import Item
from jixiao.read.form.pairs import Pair
from jixiao.read.languages import money_unit
from jixiao.read.wording import narrow

LONGEST_HEAD = 20
UNIT_IN_HEAD = re.compile(r"(?:金额|资金|预算|经费|投入|支出)[^()\d]{0,4}\((?:单位:?)?(?:人民币)?(?:亿元|百万元|万元|千元|元)\)?$")
"""The unit in a head of money (预算金额（万元）)."""
IN_UNIT = re.compile(r"\d[\d,]*(?:\.\d+)?(?:([亿万])元?|元)")
BARE_UNIT = re.compile(r"\s*[(（]\s*(?:单位[:：])?(?:亿元|百万元|万元|千元|元)\s*[)）]?\s*")
"""A unit in a cell of its own, under its label."""


def unit_of_values(pairs: Sequence[Pair]) -> str | None:
    """Return the unit that amounts of other rows print, where all that print one print the same."""
    found = {
        f"{unit[1] or ''}元"
        for pair in pairs
        if pair.label.means("money")
        for v in pair.values
        if (unit := IN_UNIT.fullmatch(narrow(v.text)))
    }
    return found.pop() if len(found) == 1 else None


def printed_unit(item: Item) -> str | None:
    """Return the unit of money that a label of funds, or a note on the unit, prints."""
    if "元" not in item.text:
        return None
    if len(item.text) <= LONGEST_HEAD and UNIT_IN_HEAD.search(narrow(item.text)):
        return money_unit(item.text)
    if (
        "单位" in item.text
        or BARE_UNIT.fullmatch(item.text)
        or any(m.group in ("money", "money_column") or m.field == "funds" for m in meanings(item.text))
    ):
        return money_unit(item.text)
    return None
