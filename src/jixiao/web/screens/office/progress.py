"""One project under way for its page: every indicator against its plan with its records, and what could be by the day."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from msgspec import Struct

from jixiao.actions.monitor import MonitoringOutcome, judged_anew
from jixiao.errors import JixiaoError
from jixiao.evaluate.bindings import EXECUTED
from jixiao.evaluate.indicator_progress import Looked, value_to_date
from jixiao.model.progress import IndicatorProgress, MonitoredProject
from jixiao.values.blank import filled
from jixiao.values.money import grouped
from jixiao.values.rounding import fixed, half_up, tidy
from jixiao.web.records.reach import Shelf
from jixiao.web.records.telling import RowCells
from jixiao.web.screens.office.knobs import Knob, SliderWords, between, of_money
from jixiao.web.screens.office.lineage import Source, first_looked, source, told_rows
from jixiao.web.screens.words import ZH
from jixiao.write.look.markup import Markup
from jixiao.write.naming import BLANK, levels_words, name_words, wan
from jixiao.write.plot.gauge import gauge
from jixiao.write.progress.words import CHIPS, against, budget_words, cause_words, gap_words, is_late, likely, rate, stopped, to_date_words

KNOBS = 3
MARKS = {"chip-ok": "ok", "chip-warning": "warning", "chip-error": "error", "chip-unknown": "unknown"}
"""The sign of a chip by its look."""


class Chip(Struct, frozen=True):
    """How likely something is: its look, its sign, the word."""

    look: str
    sign: str
    word: str


class Moving(Struct, frozen=True, kw_only=True):
    """A row of the page: money or an indicator, how far it is and should be, where the year ends, how likely that is, from what."""

    path: str
    anchor: str
    name: str
    levels: str
    target: str
    to_date: str
    is_blank: bool
    bar: Markup | str
    pace: str
    planned: str
    gap: str
    is_behind: bool
    forecast: str
    chip: Chip | None
    why: str
    method: str
    source: Source | None


class Would(Struct, frozen=True, kw_only=True):
    """What it would be: the year's end as a share and an amount, how likely, what is said of the gap to the plan."""

    share: str
    amount: str
    chip: Chip
    gap: str
    changed: tuple[tuple[str, str, Chip], ...]


def moving_rows(at: Shelf | None, project: MonitoredProject) -> tuple[Moving, ...]:
    """Return money and every indicator of a project as rows."""
    spent = first_looked(project.money.addresses, ())
    looked = [*spent, *(pair for one in project.indicators for pair in first_looked(one.addresses, one.left_out))]
    told = told_rows(at, looked)
    own = tuple(_indicator(at, one, f"i{n}", told) for n, one in enumerate(project.indicators))
    return (_money(at, project, told), *own)


def _money(at: Shelf | None, project: MonitoredProject, told: Mapping[str, RowCells]) -> Moving:
    money, budget = project.money, budget_words(project.money)
    end = BLANK if money.forecast is None else f"{grouped(money.forecast)} 元"
    looked = first_looked(money.addresses, ())
    return Moving(
        path=f"{project.path}{EXECUTED}",
        anchor="money",
        name="钱",
        levels="",
        target=BLANK if budget is None else f"{grouped(budget)} 元",
        to_date=f"{grouped(money.executed)} 元",
        is_blank=False,
        bar=_bar(money.rate, money.planned, behind=project.is_behind and money.gap is not None and money.gap < 0),
        pace=rate(money.rate),
        planned=rate(money.planned),
        gap=gap_words(money.gap, ZH),
        is_behind=project.is_behind and money.gap is not None and money.gap < 0,
        forecast=end,
        chip=None,
        why="",
        method="".join(stopped([money.method])),
        source=source(at, project.path, money.rows, looked, told, "") if money.addresses else None,
    )


def _indicator(at: Shelf | None, one: IndicatorProgress, anchor: str, told: Mapping[str, RowCells]) -> Moving:
    looked = first_looked(one.addresses, one.left_out)
    return Moving(
        path=one.path,
        anchor=anchor,
        name=name_words(one, ZH),
        levels=levels_words(one, ZH),
        target=one.target or BLANK,
        to_date=to_date_words(one, ZH),
        is_blank=one.to_date is None,
        bar=_bar(one.pace, one.planned, behind=is_late(one)),
        pace=rate(one.pace),
        planned=rate(one.planned),
        gap=gap_words(one.gap, ZH) if one.gap is not None and abs(one.gap) >= 1 else "",
        is_behind=is_late(one),
        forecast=one.forecast or BLANK,
        chip=chip(one),
        why="".join(stopped([cause_words(one, ZH)])) if cause_words(one, ZH) else "",
        method="".join(stopped([one.method])) if one.method else "",
        source=source(at, one.path, one.rows, looked, told, one.measure_title or "") if looked else None,
    )


