"""A worked year done again as acts, and its ledgers written: what the desks made of it, and what they had to say."""

from datetime import date
from pathlib import Path

from msgspec import Struct

from jixiao.actions.many.folder import make_folder
from jixiao.desk.bodies import plain_value
from jixiao.desk.book import Book, opened
from jixiao.desk.loading import desks
from jixiao.desk.replay import DeskReply, Replayed, replayed, steps
from jixiao.errors import UsageWrong
from jixiao.facts.schema import Row
from jixiao.ledger.cells import Value
from jixiao.ledger.load import Records, load
from jixiao.ledger.schema import Column, Ledger, ledgers
from jixiao.ledger.templates import workbook
from jixiao.write.atomic import write_whole

BUDGETS, BEGINS = "budgets", "starts"


class YearReplayed(Struct, frozen=True, kw_only=True):
    """How a year went: its acts, the rows that arose, what was told, and the ledgers whose rows differ from the year's."""

    acts: int
    rows: int
    told: tuple[DeskReply, ...]
    differing: tuple[str, ...]


def replay_year(folder: Path, out: Path | None) -> YearReplayed:
    """Do the year in a folder again and write its ledgers into another; UsageWrong where the folder has no sound ledgers."""
    records = _records(folder)
    every = tuple(desks().values())
    begins = first_day(records)
    rows = {name: records.tables[ledger.table] for name, ledger in ledgers().items()}
    with opened(every, begins.year, rows) as year, opened(every, begins.year) as book:
        done = replayed(every, steps(every, year, begins), book)
        if out is not None:
            write_ledgers(book, out)
        return _told(done, rows, book)


def _records(folder: Path) -> Records:
    loaded = load(folder)
    if loaded.records is None:
        raise UsageWrong(
            f"“{folder}”里的台账有 {len(loaded.problems)} 处问题，先改好：jixiao ledger check {folder}",
            f"The ledgers in “{folder}” have {len(loaded.problems)} problems; mend them first: jixiao ledger check {folder}",
        )
    return loaded.records


def first_day(records: Records) -> date:
    """Return the first day of a year's budgets; UsageWrong where there are none."""
    days = [day for row in records.tables[f"ledger_{BUDGETS}"] if isinstance(day := row[BEGINS], date)]
    if not days:
        raise UsageWrong("台账里没有预算（budgets），不知道是哪一年。", "There are no budgets among the ledgers, so the year is not known.")
    return min(days)


def _told(done: Replayed, rows: dict[str, list[Row]], book: Book) -> YearReplayed:
    differing = [name for name, ledger in ledgers().items() if _plain(rows[name], ledger) != _plain(book.rows(name), ledger)]
    count = sum(len(book.rows(name)) for name in ledgers())
    return YearReplayed(acts=done.acts, rows=count, told=done.told, differing=tuple(differing))


def _plain(rows: list[Row], ledger: Ledger) -> dict[str, list[object]]:
    return {str(row["at"]): [row[column.name] for column in ledger.filled] for row in rows}


def write_ledgers(book: Book, out: Path) -> None:
    """Write the ledgers of a book into a folder, as spreadsheets."""
    make_folder(out)
    for name, ledger in ledgers().items():
        rows = [{column.name: _cell(row, column, book) for column in ledger.filled} for row in book.rows(name)]
        if rows:
            write_whole(out / f"{name}.xlsx", workbook(ledger, rows))


def _cell(row: Row, column: Column, book: Book) -> Value:
    value = row[column.name]
    if column.references is not None and value is not None:
        return str(plain_value(value, book))
    return value  # type: ignore[return-value] # a row holds what cells are read as
