"""What stands in a form and nothing of its reading accounts for: told with its place, so that nothing is lost without a word.

Whatever way a form was read, every text of it has to be a value that was kept, a label or level that is known, what belongs to a
label or column that is known and not kept, or a note. This asks only for the texts, not for how they were read: it holds for
layouts that the reader does not know.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import reduce
from itertools import pairwise, takewhile

from jixiao.forms.grammar import Meaning, level_ranks, meanings, means
from jixiao.model.document import Funding, Goals, Project
from jixiao.read.accounting.among import ENDS
from jixiao.read.accounting.contradicted import PART
from jixiao.read.accounting.kept import CUT, FUNDS, LONGEST, PLAIN, ROW, SHORTEST, SIDES, Kept, Spot, line_of
from jixiao.read.accounting.lacking import OUTCOMES, may_be_rest
from jixiao.read.accounting.left import Account, Left
from jixiao.read.accounting.marks import INSTRUCTION, heads_columns, is_known, is_label
from jixiao.read.accounting.seen import levels_given, values_counted
from jixiao.read.blocks import Cell
from jixiao.read.form.fits import OFFICE, is_date, is_figure
from jixiao.read.form.further import WHOLES
from jixiao.read.form.project import UNKNOWN_LABEL, FormRead
from jixiao.read.languages import amount
from jixiao.read.lines import Row, after_colon
from jixiao.read.notebook import Notebook
from jixiao.read.recast.marks import ANNOUNCES, keys_of
from jixiao.read.rows.looks import looks
from jixiao.read.sure import DOUBTFUL
from jixiao.read.wording import narrow

MOST_TOLD, MOST_SHOWN = 4, 30
"""So many rows, and cells of a row, are told one by one, with so many signs of each."""
PROSE = re.compile("[。；]")
LEAST, LONGEST_LINE = 2, 200
"""So many targets outside a form are those of one that was not read; a longer line is running text."""
KIND = re.compile(r"(?:一次性|经常性|延续|新增|持续|阶段|常年|特定|其他运转|人员|公用|部门预算|转移支付)\S{0,6}(?:项目|类|性)?$|[☑√■✓✔☒]")
LONGEST_KIND = 24
ASKED = ("name", "department", "unit", "nature", "category", "start", "finish")
"""Fields that a label asks for alone."""
OFFICES = ("name", "department", "unit")
WHOLE, SPENT = frozenset(WHOLES), frozenset(("executed", "execution_rate"))
"""What of the money a form with its label has, be it told that it is blank; the second where it says what was spent."""
INSTEAD = {
    "/name": ("department", "unit"),
    "/funding/annual": ("adjusted", "initial"),
    "/funding/adjusted": ("annual",),
    "/funding/initial": ("annual",),
}
"""What says the same where a form has no other."""
SUM = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
"""A figure of money wherever it stands."""
MONEY_LABEL = re.compile("资金|拨款|经费|结转")
PARTS = tuple(field for fields in WHOLES.values() for field in fields)
"""The parts of the money: where none of them was read, a text that speaks of money may be the label of one."""
CODE = re.compile(r"\s*\d{5,}\s*[-—]?\s*[^\d\s]")
"""A code before a name is no figure."""
NUMBERED = re.compile(r"\s*[A-Za-z]+[-—]?\d")
"""A code with letters before its figures is no date."""
WORDS = re.compile("[\u4e00-\u9fff]{4,}")
LEADING = re.compile("组织实施|具体实施|负责管理|在.{2,3}方面|来源于")
WHY = re.compile("[一-鿿]{6,}")
LEAD = re.compile(r"^\w{2,6}:")
"""What a paragraph is about."""
OUTLINE = re.compile(r"^\s*\d{1,2}(?:\.\d{1,2}){1,4}(?=[\s、.．][^\d])")
CAPTION = re.compile(r"\s*附?表\s*[\d一二三四五六七八九十]|第\s*\d+\s*页")
NAME = re.compile(r"[\w\u4e00-\u9fff]{3,24}")
"""What may be the name of an indicator that has nothing beside it."""
OUTCOME = "/outcome"
OF_ROWS = frozenset(("/indicators", "/funding", "/goals", OUTCOME))
"""What a text beside an indicator is of: that indicator."""
MOST_FORMS = 40
"""In so many forms of a list it is looked for where a text belongs."""
BESIDE_LEFT, BESIDE_VALUE = 0.9, 0.85
"""How sure a value is beside a text that nothing accounts for, and beside a figure with its unit, which may be what the row should hold."""


def account(rows: Sequence[Row], forms: Sequence[FormRead]) -> None:
    """Write down in its form what stands in the rows of a form, or of a list of projects, and nothing of the reading accounts for.

    Of a review's sheet the head alone is modelled: what is asked there, and answered, is of no field.
    """
    if forms and all(form.project.kind == "review" for form in forms):
        return
    found = Account(Kept(forms))
    for row in rows:
        found.take(row)
    if len(forms) == 1:
        unanswered(found, forms[0], rows)
        listed_alone(found, forms[0])
        for pointer in found.contradicted:
            told = f"“{forms[0].notebook.places[pointer].text[:MOST_SHOWN]}”印在别的栏目后面，也许读错了栏。请对照原表核对。"
            forms[0].notebook.at(pointer, forms[0].notebook.places[pointer], DOUBTFUL)
            forms[0].notebook.warn(pointer, told, DOUBTFUL)
    levels_given(rows, forms)
    values_counted(found.inside_cells, forms)
    said = {line_of(part.place) for form in forms for part in form.notebook.unread if part.place is not None}
    left = [one for one in found.left if line_of(one.cell.place) not in said]
    if left and not all(none_read(form) for form in forms):
        write_down(left, forms)
    if len(forms) > 1 and any(part.path == "/indicators" for form in forms for part in form.notebook.unread):
        doubt_lists(forms)


def doubt_lists(forms: Sequence[FormRead]) -> None:
    """Doubt that the indicators of any form of a list were read whole: whose a row is that was not read, nothing tells."""
    for notebook in (form.notebook for form in forms):
        place = notebook.places.get("/indicators")
        if place is not None:
            notebook.at("/indicators", place, DOUBTFUL)


def none_read(form: FormRead) -> bool:
    """Return whether it is told already that a table of indicators stands there and none was read."""
    return not form.project.indicators and any(part.path == "/indicators" for part in form.notebook.unread)


def outside(rows: Iterable[Row], forms: Sequence[FormRead], notebook: Notebook) -> None:
    """Write down the targets and names of levels that stand outside all forms that were read, where these are a form's."""
    rows = list(rows)
    lines = [cell for row in rows for cell in row.filled if len(cell.text) <= LONGEST_LINE and not PROSE.search(cell.text)]
    parts = [(cell, part) for cell in lines for part in CUT.split(cell.text) if part]
    valued = [(cell, part) for cell, part in parts if looks(part).led]
    levels = [cell for cell, part in parts if any(level_ranks(part)) and len(part) > SHORTEST]
    if forms:
        left_outside(rows, forms, notebook)
    if not forms or (len(valued) < LEAST and len(levels) <= LEAST):
        return
    kept = Kept(forms)
    found = [cell for cell, part in valued if not kept.says(part)]
    if len(found) >= LEAST and (levels or len(found) > LEAST):
        notebook.miss(
            "", f"表外的{quoted(found)}等 {len(found)} 处像指标值，没有归到任何一张表。请核对是不是还有一张表没有读到。", found[0].place
        )
        return
    alone = [cell for cell in levels if any(level_ranks(cell.text))]
    if len(alone) > LEAST and not found:
        notebook.miss("", f"表外有{quoted(alone)}等字样，没有归到任何一张表。请核对是不是还有一张表没有读到。", alone[0].place)


