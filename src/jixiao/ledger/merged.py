"""What in a sheet may not be what was entered: formulas, and merged cells, whose text holds for each of their rows where it says of what a row is."""

import re
from collections.abc import Iterator, Mapping, Sequence

from jixiao.ledger.blanks import NUMBERS
from jixiao.ledger.heads import Table
from jixiao.ledger.problems import Bilingual, Problem, Spot
from jixiao.values.columns import index_of

ADDRESS = re.compile(r"([A-Z]+)(\d+)")
RANGE = re.compile(rf"{ADDRESS.pattern}:{ADDRESS.pattern}")


def hazards(table: Table) -> Iterator[Problem]:
    """Yield formulas, once a sheet, and each that stands without a value."""
    if computed := [address for address in table.sheet.formulas if address not in table.sheet.uncomputed]:
        count = len(computed)
        yield _cell(table, computed[0]).doubt(
            Bilingual(
                f"有 {count} 格是公式，用的是上次保存时算出的数", f"{count} cells are formulas; what they gave when last saved is used"
            ),
            Bilingual("要固定下来，复制后“选择性粘贴—数值”", "Copy them and paste values only to keep them as they are"),
        )
    for address in table.sheet.uncomputed:
        yield _cell(table, address).problem(
            Bilingual("这一格是公式，没有存下算出的数", "this cell is a formula without a value"),
            Bilingual("在表格软件里打开、保存一次，或直接填数", "Open and save it in a spreadsheet program, or enter the figure"),
        )


def merged_rows(table: Table) -> tuple[Mapping[int, Problem], Sequence[Problem]]:
    """Put the text of each merged cell of one column into all of its rows; return what is wrong, by row, where a record stands in any other.

    A number for several rows is none of each, and neither is a key. Beside what is wrong stands what is said of those that were filled.
    """
    rows = dict(table.sheet.rows[1:]) if table.sheet.merged else {}
    found: dict[int, Problem] = {}
    filled: list[str] = []
    for reference in table.sheet.merged:
        left, top, right, bottom = _corners(reference)
        within = [row for row in range(top, bottom + 1) if row in rows]
        column = table.columns.get(left)
        if left == right and (column is None or len(within) < 2):
            continue
        if column is not None and left == right and not column.key and column.type not in NUMBERS:
            filled.append(reference)
            for row in within[1:]:
                _put(rows[row], left, rows[top][left] if top in rows and left < len(rows[top]) else "")
        else:
            found |= {row: _wrong(_cell(table, reference.partition(":")[0]), reference) for row in within if row not in found}
    return found, [_filled(table, filled)] if filled else []


def _filled(table: Table, references: Sequence[str]) -> Problem:
    return _cell(table, references[0].partition(":")[0]).doubt(
        Bilingual(
            f"有 {len(references)} 处合并的单元格，每一行都按左上角的内容读入",
            f"{len(references)} cells are merged; what stands in the first was read for each of the rows",
        ),
        Bilingual("不是每一行都一样的，取消合并、逐行填写", "Split them where the rows differ, and fill in each"),
    )


def _corners(reference: str) -> tuple[int, int, int, int]:
    parts = RANGE.fullmatch(reference)
    return (0, 0, 0, -1) if parts is None else (index_of(parts[1]), int(parts[2]), index_of(parts[3]), int(parts[4]))


def _put(texts: list[str], place: int, text: str) -> None:
    texts += [""] * (place - len(texts) + 1)
    texts[place] = text


def _wrong(spot: Spot, reference: str) -> Problem:
    return spot.problem(
        Bilingual(f"{reference} 是合并的单元格，只有左上角有内容", f"{reference} is merged: only its first cell holds anything"),
        Bilingual("取消合并，每一行都填写", "Split it and fill in every row"),
    )


def _cell(table: Table, address: str) -> Spot:
    found = ADDRESS.fullmatch(address)
    return table.spot(int(found[2]), index_of(found[1])) if found else table.spot()
