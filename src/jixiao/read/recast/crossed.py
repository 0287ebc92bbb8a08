"""Labels that name a column and a row, or a block and its part, in one: 全年预算数（年度资金总额）, 年度目标（实际完成情况）, 年度资金中：其他资金."""

import re
from collections.abc import Iterator, Sequence

from jixiao.forms.grammar import means
from jixiao.forms.keys import label_key
from jixiao.forms.nearest import like
from jixiao.read.blocks import Cell
from jixiao.read.lines import Row
from jixiao.read.recast.pairs import LabelledLine, label_and_values, part, row_of

OPENS = re.compile("[(（]")
IN_BRACKETS = re.compile(r"(.{2,16}?)[(（]((?:[^()（）]|[(（][^()（）]*[)）]){2,16})[)）]")
UNIT = re.compile(r"\s*([(（](?:单位[:：]?)?(?:亿|百万|万|千)?元[)）])\s*$")
"""The unit behind a label."""
MONEY_COLUMN = frozenset(("money_column",))
GOAL = frozenset(("goal",))
LEAST = 2
LONGEST_LINE = 32


def uncrossed(rows: Sequence[Row]) -> Iterator[Row]:
    """Yield rows, the amounts of crossed labels as a table with a head, other labels in brackets behind their block alone."""
    lines = [label_and_values(row) or unfilled(row) for row in rows]
    at = 0
    while at < len(rows):
        end = at
        while end < len(rows) and ((line := lines[end]) is not None) and (amount(line) or (end > at and heads_all_rows(line))):
            end += 1
        run = [line for line in lines[at:end] if line is not None]
        if len([line for line in run if amount(line)]) >= LEAST:
            yield from crossed_rows(run)
        else:
            yield from rows[at:end]
        if end < len(rows):
            yield own(rows[end], lines[end])
        at = end + 1


def unfilled(row: Row) -> LabelledLine | None:
    """Return a line that is a crossed label alone, with an empty value; None for another row."""
    cell = row.line
    line = LabelledLine(cell, (cell._replace(text=""),)) if cell is not None and len(cell.text) <= LONGEST_LINE else None
    return line if line is not None and halves(line) is not None and (amount(line) or goal(line)) else None


def halves(line: LabelledLine) -> tuple[Cell, Cell] | None:
    """Return the two labels of a crossed one, the column's first."""
    if not OPENS.search(line.label.text):
        return None
    unit = UNIT.search(line.label.text)
    found = IN_BRACKETS.fullmatch(line.label.text[: unit.start()] if unit else line.label.text)
    if found is None:
        return None
    name = part(line.label, *found.span(2))
    return part(line.label, *found.span(1)), name._replace(text=name.text + unit[1]) if unit else name


def amount(line: LabelledLine) -> bool:
    """Return whether a label crosses a column of money with a row of it."""
    found = halves(line)
    return found is not None and heads_money(found[0].text) and means(found[1].text, "money") is not None


def goal(line: LabelledLine) -> bool:
    """Return whether a label names the goals and one of them."""
    found = halves(line)
    return found is not None and all(means(half.text, "goal") or like(half.text, GOAL) for half in found)


def heads_all_rows(line: LabelledLine) -> bool:
    """Return whether a label heads a column of money, told once for all rows (执行率)."""
    return heads_money(line.label.text) and len(line.values) == 1


def heads_money(text: str) -> bool:
    """Return whether a label heads a column of budget and execution, or is like one that does."""
    return means(text, "money_column") is not None or like(text, MONEY_COLUMN) is not None


def crossed_rows(run: Sequence[LabelledLine]) -> Iterator[Row]:
    """Yield a head of the columns of money and a row for every row that the labels name."""
    heads: dict[str, Cell] = {}
    names: dict[str, Cell] = {}
    figures: dict[tuple[str, str], Cell] = {}
    for line in run:
        crossed = halves(line) if amount(line) else None
        column, name = crossed or (line.label, next(iter(names.values()), line.label))
        across, down = label_key(column.text), label_key(name.text)
        heads.setdefault(across, column)
        names.setdefault(down, name)
        figures[down, across] = line.values[0]
    empty = run[0].label._replace(text="")
    yield row_of([empty, *heads.values()], 0)
    for number, (down, name) in enumerate(names.items(), 1):
        yield row_of([name, *(figures.get((down, across), empty) for across in heads)], number)


def own(row: Row, line: LabelledLine | None) -> Row:
    """Return a row with a label that names a block and its part as the part alone."""
    if line is None:
        return row
    found = halves(line)
    if found is not None and goal(line):
        return Row((found[1], *line.values)) if line.values[0].text else row._replace(cells=(found[1],))
    same = row.cells[0].text.strip().startswith(line.label.text)
    return row if same else Row((line.label, *line.values))
