"""Settings of the fourth batch: tables without heads or with heads of their own, levels as ticks, rows that a template left over."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

from layouts.block import Block, Cell, Paragraph, Piece, above, label, table, value
from layouts.contact.grids import Rows, above_rows, by_level, every_form, in_one, levels, others, told
from layouts.contact.third_lines import heads, said_of
from layouts.funds_rows import amount, column_heads, execution_cell, parts
from layouts.held.flat import Pair, goals, identity, record
from layouts.known import Form, Known, Row
from layouts.setting import goal_rows, head_rows
from layouts.style import Style

ENGLISH = {
    "target": "Target",
    "points": "Weight",
    "actual": "Actual",
    "score": "Score",
    "reason": "Reason",
    "to_date": "Actual to date",
    "forecast": "Forecast",
    "likelihood": "Likelihood",
}
OWN_WORDS = {
    "target": "年内要求",
    "points": "占分",
    "actual": "实绩",
    "score": "评分",
    "reason": "差距说明",
    "to_date": "目前进展",
    "forecast": "年底预计",
    "likelihood": "把握程度",
}
MISREAD = {"项目": "顶目", "主管": "主菅", "指标": "措标", "资金": "资佥", "单位": "单住", "总额": "总颔", "级": "汲"}
HEADS = ("一级", "二级", "三级", "年度", "绩效")
T = TypeVar("T")


def batched(items: Sequence[T], count: int) -> list[Sequence[T]]:
    """Return the items in runs of that many."""
    return [items[at : at + count] for at in range(0, len(items), count)]


def rows_of(form: Form, style: Style) -> Rows:
    """Return the rows of the indicators with levels merged downwards."""
    made: Rows = []
    last: Row | None = None
    for row in form.rows:
        made.append([*levels(row, last), value(row.name), *(value(told(style, key, row)) for key in others(style))])
        last = row
    return made


def without_heads(known: Known, style: Style) -> list[Block]:
    """Return forms whose indicators stand under no heads at all: a band, levels, names, targets."""

    def part(form: Form, style: Style) -> Rows:
        lead = [label("绩效指标"), *(above() for _ in form.rows[1:])]
        return [[first, *row] for first, row in zip(lead, rows_of(form, style), strict=True)]

    return in_one(part)(known, style)


def in_english(known: Known, style: Style) -> list[Block]:
    """Return forms whose indicators stand under English heads."""

    def part(form: Form, style: Style) -> Rows:
        names = ("Level 1", "Level 2", "Indicator", *(ENGLISH[key] for key in others(style)))
        return [[label(name) for name in names], *rows_of(form, style)]

    return in_one(part)(known, style)


def in_own_words(known: Known, style: Style) -> list[Block]:
    """Return forms whose indicators stand under heads that an office made up."""

    def part(form: Form, style: Style) -> Rows:
        names = ("维度", "方面", "考核要点", *(OWN_WORDS[key] for key in others(style)))
        return [[label(name) for name in names], *rows_of(form, style)]

    return in_one(part)(known, style)


def turned_in_fours(known: Known, style: Style) -> list[Block]:
    """Return forms whose indicators stand in columns, four a table, under each other."""

    def inside(form: Form, style: Style) -> Iterator[Block]:
        yield table(style.width, above_rows(form, style))
        for own in batched(form.rows, 4):
            columns = [said_of(row, style) for row in own]
            yield table(
                len(own) + 1, [[label(pairs[0].label), *(value(pair.text) for pair in pairs)] for pairs in zip(*columns, strict=True)]
            )
            yield Paragraph("")

    return every_form(known, style, inside)


def path_column(known: Known, style: Style) -> list[Block]:
    """Return forms whose levels and name are one column: the way to the indicator."""

    def part(form: Form, style: Style) -> Rows:
        made: Rows = [[label(text) for text in ("序号", "指标路径", *heads(style)[3:])]]
        for n, row in enumerate(form.rows, 1):
            way = f"{row.level1}\\{row.level2}\\{row.name}"
            made.append([value(str(n)), value(way), *(value(told(style, key, row)) for key in others(style))])
        return made

    return in_one(part)(known, style)


def second_over_first(known: Known, style: Style) -> list[Block]:
    """Return forms with level 2 over level 1 in one cell."""

    def part(form: Form, style: Style) -> Rows:
        made: Rows = [[label(text) for text in ("指标类别", *heads(style)[2:])]]
        for first, seconds in by_level(form):
            for second, own in seconds:
                lead: Piece = label(f"{second}\n（{first}）")
                for row in own:
                    made.append([lead, value(row.name), *(value(told(style, key, row)) for key in others(style))])
                    lead = above()
        return made

    return in_one(part)(known, style)


def broken_targets(known: Known, style: Style) -> list[Block]:
    """Return forms in whose narrow cells sign, number and unit of a target stand under each other."""

    def part(form: Form, style: Style) -> Rows:
        made: Rows = [[label(text) for text in heads(style)]]
        last: Row | None = None
        for row in form.rows:
            aim = row.aim
            broken = (
                None
                if aim is None or aim.value is None or aim.high is not None
                else "\n".join(filter(None, (told(style, "target", row).removesuffix(aim.unit or ""), aim.unit)))
            )
            texts = [broken if key == "target" and broken else told(style, key, row) for key in others(style)]
            made.append([*levels(row, last), value(row.name), *map(value, texts)])
            last = row
        return made

    return in_one(part)(known, style)


def column_numbers(known: Known, style: Style) -> list[Block]:
    """Return forms with a row of the columns' numbers under the heads."""

    def part(form: Form, style: Style) -> Rows:
        numbers = ("甲", "乙", "丙", *(str(n) for n in range(1, len(others(style)) + 1)))
        return [[label(text) for text in heads(style)], [value(text) for text in numbers], *rows_of(form, style)]

    return in_one(part)(known, style)


