"""A table pasted as text, its cells parted by bars or tabs: each row becomes the calculation that its head says it is."""

import re

_ROW = re.compile(r"[^;；\n]+")
_COUNT, _PRICE, _SUM = re.compile("数量|数目|人数|次数"), re.compile("单价|标准"), re.compile("金额|小计|合计|总价")


def untabled(text: str) -> str:
    """Return a text of the same length in which 投影机|16|5200|83200 under 名称|数量|单价|金额 reads 投影机 16*5200=83200, other texts as they are."""
    rows = list(_ROW.finditer(text))
    head = next((at for at, row in enumerate(rows) if _columns(row[0]) is not None), None)
    columns = _columns(rows[head][0]) if head is not None else None
    if head is None or columns is None:
        return text
    made = list(text)
    start, end = rows[head].span()
    made[start:end] = " " * (end - start)
    for row in rows[head + 1 :]:
        _write(made, row.start(), row[0], columns)
    return "".join(made)


def _columns(head: str) -> tuple[int, int, int] | None:
    """Return which cells of a row are the count, the price and their product, None where its head does not say so."""
    cells = re.split(r"[|｜\t]", head)
    found = [next((at for at, cell in enumerate(cells) if pattern.search(cell)), -1) for pattern in (_COUNT, _PRICE, _SUM)]
    return (found[0], found[1], found[2]) if -1 < found[0] < found[1] < found[2] else None


def _write(made: list[str], start: int, row: str, columns: tuple[int, int, int]) -> None:
    """Put the signs of a calculation in the places of a row's bars; where a cell is empty, as before a total, only blanks."""
    cells = [cell.strip() for cell in re.split(r"[|｜\t]", row)]
    bars = [at for at, char in enumerate(row) if char in "|｜\t"]
    full = len(cells) > columns[2] and all(cells[at] for at in columns)
    signs = {columns[1]: "*", columns[2]: "="} if full else {}
    for number, at in enumerate(bars, 1):
        made[start + at] = signs.get(number, " ")
