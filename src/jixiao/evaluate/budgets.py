"""Whether the projects of the budgets' ledger are those of the document: numbers alone would give one project another's money."""

from collections.abc import Iterable

from jixiao.errors import UsageWrong
from jixiao.facts.schema import Row
from jixiao.model.document import Document, Project
from jixiao.values.blank import first_filled
from jixiao.values.money import Money


def number_of(project: Project, position: int) -> int:
    """Return the number by which ledgers name the project: its own, else its position from 1."""
    return project.number if project.number is not None else position + 1


def declared_money(project: Project) -> Money | None:
    """Return the year's money as the form declares it, in yuan: the budget of an outcome's form at the year's start, else what was asked."""
    return first_filled(project.funding.initial, project.funding.annual)


def check_projects(document: Document, budgets: Iterable[Row]) -> None:
    """Raise UsageWrong where the ledger knows a project of the document under another number.

    Names that differ only in wording are not held against each other, for nobody can tell; a name of another number is a mix-up.
    """
    codes = {plain(row["name"]): row["code"] for row in budgets}
    for position, project in enumerate(document.projects):
        number, code = number_of(project, position), codes.get(plain(project.name))
        if project.has_form and code is not None and code != number:
            raise UsageWrong(
                f"申报表的项目 {number} 是“{project.name}”，台账“项目预算”里它的编号是 {code}，照编号取数会取到别的项目的钱。"
                f"请把台账里的项目编号改成申报表的（没有编号的按先后从 1 数起）。",
                f"Project {number} of the document, “{project.name}”, has number {code} in the budgets' ledger, so it would get the money "
                f"of another. Give it the document's number there (counted from 1 where the document has none).",
            )


def plain(name: object) -> str | None:
    """Return a name without blanks, None for none."""
    return "".join(str(name).split()) or None if name is not None else None
