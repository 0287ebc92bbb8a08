"""What the text of a cell looks like, and how well that fits each column of an indicator table."""

import re
from collections.abc import Callable
from typing import NamedTuple

from jixiao.forms.grammar import level_ranks, target_words
from jixiao.formula.target.units import UNITS
from jixiao.read.wording import is_blank, narrow
from jixiao.values.remembered import remembered

LEVEL_AS_NAME = -5.0
"""What the name of a level is worth as an indicator's name."""
UNKNOWN_LEVEL = -6.0
"""What a name that is no known level is worth as one, save where the source tells its column."""
NO_REST = -1e9
LONGEST = 120
"""What is longer is running text, whatever it begins with."""

DIRECTIONS = frozenset(("正向", "反向", "逆向", "负向", "正向指标", "反向指标", "逆向指标", "负向指标", "中性", "定性", "定量"))
"""What a column says of how values are judged, which is no operator."""
SIGNS = DIRECTIONS | {"≥", "≤", "=", ">", "<", ">=", "<=", "≧", "≦", "==", "═", "﹦", "大于等于", "小于等于", "等于", "大于", "小于"}
NUMBER = re.compile(r"[-+]?\d[\d,]*(?:\.\d+)?分?")
LED = re.compile(r"(?:[≥≤≧≦=><═]|不低于|不少于|不超过|不高于|大于|小于|达到|至少).{0,24}")
COUNTED = re.compile(r"[-+]?\d[\d,]*(?:\.\d+)?[^\d,。;]{1,8}")
DATED = re.compile(r".{0,6}(?:\d{4}年|\d{1,2}月|年内|年底|季度|每月|每年).{0,14}")
MONEY = re.compile(r"\d[\d,]*(?:\.\d+)?(?:亿元|万元|千元|元)")
MARKED = re.compile(r"\s*(?:【|[(（]?指标\s*\d|目标\s*\d)")
"""What begins a text of goals and indicators."""
COUNTING = re.compile(r"[(（]?指标\s*\d{1,2}\s*[)）:：.、．](?=.)")
"""What begins the name of an indicator that is numbered."""
TICKED = frozenset("√✓✔☑■þR是●★○◆Vv")
LIKELY = frozenset(("确定能", "有可能", "可能", "不可能", "完全不可能", "确定不能"))
"""What a monitoring form says of how likely a target is met."""
LEVELISH = re.compile(r"(?:指标|目标)(?:\(.*\))?(?:\d+分)?$")


class Looks(NamedTuple):
    """What a cell looks like."""

    blank: bool
    level1: bool
    level2: bool
    levelish: bool
    number: bool
    led: bool
    counted: bool
    word: bool
    sign: bool
    unit: bool
    money: bool
    marked: bool
    counting: bool
    ticked: bool
    likely: bool
    length: int

    @property
    def value(self) -> bool:
        """Whether it looks like a value: a figure, a figure with sign or unit, a target word or a date."""
        return self.number or self.led or self.counted or self.word


@remembered
def looks(text: str) -> Looks:
    """Return what a cell's text looks like."""
    if not text or len(text) > LONGEST:
        return Looks(
            blank=not text,
            **dict.fromkeys(Looks._fields[1:-5], False),
            marked=MARKED.match(text) is not None,
            counting=COUNTING.match(text) is not None,
            ticked=False,
            likely=False,
            length=len(text),
        )
    plain = narrow(text)
    first, second = level_ranks(text)
    return Looks(
        is_blank(text),
        first,
        second,
        3 <= len(plain) <= 18 and LEVELISH.search(plain) is not None,
        NUMBER.fullmatch(plain) is not None,
        LED.fullmatch(plain) is not None,
        COUNTED.fullmatch(plain) is not None,
        plain in target_words() or DATED.fullmatch(plain) is not None,
        plain in SIGNS,
        plain in UNITS or plain.partition("(")[0] in UNITS,
        MONEY.fullmatch(plain) is not None,
        MARKED.match(plain) is not None,
        COUNTING.match(plain) is not None,
        plain in TICKED,
        plain in LIKELY,
        len(plain),
    )


def level1_fit(seen: Looks) -> float:
    """Return how well a cell fits the column of level 1."""
    if seen.level1:
        return 2.6 if seen.level2 else 3.0
    return -2.5 if seen.level2 else 0.4 if seen.levelish else UNKNOWN_LEVEL


def level2_fit(seen: Looks) -> float:
    """Return how well a cell fits the column of level 2."""
    if seen.level2:
        return 2.5 if seen.level1 else 3.0
    return 0.8 if seen.level1 or seen.levelish else UNKNOWN_LEVEL


def name_fit(seen: Looks) -> float:
    """Return how well a cell fits the column of names."""
    if seen.led or seen.sign:
        return -2.5
    if seen.number:
        return -2.0
    if seen.level1 or seen.level2:
        return LEVEL_AS_NAME if seen.levelish else 1.0
    if seen.counting:
        return 1.4
    return (-0.8 if seen.counted else -0.2 if seen.word else 1.0) + min(seen.length, 8) / 20


def target_fit(seen: Looks) -> float:
    """Return how well a cell fits a column of target values."""
    if seen.level1 or seen.level2:
        return LEVEL_AS_NAME if seen.levelish else -2.0
    if seen.led:
        return 2.2
    if seen.counting or seen.likely:
        return -2.5
    if seen.counted:
        return 1.8
    if seen.number or seen.word:
        return 1.2
    return 0.5 if seen.length <= 8 else 0.2 if seen.length <= 30 else 0.0


def actual_fit(seen: Looks) -> float:
    """Return how well a cell fits a column of values reached."""
    if seen.level1 or seen.level2 or seen.counting:
        return -2.0
    if seen.counted or seen.number:
        return 1.2
    return 0.8 if seen.led or seen.word else 0.45


