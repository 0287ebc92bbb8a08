"""Cells of a spreadsheet as they were stored: numbers, days and shares as texts, and how many cells there may be."""

from datetime import date, timedelta
from decimal import Context, Decimal, InvalidOperation
from functools import lru_cache

from jixiao.read.formats._numbers import format_tokens, sections
from jixiao.read.refused import Refused

MOST_CELLS = 12_000_000
MOST_TOLD = 200
"""So many formulas of a sheet are told one by one."""
MOST_MERGED = 20_000
"""Merged ranges of a sheet whose text is put into all of their rows."""
REMEMBERED = 16_384
"""Figures of which it is kept in mind how they read: days, codes and prices stand in many rows."""
EXACT = Context(prec=15)
"""Digits that a spreadsheet program keeps; what stands behind them is the noise of binary numbers."""


def less(left: int, cells: int) -> int:
    """Return how many cells may still come; Refused where there are too many."""
    if cells > left:
        raise Refused(
            f"单元格超过 {MOST_CELLS} 个。请按月份分成几个文件夹。", f"More than {MOST_CELLS} cells. Split it into several folders."
        )
    return left - cells


@lru_cache(maxsize=REMEMBERED)
def number_text(value: str, code: str, *, epoch_1904: bool) -> str:
    """Return the text of a stored number: a day or a share where its format shows one."""
    try:
        number = EXACT.create_decimal(value)
    except InvalidOperation:
        return value
    if not number.is_finite():
        return value
    if _is_date(code):
        return _dated(number, epoch_1904=epoch_1904)
    return f"{_plain(number * 100)}%" if "%" in code and _is_share(code) else _plain(number)


def _plain(number: Decimal) -> str:
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


@lru_cache(maxsize=1024)
def _is_date(code: str) -> bool:
    return any(token.kind == "date" for token in format_tokens(sections(code)[0]))


@lru_cache(maxsize=1024)
def _is_share(code: str) -> bool:
    """Whether a number is shown as a share: 0.95 is 95% to whoever typed it, and no 0.95."""
    return any(token.kind == "place" and token.text == "%" for token in format_tokens(sections(code)[0]))


def _dated(number: Decimal, *, epoch_1904: bool) -> str:
    """Return the day that a number counts to; a time of the day stays behind it, as a record has none."""
    days = int(number)
    first = date(1904, 1, 1) if epoch_1904 else date(1899, 12, 30 if days >= 60 else 31)
    if not 0 < days < 2_900_000:
        return _plain(number)
    day = (first + timedelta(days=days)).isoformat()
    return day if number == days else f"{day} {_plain(number - days)}"
