"""Settings of the second batch: what stands around a table, across it, or in another order than before."""

from collections.abc import Callable, Iterator

from msgspec.structs import replace as changed

from layouts.block import Block, Paragraph, Piece, Table, above, label, table, value
from layouts.contact.grids import Rows, by_level, every_form, in_one, levels, others, plain_rows, told
from layouts.contact.more_grids import money_with_unit
from layouts.funds_rows import amount, column_heads, execution_cell, funds_rows, parts
from layouts.held.flat import goals, identity, record
from layouts.indicator_rows import head_text
from layouts.known import Form, Known, Row
from layouts.setting import blocks, goal_rows, head_rows
from layouts.style import Style

SAID = {"≥": "大于等于", "≤": "小于等于", "=": "等于", ">": "大于", "<": "小于"}


def levels_last(known: Known, style: Style) -> list[Block]:
    """Return forms whose columns begin with the name and end with the levels."""

    def part(form: Form, style: Style) -> Rows:
        heads = ["指标名称", *(head_text(style, key) for key in others(style)), "所属二级指标", "所属一级指标"]
        rows = [[label(head) for head in heads]]
        return rows + [
            [value(text) for text in (row.name, *(told(style, key, row) for key in others(style)), row.level2, row.level1)]
            for row in form.rows
        ]

    return in_one(part)(known, style)


def level_behind_name(known: Known, style: Style) -> list[Block]:
    """Return forms whose names carry their level 2 in brackets, level 1 in a column."""

    def part(form: Form, style: Style) -> Rows:
        rows = [[label(head) for head in ("一级指标", "三级指标（所属二级指标）", *(head_text(style, key) for key in others(style)))]]
        last: Row | None = None
        for row in form.rows:
            first = above() if last is not None and last.level1 == row.level1 else label(row.level1)
            rows.append([first, value(f"{row.name}（{row.level2}）"), *(value(told(style, key, row)) for key in others(style))])
            last = row
        return rows

    return in_one(part)(known, style)


def signs_in_words(known: Known, style: Style) -> list[Block]:
    """Return forms whose signs are words in a column of their own."""

    def part(form: Form, style: Style) -> Rows:
        heads = ["一级指标", "二级指标", "三级指标", "指标方向", "指标值", "单位"]
        rest = [key for key in others(style) if key not in {"operator", "bare", "measure"}]
        rows, last = [[label(head) for head in (*heads, *(head_text(style, key) for key in rest))]], None
        for row in form.rows:
            sign = told(style, "operator", row)
            cells = [SAID.get(sign, sign), told(style, "bare", row), told(style, "measure", row), *(told(style, key, row) for key in rest)]
            rows.append([*levels(row, last), value(row.name), *map(value, cells)])
            last = row
        return rows

    return in_one(part)(known, style)


def explained(known: Known, style: Style) -> list[Block]:
    """Return forms with a row under every indicator that explains it."""

    def part(form: Form, style: Style) -> Rows:
        rows: Rows = []
        whole = plain_rows(form, style)
        rows.append([label(cell.text) for cell in whole.cells if cell.row == 0])
        last: Row | None = None
        for row in form.rows:
            rows.append([*levels(row, last), value(row.name), *(value(told(style, key, row)) for key in others(style))])
            rows.append(
                [
                    above(),
                    above(),
                    value(f"指标解释：反映{row.name}的情况。评分标准：达到目标值得满分，未达到按比例扣分。", len(others(style)) + 1),
                ]
            )
            last = row
        return rows

    return in_one(part)(known, style)


def heads_again(known: Known, style: Style) -> list[Block]:
    """Return forms whose head is repeated under the name of every level 1, which stands across the table."""

    def part(form: Form, style: Style) -> Rows:
        keys, rows = others(style), []
        for first, seconds in by_level(form):
            rows.append([label(first, len(keys) + 2)])
            rows.append([label(text) for text in ("二级指标", "三级指标", *(head_text(style, key) for key in keys))])
            for second, own in seconds:
                lead: Piece = label(second)
                for row in own:
                    rows.append([lead, value(row.name), *(value(told(style, key, row)) for key in keys)])
                    lead = above()
        return rows

    return in_one(part)(known, style)


def indicators_first(known: Known, style: Style) -> list[Block]:
    """Return forms whose indicators stand above the goals and the money."""

    def inside(form: Form, style: Style) -> Iterator[Block]:
        yield table(style.width, head_rows(form, style))
        yield plain_rows(form, style)
        yield table(style.width, [*goal_rows(form, style), *funds_rows(form, style)])

    return every_form(known, style, inside)


def without_first_head(known: Known, style: Style) -> list[Block]:
    """Return forms whose columns of levels have no head of their own."""

    def part(form: Form, style: Style) -> Rows:
        whole = plain_rows(form, style)
        heads = [label("" if cell.column < 2 else cell.text) for cell in whole.cells if cell.row == 0]
        rows, last = [heads], None
        for row in form.rows:
            rows.append([*levels(row, last), value(row.name), *(value(told(style, key, row)) for key in others(style))])
            last = row
        return rows

    return in_one(part)(known, style)


def money_across(known: Known, style: Style) -> list[Block]:
    """Return forms whose parts of the money head columns, what was planned and spent its rows."""

    def inside(form: Form, style: Style) -> Iterator[Block]:
        rows = [*head_rows(form, style), *across(form, style), *goal_rows(form, style)]
        yield table(max(style.width, 6), rows)
        yield plain_rows(form, style)

    return every_form(known, style, inside)


