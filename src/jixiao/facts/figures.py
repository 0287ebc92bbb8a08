"""Figures of one project that ought to agree: sums told in sentences, one thing counted in two places, parts behind 其中."""

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from functools import cache
from itertools import groupby, product, takewhile
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from jixiao.facts.costs import NOT_COUNTABLE
from jixiao.facts.likeness import pairs
from jixiao.facts.measure import counted as in_units
from jixiao.facts.measure import fit, measure
from jixiao.facts.schema import Row
from jixiao.formula.calculation.mentions import Mention
from jixiao.formula.calculation.statement import cost_items
from jixiao.formula.target import read_target
from jixiao.formula.units import alike
from jixiao.model.document import CostItem, Project
from jixiao.params.load import words
from jixiao.system.patterns import of_ours

Told = Mapping[str, tuple[str, tuple[Mention, ...]]]
"""Texts of a project by section (overview, plan, overall, annual), each with the numbers that it mentions."""

STOP = re.compile(r"[。；;\n]")
CLAUSE = re.compile(r"[，,。；;：:\n]")
OF_WHICH = re.compile("其中")
SHARES = frozenset({"percent", "share"})
JOINT = re.compile(r"[的和及与、并或]")
GENERAL = frozenset({"person", "thing", "occasion", "work", "organisation"})
"""Classes of units that count many sorts of things: two figures in them speak of one thing only when most words agree."""
PERSON = "人"
TAIL = 4
"""Names that end with so many equal characters count the same thing in several places."""
SEVERAL = 3
COMPARED = (
    ("overview", "plan"), ("overview", "annual"), ("overall", "annual"), ("plan", "annual"), ("overview", "target"), ("plan", "target"), ("achieved", "actual"),
    ("overview", "rows"), ("plan", "rows"), ("annual", "rows"), ("items", "rows"), ("cover", "target"), ("cover", "rows"), ("cover", "annual"),
)  # fmt: skip
"""Places held against each other, those of indicators among them; annual goal and targets are compared by a rule of their own."""
CALCULATED = frozenset({"items", "cover"})
GOALS = frozenset({"overall", "annual", "achieved"})


class Figure(Struct, frozen=True):
    """A number that counts something: where it stands, what it counts, what is done, and whether it says how many there are in all."""

    at: str
    value: Decimal
    unit: str
    kind: str
    thing: str
    text: str
    doing: frozenset[str] = frozenset()
    is_stock: bool = False
    is_estimate: bool = False


def cover_rows(own: Row, calculations: tuple[CostItem, ...]) -> Iterator[tuple[str, Row]]:
    """Yield the sums that the cover tells, which belong to no project."""
    for position, item in enumerate(calculations):
        at = f"/calculations/{position}"
        yield "figure_pair", {**own, "at": at, "other_at": at, "is_stock": False, **sum_of(item)}


def figure_rows(own: Row, at: str, project: Project, told: Told, cover: tuple[CostItem, ...] = ()) -> Iterator[tuple[str, Row]]:
    """Yield the pairs of figures of a project; ``cover`` is what the cover calculates."""
    here = {section: f"{at}/{'goals' if section in GOALS else 'narrative'}/{section}" for section in told}
    for section, (text, found) in told.items():
        for row in (*sums(text, found), *breakdowns(text, found)):
            yield "figure_pair", {**own, "at": here[section], "other_at": here[section], "is_stock": False, **row}
    years = {section: spans_years(project) or (section == "overall" and not is_of_one_year(project)) for section in told}
    places = {section: counting_figures(text, found, here[section], years[section]) for section, (text, found) in told.items()}
    places |= {field: tuple(cells(at, project, field)) for field in ("target", "actual")}
    places |= {"rows": tuple(row_sums(places["target"])), "cover": tuple(reckoned("/calculations", cover))}
    places["items"] = tuple(reckoned(f"{at}/cost_items", project.cost_items))
    known = {figure.value for figure in places["items"]}
    for one, other in COMPARED:
        for row in counts(places.get(one, ()), places.get(other, ())):
            # what the calculation of the budget counts too has rules of its own
            if one in CALCULATED or (row["other_value"] not in known and row["value"] not in known):
                yield "figure_pair", {**own, **row}


def spans_years(project: Project) -> bool:
    """Return whether a project runs over several years, so that what its overview counts need not be done in one."""
    funding = project.funding
    more = funding.total is not None and funding.annual is not None and funding.total > funding.annual
    return more or bool(project.start and project.finish and project.start.year < project.finish.year)


