"""Where a figure comes from: the records of an indicator, those left out and why, and the index of all evidence."""

from collections.abc import Iterator, Sequence
from urllib.parse import quote

from jixiao.model.evaluation import Evaluation, Execution, LeftOut, ScoredIndicator
from jixiao.write.evaluation.words import (
    addresses_by_ledger,
    by_ledger,
    evidence_words,
    measure_words,
    record_parts,
    record_words,
    rows_words,
    why_words,
)
from jixiao.write.naming import name_words, project_words
from jixiao.write.page import Page
from jixiao.write.tree import Cell, Column, Fold, Paragraph, Part, Row, Said, Span, Table

MOST_KEYS = 60
"""Records of an indicator that the page names; the workbook of evidence holds more."""
MOST_LEFT_OUT = 40
MOST_IN_INDEX = 3
MOST_IN_LINES = 12
"""Records of an indicator that a terminal names."""


def source_lines(rows: int, left_out: int, files: int, page: Page) -> Iterator[str]:
    """Yield from how many records and files something comes, as sentences."""
    if rows or left_out:
        told = _counted(rows, left_out, page)
        yield page.say(f"{told}。", f"{told[:1].upper()}{told[1:]}.")
    if files:
        yield page.say(f"佐证文件 {files} 份。", f"{page.number(files, '', 'file')} as evidence.")


def _counted(rows: int, left_out: int, page: Page) -> str:
    out = page.say(f"，未计入 {left_out} 条", f", {left_out} not counted") if left_out else ""
    return f"{rows_words(rows, page)}{out}"


def record_lines(indicator: ScoredIndicator, page: Page) -> Iterator[str]:
    """Yield measure, records, those left out and files, each as a line."""
    if named := measure_words(indicator, page):
        yield page.say("测量方法：", "Measure: ") + named
    shown = [record_words(address, page) for address in indicator.addresses[:MOST_IN_LINES]]
    more = page.say(" 等", " …") if indicator.rows > len(shown) else ""
    if shown:
        yield page.say("记录：", "Records: ") + page.say("、", ", ").join(shown) + more
    for left in indicator.left_out[:MOST_IN_LINES]:
        yield page.say(
            f"未计入 {record_words(left.address, page)}：{why_words(left.why, page)}",
            f"Not counted {record_words(left.address, page)}: {why_words(left.why, page)}",
        )
    for file in indicator.files:
        yield page.say(f"佐证 {file}", f"Evidence {file}")


def execution_source(told: Execution, page: Page) -> Iterator[Part]:
    """Yield the payments that the budget's execution comes from, folded away."""
    if told.rows:
        yield _folded(told.rows, 0, tuple(_keys(told.addresses, told.rows, page)), page)


def source(one: ScoredIndicator, page: Page) -> Iterator[Part]:
    """Yield what an indicator rests on: its records folded away, or its files."""
    if one.rows or one.left_out:
        parts = (*_definition(one, page), *_keys(one.addresses, one.rows, page), *_left(one.left_out, page))
        yield _folded(one.rows, len(one.left_out), parts, page)
    for file in one.files:
        yield Paragraph((page.say("佐证文件：", "Evidence: "), file), look="why")


def _folded(rows: int, left_out: int, parts: tuple[Part, ...], page: Page) -> Fold:
    return Fold(f"{_counted(rows, left_out, page)}{page.say('。', '.')}", parts)


def _definition(indicator: ScoredIndicator, page: Page) -> Iterator[Paragraph]:
    if indicator.definition:
        definition = page.say(indicator.definition, indicator.definition_en or indicator.definition)
        yield Paragraph((page.say("口径：", "Definition: "), definition))
    if named := measure_words(indicator, page):
        yield Paragraph((page.say("测量方法：", "Measure: "), named))
    if indicator.numerator is not None and indicator.denominator is not None:
        above, below = f"{indicator.numerator:,f}", f"{indicator.denominator:,f}"
        yield Paragraph(page.say(f"分子 {above}，分母 {below}。", f"Numerator {above}, denominator {below}."))


