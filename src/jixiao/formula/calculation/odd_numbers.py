"""Numbers that are not what they look like: written badly (1.2.5万元, 8,50元, 4O元), or the parts of a ratio (按4:6分担)."""

import re
from fractions import Fraction

from jixiao.formula.calculation.tails import RATIO, read_tail
from jixiao.formula.calculation.tree import Node
from jixiao.formula.numerals import MOST_DIGITS
from jixiao.formula.units import Unit

_SLIP = re.compile(r"[0-9]+(?:\.[0-9]*[.,][0-9.,]*|,[0-9]{1,2}(?![0-9,])|[Oo][0-9]*)(?=(?P<unit>\s?[百千万亿]?元)|\s?[*=/]|(?P<tail>.))")
_RATIO = re.compile(r"[0-9]{1,2}(?:\.[0-9]{1,2})?(?::[0-9]{1,2}(?:\.[0-9]{1,2})?){1,5}(?![0-9:])")
_SPLITS = re.compile("的?(?:比例)?(?:进行)?(?:分担|承担|负担|分摊|配套|共担)")
_BEFORE_RATIO = frozenset("按例比为")
_LONGEST_UNIT = 24


def slip_end(text: str, at: int) -> int:
    """Return where a number with a mark or letter too many ends, its unit included, 0 where there is none.

    A number of a heading (1.2.3会议费) looks alike, and so do two numbers in a list (3,50); so a unit or a sign must follow.
    """
    found = _SLIP.match(text, at)
    if found is None or found.end() - at > MOST_DIGITS:
        return 0
    size = read_tail(text[found.end() : found.end() + _LONGEST_UNIT]).size
    is_list = "," in found[0] and "." not in found[0]
    follows = found["unit"] is not None if is_list else found["tail"] is None or size > 0
    return found.end() + size if follows else 0


def ratio_node(text: str, at: int) -> Node | None:
    """Return a ratio as the first of its shares, the unit keeping it as printed; None where there is none."""
    found = _RATIO.match(text, at)
    if found is None or not (text[at - 1 : at] in _BEFORE_RATIO or _SPLITS.match(text, found.end())):
        return None
    parts = [Fraction(part) for part in found[0].split(":")]
    share = parts[0] / (sum(parts) or 1)
    unit = Unit(text=found[0], top=RATIO, kind="share", share=True)
    return Node("number", at, found.end(), share.numerator, share.denominator, unit=unit, place=Fraction(1))
