"""Operation 7: two people of contract staff, their pay, attendance and appraisal; pay came late in two months."""

from datetime import date
from decimal import Decimal

from making.days import ONE, all_days, is_working, working
from making.year import Given, Year

STAFF = (("BW-1", "陈小静", "文印", 8_600), ("BW-2", "何大伟", "驾驶", 8_200))
LATE = {2: date(2024, 2, 27), 9: date(2024, 9, 26)}
"""Months whose pay came after the 25th, and when."""
SOCIAL, MEALS, CHECK_UP, BONUS = 3_000, 400, 900, 17_900


def add_staff(year: Year) -> None:
    """Add the year of both people; the four late payments are planted."""
    for code, name, post, _ in STAFF:
        year.add("staff", code=code, name=name, post=post, starts=date(2021, 3, 1))
    for month in range(1, 13):
        due = sum(is_working(day) for day in all_days() if day.month == month)
        for code, name, _, salary in STAFF:
            _month(year, month, (code, name, salary))
            absent = Decimal(year.dice.pick(("0", "0", "0", "0.5", "1")))
            year.add(
                "timecards",
                code=f"KQ-24{month:02}-{code[-1]}",
                staff=code,
                month=date(2024, month, 1),
                days_due=due,
                days_present=due - absent,
            )
    for place, (code, name, _, _) in enumerate(STAFF):
        day = working(12, 23)
        year.add(
            "appraisals",
            code=f"KH-2024-{place + 1}",
            staff=code,
            held_on=day,
            grade="合格",
            score=Decimal(91 + 2 * place),
            bonus=Decimal(BONUS),
        )
        _paid(year, (code, name), date(2024, 12, 1), ("考核奖", "考核奖", BONUS), working(12, 27))
        _paid(year, (code, name), date(2024, 6, 1), ("体检", "体检", CHECK_UP), working(6, 28))


def _month(year: Year, month: int, who: tuple[str, str, int]) -> None:
    code, name, salary = who
    first, day = date(2024, month, 1), LATE.get(month) or working(month, 18)
    row = _paid(year, (code, name), first, ("工资", "工资", salary), day)
    if month in LATE:
        year.plant("LDG04", "payroll", row, f"{name} {month} 月工资 {day.day} 日才发")
    _paid(year, (code, name), first, ("社保公积金", "工资", SOCIAL), day)
    _paid(year, (code, name), first, ("餐费", "餐费", MEALS), day)


def _paid(year: Year, who: tuple[str, str], month: date, what: tuple[str, str, int], day: date) -> Given:
    (code, name), (kind, item, amount) = who, what
    number = len(year.rows["payroll"]) + 1
    row = year.add("payroll", code=f"GZ-{number:03}", staff=code, month=month, kind=kind, amount=Decimal(amount), paid_on=day, checked=True)
    year.pay(day, 7, item, amount, name, f"{kind} {name}", payee_class="编外人员", staff=code, invoice=f"GZB-{row['code']}")
    return row


def add_calendar(year: Year, names: dict[date, str | None]) -> None:
    """Add every day of the year; ``names`` gives holidays their names."""
    last = date(2024, 12, 31)
    day = date(2024, 1, 1)
    while day <= last:
        year.add("calendar", code=day, working=is_working(day), note=names.get(day))
        day += ONE
