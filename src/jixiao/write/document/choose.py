"""Which form a project is written in: of its kind's layouts the one that loses least, then its money unit's, then the first."""

from collections.abc import Iterator
from difflib import get_close_matches

from jixiao.errors import UsageWrong
from jixiao.forms.layout import PROJECT_FIELDS, Layout, layouts
from jixiao.model.document import Indicator, Project
from jixiao.write.document.printed import value_of

DERIVED = frozenset(("level1_standard", "level2_standard"))


def layout_named(name: str) -> Layout:
    """Return the shipped layout of that name, or the one in whose title the words stand; UsageWrong names those that come near."""
    if found := layouts().get(name):
        return found
    titled = [layout for layout in layouts().values() if name in layout.title]
    if len(titled) == 1:
        return titled[0]
    near = [layout.name for layout in titled] or get_close_matches(name, layouts(), n=3, cutoff=0.4)
    zh, en = ("、".join(f"{one}“{layouts()[one].title}”" for one in near), ", ".join(near))
    raise UsageWrong(
        (f"名称里有“{name}”的版式不止一个：" if titled else f"没有名为“{name}”的版式{'，相近的有：' if near else ''}")
        + f"{zh}。用 jixiao form list 查看全部。",
        (f"“{name}” stands in more than one form's title: " if titled else f"There is no form “{name}”{'; near: ' if near else ''}")
        + f"{en}. See jixiao form list.",
    )


def layout_for(project: Project) -> Layout:
    """Return the layout that fits a project best."""
    known = list(layouts().values())
    fitting = [layout for layout in known if layout.kind == project.kind] or known
    ranks: list[tuple[tuple[int, bool, int], Layout]] = []
    for layout in fitting:
        ranks.append((rank(project, layout), layout))
        if ranks[-1][0][:2] == (0, False):  # layouts come in their order: no later one can fit better
            return layout
    return min(ranks, key=lambda pair: pair[0])[1]


def rank(project: Project, layout: Layout) -> tuple[int, bool, int]:
    """Return how badly a layout fits: fields without a place, another money unit, its order."""
    return len(lost(project, layout)), project.money_unit not in (None, layout.units[0]), layout.order


def lost(project: Project, layout: Layout) -> tuple[str, ...]:
    """Return the filled fields that a layout has no place for, as pointers below the project.

    Narratives stand outside forms; a whole department's form is named after its office, which it prints.
    """
    shown = {*shown_fields(project, layout), *(["name"] if layout.kind == "whole_department" else [])}
    left = [
        f"/{field}"
        for field in PROJECT_FIELDS
        if not field.startswith("narrative/") and field not in shown and value_of(project, field) is not None
    ]
    for name, indicators, medium in (
        ("indicators", project.indicators, False),
        ("indicators_medium_term", project.indicators_medium_term, True),
    ):
        columns = columns_of(layout, medium=medium)
        left += [f"/{name}/{field}" for field in filled(indicators) if field not in columns]
    return tuple(left)


def columns_of(layout: Layout, *, medium: bool) -> set[str]:
    """Return the fields of an indicator that a layout shows, a target in parts being a target."""
    return {field.partition("/")[0] for field in layout.columns(medium=medium)}


def shown_fields(project: Project, layout: Layout) -> Iterator[str]:
    """Yield the fields that the layout's cells show: of several in one cell the first filled one, and those that say the same."""
    for row in (*layout.rows, *layout.foot):
        for cell in row.cells:
            values = [(field, value_of(project, field)) for field in cell.fields]
            first = next((value for _, value in values if value is not None), None)
            yield from (field for field, value in values if value == first)


def filled(indicators: tuple[Indicator, ...]) -> list[str]:
    """Return the fields that any of the indicators has filled, those made from others left out."""
    return [
        field
        for field in Indicator.__struct_fields__
        if field not in DERIVED and any(getattr(indicator, field) is not None for indicator in indicators)
    ]
