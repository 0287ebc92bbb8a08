"""Operations 2 and 3: the work of district deputies, and the municipal deputies' group."""

from datetime import date
from decimal import Decimal

from making.days import later, working
from making.people import BY_ELECTIONS, TOWNS, district, in_office, municipal, voted_on
from making.year import Given, Year

ACTIVITIES = (
    ("视察社区养老设施", "视察", 3, 14), ("视察河道整治", "视察", 4, 16), ("食品安全法执法检查", "执法检查", 5, 22), ("视察城市更新项目", "视察", 6, 5),
    ("物业管理条例执法检查", "执法检查", 7, 10), ("视察产业园区", "视察", 9, 4), ("垃圾分类执法检查", "执法检查", 10, 16), ("年终集中视察", "视察", 11, 27),
)  # fmt: skip
GROUP_ACTIVITIES = (
    ("年初会前集中视察", "视察", 1, 10), ("科创走廊专题调研", "调研", 4, 10), ("小组第一次活动", "小组活动", 5, 15),
    ("小组第二次活动", "小组活动", 7, 17), ("乡村振兴专题调研", "调研", 9, 25), ("小组第三次活动", "小组活动", 11, 20),
)  # fmt: skip
IDLE = 6
"""Deputies in office in December without a duty: five of them get no allowance."""
PAID_ON = (12, 10)


def add_deputies(year: Year) -> None:
    """Add duties, allowances, gifts, by-elections and activities of district deputies, with four planted slips."""
    day = working(*PAID_ON)
    there = district(year, day)
    idle = there[30 : 30 + IDLE]
    active = [deputy for deputy in there if deputy not in idle]
    _activities(year)
    _duties(year, idle)
    for deputy in active[:277]:
        _allowance(year, deputy, day)
    row = _allowance(year, idle[0], day)
    year.plant("LDG03", "payments", row, f"{idle[0]['name']} 当年没有履职，却发了履职费")
    gone = next(deputy for deputy in district(year) if deputy.get("term_end") == date(2024, 5, 17))
    year.plant("LDG02", "payments", _allowance(year, gone, day), f"{gone['name']} 5 月 17 日离任，12 月仍发履职费")
    _gifts(year)
    _by_elections(year)


def _allowance(year: Year, deputy: Given, day: date) -> Given:
    name, code = str(deputy["name"]), deputy["code"]
    more = {"payee_class": "代表", "deputy": code, "invoice": f"QS-2024-{code}"}
    return year.pay(day, 2, "履职费", 2_000, name, f"代表履职费 {name}", **more)


def _activities(year: Year) -> None:
    for number, (title, kind, month, day) in enumerate(ACTIVITIES, 1):
        held = working(month, day)
        cost = Decimal(year.dice.between(520, 780))
        row = year.add(
            "activities",
            code=f"HD-{number:02}",
            title=title,
            project=2,
            kind=kind,
            planned_on=held,
            held_on=held,
            planned_people=25,
            cost=cost,
        )
        row["people"] = 0
        year.pay(later(held, 6), 2, "活动", cost, "松江区机关服务中心", f"代表活动保障 {title}")


def _duties(year: Year, idle: list[Given]) -> None:
    number = 0
    for deputy in district(year):
        if deputy in idle or (not in_office(deputy, date(2024, 3, 1)) and not in_office(deputy, working(*PAID_ON))):
            continue
        for _ in range(year.dice.between(1, 3)):
            activity = year.dice.pick(year.rows["activities"][: len(ACTIVITIES)])
            done, kind, code = activity["held_on"], activity["kind"], activity["code"]
            if year.dice.upto(2) or not isinstance(done, date) or not in_office(deputy, done):
                done = _day_in_office(year, deputy)
                kind, code = year.dice.pick(("联系群众", "列席会议", "提出建议", "调研")), None
            else:
                activity["people"] = int(str(activity["people"])) + 1
            number += 1
            year.add("duties", code=f"LZ-{number:05}", deputy=deputy["code"], done_on=done, kind=kind, activity=code)


def _day_in_office(year: Year, deputy: Given) -> date:
    """Return a working day in office before the allowances are paid."""
    while True:
        day = working(year.dice.between(1, 11), year.dice.between(1, 28))
        if in_office(deputy, day):
            return day


