"""How many keyed calculations and target values are read right: our own, those set aside, and the real ones where they are."""

import json
import sys
from collections.abc import Callable, Iterator
from fractions import Fraction
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from tomllib import loads
from types import ModuleType
from typing import Any, NamedTuple

from jixiao.formula.calculation import evaluate
from jixiao.formula.target import read_target, target_json

ROOT = Path(__file__).parents[1]
OWN = ROOT / "tests/formula/data"
PROSE = ROOT / "bench/languages"
SHARED = ROOT.parent / "shared/cases"
HELD = (
    "held",
    "held-again",
    "held-last",
    "more",
    "offices",
    "offices-again",
    "offices-last",
    "offices-fresh",
    *(f"fresh-{number}" for number in range(1, 18)),
)
"""Rows written before the reader was changed, or changed again, by looking at others, in the order of their first scores."""
VALUE = ("operator", "value", "high", "unit")
Row = dict[str, Any]


class Score(NamedTuple):
    """Whether a row is read right, and whether a right calculation is said to be wrong."""

    right: bool
    accused: bool = False


def score_rows() -> Iterator[Row]:
    """Yield the lines of the table; the real ones only where they lie beside the project."""
    yield line("calculations, own", OWN / "calculations.jsonl", calculation)
    yield line("calculations, own, verdict only", OWN / "verdicts.jsonl", verdict)
    yield line("calculations, set aside while writing", OWN / "calculations-aside.jsonl", calculation)
    yield line("calculations in prose, developed", PROSE / "developed.jsonl", calculation)
    for name in HELD:
        yield line(f"calculations in prose, {name}", PROSE / f"{name}.jsonl", calculation)
    yield line("target values, own", OWN / "targets.jsonl", target)
    yield line("target values, set aside while writing", OWN / "targets-set-aside.jsonl", target)
    if SHARED.is_dir():
        yield line("calculations, real", SHARED / "formulas.jsonl", calculation)
        yield line("calculations, made, sample", SHARED / "formulas-made-sample.jsonl", calculation)
        yield line("target values, real", SHARED / "indicators.jsonl", real_target)


def family_rows() -> Iterator[Row]:
    """Yield a line for each way of writing a calculation in prose, as bench/languages has them."""
    rows = [(row["class"], row["held"], calculation(row)) for name in ("developed", *HELD) for row in read(PROSE / f"{name}.jsonl")]
    for name, (zh, en) in loads((PROSE / "families.toml").read_text("utf-8")).items():
        both = [[score for family, is_held, score in rows if family == name and is_held is held] for held in (False, True)]
        yield {
            "family": f"{zh} {en}",
            **{what: f"{sum(s.right for s in half)} of {len(half)}" for what, half in zip(("developed", "held"), both, strict=True)},
            "wrongly accused": sum(score.accused for half in both for score in half),
        }


def read(file: Path) -> Iterator[Row]:
    """Yield the rows of a file of keys."""
    yield from (json.loads(text) for text in file.read_text("utf-8").splitlines() if text.strip())


def line(what: str, file: Path, judge: Callable[[Row], Score]) -> Row:
    """Return one line of the table."""
    scores = [judge(row) for row in read(file)]
    right = sum(score.right for score in scores)
    return {
        "keys": what,
        "right": f"{right} of {len(scores)}",
        "share": f"{right / len(scores):.3f}",
        "wrongly accused": sum(s.accused for s in scores),
    }


def calculation(key: Row) -> Score:
    """Judge verdict and value; a sum without a unit may stand in the table's 万元."""
    result = evaluate(key["text"].replace("\n", " "))
    wanted = None if key["value"] is None else Fraction(key["value"])
    value = wanted is None or result.value in (wanted, wanted / 10_000)
    return Score(result.holds is key["holds"] and value, result.holds is False and key["holds"] is not False)


def verdict(key: Row) -> Score:
    """Judge the verdict alone."""
    holds = evaluate(key["text"]).holds
    return Score(holds is key["holds"], holds is False and key["holds"] is not False)


def target(key: Row) -> Score:
    """Judge operator, figures, unit, and whether it is told that something is odd."""
    reading = read_target(key["raw"])
    read = {**target_json(reading), "problem": reading.problem is not None, "template": reading.template}
    return Score(all(read[name] == key[name] for name in (*VALUE, "problem", "template")))


def real_target(key: Row) -> Score:
    """Judge as the score that came with the real keys does."""
    score = shared_score()
    wanted, read = score.row_of_key({**key, "name": "x"}), score.row_read({"name": "x", "target": target_json(read_target(key["target"]))})
    return Score(wanted[3:] == read[3:])


def shared_score() -> ModuleType:
    """Return the module beside the real keys that scores them."""
    name = "shared_score"
    if name not in sys.modules:
        spec = spec_from_file_location(name, SHARED / "score.py")
        if spec is None or spec.loader is None:
            raise FileNotFoundError(SHARED / "score.py")
        sys.modules[name] = module_from_spec(spec)
        spec.loader.exec_module(sys.modules[name])
    return sys.modules[name]
