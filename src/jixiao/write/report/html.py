"""The audit as a page for a bureau chief: conclusion, likely cause, money, what must change, warnings, what is open, the law."""

from collections.abc import Iterator

from jixiao.model.fields import field_words, project_position
from jixiao.model.finding import AuditReport, DocumentReport, Explanation, Finding
from jixiao.model.grade import ENGLISH
from jixiao.values.money import grouped
from jixiao.write.look.markup import Markup, joined, row, tag
from jixiao.write.look.page import page as html_page
from jixiao.write.page import Page
from jixiao.write.reading import reading_points, reading_title
from jixiao.write.report.coverage import share, wan
from jixiao.write.report.money import money_parts, table
from jixiao.write.report.rows import Row, row_of
from jixiao.write.text.cause import explained
from jixiao.write.text.entry import one_line
from jixiao.write.text.grade import grade_sentence, grade_title, looked_at, worst_first
from jixiao.write.text.group import Entry, by_code, entries, live, tally
from jixiao.write.text.head import points
from jixiao.write.where import file_name, project_label

NUMERALS = "一二三四五六七八九十"
Part = tuple[str, tuple[Markup | None, ...]]


def audit_html(report: AuditReport, page: Page) -> str:
    """Return the whole report as one self-contained page."""
    articles = [tag("article", *_document(d, page, f"d{i}"), cls="chapter") for i, d in enumerate(report.documents, 1)]
    problems = [tag("li", f"{p.code} {p.message}") for p in report.rule_problems] + [tag("li", n) for n in report.notices]
    aside = (
        tag("section", tag("h2", page.say("运行中的提示", "Remarks on the run")), tag("ul", *problems, cls="points")) if problems else None
    )
    title = (
        _title(report.documents[0], page)
        if len(report.documents) == 1
        else page.say(f"绩效目标审核报告（{len(report.documents)} 份）", "Audit of performance targets")
    )
    return html_page(
        title, joined((_bar(page), tag("main", *articles, aside, cls="a4", id="main"))), "report", lang=page.lang, look="p-report"
    )


def _bar(page: Page) -> Markup:
    links = (
        ("cause", "原因", "Cause"),
        ("money", "资金", "Money"),
        ("errors", "错误", "Errors"),
        ("warnings", "警告", "Warnings"),
        ("law", "依据", "Law"),
    )
    told = (tag("a", page.say(zh, en), href=f"#d1-{name}") for name, zh, en in links)
    return tag(
        "header",
        tag("a", page.say("跳到正文", "To the report"), href="#main", cls="skip"),
        tag("strong", page.say("审核报告", "Audit report")),
        tag("nav", *told, aria_label=page.say("各节", "Sections")),
        cls="report-bar no-print",
    )


def _title(report: DocumentReport, page: Page) -> str:
    year = "" if report.fiscal_year is None else page.say(f"{report.fiscal_year} 年度", f"{report.fiscal_year} ")
    return page.say(f"{year}绩效目标审核报告", f"{year}audit of performance targets")


def _document(report: DocumentReport, page: Page, name: str) -> Iterator[Markup]:
    yield tag("h1", _title(report, page))
    yield tag("p", report.title or file_name(report.file), cls="sub-title")
    told = reading_points(report, page)
    if not report.is_judged:
        yield tag("section", *(tag("p", point) for point in told), cls="keep")
        return
    if told:
        head = tag("h2", reading_title(report, page), id=f"{name}-reading-h")
        listed = tag("ul", *(tag("li", point) for point in told), cls="points")
        yield tag("section", head, listed, id=f"{name}-reading", aria_labelledby=f"{name}-reading-h", cls="keep")
    for number, (anchor, (heading, body)) in enumerate(_parts(report, page, name), 1):
        numeral = page.say(f"{NUMERALS[number - 1]}、", f"{number}. ")
        yield tag(
            "section",
            tag("h2", f"{numeral}{heading}", id=f"{name}-{anchor}-h"),
            *body,
            id=f"{name}-{anchor}",
            aria_labelledby=f"{name}-{anchor}-h",
        )


