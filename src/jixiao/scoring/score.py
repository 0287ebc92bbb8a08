"""One score with the steps to it: of a number against its target, of the money spent, of a grade or a day that is stated.

Row scores have two decimals, half up; nothing earns more than its points or less than nothing. What can't be scored has no
score and says why (财预〔2020〕10号, 财预〔2021〕101号).
"""

from datetime import date
from decimal import Decimal
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from jixiao.model.step import Kind, Operand, Quantity, Step, step
from jixiao.scoring import share as rules
from jixiao.scoring.degree import degree_of
from jixiao.scoring.scales import GradeScale
from jixiao.scoring.scheme import Scheme
from jixiao.scoring.share import ALL, NONE, Aim, Earned
from jixiao.scoring.working import factor_of, product, score_of
from jixiao.values.blank import is_nonzero
from jixiao.values.money import Money
from jixiao.values.rounding import half_up, tidy
from jixiao.values.target import Target

__all__ = ["GradeScale", "Scored", "score_date", "score_execution", "score_grade", "score_value"]

EXECUTION = "预算执行率"
SCALED, DEGREE, BY_DATE = "按分级标准", "按完成程度分档", "按期限"
STEPS: dict[str, Kind] = {
    rules.MET: "met",
    rules.RATIO: "ratio",
    rules.LINEAR: "linear",
    rules.INVERSE: "inverse",
    rules.MISSED: "missed",
    rules.SHORT: "short",
    rules.DEVIATION: "deviation",
    rules.BANDED: "banded",
    rules.TOO_LOW: "too_low",
}
"""The step by which each rule gives its score."""


class Scored(Struct, frozen=True, kw_only=True):
    """A score in 分 with two decimals, None where it can't be judged; ``exact`` is unrounded, ``ratio`` the degree of completion.

    ``deviation`` is 偏离度, above 0 beyond the target, as a part of it; ``rule`` names the rule of the scheme, ``asks_reason`` says
    that the deviation has to be explained.
    """

    score: Decimal | None = None
    exact: Fraction | None = None
    ratio: Fraction | None = None
    rule: str = ""
    working: tuple[Step, ...] = ()
    asks_reason: bool = False
    deviation: Fraction | None = None


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
        return Scored(working=(step("no_actual"),))
    aim = rules.aim_of(target, level1, name, unit)
    if aim is None:
        return _scaled(target, actual, points, grades)
    reached, shown = Fraction(actual), unit or target.unit
    result = rules.earned(scheme, aim, reached)
    lowered = rules.reduced(scheme, result.ratio) if too_low and aim.better == "more" and result.ratio is not None else None
    standing = lowered or result
    deviation = rules.deviation_of(aim, reached)
    reason = _reason(scheme, aim, reached, result, deviation)
    operands = {"actual": Quantity(actual, shown), "aim": replace(target, unit=shown), **_operands(aim, reached, standing, points)}
    return Scored(
        score=score_of(points, standing.share),
        exact=Fraction(points) * standing.share,
        ratio=result.ratio,
        rule=standing.rule,
        working=(Step(STEPS[standing.rule], operands, _law(scheme, aim, standing)), *reason),
        asks_reason=bool(reason),
        deviation=deviation,
    )


def score_execution(scheme: Scheme, budget: Money | None, executed: Money | None, points: Decimal) -> Scored:
    """Return the score of 预算执行率: spent ÷ budget in force, at most all of the points; a budget of 0 earns nothing."""
    if budget is None or executed is None:
        return Scored(rule=EXECUTION, working=(step("no_money"),))
    law, money = scheme.execution.source, {"executed": executed, "budget": budget}
    if budget <= 0:
        nothing = Decimal("0.00")
        working = (step("no_budget", law, **money, score=nothing),)
        return Scored(score=nothing, exact=NONE, rule=EXECUTION, working=working, asks_reason=True)
    rate = max(Fraction(executed), NONE) / Fraction(budget)
    share, below, degree = min(rate, ALL), Fraction(scheme.execution.explain_below), factor_of(points, rate).per_cent
    if rate > 1:
        steps = [step("overspent", law, **money, degree=degree, score=score_of(points, ALL)), step("explain_overspent")]
    else:
        steps = [step("spent", law, **money, degree=degree, product=product(points, share))]
        if rate * 100 < below:
            steps.append(step("explain_slow", limit=tidy(scheme.execution.explain_below)))
    return Scored(
        score=score_of(points, share),
        exact=Fraction(points) * share,
        ratio=rate,
        rule=EXECUTION,
        working=tuple(steps),
        asks_reason=len(steps) > 1,
    )


