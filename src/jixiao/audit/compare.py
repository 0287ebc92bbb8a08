"""Two documents compared field by field, whatever formats they came in: renames told from removing and adding.

Source, places, warnings and what is computed from other fields are not compared; texts are equal when they differ in blanks
and widths only, targets when operator, figures, unit and word agree.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from jixiao.audit.pairing import Pair, as_compared, pair_indicators, pair_items, pair_projects, target_words
from jixiao.model.difference import Comparison, Difference
from jixiao.model.document import CostItem, Document, Funding, Goals, Indicator, Narrative, Project
from jixiao.values.target import Target

Value = int | str | None
COVER = ("authority", "fiscal_year", "title", "stated_count", "stated_total")
IDENTITY = (
    "name",
    "nature",
    "category",
    "department",
    "unit",
    "start",
    "finish",
    "form_year",
    "narrative_name",
    "cost_total",
    "total_score",
)
PARTS = {"funding": Funding.__struct_fields__, "narrative": Narrative.__struct_fields__, "goals": Goals.__struct_fields__}
ROW = tuple(f for f in Indicator.__struct_fields__ if not f.endswith("_standard"))
ITEM = ("label", "expression", "stated")
LONG = 40
"""An item without a label is named by as many characters of its passage."""


def compare(one: Document, other: Document) -> Comparison:
    """Return every difference between two documents, in the order of the first; what was added stands where it was put."""
    found = [*_fields(one, other, "", "", COVER), *_stated(one, other), *_projects(one, other)]
    return Comparison(changes=tuple(found))


def _stated(one: Document, other: Document) -> Iterator[Difference]:
    for name in dict.fromkeys((*one.stated, *other.stated)):
        before, after = one.stated.get(name), other.stated.get(name)
        if _differ(before, after):
            key = name.replace("~", "~0").replace("/", "~1")
            yield Difference(path=f"/stated/{key}", other_path=f"/stated/{key}", kind="changed", before=before, after=after)


def _projects(one: Document, other: Document) -> Iterator[Difference]:
    pairs = pair_projects(one, other)
    yield from _listed(one.projects, other.projects, pairs, "/projects", "/projects", _project_name, _project)


def _project(one: Project, other: Project, path: str, other_path: str) -> Iterator[Difference]:
    yield from _fields(one, other, path, other_path, IDENTITY)
    for part, fields in PARTS.items():
        yield from _fields(getattr(one, part), getattr(other, part), f"{path}/{part}", f"{other_path}/{part}", fields)
    yield from _items(one.cost_items, other.cost_items, f"{path}/cost_items", f"{other_path}/cost_items")
    for name in ("indicators", "indicators_medium_term"):
        rows, others = getattr(one, name), getattr(other, name)
        yield from _listed(rows, others, pair_indicators(rows, others), f"{path}/{name}", f"{other_path}/{name}", _row_name, _row)


def _items(one: Sequence[CostItem], other: Sequence[CostItem], path: str, other_path: str) -> Iterator[Difference]:
    yield from _listed(one, other, pair_items(one, other), path, other_path, _item_name, _item)


def _item(one: CostItem, other: CostItem, path: str, other_path: str) -> Iterator[Difference]:
    yield from _fields(one, other, path, other_path, ITEM)
    yield from _items(one.children, other.children, f"{path}/children", f"{other_path}/children")


def _row(one: Indicator, other: Indicator, path: str, other_path: str) -> Iterator[Difference]:
    yield from _fields(one, other, path, other_path, ROW)


def _project_name(project: Project) -> Value:
    return project.name or project.narrative_name or project.form_title


def _row_name(indicator: Indicator) -> Value:
    return " ".join(filter(None, (indicator.name, indicator.target.raw if indicator.target else None))) or None


def _item_name(item: CostItem) -> Value:
    return item.label or (item.text or item.expression or "")[:LONG] or None


def _listed(  # noqa: PLR0913, PLR0917 - two lists, their pairs and pointers, what names and what compares
    one: Sequence[Any],
    other: Sequence[Any],
    pairs: Sequence[Pair],
    path: str,
    other_path: str,
    named: Callable[[Any], Value],
    inside: Callable[[Any, Any, str, str], Iterator[Difference]],
) -> Iterator[Difference]:
    """Yield what was removed, moved, changed inside and added in a list whose things were paired."""
    both = [(p.one, p.other) for p in pairs if p.one is not None and p.other is not None]
    still = kept_in_order([j for _, j in both])
    for i, j in pairs:
        if i is None:
            yield Difference(path=f"{path}/{j}", other_path=f"{other_path}/{j}", kind="added", before=None, after=named(other[j or 0]))
        elif j is None:
            yield Difference(path=f"{path}/{i}", other_path=None, kind="removed", before=named(one[i]), after=None)
        else:
            if j not in still:
                yield Difference(path=f"{path}/{i}", other_path=f"{other_path}/{j}", kind="moved", before=i + 1, after=j + 1)
            yield from inside(one[i], other[j], f"{path}/{i}", f"{other_path}/{j}")


def kept_in_order(positions: Sequence[int]) -> frozenset[int]:
    """Return the longest run of positions that still rises: all others were moved."""
    ends: list[int] = []
    tails: list[int] = []
    before: dict[int, int | None] = {}
    for at, position in enumerate(positions):
        length = bisect_left(tails, position)
        before[at] = ends[length - 1] if length else None
        tails[length:] = [position, *tails[length + 1 :]]
        ends[length:] = [at, *ends[length + 1 :]]
    kept = set()
    last = ends[-1] if ends else None
    while last is not None:
        kept.add(positions[last])
        last = before[last]
    return frozenset(kept)


def _fields(one: object, other: object, path: str, other_path: str, names: Sequence[str]) -> Iterator[Difference]:
    for name in names:
        before, after = getattr(one, name), getattr(other, name)
        same = (
            target_words(one) == target_words(other)
            if name == "target" and isinstance(one, Indicator) and isinstance(other, Indicator)
            else None
        )
        if _differ(before, after) if same is None else not same:
            yield Difference(
                path=f"{path}/{name}", other_path=f"{other_path}/{name}", kind="changed", before=_shown(before), after=_shown(after)
            )


def _differ(before: object, after: object) -> bool:
    if isinstance(before, str) and isinstance(after, str):
        return as_compared(before) != as_compared(after)
    return before != after


def _shown(value: Any) -> Value:  # noqa: ANN401 - a field's value is of the field's type
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, date):
        return value.isoformat()
    return value.raw if isinstance(value, Target) else value
