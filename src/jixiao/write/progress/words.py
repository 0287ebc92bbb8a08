"""Figures of a monitoring in words: rates against plans, gaps, how likely a target is. No figure is computed here."""

from calendar import monthrange
from collections.abc import Iterable
from decimal import Decimal

from msgspec.structs import replace

from jixiao.model.progress import IndicatorProgress, Likelihood, MoneyProgress, MonitoredProject, Monitoring
from jixiao.system.sentences import quoted
from jixiao.values.money import Money, grouped
from jixiao.write.as_json import as_json
from jixiao.write.naming import BLANK, reached_words
from jixiao.write.page import Page
from jixiao.write.sentences import in_english

MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]
LIKELY: dict[Likelihood | None, tuple[str, str]] = {
    "确定能": ("确定能", "certain"),
    "有可能": ("有可能", "possible"),
    "完全不可能": ("完全不可能", "impossible"),
    None: ("无法判定", "not known"),
}
"""How likely a target is, as the official form says it; the rest can't be told."""
STYLES: dict[Likelihood | None, str | None] = {"确定能": None, "有可能": "warning", "完全不可能": "error", None: "dim"}
CHIPS: dict[Likelihood | None, str] = {"确定能": "chip-ok", "有可能": "chip-warning", "完全不可能": "chip-error", None: "chip-unknown"}
MARKS: dict[Likelihood | None, str] = {"确定能": "✓", "有可能": "!", "完全不可能": "✕", None: "?"}


def rate(value: Decimal | None) -> str:
    """Return a percentage with one decimal, ``–`` for one that is not known."""
    return BLANK if value is None else f"{value:.1f}%"


def range_words(money: MoneyProgress, page: Page) -> str:
    """Return between what the year's spending will lie, nothing where there is no plan or no doubt."""
    low, high = money.forecast_low, money.forecast_high
    if low is None or high is None or low == high:
        return ""
    return page.say(f"（{grouped(low)} 至 {grouped(high)}）", f" ({grouped(low)} to {grouped(high)})")


def likely(value: Likelihood | None, page: Page) -> str:
    """Return how likely a target is reached."""
    return page.say(*LIKELY[value])


def gap_words(gap: Decimal | None, page: Page) -> str:
    """Return how far behind or ahead of the plan something is; empty where the plan is not known."""
    if gap is None:
        return ""
    if not gap:
        return page.say("与计划相同", "as planned")
    points = f"{abs(gap):.1f}"
    return page.say(
        f"比计划{'慢' if gap < 0 else '快'} {points} 个百分点", f"{points} percentage points {'behind' if gap < 0 else 'ahead of'} plan"
    )


def both(reached: Decimal | None, planned: Decimal | None) -> str:
    """Return a rate and the plan's in one: ``33.3/55.6``; ``–`` for what is not known."""
    told = (BLANK if figure is None else f"{figure:.1f}" for figure in (reached, planned))
    return BLANK if reached is None and planned is None else "/".join(told)


def against(reached: Decimal | None, planned: Decimal | None, page: Page) -> str:
    """Return a rate with the plan's beside it, as one sentence."""
    plan = "" if planned is None else page.say(f"，计划 {rate(planned)}", f", planned {rate(planned)}")
    told = page.say("没有数据", "no data") if reached is None else page.say(f"实际 {rate(reached)}", f"reached {rate(reached)}")
    return f"{told}{plan}{page.say('。', '.')}"


def to_date_words(indicator: IndicatorProgress, page: Page) -> str:
    """Return what was reached by the day; a value that the unit only states is quoted."""
    if indicator.to_date is None:
        month = indicator.due_month
        return page.say("没有数据", "no data") if month is None else page.say(f"{month} 月才有", f"due in month {month}")
    return reached_words(indicator.to_date, indicator.evidence, page)


def cause_words(indicator: IndicatorProgress, page: Page) -> str:
    """Return the official column of the deviation and the records' own explanation; empty without any."""
    return page.say("：", ": ").join(part for part in (indicator.cause, indicator.why) if part)


