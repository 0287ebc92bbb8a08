"""One reading of a file's rows, what it is worth, and the best of several: where the usual one leaves something open, others compete."""

import re
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from typing import NamedTuple

from msgspec.structs import replace

from jixiao.forms.grammar import meanings
from jixiao.formula.target.units import UNITS
from jixiao.model.document import Indicator, Project
from jixiao.read.accounting.laws import judge
from jixiao.read.accounting.scattered import scattered
from jixiao.read.accounting.swallowed import swallowed
from jixiao.read.accounting.telling import account, conserved, outside
from jixiao.read.accounting.under_heads import misplaced
from jixiao.read.blocks import Aligned, Block, Cell
from jixiao.read.form.fits import OFFICE
from jixiao.read.form.project import FormRead, read_form
from jixiao.read.headed import under_their_heads
from jixiao.read.lines import Row, rows_of
from jixiao.read.notebook import Notebook
from jixiao.read.recast import recast
from jixiao.read.rows.heads import may_head_glued
from jixiao.read.rows.looks import looks
from jixiao.read.segment import Part, parts, title_kind
from jixiao.read.titles import is_title
from jixiao.read.within import MOST_FORMS, first
from jixiao.read.wording import narrow

FORMS = ("form", "list")
LISTS, NOTICE, OTHERWISE, AROUND, GLUED = (
    f"jixiao.read.{name}" for name in ("lists.listing", "lists.notice", "otherwise", "around", "recast.glued")
)
"""What a text of plain forms does without."""
WHOLE, WORDY, BARE, LEVEL, VALUE = 1.0, 0.5, -0.2, 0.25, 0.25
"""What an indicator is worth with a value as its target, with other words, with none, and each level of the taxonomy and other value it has."""
NO_NAME = -1.5
"""What is told under a name that is none costs."""
FIELD, OPEN = 0.5, 0.5
"""What a value of a form's head, money and goals is worth, and what a part costs that was not read."""
HEADING, SHORTEST_NAME, LONGEST_NAME = 0.9, 4, 40
NO_PROJECT = re.compile(r"20\d\d|绩效|预算|指标|目标|信息|情况|公开|^[一二三四五六七八九十\d]+[、.．]|[。：:，]")
"""How sure a name is that only a heading gives, how long it is, and what no name of a project holds."""
WORD = re.compile(r"[^\W\d_]")
FIGURE = re.compile(r"[\d.,]+(.*)")
SOUND = 0.8
"""So many indicators of a sound table have all their parts."""
MARGIN = 1.5
"""A reading has to be worth so much more than the usual one."""
LEAST = 2
"""So many indicators make a form whole."""
HEAD = ("name", "department", "unit", "nature", "category", "start", "finish", "total_score")
BESIDE = ("points", "actual", "score", "to_date", "forecast", "likelihood", "reason")
Told = Callable[[Sequence[Row]], tuple[list[Row], list[Cell]]]
"""A way to tell rows again: the rows, and the texts that belong to none."""
MOST_TOLD, MOST_SHOWN = 3, 24
MOST_CELLS, MOST_CHARACTERS = 8_000, 300_000
"""Of a larger file, which holds many forms, the usual reading alone is made: each other one costs as much again."""


def usually(rows: Sequence[Row]) -> tuple[list[Row], list[Cell]]:
    """Return rows as they are told usually."""
    return recast(rows), []