def chip(one: IndicatorProgress | MonitoredProject) -> Chip:
    """Return how likely an indicator or a project is."""
    look = CHIPS[one.likelihood]
    return Chip(look, MARKS[look], likely(one.likelihood, ZH))


def _bar(pace: Decimal | None, planned: Decimal | None, *, behind: bool) -> Markup | str:
    return "" if pace is None and planned is None else gauge(pace, planned, against(pace, planned, ZH), behind=behind)


def would(now: MonitoredProject, then: MonitoredProject) -> Would:
    """Return what would be other than it is."""
    changed = tuple(
        (name_words(after, ZH), after.forecast or BLANK, chip(after))
        for before, after in zip(now.indicators, then.indicators, strict=True)
        if (before.forecast, before.likelihood) != (after.forecast, after.likelihood)
    )
    money = then.money
    return Would(
        share=rate(money.forecast_rate), amount=wan(money.forecast), chip=chip(then), gap=gap_words(money.gap, ZH), changed=changed
    )


def moving_knobs(outcome: MonitoringOutcome, project: MonitoredProject, supposed: Mapping[str, str]) -> tuple[Knob, ...]:
    """Return the sliders of a project: what was spent by the day, and the indicators whose target is least sure."""
    ready = next(one for one in outcome.under_way.ready if one.case.path == project.path)
    spent = tuple(_spent(outcome, project, supposed))
    pairs = [(one, looked) for one, looked in zip(project.indicators, ready.looked, strict=True) if _can_move(looked)]
    pairs.sort(key=lambda pair: (pair[0].likelihood == "确定能", pair[0].gap or Decimal(0)))
    return (*spent, *(_knob(outcome, one, looked, supposed) for one, looked in pairs[: KNOBS - len(spent)]))


def _can_move(looked: Looked) -> bool:
    target = looked.indicator.target
    return looked.measured is not None and looked.measured.exact is not None and target is not None and target.value is not None


def _spent(outcome: MonitoringOutcome, project: MonitoredProject, supposed: Mapping[str, str]) -> Iterator[Knob]:
    money, budget = project.money, budget_words(project.money)
    if budget is None or budget <= 0:
        return
    path = f"{project.path}{EXECUTED}"
    due = None if money.planned is None else half_up(budget * money.planned / 100, 2)
    hint = "" if due is None or due <= money.executed else _said(outcome, path, fixed(due), f"付到计划的 {grouped(due)} 元")
    shown = f"{supposed.get(path, grouped(money.executed))} 元"
    yield of_money(path, SliderWords("到这一天付了", shown, hint), money.executed, budget, supposed)


def _knob(outcome: MonitoringOutcome, one: IndicatorProgress, looked: Looked, supposed: Mapping[str, str]) -> Knob:
    target = looked.indicator.target
    aim = target.value if target is not None and target.value is not None else Decimal(0)
    unit = (target.unit if target is not None else None) or ""
    shown = f"{supposed[one.path]}{unit}" if one.path in supposed else one.to_date or BLANK
    hint = _said(outcome, one.path, f"{tidy(aim):f}", f"到 {tidy(aim):,f}{unit}")
    return between(one.path, SliderWords(name_words(one, ZH), shown, hint), (filled(value_to_date(looked), aim), aim), unit, supposed)


def _said(outcome: MonitoringOutcome, path: str, value: str, words: str) -> str:
    """Return what a supposition leads to, in words."""
    try:
        then = judged_anew(outcome, (f"{path}={value}",)).monitoring
    except JixiaoError:
        return ""
    project = next(one for one in then.projects if path.startswith(f"{one.path}/"))
    found: Iterable[IndicatorProgress] = (one for one in project.indicators if one.path == path)
    one = next(iter(found), None)
    return f"{words}，年底预计 {rate(project.money.forecast_rate)}" if one is None else f"{words}，{likely(one.likelihood, ZH)}"
