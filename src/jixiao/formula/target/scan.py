"""Every quantity in the cleaned text of a target cell: comparison, number or range, unit, and where it stands."""

import re
from decimal import Context, Decimal
from functools import cache
from typing import NamedTuple, cast

from jixiao.formula.numerals import NUMBER
from jixiao.formula.target.moments import HOLE
from jixiao.formula.target.notes import ABOUT, CONFLICT, DOUBLE_SIGN, NOT_EQUAL, OPEN_END, REVERSED, SIGN_ON_RANGE, TargetNote
from jixiao.formula.target.text import LONGEST
from jixiao.formula.target.units import TIMES, unit_at
from jixiao.formula.target.words import AFTER, BEFORE, INVERSE, REACHING, SIGN, SOFT, operator_of
from jixiao.system.patterns import of_ours
from jixiao.values.target import SIGNS, Operator

_SUM = Context(prec=2 * LONGEST)
"""Adds the two numbers of 10±2 exactly, however long a cell prints them."""
WINDOW = 32
"""Characters before a number in which its comparison and 每… are looked for."""
_STRICT: dict[Operator | None, Operator] = {">=": ">", "<=": "<"}
_NAMED = re.compile(r"\s*(?:工程|项目|建设|行动|计划|规划|改造|公交|资质|水质|医院|标准)")
"""After a labelling unit these make it a name: 2期工程, 3年行动计划."""
_NO_UNIT = re.compile(r"[号期届型第前后]|[A-Za-z]级|[以之]?[内外上下]|左右|[余多]|[A-Za-z]?[网基]|A+$")
_CURRENCIES = {"¥": "元", "RMB": "元", "CNY": "元"}
_LABELLING = frozenset({*"级类期路版档层区点时度成号字方里单所站年段", "学校"})
"""Units that inside a sentence more often number a thing than count it."""
_EACH = re.compile(r"(?P<each>每个?)[^0-9,;。()]{1,16}$")
_RANK = re.compile(rf"第\s*$|(?<!{HOLE})前\s*$|(?:排名|名次)\s*$")
_IN_NAME = re.compile(r"[A-Za-z0-9_.+^]$|[A-Za-z0-9]-$|(?:GB|DB|ISO|JJ[FG]|HJ|NY|WS|YY|TSG|[CJ][GJ]J)(?:/[TZ])?\s$")
_ZERO_FIRST = re.compile(r"0[0-9]")
_SENTENCE_END = re.compile(r"\s*(?:$|[,;。)、!])")
_SOFT = frozenset(SOFT.split())
_ROUGHLY = ("约", "大约", "近", "将近", "接近", "大概")


class Quantity(NamedTuple):
    """One number with what belongs to it; ``firm`` says that a comparison is written at it."""

    operator: Operator | None
    value: Decimal
    high: Decimal | None
    unit: str | None
    start: int
    end: int
    firm: bool
    notes: tuple[TargetNote, ...] = ()


class _Ahead(NamedTuple):
    """What stands straight before a number."""

    start: int
    word: str | None
    per: str
    sign: str
    roughly: str | None


class _Body(NamedTuple):
    """A number or range with its unit."""

    low: Decimal
    high: Decimal | None
    unit: str | None
    end: int
    roughly: str | None


@cache
def _number() -> re.Pattern[str]:
    return of_ours(NUMBER)


@cache
def _before() -> re.Pattern[str]:
    return of_ours(
        rf"(?P<word>{BEFORE})?\s*:?\s*(?P<rough>{'|'.join(sorted(_ROUGHLY, key=len, reverse=True))})?\s*(?P<sign>±|(?:(?<=[\s(:<>=≥≤,于过在到达])|(?<![\s\S]))[-+])?\s*$"
    )


@cache
def _reaching() -> re.Pattern[str]:
    words = "|".join(sorted(REACHING, key=lambda word: (-len(word), word)))
    return of_ours(rf"(?P<word>{words}|(?:^|(?<=[,;。]))\s*(?P<sign>{SIGN})\s*)[一-鿿]{{1,8}}\s*$")


@cache
def _pieces() -> dict[str, re.Pattern[str]]:
    return {
        "to": of_ours(rf"\s*(?:\(不?含[^()]*\)\s*)?(?:-+|~+|至|到)\s*(?P<low>-?)(?P<n>{NUMBER})"),
        "included": of_ours(r"\s*\((?:不?含|包含)[^()]*\)(?=\s*[^\s以及或,;。])"),
        "currency": of_ours(r"([¥$€£]|RMB|CNY|USD|EUR|HKD)\s*$"),
        "about": of_ours(rf"\s*±\s*(?P<n>{NUMBER})"),
        "rough": of_ours(r"\s*([余多几来])(?=\s*\S)"),
        "after": of_ours(
            r"\s*+(?:\((?:不?含|包含)[^()]*\))?+\s*+\(?(?:及其?|或者?|含)?+\s*+(?P<word>以上|以下|以内|之内|以外|左右|上下|内|\+(?=\s*$))\)?(?:\((?:不?含|包含)[^()]*\))?"
        ),
        "inverse": of_ours(r"\s*(?P<sign>[<>≥≤]=?)\s*(?=[A-Za-z一-鿿])"),
        "unknown": of_ours(r"\s*(?P<u>[A-Za-z一-鿿/·]{1,8})\s*$"),
    }


