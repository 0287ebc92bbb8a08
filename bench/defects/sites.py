"""Where in a declaration a kind of slip can be planted: the subjects whose structure fits, never a fixed text."""

import re
from collections.abc import Callable, Iterator
from functools import partial

from msgspec import Struct

from defects.sheet import Sheet
from defects.slip import Slip
from jixiao.model.document import CostItem, Indicator, Project
from jixiao.values.target import Target

Answer = str | bool | int | None
EDGES = {"", " ", "\t", "|"}
UNITS = "(人次|平方米|公里|[人名场处株套具台个所亩口艘条])$"


Says = Callable[[str], Answer]


class Site(Struct, frozen=True):
    """A subject to plant into: the pointer of its project and its own (both '' for the whole document)."""

    project: int
    head: str
    self: str


Asked = tuple[Site, Says]
"""A subject and what it says of itself when asked for a condition of a slip."""


def sites(sheet: Sheet, slip: Slip) -> Iterator[Site]:
    """Yield the subjects of the sheet that the slip can be planted into, in order."""
    if sheet.document.kind in slip.kinds:
        yield from (site for site, says in SUBJECTS[slip.subject](sheet) if fits(slip, says))


def documents(sheet: Sheet) -> Iterator[Asked]:
    """Yield the whole document."""
    yield Site(0, "", ""), partial(document_says, sheet)


def projects(sheet: Sheet) -> Iterator[Asked]:
    """Yield every project."""
    for number, project in enumerate(sheet.document.projects):
        head = f"/projects/{number}"
        yield Site(number, head, head), partial(project_says, sheet, number, project)


def items(sheet: Sheet) -> Iterator[Asked]:
    """Yield every item of the budgets."""
    for number, project in enumerate(sheet.document.projects):
        for i, item in enumerate(project.cost_items):
            yield (
                Site(number, f"/projects/{number}", f"/projects/{number}/cost_items/{i}"),
                partial(item_says, sheet, number, project, item),
            )


def indicators(sheet: Sheet) -> Iterator[Asked]:
    """Yield every indicator whose row stands on a line of its own."""
    for number, project in enumerate(sheet.document.projects):
        for i, one in enumerate(project.indicators):
            if stands_apart(sheet, number, i):
                site = Site(number, f"/projects/{number}", f"/projects/{number}/indicators/{i}")
                yield site, partial(indicator_says, sheet, number, project, one)


def in_cells(sheet: Sheet) -> bool:
    """Return whether most indicators stand in cells, not in running text: a notice is no form that a clerk fills in."""
    rows = [(n, i) for n, project in enumerate(sheet.document.projects) for i in range(len(project.indicators))]
    return 2 * sum(stands_apart(sheet, n, i) for n, i in rows) >= len(rows)


def stands_apart(sheet: Sheet, number: int, position: int) -> bool:
    """Return whether the row's name fills a cell, or a word of its line, and shares the line with no other row: not running text."""
    head = f"/projects/{number}/indicators"
    lines = [sheet.line_of(f"{head}/{i}/name") for i in range(len(sheet.document.projects[number].indicators))]
    name = sheet.spot(f"{head}/{position}/name")
    if name is None or lines.count(lines[position]) > 1:
        return False
    line = sheet.lines[name.line]
    return all(sign in EDGES for sign in (line[: name.start][-1:], line[name.end :][:1]))


def fits(slip: Slip, says: Says) -> bool:
    """Return whether every condition holds; a text is a pattern that must be found, ``!`` before it one that must not."""
    return all(_holds(says(key), wanted) for key, wanted in slip.which.items())


def _holds(answer: Answer, wanted: str | bool | int) -> bool:
    if isinstance(wanted, str):
        if wanted.startswith("!"):
            return not re.search(wanted[1:], str(answer or ""))
        return answer is not None and re.search(wanted, str(answer)) is not None
    return answer == wanted


