"""What became of known indicators: actual values, points and scores afterwards, progress and likelihood on the way."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from random import Random

from msgspec.structs import replace

from layouts.aims import trimmed
from layouts.known import Aim, Form, Row

REASONS = ("受汛期影响部分点位推迟实施，下年加快进度", "中标价低于预算", "第3季度人员变动，今后提前安排", "个别对象自愿放弃")
WAYS = ("确定能", "确定能", "确定能", "有可能", "完全不可能")
CENT = Decimal("0.01")


def evaluated(random: Random, made: Form) -> Form:
    """Return the form with points that come to 90, actual values, scores and their total."""
    rows = tuple(judged(random, row, points) for row, points in zip(made.rows, shares(made.rows), strict=True))
    own = sum((row.score for row in rows if row.score is not None), Decimal(0))
    return replace(made, rows=rows, total_score=own + (made.funds.score or Decimal(0)))


def shares(rows: Sequence[Row], whole: int = 90) -> list[Decimal]:
    """Return points for every row, whole or with halves, that come to ``whole``."""
    each = (Decimal(2 * whole) / len(rows)).quantize(Decimal(1), ROUND_HALF_UP) / 2
    found = [each] * (len(rows) - 1)
    last = Decimal(whole) - sum(found, Decimal(0))
    while last <= 0:
        found = [points - Decimal("0.5") if n % 2 else points for n, points in enumerate(found)]
        last = Decimal(whole) - sum(found, Decimal(0))
    return [trimmed(points) for points in (*found, last)]


def judged(random: Random, row: Row, points: Decimal) -> Row:
    """Return a row with its outcome: most reach their target, some fall short and say why."""
    short = random.random() < 0.12
    score = (points * Decimal(random.choice(("0.9", "0.85", "0.6")))).quantize(CENT, ROUND_HALF_UP) if short else points
    reason = random.choice(REASONS) if short else None
    return replace(
        row,
        points=points,
        actual=actual(random, row.aim, short=short),
        score=trimmed(score),
        reason=reason,
        last_year=before(random, row.aim),
    )


def actual(random: Random, aim: Aim | None, *, short: bool) -> str:
    """Return what was reached, as people write it."""
    if aim is None or aim.value is None:
        return "基本达成" if short else random.choice(("达成预期指标", "已完成", "完成"))
    times = Decimal("0.92") if short == (aim.operator != "<=") else Decimal(random.choice(("1", "1", "1.05")))
    if not short and aim.operator == "<=":
        times = Decimal(random.choice(("1", "0.96")))
    value = aim.value * times
    value = min(value, Decimal(100)) if aim.unit == "%" else value
    kept = value.quantize(steps(aim), ROUND_HALF_UP)
    return f"{trimmed(kept):f}{aim.unit if random.random() < 0.8 else ''}"


def steps(aim: Aim) -> Decimal:
    """Return in what steps a value is counted: things whole, all else in hundredths."""
    counted = (
        aim.value is not None and aim.value == aim.value.to_integral() and "%" not in (aim.unit or "") and "元" not in (aim.unit or "")
    )
    return Decimal(1) if counted else CENT


def before(random: Random, aim: Aim | None) -> str | None:
    """Return what was reached the year before."""
    return (
        None
        if aim is None or aim.value is None
        else f"{trimmed((aim.value * Decimal(random.choice(('0.8', '0.97', '1')))).quantize(CENT)):f}{aim.unit or ''}"
    )


def monitored(random: Random, made: Form) -> Form:
    """Return the form with progress, forecast and likelihood of every row."""
    return replace(made, rows=tuple(progressed(random, row) for row in made.rows))


def progressed(random: Random, row: Row) -> Row:
    """Return a row on its way."""
    way = random.choice(WAYS)
    if row.aim is None or row.aim.value is None:
        return replace(
            row, to_date=random.choice(("正在实施", "已完成", "按计划推进")), forecast=random.choice(("达成目标", "完成")), likelihood=way
        )
    part = Decimal(1) if row.aim.unit == "%" or row.aim.operator == "<=" else Decimal(random.choice(("0.5", "0.58", "0.7")))
    done = trimmed((row.aim.value * part).quantize(steps(row.aim), ROUND_HALF_UP))
    unit = row.aim.unit or ""
    return replace(row, to_date=f"{done:f}{unit}", forecast=f"{trimmed(row.aim.value):f}{unit}", likelihood=way)