def score_grade(scheme: Scheme, word: str, points: Decimal, *, has_evidence: bool, aim: str | None = None) -> Scored:
    """Return the score of a stated degree (达成, 部分达成, 未达成): the middle of its band; the top one in full with evidence.

    What repeats ``aim``, the target's word, states the top degree.
    """
    found = degree_of(scheme, word, aim)
    if found is None:
        known = tuple(degree.word for degree in scheme.qualitative.degrees)
        return Scored(rule=DEGREE, working=(step("no_degree", word=word, known=known),))
    degree, top = found
    full = has_evidence and top == 100
    share = ALL if full else (Fraction(degree.floor) + Fraction(top)) / 200
    law = scheme.qualitative.source
    if full:
        steps = [step("degree_full", law, word=word, score=score_of(points, ALL))]
    else:
        band: dict[str, Operand] = {"degree": degree.word, "floor": tidy(degree.floor), "top": tidy(top)}
        kind: Kind = "degree" if has_evidence else "degree_unproven"
        steps = [step(kind, law, word=word, **band, product=product(points, share))]
        if top == 100:
            steps.append(step("send_evidence", score=score_of(points, ALL)))
    return Scored(
        score=score_of(points, share),
        exact=Fraction(points) * share,
        rule=DEGREE,
        working=tuple(steps),
        asks_reason=top != 100,
    )


def score_step(scale: GradeScale, word: str, points: Decimal) -> Scored | None:
    """Return the score of a step of a scale that is stated by its word, such as 较及时; None where the scale has no such word."""
    found = next((one for one in scale.steps if one.word == word), None)
    if found is None:
        return None
    share = rules.share_of(found.share)
    score = score_of(points, share)
    return Scored(
        score=score,
        exact=Fraction(points) * share,
        rule=SCALED,
        working=(step("scale_word", word=word, share=tidy(found.share), points=points, score=score),),
        asks_reason=share < 1,
    )


def score_date(scheme: Scheme, due: date, done: date | None, points: Decimal) -> Scored:
    """Return the score of a day by which something was due: all when kept, else by the scheme's steps, else nothing."""
    if done is None:
        return Scored(rule=BY_DATE, working=(step("no_day", due=due),))
    days, law = (done - due).days, scheme.deadline.source
    share = ALL if days <= 0 else next((rules.share_of(one.share) for one in scheme.deadline.late if days <= one.days), NONE)
    if days <= 0:
        steps = [step("in_time", law, done=done, due=due, score=score_of(points, ALL))]
    elif share:
        steps = [step("late", law, done=done, due=due, days=days, product=product(points, share)), step("explain_late")]
    else:
        steps = [step("too_late", law, done=done, due=due, days=days, score=score_of(points, NONE)), step("explain_late")]
    return Scored(
        score=score_of(points, share),
        exact=Fraction(points) * share,
        rule=BY_DATE,
        working=tuple(steps),
        asks_reason=days > 0,
    )


def _scaled(target: Target, actual: Decimal, points: Decimal, grades: GradeScale | None) -> Scored:
    word, reached = target.word or target.raw, Quantity(actual, "%")
    if grades is None:
        return Scored(rule=SCALED, working=(step("no_scale", word=word, actual=reached),))
    found = grades.step_of(Fraction(actual))
    share = rules.share_of(found.share)
    bound: dict[str, Operand] = {"floor": tidy(found.floor)} if found.floor else {"below": tidy(grades.steps[-2].floor)}
    earned: dict[str, Operand] = {"score": score_of(points, ALL)} if share == 1 else {"product": product(points, share)}
    main = step("scaled", grades.basis[0].sentence(), actual=reached, word=word, **bound, grade=found.word, **earned)
    return Scored(
        score=score_of(points, share),
        exact=Fraction(points) * share,
        rule=SCALED,
        working=(main, step("explain_scale")) if share < 1 else (main,),
        asks_reason=share < 1,
    )


def _operands(aim: Aim, reached: Fraction, result: Earned, points: Decimal) -> dict[str, Operand]:
    """Return what the rule makes of target and actual: the degree in per cent that it looks at, and the product or the score."""
    share = result.share
    if result.rule == rules.MET:
        return {"score": score_of(points, share)}
    if result.rule in (rules.MISSED, rules.SHORT):
        degree: dict[str, Operand] = {"degree": factor_of(points, result.ratio).per_cent} if is_nonzero(result.ratio) else {}
        return {**degree, "score": score_of(points, share)}
    factor = factor_of(points, share)
    found: dict[str, Operand] = {"product": product(points, share, factor)}
    if result.rule == rules.RATIO:
        return {"degree": factor.per_cent, **found}
    if result.rule == rules.INVERSE:
        return {"factor": factor.shown, **found}
    if result.rule == rules.LINEAR:
        limit = aim.high if aim.high is not None else aim.value
        return {"degree": factor_of(points, reached / limit - 1).per_cent, **found}
    if result.rule == rules.DEVIATION:
        found["degree"] = factor_of(points, abs(reached - aim.value) / aim.value).per_cent
    return {"share": tidy(half_up(share * 100, 4)), **found}


def _reason(scheme: Scheme, aim: Aim, reached: Fraction, result: Earned, deviation: Fraction | None) -> tuple[Step, ...]:
    """Return why the deviation has to be explained: short of the target, or far beyond it."""
    if result.share < 1:
        return (step("explain_short"),)
    limit = scheme.over.asks_from
    if aim.better == "more" and aim.value == 0 and reached >= scheme.over.when_zero:
        return (step("explain_zero", limit=tidy(scheme.over.when_zero)),)
    if deviation is None or deviation < rules.share_of(limit) - 1:
        return ()
    if aim.better == "more":
        return (step("explain_far", limit=tidy(limit)),)
    return (step("explain_cheap", limit=tidy(limit - 100)),) if aim.is_cost else ()


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
