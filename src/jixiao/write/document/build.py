"""Document and layouts to pages: cover, narratives as written, forms. No figure is computed here."""

from collections.abc import Callable, Iterator
from datetime import date

from jixiao.forms.layout import Layout
from jixiao.model.document import Document, Project
from jixiao.write.document.form_table import form_of
from jixiao.write.document.pages import Form, Line, Pages, Prose
from jixiao.write.document.printed import exact_wan
from jixiao.write.document.summary import summary

SECTIONS = (
    ("overview", "一、项目概述"),
    ("basis", "二、立项依据"),
    ("implementer", "三、实施主体"),
    ("plan", "四、实施方案"),
    ("period", "五、实施周期"),
    ("budget", "六、年度预算安排"),
)
COVER = {
    "self_evaluation": ("绩效自评情况", "本部门开展绩效自评的项目"),
    "monitoring": ("绩效运行监控情况", "本部门开展绩效运行监控的项目"),
}
DECLARED = ("绩效目标设置情况", "本部门编报绩效目标的项目")
UNDATED = date(2000, 1, 1)
"""The day in a file's properties where the document names no year: the same input must give the same bytes."""


def pages(document: Document, layout_of: Callable[[Project], Layout]) -> Pages:
    """Return the document's pages, every project in the layout that ``layout_of`` gives it."""
    parts: list[Prose | Form] = []
    prose = list(cover(document))
    if summed := summary(document, tuple(prose)):
        parts, prose = [summed], []
    for project in document.projects:
        layout = layout_of(project)
        form = form_of(project, layout) if project.has_form else None
        prose += narrative(project, form)
        if form is not None:
            parts += together(prose, form)
            prose = []
    if prose:
        parts.append(Prose(tuple(prose)))
    title = (
        document.title or next((form.titles[0].text for form in parts if isinstance(form, Form) and not form.before), None) or "绩效文件"
    )
    dated = date(document.fiscal_year, 1, 1) if document.fiscal_year else UNDATED
    return Pages(title, document.authority, dated, tuple(parts))


def together(prose: list[Line], form: Form) -> list[Prose | Form]:
    """Return a form after the prose before it; a title alone gets no page of its own but stands over the form."""
    if [line.look for line in prose] == ["title"]:
        return [form._replace(titles=(*prose, *form.titles))]
    return [Prose(tuple(prose)), form] if prose else [form]


def cover(document: Document) -> Iterator[Line]:
    """Yield the document's title, unless it is only its first form's, and what the cover states."""
    heading, subject = COVER.get(document.kind or "", DECLARED)
    first = document.projects[0].form_title if document.projects else None
    if document.title and document.title != first:
        yield Line(document.title, "title")
    stated = [f"{subject} {document.stated_count} 个"] if document.stated_count is not None else []
    if document.stated_total is not None:
        stated.append(f"涉及项目预算资金 {exact_wan(document.stated_total)} 万元")
    if average := document.stated.get("average_score"):
        stated.append(f"平均得分{average}")
    if stated:
        yield Line(heading, "heading")
        yield Line("，".join(stated) + "。", "body")
    yield from (Line(item.text, "body") for item in document.calculations if item.text)


def narrative(project: Project, form: Form | None) -> Iterator[Line]:
    """Yield a project's 项目经费情况说明, or what its form told of it: its heading, the sections that are there, and where its targets stand."""
    if not project.tells_narrative:
        return
    told = project.narrative_name if project.has_narrative else project.name
    number = "" if project.narrative_number is None else f" {project.narrative_number}"
    name = "" if told is None else f" {told}"
    yield Line(f"项目经费情况说明{number}{name}", "heading")
    for field, heading in SECTIONS:
        text = getattr(project.narrative, field)
        if text is not None:
            yield Line(heading, "section")
            yield from (Line(line, "sum" if field == "budget" else "body") for line in text.split("\n") if line.strip())
    if form is not None:
        yield Line("七、绩效目标", "section")
        yield Line(f"见{form.titles[0].text}。", "body")
