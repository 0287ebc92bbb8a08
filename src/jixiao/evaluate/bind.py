"""Which measure could prove an indicator: proposed by its name, level, unit and project, with reasons; a person decides."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from jixiao.evaluate.actuals import comparable
from jixiao.evaluate.bind_general import Subject
from jixiao.evaluate.bind_general import found as general_found
from jixiao.ledger.measurefile import Fits, Measure
from jixiao.ledger.schema import ledgers
from jixiao.model.document import Document, Indicator, Project

NAMED, LEVEL, UNIT, WORD, PROJECT, RECORDS = 40, 20, 15, 15, 10, 10
"""Parts of the confidence: the name, its level, its unit or its word, the project it stands in, records that are there."""
LONGEST = 5
"""A name that matches with so many signs more than two earns this much more."""
ENOUGH = 60
"""A proposal below this confidence is none, and so is one whose records are not there: what nobody keeps proves nothing."""
Subjects = Mapping[int, Sequence[Subject]]
"""What the general ledgers hold, by the project's position."""


class Proposal(Struct, frozen=True, kw_only=True):
    """A measure proposed for an indicator, with why and how sure; ``measure`` is None where nothing fits well enough."""

    indicator: str
    project: str | None
    name: str | None
    target: str | None
    measure: str | None = None
    title: str | None = None
    ledger: str | None = None
    params: dict[str, str] = {}
    grades: str | None = None
    confidence: int = 0
    reasons: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


class Candidate(Struct, frozen=True):
    """A measure that fits an indicator, how well, and why."""

    measure: Measure
    confidence: int
    reasons: tuple[str, ...]


def proposals(
    document: Document, known: Mapping[str, Measure], has_rows: Mapping[tuple[int, str], bool], subjects: Subjects | None = None
) -> tuple[Proposal, ...]:
    """Return a proposal for every indicator. ``has_rows`` says by project position and measure whether records are there."""
    return tuple(
        proposal(document, position, number, known, has_rows, (subjects or {}).get(position, ()))
        for position, project in enumerate(document.projects)
        if project.has_form
        for number in range(len(project.indicators))
    )


def proposal(
    document: Document,
    position: int,
    number: int,
    known: Mapping[str, Measure],
    has_rows: Mapping[tuple[int, str], bool],
    subjects: Sequence[Subject] = (),
) -> Proposal:
    """Return the proposal for one indicator."""
    project = document.projects[position]
    indicator = project.indicators[number]
    found = sorted(candidates(project, indicator, position, known, has_rows), key=lambda c: (-c.confidence, c.measure.name))
    good = [one for one in found if one.confidence >= ENOUGH and has_rows.get((position, one.measure.name), False)]
    general = general_found(indicator, subjects)
    proposed = Proposal(
        indicator=f"/projects/{position}/indicators/{number}",
        project=project.name,
        name=indicator.name,
        target=indicator.target.raw if indicator.target is not None else None,
        others=tuple(candidate.measure.name for candidate in found if candidate not in good[:1])[:3],
    )
    if general is not None and (not good or general.confidence >= good[0].confidence):
        return replace(
            proposed,
            measure=general.measure,
            title=known[general.measure].head.title.zh,
            ledger=general.ledger,
            params=general.params,
            confidence=general.confidence,
            reasons=general.reasons,
        )
    return _filled(proposed, indicator, good[0]) if good else proposed


def fitting(document: Document, position: int, number: int, known: Mapping[str, Measure]) -> tuple[str, ...]:
    """Return the measures whose words and unit fit an indicator, whether or not there are records."""
    project = document.projects[position]
    return tuple(candidate.measure.name for candidate in candidates(project, project.indicators[number], position, known, {}))


def _filled(proposed: Proposal, indicator: Indicator, best: Candidate) -> Proposal:
    head = best.measure.head
    is_word = indicator.target is None or indicator.target.value is None
    return Proposal(
        indicator=proposed.indicator,
        project=proposed.project,
        name=proposed.name,
        target=proposed.target,
        measure=best.measure.name,
        title=head.title.zh,
        params=dict(_params(best.measure, indicator)),
        grades=head.fits.grades if is_word else None,
        confidence=min(best.confidence, 100),
        reasons=best.reasons,
        others=proposed.others,
    )


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
            parts.append((RECORDS, "台账里有记录"))
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
        yield (UNIT, f"单位“{target.unit}”相符") if target.unit in fits.units else (0, "")
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


def _params(measure: Measure, indicator: Indicator) -> Iterator[tuple[str, str]]:
    """Yield the parameters that the indicator's name answers: a choice of the ledger's column of that name."""
    for name, default in measure.head.params.items():
        chosen = _choice(measure.head.ledgers, name, indicator.name or "", default)
        if chosen is not None:
            yield name, chosen


def _choice(names: Sequence[str], column: str, said: str, default: object) -> str | None:
    choices = [c for ledger in names for own in ledgers()[ledger].columns if own.name == column for c in own.choices]
    held = {choice for choice in choices if choice in said}
    only = [choice for choice in held if not any(choice in other for other in held - {choice})]
    return only[0] if len(only) == 1 and only[0] != default else None
