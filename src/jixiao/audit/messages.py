"""How a value of a verdict is shown in a message, and messages with their placeholders filled."""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from jixiao.audit.english import in_english, is_quoted
from jixiao.values.money import grouped

MONEY = re.compile(r"-?\d+\.\d\d")
DECIMALS = re.compile(r"(-?\d+)\.(\d+)")
PLACEHOLDER = re.compile(r"\{([a-z_][a-z0-9_]*)\}")
OPTIONAL = re.compile(r"\[([^\[\]]*)\]")
BLANK = {"zh": "（空）", "en": "(blank)"}


def plain(value: object) -> str | None:
    """Return a value as text the way SQL would cast it; exact numbers stay exact, NULL stays None."""
    if value is None:
        return None
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list | tuple):
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


def fill_message(template: str, values: Mapping[str, str | None], lang: str = "zh") -> str:
    """Return the template with each ``{name}`` replaced by its value as shown; KeyError for a name without a column.

    A part in square brackets is left out where one of its values is blank. In English, Chinese values outside quotes are told
    in English where they are fixed words, and put in quotes where they are the document's own.
    """

    def kept(part: re.Match[str]) -> str:
        return "" if any(values[name] is None for name in PLACEHOLDER.findall(part[1])) else part[1]

    def told(found: re.Match[str]) -> str:
        value = value_text(values[found[1]], lang)
        return value if lang != "en" or is_quoted(template[: found.start()]) else in_english(value)

    template = OPTIONAL.sub(kept, template)
    return PLACEHOLDER.sub(told, template)
