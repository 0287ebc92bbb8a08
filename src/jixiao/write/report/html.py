"""The audit as a page for a bureau chief: conclusion, likely cause, money, what must change, warnings, what is open, the law."""

from collections.abc import Iterable, Iterator

from jixiao.model.finding import AuditReport, DocumentReport, Explanation, Finding
from jixiao.values.money import Money, grouped
from jixiao.write.look.markup import Markup, joined, row, tag
from jixiao.write.look.page import page as html_page
from jixiao.write.page import Page
from jixiao.write.report.coverage import bar, picture, share, wan
from jixiao.write.report.rows import Row, row_of, worst
from jixiao.write.text.cause import explained
from jixiao.write.text.entry import one_line
from jixiao.write.text.group import Entry, by_code, entries, live, tally
from jixiao.write.text.head import points
from jixiao.write.where import field_words, file_name, project_label, project_position

NUMERALS = "一二三四五六七八九十"
Part = tuple[str, tuple[Markup | None, ...]]


def audit_html(report: AuditReport, page: Page) -> str:
    """Return the whole report as one self-contained page."""
    articles = [tag("article", *_document(d, page, f"d{i}"), cls="chapter") for i, d in enumerate(report.documents, 1)]
    problems = [tag("li", f"{p.code} {p.message}") for p in report.rule_problems] + [tag("li", n) for n in report.notices]
    aside = tag("section", tag("h2", page.say("运行中的提示", "Remarks on the run")), tag("ul", *problems, cls="points")) if problems else None
    title = _title(report.documents[0], page) if len(report.documents) == 1 else page.say(f"绩效目标审核报告（{len(report.documents)} 份）", "Audit of performance targets")
    return html_page(title, joined((_bar(page), tag("main", *articles, aside, cls="a4", id="main"))), "report", lang=page.lang, look="p-report")


def _bar(page: Page) -> Markup:
    links = (("cause", "原因", "Cause"), ("money", "资金", "Money"), ("errors", "错误", "Errors"), ("warnings", "警告", "Warnings"), ("law", "依据", "Law"))
    told = (tag("a", page.say(zh, en), href=f"#d1-{name}") for name, zh, en in links)
    return tag("header", tag("a", page.say("跳到正文", "To the report"), href="#main", cls="skip"), tag("strong", page.say("审核报告", "Audit report")), tag("nav", *told, aria_label=page.say("各节", "Sections")), cls="report-bar no-print")


def _title(report: DocumentReport, page: Page) -> str:
    year = "" if report.fiscal_year is None else page.say(f"{report.fiscal_year} 年度", f"{report.fiscal_year} ")
    return page.say(f"{year}绩效目标审核报告", f"{year}audit of performance targets")


def _document(report: DocumentReport, page: Page, name: str) -> Iterator[Markup]:
    yield tag("h1", _title(report, page))
    yield tag("p", report.title or file_name(report.file), cls="sub-title")
    if not report.projects:
        yield tag("p", page.say("这个文件里没有找到绩效目标表，没有可以审核的内容。", "No performance form was found in this file."))
        return
    number = 0
    for anchor, (heading, body) in _parts(report, page, name):
        number += 1
        numeral = page.say(f"{NUMERALS[number - 1]}、", f"{number}. ")
        yield tag("section", tag("h2", f"{numeral}{heading}", id=f"{name}-{anchor}-h"), *body, id=f"{name}-{anchor}", aria_labelledby=f"{name}-{anchor}-h")


