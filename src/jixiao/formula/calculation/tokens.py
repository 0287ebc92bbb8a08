"""The tokens of a calculation, told by their first character in the masked text; a quantity with its unit is one token."""

import re
from collections.abc import Callable
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise
from typing import Any

from jixiao.formula.calculation.odd_numbers import ratio_node, slip_end
from jixiao.formula.calculation.tails import NO_TAIL, Tail, counts_out, read_tail
from jixiao.formula.calculation.tree import Node, Span
from jixiao.formula.numerals import MOST_DIGITS, NUMBER, NUMERALS, SCALES, VULGAR, chinese, decimal, fraction, last_place, pointed
from jixiao.formula.units import Unit
from jixiao.values.blank import filled

HALF = Fraction(1, 2)
ONE = Fraction(1)
HALVES = frozenset({"天", "日", "年"})
"""Of these 两个半天 means two halves, while 一个半月 means one and a half."""
MOST_LETTERS = 12
_APART = sorted({ord(char) for char in NUMERALS + "半至到"})


def _letters() -> str:
    """Return the character class of words: Chinese characters and letters without the ones that may begin a number."""
    edges = [0x4E00 - 1, *(code for code in _APART if code >= 0x4E00), 0x9FA6]
    ranges = [f"{chr(low + 1)}-{chr(high - 1)}" for low, high in pairwise(edges) if high - low > 1]
    return "".join(ranges) + "A-WYZa-wyz%‰²³㎡㎥℃°㎞\ue000"


_W = _letters()
_RATE = rf"(?:\s?/\s?(?:\([^()0-9]{{1,12}}\)|每?[百千万]?[{_W}]{{1,12}})|[·.*、]\s?[{_W}]{{1,6}})*"
_SCALE = " ?[百千万亿余多来]{0,4} ?"
_TAIL = re.compile(rf"{_SCALE}(?:[{_W}]{{1,24}}|(?= ?/)){_RATE}|[百千万亿余多来]{{1,4}}")
_RATED = re.compile(_RATE)
_NO_TAIL = "*+-=(),;:。"
"""What nearly always stands behind a number or bracket without a unit; no unit begins so."""
_PLAIN = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_ORDINARY = re.compile(
    rf"[0-9]++(?![,Oo])(?:\.[0-9]+)?(?: ?+[百千万亿余多来]{{0,4}}+ ?+[{_W}]{{1,24}}+(?:/(?!每)[{_W}]{{1,12}}+)?+)?+(?:(?=[-+=(),;。]|\*[0-9(]|\Z)|())"
)
"""A number without commas and the ordinary tail, as the whole pattern would take it; a group matches where more may belong to it."""
_FIGURE = re.compile(rf"{NUMBER}|(?<![0-9])\.[0-9]+")
_CASH = re.compile(r"(?:[¥$] ?|RMB ?)(?=\.?[0-9])")
_SIGN = re.compile(r"[xX](?= ?[(0-9约每预近])|·(?= ?[(0-9])")
_NOTE = re.compile(rf"\([^()0-9{NUMERALS}半{''.join(VULGAR)}]*\)")
_CHINESE = re.compile(
    rf"(?P<num>[{NUMERALS}]+(?:分之[{NUMERALS}0-9.]+|点[{NUMERALS}]+)?|半)(?P<tail>个?半?(?:[{_W}]{{1,24}}(?:\s?/\s?[百千万]?[{_W}]{{1,12}}|·[{_W}]{{1,6}})*)?)"
)
_RANGE = re.compile(r"~|—+|[至到](?= ?[0-9])")
_WORD = re.compile(rf"[{_W}“”\"'‘’]+|.", re.DOTALL)
_NOUN_END = re.compile(r"[一-龥\ue000]{0,6}(?: ?\([^()]{0,24}\))? ?(?:[*/+\-=≈,;、。:)\n·x×≤≥]|$|共|合计|每)")
_LONG_TIMES = frozenset({"year", "month"})
_SAID_FOR = re.compile(r"[一-龥]{1,4}[0-9¥]|累计|总计|合计|共")
"""What may stand between a time and the sum for it: 三年保费5.04万元."""
_BOUNDARY = re.compile(r"\s*(?:[*/+\-=≈,;、。)\n]|$)")


Token = tuple[str, int, int, Any]
"""Kind, start, end and what it holds by its kind: the node of a number, a sign or stop, the Tail behind a closing bracket."""


def scan(text: str) -> list[Token]:
    """Return the tokens of a masked text; blanks are left out, a quantity includes its unit."""
    tokens: list[Token] = []
    at, size, single, steps, append = 0, len(text), _SINGLE, _STEPS, tokens.append
    while at < size:
        char = text[at]
        if char in single:
            append((single[char], at, at + 1, char))
            at += 1
        elif char == " ":
            at += 1
        else:
            at = steps.get(char, _word)(text, at, tokens)
    return tokens


