"""How the copy of a form ends: whole, after a row with nothing behind it, or in the middle of something."""

from itertools import pairwise

from jixiao.forms.grammar import begins_label, level_ranks, meanings
from jixiao.model.document import Ending, Indicator
from jixiao.read.blocks import Block, Grid
from jixiao.read.form.project import FormRead
from jixiao.read.rows.ends import is_total
from jixiao.read.rows.looks import looks
from jixiao.read.torn import stands_at
from jixiao.values.place import Place

LEAST_ROWS = 3
"""So many rows before the last tell how wide a row is, and that each has its score; fewer do where it lacks several columns."""
SATISFACTION = "满意"


def ending(form: FormRead, blocks: tuple[Block, ...], last: Place | None, cut: bool) -> Ending:
    """Return how the last form of a file ends; ``last`` is where the file's text does, ``cut`` says that its last row was left out."""
    if last is None:
        return "closed"
    if cut or ends_in_a_label(last.text) or narrower(blocks):
        return "torn"
    rows = form.project.indicators
    if not rows:
        return "open"
    places = form.notebook.places
    path = f"/indicators/{len(rows) - 1}/"
    at_end = any(stands_at(place, last) for pointer, place in places.items() if pointer.startswith(path))
    if not at_end:
        return "torn" if looks(last.text).led else "closed"
    lacking = sum(lacks(rows, field) for field in ("points", "actual", "score"))
    if lacking and len(rows) + lacking > LEAST_ROWS + 1:
        return "torn"
    return "closed" if speaks_of_satisfaction(rows[-1]) else "open"


def speaks_of_satisfaction(row: Indicator) -> bool:
    """Return whether a row is of the kind that forms end with."""
    return any(SATISFACTION in (text or "") for text in (row.level1, row.level2, row.name))


def ends_in_a_label(text: str) -> bool:
    """Return whether a file ends with the name of a level, or with half a label: what belongs to it is lost."""
    words = text.split()
    return bool(words) and (any(level_ranks(words[-1])) or (begins_label(words[-1]) and not meanings(words[-1])))


def narrower(blocks: tuple[Block, ...]) -> bool:
    """Return whether a file ends with a row of fewer cells than each of those before it, which all are as wide, and no total's."""
    block = blocks[-1] if blocks else None
    if not isinstance(block, Grid) or len(block.rows) <= LEAST_ROWS or any(is_total(cell.text) for cell in block.rows[-1]):
        return False
    widths = [len(row) for row in block.rows[-LEAST_ROWS - 1 :]]
    return all(one == other for one, other in pairwise(widths[:-1])) and widths[-1] < widths[0]


def lacks(rows: tuple[Indicator, ...], field: str) -> bool:
    """Return whether the last row alone has nothing in a column."""
    return len(rows) > 1 and getattr(rows[-1], field) is None and all(getattr(row, field) is not None for row in rows[:-1])
