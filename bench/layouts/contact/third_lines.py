"""Tellings of the third batch: messages, logs, statements of databases, mark-ups, questionnaires, slides."""

from collections.abc import Iterator
from html import escape
from random import Random

from layouts.contact.carriers import PLAIN
from layouts.contact.grids import by_level, others, phrase, told
from layouts.contact.lines import beside, pairs_of
from layouts.held.flat import Pair, record
from layouts.indicator_rows import head_text
from layouts.known import Form, Known, Row
from layouts.printing import Printing, text_of
from layouts.setting import blocks
from layouts.style import Style

FIRSTS = ("产出指标", "成本指标", "效益指标", "满意度指标")
COUNTED = ("一是", "二是", "三是", "四是", "五是", "六是", "七是", "八是", "九是", "十是")


def said_of(row: Row, style: Style) -> list[Pair]:
    """Return all that is said of an indicator, levels and name first."""
    return [Pair("一级指标", row.level1), Pair("二级指标", row.level2), Pair("三级指标", row.name), *record(row, style)]


def heads(style: Style) -> list[str]:
    """Return the heads of a usual table of indicators."""
    return ["一级指标", "二级指标", "三级指标", *(head_text(style, key) for key in others(style))]


def cells(row: Row, style: Style) -> list[str]:
    """Return the cells of an indicator under those heads."""
    return [row.level1, row.level2, row.name, *(told(style, key, row) for key in others(style))]


def chat(form: Form, style: Style) -> Iterator[str]:
    """Yield a talk in a messenger: who and when over every message."""
    minute = 5
    for pair in pairs_of(form, style):
        yield from (f"李会计 {form.year}/2/14 09:{minute:02}", f"{pair.label}：{pair.text}")
        minute = (minute + 1) % 60
    for first, seconds in by_level(form):
        for second, rows in seconds:
            yield f"李会计 {form.year}/2/14 10:{minute:02}"
            yield f"{first}里的{second}："
            for row in rows:
                rest = "，".join(beside(row, style, target=False))
                yield f"{phrase(row, style)}{f'（{rest}）' if rest else ''}"
            minute = (minute + 1) % 60
    yield from (f"王科长 {form.year}/2/14 11:30", "收到")


def logged(form: Form, style: Style) -> Iterator[str]:
    """Yield lines of keys and quoted values, as a system writes them into a log."""
    yield " ".join(f'{pair.label}="{pair.text}"' for pair in pairs_of(form, style))
    yield from (" ".join(f'{pair.label}="{pair.text}"' for pair in said_of(row, style)) for row in form.rows)


def inserted(form: Form, style: Style) -> Iterator[str]:
    """Yield the statements that put a form into a database."""
    pairs = pairs_of(form, style)
    yield f"INSERT INTO 项目 ({', '.join(pair.label for pair in pairs)}) VALUES ({', '.join(quoted(pair.text) for pair in pairs)});"  # noqa: S608 - a text that shows one
    yield f"INSERT INTO 绩效指标 ({', '.join(heads(style))}) VALUES"
    ends = [*[","] * (len(form.rows) - 1), ";"]
    yield from (f"({', '.join(quoted(text) for text in cells(row, style))}){end}" for row, end in zip(form.rows, ends, strict=True))


def quoted(text: str) -> str:
    """Return a text as a database's statement has it."""
    return f"'{text}'" if text else "NULL"


def typeset(form: Form, style: Style) -> Iterator[str]:
    """Yield tables in the mark-up of typesetters."""
    yield from (r"\begin{tabular}{|l|p{8cm}|}", r"\hline")
    yield from (rf"{pair.label} & {percent(pair.text)} \\ \hline" for pair in pairs_of(form, style))
    yield from (r"\end{tabular}", "", rf"\begin{{longtable}}{{{'|l' * len(heads(style))}|}}", r"\hline")
    yield rf"{' & '.join(heads(style))} \\ \hline"
    yield from (rf"{' & '.join(percent(text) for text in cells(row, style))} \\ \hline" for row in form.rows)
    yield r"\end{longtable}"


def percent(text: str) -> str:
    """Return a text with the sign escaped that begins a comment there."""
    return text.replace("%", r"\%")


