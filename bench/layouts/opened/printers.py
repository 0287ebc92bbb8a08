"""Printings of the opened families that have a way of their own."""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from random import Random

from layouts.block import Block, Paragraph, Slot, Table
from layouts.indicator_rows import said
from layouts.known import Known
from layouts.setting import blocks, form_table
from layouts.style import NAMED, Style

Rows = Callable[[Sequence[Slot]], list[str]]
GAPS = "　　"


def full_width(known: Known, style: Style, _: Random) -> str:
    """Return rows whose cells full-width blanks part, where empty cells vanish."""
    return written(blocks(known, style), lambda row: [GAPS.join(texts(row))])


def colons(known: Known, style: Style, _: Random) -> str:
    """Return label and value of the head on one line with a colon, the indicators in rows of tabs."""
    made: list[str] = []
    for block in blocks(known, style):
        if isinstance(block, Paragraph):
            made.append(block.text)
            continue
        first = min(block.head, default=0)
        for number, row in enumerate(block.lattice()):
            made += (
                list(labelled(row))
                if number < first
                else ["\t".join("" if slot.down else slot.cell.text for slot in row if not slot.along)]
            )
    return "\n".join(made) + "\n"


def labelled(row: Sequence[Slot]) -> Iterator[str]:
    """Yield a row of the head: label and value joined where they are neighbours, all else in tabs."""
    cells = [slot.cell for slot in row if not slot.along and not slot.down]
    pairs = [(one, two) for one, two in pairwise(cells) if one.label and not two.label]
    if len(pairs) * 2 == len(cells):
        yield from (f"{one.text}：{two.text}".replace("\n", "") for one, two in pairs)
    else:
        yield "\t".join("" if slot.down else slot.cell.text.replace("\n", "") for slot in row if not slot.along)


def written(made: Sequence[Block], rows: Rows) -> str:
    """Return the blocks with the rows of their tables as given."""
    lines = [
        line
        for block in made
        for line in ([block.text] if isinstance(block, Paragraph) else [t for row in block.lattice() for t in rows(row)])
    ]
    return "\n".join(lines) + "\n"


def texts(row: Sequence[Slot]) -> list[str]:
    """Return what stands in a row's cells that begin there and are not empty."""
    return [slot.cell.text.replace("\n", "") for slot in row if not slot.along and not slot.down and slot.cell.text]


def values_then_names(known: Known, style: Style, random: Random) -> str:
    """Return all figures of a form before all names."""
    lines: list[str] = []
    for form in known.forms:
        lines += head_lines(form_table(form, style))
        keys = [key for key in style.columns if key not in NAMED]
        random.shuffle(keys)
        lines += [text for key in keys for row in form.rows if (text := said(style, key, row))]
        lines += [row.name for row in form.rows]
        lines += [level for row in form.rows for level in (row.level1, row.level2)]
    return "\n".join(lines) + "\n"


def shuffled(known: Known, style: Style, random: Random) -> str:
    """Return the cells of every form a line each, those of the indicators in no order at all."""
    lines: list[str] = []
    for form in known.forms:
        table = form_table(form, style)
        lines += head_lines(table)
        rest = [cell.text for cell in table.cells if cell.row >= min(table.head) and cell.text]
        random.shuffle(rest)
        lines += rest
    return "\n".join(lines) + "\n"


def head_lines(table: Table) -> list[str]:
    """Return the cells above the indicators, a line each."""
    return [cell.text for cell in table.cells if cell.row < min(table.head) and cell.text]


def continued(known: Known, style: Style, _: Random) -> str:
    """Return forms that go over pages: every twelve rows the title again with 续表, and the header again."""
    made, title = list[str](), ""
    for block in blocks(known, style):
        if isinstance(block, Paragraph):
            made.append(block.text)
            title = block.text if block.heading == 2 else "绩效目标表"
            continue
        lines = [
            "\t".join("" if slot.down else slot.cell.text.replace("\n", "") for slot in row if not slot.along) for row in block.lattice()
        ]
        head = [lines[number] for number in block.head]
        begin = max(block.head, default=0) + 1
        made += lines[:begin]
        for at in range(begin, len(lines), 12):
            made += ([f"{title}（续表）", *head] if at > begin else []) + lines[at : at + 12]
    return "\n".join(made) + "\n"