def _parts(report: DocumentReport, page: Page, name: str) -> Iterator[tuple[str, Part]]:
    """Yield the sections that have something to say, each with its anchor."""
    found = sorted(live(report.findings), key=lambda f: project_position(f.path) or 0)
    errors, warnings, notes = ([f for f in found if f.severity == s] for s in ("error", "warning", "note"))
    yield (
        "summary",
        (page.say("结论", "In short"), (tag("ul", *(tag("li", p) for p in points(report, page)), cls="points"), _key(report, page))),
    )
    if report.explanations:
        yield (
            "cause",
            (
                page.say("可能的原因（推断）", "Likely cause (a hypothesis)"),
                tuple(m for e in report.explanations for m in _cause(report, e, page)),
            ),
        )
    if report.grades:
        yield "grades", (grade_title(page), tuple(_grades(report, page)))
    yield "money", (page.say("资金与指标", "Money and indicators"), tuple(money_parts(report, found, page, name)))
    if errors:
        yield (
            "errors",
            (page.say(f"必须改的 {len(errors)} 处", f"{len(errors)} errors to correct"), tuple(_findings(errors, report, page, name))),
        )
    if warnings:
        yield (
            "warnings",
            (
                page.say(f"应当核对的 {len(warnings)} 处", f"{len(warnings)} warnings to check"),
                tuple(_findings(warnings, report, page, name)),
            ),
        )
    if notes:
        told = (tag("li", _law_link(e.first, name), " ", one_line(e, page)) for e in by_code(sorted(notes, key=lambda f: f.code)))
        yield "notes", (page.say(f"可以改进的 {len(notes)} 处", f"{len(notes)} notes"), (tag("ul", *told, cls="laws"),))
    if report.counts.unknown:
        yield (
            "open",
            (
                page.say(f"无法判断的 {report.counts.unknown} 处", f"{report.counts.unknown} points undecided"),
                tuple(_open(report, page, name)),
            ),
        )
    yield "law", (page.say("口径和依据", "Law and practice"), tuple(_law(report, found, page, name)))


def _grades(report: DocumentReport, page: Page) -> Iterator[Markup]:
    """Yield the grades, and what each item of the review form was judged by, project by project."""
    heads = page.say("审核要点|得分|看了什么|由人判断", "Item|Points|Judged by|For a person").split("|")
    for proposal in worst_first(report):
        rows = (
            row(
                (
                    tag("th", page.say(i.item, ENGLISH[i.item]), scope="row"),
                    tag("td", f"{i.score:f} / {i.graded:f}", cls="num", data_l=heads[1]),
                    tag("td", looked_at(i, page), data_l=heads[2]),
                    tag("td", i.by_hand, data_l=heads[3]),
                )
            )
            for i in proposal.items
        )
        yield tag("p", grade_sentence(proposal, page))
        yield tag("details", tag("summary", page.say("审核表各项", "The review form")), table(heads, rows, "rep cards"))


def _key(report: DocumentReport, page: Page) -> Markup:
    balance, counts = report.balance, tally(live(report.findings))
    covered = share(balance.controlled_total, balance.form)
    figures = (
        (str(report.projects), page.say("项目", "projects")),
        (wan(report.annual_total, page), page.say("申报，万元", "asked for, 10k yuan")),
        (
            f"{balance.cover_gap / 10000:+,.2f}" if balance.cover_gap else wan(balance.cover_gap, page),
            page.say("封面减申报，万元", "cover less forms, 10k"),
        ),
        (str(counts["error"]), page.say("错误", "errors")),
        (covered or page.say("无法计算", "unknown"), page.say("有成本指标的资金", "under cost targets")),
    )
    cells = (tag("td", tag("b", figure.replace("-", "−")), words) for figure, words in figures)
    return tag("table", tag("caption", page.say("主要数字", "Main figures"), cls="hidden"), tag("tbody", row(cells)), cls="key keep")


def _cause(report: DocumentReport, explanation: Explanation, page: Page) -> Iterator[Markup]:
    yuan = grouped(explanation.difference)
    named = explained(report, explanation.explains, page)
    yield tag(
        "p",
        page.say(
            f"{named}都与 {yuan} 元有关，可能出自同一处疏漏。这是推断，请以批复的数字核定。",
            f"{named} all turn on {yuan} yuan and may come from one slip. This is a hypothesis; check what was approved.",
        ),
    )
    groups = (explanation.changes, *explanation.also_possible)
    bodies = []
    for number, changes in enumerate(groups):
        words = (
            page.say("只要改成这样，各处就全部相符", "Changed like this, all agree")
            if not number
            else page.say("或者改成这样，也全部相符", "Or like this")
        )
        bodies.append(row((tag("th", words, scope="rowgroup", colspan=3),)))
        bodies += [
            row(
                (
                    tag("td", f"{project_label(report, c.path, page, named=True)}  {field_words(c.path, page.lang)}"),
                    tag("td", tag("del", grouped(c.before)), cls="num"),
                    tag("td", tag("ins", grouped(c.after)), cls="num"),
                )
            )
            for c in changes
        ]
    yield table(page.say("改哪里|现为|应为", "Field|Now|Should be").split("|"), bodies, "rep keep", caption=page.say("单位：元", "yuan"))


