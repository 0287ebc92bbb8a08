"""Heads of the source against what was read below them: a value of an indicator that stands in the column of another field is no value of its own."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest

from jixiao.read.accounting.kept import Spot, spot
from jixiao.read.form.project import FormRead
from jixiao.read.lines import Row
from jixiao.read.rows.heads import columns_of
from jixiao.read.sure import DOUBTFUL

FIELDS = frozenset(("name", "target", "actual", "points", "score", "reason", "to_date", "forecast", "likelihood"))
LEAST = 3
Owner = tuple[FormRead, str]


def misplaced(rows: Sequence[Row], forms: Sequence[FormRead]) -> None:
    """Doubt the values of indicators that stand under the head of another field, in tables where most do not."""
    owners = {
        spot(place): (form, pointer)
        for form in forms
        for pointer, place in form.notebook.places.items()
        if pointer.startswith("/indicators") and pointer.rpartition("/")[2] in FIELDS
    }
    for table in tables(rows):
        odd, fitting = against(table, owners)
        if odd and (fitting > len(odd) or table[0].exact):
            for form, pointer in odd:
                place = form.notebook.places[pointer]
                form.notebook.at(pointer, place, min(place.confidence, DOUBTFUL))
            told = f"“{odd[0][0].notebook.places[odd[0][1]].text[:30]}”等 {len(odd)} 处印在别的栏目下面，也许读错了栏。请对照原表核对。"
            odd[0][0].notebook.warn(odd[0][1], told, DOUBTFUL)


def tables(rows: Sequence[Row]) -> Iterator[Sequence[Row]]:
    """Yield the tables of told rows: each from its head up to the next one, or to a line of text."""
    told = [not (row.loose or row.spaced or row.aligned) for row in rows]
    heads = [n for n, row in enumerate(rows) if told[n] and len(FIELDS.intersection(filter(None, columns_of(row)))) >= LEAST]
    for start, after in zip_longest(heads, heads[1:], fillvalue=len(rows)):
        yield rows[start : next((n for n in range(start, after) if not told[n]), after)]


def against(table: Sequence[Row], owners: Mapping[Spot, Owner]) -> tuple[list[Owner], int]:
    """Return the values that stand under the head of another field, and how many stand under that of their own: one without a head may take turns with another."""
    heads: dict[int, str | None] = {}
    for cell, field in zip(table[0].cells, columns_of(table[0]), strict=True):
        heads |= dict.fromkeys(range(cell.column, cell.column + max(1, cell.colspan)), field)
    columns = {field: column for column, field in reversed(heads.items()) if field is not None}
    odd: list[Owner] = []
    fitting = 0
    for row in table[1:]:
        owned = [(owner, cell.column) for cell in row.filled if (owner := owners.get(spot(cell.place))) is not None]
        both = [(owner, field_held(owner), heads[column]) for owner, column in owned if heads.get(column) in FIELDS]
        fitting += sum(own == head for _, own, head in both)
        if row.exact or not moved_whole([columns[own] - column for owner, column in owned if (own := field_held(owner)) in columns]):
            odd += [owner for owner, own, head in both if own != head and (own == "name" or own in columns)]
    return odd, fitting


def field_held(owner: Owner) -> str:
    """Return which field of an indicator a value is."""
    return owner[1].rpartition("/")[2]


def moved_whole(steps: Sequence[int]) -> bool:
    """Return whether all values of a row stand as many columns beside their heads: a cell before them is lost."""
    return len(steps) >= LEAST and len(set(steps)) == 1
