"""A folder of ledgers as records: all of it, or what is wrong with it, cell by cell. Loading twice gives the same."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from hashlib import sha256
from pathlib import Path
from weakref import WeakKeyDictionary

from msgspec import Struct
from msgspec.structs import replace

from jixiao.facts.schema import Row, Rows
from jixiao.ledger.cells import Value
from jixiao.ledger.doubted import doubt_sentences
from jixiao.ledger.doubts import Doubt, doubts, year_of
from jixiao.ledger.files import read_folder
from jixiao.ledger.general import general
from jixiao.ledger.headings import read_headings, renamed
from jixiao.ledger.heads import Table, tables_of
from jixiao.ledger.links import doubled, linked, put_together
from jixiao.ledger.problems import Problem
from jixiao.ledger.rows import Record, record_at, records_of
from jixiao.ledger.schema import Ledger, ledgers
from jixiao.model.document import Document
from jixiao.values.blank import filled
from jixiao.values.place import Place

LARGEST_EVIDENCE = 256 << 20
BUDGETS = "budgets"
DOUBTS = "ledger_doubts"
TOLD_EACH = 2000
"""After so many rows it is told how far a long check is."""
FEW = 20_000
"""Records whose rows may be kept in mind a second time."""
REFERENCES_FOLLOWED = 2
"""From a claim to its payment to its project."""


class Records(Struct, frozen=True, weakref=True, eq=False):
    """The records of a folder: rows of every ledger by its table, where each stands by its address, and each by its address.

    ``held`` names the ledgers that are there, if only with their heads; None where that is not known.
    """

    tables: Rows
    places: Mapping[str, Place]
    by_address: Mapping[str, Row] = {}
    held: frozenset[str] | None = None

    def count(self) -> int:
        """Return how many records there are."""
        return sum(map(len, self.tables.values()))

    def project_of(self, address: str) -> int | None:
        """Return the number of the project that a record belongs to: its own, or that of what it refers to; None where that is not said."""
        return self._project(address, REFERENCES_FOLLOWED)

    def _project(self, address: str, further: int) -> int | None:
        ledger = ledgers().get(address.removeprefix("ledger:").partition("#")[0])
        row = self.by_address.get(address)
        if ledger is None or row is None:
            return None
        if ledger.name == BUDGETS:
            return code if isinstance(code := row["code"], int) else None
        if "project" in row:
            return None if row["project"] is None else self._project(str(row["project"]), further)
        links = (row[column.name] for column in ledger.columns if column.references) if further else ()
        return next((found for link in links if link is not None and (found := self._project(str(link), further - 1)) is not None), None)

    def facts(self, key: str, document: Document) -> Rows:
        """Return the rows as those of the document with that key: ids and references are its own. Nobody changes a row of them."""
        numbers = {(i + 1 if p.number is None else p.number): f"{key}:/projects/{i}" for i, p in enumerate(document.projects)}
        asked = key, tuple(numbers.items()), document.fiscal_year
        if self.count() > FEW:
            return self._facts(key, numbers, document.fiscal_year)
        given = _given.setdefault(self, {})
        if asked not in given:
            given[asked] = self._facts(key, numbers, document.fiscal_year)
        return given[asked]

    def _facts(self, key: str, numbers: Mapping[int, str], year: int | None) -> Rows:
        own = {ledger.table: list(_own(self.tables[ledger.table], ledger, key, numbers)) for ledger in ledgers().values()}
        own |= general(own, key, self.held)
        return {**own, DOUBTS: [_doubt_row(doubt, key) for doubt in self.doubts(year)]}

    def doubts(self, year: int | None) -> tuple[Doubt, ...]:
        """Return every check of the records; those of the year only where it is known."""
        told = _told.setdefault(self, {})
        if year not in told:
            told[year] = tuple(doubts(self.tables, year, self.held or ()))
        return told[year]


_told: WeakKeyDictionary[Records, dict[int | None, tuple[Doubt, ...]]] = WeakKeyDictionary()
"""What :meth:`Records.doubts` gave: who checks a folder asks before whoever judges by it."""
_given: WeakKeyDictionary[Records, dict[object, Rows]] = WeakKeyDictionary()
"""What :meth:`Records.facts` gave, of few records: a year asks three times. It goes with these very records, and with no copy of them."""


class Loaded(Struct, frozen=True):
    """What a folder gave: records, or problems; never both. ``doubts`` stop no import."""

    records: Records | None
    problems: tuple[Problem, ...]
    found: tuple[tuple[str, int], ...] = ()
    doubts: tuple[Problem, ...] = ()


def load(folder: Path) -> Loaded:
    """Return the folder's records, None with every problem where there are any; UsageWrong when there is nothing to read."""
    read = read_folder(folder)
    headings = read_headings(folder)
    held = [(book, thing) for book in read.books for thing in tables_of(renamed(book, headings))]
    tables = [thing for _, thing in held if isinstance(thing, Table)]
    problems = list(map(_below, (*read.problems, *(thing for _, thing in held if isinstance(thing, Problem)))))
    problems += put_together([(table.ledger.name, table.file, table.sheet.name) for table in tables])
    records, wrong = checked(tables)
    problems += wrong
    told, problems = [one for one in problems if one.doubt], [one for one in problems if not one.doubt]
    problems += [*doubled(records), *linked(records)]
    counts = tuple((name, len(found)) for name, found in records.items())
    if problems:
        return Loaded(None, tuple(sorted(problems, key=_order)), counts, tuple(sorted(told, key=_order)))
    held_rows = _rows(folder, records)
    by_address = {str(row["at"]): row for rows in held_rows.values() for row in rows}
    loaded = Records(held_rows, RecordPlaces(records, by_address), by_address, frozenset(records))
    kept = {str(row["file"]) for row in held_rows["ledger_evidence"]}
    told = [one for one in told if one.file not in kept]
    told += doubtful_cells(loaded.doubts(year_of(held_rows)), records)
    return Loaded(loaded, (), counts, tuple(sorted(told, key=_order)))