def left_outside(rows: Iterable[Row], forms: Sequence[FormRead], notebook: Notebook) -> None:
    """Write down labels with their values that stand outside all forms, where one of these has nothing of their kind."""
    lacks = [kind for kind, lacking in LACKS.items() if any(lacking(form.project) for form in forms)]
    found: dict[str, list[Cell]] = {}
    for row in rows:
        cells = list(after_colon(row.filled))
        for cell, behind in pairwise(cells):
            kind = next((m.group if m.group != "field" else m.field for m in meanings(cell.text)), None)
            if kind in lacks and not is_label(behind.text) and (kind != "money" or is_figure(behind.text)):
                found.setdefault(kind, []).append(cell)
    for cells in found.values():
        notebook.miss("", f"表外有{quoted(cells)}和它们的内容，没有归到任何一张表。请对照原表核对。", cells[0].place)


LACKS: Mapping[str, Callable[[Project], bool]] = {
    "money": lambda project: project.funding == Funding(),
    "goal": lambda project: project.goals == Goals() and bool(project.indicators),
    "name": lambda project: project.name is None,
    "department": lambda project: project.department is None and project.unit is None,
}
"""What a form may lack that stands outside it, by the group or field of its labels."""


def conserved(before: Sequence[Row], after: Sequence[Row], notebook: Notebook) -> None:
    """Write down the figures of rows that are lost where these are put back into rows of another form."""
    kept, told, keys = {id(row) for row in after}, {id(row) for row in before}, keys_of(before)
    made = [cell for row in after if id(row) not in told for cell in row.filled]
    left = Counter(part for cell in made for part in CUT.split(cell.text))
    words = "\0".join(PLAIN.sub("", narrow(cell.text)) for cell in made)
    pieces = sorted({word for word in words.split("\0") if len(word) > SHORTEST}, key=len, reverse=True)
    lost: list[Cell] = []
    gone = (row for row in before if id(row) not in kept and not heads_columns(row))
    for cell in (cell for row in gone for cell in row.filled if cell.text not in keys):
        parts = CUT.split(OUTLINE.sub("", cell.text))
        left.subtract(parts)
        if any(left[part] < 0 and is_figured(part) for part in parts) or any(
            word not in words and is_owed(word, pieces) for word in owed_words(cell)
        ):
            lost.append(cell)
    if lost:
        notebook.miss(
            "", f"表里的{quoted(lost)}等 {len(lost)} 处没有归到任何栏目，没有读。请交原来的 Word、Excel 或 PDF 文件。", lost[0].place
        )