def left_over(known: Known, style: Style) -> list[Block]:
    """Return forms filled in on a template that counts: numbered names, and rows that were left as they came."""

    def part(form: Form, style: Style) -> Rows:
        made: Rows = [[label(text) for text in heads(style)]]
        for first, seconds in by_level(form):
            lead: Piece = label(first)
            for second, own in seconds:
                next_: Piece = label(second)
                for n, row in enumerate(own, 1):
                    made.append([lead, next_, value(f"指标{n}：{row.name}"), *(value(told(style, key, row)) for key in others(style))])
                    lead = next_ = above()
                for text in (f"指标{len(own) + 1}：", "……"):
                    made.append([lead, next_, value(text), *(value("") for _ in others(style))])
        return made

    return in_one(part)(known, style)


def ticked_levels(known: Known, style: Style) -> list[Block]:
    """Return forms with a column for every level 2 that a tick stands in, level 1 over them."""

    def part(form: Form, style: Style) -> Rows:
        groups = list(by_level(form))
        seconds = [(first, second) for first, own in groups for second, _ in own]
        over = [label(first, len(own)) for first, own in groups]
        keys = others(style)
        made: Rows = [
            [label("三级指标"), *over, *(label(text) for text in heads(style)[3:])],
            [above(), *(label(second) for _, second in seconds), *(above() for _ in keys)],
        ]
        for row in form.rows:
            ticks = [value("√" if (row.level1, row.level2) == pair else "") for pair in seconds]
            made.append([value(row.name), *ticks, *(value(told(style, key, row)) for key in keys)])
        return made

    return in_one(part)(known, style)


def labelled_cells(known: Known, style: Style) -> list[Block]:
    """Return forms whose every cell says before a colon what it holds."""

    def inside(form: Form, style: Style) -> Iterator[Block]:
        yield table(style.width, above_rows(form, style))
        yield table(
            len(said_of(form.rows[0], style)), [[value(f"{pair.label}：{pair.text}") for pair in said_of(row, style)] for row in form.rows]
        )

    return every_form(known, style, inside)


