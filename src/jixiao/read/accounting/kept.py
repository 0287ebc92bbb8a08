"""What a reading keeps of a form: where its values stand, their texts and their figures."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple, cast

from msgspec import to_builtins

from jixiao.forms.grammar import Meaning
from jixiao.formula.target.units import UNITS
from jixiao.model.document import Funding
from jixiao.read.accounting.marks import is_known
from jixiao.read.blocks import Cell
from jixiao.read.form.project import FormRead
from jixiao.read.wording import narrow, without_ordinal
from jixiao.values.place import Place
from jixiao.values.remembered import remembered

CUT = re.compile(r"[\s①-⑳:：;；，,。、|｜/／()（）【】\[\]〔〕“”\"□☑√■✓✔☒þ]+")
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
LED = re.compile(r"^[\W\dA-Za-z]+")
"""What may stand before a name and is not kept: its number, a code."""
LONG_WORD = 5
"""So many signs of an indicator's cell are no remark of the form's."""
ROW = re.compile(r"/indicators(?:_medium_term)?/\d+(?=/(?!level))")
"""An indicator by the pointer of a cell of its own; a level may stand in the row of another."""
Spot = tuple[object, ...]


class ValueWords(NamedTuple):
    """What some values say: their texts without signs, one by one and together, and their figures."""

    words: frozenset[str]
    text: str
    figures: frozenset[Decimal]


class Kept:
    """What a reading keeps: where its values stand, and what they say: all of them, those of indicators, and those of every line of these."""

    def __init__(self, forms: Sequence[FormRead]) -> None:
        told = [to_builtins(form.project, builtin_types=(Decimal, date)) for form in forms]
        rows = {
            (n, f"/{which}/{at}"): words_of_values(leaves(row))
            for n, one in enumerate(told)
            for which in ROWS
            for at, row in enumerate(one.pop(which))
        }
        years = (str(form.project.form_year) for form in forms if form.project.form_year)
        self.rows = together(rows.values())
        head = [*leaves(told), *years]
        every = words_of_values(head)
        self.head = every._replace(text="", figures=frozenset(value.normalize() for value in head if isinstance(value, Decimal)))
        self.all = together([self.rows, every])
        self.funds = [form.project.funding for form in forms]
        self.searched = 0
        self.at: dict[Spot, list[str]] = {}
        """The fields of the head, money and goals of a lone form by where they stand."""
        self.spots = {spot(part.place) for form in forms for part in form.notebook.unread if part.place is not None}
        self.cells: set[Spot] = set()
        lines: dict[Spot, set[tuple[int, str]]] = {}
        for n, form in enumerate(forms):
            for pointer, place in form.notebook.places.items():
                where = spot(place)
                self.spots.add(where)
                if (found := ROW.match(pointer)) is not None:
                    lines.setdefault(line_of(place), set()).add((n, found[0]))
                    self.cells.add(where)
                elif len(forms) == 1 and not pointer.startswith("/indicators"):
                    self.at.setdefault(where, []).append(pointer)
        self.lines = {line: together([rows[at] for at in own if at in rows]) for line, own in lines.items()}

    def holds(self, cell: Cell, inside: bool = False) -> bool:
        """Return whether a cell is a value that was kept, or made of such values and labels; ``inside`` a table of indicators of its own row."""
        if len(cell.text) <= LONGEST and (where := spot(cell.place)) in self.spots:
            return not (inside and where in self.cells and self.cut(cell))
        own = self.lines.get(line_of(cell.place)) if inside else None
        own = own or (self.rows if inside and len(cell.text) <= LONGEST_NAME else self.all)
        return (
            self.says(cell.text, own)
            or (inside and self.says(cell.text, self.head))
            or all(self.says(part, own) or is_known(part) or not TELLS.search(part) for part in CUT.split(cell.text))
        )

    def cut(self, cell: Cell) -> bool:
        """Return whether the cell of an indicator says more than its row keeps: words of it, or the unit of its figure."""
        own = self.lines.get(line_of(cell.place))
        if own is None:
            return False
        text = narrow(without_ordinal(cell.text.strip()))
        if PLAIN.sub("", text) in own.text:
            return False
        if text in UNITS:
            return bool(own.figures)
        words = (PLAIN.sub("", LED.sub("", part)) for part in CUT.split(text) if not is_known(part))
        return any(len(word) >= LONG_WORD and not self.finds(word, own.text) for word in words)

    def lacks(self, asked: Sequence[Meaning]) -> bool:
        """Return whether no amount was kept that a label of money asks for."""
        fields = [field for meaning in asked if meaning.group == "money" for field in SIDES.get(meaning.field, (meaning.field,))]
        return any(field in FUNDS for field in fields) and not any(
            getattr(one, field, None) is not None for one in self.funds for field in fields
        )

    def says(self, text: str, own: ValueWords | None = None) -> bool:
        """Return whether a text is one that was kept, or a part of one long enough; a figure in any unit."""
        own = own or self.all
        plain = without_signs(text)
        if plain in own.words or (len(plain) >= SHORTEST and self.finds(plain, own.text)):
            return True
        found = FIGURE.fullmatch(narrow(text).lstrip("≥≤=<>-+").rstrip("%分万元亿千"))
        if found is None:
            return False
        value = Decimal(found[0].replace(",", ""))
        return any((value * scale).normalize() in own.figures for scale in SCALES)

    def finds(self, plain: str, text: str) -> bool:
        """Return whether a text is a part of what was kept."""
        self.searched += len(text)
        return self.searched <= MOST_SEARCHED and plain in text


@remembered
def without_signs(text: str) -> str:
    """Return the letters and digits of a text alone, wide ones as narrow."""
    return PLAIN.sub("", narrow(text))


def words_of_values(values: Sequence[object]) -> ValueWords:
    """Return what values say."""
    texts = [value for value in values if isinstance(value, str)]
    words = frozenset(map(without_signs, texts))
    figures = [value for value in values if isinstance(value, Decimal)]
    figures += [Decimal(found.replace(",", "")) for text in texts for found in FIGURE.findall(narrow(text))]
    return ValueWords(words, "\0".join(words), frozenset(value.normalize() for value in figures))


def together(some: Iterable[ValueWords]) -> ValueWords:
    """Return what several things say together."""
    every = list(some)
    if len(every) == 1:
        return every[0]
    return ValueWords(
        frozenset().union(*(one.words for one in every)),
        "\0".join(one.text for one in every),
        frozenset().union(*(one.figures for one in every)),
    )


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


def line_of(place: Place) -> Spot:
    """Return the row or line of the source in which a place is."""
    alone = (place.line, place.box or None) if place.row is None else None
    return place.page, place.sheet, place.table, place.row, alone
