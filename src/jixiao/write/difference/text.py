"""The differences of two documents as text for a terminal."""

from jixiao.model.difference import Comparison
from jixiao.model.document import Document
from jixiao.values.money import Money, grouped
from jixiao.write.columns import wrap
from jixiao.write.difference.told import KINDS, Told, gaps, sections
from jixiao.write.hostile import visible
from jixiao.write.page import Page
from jixiao.write.text.table import Cell, table
from jixiao.write.where import file_name


def diff_text(one: Document, other: Document, comparison: Comparison, page: Page) -> str:
    """Return the differences by project with both sides, a line break at the end."""
    head = page.paint("strong", visible(page.say("比较  ", "Compare  ") + f"{file_name(one.source.file)} → {file_name(other.source.file)}"))
    if not comparison.changes:
        return f"{head}\n{page.say('内容相同，没有差别。', 'The same content: no difference.')}\n"
    lines = [head, _count(comparison, page), *_money(one, other, page)]
    for section in sections(one, other, comparison, page):
        lines += [
            "",
            page.paint("strong", f"【{visible(section.heading)}】"),
            *(line for told in section.told for line in _lines(told, page)),
        ]
    return "\n".join(lines) + "\n"


def _count(comparison: Comparison, page: Page) -> str:
    counts = {kind: sum(c.kind == kind for c in comparison.changes) for kind in KINDS}
    parts = [page.say(f"{zh} {counts[kind]} 处", f"{counts[kind]} {en}") for kind, (zh, en) in KINDS.items() if counts[kind]]
    return page.say(f"{len(comparison.changes)} 处不同：", f"{len(comparison.changes)} differences: ") + page.say("，", ", ").join(parts)


def _money(one: Document, other: Document, page: Page) -> list[str]:
    rows = [
        [Cell(words), Cell(_yuan(before)), Cell(_yuan(after)), _gap(before, after)]
        for words, before, after in gaps(one, other, page)
        if before is not None or after is not None
    ]
    header = [page.say("资金（元）", "Money (yuan)"), page.say("前", "first"), page.say("后", "second"), page.say("增减", "change")]
    return ["", *table(header, rows, page)] if rows else []


def _gap(before: Money | None, after: Money | None) -> Cell:
    if before is None or after is None or before == after:
        return Cell("-" if before is None or after is None else "0.00")
    return Cell(f"{after - before:+,.2f}", "error")


def _yuan(amount: Money | None) -> str:
    return "-" if amount is None else grouped(amount)


def _lines(told: Told, page: Page) -> list[str]:
    kind = page.say(*KINDS[told.kind])
    where = " → ".join(dict.fromkeys(p for p in told.places if p))
    head = visible(f"  {kind}  {told.field}") + (page.paint("dim", f"  {visible(where)}") if where else "")
    return [head, *_sides(told, page)]


def _sides(told: Told, page: Page) -> list[str]:
    blank = page.say("（空白）", "(blank)")
    sides = [("-", told.before, "error"), ("+", told.after, "good")]
    if told.kind in ("added", "removed"):
        sides = [side for side in sides if side[1] is not None]
    return [
        page.paint(style, line)
        for sign, value, style in sides
        for line in wrap(visible(value or blank), page.columns, first=f"      {sign} ", hanging="        ")
    ]
