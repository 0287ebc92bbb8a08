"""Proposing which measure proves which indicator, as a file that a person edits."""

from collections.abc import Callable
from datetime import date
from itertools import count
from pathlib import Path

from jixiao.actions.records.bound import one_document
from jixiao.actions.records.ledgers import records_of
from jixiao.evaluate.bind import Proposal, fitting, proposals, unrecorded
from jixiao.evaluate.bind_general import subjects_of
from jixiao.evaluate.budgets import check_projects, number_of
from jixiao.evaluate.gather import year_of
from jixiao.evaluate.spending import project_row
from jixiao.ledger.load import Records
from jixiao.ledger.measured import Ask
from jixiao.ledger.measurefile import measures
from jixiao.ledger.measuring import opened
from jixiao.model.document import Document
from jixiao.write.atomic import write_whole


def bind(file: str, ledgers: Path | None, stdin: Callable[[], bytes]) -> tuple[Proposal, ...]:
    """Return a proposal for every indicator of the document: by the records that are there, or, without any, what records to keep."""
    document = one_document(file, stdin)
    if ledgers is None:
        return unrecorded(document, measures())
    records = records_of(ledgers)
    check_projects(document, records.tables["ledger_budgets"])
    places = {i: project_row(records, number_of(project, i)) for i, project in enumerate(document.projects)}
    subjects = {i: subjects_of(records.tables, str(row["at"])) for i, row in places.items() if row is not None}
    return proposals(document, measures(), _rows_there(document, records), subjects)


def _rows_there(document: Document, records: Records) -> dict[tuple[int, str], bool]:
    """Return by project position and measure whether the year's records give it a figure, of the measures that could prove one of its indicators."""
    year = year_of(document)
    with opened(records, document) as measuring:
        asks = {
            f"{i} {name}": Ask(key=f"{i} {name}", measure=name, project=place)
            for i, project in enumerate(document.projects)
            if (place := measuring.projects.get(number_of(project, i))) is not None
            for number in range(len(project.indicators))
            for name in fitting(document, i, number, measures())
        }
        found = measuring.measure(list(asks.values()), date(year, 1, 1), date(year, 12, 31))
    return {(int(key.partition(" ")[0]), key.partition(" ")[2]): value.exact is not None and value.rows > 0 for key, value in found.items()}


def keep_old(to: Path, new: bytes) -> Path | None:
    """Return where the file that was there, which a person may have edited, is kept; None where nothing would be lost."""
    if not to.is_file() or to.read_bytes() == new:
        return None
    free = (to.with_name(f"{to.name}.{number}") for number in count(1))
    kept = next(place for place in free if not place.exists())
    write_whole(kept, to.read_bytes())
    return kept