def _gifts(year: Year) -> None:
    found: list[tuple[date, Given]] = []
    for deputy in district(year):
        born = deputy["birthday"]
        if isinstance(born, date) and in_office(deputy, born.replace(year=2024)):
            found.append((working(born.month, min(born.day, 24)), deputy))
    found = [pair for pair in found if in_office(pair[1], pair[0])]
    twice = found[100][1]
    found.append((working(11, 21), twice))
    by_month: dict[int, int] = {}
    for number, (day, deputy) in enumerate(sorted(found, key=lambda pair: pair[0]), 1):
        row = year.add("gifts", code=f"SR-{number:04}", deputy=deputy["code"], given_on=day, value=Decimal("398.00"), kind="蛋糕券和贺卡")
        by_month[day.month] = by_month.get(day.month, 0) + 1
        if deputy is twice and day != min(d for d, x in found if x is twice):
            year.plant("LDG16", "gifts", row, f"{deputy['name']} 一年两份生日礼仪")
    for month, count in by_month.items():
        year.pay(working(month, 26), 2, "生日礼仪", count * Decimal("398.00"), "松江食品商店", f"{month} 月代表生日礼仪 {count} 份")


def _by_elections(year: Year) -> None:
    seats = [deputy for deputy in year.rows["deputies"] if deputy.get("term_end")]
    new = [deputy for deputy in district(year) if deputy["term_start"] != date(2021, 11, 16)]
    for place in range(BY_ELECTIONS):
        held = voted_on(place)
        row = year.add(
            "by_elections",
            code=f"BX-{place + 1:02}",
            district=f"{TOWNS[(place * 17 + 5) % len(TOWNS)]}第{place % 9 + 1}选区",
            vacancy_of=seats[place]["code"],
            planned_on=held or working(10, 24),
            held_on=held,
            status="完成" if held else "推迟",
            elected=new[place]["code"] if held else None,
        )
        if held is None:
            row["reason"] = "初步候选人人选没有确定，推迟到下年一季度"
            continue
        row["cost"] = Decimal(year.dice.between(560, 598) * 100)
        year.pay(later(held, 15), 2, "补选", row["cost"], str(row["district"]), f"补选经费 {row['district']}", payee_class="选区")
    row = year.rows["by_elections"][11]
    row["vacancy_of"] = year.rows["deputies"][8]["code"]
    year.plant("LDG17", "by_elections", row, "写的出缺代表仍在任")
    year.plant("LDG71", "deputies", seats[11], f"{seats[11]['name']}出缺，补选写成了别人的")
    document = "松财预〔2024〕31号"
    year.rows["budgets"][1]["adjusted"] = Decimal(1_590_000)
    year.add(
        "adjustments",
        code="TZ-01",
        project=2,
        decided_on=date(2024, 11, 8),
        kind="追减",
        amount=Decimal(-60_000),
        after=Decimal(1_590_000),
        reason="一个选区的补选推迟到下年",
        document_no=document,
    )


def add_group(year: Year) -> None:
    """Add the municipal group's receipts and activities; one deputy claims more than the limit."""
    for number, (title, kind, month, day) in enumerate(GROUP_ACTIVITIES, 1):
        held = working(month, day)
        cost, people = Decimal(year.dice.between(138, 172) * 100), year.dice.between(24, 35)
        year.add(
            "activities",
            code=f"XZ-{number:02}",
            title=title,
            project=3,
            kind=kind,
            planned_on=held,
            held_on=held,
            planned_people=30,
            people=people,
            cost=cost,
        )
        year.pay(later(held, 10), 3, "活动", cost, "松江区机关服务中心", f"市代表小组 {title}")
    number = 0
    for place, deputy in enumerate(municipal(year)[:36]):
        amounts = [Decimal(year.dice.between(820, 1_290)), Decimal(year.dice.between(760, 1_090))]
        if place == 12:
            amounts = [Decimal("1310.00"), Decimal("1156.00")]
            year.plant("LDG07", "deputies", deputy, f"{deputy['name']} 书报费报销 2,466 元，超过限额")
        for amount, month in zip(amounts, (5, 11), strict=True):
            number += 1
            spent = working(year.dice.between(month - 2, month), year.dice.between(1, 20))
            row = year.add(
                "receipts",
                code=f"SB-{number:03}",
                deputy=deputy["code"],
                spent_on=spent,
                kind=year.dice.pick(("报刊", "图书", "资料")),
                amount=amount,
                invoice=f"SF-{number:05}",
            )
            name = str(deputy["name"])
            more = {"payee_class": "代表", "deputy": deputy["code"], "invoice": row["invoice"]}
            year.link(row, "payment", year.pay(working(month, 28), 3, "书报费", amount, name, f"书报费 {name}", **more))
