"""Which ledgers a declaration needs: those whose records could prove its indicators, and what these refer to."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from msgspec import Struct

from jixiao.evaluate.bind import ENOUGH, Candidate, candidates
from jixiao.evaluate.bind_general import FEWEST, Subject, asked_of, longest
from jixiao.evaluate.bind_general import found as general_found
from jixiao.ledger.general import roles_of
from jixiao.ledger.measurefile import Measure
from jixiao.ledger.schema import Ledger, ledgers
from jixiao.model.document import Document, Indicator, Project

MONEY = ("budgets", "payments", "adjustments")
"""Every office keeps these: execution is measured by them."""


class Need(Struct, frozen=True, kw_only=True):
    """An indicator and the ledgers whose records would prove it; where none speaks of it, those that have the columns for it."""

    project: str | None
    name: str | None
    target: str | None
    ledgers: tuple[str, ...]
    fitting: tuple[str, ...] = ()


def needs(document: Document, known: Mapping[str, Measure]) -> tuple[Need, ...]:
    """Return a need for every indicator of the document, in its order."""
    return tuple(
        _need(project, indicator, position, known)
        for position, project in enumerate(document.projects)
        if project.has_form
        for indicator in project.indicators
    )


def _need(project: Project, indicator: Indicator, position: int, known: Mapping[str, Measure]) -> Need:
    subjects = tuple(_subjects(indicator))
    proving = tuple(_proving(project, indicator, position, known, subjects))
    target = indicator.target
    asks_number = target is not None and target.value is not None
    could = [s.ledger.name for s in subjects if asks_number and asked_of(indicator.name or "", target.unit or "", s)] if target else []
    return Need(
        project=project.name,
        name=indicator.name,
        target=target.raw if target is not None else None,
        ledgers=proving,
        fitting=() if proving else tuple(could),
    )


def kept(found: Collection[Need]) -> tuple[str, ...]:
    """Return the ledgers to keep in the order they are told: of money, those that prove, and all that their rows must refer to."""
    wanted = {*MONEY, *(name for need in found for name in need.ledgers)}
    known = ledgers()
    while more := {c.references for name in wanted for c in known[name].columns if c.references and c.required} - wanted:
        wanted |= more
    return tuple(name for name in known if name in wanted)


def _proving(
    project: Project, indicator: Indicator, position: int, known: Mapping[str, Measure], subjects: Sequence[Subject]
) -> Iterator[str]:
    """Yield the ledgers of the measure that would be proposed if its records were there."""
    fitting = sorted(
        (c for c in candidates(project, indicator, position, known, None) if c.confidence >= ENOUGH),
        key=lambda c: (-c.confidence, c.measure.name),
    )
    best = next((c for c in fitting if _is_spoken_of(project, indicator, c)), None)
    general = general_found(indicator, subjects)
    if general is not None and (best is None or best.confidence <= general.confidence):
        yield general.ledger
        return
    best = best or next((c for c in fitting if c.measure.head.title.zh in (indicator.name or "")), None)
    if best is not None:
        yield from (name for name in best.measure.head.ledgers if name not in best.measure.head.optional)


def _is_spoken_of(project: Project, indicator: Indicator, candidate: Candidate) -> bool:
    """Whether the project speaks of what a ledger of one kind of office is about: nobody has records yet that would tell."""
    said = " ".join(filter(None, (indicator.name, project.name, project.narrative.plan, project.goals.annual, project.goals.overall)))
    special = [ledger for name in candidate.measure.head.ledgers if (ledger := ledgers()[name]).operations and name not in MONEY]
    return all(any(len(longest(said, title)) >= FEWEST for title in _titles(ledger)) for ledger in special)


def _titles(ledger: Ledger) -> Iterator[str]:
    """Yield the titles of a ledger and of those that each of its rows refers to."""
    yield ledger.title.zh
    yield from (ledgers()[c.references].title.zh for c in ledger.columns if c.references and c.required and c.references not in MONEY)


def _subjects(indicator: Indicator) -> Iterator[Subject]:
    """Yield the ledgers with roles as if they held records of every sort that they name, in the unit that is asked for."""
    unit = (indicator.target.unit if indicator.target is not None else None) or ""
    for ledger in ledgers().values():
        if roles := roles_of(ledger):
            kind = roles.get("kind")
            sorts = (*kind.choices, *([kind.example] if kind.example and not kind.choices else [])) if kind is not None else ()
            yield Subject(ledger, frozenset(sorts), frozenset((unit, unit.partition("/")[2])))
