"""The site's pages: an index that searches without a server, and a page for every project with its money, form and downloads."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from msgspec.json import encode

from jixiao.facts.costs import amount
from jixiao.forms.layout import Layout
from jixiao.model.document import CostItem, Document, Project
from jixiao.values.blank import filled
from jixiao.values.money import Money, grouped
from jixiao.write.document.build import narrative
from jixiao.write.document.form_table import form_of
from jixiao.write.document.pages import Prose
from jixiao.write.look.markup import Markup, joined, row, tag
from jixiao.write.look.page import page, script
from jixiao.write.page import KIND_WORDS
from jixiao.write.site.form import form, prose
from jixiao.write.site.told import WRONG, days, told

WIDE = 100


class Record(NamedTuple):
    """One document of the site: its number from 1, the document, the form of each project, the downloads (path, words).

    ``reading`` is what is to be said of each project that was not read whole or not surely, ``wrong`` what does not add up in each,
    ``wrong_cover`` what does not add up on the cover.
    """

    number: int
    document: Document
    layout_of: Callable[[Project], Layout]
    downloads: tuple[tuple[str, str], ...]
    reading: tuple[tuple[str, ...], ...]
    wrong: tuple[tuple[str, ...], ...] = ()
    wrong_cover: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """Return what the document is called."""
        year = f"{self.document.fiscal_year} 年度" if self.document.fiscal_year else ""
        return (
            self.document.title or f"{self.document.authority or ''}{year}{KIND_WORDS.get(self.document.kind or '', ('绩效文件', ''))[0]}"
        )


def page_name(position: int) -> str:
    """Return the file name of the page of a project at a position from 0."""
    return f"project-{position + 1}.html"


def name_of(project: Project, position: int) -> str:
    """Return what a project is called."""
    return project.name or project.narrative_name or project.form_title or f"项目 {position + 1}"


def index_page(records: Sequence[Record]) -> str:
    """Return the index: what is published, its money, a search, every project."""
    projects = [(r, n, p) for r in records for n, p in enumerate(r.document.projects)]
    known = [p.funding.annual for _, _, p in projects if p.funding.annual is not None]
    total = f"，年度资金 {grouped(sum(known, Money('0.00')))} 元" if known and len(known) == len(projects) else ""
    heading = records[0].title if len(records) == 1 else f"绩效目标公开（{len(records)} 份文件）"
    body = (
        tag("h1", heading),
        tag("p", f"公开 {len(projects)} 个项目{total}。", cls="lead"),
        *(tag("p", sentence, cls="lead wrong") for record in records for sentence in record.wrong_cover),
        _search(),
        _list(projects),
        *(_downloads(r, f"{r.number}/", r.title if len(records) > 1 else "下载") for r in records),
    )
    data = Markup(
        '<script type="application/json" id="texts">'
        + encode([searched(p) for _, _, p in projects]).decode().replace("<", "\\u003c")
        + "</script>"
    )
    return page(
        heading,
        joined((_skip(), tag("main", *body, id="main", cls="public"), data, _foot())),
        "site",
        code=script("search"),
        look="p-index",
    )


def searched(project: Project) -> str:
    """Return the words by which a project is found."""
    goals = (project.goals.overall, project.goals.annual, project.goals.achieved)
    words = (
        project.name,
        project.unit,
        project.department,
        project.category,
        project.nature,
        project.narrative.overview,
        *goals,
        *(i.name for i in project.indicators),
    )
    return " ".join(w for w in words if w)


def _skip() -> Markup:
    return tag("a", "跳到正文", href="#main", cls="skip")


def _foot() -> Markup:
    return tag("footer", tag("p", "页面不从别处加载任何内容，可以整个文件夹复制、离线打开。金额单位为元，空白表示未填。"), cls="foot")


def _search() -> Markup:
    box = tag("input", id="q", type="search", autocomplete="off", aria_describedby="found")
    return tag(
        "div",
        tag("label", "查找项目、目标或指标", for_="q"),
        box,
        tag("p", "", id="found", role="status", cls="muted"),
        cls="search",
        id="search",
        hidden=True,
    )


def _list(projects: Sequence[tuple[Record, int, Project]]) -> Markup:
    most = max((filled(p.funding.annual, Money(0)) for _, _, p in projects), default=Money(0))
    rows = []
    for record, position, project in projects:
        doubt = "（没有读全）" if record.reading[position] else ""
        link = tag("a", name_of(project, position) + doubt, href=f"{record.number}/{page_name(position)}")
        yuan = project.funding.annual
        rows.append(
            row(
                (
                    tag("th", link, scope="row"),
                    tag("td", project.unit or "未填", data_l="实施单位"),
                    tag("td", "未填" if yuan is None else grouped(yuan), cls="num", data_l="年度资金（元）"),
                    tag("td", _bar(yuan, most), cls="drawn"),
                    tag("td", f"{len(project.indicators)}", cls="num", data_l="指标"),
                )
            )
        )
    heads = (("项目", None), ("实施单位", None), ("年度资金（元）", "num"), ("占最大项目", None), ("指标", "num"))
    head = tag("thead", row(tag("th", h, scope="col", cls=c) for h, c in heads))
    return tag("table", tag("caption", "全部项目", cls="hidden"), head, tag("tbody", *rows, id="projects"), cls="list")


def _bar(part: Money | None, whole: Money) -> Markup:
    width = part * WIDE / whole if part is not None and whole > 0 else Money(0)
    return tag(
        "svg",
        tag("rect", cls="all", width=WIDE, height=6),
        tag("rect", cls="has", width=f"{width:.2f}", height=6),
        cls="bar",
        view_box=f"0 0 {WIDE} 6",
        aspect="none",
        aria_hidden="true",
    )


def _downloads(record: Record, base: str, heading: str) -> Markup:
    links = (tag("li", tag("a", words, href=f"{base}{path}", download=True)) for path, words in record.downloads)
    return tag("section", tag("h2", heading), tag("ul", *links, cls="downloads"), cls="keep")


def project_page(record: Record, position: int) -> str:
    """Return the page of one project."""
    project = record.document.projects[position]
    made = form_of(project, record.layout_of(project)) if project.has_form else None
    said = tuple(narrative(project, made))
    name = name_of(project, position)
    body = (
        tag("h1", name),
        _reading(record.reading[position]),
        _facts(project),
        _told(project, record.wrong[position] if record.wrong else ()),
        form(made) if made is not None else None,
        _chart(project),
        prose(Prose(said)) if said else None,
        _downloads(record, "", "下载"),
        _neighbours(record, position),
    )
    trail = tag("nav", tag("a", "全部项目", href="../index.html"), aria_label="返回", cls="trail")
    return page(
        f"{name} · {record.title}", joined((_skip(), trail, tag("main", *body, id="main", cls="public"), _foot())), "site", look="p-project"
    )


def _reading(told: tuple[str, ...]) -> Markup | None:
    return tag("section", *(tag("p", sentence) for sentence in told), aria_label="没有读全之处", cls="keep") if told else None


def _facts(project: Project) -> Markup:
    figures = (
        ("年度资金", project.funding.annual),
        ("执行数", project.funding.executed),
    )
    told = [(words, f"{grouped(yuan)} 元") for words, yuan in figures if yuan is not None]
    told += [(words, text) for words, text in (("实施单位", project.unit), ("时间", days(project))) if text]
    if project.total_score is not None:
        told.append(("自评总分", f"{project.total_score:f}"))
    return tag("dl", *(tag("div", tag("dt", words), tag("dd", value)) for words, value in told), cls="facts")


def _told(project: Project, wrong: Sequence[str]) -> Markup | None:
    """Return the project in plain sentences, for who has never seen such a form."""
    parts = [
        tag("div", tag("h2", heading), *(tag("p", sentence) for sentence in sentences), cls="wrong" if heading == WRONG else None)
        for heading, sentences in told(project, wrong)
    ]
    return tag("section", *parts, aria_label="用几句话说", cls="told") if parts else None


def _chart(project: Project) -> Markup | None:
    """Return the money of a project's items as bars with their figures, largest scale for the largest item."""
    items = [(item, yuan) for item in project.cost_items if (yuan := amount(item)) is not None]
    if not items:
        return None
    most = max(yuan for _, yuan in items)
    rows = (
        tag("li", tag("span", _label(item, n), cls="what"), _bar(yuan, most), tag("span", f"{grouped(yuan)} 元", cls="num"))
        for n, (item, yuan) in enumerate(items, 1)
    )
    return tag("section", tag("h2", "钱用在哪里"), tag("ol", *rows, cls="chart"))


def _label(item: CostItem, number: int) -> str:
    return item.label or f"第 {number} 项"


def _neighbours(record: Record, position: int) -> Markup:
    links: Iterator[tuple[str, int]] = iter((("上一个", position - 1), ("下一个", position + 1)))
    known = record.document.projects
    told = (tag("a", f"{words}：{name_of(known[at], at)}", href=page_name(at), cls="button") for words, at in links if 0 <= at < len(known))
    return tag("nav", *told, aria_label="相邻项目", cls="neighbours")
