"""Which ledgers a declaration needs: those whose records could prove its indicators, and what these refer to."""

from collections.abc import Collection, Iterator, Mapping

from msgspec import Struct

from jixiao.evaluate.asking import asked_of, unit_of
from jixiao.evaluate.keep import MONEY, Keep, keep, sectors_named
from jixiao.ledger.general import roles_of
from jixiao.ledger.measurefile import Measure
from jixiao.ledger.schema import ledgers
from jixiao.model.document import Document, Indicator


class Need(Struct, frozen=True, kw_only=True):
    """An indicator and the ledgers whose records would prove it; where none speaks of it, those that have the columns for it."""

    project: str | None
    name: str | None
    target: str | None
    ledgers: tuple[str, ...]
    fitting: tuple[str, ...] = ()


def needs(document: Document, known: Mapping[str, Measure]) -> tuple[Need, ...]:
    """Return a need for every indicator of the document, in its order."""
    chosen = sectors_named(document)
    return tuple(
        _need(project.name, indicator, keep(project, indicator, chosen, known), known)
        for project in document.projects
        if project.has_form
        for indicator in project.indicators
    )


def _need(project: str | None, indicator: Indicator, found: Keep | None, known: Mapping[str, Measure]) -> Need:
    target = indicator.target
    return Need(
        project=project,
        name=indicator.name,
        target=target.raw if target is not None else None,
        ledgers=looked_at(found, known) if found is not None else (),
        fitting=tuple(_could(indicator)) if found is None and target is not None and target.value is not None else (),
    )


def looked_at(found: Keep, known: Mapping[str, Measure]) -> tuple[str, ...]:
    """Return the ledgers that the measure looks at, but those that may be missing."""
    head = known[found.measure].head
    return (found.ledger,) if found.ledger is not None else tuple(name for name in head.ledgers if name not in head.optional)


def _could(indicator: Indicator) -> Iterator[str]:
    """Yield the ledgers that have the columns for what is asked, whatever they are about."""
    name, unit = indicator.name or "", unit_of(indicator)
    yield from (ledger.name for ledger in ledgers().values() if roles_of(ledger) and asked_of(name, unit, ledger) is not None)


def kept(found: Collection[Need]) -> tuple[str, ...]:
    """Return the ledgers to keep in the order they are told: of money, those that prove, and all that their rows must refer to."""
    wanted = {*MONEY, *(name for need in found for name in need.ledgers)}
    known = ledgers()
    while more := {c.references for name in wanted for c in known[name].columns if c.references and c.required} - wanted:
        wanted |= more
    return tuple(name for name in known if name in wanted)
