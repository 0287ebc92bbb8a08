"""Which ledger a sheet holds, and which column of it is which: by names, Chinese or English, near ones proposed."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from jixiao.ledger.books import Book, Sheet
from jixiao.ledger.cells import seen
from jixiao.ledger.problems import Problem, Said, Spot, near
from jixiao.ledger.schema import Column, Ledger, ledgers

EXPLANATIONS = "填写说明"
"""The sheet of a template that explains the columns; it holds no records."""
IGNORED = frozenset((EXPLANATIONS, "explanations", "选项"))
LOOSE = re.compile(r"\s*[*＊:：（(].*$")
"""What people put behind a head: a star, a unit in brackets."""
SCALED = re.compile(r"[（(]\s*(?:单位[:：]?)?\s*(十|百|千|万|百万|千万|亿)元\s*[)）]|[（(]\s*(百|千|万|百万|千万|亿)\s*[)）]")
"""A unit of money that is not yuan, in a head."""
EXPORTED = Said(
    "；别的系统导出的，在台账文件夹的 headings.toml 里写对照",
    "; for an export of another system write its names into headings.toml in this folder",
)
ROW = re.compile(r"\d+")
TITLES = 10
"""Within so many rows from the first the heads are looked for."""


class Table(NamedTuple):
    """A sheet that holds a ledger: where, the row of the heads, the columns by their place."""

    file: str
    sheet: Sheet
    ledger: Ledger
    columns: Mapping[int, Column]
    head_row: int

    def spot(self, row: int | None = None, index: int | None = None) -> Spot:
        """Return a place in the sheet."""
        column = self.columns.get(index) if index is not None else None
        return Spot(self.file, self.sheet.name, row, index, column.title.zh if column else None, self.ledger.name)


def tables_of(book: Book) -> Iterator[Table | Problem]:
    """Yield the sheets of a file that hold ledgers, and what is wrong with the others and with heads."""
    filled = [sheet for sheet in book.sheets if sheet.rows and sheet.name not in IGNORED]
    stem = book.file.rpartition("/")[2].rpartition(".")[0]
    for sheet in filled:
        ledger = named(sheet.name) or (named(stem) if len(filled) == 1 else None)
        if ledger is None:
            yield _unknown_sheet(book.file, sheet)
        else:
            yield from _table(book.file, sheet, ledger)


def named(name: str) -> Ledger | None:
    """Return the ledger of that name or title, None where there is none."""
    plain = seen(name).strip().lower()
    return next((x for x in ledgers().values() if plain in (x.name, x.title.zh, x.title.en.lower())), None)


def _unknown_sheet(file: str, sheet: Sheet) -> Problem:
    words = {title: x for x in ledgers().values() for title in (x.title.zh, x.name)}
    heads = {text for _, texts in sheet.rows[:1] for text in texts}
    fitting = [x.title.zh for x in ledgers().values() if sum(c.title.zh in heads for c in x.filled) > len(x.filled) // 2]
    likely = (*fitting, *(words[w].title.zh for w in near(sheet.name, words)))
    hint = f"是不是“{likely[0]}”？" if likely else ""
    told = Spot(file, sheet.name).problem(
        Said(f"没有叫“{sheet.name}”的台账", f"there is no ledger called “{sheet.name}”"),
        Said(
            f"{hint}工作表用台账的名称（见 jixiao ledger list），不是台账的移出文件夹{EXPORTED.zh}",
            (f"Perhaps “{likely[0]}”? " if likely else "")
            + f"Give the sheet a ledger's name (jixiao ledger list), or move it out of the folder{EXPORTED.en}",
        ),
    )
    return told if likely else replace(told, what=Said(f"{told.what.zh}，没有读", f"{told.what.en}; it was not read"), doubt=True)


def _lower_heads(sheet: Sheet, ledger: Ledger) -> int | None:
    """Return the row of the heads where they stand below a title, None where the first row is as good as any."""
    counts = ((_known_heads(ledger, texts), row) for row, texts in sheet.rows[:TITLES])
    if next(counts)[0] >= 2:
        return None
    most, row = max(counts, key=lambda found: found[0], default=(0, 0))
    return row if most >= 2 else None


def _from_row(sheet: Sheet, first: int) -> Sheet:
    """Return what a sheet holds from a row on."""
    merged = [cells for cells in sheet.merged if (row := ROW.search(cells)) is None or int(row[0]) >= first]
    return replace(sheet, rows=[row for row in sheet.rows if row[0] >= first], merged=merged)


def _known_heads(ledger: Ledger, texts: Sequence[str]) -> int:
    return sum(column_named(ledger, text) is not None for text in texts)


def _table(file: str, sheet: Sheet, ledger: Ledger) -> Iterator[Table | Problem]:
    lower = _lower_heads(sheet, ledger)
    if lower is not None:
        yield Spot(file, sheet.name, sheet.rows[0][0], ledger=ledger.name).doubt(
            Said(f"表头在第 {lower} 行，上面的标题和说明没有读", f"the heads stand in row {lower}; what is above them was not read"),
            Said(
                f"不用改；要它不再提示，删去第 {lower} 行上面的",
                f"Nothing has to be done; remove what stands above row {lower} to hear no more of it",
            ),
        )
        sheet = _from_row(sheet, lower)
    head_row, heads = sheet.rows[0]
    columns: dict[int, Column] = {}
    strange: list[tuple[int, str]] = []
    spot = Spot(file, sheet.name, head_row, ledger=ledger.name)
    for index, head in enumerate(heads):
        column = column_named(ledger, head)
        if column is None and head:
            strange.append((index, head))
        elif column is not None and column in columns.values():
            yield spot._replace(place=index, title=head).problem(
                Said(f"“{head}”这一列有两次", f"the column “{head}” stands twice"), Said("留下一列", "Keep one of them")
            )
        elif column is not None:
            columns[index] = column
            yield from _scaled(spot._replace(place=index, title=head), head, column)
    missing = [column for column in ledger.filled if column not in columns.values()]
    yield from _strange(spot, strange, missing)
    named_near = {w for _, head in strange for w in near(head, [c.title.zh for c in missing])[:1]}
    for column in missing:
        if column.is_needed and column.title.zh not in named_near:
            yield spot.problem(
                Said(f"缺少“{column.title.zh}”这一列", f"the column {column.title.en} ({column.title.zh}) is missing"),
                Said(f"补上这一列：{column.note.zh}", f"Add it: {column.note.en}"),
            )
    if any(column.key for column in columns.values()):
        yield Table(file, sheet, ledger, columns, head_row)


def column_named(ledger: Ledger, head: str) -> Column | None:
    """Return the column of that title or name, blanks in it and a star or a unit behind it left aside; None where there is none."""
    for plain in dict.fromkeys((_close(head), _close(LOOSE.sub("", head.strip())))):
        for column in ledger.filled:
            if plain and plain in (_close(column.title.zh), _close(column.title.en), column.name):
                return column
    return None


def _close(text: str) -> str:
    """Return a head without blanks, line breaks and what nobody sees, as heads are compared."""
    return "".join(seen(text).split()).lower()


def _scaled(spot: Spot, head: str, column: Column) -> Iterator[Problem]:
    """Yield a problem for a head of money in ten thousands and the like: the figures below it would be read as yuan."""
    found = SCALED.search(head) if column.type == "money" else None
    if found:
        unit = found[1] or found[2]
        yield spot.problem(
            Said(f"“{head}”的单位是{unit}元，台账的金额记到元", f"“{head}” is in units of {unit}元; ledgers hold yuan"),
            Said(f"整列换算成元，表头改成“{column.title.zh}”", f"Convert the column to yuan and call it “{column.title.zh}”"),
        )


def _strange(spot: Spot, strange: Sequence[tuple[int, str]], missing: Sequence[Column]) -> Iterator[Problem]:
    for index, head in strange:
        likely = near(head, [column.title.zh for column in missing])
        hint = f"是不是“{likely[0]}”？改成这个名称；" if likely else ""
        yield spot._replace(place=index, title=head).problem(
            Said(f"没有叫“{head}”的列", f"there is no column “{head}”"),
            Said(
                f"{hint}多余的列删去{EXPORTED.zh}",
                (f"Perhaps “{likely[0]}”? Rename it; " if likely else "") + f"remove columns that are not needed{EXPORTED.en}",
            ),
        )
