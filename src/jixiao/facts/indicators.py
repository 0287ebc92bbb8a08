"""绩效指标 as rows, each with its value in yuan where it is money, its deadline, and the cost items it speaks of."""

from collections.abc import Iterator

from jixiao.facts.likeness import best_likeness, plain_text
from jixiao.facts.measure import counted, fit, fit_money, measure
from jixiao.facts.outcomes import outcome_row
from jixiao.facts.schema import Row
from jixiao.forms.grammar import levels
from jixiao.forms.keys import label_key
from jixiao.formula.deadline import deadline
from jixiao.model.document import CostItem, Indicator, Project
from jixiao.values.money import Money
from jixiao.values.target import Target


def indicator_rows(own: Row, key: str, at: str, project: Project, year: int | None) -> Iterator[tuple[str, Row]]:
    """Yield indicator rows, and relation rows to the project's cost items."""
    items = tuple(_flat(f"{key}:{at}/cost_items", project.cost_items))
    for position, indicator in enumerate(project.indicators):
        here = f"{at}/indicators/{position}"
        yield (
            "indicator",
            {
                **own,
                "id": f"{key}:{here}",
                "at": here,
                "position": position + 1,
                "kind": project.kind,
                **_levels(indicator),
                **_value(indicator.target, year),
                **outcome_row(indicator, year),
            },
        )
        for item, names in items:
            strength = best_likeness(indicator.name or "", names)
            if strength:
                yield "relation", {**own, "indicator": f"{key}:{here}", "item": item, "strength": strength}


def _levels(indicator: Indicator) -> Row:
    return {
        "printed_level1": indicator.level1,
        "level1_known": label_key(indicator.level1) in levels(1) if indicator.level1 else None,
        "printed_level2": indicator.level2,
        "level1": indicator.level1_standard,
        "level2": indicator.level2_standard,
        "name": indicator.name,
        "plain": plain_text(indicator.name),
        "points": fit(indicator.points),
        "actual": indicator.actual,
        "score": fit(indicator.score),
        "reason": indicator.reason,
        "likelihood": indicator.likelihood,
        "area": indicator.area,
    }


def _value(target: Target | None, year: int | None) -> Row:
    if target is None:
        return {}
    unit = measure(target.unit)
    number, plain = counted(target.value, target.unit)
    return {
        "target": target.raw,
        "operator": target.operator,
        "value": fit(target.value),
        "high": fit(target.high),
        "unit": target.unit,
        "unit_class": unit.kind,
        "unit_per": unit.per,
        "counted": number,
        "counted_unit": plain,
        "per_unit": unit.per_plain,
        "money": money_of(target),
        "word": target.word,
        "deadline": deadline(target.word, year) if target.word else None,
    }


def money_of(target: Target) -> Money | None:
    """Return the target's value in yuan when its unit is money (元, 万元, 元/人), else None."""
    return fit_money(target.value, target.unit)


def _flat(base: str, items: tuple[CostItem, ...]) -> Iterator[tuple[str, tuple[str | None, ...]]]:
    for position, item in enumerate(items):
        here = f"{base}/{position}"
        yield here, (item.label, *(f.note for t in item.terms for f in t.factors))
        yield from _flat(f"{here}/children", item.children)
