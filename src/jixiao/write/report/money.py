"""The money of a report: side by side, and against the indicators that speak of it."""

from collections.abc import Iterable, Iterator

from jixiao.model.fields import project_position
from jixiao.model.finding import BalanceRow, DocumentReport, Finding
from jixiao.values.money import Money, grouped
from jixiao.write.look.markup import Markup, joined, row, tag
from jixiao.write.page import Page
from jixiao.write.reading import unsure_mark
from jixiao.write.report.coverage import bar, picture, share, wan
from jixiao.write.report.rows import worst
from jixiao.write.text.group import tally


def table(heads: Iterable[str], rows: Iterable[Markup], cls: str, *, caption: str | None = None, foot: Markup | None = None) -> Markup:
    """Return a table with a head, rows and perhaps a caption and a foot."""
    head = tag("thead", row(tag("th", h, scope="col") for h in heads))
    return tag(
        "table", tag("caption", caption) if caption else None, head, tag("tbody", *rows), tag("tfoot", foot) if foot else None, cls=cls
    )


def yuan_cell(amount: Money | None, page: Page, label: str, *, signed: bool = False, mark: str = "") -> Markup:
    """Return the cell of an amount, with its sign where ``signed``, a mark behind it."""
    shown = page.say("未填", "blank") if amount is None else f"{amount:+,.2f}" if signed and amount else grouped(amount)
    return tag("td", shown + mark, cls="num e" if signed and amount else "num", data_l=label)


def money_parts(report: DocumentReport, found: list[Finding], page: Page, name: str) -> Iterator[Markup | None]:
    """Yield the money side by side, the picture of money against indicators, the projects, what no output indicator measures."""
    yield balance_table(report, page)
    balance = report.balance
    covered = share(balance.controlled_total, balance.form)
    if covered is None:
        return
    yield tag(
        "p",
        page.say(
            f"钱有没有指标管着：申报 {wan(balance.form, page)} 万元，成本指标管住 {wan(balance.controlled_total, page)} 万元，占 {covered}。",
            f"Of {wan(balance.form, page)} (10k yuan), cost targets speak of {wan(balance.controlled_total, page)}: {covered}.",
        ),
    )
    keys = (
        ("has", page.say("有成本指标", "under cost targets"), None),
        ("hatch", page.say("没有成本指标", "under none"), f"url(#{name}-h)"),
    )
    legend = tag(
        "ul",
        *(
            tag(
                "li",
                tag(
                    "svg",
                    tag("rect", width=14, height=8, cls=cls, fill=fill),
                    view_box="0 0 14 8",
                    cls="strip-key strip",
                    aria_hidden="true",
                ),
                words,
            )
            for cls, words, fill in keys
        ),
        cls="legend",
    )
    yield tag("figure", picture(report, page, name), legend, cls="keep")
    yield project_table(report, found, page)
    yield uncovered_table(report, page)


def balance_table(report: DocumentReport, page: Page) -> Markup | None:
    """Return narrative, form, difference and cost indicators by project; None without any money."""
    balance = report.balance
    if not any(r.form is not None or r.narrative is not None for r in balance.rows):
        return None
    heads = page.say("项目|情况说明|申报表|说明减表|成本指标", "Project|Narrative|Form|Difference|Cost targets").split("|")
    totals = zip((balance.narrative, balance.form, balance.narrative_gap), heads[1:4], strict=True)
    cells = (yuan_cell(amount, page, head, signed=head == heads[3]) for amount, head in totals)
    foot = [row((tag("th", page.say("合计", "Total"), scope="row"), *cells, tag("td")))]
    if balance.cover is not None:
        words = page.say("封面（减申报表合计）", "Cover (less forms)")
        cover, gap = yuan_cell(balance.cover, page, heads[2]), yuan_cell(balance.cover_gap, page, heads[3], signed=True)
        foot.append(row((tag("th", words, scope="row"), tag("td"), cover, gap, tag("td"))))
    rows = (_balance_row(r, heads, page) for r in balance.rows)
    return table(heads, rows, "rep cards", caption=page.say("资金对照，单位：元", "Money side by side, yuan"), foot=joined(foot))


def _balance_row(r: BalanceRow, heads: list[str], page: Page) -> Markup:
    name = f"{'' if r.number is None else r.number} {r.name or ''}".strip() + unsure_mark(r, "name", page)
    marks = {field: unsure_mark(r, field, page) for field in ("narrative", "form", "measured")}
    above = r.measured is not None and r.form is not None and r.measured > r.form
    higher = page.say("（高于申报）", " (above)") if above else ""
    measured = ("–" if r.measured is None else grouped(r.measured)) + marks["measured"] + higher
    cells = (
        yuan_cell(r.narrative, page, heads[1], mark=marks["narrative"]),
        yuan_cell(r.form, page, heads[2], mark=marks["form"]),
        yuan_cell(r.difference, page, heads[3], signed=True),
        tag("td", measured, cls="num e" if above else "num", data_l=heads[4]),
    )
    return row((tag("th", name, scope="row"), *cells))


def project_table(report: DocumentReport, found: list[Finding], page: Page) -> Markup:
    """Return the projects with their share under cost indicators, their counts, their gravest fault."""
    heads = page.say(
        "项目|有成本指标 / 申报|占比|错误|警告|最要紧的问题", "Project|Under cost targets / asked for|Share|Errors|Warnings|Gravest"
    ).split("|")
    rows = []
    for position, r in enumerate(report.balance.rows, 1):
        own = [f for f in found if project_position(f.path) == position]
        counts = tally(own)
        cells = (
            tag("td", f"{wan(r.controlled, page)} / {wan(r.form, page)}", cls="num", data_l=heads[1]),
            tag("td", bar(r, page), data_l=heads[2]) if r.form else tag("td", "–", data_l=heads[2]),
            tag("td", str(counts["error"]), cls="num e" if counts["error"] else "num", data_l=heads[3]),
            tag("td", str(counts["warning"]), cls="num", data_l=heads[4]),
            tag("td", worst(own) or "–", data_l=heads[5]),
        )
        rows.append(row((tag("th", f"{'' if r.number is None else r.number} {r.name or ''}".strip(), scope="row"), *cells)))
    return table(heads, rows, "rep cards", caption=page.say("单位：万元", "10k yuan"))


def uncovered_table(report: DocumentReport, page: Page) -> Markup | None:
    """Return the items that no output indicator measures; None where there are none."""
    items = report.balance.uncovered
    if not items:
        return None
    rows = [
        row(
            (
                tag("th", f"{'' if u.project is None else u.project} {u.label or '…'}".strip(), scope="row"),
                yuan_cell(u.amount, page, page.say("金额", "Amount")),
            )
        )
        for u in items
    ]
    foot = row(
        (
            tag("th", page.say(f"合计 {len(items)} 项", f"Total of {len(items)}"), scope="row"),
            yuan_cell(report.balance.uncovered_total, page, ""),
        )
    )
    return table(
        page.say("没有产出指标衡量的支出|金额", "Spending that no output indicator measures|Amount").split("|"),
        rows,
        "rep",
        caption=page.say("单位：元", "yuan"),
        foot=foot,
    )
