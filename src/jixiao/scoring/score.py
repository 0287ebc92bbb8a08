"""One score with its working: of a number against its target, of the money spent, of a grade or a day that is stated.

Row scores have two decimals, half up; nothing earns more than its points or less than nothing. What can't be scored has no
score and says why (财预〔2020〕10号, 财预〔2021〕101号).
"""

from datetime import date
from decimal import Decimal
from fractions import Fraction

from msgspec import Struct

from jixiao.scoring import share as rules
from jixiao.scoring.degree import degree_of
from jixiao.scoring.scales import GradeScale
from jixiao.scoring.scheme import Scheme
from jixiao.scoring.share import ALL, NONE, Aim, Earned
from jixiao.scoring.working import factor_of, figure, product, score_of, trimmed
from jixiao.values.money import Money, grouped
from jixiao.values.target import SIGNS, Target

__all__ = ["GradeScale", "Scored", "score_date", "score_execution", "score_grade", "score_value"]

EXECUTION = "预算执行率"
SCALED, DEGREE, BY_DATE = "按分级标准", "按完成程度分档", "按期限"


class Scored(Struct, frozen=True, kw_only=True):
    """A score in 分 with two decimals, None where it can't be judged; ``exact`` is unrounded, ``ratio`` the degree of completion.

    ``deviation`` is 偏离度, above 0 beyond the target, as a part of it; ``rule`` names the rule of the scheme, ``law`` says what
    that rests on, ``asks_reason`` that the deviation has to be explained.
    """

    score: Decimal | None = None
    exact: Fraction | None = None
    ratio: Fraction | None = None
    rule: str = ""
    working: tuple[str, ...] = ()
    asks_reason: bool = False
    deviation: Fraction | None = None
    law: str | None = None


def score_value(  # noqa: PLR0913 - what one row of a form holds
    scheme: Scheme,
    target: Target,
    level1: str | None,
    name: str | None,
    actual: Decimal | None,
    points: Decimal,
    *,
    unit: str | None = None,
    grades: GradeScale | None = None,
    too_low: bool = False,
) -> Scored:
    """Return the score of an actual, given in the unit of the target; ``too_low`` is a reviewer's word on the target.

    A target in words needs ``grades``, and then an actual in per cent.
    """
    if actual is None:
        return Scored(working=("没有实际完成值，不计分。",))
    aim = rules.aim_of(target, level1, name, unit)
    if aim is None:
        return _scaled(target, actual, points, grades)
    reached, shown = Fraction(actual), unit or target.unit
    result = rules.earned(scheme, aim, reached)
    lowered = rules.reduced(scheme, result.ratio) if too_low and aim.better == "more" and result.ratio is not None else None
    standing = lowered or result
    deviation = rules.deviation_of(aim, reached)
    reason = _reason(scheme, aim, reached, result, deviation)
    return Scored(
        score=score_of(points, standing.share),
        exact=Fraction(points) * standing.share,
        ratio=result.ratio,
        rule=standing.rule,
        working=(f"{figure(actual, shown)}，{_aimed(target, shown)}，{_sentence(aim, reached, standing, points)}。", *reason),
        asks_reason=bool(reason),
        deviation=deviation,
        law=_law(scheme, aim, standing),
    )


