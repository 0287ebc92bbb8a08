"""Ways in which offices and their programs hand a form on: a system's page, a converted scan, an answer in JSON, capitals, upright words."""

import json
import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from html import escape
from random import Random

from msgspec.structs import replace

from layouts.as_html import PAGE, RULED, html_of, rows_of
from layouts.as_xlsx import xlsx_of
from layouts.block import Block, Cell, Paragraph, Table
from layouts.canvas import column_widths, wrapped
from layouts.contact.grids import by_level, others
from layouts.contact.lines import pairs_of
from layouts.contact.third_lines import cells
from layouts.family import Draft, Family
from layouts.held.flat import total
from layouts.indicator_rows import head_text
from layouts.known import Known
from layouts.maker import Wish
from layouts.printing import Printing
from layouts.setting import TITLES
from layouts.style import Style

DIGITS, PLACES, GROUPS = "零壹贰叁肆伍陆柒捌玖", ("", "拾", "佰", "仟"), ("", "万", "亿")
LONGEST_INPUT, UPRIGHT, PAPER = 24, 5, 84
CHOICES = ("确定能", "有可能", "完全不可能")


def inputs(draft: Draft) -> bytes:
    """Return a system's page as a browser saves it: what is named in cells, what was typed in fields."""
    made = []
    for block in draft.blocks:
        if isinstance(block, Paragraph):
            made.append(f"<div class='title'>{escape(block.text)}</div>")
            continue
        made += ["<table>", *(f"<tr>{''.join(typed_cell(cell) for cell in row)}</tr>" for row in rows_of(block)), "</table>"]
    return PAGE.format(title="预算管理一体化系统", style=RULED, body="\n".join(made)).encode()


def typed_cell(cell: Cell) -> str:
    """Return a cell with what was typed in a field of its own."""
    spans = (f' rowspan="{cell.rows}"' if cell.rows > 1 else "") + (f' colspan="{cell.columns}"' if cell.columns > 1 else "")
    if cell.label:
        return f"<th{spans}>{escape(cell.text)}</th>"
    if cell.text in CHOICES:
        inside = "".join(f"<option{' selected' if choice == cell.text else ''}>{choice}</option>" for choice in CHOICES)
        return f"<td{spans}><select disabled>{inside}</select></td>"
    if "\n" in cell.text or len(cell.text) > LONGEST_INPUT:
        return f"<td{spans}><textarea rows='4' readonly>{escape(cell.text)}</textarea></td>"
    return f"<td{spans}><input type='text' readonly value=\"{escape(cell.text)}\"></td>"


def torn(draft: Draft) -> bytes:
    """Return the sheet that a program makes of a printed page: every line of a wrapped cell in a row of its own."""
    return xlsx_of([torn_table(block) if isinstance(block, Table) else block for block in draft.blocks], merged=False)


def torn_table(block: Table) -> Table:
    """Return a table with a row for every line of every row, its cells in their first square."""
    widths, lines = column_widths(block, PAPER), list[list[str]]()
    for slots in block.lattice():
        own = ["" if slot.down or slot.along else slot.cell.text for slot in slots]
        rooms = [max(4, sum(widths[n : n + slots[n].cell.columns])) for n in range(len(own))]
        broken = [wrapped(text, room) for text, room in zip(own, rooms, strict=True)]
        lines += [[part[at] if at < len(part) else "" for part in broken] for at in range(max(map(len, broken)))]
    return Table(block.width, tuple(Cell(text, row, at) for row, line in enumerate(lines) for at, text in enumerate(line)))


def rows_apart(draft: Draft) -> bytes:
    """Return a page whose every row is a table of its own, as programs that rebuild a page from its lines write it."""
    made: list[Block] = []
    for block in draft.blocks:
        made += list(row_tables(block)) if isinstance(block, Table) else [block]
    return html_of(made)


def row_tables(block: Table) -> Iterator[Table]:
    """Yield every row of a table as a table; a cell over several rows stands in its first."""
    for slots in block.lattice():
        own = [Cell("" if s.down else s.cell.text, 0, at, 1, s.cell.columns) for at, s in enumerate(slots) if not s.along]
        yield Table(block.width, tuple(own))


