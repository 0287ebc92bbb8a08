"""Tables that go on over a page break: one table of the edges of both, torn rows and merged cells made whole again."""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from jixiao.forms.grammar import level_ranks, meanings, means
from jixiao.read.pdf.margins import TITLE
from jixiao.read.pdf.sheet import Slot, Table
from jixiao.read.pdf.typeset import ENDS, NUMBERED
from jixiao.read.wording import seam

SAME_EDGE = 4.5
"""Edges of two pages nearer than this are one."""
SAME_WIDTH = 8.0
LEAST_HEAD = 3
"""A repeated head has at least this many filled cells."""
HALF = 0.7
"""How sure a cell is that may go on over a page break."""
HEAD_ROWS = 4
"""At most so many rows are repeated."""
LONG = 40
"""A longer text may go on after a full stop, and is no title."""


class Pair(NamedTuple):
    """Two cells of one column, above and below a page break."""

    upper: Slot
    lower: Slot

    @property
    def both(self) -> bool:
        """Whether both hold text."""
        return bool(self.upper.text and self.lower.text)

    @property
    def one(self) -> bool:
        """Whether exactly one holds text."""
        return bool(self.upper.text) is not bool(self.lower.text)


def table_goes_on(upper: Table, lower: Table) -> bool:
    """Return whether the table of the next page may be the rest of a page's last: as wide, or of columns of it, and not begun anew."""
    if lower.page != upper.page + 1 or not (as_wide(upper, lower) or among(upper, lower)):
        return False
    texts = row_text(lower.slots, 0)
    return not (texts and (means(texts[0], "field") == "name" or (len(texts) == 1 and len(texts[0]) <= LONG and TITLE.search(texts[0]))))


def as_wide(upper: Table, lower: Table) -> bool:
    """Return whether two tables are of one width."""
    return abs((upper.xs[-1] - upper.xs[0]) - (lower.xs[-1] - lower.xs[0])) <= SAME_WIDTH


def among(upper: Table, lower: Table) -> bool:
    """Return whether a table has no edges but those of the one above: a merged cell that fills its page has no line on the left."""
    edges = all(min(abs(x - y) for y in upper.xs) <= SAME_EDGE for x in lower.xs)
    return edges and len(lower.xs) > LEAST_HEAD and abs(upper.xs[-1] - lower.xs[-1]) <= SAME_EDGE


def joined(upper: Table, lower: Table) -> Table:
    """Return both as one table."""
    shift = upper.xs[0] - lower.xs[0] if as_wide(upper, lower) else 0.0
    moved = [x + shift for x in lower.xs]
    xs = union(upper.xs, moved)
    above = [placed(slot, upper.xs, xs) for slot in upper.slots]
    below = without_head(above, [placed(slot, moved, xs) for slot in lower.slots])
    height = upper.height
    while height and not any(slot.text for slot in above if slot.row <= height - 1 < slot.row + slot.rowspan) and alone(above, height - 1):
        height -= 1
        above = [slot for slot in above if slot.row < height]
    return Table(tuple(xs), tuple(sewn(above, below, height)), lower.page, lower.box)


def alone(slots: Iterable[Slot], row: int) -> bool:
    """Return whether no cell that touches a row touches another."""
    return all(slot.rowspan == 1 for slot in slots if slot.row <= row < slot.row + slot.rowspan)


def union(one: Sequence[float], two: Sequence[float]) -> list[float]:
    """Return the edges of both, near ones as one."""
    return sorted([*one, *(x for x in two if min(abs(x - y) for y in one) > SAME_EDGE)])


def placed(slot: Slot, own: Sequence[float], xs: Sequence[float]) -> Slot:
    """Return a cell with its columns counted among ``xs``."""
    start = nearest(own[slot.column], xs)
    end = nearest(own[slot.column + slot.colspan], xs)
    return slot._replace(column=start, colspan=max(1, end - start))


def nearest(x: float, xs: Sequence[float]) -> int:
    """Return which edge is nearest."""
    return min(range(len(xs)), key=lambda n: abs(xs[n] - x))


def row_text(slots: Iterable[Slot], row: int) -> tuple[str, ...]:
    """Return the texts of the filled cells that begin in a row."""
    return tuple(slot.text for slot in slots if slot.row == row and slot.text)


def without_head(above: list[Slot], below: list[Slot]) -> list[Slot]:
    """Return the cells below without rows that repeat a head from above."""
    height = max((slot.row for slot in above), default=-1) + 1
    heads = [row_text(above, row) for row in range(height)]
    repeated = 0
    for start in range(height):
        count = 0
        while count < HEAD_ROWS and start + count < height and heads[start + count] and row_text(below, count) == heads[start + count]:
            count += 1
        repeated = max(repeated, count)
    if not any(is_heading_row(row_text(below, row)) for row in range(repeated)):
        return below
    kept = [slot for slot in below if slot.row + slot.rowspan > repeated]
    return [
        slot._replace(
            row=max(0, slot.row - repeated),
            rowspan=slot.rowspan - max(0, repeated - slot.row),
            text="" if slot.row < repeated else slot.text,
        )
        for slot in kept
    ]


