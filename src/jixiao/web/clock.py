"""The office's clock: the machine's, or behind it by whole weeks where the example year is worked in as if it were on.

Codes of a second factor, tokens of other systems and what is signed for them go by ``real``.
"""

from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path

from django.utils import timezone

from jixiao.errors import UsageWrong
from jixiao.write.atomic import write_whole

BEHIND = "days-behind"
"""What says in an office's folder by how many days its clock is behind; there is none where people work."""
SET = "clock.set"
"""The log's event that tells by how many days it is behind."""
EXAMPLE_DAY = date(2024, 12, 9)
"""A Monday: the example year's first day at work is in this week. Its records have come, its year is not over."""
WEEK = 7


def real() -> datetime:
    """Return what time it is on this machine."""
    return datetime.now(UTC)


def days_behind(folder: Path) -> int:
    """Return by how many days an office's clock is behind; UsageWrong where the file that says it is damaged."""
    file = folder / BEHIND
    try:
        return int(file.read_bytes()) if file.is_file() else 0
    except ValueError as damaged:
        raise UsageWrong(f"“{file}”已损坏：里面应是一个天数。请用备份恢复。", f"“{file}” is damaged; restore a backup.") from damaged


def begin_behind(folder: Path, today: date) -> None:
    """Have the clock of a new office stand in the week of the example's day, on the same day of the week as today."""
    weeks = (today - EXAMPLE_DAY).days // WEEK
    write_whole(folder / BEHIND, str(weeks * WEEK).encode())


def set_behind(days: int) -> None:
    """Set this process's clock back; before anything is imported that asks it."""
    timezone.now = partial(_set_back, timedelta(days=days))


def _set_back(by: timedelta) -> datetime:
    return real() - by