def list_table(form: Form, style: Style) -> Iterator[str]:
    """Yield tables as lists in lists, a cell a line."""
    yield ".. list-table:: 基本情况"
    for pair in pairs_of(form, style):
        yield from (f"   * - {pair.label}", f"     - {pair.text}")
    yield from ("", ".. list-table:: 绩效指标", "   :header-rows: 1", "")
    for row in (heads(style), *(cells(row, style) for row in form.rows)):
        yield from (f"{'   * ' if not n else '     '}- {text}" for n, text in enumerate(row))


def signed_rows(form: Form, style: Style) -> Iterator[str]:
    """Yield tables between fences, every cell behind a bar on a line of its own."""
    yield from (".基本情况", "|===")
    yield from (line for pair in pairs_of(form, style) for line in (f"|{pair.label}", f"|{pair.text}", ""))
    yield from ("|===", "", ".绩效指标", "|===")
    for row in (heads(style), *(cells(row, style) for row in form.rows)):
        yield from (f"|{text}" for text in row)
        yield ""
    yield "|==="


def careted(form: Form, style: Style) -> Iterator[str]:
    """Yield tables whose heads stand between carets, what goes on from above as three colons."""
    yield from (f"^ {pair.label} | {pair.text} |" for pair in pairs_of(form, style))
    yield ""
    yield f"^ {' ^ '.join(heads(style))} ^"
    last: Row | None = None
    for row in form.rows:
        own = cells(row, style)
        if last is not None and last.level1 == row.level1:
            own[0] = ":::"
            own[1] = ":::" if last.level2 == row.level2 else own[1]
        yield f"| {' | '.join(own)} |"
        last = row


def sections(form: Form, style: Style) -> Iterator[str]:
    """Yield a file of settings with a section for every indicator."""
    yield "[项目]"
    yield from (f"{pair.label} = {pair.text}" for pair in pairs_of(form, style))
    for n, row in enumerate(form.rows, 1):
        yield from ("", f"[指标{n}]")
        yield from (f"{pair.label} = {pair.text}" for pair in said_of(row, style))


def properties(form: Form, style: Style) -> Iterator[str]:
    """Yield keys with dots, the number of the indicator in them."""
    yield from (f"项目.{pair.label}={pair.text}" for pair in pairs_of(form, style))
    for n, row in enumerate(form.rows, 1):
        yield from (f"绩效指标.{n}.{pair.label}={pair.text}" for pair in said_of(row, style))


def questions(form: Form, style: Style) -> Iterator[str]:
    """Yield a filled-in questionnaire: numbered questions, answers below."""
    number = 0
    for number, pair in enumerate(pairs_of(form, style), 1):
        yield from (f"{number}. {pair.label} [填空题] *", f"答：{pair.text}", "")
    for n, row in enumerate(form.rows, 1):
        yield f"{number + n}. 第{n}个指标 [矩阵填空题] *"
        yield from (f"{pair.label}：{pair.text}" for pair in said_of(row, style))
        yield ""


def counted(form: Form, style: Style) -> Iterator[str]:
    """Yield paragraphs that count with words: 一是, 二是."""
    yield from (f"{pair.label}：{pair.text}" for pair in pairs_of(form, style))
    yield "绩效指标如下。"
    for first, seconds in by_level(form):
        for second, rows in seconds:
            yield f"{first}方面，设{second}{len(rows)}项："
            for at in range(0, len(rows), 10):
                yield "；".join(f"{COUNTED[n]}{counted_one(row, style)}" for n, row in enumerate(rows[at : at + 10])) + "。"


def counted_one(row: Row, style: Style) -> str:
    """Return an indicator with what is told of it behind commas in brackets."""
    rest = "，".join(beside(row, style, target=False))
    return f"{phrase(row, style)}（{rest}）" if rest else phrase(row, style)


