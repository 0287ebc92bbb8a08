"""Changes to the blocks of the held families before they are printed."""

import re
from collections.abc import Callable, Iterable
from decimal import Decimal
from random import Random

from msgspec.structs import replace

from layouts.block import Block, Cell, Paragraph, Table
from layouts.family import Changer

AMOUNT = re.compile(r"^[\d,]+\.\d\d$")
UNIT = re.compile(r"（(万?元)）$")
DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
DAYS = ("{0}年{1}月{2}日", "{0}.{1}.{2}", "{0}/{1}/{2}", "{0}年{1:02}月{2:02}日")


def tables(change: Callable[[Table, Random], Table]) -> Changer:
    """Return a change of every table."""
    return lambda blocks, random: [change(block, random) if isinstance(block, Table) else block for block in blocks]


def after(*changers: Changer) -> Changer:
    """Return several changes, one after the other."""

    def change(blocks: list[Block], random: Random) -> list[Block]:
        for changer in changers:
            blocks = changer(blocks, random)
        return blocks

    return change


def one_of(*changers: Changer) -> Changer:
    """Return a change that is one of several."""
    return lambda blocks, random: random.choice(changers)(blocks, random)


def cells(table: Table, change: Callable[[Cell], str]) -> Table:
    """Return the table with other texts in its cells."""
    return replace(table, cells=tuple(replace(cell, text=change(cell)) for cell in table.cells))


def inserted(table: Table, at: int, row: Iterable[Cell]) -> Table:
    """Return the table with a row put in above row ``at``; cells that span the place go on, and what they cover is left out of the row."""
    kept, covered = list[Cell](), set[int]()
    for cell in table.cells:
        if cell.row < at < cell.row + cell.rows:
            kept.append(replace(cell, rows=cell.rows + 1))
            covered |= set(range(cell.column, cell.column + cell.columns))
        else:
            kept.append(replace(cell, row=cell.row + 1) if cell.row >= at else cell)
    for cell in row:
        free = [column for column in range(cell.column, cell.column + cell.columns) if column not in covered]
        if free:
            kept.append(replace(cell, row=at, rows=1, column=free[0], columns=len(free)))
    head = tuple(number + (number >= at) for number in table.head)
    return Table(table.width, tuple(sorted(kept, key=lambda cell: (cell.row, cell.column))), head)


def below_head(table: Table) -> int:
    """Return the first row of the indicators."""
    return max(table.head) + 1


def groups(table: Table) -> list[int]:
    """Return the rows in which a level begins, the first left out, the last first."""
    first = below_head(table)
    own = {cell.row for cell in table.cells if cell.row > first and cell.label and cell.columns == 1}
    return sorted(own, reverse=True)


def headed_again(table: Table, _: Random) -> Table:
    """Return the table with its header above every level 1 again, where no cell goes on across it."""
    head = [cell for cell in table.cells if cell.row == min(table.head)]
    for at in groups(table):
        if not any(cell.row < at < cell.row + cell.rows for cell in table.cells):
            table = inserted(table, at, head)
    return table


def column_numbers(table: Table, random: Random) -> Table:
    """Return the table with a row under its header that counts the columns."""
    signs = random.choice(("{n}", "（{n}）", "{letter}"))
    last = max(table.head)
    over = [cell for cell in table.cells if cell.row <= last < cell.row + cell.rows and cell.row + cell.rows == last + 1]
    texts = [random.choice(("栏次", "列次")), *(signs.format(n=n, letter="ABCDEFGHIJKLMNOP"[n - 1]) for n in range(1, len(over)))]
    told = zip(sorted(over, key=lambda cell: cell.column), texts, strict=True)
    return inserted(table, below_head(table), [replace(cell, text=text) for cell, text in told])


def nameless_levels(table: Table, _: Random) -> Table:
    """Return the table with nothing above the columns of levels."""
    return cells(table, lambda cell: "" if cell.row in table.head and cell.text in {"一级指标", "二级指标"} else cell.text)