def _parts(report: DocumentReport, page: Page, name: str) -> Iterator[tuple[str, Part]]:
    """Yield the sections that have something to say, each with its anchor."""
    found = sorted(live(report.findings), key=lambda f: project_position(f.path) or 0)
    errors, warnings, notes = ([f for f in found if f.severity == s] for s in ("error", "warning", "note"))
    yield "summary", (page.say("结论", "In short"), (tag("ul", *(tag("li", p) for p in points(report, page)), cls="points"), _key(report, page)))
    if report.explanations:
        yield "cause", (page.say("可能的原因（推断）", "Likely cause (a hypothesis)"), tuple(m for e in report.explanations for m in _cause(report, e, page)))
    yield "money", (page.say("资金与指标", "Money and indicators"), tuple(_money(report, found, page, name)))
    if errors:
        yield "errors", (page.say(f"必须改的 {len(errors)} 处", f"{len(errors)} errors to correct"), tuple(_findings(errors, report, page, name)))
    if warnings:
        yield "warnings", (page.say(f"应当核对的 {len(warnings)} 处", f"{len(warnings)} warnings to check"), tuple(_findings(warnings, report, page, name)))
    if notes:
        told = (tag("li", _law_link(e.first, name), " ", one_line(e, page)) for e in by_code(sorted(notes, key=lambda f: f.code)))
        yield "notes", (page.say(f"可以改进的 {len(notes)} 处", f"{len(notes)} notes"), (tag("ul", *told, cls="laws"),))
    if report.counts.unknown:
        yield "open", (page.say(f"无法判断的 {report.counts.unknown} 处", f"{report.counts.unknown} points undecided"), tuple(_open(report, page, name)))
    yield "law", (page.say("口径和依据", "Law and practice"), tuple(_law(report, found, page, name)))


def _key(report: DocumentReport, page: Page) -> Markup:
    balance, counts = report.balance, tally(live(report.findings))
    covered = share(balance.controlled_total, balance.form)
    figures = (
        (str(report.projects), page.say("项目", "projects")),
        (wan(report.annual_total, page), page.say("申报，万元", "asked for, 10k yuan")),
        (f"{balance.cover_gap / 10000:+,.2f}" if balance.cover_gap else wan(balance.cover_gap, page), page.say("封面减申报，万元", "cover less forms, 10k")),
        (str(counts["error"]), page.say("错误", "errors")),
        (covered or page.say("无法计算", "unknown"), page.say("有成本指标的资金", "under cost targets")),
    )
    cells = (tag("td", tag("b", figure.replace("-", "−")), words) for figure, words in figures)
    return tag("table", tag("caption", page.say("主要数字", "Main figures"), cls="hidden"), tag("tbody", row(cells)), cls="key keep")


def _cause(report: DocumentReport, explanation: Explanation, page: Page) -> Iterator[Markup]:
    yuan = grouped(explanation.difference)
    named = explained(report, explanation.explains, page)
    yield tag("p", page.say(f"{named}都与 {yuan} 元有关，可能出自同一处疏漏。这是推断，请以批复的数字核定。", f"{named} all turn on {yuan} yuan and may come from one slip. This is a hypothesis; check what was approved."))
    groups = (explanation.changes, *explanation.also_possible)
    bodies = []
    for number, changes in enumerate(groups):
        words = page.say("只要改成这样，各处就全部相符", "Changed like this, all agree") if not number else page.say("或者改成这样，也全部相符", "Or like this")
        bodies.append(row((tag("th", words, scope="rowgroup", colspan=3),)))
        bodies += [
            row((tag("td", f"{project_label(report, c.path, page, named=True)}  {field_words(c.path, page.lang)}"), tag("td", tag("del", grouped(c.before)), cls="num"), tag("td", tag("ins", grouped(c.after)), cls="num")))
            for c in changes
        ]
    yield _table(page.say("改哪里|现为|应为", "Field|Now|Should be").split("|"), bodies, "rep keep", caption=page.say("单位：元", "yuan"))


def _table(heads: Iterable[str], rows: Iterable[Markup], cls: str, *, caption: str | None = None, foot: Markup | None = None) -> Markup:
    head = tag("thead", row(tag("th", h, scope="col") for h in heads))
    return tag("table", tag("caption", caption) if caption else None, head, tag("tbody", *rows), tag("tfoot", foot) if foot else None, cls=cls)


