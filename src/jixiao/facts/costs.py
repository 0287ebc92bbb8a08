"""年度预算安排 as rows: items with their parts, the factors of each calculation, its quantities and unit prices."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from jixiao.facts.measure import counted, fit, measure
from jixiao.facts.schema import Row
from jixiao.model.document import CostItem, Factor, Project
from jixiao.values.money import Money, yuan

NOT_COUNTABLE = frozenset(
    {
        "money",
        "foreign",
        "percent",
        "point",
        "ratio",
        "day",
        "night",
        "hour",
        "lesson",
        "minute",
        "week",
        "month",
        "quarter",
        "year",
        "term",
        "person_time",
    }
)
"""Classes of units that measure money, shares or time: no quantity of what is bought or done."""


def amount(item: CostItem) -> Money | None:
    """Return what the item comes to in yuan: as stated, else as computed."""
    return item.stated if item.stated is not None else item.computed


def strict_total(items: Sequence[CostItem]) -> Money | None:
    """Return the items' amounts added; None without items or when one has no amount."""
    amounts = [amount(item) for item in items]
    known = [a for a in amounts if a is not None]
    return sum(known, Decimal("0.00")) if known and len(known) == len(amounts) else None


def of_year(project: Project) -> Money | None:
    """Return the money of the year: of a form that prints only the sum of a whole project, this one where all of it lies in one year."""
    whole = bool(project.start and project.finish and project.start.year == project.finish.year)
    return project.funding.total if whole and project.funding.annual is None else project.funding.annual


def cost_rows(own: Row, key: str, at: str, project: Project) -> Iterator[tuple[str, Row]]:
    """Yield item, factor, quantity and price rows of the project."""
    for position, item in enumerate(project.cost_items):
        yield from _item_rows(own, key, f"{at}/cost_items/{position}", item, None)


def _item_rows(own: Row, key: str, at: str, item: CostItem, parent: str | None) -> Iterator[tuple[str, Row]]:
    yield (
        "item",
        {
            **own,
            "id": f"{key}:{at}",
            "at": at,
            "parent": parent,
            "is_top": parent is None,
            "is_leaf": not item.children,
            "label": item.label,
            "text": item.text,
            "stated": item.stated,
            "computed": item.computed,
            "amount": amount(item),
            "holds": item.holds,
            "parts_total": strict_total(item.children),
            "lump_sum": item.lump_sum,
            "estimated": item.estimated,
        },
    )
    if not item.children:
        yield from _calculation_rows({**own, "item": f"{key}:{at}", "at": at}, item)
    for position, child in enumerate(item.children):
        yield from _item_rows(own, key, f"{at}/children/{position}", child, f"{key}:{at}")


def _calculation_rows(own: Row, item: CostItem) -> Iterator[tuple[str, Row]]:
    for term, product in enumerate(item.terms):
        for position, factor in enumerate(product.factors):
            value, kind = _worth(factor)
            if value is not None:
                yield (
                    "factor",
                    {
                        **own,
                        "term": term,
                        "position": position,
                        "value": value,
                        "unit": factor.unit,
                        "unit_class": kind,
                        "counted": counted(factor.value, factor.unit)[0],
                        "note": factor.note,
                        "estimated": factor.estimated,
                    },
                )
    for kind, factor in _quantities(item).items():
        number, plain = counted(factor.value, factor.unit)
        told = {"unit": factor.unit, "value": fit(factor.value), "counted": number, "counted_unit": plain}
        yield "quantity", {**own, "unit_class": kind, **told}
    yield from (("price", {**own, **price}) for price in _prices(item))


def _worth(factor: Factor) -> tuple[Decimal | None, str | None]:
    """Return the factor's number, in yuan where its unit is money, and the class of its unit."""
    unit = measure(factor.unit)
    return fit(factor.value if unit.yuan is None else Fraction(factor.value) * unit.yuan), unit.kind


def _quantities(item: CostItem) -> dict[str, Factor]:
    """Return by class the one number that the calculation counts of it; a class with several numbers is left out."""
    seen: dict[str, dict[Decimal, Factor]] = {}
    for product in item.terms:
        for factor in product.factors:
            unit = measure(factor.unit)
            number, _ = counted(factor.value, factor.unit)
            if number is not None and unit.kind is not None and unit.kind not in NOT_COUNTABLE and not unit.per:
                seen.setdefault(unit.kind, {})[number] = factor
    return {kind: factor for kind, values in seen.items() if len(values) == 1 for factor in values.values()}


def _prices(item: CostItem) -> Iterator[Row]:
    told: set[tuple[Decimal, str | None]] = set()
    for product in item.terms:
        worths = [(f, *_worth(f)) for f in product.factors]
        money = [w for w in worths if w[2] == "money"] or [w for w in worths if w[2] is None and w[0].unit is None]
        for factor, value, _ in money:
            if value is not None and (value, factor.unit) not in told:
                told.add((value, factor.unit))
                yield {"value": yuan(value), "unit": factor.unit, "note": factor.note}
