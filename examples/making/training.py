"""Operation 4: the quarterly school and the city's course for deputies, with teachers, attendance and nights."""

from datetime import date, timedelta
from decimal import Decimal
from typing import cast

from making.days import ONE, later, working
from making.dice import Dice
from making.people import district, in_office
from making.year import Given, Year

SCHOOL = (("第一季度学堂", 3, 20, 3, 20), ("第二季度学堂", 6, 12, 6, 12), ("第三季度学堂", 9, 10, 9, 25), ("第四季度学堂", 11, 13, 11, 13))
"""Quarterly courses: title, planned month and day, actual month and day; the third was moved."""
QUOTA, PEOPLE, CITY_PEOPLE, CITY_DAYS = 548, 68, 82, 5
CITY = (date(2024, 4, 15), date(2024, 10, 21))
TESTED = (3, 4)
"""Quarterly courses at which those who came sat a test before and after: from the second half of the year on."""
LEFT_EARLY = 3
"""Those who left before the second test."""
TEACHERS = (("周维", "正高级"), ("沈立", "副高级"), ("陆鸣", "正高级"), ("顾平", "副高级"))


def add_training(year: Year) -> None:
    """Add the courses; one is dearer than the quota, one lecture too, and one name on a list is of somebody out of office."""
    for number, (title, planned_month, planned_day, month, day) in enumerate(SCHOOL, 1):
        _school(year, number, title, (working(planned_month, planned_day), working(month, day)))
    for number, (start, count) in enumerate(zip(CITY, (42, 40), strict=True), len(SCHOOL) + 1):
        _city(year, number, start, count)
    for number, (month, amount) in enumerate(((3, 1_160), (9, 1_240)), 1):
        bought = working(month, 5)
        row = year.add(
            "purchases",
            code=f"CGD-0{number}",
            project=4,
            bought_on=bought,
            item="履职学习资料",
            quantity=Decimal(100),
            amount=Decimal(amount),
            supplier="松江新华书店",
            invoice=f"SJ-{number:04}",
            accepted_on=later(bought, 4),
        )
        year.pay(later(bought, 8), 4, "资料", amount, "松江新华书店", "履职学习资料", invoice=row["invoice"])


def _school(year: Year, number: int, title: str, days: tuple[date, date]) -> None:
    planned, held = days
    cost = Decimal(PEOPLE * 2 * QUOTA) if number != 2 else Decimal("75900.00")
    moved = planned != held
    row = year.add(
        "courses",
        code=f"PX-{number:02}",
        title=title,
        project=4,
        organiser="本单位",
        planned_on=planned,
        starts=held,
        ends=held + ONE,
        days=2,
    )
    row |= {"planned_people": 71, "people": PEOPLE, "lodging": True, "cost": cost, "status": "改期完成" if moved else "完成"}
    row["reason"] = "与区委全会冲突，改期半个月" if moved else None
    if number == 2:
        year.plant("LDG05", "courses", row, "68 人 2 天用款 75,900 元，高于综合定额 74,800 元")
    year.pay(later(held, 12), 4, "培训", cost, "松江会议中心", f"{title} 培训费")
    present = year.dice.some(district(year, held), PEOPLE)
    for day in (held, held + ONE):
        for deputy in present:
            _signed(year, deputy, day, str(row["code"]), 1 if day == held else 0)
    if number == 3:
        gone = next(d for d in district(year) if not in_office(d, held) and d.get("term_end"))
        signed = _signed(year, gone, held, str(row["code"]), 0)
        year.plant("LDG19", "attendance", signed, f"{gone['name']} 已离任，仍在签到表上")
    for place in (0, 1):
        _lecture(year, number, held, place)


def add_tests(year: Year) -> None:
    """Add the tests before and after, by chance of their own: what was made before them stays as it is."""
    dice = Dice(len(year.rows["attendance"]))
    for number in TESTED:
        course = f"PX-{number:02}"
        held = next(cast("date", row["starts"]) for row in year.rows["courses"] if row["code"] == course)
        in_term = {row["code"]: row for row in district(year, held)}
        here = [
            row
            for row in year.rows["attendance"]
            if row.get("course") == course and row["attended_on"] == held and row["deputy"] in in_term
        ]
        before = {str(row["deputy"]): dice.between(48, 82) for row in here}
        stayed = dice.some(list(before), len(before) - LEFT_EARLY)
        after = {one: min(before[one] + dice.between(-3, 26), 100) for one in stayed}
        for part, day, points in (("训前", held, before), ("训后", held + ONE, after)):
            for deputy, reached in points.items():
                code = f"CS-{len(year.rows['course_tests']) + 1:05}"
                year.add("course_tests", code=code, course=course, deputy=deputy, part=part, points=reached, taken_on=day)


def _lecture(year: Year, number: int, held: date, place: int) -> None:
    teacher, title = TEACHERS[(number * 2 + place) % len(TEACHERS)]
    fee = 3_000 if title == "正高级" else 1_500
    too_much = number == 4 and place == 0
    row = year.add(
        "lectures", code=f"JK-{number}{place + 1}", course=f"PX-{number:02}", project=4, held_on=held, teacher=teacher, title=title, hours=3
    )
    row["fee"] = Decimal(fee + 600 * too_much)
    if too_much:
        year.plant("LDG18", "lectures", row, f"{teacher} 3 学时讲课费 {row['fee']} 元，高于上限 {fee} 元")
    year.pay(later(held, 9), 4, "讲课费", row["fee"], teacher, f"讲课费 {teacher}", payee_class="专家", invoice=f"LW-{row['code']}")


def _city(year: Year, number: int, start: date, count: int) -> None:
    title = f"基层人大代表培训班（第{'一二'[number - len(SCHOOL) - 1]}期）"
    row = year.add(
        "courses", code=f"PX-{number:02}", title=title, project=4, organiser="市人大", planned_on=start, starts=start, ends=start + 4 * ONE
    )
    row |= {"days": CITY_DAYS, "planned_people": 44, "people": count, "lodging": True, "cost": Decimal(3_850 * count), "status": "完成"}
    year.pay(later(start, 14), 4, "培训", row["cost"], "市人大培训中心", f"{title} 培训费")
    fares = Decimal(year.dice.between(3_010, 3_090) * count)
    year.pay(later(start, 20), 4, "差旅", fares, "松江商务旅行社", f"{title} 交通费")
    for deputy in year.dice.some(district(year, start), count):
        for offset in range(CITY_DAYS):
            _signed(year, deputy, start + timedelta(days=offset), str(row["code"]), int(offset < CITY_DAYS - 1))


def _signed(year: Year, deputy: Given, day: date, course: str, nights: int) -> Given:
    number = len(year.rows["attendance"]) + 1
    return year.add("attendance", code=f"QD-{number:05}", deputy=deputy["code"], attended_on=day, course=course, nights=nights)
