"""What a sign or dash between words and figures stands for: minus, a range, a sign of the figure's own, or nothing."""

from jixiao.formula.calculation.frame import Builder
from jixiao.formula.calculation.tokens import Token
from jixiao.formula.calculation.tree import Node
from jixiao.formula.calculation.words import read_words
from jixiao.formula.units import read_unit


def after(parser: Builder, steps: int = 1) -> Token | None:
    """Return the token so many steps on, None behind the last one."""
    at = parser.at + steps
    return parser.tokens[at] if at < len(parser.tokens) else None


def is_nothing(parser: Builder, token: Token) -> bool:
    """Whether a dash or stroke behind words stands for no money (其他资金－，自筹/、)."""
    frame, next_one = parser.frame, after(parser)
    if frame.low < 0:
        named = frame.is_simple and frame.held is not None and not frame.held.cash and not frame.held.bare
        return named and next_one is not None and next_one[0] == "sep"
    if next_one is None or next_one[0] == "sep":
        return True
    if next_one[0] == "op":
        return next_one[3] == token[3] and next_one[1] == token[2]
    return next_one[0] == "word" and next_one[1] > token[2]


def nothing(parser: Builder, token: Token) -> Token | None:
    """Return the sum of nothing that a dash stands for, None where it is one of several dashes or stands for a total."""
    next_one, words = after(parser), parser.text[parser.frame.low : parser.frame.high]
    if (next_one is not None and next_one[0] == "op") or read_words(words).total:
        return None
    return ("qty", token[1], token[2], Node("number", token[1], token[2], 0, unit=read_unit("元"), cash=1))


def before_words(parser: Builder) -> bool:
    """Whether words follow a sign, so that the formula is spelled in words only: 人数×标准."""
    next_one = after(parser)
    return next_one is not None and next_one[0] == "word"


def is_bound(parser: Builder, token: Token) -> bool:
    """Whether a sign stands right before a figure or bracket, so that it is that figure's own."""
    next_one = after(parser)
    return next_one is not None and next_one[0] in ("qty", "open") and next_one[1] == token[2]


def is_range(parser: Builder) -> bool:
    """Whether a hyphen stands between the ends of a range (5-8万元) and is no minus."""
    held, next_one = parser.frame.held, after(parser)
    if held is None or parser.frame.terms or parser.frame.low >= 0 or next_one is None or next_one[0] != "qty":
        return False
    high: Node = next_one[3]
    if _is_known_minus(parser):
        return False
    unit, other = held.unit, high.unit
    below = held.above * high.below < high.above * held.below * (1 if unit else high.scale)
    fits = unit == other if unit else other is not None or high.scale > 1
    return below and (fits or (unit is None and other is None and not parser.frame.factors and _ends_after(parser)))


def _is_known_minus(parser: Builder) -> bool:
    """Whether a negative result is printed, so that a small number less a big one is meant."""
    second, third = after(parser, 2), after(parser, 3)
    return second is not None and third is not None and second[0] == "eq" and third[3] == "-"


def _ends_after(parser: Builder) -> bool:
    second = after(parser, 2)
    return second is None or second[0] in ("word", "sep")