def decimal(text: str) -> Decimal:
    """Return the printed number exactly, without thousands separators."""
    return Decimal(text.replace(",", ""))


def quantities(text: str) -> list[Quantity]:
    """Return the quantities of the text in order; digits that only name or number a thing are left out."""
    found: list[Quantity] = []
    at = 0
    while number := _number().search(text, at):
        quantity, at = _quantity(text, number, at)
        if quantity is not None:
            found.append(quantity)
    return found


def _quantity(text: str, number: re.Match[str], floor: int) -> tuple[Quantity | None, int]:
    """Return the quantity at a number, or None, and where to look on; nothing before ``floor`` belongs to it."""
    ahead = _ahead(text, number.start(), floor)
    body = _body(text, number, ahead)
    if not _counts(text, ahead, body, number):
        return None, max(body.end if body.high is not None else number.end(), number.end())
    quantity = _compared(text, ahead, body)
    return quantity, max(quantity.end, number.end())


def _ahead(text: str, at: int, floor: int) -> _Ahead:
    """Return the comparison, 每… and sign before the number at ``at``."""
    per, begin, end = _per(text, at, floor)
    found = _before().search(text[:at], max(end, at - WINDOW))
    if found is None:
        return _Ahead(at, None, "", "", None)
    word, sign, start = found["word"], found["sign"] or "", found.start()
    start += len(found[0]) - len(found[0].lstrip(" :"))
    if word is None and per:
        earlier = _before().search(text[:begin], max(floor, begin - WINDOW))
        if earlier and earlier["word"]:
            word, begin = earlier["word"], earlier.start()
    if word is None:
        reaching = _reaching().search(text[:start], max(floor, at - WINDOW))
        word, start = (reaching["word"].strip(), reaching.start()) if reaching else (None, start)
    return _Ahead(min(begin, start) if per else start, word, per, sign, found["rough"])


def _per(text: str, at: int, floor: int) -> tuple[str, int, int]:
    """Return 每人每天 before the number as /人/天 with its place; ``("", at, floor)`` where none stands."""
    found = _EACH.search(text[:at], max(floor, at - WINDOW)) if "每" in text[floor:at] else None
    if found is None:
        return "", at, floor
    unit, end = unit_at(text, found.end("each"))
    if unit is None or end > at:
        return "", at, floor
    return "/" + unit.replace("每个", "/").replace("每", "/"), found.start(), end


def _body(text: str, number: re.Match[str], ahead: _Ahead) -> _Body:
    low, end, pieces = decimal(number[0]), number.end(), _pieces()
    rough = pieces["rough"].match(text, end)
    if rough and unit_at(text, rough.end())[0]:
        unit, end = unit_at(text, rough.end())
        return _Body(low, None, unit, end, rough[1])
    low = low.copy_negate() if ahead.sign == "-" else low
    included = pieces["included"].match(text, end)
    if included and unit_at(text, included.end())[0]:
        end = included.end()
    unit, end = unit_at(text, end)
    if ahead.sign == "±":
        return _Body(low.copy_negate(), low, unit, end, ahead.roughly)
    spread = pieces["about"].match(text, end)
    if spread:
        other, end = unit_at(text, spread.end())
        return _Body(_SUM.subtract(low, decimal(spread["n"])), _SUM.add(low, decimal(spread["n"])), other or unit, end, ahead.roughly)
    to = pieces["to"].match(text, end)
    if to:
        other, stop = unit_at(text, to.end())
        if unit is None or other is None or other.startswith(unit):
            high = decimal(to["n"])
            return _Body(low, high.copy_negate() if to["low"] else high, other or unit, stop, ahead.roughly)
    if unit is None:
        unit, end = _unknown_unit(text, number, ahead, end)
        currency = pieces["currency"].search(text[: number.start()])
        unit = _CURRENCIES.get(currency[1], currency[1]) if currency and unit is None else unit
    return _Body(low, None, unit, end, ahead.roughly)


