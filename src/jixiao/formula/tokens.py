"""The tokens of a calculation, by one master pattern over the masked text; a quantity with its unit is one token."""

import re
from collections.abc import Callable
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise
from typing import Any

from msgspec import Struct

from jixiao.formula.numerals import MOST_DIGITS, VULGAR, chinese, decimal, fraction, last_place
from jixiao.formula.units import Tail, dictionary, read_tail, unit_class

HALF = Fraction(1, 2)
ONE = Fraction(1)
HALVES = frozenset({"天", "日", "年"})
"""Of these 两个半天 means two halves, while 一个半月 means one and a half."""
MOST_LETTERS = 12
NUMERALS = "零〇一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟"
_APART = sorted({ord(char) for char in NUMERALS + "半至到"})


def _letters() -> str:
    """Return the character class of words: Chinese characters and letters without the ones that may begin a number."""
    edges = [0x4E00 - 1, *(code for code in _APART if code >= 0x4E00), 0x9FA6]
    ranges = [f"{chr(low + 1)}-{chr(high - 1)}" for low, high in pairwise(edges) if high - low > 1]
    return "".join(ranges) + "A-WYZa-wyz%‰²³㎡㎥℃°㎞\ue000"


_W = _letters()
_TAIL = rf"(?: ?[百千万亿余多来]{{0,4}} ?(?:[{_W}]{{1,24}}|(?= ?/))(?:\s?/\s?(?:\([^()0-9]{{1,12}}\)|每?[百千万]?[{_W}]{{1,12}})|[·.*、]\s?[{_W}]{{1,6}})*)|[百千万亿余多来]{{1,4}}"
_DIGITS = r"[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?|(?<![0-9])\.[0-9]+"
PATTERN = re.compile(
    rf"(?P<qty>(?P<cash>[¥$] ?|RMB ?)?(?P<num>{_DIGITS})(?P<tail>{_TAIL})?)"
    r"|(?P<op>[*+\-/]|[xX](?= ?[(0-9约每预近])|·(?= ?[(0-9]))"
    r"|(?P<eq>[=≈≡]+)"
    rf"|(?P<note>\([^()0-9{NUMERALS}半½¼¾⅓⅔⅛⅕]*\))"
    r"|(?P<open>\()"
    rf"|(?P<close>\)(?P<ctail>{_TAIL})?)"
    r"|(?P<sep>[,;、。\n!?])"
    r"|(?P<colon>:)"
    rf"|(?P<cn>(?P<cnnum>[{NUMERALS}]+(?:分之[{NUMERALS}0-9.]+)?|半)(?P<cntail>个?半?(?:[{_W}]{{1,24}}(?:\s?/\s?[百千万]?[{_W}]{{1,12}}|·[{_W}]{{1,6}})*)?))"
    rf"|(?P<vulgar>[{''.join(VULGAR)}])"
    r"|(?P<cmp>[<>≤≥≦≧^])"
    r"|(?P<range>~|—+|[至到](?= ?[0-9]))"
    r"|(?P<blank> +)"
    rf"|(?P<word>[{_W}“”\"'‘’]+|.)",
    re.DOTALL,
)
_NUM, _TAILED = PATTERN.groupindex["num"], PATTERN.groupindex["tail"]
_NOUN_END = re.compile(r"[一-龥\ue000]{0,6}(?: ?\([^()]{0,24}\))? ?(?:[*/+\-=≈,;、。:)\n·x×≤≥]|$|共|合计|每)")
_BOUNDARY = re.compile(r"\s*(?:[*/+\-=≈,;、。)\n]|$)")


class Quantity(Struct, frozen=True, gc=False):
    """A number as printed: exact value in plain terms or yuan, worth of its last place, printed scale and unit."""

    above: int
    below: int
    place: Fraction
    tail: Tail


Token = tuple[str, int, int, Any]
"""Kind, start, end and what it holds by its kind: a Quantity, a sign, a text, the Tail behind a closing bracket."""