def document_says(sheet: Sheet, key: str) -> Answer:
    """Return the cover's answer to one condition."""
    document = sheet.document
    if key == "projects":
        return len(document.projects)
    if key == "several":
        return len(document.projects) > 1
    if key == "narratives":
        return any(p.has_narrative for p in document.projects)
    return sheet.spot(f"/{key}") is not None


def project_says(sheet: Sheet, number: int, project: Project, key: str) -> Answer:
    """Return the project's answer to one condition."""
    funding = project.funding
    known: dict[str, Callable[[], Answer]] = {
        "narrative": lambda: project.has_narrative,
        "cover": lambda: sheet.spot("/stated_total") is not None,
        "several": lambda: len(sheet.document.projects) > 1,
        "named": lambda: project.has_narrative and bool(project.narrative_name),
        "all_fiscal": lambda: funding.annual is not None and funding.annual == funding.annual_fiscal,
        "later": lambda: number > 0,
        "one_year": lambda: _one_year(project, sheet.document.fiscal_year),
        "same_total": lambda: funding.total is not None and funding.total == funding.annual,
        "money_unit": lambda: project.money_unit,
        "items": lambda: len(project.cost_items),
        "many_items": lambda: len(project.cost_items) > 1,
        "item_amounts": lambda: bool(project.cost_items) and all(c.stated or c.computed for c in project.cost_items),
        "cost_total": lambda: project.cost_total is not None,
        "all_points": lambda: all(x.points is not None for x in project.indicators),
        "overview": lambda: project.narrative.overview,
        "basis": lambda: project.narrative.basis,
        "one_basis": lambda: (project.narrative.basis or "").count("\n") == 0,
        "ends_before_december": lambda: project.finish is not None and project.finish.month < 12,
        "year": lambda: str(sheet.document.fiscal_year or ""),
        "total_score": lambda: project.total_score is not None,
        "goals_differ": lambda: bool(project.goals.overall) and project.goals.overall != project.goals.annual,
        "plan": lambda: project.narrative.plan,
        "goal": lambda: project.goals.annual,
        "nature": lambda: project.nature,
    }
    if key.startswith("has:"):
        return sheet.spot(f"/projects/{number}/{key[4:]}") is not None
    if key.startswith("level2:"):
        return any(x.level2_standard == key[7:] for x in project.indicators)
    return known[key]()


def _one_year(project: Project, year: int | None) -> bool:
    return year is not None and all(day is None or day.year == year for day in (project.start, project.finish))


def item_says(sheet: Sheet, number: int, project: Project, item: CostItem, key: str) -> Answer:
    """Return a budget item's answer to one condition, or its project's."""
    amounts = [c.stated or c.computed or 0 for c in project.cost_items]
    known: dict[str, Callable[[], Answer]] = {
        "holds": lambda: item.holds,
        "lump_sum": lambda: item.lump_sum,
        "children": lambda: bool(item.children),
        "text": lambda: item.text,
        "units": lambda: " ".join(f.unit or "" for t in item.terms for f in t.factors),
        "terms": lambda: len(item.terms),
        "main": lambda: bool(amounts) and (item.stated or item.computed or 0) == max(amounts),
        "planned_count": lambda: planned_count(project, item) is not None,
    }
    return known[key]() if key in known else project_says(sheet, number, project, key)


def planned_count(project: Project, item: CostItem) -> str | None:
    """Return the first count of the item's calculation that its project's plan names too, with two digits or more."""
    for factor in (f for t in item.terms for f in t.factors):
        count = f"{factor.value:f}"
        if re.match(UNITS, factor.unit or "") and len(count) > 1 and _count_in(count, project.narrative.plan or ""):
            return count
    return None


def _count_in(count: str, text: str) -> bool:
    plain = count.rstrip("0").rstrip(".") if "." in count else count
    return re.search(rf"(?<![\d.]){re.escape(plain)}(?![\d.])", text.replace(",", "")) is not None


