"""Word files of unread families: with changes that are kept on record, and with fields to fill in around every value."""

from collections.abc import Callable, Iterator
from random import Random

from layouts.block import Block, Paragraph, Slot, Table
from layouts.family import Draft
from layouts.held.office import BORDERS, escaped, paragraph, word

Run = Callable[[str, Random], str]
CHANGED = 'w:id="7" w:author="审核人" w:date="2025-03-05T09:00:00Z"'


def run(text: str, tag: str = "t") -> str:
    """Return one run of text."""
    return f'<w:r><w:{tag} xml:space="preserve">{escaped(text)}</w:{tag}></w:r>'


def tracked(text: str, random: Random) -> str:
    """Return a text that was changed: what stood there is struck out, what stands there is put in."""
    if not text or random.random() < 0.6:
        return run(text)
    old = random.choice(("待定", text[:-1] or "无", "以批复为准"))
    return f"<w:del {CHANGED}>{run(old, 'delText')}</w:del><w:ins {CHANGED}>{run(text)}</w:ins>"


def controlled(text: str, random: Random) -> str:
    """Return a text in a field to fill in, with its placeholder's name."""
    return f'<w:sdt><w:sdtPr><w:alias w:val="填写"/><w:id w:val="{random.randrange(10**6)}"/></w:sdtPr><w:sdtContent>{run(text)}</w:sdtContent></w:sdt>'


def square(slot: Slot, write: Run, random: Random) -> str:
    """Return a cell, or its continuation in a row below."""
    cell = slot.cell
    wide = f'<w:gridSpan w:val="{cell.columns}"/>' if cell.columns > 1 else ""
    tall = ("<w:vMerge/>" if slot.down else '<w:vMerge w:val="restart"/>') if cell.rows > 1 else ""
    own = "<w:p/>" if slot.down else paragraph(cell.text) if cell.label else values(cell.text, write, random)
    return f"<w:tc><w:tcPr>{wide}{tall}</w:tcPr>{own}</w:tc>"


def values(text: str, write: Run, random: Random) -> str:
    """Return the paragraphs of a value."""
    return "".join(f"<w:p>{write(line, random)}</w:p>" for line in text.split("\n"))


def grid(table: Table, write: Run, random: Random, *, around: bool) -> str:
    """Return a table; ``around``: some cells stand in a field to fill in with all that is in them."""
    columns = "".join(f'<w:gridCol w:w="{14000 // table.width}"/>' for _ in range(table.width))
    rows = ""
    for row in table.lattice():
        own = ""
        for slot in row:
            if not slot.along:
                made = square(slot, write, random)
                whole = around and not slot.cell.label and slot.cell.rows == 1 and random.random() < 0.5
                own += f"<w:sdt><w:sdtPr/><w:sdtContent>{made}</w:sdtContent></w:sdt>" if whole else made
        rows += f"<w:tr>{own}</w:tr>"
    return f"<w:tbl><w:tblPr><w:tblBorders>{BORDERS}</w:tblBorders></w:tblPr><w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>{paragraph('')}"


def written(write: Run, *, around: bool) -> tuple[str, Callable[[Draft], bytes]]:
    """Return the builder of Word files whose values are written in that way."""

    def body(draft: Draft) -> Iterator[str]:
        random = Random(f"word:{draft.name}")
        yield from (part(block, random) for block in draft.blocks)

    def part(block: Block, random: Random) -> str:
        return paragraph(block.text) if isinstance(block, Paragraph) else grid(block, write, random, around=around)

    return word(body)