def score_execution(scheme: Scheme, budget: Money | None, executed: Money | None, points: Decimal) -> Scored:
    """Return the score of 预算执行率: spent ÷ budget in force, at most all of the points; a budget of 0 earns nothing."""
    if budget is None or executed is None:
        return Scored(rule=EXECUTION, working=("没有全年预算数或全年执行数，执行率算不出来，不计分。",))
    money = f"全年执行数 {grouped(executed)} 元，全年预算数 {grouped(budget)} 元"
    if budget <= 0:
        sentence = f"{money}，预算为零，执行率算不出来，得 0.00 分。"
        return Scored(score=Decimal("0.00"), exact=NONE, rule=EXECUTION, working=(sentence,), asks_reason=True, law=scheme.execution.source)
    rate = max(Fraction(executed), NONE) / Fraction(budget)
    share, below = min(rate, ALL), Fraction(scheme.execution.explain_below)
    factor = factor_of(points, share)
    told = product(points, share) if rate <= 1 else f"超过 100% 按满分计，得 {score_of(points, ALL)} 分"
    reasons = []
    if rate * 100 < below:
        reasons.append(f"执行率低于 {trimmed(scheme.execution.explain_below)}%，要说明原因。")
    elif rate > 1:
        reasons.append("支出超过预算，要说明原因。")
    return Scored(
        score=score_of(points, share),
        exact=Fraction(points) * share,
        ratio=rate,
        rule=EXECUTION,
        working=(f"{money}，执行率 {factor.per_cent if rate <= 1 else factor_of(points, rate).per_cent}，{told}。", *reasons),
        asks_reason=bool(reasons),
        law=scheme.execution.source,
    )


def score_grade(scheme: Scheme, word: str, points: Decimal, *, has_evidence: bool, aim: str | None = None) -> Scored:
    """Return the score of a stated degree (达成, 部分达成, 未达成): the middle of its band; the top one in full with evidence.

    What repeats ``aim``, the target's word, states the top degree.
    """
    found = degree_of(scheme, word, aim)
    if found is None:
        known = "、".join(degree.word for degree in scheme.qualitative.degrees)
        return Scored(rule=DEGREE, working=(f"“{word}”不是定性指标的完成程度（{known}），不计分。",))
    degree, top = found
    full = has_evidence and top == 100
    share = ALL if full else (Fraction(degree.floor) + Fraction(top)) / 200
    band = f"“{degree.word}”区间 {trimmed(degree.floor)}%—{trimmed(top)}%"
    why = "有佐证" if has_evidence else "没有佐证"
    told = f"得满分 {score_of(points, ALL)} 分" if full else f"取{band} 的中值，{product(points, share)}"
    return Scored(
        score=score_of(points, share),
        exact=Fraction(points) * share,
        rule=DEGREE,
        working=(
            f"自评“{word}”，{why}，{told}。",
            *(("上传佐证，最高可得 " + f"{score_of(points, ALL)} 分。",) if top == 100 and not full else ()),
        ),
        asks_reason=top != 100,
        law=scheme.qualitative.source,
    )


def score_step(scale: GradeScale, word: str, points: Decimal) -> Scored | None:
    """Return the score of a step of a scale that is stated by its word, such as 较及时; None where the scale has no such word."""
    step = next((step for step in scale.steps if step.word == word), None)
    if step is None:
        return None
    share = rules.share_of(step.share)
    score = score_of(points, share)
    return Scored(
        score=score,
        exact=Fraction(points) * share,
        rule=SCALED,
        working=(f"“{step.word}”按分级标准得 {trimmed(step.share)}%，{points:f} 分得 {score:f} 分。",),
        asks_reason=share < 1,
    )


def score_date(scheme: Scheme, due: date, done: date | None, points: Decimal) -> Scored:
    """Return the score of a day by which something was due: all when kept, else by the scheme's steps, else nothing."""
    if done is None:
        return Scored(rule=BY_DATE, working=(f"期限 {due.isoformat()}，没有完成日期，不计分。",))
    late = (done - due).days
    if late <= 0:
        share, told = ALL, f"按期完成，得满分 {score_of(points, ALL)} 分"
    else:
        share = next((rules.share_of(step.share) for step in scheme.deadline.late if late <= step.days), NONE)
        told = f"晚 {late} 天，{product(points, share) if share else '逾期不得分，得 0.00 分'}"
    return Scored(
        score=score_of(points, share),
        exact=Fraction(points) * share,
        rule=BY_DATE,
        working=(f"{done.isoformat()} 完成，期限 {due.isoformat()}，{told}。", *(("没有按期完成，要说明原因。",) if late > 0 else ())),
        asks_reason=late > 0,
        law=scheme.deadline.source,
    )