def untold(_: int) -> None:
    """Take note of how many rows were looked at, for nobody."""


def checked(tables: Sequence[Table], told: Callable[[int], object] = untold) -> tuple[dict[str, list[Record]], list[Problem]]:
    """Return the records of the tables by ledger, and what is wrong in their cells; the texts of a table are given up as they are read.

    ``told`` hears now and then how many rows were looked at.
    """
    records: dict[str, list[Record]] = {table.ledger.name: [] for table in tables}
    problems: list[Problem] = []
    done = 0
    for table in tables:
        for thing in records_of(table):
            if isinstance(thing, Problem):
                problems.append(thing)
                continue
            records[thing.ledger.name].append(thing)
            done += 1
            if not done % TOLD_EACH:
                told(done)
    return records, problems


def _below(problem: Problem) -> Problem:
    """Return what is wrong with a whole file or sheet of a folder below as a doubt: such a file is left out and told."""
    return replace(problem, doubt=True) if "/" in problem.file and problem.row is None else problem


def doubtful_cells(checks: Iterable[Doubt], records: Mapping[str, Sequence[Record]]) -> Iterator[Problem]:
    """Yield what is doubtful in the records by the checks of them, each at its cell."""
    wanted = [doubt for doubt in checks if doubt.doubted and doubt.kind != "empty"]
    asked = {doubt.at for doubt in wanted}
    each = ((record_at(name, record.key), record) for name, found in records.items() for record in found) if asked else ()
    spots = {at: record for at, record in each if at in asked}
    for doubt in wanted:
        if doubt.at in spots:
            yield spots[doubt.at].cell(doubt.column).problem(*doubt_sentences(doubt))


def _order(problem: Problem) -> tuple[str, str, int, str]:
    return problem.file, problem.sheet or "", problem.row or 0, problem.cell or ""


