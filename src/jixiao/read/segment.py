"""Rows to parts: cover, narratives, forms, and tables that list one project per group of rows."""

import re
from collections.abc import Iterable
from itertools import zip_longest
from typing import Literal, NamedTuple

from jixiao.forms.grammar import meanings, means, titles
from jixiao.forms.nearest import like
from jixiao.formula.numerals import counted
from jixiao.read.lines import Row, broken_labels_joined, known, split_rows, wrapped
from jixiao.read.rows.heads import MOST, columns_of, cut_apart, fields_from, is_head, is_table_head, makes_table
from jixiao.read.sections import FIRST, LONGEST, narrative_head, section_head
from jixiao.read.titles import is_title, is_year_mark
from jixiao.read.wording import narrow
from jixiao.values.remembered import remembered

PartKind = Literal["cover", "narrative", "form", "list", "other"]

FIRST_NUMBER = re.compile(r"\s*(?:[（(]\s*一\s*[)）]|一\s*[、.．])")
HELD = 8
"""A title is a new form's when its first label comes within this many rows."""
LIST_LABELS = 3
HEADED = 2
WHOSE = frozenset(("department", "unit", "year"))
TREE = frozenset(("项目", "项目名称", "单位/项目", "单位、项目"))
TREE_HEADS = 3
LONG_PROSE = 150
FIELD = frozenset(("field",))
UNIT_NOTE = re.compile(r"\(?(?:金额|货币|计量)?单位[:=]?(?:人民币)?(?:亿元|百万元|万元|千元|元)\)?$")
UPPER_GROUPS = frozenset(("field", "money", "money_column", "goal"))
UPPER = 60
"""Rows that the upper part of a form runs over at most."""
JOINED = re.compile("[、/，,]")
LONGEST_JOINED = 24
LONGEST_NOTE = 40


class Part(NamedTuple):
    """A stretch of rows; ``title`` is a form's title row, ``number`` and ``name`` those of a narrative's heading."""

    kind: PartKind
    rows: list[Row]
    title: Row | None = None
    number: int | None = None
    name: str | None = None
    subtitles: tuple[Row, ...] = ()


def title_text(row: Row) -> str | None:
    """Return the text of a row that is a form's title, or None."""
    if row.loose and not row.cells[0].text:
        return None
    filled = row.filled
    if not filled or len(filled) > 2:
        return None
    text = narrow(filled[0].text + (filled[1].text if len(filled) == 2 and filled[1].text.strip().isdigit() else ""))
    if len(filled) == 2 and not filled[1].text.strip().isdigit():
        return None
    return text if is_title(text) and not known(text) else None


def section_of(row: Row) -> str | None:
    """Return which section of a narrative a row is the heading of, None where it is none."""
    return section_head(row.filled[0].text.strip(), row.heading)[0] if len(row.filled) == 1 else None


def is_year(row: Row) -> bool:
    """Return whether a row holds the label of the year and its value, and nothing else."""
    return not row.loose and len(row.filled) == len(row.cells) > 1 and means(row.filled[0].text, "field") == "year"


def is_noted(row: Row) -> bool:
    """Return whether a row holds the year under a title or the unit of a form's money, and nothing else."""
    text = narrow("".join(cell.text for cell in row.filled))
    noted = len(text) <= LONGEST_NOTE and UNIT_NOTE.search(text) is not None
    return noted or (len(row.filled) == 1 and is_year_mark(row.filled[0].text))


def names_whose(row: Row) -> bool:
    """Return whether a line says the office or the year of a project, with its label, and no more than such things."""
    pieces = list(split_rows(row)) if is_short(row) else []
    fields = [means(cell.text, "field") for piece in pieces for cell in piece.filled[::2]]
    return bool(fields) and all(field in WHOSE for field in fields) and all(len(piece.filled) % 2 == 0 for piece in pieces)


def title_kind(text: str) -> str | None:
    """Return the kind of form that a title names, or None."""
    return next((title.kind for title in titles() if any(word in text for word in title.contains)), None)


def has_name_label(row: Row) -> bool:
    """Return whether the label of a project's name stands in a row."""
    return "name" in [means(cell.text, "field") for cell in row.filled]


