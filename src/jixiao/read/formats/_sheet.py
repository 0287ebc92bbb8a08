"""A worksheet as an exact grid: merged cells as spans, hidden rows and columns left out and told, limits kept."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from msgspec import Struct, field

from jixiao.read.blocks import Block, Blocks, Cell, Grid, Paragraph, Repair
from jixiao.read.refused import Refused
from jixiao.values.columns import letters_of
from jixiao.values.place import Place

MOST_ROWS, MOST_COLUMNS = 50_000, 500
MOST_MERGES = 20_000
MOST_CELLS = 60_000
TOLD = 8
"""So many rows or sheets are named in a message."""


class Merge(NamedTuple):
    """Merged cells: first and last row and column, from 0."""

    top: int
    left: int
    bottom: int
    right: int


class StoredSheet(Struct):
    """A worksheet as stored: text by row and column (from 0), merged cells, what is hidden, how much lay beyond the limits."""

    name: str
    rows: dict[int, dict[int, str]] = field(default_factory=dict)
    merges: list[Merge] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    beyond: int = 0
    filled: int = 0

    def put(self, row: int, column: int, text: str) -> None:
        """Keep a cell; what lies beyond the limits is only counted."""
        text = text.strip()
        if not text:
            return
        if row >= MOST_ROWS or column >= MOST_COLUMNS:
            self.beyond += 1
        else:
            self.rows.setdefault(row, {})[column] = text
            self.filled += 1

    def merge(self, merged: Merge) -> None:
        """Keep merged cells as far as the limits go; Refused where there are too many."""
        if len(self.merges) >= MOST_MERGES:
            raise Refused(
                f"合并单元格超过 {MOST_MERGES} 处，不像表单。请整理后另存一份。",
                "There are more merged cells than any form has. Tidy the file and save a copy.",
            )
        if merged.top < MOST_ROWS and merged.left < MOST_COLUMNS and (merged.bottom > merged.top or merged.right > merged.left):
            self.merges.append(merged)


class Book(Struct):
    """A workbook as stored: its visible sheets, the names of hidden ones that hold text, and other things to tell."""

    sheets: list[StoredSheet] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    repairs: list[Repair] = field(default_factory=list)


def blocks_of(book: Book) -> Blocks:
    """Return the blocks of a workbook: a grid a sheet, a break between sheets."""
    blocks: list[Block] = []
    repairs = list(book.repairs)
    left = MOST_CELLS
    for sheet in book.sheets:
        rows = tuple(grid_rows(sheet, left))
        left -= sum(map(len, rows))
        repairs += left_out(sheet, left <= 0)
        if rows:
            if blocks:
                blocks.append(Paragraph("", Place(sheet=sheet.name), 1))
            blocks.append(Grid(rows, exact=True))
    if book.hidden:
        repairs.append(Repair(f"隐藏的工作表没有读：{listed(book.hidden)}。", 0.8))
    return Blocks(tuple(blocks), tuple(repairs))


def listed(names: Iterable[object]) -> str:
    """Return the first names of a list, and how many there are where more."""
    found = [str(n) for n in names]
    return "、".join(found[:TOLD]) + (f"等 {len(found)} 个" if len(found) > TOLD else "")


def left_out(sheet: StoredSheet, cut: bool) -> Iterator[Repair]:
    """Yield what was left out of a sheet."""
    rows = sorted(r for r in sheet.hidden_rows if sheet.rows.get(r))
    if rows:
        yield Repair(f"工作表“{sheet.name}”有 {len(rows)} 个隐藏行没有读：第 {listed(r + 1 for r in rows)} 行。", 0.8)
    columns = sorted({c for cells in sheet.rows.values() for c in cells if c in sheet.hidden_columns})
    if columns:
        yield Repair(f"工作表“{sheet.name}”有 {len(columns)} 个隐藏列没有读：{listed(letters_of(c) for c in columns)} 列。", 0.8)
    if sheet.beyond:
        yield Repair(f"工作表“{sheet.name}”第 {MOST_ROWS} 行或第 {MOST_COLUMNS} 列以外的 {sheet.beyond} 个单元格没有读。", 0.5)
    if cut:
        yield Repair(f"全文超过 {MOST_CELLS} 个单元格，工作表“{sheet.name}”只读了前面的部分。", 0.3)


def visible(merged: Merge, sheet: StoredSheet) -> Merge | None:
    """Return merged cells without hidden rows and columns at their beginning, None where all are hidden."""
    top = next((r for r in range(merged.top, min(merged.bottom, MOST_ROWS) + 1) if r not in sheet.hidden_rows), None)
    left = next((c for c in range(merged.left, min(merged.right, MOST_COLUMNS) + 1) if c not in sheet.hidden_columns), None)
    return None if top is None or left is None else merged._replace(top=top, left=left)


def shown_cells(sheet: StoredSheet) -> tuple[dict[int, dict[int, str]], list[Merge]]:
    """Return the visible cells with the text of merged ones at their first visible cell, and the merges."""
    cells = {
        r: {c: t for c, t in row.items() if c not in sheet.hidden_columns} for r, row in sheet.rows.items() if r not in sheet.hidden_rows
    }
    merges = []
    for merged in sheet.merges:
        seen = visible(merged, sheet)
        if seen is None:
            continue
        text = sheet.rows.get(merged.top, {}).get(merged.left, "")
        if text:
            cells.setdefault(seen.top, {})[seen.left] = text
        merges.append(seen)
    return {r: row for r, row in cells.items() if row}, merges


def grid_rows(sheet: StoredSheet, most: int) -> Iterator[tuple[Cell, ...]]:
    """Yield the rows that hold text, every used column of them that no merged cell covers, ``most`` cells at the most."""
    cells, merges = shown_cells(sheet)
    columns = sorted({c for row in cells.values() for c in row})
    by_top = sorted(merges)
    open_merges: list[Merge] = []
    at = 0
    for row in sorted(cells):
        while at < len(by_top) and by_top[at].top <= row:
            open_merges.append(by_top[at])
            at += 1
        open_merges = [m for m in open_merges if m.bottom >= row]
        if sum(min(m.right, MOST_COLUMNS) - m.left + 1 for m in open_merges) > MOST_COLUMNS + 1:
            raise Refused(
                "合并单元格互相重叠，文件已损坏。请用原软件打开后另存一份。",
                "Merged cells overlap; the file is damaged. Open it in its own program and save a copy.",
            )
        made = tuple(row_cells(sheet.name, row, cells[row], columns, open_merges))
        most -= len(made)
        if most < 0:
            return
        if any(cell.text for cell in made):
            yield made


def row_cells(name: str, row: int, texts: dict[int, str], columns: list[int], merges: list[Merge]) -> Iterator[Cell]:
    """Yield the cells of one row."""
    spans = {m.left: m for m in merges if m.top == row}
    covered = {c for m in merges for c in range(m.left, min(m.right, MOST_COLUMNS) + 1) if (row, c) != (m.top, m.left)}
    for column in columns:
        if column in covered:
            continue
        text = texts.get(column, "")
        merged = spans.get(column, Merge(row, column, row, column))
        place = Place(sheet=name, row=row + 1, column=column + 1, text=text)
        yield Cell(text, place, row, column, merged.bottom - row + 1, min(merged.right, MOST_COLUMNS) - column + 1)
