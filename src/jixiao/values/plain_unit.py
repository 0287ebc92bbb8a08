"""A printed number in its plain unit, so that one written in 千, 万 or 亿, per cent or per mille can be held against another, and back."""

from decimal import Decimal

SCALES = {"千": Decimal(1_000), "万": Decimal(10_000), "亿": Decimal(100_000_000)}
PARTS = {"%": 1, "‰": 10}
PERSONS = ("名", "位")
MEASURES = frozenset(("", "%", "‰", "年", "月", "天", "日", "小时", "人", "人次", "户", "元", "万元", "分", "度", "级"))
"""Units of which none counts what 个 does."""


def worth(number: object, unit: object, share: Decimal) -> tuple[Decimal, str]:
    """Return the number and its plain unit: thousands multiplied out, a share times ``share``, persons counted alike.

    ``share`` is 1 for a number printed in its unit (90 %), 100 for one that is a part of one (0.9): per mille then ten times that.
    """
    amount, name = Decimal(str(number)), str(unit or "").replace("％", "%")
    if len(name) > 1 and name[0] in SCALES:
        amount, name = amount * SCALES[name[0]], name[1:]
    amount = amount * share * PARTS[name] if name in PARTS and share > 1 else amount
    return amount.normalize(), "人" if name in PERSONS else name


def in_ten_thousands(number: Decimal) -> str:
    """Return a number as a person writes it: 1286万 for 12,860,000."""
    short = (number / SCALES["万"]).normalize()
    return f"{short:f}万" if number >= SCALES["万"] and len(f"{short:f}") < len(f"{number:f}") - 1 else f"{number:f}"


def counts_alike(one: str, other: str) -> bool:
    """Return whether two unlike units may count the same things: 个 counts any (5座, 4个; 60个班, 6个), one may say the other in more words (8场次, 6次)."""
    return one != other and not {one, other} & MEASURES and ("个" in (one, other) or one in other or other in one)