def is_like_name(row: Row) -> bool:
    """Return whether a told row begins with what is like the label of a project's name, as the first under a title does."""
    near = like(row.filled[0].text, FIELD) if not row.loose and len(row.filled) > 1 else None
    return near is not None and near.meanings[0].field == "name"


def heads_money(row: Row) -> bool:
    """Return whether a row heads columns of money: a 项目名称 among them names no project."""
    filled = row.filled
    if sum(means(cell.text, "money_column") is not None for cell in filled) > 1:
        return True
    return len(filled) >= LIST_LABELS and any(means(c.text, "money") for c in filled) and all(known(c.text) for c in filled)


@remembered
def fields_named(text: str) -> frozenset[str | None]:
    """Return the fields that a label names, several where it joins them (单位名称、项目名称)."""
    return frozenset(means(part, "field") for part in (text, *JOINED.split(text))) if len(text) <= LONGEST_JOINED else frozenset()


def is_short(row: Row) -> bool:
    """Return whether a row is no paragraph of prose."""
    return row.heading is None and all(len(cell.text) <= LONG_PROSE for cell in row.cells)


def heads_field(row: Row) -> bool:
    """Return whether a row holds a label of a form's upper part that a value or figure belongs to."""
    return any(m.group in UPPER_GROUPS for cell in row.filled for m in meanings(cell.text))


def heads_names(row: Row) -> bool:
    """Return whether a row holds the head of a column of projects' names."""
    return any("name" in fields_named(cell.text) for cell in row.filled)


def is_list_head(row: Row) -> bool:
    """Return whether a row heads a list of projects: name, money and goal among labels, and nothing but labels."""
    filled = row.filled
    if row.loose or len(filled) < LIST_LABELS or not any(means(cell.text, "money") == "annual" for cell in filled):
        return False
    if not any(means(cell.text, "goal") for cell in filled):
        return False
    return all(known(cell.text) for cell in filled) and sum(means(cell.text, "money") is not None for cell in filled) == 1


