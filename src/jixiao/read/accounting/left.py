"""The texts of a form's rows that nothing of its reading accounts for."""

import re
from typing import NamedTuple

from jixiao.forms.grammar import Meaning, level_ranks, meanings, means
from jixiao.read.accounting.contradicted import contradicted
from jixiao.read.accounting.kept import CUT, LONGEST, PLAIN, SHORTEST, TELLS, Kept, spot
from jixiao.read.accounting.marks import is_aside, is_block, is_label, is_mark, likeness
from jixiao.read.blocks import Cell
from jixiao.read.form.fits import is_figure
from jixiao.read.form.pairs import LISTING
from jixiao.read.lines import Row
from jixiao.read.rows.ends import ends
from jixiao.read.rows.heads import columns_of
from jixiao.read.rows.indicators import TEXTS
from jixiao.read.rows.looks import looks
from jixiao.read.rows.standing import LEVELS

HEADS = 3
"""So many heads of columns make a head."""
ORDINAL = re.compile(r"[（(]?\d{1,3}[)）.、]?")
SOMETHING = re.compile("[1-9]")
KEPT_COLUMNS = frozenset((*LEVELS, "name", "target", "unit", "operator", "points", "actual", "score", *TEXTS[:4]))
NOT_KEPT = frozenset(("other", "block"))


class Left(NamedTuple):
    """A text that nothing accounts for, its row, whether that is one of a table of indicators, and whether it stands there alone."""

    cell: Cell
    row: int
    inside: bool
    alone: bool = False
    own: bool = False
    """Whether it is a part of a value that was kept."""


