"""What a reading keeps of a form: where its values stand, their texts and their figures."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import cast

from msgspec import to_builtins

from jixiao.forms.grammar import Meaning
from jixiao.model.document import Funding, Project
from jixiao.read.accounting.marks import is_known
from jixiao.read.blocks import Cell
from jixiao.read.wording import narrow
from jixiao.values.place import Place

CUT = re.compile(r"[\s:：;；，,。、|/／()（）【】\[\]〔〕“”\"□☑√■✓✔☒þ]+")
"""What parts the values in one cell."""
PLAIN = re.compile(r"[\W_]+")
TELLS = re.compile(r"[\u4e00-\u9fffA-Za-z]{2}|\d")
FIGURE = re.compile(r"\d[\d,]*(?:\.\d+)?")
SCALES = (1, 100, 1_000, 10_000, 100_000_000)
"""How many times a printed figure a kept one may be: amounts are kept in yuan."""
ROWS = ("indicators", "indicators_medium_term")
LONGEST_NAME = 24
"""What is longer inside a table of indicators may be a goal's text under it."""
SHORTEST = 3
"""A shorter text is a value only as a whole."""
LONGEST = 60
"""A longer text is more than one value."""
MOST_SEARCHED = 100_000_000
"""So many signs are looked through; what is not found until then counts as not kept."""
SIDES = {
    "fiscal": ("total_fiscal", "annual_fiscal"),
    "other": ("total_other", "annual_other"),
    "annual": ("annual", "total"),
    "total": ("total", "annual"),
}
"""The amounts that a label of money may ask for: of the total, or of the year."""
FUNDS = frozenset(Funding.__struct_fields__)
Spot = tuple[object, ...]


class Kept:
    """What a reading keeps: where its values stand, their texts and their figures."""

    def __init__(self, projects: Sequence[Project], places: Iterable[Place]) -> None:
        told = [to_builtins(project, builtin_types=(Decimal, date)) for project in projects]
        rows = leaves([project.pop(which) for project in told for which in ROWS])
        values = [*leaves(told), *rows]
        words = frozenset(PLAIN.sub("", narrow(value)) for value in values if isinstance(value, str))
        self.whole = words | {str(project.form_year) for project in projects if project.form_year}
        self.text = "\0".join(words)
        self.rows = "\0".join(PLAIN.sub("", narrow(value)) for value in rows if isinstance(value, str))
        self.funds = [project.funding for project in projects]
        figures = [value for value in values if isinstance(value, Decimal)]
        figures += [
            Decimal(found.replace(",", "")) for value in values if isinstance(value, str) for found in FIGURE.findall(narrow(value))
        ]
        self.figures = frozenset(value.normalize() for value in figures)
        self.searched = 0
        self.spots = frozenset(spot(place) for place in places)

    def holds(self, cell: Cell, inside: bool = False) -> bool:
        """Return whether a cell is a value that was kept, or made of such values and labels; ``inside`` a table of indicators of theirs."""
        if len(cell.text) <= LONGEST and spot(cell.place) in self.spots:
            return True
        inside = inside and len(cell.text) <= LONGEST_NAME
        parts = CUT.split(cell.text)
        return self.says(cell.text, inside) or all(self.says(part, inside) or is_known(part) or not TELLS.search(part) for part in parts)

    def lacks(self, asked: Sequence[Meaning]) -> bool:
        """Return whether no amount was kept that a label of money asks for."""
        fields = [field for meaning in asked if meaning.group == "money" for field in SIDES.get(meaning.field, (meaning.field,))]
        return any(field in FUNDS for field in fields) and not any(
            getattr(one, field, None) is not None for one in self.funds for field in fields
        )

    def says(self, text: str, inside: bool = False) -> bool:
        """Return whether a text is one that was kept, or a part of one long enough; a figure in any unit."""
        plain = PLAIN.sub("", narrow(text))
        if plain in self.whole or (len(plain) >= SHORTEST and self.finds(plain, self.rows if inside else self.text)):
            return True
        found = FIGURE.fullmatch(narrow(text).lstrip("≥≤=<>-+").rstrip("%分万元亿千"))
        if found is None:
            return False
        value = Decimal(found[0].replace(",", ""))
        return any((value * scale).normalize() in self.figures for scale in SCALES)

    def finds(self, plain: str, text: str) -> bool:
        """Return whether a text is a part of what was kept."""
        self.searched += len(text)
        return self.searched <= MOST_SEARCHED and plain in text


def leaves(tree: object) -> list[object]:
    """Return the values of a tree of dictionaries and lists, in no order."""
    found: list[object] = []
    left = [tree]
    while left:
        value = left.pop()
        kind = type(value)
        if kind is dict:
            left += cast("dict[str, object]", value).values()
        elif kind in (list, tuple):
            left += cast("list[object]", value)
        elif value is not None:
            found.append(value)
    return found


def spot(place: Place) -> Spot:
    """Return where a place is, whatever stands there and however sure that is."""
    return place.line, place.page, place.sheet, place.table, place.row, place.column, place.box
