"""Sums as clerks write them, made from templates: right ones in many spellings, and the same with one slip of the pen.

``python tests/shared/clerks.py [ROUNDS]`` tells of both halves of the templates how many right sums are accused or left open,
how many slips are told, and every accusation of the half that the reader may be made by.
"""

import random
import re
import sys
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from msgspec import Struct

from jixiao.formula.calculation import evaluate

TEMPLATES = tuple((Path(__file__).parents[1] / "formula" / "data" / "right-sums.txt").read_text("utf-8").splitlines())
WAN = 10_000
_FIELD = re.compile(r"\{([^{}]+)\}")
_NAME = re.compile(r"[a-z]+")
_TOTALS = ("合计", "共", "共计", "共需", "总计", "计", "需", "需资金", "经费", "共需资金", "合计支出", "测算经费", "")
_BEFORE = (
    "", "", "", "{year}年", "根据财预〔{year}〕{b}号文，", "（联系电话0571-8{k}653{k}转80{k}）", "项目编号XM-{year}-0{a}：", "第{k}期：", "{a}、", "（三）",
    "经办人分机8{k}21，", "按{year}年标准，", "执行GB/T{n}标准：", "附件{k}：",
)  # fmt: skip
_BEHIND = (
    "",
    "",
    "",
    "。",
    "（详见附件{k}）",
    "，{year}年{m}月底前完成",
    "（经办人电话0571-8{k}653{k}）",
    "，列入{year}年预算",
    "（含税）",
    "，从2130{k}05科目列支",
)
_MODELS = ("X390", "ThinkPad E14", "M428dw", "HX-2000B", "7080MT", "i5-12400")
_SLIPS = ("digits", "ten", "wan", "factor")


class Line(Struct, frozen=True):
    """A made line: its text, and the template that it is of."""

    text: str
    template: int


def _value(name: str, rng: random.Random) -> Fraction:
    """Return a number such as clerks write under a name: w and v of 万, f with a decimal place, p and q prices, the rest whole."""
    if name in ("w", "v"):
        return Fraction(rng.randint(8, 400), 10)
    if name == "f":
        return Fraction(rng.randint(11, 98), 10)
    low, high, step = {
        "a": (3, 28, 1), "b": (3, 48, 1), "n": (52, 980, 1), "d": (2, 9, 1), "m": (2, 11, 1), "k": (2, 9, 1), "r": (20, 80, 5), "age": (31, 58, 1),
        "l": (2, 9, 1), "year": (2019, 2026, 1), "s": (15, 90, 5), "h": (200, 400, 10), "i": (80, 150, 10), "p": (110, 3900, 10), "q": (120, 2800, 20),
    }[name]  # fmt: skip
    return Fraction(rng.randrange(low, high + 1, step))


def _shown(value: Fraction) -> str:
    return f"{Decimal(value.numerator) / Decimal(value.denominator):f}"


def _money(value: Fraction, rng: random.Random) -> str:
    """Return a sum of money in yuan or, where four places are enough and chance says so, in 万元."""
    if value >= WAN and value % 1 == 0 and rng.random() < 0.6:
        return f"{_shown(value / WAN)}万元"
    cents = Fraction(int(value * 100 + Fraction(1, 2)), 100)
    plain = _shown(cents)
    return f"{Decimal(plain):,}元" if rng.random() < 0.3 else f"{plain}元"


def _reckon(expression: str, values: dict[str, Fraction]) -> Fraction:
    exact = re.sub(r"(?<![\w.])(\d+)", r"Fraction(\1)", expression)
    return Fraction(eval(exact, {"__builtins__": {}, "Fraction": Fraction, "W": Fraction(WAN)}, dict(values)))  # noqa: S307  our own data


