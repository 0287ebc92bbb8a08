"""Cells of indicators that were seen to be empty: in a row that was read, under a head under which other rows have something."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from jixiao.model.document import Project
from jixiao.values.place import Place

COLUMNS = ("name", "target", "points", "actual", "score", "reason", "to_date", "forecast", "likelihood")


def empty_cells(projects: Sequence[Project], places: Mapping[str, Place], doubts: Mapping[str, float]) -> Iterator[tuple[str, Place]]:
    """Yield the pointers of empty cells with their places; ``doubts`` say by pointer how sure repaired rows are."""
    for index, project in enumerate(projects):
        if not project.partly_read:
            yield from _of_form(f"/projects/{index}/indicators", project, places, doubts)


def _of_form(at: str, project: Project, places: Mapping[str, Place], doubts: Mapping[str, float]) -> Iterator[tuple[str, Place]]:
    rows = range(len(project.indicators) - (project.ending == "torn"))
    heads = {c: place for c in COLUMNS if (place := next((p for n in rows if (p := places.get(f"{at}/{n}/{c}"))), None))}
    for number in rows:
        own = [place for c in COLUMNS if (place := places.get(f"{at}/{number}/{c}"))]
        for field, head in heads.items() if own else ():
            pointer = f"{at}/{number}/{field}"
            if getattr(project.indicators[number], field) is None and pointer not in places:
                sure = min(*(place.confidence for place in own), doubts.get(f"{at}/{number}", 1.0))
                column = None if own[0].line is not None else head.column
                yield pointer, replace(own[0], column=column, box=None, text="", confidence=sure)
