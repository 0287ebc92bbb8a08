"""What need not be worked out again while somebody writes in a document: what rests on one project alone, as long as that is as it was."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import TypeVar

from msgspec.structs import replace

from jixiao.audit.fingerprint import project_index
from jixiao.model.document import Document
from jixiao.model.under import under
from jixiao.system.recalled import Recalled, mark_of

Made = TypeVar("Made")
MOST = 8_192
"""Things made of a project that a process keeps of each sort: those of some forty texts."""


class Parts:
    """A document's projects by marks: equal where a project, what was read where in it, and all that stands outside of projects are equal."""

    def __init__(self, document: Document, day: date | None) -> None:
        inside = frozenset(path for path in (*document.places, *document.blanks) if project_index(path) is not None)
        outside = replace(
            document,
            projects=(),
            places={path: place for path, place in document.places.items() if path not in inside},
            blanks=tuple(path for path in document.blanks if path not in inside),
        )
        kinds = [(project.has_form, project.has_narrative) for project in document.projects]
        self._document, self._outside = document, mark_of((outside, kinds, day))
        self._marks: dict[int, bytes | None] = {}

    def of(self, pointers: Iterable[str]) -> bytes | None:
        """Return the mark of the project that all of the pointers lead into; None where they lead elsewhere too, or nothing has a place in it."""
        found = {project_index(pointer) for pointer in pointers}
        index = found.pop() if len(found) == 1 else None
        return None if index is None else self.at(index)

    def at(self, index: int) -> bytes | None:
        """Return the mark of a project by its position."""
        if index not in self._marks:
            self._marks[index] = self._mark(index)
        return self._marks[index]

    def _mark(self, index: int) -> bytes | None:
        near = f"/projects/{index}/"
        places = [(path, self._document.places[path]) for path in under(self._document, near)]
        if not places or index >= len(self._document.projects):
            return None
        blanks = [path for path in self._document.blanks if path.startswith(near)]
        return mark_of((self._outside, index, self._document.projects[index], places, blanks))


class Again(Recalled[Made]):
    """A memory of what was made of projects."""

    def made(self, mark: bytes | None, key: object, make: Callable[[], Made]) -> Made:
        """Return what is made of the project of a mark by a key; without a mark it is made."""
        return make() if mark is None else self.get((mark, key), make)
