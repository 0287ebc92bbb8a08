"""Printings of the held families that are no table: records, outlines, sentences, and tables turned round."""

from collections.abc import Callable, Iterator, Sequence
from random import Random

from layouts.family import Printer
from layouts.held.flat import Pair, framed, goals, grouped, identity, money, record, total
from layouts.known import Form, Known, Row
from layouts.style import Style

NUMERALS = "一二三四五六七八九十"
Join = Callable[[Sequence[str]], str]


def pairs(own: Sequence[Pair], sign: str = "：") -> list[str]:
    """Return label and value with a sign between, a pair a line."""
    return [f"{label}{sign}{text}" for label, text in own]


def records(known: Known, style: Style, random: Random) -> str:
    """Return every indicator as a block of lines with label and value, a blank line between blocks."""
    sign = random.choice(("：", ": ", "\t", " = "))

    def body(form: Form) -> Iterator[str]:
        yield from pairs(identity(form, style), sign)
        yield from ("", f"资金单位{sign}{style.money}", *pairs(money(form, style), sign), "", *pairs(goals(form, style), sign), "")
        for row in form.rows:
            named = [
                Pair(style.labels["level1"], row.level1),
                Pair(style.labels["level2"], row.level2),
                Pair(style.labels["row"], row.name),
            ]
            yield from pairs([*named, *record(row, style)], sign)
            yield ""
        yield from pairs(total(form, style), sign)

    return framed(known, style, body)


def sentence(row: Row, style: Style) -> str:
    """Return an indicator with its values in one line; a lone target needs no label."""
    own = [pair for pair in record(row, style) if pair.text]
    if len(record(row, style)) == 1:
        return f"{row.name}：{own[0].text if own else ''}"
    return f"{row.name}：{'；'.join(f'{label}{text}' if label.endswith(('）', ')')) else f'{label}：{text}' for label, text in own)}"


def outline(known: Known, style: Style, random: Random) -> str:
    """Return the form as an outline, the levels as its headings."""
    markdown = random.random() < 0.4

    def heading(text: str, depth: int, number: int) -> str:
        counted = {1: f"{NUMERALS[number]}、", 2: f"（{NUMERALS[number]}）", 3: f"{number + 1}."}[depth]
        return f"{'#' * (depth + 1)} {text}" if markdown else f"{counted}{text}"

    def body(form: Form) -> Iterator[str]:
        yield from (heading("基本情况", 1, 0), *pairs(identity(form, style)))
        yield from (heading(f"资金情况（单位：{style.money}）", 1, 1), *pairs(money(form, style)))
        yield from (heading("总体目标", 1, 2), *pairs(goals(form, style)), heading("绩效指标", 1, 3))
        for one, (level1, of_level) in enumerate(grouped(form)):
            yield heading(level1, 2, one)
            for two, (level2, own) in enumerate(of_level):
                yield heading(level2, 3, two)
                yield from (f"{'- ' if markdown else f'（{n}）'}{sentence(row, style)}" for n, row in enumerate(own, 1))
        yield from pairs(total(form, style))

    return framed(known, style, body)


def top(form: Form, style: Style, join: Join) -> Iterator[str]:
    """Yield project, money and goals as rows of two cells."""
    yield from (join(pair) for pair in identity(form, style))
    yield join(("金额单位", style.money))
    yield from (join(pair) for pair in (*money(form, style), *goals(form, style)))


def in_brackets(known: Known, style: Style, random: Random) -> str:
    """Return rows whose first cell has level 2 in brackets before the name; level 1 stands on a line of its own."""
    join, marks = random.choice(JOINS), random.choice(("【{}】", "[{}]", "〔{}〕", "（{}）"))

    def body(form: Form) -> Iterator[str]:
        yield from top(form, style, join)
        yield join((style.labels["row"], *(label for label, _ in record(form.rows[0], style))))
        for level1, of_level in grouped(form):
            yield level1
            for level2, own in of_level:
                yield from (join((marks.format(level2) + row.name, *(text for _, text in record(row, style)))) for row in own)
        yield from (join(pair) for pair in total(form, style))

    return framed(known, style, body)