def scan(text: str) -> list[Token]:
    """Return the tokens of a masked text; blanks are left out, a quantity includes its unit."""
    tokens: list[Token] = []
    at, size, match = 0, len(text), PATTERN.match
    while at < size:
        found = match(text, at)
        if found is None:
            break
        kind = found.lastgroup or "word"
        if kind == "qty":
            at = _quantity(text, found, tokens)
        elif kind in {"op", "eq"}:
            end = found.end()
            tokens.append((kind, at, end, found[0][0]))
            at = end
        elif kind == "blank":
            at = found.end()
        else:
            at = _RARE.get(kind, _plain)(text, found, tokens)
    return tokens


Step = Callable[[str, "re.Match[str]", list[Token]], int]


def _plain(_: str, found: "re.Match[str]", tokens: list[Token]) -> int:
    tokens.append((found.lastgroup or "word", found.start(), found.end(), found[0]))
    return found.end()


def _word(text: str, found: "re.Match[str]", tokens: list[Token], length: int = 0) -> int:
    """Append a word, joined with the word right before it."""
    start, end = found.start(), (found.start() + length if length else found.end())
    if tokens and tokens[-1][0] == "word" and tokens[-1][2] == start:
        start = tokens.pop()[1]
    tokens.append(("word", start, end, text[start:end]))
    return end


def _quantity(text: str, found: "re.Match[str]", tokens: list[Token]) -> int:
    digits, tail = found.group(_NUM, _TAILED)
    start, end = found.start(), found.end(_NUM)
    if len(digits) > MOST_DIGITS:
        tokens.append(("long", start, end, digits))
        return end
    above, below = decimal(digits)
    read = read_tail(tail) if tail else _currency(found["cash"])
    end += read.size
    if read.scale > 1 and not read.unit.text and end < len(text) and text[end].isdigit():
        return _mixed(text, start, tokens)
    if read.unit.text == "个" and text[end : end + 1] == "半" and _starts_unit(text, end + 1):
        read = read_tail(text[end + 1 : end + 5])
        end += 1 + read.size
        tokens.append(("qty", start, end, _made(above if read.unit.top in HALVES else above * 2 + below, below * 2, HALF, read)))
        return end
    if read.clock and end < len(text) and text[end] == "半" and not _starts_unit(text, end + 1):
        tokens.append(("qty", start, end + 1, _made(above * 2 + below, below * 2, HALF, read)))
        return end + 1
    tokens.append(("qty", start, end, _made(above, below, place(read.scale, below), read)))
    return end


def _currency(mark: str | None) -> Tail:
    return read_tail("") if mark is None else read_tail("美元" if mark[0] == "$" else "元").without_size()


def _starts_unit(text: str, at: int) -> bool:
    return bool(read_tail(text[at : at + 4]).unit.text)


@lru_cache(maxsize=512)
def place(scale: int, below: int) -> Fraction:
    """Return the worth of the last printed digit."""
    return Fraction(scale, below)


def _made(above: int, below: int, last: Fraction, tail: Tail) -> Quantity:
    """Return the quantity with the worth of its unit and scale in it; 8折 and 85折 are both a part of one."""
    if tail.plain:
        return Quantity(above * tail.scale, below, last, tail)
    worth = tail.unit.worth
    if tail.unit.text == "折" and above >= 10 * below:
        worth = Fraction(1, 100)
    return Quantity(above * tail.scale * worth.numerator, below * worth.denominator, last * worth, tail)


def with_unit(quantity: Quantity, text: str) -> Quantity | None:
    """Return a number without a unit with the one that a bracket behind it holds (50（千字）), None where it holds something else."""
    if quantity.tail.unit.text or quantity.tail.scale > 1 or len(text) > MOST_LETTERS:
        return None
    read = read_tail(text)
    return (
        _made(quantity.above, quantity.below, place(read.scale, quantity.below), read)
        if read.size == len(text) and read.unit.text
        else None
    )


_MIX = re.compile(r"(?P<num>[0-9]+(?:\.[0-9]+)?)(?P<scale>[亿万千百]?)")


