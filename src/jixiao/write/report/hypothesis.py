"""The figures that a hypothesis changes, a row each: where, what stands there, what should, and which slip of the pen that would be."""

from jixiao.model.fields import field_words
from jixiao.model.finding import Change, DocumentReport, Explanation
from jixiao.values.money import grouped
from jixiao.values.pen import slip_words
from jixiao.write.page import Page
from jixiao.write.tree import Cell, Column, Row, Span
from jixiao.write.where import project_label

_HEADS = ("改哪里|现为|应为|像是", "Where|Now|Should be|Looks like")
_SHORT = ("|现为|应为|", "|now|should be|")


def hypotheses(one: Explanation) -> tuple[tuple[Change, ...], ...]:
    """Return the likeliest set of changes and, behind it, those that explain as much."""
    return (one.changes, *one.also_possible)


def changed_columns(one: Explanation, page: Page, *before: Column) -> tuple[Column, ...]:
    """Return the columns of the changes behind others; that of slips only where one is known."""
    shown = any(slip_words(c.before, c.after) for changes in hypotheses(one) for c in changes)
    heads, shorts = page.say(*_HEADS).split("|"), page.say(*_SHORT).split("|")
    kinds = ("", "num", "num", "")
    own = [Column(h, each=k, label=False, short=s) for h, k, s in zip(heads, kinds, shorts, strict=True)]
    return (*before, *own[: 3 + shown])


def changed_row(report: DocumentReport, change: Change, columns: int, page: Page, *before: Cell) -> Row:
    """Return the row of a change that fills so many columns."""
    field = field_words(change.path, page.lang)
    full, brief = (f"{project_label(report, change.path, page, named=named)}  {field}".strip() for named in (True, False))
    now, then = Span(grouped(change.before), tag="del"), Span(grouped(change.after), tag="ins")
    slip = Cell(slip_words(change.before, change.after, page.lang))
    return Row((*before, Cell(full, short=brief), Cell(now), Cell(then, paint="good"), slip)[:columns])
