"""Forms told line by line: messages, outlines, exports and prose, in which no table is left."""

from collections.abc import Callable, Iterator
from random import Random

from layouts.contact.grids import by_level, others, phrase, told
from layouts.contact.more_grids import money_told, money_with_unit
from layouts.held.flat import Pair, goals, identity, record, total
from layouts.indicator_rows import head_text
from layouts.known import Form, Known, Row
from layouts.setting import TITLES, cover_title
from layouts.style import Style

Teller = Callable[[Form, Style], Iterator[str]]
Printer = Callable[[Known, Style, Random], str]
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
NUMERALS = "一二三四五六七八九十"


def document(teller: Teller, *, headed: bool = True) -> Printer:
    """Return a printer of every form by a teller, below its title and year."""

    def text(known: Known, style: Style, _: Random) -> str:
        lines = [cover_title(known, style), ""] if style.cover else []
        for form in known.forms:
            lines += [TITLES[style.schema], f"（{form.year}年度）"] if headed else []
            lines += [*teller(form, style), *(f"{pair.label}：{pair.text}" for pair in total(form, style)), ""]
        return "\n".join(lines) + "\n"

    return text


def pairs_of(form: Form, style: Style) -> list[Pair]:
    """Return all that a form says beside its indicators."""
    return [*identity(form, style), *money_with_unit(form, style), *goals(form, style)]


def beside(row: Row, style: Style, *, target: bool = True) -> list[str]:
    """Return what a row says beside its name, each with its label; empty ones are left out."""
    return [
        f"{pair.label}：{pair.text}"
        for key, pair in zip(others(style), record(row, style), strict=True)
        if pair.text and (target or key != "target")
    ]


def bracketed(form: Form, style: Style) -> Iterator[str]:
    """Yield a message: labels in brackets, indicators with circled numbers under signs."""
    yield from (f"【{pair.label}】{pair.text}" for pair in pairs_of(form, style))
    yield "【绩效指标】"
    for first, seconds in by_level(form):
        yield f"◆{first}"
        for second, rows in seconds:
            yield f"　●{second}"
            for n, row in enumerate(rows):
                rest = "；".join(beside(row, style, target=False))
                yield f"　　{CIRCLED[n % 20]}{phrase(row, style)}{f'（{rest}）' if rest else ''}"


def outlined(form: Form, style: Style) -> Iterator[str]:
    """Yield an outline as documents of an office have it: three depths of numbers."""
    yield "一、项目基本情况"
    yield from (f"（{NUMERALS[n]}）{pair.label}：{pair.text}" for n, pair in enumerate(identity(form, style)))
    yield "二、项目资金"
    yield f"　　{money_told(form, style)}"
    yield "三、绩效目标"
    yield from (f"（{NUMERALS[n]}）{pair.label}：{pair.text}" for n, pair in enumerate(goals(form, style)))
    yield "四、绩效指标"
    for k, (first, seconds) in enumerate(by_level(form)):
        yield f"（{NUMERALS[k]}）{first}"
        for m, (second, rows) in enumerate(seconds, 1):
            yield f"{m}．{second}"
            for n, row in enumerate(rows, 1):
                yield f"（{n}）{row.name}。{'；'.join(beside(row, style))}"


def paths(form: Form, style: Style) -> Iterator[str]:
    """Yield labels and values with arrows: every indicator as the way to it."""
    yield from (f"{pair.label} → {pair.text}" for pair in pairs_of(form, style))
    for row in form.rows:
        rest = [pair.text or "—" for pair in record(row, style)]
        yield f"{row.level1} > {row.level2} > {row.name} → {' / '.join(rest)}"
    yield f"（箭头后依次为：{'、'.join(head_text(style, key) for key in others(style))}）"


def in_prose(form: Form, style: Style) -> Iterator[str]:
    """Yield paragraphs: the head in a sentence, the money in another, a paragraph of indicators for every level 1."""
    yield "　　" + "；".join(f"{pair.label}：{pair.text}" for pair in identity(form, style)) + "。"
    yield f"　　资金安排：{money_told(form, style)}"
    yield from (f"　　{pair.label}：{pair.text}" for pair in goals(form, style))
    for first, seconds in by_level(form):
        parts = [f"{second}：{'；'.join(clause(row, style) for row in rows)}" for second, rows in seconds]
        yield f"　　{first}——{'。'.join(parts)}。"


