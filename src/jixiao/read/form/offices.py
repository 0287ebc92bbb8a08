"""Whose form it is where no label of it says so: the office that fills it in, or the only one that a whole department's form names."""

import re
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Any

from jixiao.forms.grammar import meanings
from jixiao.forms.keys import label_key
from jixiao.read.blocks import Cell
from jixiao.read.form.fits import OFFICE
from jixiao.read.form.items import items
from jixiao.read.form.pairs import Pair, pairs
from jixiao.read.lines import Row
from jixiao.read.notebook import Notebook
from jixiao.read.wording import is_blank, narrow, tidy

UNIT_NOTE = re.compile(r"单位[:：=]?(?:人民币)?(?:亿元|百万元|万元|千元|元)")
"""The unit of money, as a note on the whole form prints it."""
OFFICES = frozenset(("部门", "单位"))
FILLING = frozenset(("填报单位", "填报单位盖章", "编制单位", "编制单位盖章"))
FILLS = 0.8
"""How sure it is that the office that fills in a form carries its project out."""
NOTED = 3
"""In so many cells an office and the unit of money stand."""


def bare_office(found: list[Pair], fields: dict[str, Any], notebook: Notebook) -> None:
    """Take the office of a whole department's form from a label that says no more than 部门."""
    if fields.get("department") or fields.get("unit"):
        return
    pair = next((pair for pair in found if label_key(pair.label.text) in OFFICES), None)
    values = [value for value in pair.values if value.text] if pair else []
    if values and not is_blank(values[0].text):
        fields["department"] = tidy(values[0].text)
        notebook.at("/department", values[0].cell.place)


def filling_office(found: Iterable[Pair], above: Sequence[Row], upper: Iterable[Row], fields: dict[str, Any], notebook: Notebook) -> None:
    """Take the office that fills in a form for the one that carries the project out, where none is named as that.

    A label names it, under the title (``above``) too, or it stands beside the unit of money (示例县人民法院 | 单位：万元).
    """
    if fields.get("unit") or "/unit" in notebook.blanks:
        return
    labelled = (pair for pair in chain(found, pairs(items(above), True).pairs) if label_key(pair.label.text) in FILLING)
    pair = next(labelled, None)
    cells = (value.cell for value in pair.values if value.text) if pair else filter(None, map(beside_unit, chain(above, upper)))
    cell = next(cells, None)
    if cell is not None and OFFICE.search(cell.text):
        fields["unit"] = tidy(cell.text)
        notebook.at("/unit", cell.place, FILLS)


def beside_unit(row: Row) -> Cell | None:
    """Return what stands alone in front of the unit of money in a row, None for another row or a label."""
    if not row.filled or len(row.filled) > NOTED or meanings(row.filled[0].text):
        return None
    note = narrow("".join(cell.text for cell in row.filled[1:]))
    return row.filled[0] if UNIT_NOTE.fullmatch(note) else None


def name_whole(fields: dict[str, Any], notebook: Notebook) -> None:
    """Name a whole department's form, which has no project's name, after its office."""
    office = "department" if fields.get("department") else "unit"
    if not fields.get("name") and fields.get(office):
        fields["name"] = f"{fields[office]}（部门整体）"
        notebook.at("/name", notebook.places[f"/{office}"])
