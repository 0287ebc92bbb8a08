"""Blocks to Document: the one recogniser that every format reader feeds."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from importlib import import_module
from itertools import takewhile
from typing import Any, NamedTuple, TypeVar, cast

from msgspec.structs import replace

from jixiao.model.document import Document, Kind, Project, Source
from jixiao.read.blocks import Block, Blocks, Cell
from jixiao.read.budget_table import with_budgets
from jixiao.read.cover import keep_statements, once, read_cover
from jixiao.read.ending import ending
from jixiao.read.form.project import FormRead
from jixiao.read.lines import Row
from jixiao.read.narrative import NarrativeRead, read_narrative
from jixiao.read.notebook import Notebook
from jixiao.read.reading import best_reading
from jixiao.read.segment import Part, section_of
from jixiao.read.sure import LEAST
from jixiao.read.titles import is_year_mark
from jixiao.read.torn import last_place, without_torn_end
from jixiao.read.within import MOST_FORMS, within
from jixiao.read.wording import narrow

T = TypeVar("T")
LOST = 0.5
"""A repair of a format reader that is no surer left something out."""
CUT, CUT_OFF = re.compile(r"[^\s….。，、：:;；]{2}(?:…|\.{3})\s*$"), 0.3
"""A text that ends in the middle, and how sure it is; two such signs are a pause that was written."""
LONGEST = 20_000
RUN_TOGETHER = re.compile(
    r"[一二三]级指标[一二三]级指标|(?:产出|效益|满意度)指标(?:数量|质量|时效|成本|经济效益|社会效益|服务对象满意度)指标[^\s:：]"
    r"|项目名称[^\s:：|，。；]{2,60}(?:主管部门|实施单位|项目属性|项目类别)[^\s:：|]"
)
"""Labels and values without anything between them, as text extracted from a table without its cells."""

YEAR = re.compile(r"20\d\d")
YEAR_AT_END = re.compile(r"\s*(?:20\d\d\s*年度?)?的?$")
OF_YEAR = re.compile(r"(?:(?:预算|财政|填报|申报|所属|实施)?年[度份]|(?:fiscal[_ ]?)?year)[:=]+(20\d\d)(?:年度?)?", re.IGNORECASE)
HEADED = re.compile(
    r"20\d\d年度?[^。；:]{0,40}(?:绩效|项目|预算)[^。；:]{0,20}$|[^。；:]{0,40}(?:绩效|预算)[^。；:]{0,20}[(（]20\d\d年度?[)）]$"
)
LABEL_AND_VALUE, LONGEST_HEADING = 2, 60
BOOKLET = "jixiao.read.booklet"
"""What a file with forms does without."""
PROJECT_DEPTH = 2


class Pair(NamedTuple):
    """A form and its narrative; either may be missing."""

    form: FormRead | None
    narrative: NarrativeRead | None


def recognise(read: Blocks, source: Source) -> Document:
    """Return the Document that stands in ``read``."""
    found = best_reading(read.blocks)
    notebook, cut = found.notebook, found.cut
    cover = read_cover(cut[0].rows, notebook)
    keep_statements(before_projects(cut), cover.figures, notebook)
    for repair in read.repairs:
        notebook.warn("", repair.message, repair.confidence)
        if repair.confidence <= LOST:
            notebook.miss("", repair.message, None)
    run_together(found.rows, found.uncut, notebook)
    forms = with_budgets(found.forms, read.blocks)
    forms = [form._replace(project=replace(form.project, ending="closed")) for form in forms]
    if forms:
        forms[-1] = ended(forms[-1], read.blocks)
    told = [part for part in cut if part.kind == "narrative" and (forms or any(map(section_of, part.rows)))][:MOST_FORMS]
    narratives = [read_narrative(part) for part in told] if forms else []
    projects = []
    for index, pair in enumerate(paired(forms, narratives)):
        project, notes = merged(pair)
        projects.append(project)
        notebook.take(f"/projects/{index}", notes)
    projects = within(projects, notebook)
    cut_off(notebook)
    blanks = printed_blanks(projects, notebook)
    if not forms:
        lone = f"有 {len(told)} 段项目经费情况说明，没有对应的表。" if told else ""
        notebook.warn("/projects", "文件里没有绩效目标表、监控表或自评表。" + lone, 0.9)
        import_module(BOOKLET).read_booklet(found.rows, cover.figures, notebook)
    return Document(
        kind=document_kind(projects, cover.kind),
        authority=cover.authority or most(p.department for p in projects),
        fiscal_year=cover.fiscal_year or most(p.form_year for p in projects) or marked_year(found.rows if forms else (), notebook),
        title=(cover.title or projects[0].form_title) if projects else import_module(BOOKLET).booklet_title(found.rows, cover.title),
        source=source,
        projects=tuple(partly_read(projects, notebook)),
        warnings=tuple(notebook.warnings),
        blanks=blanks,
        unread=tuple(notebook.unread),
        places=notebook.places,
        **(once(cover.figures, notebook) if forms else cover.figures),
    )


def before_projects(cut: Sequence[Part]) -> Iterator[Row]:
    """Yield the rows of a booklet between its table of contents and its first project.

    The line of the contents that names the projects' narratives looks like the heading of one: what follows it is the booklet's own text,
    up to the first section of a narrative.
    """
    if len(cut) > 1 and cut[1].kind == "narrative":
        yield from takewhile(lambda row: section_of(row) is None, cut[1].rows[1:])


def marked_year(rows: Sequence[Row], notebook: Notebook) -> int | None:
    """Return the one year that a file says to be its own, wherever that stands; None where what says so differs."""
    told = [(found[0], row.filled[0].place) for row in rows if (found := YEAR.search(year_said(row)))]
    if len({year for year, _ in told}) != 1:
        return None
    notebook.at("/fiscal_year", told[0][1])
    return int(told[0][0])


def year_said(row: Row) -> str:
    """Return what a row says of a file's year: a mark of it alone, the value beside its label, a heading that begins with it; else nothing."""
    text = "：".join(cell.text for cell in row.filled) if 0 < len(row.filled) <= LABEL_AND_VALUE else ""
    if len(text) > LONGEST_HEADING:
        return ""
    told = OF_YEAR.fullmatch(narrow(text))
    heading = len(row.filled) == 1 and HEADED.match(narrow(text)) is not None
    return told[1] if told is not None else text if heading or (len(row.filled) == 1 and is_year_mark(text)) else ""