class Reading(NamedTuple):
    """What a file's rows were read as: its parts, its forms, and what was written down beside them."""

    rows: list[Row]
    cut: list[Part]
    forms: list[FormRead]
    notebook: Notebook
    uncut: Sequence[Cell] = ()
    """Lines of tables whose cells a copy ran together that can be cut in no way, or in several."""

    @property
    def worth(self) -> float:
        """What the reading explains, by indicators, less what it leaves open."""
        return sum(worth_of(form.project) for form in self.forms) - OPEN * self.left

    @property
    def counts(self) -> list[int]:
        """How many indicators every form has."""
        return [len(form.project.indicators) for form in self.forms]

    @property
    def of_forms(self) -> bool:
        """Whether every form says by a title or a head whose it is: without that a text is none."""
        told = (form.project for form in self.forms)
        return all(one.form_title or one.name or one.department or one.unit for one in told)

    @property
    def mean(self) -> float:
        """What an indicator of the reading is worth in the mean."""
        rows = [row for form in self.forms for row in form.project.indicators]
        return sum(map(indicator_worth, rows)) / len(rows) if rows else 0.0

    @property
    def left(self) -> int:
        """How many parts the reading leaves open."""
        return len(self.notebook.unread) + sum(len(form.notebook.unread) for form in self.forms)

    @property
    def of_two_terms(self) -> bool:
        """Whether a form has the indicators of the medium term too, which only its heads tell from those of the year."""
        return any(form.project.indicators_medium_term for form in self.forms)

    @property
    def sound(self) -> bool:
        """Whether nearly all indicators of every form have all their parts: then others are read only as many otherwise."""
        lost = any(part.path.startswith("/indicators") for form in self.forms for part in form.notebook.unread)
        return bool(self.forms) and not lost and all(is_sound(form.project) for form in self.forms)

    @property
    def whole(self) -> bool:
        """Whether nothing speaks for another reading: every form has indicators with all their parts, and nothing is left open."""
        return not self.notebook.unread and bool(self.forms) and all(is_whole(form) for form in self.forms)


def is_whole(form: FormRead) -> bool:
    """Return whether a form has indicators, all of them with name and levels, and nothing of it was left unread."""
    rows = form.project.indicators
    told = len(rows) >= LEAST and all(row.name and row.level2 for row in rows)
    return (told or form.project.kind == "review") and not form.notebook.unread


def is_sound(project: Project) -> bool:
    """Return whether nearly all indicators of a form have a name, a value as their target, and levels."""
    sound = [row for row in project.indicators if indicator_worth(row) >= WHOLE + LEVEL and row.level1 and row.level2]
    return len(sound) >= LEAST and len(sound) >= SOUND * len(project.indicators)


def named_above(form: FormRead, rows: Sequence[Row]) -> FormRead:
    """Return a form without a name and without a label of one under the name that the highest heading above it may be."""
    if form.project.name is not None or "/name" in form.notebook.blanks or form.project.kind == "whole_department":
        return form
    headings = [row for row in rows if row.heading is not None and len(row.filled) == 1 and may_name(row.filled[0].text)]
    if not headings:
        return form
    cell = min(reversed(headings), key=lambda row: row.heading or 0).filled[0]
    form.notebook.at("/name", cell.place, HEADING)
    return form._replace(project=replace(form.project, name=cell.text))


def may_name(text: str) -> bool:
    """Return whether a heading may be the name of a project: no title, no label, no office and no year."""
    other = is_title(text) or title_kind(narrow(text)) or OFFICE.search(text) or NO_PROJECT.search(text) or meanings(text)
    return SHORTEST_NAME <= len(text) <= LONGEST_NAME and not other


def worth_of(project: Project) -> float:
    """Return what the reading of a form is worth."""
    parts_ = (project.funding, project.goals)
    told = [getattr(project, name) for name in HEAD] + [getattr(part, name) for part in parts_ for name in part.__struct_fields__]
    return sum(map(indicator_worth, project.indicators)) + FIELD * sum(value is not None for value in told)


def indicator_worth(row: Indicator) -> float:
    """Return what the reading of an indicator is worth."""
    if not is_name(row.name or ""):
        return NO_NAME
    levels = (row.level1_standard is not None) + (row.level2_standard is not None)
    own = BARE if row.target is None else WHOLE if looks(row.target.raw).value else WORDY
    return own + LEVEL * levels + VALUE * sum(getattr(row, name) is not None for name in BESIDE)


def is_name(text: str) -> bool:
    """Return whether a text may be an indicator's name: no value, no level and no label."""
    seen, figure = looks(text), FIGURE.fullmatch(text)
    if not WORD.search(text) or seen.led or seen.sign or seen.number or seen.word or seen.levelish or meanings(text):
        return False
    return figure is None or figure[1].partition("/")[0] not in UNITS


