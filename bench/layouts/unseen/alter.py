"""Changes to the tables of unread families: columns that are new, rows in another order, money told otherwise."""

import re
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal, InvalidOperation
from itertools import pairwise
from random import Random

from msgspec.structs import replace

from layouts.block import Block, Cell, Paragraph, Table
from layouts.held.changers import UNIT, below_head, cells, groups, inserted

YEAR = re.compile(r"^（(\d{4})年度）$")
FIGURES = str.maketrans("0123456789.%,-", "０１２３４５６７８９．％，－")
NUMERALS = "一二三四五六七八九十"


def at_head(table: Table, text: str) -> int | None:
    """Return the column that has this text above it, None where no column has."""
    return next((cell.column for cell in table.cells if cell.row in table.head and cell.text == text), None)


def behind(table: Table, text: str) -> int | None:
    """Return the column behind that which has this text above it."""
    return next((cell.column + cell.columns for cell in table.cells if cell.row in table.head and cell.text == text), None)


def indicators(table: Table) -> list[int]:
    """Return the rows that hold an indicator."""
    at = at_head(table, "三级指标")
    first = below_head(table)
    return [c.row for c in table.cells if c.row >= first and c.column == at and c.columns == 1 and c.text and not c.label]


def text_at(table: Table, row: int, column: int) -> str:
    """Return what stands in a square, empty where the cell begins elsewhere."""
    return next((cell.text for cell in table.cells if (cell.row, cell.column) == (row, column)), "")


def with_column(table: Table, at: int, head: str, own: Iterable[Cell]) -> Table:
    """Return the table with a column put in before column ``at``: its head, its cells; above the header the cell to its left gets wider."""
    made = []
    for cell in table.cells:
        end = cell.column + cell.columns
        crossed = cell.column < at < end or (cell.row < min(table.head) and end == at)
        moved = replace(cell, columns=cell.columns + 1) if crossed else cell
        made.append(replace(moved, column=cell.column + 1) if cell.column >= at else moved)
    made.append(Cell(head, min(table.head), at, len(table.head), label=True))
    made += [replace(cell, column=at) for cell in own]
    taken = {(cell.row + down, cell.column + along) for cell in made for down in range(cell.rows) for along in range(cell.columns)}
    made += [Cell("", row, at) for row in range(table.height) if (row, at) not in taken]
    return Table(table.width + 1, tuple(sorted(made, key=lambda cell: (cell.row, cell.column))), table.head)


def column_of(table: Table, text: Callable[[int], str]) -> list[Cell]:
    """Return a cell for every indicator, told by its row."""
    return [Cell(text(row), row, 0) for row in indicators(table)]


EVIDENCE = (
    ("责任科室", ("预算科", "业务一科", "综合科", "财务室")),
    ("佐证材料", ("验收报告、照片", "台账及签到表", "见附件3", "合同、发票复印件各1份")),
    ("指标解释", ("反映本项工作完成的数量", "反映达到要求的比例，以百分数计", "反映服务对象的认可程度", "反映是否按时完成")),
    ("评分规则", ("完成得满分，否则按比例扣分", "每低1个百分点扣0.5分，扣完为止", "未完成不得分", "达到90%得8分，达到80%得6分")),
    ("数据来源", ("统计年报", "业务系统", "问卷调查（200份）", "财务账")),
    ("责任人", ("赵某", "钱某某", "孙某")),
)


def evidence(table: Table, random: Random) -> Table:
    """Return the table with two to four columns of what offices add, behind the name or behind the target."""
    for head, texts in random.sample(EVIDENCE, random.choice((2, 3, 4))):
        at = behind(table, random.choice(("三级指标", "年度指标值")))
        if at is not None:
            table = with_column(table, at, head, column_of(table, lambda _, texts=texts: random.choice(texts)))  # type: ignore[misc]
    return table


def quarters(table: Table, random: Random) -> Table:
    """Return the table with the progress wanted at the end of every quarter behind the target."""
    at = behind(table, "年度指标值")
    heads = random.choice((("一季度", "二季度", "三季度", "四季度"), ("第1季度进度", "第2季度进度", "第3季度进度", "第4季度进度")))
    steps = (("20%", "25%", "前期准备"), ("45%", "50%", "启动实施"), ("70%", "75%", "全面推进"), ("100%", "100%", "完成"))
    if at is None:
        return table
    for number, head in enumerate(heads):
        table = with_column(
            table,
            at + number,
            head,
            column_of(table, lambda _, n=number: random.choice(steps[n])),  # type: ignore[misc]
        )
    return table


def three_years(blocks: list[Block], random: Random) -> list[Block]:
    """Return the blocks with two years before the target's own: what was, what is expected, what is wanted in the form's year."""
    year, made = None, list[Block]()
    for block in blocks:
        if isinstance(block, Paragraph):
            found = YEAR.match(block.text)
            year = int(found[1]) if found else year
        made.append(block if isinstance(block, Paragraph) or year is None else with_years(block, year, random))
    return made


