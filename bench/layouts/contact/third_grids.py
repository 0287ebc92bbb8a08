"""Settings of the third batch: pivots, levels across, names over targets, hints and examples among the rows, labels in one cell with values."""

from collections.abc import Callable, Iterator
from itertools import groupby

from msgspec.structs import replace as changed

from layouts.block import Block, Cell, Paragraph, Piece, Table, above, label, table, value
from layouts.contact.grids import Rows, above_rows, by_level, every_form, in_one, levels, others, plain_rows, told
from layouts.contact.more_grids import money_with_unit
from layouts.funds_rows import amount, parts
from layouts.held.flat import Pair, goals, identity
from layouts.indicator_rows import head_text
from layouts.known import Form, Known, Row
from layouts.setting import blocks, goal_rows, head_rows
from layouts.style import Style

HINTS = {
    "target": "（填写量化数值）",
    "points": "（合计90分）",
    "actual": "（如实填写）",
    "score": "（自评）",
    "reason": "（未完成的说明）",
}
BEHIND = {">=": "及以上", "<=": "及以下", ">": "以上", "<": "以内", "=": ""}


def pivot(known: Known, style: Style) -> list[Block]:
    """Return forms whose levels and names stand in one column, indented, as a pivot table has them."""

    def part(form: Form, style: Style) -> Rows:
        keys = others(style)
        rows: Rows = [[label("行标签"), *(label(head_text(style, key)) for key in keys)]]
        for first, seconds in by_level(form):
            rows.append([label(first), *[value("")] * len(keys)])
            for second, own in seconds:
                rows.append([label(f"　{second}"), *[value("")] * len(keys)])
                rows += [[value(f"　　{row.name}"), *(value(told(style, key, row)) for key in keys)] for row in own]
        return rows

    return in_one(part)(known, style)


def levels_across(known: Known, style: Style) -> list[Block]:
    """Return forms whose levels 2 head columns, two for each; indicators and values stand below them."""

    def inside(form: Form, style: Style) -> Iterator[Block]:
        yield table(style.width, above_rows(form, style))
        for first, seconds in by_level(form):
            tall = max(len(rows) for _, rows in seconds)
            rows: Rows = [[label(first)], [piece for second, _ in seconds for piece in (label(second), label(head_text(style, "target")))]]
            for at in range(tall):
                texts = [own[at] if at < len(own) else None for _, own in seconds]
                rows.append([value(text) for row in texts for text in ((row.name, told(style, "target", row)) if row else ("", ""))])
            yield table(2 * len(seconds), rows)

    return every_form(known, style, inside)


def hinted(known: Known, style: Style) -> list[Block]:
    """Return forms with a row under the heads that says how each column is filled in."""

    def part(form: Form, style: Style) -> Rows:
        return with_row(form, style, [value(""), value(""), value("（指标名称）"), *(value(HINTS.get(key, "")) for key in others(style))])

    return in_one(part)(known, style)


def exampled(known: Known, style: Style) -> list[Block]:
    """Return forms with an example under the heads."""

    def part(form: Form, style: Style) -> Rows:
        cells = {"target": "≥90%", "points": "10", "actual": "95%", "score": "10"}
        return with_row(form, style, [value(t) for t in ("示例", "示例", "例：某项工作完成率", *(cells.get(k, "") for k in others(style)))])

    return in_one(part)(known, style)


def with_row(form: Form, style: Style, more: list[Piece]) -> Rows:
    """Return the rows of the indicators with another one under the heads."""
    rows: Rows = [[label(cell.text) for cell in plain_rows(form, style).cells if cell.row == 0], more]
    last: Row | None = None
    for row in form.rows:
        rows.append([*levels(row, last), value(row.name), *(value(told(style, key, row)) for key in others(style))])
        last = row
    return rows


def at_its_side(known: Known, style: Style) -> list[Block]:
    """Return forms whose indicators stand to the right of head, money and goals on one sheet."""

    def inside(form: Form, style: Style) -> Iterator[Block]:
        left = table(style.width, above_rows(form, style))
        right = plain_rows(form, style)
        tall, gap = max(left.height, right.height), left.width
        moved = [changed(cell, column=cell.column + gap + 1) for cell in right.cells]
        cells = [*left.cells, *moved, *(Cell("", row, gap) for row in range(tall))]
        cells += [Cell("", row, column) for row in range(left.height, tall) for column in range(left.width)]
        cells += [Cell("", row, column + gap + 1) for row in range(right.height, tall) for column in range(right.width)]
        yield Table(gap + 1 + right.width, tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))))

    return every_form(known, style, inside)


