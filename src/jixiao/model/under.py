"""The places of a document by what their pointers stand under, so that who asks for a part does not go through all.

The last few documents asked for are kept in order: a pass over a document asks for each of its parts.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Generic, TypeVar

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


@lru_cache(maxsize=8)
def _by_part(same: Same[Mapping[str, Place]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for path in same.of:
        at = path.find("/", 1)
        while at >= 0:
            found.setdefault(path[: at + 1], []).append(path)
            at = path.find("/", at + 1)
    return found
