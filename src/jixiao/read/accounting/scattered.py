"""A table whose cells a copy has torn apart: where too many rows of it are odd none is sure, though each of the others looks sound."""

import re
from collections.abc import Collection, Sequence

from msgspec.structs import replace

from jixiao.formula.target.units import is_unit
from jixiao.model.document import Indicator
from jixiao.read.accounting.kept import line_of
from jixiao.read.accounting.laws import DOUBT
from jixiao.read.form.project import FormRead
from jixiao.read.notebook import Notebook
from jixiao.read.wording import narrow

LEAST, PART = 3, 4
"""A table is torn when so many rows of it are odd, and one of so many."""
LEFT = 2
"""So many rows that nothing accounts for, and as many indicators without a target of their own, are torn out of others."""
BARE_UNIT = re.compile(r"[/／][^\d]+$|[^\w(（≥≤≧≦<>=＜＞＝]")
"""A target that begins with what only a unit, or a text that goes on, begins with."""
UNSURE = 0.6
"""How sure anything in such a table is: too little for a warning."""
ROW = re.compile(r"/indicators/(\d+)/(?:name|target)")
PIECE = re.compile(r"\w?|定[量性](?:指标)?|[%‰。，、；：:)）】].*|.*[，；、]|.*[一-龥]，[一-龥].*")
"""What is but a piece of a name: a lone sign, a text that begins or ends with a stop, or goes on behind a comma."""


def scattered(forms: Sequence[FormRead], broken: Sequence[Collection[str]], told: bool) -> None:
    """Doubt all of a table, which may be a list of several forms, when too many of its rows are odd; of one that the source tells when its rows are lines.

    ``broken`` are the pointers of each form that break a law.
    """
    if told:
        for form in filter(in_lines, forms):
            doubted(form.notebook, "/indicators")
        return
    rows = [row for form in forms for row in form.project.indicators]
    odd = sum(map(odd_rows, forms, broken))
    if odd < LEAST or odd * PART < len(rows):
        return
    for form in forms:
        doubted(form.notebook, "/indicators" if len(forms) == 1 else "/")


def in_lines(form: FormRead) -> bool:
    """Return whether the rows of a source are the lines of wrapped cells: some were left over, and some lack a target or have its unit alone."""
    torn = [row for row in form.project.indicators if row.target is None or BARE_UNIT.match(row.target.raw)]
    return len(form.notebook.unread) >= LEFT and len(torn) >= LEFT


def odd_rows(form: FormRead, broken: Collection[str]) -> int:
    """Return how many rows of a form are odd: such as break a law, could be read otherwise as well, or hold a piece of a name.

    A row beside words that nothing accounts for may be whole, and so may one whose level stands in its line, one of a level 1 that has
    no level 2 at all, and the last one where a file ends in it.
    """
    rows, places = form.project.indicators, form.notebook.places
    unsure = {*broken, *(at for at, place in places.items() if place.confidence < DOUBT)}
    divided = {row.level1 for row in rows if row.level2 is not None}
    plain = {n for n, row in enumerate(rows) if row.level1 is not None and row.level1 not in divided}
    ended = {len(rows) - 1} if rows and rows[-1].target is None else set[int]()
    odd = {int(told[1]) for at in unsure if (told := ROW.fullmatch(at))} - plain
    pieces = {n for n, row in enumerate(rows) if is_piece(row) and not has_level_beside(form, n)}
    return len((odd | pieces) - ended)


def has_level_beside(form: FormRead, n: int) -> bool:
    """Return whether a level of an indicator stands in the line of its name: no line that goes on a cell begins with one."""
    name, *levels = (form.notebook.places.get(f"/indicators/{n}/{field}") for field in ("name", "level1", "level2"))
    return name is not None and any(level is not None and line_of(level) == line_of(name) for level in levels)


def is_piece(row: Indicator) -> bool:
    """Return whether the name of an indicator is none, a unit, or a piece of a text."""
    name = narrow(row.name or "")
    return PIECE.fullmatch(name.replace(",", "，")) is not None or is_unit(name)


def doubted(notebook: Notebook, under: str) -> None:
    """Doubt what was read under a pointer, empty places too, and note that."""
    for kept in (notebook.places, notebook.blanks):
        for path in [path for path in kept if path.startswith(under)]:
            kept[path] = replace(kept[path], confidence=min(kept[path].confidence, UNSURE))
    place = notebook.places.get("/indicators")
    notebook.miss("/indicators", "这张表的许多行像是被拆散了，整张表都不作准。请交原来的 Word、Excel 或 PDF 文件。", place)
