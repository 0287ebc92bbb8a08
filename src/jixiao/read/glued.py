"""Lines whose cells a copy has glued together without any sign: labels are cut off, then levels, then values at the end."""

import re
from functools import cache

from jixiao.forms.grammar import labels, level_ranks, levels, means, target_words
from jixiao.formula.target_units import UNITS
from jixiao.read.blocks import Cell
from jixiao.read.lines import placed
from jixiao.read.unglue import begins_value, doubled, money_of_run
from jixiao.values.place import Place

SHORTEST = 4
"""Shorter labels stand inside too many words to be cut off."""
MOST = 600
SCALED = re.compile(r"^[\d,.]+[万亿千百]?")
RATED = ("adjusted", "executed", "execution_rate")
"""The columns of a row of budget and execution that a rate makes sure."""
MOST_TWICE = 40
SURE = 0.6
"""How sure a cell cut out of a line is."""
INNER = frozenset(("field", "other", "money_column", "column"))
NOTE = r"\s*(?:[(（][^()（）]{0,10}[)）])?\s*[:：]?\s*"
NAMED = re.compile(r"((?:项目|专项|转移支付)(?:[(（]项目[)）])?名称)(?=[^\s:：]).{3,80}")
VALUE = re.compile(r"(?:[≥≤><=]{1,2}\s*\d[\d,]*(?:\.\d+)?[^\d,，。；]{0,4}|\d[\d,]*(?:\.\d+)?(?:%|‰|[万亿]?元|[^\d\s,，。；()（）]{1,3}))$")


@cache
def label_pattern(inner: bool) -> re.Pattern[str]:
    """Return the pattern of labels and levels; ``inner`` of those that may be cut out of the middle of a line."""
    keys = {key for key, found in labels().items() if not inner or any(m.group in INNER and m.field != "head" for m in found)}
    keys |= set() if inner else {key for rank in (1, 2) for key in levels(rank) if key.endswith("指标")}
    words = sorted((key for key in keys if len(key) >= SHORTEST), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(map(re.escape, words))}|指标值|执行率|得分|分值){NOTE}")


def begins_glued(text: str) -> bool:
    """Return whether a line is a project's name glued to its label."""
    return len(text) < MOST and NAMED.match(text) is not None and means(text, "field") is None


def glued_cells(cell: Cell) -> list[Cell]:
    """Return the cells of a glued line, each less sure than a cell that the source tells."""
    if len(cell.text) > MOST:
        return [cell]
    pieces = cut(cell.text)
    if pieces and pieces[0][0] == cell.text.strip():
        return [cell]
    cells = [Cell(text, placed(cell, text, offset), cell.row, n) for n, (text, offset) in enumerate(pieces)]
    return [c._replace(place=unsure(c)) for c in cells]


def unsure(cell: Cell) -> Place:
    """Return the place of a cell with the confidence of glued text."""
    place = cell.place
    return Place(line=place.line, page=place.page, column=place.column, box=place.box, text=place.text, confidence=SURE)


def cut(text: str) -> list[tuple[str, int]]:
    """Return the pieces of a line with their offsets: labels, what stands between them, values at the end."""
    pieces: list[tuple[str, int]] = []
    at, level = 0, False
    if named := NAMED.match(text):
        pieces, at = [(named[1], 0)], named.end(1)
    while at < len(text):
        found = label_pattern(False).match(text, at)
        if found and not (level and not is_level(found[0])):
            pieces.append((found[0].strip(), at))
            level = is_level(found[0])
            at = found.end()
            continue
        following = None if level or not pieces else label_pattern(True).search(text, at + 1)
        end = following.start() if following else len(text)
        value = text[at:end]
        if level:
            pieces += values(value, at)
        elif pieces and means(pieces[-1][0], "money") and (sums := money_of_run(value, RATED)):
            pieces += [(sums[field] + ("%" if field == RATED[-1] else ""), at) for field in RATED]
        else:
            pieces += (values(value, at) if not pieces else []) or [(value.strip(), at)]
        at = end
    return [(piece, offset) for piece, offset in pieces if piece]


def is_level(text: str) -> bool:
    """Return whether a label is the name of a level."""
    return any(level_ranks(text))


def values(text: str, offset: int) -> list[tuple[str, int]]:
    """Return a name and the values glued to its end; where none can be told from the name nothing is read."""
    ends: list[tuple[str, int]] = []
    rest = text.rstrip()
    if (twice := twice_at_end(rest)) is not None:
        name, once, again = twice
        return [(name, offset), (once, offset + len(name)), (again, offset + len(rest) - len(again))]
    while found := value_at_end(rest):
        ends.insert(0, (found, offset + len(rest) - len(found)))
        rest = rest[: -len(found)].rstrip()
    return [(rest, offset), *ends] if rest and ends else []


def twice_at_end(text: str) -> tuple[str, str, str] | None:
    """Return a name and the value that stands twice at the end of a text (planned and reached), None where there is none."""
    for start in range(max(2, len(text) - MOST_TWICE), len(text) - 1):
        found = doubled(text, start) if begins_value(text, start) else None
        if found is not None and found[2] == len(text):
            return text[:start], found[0], found[1]
    return None


def value_at_end(text: str) -> str | None:
    """Return the value that a text ends with, None where it ends with none."""
    found = VALUE.search(text)
    if found and (found[0][0] in "≥≤><=" or found[0][-1] in "%‰" or SCALED.sub("", found[0]) in UNITS):
        return found[0]
    whole, _ = target_words()
    return max((word for word in whole if len(word) > 2 and text.endswith(word)), key=len, default=None)
