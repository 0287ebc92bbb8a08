"""A document's money side by side, and the yuan that no output indicator measures."""

from collections.abc import Iterator
from decimal import Decimal
from functools import partial

from jixiao.audit.again import Again, Parts
from jixiao.audit.certainty import Certainty, certainty_of
from jixiao.facts.costs import amount, of_year, strict_total
from jixiao.facts.indicators import money_of
from jixiao.facts.likeness import best_likeness, essence
from jixiao.facts.measure import counted, measure
from jixiao.model.document import CostItem, Document, Indicator, Project
from jixiao.model.finding import CONTROLLED, Balance, BalanceRow, Uncovered
from jixiao.params.certainty import needed_for
from jixiao.params.load import parameters, words
from jixiao.values.blank import is_nonzero
from jixiao.values.money import Money, yuan

CENT = Money("0.01")
MOST = 1024
"""Projects whose money a process keeps."""
_known: Again[tuple[BalanceRow, tuple[Uncovered, ...]]] = Again(MOST)


def balance(document: Document, parts: Parts | None = None) -> Balance:
    """Return cover, narratives, forms and cost indicators side by side, with what no output indicator measures.

    ``parts`` of a document that is looked at again and again.
    """
    certainty = certainty_of(document)
    marks = [parts.at(i) if parts is not None else None for i in range(len(document.projects))]
    found = [
        _known.made(mark, None, partial(_of_project, i, p, certainty))
        for i, (p, mark) in enumerate(zip(document.projects, marks, strict=True))
    ]
    rows = tuple(row for row, _ in found)
    return Balance(
        cover=document.stated_total,
        cover_place=_place(document.stated_total),
        narrative=_total([r.narrative for r in rows]),
        form=_total([r.form for r in rows]),
        rows=rows,
        uncovered=tuple(one for _, uncovered in found for one in uncovered),
    )


def _of_project(position: int, project: Project, certainty: Certainty) -> tuple[BalanceRow, tuple[Uncovered, ...]]:
    at, enough = f"/projects/{position}", needed_for("error")
    whole = certainty.complete(f"{at}/indicators").sure >= enough
    weak = tuple(why.path for why in certainty.below_in(position, enough))
    return _row(project, _doubtful(at, project, weak, whole=whole)), tuple(_uncovered(position, project)) if whole else ()


def _place(cover: Money | None) -> Money:
    """Return what one in the last digit of the cover's money is worth: running text tells money in 万元 with two decimals."""
    unit = Money(str(parameters()["rounding_unit"].values[0].value))
    return unit if cover is not None and cover % unit == 0 else CENT


def _total(amounts: list[Money | None]) -> Money | None:
    known = [a for a in amounts if a is not None]
    return sum(known, Decimal("0.00")) if known and len(known) == len(amounts) else None


def _doubtful(at: str, project: Project, weak: tuple[str, ...], *, whole: bool) -> tuple[str, ...]:
    """Return the fields of a row that rest on a place that is not surely read, or on indicators that may not be read ``whole``."""
    costs = tuple(f"{at}/indicators/{n}/" for n, i in enumerate(project.indicators) if i.level1_standard == "成本指标")
    read = {
        "name": (f"{at}/name",),
        "narrative": (f"{at}/narrative/budget", f"{at}/cost_items"),
        "form": (f"{at}/funding/annual", f"{at}/funding/total") if project.funding.annual is None else (f"{at}/funding/annual",),
        "measured": costs,
    }
    found = [field for field, cells in read.items() if cells and any(path.startswith(cells) for path in weak)]
    return tuple(found) if whole else tuple(dict.fromkeys((*found, "measured", CONTROLLED)))


def _row(project: Project, doubtful: tuple[str, ...]) -> BalanceRow:
    narrative, form = strict_total(project.cost_items), of_year(project)
    gap = narrative - form if narrative is not None and form is not None else None
    return BalanceRow(
        number=project.number,
        name=project.name or project.narrative_name,
        narrative=narrative,
        form=form,
        measured=_controlled(project),
        difference=gap,
        doubtful=doubtful,
    )


def _controlled(project: Project) -> Money | None:
    """Return what the cost indicators come to: the totals where there are any, which hold the others, else unit costs times the quantity promised."""
    costs = [(i, m) for i in project.indicators if i.level1_standard == "成本指标" if (m := _cost(project, i)) is not None]
    totals = [m for i, m in costs if any(word in (i.name or "") for word in words("total_cost_words"))]
    known = totals or [m for _, m in costs]
    return sum(known, Decimal("0.00")) if known else None


def _cost(project: Project, indicator: Indicator) -> Money | None:
    money = money_of(indicator.target) if indicator.target else None
    if money is None or indicator.target is None:
        return None
    unit = measure(indicator.target.unit)
    kind = unit.per or ("person" if any(word in (indicator.name or "") for word in words("per_person_words")) else None)
    if kind is None:
        return money
    promised = [q for i in project.indicators if i.level2_standard == "数量指标" and (q := i.target) and measure(q.unit).kind == kind]
    quantities = [(number, plain) for q in promised for number, plain in [counted(q.value, q.unit)] if number is not None]
    if len(quantities) != 1:
        return None
    number, plain = quantities[0]
    return yuan(money * number) if plain == unit.per_plain or kind in words("counted_classes") else None


def _uncovered(position: int, project: Project) -> Iterator[Uncovered]:
    """Yield the items that no output speaks of; nothing where a quantity without a subject (发放人数) may speak of any."""
    outputs = [i for i in project.indicators if i.level1_standard == "产出指标" and i.name]
    subjectless = any(i.level2_standard == "数量指标" and not essence(i.name or "") for i in outputs)
    if not outputs or len(project.cost_items) < 2 or subjectless:
        return
    for index, item in enumerate(project.cost_items):
        money = amount(item)
        if is_nonzero(money) and not any(best_likeness(i.name or "", _names(item)) for i in outputs):
            yield Uncovered(path=f"/projects/{position}/cost_items/{index}", project=project.number, label=item.label, amount=money)


def _names(item: CostItem) -> tuple[str | None, ...]:
    return (item.label, *(f.note for t in item.terms for f in t.factors), *(n for c in item.children for n in _names(c)))
