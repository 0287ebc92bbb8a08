"""The one slip that explains a wrong result: digits swapped, one digit wrong, a factor of ten, 万元 for 元, a figure left out."""

import re
from fractions import Fraction

from jixiao.formula.calculation.compare import fit_of
from jixiao.formula.calculation.mask import TABLE
from jixiao.formula.calculation.tree import Node, Slip
from jixiao.formula.calculation.verdict import Verdict
from jixiao.values.blank import is_nonzero

THREE_DIGITS = 100
_NUMBER = re.compile(r"[0-9０-９][0-9０-９,，]*(?:[.．][0-9０-９]+)?")


def find_slip(verdict: Verdict, raw: str) -> Slip | None:
    """Return the likeliest single slip behind a result that does not hold, None when none explains it."""
    found, stated, calc = verdict.comparison, verdict.stated, verdict.calc
    if found is None or stated is None or calc is None:
        return None
    value, place = found.value, found.place
    return (
        _swapped(value, stated, raw, place)
        or _power(value, found.stated, place, stated)
        or _left_out(calc, value, found.stated, place, raw)
        or _digit(value, stated, raw, place)
    )


def _printed(stated: Node, raw: str) -> str | None:
    found = _NUMBER.search(raw, stated.start, stated.end)
    return found[0].translate(TABLE).replace(",", "") if found else None


def _swapped(value: Fraction, stated: Node, raw: str, place: Fraction) -> Slip | None:
    text = _printed(stated, raw) or ""
    for at in range(len(text) - 1):
        step = 2 if text[at + 1] == "." and at + 2 < len(text) else 1
        if text[at] == text[at + step] or not (text[at].isdigit() and text[at + step].isdigit()):
            continue
        other = text[:at] + text[at + step] + text[at + 1 : at + step] + text[at] + text[at + step + 1 :]
        if (other[0] != "0" or other.startswith("0.")) and _gives(value, other, text, stated, place):
            return Slip(kind="swapped", zh=f"两个数字写颠倒了：应为{other}", en=f"two digits are swapped: {other}", span=stated.span)
    return None


def _gives(value: Fraction, other: str, text: str, stated: Node, place: Fraction) -> bool:
    before = Fraction(text)
    if not before or not value:
        return False
    said = stated.value * Fraction(other) / before if stated.value else Fraction(0)
    scale = place / stated.place if is_nonzero(stated.place) else Fraction(1)
    return fit_of(value, said * scale, place) in ("exact", "rounded")


def _power(value: Fraction, stated: Fraction, place: Fraction, node: Node) -> Slip | None:
    for power in (1, -1, 4, -4, 2, -2, 3, -3):
        factor = Fraction(10) ** power
        fit = fit_of(value, stated / factor, place / factor)
        if not (fit == "exact" or (fit == "rounded" and abs(stated) >= THREE_DIGITS * place)) and stated != value * factor:
            continue
        if abs(power) == 4:
            return Slip(kind="wan", zh="把“元”和“万元”弄混了", en="元 and 万元 are mixed up", span=node.span)
        times = 10 ** abs(power)
        word = "多" if power > 0 else "少"
        return Slip(
            kind="ten",
            zh=f"小数点或零错位：{word}了{times}倍" if times > 10 else f"小数点错一位或{word}写了一个零",
            en=f"off by a factor of {times}",
            span=node.span,
        )
    return None


def _left_out(calc: Node, value: Fraction, stated: Fraction, place: Fraction, raw: str) -> Slip | None:
    for node in _leaves(calc):
        if calc.kind == "product" and node.value and node.value != 1 and fit_of(value / node.value, stated, place) in ("exact", "rounded"):
            shown = raw[node.start : node.end]
            return Slip(kind="factor", zh=f"漏乘了“{shown}”", en=f"the factor {shown} is left out", span=node.span)
    if calc.kind == "sum":
        for node, op in zip(calc.children, calc.ops, strict=True):
            other = value - node.value if op == "+" else value + node.value
            if node.above and fit_of(other, stated, place) in ("exact", "rounded"):
                shown = raw[node.start : node.end]
                return Slip(kind="addend", zh=f"漏加了“{shown}”", en=f"{shown} is left out", span=node.span)
    return None


def _leaves(calc: Node) -> list[Node]:
    return [child for child, op in zip(calc.children, calc.ops, strict=False) if op == "*"][:60]


def _digit(value: Fraction, stated: Node, raw: str, place: Fraction) -> Slip | None:
    text = _printed(stated, raw)
    if text is None or len(text.replace(".", "")) < 3 or not text.isascii():
        return None
    for at, char in enumerate(text):
        for other in "0123456789" if char.isdigit() else "":
            if other != char and (at or other != "0") and _gives(value, text[:at] + other + text[at + 1 :], text, stated, place):
                fixed = text[:at] + other + text[at + 1 :]
                return Slip(kind="digit", zh=f"有一位数字不对：应为{fixed}", en=f"one digit is wrong: {fixed}", span=stated.span)
    return None
