"""What the source shows of indicators and a reading has to have as often: the names of levels, and targets with their signs."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from jixiao.forms.grammar import level_ranks, meanings, means
from jixiao.forms.keys import label_key
from jixiao.model.document import Indicator
from jixiao.read.accounting.kept import CUT
from jixiao.read.blocks import Cell
from jixiao.read.form.project import FormRead
from jixiao.read.lines import Row
from jixiao.read.rows.indicators import TEXTS
from jixiao.read.rows.looks import looks
from jixiao.read.wording import is_placeholder, narrow
from jixiao.values.remembered import remembered

SAID = ("actual", *TEXTS)
"""What an indicator says besides its name, which a second table may say again."""
SIGNS = re.compile(r"^[≥≤≧≦><=]+|[()]")
NOUGHTS = re.compile(r"(?<=\d)\.0+(?!\d)|(?<=\d),(?=\d{3})")
SAYS = re.compile(r"[\u4e00-\u9fff].*[\u4e00-\u9fff]|\d[\d,.]*[^\d,.%]", re.DOTALL)
LONGEST = 40
LINKED = re.compile(rf"{CUT.pattern}|[·>→—-]+")
SHORTEST_LEVEL = 3
SHOWN = 3


def levels_given(rows: Sequence[Row], forms: Sequence[FormRead]) -> None:
    """Note the names of levels that stand over or beside an indicator in the source and are the level of none that was read."""
    every = [row for form in forms for row in (*form.project.indicators, *form.project.indicators_medium_term)]
    if not every:
        return
    given = {bare(text) for row in every for text in (row.level1, row.level2, row.name) if text}
    found = [cell for cell in owed(rows) if not given.issuperset(map(bare, parts_of(cell.text)))]
    if found:
        shown = "、".join(f"“{text}”" for text in dict.fromkeys(" ".join(parts_of(cell.text)) for cell in found[:SHOWN]))
        forms[0].notebook.miss("/indicators", f"表里有{shown}的指标，没有一个指标读成这一级。请对照原表核对。", found[0].place)


def owed(rows: Sequence[Row]) -> Iterator[Cell]:
    """Yield the cells that name levels and nothing else, where something else than a level or a head stands beside or under them."""
    above: list[Cell] = []
    for row in rows:
        levels = [cell for cell in row.filled if len(cell.text) <= LONGEST and parts_of(cell.text)]
        beside = [cell for cell in row.filled if cell not in levels and not is_placeholder(cell.text)]
        if any(meanings(cell.text) for cell in beside):
            above = above if all(means(cell.text, "column") for cell in beside) else []
            continue
        if any(_covers(cell, level) for cell in beside for level in above):
            above = []
        above = [*(cell for cell in above if not any(replaces(other, cell) for other in levels)), *levels]
        if beside and not looks(beside[0].text).number:
            yield from above
            above = []


def _covers(cell: Cell, level: Cell) -> bool:
    """Return whether a cell stands across the column of a level and more: what it begins is no indicator of it."""
    return cell.colspan > level.colspan and cell.column <= level.column < cell.column + cell.colspan


def ranks(cell: Cell) -> set[int]:
    """Return the ranks that a cell may name the level of."""
    return {n for part in parts_of(cell.text) for n, told in enumerate(level_ranks(part)) if told}


def replaces(below: Cell, above: Cell) -> bool:
    """Return whether the level of a cell ends what one above it holds for: a level 2 that might be a level 1 stands under another level 1.

    One of the same rank in the same column always does: what stood above it was left empty.
    """
    if (below.column, below.colspan) == (above.column, above.colspan) and below.row != above.row and ranks(below) & ranks(above):
        return True
    return 0 in ranks(below) if 1 in ranks(above) else ranks(below) == {0}


@remembered
def parts_of(text: str) -> Sequence[str]:
    """Return the names of levels that a text consists of; none where it says anything else."""
    parts = [part for part in LINKED.split(text) if part]
    return parts if all(any(level_ranks(part)) and len(part) >= SHORTEST_LEVEL for part in parts) else ()


def bare(level: str) -> str:
    """Return the name of a level as it is compared."""
    return label_key(level).removesuffix("指标")


def values_counted(inside: Sequence[Cell], forms: Sequence[FormRead]) -> None:
    """Note a target or words that stand more often among the cells of indicators than they were read; heads, which pages repeat, are none."""
    read = Counter(text for form in forms for text in values_of([*form.project.indicators, *form.project.indicators_medium_term]))
    shown = Counter(key for cell in inside if (key := counted_value(cell.text)) is not None and not means(cell.text, "column"))
    for text, count in shown.items():
        if 0 < read[text] < count:
            cell = next(cell for cell in inside if counted_value(cell.text) == text)
            said = f"“{cell.text[:30]}”在指标表里有 {count} 处，只读到 {read[text]} 处。请对照原表核对。"
            forms[0].notebook.miss("/indicators", said, cell.place)
            return


def values_of(rows: Sequence[Indicator]) -> Iterator[str]:
    """Yield all that is read of indicators as texts."""
    for row in rows:
        values = (row.target.raw if row.target is not None else None, *(getattr(row, field) for field in SAID))
        yield from (key for value in values if value and (key := counted_value(value)) is not None)


@remembered
def counted_value(text: str) -> str | None:
    """Return a value as it is counted, whatever sign is before it; None where it says neither words nor what it counts, as points do."""
    plain = NOUGHTS.sub("", SIGNS.sub("", narrow(text)))
    return plain if SAYS.search(plain) else None
