"""Forms that a copy has turned into traditional characters, with the sound of some beside them, read as the simplified text they were."""

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from jixiao.params.lexicon import simplified
from jixiao.read.blocks import Aligned, Block, Cell, Grid, Paragraph
from jixiao.values.place import Place

MARKS = ("績效", "指標", "項目名稱", "預算")
"""Words that show the text is a form in traditional characters."""
LEAST = 2
SOUND = re.compile(r"(?<=[\u3400-\u9fff])\([a-zāáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜü]{1,6} ?\)")
"""What such copies put behind a character: how it is said."""


def is_traditional(text: str) -> bool:
    """Return whether a text is a form in traditional characters."""
    plain = SOUND.sub("", text) if "(" in text else text
    return sum(mark in plain for mark in MARKS) >= LEAST


def restored(text: str) -> tuple[str, int]:
    """Return a text in simplified characters without sounds, and how many characters were changed."""
    plain = SOUND.sub("", text)
    made = plain.translate(simplified())
    return made, sum(a != b for a, b in zip(plain, made, strict=True))


def with_places(blocks: Iterable[Block], lines: Sequence[str]) -> Iterator[Block]:
    """Yield blocks whose places point into the text as it stands in the file: its lines, with sounds, in traditional characters."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield replace(block, place=in_file(block.place, lines))
        elif isinstance(block, Grid):
            yield replace(block, rows=tuple(placed_in_file(row, lines) for row in block.rows))
        elif isinstance(block, Aligned):
            yield replace(block, lines=tuple(placed_in_file(line, lines) for line in block.lines))
        else:
            yield replace(block, cells=placed_in_file(block.cells, lines))


def placed_in_file(cells: tuple[Cell, ...], lines: Sequence[str]) -> tuple[Cell, ...]:
    """Return cells with their places in the file."""
    return tuple(cell._replace(place=in_file(cell.place, lines)) for cell in cells)


def in_file(place: Place, lines: Sequence[str]) -> Place:
    """Return a place in the restored text as one in the file: sounds stand before it in its line and in it."""
    if not place.line or not place.column or place.line > len(lines):
        return place
    line = lines[place.line - 1]
    start = original(line, place.column - 1)
    return replace(place, column=start + 1, text=line[start : original(line, place.column - 1 + len(place.text))].strip())


def original(line: str, offset: int) -> int:
    """Return the offset in a line with sounds of an offset in the line without them."""
    for sound in SOUND.finditer(line):
        if sound.start() > offset:
            break
        offset += len(sound[0])
    return offset
