"""A known form as labelled texts, for printings that are no table: what names each value, and the value."""

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from layouts.funds_rows import amount, column_heads, execution_cell, parts
from layouts.indicator_rows import head_text, said
from layouts.known import Form, Known, Row
from layouts.setting import TITLES, cover_title
from layouts.style import NAMED, Style

NAMED_ONCE = {"points": "预算执行率分值", "score": "预算执行率得分"}


class Pair(NamedTuple):
    """A label and what it names."""

    label: str
    text: str


def identity(form: Form, style: Style) -> list[Pair]:
    """Return what identifies a project."""
    names = style.labels
    if style.schema == "whole":
        return [Pair("部门名称", form.department or "")]
    made = [Pair(names["name"], form.name or ""), Pair(names["department"], form.department or ""), Pair(names["unit"], form.unit or "")]
    if style.schema == "shanghai":
        made += [Pair("项目性质", form.nature or ""), Pair("项目类别", form.category or "")]
        made += [Pair("计划开始日期", form.start or ""), Pair("计划完成日期", form.finish or "")]
    if style.schema == "province":
        made += [Pair("项目类别", form.category or ""), Pair("项目期", f"{form.start}至{form.finish}")]
    return made


def money(form: Form, style: Style) -> list[Pair]:
    """Return the form's money, every amount with a label of its own; the unit stands in no label."""
    if style.schema == "shanghai":
        total, annual = form.funds.total, form.funds.annual
        named = [("项目资金总额", total.whole), ("项目资金总额中：财政资金", total.fiscal), ("项目资金总额中：其他资金", total.other)]
        named += [("年度资金申请总额", annual.whole), ("年度资金中：当年财政拨款", annual.fiscal)]
        named += [("年度资金中：上年结转资金", annual.carried), ("年度资金中：其他资金", annual.other)]
        return [Pair(label, amount(value, style)) for label, value in named]
    if style.schema not in {"self", "transfer", "monitor"}:
        return [Pair(style.labels[part], amount(getattr(form.funds.annual, part), style)) for part in parts(style)]
    return list(executed(form, style))


def executed(form: Form, style: Style) -> Iterator[Pair]:
    """Yield budget and spending by column and part."""
    for key, head in column_heads(style):
        if key in {"points", "rate", "score"}:
            yield Pair(NAMED_ONCE.get(key, head), execution_cell(form.funds, key, "whole", style))
            continue
        for part in parts(style):
            yield Pair(f"{head}（{style.labels[part].removeprefix('其中：')}）", execution_cell(form.funds, key, part, style))


def goals(form: Form, style: Style) -> list[Pair]:
    """Return the goals, on one line each."""
    names = style.labels
    if style.schema == "shanghai":
        own = [(names["overall"], form.overall), (names["goal"] if "年" in names["goal"] else "年度总体目标", form.annual)]
    elif style.schema in {"self", "transfer"}:
        own = [(f"{names['goal']}（{names['expected']}）", form.annual), (f"{names['goal']}（{names['achieved']}）", form.achieved)]
    else:
        own = [(names["goal"], form.annual)]
    return [Pair(label, (text or "").replace("\n", "")) for label, text in own]


def record(row: Row, style: Style) -> list[Pair]:
    """Return what a row says beside its levels and its name."""
    return [Pair(head_text(style, key), said(style, key, row) or "") for key in style.columns if key not in NAMED]


def total(form: Form, style: Style) -> list[Pair]:
    """Return the total of the scores where the style prints it."""
    told = style.total_row and style.schema == "self" and form.total_score is not None
    return [Pair(style.labels["total_score"], f"{form.total_score:f}")] if told else []


def grouped(form: Form) -> Iterator[tuple[str, list[tuple[str, list[Row]]]]]:
    """Yield level 1 with its levels 2, each with its rows."""
    for level1, of_level in groupby(form.rows, key=lambda row: row.level1):
        yield level1, [(level2, list(own)) for level2, own in groupby(of_level, key=lambda row: row.level2)]


def framed(known: Known, style: Style, body: Callable[[Form], Iterable[str]]) -> str:
    """Return the document with title and year above what stands for every form."""
    lines = [cover_title(known, style)] if style.cover else []
    for form in known.forms:
        lines += [TITLES[style.schema]] if style.title else []
        lines += [f"（{form.year}年度）"] if style.year else []
        lines += [*body(form), *style.tail, ""]
    return "\n".join(lines) + "\n"
