"""Labels and their values: a label beside its value, labels over their values, or labels one after another and then their values.

A run of labels and the run of values after it are read as one row of a table whose columns are the labels: the walk of
:mod:`jixiao.read.walk` shares the values out and tells by how much that is the best way.
"""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import takewhile
from typing import NamedTuple

from msgspec.structs import replace

from jixiao.read.form.fits import EMPTY, asked, fit, is_figure, rest
from jixiao.read.form.items import Item
from jixiao.read.sure import SUREST, sure
from jixiao.read.tokens import Gap
from jixiao.read.walk import FORBIDDEN, Shape, Tokens, Walk, Way
from jixiao.read.wording import flowing
from jixiao.values.hint import is_hint
from jixiao.values.place import Place

SURE = 9.0
"""The margin of a value that no other label can have."""
UNCLEAR = 1.0
"""The margin of a value beside a label that may mean something else."""
DROPPED = 1.5
"""What it costs to leave a value without a label."""
UNDER, BESIDE, NEXT, IN_ROW = 1.5, 1.0, 0.2, 2.0
"""What it is worth that a value stands under its label in a row of the source, right after it in its line, in the next
line, or right after it in a row of cells."""
JOINS = {Gap.CELL: 1.0, Gap.ROW: 0.6, Gap.WHOLE: 0.6, Gap.LINE: 0.5, Gap.WIDE: 0.5, Gap.BLANK: 0.2}
"""What it costs that a text goes on with the value before it, by what divides them; next to nothing in running text."""
FLOWING = 0.1
COLON = re.compile("[:：]$")
FIRST = re.compile(r"\s*[\"“]?\s*(?:1[.、．]|一是|一、|（一）|目标1|①)")
LATER = re.compile(r"\s*[\"“]?\s*(?:[2-9][.、．](?!\d)|[二三四五六七八九]是|[二三四五六七八九]、|（[二三四五六七八九]）|目标[2-9]|[②-⑨])")
STOP = re.compile(r"[。！;；]\s*[\"”]?$")
ANEW = 1.0
"""What it costs that texts of goals begin another row under their heads."""
LINE = 15
"""A text so long that does not stop goes on in the next line."""
BEGUN, RESTARTED, STOPPED, SAID_AGAIN = 0.5, 1.5, 0.4, 1.5
"""What it is worth for the beginning of a text that it is numbered first, after a text that is so too, that the text before
has ended, that it is the first said again."""
BUDGETS = frozenset(("initial", "adjusted", "executed"))
"""The columns of money under which the rows of a form stand."""
WIDEST = 64
"""No row of a form has so many cells: what stands further away is not looked at."""
LISTING = re.compile("名称$")
"""What a list of tasks has in its head; a project's name is none."""
POINTED = re.compile(r"[(（]\d{1,3}分[)）]\s*$")
"""What the head of the table behind the upper part ends with where it gives the table's points."""
HEADING = re.compile(r"\s*[一二三四五六七八九十]{1,2}\s*[、.．].*[^:：\s]\s*$")
"""What a numbered heading of a part begins with: it has no value of its own."""
LISTED = 3
"""So many loose labels in a row are listed before their values, not left empty."""


class Pair(NamedTuple):
    """A label with its values, by how much they are its own, and whether its place was seen to be empty."""

    label: Item
    values: tuple[Item, ...]
    margin: float
    empty: bool

    @property
    def hint(self) -> Item | None:
        """The only value, where it is what a template asks to be filled in."""
        return self.values[0] if len(self.values) == 1 and is_hint(self.values[0].text) else None

    @property
    def blank_at(self) -> Place:
        """Where nothing is filled in: the cell of a template's hint, else the label."""
        return (self.hint or self.label).cell.place


class Reading(NamedTuple):
    """The pairs of the upper part in order, and the texts that stand there without a label."""

    pairs: list[Pair]
    orphans: list[Item]