def is_owed(word: str, pieces: Sequence[str]) -> bool:
    """Return whether a word is more than texts that are kept, and what leads from one to another in a sentence."""
    return WORDS.search(LEADING.sub(" ", reduce(lambda left, piece: left.replace(piece, " "), pieces, word))) is not None


def is_figured(part: str) -> bool:
    """Return whether a part of a cell is a figure that has to be found as often as before."""
    return (looks(part).led and any(sign.isalnum() for sign in part)) or (looks(part).number and len(part) >= SHORTEST)


def owed_words(cell: Cell) -> list[str]:
    """Return the words of a cell that have to be found again: none of a caption or a legend, no label with what is put around it."""
    if (
        CAPTION.match(cell.text)
        or ANNOUNCES.fullmatch(cell.text)
        or sum(means(part, "column") is not None for part in CUT.split(cell.text)) >= LEAST
    ):
        return []
    said = ANNOUNCES.sub("", LEAD.sub("", narrow(cell.text)))
    return [word for word in WORDS.findall(said) if not any(is_known(part) for part in (word, word[:-1], *tails(word)))]


def tails(word: str) -> Iterator[str]:
    """Yield the ends of a word that may be a label."""
    return (word[at:] for at in range(1, len(word) - 1))


def unanswered(found: Account, form: FormRead, rows: Sequence[Row]) -> None:
    """Write down which labels of fields stand in a form of which nothing was read, nor seen to be empty or to be told already.

    Whose form it is, its money and what became of its goals are told wherever their labels stand, others where a text follows.
    """
    project, blanks, labels, seen = form.project, form.notebook.blanks, found.labels, found.seen
    asked = {f"/{field}": labels[Meaning("field", field)] for field in ASKED if Meaning("field", field) in labels}
    asked |= {f"/{field}": seen[Meaning("field", field)] for field in OFFICES if Meaning("field", field) in seen}
    told = {m.field: cell for m, cell in seen.items() if m.group == "goal" and not means(cell.text, "block")}
    asked |= {f"/goals/{field}": cell for field, cell in told.items() if field in Goals.__struct_fields__}
    owed = {"money": FUNDS if project.funding == Funding() else WHOLE, "money_column": SPENT if project.kind in OUTCOMES else frozenset()}
    asked |= {f"/funding/{m.field}": cell for m, cell in seen.items() if m.field in owed.get(m.group, ())}
    asked |= {f"/funding/{m.field}": cell for m, cell in found.figured.items() if m.field in FUNDS or m.field in SIDES}
    goals = next((cell for meaning, cell in labels.items() if meaning.group == "goal"), None)
    if goals is not None and project.goals == Goals() and not any(path.startswith("/goals/") for path in blanks):
        asked = {path: cell for path, cell in asked.items() if not path.startswith("/goals/")} | {"/goals": goals}
    for path, cell in asked.items():
        if path not in blanks and path not in form.notebook.places and not has(project, path) and not is_shown_empty(cell, rows):
            form.notebook.miss(path, f"看到了栏目“{cell.text[:MOST_SHOWN]}”，没有读到它的内容。请对照原表核对。", cell.place)


