"""The other half of ``office_ways``: of these whoever works on the reader sees only the total."""

import re
from collections.abc import Iterator, Sequence
from html import escape
from io import BytesIO
from random import Random
from typing import Any
from zipfile import ZipFile, ZipInfo

from msgspec.structs import replace

from layouts.as_html import block_parts
from layouts.block import Block, Cell, Paragraph, Piece, Table, label, table, value
from layouts.canvas import column_widths, wide, wrapped
from layouts.contact.grids import above_rows, every_form, told
from layouts.family import Draft, Family
from layouts.held.sheets import workbook
from layouts.indicator_rows import head_text
from layouts.known import Form, Known, Row
from layouts.printing import Printing, flat, text_of
from layouts.setting import blocks
from layouts.style import LEVELS, Style
from layouts.unseen.book import laid

FIGURE = re.compile(r"([≥≤=><]?)(\d[\d,]*)(?:\.(\d+))?(\D{0,8})")
FORMULA_SIGNS = {"≥": r"\geq ", "≤": r"\leq ", "=": "= ", ">": "> ", "<": "< ", "": ""}
OTHER_SIGNS = {"≥": ("≧", "＞＝", "不少于"), "≤": ("≦", "＜＝", "不高于"), "=": ("＝",), ">": ("＞",), "<": ("＜",), "": ("",)}
FULL = str.maketrans("0123456789.,%", "０１２３４５６７８９．，％")
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
KINDS = (
    '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
RELATIONS = (
    '<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)
PAPER = 96


def as_formula(draft: Draft) -> bytes:
    """Return Markdown as models write it that read pages: headings, tables as one line of markup, figures as formulas."""
    parts = []
    for block in draft.blocks:
        if isinstance(block, Paragraph):
            parts.append("#" * (block.heading or 0) + (" " if block.heading else "") + block.text)
        else:
            made = Table(block.width, tuple(replace(cell, text=formula(cell)) for cell in block.cells))
            parts.append("".join(block_parts(made, nested=False)))
    return "\n\n".join(parts).encode()


def formula(cell: Cell) -> str:
    """Return a cell whose figure with a sign or a per cent is written as a formula."""
    found = None if cell.label else FIGURE.fullmatch(cell.text)
    if found is None or not (found[1] or found[4].startswith("%")):
        return cell.text
    figure = found[2] + (f".{found[3]}" if found[3] else "")
    percent, rest = (r"\%", found[4][1:]) if found[4].startswith("%") else ("", found[4])
    return f"${FORMULA_SIGNS[found[1]]}{figure}{percent}${rest}"


def formatted(book: Any, looks: dict[str, Any], draft: Draft) -> None:  # noqa: ANN401 - a workbook of xlsxwriter
    """Fill one sheet with figures as numbers, sign and unit in the format alone."""
    sheet = book.add_worksheet("Sheet1")
    made: dict[str, Any] = {}

    def place(row: int, column: int, cell: Cell) -> None:
        number, look = figure_of(cell)
        if isinstance(number, float):
            made[look] = made.get(look) or book.add_format({"border": 1, "num_format": look})
            sheet.write_number(row, column, number, made[look])

    laid(draft, sheet, looks, place)


def figure_of(cell: Cell) -> tuple[float | str, str]:
    """Return what a sheet holds of a cell: a number and its format, or a text."""
    found = None if cell.label else FIGURE.fullmatch(cell.text)
    if found is None or '"' in cell.text or (found[3] is None and not found[1] and not found[4]):
        return cell.text, "General"
    percent = found[4].startswith("%")
    sign, rest = (f'"{found[1]}"' if found[1] else ""), found[4][1:] if percent else found[4]
    places = ("." + "0" * len(found[3])) if found[3] else ""
    look = f"{sign}{'#,##0' if ',' in found[2] else '0'}{places}{'%' if percent else ''}" + (f'"{rest}"' if rest else "")
    number = float(found[2].replace(",", "") + (f".{found[3]}" if found[3] else ""))
    return (number / 100 if percent else number), look


def tracked(draft: Draft) -> bytes:
    """Return a Word file from a template with fields, changed while changes were tracked."""
    random = Random(draft.name)
    body = "".join(
        f"<w:p><w:r><w:t>{escape(block.text)}</w:t></w:r></w:p>" if isinstance(block, Paragraph) else word_table(block, random)
        for block in draft.blocks
    )
    buffer = BytesIO()
    with ZipFile(buffer, "w") as made:
        for name, text in (
            ("[Content_Types].xml", KINDS),
            ("_rels/.rels", RELATIONS),
            (
                "word/document.xml",
                f'<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>',
            ),
        ):
            made.writestr(ZipInfo(name, (2025, 1, 2, 0, 0, 0)), text)
    return buffer.getvalue()


def word_table(block: Table, random: Random) -> str:
    """Return a table in Word's markup, some rows and cells in fields."""
    rows = []
    for number, slots in enumerate(block.lattice()):
        cells = "".join(word_cell(slot.cell, number, random) for slot in slots if not slot.along)
        row = f"<w:tr>{cells}</w:tr>"
        rows.append(f"<w:sdt><w:sdtContent>{row}</w:sdtContent></w:sdt>" if random.random() < 0.2 else row)
    grid = "".join('<w:gridCol w:w="900"/>' for _ in range(block.width))
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl><w:p/>"


def word_cell(cell: Cell, row: int, random: Random) -> str:
    """Return a cell in Word's markup: merged as its table says, perhaps changed, perhaps a field."""
    merge = ('<w:vMerge w:val="restart"/>' if row == cell.row else "<w:vMerge/>") if cell.rows > 1 else ""
    spans = f'<w:gridSpan w:val="{cell.columns}"/>' if cell.columns > 1 else ""
    about = f"<w:tcPr>{spans}{merge}</w:tcPr>"
    lines = cell.text.split("\n") if row == cell.row else [""]
    change = not cell.label and bool(cell.text) and random.random() < 0.3
    inside = "".join(f"<w:p>{run(line, changed=change)}</w:p>" for line in lines)
    inside = f"<w:sdt><w:sdtContent>{inside}</w:sdtContent></w:sdt>" if not cell.label and random.random() < 0.5 else inside
    return f"<w:tc>{about}{inside}</w:tc>"


def run(text: str, *, changed: bool) -> str:
    """Return a text in Word's markup; a changed one behind what it was before."""
    made = f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'
    before = '<w:del w:id="1" w:author="a"><w:r><w:delText>旧稿12</w:delText></w:r></w:del>'
    return f'{before}<w:ins w:id="2" w:author="a">{made}</w:ins>' if changed else made


def in_bars(known: Known, style: Style, _: Random) -> str:
    """Return forms as old programs print Word files: cells between bars, wrapped, without a rule between rows."""
    return "\n".join(line for block in blocks(known, style) for line in bar_lines(block)) + "\n"


def bar_lines(block: Block) -> Iterator[str]:
    """Yield the lines of a block."""
    if isinstance(block, Paragraph):
        yield from ("", block.text, "")
        return
    widths = column_widths(block, PAPER)
    for slots in block.lattice():
        own = [(s.cell, "" if s.down else s.cell.text, sum(widths[n : n + s.cell.columns])) for n, s in enumerate(slots) if not s.along]
        broken = [wrapped(flat(text), room) for _, text, room in own]
        for at in range(max(map(len, broken))):
            parts = [part[at] if at < len(part) else "" for part in broken]
            yield "|" + "|".join(part + " " * (room - wide(part)) for part, (_, _, room) in zip(parts, own, strict=True)) + "|"


def in_full_width(blocks: list[Block], random: Random) -> list[Block]:
    """Return the blocks with every figure's signs as wide as Chinese ones, the operators as some keyboards have them."""
    one = {sign: random.choice(others) for sign, others in OTHER_SIGNS.items()}
    return [Table(b.width, tuple(widened(cell, one) for cell in b.cells), b.head) if isinstance(b, Table) else b for b in blocks]


def widened(cell: Cell, signs: dict[str, str]) -> Cell:
    """Return a cell with its figure in wide signs."""
    found = None if cell.label else FIGURE.fullmatch(cell.text)
    return cell if found is None else replace(cell, text=signs[found[1]] + cell.text[len(found[1]) :].translate(FULL))


def with_methods(known: Known, style: Style) -> list[Block]:
    """Return forms whose indicators have columns on how they are measured, with figures of their own."""

    def inside(form: Form, style: Style) -> Iterator[Block]:
        keys = list(style.columns)
        at = keys.index("target") + 1
        heads = [
            *(head_text(style, key) for key in keys[:at]),
            "指标解释",
            "计算方法",
            "评分标准",
            *(head_text(style, k) for k in keys[at:]),
        ]
        rows: list[Sequence[Piece]] = [[label(text) for text in heads]]
        rows += [[*(value(text) for text in measured(row, style, keys, at))] for row in form.rows]
        wider = replace(style, columns=(*style.columns, "note", "note", "note"))
        yield table(wider.width, [*above_rows(form, wider), *rows])

    return every_form(known, style, inside)


def measured(row: Row, style: Style, keys: list[str], at: int) -> list[str]:
    """Return the texts of a row with its columns on measuring."""
    plain = [getattr(row, key) if key in LEVELS[:2] else row.name if key == "row" else told(style, key, row) for key in keys]
    rate = row.aim is not None and row.aim.unit == "%"
    how = "实际完成数÷计划数×100%" if rate else "查阅台账、合同和验收资料"
    return [*plain[:at], f"反映{row.name}的情况", how, "达到目标得满分，每降低1个百分点扣0.5分，扣完为止", *plain[at:]]


def methods_printed(known: Known, style: Style, random: Random) -> str:
    """Return those forms as text."""
    return text_of(with_methods(known, style), random.choice((Printing(), Printing(apart="pipe"), Printing(apart="blanks"))))


OFFICES_ASIDE = (
    Family(name="latex-signs", choice="converters", builder=(".md", as_formula)),
    Family(name="sheet-formats", choice="structured", builder=workbook(formatted)),
    Family(name="tracked", choice="structured", builder=(".docx", tracked)),
    Family(name="bars-wrapped", choice="wrapping", printer=in_bars),
    Family(name="full-width", choice="columns", changer=in_full_width, printing=(Printing(), Printing(apart="pipe"))),
    Family(name="method-columns", choice="columns", printer=methods_printed),
)
