"""Tables of unread families in another shape: several indicators in a cell, tables cut in two or by level, labels inside cells."""

import re
from collections.abc import Iterator
from itertools import pairwise
from random import Random

from msgspec.structs import replace

from layouts.block import Block, Cell, Paragraph, Table, label, table, value
from layouts.held.changers import UNIT, below_head, cells
from layouts.unseen.alter import NUMERALS, at_head, edges, strip
from layouts.unseen.words import ABOVE_ARTICLE, BELOW_ARTICLE

MARKS = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


def in_one_cell(table: Table, random: Random) -> Table:
    """Return the table with a row for every level 2: its indicators in one cell, a line each, their values in cells beside, marked alike."""
    at = at_head(table, "三级指标")
    level2 = [c for c in table.cells if c.row >= below_head(table) and at is not None and c.column == at - 1 and c.columns == 1]
    if at is None or not level2:
        return table
    marks = random.choice((MARKS, [f"（{n}）" for n in range(1, 21)]))
    to = {row: row for row in range(below_head(table))}
    starts = {row: cell for cell in level2 for row in range(cell.row, cell.row + cell.rows)}
    for row in range(below_head(table), table.height):
        to[row] = to[row - 1] + (row not in starts or starts[row].row == row)
    made = [shrunk(cell, to) for cell in table.cells if cell.column < at or cell.row not in starts]
    heads = [cell for cell in table.cells if cell.row in table.head and cell.column >= at]
    made += (joined(table, group, head, to, marks) for group in level2 for head in heads)
    return Table(table.width, tuple(sorted(made, key=lambda cell: (cell.row, cell.column))), table.head)


def shrunk(cell: Cell, to: dict[int, int]) -> Cell:
    """Return a cell at its new row, over as many rows as are left of its own."""
    return replace(cell, row=to[cell.row], rows=to[cell.row + cell.rows - 1] - to[cell.row] + 1)


def joined(table: Table, group: Cell, head: Cell, to: dict[int, int], marks: "list[str] | str") -> Cell:
    """Return the cell of one column for all rows of a level 2; rows that say nothing there are left out."""
    texts = {c.row: c.text for c in table.cells if c.column == head.column}
    told = [texts.get(row, "") for row in range(group.row, group.row + group.rows)]
    lines = [mark + text for mark, text in zip(marks, told, strict=False) if text] if len(told) > 1 else told
    return Cell("\n".join(lines), to[group.row], head.column, 1, head.columns)


def labels_inside(table: Table, random: Random) -> Table:
    """Return the table with label and value in the same cell wherever they stand side by side above the indicators."""
    sign, merged = random.choice(("：", "\n", ": ")), set[Cell]()
    made: list[Cell] = []
    for row in range(min(table.head)):
        own = sorted((cell for cell in table.cells if cell.row == row), key=lambda cell: cell.column)
        pairs = [(one, two) for one, two in pairwise(own) if one.label and not two.label and one.rows == two.rows]
        if len(pairs) != sum(not cell.label for cell in own):
            continue
        merged |= {cell for pair in pairs for cell in pair}
        made += [
            replace(two, text=f"{one.text}{sign}{two.text}", column=one.column, columns=one.columns + two.columns) for one, two in pairs
        ]
    rest = [cell for cell in table.cells if cell not in merged]
    return replace(table, cells=tuple(sorted([*rest, *made], key=lambda cell: (cell.row, cell.column))))


def cut(blocks: list[Block], random: Random) -> list[Block]:
    """Return the blocks with long tables in two: the second begins with the header, and with the levels that go on."""
    made: list[Block] = []
    for block in blocks:
        if isinstance(block, Table) and block.height - below_head(block) > 3:
            at = random.randrange(below_head(block) + 2, block.height)
            made += [clipped(block, 0, at), Paragraph(random.choice(("（续表）", "续上表", "（接上页）"))), lower(block, at)]
        else:
            made.append(block)
    return made


def clipped(table: Table, begin: int, end: int) -> Table:
    """Return some rows; cells that reach beyond them are cut, their text stands in both halves."""
    made = []
    for cell in table.cells:
        top, bottom = max(cell.row, begin), min(cell.row + cell.rows, end)
        if top < bottom:
            made.append(replace(cell, row=top - begin, rows=bottom - top))
    return Table(
        table.width, tuple(sorted(made, key=lambda c: (c.row, c.column))), tuple(r - begin for r in table.head if begin <= r < end)
    )


def lower(table: Table, at: int) -> Table:
    """Return the rows from ``at`` on under the header."""
    first, size = min(table.head), len(table.head)
    below = clipped(table, at, table.height)
    band = {c.column for c in table.cells if c.row in table.head and c.row + c.rows > first + size}
    over = [replace(c, row=c.row - first, rows=min(c.rows, size)) for c in table.cells if c.row in table.head and c.column not in band]
    going = [replace(c, row=0, rows=c.rows + size) for c in below.cells if c.row == 0 and c.column in band]
    rest = [replace(c, row=c.row + size) for c in below.cells if c.column not in band]
    if len(going) != len(band):
        return Table(
            table.width, tuple(over_band(table, first, size) + [replace(c, row=c.row + size) for c in below.cells]), tuple(range(size))
        )
    return Table(table.width, tuple(sorted([*over, *going, *rest], key=lambda c: (c.row, c.column))), tuple(range(size)))


