"""Tellings of the fourth batch: telephones, group lists, systems' dumps, sentences, lists that only numbers join."""

import json
from collections.abc import Iterator

from layouts.canvas import wide
from layouts.contact.grids import by_level, others, phrase, told
from layouts.contact.lines import beside, pairs_of
from layouts.contact.more_grids import money_told
from layouts.contact.third_lines import cells, heads, said_of
from layouts.held.flat import goals, identity
from layouts.indicator_rows import head_text
from layouts.known import Form, Row
from layouts.setting import TITLES
from layouts.style import Style

CLOCK = "09:41　中国移动　5G　82%"


def legend(form: Form, style: Style) -> Iterator[str]:
    """Yield indicators in two lines each: the name, then the values in an order that is told once."""
    yield from (f"{pair.label}：{pair.text}" for pair in pairs_of(form, style))
    yield f"绩效指标（每项下一行依次为：{'／'.join(head_text(style, key) for key in others(style))}，空缺以“无”表示）"
    for first, seconds in by_level(form):
        for second, rows in seconds:
            yield f"{first} → {second}"
            for n, row in enumerate(rows, 1):
                yield f"{n}. {row.name}"
                yield f"   {' ／ '.join(told(style, key, row) or '无' for key in others(style))}"


def phone(form: Form, style: Style) -> Iterator[str]:
    """Yield what a telephone shows of a system: labels over their values, screen by screen."""
    yield from (CLOCK, "< 返回", "项目详情")
    for pair in pairs_of(form, style):
        yield from (pair.label, pair.text or "未填写")
    for n, row in enumerate(form.rows, 1):
        yield from (CLOCK, "< 返回", f"指标详情 {n}/{len(form.rows)}") if n % 4 == 1 else (f"指标 {n}/{len(form.rows)}",)
        for pair in said_of(row, style):
            yield from (pair.label, pair.text or "未填写")
    yield from ("上一项", "下一项")


def vertical(form: Form, style: Style) -> Iterator[str]:
    """Yield what a database prints of rows that are too wide: one column a line under the row's number."""
    width = max(wide(pair.label) for pair in pairs_of(form, style))
    yield f"{'*' * 27} 1. row {'*' * 27}"
    yield from (f"{' ' * (width - wide(pair.label))}{pair.label}: {pair.text}" for pair in pairs_of(form, style))
    yield from ("1 row in set (0.00 sec)", "")
    for n, row in enumerate(form.rows, 1):
        yield f"{'*' * 27} {n}. row {'*' * 27}"
        yield from (f"{pair.label:>8}: {pair.text or 'NULL'}" for pair in said_of(row, style))
    yield f"{len(form.rows)} rows in set (0.01 sec)"


def belongs(form: Form, style: Style) -> Iterator[str]:
    """Yield a sentence for every indicator that says at its end which level it belongs to."""
    yield from (f"{pair.label}：{pair.text}" for pair in pairs_of(form, style))
    for n, row in enumerate(form.rows, 1):
        rest = "".join(f"，{text.replace('：', '为')}" for text in beside(row, style))
        yield f"指标{n}是“{row.name}”{rest}，属于{row.level1}中的{row.level2}。"


def solitaire(form: Form, style: Style) -> Iterator[str]:
    """Yield a list that a group of people added to one after the other."""
    yield from ("#接龙", TITLES[style.schema], "格式：指标类型 指标名称 目标")
    yield from (f"{pair.label} {pair.text}" for pair in pairs_of(form, style))
    for n, row in enumerate(form.rows, 1):
        rest = " ".join(beside(row, style, target=False))
        yield f"{n}. {row.level1}/{row.level2}　{row.name}　{told(style, 'target', row) or '（待定）'}　{rest}".rstrip()


