"""The office's clock: the machine's, or behind it by whole weeks where the example year is worked in as if it were on.

Codes of a second factor, tokens of other systems and what is signed for them go by ``real``.
"""

from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path

from django.utils import timezone

from jixiao.write.atomic import write_whole

BEHIND = "days-behind"
"""What says in an office's folder by how many days its clock is behind; there is none where people work."""
EXAMPLE_DAY = date(2024, 12, 9)
"""A Monday: the example year's first day at work is in this week. Its records have come, its year is not over."""
WEEK = 7


def real() -> datetime:
    """Return what time it is on this machine."""
    return datetime.now(UTC)


def days_behind(folder: Path) -> int:
    """Return by how many days an office's clock is behind."""
    file = folder / BEHIND
    return int(file.read_text("ascii")) if file.is_file() else 0


def begin_behind(folder: Path, today: date) -> None:
    """Have the clock of a new office stand in the week of the example's day, on the same day of the week as today."""
    weeks = (today - EXAMPLE_DAY).days // WEEK
    write_whole(folder / BEHIND, str(weeks * WEEK).encode())


def set_behind(days: int) -> None:
    """Set this process's clock back; before anything is imported that asks it."""
    timezone.now = partial(_set_back, timedelta(days=days))


def _set_back(by: timedelta) -> datetime:
    return real() - by
