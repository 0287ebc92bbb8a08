"""Tellings of the second batch: trees by indentation or decimal numbers, labels on lines of their own, sentences that are numbered."""

from collections.abc import Iterator
from random import Random

from layouts.contact.grids import by_level, others, phrase, told
from layouts.contact.lines import beside, pairs_of
from layouts.held.flat import record
from layouts.indicator_rows import head_text
from layouts.known import Form, Known, Row
from layouts.printing import Printing, text_of
from layouts.setting import TITLES, blocks
from layouts.style import Style


def indented(form: Form, style: Style) -> Iterator[str]:
    """Yield a tree that only blanks show."""
    for pair in pairs_of(form, style):
        yield f"{pair.label}: {pair.text}"
    yield "绩效指标"
    for first, seconds in by_level(form):
        yield f"  {first}"
        for second, rows in seconds:
            yield f"    {second}"
            for row in rows:
                yield f"      {row.name}"
                yield from (f"        {text}" for text in beside(row, style))


def decimal(form: Form, style: Style) -> Iterator[str]:
    """Yield a tree with decimal numbers of four places."""
    yield "1 基本信息"
    yield from (f"1.{n} {pair.label}：{pair.text}" for n, pair in enumerate(pairs_of(form, style), 1))
    yield "2 绩效指标"
    for a, (first, seconds) in enumerate(by_level(form), 1):
        yield f"2.{a} {first}"
        for b, (second, rows) in enumerate(seconds, 1):
            yield f"2.{a}.{b} {second}"
            for c, row in enumerate(rows, 1):
                rest = "，".join(beside(row, style, target=False))
                yield f"2.{a}.{b}.{c} {phrase(row, style)}{f'（{rest}）' if rest else ''}"


def label_lines(form: Form, style: Style) -> Iterator[str]:
    """Yield labels with a colon, each over its value."""
    for pair in pairs_of(form, style):
        yield from (f"{pair.label}：", pair.text or "（空）")
    for n, row in enumerate(form.rows, 1):
        yield f"指标{n}"
        for head, text in (
            ("一级指标", row.level1),
            ("二级指标", row.level2),
            ("三级指标", row.name),
            *((p.label, p.text) for p in record(row, style)),
        ):
            yield from (f"{head}：", text or "（空）")


def numbered_sentences(form: Form, style: Style) -> Iterator[str]:
    """Yield sentences with numbers: the head as one paragraph, a paragraph for every level 2."""
    yield "".join(f"{n}、{pair.label}：{pair.text}。" for n, pair in enumerate(pairs_of(form, style)[:3], 1))
    yield from (f"{pair.label}：{pair.text}" for pair in pairs_of(form, style)[3:])
    for first, seconds in by_level(form):
        for second, rows in seconds:
            yield f"{first}（{second}）：" + "；".join(f"（{n}）{clause(row, style)}" for n, row in enumerate(rows, 1)) + "。"


def clause(row: Row, style: Style) -> str:
    """Return an indicator with what is told of it in brackets."""
    rest = "，".join(beside(row, style, target=False))
    return f"{phrase(row, style)}（{rest}）" if rest else phrase(row, style)


def tagged(form: Form, style: Style) -> Iterator[str]:
    """Yield an export with tags in the form's own words."""
    yield "<绩效表>"
    yield from (f"  <{tag(pair.label)}>{pair.text}</{tag(pair.label)}>" for pair in pairs_of(form, style))
    for row in form.rows:
        yield "  <绩效指标>"
        for head, text in (
            ("一级指标", row.level1),
            ("二级指标", row.level2),
            ("三级指标", row.name),
            *((p.label, p.text) for p in record(row, style)),
        ):
            yield f"    <{tag(head)}>{text}</{tag(head)}>"
        yield "  </绩效指标>"
    yield "</绩效表>"


def tag(text: str) -> str:
    """Return a label as a tag's name."""
    return text.replace("：", "_").replace("（", "_").replace("）", "").replace("/", "_")


def semicolons(form: Form, style: Style) -> Iterator[str]:
    """Yield a line for every indicator, its parts in a fixed order that the first line tells."""
    yield from (f"{pair.label}={pair.text}" for pair in pairs_of(form, style))
    yield f"[指标] {'，'.join(('一级指标', '二级指标', '三级指标', *(head_text(style, key) for key in others(style))))}"
    for row in form.rows:
        yield f"[指标] {'，'.join((row.level1, row.level2, row.name, *(told(style, key, row) or '—' for key in others(style))))}"


def in_frames(known: Known, style: Style, _: Random) -> str:
    """Return the usual forms with bars of another kind around every cell."""
    lines = text_of(blocks(known, style), Printing(along="empty")).split("\n")
    return "\n".join("丨" + "丨".join(line.split("\t")) + "丨" if "\t" in line else line for line in lines)


def in_brackets(known: Known, style: Style, _: Random) -> str:
    """Return the usual forms with every cell in square brackets."""
    lines = text_of(blocks(known, style), Printing(along="empty")).split("\n")
    return "\n".join(" ".join(f"[{cell}]" for cell in line.split("\t")) if "\t" in line else line for line in lines)


def preformatted(known: Known, style: Style) -> str:
    """Return the usual forms as a page whose text is laid out by blanks."""
    inside = text_of(blocks(known, style), Printing(apart="blanks", along="empty"))
    return f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>{TITLES[style.schema]}</title></head><body><pre>{inside}</pre></body></html>"
