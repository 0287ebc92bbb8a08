"""The end of a copy that breaks off inside a form: what may be only half a cell is not taken for a whole one."""

from msgspec.structs import replace

from jixiao.forms.grammar import target_words
from jixiao.model.document import Indicator
from jixiao.read.blocks import Aligned, Block, Cell, Grid, Paragraph
from jixiao.read.form.project import FormRead
from jixiao.values.place import Place

LEAST = 2
"""So many other figures must carry a unit for a bare last one to be suspect."""


def last_place(blocks: tuple[Block, ...]) -> Place | None:
    """Return the place of the last cell or paragraph that holds text, None where a format with whole cells ends the file."""
    for block in reversed(blocks):
        if isinstance(block, Paragraph):
            return block.place
        if isinstance(block, Grid) and block.exact:
            return None
        rows = block.rows if isinstance(block, Grid) else block.lines if isinstance(block, Aligned) else (block.cells,)
        cells: list[Cell] = [cell for row in rows for cell in row]
        filled = [cell for cell in cells if cell.text]
        if filled:
            return filled[-1].place
    return None


def without_torn_end(form: FormRead, last: Place | None) -> FormRead:
    """Return a form without a last row that ends the file in the middle of its name or its figure."""
    rows = form.project.indicators
    path = f"/indicators/{len(rows) - 1}"
    places = form.notebook.places
    if not rows or last is None:
        return form
    open_end = rows[-1].target is None and f"{path}/target" not in form.notebook.blanks
    torn = open_end and stands_at(places.get(f"{path}/name"), last)
    if torn or (half_word(rows[-1]) and stands_at(places.get(f"{path}/target"), last)):
        for told in (places, form.notebook.blanks):
            for pointer in [p for p in told if p.startswith(f"{path}/")]:
                del told[pointer]
        form.notebook.warn("/indicators", f"文件在指标“{(rows[-1].name or '')[:40]}”处中断，这一行不完整，没有读入。", 0.3)
        return form._replace(project=replace(form.project, indicators=rows[:-1]))
    if stands_at(places.get(f"{path}/target"), last) and lacks_unit(rows[-1]) and unlike_others(rows[:-1]):
        raw = rows[-1].target.raw if rows[-1].target else ""
        form.notebook.warn(f"{path}/target", f"文件在指标值“{raw}”处中断，数字可能不完整，留空。", 0.3)
        return form._replace(project=replace(form.project, indicators=(*rows[:-1], replace(rows[-1], target=None))))
    return form


def half_word(row: Indicator) -> bool:
    """Return whether a target is a single character that is no target word."""
    word = row.target.word if row.target is not None else None
    return word is not None and len(word) == 1 and word not in target_words()


def stands_at(place: Place | None, last: Place) -> bool:
    """Return whether a field is the last thing in the file."""
    return place is not None and (place.line, place.page) == (last.line, last.page) and last.text.endswith(place.text)


def lacks_unit(row: Indicator) -> bool:
    """Return whether a target is a figure behind which no unit is printed, though one may stand in its name."""
    return row.target is not None and row.target.value is not None and row.target.raw[-1:].isdigit()


def unlike_others(rows: tuple[Indicator, ...]) -> bool:
    """Return whether the figures before all carry a unit, and there are enough of them."""
    figures = [row.target for row in rows if row.target is not None and row.target.value is not None]
    return len(figures) >= LEAST and all(target.unit for target in figures)
