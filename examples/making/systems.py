"""Operation 1: information systems, their tickets, inspections, collections of needs, updates and assessments."""

from datetime import date

from making.days import all_days, later, working
from making.year import Year

SYSTEMS = (("XT-1", "松江人大门户网站", 2, 420), ("XT-2", "松江掌上人大", 3, 260))
UNSEEN = (date(2024, 7, 20), date(2024, 7, 21), date(2024, 7, 22))
FAULTS, REQUESTS = 38, 22
UPDATES = (("XT-1", 3, 18, "漏洞修补"), ("XT-2", 5, 20, "功能更新"), ("XT-2", 9, 9, "功能更新"), ("XT-1", 11, 4, "漏洞修补"))


def add_systems(year: Year) -> None:
    """Add the year of both systems, with a gap in the inspections and a ticket closed before it was opened."""
    for code, name, level, stored in SYSTEMS:
        row = year.add("systems", code=code, name=name, security_level=level, stored_gb=stored)
        if code == "XT-2":
            year.plant("LDG15", "systems", row, "7 月 20 日至 22 日三天没有巡查")
    _inspections(year)
    _tickets(year)
    for month in range(1, 13):
        day = working(month, 15)
        people, count = year.dice.between(15, 30), year.dice.between(2, 9)
        year.add("needs", code=f"XQ-24{month:02}", month=date(2024, month, 1), collected_on=day, people=people, received=count)
    for number, (system, month, on, kind) in enumerate(UPDATES, 1):
        year.add("releases", code=f"GX-{number:02}", system=system, released_on=working(month, on), kind=kind, content="按用户需求更新")
    year.add("assessments", code="DB-01", system="XT-1", assessed_on=date(2024, 9, 12), result="基本符合", issues=5, fixed=5)
    year.add("assessments", code="DB-02", system="XT-2", assessed_on=date(2024, 9, 13), result="基本符合", issues=7, fixed=6)
    year.add("incidents", code="SJ-01", system="XT-1", happened_on=date(2024, 7, 8), kind="服务中断", lost_gb=0, solved_on=date(2024, 7, 8))
    year.add(
        "incidents", code="SJ-02", system="XT-2", happened_on=date(2024, 10, 15), kind="服务中断", lost_gb=0, solved_on=date(2024, 10, 16)
    )
    year.pay(working(6, 25), 1, "运维", 2_450, "沪申信息技术有限公司", "门户网站运维 上半年")
    year.pay(working(12, 16), 1, "运维", 2_450, "沪申信息技术有限公司", "门户网站运维 下半年")
    year.pay(working(10, 18), 1, "测评", 5_200, "安衡测评技术有限公司", "网络安全等级保护测评")


def _inspections(year: Year) -> None:
    number = 0
    for day in all_days():
        for code, *_ in SYSTEMS:
            if code == "XT-2" and day in UNSEEN:
                continue
            number += 1
            result = "异常" if year.dice.upto(59) == 0 else "正常"
            year.add("inspections", code=f"XC-{number:04}", system=code, inspected_on=day, result=result)


def _tickets(year: Year) -> None:
    for number in range(1, FAULTS + REQUESTS + 1):
        is_fault = number <= FAULTS
        opened = working(year.dice.between(1, 11), year.dice.between(1, 28))
        grade = year.dice.pick(("三级", "三级", "三级", "二级", "一级")) if is_fault else None
        minutes = year.dice.between(5, 28) if grade != "三级" else year.dice.between(20, 110)
        closed = None if number in (7, 19, 44) else later(opened, year.dice.upto(2 if is_fault else 12))
        row = year.add(
            "tickets",
            code=f"GD-{number:03}",
            system=year.dice.pick(("XT-1", "XT-2")),
            kind="故障" if is_fault else year.dice.pick(("需求", "咨询")),
            grade=grade,
            opened_on=opened,
            response_minutes=minutes,
            closed_on=closed,
        )
        if number == 23:
            row["opened_on"], row["closed_on"] = date(2024, 8, 16), date(2024, 8, 15)
            year.plant("LDG12", "tickets", row, "8 月 16 日报告，8 月 15 日处理完")
