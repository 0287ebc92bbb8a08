"""Forms set as tables whose indicators stand otherwise than in rows under one header; the head, money and goals as the form has them."""

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from itertools import groupby
from random import Random

from layouts.block import Block, Paragraph, Piece, Table, above, label, table, value
from layouts.funds_rows import funds_rows
from layouts.held.flat import total
from layouts.indicator_rows import head_text, said
from layouts.known import Form, Known, Row
from layouts.setting import cover_title, goal_rows, head_rows, heading
from layouts.style import NAMED, Style

Setter = Callable[[Known, Style], list[Block]]
Rows = list[list[Piece]]
Part = Callable[[Form, Style], Rows]


def every_form(known: Known, style: Style, inside: Callable[[Form, Style], Iterable[Block]]) -> list[Block]:
    """Return the document: its cover, and of every form its title and what stands inside."""
    made: list[Block] = [Paragraph(cover_title(known, style), 1)] if style.cover else []
    for form in known.forms:
        made += [*heading(form, style, None), *inside(form, style)]
        made += [Paragraph(f"{pair.label}：{pair.text}") for pair in total(form, style)]
    return made


def above_rows(form: Form, style: Style) -> Rows:
    """Return the rows of head, money and goals."""
    return [*head_rows(form, style), *funds_rows(form, style), *goal_rows(form, style)]


def in_one(part: Part, width: int = 0) -> Setter:
    """Return a setter of one table a form, its indicators set by ``part``."""

    def inside(form: Form, style: Style) -> Iterator[Block]:
        rows = part(form, style)
        widest = max(sum(piece.columns for piece in row) for row in rows)
        yield table(max(width, style.width, widest), [*above_rows(form, style), *rows])

    return lambda known, style: every_form(known, style, inside)


def others(style: Style) -> list[str]:
    """Return the columns beside levels and name, in their order."""
    return [key for key in style.columns if key not in NAMED]


def told(style: Style, key: str, row: Row) -> str:
    """Return what a column says, empty for nothing."""
    return said(style, key, row) or ""


def by_level(form: Form) -> Iterator[tuple[str, list[tuple[str, list[Row]]]]]:
    """Yield every level 1 with its levels 2 and their rows."""
    for first, own in groupby(form.rows, key=lambda row: row.level1):
        yield first, [(second, list(rows)) for second, rows in groupby(own, key=lambda row: row.level2)]


def backwards(known: Known, style: Style) -> list[Block]:
    """Return forms whose columns run from the value to the level."""

    def part(form: Form, style: Style) -> Rows:
        keys = tuple(reversed(style.columns))
        rows = [[label(head_text(style, key)) for key in keys]]
        return rows + [[value(told(style, key, row) if key not in NAMED else level_or_name(row, key)) for key in keys] for row in form.rows]

    return in_one(part)(known, style)


def level_or_name(row: Row, key: str) -> str:
    """Return a row's levels or name by their column."""
    return {"level1": row.level1, "level2": row.level2, "row": row.name}[key]


def helped(known: Known, style: Style) -> list[Block]:
    """Return forms exported with columns that only the system needs, between and around those of the form."""

    def part(form: Form, style: Style) -> Rows:
        heads = [
            "序号",
            "一级指标",
            "二级指标",
            "指标编码",
            "三级指标",
            "是否核心指标",
            *(head_text(style, key) for key in others(style)),
            "数据来源",
            "取数说明",
        ]
        rows = [[label(head) for head in heads]]
        random = Random(form.name)
        for n, row in enumerate(form.rows, 1):
            own = [str(n), row.level1, row.level2, f"ZB{form.year}{n:04}", row.name, random.choice("是否")]
            own += [*(told(style, key, row) for key in others(style)), random.choice(("台账", "统计报表", "问卷")), "按实际情况填报"]
            rows.append([value(text) for text in own])
        return rows

    return in_one(part)(known, style)


def lasting(head: Callable[[Form], tuple[str, ...]], at: int) -> Setter:
    """Return a setter whose target stands among values of other times, at the given place among the heads."""

    def part(form: Form, style: Style) -> Rows:
        heads, rest = head(form), [key for key in others(style) if key != "target"]
        rows = [[label(text) for text in ("一级指标", "二级指标", "三级指标", *heads, *(head_text(style, key) for key in rest))]]
        last: Row | None = None
        for row in form.rows:
            around = [value(text) for text in other_times(row, len(heads))]
            around[at] = value(told(style, "target", row))
            rows.append([*levels(row, last), value(row.name), *around, *(value(told(style, key, row)) for key in rest)])
            last = row
        return rows

    return in_one(part)


