"""The measures made for an indicator of its kind, by its name, level, unit and project, with how well they fit and why."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from jixiao.evaluate.actuals import comparable
from jixiao.evaluate.asking import unit_of
from jixiao.ledger.measurefile import Fits, Measure
from jixiao.ledger.schema import ledgers
from jixiao.model.document import Indicator, Project

NAMED, LEVEL, UNIT, WORD, PROJECT, RECORDS = 40, 20, 15, 15, 10, 10
"""Parts of the confidence: the name, its level, its unit or its word, the project it stands in, records that are there."""
LONGEST = 5
"""A name that matches with so many signs more than two earns this much more."""
ENOUGH = 60
"""A proposal below this confidence is none, and so is one whose records are not there: what nobody keeps proves nothing."""


class Candidate(Struct, frozen=True):
    """A measure that fits an indicator, how well, and why."""

    measure: Measure
    confidence: int
    reasons: tuple[str, ...]


def candidates(
    project: Project, indicator: Indicator, position: int, known: Mapping[str, Measure], has_rows: Mapping[tuple[int, str], bool] | None
) -> Iterator[Candidate]:
    """Yield the measures that fit an indicator. ``has_rows`` as in ``proposals``; None asks as if every record were there."""
    for measure in known.values():
        fits = measure.head.fits
        word = _word(fits, indicator.name or "")
        if word is None or not _may_hold(measure, indicator):
            continue
        parts = list(_parts(measure, project, indicator, word))
        if has_rows is not None and not has_rows.get((position, measure.name), False):
            parts.append((-RECORDS, "台账里没有这个度量要用的记录"))
        else:
            parts.append((RECORDS, "台账里有记录" if has_rows is not None else ""))
        yield Candidate(measure, sum(points for points, _ in parts), tuple(why for _, why in parts if why))


def _word(fits: Fits, name: str) -> str | None:
    """Return the longest word of the measure that the name holds; None where it holds none, or one that it must not."""
    if any(word in name for word in fits.without):
        return None
    held = [word for word in fits.words if all(part in name for part in word.split())]
    return max(held, key=len, default=None)


def _may_hold(measure: Measure, indicator: Indicator) -> bool:
    """Whether the measure's figure can be held against the target: units that compare, or a word and a scale for it."""
    target = indicator.target
    if target is None or target.value is None:
        return target is not None and measure.head.fits.grades is not None
    return comparable(measure.head.unit, target.unit) is not None


def _parts(measure: Measure, project: Project, indicator: Indicator, word: str) -> Iterator[tuple[int, str]]:
    fits, target = measure.head.fits, indicator.target
    yield NAMED + min(max(len(word.replace(" ", "")) - 2, 0), LONGEST), f"名称里有“{word}”"
    level = indicator.level2_standard or indicator.level1_standard
    if fits.levels and level is not None:
        yield (LEVEL, f"{level}相符") if level in fits.levels else (-LEVEL, f"{level}不符，常见于{'、'.join(fits.levels)}")
    if target is not None and target.value is not None and fits.units:
        yield (UNIT, f"单位“{unit_of(indicator)}”相符") if unit_of(indicator) in fits.units else (0, "")
    elif target is not None and target.word is not None and any(good in target.word for good in fits.goods):
        yield WORD, f"指标值“{target.word}”相符"
    if fits.projects:
        said = " ".join(filter(None, (project.name, project.narrative.plan, project.goals.annual, project.goals.overall)))
        yield from _project(fits, project.name or "", said)


def _project(fits: Fits, name: str, said: str) -> Iterator[tuple[int, str]]:
    for place, points, where in ((name, PROJECT + 5, "项目名称"), (said, PROJECT, "方案或目标")):
        held = next((word for word in fits.projects if all(part in place for part in word.split())), None)
        if held is not None:
            yield points, f"{where}里有“{held}”"
            return
    yield -PROJECT, ""


def parameters(measure: Measure, indicator: Indicator) -> dict[str, str]:
    """Return the parameters that the indicator's name answers: a choice of the ledger's column of that name."""
    found = {name: _choice(measure.head.ledgers, name, indicator.name or "", default) for name, default in measure.head.params.items()}
    return {name: chosen for name, chosen in found.items() if chosen is not None}


def _choice(names: Sequence[str], column: str, said: str, default: object) -> str | None:
    choices = [c for ledger in names for own in ledgers()[ledger].columns if own.name == column for c in own.choices]
    held = {choice for choice in choices if choice in said}
    only = [choice for choice in held if not any(choice in other for other in held - {choice})]
    return only[0] if len(only) == 1 and only[0] != default else None