def paths(known: Known, style: Style, random: Random) -> str:
    """Return rows whose first cell is the way from level 1 to the name."""
    join, sign = random.choice(JOINS), random.choice((" > ", "→", "/", " - ", "\\"))

    def body(form: Form) -> Iterator[str]:
        yield from top(form, style, join)
        yield join((sign.join(("一级指标", "二级指标", "三级指标")), *(label for label, _ in record(form.rows[0], style))))
        for row in form.rows:
            yield join((sign.join((row.level1, row.level2, row.name)), *(text for _, text in record(row, style))))
        yield from (join(pair) for pair in total(form, style))

    return framed(known, style, body)


JOINS: tuple[Join, ...] = ("\t".join, lambda cells: f"| {' | '.join(cells)} |", " | ".join)


def turned(known: Known, style: Style, random: Random) -> str:
    """Return the indicators as columns, what is said of each in rows."""
    join = random.choice(JOINS)

    def body(form: Form) -> Iterator[str]:
        yield from top(form, style, join)
        yield join((style.labels["level1"], *(row.level1 for row in form.rows)))
        yield join((style.labels["level2"], *(row.level2 for row in form.rows)))
        yield join((style.labels["row"], *(row.name for row in form.rows)))
        told = [record(row, style) for row in form.rows]
        yield from (join((label, *(own[at].text for own in told))) for at, (label, _) in enumerate(told[0]))
        yield from (join(pair) for pair in total(form, style))

    return framed(known, style, body)


def projects_as_columns(known: Known, style: Style, random: Random) -> str:
    """Return one table with a column for every project; its indicators of a level stand in one cell."""
    join = random.choice(JOINS)
    levels = list(dict.fromkeys((row.level1, row.level2) for form in known.forms for row in form.rows))
    lines = [f"部门项目绩效目标汇总表（{known.year}年度）", f"金额单位：{style.money}"]
    columns = [[*identity(form, style), *money(form, style), *goals(form, style)] for form in known.forms]
    lines += [join((label, *(column[at].text for column in columns))) for at, (label, _) in enumerate(columns[0])]
    for level in levels:
        own = [[row for row in form.rows if (row.level1, row.level2) == level] for form in known.forms]
        lines.append(join(("—".join(level), *("；".join(sentence(row, style) for row in some) for some in own))))
    return "\n".join(lines) + "\n"


def in_words(known: Known, style: Style, _: Random) -> str:
    """Return the form told in paragraphs, with the indicators of a level in one sentence."""

    def body(form: Form) -> Iterator[str]:
        yield "；".join(pairs(identity(form, style))) + "。"
        yield f"资金（{style.money}）：" + "，".join(f"{label} {text or '（空）'}" for label, text in money(form, style)) + "。"
        yield from (f"{label}：{text}" for label, text in goals(form, style))
        for level1, of_level in grouped(form):
            for level2, own in of_level:
                yield f"{level1}（{level2}）：" + "；".join(sentence(row, style) for row in own)
        yield from pairs(total(form, style))

    return framed(known, style, body)


def cut_off(inner: Printer, width: int) -> Printer:
    """Return a printer whose lines are cut off at a width, dots where something is lost."""

    def printer(known: Known, style: Style, random: Random) -> str:
        lines = inner(known, style, random).split("\n")
        return "\n".join(line if len(line) <= width else f"{line[:width]}…" for line in lines)

    return printer


def wrong_signs(known: Known, style: Style, random: Random) -> str:
    """Return the records as they look when their signs are taken for those of another encoding."""
    return records(known, style, random).encode("gb18030").decode(random.choice(("latin-1", "cp437")))


def two_halves(inner: Printer) -> Printer:
    """Return a printer of a page read across two columns: the lines of its second half beside those of its first."""

    def printer(known: Known, style: Style, random: Random) -> str:
        lines = [line for line in inner(known, style, random).split("\n") if line.strip()]
        half = -(-len(lines) // 2)
        left, right = lines[:half], [*lines[half:], *[""] * (2 * half - len(lines))]
        return "\n".join(f"{one} {two}".rstrip() for one, two in zip(left, right, strict=True)) + "\n"

    return printer