def run_together(rows: list[Row], uncut: Sequence[Cell], notebook: Notebook) -> None:
    """Note the lines in which a copy has run labels and values together, with nothing between them, and those that cannot be cut in one way."""
    cells = (cell for row in rows for cell in row.cells if ("指标" in cell.text or "项目名称" in cell.text) and len(cell.text) <= LONGEST)
    for cell in (*(cell for cell in cells if RUN_TOGETHER.search(cell.text)), *uncut):
        notebook.miss("", f"这里的栏目和内容连在一起，没有分隔，没有读：“{cell.text[:40]}…”", cell.place)


def cut_off(notebook: Notebook) -> None:
    """Doubt the values whose cells end in the middle, as a narrow column shows them (一次性…), and note where."""
    cut = {
        pointer: place
        for pointer, place in notebook.places.items()
        if (place.text or "").rstrip().endswith(("…", "...")) and CUT.search(place.text)
    }
    for pointer, place in cut.items():
        notebook.places[pointer] = replace(place, confidence=min(place.confidence, CUT_OFF))
    if cut:
        first = next(iter(cut.values()))
        notebook.miss("", f"有 {len(cut)} 个单元格的文字没有完：“{(first.text or '')[-16:]}”。请交原来的文件。", first)


def partly_read(projects: list[Project], notebook: Notebook) -> Iterator[Project]:
    """Yield projects, those partly read that hold a doubtful value or a part that was not read."""
    doubtful = {owner(path) for path, place in notebook.places.items() if place.confidence < LEAST and path.count("/") > PROJECT_DEPTH}
    missed = {owner(unread.path) for unread in notebook.unread}
    for index, project in enumerate(projects):
        path = f"/projects/{index}"
        yield replace(project, partly_read=bool({"", path} & missed) or path in doubtful)


def owner(path: str) -> str:
    """Return the pointer of the project that a pointer belongs to, a pointer to something else as it is."""
    return "/".join(path.split("/", 3)[:3]) if path.startswith("/projects/") else path


