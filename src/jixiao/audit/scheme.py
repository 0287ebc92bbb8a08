"""The review form's points, cut-offs and what a finding costs, as in force on a day, and which rules bear on which item."""

from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from msgspec import Struct

from jixiao.model.finding import SEVERITIES
from jixiao.model.grade import Grade
from jixiao.params.load import Dated, parameters


class Item(NamedTuple):
    """One item of the review form: the key of its parameters, its test, its name, and what of it no rule sees."""

    key: str
    test: str
    name: str
    by_hand: str


ITEMS = (
    Item("format", "完整性", "规范完整性", "格式、内容、错漏由规则查；附件是否齐全要看原件"),
    Item("clarity", "完整性", "明确清晰性", "套话、空泛用词由规则查；是否反映主要内容由人判断"),
    Item("goal", "相关性", "目标相关性", "依据是否写明由规则查；是否符合规划和职能由人判断"),
    Item("science", "相关性", "指标科学性", "分类、量化、重复由规则查；关键指标是否选准由人判断"),
    Item("reason", "适当性", "绩效合理性", "与计划数和常识比由规则查；与同类项目比由人判断"),
    Item("money", "适当性", "资金匹配性", "金额和成本指标由规则查；钱多钱少由人判断"),
    Item("reach", "可行性", "实现可能性", "测算和标准由规则查；论证是否充分由人判断"),
    Item("ready", "可行性", "条件充分性", "实施方案和周期有无由规则查；内控和制度由人判断"),
)
HUNDRED = Decimal(100)
NONE = "none"
"""Where a rule bears that costs nothing."""


class Cost(NamedTuple):
    """What a rule's findings cost of an item's points, in per cent: at least, and where they concern the whole project."""

    least: Decimal
    most: Decimal


class Scheme(Struct, frozen=True, eq=False):
    """The parameters in force: points and rules of each item, what severities cost, cut-offs, and when no grade is proposed.

    There is one a day, so that what is asked of it can be kept in mind.
    """

    points: dict[str, Decimal]
    rules: dict[str, str]
    costs: dict[str, Cost]
    cuts: tuple[tuple[Grade, Decimal], ...]
    least_graded: Decimal
    least_of_test: Decimal
    most_doubtful: Decimal
    most_warnings: Decimal
    most_errors: Decimal
    verified: bool


@lru_cache(maxsize=64)
def scheme(day: date | None) -> Scheme:
    """Return the scheme in force on a day; without a day the latest."""
    points = {item.key: _dated(f"review_points_{item.key}", day) for item in ITEMS}
    cuts: tuple[tuple[Grade, str], ...] = (("优", "excellent"), ("良", "good"), ("中", "fair"))
    limits = {grade: _dated(f"review_grade_{name}", day) for grade, name in cuts}
    return Scheme(
        points={key: _number(p) for key, p in points.items()},
        rules={code: key for key in (*(item.key for item in ITEMS), NONE) for code in _dated(f"review_rules_{key}", day).value},
        costs={s: Cost(_number(_dated(f"review_least_{s}", day)), _number(_dated(f"review_most_{s}", day))) for s in SEVERITIES},
        cuts=tuple((grade, _number(limit)) for grade, limit in limits.items()),
        least_graded=_number(_dated("review_least_graded", day)),
        least_of_test=_number(_dated("review_least_of_test", day)),
        most_doubtful=_number(_dated("review_most_doubtful", day)),
        most_warnings=_number(_dated("review_most_warnings", day)),
        most_errors=_number(_dated("review_most_errors", day)),
        verified=all(p.verified for p in (*points.values(), *limits.values())),
    )


def _dated(name: str, day: date | None) -> Dated:
    parameter = parameters()[name]
    return parameter.on(day) or parameter.values[0]


def _number(dated: Dated) -> Decimal:
    return Decimal(str(dated.value))


@lru_cache(maxsize=4096)
def item_of(code: str, known: Scheme) -> str:
    """Return the item whose points a rule bears on: the longest beginning of its code that is named, else the first; ``NONE`` for no item."""
    longest = next((code[:end] for end in range(len(code), 0, -1) if code[:end] in known.rules), None)
    return ITEMS[0].key if longest is None else known.rules[longest]


def grade_of(score: Decimal, points: Decimal, known: Scheme) -> Grade:
    """Return the grade of a score out of so many points; a score on the cut has the better grade."""
    return next((grade for grade, share in known.cuts if score * HUNDRED >= points * share), "差")