def indicator_says(sheet: Sheet, number: int, project: Project, one: Indicator, key: str) -> Answer:
    """Return an indicator's answer to one condition, or its project's."""
    target = one.target
    factors = [f for c in project.cost_items for t in c.terms for f in t.factors]
    known: dict[str, Callable[[], Answer]] = {
        "level1": lambda: one.level1_standard,
        "level2": lambda: one.level2_standard,
        "name": lambda: one.name,
        "target": lambda: target.raw if target else None,
        "op": lambda: target.operator if target else None,
        "unit": lambda: target.unit if target else None,
        "number": lambda: target is not None and target.value is not None,
        "only2": lambda: sum(x.level2_standard == one.level2_standard for x in project.indicators) == 1,
        "only1": lambda: sum(x.level1_standard == one.level1_standard for x in project.indicators) == 1,
        "counted": lambda: any(_is_count(target, f.value, f.unit) for f in factors),
        "priced": lambda: any(target and f.value == target.value and "元" in (f.unit or "") for f in factors),
        "in_goal": lambda: target is not None and _count_in(f"{target.value or 0:f}", project.goals.annual or ""),
        "of_main": lambda: _of_main(project, target),
        "alone_for_item": lambda: _alone_for_item(project, one),
        "full": lambda: one.points is not None and one.points == one.score,
        "short": lambda: one.points is not None and one.score is not None and one.score < one.points,
        "points": lambda: one.points is not None,
        "score": lambda: one.score is not None,
        "reason": lambda: one.reason,
        "actual": lambda: one.actual,
        "likelihood": lambda: one.likelihood,
        "forecast": lambda: one.forecast,
        "to_date": lambda: one.to_date,
        "own_level2": lambda: _own_level(sheet, number, one, "level2"),
        "own_level1": lambda: _own_level(sheet, number, one, "level1"),
    }
    return known[key]() if key in known else project_says(sheet, number, project, key)


def _is_count(target: Target | None, value: object, unit: str | None) -> bool:
    return target is not None and target.value == value and bool(unit) and "元" not in str(unit) and target.unit == unit


def _of_main(project: Project, target: Target | None) -> bool:
    amounts = [c.stated or c.computed or 0 for c in project.cost_items]
    main = [c for c, amount in zip(project.cost_items, amounts, strict=True) if amount == max(amounts)]
    return any(_is_count(target, f.value, f.unit) for c in main for t in c.terms for f in t.factors)


def _alone_for_item(project: Project, one: Indicator) -> bool:
    """Return whether no other output indicator's name shares two neighbouring signs with the largest item's label."""
    amounts = [c.stated or c.computed or 0 for c in project.cost_items]
    label = next((c.label or c.text or "" for c, a in zip(project.cost_items, amounts, strict=True) if a == max(amounts)), "")
    pairs = {label[i : i + 2] for i in range(len(label) - 1)}
    others = [x.name or "" for x in project.indicators if x is not one and (x.level1_standard or "").startswith("产出")]
    return not any(name[i : i + 2] in pairs for name in others for i in range(len(name) - 1))


def _own_level(sheet: Sheet, number: int, one: Indicator, level: str) -> bool:
    """Return whether the level's cell belongs to this row alone."""
    head = f"/projects/{number}/indicators"
    own = project_index(sheet, number, one)
    spot = sheet.spot(f"{head}/{own}/{level}")
    others = [sheet.spot(f"{head}/{i}/{level}") for i in range(len(sheet.document.projects[number].indicators)) if i != own]
    return spot is not None and spot not in others


def project_index(sheet: Sheet, number: int, one: Indicator) -> int:
    """Return the indicator's position in its project."""
    return next(i for i, other in enumerate(sheet.document.projects[number].indicators) if other is one)


SUBJECTS: dict[str, Callable[[Sheet], Iterator[Asked]]] = {
    "document": documents,
    "project": projects,
    "item": items,
    "indicator": indicators,
}
