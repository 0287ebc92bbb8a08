"""Ways in which forms are told that one part of the reader each is for: sentences, records, one row, heads in two rows or two lines."""

import re
from collections.abc import Iterator, Sequence
from random import Random

from msgspec.structs import replace

from layouts.as_xlsx import xlsx_of
from layouts.block import Block, Paragraph, Piece, above, label, table, value
from layouts.changes import without_stops
from layouts.contact.carriers import as_book, as_page
from layouts.contact.grids import above_rows, by_level, every_form, others, phrase, told
from layouts.contact.lines import document, pairs_of
from layouts.contact.more_grids import money_told
from layouts.contact.third_lines import cells, heads, said_of
from layouts.family import Draft, Family
from layouts.funds_rows import amount, column_heads, execution_cell, parts
from layouts.held.flat import Pair, goals, identity, total
from layouts.indicator_rows import head_text, header_rows, indicator_rows
from layouts.known import Form, Funds, Known, Row, Sums
from layouts.listing import project_rows
from layouts.maker import Wish
from layouts.printing import Printing, block_lines
from layouts.setting import TITLES, goal_rows, head_rows, heading
from layouts.style import Options, Style

MOST_WHOLE, LEAST_POINT = 3, 3
"""A head longer than this may be broken; a point of a goal is longer than this."""


def in_sentences(form: Form, style: Style) -> Iterator[str]:
    """Yield running text: who is in charge and the money in a sentence, the goal in another, one for every level 1."""
    yield f"{form.name}项目由{form.department}主管，{form.unit}实施，{form.year}年度{money_told(form, style)}"
    yield f"年度目标是：{(form.annual or '').replace(chr(10), '')}"
    yield "绩效指标设置如下："
    for first, seconds in by_level(form):
        inside = "；".join(f"{second}为{'、'.join(phrase(row, style) for row in rows)}" for second, rows in seconds)
        yield f"{first}方面，{inside}。"


def again(form: Form, style: Style) -> Iterator[str]:
    """Yield an export with a record for every indicator, all of its project's fields in each."""
    year = Pair("预算年度", f"{form.year}")
    for n, row in enumerate(form.rows, 1):
        yield f'<ROW num="{n}">'
        yield from (f"  <{pair.label}>{xml(pair.text)}</{pair.label}>" for pair in (year, *pairs_of(form, style), *said_of(row, style)))
        yield "</ROW>"


def xml(text: str) -> str:
    """Return a text as XML holds it."""
    return text.replace("&", "&amp;").replace("<", "&lt;")


def in_one_row(draft: Draft) -> bytes:
    """Return a workbook of answers to a questionnaire: a form in one row, an indicator's columns again and again, numbered."""
    form, style = draft.known.forms[0], draft.style
    own = [(pair.label, pair.text) for pair in pairs_of(form, style)]
    own += [(f"{pair.label}{n}", pair.text) for n, row in enumerate(form.rows, 1) for pair in said_of(row, style)]
    rows: list[list[Piece]] = [[label(head) for head, _ in own], [value(text) for _, text in own]]
    return xlsx_of([Paragraph(f"{TITLES[style.schema]}（{form.year}年度）"), table(len(own), rows)], merged=True)


def under_two_heads(known: Known, style: Style) -> list[Block]:
    """Return a list of projects whose head takes two rows: what belongs together stands under one head."""
    keys = style.columns
    upper = [label(text) for text in ("单位名称", "项目名称")] + [label("项目资金"), label("年度目标"), label("绩效指标", len(keys))]
    lower: list[Piece] = [above(), above(), label("预算数"), above(), *(label(head_text(style, key)) for key in keys)]
    rows = [upper, lower]
    for number, form in enumerate(known.forms):
        rows += project_rows(form, style, first=number == 0)
    title = f"部门预算项目绩效目标申报表（{known.year}年度）"
    return [Paragraph(title, 2), Paragraph(f"金额单位：{style.money}"), table(len(keys) + 4, rows, (0, 1))]


def heads_in_two_lines(known: Known, style: Style, random: Random) -> str:
    """Return what a viewer shows of forms: blanks between cells, levels once, the ends of some heads on the next line."""
    made: list[str] = []
    for form in known.forms:
        above_table = [*heading(form, style, None), table(style.width, above_rows(form, style))]
        made += [line for block in above_table for line in block_lines(block, Printing(apart="blank"))]
        made += broken(heads(style), random)
        made += (" ".join(text for text in row if text) for row in once(form, style))
        made += (f"{pair.label} {pair.text}" for pair in total(form, style))
    return "\n".join(made) + "\n"


