"""绩效指标 as rows, each with its value in yuan where it is money, its deadline, and the cost items it speaks of."""

import re
from collections.abc import Iterator
from decimal import Decimal

from jixiao.facts.likeness import best_likeness, plain_text
from jixiao.facts.measure import counted, fit, fit_money, measure
from jixiao.facts.outcomes import outcome_row
from jixiao.facts.schema import Row
from jixiao.forms.grammar import levels
from jixiao.forms.keys import label_key
from jixiao.formula.deadline import deadline
from jixiao.model.document import CostItem, Document, Indicator, Project
from jixiao.values.money import Money
from jixiao.values.place import Place
from jixiao.values.target import Target

GRANTED = re.compile(r"(?:^|[,，;；。、])[^,，;；。、每加再]*得\s*([0-9]+(?:\.[0-9]+)?)\s*分")
"""The points that one grade of a scoring rule grants (≥70%得3分); those for each of several (每完成1个得2分) are none."""


def indicator_rows(own: Row, key: str, at: str, project: Project, document: Document) -> Iterator[tuple[str, Row]]:
    """Yield indicator rows, and relation rows to the project's cost items."""
    year = document.fiscal_year
    items = tuple(_flat(f"{key}:{at}/cost_items", project.cost_items))
    medium = {(i.level2, i.name): i.target.raw for i in project.indicators_medium_term if i.target is not None}
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
                **_levels(indicator, document.places.get(f"{here}/level1"), document.places.get(f"{here}/level2")),
                **_value(indicator.target, year),
                **outcome_row(indicator, year),
                "medium_target": medium.get((indicator.level2, indicator.name)),
                "explanation": indicator.definition or indicator.value_basis,
                "rule_top": rule_top(indicator.scoring_rule),
            },
        )
        for item, names in items:
            strength = best_likeness(indicator.name or "", names)
            if strength:
                yield "relation", {**own, "indicator": f"{key}:{here}", "item": item, "strength": strength}


def rule_top(rule: str | None) -> Decimal | None:
    """Return the most points that a scoring rule grants, None where it names none (不得分, 酌情扣分)."""
    return max((Decimal(points) for points in GRANTED.findall(rule or "")), default=None)


def _levels(indicator: Indicator, cell: Place | None, cell2: Place | None) -> Row:
    level1 = indicator.level1
    if level1 is None and cell and cell.text and label_key(cell.text) in levels(1):
        level1 = cell.text  # printed, and left out of the document since its level 2 contradicts it
    elif cell is None and cell2 is not None:
        level1 = None  # nowhere printed: only its level 2 says it
    return {
        "printed_level1": level1,
        "level1_known": label_key(level1) in levels(1) if level1 else None,
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
