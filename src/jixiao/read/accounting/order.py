"""Laws of place: whatever the layout, the values of an indicator stand in the order of the rows, each beside its own name.

They ask for nothing but where things stand, so a value that was taken for its neighbour's is told in layouts that nobody knows.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from jixiao.values.place import Place

FIELDS = ("target", "points", "actual", "score", "to_date", "forecast", "likelihood", "reason")
LEVELS = ("level1", "level2")
Spot = tuple[tuple[object, ...], int]
Spots = Sequence[Spot | None]
LEAST = 3
"""So many names stand on lines of their own before their lines tell an order of cells."""


def doubts(places: Mapping[str, Place], count: int, path: str) -> Iterator[tuple[str, str]]:
    """Yield the pointers of cells of ``count`` indicators below ``path`` that stand where another indicator's should, each with what is odd."""
    names = spots(places, count, path, "name")
    lines = {spot: n for n, spot in enumerate(names) if spot is not None}
    for field in FIELDS:
        own = spots(places, count, path, field)
        if not any(own):
            continue
        for n in sorted({*crossing(names, own), *beside_others(names, own, lines), *out_of_step(names, own)}):
            yield f"{path}/{n}/{field}", "有的内容和别的行的指标名称排在一起，也许读错了行。"
    for field in LEVELS:
        own = spots(places, count, path, field)
        for n in sorted({*late(names, own), *beside_the_first(names, own, lines)}):
            yield f"{path}/{n}/{field}", "级次的名称和这一行的位置对不上，也许读错了行。"


def spots(places: Mapping[str, Place], count: int, path: str, field: str) -> Spots:
    """Return where the cells of a column stand: a table and a row or line in it, None where that is not told."""
    found = (places.get(f"{path}/{n}/{field}") for n in range(count))
    return [None if one is None else ((one.sheet, one.page, one.table), one.row or one.line or 0) for one in found]


def crossing(names: Spots, own: Spots) -> Iterator[int]:
    """Yield the rows of a table whose cells come in another order than their names."""
    for (n, name, spot), (below, next_name, next_spot) in pairwise(cells_placed(names, own)):
        if name[0] == next_name[0] == spot[0] == next_spot[0] and (name[1] - next_name[1]) * (spot[1] - next_spot[1]) < 0:
            yield from (n, below)


def cells_placed(names: Spots, own: Spots) -> Iterator[tuple[int, Spot, Spot]]:
    """Yield the rows of which it is told where both the name and the cell stand."""
    for n, (name, spot) in enumerate(zip(names, own, strict=True)):
        if name is not None and spot is not None:
            yield n, name, spot


def beside_others(names: Spots, own: Spots, lines: Mapping[Spot, int]) -> Iterator[int]:
    """Yield the rows whose cell stands in the row or line of another's name that has a cell elsewhere, and not in that of their own."""
    yield from (n for n, name, spot in cells_placed(names, own) if spot != name and lines.get(spot, n) != n and own[lines[spot]] != spot)


def out_of_step(names: Spots, own: Spots) -> Iterator[int]:
    """Yield the rows whose cell does not follow its name as those of most rows do, where every name and cell has a line of its own."""
    both = list(cells_placed(names, own))
    spots_told = [spot for _, name, cell in both for spot in (name, cell)]
    order = [name[1] for _, name, _ in both]
    if len(both) < LEAST or len(set(spots_told)) < len(spots_told) or len({spot[0] for spot in spots_told}) > 1 or order != sorted(order):
        return
    steps = [bisect_right(order, cell[1]) - at for at, (_, _, cell) in enumerate(both)]
    usual, count = Counter(steps).most_common(1)[0]
    if count * 2 > len(steps):
        yield from (n for step, (n, _, _) in zip(steps, both, strict=True) if step != usual)


def late(names: Spots, own: Spots) -> Iterator[int]:
    """Yield the rows after a level's name that have the level above it still, while the row below has it."""
    for (n, name), spot, below in zip(enumerate(names), own, own[1:], strict=False):
        if name is not None and below is not None and below[0] == name[0] and below[1] < name[1] and (spot is None or spot[1] < below[1]):
            yield n


def beside_the_first(names: Spots, own: Spots, lines: Mapping[Spot, int]) -> Iterator[int]:
    """Yield the rows between a level's name and the first row that has it, where all other names of long levels stand beside their first row."""
    told_names = [spot for spot in names if spot is not None]
    if len({spot[0] for spot in told_names}) > 1 or any(one[1] >= other[1] for one, other in pairwise(told_names)):
        return
    starts = [n for n, spot in enumerate(own) if spot is not None and (n == 0 or own[n - 1] != spot)]
    groups = [(start, end - start, lines.get(own[start])) for start, end in pairwise([*starts, len(own)])]  # type: ignore[arg-type]
    odd = [(start, at) for start, _, at in groups if at not in (None, start)]
    if len(odd) == 1 and any(size >= LEAST and at == start for start, size, at in groups):
        yield from range(*sorted(odd[0]))
