"""From actuals to scores to totals: every project of a document scored by one scheme, each point with its working."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from jixiao.errors import UsageWrong
from jixiao.evaluate.actuals import actual_of, share
from jixiao.evaluate.bindings import Binding, Deduction, Reviewed
from jixiao.evaluate.budgets import number_of
from jixiao.evaluate.given import Actual, Funds, Given
from jixiao.evaluate.reasons import explained
from jixiao.formula.deadline import deadline
from jixiao.ledger.measured import Measured
from jixiao.ledger.schema import ledgers
from jixiao.model.document import Document, Indicator, Project
from jixiao.model.evaluation import (
    Evaluation,
    EvaluationSummary,
    Execution,
    GradeCount,
    LeftOut,
    ScoredIndicator,
    ScoredProject,
)
from jixiao.model.step import Kind, Operand, Step, step
from jixiao.scoring.scales import GradeScale, grade_scale
from jixiao.scoring.score import Scored, score_date, score_execution, score_grade, score_step, score_value
from jixiao.scoring.weights import points_of
from jixiao.values.blank import is_nonzero
from jixiao.values.money import yuan
from jixiao.values.rounding import half_up

NOUGHT = Decimal("0.00")
WHOLE = 100


class Row(Struct, frozen=True):
    """One indicator with all that its score follows from."""

    path: str
    indicator: Indicator
    points: Decimal
    binding: Binding | None
    measured: Measured | None
    actual: Actual
    supposed: str | None


def evaluated(document: Document, given: Given) -> Evaluation:
    """Return the self-evaluation of every project with a form, and of the whole unit."""
    projects = tuple(_project(position, project, given) for position, project in enumerate(document.projects) if project.has_form)
    return Evaluation(
        file=document.source.file,
        authority=document.authority,
        fiscal_year=document.fiscal_year,
        scheme=given.scheme.name,
        scheme_title=given.scheme.title.zh,
        scheme_title_en=given.scheme.title.en,
        basis=tuple(basis.sentence() for basis in given.scheme.basis),
        projects=projects,
        summary=summary(projects),
        what_if=tuple(f"{path}={value}" for path, value in given.what_if.items()),
        ledgers={name: (ledger.title.zh, ledger.title.en) for name, ledger in ledgers().items()},
    )


def _project(position: int, project: Project, given: Given) -> ScoredProject:
    place = f"/projects/{position}"
    split = points_of(given.scheme, project.indicators, execution=project.funding.execution_points)
    rows = tuple(_rows(place, project, split.indicators, given))
    indicators = tuple(_indicator(row, given) for row in rows)
    execution = _execution(place, given.funds.get(position, Funds()), split.execution, given)
    computed = execution.score + sum((row.computed for row in indicators if row.computed is not None), NOUGHT)
    total = execution.score + sum((row.score for row in indicators if row.score is not None), NOUGHT)
    return ScoredProject(
        number=number_of(project, position),
        name=project.name,
        path=place,
        execution=execution,
        indicators=indicators,
        computed=computed,
        deducted=sum((row.deducted for row in indicators if row.deducted is not None), NOUGHT),
        total=total,
        grade=given.scheme.grade_of(total),
        scheme=given.scheme.name,
        notes=(*split.notes, *given.funds.get(position, Funds()).notes, *_notes(indicators), *_differing(rows)),
    )


def _rows(place: str, project: Project, points: Iterable[Decimal], given: Given) -> Iterator[Row]:
    bindings = given.bindings.by_indicator()
    for number, (indicator, own) in enumerate(zip(project.indicators, points, strict=True)):
        path = f"{place}/indicators/{number}"
        binding, measured, supposed = bindings.get(path), given.actuals.get(path), given.what_if.get(path)
        yield Row(path, indicator, own, binding, measured, actual_of(indicator, binding, measured, supposed), supposed)


def _indicator(row: Row, given: Given) -> ScoredIndicator:
    scored = _scored(row, given)
    deduction = next((d for d in given.bindings.deduction if d.indicator == row.path), None)
    review = next((r for r in given.bindings.reviewed if r.indicator == row.path), None)
    measure = given.measures.get(row.measured.measure) if row.measured is not None else None
    measured = row.measured if row.actual.evidence != "none" and row.supposed is None else None
    reasons = _reasons(row, scored, given)
    return ScoredIndicator(
        path=row.path,
        name=row.indicator.name,
        level1=row.indicator.level1_standard or row.indicator.level1,
        level2=row.indicator.level2_standard or row.indicator.level2,
        target=row.indicator.target.raw if row.indicator.target is not None else None,
        points=row.points,
        evidence=row.actual.evidence,
        working=tuple(_working(row, scored, deduction, review)),
        actual=row.actual.text,
        value=row.actual.value,
        unit=row.actual.unit,
        computed=scored.score,
        deducted=None if deduction is None else _deducted(scored, deduction),
        deducted_why=None if deduction is None else f"{deduction.reason}（{deduction.person}）",
        reviewer=None if review is None else _within(review, row.points),
        score=standing(scored.score, deduction, review, row.points),
        ratio=None if scored.ratio is None else half_up(scored.ratio * 100, 2),
        rule=scored.rule,
        measure=measured.measure if measured is not None else None,
        measure_title=measure.head.title.zh if measure is not None else None,
        measure_title_en=measure.head.title.en if measure is not None else None,
        definition=measure.head.definition.zh if measure is not None else None,
        definition_en=measure.head.definition.en if measure is not None else None,
        claimed_rows=measured.claimed_rows if measured is not None else 0,
        numerator=measured.numerator if measured is not None else None,
        denominator=measured.denominator if measured is not None else None,
        rows=measured.rows if measured is not None else 0,
        addresses=measured.addresses if measured is not None else (),
        left_out=tuple(LeftOut(address=address, why=why) for address, why in measured.left_out) if measured is not None else (),
        files=given.files.get(row.path, ()),
        reason=reasons,
        asks_reason=scored.asks_reason and reasons is None,
    )


def _scored(row: Row, given: Given) -> Scored:
    scored = _in_full(row, given)
    share = given.claimed_points if row.actual.is_claim else given.stated_points
    if scored.score is None or row.actual.evidence != "stated" or row.supposed is not None or share >= WHOLE:
        return scored
    lowered = half_up(Fraction(scored.score) * Fraction(share) / 100, 2)
    return replace(scored, score=lowered, working=(*scored.working, step("unproven_share", share=share, score=lowered)), asks_reason=True)


def _in_full(row: Row, given: Given) -> Scored:
    """Return the score of an actual, taken as if it were proved."""
    indicator, actual = row.indicator, row.actual
    if actual.evidence == "none" or indicator.target is None:
        return Scored(rule="没有证据", working=(actual.problem or step("no_target"),))
    if actual.value is None:
        return _worded(row, given)
    return score_value(
        given.scheme,
        indicator.target,
        indicator.level1_standard,
        indicator.name,
        actual.value,
        row.points,
        unit=actual.unit,
        grades=_scale(row.binding),
    )


def _worded(row: Row, given: Given) -> Scored:
    """Return the score of an actual in words: a day against a deadline, else a degree."""
    target, word = row.indicator.target, row.actual.word or ""
    due = deadline(target.word, given.year) if target is not None and target.word else None
    done = deadline(word, given.year) if due is not None else None
    if due is not None and done is not None:
        return score_date(given.scheme, due, done, row.points)
    aim = target.word if target is not None else None
    scored = score_grade(given.scheme, word, row.points, has_evidence=bool(given.files.get(row.path)), aim=aim)
    scale = _scale(row.binding)
    stepped = score_step(scale, word, row.points) if scored.score is None and scale is not None else None
    if stepped is not None:
        return stepped
    if scored.score is None and target is not None and (target.value is not None or due is not None):
        return replace(scored, working=(step("incomparable", word=word, target=target.raw),))
    return scored


def _scale(binding: Binding | None) -> GradeScale | None:
    return None if binding is None or binding.grades is None else grade_scale(binding.grades)


def standing(computed: Decimal | None, deduction: Deduction | None, review: Reviewed | None, points: Decimal) -> Decimal | None:
    """Return the score that stands in the total: the reviewer's, else the computed one less what was deducted, never below 0."""
    if review is not None:
        return _within(review, points)
    if computed is None or deduction is None:
        return computed
    return max(computed - deduction.points, NOUGHT)