def broken(texts: Sequence[str], random: Random) -> tuple[str, str]:
    """Return heads in two lines: of some the second half below."""
    cut = sorted(random.sample([n for n, text in enumerate(texts) if len(text) > MOST_WHOLE], 2))
    halves = {n: len(texts[n]) // 2 for n in cut}
    return " ".join(text[: halves.get(n)] for n, text in enumerate(texts)), " ".join(texts[n][half:] for n, half in halves.items())


def once(form: Form, style: Style) -> Iterator[list[str]]:
    """Yield the cells of the rows, a level only where it begins."""
    last: Row | None = None
    for row in form.rows:
        own = cells(row, style)
        both = last is not None and (last.level1, last.level2) == (row.level1, row.level2)
        yield own[2:] if both else own[1:] if last is not None and last.level1 == row.level1 else own
        last = row


def report(known: Known, style: Style) -> list[Block]:
    """Return a report on a project: its name in the title alone, its money in a sentence, its indicators in a table."""
    form = known.forms[0]
    funds = form.funds
    said = f"全年预算数{amount(funds.adjusted.whole, style)}{style.money}，全年执行数{amount(funds.executed.whole, style)}{style.money}"
    offices = [Paragraph(f"{pair.label}：{pair.text}") for pair in identity(form, style)[1:]]
    goal = [Paragraph(f"{pair.label}：{pair.text}") for pair in goals(form, style)]
    rows = [[label(text) for text in heads(style)], *([value(text) for text in cells(row, style)] for row in form.rows)]
    return [
        Paragraph(f"{form.unit}{form.year}年度{form.name}绩效自评报告", 1),
        Paragraph("一、基本情况", 2),
        *offices,
        Paragraph(f"{said}，预算执行率{funds.rate}%。"),
        *goal,
        Paragraph("二、绩效指标完成情况", 2),
        table(len(heads(style)), rows),
    ]


def under_lone_levels(form: Form, style: Style) -> Iterator[str]:
    """Yield a small table for every level 2: both levels on lines of their own, then a head and rows."""
    yield from (f"{pair.label}\t{pair.text}" for pair in pairs_of(form, style))
    for first, seconds in by_level(form):
        for n, (second, rows) in enumerate(seconds):
            yield from (second,) if n else (first, second)
            yield "\t".join(("三级指标", *(head_text(style, key) for key in others(style))))
            yield from ("\t".join((row.name, *(told(style, key, row) for key in others(style)))) for row in rows)


def money_on_its_side(known: Known, style: Style) -> list[Block]:
    """Return forms whose money has a column for every part, what was planned and spent below one another."""

    def inside(form: Form, style: Style) -> Iterator[Block]:
        own = parts(style)
        rows = [[label(f"{style.labels['funds']}（{style.money}）", 2), *(label(style.labels[part]) for part in own)]]
        rows += [[label(head, 2), *(value(text) for text in texts)] for head, texts in kinds(form, style)]
        table_rows = [*head_rows(form, style), *rows, *goal_rows(form, style), *header_rows(style), *indicator_rows(form, style)]
        yield table(max(style.width, len(own) + 2), table_rows)

    return every_form(known, style, inside)


def kinds(form: Form, style: Style) -> Iterator[tuple[str, list[str]]]:
    """Yield the heads of what was planned and spent, each with the texts of its parts."""
    if style.schema == "central":
        yield "年度预算数", [amount(getattr(form.funds.annual, part), style) for part in parts(style)]
        return
    for key, head in column_heads(style):
        yield head, [execution_cell(form.funds, key, part, style) for part in parts(style)]


def in_points(known: Known) -> Known:
    """Return a document whose goals are numbered points, each on a line."""
    return replace(
        known, forms=tuple(replace(form, annual=numbered(form.annual), achieved=numbered(form.achieved)) for form in known.forms)
    )


def numbered(text: str | None) -> str | None:
    """Return the clauses of a goal as numbered points."""
    points = [point for point in re.split("[，。]", text or "") if len(point) > LEAST_POINT]
    return "\n".join(f"{n}.{point}；" for n, point in enumerate(points, 1)) if len(points) > 1 and "目标1" not in (text or "") else text


def told_whole(known: Known) -> Known:
    """Return a document whose money is told as a whole, without its parts."""
    return replace(known, forms=tuple(replace(form, funds=whole_of(form.funds)) for form in known.forms))


def whole_of(funds: Funds) -> Funds:
    """Return money without its parts."""
    names = ("annual", "initial", "adjusted", "executed", "forecast")
    return replace(funds, **{name: Sums(whole=getattr(funds, name).whole) for name in names})


PLANS = Wish(schemas=("central",), sizes=(5, 7, 8, 10, 12), gaps=0)
RESULTS = Wish(schemas=("self", "transfer"), sizes=(5, 7, 8, 10, 12), gaps=0)
ACROSS = Wish(schemas=("central", "transfer"))
BARE = Options(points_of_plan=(False,), cover=(False,))
WAYS = (
    Family(name="in-sentences", choice="mixed", printer=document(in_sentences), wish=replace(PLANS, bare=(False,)), options=BARE),
    Family(
        name="records-say-project", choice="mixed", printer=document(again, headed=False), wish=replace(PLANS, forms=(1,)), options=BARE
    ),
    Family(name="one-row", choice="mixed", builder=(".xlsx", in_one_row), wish=replace(PLANS, forms=(1,)), options=BARE),
    Family(name="list-two-heads", choice="headers", builder=as_book(under_two_heads), wish=Wish(schemas=("list",))),
    Family(name="list-two-heads-page", choice="headers", builder=as_page(under_two_heads), wish=Wish(schemas=("list",))),
    Family(name="heads-in-two-lines", choice="headers", printer=heads_in_two_lines, wish=RESULTS, content=without_stops),
    Family(
        name="report",
        choice="around",
        builder=as_page(report),
        wish=replace(RESULTS, schemas=("transfer",), forms=(1,)),
        content=told_whole,
    ),
    Family(
        name="lone-levels",
        choice="headers",
        printer=document(under_lone_levels),
        wish=replace(PLANS, schemas=("central", "province", "self")),
    ),
    Family(
        name="goals-in-points",
        choice="wrapping",
        printing=(Printing(breaks=True), Printing(apart="pipe", breaks=True)),
        content=in_points,
        wish=Wish(schemas=("central", "monitor")),
    ),
    Family(name="money-across", choice="merged cells", builder=as_page(money_on_its_side), wish=ACROSS),
    Family(name="money-across-sheet", choice="merged cells", builder=as_book(money_on_its_side), wish=ACROSS),
)