def with_years(table: Table, year: int, random: Random) -> Table:
    """Return the table with columns of the two years before."""
    at = at_head(table, "年度指标值")
    if at is None:
        return table
    past = {row: earlier(text_at(table, row, at), random) for row in indicators(table)}
    ways = ("{0}年实际值", "{1}年预计值", "{2}年目标值"), ("{0}年完成", "{1}年完成", "{2}年计划")
    one, two, three = (text.format(year - 2, year - 1, year) for text in random.choice(ways))
    table = cells(table, lambda cell: three if cell.row in table.head and cell.text == "年度指标值" else cell.text)
    table = with_column(table, at, one, column_of(table, lambda row: past[row]))
    return with_column(table, at + 1, two, column_of(table, lambda row: past[row]))


def earlier(text: str, random: Random) -> str:
    """Return a value of a year before for a target: no sign in front, a number a little lower; a dash for words."""
    found = re.fullmatch(r"[≥≤=<>]?(\d+)(\D*)", text)
    return f"{max(1, int(found[1]) - random.randrange(3))}{found[2]}" if found else "—"


def weights(table: Table, _: Random) -> Table:
    """Return the table with the weight of every level 1 and level 2 in columns of their own beside the row's; without points as it is."""
    points = at_head(table, "分值")
    if points is None:
        return table
    told = {row: number(text_at(table, row, points)) for row in indicators(table)}
    table = cells(table, lambda cell: "三级指标权重" if cell.row in table.head and cell.text == "分值" else cell.text)
    for level in ("二级指标", "一级指标"):
        at = at_head(table, level)
        if at is None:
            continue
        own = [c for c in table.cells if c.column == at and c.row in told and c.label]
        sums = [replace(c, text=f"{sum(told.get(r, Decimal(0)) for r in range(c.row, c.row + c.rows)):f}", label=False) for c in own]
        table = with_column(table, at + 1, f"{level}权重", sums)
    return table


def number(text: str) -> Decimal:
    """Return a number, 0 for anything else."""
    try:
        return Decimal(text)
    except InvalidOperation:
        return Decimal(0)


def reviewed(table: Table, random: Random) -> Table:
    """Return the table with how far every target was reached, and with the score and opinion of those who looked at it again."""
    actual, score = at_head(table, "实际完成值"), at_head(table, "得分")
    if actual is None or score is None:
        return table
    own = {row: text_at(table, row, score) for row in indicators(table)}
    heads = random.choice((("财政复核得分", "复核意见"), ("主管部门审核分", "审核说明")))
    table = with_column(table, score + 1, heads[0], column_of(table, lambda row: own[row] if random.random() < 0.7 else "0"))
    table = with_column(table, score + 2, heads[1], column_of(table, lambda _: random.choice(("认可", "", "佐证不足"))))
    return with_column(table, actual + 1, "完成率", column_of(table, lambda _: random.choice(("100%", "102.5%", "98%"))))


def edges(table: Table) -> list[tuple[int, int]]:
    """Return the first row and the row behind the last of project, money, goals and indicators."""
    money = next(cell for cell in table.cells if cell.column == 0 and UNIT.search(cell.text))
    at = [0, money.row, money.row + money.rows, min(table.head), table.height]
    return list(pairwise(at))


def strip(table: Table, begin: int, end: int) -> list[Cell]:
    """Return the cells that begin in these rows, counted from the first of them."""
    return [replace(cell, row=cell.row - begin) for cell in table.cells if begin <= cell.row < end]


def stacked(width: int, parts: Sequence[tuple[list[Cell], bool]], head: tuple[int, ...]) -> Table:
    """Return a table of parts below one another; the part marked True holds the header, whose rows are counted from its first."""
    made, top, own = list[Cell](), 0, tuple[int, ...]()
    for part, headed in parts:
        own = tuple(top + row for row in head) if headed else own
        made += [replace(cell, row=cell.row + top) for cell in part]
        top = max((cell.row + cell.rows for cell in made), default=0)
    return Table(width, tuple(made), own)


def reordered(table: Table, random: Random) -> Table:
    """Return the table with goals or money behind the indicators."""
    spans = edges(table)
    order = random.choice(((0, 1, 3, 2), (0, 3, 2, 1), (0, 2, 3, 1), (0, 2, 1, 3)))
    head = tuple(row - spans[3][0] for row in table.head)
    return stacked(table.width, [(strip(table, *spans[n]), n == 3) for n in order], head)