def _yuan(amount: Money | None, page: Page, label: str, *, signed: bool = False) -> Markup:
    shown = page.say("未填", "blank") if amount is None else f"{amount:+,.2f}" if signed and amount else grouped(amount)
    return tag("td", shown, cls="num e" if signed and amount else "num", data_l=label)


def _money(report: DocumentReport, found: list[Finding], page: Page, name: str) -> Iterator[Markup | None]:
    yield _balance(report, page)
    balance = report.balance
    covered = share(balance.controlled_total, balance.form)
    if covered is None:
        return
    yield tag("p", page.say(f"钱有没有指标管着：申报 {wan(balance.form, page)} 万元，成本指标管住 {wan(balance.controlled_total, page)} 万元，占 {covered}。", f"Of {wan(balance.form, page)} (10k yuan), cost targets speak of {wan(balance.controlled_total, page)}: {covered}."))
    keys = (("has", page.say("有成本指标", "under cost targets"), None), ("hatch", page.say("没有成本指标", "under none"), f"url(#{name}-h)"))
    legend = tag("ul", *(tag("li", tag("svg", tag("rect", width=14, height=8, cls=cls, fill=fill), view_box="0 0 14 8", cls="strip-key strip", aria_hidden="true"), words) for cls, words, fill in keys), cls="legend")
    yield tag("figure", picture(report, page, name), legend, cls="keep")
    yield _projects(report, found, page)
    yield _uncovered(report, page)


def _balance(report: DocumentReport, page: Page) -> Markup | None:
    balance = report.balance
    if not any(r.form is not None or r.narrative is not None for r in balance.rows):
        return None
    heads = page.say("项目|情况说明|申报表|说明减表|成本指标", "Project|Narrative|Form|Difference|Cost targets").split("|")

    def line(words: str, amounts: tuple[Money | None, ...], measured: Markup) -> Markup:
        cells = (_yuan(a, page, h, signed=h == heads[3]) for a, h in zip(amounts, heads[1:4], strict=True))
        return row((tag("th", words, scope="row"), *cells, measured))

    def measured(amount: Money | None, form: Money | None) -> Markup:
        above = amount is not None and form is not None and amount > form
        return tag("td", "–" if amount is None else grouped(amount) + (page.say("（高于申报）", " (above)") if above else ""), cls="num e" if above else "num", data_l=heads[4])

    rows = [line(f"{'' if r.number is None else r.number} {r.name or ''}".strip(), (r.narrative, r.form, r.difference), measured(r.measured, r.form)) for r in balance.rows]
    total = [line(page.say("合计", "Total"), (balance.narrative, balance.form, balance.narrative_gap), tag("td"))]
    if balance.cover is not None:
        total.append(row((tag("th", page.say("封面（减申报表合计）", "Cover (less forms)"), scope="row"), tag("td"), _yuan(balance.cover, page, heads[2]), _yuan(balance.cover_gap, page, heads[3], signed=True), tag("td"))))
    return _table(heads, rows, "rep cards", caption=page.say("资金对照，单位：元", "Money side by side, yuan"), foot=joined(total))


def _projects(report: DocumentReport, found: list[Finding], page: Page) -> Markup:
    heads = page.say("项目|有成本指标 / 申报|占比|错误|警告|最要紧的问题", "Project|Under cost targets / asked for|Share|Errors|Warnings|Gravest").split("|")
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
    return _table(heads, rows, "rep cards", caption=page.say("单位：万元", "10k yuan"))


def _uncovered(report: DocumentReport, page: Page) -> Markup | None:
    items = report.balance.uncovered
    if not items:
        return None
    rows = [row((tag("th", f"{'' if u.project is None else u.project} {u.label or '…'}".strip(), scope="row"), _yuan(u.amount, page, page.say("金额", "Amount")))) for u in items]
    foot = row((tag("th", page.say(f"合计 {len(items)} 项", f"Total of {len(items)}"), scope="row"), _yuan(report.balance.uncovered_total, page, "")))
    return _table(page.say("没有产出指标衡量的支出|金额", "Spending that no output indicator measures|Amount").split("|"), rows, "rep", caption=page.say("单位：元", "yuan"), foot=foot)


