"""The ledgers that a declaration needs, begun: spreadsheets with Chinese names, the projects filled in, and what no ledger proves."""

from collections.abc import Callable, Iterator
from pathlib import Path

from msgspec import Struct

from jixiao.actions.records.bound import one_document
from jixiao.actions.records.ledgers import write_new
from jixiao.evaluate.budgets import declared_money, number_of
from jixiao.evaluate.keep import sectors_named
from jixiao.evaluate.needed import Need, kept, needs
from jixiao.ledger.cells import Value
from jixiao.ledger.declared import Declared
from jixiao.ledger.measurefile import measures
from jixiao.ledger.schema import Ledger, ledgers
from jixiao.ledger.sector import suited
from jixiao.ledger.templates import template, workbook
from jixiao.model.document import Document
from jixiao.params.load import Title
from jixiao.values.blank import first_filled


class Begun(Struct, frozen=True, kw_only=True):
    """The files written, in order, with the names of the indicators that each ledger would prove, what none would, and the sectors' titles."""

    files: tuple[tuple[Path, tuple[str, ...]], ...]
    left: tuple[Need, ...]
    sectors: tuple[Title, ...]
    total: int


def begin_ledgers(folder: Path, file: str, stdin: Callable[[], bytes]) -> Begun:
    """Write the spreadsheets that the declaration in ``file`` needs; UsageWrong where one is there already."""
    document = one_document(file, stdin)
    found = needs(document, measures())
    chosen, names = sectors_named(document), kept(found)
    wanted = [suited(ledgers()[name], chosen, names) for name in names]
    files = {folder / f"{number:02} {ledger.title.zh}.xlsx": ledger for number, ledger in enumerate(wanted, 1)}
    write_new(folder, {file: _begun(ledger, document) for file, ledger in files.items()})
    return Begun(
        files=tuple((file, tuple(need.name or "" for need in found if ledger.name in need.ledgers)) for file, ledger in files.items()),
        left=tuple(need for need in found if not need.ledgers),
        sectors=tuple(sector.title for sector in chosen),
        total=len(found),
    )


def _begun(ledger: Ledger, document: Document) -> bytes:
    """Return the spreadsheet of a ledger: that of the projects holds them, any other an example row."""
    return workbook(ledger, _projects(document)) if ledger.name == "budgets" else template(ledger)


def declared_in(file: str, stdin: Callable[[], bytes]) -> tuple[Declared, ...]:
    """Return the projects of the declaration in ``file`` with the money that their ledger has to hold."""
    document = one_document(file, stdin)
    return tuple(
        Declared(number_of(project, position), project.name, declared_money(project))
        for position, project in enumerate(document.projects)
        if project.has_form
    )


def _projects(document: Document) -> Iterator[dict[str, Value]]:
    """Yield a row of the budgets for every project, with the money that the declaration says."""
    for position, project in enumerate(document.projects):
        if project.has_form:
            money = project.funding
            yield {
                "code": number_of(project, position),
                "name": project.name,
                "initial": first_filled(declared_money(project), money.total),
                "fiscal": money.annual_fiscal,
                "other": money.annual_other,
                "starts": project.start,
                "ends": project.finish,
            }
