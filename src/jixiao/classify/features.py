"""What the model looks at in an indicator: runs of one to three signs of its name, and what sort of unit or value it has."""

import re

from jixiao.values.compatible import compatible

START, END = "^", "$"
LONGEST = 3
"""Signs of the longest run: 满意度 is told from 满意 and 度."""
BRACKETED = re.compile(r"\([^()]*\)")
DIGITS = re.compile(r"[0-9]+(?:\.[0-9]+)?")
OTHER = re.compile(r"[^一-龥0]")
TIME = frozenset(("minute", "hour", "day", "night", "week", "month", "quarter", "term", "year"))
UNITS = ("单位:比率", "单位:金额", "单位:时间", "单位:计数", "值:文字")
"""How a unit is written as a feature; names have no colon."""


def plain(name: str) -> str:
    """Return the name without notes in brackets and signs of punctuation; every number is a 0; empty for a bare number."""
    core = OTHER.sub("", DIGITS.sub("0", BRACKETED.sub("", compatible(name))))
    return core if core.strip("0") else ""


def features(name: str, unit_class: str | None = None, *, worded: bool = False) -> tuple[str, ...]:
    """Return the features of an indicator, each once; empty for a name without a sign to go by.

    ``unit_class`` is a class of the fact tables; ``worded`` says that the target is words and no number.
    """
    core = plain(name)
    if not core:
        return ()
    text = f"{START}{core}{END}"
    runs = (text[i : i + length] for length in range(1, LONGEST + 1) for i in range(len(text) - length + 1))
    kept = dict.fromkeys(run for run in runs if run not in (START, END))
    unit = unit_feature(unit_class, worded=worded)
    return (*kept, unit) if unit else tuple(kept)


def unit_feature(unit_class: str | None, *, worded: bool) -> str | None:
    """Return the feature of the unit or of a value in words; None where neither is known."""
    if unit_class is None:
        return UNITS[4] if worded else None
    named = {"percent": UNITS[0], "money": UNITS[1]}
    return named.get(unit_class) or (UNITS[2] if unit_class in TIME else UNITS[3])
