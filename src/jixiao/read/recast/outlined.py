"""Indicators in an outline: levels as headings, under them a name and, behind it or on lines of its own, labels with its values.

（一）产出指标
1.数量指标
（1）购置录播教室设备数：目标值：≥2套；全年完成值：2套
产出指标（质量指标）：课桌椅质检合格率：=100%；图书上架率：≥95%
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from jixiao.forms.grammar import level_ranks, means
from jixiao.forms.keys import label_key
from jixiao.read.blocks import Cell
from jixiao.read.lines import COLON, Row
from jixiao.read.recast.pairs import part, parts_at, row_of
from jixiao.read.rows.ends import is_total

MARK = re.compile(
    r"\s*(?:[-*•·●○◆■☆★]\s*)?(?:(?:[（(](?:[一二三四五六七八九十]{1,3}|\d{1,2})[)）][、.．]?|(?:[一二三四五六七八九十]{1,3}|\d{1,2})[)）、.．])\s*(?!\d))?"
)
"""What stands before a line of an outline: a bullet, a number."""
BOTH = re.compile(r"([^()（）:：—-]{2,12})\s*(?:[(（]([^()（）]{2,16})[)）]|[-—·/]+\s*([^()（）:：]{2,16}))")
"""Both levels in one: 产出指标（数量指标）, 产出指标-数量指标."""
SEMICOLON = re.compile("[;；\\n]")
LONGEST = 400
LEAST = 2
"""So many indicators make an outline."""
HEADS = ("一级指标", "二级指标", "三级指标", "指标值")


class Item(NamedTuple):
    """An indicator of an outline: the levels that hold, its name, and its values by the label printed, the empty one for a bare target."""

    first: Cell | None
    second: Cell | None
    name: Cell
    values: dict[str, Cell]


class Outline:
    """An outline as far as it is read."""

    def __init__(self) -> None:
        self.first: Cell | None = None
        self.second: Cell | None = None
        self.style: str | None = None
        self.items: list[Item] = []
        self.heads: dict[str, Cell] = {}

    def take(self, line: Cell, below: Cell | None, depth: int | None) -> bool:
        """Take a line, a heading of some depth; False where it belongs to no outline."""
        body = part(line, found.end() if (found := MARK.match(line.text)) else 0, len(line.text))
        if not body.text:
            return False
        if self.level(body, f"{depth or ''}{line.place.column or ''}{styled(found[0] if found else '')}", below):
            return True
        if self.first is None and self.second is None:
            return False
        pieces = list(parts_at(body, SEMICOLON))
        return self.fields(pieces) or self.said(pieces) or self.named(body, below)

    def level(self, body: Cell, style: str, below: Cell | None) -> bool:
        """Take a heading of one level or of both, with what it says behind a colon; ``style`` tells the levels that may be either."""
        colon = COLON.search(body.text)
        head = part(body, 0, colon.start() if colon else len(body.text))
        both = BOTH.fullmatch(head.text)
        second = next((n for n in (2, 3) if both and both[n]), 2)
        if both is not None and level_ranks(both[1])[0] and level_ranks(both[second])[1]:
            self.first, self.second = part(head, *both.span(1)), part(head, *both.span(second))
        elif self.is_first(head, style, below):
            self.first, self.second, self.style = head, None, style
        elif level_ranks(head.text)[1]:
            self.second = head
        else:
            return False
        rest = part(body, colon.end(), len(body.text)) if colon else None
        return rest is None or not rest.text or self.said(list(parts_at(rest, SEMICOLON)))

    def is_first(self, head: Cell, style: str, below: Cell | None) -> bool:
        """Return whether a heading is a level 1.

        Of a name that may be of either level its numbering tells, else what stands below: a level 2.
        """
        first, second = level_ranks(head.text)
        if not first or not second or self.first is None:
            return first
        if style or self.style:
            return style == self.style
        return below is not None and level_ranks(COLON.split(below.text)[0]) == (False, True)

    def said(self, pieces: Sequence[Cell]) -> bool:
        """Take names with their target behind a colon, or with labels and values behind them."""
        found: list[Item] = []
        for piece in pieces:
            cells = list(parts_at(piece, COLON))
            if found and len(cells) <= 2 and self.is_label(cells[0]):
                found[-1].values[self.head(cells[0])] = cells[1] if len(cells) > 1 else cells[0]._replace(text="")
            elif len(cells) == 3 and self.is_label(cells[1]):
                found.append(self.item(cells[0], {self.head(cells[1]): cells[2]}))
            elif len(cells) == 2 and not means(cells[0].text, "column") and not self.is_label(cells[1]):
                found.append(self.item(cells[0], {"": cells[1]}))
            elif len(cells) == 1 and COLON.search(piece.text):
                found.append(self.item(cells[0], {"": cells[0]._replace(text="")}))
            else:
                return False
        if any(is_total(item.name.text) for item in found):
            return False
        self.items += found
        return bool(found)

    def fields(self, pieces: Sequence[Cell]) -> bool:
        """Take labels with their values, of the indicator above."""
        pairs = [(piece, colon) for piece in pieces if (colon := COLON.search(piece.text))]
        if not self.items or len(pairs) < len(pieces):
            return False
        told = [(part(piece, 0, colon.start()), part(piece, colon.end(), len(piece.text))) for piece, colon in pairs]
        if not all(self.is_label(label) for label, _ in told):
            return False
        self.items[-1].values.update({self.head(label): value for label, value in told})
        return True

    def named(self, body: Cell, below: Cell | None) -> bool:
        """Take a name that stands alone, over a line of labels and values."""
        colon = COLON.search(below.text) if below is not None else None
        if below is None or colon is None or not self.is_label(part(below, 0, colon.start())) or COLON.search(body.text):
            return False
        self.items.append(self.item(body, {}))
        return True

    def item(self, name: Cell, values: dict[str, Cell]) -> Item:
        """Return an indicator under the levels that hold."""
        return Item(self.first, self.second, name, values)

    def is_label(self, cell: Cell) -> bool:
        """Return whether a text is the head of a column of values."""
        return means(cell.text, "column") not in (None, "name", "level1", "level2")

    def head(self, label: Cell) -> str:
        """Return the key of a head, and keep where it comes first."""
        key = label_key(label.text)
        self.heads.setdefault(key, label)
        return key

    def rows(self) -> Iterator[Row]:
        """Yield the head of the outline's table and a row for every indicator."""
        place = self.items[0].name
        bare = any("" in item.values for item in self.items)
        plain = [place._replace(text=text) for text in (HEADS if bare else HEADS[:3])]
        keys = [*([""] if bare else []), *self.heads]
        yield row_of([*plain, *self.heads.values()], 0)
        empty = place._replace(text="")
        for number, item in enumerate(self.items, 1):
            values = [item.values.get(key, item.name._replace(text="")) for key in keys]
            yield row_of([item.first or empty, item.second or empty, item.name, *values], number)


