"""More ways to set forms as tables: what changes the head and the money, or the whole of the form."""

from collections.abc import Iterator
from itertools import groupby

from layouts.block import Block, Cell, Paragraph, Piece, Table, label, table, value
from layouts.contact.grids import Rows, above_rows, every_form, levels, others, plain_rows, told
from layouts.funds_rows import amount, funds_rows
from layouts.held.flat import Pair, goals, identity, money, record
from layouts.indicator_rows import head_text
from layouts.known import Form, Known, Row
from layouts.setting import blocks, goal_rows, head_rows
from layouts.style import Style


def label_above(known: Known, style: Style) -> list[Block]:
    """Return forms whose head and money stand under their labels: a row of labels, then a row of values."""

    def inside(form: Form, style: Style) -> Iterator[Block]:
        heads, rows = identity(form, style), []
        for at in range(0, len(heads), 3):
            rows += stacked(heads[at : at + 3])
        sums = money(form, style)
        rows.append([label(f"项目资金（{style.money}）")])
        for at in range(0, len(sums), 4):
            rows += stacked(sums[at : at + 4])
        rows += [piece for pair in goals(form, style) for piece in ([label(pair.label)], [value(pair.text)])]
        yield table(max(style.width, 4), rows)
        yield plain_rows(form, style)

    return every_form(known, style, inside)


def stacked(pairs: list[Pair]) -> Rows:
    """Return a row of labels and a row of values."""
    return [[label(pair.label) for pair in pairs], [value(pair.text) for pair in pairs]]


def numbered_items(known: Known, style: Style) -> list[Block]:
    """Return forms as three columns: number, what is asked, what was filled in; indicators are items like any other."""

    def inside(form: Form, style: Style) -> Iterator[Block]:
        rows: Rows = [[label(text) for text in ("序号", "填报事项", "填报内容")]]
        items = [*identity(form, style), *money_with_unit(form, style), *goals(form, style)]
        rows += [[value(str(n)), label(pair.label), value(pair.text)] for n, pair in enumerate(items, 1)]
        rows.append([value(str(len(items) + 1)), label("绩效指标"), value("")])
        for n, row in enumerate(form.rows, 1):
            parts = [f"{pair.label}：{pair.text}" for pair in record(row, style) if pair.text]
            rows.append([value(f"{len(items) + 1}.{n}"), label(f"{row.level1}—{row.level2}—{row.name}"), value("；".join(parts))])
        yield table(3, rows)

    return every_form(known, style, inside)


def money_with_unit(form: Form, style: Style) -> list[Pair]:
    """Return the money as labelled texts with its unit in every label of an amount."""
    return [Pair(pair.label if "率" in pair.label else f"{pair.label}（{style.money}）", pair.text) for pair in money(form, style)]


def money_in_cells(known: Known, style: Style) -> list[Block]:
    """Return forms whose money is one cell of sentences."""

    def inside(form: Form, style: Style) -> Iterator[Block]:
        rows = [*head_rows(form, style), [label("项目资金情况", 2), value(money_told(form, style))], *goal_rows(form, style)]
        yield table(style.width, rows)
        yield plain_rows(form, style)

    return every_form(known, style, inside)


def money_told(form: Form, style: Style) -> str:
    """Return the form's money in running text."""
    pairs = [(pair.label, pair.text) for pair in money(form, style) if pair.text and pair.text != "—"]
    return "，".join(f"{label}{text}{'' if '率' in label else style.money}" for label, text in pairs) + "。"


def spaced_columns(known: Known, style: Style) -> list[Block]:
    """Return the usual forms with an empty narrow column behind every column, the whole moved to the right with notes at its left."""
    made: list[Block] = []
    for block in blocks(known, style):
        if isinstance(block, Table):
            wide = block.width * 2 + 2
            cells = [Cell(c.text, c.row, c.column * 2 + 2, c.rows, c.columns * 2 - 1, c.label) for c in block.cells]
            cells += [Cell("", c.row + n, c.column * 2 + c.columns * 2 + 1) for c in block.cells for n in range(c.rows)]
            cells += [Cell("核" if row == 1 else "", row, column) for row in range(block.height) for column in (0, 1) if column or row != 1]
            cells.append(Cell("已核对", 1, 0))
            made.append(Table(wide, tuple(sorted(cells, key=lambda cell: (cell.row, cell.column)))))
        else:
            made.append(block)
    return made


