"""What a line says of one indicator: its name, what stands behind it, and the heads of columns with their values wherever they stand.

建设卫生院数≥14家（完成值：14家；分值：5），购置设备数：指标值：≥2套，验收合格率 — 指标值：≥98% / 得分：4
"""

import re
from collections.abc import Iterator
from itertools import zip_longest
from typing import NamedTuple

from jixiao.forms.grammar import meanings, means, weak_heads
from jixiao.forms.keys import label_key
from jixiao.read.blocks import Cell
from jixiao.read.recast.pairs import part, parts_at
from jixiao.read.rows.looks import looks
from jixiao.read.rows.phrases import name_and_target

LABEL = re.compile(
    r"(?:^|(?<=[（(\[【;；,，、/|｜。:：\s—–-]))\s*((?:[^\s（(\[【;；,，、/|｜。:：]{2,16}(?:[（(][^（）()]{1,8}[)）])?|[^\s（(\[【;；,，、|｜。:：]{2,16})(?=\s*[:：])"
    r"|[\u4e00-\u9fff]{2,8}(?=\s*[≥≤≧≦＞＜><=＝\d])|(?<=[ \u3000]{2})[\u4e00-\u9fff]{4,16}(?=[ \u3000]\S))\s*[:：]?"
)
"""A head of a column and its colon, or its value at once, in running text; between wide blanks a word is value enough."""
SLASH = re.compile(r"\s+[/|｜]\s+|\t|｜")
"""What parts values that no head tells."""
COMMAS = "，,、"
THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
PARTING = re.compile(r"[（()）;；\n，,、。：:]")
"""All that may part stretches, and brackets."""
BARE = frozenset(("name", "level1", "level2"))
"""Heads that name a row and hold no value of it."""
OPEN = " \t\u3000（([【—–-:：,，;；、/|｜"
CLOSE = " \t\u3000；;，,、/|｜。"
NO_NAME = frozenset(("field", "money", "money_column", "goal", "other"))


class LabelledIndicator(NamedTuple):
    """An indicator's name and what is to be reached, either empty, and its values by head."""

    name: Cell
    target: Cell
    values: tuple[tuple[Cell, Cell], ...]


def labels_in(cell: Cell) -> Iterator[re.Match[str]]:
    """Yield where heads of columns of values stand in a text."""
    found = list(LABEL.finditer(cell.text))
    ends = [*(one.start() for one in found[1:]), len(cell.text)]
    yield from (one for one, end in zip(found, ends, strict=False) if is_head(one[1], cell.text[one.end() : end]))


def is_head(text: str, value: str) -> bool:
    """Return whether a text is the head of a column of values: of one that may be a word of a sentence its value tells it."""
    if weak_heads().get(label_key(text)) == "target":
        return looks(value.strip(CLOSE)).value
    return means(text, "column") not in (None, *BARE)


def labelled_indicator(cell: Cell) -> LabelledIndicator | None:
    """Return what a text says of an indicator, None where it says nothing that is one's."""
    found = list(labels_in(cell))
    head = part(cell, 0, found[0].start() if found else len(cell.text))
    values = tuple(
        (part(cell, *one.span(1)), value_of(cell, one.end(), after.start() if after else len(cell.text)))
        for one, after in zip_longest(found, found[1:])
    )
    head = trimmed(head, OPEN if found else CLOSE)
    blank = head.text.rstrip(":：") if not found else head.text
    spans = name_and_target(head.text)
    divided = spans is not None
    name, target = (part(head, *span) for span in spans) if spans else (part(head, 0, len(blank)), head._replace(text=""))
    if any(meaning.group in NO_NAME for meaning in meanings(name.text)) or not (found or divided or blank != head.text):
        return None
    told, *more = parts_at(target, SLASH) if target.text else [target]
    values += tuple((name._replace(text=""), one) for one in more)
    return LabelledIndicator(name, trimmed(told, CLOSE), values)


def value_of(cell: Cell, start: int, end: int) -> Cell:
    """Return a value without the signs that part it from the next, and without a bracket that it has not opened."""
    value = trimmed(part(cell, start, end), CLOSE)
    for left, right in ("（）", "()"):
        if value.text.endswith(right) and value.text.count(left) < value.text.count(right):
            value = trimmed(part(value, 0, len(value.text) - 1), CLOSE)
    return value


def trimmed(cell: Cell, signs: str) -> Cell:
    """Return a cell without some signs at its end."""
    return part(cell, 0, len(cell.text.rstrip(signs)))


def statements(cell: Cell, signs: str) -> Iterator[Cell]:
    """Yield the stretches of a text between signs that stand in no bracket, those between commas where each is a name with its target."""
    for whole in apart(cell, signs):
        pieces = list(apart(whole, COMMAS))
        yield from pieces if len(pieces) > 1 and all(map(is_statement, pieces)) else (whole,)


def is_statement(cell: Cell) -> bool:
    """Return whether a text is a name with a value as its target, or a word behind a colon, and nothing else."""
    text = cell.text.strip(CLOSE)
    spans = name_and_target(text)
    return spans is not None and (looks(text[slice(*spans[1])].strip()).value or text[spans[1][0] - 1] in "：:")


def apart(cell: Cell, signs: str = ";；\n") -> Iterator[Cell]:
    """Yield the stretches of a text between signs that stand in no bracket and in no figure (12,000.00)."""
    depth, start = 0, 0
    figured = {found.start() for found in THOUSANDS.finditer(cell.text)} if "," in signs else ()
    for n, sign in ((found.start(), found[0]) for found in PARTING.finditer(cell.text)):
        depth += (sign in "（(") - (sign in "）)")
        if sign in signs and depth <= 0 and n not in figured:
            if cell.text[start:n].strip():
                yield part(cell, start, n)
            start = n + 1
    if cell.text[start:].strip():
        yield part(cell, start, len(cell.text))