def clause(row: Row, style: Style) -> str:
    """Return an indicator as part of a paragraph."""
    rest = beside(row, style, target=False)
    return f"{phrase(row, style)}（{'，'.join(rest)}）" if rest else phrase(row, style)


def dotted(form: Form, style: Style) -> Iterator[str]:
    """Yield labels and values joined by dots, as a typewriter's form has them."""
    yield from (leader(pair.label, pair.text) for pair in pairs_of(form, style))
    for first, seconds in by_level(form):
        yield f"【{first}】"
        for second, rows in seconds:
            yield f"  {second}"
            for row in rows:
                own = record(row, style)
                yield "    " + leader(
                    row.name, "  ".join(f"{pair.label} {pair.text}" if n else pair.text for n, pair in enumerate(own) if pair.text)
                )


def leader(label: str, text: str) -> str:
    """Return a label and its value with dots between them."""
    return f"{label}{'.' * max(4, 40 - 2 * len(label))}{text}"


def keyed(form: Form, style: Style) -> Iterator[str]:
    """Yield an export in YAML with the form's own words as keys."""
    yield from (f'{pair.label}: "{pair.text}"' for pair in pairs_of(form, style))
    yield "绩效指标:"
    for row in form.rows:
        yield f"  - 一级指标: {row.level1}"
        yield f"    二级指标: {row.level2}"
        yield f"    三级指标: {row.name}"
        yield from (f'    {pair.label}: "{pair.text}"' for pair in record(row, style))


def headed(form: Form, style: Style) -> Iterator[str]:
    """Yield Markdown with headings for the levels and a list item for every indicator."""
    yield "## 基本信息"
    yield from (f"- **{pair.label}**：{pair.text}" for pair in identity(form, style))
    yield f"## 资金（{style.money}）"
    yield from (f"- **{pair.label}**：{pair.text}" for pair in money_with_unit(form, style))
    yield "## 绩效目标"
    yield from (line for pair in goals(form, style) for line in (f"**{pair.label}**", "", pair.text, ""))
    yield "## 绩效指标"
    for first, seconds in by_level(form):
        yield f"### {first}"
        for second, rows in seconds:
            yield f"#### {second}"
            for row in rows:
                yield f"- **{row.name}** — {' / '.join(beside(row, style)) or '未填'}"


def wiki(form: Form, style: Style) -> Iterator[str]:
    """Yield the mark-up of a wiki: heads between doubled bars."""
    yield "h3. 基本情况"
    yield from (f"||{pair.label}|{pair.text or ' '}|" for pair in pairs_of(form, style))
    yield "h3. 绩效指标"
    yield f"||一级指标||二级指标||三级指标||{'||'.join(head_text(style, key) for key in others(style))}||"
    yield from (
        f"|{'|'.join((row.level1, row.level2, row.name, *(told(style, key, row) or ' ' for key in others(style))))}|" for row in form.rows
    )


def plain_items(form: Form, style: Style) -> Iterator[str]:
    """Yield a form in which a line names the level 2 with its level 1 behind it, and its indicators follow as items with bars."""
    yield from (f"{pair.label}： {pair.text}" for pair in pairs_of(form, style))
    yield f"绩效指标（指标名称｜{'｜'.join(head_text(style, key) for key in others(style))}）"
    for first, seconds in by_level(form):
        for second, rows in seconds:
            yield f"{second}（{first}）："
            yield from (f"- {'｜'.join((row.name, *(told(style, key, row) for key in others(style))))}" for row in rows)


def long_rows(known: Known, style: Style, _: Random) -> str:
    """Return an export of all indicators, every row with all that its project says."""
    first = known.forms[0]
    heads = [
        "年度",
        *(pair.label for pair in pairs_of(first, style)),
        "一级指标",
        "二级指标",
        "三级指标",
        *(head_text(style, key) for key in others(style)),
    ]
    lines = [TITLES[style.schema], ";".join(heads)]
    for form in known.forms:
        lead = [f"{form.year}", *(pair.text for pair in pairs_of(form, style))]
        for row in form.rows:
            cells = [*lead, row.level1, row.level2, row.name, *(told(style, key, row) for key in others(style))]
            lines.append(";".join(f'"{text}"' if ";" in text else text for text in cells))
    return "\n".join(lines) + "\n"