def among_others(known: Known, style: Style) -> list[Block]:
    """Return the usual forms between tables of another kind: assets, staff, a schedule."""
    assets: Rows = [[label(t) for t in ("资产名称", "数量", "单位", "原值（万元）")], *([value(t) for t in r] for r in ASSETS)]
    staff: Rows = [[label(t) for t in ("姓名", "职务", "分工")], *([value(t) for t in r] for r in STAFF)]
    around: list[Block] = [Paragraph("附：单位主要资产"), table(4, assets), Paragraph("附：项目组成员"), table(3, staff)]
    return [*around[:2], *blocks(known, style), *around[2:]]


ASSETS = (("办公用房", "1", "处", "1250.00"), ("公务用车", "3", "辆", "54.60"), ("计算机", "48", "台", "26.40"))
STAFF = (("甲某某", "组长", "统筹协调"), ("乙某某", "成员", "组织实施"), ("丙某某", "成员", "资金管理"))


def upright(known: Known, style: Style) -> list[Block]:
    """Return the usual forms with their narrow labels written downwards, a sign a line."""
    made: list[Block] = []
    for block in blocks(known, style):
        if isinstance(block, Table):
            narrow = [
                Cell("\n".join(c.text) if c.label and c.rows > 1 else c.text, c.row, c.column, c.rows, c.columns, c.label)
                for c in block.cells
            ]
            made.append(Table(block.width, tuple(narrow), block.head))
        else:
            made.append(block)
    return made


def bilingual(known: Known, style: Style) -> list[Block]:
    """Return the usual forms with English under every label."""
    made: list[Block] = []
    for block in blocks(known, style):
        if isinstance(block, Table):
            cells = [
                Cell(f"{c.text}\n{ENGLISH[c.text]}" if c.text in ENGLISH else c.text, c.row, c.column, c.rows, c.columns, c.label)
                for c in block.cells
            ]
            made.append(Table(block.width, tuple(cells), block.head))
        else:
            made.append(block)
    return made


ENGLISH = {
    "项目名称": "Project Title",
    "主管部门": "Competent Department",
    "实施单位": "Implementing Agency",
    "年度资金总额": "Total Funds of the Year",
    "其中：财政拨款": "Of which: Fiscal Appropriation",
    "上年结转资金": "Carried Over",
    "其他资金": "Other Funds",
    "一级指标": "Level 1",
    "二级指标": "Level 2",
    "三级指标": "Level 3",
    "年度指标值": "Annual Target",
    "指标值": "Target",
    "目标值": "Target Value",
    "分值": "Points",
    "得分": "Score",
    "产出指标": "Output",
    "效益指标": "Outcome",
    "满意度指标": "Satisfaction",
    "成本指标": "Cost",
    "数量指标": "Quantity",
    "质量指标": "Quality",
    "时效指标": "Timeliness",
    "实际完成值": "Actual",
    "年度总体目标": "Annual Goal",
    "绩效指标": "Performance Indicators",
    "执行率": "Execution Rate",
    "全年执行数": "Executed",
    "全年预算数": "Budget",
    "年初预算数": "Initial Budget",
}


def footnoted(known: Known, style: Style) -> list[Block]:
    """Return the usual forms whose labels carry marks of footnotes, told below the table."""
    made: list[Block] = []
    for block in blocks(known, style):
        if isinstance(block, Table):
            cells = [Cell(c.text + MARKS.get(c.text, ""), c.row, c.column, c.rows, c.columns, c.label) for c in block.cells]
            made += [Table(block.width, tuple(cells), block.head), *(Paragraph(note) for note in NOTES)]
        else:
            made.append(block)
    return made


MARKS = {
    "年度资金总额": "①",
    "质量指标": "②",
    "时效指标": "②",
    "实施单位": "*",
    "其他资金": "[3]",
    "三级指标": "②",
    "得分": "[3]",
    "社会效益指标": "*",
}
NOTES = ("① 含上年结转。", "② 按行业标准填写。", "[3] 以决算为准。", "* 盖章有效。")


