"""Trains the classifier: what ``write_model.py`` writes and ``rivals.py`` holds against others.

Multinomial logistic regression by stochastic gradient (AdaGrad) in plain Python, the same for the same seed and examples; the
weights are then rounded to integers and the small ones dropped, and only so are they measured.
"""

import math
from collections.abc import Iterable, Sequence
from hashlib import sha256
from random import Random

from classification.examples import Example
from jixiao.classify.features import features
from jixiao.classify.model import ALWAYS, LEVELS, Model

SEED, ROUNDS, STEP, DECAY = 7, 15, 0.5, 0.0003
SCALE, SMALLEST = 20, 4
"""A weight of 1.0 is written as 20; what is below 4 is left out."""
SETTLED = 0.002
"""An error in probability too small to learn from."""
FOLDS, WANTED = 5, 95
"""Parts that the documents are dealt to, and the per cent of guesses that must be right from the sure margin on."""
Sparse = dict[str, list[float]]
Held = tuple[int, Example, str | None]
"""A guess on a document that the model has not seen: margin, example, level guessed."""


def train(examples: Sequence[Example]) -> Model:
    """Return a model of the examples; its sure margin is left open, at 0."""
    rows = [((ALWAYS, *features_of(example)), LEVELS.index(example.level2)) for example in examples]
    weights: Sparse = {}
    squares: Sparse = {}
    dice = Random(SEED)  # noqa: S311 -- an order, no secret
    for _ in range(ROUNDS):
        dice.shuffle(rows)
        for seen, level in rows:
            learn(weights, squares, seen, level)
    return Model(written(weights), 0)


def features_of(example: Example) -> tuple[str, ...]:
    """Return the features of an example."""
    return features(example.name, example.unit_class, worded=example.worded)


def learn(weights: Sparse, squares: Sparse, seen: Iterable[str], level: int) -> None:
    """Take one step towards the level that is right for the features."""
    own_weights = [(weights.setdefault(f, [0.0] * len(LEVELS)), squares.setdefault(f, [1.0] * len(LEVELS))) for f in seen]
    errors = probabilities([sum(column) for column in zip(*(row for row, _ in own_weights), strict=True)])
    errors[level] -= 1.0
    steps = [(index, error) for index, error in enumerate(errors) if abs(error) > SETTLED]
    for row, square in own_weights:
        for index, error in steps:
            square[index] += error * error
            row[index] -= STEP * error / math.sqrt(square[index]) + DECAY * row[index]


def probabilities(sums: Sequence[float]) -> list[float]:
    """Return the levels' probabilities by their sums."""
    top = max(sums)
    powers = [math.exp(value - top) for value in sums]
    return [power / sum(powers) for power in powers]


def written(weights: Sparse) -> dict[str, str]:
    """Return the weights as the file has them, in order, features without a weight left out."""
    lines = {feature: "".join(map(cell, range(len(LEVELS)), row)) for feature, row in sorted(weights.items())}
    return {feature: line for feature, line in lines.items() if line}


def cell(index: int, weight: float) -> str:
    """Return one weight as written, nothing for a small one."""
    whole = round(weight * SCALE)
    return f"{chr(ord('a') + index)}{whole}" if abs(whole) >= SMALLEST else ""


def fold_of(examples: Iterable[Example]) -> dict[str, int]:
    """Return the part that each document is dealt to."""
    documents = sorted({example.document for example in examples})
    Random(SEED).shuffle(documents)  # noqa: S311 -- a deal, no secret
    return {document: index % FOLDS for index, document in enumerate(documents)}


def sure_margin(held: Iterable[Held]) -> int:
    """Return the lowest margin from which on at least 95 of 100 guesses are right; one above the highest where none is."""
    ordered = sorted(((margin, guessed == example.level2) for margin, example, guessed in held), key=lambda pair: -pair[0])
    right, sure = 0, max((margin for margin, _ in ordered), default=0) + 1
    for count, (margin, is_right) in enumerate(ordered, 1):
        right += is_right
        ends = count == len(ordered) or ordered[count][0] != margin
        if ends and right * 100 >= count * WANTED:
            sure = margin
    return sure


def mark_of(examples: Iterable[Example]) -> str:
    """Return what examples the model is of: how many, and 12 hex digits of SHA-256 over them in their order."""
    learnt = tuple(examples)
    return f"{len(learnt)} {sha256(repr([tuple(example) for example in learnt]).encode()).hexdigest()[:12]}"


def text_of(model: Model, learnt: str) -> str:
    """Return the model as its file has it, with the mark of what it learnt."""
    levels = " ".join(f"{chr(ord('a') + index)}={level}" for index, level in enumerate(LEVELS))
    body = "".join(f"{feature}\t{line}\n" for feature, line in model.lines.items())
    return f"sure {model.sure}\nexamples {learnt}\nlevels {levels}\n\n{body}"