def _mixed(text: str, start: int, tokens: list[Token]) -> int:
    """Append a number like 3万5千 or 1亿2000万 with the unit behind it."""
    total, at, last = Fraction(0), start, ONE
    while found := _MIX.match(text, at):
        if len(found["num"]) > MOST_DIGITS:
            break
        above, below = decimal(found["num"])
        scale = dictionary().scale[found["scale"]] if found["scale"] else 1
        total, last, at = total + Fraction(above * scale, below), Fraction(scale, below), found.end()
    found_tail = re.compile(_TAIL).match(text, at)
    read = read_tail(found_tail[0]) if found_tail else read_tail("")
    end = max(at + read.size, start + 1)
    tokens.append(("qty", start, end, _made(total.numerator, total.denominator, last * read.scale, read)))
    return end


def _chinese(text: str, found: "re.Match[str]", tokens: list[Token]) -> int:
    """Append a Chinese numeral with its unit where it stands as an operand; otherwise it is part of a word."""
    start, digits, tail = found.start(), found["cnnum"], found["cntail"]
    at = found.end("cnnum")
    if digits == "半":
        return _half(text, found, tokens)
    if "分之" in digits:
        part = fraction(digits)
        if part is None:
            return _word(text, found, tokens, len(digits))
        tokens.append(("qty", start, at, Quantity(part.numerator, part.denominator, ONE, read_tail("%"))))
        return at
    value = chinese(digits)
    half = tail.startswith("个半")
    read = read_tail(tail[2:] if half else tail)
    end = at + read.size + (2 if half else 0)
    if value is None or not _stands(text, start, end, digits, read):
        return _word(text, found, tokens, len(digits))
    if read.clock and text[end : end + 1] == "半" and not _starts_unit(text, end + 1):
        half, end = True, end + 1
    above, below = (value * 2 + 1, 2) if half else (value, 1)
    if tail.startswith("个半") and read.unit.top in HALVES:
        above, below = value, 2
    tokens.append(("qty", start, end, _made(above, below, Fraction(last_place(digits) * read.scale, below), read)))
    return end


def _stands(text: str, start: int, end: int, digits: str, tail: Tail) -> bool:
    """Whether a Chinese numeral is an operand: money always, another unit or none only beside a sign or a stop."""
    if tail.unit.money:
        return True
    if tail.unit.text:
        return bool(_NOUN_END.match(text, end)) and text[start - 1 : start] not in ("第", "之", "级")
    after_sign = text[:start].rstrip(" ")[-1:] in tuple("*/+-=(≈")
    if digits[-1] in "万亿" and len(digits) > 1:
        return bool(_BOUNDARY.match(text, end))
    return after_sign and bool(_BOUNDARY.match(text, end))


def _half(text: str, found: "re.Match[str]", tokens: list[Token]) -> int:
    start = found.start()
    read = read_tail(found["cntail"])
    end = start + 1 + read.size
    if (text[start - 1 : start] in tuple("上下前后过大多") and start) or not read.unit.text or not _NOUN_END.match(text, end):
        return _word(text, found, tokens, 1)
    tokens.append(("qty", start, end, _made(1, 2, HALF, read)))
    return end


def _vulgar(_: str, found: "re.Match[str]", tokens: list[Token]) -> int:
    above, below = VULGAR[found[0]]
    tokens.append(("qty", found.start(), found.end(), Quantity(above, below, Fraction(1, below), read_tail(""))))
    return found.end()


def _close(_: str, found: "re.Match[str]", tokens: list[Token]) -> int:
    """Append a closing bracket with the unit right behind it: ``)元/人``, ``)%``."""
    tail = found["ctail"]
    read = read_tail(tail) if tail else None
    if read is None or read.size == 0:
        tokens.append(("close", found.start(), found.start() + 1, None))
        return found.start() + 1
    end = found.start() + 1 + read.size
    tokens.append(("close", found.start(), end, read))
    return end


_RARE: dict[str, Step] = {"cn": _chinese, "vulgar": _vulgar, "close": _close, "word": _word}


def is_count(quantity: Quantity) -> bool:
    """Whether a quantity counts something that is neither money nor a share."""
    unit = quantity.tail.unit
    return bool(unit.text) and not unit.money and not unit.share and unit_class(unit.text) != "point"