def likelihood_fit(seen: Looks) -> float:
    """Return how well a cell fits a column of how likely a target is met."""
    return 3.0 if seen.likely else text_fit(seen) - 0.5


def points_fit(seen: Looks) -> float:
    """Return how well a cell fits a column of points."""
    return 1.3 if seen.number else 0.3 if seen.blank else -2.5


def sign_fit(seen: Looks) -> float:
    """Return how well a cell fits a column of operators."""
    return 2.5 if seen.sign else -3.0


def unit_fit(seen: Looks) -> float:
    """Return how well a cell fits a column of units."""
    if seen.unit:
        return 1.5
    return 0.4 if seen.length <= 5 and not (seen.number or seen.led or seen.counted) else -2.0


def text_fit(seen: Looks) -> float:
    """Return how well a cell fits a column of remarks."""
    if seen.level1 or seen.level2:
        return -2.0
    return -0.6 if seen.number else 0.2


def any_fit(seen: Looks) -> float:
    """Return how well a cell fits a column of which nothing is known."""
    return -2.0 if seen.level1 or seen.level2 else 0.3


def text_rest(seen: Looks) -> float:
    """Return how well a token goes on with a text."""
    return LEVEL_AS_NAME if seen.levelish or seen.counting else -1.0 if seen.number or seen.led else 0.0


def value_rest(seen: Looks) -> float:
    """Return how well a token goes on with a value: no whole value does."""
    return LEVEL_AS_NAME if seen.levelish or seen.counting else -2.5 if seen.value else 0.0


def any_rest(seen: Looks) -> float:
    """Return how well a token goes on with a text that may hold figures and names of levels."""
    return -0.5 if seen.number else 0.1


def project_rest(seen: Looks) -> float:
    """Return how well a token goes on with the name of a project or an office in a list."""
    return LEVEL_AS_NAME if seen.level1 or seen.level2 or seen.marked or seen.number or seen.led else -0.3


def level_rest(seen: Looks) -> float:
    """Return how well a token goes on with the name of a level: hardly any does, since broken names are mended before."""
    return -1.5 if not (seen.level1 or seen.level2 or seen.value) and seen.length <= 12 else NO_REST


def no_rest(_seen: Looks) -> float:
    """Return how well a token goes on with a figure, a sign or a unit: none does."""
    return NO_REST


def office_fit(seen: Looks) -> float:
    """Return how well a cell fits a column of offices in front of the indicators of a list."""
    return LEVEL_AS_NAME if seen.level1 or seen.level2 else -2.0 if seen.number or seen.led else 0.8


def project_fit(seen: Looks) -> float:
    """Return how well a cell fits a column of projects in a list."""
    return LEVEL_AS_NAME if seen.level1 or seen.level2 else -2.0 if seen.number or seen.led or seen.marked else 0.9


def money_fit(seen: Looks) -> float:
    """Return how well a cell fits a column of money in a list."""
    return 2.5 if seen.number or seen.money else -3.0


def goal_fit(seen: Looks) -> float:
    """Return how well a cell fits a column of goals in a list."""
    if seen.level1 or seen.level2:
        return LEVEL_AS_NAME
    return -2.0 if seen.number else 0.6 if seen.length >= 8 or seen.marked else 0.2


def code_fit(seen: Looks) -> float:
    """Return how well a cell fits a column of codes in a list."""
    return 1.5 if seen.number else -2.0


def tick_fit(seen: Looks) -> float:
    """Return how well a cell fits a column that is ticked."""
    return 2.0 if seen.ticked else -2.0


Measure = Callable[[Looks], float]
FITS: dict[str, Measure] = {
    "level1": level1_fit,
    "level2": level2_fit,
    "name": name_fit,
    "target": target_fit,
    "actual": actual_fit,
    "to_date": actual_fit,
    "forecast": actual_fit,
    "likelihood": likelihood_fit,
    "points": points_fit,
    "score": points_fit,
    "operator": sign_fit,
    "unit": unit_fit,
    "skip": any_fit,
    "unknown": any_fit,
    "lead_unit": office_fit,
    "lead_department": office_fit,
    "lead_name": project_fit,
    **dict.fromkeys(("lead_annual", "lead_annual_fiscal", "lead_annual_other", "lead_carried_over"), money_fit),
    **dict.fromkeys(("lead_year", "lead_category"), any_fit),
    "lead_goal": goal_fit,
    "lead_skip": any_fit,
    "lead_code": code_fit,
}
TARGETS, TICKS = target_fit, tick_fit
RESTS: dict[str, Measure] = {
    "level1": level_rest,
    "level2": level_rest,
    "target": value_rest,
    "actual": value_rest,
    "to_date": value_rest,
    "forecast": value_rest,
    "points": no_rest,
    "score": no_rest,
    "operator": no_rest,
    "unit": no_rest,
    **dict.fromkeys(("lead_annual", "lead_annual_fiscal", "lead_annual_other", "lead_carried_over", "lead_year"), no_rest),
    "lead_name": project_rest,
    "lead_unit": project_rest,
    "lead_department": project_rest,
    "lead_code": no_rest,
    **dict.fromkeys(("lead_goal", "lead_skip", "lead_category"), any_rest),
}


def measure_of(field: str) -> Measure:
    """Return how cells are measured against a column; further columns of targets (target1 …) as the first."""
    special = TARGETS if field.startswith("target") else TICKS if field.startswith("tick:") else None
    return special or FITS.get(field, text_fit)


def rest_of(field: str) -> Measure:
    """Return how tokens are measured that go on with a cell of a column."""
    return value_rest if field.startswith("target") else no_rest if field.startswith("tick:") else RESTS.get(field, text_rest)
