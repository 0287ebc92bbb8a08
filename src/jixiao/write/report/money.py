"""The money of a report: side by side, and against the indicators that speak of it."""

from collections.abc import Iterator
from functools import partial

from msgspec.structs import replace

from jixiao.model.fields import project_position
from jixiao.model.finding import BalanceRow, DocumentReport, Finding
from jixiao.values.blank import is_nonzero
from jixiao.values.money import Money, grouped, signed
from jixiao.write.page import Page
from jixiao.write.reading import unsure_mark
from jixiao.write.report.coverage import coverage_strip, legend_key, project_bar, share, wan_or_unfilled
from jixiao.write.report.rows import worst
from jixiao.write.text.group import tally
from jixiao.write.tree import LINES, MARKDOWN, PAGES, TEXT, Cell, Column, Fold, Paragraph, Part, Picture, Plot, Row, Section, Table

OF_NARRATIVE, OF_TARGETS = frozenset((1, 3)), frozenset((4,))
"""The columns of the money side by side that need the money of narratives, and that of cost targets."""
MOST_ROWS, MOST_ITEMS = 30, 15
"""Projects, and items that nothing measures, that a terminal lists without ``--verbose``."""


def balance(report: DocumentReport, page: Page) -> tuple[Part, ...]:
    """Return narrative, form, difference and cost indicators by project, and what the signs mean; nothing without any money.

    Where no narrative tells money, the columns of it and of the difference are left out; that of cost targets where there are none.
    """
    told = report.balance
    if not any(r.form is not None or r.narrative is not None for r in told.rows):
        return ()
    form = "申报表" if report.kind == "declaration" else "表内金额"
    heads = page.say(f"情况说明|{form}|说明减表|成本指标", "Narrative|Form|Difference|Cost targets").split("|")
    figures = (Column(h, each="num", short=f"{h} " if n > 1 else None) for n, h in enumerate(heads))
    is_long = not page.verbose and len(told.rows) > MOST_ROWS
    rows = tuple(_balance_row(r, page, is_left_out=is_long and not (is_nonzero(r.difference) or _is_above(r))) for r in told.rows)
    strong, total, cover = "strong", page.say("合计", "Total"), page.say("封面（减申报表合计）", "Cover (less forms)")
    foot = [Row((Cell(total, paint=strong), _yuan(told.narrative, "–"), _yuan(told.form, "–"), _gap(told.narrative_gap), Cell()))]
    if told.cover is not None:
        name = Cell(cover, paint=strong, short=page.say("封面", "Cover"))
        foot.append(Row((name, Cell(), _yuan(told.cover, "–"), _gap(told.cover_gap), Cell())))
    caption = page.say("资金对照，单位：元", "Money side by side, yuan")
    columns = (Column(page.say("项目", "Project"), names=True), *figures)
    table = Table(columns, rows, foot=tuple(foot), caption=caption, look="rep cards")
    empty = frozenset() if any(r.narrative is not None for r in told.rows) else OF_NARRATIVE
    table = _without(table, empty if any(r.measured is not None for r in told.rows) else empty | OF_TARGETS)
    left = sum(bool(row.on) for row in rows)
    more = page.say(
        f"另有 {left} 个项目两处一致，未列出（--verbose 全部列出）",
        f"{left} more projects agree and are not listed (--verbose lists all)",
    )
    return (table, *((Paragraph(more, paint="dim", on=TEXT),) if left else ()), *_legend(report, page))


def _without(table: Table, left_out: frozenset[int]) -> Table:
    """Return a table without some of its columns."""
    kept = [n for n in range(len(table.columns)) if n not in left_out]
    rows, foot = (tuple(replace(row, cells=tuple(row.cells[n] for n in kept)) for row in part) for part in (table.rows, table.foot))
    return replace(table, columns=tuple(table.columns[n] for n in kept), rows=rows, foot=foot)


def _balance_row(r: BalanceRow, page: Page, *, is_left_out: bool) -> Row:
    above = page.say("（高于申报）", " (above)") if _is_above(r) else ""
    blank = page.say("未填", "blank")
    measured = "–" if r.measured is None else grouped(r.measured)
    cells = (
        Cell(
            _named(r.number, r.name) + unsure_mark(r, "name", page),
            short=_named(r.number, r.name or page.say("（无名称）", "(no name)")) + _mark(r, "name"),
        ),
        _yuan(r.narrative, "–", unsure_mark(r, "narrative", page), _mark(r, "narrative")),
        _yuan(r.form, blank, unsure_mark(r, "form", page), _mark(r, "form")),
        _gap(r.difference),
        Cell(
            measured + unsure_mark(r, "measured", page) + above,
            paint="error" if above else "",
            look="e" if above else "",
            short=measured.replace("–", "-") + _mark(r, "measured") + ("!" if above else " "),
        ),
    )
    return Row(cells, on=PAGES if is_left_out else ())


def _is_above(row: BalanceRow) -> bool:
    return row.measured is not None and row.form is not None and row.measured > row.form


def _mark(row: BalanceRow, field: str) -> str:
    return "?" if field in row.doubtful else ""


def _named(number: int | None, name: str | None) -> str:
    return " ".join(filter(None, ("" if number is None else str(number), name)))


def _yuan(amount: Money | None, blank: str, mark: str = "", sign: str = "") -> Cell:
    shown = None if amount is None else grouped(amount)
    return Cell((shown or blank) + mark, short=(shown or "-") + sign)


def _gap(gap: Money | None) -> Cell:
    if gap is None or gap == 0:
        return Cell("–" if gap is None else "0.00", short="- " if gap is None else "0.00 ")
    return Cell(signed(gap), paint="error", look="e", short=f"{signed(gap)}*")