def _within(review: Reviewed, points: Decimal) -> Decimal:
    """Return the reviewer's score; UsageWrong where it is more than the indicator has points."""
    if review.score > points:
        raise UsageWrong(
            f"对应表里 {review.indicator} 的复核得分 {review.score:f} 超过分值 {points:f}。请改为不超过分值的分数。",
            f"The reviewed score {review.score:f} of {review.indicator} is above its points, {points:f}; give no more than these.",
        )
    return half_up(Fraction(review.score), 2)


def _deducted(scored: Scored, deduction: Deduction) -> Decimal:
    return half_up(Fraction(min(deduction.points, scored.score if scored.score is not None else NOUGHT)), 2)


def _working(row: Row, scored: Scored, deduction: Deduction | None, review: Reviewed | None) -> Iterator[Step]:
    text = row.actual.text or ""
    if row.supposed is not None:
        yield step("supposed", value=text)
    elif row.measured is not None and row.measured.exact is not None and row.actual.evidence != "none":
        yield from _division(row.measured, text)
        if row.measured.claimed_rows:
            yield step("claimed", rows=row.measured.claimed_rows)
    elif row.actual.evidence == "stated":
        yield step("stated", value=text)
    yield from scored.working
    if deduction is not None:
        taken = _deducted(scored, deduction)
        asked: dict[str, Operand] = {"asked": deduction.points} if taken < deduction.points else {}
        yield step("deducted", points=taken, **asked, reason=deduction.reason, person=deduction.person)
    if review is not None:
        yield step("reviewed", score=_within(review, row.points), reason=review.reason, person=review.person)