def answered(known: Known, style: Style, _: Random) -> str:
    """Return what a language model answers when it is asked to read a form: JSON by levels between two sentences."""
    told = []
    for form in known.forms:
        tree = {
            first: {
                second: [
                    {"三级指标": row.name} | dict(zip((head_text(style, k) for k in others(style)), cells(row, style)[3:], strict=True))
                    for row in rows
                ]
                for second, rows in seconds
            }
            for first, seconds in by_level(form)
        }
        head = {pair.label: pair.text for pair in (*pairs_of(form, style), *total(form, style))}
        told.append({"表名": TITLES[style.schema], "年度": form.year, **head, "绩效指标": tree})
    inside = json.dumps(told if len(told) > 1 else told[0], ensure_ascii=False, indent=2)
    return f"以下是从图片中识别出的内容：\n\n```json\n{inside}\n```\n\n如需转成其他格式，请告诉我。\n"


def in_capitals(blocks: list[Block], random: Random) -> list[Block]:
    """Return the blocks with the whole sums in capitals, the figure behind them or not."""
    beside = random.random() < 0.5
    return [capital_table(block, beside=beside) if isinstance(block, Table) else block for block in blocks]


def capital_table(block: Table, *, beside: bool) -> Table:
    """Return a table whose sums of money behind a label of a whole are in capitals."""
    before: Cell | None = None
    made, unit = [], "元"
    for cell in sorted(block.cells, key=lambda cell: (cell.row, cell.column)):
        unit = "万元" if cell.label and "（万元）" in cell.text else unit
        whole = before is not None and before.label and "总额" in before.text and not cell.label
        made.append(replace(cell, text=capital_text(cell.text, unit, beside=beside)) if whole else cell)
        before = cell
    return Table(block.width, tuple(made), block.head)


def capital_text(text: str, unit: str, *, beside: bool) -> str:
    """Return an amount in capitals."""
    try:
        yuan = Decimal(text.replace(",", "")) * (10000 if unit == "万元" else 1)
    except InvalidOperation:
        return text
    return f"人民币{capitals(yuan)}" + (f"（￥{yuan:,.2f}）" if beside else "")


def capitals(yuan: Decimal) -> str:
    """Return an amount of yuan as it is written on cheques."""
    cents = int(yuan * 100)
    whole, jiao, fen = cents // 100, cents // 10 % 10, cents % 10
    parts, gap = "", False
    groups = [whole // 10000**n % 10000 for n in range(3)]
    for group, name in reversed(list(zip(groups, GROUPS, strict=True))):
        inside = four(group)
        if inside:
            parts += ("零" if parts and (gap or group < 1000) else "") + inside + name
        gap = bool(parts) and not inside
    end = (f"{DIGITS[jiao]}角" if jiao else "") + (f"{DIGITS[fen]}分" if fen else "整")
    return (parts or "零") + "元" + (("零" if fen and not jiao else "") + end)


def four(number: int) -> str:
    """Return up to four digits in capitals."""
    made, zero = "", False
    for at in (3, 2, 1, 0):
        digit = number // 10**at % 10
        if digit:
            made += ("零" if zero and made else "") + DIGITS[digit] + PLACES[at]
        zero = not digit
    return made


def upright(blocks: list[Block], _: Random) -> list[Block]:
    """Return the blocks with the words of narrow cells written from above, a sign a line."""
    return [
        Table(block.width, tuple(stood(cell) for cell in block.cells), block.head) if isinstance(block, Table) else block
        for block in blocks
    ]


def stood(cell: Cell) -> Cell:
    """Return a label over several rows with every sign on a line of its own."""
    narrow = cell.label and cell.rows > 1 and cell.columns == 1 and len(cell.text) >= UPRIGHT - 1 and not re.search("[（(]", cell.text)
    return replace(cell, text="\n".join(cell.text)) if narrow else cell


OFFICE_WAYS = (
    Family(name="inputs", choice="structured", builder=(".html", inputs)),
    Family(name="torn-sheet", choice="wrapping", builder=(".xlsx", torn)),
    Family(name="row-tables", choice="converters", builder=(".html", rows_apart)),
    Family(name="json-in-text", choice="one cell a line", printer=answered, wish=Wish(schemas=("central", "province", "self", "monitor"))),
    Family(
        name="capital-money",
        choice="columns",
        changer=in_capitals,
        wish=Wish(schemas=("central", "province", "shanghai")),
        printing=(Printing(), Printing(apart="pipe"), Printing(apart="blanks")),
    ),
    Family(
        name="upright-levels",
        choice="wrapping",
        changer=upright,
        printing=(Printing(), Printing(apart="pipe"), Printing(breaks=True, quoted=True)),
    ),
)
"""Written before the reader was looked at; the other half of them stands in ``contact/offices.py``."""
