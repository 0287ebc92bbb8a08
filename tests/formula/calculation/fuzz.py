"""A long fuzz of the calculation language: ``python tests/formula/calculation/fuzz.py 1000000 [SEED]`` prints what it found.

Strings are random, or mutations of real writing; nothing may raise, take longer than 50 ms, or need a deep stack.
"""

import json
import random
import sys
import time
from pathlib import Path
from typing import NamedTuple

from jixiao.formula.calculation import cost_items, evaluate, mentions
from jixiao.formula.calculation.encode import to_json
from jixiao.formula.calculation.render import render_tree

SLOW = 0.050
DEEP = 160
ALPHABET = "0123456789０１２..,，+-*×x÷/=≈（）()【】[]{}〔〕%‰折·、；;：:\n 一二三十百千万亿半元角分人次天月年每合计共其中约为即至~～余多《》第号〔2021〕A"
SEEDS = [json.loads(line)["text"] for line in (Path(__file__).parents[1] / "data" / "calculations.jsonl").read_text("utf-8").splitlines()]


def mutated(source: str, rng: random.Random) -> str:
    """Return a text with a few characters removed, doubled, swapped or replaced."""
    chars = list(source)
    for _ in range(rng.randint(1, 6)):
        at = rng.randrange(len(chars) + 1)
        step = rng.randrange(4)
        if step == 0 and chars:
            del chars[min(at, len(chars) - 1)]
        elif step == 1:
            chars.insert(at, rng.choice(ALPHABET))
        elif step == 2 and chars:
            chars[min(at, len(chars) - 1)] = rng.choice(ALPHABET)
        else:
            other = rng.choice(SEEDS)
            low = rng.randrange(len(other) + 1)
            chars[at:at] = other[low : low + rng.randint(1, 12)]
    return "".join(chars)


def sample(rng: random.Random) -> str:
    """Return one text to try."""
    if rng.random() < 0.25:
        return "".join(rng.choice(ALPHABET) for _ in range(rng.randint(0, 60)))
    return mutated(rng.choice(SEEDS), rng)


def check(text: str, full: bool) -> float:
    """Return the time that reading took; any exception is the finding."""
    start = time.perf_counter()
    result = evaluate(text)
    took = time.perf_counter() - start
    if result.holds is None and result.problem is None:
        message = f"no verdict and no problem: {text!r}"
        raise AssertionError(message)
    if full:
        to_json(result)
        render_tree(result)
        cost_items(text)
        mentions(text)
    return took


def breaks(text: str) -> bool:
    """Return whether reading a text raises or leaves it without a verdict and a reason."""
    try:
        check(text, full=True)
    except (ArithmeticError, LookupError, ValueError, TypeError, AttributeError, RecursionError, AssertionError):
        return True
    return False


def tell(*words: str) -> None:
    """Print one line."""
    sys.stdout.write(" ".join(words) + "\n")


class Found(NamedTuple):
    """What a run found: texts that raised, texts that were slow twice, and the longest time of any (seconds)."""

    raised: int
    slow: int
    slowest: float


def run(rounds: int, seed: int) -> Found:
    """Return what so many texts bring to light, read with hardly any stack."""
    rng = random.Random(seed)  # noqa: S311
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(DEEP)
    slow, raised, slowest = 0, 0, 0.0
    for turn in range(rounds):
        text = sample(rng)
        try:
            took = check(text, turn % 10 == 0)
        except (Exception, RecursionError) as error:  # noqa: BLE001  every exception is what is looked for
            raised += 1
            tell("raised", repr(error)[:200], repr(text))
            continue
        slowest = max(slowest, took)
        if took > SLOW and check(text, full=False) > SLOW:
            slow += 1
            tell("slow", f"{took:.3f}", repr(text))
    sys.setrecursionlimit(before)
    return Found(raised, slow, slowest)


def main(rounds: int, seed: int) -> int:
    """Run the fuzz, tell what it found and return how much."""
    found = run(rounds, seed)
    tell(f"{rounds} texts, {found.raised} raised, {found.slow} slower than {SLOW * 1000:.0f} ms, slowest {found.slowest * 1000:.1f} ms")
    return found.raised + found.slow


if __name__ == "__main__":
    sys.exit(1 if main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000, int(sys.argv[2]) if len(sys.argv) > 2 else 1) else 0)
