"""The places of a document by what their pointers stand under, so that who asks for a part does not go through all.

The last few documents asked for are kept in order: a pass over a document asks for each of its parts.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from jixiao.model.document import Document
from jixiao.values.place import Place


class _Same:
    """A mapping as a key: what is the same object, not what is equal."""

    __slots__ = ("places",)

    def __init__(self, places: Mapping[str, Place]) -> None:
        self.places = places

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.places is self.places

    def __hash__(self) -> int:
        return id(self.places)


def under(document: Document, part: str) -> Sequence[str]:
    """Return the pointers of the places that stand under a part such as ``/projects/3/funding/``, in the document's order."""
    return _by_part(_Same(document.places)).get(part, ())


@lru_cache(maxsize=8)
def _by_part(same: _Same) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for path in same.places:
        at = path.find("/", 1)
        while at >= 0:
            found.setdefault(path[: at + 1], []).append(path)
            at = path.find("/", at + 1)
    return found
