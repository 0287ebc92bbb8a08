"""What the panels of a desk's page are drawn of: cells, spans along a year, pairs on a scale, steps. Plain data, for any page and for programs."""

from decimal import Decimal

from msgspec import Struct

from jixiao.desk.showing import Look, Panel
from jixiao.values.changed import Part


class Cell(Struct, frozen=True, kw_only=True):
    """A cell: what stands in it, its look, and its mark (one of ``STATES``) where it is a state; the parts of a text that was changed."""

    text: str
    look: Look = "text"
    mark: str = ""
    label: str = ""
    says: str = ""
    parts: tuple[Part, ...] = ()

    @property
    def is_number(self) -> bool:
        """Whether it stands to the right."""
        return self.look in ("number", "money", "more", "now")


class PanelRow(Struct, frozen=True, kw_only=True):
    """A row: its cells, the record that it leads to and the act."""

    cells: tuple[Cell, ...]
    record: str = ""
    act: str = ""


class Head(Struct, frozen=True, kw_only=True):
    """A column's head."""

    text: str
    look: Look


class Span(Struct, frozen=True, kw_only=True):
    """Something along the year: days as shares of it (0 to 100), where it was planned, whether it is now or to come.

    ``lane`` (from 0, at the bottom) and ``anchor`` say where its label stands.
    """

    title: str
    says: str
    planned: float | None
    starts: float | None
    width: float
    look: str
    lane: int = 0
    anchor: str = "middle"

    @property
    def at(self) -> float:
        """Return where it stands: where it was begun, else where it is planned."""
        return self.starts if self.starts is not None else self.planned or 0.0


class Pair(Struct, frozen=True, kw_only=True):
    """Two figures on one scale to a hundred, and the difference in words."""

    title: str
    before: Decimal
    after: Decimal
    gap: str


class Step(Struct, frozen=True, kw_only=True):
    """A step of something that goes by steps: done, now or to come."""

    text: str
    day: str
    says: str
    look: str


class Way(Struct, frozen=True, kw_only=True):
    """Something that goes by steps."""

    title: str
    steps: tuple[Step, ...]
    record: str = ""
    act: str = ""


class Drawn(Struct, frozen=True, kw_only=True):
    """A panel with its rows; ``more`` are those not told."""

    name: str
    panel: Panel
    heads: tuple[Head, ...] = ()
    rows: tuple[PanelRow, ...] = ()
    foot: tuple[Cell, ...] = ()
    big: str = ""
    says: str = ""
    more: int = 0
    spans: tuple[Span, ...] = ()
    pairs: tuple[Pair, ...] = ()
    ways: tuple[Way, ...] = ()
    today: float | None = None

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to draw."""
        return not (self.rows or self.spans or self.pairs or self.ways)
