"""How long there is left for what waits: in words, and as a share that has gone by; a clock that was stopped says what it waits for."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Literal

from msgspec import Struct

DAY, HOUR = 1440, 60
"""Minutes."""
FULL = 100.0
NEAR = 2
"""Days up to which hours are told beside days."""
Look = Literal["run", "over", "held", "none"]


class Clock(Struct, frozen=True, kw_only=True):
    """A clock: its words, how it looks, per cent gone by of all it has (of what went by, where it is over), minutes left.

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
    """Return the clock of a row: from ``began`` to ``until``, stopped where it is ``held``; by days where it has only ``due``."""
    until, held = _at(row, "until"), row.get("held")
    if until is not None:
        return _running(_at(row, "began"), until, str(held) if held else "", now)
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


def _running(began: datetime | None, until: datetime, held: str, now: datetime) -> Clock:
    left = round((until - now).total_seconds() / 60)
    all_ = (until - began).total_seconds() if began else 0.0
    went = (now - began).total_seconds() if began else 0.0
    over = left < 0
    gone = FULL * (all_ / went if over and went > 0 else went / all_ if all_ > 0 else 0.0)
    words = f"停表，还有 {span(left)}" if held and not over else f"超时 {span(-left)}" if over else f"还有 {span(left)}"
    told = f"{span(round(all_ / 60))}过了 {span(round(went / 60))}" if began else words
    return Clock(
        words=words,
        look="over" if over else "held" if held else "run",
        gone=round(min(max(gone, 0.0), FULL), 1),
        left=left,
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


def span(minutes: int) -> str:
    """Return so many minutes in words: ``35 分钟``, ``6 小时 40 分``, ``3 天``."""
    days, rest = divmod(max(minutes, 0), DAY)
    hours, left = divmod(rest, HOUR)
    if days >= NEAR:
        return f"{days} 天"
    hours += days * 24
    if not hours:
        return f"{left} 分钟"
    return f"{hours} 小时 {left} 分" if left else f"{hours} 小时"


def day_words(day: date, today: date) -> str:
    """Return a day as people say it: today, the month and day, the year where it is another."""
    if day == today:
        return "今天"
    if day == today - timedelta(days=1):
        return "昨天"
    return f"{day.month}月{day.day}日" if day.year == today.year else f"{day.year}年{day.month}月{day.day}日"


def _moment(at: datetime, now: datetime) -> str:
    return f"{at:%H:%M}" if at.date() == now.date() else f"{day_words(at.date(), now.date())} {at:%H:%M}"