def with_buttons(known: Known, style: Style) -> list[Block]:
    """Return forms as copied from a system's page: a box before every row, what can be done with it behind."""

    def part(form: Form, style: Style) -> Rows:
        names = ("□", "一级指标", "二级指标", "三级指标", *(head_text(style, key) for key in others(style)), "操作")
        rows: Rows = [[label(name) for name in names]]
        for row in form.rows:
            texts = ("□", row.level1, row.level2, row.name, *(told(style, key, row) for key in others(style)), "查看 修改 删除")
            rows.append([value(text) for text in texts])
        return [*rows, [value(f"共{len(form.rows)}条　每页50条　第1页")]]

    return in_one(part)(known, style)


def coded(known: Known, style: Style) -> list[Block]:
    """Return forms whose levels and names carry a system's codes in front."""

    def part(form: Form, style: Style) -> Rows:
        rows: Rows = [[label(cell.text) for cell in plain_rows(form, style).cells if cell.row == 0]]
        for a, (first, seconds) in enumerate(by_level(form), 1):
            for b, (second, own) in enumerate(seconds, 1):
                for c, row in enumerate(own, 1):
                    lead = (f"{a:02} {first}", f"{a:02}{b:02} {second}", f"{a:02}{b:02}{c:02} {row.name}")
                    rows.append([*(value(t) for t in lead), *(value(told(style, key, row)) for key in others(style))])
        return rows

    return in_one(part)(known, style)


def shortly(known: Known, style: Style) -> list[Block]:
    """Return forms whose levels are said in a word: 产出, 数量."""

    def part(form: Form, style: Style) -> Rows:
        rows: Rows = [[label(t) for t in ("类别", "类型", "指标", *(head_text(style, key) for key in others(style)))]]
        last: Row | None = None
        for row in form.rows:
            short = changed(row, level1=row.level1.removesuffix("指标"), level2=row.level2.removesuffix("指标"))
            rows.append([*levels(short, last), value(row.name), *(value(told(style, key, row)) for key in others(style))])
            last = short
        return rows

    return in_one(part)(known, style)


def signs_behind(known: Known, style: Style) -> list[Block]:
    """Return forms whose targets say behind the number that it is a floor or a ceiling."""

    def part(form: Form, style: Style) -> Rows:
        rows: Rows = [[label(cell.text) for cell in plain_rows(form, style).cells if cell.row == 0]]
        last: Row | None = None
        for row in form.rows:
            texts = [behind(row, style) if key == "target" else told(style, key, row) for key in others(style)]
            rows.append([*levels(row, last), value(row.name), *map(value, texts)])
            last = row
        return rows

    return in_one(part)(known, style)


def behind(row: Row, style: Style) -> str:
    """Return a target with its sign as a word behind it; what is no plain number as it is."""
    aim = row.aim
    if aim is None or aim.value is None or aim.high is not None or aim.operator not in BEHIND:
        return told(style, "target", row)
    return f"{aim.value:f}{aim.unit or ''}{BEHIND[aim.operator]}"


def in_one_cell(known: Known, style: Style) -> list[Block]:
    """Return forms whose head, money and goals stand with their labels in one cell each."""

    def inside(form: Form, style: Style) -> Iterator[Block]:
        pairs = [*identity(form, style), *money_with_unit(form, style)]
        rows = [[value(f"{pair.label}：{pair.text}") for pair in pairs[at : at + 2]] for at in range(0, len(pairs), 2)]
        rows += [[value(f"{pair.label}：{pair.text}")] for pair in goals(form, style)]
        yield table(2, rows)
        yield plain_rows(form, style)

    return every_form(known, style, inside)


