"""What each indicator counts: the points fixed with the approval where they are printed, else those of the scheme.

The indicators of a level 1 share its points equally, in hundredths, what is over going to the first of them; in all there are
100 points with the execution's (财预〔2020〕10号, 财预〔2021〕101号). Weights fixed with the approval are never made anew.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from msgspec import Struct

from jixiao.model.document import Indicator
from jixiao.scoring.scheme import HUNDRED, Case, Scheme
from jixiao.scoring.share import COST, SATISFACTION

OUTPUT, BENEFIT = "产出指标", "效益指标"
KNOWN = (COST, OUTPUT, BENEFIT, SATISFACTION)
ZERO = Decimal("0.00")


class Levelled(Struct, frozen=True):
    """What weights depend on: an indicator's levels in the taxonomy in force, and its printed points."""

    level1_standard: str | None = None
    level2_standard: str | None = None
    points: Decimal | None = None


class Points(NamedTuple):
    """Points of the execution and of each indicator, in order; ``notes`` say in Chinese how they came about."""

    execution: Decimal
    indicators: tuple[Decimal, ...]
    notes: tuple[str, ...] = ()


def points_of(scheme: Scheme, rows: Sequence[Levelled | Indicator], *, execution: Decimal | None = None) -> Points:
    """Return the points of a project; ``execution`` is what the form prints for 预算执行率.

    Printed points hold where every indicator has some and all come to 100 with the execution's; else the scheme's are shared out.
    """
    if not rows:
        return Points(scheme.execution.points, (), (f"没有指标，只有预算执行率的 {_said(scheme.execution.points)} 分。",))
    printed = [row.points for row in rows if row.points is not None and row.points >= 0]
    for carried in dict.fromkeys((scheme.execution.points, execution)):
        if carried is not None and carried >= 0 and len(printed) == len(rows) and sum(printed) + carried == HUNDRED:
            return Points(carried, tuple(printed), ("分值按表中所列。",))
    shared = _shared(scheme, rows)
    return shared._replace(notes=(*_unused(scheme, printed, len(rows)), *shared.notes)) if printed else shared


def weighing_case(scheme: Scheme, rows: Sequence[Levelled | Indicator]) -> Case:
    """Return the case of weights that fits: with or without cost and satisfaction indicators."""
    present = {_counted_as(scheme, row.level1_standard) for row in rows}
    return next(c for c in scheme.weights.cases if c.cost == (COST in present) and c.satisfaction == (SATISFACTION in present))


def _unused(scheme: Scheme, printed: Sequence[Decimal], rows: int) -> tuple[str, ...]:
    if len(printed) < rows:
        return (f"{rows} 个指标中只有 {len(printed)} 个写了分值，按方案重新分配。",)
    due = HUNDRED - scheme.execution.points
    return (f"表中分值合计 {_said(sum(printed, ZERO))} 分，加上预算执行率不是 100 分（应为 {_said(due)} 分），按方案重新分配。",)


def _shared(scheme: Scheme, rows: Sequence[Levelled | Indicator]) -> Points:
    levels = [_counted_as(scheme, row.level1_standard) for row in rows]
    case = weighing_case(scheme, rows)
    present = tuple(level for level in KNOWN if level in levels)
    by_level = _scaled({level: case.points.get(level, ZERO) for level in present}, HUNDRED - scheme.execution.points)
    given: list[Decimal] = [ZERO] * len(rows)
    for level in present:
        members = [i for i, own in enumerate(levels) if own == level]
        for i, share in zip(members, equal_parts(by_level[level], len(members)), strict=True):
            given[i] = share
    return Points(scheme.execution.points, tuple(given), tuple(_notes(scheme, rows, case, by_level)))


def _counted_as(scheme: Scheme, level1: str | None) -> str:
    """Return the level 1 whose points an indicator shares: an unknown one counts with the outputs."""
    known = level1 if level1 in KNOWN else OUTPUT
    return scheme.weights.folded.get(known, known)


def _scaled(points: dict[str, Decimal], whole: Decimal) -> dict[str, Decimal]:
    """Return the points brought to a whole in proportion, in hundredths, one that is over for each of the first."""
    total = sum(points.values(), ZERO)
    if total == whole:
        return points
    down = {level: int(own * whole * 100 // total) for level, own in points.items()}
    over = int(whole * 100) - sum(down.values())
    return {level: Decimal(own + (i < over)).scaleb(-2) for i, (level, own) in enumerate(down.items())}


def equal_parts(points: Decimal, count: int) -> tuple[Decimal, ...]:
    """Return points in equal parts of whole hundredths, a hundredth more for the first ones until the sum is exact."""
    each, over = divmod(int(points.scaleb(2)), count)
    return tuple(Decimal(each + (i < over)).scaleb(-2) for i in range(count))


def _notes(scheme: Scheme, rows: Sequence[Levelled | Indicator], case: Case, by_level: dict[str, Decimal]) -> list[str]:
    told = "，".join(f"{level.removesuffix('指标')} {_said(points)}" for level, points in by_level.items())
    notes = [f"分值按方案分配：预算执行率 {_said(scheme.execution.points)}，{told}；同一级指标下平均分配。"]
    missing = [level for level in case.points if level not in by_level]
    if missing:
        notes.append(f"没有{'、'.join(missing)}，其分值按比例归入其余各级。")
    if (unknown := sum(row.level1_standard not in KNOWN for row in rows)) > 0:
        notes.append(f"{unknown} 个指标的一级指标认不出，与产出指标合并计权。")
    return notes


def _said(points: Decimal) -> str:
    return f"{points.normalize():f}"
