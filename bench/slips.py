"""Slips of the pen put into the results of right lines: how many are told, left open, or passed as right."""

import json
import random
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from jixiao.formula.calculation import evaluate

PROSE = Path(__file__).parent / "languages"
OUTCOMES = {False: "told", None: "left open", True: "passed"}


def right_lines() -> list[str]:
    """Return every line in prose whose result is what its figures give."""
    keyed = (json.loads(line) for file in sorted(PROSE.glob("*.jsonl")) for line in file.read_text("utf-8").splitlines())
    return [row["text"] for row in keyed if row["holds"] is True] + (PROSE / "right.txt").read_text("utf-8").splitlines()


def slipped(text: str, start: int, end: int, chance: random.Random) -> Iterator[tuple[str, str]]:
    """Yield the text with two neighbouring digits of a result swapped, and with one digit another, where that gives another figure."""
    places = [at for at in range(start, end) if text[at].isdigit()]
    pairs = [(a, b) for a, b in pairwise(places) if text[a] != text[b] and not (a == places[0] and text[b] == "0")]
    if pairs:
        one, other = chance.choice(pairs)
        yield "two digits swapped", text[:one] + text[other] + text[one + 1 : other] + text[one] + text[other + 1 :]
    if places:
        at = places[0] if len(places) < len("123") else chance.choice(places[:2])
        digit = str((int(text[at]) + chance.choice((1, 2, 3))) % 10 or 1)
        if digit != text[at]:
            yield "one digit wrong", text[:at] + digit + text[at + 1 :]


def outcomes(lines: list[str], seed: int = 7) -> tuple[Counter[tuple[str, str]], list[str]]:
    """Return what becomes of slips in the results of those lines that hold, and those that pass."""
    chance = random.Random(seed)  # noqa: S311 - the same slips in every run
    counted: Counter[tuple[str, str]] = Counter()
    passed: list[str] = []
    for text in lines:
        result = evaluate(text)
        if result.holds is not True or result.span is None:
            continue
        for slip, wrong in slipped(text, *result.span, chance):
            holds = evaluate(wrong).holds
            counted[slip, OUTCOMES[holds]] += 1
            passed += [wrong] if holds else []
    return counted, passed


def slip_rows() -> Iterator[dict[str, object]]:
    """Yield a line of the table for each slip."""
    counted, _ = outcomes(right_lines())
    for slip in dict.fromkeys(slip for slip, _ in counted):
        yield {"slip": slip, **{outcome: counted[slip, outcome] for outcome in OUTCOMES.values()}}