def _keys(addresses: Sequence[str], rows: int, page: Page) -> Iterator[Paragraph]:
    """Yield the keys of the records by ledger, the first so many, each on one line."""
    shown, comma = addresses[:MOST_KEYS], page.say("、", ",")
    for ledger, found in addresses_by_ledger(shown, page).items():
        named = Span(page.say(f"{ledger}：", f"{ledger}: "), look="muted")
        apart = ((Span((_key(at, page), "" if n == len(found) else comma), look="nowrap"), " ") for n, at in enumerate(found, 1))
        yield Paragraph((named, *apart), look="keys")
    if rows > len(shown):
        yield Paragraph(page.say(f"这里列出 {len(shown)} 条，共 {rows:,} 条。", f"{len(shown)} of {rows:,} are listed here."), look="muted")


def _key(address: str, page: Page) -> Said:
    """Return a record's key, which leads to its page where there is one."""
    ledger, key = record_parts(address, page)
    link = f"{page.links.records}{quote(address, safe='')}" if page.links.records else ""
    return Span(key or ledger, link=link) if link else key or ledger


def _left(left_out: Sequence[LeftOut], page: Page) -> Iterator[Part]:
    if not left_out:
        return
    columns = tuple(Column(h, label=False) for h in page.say("没有计入的记录|为什么", "Record not counted|Why").split("|"))
    rows = tuple(Row((Cell(_out(one.address, page)), Cell(why_words(one.why, page)))) for one in left_out[:MOST_LEFT_OUT])
    yield Table(columns, rows, look="mini", is_wide=True)
    if len(left_out) > MOST_LEFT_OUT:
        yield Paragraph(page.say(f"没有计入的共 {len(left_out)} 条。", f"{len(left_out)} in all were not counted."), look="muted")


def _out(address: str, page: Page) -> Span:
    """Return a record that does not count, which leads to its page where there is one."""
    words = Span(record_words(address, page), tag="s")
    return Span(words, link=f"{page.links.records}{quote(address, safe='')}") if page.links.records else words


def index_table(evaluation: Evaluation, page: Page) -> Table:
    """Return the index of evidence: indicator, measure, records, files; for every indicator, those without any too."""
    columns = (
        Column(page.say("指标", "Indicator"), names=True),
        Column(page.say("测量方法", "Measure")),
        Column(page.say("依据的记录和文件", "Records and files"), each="files"),
        Column(page.say("条数", "Rows"), look="num"),
        Column(page.say("未计入", "Not counted"), look="num"),
    )
    rows: list[Row] = []
    for n, project in enumerate(evaluation.projects, 1):
        rows.append(Row((Cell(Span(project_words(project, page), link=f"#p{n}")),), group=True))
        rows += (_index_row(one, page, f"p{n}-i{i}") for i, one in enumerate(project.indicators))
    caption, label = page.say("各项指标的佐证。", "Evidence of every indicator."), page.say("佐证目录", "Index of evidence")
    return Table(columns, tuple(rows), caption=caption, look="list cards index", label=label, is_wide=True)


def _index_row(one: ScoredIndicator, page: Page, name: str) -> Row:
    named = measure_words(one, page)
    measure = Span(named, tag="p") if named else None
    cells = (
        Cell(Span(name_words(one, page), link=f"#{name}")),
        Cell(measure),
        Cell(tuple(_evidence(one, page))),
        Cell(f"{one.rows:,}" if one.rows else None),
        Cell(f"{len(one.left_out):,}" if one.left_out else None),
    )
    return Row(cells)


def _evidence(one: ScoredIndicator, page: Page) -> Iterator[Span]:
    if one.evidence == "none":
        yield Span(evidence_words(one.evidence, page), look="chip chip-unknown")
    for ledger, keys in by_ledger(one.addresses[:MOST_IN_INDEX], page).items():
        more = page.say(" 等", " …") if one.rows > MOST_IN_INDEX else ""
        told = page.say("、", ", ").join(keys)
        yield Span(page.say(f"{ledger}：{told}{more}", f"{ledger}: {told}{more}"))
    yield from map(Span, one.files)
    if one.evidence == "stated" and not one.files:
        yield Span(evidence_words(one.evidence, page), look="chip chip-note")