def _legend(report: DocumentReport, page: Page) -> Iterator[Paragraph]:
    told, rows = report.balance, report.balance.rows
    signs = []
    if any(map(is_nonzero, (*(row.difference for row in rows), told.cover_gap, told.narrative_gap))):
        signs.append(page.say("* 两处不一致；封面一行是封面减申报表合计", "* differs; the cover's line is cover less forms"))
    if told.cover != told.form and told.cover_gap == 0:
        place = f"{told.cover_place.normalize():f}"
        signs.append(page.say(f"封面金额的末位是 {place} 元，取整后一致", f"the cover is told to the {place} yuan and agrees when rounded"))
    if any(row.doubtful for row in rows):
        signs.append(page.say("? 读得不确定，以原件为准", "? not surely read; the source decides"))
    if any(map(_is_above, rows)):
        signs.append(page.say("! 成本指标高于申报金额", "! cost targets above the money asked for"))
    if signs:
        yield Paragraph("  ".join(signs), paint="dim", on=LINES)


def coverage(report: DocumentReport, found: list[Finding], page: Page, name: str) -> Iterator[Part]:
    """Yield the picture of money against indicators, the projects, what no output indicator measures; ``name`` begins the anchors."""
    told = report.balance
    covered = share(told.controlled_total, told.form)
    if covered is None:
        return
    form, controlled = wan_or_unfilled(told.form, page), wan_or_unfilled(told.controlled_total, page)
    yield Paragraph(
        page.say(
            f"钱有没有指标管着：申报 {form} 万元，成本指标管住 {controlled} 万元，占 {covered}。",
            f"Of {form} (10k yuan), cost targets speak of {controlled}: {covered}.",
        )
    )
    keys = (
        (Picture(partial(legend_key, "has")), page.say("有成本指标", "under cost targets")),
        (Picture(partial(legend_key, "hatch", f"url(#{name}-h)")), page.say("没有成本指标", "under none")),
    )
    yield Plot(Picture(partial(coverage_strip, report, page, name)), keys, look="keep")
    yield _projects(report, found, page)
    if told.uncovered:
        yield _uncovered(report, page)


def _projects(report: DocumentReport, found: list[Finding], page: Page) -> Table:
    """Return the projects with their share under cost indicators, their counts, their gravest fault."""
    heads = page.say(
        "项目|有成本指标 / 申报|占比|错误|警告|最要紧的问题", "Project|Under cost targets / asked for|Share|Errors|Warnings|Gravest"
    ).split("|")
    columns = tuple(Column(h, names=not n, each="num" if n in (1, 3, 4) else "") for n, h in enumerate(heads))
    own: dict[int | None, list[Finding]] = {}
    for finding in found:
        own.setdefault(project_position(finding.path), []).append(finding)
    rows = tuple(_project(r, own.get(n, []), page) for n, r in enumerate(report.balance.rows, 1))
    return Table(columns, rows, caption=page.say("单位：万元", "10k yuan"), look="rep cards")


def _project(r: BalanceRow, own: list[Finding], page: Page) -> Row:
    counts = tally(own)
    cells = (
        Cell(_named(r.number, r.name)),
        Cell(f"{wan_or_unfilled(r.controlled, page)} / {wan_or_unfilled(r.form, page)}"),
        Cell(Picture(partial(project_bar, r, page)) if is_nonzero(r.form) else "–"),
        Cell(str(counts["error"]), look="e" if counts["error"] else ""),
        Cell(str(counts["warning"])),
        Cell(worst(own) or "–"),
    )
    return Row(cells)


def _uncovered(report: DocumentReport, page: Page) -> Table:
    """Return the items that no output indicator measures; of many a terminal lists the largest."""
    told = report.balance
    items = told.uncovered
    heads = page.say("没有产出指标衡量的支出|金额", "Spending that no output indicator measures|Amount").split("|")
    columns = (Column(heads[0], names=True, short=page.say("支出项目", "Item")), Column(heads[1], each="num"))
    rows = tuple(Row((Cell(_named(u.project, u.label or "…")), Cell(grouped(u.amount)))) for u in items)
    total = page.say(f"合计 {len(items)} 项", f"Total of {len(items)}")
    foot = Row((Cell(total, paint="strong"), Cell(grouped(told.uncovered_total))))
    return Table(columns, rows, foot=(foot,), caption=page.say("单位：元", "yuan"), look="rep")


def uncovered(report: DocumentReport, page: Page) -> Iterator[Part]:
    """Yield the same as a section for a terminal, folded for Markdown."""
    items, total = report.balance.uncovered, grouped(report.balance.uncovered_total)
    if not items:
        return
    yield Section(page.say("哪些钱没有指标衡量（元）", "Money that no indicator measures (yuan)"), (_shortest(report, page),), on=TEXT)
    title = page.say(
        f"哪些钱没有指标衡量：{len(items)} 项，{total} 元", f"Money that no indicator measures: {len(items)} items, {total} yuan"
    )
    yield Fold(title, (_uncovered(report, page),), on=MARKDOWN)


def _shortest(report: DocumentReport, page: Page) -> Table:
    """Return the table with the largest items alone where there are many."""
    table, items = _uncovered(report, page), report.balance.uncovered
    left = 0 if page.verbose or len(items) <= MOST_ITEMS else len(items) - MOST_ITEMS
    if not left:
        return table
    largest = sorted(range(len(items)), key=lambda n: -items[n].amount)[:MOST_ITEMS]
    hint = page.say(f"（另 {left} 项较小的未列出）", f" ({left} smaller ones not listed)")
    words, amount = table.foot[0].cells
    foot = Row((replace(words, told=f"{words.told}{hint}"), amount))
    return replace(table, rows=tuple(table.rows[n] for n in largest), foot=(foot,))
