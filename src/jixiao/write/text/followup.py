"""What became of an earlier submission's findings: closed, still open, new."""

from collections.abc import Iterable

from jixiao.model.fields import field_words
from jixiao.model.finding import DocumentReport, Finding, Followup
from jixiao.write.columns import wrap
from jixiao.write.hostile import visible
from jixiao.write.page import Page
from jixiao.write.where import file_name


def followup_lines(since: Followup, report: DocumentReport, page: Page) -> list[str]:
    """Return the count, then the findings that are closed and those that are new; open ones stand in the report itself."""
    new = [f for f in report.findings if f.fingerprint in set(since.new)]
    lines = page.section(page.say(f"对照上次报送（{file_name(since.file)}）", f"Since {file_name(since.file)}"))[1:]
    lines.append(
        page.say(
            f"已改 {len(since.closed)} 处，仍在 {len(since.still_open)} 处，新出现 {len(new)} 处。",
            f"{len(since.closed)} closed, {len(since.still_open)} still open, {len(new)} new.",
        )
    )
    return [*lines, *_listed(page.say("已改", "closed"), "good", since.closed, page), *_listed(page.say("新", "new"), "error", new, page)]


def _listed(word: str, style: str, findings: Iterable[Finding], page: Page) -> Iterable[str]:
    for finding in findings:
        where = (
            page.say(f"项目 {finding.project}", f"project {finding.project}") if finding.project is not None else page.say("封面", "cover")
        )
        told = f"  {word}  {finding.code}  {where}  {field_words(finding.path, page.lang)}  {finding.title}"
        lines = wrap(visible(told), page.columns, hanging="      ")
        yield from (page.paint(style, line) if i == 0 else line for i, line in enumerate(lines))
