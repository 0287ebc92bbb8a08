"""Word files of the held families, written part by part: text boxes, and tables inside the cells of tables."""

import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO

from layouts.block import Block, Paragraph, Slot, Table
from layouts.family import Draft
from layouts.held.changers import parted
from layouts.held.flat import goals, identity, money
from layouts.setting import TITLES, cover_title

SPACE = "http://schemas.openxmlformats.org"
DOCUMENT = (
    f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="{SPACE}/wordprocessingml/2006/main" '
    'xmlns:v="urn:schemas-microsoft-com:vml"><w:body>{body}<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
    "</w:sectPr></w:body></w:document>"
)
TYPES = (
    f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Types xmlns="{SPACE}/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
LINKS = (
    f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="{SPACE}/package/2006/relationships">'
    f'<Relationship Id="rId1" Type="{SPACE}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)
MADE = (2025, 1, 2, 0, 0, 0)
BORDERS = "".join(f'<w:{side} w:val="single" w:sz="4"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV"))


def word(body: Callable[[Draft], Iterator[str]]) -> tuple[str, Callable[[Draft], bytes]]:
    """Return the builder of Word files with that body."""
    return ".docx", lambda draft: package("".join(body(draft)))


def package(body: str) -> bytes:
    """Return the Word file of a body, the same bytes every time."""
    buffer = BytesIO()
    parts = {"[Content_Types].xml": TYPES, "_rels/.rels": LINKS, "word/document.xml": DOCUMENT.format(body=body)}
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in parts.items():
            file.writestr(zipfile.ZipInfo(name, MADE), text, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def escaped(text: str) -> str:
    """Return a text as XML holds it."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def paragraph(text: str) -> str:
    """Return the paragraphs of a text, one a line."""
    return "".join(f'<w:p><w:r><w:t xml:space="preserve">{escaped(line)}</w:t></w:r></w:p>' for line in text.split("\n"))


def boxed(text: str) -> str:
    """Return a paragraph that holds a text box, as high as its lines need."""
    height = 14 + 18 * sum(1 + len(line) // 50 for line in text.split("\n"))
    content = f"<v:textbox><w:txbxContent>{paragraph(text)}</w:txbxContent></v:textbox>"
    shape = f'<v:shape style="width:600pt;height:{height}pt">{content}</v:shape>'
    return f"<w:p><w:r><w:pict>{shape}</w:pict></w:r></w:p>"


def grid(table: Table, extra: str = "") -> str:
    """Return a table; ``extra``: a row's markup at its end."""
    columns = "".join(f'<w:gridCol w:w="{14000 // table.width}"/>' for _ in range(table.width))
    rows = "".join(f"<w:tr>{''.join(square(slot) for slot in row if not slot.along)}</w:tr>" for row in table.lattice())
    return f"<w:tbl><w:tblPr><w:tblBorders>{BORDERS}</w:tblBorders></w:tblPr><w:tblGrid>{columns}</w:tblGrid>{rows}{extra}</w:tbl>"


def square(slot: Slot) -> str:
    """Return a cell, or its continuation in a row below."""
    cell = slot.cell
    wide = f'<w:gridSpan w:val="{cell.columns}"/>' if cell.columns > 1 else ""
    tall = ("<w:vMerge/>" if slot.down else '<w:vMerge w:val="restart"/>') if cell.rows > 1 else ""
    return f"<w:tc><w:tcPr>{wide}{tall}</w:tcPr>{paragraph('' if slot.down else cell.text)}</w:tc>"


def text_boxes(draft: Draft) -> Iterator[str]:
    """Yield title, project, money and goals in text boxes, the indicators in a table."""
    style = draft.style
    if style.cover:
        yield paragraph(cover_title(draft.known, style))
    tables = [block for block in draft.blocks if isinstance(block, Table)]
    for form, table in zip(draft.known.forms, tables, strict=True):
        yield boxed(f"{TITLES[style.schema]}\n（{form.year}年度）")
        yield boxed("\n".join(f"{label}：{text}" for label, text in identity(form, style)))
        yield boxed("\n".join([f"资金单位：{style.money}", *(f"{label}：{text}" for label, text in money(form, style))]))
        yield from (boxed(f"{label}：{text}") for label, text in goals(form, style))
        yield grid(last_part(table)) + paragraph("")


def last_part(table: Table) -> Table:
    """Return the indicators' part of a form's table."""
    found = parted(table)[-1]
    if not isinstance(found, Table):
        raise TypeError("the last part of a form is its indicators")
    return found


def tables_in_cells(draft: Draft) -> Iterator[str]:
    """Yield every form as one table, whose last row is a cell with the table of the indicators inside."""
    for block in draft.blocks:
        yield paragraph(block.text) if isinstance(block, Paragraph) else outer(block)


def outer(table: Table) -> str:
    """Return one form."""
    first = min(table.head)
    above = Table(table.width, tuple(cell for cell in table.cells if cell.row < first))
    inner = grid(last_part(table)) + paragraph("")
    row = f'<w:tr><w:tc><w:tcPr><w:gridSpan w:val="{table.width}"/></w:tcPr>{inner}</w:tc></w:tr>'
    return grid(above, row) + paragraph("")


def forms_of(blocks: list[Block]) -> list[list[Block]]:
    """Return the blocks form by form, each ending with its table."""
    made: list[list[Block]] = [[]]
    for block in blocks:
        made[-1].append(block)
        if isinstance(block, Table):
            made.append([])
    return [own for own in made if any(isinstance(block, Table) for block in own)]