def is_of_one_year(project: Project) -> bool:
    """Return whether a project's money or its days say that it is done within the year: else its overall goal may be that of several."""
    funding = project.funding
    all_of_it = funding.total is not None and funding.total == funding.annual
    return all_of_it or bool(project.start and project.finish and project.start.year == project.finish.year)


def reckoned(path: str, items: tuple[CostItem, ...]) -> Iterator[Figure]:
    """Yield the quantities of calculations, with what they are for."""
    for position, item in enumerate(items):
        at = f"{path}/{position}"
        for factor in (f for term in item.terms for f in term.factors):
            value, unit = in_plain_unit(factor.value, factor.unit)
            if factor.unit and value is not None and is_countable(factor.unit):
                label, text = item.label or "", item.text or ""
                yield Figure(at, value, unit, measure(factor.unit).kind or "", label, text)
        yield from reckoned(f"{at}/children", item.children)


def row_sums(figures: tuple[Figure, ...]) -> Iterator[Figure]:
    """Yield what rows come to that count the same in several places (真北片区公厕座数, 桃溪片区公厕座数 …): their names end alike."""
    groups: dict[tuple[str, str], list[Figure]] = {}
    for figure in figures:
        groups.setdefault((figure.thing[-TAIL:], figure.unit), []).append(figure)
    for (_, unit), rows in groups.items():
        things = {row.thing for row in rows}
        if len(things) == len(rows) >= SEVERAL:
            shared = common_end(sorted(things))
            total = sum((row.value for row in rows), Decimal(0))
            yield Figure(rows[0].at, total, unit, rows[0].kind, shared, f"“{rows[0].thing}”等 {len(rows)} 行合计", rows[0].doing)


def common_end(names: list[str]) -> str:
    """Return what all names end with."""
    signs = list(takewhile(lambda column: len(set(column)) == 1, zip(*(name[::-1] for name in names), strict=False)))
    return "".join(column[0] for column in reversed(signs))


# --- calculations told in sentences ---------------------------------------------------------------------------------


def sums(text: str, found: tuple[Mention, ...]) -> Iterator[Row]:
    """Yield the calculations with a stated result that stand in running text; a sentence needs an amount and two more numbers."""
    for start, end, group in sentences(text, found):
        if len(group) < 3 or not any(m.kind == "money" for m in group) or all(m.kind == "money" for m in group):
            continue
        for item in cost_items(text[start:end]).items:
            if item.stated is not None and item.computed is not None and not item.children:
                yield sum_of(item)


def sum_of(item: CostItem) -> Row:
    """Return a calculation with what it states and what it comes to."""
    return {
        "kind": "sum",
        "label": item.label,
        "text": (item.expression or item.text or "").strip(),
        "value": fit(item.stated),
        "other_value": fit(item.computed),
        "unit": "元",
        "holds": None if item.estimated else item.holds,
    }


def sentences(text: str, found: tuple[Mention, ...]) -> Iterator[tuple[int, int, list[Mention]]]:
    """Yield the sentences of a text that hold numbers: where they begin and end, and their numbers."""
    stops = [m.start() for m in STOP.finditer(text)] + [len(text)]

    def end_of(mention: Mention) -> int:
        return next(stop for stop in stops if stop >= mention.span[0])

    for end, group in groupby(found, end_of):
        members = list(group)
        yield max((stop + 1 for stop in stops if stop < members[0].span[0]), default=0), end, members


# --- parts behind 其中 ------------------------------------------------------------------------------------------------


def breakdowns(text: str, found: tuple[Mention, ...]) -> Iterator[Row]:
    """Yield the numbers, money left aside, of which a text names parts behind 其中: the whole and what its parts come to."""
    for mark in OF_WHICH.finditer(text):
        before = [m for m in found if m.span[1] <= mark.start() and not STOP.search(text[m.span[1] : mark.start()].rstrip("。；; \n"))]
        told = [m for m in before if m.kind not in SHARES]
        if not told or told[-1].kind == "money":
            continue
        whole = told[-1]
        end = STOP.search(text, mark.end())
        last = end.start() if end and end[0] != "；" else len(text)
        parts = [m for m in found if mark.end() <= m.span[0] < last and m.unit == whole.unit and not m.per]
        value, other = fit(whole.value), fit(sum((m.value for m in parts), Decimal(0)))
        exceeds = value is not None and other is not None and other > value
        if parts and (len(parts) > 1 or exceeds) and not OF_WHICH.search(text, mark.end(), last) and not whole.per:
            yield {
                "kind": "parts",
                "label": whole.label or whole.after,
                "text": text[max(stop.end() for stop in CLAUSE.finditer(f"，{text[: whole.span[0]]}")) - 1 : last].strip(),
                "value": value,
                "other_value": other,
                "unit": whole.unit,
                "holds": value == other,
            }


