"""Where the pointers of a finding stand in the document: a field, else its row or part."""

import re
from collections.abc import Mapping, Sequence

from msgspec.structs import asdict, replace

from jixiao.audit.fingerprint import project_index
from jixiao.model.document import Document
from jixiao.model.finding import FoundPlace
from jixiao.model.under import under
from jixiao.values.hint import is_hint
from jixiao.values.place import Place

PROJECT_DEPTH = 3
"""Strokes in the pointer of a project's field, ``/projects/3/name``; a place further up says nothing on one field."""
CELL = re.compile(r"(/projects/\d+/indicators(?:_medium_term)?/\d+)/[^/]+")
"""A pointer to a cell of a row of indicators."""


def places_of(document: Document, paths: Sequence[str], records: Mapping[str, Place] = {}) -> tuple[FoundPlace, ...]:
    """Return where the pointers stand: each one's place or that of its row or part, records in their files; never empty."""
    places = (_found(path, records[path]) if path in records else _nearest(document, path) for path in paths)
    found = {p.path: p for p in places if p}
    return tuple(found.values()) or (_fallback(document, paths[0]),)


def _nearest(document: Document, path: str) -> FoundPlace | None:
    if path in document.blanks:
        return _blank(document, path)
    if (cell := CELL.fullmatch(path)) and path not in document.places and cell[1] not in document.places:
        return _in_row(document, path, f"{cell[1]}/")
    while path not in document.places:
        if path.count("/") < PROJECT_DEPTH:
            return None
        path = path.rpartition("/")[0]
    return _found(path, document.places[path])


def _blank(document: Document, path: str) -> FoundPlace | None:
    """Return the place of an empty field or cell: its own, with a template's hint in it, else the row of the cells beside it; never the words of another."""
    if path in document.places:
        there = document.places[path]
        return FoundPlace(path=path, blank=True, **{**asdict(there), "text": there.text if is_hint(there.text) else ""})
    row = path.rpartition("/")[0]
    beside = next((document.places[other] for other in under(document, f"{row}/") if other.rpartition("/")[0] == row), None)
    if beside is None or not row.rpartition("/")[2].isdecimal() or row.count("/") < PROJECT_DEPTH:
        return None
    return FoundPlace(path=path, blank=True, **{**asdict(beside), "text": "", "column": None, "box": None})


def _in_row(document: Document, path: str, row: str) -> FoundPlace | None:
    """Return the row in which an empty cell stands, without the words of the cells beside it; None where nothing of it has a place."""
    beside = next(iter(under(document, row)), None)
    return None if beside is None else _found(path, replace(document.places[beside], column=None, box=None, text=""))


def _fallback(document: Document, path: str) -> FoundPlace:
    index = project_index(path)
    name = () if index is None or f"/projects/{index}/name" not in document.places else (f"/projects/{index}/name",)
    wider = (under(document, f"{path}/"), name, under(document, f"/projects/{index}/"), document.places)
    nearest = next((found for places in wider for found in places), None)
    return _found(path, Place(line=1)) if nearest is None else _found(nearest, document.places[nearest])


def _found(path: str, place: Place) -> FoundPlace:
    return FoundPlace(path=path, **asdict(place))
