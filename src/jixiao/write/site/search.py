"""Search without a server: an index of neighbouring characters, in small files of which a search loads the one or two it needs.

Chinese has no blanks between words, so what is indexed are pairs of characters; the script beside asks for the pages that have all of
a word's pairs. Files are scripts that hand over what they hold: a page opened from a folder may load a script, and nothing else.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from msgspec.json import encode

from jixiao.model.document import Project
from jixiao.write.site.frame import ACTIVITIES, DRAFTS, QUESTIONS, SEARCH, SURVEYS, framed, seat_of
from jixiao.write.site.record import Portal, Record, Year, name_of, project_path
from jixiao.write.site.statements import short

RUN = re.compile(r"[^\W_]+")
SMALL = 16_000
"""Characters that a file of the index has on average at most."""
TOGETHER = 200
"""Pages told in one file."""
MOST_LISTED = 600
"""Pages that the search page lists for who has no script; above that it lists the years, whose pages list their projects."""
NOTE = 70


class Found(NamedTuple):
    """A page that can be found: its path, what it is called, a few words of it, and the texts by which it is found."""

    path: str
    title: str
    note: str
    texts: tuple[str, ...]


def found_pages(portal: Portal) -> tuple[Found, ...]:
    """Return all pages that can be found, projects first."""
    return tuple(_found(portal))


def _found(portal: Portal) -> Iterator[Found]:
    for year in portal.years:
        for record in (year.lead, *year.others):
            yield from (_project(year, record, position) for position in range(len(record.document.projects)))
    for year in portal.years:
        yield Found(portal.page_of(year), f"{year.unit} {year.year or ''}".strip(), "", (year.unit, str(year.year or "")))
        if year.public.activities:
            yield Found(ACTIVITIES, f"活动 {year.year or ''}".strip(), "", tuple(one.title for one in year.public.activities))
    drafts = [draft for year in portal.years for draft in year.public.drafts]
    for number, draft in enumerate(drafts, 1):
        texts = [text for p in draft.paragraphs for text in (p.text, *(part for c in p.comments for part in (c.text, c.answer))) if text]
        yield Found(f"{DRAFTS}#draft-{number}", draft.title, "", (draft.title, *texts))
    for number, reply in enumerate((reply for year in portal.years for reply in year.public.replies), 1):
        yield Found(f"{QUESTIONS}#q-{number}", short(reply.question, NOTE), reply.project or "", (reply.question, reply.answer))
    for year in portal.years:
        for survey in year.public.surveys:
            questions = tuple(question.text for question in survey.questions)
            yield Found(SURVEYS, f"问卷：{survey.respondents}", "、".join(questions)[:NOTE], (survey.respondents, *questions))


def _project(year: Year, record: Record, position: int) -> Found:
    project = record.document.projects[position]
    note = short(project.narrative.overview or project.goals.annual or project.goals.overall or "", NOTE)
    title = name_of(project, position)
    return Found(
        project_path(record, position), title, f"{year.unit} {year.year or ''} {note}".strip(), (title, year.unit, *searched(project))
    )


def searched(project: Project) -> tuple[str, ...]:
    """Return the texts by which a project is found."""
    goals = (project.goals.overall, project.goals.annual, project.goals.achieved)
    told = project.narrative
    texts = (project.unit, project.department, project.category, project.nature, told.overview, told.basis, told.plan, told.budget, *goals)
    return tuple(text for text in (*texts, *(i.name for i in project.indicators), *(c.label for c in project.cost_items)) if text)


def grams(text: str) -> Iterator[str]:
    """Yield the pairs of neighbouring letters and digits of a text, and the last one of each run alone; widths and case made equal."""
    for run in RUN.findall(unicodedata.normalize("NFKC", text).lower()):
        yield from (run[at : at + 2] for at in range(len(run)))


def search_files(portal: Portal) -> dict[str, bytes]:
    """Return the index: files of pairs by their first character, and files of pages."""
    pages = found_pages(portal)
    postings: dict[str, list[int]] = {}
    for number, page in enumerate(pages):
        for gram in sorted({gram for text in page.texts for gram in grams(text)}):
            postings.setdefault(gram, []).append(number)
    count = parts_for(postings)
    parts: list[dict[str, list[int]]] = [{} for _ in range(count)]
    for gram, numbers in sorted(postings.items()):
        parts[ord(gram[0]) % count][gram] = numbers
    made = {f"search/{number}.js": _handed("grams", number, part) for number, part in enumerate(parts)}
    for start in range(0, len(pages), TOGETHER):
        told = [(page.path, page.title, page.note) for page in pages[start : start + TOGETHER]]
        made[f"search/p{start // TOGETHER}.js"] = _handed("pages", start // TOGETHER, told)
    return made


def parts_for(postings: dict[str, list[int]]) -> int:
    """Return into how many files an index goes."""
    size = sum(len(gram) + 4 + sum(len(str(number)) + 1 for number in numbers) for gram, numbers in postings.items())
    return max(1, -(-size // SMALL))


def _handed(kind: str, number: int, told: object) -> bytes:
    """Return a script that hands over what it holds; nothing in it ends a script or a line of one."""
    text = encode(told).decode().replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f'jixiaoSearch("{kind}",{number},{text});\n'.encode()


def search_page(portal: Portal, files: dict[str, bytes]) -> bytes:
    """Return the page that asks, and lists the pages for who has no script; of a large site the years, whose pages list their projects."""
    seat = seat_of(portal, SEARCH, SEARCH)
    parts = sum(name.startswith("search/") and name[7].isdigit() for name in files)
    many = sum(len(year.projects) for year in portal.years) > MOST_LISTED
    told: dict[str, object] = {"parts": parts, "TOGETHER": TOGETHER, "listed": lambda year: () if many else _projects(year)}
    return framed(seat, "search", seat.say("查找", "Search"), told, scripted="search")


def _projects(year: Year) -> tuple[tuple[str, str], ...]:
    records = (year.lead, *year.others)
    return tuple((project_path(record, n), name_of(project, n)) for record in records for n, project in enumerate(record.document.projects))