def _scaled(target: Target, actual: Decimal, points: Decimal, grades: GradeScale | None) -> Scored:
    word = target.word or target.raw
    if grades is None:
        return Scored(rule=SCALED, working=(f"目标“{word}”没有分级标准，{figure(actual, '%')} 换不成分数，不计分。",))
    step = grades.step_of(Fraction(actual))
    share = rules.share_of(step.share)
    told = f"得满分 {score_of(points, ALL)} 分" if share == 1 else product(points, share)
    scale = f"≥{trimmed(step.floor)}% 为“{step.word}”" if step.floor else f"<{trimmed(grades.steps[-2].floor)}% 为“{step.word}”"
    return Scored(
        score=score_of(points, share),
        exact=Fraction(points) * share,
        rule=SCALED,
        working=(
            f"{figure(actual, '%')}，目标“{word}”，分级标准 {scale}，{told}。",
            *(("没有达到最高一档，要说明原因。",) if share < 1 else ()),
        ),
        asks_reason=share < 1,
        law=grades.basis[0].sentence(),
    )


def _aimed(target: Target, unit: str | None) -> str:
    value = "" if target.value is None else figure(target.value, None if target.high is not None else unit)
    if target.high is not None:
        return f"目标 {value}–{figure(target.high, unit)}"
    return f"目标 {SIGNS[target.operator]}{value}"


def _sentence(aim: Aim, reached: Fraction, result: Earned, points: Decimal) -> str:
    """Return the middle of the working: what the rule makes of target and actual, and the product."""
    share = result.share
    if result.rule == rules.MET:
        return f"达到目标，得满分 {score_of(points, share)} 分"
    factor = factor_of(points, share)
    made = product(points, share, factor)
    if result.rule == rules.RATIO:
        return f"完成率 {factor.per_cent}，{made}"
    if result.rule == rules.LINEAR:
        limit = aim.high if aim.high is not None else aim.value
        return f"超出 {factor_of(points, reached / limit - 1).per_cent}，{result.rule}，{made}"
    if result.rule == rules.INVERSE:
        return f"目标÷实际 = {factor.text}，{made}"
    if result.rule in (rules.MISSED, rules.SHORT):
        done = f"完成率 {factor_of(points, result.ratio).per_cent}，" if result.ratio else ""
        return f"{done}{result.rule}，得 {score_of(points, share)} 分"
    if result.rule == rules.DEVIATION:
        away = factor_of(points, abs(reached - aim.value) / aim.value).per_cent
        return f"偏离目标 {away}，{result.rule}得{_share_said(share)}，{made}"
    return f"{result.rule}得{_share_said(share)}，{made}"


def _share_said(share: Fraction) -> str:
    return f"分值的 {figure(share * 100, '%')}"


def _reason(scheme: Scheme, aim: Aim, reached: Fraction, result: Earned, deviation: Fraction | None) -> tuple[str, ...]:
    """Return why the deviation has to be explained: short of the target, or far beyond it."""
    if result.share < 1:
        return ("没有达到目标，要说明原因。",)
    limit = scheme.over.asks_from
    if aim.better == "more" and aim.value == 0 and reached >= scheme.over.when_zero:
        return (f"目标为零，实际达到 {trimmed(scheme.over.when_zero)} 以上，要说明原因。",)
    if deviation is None or deviation < rules.share_of(limit) - 1:
        return ()
    if aim.better == "more":
        return (f"达到目标的 {trimmed(limit)}% 以上，要说明原因，目标可能偏低。",)
    return (f"低于目标 {trimmed(limit - 100)}% 以上，要说明原因，成本目标可能偏高。",) if aim.is_cost else ()


def _law(scheme: Scheme, aim: Aim, result: Earned) -> str:
    parts = {
        rules.BANDED: scheme.satisfaction,
        rules.DEVIATION: scheme.cost,
        rules.TOO_LOW: scheme.over,
        rules.LINEAR: scheme.less,
        rules.INVERSE: scheme.less,
    }
    usual = scheme.less if aim.better == "less" else scheme.more
    part = parts.get(result.rule, usual)
    return part.source if part.verified else f"{part.source}［未与官方文本核对］"