def listed_alone(found: Account, form: FormRead) -> None:
    """Write down that the money of a form stands in its list of tasks alone, which is not kept."""
    said = any(part.path.startswith("/funding") for part in form.notebook.unread)
    if found.listed is not None and form.project.funding == Funding() and not said:
        told = f"任务清单里有金额（“{found.listed.text[:MOST_SHOWN]}”），没有读到这张表的资金总额。请对照原表核对。"
        form.notebook.miss("/funding", told, found.listed.place)


def is_shown_empty(label: Cell, rows: Sequence[Row]) -> bool:
    """Return whether the source shows an empty cell beside or under a label, or its row ends there: then there is nothing to read.

    Behind a label may stand heads of columns, as 预期目标 and 实际完成情况 behind 年度总体目标: then it is under these.
    """
    for row, below in zip(rows, (*rows[1:], None), strict=True):
        at = next((n for n, cell in enumerate(row.cells) if cell.place == label.place), None)
        if at is None or not row.exact or row.made:
            continue
        heads = list(takewhile(lambda cell: meanings(cell.text), row.cells[at + 1 :]))
        columns = {cell.place.column for cell in (label, *heads)}
        under = [cell for cell in below.cells if cell.place.column in columns] if below is not None else []
        beside = row.cells[at + 1 + len(heads) :][:1]
        return any(not cell.text for cell in (*beside, *under)) or not (beside or under)
    return False


def has(project: Project, path: str) -> bool:
    """Return whether something of a part of a form was read; of money, the year's or the total's, budget or execution.

    Where a form tells outcomes, a row of money has columns of its own: any of them will do.
    """
    *within, field = path.strip("/").split("/")
    part = getattr(project, within[0]) if within else project
    fields = SIDES.get(field, (field,)) if within == ["funding"] else (field,)
    if project.kind in OUTCOMES and within == ["funding"] and (of := PART.search(field)):
        fields = (*fields, *(one for one in sorted(FUNDS) if one.endswith(of[0])))
    return any(getattr(part, one) not in (None, Goals()) for one in (*fields, *INSTEAD.get(path, ())))


def write_down(left: Sequence[Left], forms: Sequence[FormRead]) -> None:
    """Write down what is left, a row each: what may be a value that a form lacks was not read, all else is content of unknown fields.

    The values of its row are doubted, since one of them may be another's.
    """
    rows: dict[int, list[Cell]] = {}
    for one in left:
        rows.setdefault(one.row, []).append(one.cell)
    inside = {one.row: one.alone for one in left if one.inside}
    parts = {one.row for one in left if one.own}
    owners = {n: form_of(cells, forms) for n, cells in rows.items()} if len(forms) > 1 else dict.fromkeys(rows, forms[0])
    for form in forms:
        own = {n: cells for n, cells in rows.items() if owners[n] is form}
        beside = rows_beside(form) if own else {}
        lost = {n: path for n, cells in own.items() if (path := path_of(cells, form, beside, inside.get(n), n in parts)) is not None}
        told_of(form.notebook, rows, lost)
        for said in list(dict.fromkeys(quoted(cells) for n, cells in own.items() if n not in lost))[:MOST_TOLD]:
            form.notebook.warn("", f"表里的{said}不属于认识的栏目，没有读。", UNKNOWN_LABEL)


def told_of(notebook: Notebook, rows: Mapping[int, Sequence[Cell]], lost: Mapping[int, str]) -> None:
    """Write down the lost rows of a form by pointer, the first one by one, and doubt what stands beside them."""
    for n, path in list(lost.items())[:MOST_TOLD]:
        notebook.miss(path, f"表里的{quoted(rows[n])}没有归到任何栏目，没有读。请对照原表核对这一处。", rows[n][0].place)
    more = list(lost.items())[MOST_TOLD:]
    for path in dict.fromkeys(path for _, path in more):
        places = [rows[n][0].place for n, own in more if own == path]
        notebook.miss(path, f"表里还有 {len(places)} 行文字没有归到任何栏目，没有读。请交原来的 Word、Excel 或 PDF 文件。", places[0])
    left = [cell for n in lost for cell in rows[n]]
    lines, valued = {line_of(cell.place) for cell in left}, {line_of(cell.place) for cell in left if looks(cell.text).counted}
    for pointer, place in notebook.places.items():
        sure = BESIDE_VALUE if line_of(place) in valued else BESIDE_LEFT
        if line_of(place) in lines and place.confidence > sure:
            notebook.at(pointer, place, sure)


