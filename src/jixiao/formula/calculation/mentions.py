"""Numbers with a unit that a prose text mentions, for rules that compare a plan's quantities with the targets."""

from decimal import Decimal

from msgspec import Struct

from jixiao.formula.calculation.mask import LABEL, mask
from jixiao.formula.calculation.tokens import Token, scan
from jixiao.formula.calculation.tree import Node, Span, as_decimal
from jixiao.formula.calculation.words import read_words

NAMING = "一二三四五六七八九十"
"""Chinese numerals that may be part of a name (掌上人大二期) or say nothing (一项任务)."""
REACH = 24
"""How many characters of words before and after a number are kept."""
_STOPS = ("sep", "colon", "qty")


class Mention(Struct, frozen=True, kw_only=True):
    """A number with a unit in a prose text.

    ``value`` is in plain terms (3万亩 is 30000) or yuan; ``unit`` is as printed without 万; ``kind`` its class in the dictionary.
    ``label`` holds the words before it up to the last stop or number, ``after`` those behind it; ``per`` the units after 每.
    """

    value: Decimal
    unit: str
    kind: str
    span: Span
    label: str = ""
    after: str = ""
    per: tuple[str, ...] = ()
    estimated: bool = False


def mentions(text: str) -> tuple[Mention, ...]:
    """Return every number with a unit of the dictionary in a text; years, dates, document numbers, articles, list numbers are none."""
    found: list[Mention] = []
    masked = mask(text).text
    tokens = scan(masked)
    for at, token in enumerate(tokens):
        if token[0] == "qty":
            mention = _mention(text, masked, tokens, at, token[3])
            found += [mention] if mention is not None else []
    return tuple(found)


def _mention(text: str, masked: str, tokens: list[Token], at: int, node: Node) -> Mention | None:
    unit = node.unit
    if unit is None or unit.kind is None:
        return None
    _, start, end, _ = tokens[at]
    if masked[start] in NAMING and (unit.text == "期" or masked[start] == "一"):
        return None
    label, after = _words(text, masked, tokens, at, -1), _words(text, masked, tokens, at, 1)
    words = read_words(masked[start - len(label) : start].replace(LABEL, " ")) if label else None
    return Mention(
        value=as_decimal(node.value),
        unit=unit.text,
        kind=unit.kind,
        span=(start, end),
        label=label.strip(),
        after=after.strip(),
        per=(*(words.per if words else ()), *unit.per),
        estimated=node.vague or bool(words and words.estimated) or after.startswith("左右"),
    )


def _words(text: str, masked: str, tokens: list[Token], at: int, step: int) -> str:
    """Return the words right before (step -1) or behind (step 1) a number, up to the next stop or number."""
    edge = tokens[at][1] if step < 0 else tokens[at][2]
    stop = edge
    place = at + step
    while 0 <= place < len(tokens) and tokens[place][0] not in _STOPS and abs(stop - edge) < REACH:
        stop = tokens[place][1] if step < 0 else tokens[place][2]
        place += step
    if step > 0:
        return text[edge : min(stop, edge + REACH)]
    low = max(stop, edge - REACH)
    return text[max(low, masked.rfind(LABEL, low, edge) + 1) : edge]