def styled(mark: str) -> str:
    """Return how a line is numbered, whatever its number."""
    return re.sub(r"\d+", "1", re.sub("[一二三四五六七八九十]+", "一", mark.strip()))


def outlined(rows: Sequence[Row]) -> Iterator[Row]:
    """Yield rows, each outline of indicators as a table."""
    lines = [*map(lone, rows), None]
    at = 0
    while at < len(rows):
        outline, end = Outline(), at
        while (line := lines[end]) is not None and outline.take(line, lines[end + 1], rows[end].heading):
            end += 1
        found = len(outline.items) >= LEAST
        end = max(end, at + 1)
        yield from outline.rows() if found else rows[at:end]
        if found and (total := total_of(lines[end])) is not None:
            yield total
            end += 1
        at = end


def total_of(line: Cell | None) -> Row | None:
    """Return the line of a total score under an outline as a label and its value."""
    colon = COLON.search(line.text) if line is not None else None
    if line is None or colon is None or not is_total(line.text[: colon.start()]):
        return None
    return Row((part(line, 0, colon.start()), part(line, colon.end(), len(line.text))))


def lone(row: Row) -> Cell | None:
    """Return the text of a line that no cells are told in, None for other rows and for running text."""
    alone = row.loose and not row.whole and len(row.cells) == 1
    return row.cells[0] if alone and 0 < len(row.cells[0].text) <= LONGEST else None