def blocks_in_one(known: Known, style: Style) -> list[Block]:
    """Return forms in one table in which every indicator takes a block of rows: label and value in turn."""

    def part(form: Form, style: Style) -> Rows:
        made: Rows = []
        for n, row in enumerate(form.rows, 1):
            made.append([label(f"指标{n}", 2), value(row.name, 4)])
            pairs = [Pair("一级指标", row.level1), Pair("二级指标", row.level2), *record(row, style)]
            pairs += [Pair("", "")] * (-len(pairs) % 3)
            made += [[piece for pair in own for piece in (label(pair.label), value(pair.text))] for own in batched(pairs, 3)]
        return made

    return in_one(part, 6)(known, style)


def unit_above(known: Known, style: Style) -> list[Block]:
    """Return forms in three tables, the money's unit in a line above it and nowhere else."""

    def inside(form: Form, style: Style) -> Iterator[Block]:
        yield table(style.width, head_rows(form, style))
        yield from (Paragraph("资金构成"), Paragraph(f"　　　　　　　　　　　　　　　　单位：{style.money}"), table_of_money(form, style))
        yield table(style.width, [*goal_rows(form, style), [label(text) for text in heads(style)], *rows_of(form, style)])

    return every_form(known, style, inside)


def table_of_money(form: Form, style: Style) -> Block:
    """Return the money as a table with a head."""
    if style.schema in {"self", "transfer", "monitor"}:
        keys = column_heads(style)
        rows = [[label(f"资金来源（{style.money}）"), *(label(text) for _, text in keys)]]
        rows += [
            [label(style.labels[part]), *(value(execution_cell(form.funds, key, part, style)) for key, _ in keys)] for part in parts(style)
        ]
        return table(len(keys) + 1, rows)
    sums = form.funds.annual
    return table(
        2,
        [
            [label(f"资金来源（{style.money}）"), label("预算金额")],
            *([label(style.labels[part]), value(amount(getattr(sums, part), style))] for part in parts(style)),
        ],
    )


def misread(cell: Cell) -> str:
    """Return a label as a recogniser of pictures misread it: one sign taken for one that looks alike; levels are values and stay."""
    if not cell.label or (cell.text.endswith("指标") and not cell.text.startswith(HEADS)):
        return cell.text
    text = cell.text
    for right, wrong in MISREAD.items():
        if right in text:
            return text.replace(right, wrong, 1)
    return text


def numbers_in_front(known: Known, style: Style) -> list[Block]:
    """Return forms whose points stand in the first column, the levels in the last, everything between usual."""

    def part(form: Form, style: Style) -> Rows:
        keys = [key for key in others(style) if key != "points"]
        first = ["points"] if "points" in style.columns else []
        names = [
            *(style.labels[key] for key in first),
            "三级指标",
            *(heads(style)[3 + others(style).index(key)] for key in keys),
            "一级指标",
            "二级指标",
        ]
        made: Rows = [[label(name) for name in names]]
        for row in form.rows:
            texts = [*(told(style, key, row) for key in first), row.name, *(told(style, key, row) for key in keys), row.level1, row.level2]
            made.append([value(text) for text in texts])
        return made

    return in_one(part)(known, style)


def goals_beside(known: Known, style: Style) -> list[Block]:
    """Return forms whose head, money and goals stand in two columns of a table of pairs, indicators in a table with a row of ends."""

    def inside(form: Form, style: Style) -> Iterator[Block]:
        pairs = [*identity(form, style), *goals(form, style)]
        yield table(
            4,
            [
                [piece for pair in (*own, *[Pair("", "")] * (2 - len(own))) for piece in (label(pair.label), value(pair.text))]
                for own in batched(pairs, 2)
            ],
        )
        yield table_of_money(form, style)
        yield table(
            len(heads(style)), [[label(text) for text in heads(style)], *rows_of(form, style), [value("以下空白", len(heads(style)))]]
        )

    return every_form(known, style, inside)
