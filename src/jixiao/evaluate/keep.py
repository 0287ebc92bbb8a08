"""Which ledger to keep for an indicator while nothing is recorded yet; none rather than a guess.

It follows from what the name speaks of, in the words of the declaration's sectors, and from what it asks. In a Chinese name the thing
spoken of stands before what is asked of it, and of two things the later is the head: 活动安全事故 are accidents.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from jixiao.evaluate.asking import Answer, asked_of, is_in_doubt, rest_of, scale_of, unit_of
from jixiao.evaluate.candidates import ENOUGH, candidates, parameters
from jixiao.ledger.general import roles_of
from jixiao.ledger.measurefile import Measure
from jixiao.ledger.schema import Ledger, ledgers
from jixiao.ledger.sector import Sector, of_other_offices, sectors_of, words_for
from jixiao.model.document import Document, Indicator, Project

MONEY = ("budgets", "payments", "adjustments")
"""Every office keeps these: execution is measured by them."""
CERTAIN, LIKELY, POSSIBLE = 98, 95, 70
"""How sure: the name says what is recorded and what is asked; its unit alone asks; it says more, or only the project's name says it.
``scripts/bench bindings`` holds them against a keyed set."""
MONEY_FORM = re.compile("(?:专项)?(?:补助|补贴)?(?:资金|经费|费用|支出)")
"""How projects are called by the money that pays them, which says nothing of what is done."""
FITS, SURE = 65, 75
"""A measure made for such indicators is proposed from this confidence on, and is surer from that."""
SPECIFIC = 3
"""A word of so many signs names one thing."""
ELSEWHERE = re.compile("满意|成本|人均|户均|平均|标准|年限|种类|占比|比例|获|费(?:[、，）)]|$)")
"""What no count or share of a general ledger answers."""


class Keep(Struct, frozen=True, kw_only=True):
    """A measure and, where it is a general one, the ledger that it would look at; how sure, in per cent, and why."""

    measure: str
    ledger: str | None = None
    params: dict[str, str] = {}
    grades: str | None = None
    word: str = ""
    certainty: int
    reasons: tuple[str, ...]


def sectors_named(document: Document) -> tuple[Sector, ...]:
    """Return the sectors that the declaration is of, by its offices and projects."""
    named = [(p.department, p.unit, p.name) for p in document.projects if p.has_form]
    return sectors_of(name for names in named for name in names)


def keep(project: Project, indicator: Indicator, chosen: Sequence[Sector], known: Mapping[str, Measure]) -> Keep | None:
    """Return what would prove the indicator if it were kept, None where nothing can be defended."""
    made_for, general = next(_special(project, indicator, chosen, known), None), next(_general(project, indicator, chosen), None)
    if general is None or made_for is None:
        return general or made_for
    ledgers_of = known[made_for.measure].head.ledgers
    if made_for.certainty > general.certainty or any(name in sector.own for sector in chosen for name in ledgers_of):
        return made_for
    return general if len(general.word) >= SPECIFIC or any(ledgers()[name].operations for name in ledgers_of) else made_for


def _special(project: Project, indicator: Indicator, chosen: Sequence[Sector], known: Mapping[str, Measure]) -> Iterator[Keep]:
    """Yield the measure that was made for such an indicator, where offices of the sector keep its ledgers."""
    others, own = of_other_offices(chosen), {name for sector in chosen for name in sector.own}
    for one in sorted(candidates(project, indicator, 0, known, None), key=lambda c: (-c.confidence, c.measure.name)):
        head = one.measure.head
        if one.confidence < (FITS if own.isdisjoint(head.ledgers) else ENOUGH):
            continue
        is_number = indicator.target is not None and indicator.target.value is not None
        if is_number and head.fits.units and unit_of(indicator) not in head.fits.units:
            continue
        if others.isdisjoint(head.ledgers) and _is_spoken_of(
            project, indicator, [name for name in head.ledgers if name not in head.optional], chosen
        ):
            scale = None if is_number else head.fits.grades
            params = parameters(one.measure, indicator)
            yield Keep(
                measure=one.measure.name,
                params=params,
                grades=scale,
                certainty=CERTAIN if one.confidence >= SURE else LIKELY,
                reasons=one.reasons,
            )
            return


def _is_spoken_of(project: Project, indicator: Indicator, names: Collection[str], chosen: Sequence[Sector]) -> bool:
    """Whether the name or the project's speaks of what a ledger of one kind of work is about: nobody has records yet that would tell.

    An office that has ledgers of its own keeps them for all that its plans and goals speak of.
    """
    named = f"{indicator.name} {project.name}"
    told = " ".join(filter(None, (named, project.narrative.plan, project.goals.annual, project.goals.overall)))
    said = told if any(sector.own for sector in chosen) else named
    special = [ledgers()[name] for name in names if ledgers()[name].operations and name not in MONEY]
    return all(any(word in said for word in words) for ledger in special if (words := words_for(ledger.name, chosen)))


def _general(project: Project, indicator: Indicator, chosen: Sequence[Sector]) -> Iterator[Keep]:
    """Yield the general measure of the ledger whose rows the name speaks of last, else of those that the project's name speaks of."""
    name, unit, scale = indicator.name or "", unit_of(indicator), scale_of(indicator)
    if ("/" not in unit and ELSEWHERE.search(name)) or (not unit and scale is None):
        return
    asked = {"in_time": "及时", "quality": "合格"}[scale] if scale is not None else ""
    own = _spoken(name, chosen)
    found = own or (_spoken(MONEY_FORM.sub("", project.name or ""), chosen) if not rest_of(name) else [])
    for ledger, word, end in found:
        answer = asked_of(name + asked, "%" if scale is not None else unit, ledger)
        if answer is not None:
            more = rest_of(name[end:].replace(answer.words, "")) if found is own else None
            told = _kept(ledger, answer, word, scale, more=more)
            yield replace(told, certainty=POSSIBLE) if is_in_doubt(answer, name[: end - len(word)], name[end:], ledger) else told
            return


def _kept(ledger: Ledger, answer: Answer, word: str, scale: str | None, *, more: str | None) -> Keep:
    """Return what to keep; ``more`` is what the name says behind the word, None where only the project's name speaks of it."""
    named = more is not None
    sure = POSSIBLE if more is None or more else CERTAIN if len(word) >= SPECIFIC or answer.words else LIKELY
    where = "名称" if named else "项目名称"
    asks = f"问的是“{answer.words}”" if answer.words else "单位合于所问"
    reasons = (f"{where}说到“{word}”，台账“{ledger.title.zh}”记这样的事", asks)
    return Keep(measure=answer.measure, ledger=ledger.name, params=answer.params, grades=scale, word=word, certainty=sure, reasons=reasons)


def _spoken(name: str, chosen: Sequence[Sector]) -> list[tuple[Ledger, str, int]]:
    """Return the ledgers with roles that a name speaks of, with the word and its end: the last first, of those the longest word."""
    found = []
    for ledger in ledgers().values():
        if roles_of(ledger):
            words = (*words_for(ledger.name, chosen), ledger.title.zh)
            ends = [(name.rfind(word) + len(word), len(word), word) for word in words if word in name]
            found += [(ledger, word, end) for end, _, word in (max(ends),) if ends] if ends else []
    return sorted(found, key=lambda one: (-one[2], -len(one[1])))
