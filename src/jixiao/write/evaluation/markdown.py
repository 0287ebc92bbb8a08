"""The whole unit's evaluation as Markdown for a ticket or a report: five lines, all projects, what has no evidence, what was lost."""

from collections.abc import Iterable, Iterator, Sequence

from jixiao.model.evaluation import Evaluation, ScoredIndicator, ScoredProject
from jixiao.write.evaluation.told import points
from jixiao.write.evaluation.words import (
    BLANK,
    actual_words,
    loses,
    name_words,
    points_words,
    project_words,
    rate_words,
    scheme_words,
    score_words,
    title_words,
    what_if_words,
)
from jixiao.write.hostile import markdown
from jixiao.write.page import Page

ZH = Page()


def evaluation_markdown(evaluation: Evaluation, page: Page = ZH) -> str:
    """Return the summary as GitHub-flavoured Markdown; words from elsewhere are escaped."""
    return "\n\n".join(_parts(evaluation, page)) + "\n"


def _parts(evaluation: Evaluation, page: Page) -> Iterator[str]:
    yield f"## {markdown(title_words(evaluation, page))}"
    yield "\n".join(f"- {markdown(point)}" for point in points(evaluation, page))
    if evaluation.what_if:
        yield "\n".join(f"> {markdown(line)}" for line in what_if_words(evaluation, page))
    if evaluation.projects:
        yield _projects(evaluation, page)
    blank = [(p, i) for p in evaluation.projects for i in p.indicators if i.evidence == "none"]
    if blank:
        yield page.say(f"### 没有佐证的指标 {len(blank)} 个", f"### Without evidence: {len(blank)}")
        yield "\n".join(
            f"- {_named(p, i, page)}{page.say('，', ', ')}{points_words(i.points)} {page.say('分', 'points')}" for p, i in blank
        )
    if lost := [(p, i) for p in evaluation.projects for i in p.indicators if loses(i) and i.evidence != "none"]:
        yield _lost(lost, page)
    yield markdown(scheme_words(evaluation, page))


def _projects(evaluation: Evaluation, page: Page) -> str:
    head = page.say("项目|执行率|计算|扣减|总分|等级|没有佐证", "Project|Spent|Computed|Deducted|Total|Grade|No evidence").split("|")
    rows = [_row(project, page) for project in evaluation.projects]
    told = evaluation.summary
    mean = page.say("**平均**", "**Mean**")
    rows.append([mean, rate_words(told.rate), "", "", f"**{score_words(told.mean)}**", "", str(told.without_evidence or "")])
    return _table(head, rows)


def _row(project: ScoredProject, page: Page) -> list[str]:
    blank = sum(i.evidence == "none" for i in project.indicators)
    return [
        markdown(project_words(project, page)),
        rate_words(project.execution.rate),
        score_words(project.computed),
        score_words(project.deducted) if project.deducted else BLANK,
        f"**{score_words(project.total)}**",
        markdown(project.grade),
        str(blank) if blank else BLANK,
    ]


def _lost(lost: Sequence[tuple[ScoredProject, ScoredIndicator]], page: Page) -> str:
    head = page.say("指标|目标|实际|分值|得分", "Indicator|Target|Actual|Points|Score").split("|")
    rows = [
        [
            _named(project, one, page),
            markdown(one.target or BLANK),
            markdown(actual_words(one, page)),
            points_words(one.points),
            score_words(one.score),
        ]
        for project, one in lost
    ]
    title = page.say(f"没有得满分的指标 {len(lost)} 个", f"Below their points: {len(lost)}")
    return f"<details><summary>{title}</summary>\n\n{_table(head, rows)}\n\n</details>"


def _named(project: ScoredProject, indicator: ScoredIndicator, page: Page) -> str:
    return markdown(f"{project_words(project, page)} · {name_words(indicator, page)}")


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    ruler = ["---", *["---:"] * (len(head) - 1)]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in (head, ruler, *rows))
