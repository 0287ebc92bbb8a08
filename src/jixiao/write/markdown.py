"""The audit as Markdown for a pull request or a ticket: summary, money, errors in full, the rest folded away."""

from collections.abc import Iterable, Iterator, Sequence

from jixiao.model.fields import field_words, project_position
from jixiao.model.finding import AuditReport, BalanceRow, DocumentReport, Explanation, Finding, Severity
from jixiao.model.grade import GradeProposal
from jixiao.values.money import Money, grouped
from jixiao.write.hostile import markdown, visible
from jixiao.write.page import Page
from jixiao.write.reading import reading_points, reading_title, unsure_mark
from jixiao.write.text.entry import as_typed, blank_words, compared_places, message_of, one_line, own_place, told_with
from jixiao.write.text.grade import grade_title, grade_word, judged_part, taken
from jixiao.write.text.group import Entry, by_code, entries, live, tally
from jixiao.write.where import doubt, file_name, place_words, project_label

MARKS = {"error": "❌", "warning": "⚠️", "note": "💬"}
TITLES: dict[Severity, tuple[str, str]] = {"error": ("错误", "Errors"), "warning": ("警告", "Warnings"), "note": ("提示", "Notes")}
LONGEST = 300


def audit_markdown(report: AuditReport, page: Page) -> str:
    """Return the report as GitHub-flavoured Markdown; the documents' own words are escaped."""
    parts = ["\n\n".join(_document(d, page)) for d in report.documents]
    problems = [f"> {markdown(p.code)} {markdown(p.message)}" for p in report.rule_problems] + [f"> {markdown(n)}" for n in report.notices]
    return "\n\n---\n\n".join([*parts, *(["\n>\n".join(problems)] if problems else [])]) + "\n"


def _document(report: DocumentReport, page: Page) -> Iterator[str]:
    findings = sorted(live(report.findings), key=lambda f: project_position(f.path) or 0)
    yield f"## {markdown(report.title or file_name(report.file))}"
    yield _facts(report, page)
    yield from _reading(report, page)
    if not report.is_judged:
        return
    yield _count(report, page)
    yield from _balance(report, page)
    yield from _grades(report, page)
    for explanation in report.explanations:
        yield _explanation(report, explanation, page)
    for severity in TITLES:
        yield from _severity([f for f in findings if f.severity == severity], severity, report, page)
    yield from _uncovered(report, page)


def _grades(report: DocumentReport, page: Page) -> Iterator[str]:
    if report.grades:
        yield f"### {grade_title(page)}"
        header = page.say("项目|等级|扣分和说明|得分", "Project|Grade|Taken off|Points").split("|")
        yield _table(header, [_grade(p, page) for p in report.grades], 1)


def _grade(proposal: GradeProposal, page: Page) -> list[str]:
    told = [part for part in (proposal.held, judged_part(proposal, page).strip(" （）()"), taken(proposal, page)) if part]
    total = "–" if proposal.total is None else f"{proposal.total:f}"
    return [_named(proposal.number, proposal.name), grade_word(proposal.grade, page), markdown(page.say("；", "; ").join(told)), total]


def _facts(report: DocumentReport, page: Page) -> str:
    parts = [_code(report.file), page.kind(report.kind)]
    if report.as_of:
        parts.append(page.say(f"依据 {report.as_of} 有效的规定", f"law in force on {report.as_of}"))
    return " · ".join(parts)


def _reading(report: DocumentReport, page: Page) -> Iterator[str]:
    """Yield what was not read, or that nothing was judged, as a quotation that stands out."""
    told = reading_points(report, page)
    if told and report.is_judged:
        yield "\n".join((f"> **{markdown(reading_title(report, page))}**", ">", *(f"> - {markdown(point)}" for point in told)))
    elif told:
        yield "\n>\n".join(f"> {markdown(point)}" for point in told)


def _count(report: DocumentReport, page: Page) -> str:
    counts = tally(live(report.findings))
    told = page.say(
        f"{report.projects} 个项目，{report.rules} 条规则：**{counts['error']} 个错误，{counts['warning']} 个警告**，{counts['note']} 个提示，"
        f"{report.counts.unknown} 处无法判定（通过 {report.counts.passed}）。",
        f"{page.number(report.projects, '', 'project')}, {page.number(report.rules, '', 'rule')}: **{page.number(counts['error'], '', 'error')}, "
        f"{page.number(counts['warning'], '', 'warning')}**, {page.number(counts['note'], '', 'note')}, {report.counts.unknown} could not be judged ({report.counts.passed} passed).",
    )
    good = "✅" if not report.partly_read else MARKS["note"]
    return f"{MARKS['error'] if counts['error'] else MARKS['warning'] if counts['warning'] else good} {told}"


def _table(header: Sequence[str], rows: Iterable[Sequence[str]], right: int) -> str:
    """Return a table whose last ``right`` columns are figures."""
    ruler = ["---"] * (len(header) - right) + ["---:"] * right
    return "\n".join("| " + " | ".join(cells) + " |" for cells in (header, ruler, *rows))


