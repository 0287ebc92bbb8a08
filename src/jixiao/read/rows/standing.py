"""An indicator as read, and how its row stands to the head: what is under it, what is empty, how sure each part is."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from jixiao.model.document import Indicator
from jixiao.read.blocks import Cell
from jixiao.read.rows.columns import Column
from jixiao.read.sure import sure
from jixiao.read.tokens import Token
from jixiao.read.walk import FORBIDDEN, Read
from jixiao.read.wording import is_blank, is_placeholder

LEVELS = frozenset(("level1", "level2"))
UNDER = 3.0
"""The least margin of a cell that stands under its head, in a row of a source that tells its columns, whatever it looks like."""

UNCLEAR = 1.0
"""The margin of a cell under a head that may mean something else, and of a tick in a row whose columns are not told."""
TICK = "tick:"
"""What a column holds that is ticked, before the words of its head (确定能, 有可能)."""


class StandingRow(NamedTuple):
    """An indicator with where its parts stand, how far its row is shifted, the least margin of each part, and its empty cells.

    ``stray``: a line without a target between the rows of a table, which is no indicator.
    """

    indicator: Indicator
    cells: dict[str, Cell]
    medium: bool
    shift: int = 0
    margins: Mapping[str, float] = {}
    empty: Mapping[str, Cell] = {}
    stray: bool = False


def standing(
    read: StandingRow, row: Sequence[Read], tokens: Sequence[Token], columns: tuple[Column, ...], doubt: Mapping[str, float], exact: bool
) -> StandingRow:
    """Return an indicator with how its row stands to the head, by how much its parts are its own, and its empty cells."""
    shift = shift_of(row, tokens, columns)
    margins = {**margins_of(row, tokens, columns, read.medium, exact and not shift), **doubt}
    moved = [field for field in displaced(row, tokens, columns, shift) if field in margins]
    empty = empty_of(row, tokens, columns, read)
    return read._replace(
        shift=shift,
        margins=margins | {field: min(margins[field], UNCLEAR) for field in moved},
        empty={field: unsure(cell) for field, cell in empty.items()} if moved else empty,
    )


def unsure(cell: Cell) -> Cell:
    """Return an empty cell of a row whose values stand under other heads: it may be another's."""
    return cell._replace(place=replace(cell.place, confidence=sure(UNCLEAR)))


def margins_of(row: Iterable[Read], tokens: Sequence[Token], columns: tuple[Column, ...], medium: bool, placed: bool) -> dict[str, float]:
    """Return the least margin of every part of a row; no part is surer than the name that it belongs to.

    ``placed``: the source tells the columns of the row, so that what stands under a head is its own.
    """
    found: dict[str, float] = {}
    for read in row:
        column = columns[read.column]
        if column.medium is medium or column.field in LEVELS:
            margin = max(read.margin, UNDER) if placed and under(tokens[read.token], column) else read.margin
            margin = margin if column.clear and (placed or not column.field.startswith(TICK)) else min(margin, UNCLEAR)
            found[column.field] = min(found.get(column.field, margin), margin)
    name = found.get("name", FORBIDDEN)
    return {field: margin if field in LEVELS else min(margin, name) for field, margin in found.items()}


def displaced(row: Iterable[Read], tokens: Sequence[Token], columns: tuple[Column, ...], shift: int) -> Iterator[str]:
    """Yield the fields whose values stand to the right of their heads, behind an empty cell: that cell may be theirs."""
    filled = {tokens[read.token].start for read in row if tokens[read.token].text}
    for token, column in ((tokens[read.token], columns[read.column]) for read in row):
        if not token.text or token.start is None or column.start is None or column.field in LEVELS or token.start - shift < column.end:
            continue
        if not filled.issuperset(range(token.start)):
            yield column.field


def empty_of(row: Iterable[Read], tokens: Sequence[Token], columns: tuple[Column, ...], read: StandingRow) -> dict[str, Cell]:
    """Return the empty cells of a row by field: those that stand under a head whose column has nothing else in the row.

    What a template asks to be filled in (待定, ××) is seen to be no value, in whatever way the row was read; a dash may mean that there is none yet.
    """
    found: dict[str, Cell] = {}
    for one in row:
        token = tokens[one.token]
        if token.text and (is_blank(token.text) or not is_placeholder(token.text)):
            continue
        column = next((column for column in columns if under(token, column)), columns[one.column] if token.text else None)
        if column is not None and column.medium is read.medium and column.field not in read.cells:
            found[column.field] = token.cell
    return found


def under(token: Token, column: Column) -> bool:
    """Return whether a token stands in the columns of the source that a head covers."""
    return token.start is not None and column.start is not None and column.start <= token.start < column.end


def shift_of(row: Iterable[Read], tokens: Sequence[Token], columns: tuple[Column, ...]) -> int:
    """Return by how many columns the name of a row stands beside its head; 0 where columns are not told."""
    name = next((read for read in row if columns[read.column].field == "name"), None)
    if name is None:
        return 0
    token, column = tokens[name.token], columns[name.column]
    if token.start is None or column.start is None or under(token, column):
        return 0
    return token.start - column.start
