"""The letter as a Word file: paper, type and spacing of official letters (GB/T 9704), tables in the type of forms."""

from collections.abc import Iterator
from datetime import date

from jixiao.write.document.docx import PORTRAIT, SEAM, TEXT, rows, run, section, twips
from jixiao.write.document.docx_parts import EXACT, word_file
from jixiao.write.document.fit import CELL
from jixiao.write.document.pages import Line
from jixiao.write.notice.content import Letter
from jixiao.write.notice.tables import NoticeTable

RIGHT = f'<w:pStyle w:val="body"/><w:spacing {EXACT}/><w:ind w:firstLine="0" w:firstLineChars="0" w:rightChars="200" w:right="640"/><w:jc w:val="right"/>'
SEALED = RIGHT.replace("<w:spacing", "<w:keepNext/><w:spacing", 1)
"""Of the seal's place: no sheet bears the day alone."""
PLAIN = f'<w:pStyle w:val="body"/><w:spacing {EXACT}/><w:ind w:firstLine="0" w:firstLineChars="0"/>'


def notice_docx(letter: Letter, today: date) -> bytes:
    """Return the file's bytes; the same letter gives the same bytes."""
    return word_file(body(letter), letter.title, None, today.isoformat())


def body(letter: Letter) -> Iterator[str]:
    """Yield the letter's parts: title, addressee, text and tables, place of the seal, day."""
    yield paragraph('<w:pStyle w:val="title"/>', letter.title)
    if letter.addressee:
        yield paragraph(PLAIN, letter.addressee)
    for part in letter.parts:
        if isinstance(part, Line):
            yield paragraph(
                f'<w:pStyle w:val="{part.look}"/>' + ("<w:keepNext/><w:keepLines/>" if part is letter.parts[-1] else ""), part.text
            )
        else:
            yield from grid(part)
    yield paragraph(SEALED, "（审核单位印章）")
    yield paragraph(RIGHT, letter.dated)
    yield section(PORTRAIT)


def paragraph(properties: str, text: str) -> str:
    """Return a paragraph with its properties."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{run(text)}</w:p>"


def grid(part: NoticeTable) -> Iterator[str]:
    """Yield a table under its caption; a seam ends it."""
    if part.caption:
        yield paragraph('<w:pStyle w:val="note"/><w:keepNext/><w:jc w:val="right"/>', part.caption)
    yield from rows(part.table, twips(part.widths, TEXT), CELL, more=False)
    yield SEAM.format("")