def pairs(found: list[Item], goes_on: bool) -> Reading:
    """Return labels with their values; ``goes_on`` says that the form does after the last item."""
    reading = Reading([], [])
    found = without_gaps(without_tasks(found))
    at = next((n for n, item in enumerate(found) if item.label), len(found))
    while at < len(found):
        end = at
        while end < len(found) and found[end].label:
            end += 1
        after = end
        while after < len(found) and not found[after].label:
            after += 1
        labels, values = found[at:end], found[end:after]
        own = own_values(labels, values)
        if own or not heads_table(labels, values) or sum(label.means("money_column") in BUDGETS for label in labels) > 1:
            reading.orphans.extend(value for value in values[len(own) :] if value.text)
        shares = list(values_by_label(labels, own))
        if any(is_figure(value.text) for value in own) and rows_under_columns(labels, found[:at]):
            shares = [(shared, 0.0) for shared, _ in shares]
        doubt = min((margin for shared, margin in shares if shared), default=SURE)
        for n, (shared, own_margin) in enumerate(shares):
            margin = own_margin if labels[n].clear else min(own_margin, UNCLEAR)
            empty = not any(value.text for value in shared) and left_empty(found, at + n, end, goes_on)
            label = labels[n] if shared else doubted(labels[n], doubt)
            reading.orphans.extend(more_offices(label, shared))
            reading.pairs.append(Pair(label, tuple(doubted(value, margin) for value in shared), margin, empty))
        at = after
    return reading


def more_offices(label: Item, shared: tuple[Item, ...]) -> list[Item]:
    """Return what stands in a row of the source behind the office of a label: a label that nobody knows, and its value."""
    filled = [value for value in shared if value.text]
    return filled[1:] if asked(label.kinds) == "office" and not label.loose else []


def rows_under_columns(labels: list[Item], before: list[Item]) -> bool:
    """Return whether loose labels, of rows of money too, stand together under heads of columns: whose figures follow is not told."""
    if len(labels) == 1 or not labels[-1].loose or not any(label.means("money") for label in labels):
        return False
    return sum(item.means("money_column") is not None for item in before) > 1


def doubted(item: Item, margin: float) -> Item:
    """Return an item whose place is no surer than the way it was shared out."""
    certain = sure(margin)
    if certain >= min(item.cell.place.confidence, SUREST):
        return item
    return item._replace(cell=item.cell._replace(place=replace(item.cell.place, confidence=certain)))


def without_tasks(found: list[Item]) -> list[Item]:
    """Return items without a list of tasks and their money inside the form: its heads, and all up to the next label that is none of them."""
    start = next((n for n, item in enumerate(found) if LISTING.search(item.text) and item.means("other")), None)
    if start is None:
        return found
    filled = {item.row for item in found if item.text and not item.label}
    end = start + 1
    while end < len(found) and found[end].label and found[end].row not in filled:
        end += 1
    if not any(item.means("money") for item in found[start:end]):
        return found
    heads = {item.text for item in found[max(0, start - 1) : end] if item.label}
    after = next((n for n in range(end, len(found)) if found[n].label and found[n].text not in heads), len(found))
    return [*found[: start - (start > 0 and found[start - 1].label)], *found[after:]]


def without_gaps(found: list[Item]) -> list[Item]:
    """Return items without the empty cells of rows of the source that hold labels only, over a row of values: parts of merged cells."""
    rows: dict[int, list[Item]] = {}
    for item in found:
        rows.setdefault(item.row, []).append(item)
    heads = set()
    for row, own in rows.items():
        filled = [item for item in own if item.text]
        below = next((item for item in rows.get(row + 1, ()) if item.text), None)
        if len(filled) > 1 and all(item.label and not item.loose for item in filled) and below is not None and not below.label:
            heads.add(row)
    return [item for item in found if item.text or item.row not in heads]


def text_of(pair: Pair) -> tuple[str, Item]:
    """Return the text of a pair as it reads, empty where nothing stands there, and where it begins."""
    values = tuple(value for value in pair.values if value.text)
    return (flowing(joined(values)), values[0]) if values else ("", pair.label)


def joined(values: tuple[Item, ...]) -> str:
    """Return the text of several items as it stands in the source, a line's end between lines."""
    text = ""
    for n, value in enumerate(values):
        on = value.gap is Gap.BLANK and value.row == values[n - 1].row
        text += value.text if not text else (" " if on else "\n") + value.text
    return text


def own_values(labels: list[Item], values: list[Item]) -> list[Item]:
    """Return the texts that a run of labels may have: those of the last one's row, or of the next where its row ends with it.

    Several rows under heads are a table of its own inside the form.
    """
    label = labels[-1]
    if values and values[0].row == label.row:
        if label.loose and asked(label.kinds) == "text":
            return values
        bottom = label.row + max(1, label.cell.rowspan) if label.exact else label.row + 1
        return [value for value in values if value.row < bottom]
    return [] if heads_table(labels, values) else inside(values)


def inside(values: list[Item]) -> list[Item]:
    """Return values without the lines of text that follow cells of the source: they stand outside the table."""
    if not values or not values[0].exact:
        return values
    return [*takewhile(lambda value: not value.loose, values)]


