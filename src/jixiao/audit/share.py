"""Which share of a project's indicators or money findings concern."""

import re
from collections.abc import Iterable
from decimal import Decimal

from jixiao.facts.costs import amount
from jixiao.model.document import Project
from jixiao.model.finding import Finding

ROW = re.compile(r"/projects/\d+/(indicators|cost_items)/(\d+)")
GAP, WHOLE = "gap", Decimal(1)
"""The value in which a rule says by how many yuan two amounts differ."""


def share_of(project: Project, findings: Iterable[Finding]) -> Decimal:
    """Return the share, 0 to 1: of the indicators, of the items' money, or of the year's money by a difference; the most of them.

    A finding that names none of these concerns the whole project.
    """
    found = tuple(findings)
    rows: dict[str, set[int]] = {"indicators": set(), "cost_items": set()}
    for kind, row in (named for f in found for path in (f.path, *f.other_paths) for named in ROW.findall(path)):
        rows[kind].add(int(row))
    gaps = [share for f in found if (share := _gap(project, f)) is not None]
    bare = any(not any(map(ROW.match, (f.path, *f.other_paths))) and _gap(project, f) is None for f in found)
    return min(
        WHOLE,
        max((_of_indicators(project, rows["indicators"]), _of_money(project, rows["cost_items"]), *gaps, WHOLE if bare else Decimal(0))),
    )


def _of_indicators(project: Project, rows: set[int]) -> Decimal:
    return Decimal(len(rows)) / len(project.indicators) if rows and project.indicators else Decimal(0)


def _of_money(project: Project, rows: set[int]) -> Decimal:
    """Return the items' share of the money of all; by their number where an item has no amount."""
    if not rows:
        return Decimal(0)
    amounts = [amount(item) for item in project.cost_items]
    known = [money for money in amounts if money is not None]
    whole = sum(known, Decimal(0))
    if len(known) == len(amounts) and whole > 0:
        return sum((money for n, money in enumerate(known) if n in rows), Decimal(0)) / whole
    return Decimal(len(rows)) / len(amounts) if amounts else Decimal(0)


def _gap(project: Project, finding: Finding) -> Decimal | None:
    """Return a difference's share of the year's money, None where the finding tells none."""
    text, annual = finding.values.get(GAP), project.funding.annual
    if not text or annual is None or annual <= 0 or not re.fullmatch(r"-?\d+(?:\.\d+)?", text):
        return None
    return abs(Decimal(text)) / annual
