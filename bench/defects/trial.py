"""Trials: every kind of slip planted into the declarations it fits, every harmless change made, and what the audit said."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice

from msgspec import Struct

from defects.harmless import changed, same_verdicts
from defects.judge import Verdicts, fresh, judged, read, speaks_of
from defects.plant import planted
from defects.sheet import Sheet
from defects.sites import Site, in_cells, sites
from defects.slip import Harmless, Slip
from jixiao.model.document import Document
from jixiao.model.finding import SEVERITIES, Finding

EACH = 1
"""Sites of one declaration that a kind is planted into, at most."""


class Planted(Struct, frozen=True):
    """A slip in a declaration, and its reading."""

    slip: Slip
    sheet: Sheet
    site: Site
    text: str
    document: Document | None


class Trial(Struct, frozen=True, kw_only=True):
    """What became of one planted slip: codes found at its place, codes elsewhere that are no note."""

    slip: str
    base: str
    site: str
    found: tuple[str, ...]
    below: tuple[str, ...]
    elsewhere: tuple[str, ...]


class Change(Struct, frozen=True, kw_only=True):
    """What a harmless change altered: verdicts that came and went."""

    kind: str
    base: str
    altered: tuple[str, ...]


def places_of(slip: Slip, site: Site) -> tuple[str, ...]:
    """Return the pointers where a slip must be found."""
    return tuple(_pointer(found, site) for found in slip.found)


def _pointer(found: str, site: Site) -> str:
    if found.startswith("//"):
        return found[1:].rstrip("/")
    if found.startswith("."):
        return site.self
    return f"{site.head}/{found}".rstrip("/")


def plantings(sheet: Sheet, slips: Iterable[Slip], before: Verdicts, each: int = EACH) -> Iterator[Planted]:
    """Yield the slips planted into a sheet, where the fault is not told already."""
    if in_cells(sheet):
        for slip in slips:
            yield from islice(_of_kind(sheet, slip, before), each)


def _of_kind(sheet: Sheet, slip: Slip, before: Verdicts) -> Iterator[Planted]:
    seen = set()
    for site in sites(sheet, slip):
        places = places_of(slip, site)
        if site.head in seen or any(f.code in slip.rules and speaks_of(f, places) for f in before):
            continue
        text = planted(sheet, slip, site)
        if text is not None:
            seen.add(site.head)
            yield Planted(slip, sheet, site, text, read(text.encode(), sheet.name))


def tried(sheets: Sequence[Sheet], slips: Sequence[Slip], each: int = EACH) -> list[Trial]:
    """Return the trials of all slips on all sheets."""
    before = dict(zip((s.name for s in sheets), judged([s.document for s in sheets]), strict=True))
    plants = list(chain.from_iterable(plantings(s, slips, before[s.name], each) for s in sheets))
    verdicts = iter(judged([p.document for p in plants if p.document is not None]))
    return [outcome(p, before[p.sheet.name], () if p.document is None else next(verdicts)) for p in plants]


def outcome(plant: Planted, before: Verdicts, after: Verdicts) -> Trial:
    """Return what the audit said that it did not say before: at the place loudly enough, there but softly, elsewhere."""
    new, places = fresh(after, before), places_of(plant.slip, plant.site)
    here = [f for f in new if speaks_of(f, places)]
    loud = [f for f in here if loud_enough(f, plant.slip)]
    return Trial(
        slip=plant.slip.name,
        base=plant.sheet.name,
        site=plant.site.self,
        found=_codes(loud),
        below=_codes(f for f in here if f not in loud),
        elsewhere=_codes(f for f in new if f not in here and f.severity != "note"),
    )


def loud_enough(finding: Finding, slip: Slip) -> bool:
    """Return whether the finding is at least as severe as the slip asks."""
    return SEVERITIES.index(finding.severity) <= SEVERITIES.index(slip.least)


def _codes(findings: Iterable[Finding]) -> tuple[str, ...]:
    return tuple(sorted({f.code for f in findings}))


def altered(sheets: Sequence[Sheet], kinds: Sequence[Harmless]) -> list[Change]:
    """Return what the harmless changes altered, for each sheet that they change."""
    before = judged([s.document for s in sheets])
    made = [
        (kind, sheet, old, read(data, sheet.name))
        for sheet, old in zip(sheets, before, strict=True)
        for kind in kinds
        if (data := changed(sheet, kind)) is not None
    ]
    verdicts = iter(judged([document for *_, document in made if document is not None]))
    return [
        Change(kind=kind.name, base=sheet.name, altered=("unreadable",) if d is None else _difference(kind, sheet, old, d, next(verdicts)))
        for kind, sheet, old, d in made
    ]


def _difference(kind: Harmless, sheet: Sheet, before: Verdicts, document: Document, after: Verdicts) -> tuple[str, ...]:
    return same_verdicts(kind, (before, sheet.document), (after, document))
