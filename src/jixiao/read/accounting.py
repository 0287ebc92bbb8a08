"""What stands in a form and nothing of its reading accounts for: told with its place, so that nothing is lost without a word.

Whatever way a form was read, every text of it has to be a value that was kept, a label or level that is known, what belongs to a
label or column that is known and not kept, or a note. This asks only for the texts, not for how they were read: it holds for
layouts that the reader does not know.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from msgspec import to_builtins

from jixiao.forms.grammar import Meaning, level_ranks, meanings, means, sections, weak_heads
from jixiao.forms.keys import label_key
from jixiao.forms.nearest import LONGEST as LONGEST_LABEL
from jixiao.forms.nearest import like
from jixiao.formula.target.units import UNITS
from jixiao.model.document import Goals, Project
from jixiao.read.blocks import Cell
from jixiao.read.form.fits import OFFICE, is_date, is_figure
from jixiao.read.form.pairs import LISTING
from jixiao.read.form.project import UNKNOWN_LABEL, FormRead
from jixiao.read.languages import amount
from jixiao.read.lines import Row
from jixiao.read.rows.ends import ends, is_note, is_total
from jixiao.read.rows.heads import columns_of
from jixiao.read.rows.looks import SIGNS, looks
from jixiao.read.rows.tables import is_beside
from jixiao.read.titles import is_title, is_year_mark
from jixiao.read.wording import is_counter, is_placeholder, narrow
from jixiao.values.place import Place

CUT = re.compile(r"[\s:：;；，,。、|/／()（）【】\[\]〔〕“”\"□☑√■✓✔☒þ]+")
PLAIN = re.compile(r"[\W_]+")
TELLS = re.compile(r"[\u4e00-\u9fffA-Za-z]{2}|\d")
FIGURE = re.compile(r"\d[\d,]*(?:\.\d+)?")
SCALES = (1, 100, 1_000, 10_000, 100_000_000)
"""How many times a printed figure a kept one may be: amounts are kept in yuan."""
SHORTEST = 3
"""A shorter text is a value only as a whole."""
HEADS = 3
"""So many heads of columns make a head."""
LONGEST = 60
"""A longer text is more than one value."""
ORDINAL = re.compile(r"[（(]?\d{1,3}[)）.、]?")
MARKED = re.compile(r"[（(]\d{1,2}[)）]|\d{1,2}[.、)）]")
HEADING = re.compile(r"^\s*(?:[（(]?[一二三四五六七八九十]{1,2}[)）]?\s*[、.．]|第[一二三四五六七八九十]部分)\s*\S{2,16}$")
INSTRUCTION = re.compile("填写|填列|填报|字以内|[需应须]要?(?:单独)?说明")
"""What tells people how a form is filled in."""
SIGNED = re.compile(r"^\s*(?:19|20)\d\d\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日\s*$")
UNIT = re.compile(r"(?:金额|资金)?(?:计量)?单位[:：]?(?:人民币)?(?:亿元|百万元|万元|千元|元)?")
"""The note on the unit of money."""
ANY = frozenset(("field", "other", "block", "money", "money_column", "goal", "column"))
NOT_KEPT = frozenset(("other", "block"))
PARTS = frozenset(("annual", "total"))
"""Rows of money of which all columns are kept."""
MOST_TOLD, MOST_SHOWN = 4, 30
KIND = re.compile(r"(?:一次性|经常性|延续|新增|持续|阶段|常年|特定|其他运转|人员|公用|部门预算|转移支付)\S{0,6}(?:项目|类|性)?$|[☑√■✓✔☒]")
ASKED = ("name", "department", "unit", "nature", "category", "start", "finish")
"""Fields that a label asks for alone."""
CODE = re.compile(r"\s*\d{5,}\s*[-—]?\s*[^\d\s]")
"""A code before a name is no figure."""
LONG = 15
OUTCOMES = frozenset(("self_evaluation", "monitoring"))
BESIDE_LEFT = 0.9
"""How sure a value is beside a text that nothing accounts for."""
Spot = tuple[object, ...]


class Kept:
    """What a reading keeps: where its values stand, their texts and their figures."""

    def __init__(self, projects: Iterable[Project], places: Iterable[Place]) -> None:
        values = [value for project in projects for value in leaves(to_builtins(project, builtin_types=(Decimal, date)))]
        texts = [PLAIN.sub("", narrow(str(value))) for value in values if isinstance(value, str)]
        self.whole = frozenset(texts)
        self.text = "\0".join(texts)
        figures = [value for value in values if isinstance(value, Decimal)]
        figures += [
            Decimal(found.replace(",", "")) for value in values if isinstance(value, str) for found in FIGURE.findall(narrow(value))
        ]
        self.figures = frozenset(value.normalize() for value in figures)
        self.spots = frozenset(spot(place) for place in places)

    def holds(self, cell: Cell) -> bool:
        """Return whether a cell is a value that was kept, or made of such values and labels."""
        if len(cell.text) <= LONGEST and spot(cell.place) in self.spots:
            return True
        return self.says(cell.text) or all(self.says(part) or is_known(part) or not TELLS.search(part) for part in CUT.split(cell.text))

    def says(self, text: str) -> bool:
        """Return whether a text is one that was kept, or a part of one long enough; a figure in any unit."""
        plain = PLAIN.sub("", narrow(text))
        if plain in self.whole or (len(plain) >= SHORTEST and plain in self.text):
            return True
        found = FIGURE.fullmatch(narrow(text).lstrip("≥≤=<>-+").rstrip("%分万元亿千"))
        if found is None:
            return False
        value = Decimal(found[0].replace(",", ""))
        return any((value * scale).normalize() in self.figures for scale in SCALES)


def leaves(value: object) -> Iterator[object]:
    """Yield the values of a tree of mappings and lists."""
    if isinstance(value, Mapping):
        for one in value.values():
            yield from leaves(one)
    elif isinstance(value, Sequence) and not isinstance(value, str):
        for one in value:
            yield from leaves(one)
    elif value is not None:
        yield value


def spot(place: Place) -> Spot:
    """Return where a place is, whatever stands there and however sure that is."""
    return place.line, place.page, place.sheet, place.table, place.row, place.column, place.box


def is_known(text: str) -> bool:
    """Return whether a text is a label, a level, a head, a title or a mark of the print: nothing that has to be kept."""
    return is_label(text) or is_mark(text)


def is_label(text: str) -> bool:
    """Return whether a text is a label, a level or a head."""
    return bool(meanings(text)) or any(level_ranks(text)) or label_key(text) in sections() or label_key(text) in weak_heads()


def is_mark(text: str) -> bool:
    """Return whether a text is a unit, a sign, a number of a point, a title, or what a template prints to be filled in."""
    plain = narrow(text)
    if UNIT.fullmatch(plain) or MARKED.fullmatch(plain) or plain in UNITS or plain in SIGNS:
        return True
    return is_title(text) or is_year_mark(text) or is_placeholder(text) or is_counter(text)


class Left(NamedTuple):
    """A text that nothing accounts for, and its row."""

    cell: Cell
    row: int


class Account:
    """Goes through the rows of a form and keeps what is left."""

    def __init__(self, kept: Kept) -> None:
        self.kept = kept
        self.left: list[Left] = []
        self.behind: list[Left] = []
        """Loose texts since the last one that was kept: notes behind a form."""
        self.owner: tuple[Meaning, ...] = ()
        self.owed = False
        self.number = 0
        self.skipped: list[tuple[int, int]] = []
        self.listing = False
        self.over = False
        self.labels: dict[Meaning, Cell] = {}
        """The labels of fields outside heads and lists, each where it comes first."""

    def take(self, row: Row) -> None:
        """Take a row."""
        filled = row.filled
        if not filled or is_aside(row):
            return
        self.over = (self.over or ends(row)) and not any(looks(cell.text).led for cell in filled)
        if self.over:
            return
        self.number += 1
        if not row.loose:
            self.owner = ()
        self.listing = self.lists(row)
        head = self.heads(row)
        for n, cell in enumerate(filled):
            self.cell(cell, row, n, head)

    def lists(self, row: Row) -> bool:
        """Return whether a row belongs to a list of tasks and their money inside the form, which is not kept."""
        if any(LISTING.search(cell.text) and means(cell.text, "other") for cell in row.filled):
            return True
        return self.listing and not any(
            meaning.group in ("goal", "column", "field") for cell in row.filled[:1] for meaning in meanings(cell.text)
        )

    def heads(self, row: Row) -> bool:
        """Return whether a row is a head of columns, and keep which of them are known and not kept."""
        fields = columns_of(row)
        if sum(field is not None for field in fields) < HEADS:
            return False
        self.skipped = [(c.column, c.column + c.colspan) for c, field in zip(row.cells, fields, strict=True) if field == "skip"]
        return True

    def cell(self, cell: Cell, row: Row, index: int, head: bool) -> None:
        """Take a cell: the ``index``-th filled one of its row, which may be a ``head``."""
        if is_mark(cell.text):
            return
        held = self.kept.holds(cell)
        near = () if held or is_label(cell.text) else likeness(cell.text)
        if is_label(cell.text) or near:
            self.owner, self.owed = near or meanings(cell.text), True
            if not head and not self.listing:
                self.labels |= {meaning: cell for meaning in self.owner[:1] if meaning not in self.labels}
        elif held:
            self.left += self.behind
            self.behind = []
            self.owed = row.loose and self.owed
        elif not (head or self.listing or self.belongs(cell, row) or is_block(cell, row)) and matters(cell, index, row.loose):
            (self.behind if row.loose and not looks(cell.text).value else self.left).append(Left(cell, self.number))
            self.owed = False
        else:
            self.owed = row.loose and self.owed

    def belongs(self, cell: Cell, row: Row) -> bool:
        """Return whether a cell belongs to a label or column that is known and not kept."""
        groups = {meaning.group for meaning in self.owner}
        if groups & {"money", "money_column"} and is_figure(cell.text) and not any(m.field in PARTS for m in self.owner):
            return True
        if self.owed and groups & NOT_KEPT:
            return True
        return not row.loose and any(start <= cell.column < end for start, end in self.skipped)


def is_aside(row: Row) -> bool:
    """Return whether a row holds no value of a form: a note, a sum, numbers of columns, a heading, an instruction, a date of signing."""
    filled = row.filled
    if is_note(row) or is_total(filled[0].text) or is_beside(row):
        return True
    return len(filled) == 1 and any(pattern.search(filled[0].text) for pattern in (HEADING, INSTRUCTION, SIGNED))


def likeness(text: str) -> tuple[Meaning, ...]:
    """Return what a text means that is like a label, nothing for another text."""
    near = like(text, ANY) if len(text) <= LONGEST_LABEL else None
    return near.meanings if near is not None else ()


def is_block(cell: Cell, row: Row) -> bool:
    """Return whether a cell heads a block: the first of its row, before a label."""
    filled = row.filled
    return len(filled) > 1 and filled[0] is cell and bool(meanings(filled[1].text))


def matters(cell: Cell, index: int, loose: bool) -> bool:
    """Return whether a text says something: words or a figure, no number of its row, and no scrap of a line."""
    plain = PLAIN.sub("", cell.text)
    if len(plain) <= SHORTEST and loose and not any(sign.isdigit() for sign in plain):
        return False
    return TELLS.search(cell.text) is not None and not (index == 0 and ORDINAL.fullmatch(cell.text.strip()))


def account(rows: Iterable[Row], forms: Sequence[FormRead]) -> None:
    """Write down in its form what stands in the rows of a form, or of a list of projects, and nothing of the reading accounts for."""
    places = [place for form in forms for place in form.notebook.places.values()]
    places += [part.place for form in forms for part in form.notebook.unread if part.place is not None]
    found = Account(Kept([form.project for form in forms], places))
    for row in rows:
        found.take(row)
    if len(forms) == 1:
        unanswered(found.labels, forms[0])
    if found.left and not all(none_read(form) for form in forms):
        told(found.left, forms)


def none_read(form: FormRead) -> bool:
    """Return whether it is told already that a table of indicators stands there and none was read."""
    return not form.project.indicators and any(part.path == "/indicators" for part in form.notebook.unread)


def unanswered(labels: Mapping[Meaning, Cell], form: FormRead) -> None:
    """Write down which labels of fields stand in a form of which nothing was read, nor seen to be empty."""
    project, blanks = form.project, form.notebook.blanks
    goals = any(meaning.group == "goal" for meaning in labels) and project.goals == Goals()
    asked = {field: labels[Meaning("field", field)] for field in ASKED if Meaning("field", field) in labels}
    if goals and not any(path.startswith("/goals/") for path in blanks):
        asked["goals"] = next(cell for meaning, cell in labels.items() if meaning.group == "goal")
    for field, cell in asked.items():
        if f"/{field}" not in blanks and (field == "goals" or getattr(project, field) is None):
            form.notebook.miss(f"/{field}", f"看到了栏目“{cell.text[:MOST_SHOWN]}”，没有读到它的内容。请对照原表核对。", cell.place)


def told(left: Sequence[Left], forms: Sequence[FormRead]) -> None:
    """Write down what is left, a row each: what may be a value that a form lacks was not read, all else is content of unknown fields.

    The values of its row are doubted, since one of them may be another's.
    """
    notebook = forms[0].notebook
    rows: dict[int, list[Cell]] = {}
    for one in left:
        rows.setdefault(one.row, []).append(one.cell)
    lost = [cells for cells in rows.values() if any(may_be_value(cell, form.project) for cell in cells for form in forms)]
    for cells in lost[:MOST_TOLD]:
        notebook.miss("", f"表里的{quoted(cells)}没有归到任何栏目，没有读。请对照原表核对这一处。", cells[0].place)
    if len(lost) > MOST_TOLD:
        notebook.miss(
            "", f"表里还有 {len(lost) - MOST_TOLD} 行文字没有归到任何栏目，没有读。请交原来的 Word、Excel 或 PDF 文件。", lost[-1][0].place
        )
    for cells in [cells for cells in rows.values() if cells not in lost][:MOST_TOLD]:
        notebook.warn("", f"表里的{quoted(cells)}不属于认识的栏目，没有读。", UNKNOWN_LABEL)
    lines = {line_of(cell.place) for cells in lost for cell in cells}
    for form in forms:
        for pointer, place in form.notebook.places.items():
            if line_of(place) in lines and place.confidence > BESIDE_LEFT:
                form.notebook.at(pointer, place, BESIDE_LEFT)


def may_be_value(cell: Cell, project: Project) -> bool:
    """Return whether a text may be a value that a project lacks: a figure, a date, an office, one of some kinds, a goal, an outcome."""
    text = cell.text
    if (looks(text).value and not CODE.match(text)) or amount(text, "元") is not None:
        return True
    if (project.start is None or project.finish is None) and is_date(text):
        return True
    if OFFICE.search(text.strip()) and len(text) <= LONGEST and (project.department is None or project.unit is None):
        return True
    if project.name is None or ((project.nature is None or project.category is None) and KIND.search(text)):
        return True
    if len(text) >= LONG and project.goals == Goals():
        return True
    outcome = project.kind in OUTCOMES and all(row.actual is None and row.to_date is None for row in project.indicators)
    return outcome or not project.indicators


def quoted(cells: Sequence[Cell]) -> str:
    """Return the first cells of a row as a remark names them."""
    return "、".join(f"“{cell.text[:MOST_SHOWN]}”" for cell in cells[:MOST_TOLD])


def line_of(place: Place) -> Spot:
    """Return the row or line of the source in which a place is."""
    return place.page, place.sheet, place.table, place.row, place.line if place.row is None else None, place.box or None