def is_heading_row(texts: tuple[str, ...]) -> bool:
    """Return whether a row's texts can be a head: several labels without figures."""
    return len(texts) >= LEAST_HEAD and not any(re.search(r"\d{2}", text) for text in texts)


def sewn(above: list[Slot], below: list[Slot], height: int) -> Iterable[Slot]:
    """Return the cells of both with those made one that the break parts."""
    uppers = {(s.column, s.colspan): s for s in above if s.row + s.rowspan == height}
    pairs = [Pair(uppers[key], s) for s in below if s.row == 0 and (key := (s.column, s.colspan)) in uppers]
    split = torn(pairs)
    unsure = half_told(pairs) if not split else frozenset()
    parted = {pair.lower: pair for pair in pairs if split or spans(pair, pairs)}
    offset = height - 1 if split else height
    whole = {pair.upper: one(pair, split) for pair in parted.values()}
    yield from (doubted(whole.get(slot, slot), slot in unsure) for slot in above)
    yield from (doubted(slot._replace(row=slot.row + offset), slot in unsure) for slot in below if slot not in parted)


def half_told(pairs: list[Pair]) -> frozenset[Slot]:
    """Return the cells around a break that may go through their row: what it leaves above may go on below in several columns, the others end."""
    single = [p for p in pairs if p.upper.rowspan == p.lower.rowspan == 1 and not level(p)]
    both = [p for p in single if p.both]
    whole = len(both) > 1 and all(map(continues, both)) and not any(p.one and p.lower.text for p in single)
    return frozenset(slot for p in both for slot in p) if whole and any(p.one for p in single) else frozenset()


def doubted(slot: Slot, unsure: bool) -> Slot:
    """Return a cell, less sure where it may be half of one."""
    return slot._replace(confidence=min(slot.confidence, HALF)) if unsure else slot


def torn(pairs: list[Pair]) -> bool:
    """Return whether the break goes through a row: what stands in one column above goes on below, another column is told once."""
    single = [p for p in pairs if p.upper.rowspan == 1 or p.lower.rowspan == 1]
    single = [p for p in single if not (p.lower.rowspan > 1 or p.upper.rowspan > 1) or not level(p)]
    both = [p for p in single if p.both and not same_label(p)]
    told_once = [p for p in single if p.one or same_label(p)]
    if not single or not told_once or len(both) > 1:
        return False
    if not both:
        return any(p.upper.text for p in single) and any(p.lower.text for p in single)
    return continues(both[0]) and (len(single) > 1)


def continues(pair: Pair) -> bool:
    """Return whether the text below can be the rest of that above."""
    upper, lower = pair.upper.text, pair.lower.text
    if meanings(lower) or any(level_ranks(lower)):
        return False
    return len(upper) > LONG or not (ENDS.search(upper) or NUMBERED.match(lower))


def same_label(pair: Pair) -> bool:
    """Return whether a label is repeated, or broken in two, at the break."""
    upper, lower = pair.upper.text, pair.lower.text
    if upper == lower:
        return bool(meanings(upper))
    return bool(upper and lower) and len(upper + lower) <= LONG and broken(upper, lower, lambda text: bool(meanings(text)))


def level(pair: Pair) -> bool:
    """Return whether a cell over several rows stands on one side of the break."""
    return any(any(level_ranks(slot.text)) for slot in pair if slot.text)


def spans(pair: Pair, pairs: list[Pair]) -> bool:
    """Return whether one merged cell goes on over the break between two rows."""
    upper, lower = pair
    if pair.both:
        return one_label(pair)
    if lower.text and not (any(level_ranks(lower.text)) or means(lower.text, "block")):
        return False
    first = min((p.upper.column for p in pairs if p.both and not one_label(p)), default=len(pairs) + upper.column)
    return upper.rowspan > 1 or lower.rowspan > 1 or upper.column < first


def one_label(pair: Pair) -> bool:
    """Return whether two texts are one label: a known one, or that of a merged cell, again; or known only together."""
    upper, lower = pair.upper.text, pair.lower.text
    if upper == lower:
        merged = pair.upper.rowspan > 1 or pair.lower.rowspan > 1
        return known(upper) or (merged and not re.search(r"\d", upper))
    return broken(upper, lower, known)


def known(text: str) -> bool:
    """Return whether a text is a level's name or a label."""
    return any(level_ranks(text)) or bool(meanings(text))


def broken(upper: str, lower: str, told: Callable[[str], bool]) -> bool:
    """Return whether two texts are known only together."""
    return told(upper + lower) and not told(lower)


def one(pair: Pair, split: bool) -> Slot:
    """Return the cell of both sides of a break."""
    upper, lower = pair
    text = upper.text
    if lower.text and lower.text != upper.text:
        text += (seam(upper.text, lower.text) if not (ENDS.search(upper.text) and NUMBERED.match(lower.text)) else "\n") + lower.text
    elif lower.text and split and not meanings(upper.text):
        text += lower.text
    return upper._replace(
        text=text,
        rowspan=upper.rowspan + lower.rowspan - split,
        spot=upper.spot if upper.text else lower.spot,
        confidence=min(upper.confidence, lower.confidence),
    )
