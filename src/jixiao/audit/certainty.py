"""How sure the reading of one document is, pointer by pointer: of a value, of an empty place, of a list being complete."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import NamedTuple

from jixiao.model.document import Document
from jixiao.model.finding import DoubtKind
from jixiao.model.under import Same, under
from jixiao.values.place import CERTAIN, Place

SURE, NOT_SEEN = Decimal(str(CERTAIN)), Decimal(0)
PROJECTS = "/projects"
LISTS = frozenset(("projects", "cost_items", "indicators", "indicators_medium_term"))
"""Parts of a Document that have rows; their place says how sure they are complete, nothing on a value in them."""
PARTS = frozenset(("funding", "narrative", "goals"))
PROJECT = re.compile(r"/projects/(\d+)")
PROSE = re.compile(r"/\w+|/projects/\d+/narrative/\w+")
"""Pointers into running text, which has no empty places: what is not said there is missing where the text was read whole."""
OF_FORM = re.compile(r"/projects/(\d+)(?!/(?:narrative|cost_items)\b)(?:/.*)?")
"""Pointers into a form, not into the text that comes with it."""
IN_FORM = re.compile(r"/projects/\d+/(?!(?:indicators|cost_items|cost_total|narrative\w*|period_\w+|indicators_medium_term)\b)\w+(?:/\w+)?")
"""Pointers to fields and parts of a form that stand in no list."""
FIGURES = re.compile(r"/(?:start|finish|number|form_year|total_score|funding/\w+)$")
"""Pointers to days, numbers and amounts of a form."""
FIGURE = re.compile("[\\d一二三四五六七八九十〇零百千万亿]")
OUTSIDE = ""
"""Stands for what is in no project."""
FIELD_DEPTH = 3
"""Strokes in the pointer of a project's field, ``/projects/3/name``; a place further up says nothing on one field."""


class Sureness(NamedTuple):
    """How sure something is, 0 to 1: the pointer that decides it, and what would be wrong there."""

    sure: Decimal
    path: str
    kind: DoubtKind