class Account:
    """Goes through the rows of a form and keeps what is left."""

    def __init__(self, kept: Kept) -> None:
        self.kept = kept
        self.left: list[Left] = []
        self.behind: list[Left] = []
        """Loose texts since the last one that was kept: notes behind a form."""
        self.owner: tuple[Meaning, ...] = ()
        self.owed = False
        self.number = 0
        self.strange = 0
        """The last row with a text that nothing accounts for: a figure behind it in that row may be of it, not of a label above."""
        self.contradicted: list[str] = []
        """Fields that stand right behind the label of another."""
        self.run: list[tuple[Meaning, ...]] = []
        """What the labels mean that the next cell stands right behind."""
        self.above: dict[int, tuple[Meaning, ...]] = {}
        """What the last label in a column of the source means."""
        self.skipped: list[tuple[int, int]] = []
        self.listing = False
        self.inside = False
        self.over = False
        self.inside_cells: list[Cell] = []
        """What stands in tables of indicators and in no column that is not kept."""
        self.labels: dict[Meaning, Cell] = {}
        """The labels of fields outside heads and lists that a text follows, each where it comes first."""
        self.figured: dict[Meaning, Cell] = {}
        """The labels of money, of execution too, with a figure other than nought behind them."""
        self.seen: dict[Meaning, Cell] = {}
        """The labels outside lists, and heads of money, whatever follows them, each where it comes first."""
        self.listed: Cell | None = None
        """The first amount of a list of tasks and their money."""
        self.asking: list[tuple[Meaning, Cell]] = []
        """The last labels of the row above, which what stands below may follow."""

    def take(self, row: Row) -> None:
        """Take a row."""
        filled = row.filled
        if not filled or is_aside(row):
            if not row.spaced or KEPT_COLUMNS.issuperset(field for field in columns_of(row) if field):
                self.heads(row)
            return
        self.over = (self.over or ends(row)) and not any(looks(cell.text).led for cell in filled)
        if self.over:
            return
        self.number += 1
        self.inside = self.inside or (len(filled) == 1 and any(level_ranks(filled[0].text)))
        below, self.asking = self.asking, []
        for meaning, cell in below:
            if any(not is_label(other.text) and (row.loose or covers(cell, other)) for other in filled):
                self.labels.setdefault(meaning, cell)
        if not row.loose:
            self.owner, self.run = (), []
        self.listing = self.lists(row)
        if self.listing and self.listed is None:
            self.listed = next((cell for cell in filled if is_sum(cell.text)), None)
        head = self.heads(row)
        for n, cell in enumerate(filled):
            self.cell(cell, row, n, head)

    def lists(self, row: Row) -> bool:
        """Return whether a row belongs to a list of tasks and their money inside the form, which is not kept."""
        if any(LISTING.search(cell.text) and means(cell.text, "other") for cell in row.filled):
            return True
        if self.listing and all(means(cell.text, "money") for cell in row.filled):
            return True
        return self.listing and not any(
            meaning.group in ("goal", "column", "field", "block", "money") for cell in row.filled[:1] for meaning in meanings(cell.text)
        )

    def heads(self, row: Row) -> bool:
        """Return whether a row is a head of columns, and keep which of them are known and not kept."""
        fields = columns_of(row)
        if sum(field is not None for field in fields) < HEADS:
            return False
        self.inside = True
        self.skipped = [(c.column, c.column + c.colspan) for c, field in zip(row.cells, fields, strict=True) if field == "skip"]
        return True

    def cell(self, cell: Cell, row: Row, index: int, head: bool) -> None:
        """Take a cell: the ``index``-th filled one of its row, which may be a ``head``."""
        if is_mark(cell.text) and not is_label(cell.text):
            if self.inside and not self.is_skipped(cell, row) and self.kept.cut(cell):
                self.left.append(Left(cell, self.number, inside=True, own=True))
            return
        if self.inside and not self.is_skipped(cell, row):
            self.inside_cells.append(cell)
        held = self.kept.holds(cell, self.inside) and not self.hides_money(cell)
        self.against(cell, row)
        near = () if held or is_label(cell.text) else likeness(cell.text)
        if is_label(cell.text) or near:
            self.owner, self.owed = near or meanings(cell.text), True
            for meaning in meanings(cell.text)[:1] if not self.listing else ():
                self.seen.setdefault(meaning, cell)
            if not head and not self.listing:
                self.asks(cell, row, index)
        elif held:
            self.left += self.behind
            self.behind = []
            self.owed = row.loose and self.owed
        elif not (head or self.listing or self.belongs(cell, row) or is_block(cell, row)) and matters(cell, index, row.loose):
            (self.behind if row.loose and not looks(cell.text).value else self.left).append(
                Left(cell, self.number, self.inside, len(row.filled) == 1, spot(cell.place) in self.kept.spots)
            )
            self.owed, self.strange = False, self.number
        else:
            self.owed = row.loose and self.owed

    def against(self, cell: Cell, row: Row) -> None:
        """Keep which fields a cell was read as that are others than the label right before it, the label of its row, or the head over it names."""
        named = is_label(cell.text)
        if named:
            told = [] if means(cell.text, "block") else [meanings(cell.text)]
            self.run = [*self.run, *told]
            self.above |= (
                dict.fromkeys(range(cell.column, cell.column + cell.colspan), meanings(cell.text)) if row.exact and not row.made else {}
            )
            return
        pointers = self.kept.at.get(spot(cell.place)) if not self.listing else None
        if pointers:
            over = self.above.get(cell.column, ()) if row.exact else ()
            behind = self.run[0] if len(self.run) == 1 else ()
            self.contradicted += contradicted(behind, behind if row.loose else self.owner, over, pointers)
        self.run = []

    def hides_money(self, cell: Cell) -> bool:
        """Return whether a cell is the figure of a label of money that was not kept: of another amount as large it would pass as kept."""
        if self.inside or len(cell.text) > LONGEST or SOMETHING.search(cell.text) is None or spot(cell.place) in self.kept.spots:
            return False
        words = [meaning for word in CUT.split(cell.text) for meaning in meanings(word)[:1]]
        return self.kept.lacks(words or (self.owner if self.owed and is_figure(cell.text) else ()))

    def asks(self, cell: Cell, row: Row, index: int) -> None:
        """Keep what a label asks for: where no text follows it in its row, only if one stands below."""
        behind = row.filled[index + 1 : index + 2]
        for meaning in [meaning for meaning in self.owner if meaning.group != "block"][:1]:
            if behind and not is_label(behind[0].text):
                self.labels.setdefault(meaning, cell)
                if meaning.group in ("money", "money_column") and is_figure(behind[0].text):
                    self.figured.setdefault(meaning, cell)
            elif not behind or not row.loose:
                self.asking.append((meaning, cell))

    def belongs(self, cell: Cell, row: Row) -> bool:
        """Return whether a cell belongs to a label or column that is known and not kept."""
        groups = {meaning.group for meaning in self.owner}
        near = self.strange != self.number
        if near and groups & {"money", "money_column"} and is_figure(cell.text) and not self.kept.lacks(self.owner):
            return True
        funds = is_sum(cell.text) and any(meaning.field == "funds" for meaning in self.owner)
        if self.owed and groups & NOT_KEPT and (row.loose or groups <= NOT_KEPT) and not funds:
            return True
        return self.is_skipped(cell, row)

    def is_skipped(self, cell: Cell, row: Row) -> bool:
        """Return whether a cell stands in a column that is known and not kept."""
        return not row.loose and any(start <= cell.column < end for start, end in self.skipped)


def is_sum(text: str) -> bool:
    """Return whether a text is a figure other than nought."""
    return is_figure(text) and SOMETHING.search(text) is not None


def covers(label: Cell, other: Cell) -> bool:
    """Return whether a cell stands in columns of a label's."""
    return label.column < other.column + other.colspan and other.column < label.column + label.colspan


def matters(cell: Cell, index: int, loose: bool) -> bool:
    """Return whether a text says something: words or a figure, no number of its row, and no scrap of a line."""
    plain = PLAIN.sub("", cell.text)
    if len(plain) <= SHORTEST and loose and not any(sign.isdigit() for sign in plain):
        return False
    return TELLS.search(cell.text) is not None and not (index == 0 and ORDINAL.fullmatch(cell.text.strip()))
