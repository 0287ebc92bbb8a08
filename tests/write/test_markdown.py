from collections.abc import Callable

from markdown_it import MarkdownIt
from msgspec.structs import replace

from jixiao.model.finding import AuditReport, Finding
from jixiao.write.format.markdown import as_markdown
from jixiao.write.page import Page
from jixiao.write.report.audit import audit_report


def audit_markdown(report: AuditReport, page: Page) -> str:
    return as_markdown(audit_report(report, page), page)


def test_the_report(whole: AuditReport, snapshot: Callable[[str, str], None]) -> None:
    snapshot("report.md", audit_markdown(whole, Page()))


def test_it_has_two_tables_and_folds_the_rest(whole: AuditReport) -> None:
    tokens = MarkdownIt("commonmark").enable("table").parse(audit_markdown(whole, Page("en")))
    assert [t.type for t in tokens].count("table_open") == 2
    summaries = [t.content.split("<summary>")[1].split("<")[0] for t in tokens if t.type == "html_block" and "<summary>" in t.content]
    assert summaries == ["⚠️ Warnings 12", "💬 Notes 17", "Money that no indicator measures: 4 items, 1,218,800.00 yuan"]


def test_documents_can_not_write_markup(of: Callable[..., AuditReport], fnd06: Finding) -> None:
    evil = "</details><script>x</script> | ![x](http://e.org) `a` @you"
    places = tuple(replace(p, text=evil) for p in fnd06.places)
    report = of([replace(fnd06, message=evil, fix=evil, title=evil, basis=(evil,), places=places)], title=evil, file=evil, explanations=())
    html = MarkdownIt("commonmark", {"html": True}).enable("table").render(audit_markdown(report, Page()))
    assert ("<script" in html, "<img" in html, html.count("</details>")) == (False, False, 1)