def heads_table(labels: list[Item], values: list[Item]) -> bool:
    """Return whether labels over values head a table of its own: of several rows, with or with heads in two rows."""
    told = {value.row for value in values if value.text and not value.loose}
    if not told or len(labels) == 1 or all(asked(labels[n].kinds) == "text" for n in asking(labels, values)):
        return False
    rows = Counter(label.row for label in labels)
    return len(told) > 1 or list(rows.values())[-2:] >= [2, 2]


def values_by_label(labels: list[Item], values: list[Item]) -> Iterator[tuple[tuple[Item, ...], float]]:
    """Yield the values of every label of a run, and by how much they are its own; a row of money told cell by cell keeps its empty cells."""
    filled = [value for value in values if value.text]
    wanting = own_row(asking(labels, values), labels, filled)
    if not filled or len(wanting) < 2:
        owner = wanting[-1] if wanting else len(labels) - 1
        own = values if labels[owner].means("money") and all(value.gap is Gap.WHOLE for value in values) else filled
        yield from ((tuple(own) if n == owner else (), SURE) for n in range(len(labels)))
        return
    asked_for = [labels[n] for n in wanting]
    found, margins = walked(asked_for, filled, lost_on_the_left(asked_for, values))
    for n in range(len(labels)):
        column = wanting.index(n) if n in wanting else -1
        yield tuple(found.get(column, ())), margins.get(column, SURE)


def own_row(wanting: list[int], labels: list[Item], values: list[Item]) -> list[int]:
    """Return which labels may have values in a row that begins with a label: those of that row of the source, the one before a colon."""
    last = labels[-1]
    if not values or values[0].row != last.row:
        return wanting
    if COLON.search(last.text) and wanting and wanting[-1] == len(labels) - 1:
        return wanting[-1:]
    inside = [n for n in wanting if labels[n].row == last.row]
    return inside if inside and (last.exact or last.aligned) else wanting


def asking(labels: list[Item], values: list[Item]) -> list[int]:
    """Return which labels of a run ask for a value.

    The head of a block does not, nor what stands before it, nor heads of columns before the label of a row.
    """
    over = over_goals(labels, values)
    none = [n for n, label in enumerate(labels) if asked(label.kinds) == "none"]
    told = [n for n, label in enumerate(labels) if label.means("goal") and n not in over]
    blocks = [*none, *(n for n in over if n < min(told, default=0))]
    block = max((n for n in blocks if labels[n].row > labels[0].row), default=0)
    heads = [n for n, label in enumerate(labels) if label.means("money_column")]
    columns = heads if len(heads) > 1 and any(label.means("money") for label in labels[heads[-1] + 1 :]) else []
    return [n for n in range(len(labels)) if n >= block and n not in (*none, *columns, *over)]


def over_goals(labels: list[Item], values: list[Item]) -> list[int]:
    """Return which labels are heads over labels of goals: one of a block before a goal, and a goal's name that is said twice.

    The one nearest to the values is the goal's own, unless it begins the row of values under the names of two goals: a merged
    cell printed again there, or beside the middle.
    """
    goals = [label.means("goal") for label in labels]
    above = {goal for goal, label in zip(goals, labels, strict=True) if goal and label.row < labels[-1].row}
    beside = values[:1] and values[0].row == labels[-1].row
    told = goals[:-1] if beside and len(above) > 1 and goals[-1] in above else goals
    own = {goal: n for n, goal in enumerate(told) if goal}
    return [n for n, goal in enumerate(goals) if (goal and own[goal] != n) or (labels[n].means("block") and any(told[n + 1 :]))]


def walked(labels: list[Item], values: list[Item], shift: int) -> tuple[dict[int, list[Item]], dict[int, float]]:
    """Return which values belong to which label of a run, and by how much; ``shift`` is by how many cells their row lost on its left."""
    wanted = [asked(label.kinds) for label in labels]
    heads = labels if labels[-1].exact else []
    fits = [
        [fit(w, v.text) + place(label, v, shift, heads) + begins(w, values, n) for w, label in zip(wanted, labels, strict=True)]
        for n, v in enumerate(values)
    ]
    for n, value in enumerate(values[:1]):
        told = BESIDE if value.loose else IN_ROW
        fits[n][-1] += told if value.row == labels[-1].row else NEXT if value.loose else 0.0
    rows = [value.row for value in values]
    ways = [
        Way(anew(rows, n) if labels_goals(labels) else 0.0 if n == 0 else FORBIDDEN, 0.0, JOINS[value.gap])
        for n, value in enumerate(values)
    ]
    sums = [0.0]
    for w in wanted:
        sums.append(sums[-1] + EMPTY.get(w, 0.2))
    rests = [[rest(w, v.text) + (JOINS[v.gap] - FLOWING if w == "text" else 0.0) for w in wanted] for v in values]
    walk = Walk(Tokens(fits, rests, [DROPPED] * len(values), ways), Shape(sums[:-1], sums, [sums[-1] - s for s in sums[1:]]))
    found: dict[int, list[Item]] = {}
    margins: dict[int, float] = {}
    for read in walk.best():
        found.setdefault(read.column, []).append(values[read.token])
        margins[read.column] = min(margins.get(read.column, SURE), read.margin)
    return found, margins