class Certainty:
    """How sure the reading of a document is of what stands, or does not stand, at its pointers."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._places: Mapping[str, Place] = document.places
        self._blanks = frozenset(document.blanks)
        self._unread = frozenset(unread.path for unread in document.unread)
        self._there: dict[str, bool] = {}
        self._at: dict[str, Sureness] = {}

    def has(self, pointer: str) -> bool:
        """Whether anything stands at a pointer: asked of the same cells by many rules."""
        if pointer not in self._there:
            self._there[pointer] = has_value(self.document, pointer)
        return self._there[pointer]

    def least(self, projects: Iterable[str] | None = None) -> Decimal:
        """Return how sure the least sure place is, of those outside all projects and in these, else in any; 0 where something was not read."""
        least = self._least
        return min(least.get(key, SURE) for key in (OUTSIDE, *(least if projects is None else projects))) if least else SURE

    @cached_property
    def _least(self) -> dict[str, Decimal]:
        """By the pointer of a project, how sure its least sure place is; ``OUTSIDE`` all of them."""
        found: dict[str, Decimal] = {}
        for path, sure in ((one.path, one.sure) for one in self._doubtful):
            key = self._project_of(path)
            found[key] = min(sure, found.get(key, SURE))
        untold = (f"{PROJECTS}/{n}" for n in range(len(self.document.projects)) if self.is_untold(n))
        return found | dict.fromkeys((*map(self._project_of, self._unread), *untold), NOT_SEEN)

    @cached_property
    def _doubtful(self) -> tuple[Sureness, ...]:
        return tuple(self._as_doubt(path, place) for path, place in self._places.items() if place.confidence < CERTAIN)

    def _project_of(self, pointer: str) -> str:
        found = PROJECT.match(pointer)
        return found[0] if found and int(found[1]) < len(self.document.projects) else OUTSIDE

    def _as_doubt(self, path: str, place: Place) -> Sureness:
        return Sureness(_sure(place), path, "incomplete" if is_part(path) else "unseen" if path in self._blanks else "doubtful")

    def below(self, enough: Decimal) -> Iterator[Sureness]:
        """Yield the places that are less sure than that: of lists and parts whether they are whole, of blanks whether they are empty."""
        return (one for one in self._doubtful if one.sure < enough)

    def below_in(self, position: int, enough: Decimal) -> list[Sureness]:
        """Return the places of one project that are less sure than that."""
        return [one for one in self._doubtful_in.get(f"{PROJECTS}/{position}", ()) if one.sure < enough]

    @cached_property
    def _doubtful_in(self) -> dict[str, list[Sureness]]:
        found: dict[str, list[Sureness]] = {}
        for one in self._doubtful:
            found.setdefault(self._project_of(one.path), []).append(one)
        return found

    def at(self, pointer: str) -> Sureness:
        """Return how sure it is what stands at a pointer: a value, or nothing; with a stroke at its end, of all below it.

        Many rows come from one cell, and rules ask for it again.
        """
        if pointer not in self._at:
            self._at[pointer] = self._weighed(pointer)
        return self._at[pointer]

    def _weighed(self, pointer: str) -> Sureness:
        if pointer.endswith("/"):
            inside = (Sureness(_sure(self._places[path]), path, "doubtful") for path in under(self.document, pointer))
            return min((self.complete(pointer[:-1]), *inside))
        if is_part(pointer):
            return self.complete(pointer)
        if pointer in self._unread:
            return Sureness(NOT_SEEN, pointer, "incomplete")
        if not self.has(pointer):
            return (
                self.of_blank(pointer) if pointer in self._blanks else min(self.complete(pointer.rpartition("/")[0]), self._absent(pointer))
            )
        return Sureness(self._of_value(pointer), pointer, "doubtful")

    def _absent(self, pointer: str) -> Sureness:
        """Return how sure it is that a form has nothing at a pointer where neither a value nor an empty place was seen.

        It may be what of the same part was not read, or is doubtful there. A day or an amount is no text without any figure.
        """
        part = pointer.rpartition("/")[0] if IN_FORM.fullmatch(pointer) else ""
        loose = self._loose_figures if FIGURES.search(pointer) else self._loose
        return Sureness(loose.get(part, SURE), pointer, "unseen")

    @cached_property
    def _loose(self) -> dict[str, Decimal]:
        """By the pointer of a form and of its parts, how sure their least sure field is; 0 where one was not read."""
        return self._least_of_parts(self._doubtful)

    @cached_property
    def _loose_figures(self) -> dict[str, Decimal]:
        """The same, of what may be a day or an amount: a text without a figure is none."""
        return self._least_of_parts(one for one in self._doubtful if not (text := self._places[one.path].text) or FIGURE.search(text))

    def _least_of_parts(self, doubtful: Iterable[Sureness]) -> dict[str, Decimal]:
        found: dict[str, Decimal] = {}
        for path, sure in (*((one.path, one.sure) for one in doubtful), *((path, NOT_SEEN) for path in self._unread)):
            if IN_FORM.fullmatch(path) and not is_part(path):
                part = path.rpartition("/")[0]
                found[part] = min(sure, found.get(part, SURE))
        return found

    def _of_value(self, pointer: str) -> Decimal:
        """Return how sure a value is, by its own place or that of the row or part it stands in."""
        while pointer not in self._places:
            pointer = pointer.rpartition("/")[0]
            if pointer.count("/") < FIELD_DEPTH or pointer.rpartition("/")[2] in LISTS:
                return SURE
        return _sure(self._places[pointer])

    def of_blank(self, pointer: str) -> Sureness:
        """Return how sure it is that the place at a pointer was seen and is empty; 0 where it was not seen to be."""
        if pointer in self._blanks and pointer not in self._unread:
            return Sureness(_sure(self._places[pointer]) if pointer in self._places else SURE, pointer, "unseen")
        if is_part(pointer):
            return self.complete(pointer)
        return self.complete(pointer.rpartition("/")[0]) if PROSE.fullmatch(pointer) else Sureness(NOT_SEEN, pointer, "unseen")

    def complete(self, pointer: str) -> Sureness:
        """Return how sure it is that a list, or a part of a form, was read whole."""
        return Sureness(self._completeness(pointer), pointer, "incomplete")

    def _completeness(self, pointer: str) -> Decimal:
        if self._is_torn(pointer):
            return NOT_SEEN
        if pointer in self._places and (pointer == PROJECTS or pointer.count("/") >= FIELD_DEPTH):
            return _sure(self._places[pointer])
        found = OF_FORM.fullmatch(pointer)
        return NOT_SEEN if found and self.is_untold(int(found[1])) else SURE

    def is_untold(self, position: int) -> bool:
        """Whether a form is said to be partly read and nothing says of which part: its table of indicators has no place."""
        partly = any(project.partly_read for project in self.document.projects[position : position + 1])
        return partly and f"{PROJECTS}/{position}/indicators" not in self._places

    def _is_torn(self, pointer: str) -> bool:
        """Whether something not read may belong to a list or part: it is of it, of what that stands in, or a row that is not there."""
        if not self._unread:
            return False
        above = pointer
        while above not in self._unread or (above == PROJECTS and above != pointer):
            if not above:
                return pointer in self._missing_rows
            above = above.rpartition("/")[0]
        return True

    @cached_property
    def _missing_rows(self) -> frozenset[str]:
        """The lists of which a row was not read that is not there."""
        parts = ((unread, *unread.rpartition("/")) for unread in self._unread)
        return frozenset(above for unread, above, _, last in parts if last.isdecimal() and not has_value(self.document, unread))


def certainty_of(document: Document) -> Certainty:
    """Return how sure the reading of a document is; of the last few asked for the same, which has worked out much of it."""
    return _certainty(Same(document))


@lru_cache(maxsize=8)
def _certainty(same: Same[Document]) -> Certainty:
    return Certainty(same.of)


@lru_cache(maxsize=65_536)
def is_part(pointer: str) -> bool:
    """Whether a pointer leads to a list or a part of a form, not to a value or a row."""
    last = pointer.rpartition("/")[2]
    return last in LISTS or last in PARTS or not pointer or bool(PROJECT.fullmatch(pointer))


def has_value(document: Document, pointer: str) -> bool:
    """Whether anything stands at a pointer: a value, a row, a list with rows, a part with a value in it."""
    found: object = document
    keys = pointer.split("/")[1:]
    for key in keys:
        found = _row(found, key) if type(found) is tuple else getattr(found, key, None)
    if keys and keys[-1] in PARTS:
        return any(getattr(found, name) is not None for name in getattr(found, "__struct_fields__", ()))
    return found not in (None, ())


def _row(rows: Sequence[object], key: str) -> object:
    return rows[at] if key.isdecimal() and (at := int(key)) < len(rows) else None


def _sure(place: Place) -> Decimal:
    return _exactly(place.confidence)


@lru_cache(maxsize=1024)
def _exactly(confidence: float) -> Decimal:
    return Decimal(str(confidence))
