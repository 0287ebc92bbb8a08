"""How well a text fits as the value of a label, by what the label asks for."""

import re
from collections.abc import Callable
from functools import lru_cache

from jixiao.forms.grammar import Meaning
from jixiao.formula.deadline import read_date
from jixiao.read.languages import is_amount, number
from jixiao.read.wording import TICK, is_blank, narrow
from jixiao.values.remembered import remembered

ASKED = {
    "name": "name",
    "department": "office",
    "unit": "office",
    "nature": "choice",
    "category": "choice",
    "start": "date",
    "finish": "date",
    "period": "period",
    "total_score": "number",
    "year": "date",
    "execution_rate": "rate",
    "execution_points": "number",
    "execution_score": "number",
    "reason": "text",
    "head": "short",
    "top": "office",
}
GROUPS = {"money": "amount", "money_column": "amount", "goal": "text", "other": "text", "block": "none"}
EMPTY = {"name": 1.5, "office": 1.0, "text": 0.8, "choice": 0.6, "date": 0.6, "period": 0.5, "amount": 0.5, "number": 0.4, "rate": 0.4}
"""What it costs that nothing stands beside a label; others cost little."""
SHORT, LONG = 24, 15
OFFICE = re.compile(
    r"(?:局|委|厅|部|办|院|处|室|队|站|所|校|园|馆|会|社|中心|公司|集团|政府|法院|医院|大学|学院|小学|中学|街道|镇|乡|村|单位|本级|(?<=[\u4e00-\u9fff]{3})[台厂场科股庭])(?:机关)?[\])）]?$"
)
DATE = re.compile(r"(?:19|20)\d\d\s*[年./-]\s*\d|\d{4}年|年\s*月|\d月\d{1,2}日|长期|20\d{4}")


def asked(kinds: tuple[Meaning, ...]) -> str:
    """Return what a label asks for: name, office, choice, date, period, amount, rate, number, text, short, or none."""
    kind = kinds[0] if kinds[0].group != "block" else next((k for k in kinds if k.group != "block"), kinds[0])
    return ASKED.get(kind.field) or GROUPS.get(kind.group, "short")


@lru_cache(maxsize=4096)
def fit(wanted: str, text: str) -> float:
    """Return how well a text fits as what a label asks for."""
    if is_blank(text):
        return 0.1
    return FITS[wanted](text)


@remembered
def is_date(text: str) -> bool:
    """Return whether a text is a date or a period."""
    return len(text) <= 40 and (read_date(text) is not None or DATE.search(narrow(text)) is not None)


@remembered
def is_figure(text: str) -> bool:
    """Return whether a text is an amount, a number or a rate."""
    return number(text) is not None or is_amount(text)


def name_fit(text: str) -> float:
    """Return how well a text fits as a project's name."""
    return -1.5 if is_figure(text) or is_date(text) else 1.0 if len(text) > 3 else 0.3


def office_fit(text: str) -> float:
    """Return how well a text fits as an office's name."""
    if is_figure(text) or is_date(text):
        return -1.5
    return 1.8 if OFFICE.search(text.strip()) else 0.4 if len(text) <= SHORT else -0.3


def choice_fit(text: str) -> float:
    """Return how well a text fits as one of some kinds."""
    if TICK.search(text) or "□" in text:
        return 2.0
    return -1.5 if is_figure(text) or is_date(text) else 0.8 if len(text) <= LONG else -0.5


def date_fit(text: str) -> float:
    """Return how well a text fits as a date."""
    return 2.2 if is_date(text) else -2.0


def amount_fit(text: str) -> float:
    """Return how well a text fits as an amount of money."""
    return 2.0 if "%" not in text and is_amount(text) else -2.0


def rate_fit(text: str) -> float:
    """Return how well a text fits as a rate."""
    return 2.4 if "%" in text and number(text) is not None else 1.0 if number(text) is not None else -2.0


def number_fit(text: str) -> float:
    """Return how well a text fits as points or a score."""
    return -0.5 if "%" in text else 1.8 if number(text) is not None else -2.0


def text_fit(text: str) -> float:
    """Return how well a text fits as running text."""
    return -0.8 if is_figure(text) or is_date(text) else 1.5 if len(text) >= LONG else 0.4


def short_fit(text: str) -> float:
    """Return how well a text fits beside a label that asks for a person, a number or a code."""
    return 0.6 if len(text) <= SHORT else -0.5


def none_fit(text: str) -> float:
    """Return how well a text fits beside the head of a block, which asks for nothing."""
    return -3.0 if text else 0.0


FITS: dict[str, Callable[[str], float]] = {
    "name": name_fit,
    "office": office_fit,
    "choice": choice_fit,
    "date": date_fit,
    "period": date_fit,
    "amount": amount_fit,
    "rate": rate_fit,
    "number": number_fit,
    "text": text_fit,
    "short": short_fit,
    "none": none_fit,
}


def rest(wanted: str, text: str) -> float:
    """Return how well a text goes on with a value: figures and dates go on with no other value than running text."""
    if wanted in ("text", "name", "short", "period"):
        return 0.0
    return -2.0 if is_figure(text) or is_date(text) or wanted in ("amount", "rate", "number", "date") else 0.0