def ended(form: FormRead, blocks: tuple[Block, ...]) -> FormRead:
    """Return the last form of a file without a torn last row, with how it ends."""
    last = last_place(blocks)
    whole = without_torn_end(form, last)
    return whole._replace(project=replace(whole.project, ending=ending(whole, blocks, last, whole is not form)))


def printed_blanks(projects: list[Project], notebook: Notebook) -> tuple[str, ...]:
    """Return the pointers of fields left empty beside their label, which becomes their place; what another part of the file fills is none."""
    found = []
    for path, label in notebook.blanks.items():
        _, _, position, *keys = path.split("/")
        thing: Any = projects[int(position)]
        for key in keys:
            thing = thing[int(key)] if key.isdigit() else getattr(thing, key)
        if thing is None or thing == ():
            found.append(path)
            notebook.places.setdefault(path, label)
    return tuple(found)


def paired(forms: list[FormRead], narratives: list[NarrativeRead]) -> list[Pair]:
    """Return forms with their narratives: by name, by number, then those left by order where forms or narratives have no name; lone narratives last."""
    offices = {office for form in forms for office in (form.project.department, form.project.unit) if office}
    left = [without_office(narrative, offices) for narrative in narratives]
    found: dict[int, NarrativeRead] = {}
    for index, form in enumerate(forms):
        take(index, found, left, [n for n in left if form.project.name and n.name == form.project.name])
    for index, form in enumerate(forms):
        if index not in found and form.number is not None:
            take(index, found, left, [n for n in left if n.number == form.number])
    nameless = [n for n, form in enumerate(forms) if n not in found and "/name" in form.notebook.blanks]
    if len(nameless) == len(left):
        found.update(zip(nameless, left, strict=True))
        left = []
    unpaired = [index for index in range(len(forms)) if index not in found]
    if len(unpaired) == len(left) and all(n.name is None and n.number is None for n in left):
        found.update(zip(unpaired, left, strict=True))
        left = []
    return [Pair(form, found.get(index)) for index, form in enumerate(forms)] + [Pair(None, n) for n in left]


def without_office(narrative: NarrativeRead, offices: set[str]) -> NarrativeRead:
    """Return a narrative without a name where its heading names an office and the year (某某中心2025年项目经费情况说明), not a project."""
    name = YEAR_AT_END.sub("", narrative.name or "")
    if not name or not any(name in office or office in name for office in offices):
        return narrative
    narrative.notebook.places.pop("/narrative_name", None)
    return narrative._replace(name=None)


def take(index: int, found: dict[int, NarrativeRead], left: list[NarrativeRead], fitting: list[NarrativeRead]) -> None:
    """Move the first narrative that fits, if any, from ``left`` to ``found``."""
    if fitting:
        left.remove(fitting[0])
        found[index] = fitting[0]


def merged(pair: Pair) -> tuple[Project, Notebook]:
    """Return one project of a form and its narrative, with all that was written down."""
    notes = Notebook()
    project = pair.form.project if pair.form else Project(has_form=False)
    told = pair.narrative or (pair.form and pair.form.own_texts)
    for read in (told, pair.form):
        if read is not None:
            notes.take("", read.notebook)
    if told is not None:
        project = replace(project, narrative=told.narrative, cost_items=told.cost_items, cost_total=told.cost_total)
    if pair.narrative is not None:
        project = replace(
            project,
            has_narrative=True,
            number=project.number if project.number is not None else pair.narrative.number,
            name=project.name if "/name" in notes.blanks else project.name or pair.narrative.name,
            narrative_name=pair.narrative.name,
            narrative_number=pair.narrative.number,
            period_start=pair.narrative.start,
            period_finish=pair.narrative.finish,
        )
        if pair.form is None and "/narrative_name" in notes.places:
            notes.at("/name", notes.places["/narrative_name"])
    return project, notes


def document_kind(projects: list[Project], titled: str | None) -> Kind | None:
    """Return the kind of most projects that have a form, else what the title names."""
    return most(p.kind for p in projects if p.has_form) or (cast("Kind", titled) if titled and projects else None)


def most(values: Iterable[T | None]) -> T | None:
    """Return the most frequent value, the first on a tie, None where there is none."""
    counts = Counter(value for value in values if value is not None)
    return counts.most_common(1)[0][0] if counts else None