def _findings(found: list[Finding], report: DocumentReport, page: Page, name: str) -> Iterator[Markup]:
    """Yield a table for what several projects share and one for each project."""
    groups: dict[str, list[Entry]] = {}
    for entry in entries(found, report.project_names):
        shared = entry.shared and len({f.project for f in entry.findings}) > 1
        heading = (
            page.say("几个项目都有的", "In several projects")
            if shared
            else project_label(report, entry.first.path, page, named=True) or page.say("封面和全文", "Cover and document")
        )
        groups.setdefault(heading, []).append(entry)
    heads = page.say("编号|在哪里|错在哪里|怎么改", "Code|Where|What|Fix").split("|")
    for heading, group in sorted(groups.items(), key=lambda g: g[0] != page.say("几个项目都有的", "In several projects")):
        yield tag("h3", heading)
        yield table(heads, (_entry(e, row_of(e, report, page), heads, name) for e in group), "rep errs cards")


def _entry(entry: Entry, told: Row, heads: list[str], name: str) -> Markup:
    quoted = (tag("span", q, cls="quote") for q in told.quotes)
    cells = (
        tag("td", _law_link(entry.first, name), cls="code"),
        tag("td", joined((tag("span", w) for w in told.where), "<br>"), data_l=heads[1]),
        tag("td", told.what, *((tag("span", told.also, cls="also"),) if told.also else ()), *quoted, data_l=heads[2]),
        tag("td", told.fix, data_l=heads[3]),
    )
    return row(cells)


def _law_link(finding: Finding, name: str) -> Markup:
    return tag("a", finding.code, href=f"#{name}-law-{finding.code}")


def _open(report: DocumentReport, page: Page, name: str) -> Iterator[Markup]:
    told = [f for f in report.findings if f.verdict == "unknown"]
    yield tag(
        "p",
        page.say("缺资料的地方不算通过。", "What lacks data does not count as passed.")
        + ("" if told else page.say("用 --show-unknown 逐条列出。", " --show-unknown lists them.")),
    )
    if told:
        yield tag(
            "ul",
            *(tag("li", _law_link(f, name), " ", f"{project_label(report, f.path, page)} {f.message}".strip()) for f in told),
            cls="laws",
        )


def _law(report: DocumentReport, found: list[Finding], page: Page, name: str) -> Iterator[Markup]:
    day = report.as_of
    yield tag(
        "p",
        page.say(
            f"规则以 {day.year}年{day.month}月{day.day}日 有效的为准；" if day else "文件没有写明年度，随日期而变的规定不作判定；",
            f"Law in force on {day}; " if day else "No date: dated rules are undecided; ",
        )
        + page.say(
            "未核对原文的标准只作提示，不判错误。有成本指标的资金，指成本指标的单价和数量能够覆盖的申报金额。",
            "what was not checked against an official text is no error. Money under cost targets is what unit costs times quantities reach.",
        ),
    )
    told: dict[str, Finding] = {}
    for finding in sorted((*found, *(f for f in report.findings if f.verdict == "unknown")), key=lambda f: f.code):
        told.setdefault(finding.code, finding)
    terms = (joined((tag("dt", f"{f.code} {f.title}", id=f"{name}-law-{f.code}"), *(tag("dd", b) for b in f.basis))) for f in told.values())
    yield tag("dl", *terms, cls="laws")
    yield tag("p", f"{_counted(report, page)} {file_name(report.file)}, SHA-256 {report.sha256[:16]}…", cls="small")


def _counted(report: DocumentReport, page: Page) -> str:
    told = report.counts
    return page.say(
        f"{report.projects} 个项目，{report.rules} 条规则：通过 {told.passed}，不符 {told.fail}，无法判断 {told.unknown}，不适用 {told.not_applicable}。",
        f"{report.projects} projects, {report.rules} rules: {told.passed} passed, {told.fail} failed, {told.unknown} undecided, {told.not_applicable} not applicable.",
    )