def branches(form: Form, style: Style) -> Iterator[str]:
    """Yield a tree drawn with lines."""
    yield form.name or form.department or ""
    yield from (f"├─ {pair.label}：{pair.text}" for pair in pairs_of(form, style))
    yield "└─ 绩效指标"
    levels = list(by_level(form))
    for first, seconds in levels:
        last = (first, seconds) == levels[-1]
        yield f"   {'└' if last else '├'}─ {first}"
        side = "      " if last else "   │  "
        for n, (second, rows) in enumerate(seconds, 1):
            yield f"{side}{'└' if n == len(seconds) else '├'}─ {second}"
            deep = side + ("   " if n == len(seconds) else "│  ")
            for k, row in enumerate(rows, 1):
                yield f"{deep}{'└' if k == len(rows) else '├'}─ {row.name}（{'；'.join(beside(row, style))}）"


def slides(form: Form, style: Style) -> Iterator[str]:
    """Yield what is written on slides: a title for every level 2, points below, the slide's number."""
    page = 1
    yield from ("基本情况", *(f"• {pair.label}：{pair.text}" for pair in pairs_of(form, style)), f"第{page}页", "")
    for first, seconds in by_level(form):
        for second, rows in seconds:
            page += 1
            yield f"{first}｜{second}"
            for row in rows:
                yield f"• {row.name}"
                yield from (f"    – {text}" for text in beside(row, style))
            yield from (f"第{page}页", "")


def dashed(form: Form, style: Style) -> Iterator[str]:
    """Yield records between lines of dashes, the level behind the name."""
    yield from (f"{pair.label}：{pair.text}" for pair in pairs_of(form, style))
    for row in form.rows:
        yield from ("-" * 30, f"{row.name}〔{row.level1}·{row.level2}〕")
        yield "　".join(beside(row, style)) or "（未填目标）"
    yield "-" * 30


def ticked(form: Form, style: Style) -> Iterator[str]:
    """Yield records whose level 1 is a box that is ticked."""
    yield from (f"{pair.label}：{pair.text}" for pair in pairs_of(form, style))
    for n, row in enumerate(form.rows, 1):
        yield f"指标{n}"
        yield "一级指标：" + "　".join(f"{'☑' if first == row.level1 else '□'}{first}" for first in FIRSTS)
        yield from (f"{pair.label}：{pair.text}" for pair in said_of(row, style)[1:])


def printed_dict(form: Form, style: Style) -> Iterator[str]:
    """Yield a dump of a program: one object a line, keys and values in single quotes."""
    yield "{" + ", ".join(f"'{pair.label}': '{pair.text}'" for pair in pairs_of(form, style)) + "}"
    yield "["
    yield from ("  {" + ", ".join(f"'{pair.label}': {python(pair.text)}" for pair in said_of(row, style)) + "}," for row in form.rows)
    yield "]"


def python(text: str) -> str:
    """Return a text as a program prints it."""
    return f"'{text}'" if text else "None"


def levels_in_line(form: Form, style: Style) -> Iterator[str]:
    """Yield a line for every level 2 that names both levels, and rows of tabs below it."""
    yield from (f"{pair.label}\t{pair.text}" for pair in pairs_of(form, style))
    for first, seconds in by_level(form):
        for second, rows in seconds:
            yield f"指标类别：{first}/{second}"
            yield "\t".join(("指标名称", *(head_text(style, key) for key in others(style))))
            yield from ("\t".join(cells(row, style)[2:]) for row in rows)


def scanned(known: Known, style: Style, random: Random) -> str:
    """Return the usual forms as recognised from a picture: stray marks of the table's lines at the ends and between cells."""
    marks = (" ", "", "", "|", "'", "·", "")
    lines = text_of(blocks(known, style), Printing(apart="blanks", along="empty")).split("\n")
    return "\n".join(f"{random.choice(marks)}{line}{random.choice(marks)}" if line.strip() else line for line in lines)


def on_one_page(known: Known, style: Style, random: Random) -> str:
    """Return the usual forms as a page of lines with breaks and hard blanks."""
    inside = text_of(blocks(known, style), random.choice(PLAIN[:2])).split("\n")
    body = "<br/>\n".join(escape(line).replace("\t", "&nbsp;&nbsp;&nbsp;&nbsp;").replace("  ", "&nbsp;&nbsp;") for line in inside)
    return f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>公开</title></head><body><p>{body}</p></body></html>"
