"""Changes to a document's blocks before it is printed."""

from collections.abc import Iterator, Sequence
from random import Random

from msgspec.structs import replace

from layouts.block import Block, Cell, Paragraph, Table
from layouts.known import Funds, Known, Sums

CHROME = (
    ("首页 > 政务公开 > 财政预决算", "发布时间：2025-02-14 10:32", "来源：财政局", "字号：大 中 小"),
    ("当前位置：网站首页 > 信息公开", "浏览次数：318", "[打印] [关闭]"),
)
FOOT = ("分享到：", "版权所有：某某人民政府办公室", "网站标识码：0000000000")


def with_chrome(blocks: list[Block], random: Random) -> list[Block]:
    """Return the blocks between the lines that a web page puts around them."""
    return [*(Paragraph(line) for line in random.choice(CHROME)), *blocks, *(Paragraph(line) for line in FOOT)]


def title_in_table(blocks: list[Block], _: Random) -> list[Block]:
    """Return the blocks with title and year of every form as the first rows of its table."""
    made: list[Block] = []
    for block in blocks:
        if isinstance(block, Table):
            above: list[str] = []
            while made and isinstance(last := made[-1], Paragraph) and last.heading in {2, None} and len(above) < 2:
                above.insert(0, last.text)
                made.pop()
            made.append(under(above, block))
        else:
            made.append(block)
    return made


def under(lines: Sequence[str], table: Table) -> Table:
    """Return the table with lines above it as rows across all columns."""
    first = tuple(Cell(line, row, 0, 1, table.width) for row, line in enumerate(lines))
    moved = tuple(replace(cell, row=cell.row + len(lines)) for cell in table.cells)
    return Table(table.width, first + moved, tuple(row + len(lines) for row in table.head))


def one_sheet(blocks: list[Block], random: Random) -> list[Block]:
    """Return two forms side by side in one table with an empty column between; other numbers of forms stay below one another."""
    inside = title_in_table(blocks, random)
    tables = [block for block in inside if isinstance(block, Table)]
    if len(tables) != 2:
        return inside
    return [*(block for block in inside if not isinstance(block, Table)), beside(*tables)]


def beside(left: Table, right: Table) -> Table:
    """Return two tables as one, with an empty column between and empty cells under the shorter one."""
    height, start = max(left.height, right.height), left.width + 1
    cells = [*left.cells, *(replace(cell, column=cell.column + start) for cell in right.cells)]
    cells += [Cell("", row, left.width) for row in range(height)]
    for one, at in ((left, 0), (right, start)):
        cells += [Cell("", row, at + column) for row in range(one.height, height) for column in range(one.width)]
    return Table(start + right.width, tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))), left.head)


def one_table(blocks: list[Block], random: Random) -> list[Block]:
    """Return all forms below one another in a single table, as a sheet holds them, every paragraph a row."""
    inside = title_in_table(blocks, random)
    width = max((block.width for block in inside if isinstance(block, Table)), default=1)
    cells: list[Cell] = []
    row = 0
    for block in inside:
        own = widened(block, width) if isinstance(block, Table) else Table(width, (Cell(block.text, 0, 0, 1, width),))
        cells += [replace(cell, row=cell.row + row) for cell in own.cells]
        row += own.height
    return [Table(width, tuple(cells))]


def widened(table: Table, width: int) -> Table:
    """Return the table with its last column spanning what it lacks."""
    more = width - table.width
    return Table(
        width,
        tuple(replace(cell, columns=cell.columns + more) if cell.column + cell.columns == table.width else cell for cell in table.cells),
    )


def unmerged(blocks: list[Block], _: Random) -> list[Block]:
    """Return the blocks with every square a cell of its own, the text in the first square of what was merged."""
    return [split(block) if isinstance(block, Table) else block for block in blocks]


def split(table: Table) -> Table:
    """Return the table without merged cells."""
    return Table(table.width, tuple(squares(table)), table.head)


def squares(table: Table) -> Iterator[Cell]:
    """Yield a cell for every square."""
    for row, slots in enumerate(table.lattice()):
        for column, slot in enumerate(slots):
            yield Cell("" if slot.down or slot.along else slot.cell.text, row, column)


def only_whole(known: Known) -> Known:
    """Return a document whose forms tell the year's money alone, without its parts."""
    return replace(
        known,
        forms=tuple(
            replace(form, funds=Funds(annual=Sums(whole=form.funds.annual.whole or form.funds.total.whole))) for form in known.forms
        ),
    )


def without_stops(known: Known) -> Known:
    """Return a document whose goals are written as lists of clauses, without a full stop."""
    return replace(
        known,
        forms=tuple(replace(form, annual=unstopped(form.annual), achieved=unstopped(form.achieved)) for form in known.forms),
    )


def unstopped(text: str | None) -> str | None:
    """Return a text without its full stops."""
    return text and text.rstrip("。").replace("。", "，")


def money_apart(blocks: list[Block], _: Random) -> list[Block]:
    """Return the blocks with the money of every form in a table of its own before them, as an office's budget tables stand before its targets."""
    heads = [Cell(text, 0, column, label=True) for column, text in enumerate(("序号", "项目名称", "预算金额"))]
    forms, cells, unit = [], heads, ""
    for block in blocks:
        funds = next((cell for cell in block.cells if cell.text.startswith("项目资金")), None) if isinstance(block, Table) else None
        if funds is None or not isinstance(block, Table):
            forms.append(block)
            continue
        name = next(cell.text for cell in block.cells if cell.row == 0 and not cell.label)
        money = next(
            cell.text for cell in block.cells if cell.row >= funds.row and any(sign.isdigit() for sign in cell.text) and not cell.label
        )
        unit, number = funds.text.replace("项目资金", "").strip("（）"), len(cells) // len(heads)
        cells = [*cells, *(Cell(text, number, column) for column, text in enumerate((str(number), name, money)))]
        forms.append(without_rows(block, funds.row, funds.rows))
    return [Paragraph("项目支出预算表"), Paragraph(f"单位：{unit}"), Table(len(heads), tuple(cells)), *forms] if unit else forms


def without_rows(table: Table, first: int, count: int) -> Table:
    """Return the table without some of its rows, which no cell of others reaches into."""
    left = [cell for cell in table.cells if not first <= cell.row < first + count]
    moved = tuple(replace(cell, row=cell.row - count * (cell.row > first)) for cell in left)
    return Table(table.width, moved, tuple(row - count * (row > first) for row in table.head))