def gaps(project: MonitoredProject) -> tuple[Decimal | None, Decimal | None]:
    """Return how many percentage points money and targets are ahead of their plans; negative is behind."""
    targets = None if project.pace is None or project.planned is None else project.pace - project.planned
    return project.money.gap, targets


def slow_from(monitoring: Monitoring) -> Decimal | None:
    """Return the gap from which on a gauge is behind: that in force, else the least by which any project surely is; None without any."""
    if monitoring.behind_gap is not None:
        return -monitoring.behind_gap
    worst = [min(g for g in gaps(project) if g is not None) for project in behind(monitoring) if any(g is not None for g in gaps(project))]
    return max(worst, default=None)


def is_slow(gap: Decimal | None, line: Decimal | None) -> bool:
    """Whether a gauge is one by which its project is behind."""
    return gap is not None and line is not None and gap <= line


def is_late(indicator: IndicatorProgress) -> bool:
    """Whether an indicator is behind its plan so far that a cause is asked for."""
    return indicator.cause is not None and indicator.gap is not None and indicator.gap < 0


def behind(monitoring: Monitoring) -> list[MonitoredProject]:
    """Return the projects that are behind."""
    return [project for project in monitoring.projects if project.is_behind]


def monitoring_title(monitoring: Monitoring, page: Page) -> str:
    """Return whose monitoring of which part of the year it is."""
    year = "" if monitoring.fiscal_year is None else page.say(f"{monitoring.fiscal_year}年度", f" {monitoring.fiscal_year}")
    kind = page.say(f"绩效运行监控（{monitoring.stage}）", f" monitoring ({stage_words(monitoring)})")
    return f"{monitoring.authority or ''}{year}{kind}".strip()


def stage_words(monitoring: Monitoring) -> str:
    """Return the part of the year in English: ``January to July``, with days where a month has only begun."""
    day = monitoring.as_of
    if day.day == monthrange(day.year, day.month)[1]:
        return "January" if day.month == 1 else f"January to {MONTHS[day.month - 1]}"
    return f"1 January to {day.day} {MONTHS[day.month - 1]}"


def monitoring_in(monitoring: Monitoring, page: Page) -> Monitoring:
    """Return the monitoring with all sentences of the program's own in the page's language; likelihoods, levels and names stay."""
    if page.lang != "en":
        return monitoring
    return replace(
        monitoring,
        money=replace(monitoring.money, method=in_english(monitoring.money.method)),
        notes=tuple(map(_sentence, monitoring.notes)),
        projects=tuple(map(_project_in_english, monitoring.projects)),
    )


def monitoring_json(monitoring: Monitoring, page: Page) -> bytes:
    """Return the monitoring as JSON, its sentences in the page's language."""
    return as_json(monitoring_in(monitoring, page))


def _project_in_english(project: MonitoredProject) -> MonitoredProject:
    rows = tuple(
        replace(
            row,
            method=None if row.method is None else in_english(row.method),
            cause=None if row.cause is None else in_english(row.cause),
            why=None if row.why is None else quoted(row.why),
            doubt=None if row.doubt is None else quoted(row.doubt),
        )
        for row in project.indicators
    )
    money = replace(project.money, method=in_english(project.money.method))
    return replace(project, money=money, indicators=rows, notes=tuple(map(_sentence, project.notes)))


def _sentence(note: str) -> str:
    told = in_english(note)
    return told[:1].upper() + told[1:]


def day_words(monitoring: Monitoring, page: Page) -> str:
    """Return the day up to which records were looked at."""
    day = monitoring.as_of
    return page.say(f"截至 {day.year}年{day.month}月{day.day}日", f"Up to {day.isoformat()}")


def budget_words(money: MoneyProgress) -> Money | None:
    """Return the budget in force, else that of the beginning of the year."""
    return money.budget if money.budget is not None else money.initial


def stopped(sentences: Iterable[str]) -> list[str]:
    """Return sentences each with a full stop at its end, in the script that it is written in."""
    return [s if s.endswith(("。", "！", "？", "；", ".")) else f"{s}{'.' if s.isascii() else '。'}" for s in sentences]