def money_in_lines(known: Known, style: Style) -> list[Block]:
    """Return forms whose money is one cell of lines."""

    def inside(form: Form, style: Style) -> Iterator[Block]:
        lines = [f"{pair.label}：{pair.text}{'' if '率' in pair.label or not pair.text else style.money}" for pair in sums(form, style)]
        yield table(style.width, [*head_rows(form, style), [label("资金情况", 2), value("\n".join(lines))], *goal_rows(form, style)])
        yield plain_rows(form, style)

    return every_form(known, style, inside)


def sums(form: Form, style: Style) -> list[Pair]:
    """Return the year's money with its labels, no unit in them."""
    return [Pair(style.labels[part], amount(getattr(form.funds.annual, part), style)) for part in parts(style)]


def levels_in_lines(known: Known, style: Style) -> list[Block]:
    """Return forms whose levels stand over each other in one merged cell."""

    def part(form: Form, style: Style) -> Rows:
        rows: Rows = [[label(t) for t in ("指标类型", "指标名称", *(head_text(style, key) for key in others(style)))]]
        for (first, second), own in groupby(form.rows, key=lambda row: (row.level1, row.level2)):
            lead: Piece = label(f"{first}\n（{second}）")
            for row in own:
                rows.append([lead, value(row.name), *(value(told(style, key, row)) for key in others(style))])
                lead = above()
        return rows

    return in_one(part)(known, style)


def heads_once(known: Known, style: Style) -> list[Block]:
    """Return forms with a table for every level 1 under its name, the heads only in the first."""

    def inside(form: Form, style: Style) -> Iterator[Block]:
        yield table(style.width, above_rows(form, style))
        keys = others(style)
        head: Rows = [[label(text) for text in ("二级指标", "三级指标", *(head_text(style, key) for key in keys))]]
        for n, (first, seconds) in enumerate(by_level(form), 1):
            yield Paragraph(f"（{n}）{first}")
            rows: Rows = list(head)
            for second, own in seconds:
                lead: Piece = label(second)
                for row in own:
                    rows.append([lead, value(row.name), *(value(told(style, key, row)) for key in keys)])
                    lead = above()
            yield table(len(keys) + 2, rows)
            head = []

    return every_form(known, style, inside)


def name_over_target(known: Known, style: Style) -> list[Block]:
    """Return forms with the target under the name in its cell."""

    def part(form: Form, style: Style) -> Rows:
        rest = [key for key in others(style) if key != "target"]
        rows: Rows = [[label(t) for t in ("一级指标", "二级指标", "三级指标及目标值", *(head_text(style, key) for key in rest))]]
        last: Row | None = None
        for row in form.rows:
            target = told(style, "target", row)
            cell = f"{row.name}\n（{target}）" if target else row.name
            rows.append([*levels(row, last), value(cell), *(value(told(style, key, row)) for key in rest)])
            last = row
        return rows

    return in_one(part)(known, style)


def scheduled(known: Known, style: Style) -> list[Block]:
    """Return forms with a column for every quarter in which work is done, marked with a dot, and who answers for it."""

    def part(form: Form, style: Style) -> Rows:
        names = ("责任科室", "一季度", "二季度", "三季度", "四季度")
        rows: Rows = [[label(cell.text) for cell in plain_rows(form, style).cells if cell.row == 0] + [label(name) for name in names]]
        last: Row | None = None
        for n, row in enumerate(form.rows):
            more = (("办公室", "业务一科", "财务科")[n % 3], *("●" if n % 4 >= k else "" for k in range(4)))
            cells = [*(told(style, key, row) for key in others(style)), *more]
            rows.append([*levels(row, last), value(row.name), *map(value, cells)])
            last = row
        return rows

    return in_one(part)(known, style)


def retold(change: Callable[[Cell], str]) -> Callable[[Known, Style], list[Block]]:
    """Return a setter of the usual forms with the texts of cells changed."""

    def setter(known: Known, style: Style) -> list[Block]:
        return [
            Table(b.width, tuple(changed(c, text=change(c)) for c in b.cells), b.head) if isinstance(b, Table) else b
            for b in blocks(known, style)
        ]

    return setter


def starred(cell: Cell) -> str:
    """Return a label as a form has it that must be filled in: a star before it, a colon behind."""
    return f"*{cell.text}：" if cell.label and cell.text and not cell.text.endswith("指标") else cell.text
