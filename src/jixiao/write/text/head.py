"""An audit in sentences: which document, judged by the law of which day, what a bureau chief reads in five lines, the count."""

from collections.abc import Iterator

from jixiao.model.finding import SEVERITIES, DocumentReport, Finding, Severity
from jixiao.values.blank import is_nonzero
from jixiao.values.money import grouped
from jixiao.write.page import SEVERITY_WORDS, Page
from jixiao.write.text.group import live, tally
from jixiao.write.where import file_name

MOST_NAMED = 12
"""More projects than this are not listed one by one in the summary."""


def facts(report: DocumentReport, page: Page) -> list[str]:
    """Return kind, year and money of a document, and the day whose law applies."""
    projects = [page.number(report.projects, "个项目", "project")] if report.is_judged else []
    year = [] if report.fiscal_year is None else [page.say(f"{report.fiscal_year} 年度", f"fiscal year {report.fiscal_year}")]
    told = [*([page.kind(report.kind)] if report.title and report.is_judged else []), *year, *projects]
    if report.annual_total is not None:
        told.append(page.say(f"年度资金合计 {grouped(report.annual_total)} 元", f"{grouped(report.annual_total)} yuan for the year"))
    lines = [page.say("，", ", ").join(told)] if told else []
    if not report.is_judged:
        return lines
    day = report.as_of.isoformat() if report.as_of else None
    known = page.say(f"依据 {day} 有效的规定和标准审核", f"Judged by the law and standards in force on {day}")
    unknown = page.say(
        "年度不明，凡随日期而变的规定一律不作判定；用 --as-of 指定日期。",
        "No fiscal year: rules that depend on a date stay undecided; give the day with --as-of.",
    )
    return [*lines, known if day else unknown]


def title_of(report: DocumentReport, page: Page) -> str:
    """Return the document's title, else its kind; of a file without a form its name."""
    return report.title or (page.kind(report.kind) if report.is_judged else file_name(report.file))


def counted(report: DocumentReport, page: Page) -> str:
    """Return the last line of every report: projects, rules, verdicts."""
    counts = tally(live(report.findings))
    number, told = page.number, report.counts
    return page.say(
        f"{report.projects} 个项目，{report.rules} 条规则：{counts['error']} 个错误，{counts['warning']} 个警告，{counts['note']} 个提示，"
        f"{told.unknown} 处无法判定（通过 {told.passed}）。",
        f"{number(report.projects, '', 'project')}, {number(report.rules, '', 'rule')}: {number(counts['error'], '', 'error')}, "
        f"{number(counts['warning'], '', 'warning')}, {number(counts['note'], '', 'note')}, {told.unknown} could not be judged ({told.passed} passed).",
    )


def audit_points(report: DocumentReport, page: Page) -> Iterator[str]:
    """Yield the points of the summary as plain sentences."""
    yield _verdict(report, page)
    balance = report.balance
    if is_nonzero(balance.cover_gap) and balance.cover is not None and balance.form is not None:
        cover, form, gap = grouped(balance.cover), grouped(balance.form), grouped(abs(balance.cover_gap))
        yield page.say(
            f"封面写 {cover} 元，各项目申报表合计 {form} 元，相差 {gap} 元。",
            f"The cover says {cover} yuan, the forms add up to {form}: a difference of {gap} yuan.",
        )
    for explanation in report.explanations[:1]:
        count, yuan = len(explanation.explains), grouped(explanation.difference)
        yield page.say(
            f"{count} 处 {yuan} 元的不符可能出自同一处疏漏，见“可能的原因”。",
            f"{count} differences of {yuan} yuan may come from one slip, see “Likely cause”.",
        )
    if balance.uncovered:
        total, items = grouped(balance.uncovered_total), len(balance.uncovered)
        yield page.say(
            f"{items} 项支出共 {total} 元没有产出指标衡量。",
            f"{page.number(items, '', 'item')} of spending, {total} yuan, no output indicator measures.",
        )
    if report.counts.unknown:
        count = report.counts.unknown
        yield page.say(
            f"{count} 处因资料不全无法判定，不算通过。",
            f"{page.number(count, '', 'point')} could not be judged for want of data; they do not count as passed.",
        )


def _verdict(report: DocumentReport, page: Page) -> str:
    findings = live(report.findings)
    counts = tally(findings)
    if not any(counts.values()):
        aside = sum(f.verdict == "fail" for f in report.findings)
        if report.partly_read:
            return page.say("读到的部分没有发现问题。", "Nothing was found in what was read.")
        return page.say("没有新的问题。", "Nothing new was found.") if aside else page.say("没有发现问题。", "Nothing was found.")
    calm = not counts["error"] and not counts["warning"]
    read = page.say("读到的部分", "in what was read ") if report.partly_read else ""
    clear = [read + page.say("没有错误和警告", "no error and no warning")] if calm else []
    told = page.say("，", ", ").join(clear + [_severity(findings, severity, page) for severity in SEVERITIES if counts[severity]])
    return page.say(f"{told}。", f"{told[0].upper()}{told[1:]}.")


def _severity(findings: tuple[Finding, ...], severity: Severity, page: Page) -> str:
    hit = [f for f in findings if f.severity == severity]
    count = page.number(len(hit), f"个{SEVERITY_WORDS[severity][0]}", SEVERITY_WORDS[severity][1])
    return count + _where(hit, page) if severity == "error" else count


def _where(hit: list[Finding], page: Page) -> str:
    numbers = sorted({f.project for f in hit if f.project is not None})
    places = [page.say("封面", "cover")] if any(f.project is None for f in hit) else []
    if numbers and len(numbers) <= MOST_NAMED:
        named = page.say("、", ", ").join(map(str, numbers))
        places.append(page.say(f"项目 {named}", f"project{'' if len(numbers) == 1 else 's'} {named}"))
    elif numbers:
        places.append(page.number(len(numbers), "个项目", "project"))
    return page.say(f"（{'、'.join(places)}）", f" ({', '.join(places)})") if places else ""
