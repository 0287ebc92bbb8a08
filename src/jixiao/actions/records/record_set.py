"""The records that an audit holds a document against, with what its bindings make of them where there are any."""

from pathlib import Path

from jixiao.actions.records.ledgers import records_of
from jixiao.audit.recordset import RecordSet
from jixiao.evaluate.bindings import find_bindings
from jixiao.evaluate.bindings_file import read_bindings
from jixiao.evaluate.bound_records import BoundRecords


def record_set(file: str, ledgers: Path, bindings: Path | None) -> RecordSet:
    """Return the records of a folder; ConfigInvalid for bindings that can't be read, none are needed."""
    records = records_of(ledgers)
    place = bindings if bindings is not None else find_bindings(file, ledgers)
    return records if place is None else BoundRecords(records, read_bindings(place), asked=bindings is not None)
