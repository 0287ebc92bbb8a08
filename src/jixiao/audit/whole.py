"""Whether a form was read whole, so that it can be graded, and whether it holds what a grade is for: goals and indicators."""

from decimal import Decimal
from typing import NamedTuple

from jixiao.audit.certainty import Certainty
from jixiao.model.document import Indicator, Project
from jixiao.model.under import under
from jixiao.params.certainty import needed_for

GOALS = ("overall", "annual")
BEFORE = ("declaration", "whole_department")
"""Kinds of form that are filled in before there is anything to report as achieved."""
REASONS = {
    "zh": {
        "no_form": "没有申报表",
        "unread": "表里有一部分没有读到",
        "partly": "只读成了一部分",
        "list": "指标表或目标栏也许没有读全",
        "doubtful": "{} 处读得不确定，占所读内容的 {}%",
        "goals": "没有读到绩效目标，也没有看到目标栏是空的",
        "indicators": "没有读到填好的指标，也没有看到指标表是空的",
    },
    "en": {
        "no_form": "there is no form",
        "unread": "a part was not read",
        "partly": "it was read in part only",
        "list": "the indicators or goals may not be read whole",
        "doubtful": "{} places, {}% of what was read, are not surely read",
        "goals": "no goal was read, nor seen to be empty",
        "indicators": "no filled indicator was read, nor seen to be missing",
    },
}


class Lack(NamedTuple):
    """What a form lacks that was seen to be missing, in both languages, and the items of the review form that fall with it."""

    zh: str
    en: str
    items: tuple[str, ...]

    def words(self, lang: str) -> str:
        """Return what is lacking."""
        return self.en if lang == "en" else self.zh


NO_GOALS = Lack("没有填写绩效目标", "no goal is filled in", ("clarity", "goal"))
NO_INDICATORS = Lack("没有填写指标和指标值", "no indicator with a target is filled in", ("science", "reason", "money"))


def lacks(project: Project) -> tuple[Lack, ...]:
    """Return what a form lacks of goals and indicators."""
    goals = any(getattr(project.goals, which) for which in GOALS)
    return tuple(lack for lack, there in ((NO_GOALS, goals), (NO_INDICATORS, any(map(_is_filled, project.indicators)))) if not there)


def _is_filled(indicator: Indicator) -> bool:
    return indicator.name is not None and indicator.target is not None


def not_whole(certainty: Certainty, index: int, most_doubtful: Decimal, lang: str) -> str | None:
    """Return why a form can't be graded, None where it was read whole; ``most_doubtful`` per cent of its values may be doubtful."""
    at = f"/projects/{index}"
    reason = _reason(certainty, index)
    if reason is not None:
        return REASONS[lang][reason]
    read = under(certainty.document, f"{at}/")
    weak = [one for one in certainty.below_in(index, needed_for("error")) if one.path != at]
    if len(weak) * 100 > len(read) * most_doubtful:
        return REASONS[lang]["doubtful"].format(len(weak), len(weak) * 100 // len(read))
    return None


def _reason(certainty: Certainty, index: int) -> str | None:
    enough, project, at = needed_for("error"), certainty.document.projects[index], f"/projects/{index}"
    if not project.has_form:
        return "no_form"
    if any(part.path in ("", at) or part.path.startswith(f"{at}/") for part in certainty.document.unread):
        return "unread"
    if certainty.is_untold(index) or project.ending == "torn":
        return "partly"
    if any(one.path in (f"{at}/indicators", f"{at}/goals", f"{at}/funding") for one in certainty.below_in(index, enough)):
        return "list"
    missing = lacks(project)
    if NO_GOALS in missing and not _no_goals_seen(certainty, project, at):
        return "goals"
    return "indicators" if NO_INDICATORS in missing and not _seen_empty(certainty, project, at) else None


def _no_goals_seen(certainty: Certainty, project: Project, at: str) -> bool:
    """Whether a column of the goals was seen to be empty, and no text in another of them may be the goal."""
    empty = any(certainty.of_blank(f"{at}/goals/{which}").sure >= needed_for("error") for which in GOALS)
    return empty and (project.goals.achieved is None or project.kind not in BEFORE)


def _seen_empty(certainty: Certainty, project: Project, at: str) -> bool:
    """Whether it was seen that no indicator is filled in: every row's name or target is blank, or the table has no row."""
    enough, table = needed_for("error"), f"{at}/indicators"
    if not project.indicators:
        return table in certainty.document.places
    cells = [f"{table}/{n}/{'target' if row.name else 'name'}" for n, row in enumerate(project.indicators)]
    return all(certainty.of_blank(cell).sure >= enough for cell in cells)
