"""What differs between two documents."""

from typing import Literal

from msgspec import Struct

DifferenceKind = Literal["added", "removed", "changed", "moved"]


class Difference(Struct, frozen=True, kw_only=True, rename={"before": "from", "after": "to"}):
    """One difference: its pointer in the first document, that in the second, what stood there and what stands there now.

    ``path`` of something added is where it would stand in the first document; ``other_path`` is None for what was removed.
    Figures are as in the Document's JSON (yuan with two decimals), targets as printed; of what was added, removed or moved
    the name is told, of what was moved with its position from 1.
    """

    path: str
    other_path: str | None
    kind: DifferenceKind
    before: int | str | None
    after: int | str | None


class Comparison(Struct, frozen=True, kw_only=True):
    """Two documents compared: every difference, in the order of the first document."""

    changes: tuple[Difference, ...] = ()