def levels(row: Row, last: Row | None) -> list[Piece]:
    """Return the two levels, merged downwards."""
    same = last is not None and last.level1 == row.level1
    both = same and last is not None and last.level2 == row.level2
    return [above() if same else label(row.level1), above() if both else label(row.level2)]


def other_times(row: Row, count: int) -> list[str]:
    """Return what was or will be at other times: shares of the value, a dash for words."""
    if row.aim is None or row.aim.value is None:
        return ["—"] * count
    steps = [row.aim.value * Decimal(n + 1) / Decimal(count + 1) for n in range(count)]
    return [f"{step.quantize(Decimal('0.1')):f}{row.aim.unit or ''}" for step in steps]


def two_up(known: Known, style: Style) -> list[Block]:
    """Return forms with two indicators beside each other, the second half of the list to the right of the first."""

    def part(form: Form, style: Style) -> Rows:
        heads = ["一级指标", "二级指标", "三级指标", *(head_text(style, key) for key in others(style))]
        half = -(-len(form.rows) // 2)
        rows = [[label(head) for head in heads * 2]]
        for n in range(half):
            own: list[Piece] = []
            for at in (n, n + half):
                row = form.rows[at] if at < len(form.rows) else None
                texts = [row.level1, row.level2, row.name, *(told(style, key, row) for key in others(style))] if row else [""] * len(heads)
                own += [value(text) for text in texts]
            rows.append(own)
        return rows

    return in_one(part)(known, style)


def in_cells(known: Known, style: Style) -> list[Block]:
    """Return forms with a row for every level 2, whose indicators stand numbered in one cell and their values in others."""

    def part(form: Form, style: Style) -> Rows:
        keys = others(style)
        rows = [[label(head) for head in ("一级指标", "二级指标", "三级指标", *(head_text(style, key) for key in keys))]]
        for first, seconds in by_level(form):
            lead: Piece = label(first)
            for second, own in seconds:
                cells = [value("\n".join(f"{n}.{row.name}" for n, row in enumerate(own, 1)))]
                cells += [value("\n".join(f"{n}.{told(style, key, row)}" for n, row in enumerate(own, 1))) for key in keys]
                rows.append([lead, label(second), *cells])
                lead = above()
        return rows

    return in_one(part)(known, style)


def plan_and_actual(known: Known, style: Style) -> list[Block]:
    """Return forms in which every indicator takes two rows, planned and actual, told by a column of their own."""

    def part(form: Form, style: Style) -> Rows:
        rest = [key for key in others(style) if key not in {"target", "actual"}]
        rows = [
            [label(head) for head in ("一级指标", "二级指标", "三级指标", "计划/实际", "指标值", *(head_text(style, key) for key in rest))]
        ]
        last: Row | None = None
        for row in form.rows:
            rows.append(
                [
                    *levels(row, last),
                    value(row.name),
                    label("计划"),
                    value(told(style, "target", row)),
                    *(value(told(style, key, row)) for key in rest),
                ]
            )
            rows.append([above(), above(), above(), label("实际"), value(row.actual), *(above() for _ in rest)])
            last = row
        return rows

    return in_one(part)(known, style)


def table_a_level(known: Known, style: Style) -> list[Block]:
    """Return forms with a small table for every level 2, whose first head is the level and whose caption is level 1."""

    def inside(form: Form, style: Style) -> Iterator[Block]:
        yield table(style.width, above_rows(form, style))
        heads = [head_text(style, key) for key in others(style)]
        for n, (first, seconds) in enumerate(by_level(form), 1):
            yield Paragraph(f"（{'一二三四五六'[n - 1]}）{first}")
            for second, own in seconds:
                rows = [[label(text) for text in (second, *heads)]]
                yield table(
                    len(heads) + 1, rows + [[value(row.name), *(value(told(style, key, row)) for key in others(style))] for row in own]
                )

    return every_form(known, style, inside)


def cards(known: Known, style: Style) -> list[Block]:
    """Return forms with a card of its own for every indicator."""

    def inside(form: Form, style: Style) -> Iterator[Block]:
        yield table(style.width, above_rows(form, style))
        for n, row in enumerate(form.rows, 1):
            yield Paragraph(f"绩效指标{n}")
            yield card(row, style)

    return every_form(known, style, inside)


def card(row: Row, style: Style) -> Table:
    """Return one indicator's card: label and value, two pairs a row."""
    pairs = [("一级指标", row.level1), ("二级指标", row.level2)]
    pairs += [(head_text(style, key), told(style, key, row)) for key in others(style)]
    rows = [[label("三级指标"), value(row.name)]]
    two = [pairs[at : at + 2] for at in range(0, len(pairs), 2)]
    return table(4, rows + [[piece for head, text in own for piece in (label(head), value(text))] for own in two])


def captioned(known: Known, style: Style) -> list[Block]:
    """Return forms in four tables, each with its caption."""

    def inside(form: Form, style: Style) -> Iterator[Block]:
        yield Paragraph("表1　项目基本信息")
        yield table(style.width, head_rows(form, style))
        yield Paragraph("表2　项目资金")
        yield table(style.width, funds_rows(form, style))
        yield Paragraph("表3　绩效目标")
        yield table(style.width, goal_rows(form, style))
        yield Paragraph("表4　绩效指标")
        yield plain_rows(form, style)

    return every_form(known, style, inside)


def plain_rows(form: Form, style: Style, *, levelled: Callable[[Row, Row | None], list[Piece]] = levels) -> Table:
    """Return the indicators alone in the usual table."""
    heads = ["一级指标", "二级指标", "三级指标", *(head_text(style, key) for key in others(style))]
    rows, last = [[label(head) for head in heads]], None
    for row in form.rows:
        rows.append([*levelled(row, last), value(row.name), *(value(told(style, key, row)) for key in others(style))])
        last = row
    return table(len(heads), rows)


def over_two_tables(known: Known, style: Style) -> list[Block]:
    """Return forms too wide for a page: the plan of all indicators by number, then what became of them by the same number."""

    def inside(form: Form, style: Style) -> Iterator[Block]:
        yield table(style.width, above_rows(form, style))
        rest = [key for key in others(style) if key != "target"]
        first = [[label(head) for head in ("序号", "一级指标", "二级指标", "三级指标", head_text(style, "target"))]]
        first += [
            [value(text) for text in (str(n), row.level1, row.level2, row.name, told(style, "target", row))]
            for n, row in enumerate(form.rows, 1)
        ]
        yield table(5, first)
        second = [[label(head) for head in ("序号", "三级指标", *(head_text(style, key) for key in rest))]]
        second += [
            [value(text) for text in (str(n), row.name, *(told(style, key, row) for key in rest))] for n, row in enumerate(form.rows, 1)
        ]
        yield Paragraph("（接上表）")
        yield table(2 + len(rest), second)

    return every_form(known, style, inside)


def with_subtotals(known: Known, style: Style) -> list[Block]:
    """Return forms with a row under every level 1 that adds up its points and scores."""

    def part(form: Form, style: Style) -> Rows:
        keys = others(style)
        rows = [[label(head) for head in ("一级指标", "二级指标", "三级指标", *(head_text(style, key) for key in keys))]]
        for first, own in groupby(form.rows, key=lambda row: row.level1):
            last, mine = None, list(own)
            for row in mine:
                rows.append([*levels(row, last), value(row.name), *(value(told(style, key, row)) for key in keys)])
                last = row
            sums = {key: sum((getattr(row, key) or Decimal(0) for row in mine), Decimal(0)) for key in ("points", "score")}
            rows.append([label(f"{first}小计", 3), *(value(f"{sums[key]:f}" if key in sums else "") for key in keys)])
        return rows

    return in_one(part)(known, style)


def unit_first(known: Known, style: Style) -> list[Block]:
    """Return forms with the unit before the name, and sign and number apart behind it."""

    def part(form: Form, style: Style) -> Rows:
        rest = [key for key in others(style) if key not in {"operator", "bare", "measure"}]
        keys = ["operator", "bare", *rest]
        heads = ["一级指标", "二级指标", "计量单位", "三级指标", "符号", "指标值", *(head_text(style, key) for key in rest)]
        rows, last = [[label(head) for head in heads]], None
        for row in form.rows:
            rows.append(
                [*levels(row, last), value(told(style, "measure", row)), value(row.name), *(value(told(style, key, row)) for key in keys)]
            )
            last = row
        return rows

    return in_one(part)(known, style)


def in_words(known: Known, style: Style) -> list[Block]:
    """Return forms whose name and target are one cell: what is to be reached, as a phrase."""

    def part(form: Form, style: Style) -> Rows:
        rest = [key for key in others(style) if key != "target"]
        rows = [[label(head) for head in ("一级指标", "二级指标", "指标内容及目标值", *(head_text(style, key) for key in rest))]]
        last = None
        for row in form.rows:
            rows.append([*levels(row, last), value(phrase(row, style)), *(value(told(style, key, row)) for key in rest)])
            last = row
        return rows

    return in_one(part)(known, style)


def phrase(row: Row, style: Style) -> str:
    """Return name and target as one text: a sign follows at once, a word after a colon."""
    target = told(style, "target", row)
    return f"{row.name}{target}" if target[:1] in {"≥", "≤", "=", ">", "<"} else f"{row.name}：{target}" if target else row.name
