"""Moments as people say them."""

from datetime import datetime

from django.utils.timezone import get_default_timezone, localtime


def when(at: datetime) -> str:
    """Return ``今天 14:32``, ``11月24日``, ``2023-11-24``."""
    zone = get_default_timezone()
    day, now = at.astimezone(zone), localtime(None, zone)
    if day.date() == now.date():
        return f"今天 {day:%H:%M}"
    return f"{day.month}月{day.day}日" if day.year == now.year else f"{day:%Y-%m-%d}"
