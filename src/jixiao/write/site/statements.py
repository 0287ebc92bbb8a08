"""A project for who has never seen such a form: what the money is for, what was promised, what came of it, what does not add up.

Plain sentences, no codes, no levels, no words of the trade; nothing is computed here but a sum's ten thousands.
"""

import re
from collections.abc import Iterator, Sequence

from jixiao.facts.costs import amount
from jixiao.formula.target import read_target
from jixiao.model.document import Indicator, Project
from jixiao.values.target import Target
from jixiao.write.site.record import Result, Wrong
from jixiao.write.site.say import Say, percent_of

WRONG = ("哪里对不上", "What does not add up")
UNCLEAR = ("哪里写得不清楚", "What is unclear")
CAME = ("做成了什么", "What came of it")
MOST_PROMISES, MOST_WARNINGS = 12, 6
LONGEST = 160
"""Characters of an overview that are shown; the whole stands below."""
WORDS = {
    ">=": ("不少于", "at least"),
    "<=": ("不超过", "at most"),
    ">": ("多于", "more than"),
    "<": ("少于", "less than"),
    "=": ("", ""),
}
PERCENT = {**WORDS, ">=": ("不低于", "at least"), "<=": ("不高于", "at most"), ">": ("高于", "over"), "<": ("低于", "under")}
MONEY = re.compile("元|yuan")
SENTENCE = re.compile(r"[^。；\n]*[。；\n]?")
Told = tuple[str, tuple[str, ...]]
"""A heading and its sentences."""


def statements(project: Project, wrong: Sequence[Wrong] = (), result: Result | None = None, say: Say | None = None) -> Iterator[Told]:
    """Yield what there is to say under its headings; ``wrong`` is what does not add up, ``result`` what came of it by the records."""
    say = say or Say("zh")
    for heading, sentences in (
        (say("这笔钱做什么", "What the money is for"), _purpose(project)),
        (say("花多少钱", "How much money"), _money(project, result, say)),
        (say("承诺了什么", "What was promised"), promises(project, say, MOST_PROMISES)),
        (say(*CAME), came_of_it(project, result, say)),
        (say(*WRONG), (one.sentence for one in wrong if one.weight == "error")),
        (say(*UNCLEAR), _unclear(wrong, say)),
    ):
        if lines := tuple(sentences):
            yield heading, lines


def _purpose(project: Project) -> Iterator[str]:
    text = project.narrative.overview or project.goals.annual or project.goals.overall
    if text:
        yield short(text)


def short(text: str, longest: int = LONGEST) -> str:
    """Return the first sentences of a text, whole ones where they fit."""
    flat = " ".join(text.split())
    shown = ""
    for part in SENTENCE.findall(flat):
        if shown and len(shown) + len(part) > longest:
            return shown
        shown += part
    return shown if len(shown) <= longest else f"{shown[:longest]}……"


def _money(project: Project, result: Result | None, say: Say) -> Iterator[str]:
    yuan, spent = project.funding.annual, project.funding.executed
    if yuan is not None:
        yield say(f"今年安排 {say.wan(yuan)}。", f"{say.wan(yuan)} this year.")
    if spent is not None:
        yield say(f"已经花了 {say.wan(spent)}。", f"{say.wan(spent)} spent.")
    elif result is not None and (line := spent_line(result, say)):
        yield line
    items = [(found, item.label) for item in project.cost_items if (found := amount(item)) is not None and item.label]
    if len(items) > 1:
        most, label = max(items, key=lambda pair: pair[0])
        yield say(f"其中最多的一项是“{label}”，{say.wan(most)}。", f"The largest part is “{label}”, {say.wan(most)}.")


def spent_line(result: Result, say: Say) -> str | None:
    """Return what was spent by the records, with its share of the budget; None where that is not known."""
    if result.spent is None:
        return None
    part = percent_of(result.spent, result.budget) if result.budget is not None else None
    more_zh, more_en = (f"，占预算的 {part}", f", {part} of the budget") if part else ("", "")
    by = say("全年", "In the year") if result.until is None else say(f"到 {say.day(result.until)}", f"By {say.day(result.until)}")
    return say(f"{by}花了 {say.wan(result.spent)}{more_zh}。", f"{by} {say.wan(result.spent)} was spent{more_en}.")


def promises(project: Project, say: Say, most: int) -> Iterator[str]:
    """Yield what was promised, so many at most, then how many more there are."""
    promised = list(dict.fromkeys(line for indicator in project.indicators if (line := _promise(indicator, say))))
    yield from promised[:most]
    if len(promised) > most:
        yield say(f"另有 {len(promised) - most} 项，见下面的表。", f"{len(promised) - most} more stand in the form below.")


def _promise(indicator: Indicator, say: Say) -> str | None:
    if not indicator.name or indicator.target is None:
        return None
    return say(f"{indicator.name}：{target_said(indicator.target, say)}。", f"{indicator.name}: {target_said(indicator.target, say)}.")


def printed_target(text: str | None, say: Say) -> str:
    """Return a target as printed in words, a dash where there is none."""
    return target_said(read_target(text).target, say) if text else "—"


def target_said(target: Target, say: Say) -> str:
    """Return a target in words: ``不少于 364 人``; one that is no comparison as it is written."""
    if target.value is None or target.operator not in WORDS:
        return target.raw.rstrip("。")
    unit = target.unit or ""
    sign = say(*(PERCENT if "%" in unit or "％" in unit else WORDS)[target.operator])
    figure = f"{target.value.normalize():,f}" + (unit if "%" in unit else f" {unit}" if unit else "")
    return f"{sign} {figure}".strip()


def came_of_it(project: Project, result: Result | None, say: Say, most: int = MOST_PROMISES) -> Iterator[str]:
    """Yield what came of a project, as its own form says it and else as the records give it."""
    if project.goals.achieved:
        yield short(project.goals.achieved)
    own = [(i.name, i.actual) for i in project.indicators if i.name and i.actual]
    known = own or [(one.name, one.actual) for one in (result.reached if result else ())]
    for name, actual in known[:most]:
        yield say(f"{name}：{actual.rstrip('。')}。", f"{name}: {actual.rstrip('。')}.")
    points = project.total_score if project.total_score is not None else result.score if result else None
    if points is not None:
        who_zh = "单位给自己打了" if project.total_score is not None else "按记录算得"
        who_en = "The unit gives itself" if project.total_score is not None else "By the records it comes to"
        yield say(f"{who_zh} {points:f} 分（满分 100 分）。", f"{who_en} {points:f} points of 100.")


def _unclear(wrong: Sequence[Wrong], say: Say) -> Iterator[str]:
    found = sorted((one.sentence for one in wrong if one.weight != "error"), key=lambda sentence: not MONEY.search(sentence))
    yield from found[:MOST_WARNINGS]
    if len(found) > MOST_WARNINGS:
        yield say(f"另有 {len(found) - MOST_WARNINGS} 处。", f"{len(found) - MOST_WARNINGS} more.")


def first_wrong(wrong: Sequence[Wrong]) -> Wrong:
    """Return what a citizen is told first: an error, else what concerns money."""
    return min(wrong, key=lambda one: (one.weight != "error", not MONEY.search(one.sentence)))


def days(project: Project, say: Say | None = None) -> str | None:
    """Return when the project runs, None where neither day is known."""
    say = say or Say("zh")
    if project.start and project.finish:
        return say(f"{project.start} 至 {project.finish}", f"{project.start} to {project.finish}")
    if project.start:
        return say(f"{project.start} 开始", f"from {project.start}")
    return say(f"到 {project.finish} 为止", f"until {project.finish}") if project.finish else None
