"""The money of a form always in sight: cover, narrative, form and indicators with = or ≠ between them, and the gap."""

from msgspec import Struct

from jixiao.model.finding import BalanceRow, DocumentReport
from jixiao.values.money import Money, grouped
from jixiao.web.screens.words import yuan


class Figure(Struct, frozen=True):
    """A figure in the line: its name, the amount, and how it stands to the one before: ``same``, ``off``, or empty for unknown.

    ``gap`` is by how much it differs; ``bad`` that it is the one that differs on both sides.
    """

    name: str
    amount: str
    relation: str = ""
    gap: str = ""
    bad: bool = False


class FigureLine(Struct, frozen=True):
    """A line of figures under its name."""

    name: str
    figures: tuple[Figure, ...]


def balance(report: DocumentReport, position: int) -> tuple[FigureLine, ...]:
    """Return the line of the project at a position from 1, and that of the whole document."""
    told = report.balance
    lines: list[FigureLine] = []
    if 0 < position <= len(told.rows):
        row = told.rows[position - 1]
        name = f"项目 {row.number if row.number is not None else position}"
        figures = (
            ("封面倒推", _from_cover(report, row)),
            ("情况说明", row.narrative),
            ("申报表", row.form),
            ("成本指标推算", row.measured),
        )
        lines.append(FigureLine(name, _figures(figures)))
    whole = (("封面", told.cover), ("情况说明", told.narrative), ("申报表", told.form), ("成本指标管住", told.controlled_total))
    lines.append(FigureLine(f"全部 {report.projects} 个", _figures(whole, compare_last=False)))
    return tuple(lines)


def _from_cover(report: DocumentReport, row: BalanceRow) -> Money | None:
    """Return what the cover leaves for a project once the others' forms are taken off; None where a figure is unknown."""
    others = [one.narrative if one.narrative is not None else one.form for one in report.balance.rows if one is not row]
    if report.balance.cover is None or any(other is None for other in others):
        return None
    return report.balance.cover - sum(other for other in others if other is not None)


def _figures(pairs: tuple[tuple[str, Money | None], ...], *, compare_last: bool = True) -> tuple[Figure, ...]:
    found: list[Figure] = []
    before: Money | None = None
    for number, (name, amount) in enumerate(pairs):
        compared = number > 0 and before is not None and amount is not None and (compare_last or number < len(pairs) - 1)
        relation = ("same" if amount == before else "off") if compared else ""
        gap = grouped(abs(amount - before)) if relation == "off" and amount is not None and before is not None else ""
        found.append(Figure(name, yuan(amount) if amount is not None else "—", relation, gap, relation == "off" and number < 3))
        before = amount
    return tuple(found)
