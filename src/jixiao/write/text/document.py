"""A document as read, for a person to check against the paper: every form with its funds, goals, items and indicators."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import chain

from jixiao.forms.remarks import remark_in
from jixiao.model.document import CostItem, Document, Funding, Indicator, Narrative, Project, ReaderWarning
from jixiao.model.fields import FIELDS, field_words, project_position
from jixiao.values.money import grouped
from jixiao.values.place import NEEDS_PERSON
from jixiao.values.width import width
from jixiao.write.columns import clip, pad, wrap
from jixiao.write.document.printed import is_money, is_rate, plain_number
from jixiao.write.hostile import visible
from jixiao.write.page import Page
from jixiao.write.reading import disclosed_words
from jixiao.write.where import place_words

MOST_LINES = 3
"""Lines of a long text that are shown without ``--verbose``."""
NAME_COLUMNS, TARGET_COLUMNS = 26, 20


def document_text(document: Document, page: Page) -> str:
    """Return the listing of a document as text, with what the reader repaired or could not tell at its end."""
    lines = [page.paint("strong", line) for line in wrap(visible(document.title or page.kind(document.kind)), page.columns)]
    lines += wrap(_facts(document, page), page.columns)
    lines += chain.from_iterable(wrap(told, page.columns, hanging="  ") for told in disclosed_words(document.stated, page))
    lines += _unread(document, page)
    for position, project in enumerate(document.projects, 1):
        lines += _project(project, position, page)
    return "\n".join([*lines, *_warnings(document, page)]) + "\n"


def _unread(document: Document, page: Page) -> Iterator[str]:
    """Yield what was seen and not read, where it stands."""
    for part in document.unread:
        where = place_words(part.place, page) if part.place is not None else ""
        stands = page.say(f"（{where}）", f" ({where})") if where else ""
        text = page.say(f"没有读到{stands}：{part.message}", f"Not read{stands}: {remark_in(page.lang, part.message)}")
        yield from (page.paint("warning", line) for line in wrap(visible(text), page.columns, hanging="  "))


def _facts(document: Document, page: Page) -> str:
    parts = [visible(document.source.file)]
    if document.fiscal_year is not None:
        parts.append(page.say(f"{document.fiscal_year} 年度", f"fiscal year {document.fiscal_year}"))
    parts.append(page.say(f"读到 {len(document.projects)} 个项目", f"{page.number(len(document.projects), '', 'project')} read"))
    told_below = not document.projects and "targets_count" in document.stated
    if not told_below and (document.stated_count is not None or document.stated_total is not None):
        count = None if document.stated_count is None else page.number(document.stated_count, "个项目", "project")
        total = (
            ""
            if document.stated_total is None
            else page.say(f"{grouped(document.stated_total)} 元", f"{grouped(document.stated_total)} yuan")
        )
        parts.append(page.say("封面写 ", "the cover says ") + page.say("、", ", ").join(filter(None, (count, total))))
    return page.say("，", ", ").join(parts)


def _project(project: Project, position: int, page: Page) -> Iterator[str]:
    number = project.number if project.number is not None else position
    name = visible(project.name or project.narrative_name or page.say("（无名称）", "(no name)"))
    yield from page.section(page.say(f"项目 {number}  {name}", f"Project {number}  {name}"))
    if project.kind != "declaration":
        yield f"  {page.kind(project.kind)}"
    yield from _fields(project, page)
    yield from _funds(project.funding, page)
    yield from _texts(project.narrative, ("overview", "basis", "implementer", "plan", "period"), "narrative", page)
    yield from _items(project.cost_items, page) if project.cost_items else _texts(project.narrative, ("budget",), "narrative", page)
    yield from _texts(project.goals, ("overall", "annual", "achieved"), "goals", page)
    yield from _indicators(project.indicators, page.say("绩效指标", "Indicators"), page)
    yield from _indicators(project.indicators_medium_term, page.say("中期绩效指标", "Medium-term indicators"), page)


def _fields(project: Project, page: Page) -> Iterator[str]:
    for name in ("nature", "category", "department", "unit", "start", "finish", "total_score"):
        value = getattr(project, name)
        if value is not None:
            yield from _field(name, str(value), page)


def _field(name: str, text: str, page: Page) -> list[str]:
    label = page.say(*FIELDS[name])
    head = f"  {pad(label, 28 if page.lang == 'en' else 18)}  "
    lines = wrap(visible(text), page.columns, first=head, hanging=" " * width(head))
    if len(lines) > MOST_LINES and not page.verbose:
        lines = [*lines[: MOST_LINES - 1], clip(f"{lines[MOST_LINES - 1]}…", page.columns)]
    return [page.paint("dim", lines[0][: len(label) + 2]) + lines[0][len(label) + 2 :], *lines[1:]]


def _funds(funding: Funding, page: Page) -> Iterator[str]:
    for name in funding.__struct_fields__:
        value = getattr(funding, name)
        if value is not None:
            yield from _field(f"funding/{name}", _figure(f"funding/{name}", value, page), page)


def _figure(field: str, value: Decimal, page: Page) -> str:
    if is_money(field):
        return page.say(f"{grouped(value)} 元", f"{grouped(value)} yuan")
    return f"{plain_number(value)}%" if is_rate(field) else plain_number(value)


def _texts(part: Narrative | object, names: Iterable[str], section: str, page: Page) -> Iterator[str]:
    for name in names:
        text = getattr(part, name)
        if text is not None:
            yield from _field(f"{section}/{name}", text, page)


def _items(items: tuple[CostItem, ...], page: Page) -> Iterator[str]:
    if items:
        yield "  " + page.paint("strong", page.say("年度预算安排", "Budget of the year"))
    for item in items:
        yield from _item(item, page, 4)


def _item(item: CostItem, page: Page, indent: int) -> Iterator[str]:
    amount = item.stated if item.stated is not None else item.computed
    money = "-" if amount is None else grouped(amount)
    label = clip(visible(item.label or item.text or "…"), page.columns - indent - 18)
    yield " " * indent + pad(label, page.columns - indent - 18) + pad(money, 16, right=True) + _verdict(item, page)
    if item.expression:
        yield " " * (indent + 2) + page.paint("dim", clip(visible(item.expression), page.columns - indent - 2))
    for child in item.children:
        yield from _item(child, page, indent + 2)


def _verdict(item: CostItem, page: Page) -> str:
    if item.holds is None:
        return ""
    return page.paint("good", " =") if item.holds else page.paint("error", " ≠")


def _indicators(indicators: tuple[Indicator, ...], title: str, page: Page) -> Iterator[str]:
    if not indicators:
        return
    yield "  " + page.paint("strong", f"{title} {len(indicators)}")
    for row in indicators:
        levels = clip(
            visible(" ".join(level for level in (row.level1, row.level2) if level)), page.columns - 10 - NAME_COLUMNS - TARGET_COLUMNS
        )
        target = clip(visible(row.target.raw if row.target else "-"), TARGET_COLUMNS)
        head = pad(levels, page.columns - 10 - NAME_COLUMNS - TARGET_COLUMNS)
        outcome = "".join(f"  {text}" for text in (row.actual, None if row.score is None else str(row.score)) if text)
        yield f"    {head}  {pad(clip(visible(row.name or '-'), NAME_COLUMNS), NAME_COLUMNS)}  {target}{clip(visible(outcome), 20)}"


def _warnings(document: Document, page: Page) -> Iterator[str]:
    if not document.warnings:
        return
    yield from page.section(page.say(f"读取时的疑问 {len(document.warnings)}", f"Doubts while reading {len(document.warnings)}"))
    for warning in document.warnings:
        style = "warning" if warning.confidence < NEEDS_PERSON else "note"
        lines = wrap(visible(_warning(warning, document, page)), page.columns, first="  · ", hanging="    ")
        yield from (page.paint(style, line) for line in lines)


def _warning(warning: ReaderWarning, document: Document, page: Page) -> str:
    position = project_position(warning.path)
    project = "" if position is None else _numbered(document, position, page)
    place = document.places.get(warning.path)
    where = f"{project}{field_words(warning.path, page.lang)}" + (
        f"{page.say('，', ', ')}{place_words(place, page)}" if place and place_words(place, page) else ""
    )
    sure = page.say(f"把握 {warning.confidence:.0%}", f"{warning.confidence:.0%} sure")
    return page.say(f"{warning.message}（{where}；{sure}）", f"{remark_in(page.lang, warning.message)} ({where}; {sure})")


def _numbered(document: Document, position: int, page: Page) -> str:
    known = document.projects[position - 1].number if position <= len(document.projects) else None
    number = position if known is None else known
    return page.say(f"项目 {number} ", f"project {number}, ")