def _division(measured: Measured, quotient: str) -> Iterator[Step]:
    if measured.numerator is not None and is_nonzero(measured.denominator):
        kind: Kind = "divided_rate" if measured.unit == "%" else "divided"
        yield step(kind, numerator=measured.numerator, denominator=measured.denominator, quotient=quotient)


def _reasons(row: Row, scored: Scored, given: Given) -> str | None:
    """Return why an indicator fell short: what the binding says, else the records' own reasons; that a record does not count is none."""
    if row.binding is not None and row.binding.reason is not None:
        return row.binding.reason
    if row.indicator.reason is not None or row.measured is None or not scored.asks_reason or row.supposed is not None:
        return row.indicator.reason
    return explained(row.measured, given.reasons, date(given.year or date.max.year, 12, 31))


def _execution(place: str, funds: Funds, points: Decimal, given: Given) -> Execution:
    supposed = given.what_if.get(f"{place}/funding/executed")
    executed = funds.executed if supposed is None else yuan(supposed)
    scored = score_execution(given.scheme, funds.budget, executed, points)
    if funds.unscored is not None and supposed is None:
        scored = Scored(score=NOUGHT, rule=scored.rule, working=(funds.unscored,))
    return Execution(
        budget=funds.budget,
        executed=executed,
        rate=None if funds.budget is None or funds.budget <= 0 or executed is None else share(max(executed, NOUGHT), funds.budget),
        points=points,
        score=scored.score if scored.score is not None else NOUGHT,
        working=scored.working if executed is None or supposed is None else (step("supposed_money", value=executed), *scored.working),
        rows=funds.rows if supposed is None else 0,
        addresses=funds.addresses if supposed is None else (),
    )


def _notes(indicators: Iterable[ScoredIndicator]) -> Iterator[str]:
    without = [row for row in indicators if row.evidence == "none"]
    if without:
        points = sum((row.points for row in without), NOUGHT)
        yield f"{len(without)} 个指标没有证据，共 {points:f} 分没有得分：{'、'.join(row.name or '（无名称）' for row in without)}。"


def _differing(rows: Iterable[Row]) -> Iterator[str]:
    """Yield what the unit states and the records say otherwise."""
    for row in rows:
        said = row.binding.stated if row.binding is not None else None
        if said is not None and row.measured is not None and row.actual.evidence == "measured" and row.supposed is None:
            aim = actual_of(row.indicator, row.binding, None, None)
            if (aim.value, aim.word) != (row.actual.value, row.actual.word):
                yield f"“{row.indicator.name or '（无名称）'}”单位填写 {said}，记录得出 {row.actual.text}，按记录计。"


def summary(projects: tuple[ScoredProject, ...]) -> EvaluationSummary:
    """Return the whole unit's count, money, mean score and grades."""
    budgets = [p.execution.budget for p in projects]
    spent = [p.execution.executed for p in projects]
    budget = None if None in budgets or not budgets else sum((b for b in budgets if b is not None), NOUGHT)
    executed = None if None in spent or not spent else sum((s for s in spent if s is not None), NOUGHT)
    rows = [row for p in projects for row in p.indicators]
    kinds = Counter(row.evidence for row in rows)
    return EvaluationSummary(
        projects=len(projects),
        budget=budget,
        executed=executed,
        rate=share(executed, budget),
        mean=half_up(Fraction(sum((p.total for p in projects), NOUGHT)) / len(projects), 2) if projects else None,
        grades=tuple(GradeCount(grade=grade, count=count) for grade, count in Counter(p.grade for p in projects).items()),
        indicators=len(rows),
        measured=kinds["measured"],
        stated=kinds["stated"],
        without_evidence=kinds["none"],
    )
