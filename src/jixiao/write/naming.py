"""What projects, indicators and amounts are called in reports."""

from jixiao.model.evaluation import Evidence, ScoredIndicator, ScoredProject
from jixiao.model.progress import IndicatorProgress, MonitoredProject
from jixiao.values.money import SCALES, Money, grouped
from jixiao.write.page import Page
from jixiao.write.sentences import in_english

BLANK = "–"
"""Stands for a figure that is not there."""


def project_words(project: ScoredProject | MonitoredProject, page: Page) -> str:
    """Return a project's number and name."""
    named = project.name or page.say("没有名称的项目", "a project without a name")
    return named if project.number is None else f"{project.number} {named}"


def name_words(indicator: ScoredIndicator | IndicatorProgress, page: Page) -> str:
    """Return what an indicator is called."""
    return indicator.name or page.say("没有名称的一项", "an indicator without a name")


def levels_words(indicator: ScoredIndicator | IndicatorProgress, page: Page) -> str:
    """Return both levels in one, without the word 指标: ``产出 · 数量``; in English each with its Chinese in brackets."""
    return " · ".join(level_words(level, page) for level in (indicator.level1, indicator.level2) if level)


def level_words(level: str, page: Page) -> str:
    """Return what a level is called, in English with its Chinese in brackets."""
    return in_english(level) if page.lang == "en" else level.removesuffix("指标")


def wan(amount: Money | None, blank: str = BLANK) -> str:
    """Return an amount in 万元 with two decimals, for a chart, a table or a sentence; ``blank`` for none."""
    return blank if amount is None else grouped(amount / SCALES["万元"])


def reached_words(value: str, evidence: Evidence, page: Page) -> str:
    """Return what was reached; a value that the unit only states is quoted."""
    return value if evidence == "measured" else page.say(f"单位称“{value}”", f"stated “{value}”")
