"""Which measure could prove an indicator: proposed by its name, level, unit and project, with reasons; a person decides.

Where records are there, those that are; where none are yet, the ledger to keep; where no ledger speaks of it, one to begin.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from jixiao.evaluate.bind_general import Subject
from jixiao.evaluate.bind_general import found as general_found
from jixiao.evaluate.candidates import ENOUGH, Candidate, candidates, parameters
from jixiao.evaluate.keep import POSSIBLE, Keep, keep, sectors_named
from jixiao.ledger.measurefile import Measure
from jixiao.ledger.sector import Sector
from jixiao.model.document import Document, Indicator

ONE_SORT = 90
"""How sure a proposal is at most where the name of an indicator is not that of the only sort of records."""
Subjects = Mapping[int, Sequence[Subject]]
"""What the general ledgers hold, by the project's position."""


class Proposal(Struct, frozen=True, kw_only=True):
    """A measure proposed for an indicator, with why and how sure; ``measure`` is None where nothing fits well enough.

    Then ``keep`` says which records would prove it, where any ledger speaks of it.
    """

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
    keep: Keep | None = None


def proposals(
    document: Document, known: Mapping[str, Measure], has_rows: Mapping[tuple[int, str], bool], subjects: Subjects | None = None
) -> tuple[Proposal, ...]:
    """Return a proposal for every indicator. ``has_rows`` says by project position and measure whether records are there."""
    chosen = sectors_named(document)

    def proposed(position: int, number: int) -> Proposal:
        found = proposal(document, position, number, known, has_rows, (subjects or {}).get(position, ()))
        if found.measure is not None:
            return found
        to_keep = _to_keep(document, position, number, chosen, known)
        return _of_the_only_sort(found, to_keep, known, (subjects or {}).get(position, ())) or replace(found, keep=to_keep)

    return tuple(_each(document, proposed))


def _of_the_only_sort(blank: Proposal, to_keep: Keep | None, known: Mapping[str, Measure], subjects: Sequence[Subject]) -> Proposal | None:
    """Return what to keep as a proposal where it is kept, and the project's records in that ledger are all of one sort; None elsewhere."""
    held = next((one for one in subjects if to_keep is not None and one.ledger.name == to_keep.ledger), None)
    if to_keep is None or to_keep.certainty <= POSSIBLE or held is None or len(held.kinds) != 1:
        return None
    reasons = (*to_keep.reasons, f"台账里这个项目只有“{next(iter(held.kinds))}”一类")
    return _kept(blank, replace(to_keep, certainty=min(to_keep.certainty, ONE_SORT), reasons=reasons), known)


def unrecorded(document: Document, known: Mapping[str, Measure]) -> tuple[Proposal, ...]:
    """Return a proposal for every indicator while nothing is recorded yet: what to keep, as far as that can be defended."""
    chosen = sectors_named(document)

    def proposed(position: int, number: int) -> Proposal:
        found = _to_keep(document, position, number, chosen, known)
        blank = _blank(document, position, number)
        if found is None or found.certainty <= POSSIBLE:
            return replace(blank, keep=found)
        return _kept(blank, found, known)

    return tuple(_each(document, proposed))


def _kept(blank: Proposal, found: Keep, known: Mapping[str, Measure]) -> Proposal:
    return replace(
        blank,
        measure=found.measure,
        title=known[found.measure].head.title.zh,
        ledger=found.ledger,
        params=found.params,
        grades=found.grades,
        confidence=found.certainty,
        reasons=found.reasons,
    )


def _each(document: Document, proposed: Callable[[int, int], Proposal]) -> Iterator[Proposal]:
    for position, project in enumerate(document.projects):
        if project.has_form:
            yield from (proposed(position, number) for number in range(len(project.indicators)))


def _to_keep(document: Document, position: int, number: int, chosen: Sequence[Sector], known: Mapping[str, Measure]) -> Keep | None:
    project = document.projects[position]
    return keep(project, project.indicators[number], chosen, known)


def _blank(document: Document, position: int, number: int) -> Proposal:
    """Return the proposal that proposes nothing."""
    project = document.projects[position]
    indicator = project.indicators[number]
    return Proposal(
        indicator=f"/projects/{position}/indicators/{number}",
        project=project.name,
        name=indicator.name,
        target=indicator.target.raw if indicator.target is not None else None,
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
    others = tuple(candidate.measure.name for candidate in found if candidate not in good[:1])[:3]
    proposed = replace(_blank(document, position, number), others=others)
    if general is not None and (not good or general.certainty >= good[0].confidence):
        return _kept(proposed, general, known)
    return _filled(proposed, indicator, good[0]) if good else proposed


def fitting(document: Document, position: int, number: int, known: Mapping[str, Measure]) -> tuple[str, ...]:
    """Return the measures whose words and unit fit an indicator, whether or not there are records."""
    project = document.projects[position]
    return tuple(candidate.measure.name for candidate in candidates(project, project.indicators[number], position, known, {}))


def _filled(proposed: Proposal, indicator: Indicator, best: Candidate) -> Proposal:
    head = best.measure.head
    is_word = indicator.target is None or indicator.target.value is None
    return replace(
        proposed,
        measure=best.measure.name,
        title=head.title.zh,
        params=parameters(best.measure, indicator),
        grades=head.fits.grades if is_word else None,
        confidence=min(best.confidence, 100),
        reasons=best.reasons,
    )
