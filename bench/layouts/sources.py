"""Forms of real documents as known forms, where they lie beside the project: read exactly from files with true tables."""

from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path

from jixiao.model.document import Document, Indicator, Project
from jixiao.read.document import read_file
from jixiao.values.target import Target
from layouts.known import Aim, Form, Funds, Known, Row, Schema, Sums

SHARED = Path(__file__).parents[3] / "shared"
FILES = (
    "cases/files/20_made_shanghai-putuo_declare2026.docx",
    "cases/files/23_made_central_targets2024.docx",
    "cases/files/26_made_county_selfeval2023-two-on-one-sheet.xlsx",
    "cases/files/28_made_city_monitor2024.html",
    "acceptance/clean.txt",
)
SEED = "seed/*.txt"
UNSURE = 0.95
FEWEST = 3


@cache
def real_forms(schemas: tuple[Schema, ...]) -> tuple[Known, ...]:
    """Return every real form that these schemas can print as a document of its own; none where the folder is absent."""
    files = [file for name in FILES if (file := SHARED / name).exists()] + sorted(SHARED.glob(SEED))
    return tuple(known for file in files for known in of_document(read_file(file)) if known.forms[0].schema in schemas)


def of_document(document: Document) -> Iterator[Known]:
    """Yield the forms of a document that are whole and sure."""
    year = document.fiscal_year
    for n, project in enumerate(document.projects):
        unsure = any(place.confidence < UNSURE for path, place in document.places.items() if path.startswith(f"/projects/{n}/"))
        if year is not None and project.name and len(project.indicators) >= FEWEST and not unsure and not project.partly_read:
            form = form_of(project, year)
            yield Known(authority=document.authority or project.unit or project.name, year=year, forms=(form,))


def form_of(project: Project, year: int) -> Form:
    """Return a project's form as it would be written anew in the form of its kind."""
    evaluated = project.kind == "self_evaluation"
    return Form(
        schema=schema_of(project),
        name=project.name,
        department=project.department,
        unit=project.unit,
        rows=tuple(row_of(indicator) for indicator in project.indicators if indicator.name),
        year=year,
        nature=project.nature,
        category=project.category,
        start=project.start.isoformat() if project.start else None,
        finish=project.finish.isoformat() if project.finish else None,
        funds=funds_of(project),
        overall=project.goals.overall,
        annual=project.goals.annual or project.goals.overall,
        achieved=project.goals.achieved,
        total_score=project.total_score if evaluated else None,
    )


def schema_of(project: Project) -> Schema:
    """Return the schema that prints all that the project tells."""
    if project.kind == "self_evaluation":
        return "self" if any(indicator.points is not None for indicator in project.indicators) else "transfer"
    if project.kind == "monitoring":
        return "monitor"
    return "shanghai" if project.funding.total is not None else "central"


def funds_of(project: Project) -> Funds:
    """Return the money; of the parts of what was spent only the whole is known."""
    money = project.funding
    annual = Sums(whole=money.annual, fiscal=money.annual_fiscal, carried=money.carried_over, other=money.annual_other)
    total = Sums(whole=money.total, fiscal=money.total_fiscal, other=money.total_other)
    return Funds(
        total=total,
        annual=annual,
        initial=annual if project.kind == "monitoring" else Sums(whole=money.initial),
        adjusted=annual,
        executed=Sums(whole=money.executed),
        forecast=Sums(whole=money.forecast),
        rate=money.execution_rate,
        points=money.execution_points or (Decimal(10) if project.kind == "self_evaluation" else None),
        score=money.execution_score,
    )


def row_of(indicator: Indicator) -> Row:
    """Return one row; levels that are not printed get the names in force."""
    return Row(
        level1=indicator.level1 or indicator.level1_standard or "",
        level2=indicator.level2 or indicator.level2_standard or "",
        name=indicator.name or "",
        aim=aim_of(indicator.target),
        points=indicator.points,
        actual=indicator.actual,
        score=indicator.score,
        reason=indicator.reason,
        to_date=indicator.to_date,
        forecast=indicator.forecast,
        likelihood=indicator.likelihood,
    )


def aim_of(target: Target | None) -> Aim | None:
    """Return a target that is printed by its parts."""
    if target is None:
        return None
    if target.value is None:
        return Aim(operator="word", word=target.word or target.raw)
    return Aim(operator=target.operator, value=target.value, high=target.high, unit=target.unit)
