"""Which ledger a sheet holds, and which column of it is which: by names, Chinese or English, near ones proposed."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from jixiao.ledger.books import Book, Sheet
from jixiao.ledger.cells import seen
from jixiao.ledger.headlines import OVER_ALL, UNIT, IsKnown, heads_of
from jixiao.ledger.problems import Bilingual, Problem, Spot, near
from jixiao.ledger.schema import Column, Ledger, ledgers

EXPLANATIONS = "填写说明"
"""The sheet of a template that explains the columns; it holds no records."""
IGNORED = frozenset((EXPLANATIONS, "explanations", "选项"))
LOOSE = re.compile(r"\s*(?:[*＊:：（(]|[/／][十百千万亿]*元$).*$")
"""What people put behind a head: a star, a unit in brackets."""
SCALED = re.compile(rf"[（(]\s*(?:单位[:：]?)?\s*(?:人民币)?({UNIT})元\s*[)）]|[（(]\s*(百|千|万|百万|千万|亿)\s*[)）]|[/／]\s*({UNIT})元$")
"""A unit of money that is not yuan, in a head."""
UNNAMED = re.compile(r"(?:sheet|工作表)\s*\d*", re.IGNORECASE)
"""How programs call sheets that nobody gave a name."""
ROW = re.compile(r"\d+")
PLAIN = re.compile(r"[（(/／]\s*(?:单位[:：]?)?\s*(?:人民币)?元\s*[)）]?$")
"""Yuan, in a head."""
EXPORTED = Bilingual(
    "；别的系统导出的，在台账文件夹的 headings.toml 里写对照",
    "; for an export of another system write its names into headings.toml in this folder",
)
FEWEST_KNOWN = 4
"""Heads that a sheet of another name shares with a ledger before it is taken for it."""


class Table(NamedTuple):
    """A sheet that holds a ledger: where, the row of the heads, the columns by their place, units of money other than yuan by column."""

    file: str
    sheet: Sheet
    ledger: Ledger
    columns: Mapping[int, Column]
    head_row: int
    units: Mapping[int, str] = {}

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
        if ledger is None and (ledger := _held(sheet, stem)) is not None and not _is_called(ledger, sheet.name, stem):
            yield Spot(book.file, sheet.name, ledger=ledger.name).doubt(
                Bilingual(f"按表头认作“{ledger.title.zh}”", f"taken for {ledger.title.en} by its heads"),
                Bilingual(
                    f"不是的移出文件夹；要它不再提示，工作表改名“{ledger.title.zh}”",
                    f"Move it away if it is none; name the sheet {ledger.title.zh} to hear no more of it",
                ),
            )
        if ledger is None:
            yield _unknown_sheet(book.file, sheet)
        else:
            yield from _table(book.file, sheet, ledger)


def _held(sheet: Sheet, stem: str) -> Ledger | None:
    """Return the ledger whose heads a sheet has, all that are needed: the one that it or its file is called after, else the only one."""
    known = {ledger.name: _held_heads(sheet, ledger) for ledger in ledgers().values()}
    fitting = [ledger for ledger in ledgers().values() if known[ledger.name]]
    called = [ledger for ledger in fitting if _is_called(ledger, sheet.name, stem)]
    if called:
        return max(called, key=lambda ledger: len(ledger.title.zh))
    most = max(known.values(), default=0)
    best = [ledger for ledger in fitting if known[ledger.name] == most]
    return best[0] if len(best) == 1 and most >= FEWEST_KNOWN else None


def _is_called(ledger: Ledger, *names: str) -> bool:
    return any(ledger.title.zh in name or ledger.name in name.lower() for name in names)


def _held_heads(sheet: Sheet, ledger: Ledger) -> int:
    """Return how many of its heads a sheet shares with a ledger; none where one is missing that is needed."""
    by_head = columns_by_head(ledger)
    heads = heads_of(sheet.rows, _known(by_head)).texts
    found = {column.name for text in heads if (column := column_named(by_head, text)) is not None}
    return len(found) if all(column.name in found for column in ledger.filled if column.is_needed) else 0


def named(name: str) -> Ledger | None:
    """Return the ledger of that name or title, None where there is none."""
    plain = seen(name).strip().lower()
    return next((x for x in ledgers().values() if plain in (x.name, x.title.zh, x.title.en.lower())), None)


def _unknown_sheet(file: str, sheet: Sheet) -> Problem:
    words = {title: x for x in ledgers().values() for title in (x.title.zh, x.name)}
    heads = {text for _, texts in sheet.rows[:1] for text in texts}
    fitting = [x.title.zh for x in ledgers().values() if sum(c.title.zh in heads for c in x.filled) > len(x.filled) // 2]
    likely = (*fitting, *(words[w].title.zh for w in ([] if UNNAMED.fullmatch(sheet.name) else near(sheet.name, words))))
    hint = f"是不是“{likely[0]}”？" if likely else ""
    told = Spot(file, sheet.name).problem(
        Bilingual(f"没有叫“{sheet.name}”的台账", f"there is no ledger called “{sheet.name}”"),
        Bilingual(
            f"{hint}工作表用台账的名称（见 jixiao ledger list），不是台账的移出文件夹{EXPORTED.zh}",
            (f"Perhaps “{likely[0]}”? " if likely else "")
            + f"Give the sheet a ledger's name (jixiao ledger list), or move it out of the folder{EXPORTED.en}",
        ),
    )
    return told if likely else replace(told, what=Bilingual(f"{told.what.zh}，没有读", f"{told.what.en}; it was not read"), doubt=True)


def _known(by_head: Mapping[str, Column]) -> IsKnown:
    return lambda text: column_named(by_head, text) is not None


def _table(file: str, sheet: Sheet, ledger: Ledger) -> Iterator[Table | Problem]:
    by_head = columns_by_head(ledger)
    found = heads_of(sheet.rows, _known(by_head))
    head_row, heads = sheet.rows[found.place][0], found.texts
    over_all = next((unit[1] for _, texts in sheet.rows[: found.place] for text in texts if (unit := OVER_ALL.search(text))), None)
    if found.place:
        yield Spot(file, sheet.name, sheet.rows[0][0], ledger=ledger.name).doubt(
            Bilingual(
                f"表头在第 {head_row} 行，上面的标题和说明没有读", f"the heads stand in row {head_row}; what is above them was not read"
            ),
            Bilingual(
                f"不用改；要它不再提示，删去第 {head_row} 行上面的",
                f"Nothing has to be done; remove what stands above row {head_row} to hear no more of it",
            ),
        )
    last = sheet.rows[found.place + found.lines - 1][0]
    merged = [cells for cells in sheet.merged if (row := ROW.search(cells)) is None or int(row[0]) > last]
    sheet.rows[: found.place + found.lines] = [(head_row, found.texts)]  # in its place: of a large ledger rows are not held twice
    sheet = replace(sheet, merged=merged)
    units: dict[int, str] = {}
    columns: dict[int, Column] = {}
    strange: list[tuple[int, str]] = []
    spot = Spot(file, sheet.name, head_row, ledger=ledger.name)
    for index, head in enumerate(heads):
        column = column_named(by_head, head)
        if column is None and head:
            strange.append((index, head))
        elif column is not None and column in columns.values():
            yield spot._replace(place=index, title=head).problem(
                Bilingual(f"“{head}”这一列有两次", f"the column “{head}” stands twice"), Bilingual("留下一列", "Keep one of them")
            )
        elif column is not None:
            columns[index] = column
            if (scale := _unit(head, column, over_all)) is not None:
                units[index] = scale
                yield spot._replace(place=index, title=head).doubt(*_in_units(head, scale))
    missing = [column for column in ledger.filled if column not in columns.values()]
    yield from _strange(spot, strange, missing)
    named_near = {w for _, head in strange for w in near(head, [c.title.zh for c in missing])[:1]}
    for column in missing:
        if column.is_needed and column.title.zh not in named_near:
            yield spot.problem(
                Bilingual(f"缺少“{column.title.zh}”这一列", f"the column {column.title.en} ({column.title.zh}) is missing"),
                Bilingual(f"补上这一列：{column.note.zh}", f"Add it: {column.note.en}"),
            )
    if any(column.key for column in columns.values()):
        yield Table(file, sheet, ledger, columns, head_row, units)


def columns_by_head(ledger: Ledger) -> Mapping[str, Column]:
    """Return the columns that people fill in by what their heads may say, the first of those that say the same."""
    found: dict[str, Column] = {}
    for column in ledger.filled:
        for name in filter(None, (_close(column.title.zh), _close(column.title.en), column.name)):
            found.setdefault(name, column)
    return found


def column_named(by_head: Mapping[str, Column], head: str) -> Column | None:
    """Return the column of that title or name, blanks in it and a star or a unit behind it left aside; None where there is none."""
    return by_head.get(_close(head)) or by_head.get(_close(LOOSE.sub("", head.strip())))


def _close(text: str) -> str:
    """Return a head without blanks, line breaks and what nobody sees, as heads are compared."""
    return "".join(seen(text).split()).lower()


def _unit(head: str, column: Column, over_all: str | None) -> str | None:
    """Return the unit that the money of a column is in, None for yuan: as its head says, else as stands above all heads."""
    if column.type != "money" or PLAIN.search(head):
        return None
    found = SCALED.search(head)
    return over_all if found is None else next(filter(None, found.groups()))


def _in_units(head: str, unit: str) -> tuple[Bilingual, Bilingual]:
    return (
        Bilingual(f"“{head}”的单位是{unit}元，已换算成元读入", f"“{head}” is in units of {unit}元 and was read as yuan"),
        Bilingual("核对单位；要它不再提示，整列换算成元", "Check the unit; convert the column to yuan to hear no more of it"),
    )


def _strange(spot: Spot, strange: Sequence[tuple[int, str]], missing: Sequence[Column]) -> Iterator[Problem]:
    """Yield the heads that name no column: a problem where one that is missing is called nearly so, else such a column is not read."""
    for index, head in strange:
        place = spot._replace(place=index, title=head)
        likely = near(head, [column.title.zh for column in missing])
        if likely:
            yield place.problem(
                Bilingual(f"没有叫“{head}”的列", f"there is no column “{head}”"),
                Bilingual(
                    f"是不是“{likely[0]}”？改成这个名称；多余的列删去{EXPORTED.zh}",
                    f"Perhaps “{likely[0]}”? Rename it; remove columns that are not needed{EXPORTED.en}",
                ),
            )
        else:
            yield place.doubt(
                Bilingual(f"台账里没有叫“{head}”的列，这一列没有读", f"the ledger has no column “{head}”; it was not read"),
                Bilingual(f"用不着的不用改{EXPORTED.zh}", f"Nothing has to be done where it is not needed{EXPORTED.en}"),
            )
