"""The page of a project: in a citizen's words first, then where the money goes, the official form as it is, and what can be taken away."""

from collections.abc import Iterator

from jixiao.facts.costs import amount
from jixiao.model.document import Project
from jixiao.values.money import Money, grouped
from jixiao.values.rounding import half_up
from jixiao.write.document.build import narrative
from jixiao.write.document.form_table import form_of
from jixiao.write.document.pages import Prose
from jixiao.write.evaluation.forms import embedded, forms_html
from jixiao.write.site.frame import file_size, framed, seat_of
from jixiao.write.site.record import Portal, Record, Result, Year, name_of, page_name, project_path
from jixiao.write.site.say import Say
from jixiao.write.site.statements import CAME, UNCLEAR, WRONG, days, printed_target, statements

WIDE = 100


def project_page(portal: Portal, year: Year, record: Record, position: int) -> bytes:
    """Return the page of one project of a document of the year."""
    seat = seat_of(portal, project_path(record, position))
    say, project, result = seat.say, record.document.projects[position], record.result_of(position)
    made = form_of(project, record.layout_of(project)) if project.has_form else None
    said = tuple(narrative(project, made))
    parts = (*((made,) if made is not None else ()), *((Prose(said),) if said else ()))
    name = name_of(project, position)
    told = {
        "year": year,
        "record": record,
        "name": name,
        "reading": record.reading[position],
        "facts": tuple(_facts(project, result, say)),
        "told": tuple(_told(project, record, position, say)),
        "result": result,
        "CAME": CAME,
        "printed_target": printed_target,
        "items": tuple(_items(project)),
        "forms": embedded(forms_html(parts)),
        "size": file_size,
        "neighbours": tuple(_neighbours(record, position, say)),
    }
    return framed(seat, "project", f"{name} · {record.title}", told)


def _facts(project: Project, result: Result | None, say: Say) -> Iterator[tuple[str, str]]:
    executed = project.funding.executed if project.funding.executed is not None else result.spent if result else None
    figures = ((say("年度资金", "Money of the year"), project.funding.annual), (say("执行数", "Spent"), executed))
    yield from ((words, say(f"{grouped(yuan)} 元", f"{grouped(yuan)} yuan")) for words, yuan in figures if yuan is not None)
    texts = ((say("实施单位", "Unit"), project.unit), (say("时间", "Time"), days(project, say)))
    yield from ((words, text) for words, text in texts if text)
    if project.total_score is not None:
        yield say("自评总分", "Own score"), f"{project.total_score:f}"


def _told(project: Project, record: Record, position: int, say: Say) -> Iterator[tuple[str, tuple[str, ...], str | None]]:
    """Yield the project in plain sentences, for who has never seen such a form: a heading, its sentences, how it looks."""
    result = record.result_of(position)
    looks = {say(*WRONG): "wrong", say(*UNCLEAR): "unclear"}
    by_table = result is not None and bool(result.reached)
    for heading, sentences in statements(project, record.wrong_in(position), result, say):
        if heading != say(*CAME) or not by_table:
            yield heading, sentences, looks.get(heading)


def _items(project: Project) -> Iterator[tuple[str | None, str, str]]:
    """Yield the items of the budget with the length of their bars, the longest for the largest item, and their money."""
    items = [(item.label, yuan) for item in project.cost_items if (yuan := amount(item)) is not None]
    most = max((yuan for _, yuan in items), default=Money(0))
    for label, yuan in items:
        yield label, f"{half_up(yuan * WIDE / most if most > 0 else Money(0), 2):f}", grouped(yuan)


def _neighbours(record: Record, position: int, say: Say) -> Iterator[tuple[str, str, str]]:
    known = record.document.projects
    for words, at in ((say("上一个", "Before"), position - 1), (say("下一个", "Next"), position + 1)):
        if 0 <= at < len(known):
            yield words, page_name(at), name_of(known[at], at)