def _balance(report: DocumentReport, page: Page) -> Iterator[str]:
    balance = report.balance
    rows = [[_named(r.number, r.name) + unsure_mark(r, "name", page), *_amounts(r, page)] for r in balance.rows]
    if not any(r.form is not None or r.narrative is not None for r in balance.rows):
        return
    rows.append([page.say("**合计**", "**Total**"), _money(balance.narrative), _money(balance.form), _gap(balance.narrative_gap), ""])
    if balance.cover is not None:
        rows.append([page.say("**封面**", "**Cover**"), "", _money(balance.cover), _gap(balance.cover_gap), ""])
    header = page.say("项目|情况说明|申报表|说明减表|成本指标", "Project|Narrative|Form|Difference|Cost targets").split("|")
    yield page.say("### 资金对照（元）", "### Money side by side (yuan)")
    yield _table(header, rows, 4)


def _amounts(row: BalanceRow, page: Page) -> list[str]:
    narrative, form = _money(row.narrative) + unsure_mark(row, "narrative", page), _money(row.form) + unsure_mark(row, "form", page)
    return [narrative, form, _gap(row.difference), _money(row.measured) + unsure_mark(row, "measured", page)]


def _named(number: int | None, name: str | None) -> str:
    return " ".join(([str(number)] if number is not None else []) + ([markdown(name)] if name else []))


def _money(amount: Money | None) -> str:
    return "–" if amount is None else grouped(amount)


def _gap(amount: Money | None) -> str:
    return f"**{amount:+,.2f}**" if amount else _money(amount)


def _explanation(report: DocumentReport, explanation: Explanation, page: Page) -> str:
    known = {f.fingerprint: f.code for f in report.findings}
    codes = page.say("、", ", ").join(dict.fromkeys(known[p] for p in explanation.explains if p in known))
    return (
        f"> **{page.say('可能的原因', 'Likely cause')}**{page.say('（', ' (')}{codes}{page.say('）', ')')}\n> {markdown(explanation.text)}"
    )


def _severity(found: list[Finding], severity: Severity, report: DocumentReport, page: Page) -> Iterator[str]:
    if not found:
        return
    title = f"{MARKS[severity]} {page.say(*TITLES[severity])} {len(found)}"
    if severity == "note":
        told = [f"- **{e.first.code}** {markdown(_short(one_line(e, page)))}" for e in by_code(sorted(found, key=lambda f: f.code))]
    else:
        told = [_entry(entry, report, page) for entry in entries(found, report.project_names)]
    rows = "\n".join(told)
    yield f"### {title}\n\n{rows}" if severity == "error" else f"<details><summary>{title}</summary>\n\n{rows}\n\n</details>"


def _entry(entry: Entry, report: DocumentReport, page: Page) -> str:
    finding = entry.first
    lines = [f"- **{finding.code}** {markdown(_short(message_of(entry, report, page)))}"]
    lines.append(
        f"  - {page.say('位置', 'where')}{page.say('：', ': ')}{page.say('；', '; ').join(_spot(f, report, page) for f in entry.findings)}"
    )
    if also := told_with(finding, page):
        lines.append(f"  - {page.say('一并：', 'also: ')}{markdown(_short(also))}")
    if finding.severity == "error":
        lines += _compared(finding, page)
        lines.append(f"  - {page.say('依据：', 'basis: ')}{markdown(page.say('；', '; ').join(finding.basis))}")
    return "\n".join([*lines, f"  - {page.say('改法：', 'fix: ')}{markdown(finding.fix)}"])


def _spot(finding: Finding, report: DocumentReport, page: Page) -> str:
    own = own_place(finding)
    place = place_words(own, page) if own else ""
    field = field_words(finding.path, page.lang) + (blank_words(page) if own and own.blank else "") + (doubt(own, page) if own else "")
    return markdown(" ".join(part for part in (project_label(report, finding.path, page), place, field) if part))


def _compared(finding: Finding, page: Page) -> list[str]:
    told = [
        f"{markdown(place_words(p, page))} {markdown(field_words(p.path, page.lang))} {_code(_short(as_typed(p.text)))}{doubt(p, page)}"
        for p in compared_places(finding)
        if p.text
    ]
    return [f"  - {page.say('对照：', 'compare: ')}{page.say('；', '; ').join(told)}"] if told else []


def _uncovered(report: DocumentReport, page: Page) -> Iterator[str]:
    items = report.balance.uncovered
    if not items:
        return
    total = grouped(report.balance.uncovered_total)
    rows = [[_named(u.project, u.label), grouped(u.amount)] for u in items]
    title = page.say(
        f"哪些钱没有指标衡量：{len(items)} 项，{total} 元", f"Money that no indicator measures: {len(items)} items, {total} yuan"
    )
    yield f"<details><summary>{title}</summary>\n\n{_table(page.say('支出项目|金额', 'Item|Amount').split('|'), rows, 1)}\n\n</details>"


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def _code(text: str) -> str:
    """Return the text as inline code; back-quotes in it can't end it."""
    return f"`{visible(text).replace('`', 'ˋ')}`"
