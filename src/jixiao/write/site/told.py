"""A project for who has never seen such a form: what the money is for, what was promised, what came of it, what does not add up.

Plain sentences, no codes, no levels, no words of the trade; nothing is computed here but a sum's ten thousands.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from jixiao.facts.costs import amount
from jixiao.model.document import Indicator, Project
from jixiao.values.money import Money, grouped
from jixiao.values.target import Target

WRONG = "哪里对不上"
MOST_PROMISES = 12
LONGEST = 160
"""Characters of an overview that are shown; the whole stands below."""
TEN_THOUSAND = Decimal(10000)
WORDS = {">=": "不少于", "<=": "不超过", ">": "多于", "<": "少于", "=": ""}
PERCENT = {">=": "不低于", "<=": "不高于", ">": "高于", "<": "低于", "=": ""}
SENTENCE = re.compile(r"[^。；\n]*[。；\n]?")
Told = tuple[str, tuple[str, ...]]
"""A heading and its sentences."""


def told(project: Project, wrong: Sequence[str]) -> Iterator[Told]:
    """Yield what there is to say under its headings; ``wrong`` are the sentences on what does not add up."""
    for heading, sentences in (
        ("这笔钱做什么", _purpose(project)),
        ("花多少钱", _money(project)),
        ("承诺了什么", _promises(project)),
        ("做成了什么", _came_of_it(project)),
        (WRONG, iter(wrong)),
    ):
        if lines := tuple(sentences):
            yield heading, lines


def _purpose(project: Project) -> Iterator[str]:
    text = project.narrative.overview or project.goals.annual or project.goals.overall
    if text:
        yield _short(text)


def _short(text: str) -> str:
    """Return the first sentences of a text, whole ones where they fit."""
    flat = " ".join(text.split())
    shown = ""
    for part in SENTENCE.findall(flat):
        if shown and len(shown) + len(part) > LONGEST:
            return shown
        shown += part
    return shown if len(shown) <= LONGEST else f"{shown[:LONGEST]}……"


def _money(project: Project) -> Iterator[str]:
    yuan, spent = project.funding.annual, project.funding.executed
    if yuan is not None:
        yield f"今年安排 {_wan(yuan)}。"
    if spent is not None:
        yield f"已经花了 {_wan(spent)}。"
    items = [(found, item.label) for item in project.cost_items if (found := amount(item)) is not None and item.label]
    if len(items) > 1:
        most, label = max(items, key=lambda pair: pair[0])
        yield f"其中最多的一项是“{label}”，{_wan(most)}。"


def _wan(yuan: Money) -> str:
    """Return an amount as people say it: in ten thousands where it reaches one."""
    if abs(yuan) < TEN_THOUSAND:
        return f"{grouped(yuan)} 元"
    return f"{(yuan / TEN_THOUSAND).normalize():,f} 万元"


def _promises(project: Project) -> Iterator[str]:
    promised = [line for indicator in project.indicators if (line := _promise(indicator))]
    yield from promised[:MOST_PROMISES]
    if len(promised) > MOST_PROMISES:
        yield f"另有 {len(promised) - MOST_PROMISES} 项，见下面的表。"


def _promise(indicator: Indicator) -> str | None:
    if not indicator.name or indicator.target is None:
        return None
    return f"{indicator.name}：{_target(indicator.target)}。"


def _target(target: Target) -> str:
    """Return a target in words: ``不少于 364 人``; one that is no comparison as it is written."""
    if target.value is None or target.operator not in WORDS:
        return target.raw.rstrip("。")
    unit = target.unit or ""
    sign = (PERCENT if "%" in unit or "％" in unit else WORDS)[target.operator]
    figure = f"{target.value.normalize():,f}" + (unit if "%" in unit else f" {unit}" if unit else "")
    return f"{sign} {figure}".strip()


def _came_of_it(project: Project) -> Iterator[str]:
    if project.goals.achieved:
        yield _short(project.goals.achieved)
    for indicator in project.indicators[:MOST_PROMISES]:
        if indicator.name and indicator.actual:
            yield f"{indicator.name}：{indicator.actual.rstrip('。')}。"
    if project.total_score is not None:
        yield f"单位给自己打了 {project.total_score:f} 分（满分 100 分）。"


def days(project: Project) -> str | None:
    """Return when the project runs, None where neither day is known."""
    if project.start and project.finish:
        return f"{project.start} 至 {project.finish}"
    return f"{project.start} 开始" if project.start else f"到 {project.finish} 为止" if project.finish else None