def across(form: Form, style: Style) -> Rows:
    """Return the rows of money with their parts across."""
    heads = [label(f"资金情况（{style.money}）"), *(label(style.labels[part]) for part in parts(style))]
    if style.schema in {"self", "transfer", "monitor"}:
        told_ = [
            [label(head), *(value(execution_cell(form.funds, key, part, style)) for part in parts(style))]
            for key, head in column_heads(style)
        ]
        return [heads, *told_]
    return [heads, [label("预算数"), *(value(amount(getattr(form.funds.annual, part), style)) for part in parts(style))]]


def goals_in_rows(known: Known, style: Style) -> list[Block]:
    """Return forms with a row for every goal that is numbered in their text."""

    def inside(form: Form, style: Style) -> Iterator[Block]:
        rows: Rows = [*head_rows(form, style), *funds_rows(form, style)]
        for pair in goals(form, style):
            lead: Piece = label(pair.label, 2)
            for one in [part for part in pair.text.replace("目标", "\n目标").split("\n") if part] or [""]:
                rows.append([lead, value(one)])
                lead = above(2)
        yield table(max(style.width, 4), rows)
        yield plain_rows(form, style)

    return every_form(known, style, inside)


def pairs_across(known: Known, style: Style) -> list[Block]:
    """Return forms with a row for every level 2 and its indicators beside each other, name and value in turn."""

    def part(form: Form, style: Style) -> Rows:
        most = max(len(rows) for _, seconds in by_level(form) for _, rows in seconds)
        heads = ["一级指标", "二级指标", *(text for n in range(1, most + 1) for text in (f"指标{n}名称", f"指标{n}目标值"))]
        made = [[label(head) for head in heads]]
        for first, seconds in by_level(form):
            lead: Piece = label(first)
            for second, rows in seconds:
                cells = [text for row in rows for text in (row.name, told(style, "target", row))]
                made.append([lead, label(second), *map(value, cells + [""] * (2 * most - len(cells)))])
                lead = above()
        return made

    return in_one(part)(known, style)


def heads_downwards(known: Known, style: Style) -> list[Block]:
    """Return the usual forms with all short labels written a sign a line."""
    made: list[Block] = []
    for block in blocks(known, style):
        if isinstance(block, Table):
            cells = [changed(c, text="\n".join(c.text)) if c.label and len(c.text) <= 4 else c for c in block.cells]
            made.append(Table(block.width, tuple(cells), block.head))
        else:
            made.append(block)
    return made


def unit_without_head(known: Known, style: Style) -> list[Block]:
    """Return forms whose unit stands in a column without a head behind the value."""

    def part(form: Form, style: Style) -> Rows:
        rest = [key for key in others(style) if key not in {"signed", "measure"}]
        rows, last = [[label(t) for t in ("一级指标", "二级指标", "三级指标", "指标值", "", *(head_text(style, k) for k in rest))]], None
        for row in form.rows:
            cells = [told(style, key, row) for key in ("signed", "measure", *rest)]
            rows.append([*levels(row, last), value(row.name), *map(value, cells)])
            last = row
        return rows

    return in_one(part)(known, style)


def stamped(known: Known, style: Style) -> list[Block]:
    """Return the usual forms between lines of approval, with rows for signatures and an opinion inside the table."""
    made: list[Block] = [Paragraph("受理编号：〔　　〕第　　号　　　密级：公开"), *blocks(known, style)]
    foot: Rows = [
        [label("单位负责人"), value("（签字）"), label("财务负责人"), value("（签字）")],
        [label("主管部门审核意见"), value("同意申报。（盖章）　2025年2月10日")],
    ]
    return [*made, table(4, foot), Paragraph("财政部门审核意见：　　　　　　　　（公章）")]


def cards_of_pairs(known: Known, style: Style) -> list[Block]:
    """Return forms with every indicator as a small table of two columns, head and value, after those of the head."""

    def inside(form: Form, style: Style) -> Iterator[Block]:
        yield table(
            2,
            [
                [label(pair.label), value(pair.text)]
                for pair in (*identity(form, style), *money_with_unit(form, style), *goals(form, style))
            ],
        )
        for n, row in enumerate(form.rows, 1):
            pairs = [("指标名称", row.name), ("一级指标", row.level1), ("二级指标", row.level2)]
            pairs += [(pair.label, pair.text) for pair in record(row, style)]
            yield Paragraph(f"指标{n}")
            yield table(2, [[label(head), value(text)] for head, text in pairs])

    return every_form(known, style, inside)


def renamed(change: Callable[[str], str]) -> Callable[[Known, Style], list[Block]]:
    """Return a setter of the usual forms with every text changed in its print alone."""

    def setter(known: Known, style: Style) -> list[Block]:
        return [
            Table(b.width, tuple(changed(c, text=change(c.text)) for c in b.cells), b.head)
            if isinstance(b, Table)
            else changed(b, text=change(b.text))
            for b in blocks(known, style)
        ]

    return setter


def spaced_rows(known: Known, style: Style) -> list[Block]:
    """Return forms with empty rows between groups and a line of the page's foot among them."""

    def part(form: Form, style: Style) -> Rows:
        width = len(others(style)) + 3
        rows: Rows = [[label(cell.text) for cell in plain_rows(form, style).cells if cell.row == 0]]
        last: Row | None = None
        for row in form.rows:
            if last is not None and last.level1 != row.level1:
                rows += (
                    [[value("")] * width, [value("制表：预算绩效管理系统"), *[value("")] * (width - 1)]]
                    if row.level1 == "效益指标"
                    else [[value("")] * width]
                )
                last = None
            rows.append([*levels(row, last), value(row.name), *(value(told(style, key, row)) for key in others(style))])
            last = row
        return rows

    return in_one(part)(known, style)


def wide(text: str) -> str:
    """Return a text in full-width signs."""
    return "".join(chr(ord(sign) + 0xFEE0) if "!" <= sign <= "~" else sign for sign in text)
