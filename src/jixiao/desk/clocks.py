"""How long there is left for what waits: in words, and as a share that has gone by; a clock that was stopped says what it waits for."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Literal

from msgspec import Struct

from jixiao.desk.workdays import worked_minutes

DAY, HOUR = 1440, 60
"""Minutes."""
FULL = 100.0
NEAR = 2
"""Days up to which hours are told beside days."""
Look = Literal["run", "over", "held", "none"]


class Clock(Struct, frozen=True, kw_only=True):
    """A clock: its words, how it looks, per cent gone by of all it has (of what went by, where it is over), minutes until it ends.

    ``says`` is for who can't see the bar.
    """

    words: str
    look: Look
    gone: float = 0.0
    left: int | None = None
    says: str = ""
    until: str = ""


NO_CLOCK = Clock(words="没有期限", look="none")


def clock_of(row: Mapping[str, object], now: datetime) -> Clock:
    """Return the clock of a row: from ``began`` to ``until``, stopped where it is ``held``; by days where it has only ``due``.

    What is ``worked`` runs in working hours alone.
    """
    until, held = _at(row, "until"), row.get("held")
    if until is not None:
        return _running(_at(row, "began"), until, str(held) if held else "", now, worked=row.get("worked") is True)
    due = row.get("due")
    return _by_days(due, now) if isinstance(due, date) else (held_without(str(held)) if held else NO_CLOCK)


def _at(row: Mapping[str, object], name: str) -> datetime | None:
    """Return the moment that a day and a minute of it say; there may be more minutes than a day has."""
    day, minute = row.get(name), row.get(f"{name}_minute")
    if not isinstance(day, date):
        return None
    return datetime.combine(day, time.min) + timedelta(minutes=int(minute) if isinstance(minute, int | Decimal) else 0)


def held_without(why: str) -> Clock:
    """Return a clock that stands still and has no end yet."""
    return Clock(words="停表", look="held", says=why)


def _running(began: datetime | None, until: datetime, held: str, now: datetime, *, worked: bool) -> Clock:
    count = worked_minutes if worked else _minutes
    over = until < now
    left = -count(until, now) if over else count(now, until)
    all_, went = (count(began, until), count(began, now)) if began else (0, 0)
    gone = FULL * (all_ / went if over and went > 0 else went / all_ if all_ > 0 else 0.0)
    long = hours if worked else span
    words = f"停表，还有 {long(left)}" if held and not over else f"超时 {long(-left)}" if over else f"还有 {long(left)}"
    told = f"{long(all_)}过了 {long(went)}{'，只计工作时间' if worked else ''}" if began else words
    return Clock(
        words=words,
        look="over" if over else "held" if held else "run",
        gone=round(min(max(gone, 0.0), FULL), 1),
        left=round((until - now).total_seconds() / 60),
        says=f"{told}，停表：{held}" if held else told,
        until=_moment(until, now),
    )


def _by_days(due: date, now: datetime) -> Clock:
    days = (due - now.date()).days
    left = round((datetime.combine(due, time.max) - now).total_seconds() / 60)
    if days < 0:
        return Clock(words=f"超过 {-days} 天", look="over", left=left, until=day_words(due, now.date()))
    words = "今天到期" if days == 0 else f"还有 {days} 天"
    return Clock(words=words, look="run", left=left, until=day_words(due, now.date()))


def _minutes(since: datetime, until: datetime) -> int:
    return round((until - since).total_seconds() / 60)


def span(minutes: int) -> str:
    """Return so many minutes in words: ``35 分钟``, ``6 小时 40 分``, ``3 天``."""
    days = max(minutes, 0) // DAY
    return f"{days} 天" if days >= NEAR else hours(minutes)


def hours(minutes: int) -> str:
    """Return so many minutes in hours and minutes, however many: working hours make no days."""
    whole, left = divmod(max(minutes, 0), HOUR)
    if not whole:
        return f"{left} 分钟"
    return f"{whole} 小时 {left} 分" if left else f"{whole} 小时"


def day_words(day: date, today: date) -> str:
    """Return a day as people say it: today, the month and day, the year where it is another."""
    if day == today:
        return "今天"
    if day == today - timedelta(days=1):
        return "昨天"
    return f"{day.month}月{day.day}日" if day.year == today.year else f"{day.year}年{day.month}月{day.day}日"


def _moment(at: datetime, now: datetime) -> str:
    return f"{at:%H:%M}" if at.date() == now.date() else f"{day_words(at.date(), now.date())} {at:%H:%M}"
