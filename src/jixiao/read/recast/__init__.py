"""What is told in other ways than rows under heads, put back into rows: the walk over a table then reads it as any other."""

from collections.abc import Iterable

from jixiao.read.lines import Row
from jixiao.read.recast.apart import told_apart
from jixiao.read.recast.below import lifted
from jixiao.read.recast.beside import side_by_side, unfolded
from jixiao.read.recast.continued import with_points
from jixiao.read.recast.crossed import uncrossed
from jixiao.read.recast.ditto import spelled_out
from jixiao.read.recast.explained import explained
from jixiao.read.recast.flat import spread_out
from jixiao.read.recast.flat_records import in_rows
from jixiao.read.recast.in_cells import listed
from jixiao.read.recast.in_front import without_levels_in_front
from jixiao.read.recast.in_turn import in_turn
from jixiao.read.recast.joined import disjoined
from jixiao.read.recast.marks import unmarked
from jixiao.read.recast.money_across import upright_money
from jixiao.read.recast.outlined import outlined
from jixiao.read.recast.prose import said_in_sentences
from jixiao.read.recast.rests import with_rests
from jixiao.read.recast.spanned import flattened
from jixiao.read.recast.turned import upright
from jixiao.read.recast.under_levels import under_levels

WAYS = (
    unmarked,
    flattened,
    in_rows,
    spread_out,
    lifted,
    with_points,
    spelled_out,
    with_rests,
    said_in_sentences,
    told_apart,
    uncrossed,
    upright_money,
    unfolded,
    side_by_side,
    under_levels,
    explained,
    in_turn,
    listed,
    upright,
    without_levels_in_front,
    disjoined,
    outlined,
)
"""In this order: what one puts into rows, a later one may read."""


def recast(rows: Iterable[Row]) -> list[Row]:
    """Return rows with all that is told in other ways as rows under heads."""
    found = list(rows)
    for way in WAYS:
        found = list(way(found))
    return found