def units_in_cells(table: Table, random: Random) -> Table:
    """Return the table with the unit of money beside every amount, and not in the label."""
    unit = next((found[1] for cell in table.cells if cell.label and (found := UNIT.search(cell.text))), "元")
    manner = random.choice(("{0}{1}", "{0} {1}", "人民币{0}{1}"))
    scores = {cell.column for cell in table.cells if cell.label and cell.row < min(table.head) and cell.text in {"得分", "分值"}}

    def told(cell: Cell) -> str:
        if cell.row >= min(table.head):
            return cell.text
        if cell.label:
            return UNIT.sub("", cell.text)
        return manner.format(cell.text, unit) if AMOUNT.match(cell.text) and cell.column not in scores else cell.text

    return cells(table, told)


def days_otherwise(table: Table, random: Random) -> Table:
    """Return the table with its days written in another way."""
    manner = random.choice(DAYS)
    return cells(table, lambda cell: DAY.sub(lambda found: manner.format(found[1], int(found[2]), int(found[3])), cell.text))


def counted_rows(table: Table, random: Random) -> Table:
    """Return the table with a column in front that counts the indicators; above them its first cells are wider."""
    first = below_head(table)
    head = Cell(random.choice(("序号", "编号", "行次")), min(table.head), 0, len(table.head), label=True)
    moved = [
        replace(cell, column=cell.column + 1) if cell.column or cell.row >= min(table.head) else replace(cell, columns=cell.columns + 1)
        for cell in table.cells
    ]
    own = [Cell(f"{row - first + 1}", row, 0) for row in range(first, table.height)]
    return Table(table.width + 1, tuple(sorted([*moved, head, *own], key=lambda cell: (cell.row, cell.column))), table.head)


def third_goal(table: Table, random: Random) -> Table:
    """Return the table with a third column beside what was wanted and what was reached; tables without those two stay."""
    last = min(table.head) - 1
    label, told = (max((cell for cell in table.cells if cell.row == row), key=lambda cell: cell.column) for row in (last - 1, last))
    if not label.label or told.label or label.columns < 2 or label.column != told.column:
        return table
    texts = {label: random.choice(("目标偏差情况", "未完成目标的原因")), told: random.choice(("无", "无偏差", ""))}
    made: list[Cell] = []
    for cell in table.cells:
        kept = cell.columns - cell.columns // 2 if cell in texts else cell.columns
        made.append(replace(cell, columns=kept))
        if cell in texts:
            made.append(Cell(texts[cell], cell.row, cell.column + kept, 1, cell.columns - kept, cell.label))
    return replace(table, cells=tuple(made))


def wanted_and_reached(table: Table, random: Random) -> Table:
    """Return the table with what was wanted and what was reached of every indicator in one cell over both columns."""
    template = random.choice(("目标：{0}；完成：{1}", "计划{0}，实际{1}", "（目标）{0}／（完成）{1}"))
    at = next(cell.column for cell in table.cells if cell.row == min(table.head) and cell.text == "年度指标值")
    rest = {cell.row: cell.text for cell in table.cells if cell.column == at + 1 and cell.row > max(table.head)}
    made: list[Cell] = []
    for cell in table.cells:
        if cell.row < min(table.head) or cell.column not in {at, at + 1}:
            made.append(cell)
        elif cell.column == at:
            both = "指标值及完成情况" if cell.row in table.head else template.format(cell.text or "未设", rest.get(cell.row) or "未报")
            made.append(replace(cell, text=both, columns=2))
    return replace(table, cells=tuple(made))


REMARKS = ("注：本行以上指标由业务科室提供数据。", "备注：以下指标按季度统计，年终汇总。", "（以上指标经集体研究确定）")


def remarks_between(table: Table, random: Random) -> Table:
    """Return the table with remarks across it between some levels."""
    for at in groups(table):
        if random.random() < 0.5:
            table = inserted(table, at, [Cell(random.choice(REMARKS), 0, 0, 1, table.width)])
    return table