def best_reading(blocks: Sequence[Block]) -> Reading:
    """Return the usual reading of a file's blocks, or the best of all where that one leaves something open and another is worth more."""
    plain = list(rows_of(blocks))
    if not any(map(may_head_glued, plain)):
        return best_of(blocks, plain)
    cut, uncut = import_module(GLUED).unglued(plain)
    return best_of(blocks, cut)._replace(uncut=uncut)


def best_of(blocks: Sequence[Block], plain: list[Row]) -> Reading:
    """Return the usual reading of rows, or the best of all."""
    usual = reading(plain, usually)
    if usual.whole or usual.of_two_terms or not 0 < len(filled := [cell for row in plain for cell in row.filled]) <= MOST_CELLS:
        return usual
    if sum(len(cell.text) for cell in filled) > MOST_CHARACTERS:
        return usual
    others = [one for one in competing(blocks, plain) if one.of_forms and (one.counts == usual.counts or not usual.sound)]
    others = [one for one in others if one.mean >= usual.mean and (one.left <= usual.left or not any(usual.counts))]
    best = max(others, key=lambda one: one.worth, default=usual)
    return best if best.worth >= usual.worth + MARGIN else usual


def competing(blocks: Sequence[Block], plain: list[Row]) -> Iterator[Reading]:
    """Yield the other readings: rows as they came and, where texts stand under one another, line by line; told again in every way."""
    ways = import_module(OTHERWISE)
    yield from (reading(plain, told) for told in ways.OTHERS)
    if ways.is_list(plain):
        yield reading(plain, ways.by_lines)
    if any(isinstance(block, Aligned) for block in blocks):
        lines = list(rows_of(blocks, line_by_line=True))
        yield from (reading(lines, told) for told in (usually, *ways.OTHERS))


def reading(plain: list[Row], told: Told) -> Reading:
    """Return what rows are read as that are told again in a way."""
    notebook = Notebook()
    rows, left = told(plain)
    conserved(plain, rows, notebook)
    if left:
        shown = "、".join(f"“{cell.text[:MOST_SHOWN]}”" for cell in left[:MOST_TOLD])
        notebook.miss("", f"有 {len(left)} 处文字没有归到任何栏目，没有读：{shown}。请对照原表核对。", left[0].place)
    cut = under_their_heads(parts(rows))
    beyond = {id(part) for part in [part for part in cut if part.kind in FORMS][MOST_FORMS:]}
    forms = read_forms([part for part in cut if id(part) not in beyond], notebook)
    misplaced(plain, forms)
    return Reading(rows, cut, first(forms, notebook, len(beyond)), notebook)


def read_part(piece: Part, around: Sequence[Row]) -> list[FormRead]:
    """Return the forms of a part: one of a form, those of a list of projects, none of any other; ``around``: all rows of the file of a lone part."""
    form = read_form(piece, around) if piece.kind == "form" else None
    read: list[FormRead] = import_module(LISTS).read_list(piece) if piece.kind == "list" else [] if form is None else [form]
    return with_words_around(read[0], around) if around and len(read) == 1 else read


def with_words_around(form: FormRead, rows: Sequence[Row]) -> list[FormRead]:
    """Return a lone form with what the rows around it say of it."""
    return [import_module(AROUND).with_said(form, rows)]


def read_forms(cut: list[Part], notebook: Notebook) -> list[FormRead]:
    """Return the forms in order; ``notebook`` keeps what stands outside them and is a form's."""
    forms: list[FormRead] = []
    beside: list[Row] = []
    around = [row for piece in cut for row in piece.rows] if sum(piece.kind in FORMS for piece in cut) == 1 else []
    for piece, above in zip(cut, [None, *cut], strict=False):
        read = read_part(piece, around)
        if read:
            account(piece.rows, read)
        else:
            beside += piece.rows
        if piece.kind == "form" and above is not None:
            read = [named_above(form, above.rows) for form in read]
        told = any(row.exact for row in piece.rows) and not any(row.made for row in piece.rows)
        for form in read:
            swallowed(form.project, form.notebook)
        scattered(read, [judge(form.project, form.notebook, told) for form in read], told)
        forms += read
    if not forms and (notice := import_module(NOTICE).read_notice(cut)) is not None:
        return with_words_around(notice, beside)
    outside(beside, forms, notebook)
    return forms
