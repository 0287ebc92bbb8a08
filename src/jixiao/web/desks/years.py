"""The rows of a unit's year as a folder of ledgers, as an office would hand them in."""

import csv
from collections.abc import Iterable
from datetime import date
from io import StringIO
from pathlib import Path
from shutil import copytree

from jixiao.desk.bodies import plain_value
from jixiao.desk.book import Book
from jixiao.facts.schema import Row as Values
from jixiao.ledger.schema import Column, Ledger, ledgers
from jixiao.web.declarations.filestore import fetch, is_kept
from jixiao.web.desks.shelf import book_of
from jixiao.web.models import Row, Unit
from jixiao.write.atomic import write_whole

EVIDENCE = "evidence"


def written(unit: Unit, year: int, beside: Path, to: Path) -> Path | None:
    """Write the ledgers of a year into a folder and return it, None where no desk keeps any; ``beside`` holds the files of evidence."""
    if not Row.objects.filter(unit=unit, year=year, ledger__in=ledgers()).exists():
        return None
    to.mkdir(parents=True)
    with book_of(unit, year) as book:
        for name, ledger in ledgers().items():
            if rows := book.rows(name):
                write_whole(to / f"{name}.csv", _csv(ledger, rows, book))
        kept = [(str(row["file"] or ""), str(row["sha256"] or "")) for row in book.rows(EVIDENCE)]
    if (beside / EVIDENCE).is_dir():
        copytree(beside / EVIDENCE, to / EVIDENCE)
    _lay_files(kept, to)
    return to


def _lay_files(kept: Iterable[tuple[str, str]], to: Path) -> None:
    """Lay out the files of evidence that were uploaded, where their rows say."""
    for name, digest in kept:
        place = (to / name).resolve()
        if name and place.is_relative_to(to.resolve()) and not place.exists() and is_kept(digest):
            place.parent.mkdir(parents=True, exist_ok=True)
            write_whole(place, fetch(digest))


def _csv(ledger: Ledger, rows: Iterable[Values], book: Book) -> bytes:
    lines = StringIO()
    out = csv.writer(lines, lineterminator="\n")
    out.writerow(column.title.zh for column in ledger.filled)
    out.writerows([_typed(row[column.name], column, book) for column in ledger.filled] for row in rows)
    return lines.getvalue().encode()


def _typed(value: object, column: Column, book: Book) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, date):
        return f"{value:%Y-%m}" if column.type == "month" else value.isoformat()
    return str(plain_value(value, book))
