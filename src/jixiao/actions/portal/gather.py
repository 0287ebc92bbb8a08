"""Documents gathered by unit and year: which one promises, which are beside it, whose year is whose."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise

from jixiao.actions.portal.results import stated
from jixiao.audit.pairing import as_compared, pair_projects
from jixiao.model.document import Document
from jixiao.write.page import Lang
from jixiao.write.site.record import Place, Portal, Public, Record, SideBySide, Year

LEADS = ("declaration", "whole_department", "monitoring", "self_evaluation", None)
"""Kinds of documents by how soon they lead a year: what was promised comes before what came of it."""
UNNAMED = "未写单位"


def unit_of(document: Document) -> str:
    """Return whose document it is: who hands it in, else the unit or the department that most of its projects name."""
    if document.authority:
        return document.authority
    named = Counter(name for project in document.projects if (name := project.unit or project.department))
    return named.most_common(1)[0][0] if named else UNNAMED


def gathered(records: Sequence[Record], public: Mapping[int, Public], lang: Lang, made_on: date) -> Portal:
    """Return the site of the documents; ``public`` is what was done with the public, by the number of the document it belongs to."""
    found: dict[tuple[str, int | None], list[Record]] = {}
    for record in records:
        found.setdefault((as_compared(unit_of(record.document)), record.document.fiscal_year), []).append(record)
    years = tuple(_year(same, public) for same in found.values())
    ordered = tuple(sorted(years, key=lambda year: (-(year.year or 0), year.lead.number)))
    return Portal(ordered, tuple(_compared(ordered)), lang, made_on)


def _year(same: Sequence[Record], public: Mapping[int, Public]) -> Year:
    lead, *others = sorted(same, key=lambda record: (_rank(record.document), record.number))
    told = [public[record.number] for record in (lead, *others) if record.number in public]
    own = next((one for one in told if one._replace(ask="") != Public()), next(iter(told), Public()))
    return Year(unit_of(lead.document), lead.document.fiscal_year, _with_results(lead, others), tuple(others), own)


def _rank(document: Document) -> int:
    return LEADS.index(document.kind) if document.kind in LEADS else len(LEADS)


def _with_results(lead: Record, others: Sequence[Record]) -> Record:
    """Return the leading document with what the later ones of its year say of its projects, where records say nothing."""
    results = list(lead.results or (None,) * len(lead.document.projects))
    for other in others:
        for pair in pair_projects(lead.document, other.document):
            if pair.one is not None and pair.other is not None and results[pair.one] is None:
                results[pair.one] = stated(other.document.projects[pair.other])
    return lead._replace(results=tuple(results))


def _compared(years: Sequence[Year]) -> list[SideBySide]:
    """Return the units of which several years are there, each with its projects over them."""
    by_unit: dict[str, list[Year]] = {}
    for year in years:
        if year.year is not None:
            by_unit.setdefault(as_compared(year.unit), []).append(year)
    return [_beside(sorted(own, key=lambda year: year.year or 0)) for own in by_unit.values() if len(own) > 1]


def _beside(years: Sequence[Year]) -> SideBySide:
    """Return the rows: a project of a year goes on where the next year has it, by name or by content."""
    first = years[0]
    rows: list[list[Place | None]] = [[Place(first, n)] for n in range(len(first.projects))]
    for before, year in pairwise(years):
        last = {row[-1].position: row for row in rows if row[-1] is not None}
        going_on = {pair.other: pair.one for pair in pair_projects(before.lead.document, year.lead.document) if pair.one is not None}
        width = len(rows[0]) if rows else 0
        for row in rows:
            row.append(None)
        for position in range(len(year.projects)):
            of = going_on.get(position)
            row = last[of] if of is not None and of in last else _new_row(rows, width)
            row[-1] = Place(year, position)
    return SideBySide(first.unit, tuple(years), tuple(map(tuple, rows)))


def _new_row(rows: list[list[Place | None]], width: int) -> list[Place | None]:
    row: list[Place | None] = [None] * (width + 1)
    rows.append(row)
    return row