def rows_beside(form: FormRead) -> Mapping[Spot, str]:
    """Return the pointers of the indicators of a form by the row or line of the source that they stand in."""
    places = form.notebook.places.items()
    return {line_of(place): found[0] for pointer, place in places if (found := ROW.match(pointer))}


def path_of(cells: Sequence[Cell], form: FormRead, beside: Mapping[Spot, str], alone: bool | None, part: bool) -> str | None:
    """Return the pointer of what some texts of a row may be, None where they are no value that a project lacks.

    ``alone`` says that they are all of a row of a table of indicators, None that they stand in none; ``part`` that one goes on a value of it.
    """
    own = next((beside[line_of(cell.place)] for cell in cells if line_of(cell.place) in beside), None)
    if own is not None and alone is not None and (part or f"{own}/target" not in form.notebook.places.keys() | form.notebook.blanks.keys()):
        return own
    path = next(
        (path for cell in cells if (path := may_be(cell, form.project, inside=alone is not None, beside=own is not None)) is not None), None
    )
    if path is None and alone and NAME.fullmatch(narrow(cells[0].text)):
        return "/indicators"
    return own if own is not None and path in OF_ROWS else "/indicators" if path == OUTCOME else path


def form_of(cells: Sequence[Cell], forms: Sequence[FormRead]) -> FormRead:
    """Return the form of which something stands in the row of some texts, else the first."""
    lines = {line_of(cell.place) for cell in cells}
    return next((form for form in forms[:MOST_FORMS] if any(line_of(place) in lines for place in form.notebook.places.values())), forms[0])


def may_be(cell: Cell, project: Project, *, inside: bool, beside: bool) -> str | None:
    """Return the pointer of what a text may be that a project lacks: a name, a figure, what says whose it is, a goal, an outcome.

    ``inside``: it stands in a table of indicators; ``beside``: in the row of one that was read.
    """
    text = cell.text
    if project.name is None and not looks(text).value:
        return "/name"
    found = figure_of(text, inside=inside) or field_of(text, project)
    if found is None and not inside and may_be_rest(text, project.goals):
        return "/goals"
    if (inside or beside) and ENDS.search(narrow(text)):
        return found or "/indicators"
    outcome = project.kind in OUTCOMES and (
        lacks(project, "actual", "to_date") or ((inside or beside) and lacks(project, "reason") and says_why(text))
    )
    return found or (OUTCOME if outcome or not project.indicators else None)


def says_why(text: str) -> bool:
    """Return whether a text may give a reason: words, and no instruction."""
    return WHY.search(text) is not None and not INSTRUCTION.search(text)


def lacks(project: Project, *fields: str) -> bool:
    """Return whether no indicator of a form has any of some fields."""
    return all(getattr(row, field) is None for row in project.indicators for field in fields)


def figure_of(text: str, *, inside: bool) -> str | None:
    """Return the pointer of the part that a figure may belong to, None for another text."""
    if SUM.fullmatch(narrow(text)):
        return "/funding"
    if looks(text).led or (inside and looks(text).value and not CODE.match(text)):
        return "/indicators"
    return "/funding" if amount(text, "元") is not None else None


def field_of(text: str, project: Project) -> str | None:
    """Return the pointer of the field that a text may be which a project lacks: a date, an office, one of some kinds."""
    if (project.start is None or project.finish is None) and is_date(text) and not NUMBERED.match(text):
        return "/start"
    if OFFICE.search(text.strip()) and len(text) <= LONGEST and (project.department is None or project.unit is None):
        return "/department" if project.department is None else "/unit"
    if (
        MONEY_LABEL.search(text)
        and len(text) <= LONGEST
        and not PROSE.search(text)
        and all(getattr(project.funding, field) is None for field in PARTS)
    ):
        return "/funding"
    if (project.nature is None or project.category is None) and len(text) <= LONGEST_KIND and KIND.search(text):
        return "/nature" if project.nature is None else "/category"
    return None


def quoted(cells: Sequence[Cell]) -> str:
    """Return the first cells of a row as a remark names them."""
    return "、".join(f"“{cell.text[:MOST_SHOWN]}”" for cell in cells[:MOST_TOLD])