class Segmenter:
    """Walks over rows and cuts them into parts."""

    def __init__(self) -> None:
        self.parts: list[Part] = [Part("cover", [])]
        self.held: list[Row] = []
        self.named = False

    @property
    def kind(self) -> PartKind:
        """The kind of the part that is open."""
        return self.parts[-1].kind

    def take(self, row: Row, below: Row | None) -> None:
        """Put one row where it belongs; ``below`` is the next."""
        if (row.loose or (len(row.filled) == 1 and row.cells[0].text)) and self.narrative(row, below):
            return
        if title_text(row):
            self.release()
            self.held.append(row)
            return
        for piece in self.pieces(row):
            self.place(piece)

    def pieces(self, row: Row) -> Iterable[Row]:
        """Return a row as rows of cells told apart."""
        return [piece for split in split_rows(row) for piece in cut_apart(split)] if self.tells(row) else (row,)

    def tells(self, row: Row) -> bool:
        """Return whether a row has to be split into cells to tell what it is."""
        if row.heading is not None or (row.loose and len(row.cells[0].text) > LONG_PROSE and "名称" not in row.cells[0].text):
            return False
        if self.kind in ("form", "list") or self.held or not row.loose:
            return True
        return "名称" in row.cells[0].text or "级指标" in row.cells[0].text

    def narrative(self, row: Row, below: Row | None) -> bool:
        """Open a narrative when the row is the heading of one, or the first section of one without a heading.

        A heading with the name before its words may be another title: a section follows under it.
        """
        text = row.cells[0].text.strip()
        found = narrative_head().fullmatch(text) if len(text) < LONGEST else None
        if found is not None and (not found["before"] or (below is not None and section_of(below) is not None)):
            self.release()
            number = found[1] or found[3]
            name = found["behind"].strip() or found["before"].strip() or None
            self.parts.append(Part("narrative", [row], None, counted(number) if number else None, name))
            return True
        field, _ = section_head(text, row.heading)
        if field in FIRST and self.under_name():
            self.parts[-1].rows.append(row)
            return True
        if field in FIRST and self.starts_narrative(row, field):
            self.release()
            self.parts.append(Part("narrative", [Row((row.cells[0]._replace(text=""),), True), row]))
            return True
        return False

    def under_name(self) -> bool:
        """Give labels that stand between the heading of a narrative and its first section back to it, with the name among them; False where none do."""
        if len(self.parts) < HEADED or self.held:
            return False
        above, own = self.parts[-HEADED:]
        labelled = own.kind == "form" and own.title is None and all(len(row.filled) == HEADED for row in own.rows if row.filled)
        if not labelled or above.kind != "narrative" or len(above.rows) != 1:
            return False
        name = next((row.filled[1].text for row in own.rows if has_name_label(row)), None)
        self.parts[-HEADED:] = [above._replace(rows=[*above.rows, *own.rows], name=above.name or name)]
        return True

    def starts_narrative(self, row: Row, section: str) -> bool:
        """Return whether a section begins a narrative without a heading: an open one has it already, or it is numbered first."""
        if self.kind == "narrative":
            return section in map(section_of, self.parts[-1].rows[1:])
        return row.heading is not None or FIRST_NUMBER.match(row.cells[0].text) is not None

    def place(self, row: Row) -> None:
        """Put a row, already split into cells, into the open part or open a new one."""
        if self.opens_list(row):
            self.open("list", row)
        elif (
            (has_name_label(row) or (self.held and is_like_name(row)))
            and not heads_money(row)
            and (self.kind != "form" or self.named or self.held)
        ):
            self.open("form", row)
            self.named = True
        elif self.names_office(row) or (self.kind not in ("form", "list") and self.completes_head(row)):
            self.open("form", row)
        elif self.held and len(self.held) < HELD and not is_table_head(row):
            self.held.append(row)
        else:
            self.release()
            self.add(row)

    def opens_list(self, row: Row) -> bool:
        """Return whether a row is the head of a list of projects, or the last of its heads in a stream."""
        if heads_names(row) and (is_table_head(row) or (is_list_head(row) and not self.awaits_table())):
            return True
        return self.completes_list(row) or self.completes_tree(row)

    def completes_list(self, row: Row) -> bool:
        """Return whether a loose cell is the last head of a list of projects in a stream; such heads are held."""
        if not row.loose or self.kind in ("form", "list") or not any(means(cell.text, "goal") for cell in row.cells):
            return False
        rows = self.held or self.parts[-1].rows
        start = len(rows)
        while start and rows[start - 1].loose and rows[start - 1].heading is None and any(meanings(c.text) for c in rows[start - 1].filled):
            start -= 1
        run = [cell.text for row in rows[start:] for cell in row.filled]
        if len(run) < LIST_LABELS or not any(means(text, "money") == "annual" for text in run):
            return False
        if not {"name", "unit"} & {means(text, "field") for text in run} or "head" not in {means(text, "other") for text in run}:
            return False
        self.held = [*(self.held[:start] or [Row(())]), *rows[start:]]
        return True

    def completes_tree(self, row: Row) -> bool:
        """Return whether a loose cell is the last of the heads 项目, 指标值 and money of a list whose levels are lines; they are held."""
        if not row.loose or self.kind in ("form", "list"):
            return False
        rows = self.held or self.parts[-1].rows
        run = [*rows[1 - TREE_HEADS :], row]
        if len(run) < TREE_HEADS or not all(r.loose and r.filled for r in run):
            return False
        texts = [r.cells[0].text for r in run]
        if not any(text in TREE for text in texts) or not any(means(text, "column") == "target" for text in texts):
            return False
        if not any(text.endswith(("金额", "预算数", "资金")) for text in texts):
            return False
        self.held = [*(self.held[: 1 - TREE_HEADS] or [Row(())]), *run[:-1]]
        return True

    def awaits_table(self) -> bool:
        """Return whether a form is open whose indicators are still to come: a list of tasks inside it is no list of projects."""
        return self.kind == "form" and not self.held and not any(is_table_head(row) for row in self.parts[-1].rows)

    def names_office(self, row: Row) -> bool:
        """Return whether a row names the office under the title of a whole department's form, which has no project's name."""
        title = title_text(self.held[0]) if self.held and self.held[0].cells else None
        if title is None or title_kind(title) != "whole_department":
            return False
        return any(means(cell.text, "field") in ("department", "unit") for cell in row.filled)

    def completes_head(self, row: Row) -> bool:
        """Return whether a row is the head of an indicator table, or the loose cell that completes one; such cells are held."""
        if is_table_head(row):
            return True
        if not row.loose or not any(columns_of(row)):
            return False
        rows = self.held or self.parts[-1].rows
        start = len(rows)
        while (
            start
            and len(rows) - start < MOST
            and rows[start - 1].loose
            and rows[start - 1].heading is None
            and (not rows[start - 1].filled or is_head(rows[start - 1]))
        ):
            start -= 1
        run = [*rows[start:], row]
        if not makes_table(fields_from(run, 0)):
            return False
        del rows[start:]
        self.held = [*(self.held or [Row(())]), *run[:-1]]
        return True

    def add(self, row: Row) -> None:
        """Put a row into the open part; a heading ends a form, but one that stands under its title's, and a new sheet before its table."""
        if not row.filled and row.heading is not None and self.awaits_table():
            return
        if self.kind in ("form", "list") and row.heading is not None and not known(row.cells[0].text) and not self.is_under(row):
            self.parts.append(Part("other", [row]))
            return
        if self.kind == "form" and not self.named:
            self.named = has_name_label(row)
        self.parts[-1].rows.append(row)

    def is_under(self, row: Row) -> bool:
        """Return whether a heading is one of the open form's own: its title is a heading of less depth."""
        title = self.parts[-1].title
        return title is not None and title.heading is not None and row.heading is not None and row.heading > title.heading

    def open(self, kind: PartKind, row: Row) -> None:
        """Open a form or list with the title and subtitles held back."""
        title = self.held[0] if self.held and self.held[0].cells else None
        if title is None and kind == "form" and self.kind in ("cover", "other") and not has_name_label(row):
            self.held = [*self.above(), *self.held[1:]]
            title = self.held[0] if self.held and self.held[0].cells else None
        if title is None:
            self.held = [Row(()), *self.year_mark(), *self.held[1:]]
        self.parts.append(Part(kind, [*self.held[1:], row], title, subtitles=tuple(row for row in self.held[:3] if row.cells)))
        self.held = []
        self.named = has_name_label(row)

    def year_mark(self) -> list[Row]:
        """Return what stands right above a form without a title, its year and the unit of its money, or its year behind its label, taken from the part above."""
        rows = self.parts[-1].rows
        taken: list[Row] = []
        while rows and (is_noted(rows[-1]) or (self.kind in ("cover", "other") and names_whose(rows[-1]))):
            taken = [*split_rows(rows.pop()), *taken]
        if taken:
            return taken
        at = next((n for n in range(max(0, len(rows) - HELD), len(rows)) if is_year(rows[n])), None)
        return [rows.pop(at)] if at is not None else []

    def above(self) -> list[Row]:
        """Return the title and the rows of a form whose first label is not known, taken from the part above its table.

        They begin at the last title, else at the first row with a label; the title's place is empty where there is none.
        """
        rows = self.parts[-1].rows
        first = max(0, len(rows) - UPPER)
        titled = next((n for n in range(len(rows) - 1, first - 1, -1) if title_text(rows[n])), None)
        pieces = [list(split_rows(row)) if is_short(row) else [row] for row in rows[first:]]
        labelled = next((n for n, found in enumerate(pieces) if any(heads_field(piece) for piece in found)), None)
        if titled is None and labelled is None:
            return [Row(())]
        start = titled + 1 if titled is not None else first + (labelled or 0)
        taken = [piece for found in pieces[start - first :] for piece in found]
        title = Row(()) if titled is None else rows[titled]
        del rows[start if titled is None else titled :]
        return [title, *taken]

    def release(self) -> None:
        """Give rows held back after a title to the open part; a title that is no new form's is a page header."""
        held, self.held = self.held, []
        for kept in held[1:] if self.kind in ("form", "list") else held:
            self.parts[-1].rows.append(kept)


def parts(rows: Iterable[Row]) -> list[Part]:
    """Return the parts of a document in order, the first being the cover."""
    segmenter = Segmenter()
    found = list(broken_labels_joined(rows))
    for row, below in zip_longest(found, found[1:]):
        segmenter.take(row, below)
    segmenter.release()
    for part in segmenter.parts:
        part.rows[:] = wrapped(part.rows)
    return segmenter.parts