def emoji(form: Form, style: Style) -> Iterator[str]:
    """Yield a message full of pictures instead of numbers and signs."""
    yield from (f"📋{pair.label}👉{pair.text}" for pair in pairs_of(form, style))
    for first, seconds in by_level(form):
        yield f"🎯【{first}】"
        for second, rows in seconds:
            yield f"🔹{second}"
            for row in rows:
                rest = "｜".join(beside(row, style, target=False))
                yield f"✅{row.name}👉{told(style, 'target', row)}{f'｜{rest}' if rest else ''}"


def run_on(form: Form, style: Style) -> Iterator[str]:
    """Yield everything of a form as one paragraph."""
    head = "；".join(f"{pair.label}：{pair.text}" for pair in pairs_of(form, style))
    inside = "；".join(
        f"{row.level1}-{row.level2}-{row.name}：{told(style, 'target', row)}{bracket(beside(row, style, target=False))}"
        for row in form.rows
    )
    yield f"{head}；绩效指标：{inside}。"


def bracket(texts: list[str]) -> str:
    """Return texts in brackets, nothing for none."""
    return f"（{'，'.join(texts)}）" if texts else ""


def by_number(form: Form, style: Style) -> Iterator[str]:
    """Yield the indicators' names as a numbered list, then a list of every column by the same numbers."""
    yield from (f"{pair.label}：{pair.text}" for pair in pairs_of(form, style))
    yield "指标名称"
    number = 0
    for first, seconds in by_level(form):
        for second, rows in seconds:
            yield f"{first}（{second}）"
            for row in rows:
                number += 1
                yield f"{number}. {row.name}"
    for key in others(style):
        yield f"{head_text(style, key)}（序号同上）"
        yield from (f"{n}. {told(style, key, row) or '/'}" for n, row in enumerate(form.rows, 1))


def xml(form: Form, style: Style) -> Iterator[str]:
    """Yield an export in XML with Chinese names of elements, the levels as attributes."""
    yield from ('<?xml version="1.0" encoding="UTF-8"?>', f'<绩效表 年度="{form.year}">', "  <项目>")
    yield from (f'    <字段 名称="{pair.label}">{pair.text.replace("<", "&lt;")}</字段>' for pair in pairs_of(form, style))
    yield from ("  </项目>", "  <指标列表>")
    for row in form.rows:
        yield f'    <指标 一级指标="{row.level1}" 二级指标="{row.level2}">'
        yield from (f'      <值 名称="{pair.label}">{pair.text.replace("<", "&lt;")}</值>' for pair in said_of(row, style)[2:])
        yield "    </指标>"
    yield from ("  </指标列表>", "</绩效表>")


def objects(form: Form, style: Style) -> Iterator[str]:
    """Yield an object a line: the project, then every indicator."""
    yield json.dumps({pair.label: pair.text for pair in pairs_of(form, style)}, ensure_ascii=False)
    yield from (json.dumps({pair.label: pair.text for pair in said_of(row, style)}, ensure_ascii=False) for row in form.rows)


def doubled_bars(form: Form, style: Style) -> Iterator[str]:
    """Yield tables in the mark-up of trackers: heads between doubled bars."""
    yield from (f"||{pair.label}|{pair.text}|" for pair in pairs_of(form, style))
    yield ""
    yield f"||{'||'.join(heads(style))}||"
    yield from (f"|{'|'.join(text or ' ' for text in cells(row, style))}|" for row in form.rows)


def simple_rules(form: Form, style: Style) -> Iterator[str]:
    """Yield tables between rules of equals signs, columns as wide as their widest cell."""
    for rows in ([[pair.label, pair.text] for pair in pairs_of(form, style)], [heads(style), *(cells(row, style) for row in form.rows)]):
        widths = [max(2, *(wide(row[at]) for row in rows)) for at in range(len(rows[0]))]
        rule = "  ".join("=" * width for width in widths)
        lines = [
            "  ".join(f"{text or '..'}{' ' * (width - wide(text or '..'))}" for text, width in zip(row, widths, strict=True)).rstrip()
            for row in rows
        ]
        yield from (rule, *([*lines[:1], rule, *lines[1:]] if len(rows[0]) > 2 else lines), rule, "")