def _slipped(expression: str, values: dict[str, Fraction], right: Fraction, kind: str, rng: random.Random) -> str | None:
    """Return a printed result that is wrong in one way, None where that can't be made of it."""
    if kind == "factor":
        names = sorted(set(_NAME.findall(expression)))
        name = rng.choice(names) if names else ""
        other = _reckon(expression, {**values, name: Fraction(0 if rng.random() < 0.5 else 1)})
    else:
        other = {"ten": right / 10, "wan": right / WAN, "digits": _swapped(right, rng)}[kind]
    if other <= 0 or abs(other - right) < 1 or (other * 100) % 1:
        return None
    if kind == "wan":
        return f"{_shown(other)}元" if (other * 100) % 1 == 0 else None
    return _money(other, rng)


def _swapped(value: Fraction, rng: random.Random) -> Fraction:
    digits = list(str(int(value)))
    places = [at for at in range(len(digits) - 1) if digits[at] != digits[at + 1] and (at or digits[1] != "0")]
    if not places:
        return value
    at = rng.choice(places)
    digits[at], digits[at + 1] = digits[at + 1], digits[at]
    return Fraction("".join(digits)) + value % 1


def made(template: int, rng: random.Random, slip: str | None = None) -> Line | None:
    """Return one line of a template, right or with a slip in its last result."""
    raw = TEMPLATES[template]
    values: dict[str, Fraction] = {}
    last = max(found.start() for found in _FIELD.finditer(raw) if found[1].startswith("="))
    failed = False

    def fill(found: re.Match[str]) -> str:
        nonlocal failed
        name = found[1]
        if name == "T":
            return rng.choice(_TOTALS)
        if name == "model":
            return rng.choice(_MODELS)
        if not name.startswith("="):
            return _shown(values.setdefault(name, _value(name, rng)))
        for each in _NAME.findall(name):
            values.setdefault(each, _value(each, rng))
        right = _reckon(name[1:], values)
        failed = failed or right <= 0 or (right * 100).denominator != 1
        wrong = _slipped(name[1:], values, right, slip, rng) if slip and found.start() == last and found.string == raw else None
        failed = failed or bool(slip and found.start() == last and found.string == raw and wrong is None)
        return wrong or _money(right, rng)

    text = _FIELD.sub(fill, raw)
    before, behind = (_FIELD.sub(fill, rng.choice(some)) for some in (_BEFORE, _BEHIND))
    if (rng.random() < 0.25 and "，" in text) or failed:
        text = text.replace("，", rng.choice((",", "，", "， ")))
    return None if failed else Line(f"{before}{text}{behind}", template)


def lines(rounds: int, held: bool, seed: int = 1, slips: bool = False) -> Iterator[Line]:
    """Yield lines of every other template: those held back, or the others."""
    for template in range(int(held), len(TEMPLATES), 2):
        rng = random.Random(seed * 10_007 + template)  # noqa: S311
        for turn in range(rounds):
            line = made(template, rng, _SLIPS[turn % len(_SLIPS)] if slips else None)
            if line is not None:
                yield line


def told(rounds: int, held: bool, slips: bool = False, seed: int = 1) -> tuple[Counter[bool | None], list[Line], Counter[int]]:
    """Return how the lines are judged, those judged wrong, and which templates are left open how often."""
    verdicts: Counter[bool | None] = Counter()
    accused, still_open = [], Counter[int]()
    for line in lines(rounds, held, seed, slips):
        holds = evaluate(line.text).holds
        verdicts[holds] += 1
        if holds is False:
            accused.append(line)
        if holds is not (not slips):
            still_open[line.template] += 1
    return verdicts, accused, still_open


def main(rounds: int) -> int:
    """Tell the figures of both halves and the accusations of the half that may be looked at."""
    for held in (False, True):
        right, accused, still_open = told(rounds, held)
        wrong, _, untold = told(rounds, held, slips=True)
        every, slips = sum(right.values()), sum(wrong.values())
        out = f"{'held' if held else 'work'}: {every} right sums, {right[True]} told right, {right[None]} open, {right[False]} accused; "
        sys.stdout.write(out + f"{slips} slips, {wrong[False]} told, {wrong[None]} open, {wrong[True]} passed\n")
        for line in accused if not held else ():
            sys.stdout.write(f"  {line.template} {line.text}\n")
        if not held:
            sys.stdout.write(f"  open {still_open.most_common(40)}\n  slips {untold.most_common(40)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 40))
