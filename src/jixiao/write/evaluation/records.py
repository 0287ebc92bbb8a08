"""Where a figure comes from: the records of an indicator, those left out and why, and the index of all evidence."""

from collections.abc import Iterator, Sequence

from jixiao.model.evaluation import Evaluation, Execution, LeftOut, ScoredIndicator, ScoredProject
from jixiao.write.evaluation.forms import said
from jixiao.write.evaluation.words import by_ledger, evidence_words, name_words, project_words, record_words, rows_words
from jixiao.write.look.markup import Markup, row, tag
from jixiao.write.page import Page

MOST_KEYS = 60
"""Records of an indicator that the page names; the workbook of evidence holds more."""
MOST_LEFT_OUT = 40
MOST_IN_INDEX = 3


def execution_source(told: Execution, page: Page) -> Iterator[Markup]:
    """Yield the payments that the budget's execution comes from, folded away."""
    if told.rows:
        yield tag("details", tag("summary", _stopped(rows_words(told.rows, page), page)), *_keys(told.addresses, told.rows, page))


def source(indicator: ScoredIndicator, page: Page) -> Iterator[Markup]:
    """Yield what an indicator rests on: its records folded away, or its files."""
    if indicator.rows or indicator.left_out:
        left = len(indicator.left_out)
        out = page.say(f"，未计入 {left} 条", f", {left} not counted") if left else ""
        summary = tag("summary", _stopped(f"{rows_words(indicator.rows, page)}{out}", page))
        yield tag(
            "details",
            summary,
            *_definition(indicator, page),
            *_keys(indicator.addresses, indicator.rows, page),
            *_left(indicator.left_out, page),
        )
    for file in indicator.files:
        yield tag("p", page.say("佐证文件：", "Evidence: "), said(file), cls="why")


def _stopped(text: str, page: Page) -> str:
    return page.say(f"{text}。", f"{text}.")


def _definition(indicator: ScoredIndicator, page: Page) -> Iterator[Markup]:
    if indicator.definition:
        yield tag("p", page.say("口径：", "Definition: "), said(indicator.definition))
    if indicator.measure:
        named = f"{indicator.measure_title}（{indicator.measure}）" if indicator.measure_title else indicator.measure
        yield tag("p", page.say("测量方法：", "Measure: "), said(named))
    if indicator.numerator is not None and indicator.denominator is not None:
        above, below = f"{indicator.numerator:,f}", f"{indicator.denominator:,f}"
        yield tag("p", page.say(f"分子 {above}，分母 {below}。", f"Numerator {above}, denominator {below}."))


def _keys(addresses: Sequence[str], rows: int, page: Page) -> Iterator[Markup]:
    """Yield the keys of the records by ledger, the first so many."""
    shown = addresses[:MOST_KEYS]
    for ledger, keys in by_ledger(shown).items():
        named = tag("span", page.say(f"{ledger} 台账：", f"Ledger {ledger}: "), cls="muted")
        yield tag("p", named, *_apart(keys, page), cls="keys")
    if rows > len(shown):
        yield tag("p", page.say(f"这里列出 {len(shown)} 条，共 {rows:,} 条。", f"{len(shown)} of {rows:,} are listed here."), cls="muted")


def _apart(keys: Sequence[str], page: Page) -> Iterator[Markup]:
    """Yield keys that each stay on one line."""
    for n, key in enumerate(keys, 1):
        yield tag("span", key + ("" if n == len(keys) else page.say("、", ",")), cls="nowrap")
        yield Markup(" ")


def _left(left_out: Sequence[LeftOut], page: Page) -> Iterator[Markup]:
    if not left_out:
        return
    heads = page.say("没有计入的记录|为什么", "Record not counted|Why").split("|")
    head = tag("thead", row(tag("th", h, scope="col") for h in heads))
    body = (row((tag("td", tag("s", record_words(one.address))), tag("td", said(one.why)))) for one in left_out[:MOST_LEFT_OUT])
    yield tag("div", tag("table", head, tag("tbody", *body), cls="mini"), cls="scroll")
    if len(left_out) > MOST_LEFT_OUT:
        yield tag("p", page.say(f"没有计入的共 {len(left_out)} 条。", f"{len(left_out)} in all were not counted."), cls="muted")


def index_html(evaluation: Evaluation, page: Page) -> Markup:
    """Return the index of evidence: indicator, measure, records, files; for every indicator, those without any too."""
    heads = page.say("指标|测量方法|依据的记录和文件|条数|未计入", "Indicator|Measure|Records and files|Rows|Not counted").split("|")
    numbers = (3, 4)
    head = tag("thead", row(tag("th", h, scope="col", cls="num" if n in numbers else None) for n, h in enumerate(heads)))
    bodies = (_index_of(project, page, heads, f"p{n}") for n, project in enumerate(evaluation.projects, 1))
    caption = tag("caption", page.say("各项指标的佐证。", "Evidence of every indicator."), cls="hidden")
    return tag(
        "div",
        tag("table", caption, head, *bodies, cls="list cards index"),
        cls="scroll",
        role="region",
        tabindex=0,
        aria_label=page.say("佐证目录", "Index of evidence"),
    )


def _index_of(project: ScoredProject, page: Page, heads: list[str], name: str) -> Markup:
    first = row(
        (tag("th", tag("a", said(project_words(project, page)), href=f"#{name}"), scope="rowgroup", colspan=len(heads), cls="whole group"),)
    )
    return tag("tbody", first, *(_index_row(i, page, heads, f"{name}-i{n}") for n, i in enumerate(project.indicators)))


def _index_row(indicator: ScoredIndicator, page: Page, heads: list[str], name: str) -> Markup:
    cells = (
        tag("th", tag("a", said(name_words(indicator, page)), href=f"#{name}"), scope="row"),
        tag("td", *_measure(indicator), data_l=heads[1]),
        tag("td", *_evidence(indicator, page), cls="files", data_l=heads[2]),
        tag("td", f"{indicator.rows:,}" if indicator.rows else None, cls="num", data_l=heads[3]),
        tag("td", f"{len(indicator.left_out):,}" if indicator.left_out else None, cls="num", data_l=heads[4]),
    )
    return row(cells)


def _measure(indicator: ScoredIndicator) -> Iterator[Markup]:
    if indicator.measure_title:
        yield tag("p", said(indicator.measure_title))
    if indicator.measure:
        yield tag("small", indicator.measure, cls="code muted")


def _evidence(indicator: ScoredIndicator, page: Page) -> Iterator[Markup]:
    if indicator.evidence == "none":
        yield tag("span", evidence_words(indicator.evidence, page), cls="chip chip-unknown")
    for ledger, keys in by_ledger(indicator.addresses[:MOST_IN_INDEX]).items():
        more = page.say(" 等", " …") if indicator.rows > MOST_IN_INDEX else ""
        yield tag("span", f"{ledger}：{'、'.join(keys)}{more}")
    for file in indicator.files:
        yield tag("span", said(file))
    if indicator.evidence == "stated" and not indicator.files:
        yield tag("span", evidence_words(indicator.evidence, page), cls="chip chip-note")