def two_columns(form: Form, style: Style) -> Iterator[str]:
    """Yield a page set by hand: labelled values two a line, indicators in groups with leaders of blanks before the target."""
    pairs = [f"{pair.label}：{pair.text}" for pair in pairs_of(form, style)]
    short = [text for text in pairs if wide(text) <= 50]
    for at in range(0, len(short), 2):
        yield "".join(text + " " * (56 - wide(text)) for text in short[at : at + 2]).rstrip()
    yield from (text for text in pairs if wide(text) > 50)
    for first, seconds in by_level(form):
        for second, rows in seconds:
            yield f"〖{first}·{second}〗"
            for row in rows:
                yield f"  {row.name}{' ' * max(4, 50 - wide(row.name))}{'    '.join(beside(row, style))}".rstrip()


def told_head(form: Form, style: Style) -> Iterator[str]:
    """Yield the head and the money as sentences, the indicators as a table with tabs."""
    yield "，".join(f"{pair.label}为{pair.text}" for pair in identity(form, style) if pair.text) + "。"
    yield money_told(form, style)
    yield from (f"{pair.label}：{pair.text}" for pair in goals(form, style))
    yield "\t".join(heads(style))
    yield from ("\t".join(cells(row, style)) for row in form.rows)


def going_on(form: Form, style: Style) -> Iterator[str]:
    """Yield a table cut by pages: heads again, and levels that go on are told to."""
    yield from (f"{pair.label}\t{pair.text}" for pair in pairs_of(form, style))
    last: Row | None = None
    for n, row in enumerate(form.rows):
        own = cells(row, style)
        if n % 4 == 0:
            yield from ("", f"— {n // 4 + 1} —", "") if n else ()
            yield "\t".join(heads(style))
        same = last is not None and last.level1 == row.level1
        both = same and last is not None and last.level2 == row.level2
        go_on = "（续）" if n % 4 == 0 else None
        own[0] = own[0] if not same else f"{own[0]}{go_on}" if go_on else ""
        own[1] = own[1] if not both else f"{own[1]}{go_on}" if go_on else ""
        yield "\t".join(own)
        last = row


def cut_names(form: Form, style: Style) -> Iterator[str]:
    """Yield a table cut by pages in the middle of a row: what is left of the name stands alone in its column."""
    yield from (f"{pair.label}\t{pair.text}" for pair in pairs_of(form, style))
    yield "\t".join(heads(style))
    for n, row in enumerate(form.rows, 1):
        own = cells(row, style)
        cut = len(row.name) // 2 if n % 4 == 0 and len(row.name) >= 6 else 0
        own[2] = row.name[:cut] if cut else row.name
        yield "\t".join(own)
        if cut:
            yield from ("", f"第{n // 4}页", "", "\t".join(["", "", row.name[cut:], *[""] * len(others(style))]))


def answers(form: Form, style: Style) -> Iterator[str]:
    """Yield what an assistant wrote: bold labels, an item for every indicator with what belongs to it indented below."""
    yield from ("好的，以下是整理后的绩效目标表：", "")
    yield from (f"**{pair.label}**：{pair.text}  " for pair in pairs_of(form, style))
    yield ""
    for first, seconds in by_level(form):
        yield f"#### {first}"
        for second, rows in seconds:
            yield f"- **{second}**"
            for row in rows:
                yield f"  - *{row.name}*"
                yield from (f"    - {text}" for text in beside(row, style))
    yield from ("", "如需调整，请告诉我。")


def phrases_in_list(form: Form, style: Style) -> Iterator[str]:
    """Yield every level 2 as one line: the indicators with their targets, parted by signs of enumeration."""
    yield from (f"{pair.label}：{pair.text}" for pair in pairs_of(form, style))
    for first, seconds in by_level(form):
        yield f"{first}："
        for second, rows in seconds:
            yield f"　　{second}：" + "；".join(f"{phrase(row, style)}{bracket(beside(row, style, target=False))}" for row in rows) + "。"