def _findings(found: list[Finding], report: DocumentReport, page: Page, name: str) -> Iterator[Markup]:
    """Yield a table for what several projects share and one for each project."""
    groups: dict[str, list[Entry]] = {}
    for entry in entries(found, report.project_names):
        shared = entry.shared and len({f.project for f in entry.findings}) > 1
        heading = page.say("几个项目都有的", "In several projects") if shared else project_label(report, entry.first.path, page, named=True) or page.say("封面和全文", "Cover and document")
        groups.setdefault(heading, []).append(entry)
    heads = page.say("编号|在哪里|错在哪里|怎么改", "Code|Where|What|Fix").split("|")
    for heading, group in sorted(groups.items(), key=lambda g: g[0] != page.say("几个项目都有的", "In several projects")):
        yield tag("h3", heading)
        yield _table(heads, (_entry(e, row_of(e, report, page), heads, name) for e in group), "rep errs cards")


def _entry(entry: Entry, told: Row, heads: list[str], name: str) -> Markup:
    quoted = (tag("span", q, cls="quote") for q in told.quotes)
    cells = (
        tag("td", _law_link(entry.first, name), cls="code"),
        tag("td", joined((tag("span", w) for w in told.where), "<br>"), data_l=heads[1]),
        tag("td", told.what, *quoted, data_l=heads[2]),
        tag("td", told.fix, data_l=heads[3]),
    )
    return row(cells)


def _law_link(finding: Finding, name: str) -> Markup:
    return tag("a", finding.code, href=f"#{name}-law-{finding.code}")


def _open(report: DocumentReport, page: Page, name: str) -> Iterator[Markup]:
    told = [f for f in report.findings if f.verdict == "unknown"]
    yield tag("p", page.say("缺资料的地方不算通过。", "What lacks data does not count as passed.") + ("" if told else page.say("用 --show-unknown 逐条列出。", " --show-unknown lists them.")))
    if told:
        yield tag("ul", *(tag("li", _law_link(f, name), " ", f"{project_label(report, f.path, page)} {f.message}".strip()) for f in told), cls="laws")


def _law(report: DocumentReport, found: list[Finding], page: Page, name: str) -> Iterator[Markup]:
    day = report.as_of
    yield tag("p", page.say(f"规则以 {day.year}年{day.month}月{day.day}日 有效的为准；" if day else "文件没有写明年度，随日期而变的规定不作判定；", f"Law in force on {day}; " if day else "No date: dated rules are undecided; ") + page.say("未核对原文的标准只作提示，不判错误。有成本指标的资金，指成本指标的单价和数量能够覆盖的申报金额。", "what was not checked against an official text is no error. Money under cost targets is what unit costs times quantities reach."))
    told: dict[str, Finding] = {}
    for finding in sorted((*found, *(f for f in report.findings if f.verdict == "unknown")), key=lambda f: f.code):
        told.setdefault(finding.code, finding)
    terms = (joined((tag("dt", f"{f.code} {f.title}", id=f"{name}-law-{f.code}"), *(tag("dd", b) for b in f.basis))) for f in told.values())
    yield tag("dl", *terms, cls="laws")
    yield tag("p", page.say(f"{report.projects} 个项目，{report.rules} 条规则：通过 {report.counts.passed}，不符 {report.counts.fail}，无法判断 {report.counts.unknown}，不适用 {report.counts.not_applicable}。文件 {file_name(report.file)}，SHA-256 {report.sha256[:16]}…", f"{report.projects} projects, {report.rules} rules: {report.counts.passed} passed, {report.counts.fail} failed, {report.counts.unknown} undecided, {report.counts.not_applicable} not applicable. File {file_name(report.file)}, SHA-256 {report.sha256[:16]}…"), cls="small")
