"""A document with the records of its year and the file that binds its indicators to measures: what evaluating and monitoring start from."""

from collections.abc import Callable
from pathlib import Path

from msgspec import Struct

from jixiao.actions.inputs.given import read_all, silent
from jixiao.actions.records.ledgers import records_of
from jixiao.errors import UsageWrong
from jixiao.evaluate.bindings import FILE_NAME, Bindings, find_bindings
from jixiao.evaluate.bindings_file import read_bindings
from jixiao.evaluate.budgets import check_projects
from jixiao.ledger.load import Records
from jixiao.model.document import Document


class Bound(Struct, frozen=True, kw_only=True):
    """A document, the year's records, the bindings, and the file these stand in."""

    document: Document
    records: Records
    bindings: Bindings
    bindings_file: Path | None


def one_document(file: str, stdin: Callable[[], bytes]) -> Document:
    """Return the one document of a file; InputUnreadable, or UsageWrong where there is not exactly one with a form."""
    readings = read_all((file,), stdin, silent)
    for unreadable in readings.unreadable:
        raise unreadable
    if len(readings.documents) != 1:
        raise UsageWrong(f"“{file}”里不是一份文件，一次只能用一份。", f"“{file}” is not one document; give one at a time.")
    document = readings.documents[0]
    if not any(project.has_form for project in document.projects):
        raise UsageWrong(
            f"“{file}”里没有找到绩效目标表。用 jixiao read {file} 看读到了什么。",
            f"No performance form was found in “{file}”; see jixiao read {file}.",
        )
    return document


def bound(file: str, ledgers: Path, bindings: Path | None, stdin: Callable[[], bytes]) -> Bound:
    """Return the document, its records and bindings; UsageWrong says what is missing and how to get it."""
    document = one_document(file, stdin)
    place = bindings if bindings is not None else find_bindings(file, ledgers)
    if place is None:
        raise UsageWrong(
            f"没有找到 {FILE_NAME}：它写明每个指标用哪个度量证明。先运行 jixiao bind {file} --ledgers {ledgers} --to {FILE_NAME}，核对后再来。",
            f"No {FILE_NAME} was found, which says what proves each indicator. "
            f"First run jixiao bind {file} --ledgers {ledgers} --to {FILE_NAME}, then check it.",
        )
    records = records_of(ledgers)
    check_projects(document, records.tables["ledger_budgets"])
    return Bound(document=document, records=records, bindings=read_bindings(place), bindings_file=place)