def _unknown_unit(text: str, number: re.Match[str], ahead: _Ahead, end: int) -> tuple[str | None, int]:
    """Return a short unlisted word as the unit when the cell is nothing but comparison, number and that word."""
    found = _pieces()["unknown"].match(text, number.end())
    if found is None or text[: ahead.start].strip() or _NO_UNIT.match(found["u"]):
        return None, end
    if number[0].strip("0.") == "" or len(found["u"]) > (8 if ahead.word else 3):
        return None, end
    return found["u"], found.end()


def _counts(text: str, ahead: _Ahead, body: _Body, number: re.Match[str]) -> bool:
    """Return whether the number is a quantity and not part of a name, a rank or a document number."""
    before = text[: ahead.start]
    if _RANK.search(before, max(0, ahead.start - 4)) and not (before.endswith("前") and ahead.word):
        return False
    if ahead.word or ahead.per:
        return True
    if _IN_NAME.search(before, max(0, ahead.start - 7)) or (body.high is not None and body.unit is None and _ZERO_FIRST.match(number[0])):
        return False
    followed = _pieces()["after"].match(text, body.end) or (_pieces()["inverse"].match(text, body.end) and not ahead.sign)
    at_end = bool(followed) or _SENTENCE_END.match(text, body.end) is not None
    alone = not before.strip(" (")
    if body.unit is None:
        return (at_end and not before.endswith("(")) or (alone and number[0].strip("0.") == "")
    if body.unit.isascii() and body.unit.isalpha():
        return not "一" <= text[body.end : body.end + 1] <= "鿿"
    return at_end or body.unit not in _LABELLING or (alone and not _NAMED.match(text, body.end))


def _compared(text: str, ahead: _Ahead, body: _Body) -> Quantity:
    """Return the quantity with the comparison that the words and signs around it give."""
    after = _pieces()["after"].match(text, body.end)
    word, end = (after["word"], after.end()) if after else (None, body.end)
    if word == "内" and body.unit not in TIMES and not (ahead.word or _SENTENCE_END.match(text, end)):
        word, end = None, body.end
    notes: list[TargetNote] = []
    rough = body.roughly or (word if word in ("左右", "上下") else None)
    if rough:
        notes.append(ABOUT.about(rough))
    unit = (body.unit or "") + ahead.per or None
    if body.high is not None:
        return _ranged(ahead, body._replace(unit=unit, end=end), body.high, notes)
    operator = _operator(ahead, word, notes)
    inverse = _pieces()["inverse"].match(text, end) if ahead.word is None and word is None else None
    if inverse:
        operator, end = INVERSE[cast("Operator", operator_of(inverse["sign"])[0])], inverse.end()
    elif word and operator in _STRICT and after and "不含" in after[0]:
        operator = _STRICT[operator]
    elif rough in ("余", "多") and operator == "=":
        operator = ">"
    elif rough and ahead.word in _SOFT:
        operator = "="
    return Quantity(operator, body.low, None, unit, ahead.start, end, bool(inverse or ahead.word or word), tuple(notes))


def _operator(ahead: _Ahead, word: str | None, notes: list[TargetNote]) -> Operator | None:
    """Return the one comparison of the words before and after; None when they contradict each other."""
    after = AFTER.get(word or "")
    if ahead.word is None:
        return after or "="
    before, regular = operator_of(ahead.word)
    if before is None:
        notes.append(NOT_EQUAL)
        return None
    if not regular:
        notes.append(DOUBLE_SIGN.about(SIGNS[before]))
    if after is None:
        return before
    if ahead.word in _SOFT or before == "=":
        return after
    if before[0] != after[0]:
        notes.append(CONFLICT)
        return None
    return before


def _ranged(ahead: _Ahead, body: _Body, high: Decimal, notes: list[TargetNote]) -> Quantity:
    if body.low > high:
        notes.append(REVERSED)
    if ahead.word and ahead.word not in _SOFT and ahead.sign != "±" and ahead.word != "=":
        notes.append(SIGN_ON_RANGE)
    return Quantity("range", body.low, high, body.unit, ahead.start, body.end, firm=True, notes=tuple(notes))


def as_range(low: Quantity, high: Quantity) -> Quantity | None:
    """Return the range that two opposite comparisons of one thing make (90%≤X<100%); None when they make none."""
    if {low.operator, high.operator} <= {">=", ">"} or {low.operator, high.operator} <= {"<=", "<"}:
        return None
    if not (low.operator in INVERSE and high.operator in INVERSE) or (low.unit and high.unit and low.unit != high.unit):
        return None
    if low.operator in ("<=", "<"):
        low, high = high, low
    strict = tuple(OPEN_END.about(f"{q.operator}{q.value}") for q in (low, high) if q.operator in (">", "<"))
    notes = low.notes + high.notes + strict + ((REVERSED,) if low.value > high.value else ())
    return Quantity(
        "range", low.value, high.value, high.unit or low.unit, min(low.start, high.start), max(low.end, high.end), firm=True, notes=notes
    )
