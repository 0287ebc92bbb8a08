"""The days of 2024: which are working days, by the State Council's notice on holidays of that year."""

from datetime import date, timedelta

YEAR = 2024
ONE = timedelta(days=1)
HOLIDAYS = (
    ("元旦", date(2024, 1, 1), date(2024, 1, 1)),
    ("春节", date(2024, 2, 10), date(2024, 2, 17)),
    ("清明节", date(2024, 4, 4), date(2024, 4, 6)),
    ("劳动节", date(2024, 5, 1), date(2024, 5, 5)),
    ("端午节", date(2024, 6, 8), date(2024, 6, 10)),
    ("中秋节", date(2024, 9, 15), date(2024, 9, 17)),
    ("国庆节", date(2024, 10, 1), date(2024, 10, 7)),
)
MADE_UP = frozenset(
    (
        date(2024, 2, 4),
        date(2024, 2, 18),
        date(2024, 4, 7),
        date(2024, 4, 28),
        date(2024, 5, 11),
        date(2024, 9, 14),
        date(2024, 9, 29),
        date(2024, 10, 12),
    )
)
"""Days at weekends that are worked in exchange."""


def holiday(day: date) -> str | None:
    """Return the name of the holiday that the day belongs to, None where it belongs to none."""
    return next((name for name, first, last in HOLIDAYS if first <= day <= last), None)


def is_working(day: date) -> bool:
    """Whether people work that day."""
    return day in MADE_UP or (day.weekday() < 5 and holiday(day) is None)


def working(month: int, day: int) -> date:
    """Return that day of 2024, or the next working day, the last one of the year at most."""
    found = date(YEAR, month, day)
    while not is_working(found):
        found += ONE
    return found


def later(day: date, days: int) -> date:
    """Return the working day so many days later or the next one, within the year."""
    last = date(YEAR, 12, 31)
    found = min(day + days * ONE, last)
    while not is_working(found) and found < last:
        found += ONE
    return found


def all_days() -> list[date]:
    """Return every day of the year."""
    first = date(YEAR, 1, 1)
    return [first + offset * ONE for offset in range((date(YEAR + 1, 1, 1) - first).days)]
