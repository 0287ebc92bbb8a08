"""Sheets that arrive where records stand already: what is new in them, what is there and the same, and what is wrong, cell by cell.

A record that stands is never changed by a sheet: one that says otherwise is a problem, told with what differs.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from jixiao.facts.schema import Row
from jixiao.ledger.books import Book, Sheet
from jixiao.ledger.doubts import doubts as checks
from jixiao.ledger.doubts import year_of
from jixiao.ledger.heads import Table, tables_of
from jixiao.ledger.links import doubled, linked
from jixiao.ledger.load import checked, doubtful_cells, rows_of, untold
from jixiao.ledger.merged import ADDRESS
from jixiao.ledger.problems import Bilingual, Problem, Spot, quoted_value
from jixiao.ledger.rows import Record, record_at
from jixiao.ledger.schema import Ledger, ledgers
from jixiao.values.columns import index_of

NOWHERE = Path("/nonexistent")
"""Rows that arrive this way lie in no folder: files that they name are looked for elsewhere."""
Standing = Mapping[str, Mapping[str, Row]]
"""The rows that stand, by ledger and key, references as addresses."""


class Mends(Struct, frozen=True, kw_only=True):
    """What a person changed in sheets after they arrived: texts by ``SHEET!CELL``, and rows left out as ``SHEET!ROW``."""

    texts: Mapping[str, str] = {}
    without: frozenset[str] = frozenset()


class Arrival(Struct, frozen=True, kw_only=True):
    """What sheets bring: new rows by ledger with the place of each by its address, how many stand already, problems, doubts.

    Where there are problems there are no rows: half a sheet is not taken in.
    """

    new: Mapping[str, Sequence[Row]] = {}
    spots: Mapping[str, Spot] = {}
    same: Mapping[str, int] = {}
    problems: tuple[Problem, ...] = ()
    doubts: tuple[Problem, ...] = ()

    @property
    def count(self) -> int:
        """Return how many rows are new."""
        return sum(map(len, self.new.values()))


def mended(book: Book, mends: Mends) -> Book:
    """Return a file as a person mended it."""
    return Book(book.file, [_mended(sheet, mends) for sheet in book.sheets], book.refused)


def _mended(sheet: Sheet, mends: Mends) -> Sheet:
    rows = {number: list(texts) for number, texts in sheet.rows if f"{sheet.name}!{number}" not in mends.without}
    changed = set()
    for place, text in mends.texts.items():
        name, _, cell = place.rpartition("!")
        found = ADDRESS.fullmatch(cell)
        if name == sheet.name and found and int(found[2]) in rows:
            _put(rows[int(found[2])], index_of(found[1]), text.strip())
            changed.add(cell)
    left = (list(rows.items()), [one for one in sheet.formulas if one not in changed])
    return Sheet(sheet.name, *left, sheet.merged, [one for one in sheet.uncomputed if one not in changed])


def _put(texts: list[str], index: int, text: str) -> None:
    texts += [""] * (index - len(texts) + 1)
    texts[index] = text


def arrived(books: Sequence[Book], standing: Standing, told: Callable[[int], object] = untold, *, lets_stand: bool = False) -> Arrival:
    """Return what files bring to the records that stand; ``told`` hears now and then how many rows were looked at.

    ``lets_stand``: a record that says otherwise than what stands is told and passed over, as in an export that goes on from month to month.
    """
    found = [thing for book in books for thing in tables_of(book)]
    tables = [thing for thing in found if isinstance(thing, Table)]
    problems = [thing for thing in found if isinstance(thing, Problem)]
    records, wrong = checked(tables, told)
    problems += [*wrong, *doubled(records), *linked(records, _as_records(standing))]
    doubts = [one for one in problems if one.doubt]
    problems = [one for one in problems if not one.doubt]
    if problems or not tables:
        return Arrival(problems=tuple(sorted(problems, key=_order)), doubts=tuple(sorted(doubts, key=_order)))
    return _sorted(records, standing, doubts, lets_stand=lets_stand)


def _sorted(records: Mapping[str, Sequence[Record]], standing: Standing, doubts: Sequence[Problem], *, lets_stand: bool) -> Arrival:
    """Return the records as those that are new, those that stand, and those that say otherwise than what stands."""
    address = cache(record_at)
    new: dict[str, list[Row]] = {}
    spots: dict[str, Spot] = {}
    same: dict[str, int] = {}
    problems: list[Problem] = []
    kept: dict[str, list[Record]] = {}
    for name, found in records.items():
        ledger = ledgers()[name]
        row_of = rows_of(NOWHERE, ledger, address)
        for record in found:
            values = dict(record.values)
            row = row_of(record)
            before = standing.get(name, {}).get(record.key)
            if before is None:
                new.setdefault(name, []).append(row)
                spots[str(row["at"])] = record.spot
                kept.setdefault(name, []).append(record._replace(values=values))
                continue
            differing = _differing(ledger, before, row, of_all=not lets_stand)
            if differing:
                problems.append(replace(record.cell(ledger.key).problem(*_told(record.key, differing)), doubt=lets_stand))
            if lets_stand or not differing:
                same[name] = same.get(name, 0) + 1
    tables = {ledger.table: new.get(name, []) for name, ledger in ledgers().items()}
    more = [one for one in doubtful_cells(checks(tables, year_of(tables), kept.keys()), kept) if one.file]
    passed_over, wrong = (tuple(one for one in problems if one.doubt is is_doubt) for is_doubt in (True, False))
    told = tuple(sorted((*doubts, *more, *passed_over), key=_order))
    return Arrival(problems=wrong, doubts=told) if wrong else Arrival(new=new, spots=spots, same=same, doubts=told)


def _differing(ledger: Ledger, before: Row, after: Row, *, of_all: bool) -> list[str]:
    """Return what differs in the columns that people fill in, each as a phrase; ``of_all``: in those left blank as well."""
    differing = (column for column in ledger.filled if before.get(column.name) != after.get(column.name))
    columns = [column for column in differing if of_all or after.get(column.name) is not None]
    return [
        f"{c.title.zh}“{quoted_value(_text(before.get(c.name)), personal=c.personal)}”→“{quoted_value(_text(after.get(c.name)), personal=c.personal)}”"
        for c in columns
    ]


def _text(value: object) -> str:
    text = "" if value is None else str(value)
    return text.partition("#")[2] if text.startswith("ledger:") else text


def _told(key: str, differing: Sequence[str]) -> tuple[Bilingual, Bilingual]:
    return (
        Bilingual(f"“{key}”已在台账里，内容不同：{'；'.join(differing)}", f"“{key}” stands already and differs: {'; '.join(differing)}"),
        Bilingual(
            "台账里的不会被导入改掉：要改，打开那一条写更正；是另一条的，换一个编号；不要的去掉这一行",
            "An import changes nothing that stands: correct that record, give this one another key, or leave the row out",
        ),
    )


def _as_records(standing: Standing) -> dict[str, list[Record]]:
    """Return what stands as references are looked up in it: by key and label alone."""
    return {name: list(_light(ledgers()[name], rows)) for name, rows in standing.items() if name in ledgers()}


def _light(ledger: Ledger, rows: Mapping[str, Row]) -> Iterator[Record]:
    label, spot = ledger.label, Spot("", ledger=ledger.name)
    for key, row in rows.items():
        value = row.get(label.name) if label else None
        yield Record(ledger, key, {} if label is None else {label.name: str(value or "")}, spot, {})


def _order(problem: Problem) -> tuple[str, str, int, str]:
    return problem.file, problem.sheet or "", problem.row or 0, problem.cell or ""
