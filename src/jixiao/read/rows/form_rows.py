"""All indicators of one form: its tables one after another, with what was written down about them and what could not be read."""

from collections.abc import Iterator, Sequence

from jixiao.read.lines import Row as Line
from jixiao.read.notebook import Notebook
from jixiao.read.rows.indicators import IndicatorTable, TableRead, note, read_table
from jixiao.read.rows.levels import Levels
from jixiao.read.rows.merged import Stands
from jixiao.read.rows.phrases import points_divided, with_targets, without_codes
from jixiao.read.rows.standing import StandingRow, unsure
from jixiao.read.rows.tables import tables
from jixiao.read.rows.told_again import completed_by_table, tells_more
from jixiao.read.sure import DOUBTFUL, LEAST

SHIFTED = 2
"""Rows that stand beside their heads more often are told of once."""
MOST_LACKING = 4
"""One indicator in so many may lack its target before a table is held to be torn."""
COMPLETE = 0.99
SCORING = frozenset(("points", "score", "skip", "unknown"))
"""What a column that holds points or scores is read as."""


def form_rows(body: Sequence[Line], notebook: Notebook, stands: Stands | None = None) -> list[StandingRow]:
    """Return the indicators under the heads of a form's tables, with their places written down; ``stands`` as merged cells have it."""
    found: list[StandingRow] = []
    levels = Levels()
    parts = list(tables(body))
    for table in parts:
        read = read_table(table, levels, stands)
        for row in read.rows:
            if row.stray:
                told = row.indicator.name or ""
                notebook.miss("/indicators", f"表格行间的文字“{told[:40]}”不像指标，没有读。", row.cells["name"].place)
        rows = [row for row in read.rows if not row.stray and (row.indicator.name or row.indicator.target)]
        rows = list(perhaps_merged(rows))
        rows = with_targets(points_divided(rows, table.columns, "name"), table.columns)
        rows = points_divided(rows, table.columns, "target")
        if tells_more(table.columns, rows, found):
            found = completed_by_table(found, rows)
            continue
        checked(table, read, rows, notebook)
        found += map(unsettled, rows) if torn(table, read, rows) else rows
    found = without_codes(found)
    if len(found) > 1 and not any(row.indicator.target or "target" in row.empty for row in found):
        found = [*map(unsettled, found)]
    for row, path in zip(found, paths(found), strict=True):
        note(row, path, notebook)
    blank_medium(parts, found, notebook)
    without_scores(parts, notebook)
    shifts(found, notebook)
    return found


def blank_medium(parts: Sequence[IndicatorTable], rows: Sequence[StandingRow], notebook: Notebook) -> None:
    """Note a medium-term block that a head has and no row fills."""
    heads = [table.head for table in parts if {column.field for column in table.columns if column.medium} >= {"name", "target"}]
    if heads and not any(row.medium for row in rows):
        notebook.blank("/indicators_medium_term", heads[0].place)


def without_scores(parts: Sequence[IndicatorTable], notebook: Notebook) -> None:
    """Note that a form has no score: its table of actual values has no column of points or scores, nor one that could be."""
    fields = {column.field for table in parts for column in table.columns}
    if "actual" in fields and fields.isdisjoint(SCORING):
        notebook.blank("/total_score", parts[0].head.place)


def paths(rows: Sequence[StandingRow]) -> list[str]:
    """Return the pointer of every row: the annual and the medium-term ones are counted apart."""
    found = []
    count = {False: 0, True: 0}
    for row in rows:
        found.append(f"/{'indicators_medium_term' if row.medium else 'indicators'}/{count[row.medium]}")
        count[row.medium] += 1
    return found


def shifts(rows: Sequence[StandingRow], notebook: Notebook) -> None:
    """Note from which rows on cells stand beside their heads: once where they do so again and again, merged cells being told once."""
    befores = [0, *(row.shift for row in rows)]
    moved = [(row, path) for row, path, before in zip(rows, paths(rows), befores, strict=False) if row.shift not in (0, before)]
    if len(moved) > SHIFTED and all(row.shift < 0 for row, _ in moved):
        count = sum(row.shift < 0 for row in rows)
        notebook.warn(moved[0][1], f"从这一行起，有 {count} 行的单元格比表头向左错了位，按内容归位。", 0.9)
        return
    for row, path in moved:
        side = "右" if row.shift > 0 else "左"
        notebook.warn(path, f"从这一行起，单元格比表头向{side}错了 {abs(row.shift)} 列，按内容归位。", 0.9)


def unsettled(row: StandingRow) -> StandingRow:
    """Return a row of which nothing is sure to be its own."""
    return row._replace(margins=dict.fromkeys(row.margins, 0.0))


def perhaps_merged(rows: Sequence[StandingRow]) -> Iterator[StandingRow]:
    """Yield rows, what is empty in a row that has lost merged cells being doubted where a row above under the same level has it filled.

    The cell of that row may stand for both, as the cells on its left do.
    """
    filled: set[str] = set()
    level: tuple[str | None, str | None] | None = None
    for row in rows:
        own = (row.indicator.level1, row.indicator.level2)
        filled = filled if own == level else set()
        doubted = {field: unsure(cell) if row.shift < 0 and field in filled else cell for field, cell in row.empty.items()}
        yield row._replace(empty=doubted)
        level, filled = own, filled | row.cells.keys()


def lacking(table: IndicatorTable, read: TableRead, rows: Sequence[StandingRow]) -> list[StandingRow]:
    """Return the rows without a target in a table that has a column of targets and tells no empty cells."""
    if read.told or not any(column.field == "target" for column in table.columns):
        return []
    return [row for row in rows if row.indicator.target is None and not row.medium]


def torn(table: IndicatorTable, read: TableRead, rows: Sequence[StandingRow]) -> bool:
    """Return whether names and values do not stand together: too many rows lack their target."""
    count = len(lacking(table, read, rows))
    return count > 1 and count * MOST_LACKING > len(rows)


def checked(table: IndicatorTable, read: TableRead, rows: Sequence[StandingRow], notebook: Notebook) -> None:
    """Write down how sure it is that a table is read whole, and what of it was not read."""
    lost = lacking(table, read, rows)
    if torn(table, read, rows):
        notebook.miss("/indicators", "指标的名称和指标值没有排在一起，这张表读不准。请交原来的 Word、Excel 或 PDF 文件。", table.head.place)
    else:
        for row in lost:
            notebook.miss("/indicators", f"没有读到指标“{(row.indicator.name or '')[:40]}”的指标值。", row.cells["name"].place)
    if read.left:
        shown = "、".join(f"“{token.text[:20]}”" for token in read.left[:3])
        notebook.miss("/indicators", f"指标表里有 {len(read.left)} 处文字没有归到任何指标：{shown}。", read.left[0].cell.place)
    before = notebook.places.get("/indicators")
    sure = DOUBTFUL if lost or read.left else COMPLETE
    if before is None or sure < min(before.confidence, LEAST):
        notebook.at("/indicators", table.head.place, sure)