def labels_goals(labels: list[Item]) -> bool:
    """Return whether several goals are asked for: only their texts may stand in several rows."""
    return len({label.means("goal") for label in labels} - {None}) > 1


def anew(rows: list[int], index: int) -> float:
    """Return what it costs that a value begins a row anew: one of several that stand in a row of the source."""
    if index == 0:
        return 0.0
    return ANEW if rows[index] > rows[index - 1] and rows.count(rows[index]) > 1 else FORBIDDEN


def place(label: Item, value: Item, shift: int, heads: list[Item]) -> float:
    """Return what it is worth that a value stands under a label, in a row that has lost so many cells on its left.

    In rows of the source what stands under one of the heads is no other label's.
    """
    if value.under(label, shift):
        return UNDER
    return -UNDER if any(value.under(head) for head in heads) else 0.0


def lost_on_the_left(labels: list[Item], values: list[Item]) -> int:
    """Return by how many cells a row of values in copied text is shorter than the row of labels over it: a merged cell is printed once.

    A row padded with empty cells on its right is as short when it holds a text for each goal that its labels end with.
    """
    if labels[-1].exact or labels[-1].aligned or any(item.start is None for item in (*labels, *values)):
        return 0
    filled = [value for value in values if value.text]
    goals = len(labels) - next((n for n in range(len(labels), 0, -1) if not labels[n - 1].means("goal")), 0)
    padded = 1 < goals == len(filled) and [value.start for value in filled] == [*range(goals)]
    above, below = (max((item.start or 0) for item in row) for row in (labels, filled if padded else values))
    return max(0, above - below) if values[0].row > labels[-1].row else 0


def begins(wanted: str, values: list[Item], index: int) -> float:
    """Return what it is worth that a text of several begins another value."""
    if wanted != "text" or index == 0:
        return 0.0
    text, before = values[index].text, values[index - 1].text
    if FIRST.match(text):
        worth = RESTARTED if FIRST.match(values[0].text) else BEGUN
    elif LATER.match(text) and values[index - 1].row != values[index].row and [v.row for v in values].count(values[index].row) == 1:
        worth = -RESTARTED
    else:
        worth = STOPPED if STOP.search(before) else -STOPPED if len(before) >= LINE else 0.0
    return worth + (SAID_AGAIN if text == values[0].text else 0.0)


def left_empty(found: list[Item], index: int, end: int, goes_on: bool) -> bool:
    """Return whether the place of the label at ``index``, which has no value, is seen to be empty; ``end`` is where its run of labels does.

    A cell of its own is; so is the end of a line before another label, unless several labels are listed before their values or
    head columns of values below.
    """
    label = found[index]
    if HEADING.match(label.text) and (index + 1 == len(found) or found[index + 1].label):
        return False
    if index + 1 == len(found):
        return goes_on and POINTED.search(label.text) is None
    following = found[index + 1]
    if label.loose:
        return not listed(found, index, end)
    if following.row == label.row:
        return not following.text or has_values(found, index, label.row) or labels_below(found, index, goes_on)
    return not label.exact


def listed(found: list[Item], index: int, end: int) -> bool:
    """Return whether a loose label stands in a run of labels whose values follow the run."""
    start = index
    while start and found[start - 1].label:
        start -= 1
    near = found[max(start, index - LISTED) : min(end, index + LISTED + 1)]
    return sum(item.loose and not item.means("block") for item in near) >= LISTED


def has_values(found: list[Item], index: int, row: int) -> bool:
    """Return whether more than labels stand in a row near an item of it."""
    near = found[max(0, index - WIDEST) : index + WIDEST]
    return any(item.text and not item.label for item in near if item.row == row)


def labels_below(found: list[Item], index: int, goes_on: bool) -> bool:
    """Return whether the row under a row of labels begins with a label too, so that no values stand under them."""
    row = found[index].row
    below = next((item for item in found[index + 1 : index + 2 * WIDEST] if item.row > row and item.text), None)
    return goes_on if below is None else below.label