def over_band(table: Table, first: int, size: int) -> list[Cell]:
    """Return the header with its band no higher than itself."""
    return [replace(c, row=c.row - first, rows=min(c.rows, size)) for c in table.cells if c.row in table.head]


def table_a_level(blocks: list[Block], random: Random) -> list[Block]:
    """Return every form as a table of project, money and goals, and a table for every level 1 under its name."""
    heading = random.choice(("（{n}）{name}", "{name}", "表{n}　{name}"))
    made: list[Block] = []
    for block in blocks:
        made += by_level(block, heading) if isinstance(block, Table) else [block]
    return made


def by_level(table: Table, heading: str) -> Iterator[Block]:
    """Yield the tables of one form."""
    at, first = at_head(table, "二级指标"), min(table.head)
    if at is None:
        raise ValueError("a table by level needs the levels in columns of their own")
    yield Table(table.width, tuple(strip(table, 0, first)))
    head = [replace(cell, row=0, rows=1, column=cell.column - at) for cell in table.cells if cell.row in table.head and cell.column >= at]
    levels = [cell for cell in table.cells if cell.column == at - 1 and cell.row >= below_head(table)]
    for number, level in enumerate(levels):
        own = [replace(c, row=c.row + 1, column=c.column - at) for c in strip(table, level.row, level.row + level.rows) if c.column >= at]
        yield Paragraph(heading.format(n=NUMERALS[number], name=level.text), 3)
        yield Table(table.width - at, (*head, *own), (0,))


def unit_above(blocks: list[Block], random: Random) -> list[Block]:
    """Return the blocks with the unit of money on a line above every table instead of in a label."""
    made: list[Block] = []
    for block in blocks:
        found = next((match for c in block.cells if c.label and (match := UNIT.search(c.text))), None) if isinstance(block, Table) else None
        if isinstance(block, Table) and found:
            told = random.choice(("单位：{0}", "金额单位：{0}", "编制单位：预算科　　　　　　　　单位：{0}", "（金额单位：人民币{0}）"))
            made += [Paragraph(told.format(found[1])), cells(block, lambda cell: UNIT.sub("", cell.text) if cell.label else cell.text)]
        else:
            made.append(block)
    return made


SUMS = (
    ("部门收支预算总表", "收入", "预算数", "支出", "预算数"),
    ("", "一、一般公共预算拨款", "3,215.60", "一、一般公共服务支出", "2,871.34"),
    ("", "二、政府性基金预算拨款", "0.00", "二、社会保障和就业支出", "298.11"),
    ("", "三、其他收入", "45.00", "三、卫生健康支出", "91.15"),
    ("", "收入合计", "3,260.60", "支出合计", "3,260.60"),
)
TRAVEL = (
    ("“三公”经费预算表", "项目", "上年预算数", "本年预算数", "增减%"),
    ("", "因公出国（境）费", "0.00", "0.00", "0"),
    ("", "公务接待费", "3.20", "2.80", "-12.5"),
    ("", "公务用车购置及运行费", "18.00", "17.50", "-2.8"),
)


def among_tables(blocks: list[Block], _: Random) -> list[Block]:
    """Return the blocks between other tables of the same budget."""
    return [*other(SUMS), *other(TRAVEL), *blocks, *other(TRAVEL)]


def other(rows: tuple[tuple[str, ...], ...]) -> Iterator[Block]:
    """Yield a table that is no form of ours under its title."""
    yield Paragraph(rows[0][0])
    yield Paragraph("单位：万元")
    yield table(4, [[(label if n == 0 else value)(text) for text in row[1:]] for n, row in enumerate(rows)])


def article(blocks: list[Block], random: Random) -> list[Block]:
    """Return the blocks inside the lines of an article or a portal's page, which speak of forms too."""
    above, below = random.choice(ABOVE_ARTICLE), random.choice(BELOW_ARTICLE)
    return [*map(Paragraph, above), *blocks, *map(Paragraph, below)]


def squared(table: Table, random: Random) -> Table:
    """Return the table on squared paper: every column made of two to four narrow ones."""
    widths = [random.choice((2, 3, 4)) for _ in range(table.width)]
    starts = [sum(widths[:at]) for at in range(table.width + 1)]
    made = (replace(c, column=starts[c.column], columns=starts[c.column + c.columns] - starts[c.column]) for c in table.cells)
    return Table(starts[-1], tuple(made), table.head)


CHINESE = re.compile(r"(?<=[\u4e00-\u9fff])(?=[\u4e00-\u9fff])")


def spaced_out(blocks: list[Block], random: Random) -> list[Block]:
    """Return the blocks with a blank between all Chinese signs, as files with wide letter spacing are copied."""
    gap = random.choice((" ", " ", "\xa0", "\u2002"))
    made: list[Block] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            made.append(Paragraph(CHINESE.sub(gap, block.text), block.heading))
        else:
            made.append(cells(block, lambda cell: CHINESE.sub(gap, cell.text)))
    return made


def first_part(table: Table) -> tuple[Table, Table]:
    """Return a form's table in two: what stands above the indicators, and the indicators with their header."""
    begin = edges(table)[3][0]
    head = tuple(row - begin for row in table.head)
    return Table(table.width, tuple(strip(table, 0, begin))), Table(table.width, tuple(strip(table, begin, table.height)), head)