def subtotals(table: Table, random: Random) -> Table:
    """Return the table with points and scores of every level 1 added up in a row below its own; without points it gets remarks."""
    last = max(table.head)
    sums = [cell.column for cell in table.cells if cell.row == last and cell.text in {"分值", "权重", "得分", "自评得分"}]
    if len(sums) != 2:
        return remarks_between(table, random)
    first, named = below_head(table), [cell for cell in table.cells if cell.row > last and cell.column == 0 and cell.label]
    ends = sorted((cell.row + cell.rows for cell in named if cell.row >= first and cell.columns == 1), reverse=True)
    texts = {(cell.row, cell.column): cell.text for cell in table.cells}
    for begin, end in zip([*ends[1:], first], ends, strict=True):
        own = {at: sum((Decimal(texts[row, at] or 0) for row in range(begin, end)), Decimal(0)) for at in sums}
        rest = (Cell(f"{own[at]:f}" if at in own else "", 0, at) for at in range(min(sums), table.width))
        table = inserted(table, end, [Cell("小计", 0, 0, 1, min(sums), label=True), *rest])
    return table


OPINIONS = (
    ("项目单位意见", "情况属实，同意上报。\n（公章）\n2025年1月8日"),
    ("主管部门审核意见", "经审核，目标设置合理，同意。\n审核人：李某某　　（公章）\n2025年1月15日"),
    ("财政部门审核意见", "　　　　　　　　（公章）\n　　年　　月　　日"),
)


def opinions(table: Table, _: Random) -> Table:
    """Return the table with the opinions of who signs it in rows at its end."""
    made = [*table.cells]
    for number, (label, text) in enumerate(OPINIONS):
        row = table.height + number
        made += [Cell(label, row, 0, 1, 2, label=True), Cell(text, row, 2, 1, table.width - 2)]
    return replace(table, cells=tuple(made))


LETTER = (
    "某财绩〔2025〕7号",
    "关于报送项目绩效资料的报告",
    "市财政局绩效管理科：",
    "根据《预算法》和《项目支出绩效评价管理办法》（财预〔2020〕10号）要求，我单位组织填报了项目绩效目标、资金执行和三级指标完成情况，现报送如下。",
    "目录",
    "一、项目基本情况和资金情况……………………1",
    "二、一级指标、二级指标、三级指标……………………2",
)
ENDING = (
    "以上报告如无不妥，请予审核。项目资金总额、指标值以财政部门批复为准。",
    "附件：1.绩效目标表  2.佐证材料清单（共12份）",
    "2025年3月5日",
    "（联系人：王某某，联系电话：0000-8888888）",
)


def in_a_letter(blocks: list[Block], _: Random) -> list[Block]:
    """Return the blocks between the lines of a letter and its list of contents."""
    return [*map(Paragraph, LETTER), *blocks, *map(Paragraph, ENDING)]


RULES = (
    "填写说明",
    "1.“项目名称”填写预算批复的项目全称。",
    "2.“主管部门”填写一级预算单位，“实施单位”填写用款单位。",
    "3.“一级指标”“二级指标”按分类填写，“三级指标”每行一个，如：培训人数 ≥100人。",
    "4.“指标值”能量化的填数字，“分值”合计100分。",
    "5.“年度总体目标”不超过500字。",
)


def explained_first(blocks: list[Block], _: Random) -> list[Block]:
    """Return the blocks under the rules by which they are filled in."""
    return [*map(Paragraph, RULES), *blocks]


PARTS = ("一、项目基本信息", "二、项目资金情况", "三、总体目标", "四、绩效指标")


def in_parts(blocks: list[Block], _: Random) -> list[Block]:
    """Return every form in tables of its own for project, money, goals and indicators, each under a heading."""
    made: list[Block] = []
    for block in blocks:
        made += parted(block) if isinstance(block, Table) else [block]
    return made


def parted(table: Table) -> list[Block]:
    """Return a form's table in four, the rows that belong together under one heading."""
    money = next(cell for cell in table.cells if cell.column == 0 and UNIT.search(cell.text))
    edges = [0, money.row, money.row + money.rows, min(table.head), table.height]
    made: list[Block] = []
    for title, begin, end in zip(PARTS, edges[:-1], edges[1:], strict=True):
        own = tuple(replace(cell, row=cell.row - begin) for cell in table.cells if begin <= cell.row < end)
        made += [Paragraph(title, 3), Table(table.width, own, tuple(row - begin for row in table.head if begin <= row < end))]
    return made


def upright(table: Table, _: Random) -> Table:
    """Return the table with the labels that span rows written from top to bottom."""
    return cells(table, lambda cell: "\n".join(cell.text) if cell.label and cell.rows > 2 and cell.columns == 1 else cell.text)