Step = Callable[[str, int, list[Token]], int]


def _word(text: str, at: int, tokens: list[Token], end: int = 0) -> int:
    """Append a word, joined with the word right before it."""
    if not end:
        found = _WORD.match(text, at)
        end = found.end() if found else at + 1
    if tokens and tokens[-1][0] == "word" and tokens[-1][2] == at:
        at = tokens.pop()[1]
    tokens.append(("word", at, end, None))
    return end


def _sign(text: str, at: int, tokens: list[Token]) -> int:
    """Append x, X or · as a sign where a figure follows, else as a word."""
    if _SIGN.match(text, at) is None:
        return _word(text, at, tokens)
    tokens.append(("op", at, at + 1, "*"))
    return at + 1


def _equal(text: str, at: int, tokens: list[Token]) -> int:
    end = at + 1
    while text[end : end + 1] in _EQUAL:
        end += 1
    tokens.append(("eq", at, end, text[at]))
    return end


def _open(text: str, at: int, tokens: list[Token]) -> int:
    """Append a bracket without figures whole, as a note, else its beginning."""
    found = _NOTE.match(text, at)
    end = found.end() if found else at + 1
    tokens.append(("note" if found else "open", at, end, None))
    return end


def _range(text: str, at: int, tokens: list[Token]) -> int:
    found = _RANGE.match(text, at)
    if found is None or (text[at] in "至到" and at and text[at - 1] in "增降减加提升缩涨调扩高低少"):
        return _word(text, at, tokens)
    tokens.append(("range", at, found.end(), found[0]))
    return found.end()


def _tail(text: str, at: int) -> str:
    """Return the words right behind a number or bracket that may be its scale and unit."""
    if text[at : at + 1] in _NO_TAIL:
        return ""
    found = _TAIL.match(text, at)
    return found[0] if found else ""


def _quantity(text: str, at: int, tokens: list[Token]) -> int:
    """Append a number in digits with its unit."""
    found = _ORDINARY.match(text, at)
    if found is None:
        return _odd(text, at, tokens) or _figure(text, at, tokens)
    end = found.end()
    if found.lastindex is not None:
        if past := _odd(text, at, tokens):
            return past
        end = _tail_end(text, end)
    if end - at > MOST_DIGITS:
        return _figure(text, at, tokens)
    size, above, below, unit, cash, bare, scale, last, vague, loose = figure(text[at:end])
    end = at + size
    if loose and _goes_on(text, end):
        return _figure(text, at, tokens)
    tokens.append(("qty", at, end, Node("number", at, end, above, below, (), "", unit, cash, bare, scale, last, "", "", False, vague)))
    return end


def _odd(text: str, at: int, tokens: list[Token]) -> int:
    """Append a number written badly or a ratio and return where it ends, 0 where it is neither."""
    if end := slip_end(text, at):
        tokens.append(("slip", at, end, None))
        return end
    if (node := ratio_node(text, at)) is None:
        return 0
    tokens.append(("qty", at, node.end, node))
    return node.end


def _tail_end(text: str, end: int) -> int:
    """Return where the tail of a number ends, when what stands behind its digits, or its unit, may still belong to it."""
    more = (_TAIL if text[end - 1] in "0123456789" else _RATED).match(text, end)
    return more.end() if more else end


def _goes_on(text: str, at: int) -> bool:
    after = text[at : at + 1]
    return after == "半" or after.isdigit()


Figure = tuple[int, int, int, Unit | None, int, bool, int, Fraction, bool, bool]
"""Size, numerator and denominator in plain terms or yuan, unit, whether money, whether bare, scale, worth of the last place, vague, loose."""


@lru_cache(maxsize=8192)
def figure(text: str) -> Figure:
    """Return what a number in digits with the words behind it says; a calculation is read more than once before it is judged."""
    found = _PLAIN.match(text)
    digits = found[0] if found else text
    above, below = decimal(digits)
    tail = read_tail(text[len(digits) :]) if len(digits) < len(text) else NO_TAIL
    last = place(tail.scale, below)
    node = _made(0, len(digits) + tail.size, above, below, last, tail)
    return node.end, node.above, node.below, node.unit, node.cash, node.bare, node.scale, filled(node.place, last), tail.vague, tail.loose


def _figure(text: str, at: int, tokens: list[Token], start: int = -1, currency: Tail = NO_TAIL) -> int:
    """Append any number in digits; ``start`` is where a sign of money before it begins, ``currency`` what that says."""
    found = _FIGURE.match(text, at)
    if found is None:
        return _word(text, at, tokens)
    start, end = at if start < 0 else start, found.end()
    if end - at > MOST_DIGITS:
        tokens.append(("long", start, end, found[0]))
        return end
    above, below = decimal(found[0])
    tail = _tail(text, end)
    read = read_tail(tail) if tail else currency
    end += read.size
    if read.loose and (further := _further(text, (start, end), (above, below), read, tokens)):
        return further
    tokens.append(("qty", start, end, _made(start, end, above, below, place(read.scale, below), read)))
    return end


