"""The places of a document by what their pointers stand under, so that who asks for a part does not go through all.

The last few documents asked for are kept in order: a pass over a document asks for each of its parts.
"""

from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from typing import Generic, TypeVar

from msgspec.structs import replace

from jixiao.model.document import Document
from jixiao.values.place import Place

Kept = TypeVar("Kept")


class Same(Generic[Kept]):
    """Something as a key: what is the same object, not what is equal."""

    __slots__ = ("of",)

    def __init__(self, of: Kept) -> None:
        """Take it."""
        self.of = of

    def __eq__(self, other: object) -> bool:
        """Whether the other is the key of the same object."""
        return isinstance(other, Same) and other.of is self.of

    def __hash__(self) -> int:
        """Return where it lies."""
        return id(self.of)


def under(document: Document, part: str) -> Sequence[str]:
    """Return the pointers of the places that stand under a part such as ``/projects/3/funding/``, in the document's order."""
    return _by_part(Same(document.places)).get(part, ())


def without_notes(document: Document, parts: Collection[str]) -> Document:
    """Return the document without what its reader noted of some parts and of what stands below them: places, blanks, warnings, losses."""

    def elsewhere(path: str) -> bool:
        return not any(path == part or path.startswith(f"{part}/") for part in parts)

    return replace(
        document,
        places={path: place for path, place in document.places.items() if elsewhere(path)},
        blanks=tuple(filter(elsewhere, document.blanks)),
        warnings=tuple(one for one in document.warnings if elsewhere(one.path)),
        unread=tuple(one for one in document.unread if elsewhere(one.path)),
    )


@lru_cache(maxsize=8)
def _by_part(same: Same[Mapping[str, Place]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for path in same.of:
        at = path.find("/", 1)
        while at >= 0:
            found.setdefault(path[: at + 1], []).append(path)
            at = path.find("/", at + 1)
    return found