def _rows(folder: Path, records: Mapping[str, Sequence[Record]]) -> Rows:
    """Return the rows of all tables, of ledgers that are not there none; a reference is the address of its record.

    The values of a record are given up once its row is made, so that they are not there twice.
    """
    address = cache(record_at)
    return {x.table: list(map(rows_of(folder, x, address), records.get(x.name, ()))) for x in ledgers().values()}


def rows_of(folder: Path, ledger: Ledger, address: Callable[[str, Value], str]) -> Callable[[Record], Row]:
    """Return what makes rows of a ledger's records; ``folder`` is where files that they name would lie. A record's values are given up."""
    blank: Row = {"at": None, **dict.fromkeys(column.name for column in ledger.columns)}
    links = [(column.name, column.references) for column in ledger.columns if column.references]
    hashed = [column.name for column in ledger.columns if column.derived == "sha256"]

    def row_of(record: Record) -> Row:
        row: Row = {**blank, **record.values, "at": record_at(ledger.name, record.key)}
        for name, meant in links:
            if (key := record.values.get(name)) is not None:
                row[name] = address(meant, key)
        for name in hashed:
            row[name] = _hash(folder, str(filled(record.values.get("file"), "")))
        record.values.clear()
        return row

    return row_of


def _hash(folder: Path, name: str) -> str | None:
    """Return the hash of a file of the folder, None where there is none; what lies outside of the folder is not looked at."""
    file = (folder / name).resolve()
    if not name or not file.is_relative_to(folder.resolve()) or not file.is_file() or file.stat().st_size > LARGEST_EVIDENCE:
        return None
    return sha256(file.read_bytes()).hexdigest()


class RecordPlaces(Mapping[str, Place]):
    """Where each record stands, by its address; what stands there is put together when it is asked for."""

    def __init__(self, records: Mapping[str, Sequence[Record]], rows: Mapping[str, Row]) -> None:
        self._rows = rows
        self._records = {record_at(name, record.key): record for name, found in records.items() for record in found}

    def __getitem__(self, address: str) -> Place:
        """Return the place, with the values of the record as its sheet has them, none of a person."""
        record, row = self._records[address], self._rows[address]
        columns = {column.name: column for column in record.ledger.columns}
        cells = [(columns[name], row[name]) for name in record.places if row[name] is not None and not columns[name].personal]
        texts = [self._records[str(value)].key if column.references else str(value) for column, value in cells]
        spot = record.spot
        return Place(file=spot.file, sheet=spot.sheet, row=spot.row, text=" | ".join(texts))

    def __iter__(self) -> Iterator[str]:
        """Yield the addresses."""
        return iter(self._records)

    def __len__(self) -> int:
        """Return how many records there are."""
        return len(self._records)


def _doubt_row(doubt: Doubt, key: str) -> Row:
    return {
        "id": f"{key}:{doubt.at}#{doubt.kind}-{doubt.column.name}",
        "document": f"{key}:",
        "at": doubt.at,
        "kind": doubt.kind,
        "ledger": doubt.ledger.title.zh,
        "name": doubt.column.title.zh,
        "value": doubt.value,
        "bound": doubt.bound,
        "missing": doubt.missing,
        "doubted": doubt.doubted,
    }


def _own(rows: Sequence[Row], ledger: Ledger, key: str, numbers: Mapping[int, str]) -> Iterator[Row]:
    links = [column.name for column in ledger.columns if column.references]
    derived = next((column.name for column in ledger.columns if column.derived == "project"), None)
    for row in rows:
        own: Row = {**row, "id": f"{key}:{row['at']}", "document": f"{key}:"}
        for name in links:
            if row[name] is not None:
                own[name] = f"{key}:{row[name]}"
        if derived is not None:
            code = row["code"]
            own[derived] = numbers.get(code) if isinstance(code, int) else None
        yield own
