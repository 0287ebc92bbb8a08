"""The differences of two documents as a report: how many, the money of both, then both sides of every field, project by project."""

from collections.abc import Iterator

from jixiao.model.difference import Comparison
from jixiao.model.document import Document
from jixiao.values.money import Money, grouped, signed
from jixiao.write.difference.in_words import KINDS, InWords, sections, total_gaps
from jixiao.write.page import Page
from jixiao.write.tree import (
    HTML,
    NAMED,
    TEXT,
    Cell,
    Change,
    Changes,
    Column,
    Format,
    Paragraph,
    Part,
    Report,
    Row,
    Section,
    Side,
    Table,
    Title,
)
from jixiao.write.where import file_name


def diff_report(one: Document, other: Document, comparison: Comparison, page: Page) -> Report:
    """Return the report on two documents."""
    files = f"{file_name(one.source.file)} → {file_name(other.source.file)}"
    title = page.say("两份绩效文件的差别", "What differs between two documents")
    return Report(f"{title} {files}", tuple(_parts(one, other, comparison, page, files)), look="p-diff", main="sheet", styles=("report",))


def _parts(one: Document, other: Document, comparison: Comparison, page: Page, files: str) -> Iterator[Part]:
    count = len(comparison.changes)
    same = page.say("内容相同，没有差别", "The same content")
    yield Paragraph(page.say("比较  ", "Compare  ") + files, paint="strong", on=TEXT)
    yield Title(page.say(f"{count} 处不同", f"{count} differences") if count else same, on=HTML)
    yield Paragraph(files, look="sub-title", on=HTML)
    yield Paragraph(_count(comparison, page) if count else page.say(f"{same}。", f"{same}: no difference."), on=TEXT)
    yield from _money(one, other, page, on=() if count else HTML)
    heads = tuple(page.say("变动|字段|前|后", "Change|Field|First|Second").split("|"))
    for heading, told in sections(one, other, comparison, page):
        yield Section(heading, (Changes(heads, tuple(_change(t, page) for t in told)),), look=NAMED)


def _count(comparison: Comparison, page: Page) -> str:
    counts = {kind: sum(c.kind == kind for c in comparison.changes) for kind in KINDS}
    parts = [page.say(f"{zh} {counts[kind]} 处", f"{counts[kind]} {en}") for kind, (zh, en) in KINDS.items() if counts[kind]]
    return page.say(f"{len(comparison.changes)} 处不同：", f"{len(comparison.changes)} differences: ") + page.say("，", ", ").join(parts)


def _money(one: Document, other: Document, page: Page, on: tuple[Format, ...]) -> Iterator[Table]:
    heads = page.say("核对|前|后|增减", "What|First|Second|Change").split("|")
    shorts = page.say("资金（元）|前|后|增减", "Money (yuan)|first|second|change").split("|")
    columns = tuple(
        Column(h, "num" if n else "", short=s, names=not n, label=False) for n, (h, s) in enumerate(zip(heads, shorts, strict=True))
    )
    rows = tuple(
        Row((Cell(words), Cell(_yuan(before)), Cell(_yuan(after)), _gap(before, after)))
        for words, before, after in total_gaps(one, other, page)
        if before is not None or after is not None
    )
    if rows:
        yield Table(columns, rows, caption=page.say("单位：元", "yuan"), look="rep keep", on=on)


def _yuan(amount: Money | None) -> str:
    return "–" if amount is None else grouped(amount)


def _gap(before: Money | None, after: Money | None) -> Cell:
    if before is None or after is None or before == after:
        return Cell(_yuan(None) if before is None or after is None else "0.00")
    return Cell(signed(after - before), paint="error", look="e")


def _change(one: InWords, page: Page) -> Change:
    """Return a difference with both sides; a side of something added or removed as a whole is not there where it is blank."""
    is_whole = one.kind in ("added", "removed")
    before, after = (
        None if value is None and is_whole else Side(value, place, mark)
        for value, place, mark in zip((one.before, one.after), one.places, "-+", strict=True)
    )
    return Change(page.say(*KINDS[one.kind]), one.field, (before, after))