def with_money(table: Table, rows: Callable[[list[Cell], str], list[Cell]]) -> Table:
    """Return the table with other rows of money, made of the old ones and their unit."""
    spans = edges(table)
    own = strip(table, *spans[1])
    found = next(match for cell in own if (match := UNIT.search(cell.text)))
    head = tuple(row - spans[3][0] for row in table.head)
    parts = [(rows(own, found[1]) if n == 1 else strip(table, *spans[n]), n == 3) for n in range(4)]
    return stacked(table.width, parts, head)


def money_in_words(table: Table, random: Random) -> Table:
    """Return the table with the money in one sentence; what is blank is not told."""

    def rows(own: list[Cell], unit: str) -> list[Cell]:
        named = {cell.row: cell.text for cell in own if cell.label and cell.column}
        told = [f"{named[cell.row]}{cell.text}{unit}" for cell in own if not cell.label and cell.text]
        last = max(cell.column for cell in own)
        label = random.choice(("项目资金安排情况", "资金来源及金额", "预算安排"))
        return [Cell(label, 0, 0, 1, 2, label=True), Cell(f"{'，'.join(told)}。", 0, 2, 1, table.width - 2)] if last > 1 else own

    return with_money(table, rows)


def money_turned(table: Table, _: Random) -> Table:
    """Return the table with the parts of the money side by side, their amounts below."""

    def rows(own: list[Cell], _: str) -> list[Cell]:
        first = next(cell for cell in own if cell.column == 0)
        names = [cell for cell in own if cell.label and cell.column == first.columns and (cell.row or cell.text)]
        heads = [cell for cell in own if cell.label and cell.row == 0 and cell.column > names[0].column] if names[0].row else []
        lines = [[*(cell.text for cell in names)]]
        columns = [head.column for head in heads] or [names[0].column + names[0].columns]
        by_place = {(cell.row, cell.column): cell.text for cell in own}
        lines += [[by_place[name.row, at] for name in names] for at in columns]
        titles = ["", *(head.text for head in heads)] if heads else []
        return turned(first, lines, titles, table.width)

    return with_money(table, rows)


def turned(first: Cell, lines: list[list[str]], titles: list[str], width: int) -> list[Cell]:
    """Return the rows of money: the label at the left, the names of the rows if they have any, one column a part."""
    made, begin = [replace(first, row=0, rows=len(lines), columns=1)], 2 if titles else 1
    for row, line in enumerate(lines):
        made += [Cell(titles[row], row, 1, label=True)] if titles else []
        made += [
            Cell(text, row, begin + at, 1, 1 if at < len(line) - 1 else width - begin - at, label=row == 0) for at, text in enumerate(line)
        ]
    return made


def noted(table: Table, _: Random) -> Table:
    """Return the table with what to mind in rows across it, above money, goals and indicators."""
    texts = (
        "填写要求：金额保留两位小数，没有的不填。",
        "说明：目标应当明确、可衡量，与预算相匹配。",
        "提示：三级指标每行填一个，指标值要写计量单位。",
    )
    for (begin, _end), text in zip(reversed(edges(table)[1:]), reversed(texts), strict=True):
        table = inserted(table, begin, [Cell(text, 0, 0, 1, table.width)])
    return table


def by_task(table: Table, random: Random) -> Table:
    """Return the table with the name of a task across it above the rows of every level 1."""

    def own(cell: Cell, at: int) -> bool:
        return cell.label and cell.row not in table.head and cell.row < at < cell.row + cell.rows

    names = random.sample(("日常业务保障", "重点工作推进", "监督检查", "宣传培训", "信息化建设", "后续管护"), 5)
    starts = [at for at in groups(table) if not any(own(cell, at) for cell in table.cells)]
    places = sorted({*starts[:4], below_head(table)}, reverse=True)
    for number, at in zip(range(len(places) - 1, -1, -1), places, strict=True):
        table = inserted(table, at, [Cell(f"任务{NUMERALS[number]}：{names[number]}", 0, 0, 1, table.width)])
    return table


def listed_with_sum(table: Table, _: Random) -> Table:
    """Return a list with a number for every project in front and the sum of all amounts in a row under the header."""
    projects = [cell for cell in table.cells if cell.column == 1 and cell.row]
    whole = sum((number(cell.text.replace(",", "")) for cell in table.cells if cell.column == 2 and cell.row), Decimal(0))
    own = [replace(cell, text=f"{n}", label=False) for n, cell in enumerate(projects, 1)]
    table = with_column(table, 0, "序号", own)
    rest = (Cell("", 0, at) for at in range(4, table.width))
    return inserted(table, 1, [Cell("合计", 0, 0, 1, 3, label=True), Cell(f"{whole:,.2f}", 0, 3), *rest])


def wide_figures(table: Table, _: Random) -> Table:
    """Return the table with figures in full width."""
    return cells(table, lambda cell: cell.text if cell.label else cell.text.translate(FIGURES))
