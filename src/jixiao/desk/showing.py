"""What a desk's file says of its page: how records look opened, and the panels under the queues. Any desk is drawn from it."""

from typing import Literal

from msgspec import Struct

from jixiao.params.load import Title

Look = Literal["text", "small", "number", "money", "day", "yes", "state", "more", "now", "struck", "marked"]
"""How a column looks: ``state`` is a word with a mark before it (``ok ``, ``late ``, ``wait ``), ``more`` an excess, ``now`` the column of today, ``marked`` a text
with what was changed in it: a struct of ``was`` and ``now``."""
Kind = Literal["table", "matrix", "timeline", "steps", "pairs", "thread"]
"""How rows are drawn.

``table`` by its columns · ``matrix`` of ``line``, ``across``, ``value`` with one row a line (``now`` marks the column of today) · ``timeline``
of ``title``, ``planned``, ``starts``, ``ends``, ``says`` along the year · ``steps`` of ``line``, ``step``, ``day``, ``says``: what is done and
what is to come · ``pairs`` of ``title``, ``before``, ``after`` on one scale to a hundred · ``thread`` of ``head``, ``text``, ``says``, ``answer``,
``state``: what was said and what was answered.
"""
COLUMNS = {
    "matrix": ("line", "across", "value"),
    "timeline": ("title", "planned", "starts", "ends", "says"),
    "steps": ("line", "step", "day", "says"),
    "pairs": ("title", "before", "after"),
    "thread": ("head", "text", "says", "answer", "state"),
}
"""The columns that a panel's SELECT must give, by its kind; a table's are those it names."""
KINDS: dict[Kind, str] = {
    "table": "表 table",
    "matrix": "交叉表 matrix",
    "timeline": "沿一年的线 timeline",
    "steps": "步骤 steps",
    "pairs": "前后对比 pairs",
    "thread": "逐条 thread",
}
"""What people call them."""
Width = Literal["third", "half", "main", "side", "whole"]
RECORD, ACT = "record", "act"
"""Columns by which a row leads on: to the record that it tells of, to an act (with that record filled in)."""


class Heading(Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """A column of a table: the name in the SELECT, its look, what people call it."""

    name: str
    look: Look
    zh: str
    en: str


class Panel(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A part of a desk's page.

    ``select`` gives its rows; ``hero`` one row of ``big`` and ``says``, the number it comes to; ``total`` the row at its foot, by the columns of
    the table; ``acts`` are offered below. ``to`` sees it, by default everyone at the desk who is not held to the own record. ``empty`` is
    said where there are no rows. ``law`` names the figures of ``params/`` that its SELECTs use, ``basis`` is what they rest on.
    """

    title: Title
    kind: Kind = "table"
    width: Width = "whole"
    note: str = ""
    empty: str = ""
    basis: str = ""
    to: tuple[str, ...] = ()
    law: tuple[str, ...] = ()
    select: str
    columns: tuple[Heading, ...] = ()
    hero: str | None = None
    total: str | None = None
    acts: tuple[str, ...] = ()
    most: int = 12

    @property
    def selects(self) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
        """Return its SELECTs, each with what it is and the columns that it must give."""
        rows = COLUMNS.get(self.kind, tuple(column.name for column in self.columns))
        hero = () if self.hero is None else (("hero", self.hero, ("big", "says")),)
        total = () if self.total is None else (("total", self.total, ()),)
        return (("select", self.select, rows), *hero, *total)


class Card(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How a record looks opened: ``select`` gives, of ``:record``, ``title``, and as it likes ``grade``, ``about``, ``quote`` and ``quoted``.

    ``facts`` names columns of its ledger that are told below; by default all that are filled and are nobody's secret.
    """

    select: str
    law: tuple[str, ...] = ()
    facts: tuple[str, ...] | None = None


class Show(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A desk's page: ``heading`` is a SELECT of ``says``, its first row the heading, ``under`` one whose rows stand below it.

    Without a heading, or where it gives none, the most urgent of what waits is it. ``begin`` are the acts that stand first of those that begin something.
    ``status`` names panels that everybody at the unit may look at, on a page of their own.
    """

    heading: str | None = None
    under: str | None = None
    law: tuple[str, ...] = ()
    begin: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
