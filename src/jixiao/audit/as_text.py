"""Values of verdicts as texts: as SQL casts them, as a finding keeps them, as a message shows them."""

import re
from datetime import date
from decimal import Decimal

from jixiao.values.money import grouped

MONEY = re.compile(r"-?\d+\.\d\d")
DECIMALS = re.compile(r"(-?\d+)\.(\d+)")
BLANK = {"zh": "（空）", "en": "(blank)"}


def plain(value: object) -> str | None:
    """Return a value as text the way SQL would cast it; exact numbers stay exact, NULL stays None."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (list, tuple)):
        return "、".join(text for text in map(plain, value) if text is not None)
    return str(value)


def trimmed(text: str | None) -> str | None:
    """Return the value as a finding keeps it: money with its two decimals, other decimals without trailing zeros."""
    if text is None or MONEY.fullmatch(text) or not DECIMALS.fullmatch(text):
        return text
    return text.rstrip("0").rstrip(".")


def value_text(text: str | None, lang: str = "zh") -> str:
    """Return the value as a message shows it: exactly two decimals are money and grouped, NULL is “（空）”."""
    if text is None:
        return BLANK[lang]
    if MONEY.fullmatch(text):
        return grouped(Decimal(text))
    return trimmed(text) or ""
