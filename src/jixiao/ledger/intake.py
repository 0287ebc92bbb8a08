"""One file of another system taken in as rows of one ledger: read in a fenced child, its heads called as the office's ``headings.toml`` has them."""

from pathlib import Path
from typing import NamedTuple

from jixiao.ledger.cells import Value
from jixiao.ledger.files import read_folder
from jixiao.ledger.headings import read_headings, renamed
from jixiao.ledger.heads import Table, tables_of
from jixiao.ledger.problems import Problem
from jixiao.ledger.rows import Record, records_of
from jixiao.ledger.schema import Ledger


class Taken(NamedTuple):
    """Rows by the names of the ledger's columns, blanks left out, and what is wrong with the file, cell by cell."""

    rows: tuple[dict[str, Value], ...]
    problems: tuple[Problem, ...]


def taken(folder: Path, office: Path, ledger: Ledger) -> Taken:
    """Return the rows of a ledger in the files of a folder; ``office`` holds the headings. UsageWrong where the folder has no file."""
    read = read_folder(folder)
    headings = read_headings(office)
    found = [thing for book in read.books for thing in tables_of(renamed(book, headings))]
    problems = [*read.problems, *(thing for thing in found if isinstance(thing, Problem) and not thing.doubt)]
    rows: list[dict[str, Value]] = []
    for table in found:
        if isinstance(table, Table) and table.ledger.name == ledger.name:
            for thing in records_of(table):
                if isinstance(thing, Record):
                    rows.append({name: value for name, value in thing.values.items() if value is not None})
                elif not thing.doubt:
                    problems.append(thing)
    return Taken(tuple(rows), tuple(problems))