# --- one thing counted in two places ----------------------------------------------------------------------------------


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return of_ours("|".join(sorted(words(name), key=len, reverse=True)))


def counting_figures(text: str, found: tuple[Mention, ...], at: str, over_years: bool) -> tuple[Figure, ...]:
    """Return the numbers of a text that count something; prices, shares, spans of time and figures of other years are none."""
    figures = []
    for m in found:
        before = JOINT.split(m.label)[-1] if m.after else m.label
        value, unit = in_plain_unit(m.value, m.unit)
        if value is None or m.per or not is_countable(m.unit) or _pattern("figure_of_other_time").search(before):
            continue
        low, stop = text.rfind("。", 0, m.span[0]) + 1, STOP.search(text, m.span[1])
        figures.append(
            Figure(
                at=at,
                value=value,
                unit=unit,
                kind=measure(m.unit).kind or "",
                thing=JOINT.split(m.after)[0] if m.after else m.label,
                text=text[low : stop.start() if stop else len(text)].strip(),
                doing=frozenset(_pattern("acts_on_things").findall(before)),
                is_stock=over_years or bool(_pattern("stock_words").search(before)),
                is_estimate=m.estimated,
            )
        )
    return tuple(figures)


def is_countable(unit: str) -> bool:
    """Return whether a unit counts things or people, lengths or areas: no money, share, span of time or price."""
    found = measure(unit)
    return found.kind is not None and found.kind not in NOT_COUNTABLE and found.per is None


def cells(at: str, project: Project, field: Literal["target", "actual"]) -> Iterator[Figure]:
    """Yield the targets of a project, or its actual values, that count something; an actual value without a unit has the target's."""
    for position, indicator in enumerate(project.indicators):
        found, name = indicator.target, indicator.name
        if field == "actual" and found is not None:
            unit, found = found.unit, read_target(indicator.actual or "").target
            found = found if found.unit is not None else replace(found, unit=unit)
        if found is None or found.value is None or found.unit is None or name is None or found.operator not in (">=", "=", ">"):
            continue
        value, unit = in_plain_unit(found.value, found.unit)
        if is_countable(found.unit) and value is not None:
            yield Figure(
                at=f"{at}/indicators/{position}/{field}",
                value=value,
                unit=unit,
                kind=measure(found.unit).kind or "",
                thing=name,
                text=f"{name}{found.raw}",
                doing=frozenset(_pattern("acts_on_things").findall(name)),
            )


def in_plain_unit(number: Decimal | Fraction | None, unit: str | None) -> tuple[Decimal | None, str]:
    """Return a number in the plain unit of its own, 万 multiplied out, persons under one name."""
    value, plain = in_units(number, unit)
    return value, PERSON if plain is not None and alike(plain, PERSON) else plain or ""


def counts(here: Iterable[Figure], there: Iterable[Figure]) -> Iterator[Row]:
    """Yield the figures of two places that speak of the same thing: each is the only one of its place that speaks of the other's."""
    alike = [(one, other) for one, other in product(here, there) if is_same_thing(one, other)]
    for one, other in alike:
        if sum(pair[0] is one or pair[1] is other for pair in alike) == 1:
            yield {
                "kind": "count",
                "at": one.at,
                "other_at": other.at,
                "label": one.thing,
                "text": one.text,
                "other_text": other.text,
                "value": one.value,
                "other_value": other.value,
                "unit": one.unit,
                "holds": True if one.value == other.value else None if one.is_estimate or other.is_estimate else False,
                "is_stock": one.is_stock,
            }


def is_same_thing(one: Figure, other: Figure) -> bool:
    """Return whether two figures count the same thing: in one unit, with words in common, and nothing else done to it."""
    if one.unit != other.unit or (one.doing and other.doing and not one.doing & other.doing):
        return False
    mine, theirs = pairs(one.thing), pairs(other.thing)
    shared = len(mine & theirs)
    return shared > 0 and (one.kind not in GENERAL or shared * 2 >= min(len(mine), len(theirs)))