def continued(known: Known, style: Style) -> list[Block]:
    """Return the usual forms broken in the middle of the indicators: the rest in a second table without its header."""

    def inside(form: Form, style: Style) -> Iterator[Block]:
        half = max(1, len(form.rows) // 2)
        whole = plain_rows(form, style)
        rows = [
            [value(row.level1), value(row.level2), value(row.name), *(value(told(style, key, row)) for key in others(style))]
            for row in form.rows
        ]
        head = [[label(cell.text) for cell in whole.cells if cell.row == 0]]
        yield table(max(style.width, whole.width), [*above_rows(form, style), *head, *rows[:half]])
        yield Paragraph("（续上表）")
        yield table(whole.width, rows[half:])

    return every_form(known, style, inside)


def in_groups(known: Known, style: Style) -> list[Block]:
    """Return forms whose levels are headings across the table, numbered and with how many indicators follow."""

    def inside(form: Form, style: Style) -> Iterator[Block]:
        keys = others(style)
        width = max(style.width, len(keys) + 2)
        rows = [*above_rows(form, style), [label(text) for text in ("序号", "指标名称", *(head_text(style, key) for key in keys))]]
        number = 0
        for n, (first, own) in enumerate(groupby(form.rows, key=lambda row: row.level1)):
            mine = list(own)
            rows.append([label(f"{'一二三四五六'[n]}、{first}（共{len(mine)}项）", width)])
            for k, (second, some) in enumerate(groupby(mine, key=lambda row: row.level2)):
                rows.append([label(f"（{'一二三四五六'[k]}）{second}", width)])
                for row in some:
                    number += 1
                    rows.append([value(str(number)), value(row.name), *(value(told(style, key, row)) for key in keys)])
        yield table(width, rows)

    return every_form(known, style, inside)


def lettered(known: Known, style: Style) -> list[Block]:
    """Return forms whose levels and indicators are lettered and numbered: A, A1, A1-1."""

    def inside(form: Form, style: Style) -> Iterator[Block]:
        firsts = list(dict.fromkeys(row.level1 for row in form.rows))
        seconds = {first: list(dict.fromkeys(row.level2 for row in form.rows if row.level1 == first)) for first in firsts}
        counts: dict[str, int] = {}
        keys = others(style)
        rows = [
            *above_rows(form, style),
            [label(t) for t in ("一级指标", "二级指标", "三级指标", *(head_text(style, key) for key in keys))],
        ]
        last: Row | None = None
        for row in form.rows:
            letter = "ABCDEF"[firsts.index(row.level1)]
            code = f"{letter}{seconds[row.level1].index(row.level2) + 1}"
            counts[code] = counts.get(code, 0) + 1
            pieces: list[Piece] = [
                p if p.text is None else label(f"{mark} {p.text}") for p, mark in zip(levels(row, last), (letter, code), strict=True)
            ]
            rows.append([*pieces, value(f"{code}-{counts[code]} {row.name}"), *(value(told(style, key, row)) for key in keys)])
            last = row
        yield table(max(style.width, len(keys) + 3), rows)

    return every_form(known, style, inside)


def pointed(known: Known, style: Style) -> list[Block]:
    """Return forms with the points behind the name in its cell."""

    def inside(form: Form, style: Style) -> Iterator[Block]:
        keys = [key for key in others(style) if key != "points"]
        rows = [
            *above_rows(form, style),
            [label(t) for t in ("一级指标", "二级指标", "三级指标及分值", *(head_text(style, key) for key in keys))],
        ]
        last: Row | None = None
        for row in form.rows:
            name = f"{row.name}（{row.points:f}分）" if row.points is not None else row.name
            rows.append([*levels(row, last), value(name), *(value(told(style, key, row)) for key in keys)])
            last = row
        yield table(max(style.width, len(keys) + 3), rows)

    return every_form(known, style, inside)


def shuffled(known: Known, style: Style) -> list[Block]:
    """Return forms whose rows are sorted by name, both levels in one cell with an arrow."""

    def inside(form: Form, style: Style) -> Iterator[Block]:
        keys = others(style)
        rows = [*above_rows(form, style), [label(t) for t in ("指标名称", "指标分类", *(head_text(style, key) for key in keys))]]
        rows += [
            [value(row.name), value(f"{row.level1}→{row.level2}"), *(value(told(style, key, row)) for key in keys)]
            for row in sorted(form.rows, key=lambda row: row.name)
        ]
        yield table(max(style.width, len(keys) + 2), rows)

    return every_form(known, style, inside)


def every_amount(known: Known, style: Style) -> list[Block]:
    """Return the usual forms with the unit behind every amount instead of above them."""

    def inside(form: Form, style: Style) -> Iterator[Block]:
        rows = [*head_rows(form, style), *(with_unit(row, form, style) for row in funds_rows(form, style)), *goal_rows(form, style)]
        yield table(style.width, rows)
        yield plain_rows(form, style)

    return every_form(known, style, inside)


def with_unit(row: list[Piece], form: Form, style: Style) -> list[Piece]:
    """Return a row of money with the unit behind its amounts; the first label loses it."""
    sums = {
        amount(part, style)
        for column in (
            form.funds.total,
            form.funds.annual,
            form.funds.initial,
            form.funds.adjusted,
            form.funds.executed,
            form.funds.forecast,
        )
        for part in (column.whole, column.fiscal, column.carried, column.other)
    } - {""}
    made = [piece._replace(text=f"{piece.text}{style.money}") if not piece.label and piece.text in sums else piece for piece in row]
    return [piece._replace(text=piece.text.replace(f"（{style.money}）", "")) if piece.label and piece.text else piece for piece in made]