def _further(text: str, span: Span, value: tuple[int, int], read: Tail, tokens: list[Token]) -> int:
    """Append a number that goes on behind its unit (3万5千, 两个半天, 2天半) and return where it ends, 0 where it does not."""
    (start, end), (above, below) = span, value
    after = text[end : end + 1]
    if read.scale > 1 and not read.unit.text and after.isdigit():
        return _mixed(text, start, tokens)
    if after != "半":
        return 0
    if read.unit.text == "个" and _starts_unit(text, end + 1):
        read = read_tail(text[end + 1 : end + 5])
        end += 1 + read.size
        above = above if read.unit.top in HALVES else above * 2 + below
    elif read.clock and not _starts_unit(text, end + 1):
        above, end = above * 2 + below, end + 1
    else:
        return 0
    tokens.append(("qty", start, end, _made(start, end, above, below * 2, HALF, read)))
    return end


def _cash(text: str, at: int, tokens: list[Token]) -> int:
    """Append a number with a sign of money before it."""
    found = _CASH.match(text, at)
    if found is None:
        return _word(text, at, tokens)
    return _figure(text, found.end(), tokens, at, read_tail("美元" if text[at] == "$" else "元").without_size())


def _starts_unit(text: str, at: int) -> bool:
    return bool(read_tail(text[at : at + 4]).unit.text)


@lru_cache(maxsize=512)
def place(scale: int, below: int) -> Fraction:
    """Return the worth of the last printed digit."""
    return Fraction(scale, below)


def _made(start: int, end: int, above: int, below: int, last: Fraction, tail: Tail) -> Node:
    """Return the node of a number, the worth of its unit and scale in it; 8折 and 85折 are both a part of one."""
    unit, scale = tail.unit, tail.scale
    above *= scale
    if not tail.plain:
        worth = Fraction(1, 100) if unit.text == "折" and above >= 10 * below * scale else unit.worth
        above, below, last = above * worth.numerator, below * worth.denominator, last * worth
    return Node(
        "number", start, end, above, below, (), "", unit if unit.text else None, 1 if unit.money else 0, scale == 1 and not unit.text,
        scale, last, "", "", False, tail.vague,
    )  # fmt: skip


def with_unit(node: Node, text: str, start: int, end: int) -> Node | None:
    """Return a number without a unit with the one that a bracket behind it holds (50（千字）), None where it holds something else."""
    size = end - start - 2
    if node.unit is not None or node.scale > 1 or size > MOST_LETTERS:
        return None
    read = read_tail(text[start + 1 : end - 1])
    if read.size != size or not read.unit.text:
        return None
    return _made(node.start, node.end, node.above, node.below, place(read.scale, node.below), read)


_MIX = re.compile(r"(?P<num>[0-9]+(?:\.[0-9]+)?)(?P<scale>[亿万千百]?)")


def _mixed(text: str, start: int, tokens: list[Token]) -> int:
    """Append a number like 3万5千 or 1亿2000万 with the unit behind it."""
    total, at, last = Fraction(0), start, ONE
    while found := _MIX.match(text, at):
        if len(found["num"]) > MOST_DIGITS:
            break
        above, below = decimal(found["num"])
        scale = SCALES[found["scale"]] if found["scale"] else 1
        total, last, at = total + Fraction(above * scale, below), Fraction(scale, below), found.end()
    found_tail = _TAIL.match(text, at)
    read = read_tail(found_tail[0]) if found_tail else read_tail("")
    end = max(at + read.size, start + 1)
    tokens.append(("qty", start, end, _made(start, end, total.numerator, total.denominator, last * read.scale, read)))
    return end


_HALF_OF = re.compile("一半(?=[,;。即为约计共0-9]|$)")
_ROW = frozenset("一二两三四五六七八九")
_BEFORE_ONE = frozenset("统唯单同专之万")
"""Behind these 一 ends a word (统一, 唯一) and begins no number."""


