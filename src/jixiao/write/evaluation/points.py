"""What a director reads of an evaluation in five lines: mean and grades, money, the weakest, the evidence, what is still to do."""

from collections.abc import Iterator

from jixiao.model.evaluation import Evaluation
from jixiao.values.blank import filled
from jixiao.write.evaluation.words import (
    adjusted,
    grade_words,
    grades_of,
    loses,
    money_words,
    points_words,
    rate_words,
    score_words,
    unexplained,
)
from jixiao.write.naming import name_words, project_words
from jixiao.write.page import Page


def evaluation_points(evaluation: Evaluation, page: Page) -> Iterator[str]:
    """Yield at most five sentences, plain text."""
    if not evaluation.projects:
        yield page.say("没有可以评分的项目。", "There is no project to score.")
        return
    yield headline(evaluation, page)
    yield _money(evaluation, page)
    if (weakest := _weakest(evaluation, page)) is not None:
        yield weakest
    yield _evidence(evaluation, page)
    if (due := _due(evaluation, page)) is not None:
        yield due


def headline(evaluation: Evaluation, page: Page) -> str:
    """Return mean score and grades as a sentence."""
    told = evaluation.summary
    grades = page.say("，", ", ").join(
        page.say(f"{g.grade} {g.count} 个", f"{g.count} × {grade_words(g.grade, page)}") for g in grades_of(evaluation)
    )
    mean = score_words(told.mean)
    after = page.say(f"：{grades}", f": {grades}") if grades else ""
    return page.say(
        f"{told.projects} 个项目平均 {mean} 分{after}。", f"{page.number(told.projects, '', 'project')}, mean score {mean}{after}."
    )


def _money(evaluation: Evaluation, page: Page) -> str:
    told = evaluation.summary
    if told.budget is None or told.executed is None or told.rate is None:
        return page.say(
            "预算或支出没有填全，算不出全单位的执行率。", "Budget or spending is incomplete: there is no rate for the whole unit."
        )
    budget, spent, rate = money_words(told.budget), money_words(told.executed), rate_words(told.rate)
    return page.say(f"预算 {budget} 元，支出 {spent} 元，执行率 {rate}。", f"{spent} of {budget} yuan spent, {rate}.")


def _weakest(evaluation: Evaluation, page: Page) -> str | None:
    """Return the project with the lowest total and where it lost most."""
    lowest = min(evaluation.projects, key=lambda project: project.total)
    lost = [i for i in lowest.indicators if loses(i)]
    if not lost:
        return None
    most = max(lost, key=lambda i: i.points if i.score is None else i.points - i.score)
    label, total, name = project_words(lowest, page), score_words(lowest.total), name_words(most, page)
    got, of = score_words(filled(most.score, most.points * 0)), points_words(most.points)
    return page.say(
        f"最低的是项目 {label}，{total} 分（{lowest.grade}）；失分最多的是“{name}”，{of} 分得 {got} 分。",
        f"Lowest is project {label} with {total}, {grade_words(lowest.grade, page)}; it lost most on “{name}”: {got} of {of}.",
    )


def _evidence(evaluation: Evaluation, page: Page) -> str:
    told = evaluation.summary
    parts = [page.say(f"{told.measured} 个由台账记录得出", f"{told.measured} rest on records")]
    if told.stated:
        parts.append(page.say(f"{told.stated} 个只有单位说明", f"{told.stated} on the unit's word"))
    if told.without_evidence:
        parts.append(page.say(f"{told.without_evidence} 个没有佐证、不得分", f"{told.without_evidence} have none and score nothing"))
    listed = page.say("，", ", ").join(parts)
    return page.say(f"{told.indicators} 个指标中 {listed}。", f"Of {told.indicators} indicators {listed}.")


def _due(evaluation: Evaluation, page: Page) -> str | None:
    """Return what was deducted and where a reason is still to be written."""
    rows = [i for p in evaluation.projects for i in p.indicators]
    deducted = sum(1 for p in evaluation.projects if p.deducted)
    changed, open_ = sum(map(adjusted, rows)), sum(map(unexplained, rows))
    told = []
    if changed or deducted:
        told.append(page.say(f"复核改了 {changed} 处得分", f"the reviewer changed {page.number(changed, '', 'score')}"))
    if open_:
        told.append(page.say(f"{open_} 处要说明原因，还没有写", f"{page.number(open_, '', 'indicator')} still want a reason"))
    sentence = page.say("；", "; ").join(told)
    return page.say(f"{sentence}。", f"{sentence[:1].upper()}{sentence[1:]}.") if told else None