def _chinese(text: str, start: int, tokens: list[Token]) -> int:
    """Append a Chinese numeral with its unit where it stands as an operand; otherwise it is part of a word."""
    found = _CHINESE.match(text, start)
    if found is None or found["num"] == "半":
        return _half(text, start, found["tail"] if found else "", tokens)
    if _HALF_OF.match(text, start):
        tokens.append(("qty", start, start + 2, Node("number", start, start + 2, 1, 2, unit=read_tail("%").unit, place=HALF)))
        return start + 2
    digits, tail, at = found["num"], found["tail"], found.end("num")
    if _is_row(digits) and not tail.startswith("折"):
        return _word(text, start, tokens, at - (digits[-1] == "两"))
    if digits[0] == "一" and text[start - 1 : start] in _BEFORE_ONE:
        return _word(text, start, tokens, start + 1)
    if "分之" in digits:
        part = fraction(digits)
        if part is None:
            return _word(text, start, tokens, at)
        tokens.append(("qty", start, at, Node("number", start, at, part.numerator, part.denominator, unit=read_tail("%").unit, place=ONE)))
        return at
    value, last = _worth(digits)
    half = tail.startswith("个半")
    read = read_tail(tail[2:] if half else tail)
    end = at + read.size + (2 if half else 0)
    if value is None or not _stands(text, start, end, digits, read):
        return _word(text, start, tokens, at)
    if read.clock and text[end : end + 1] == "半" and not _starts_unit(text, end + 1):
        half, end = True, end + 1
    worth = value + HALF if half else Fraction(value)
    if tail.startswith("个半") and read.unit.top in HALVES:
        worth = value * HALF
    last = last * read.scale if "点" in digits else last * read.scale / worth.denominator
    tokens.append(("qty", start, end, _made(start, end, worth.numerator, worth.denominator, last, read)))
    return end


def _is_row(digits: str) -> bool:
    """Whether two or three Chinese digits stand side by side without a step: a day (八一, 三八) or about so many (两三次), no number."""
    return 1 < len(digits) < 4 and not set(digits) - _ROW


def _worth(digits: str) -> tuple[Fraction | None, Fraction]:
    """Return what a Chinese numeral is worth, None where it is none, and what its last place is."""
    if "点" in digits:
        return pointed(digits) or (None, ONE)
    value = chinese(digits)
    return None if value is None else Fraction(value), Fraction(last_place(digits))


def _stands(text: str, start: int, end: int, digits: str, tail: Tail) -> bool:
    """Whether a Chinese numeral is an operand: money always, another unit or none only beside a sign or a stop."""
    if tail.unit.money or tail.unit.text == "折" or (tail.unit.text == "成" and _BOUNDARY.match(text, end)):
        return True
    if tail.unit.text:
        if tail.unit.kind in _LONG_TIMES and _SAID_FOR.match(text, end):
            return True
        is_count = _NOUN_END.match(text, end) is not None or counts_out(text, end, digits, tail.unit.text)
        return is_count and text[start - 1 : start] not in ("第", "之", "级")
    after_sign = text[:start].rstrip(" ")[-1:] in tuple("*/+-=(≈")
    if digits[-1] in "万亿" and len(digits) > 1:
        return bool(_BOUNDARY.match(text, end))
    return after_sign and bool(_BOUNDARY.match(text, end))


def _half(text: str, start: int, tail: str, tokens: list[Token]) -> int:
    if text[start - 1 : start] in tuple("各折") and _BOUNDARY.match(text, start + 1):
        tokens.append(("qty", start, start + 1, Node("number", start, start + 1, 1, 2, unit=read_tail("%").unit, place=HALF)))
        return start + 1
    read = read_tail(tail)
    end = start + 1 + read.size
    if (text[start - 1 : start] in tuple("上下前后过大多每") and start) or not read.unit.text or not _NOUN_END.match(text, end):
        return _word(text, start, tokens, start + 1)
    tokens.append(("qty", start, end, _made(start, end, 1, 2, HALF, read)))
    return end


def _vulgar(text: str, at: int, tokens: list[Token]) -> int:
    above, below = VULGAR[text[at]]
    tokens.append(("qty", at, at + 1, _made(at, at + 1, above, below, Fraction(1, below), NO_TAIL)))
    return at + 1


def _close(text: str, at: int, tokens: list[Token]) -> int:
    """Append a closing bracket with the unit right behind it: ``)元/人``, ``)%``."""
    tail = _tail(text, at + 1)
    read = read_tail(tail) if tail else NO_TAIL
    end = at + 1 + read.size
    tokens.append(("close", at, end, read if read.size else None))
    return end


_SINGLE = {**dict.fromkeys("*+-/", "op"), **dict.fromkeys(",;、。\n!?", "sep"), **dict.fromkeys("<>≤≥^", "cmp"), ":": "colon"}
_EQUAL = ("=", "≈", "≡")
_STEPS: dict[str, Step] = {
    **dict.fromkeys("0123456789.", _quantity),
    **dict.fromkeys("¥$R", _cash),
    **dict.fromkeys("xX·", _sign),
    **dict.fromkeys(_EQUAL, _equal),
    **dict.fromkeys("~—至到", _range),
    **dict.fromkeys(NUMERALS + "半", _chinese),
    **dict.fromkeys(VULGAR, _vulgar),
    "(": _open,
    ")": _close,
}
