"""Operations 5 and 6: research trips, experts and topics; the research programme with its lectures and publications."""

from datetime import date
from decimal import Decimal

from making.days import ONE, later, working
from making.people import GIVEN, SURNAMES
from making.year import Given, Year

TRIPS = (
    ("社区养老服务", "杭州", 4, 15), ("食品安全治理", "南京", 4, 22), ("城市更新", "宁波", 5, 13), ("物业管理", "合肥", 5, 27), ("预算联网监督", "武汉", 6, 17),
    ("备案审查", "长沙", 9, 2), ("科创走廊协同", "苏州", 9, 23), ("乡村振兴", "成都", 10, 14), ("河湖治理", "济南", 10, 28), ("营商环境", "厦门", 11, 18),
)  # fmt: skip
CANCELLED = 6
"""The place of the trip that was not made."""
TOPICS = ("社会建设委", "监察司法委", "城建环保委", "财经委", "预算工委", "备案审查工委", "财经委", "农业农村委", "城建环保委", "财经委")
SESSIONS = ((3, 28), (6, 19), (9, 18), (11, 28))
EXPERTS = 20
LECTURES = ((4, 11), (4, 25), (5, 16), (6, 6), (6, 27), (9, 5), (9, 19), (10, 24), (11, 7))


def add_research(year: Year) -> None:
    """Add ten trips of which one was given up, ten topics of which one is late, twenty experts with four sessions."""
    for number, (office, trip) in enumerate(zip(TOPICS, TRIPS, strict=True), 1):
        title = f"{trip[0]}专题调研"
        row = year.add(
            "topics", code=f"KT-{number:02}", title=title, project=5, office=office, due_on=date(2024, 11, 29), adopted=number != 4
        )
        row["delivered_on"] = working(11, year.dice.between(4, 25))
        if number == 8:
            row["delivered_on"] = working(12, 17)
            year.plant("LDG29", "topics", row, "应在 11 月 29 日前提交，12 月 17 日才提交")
        _trip(year, number, 5, trip, f"KT-{number:02}")
    _experts(year)


def _trip(year: Year, number: int, project: int, trip: tuple[str, str, int, int], topic: str) -> None:
    subject, place, month, day = trip
    start = working(month, day)
    made = not (project == 5 and number == CANCELLED + 1)
    code = f"KC-{number:02}" if project == 5 else "KC-11"
    row = year.add("trips", code=code, title=f"{subject}学习考察", project=project, topic=topic, planned_on=start, destination=place)
    row |= {"starts": start if made else None, "ends": start + 4 * ONE if made else None, "days": 5 if made else None}
    row |= {"planned_people": 10, "status": "完成" if made else "取消", "reason": None if made else "与台风防御工作冲突，取消"}
    total = Decimal(0)
    for seat in range(10) if made else ():
        fare = Decimal(year.dice.between(2_480, 2_990))
        name = year.dice.pick(SURNAMES) + GIVEN[(number * 3 + seat) % len(GIVEN)]
        nights = 5 if project == 5 and number == 3 and seat == 7 else 4
        cost: dict[str, Decimal | int] = {"lodging": Decimal(nights * 345), "meals": Decimal(500), "transport": Decimal(400), "fare": fare}
        claim = year.add("travellers", code=f"CL-{len(year.rows['travellers']) + 1:03}", trip=code, traveller=name, nights=nights, **cost)
        total += sum(cost.values(), Decimal(0))
        if nights == 5:
            year.plant("LDG06", "travellers", claim, f"{name} 5 天考察报了 5 晚住宿")
    if made:
        payment = year.pay(later(start, 16), project, "差旅", total, "松江商务旅行社", f"学习考察 {place}", payee_class="工作人员")
        if number == 2 and project == 5:
            back = year.pay(later(start, 30), 5, "差旅", Decimal(-286), "松江商务旅行社", f"退票 {place}", payee_class="工作人员")
            year.link(back, "refund_of", payment)


def _experts(year: Year) -> None:
    for number in range(1, EXPERTS + 1):
        name = f"{SURNAMES[number]}{'教授' if number % 2 else '律师'}{number}"
        field = "预算监督审查" if number % 2 else "备案审查"
        year.add(
            "experts", code=f"ZJ-{number:02}", name=name, field=field, appointed_on=date(2023, 1, 1), appointed_until=date(2025, 12, 31)
        )
    for session, (month, day) in enumerate(SESSIONS, 1):
        held = working(month, day)
        for expert in year.rows["experts"]:
            if (session, expert["code"]) not in ((2, "ZJ-05"), (2, "ZJ-14"), (3, "ZJ-09"), (4, "ZJ-17")):
                _consulted(year, expert, held, f"第{session}次预决算和备案审查咨询")
    row = _consulted(year, year.rows["experts"][2], working(12, 12), "年终补充咨询")
    year.plant("LDG20", "consultations", row, f"{year.rows['experts'][2]['name']} 当年第 5 次咨询")
    early = year.add(
        "consultations", code="ZX-078", expert="ZJ-05", held_on=date(2024, 2, 22), subject="年初预算初审咨询", fee=Decimal(1_000)
    )
    paid = year.pay(
        date(2024, 2, 26),
        5,
        "咨询费",
        1_000,
        str(year.rows["experts"][4]["name"]),
        "咨询费",
        payee_class="专家",
        invoice=f"LW-{early['code']}",
    )
    year.plant("LDG08", "payments", paid, "项目 3 月才开始，2 月已付咨询费")


def _consulted(year: Year, expert: Given, held: date, subject: str) -> Given:
    number = len(year.rows["consultations"]) + 1
    row = year.add("consultations", code=f"ZX-{number:03}", expert=expert["code"], held_on=held, subject=subject, fee=Decimal(1_000))
    name = str(expert["name"])
    year.pay(later(held, 11), 5, "咨询费", 1_000, name, f"咨询费 {name}", payee_class="专家", invoice=f"LW-{row['code']}")
    return row


def add_programme(year: Year) -> None:
    """Add the research programme: one trip, nine lectures, two publications, purchases of which one has no receipt."""
    year.add(
        "topics",
        code="KT-11",
        title="全过程人民民主与松江人大工作研究",
        project=6,
        office="办公室",
        due_on=date(2024, 12, 20),
        delivered_on=date(2024, 12, 13),
        adopted=True,
    )
    _trip(year, 1, 6, ("全过程人民民主实践", "嘉兴", 5, 20), "KT-11")
    for number, (month, day) in enumerate(LECTURES, 1):
        held = working(month, day)
        row = year.add(
            "lectures",
            code=f"YJ-{number:02}",
            project=6,
            held_on=held,
            teacher=f"{SURNAMES[number + 20]}研究员",
            title="院士专家",
            hours=3,
            fee=Decimal(4_400),
        )
        teacher = str(row["teacher"])
        year.pay(later(held, 8), 6, "讲课费", 4_400, teacher, f"专题讲座 {teacher}", payee_class="专家", invoice=f"LW-{row['code']}")
    works = (("各界人民代表会议资料汇编", "汇编", 9, 30, 9, 24, 57_600), ("专题片《从这里走来》", "视频", 11, 30, 11, 22, 39_800))
    for number, (title, kind, month, day, done_month, done_day, cost) in enumerate(works, 1):
        done = working(done_month, done_day)
        year.add(
            "publications", code=f"CG-{number:02}", title=title, project=6, kind=kind, due_on=date(2024, month, day), published_on=done
        )
        year.pay(later(done, 10), 6, "宣传", cost, "松江文化传播有限公司", title)
    for number, (month, amount) in enumerate(((4, 18_600), (6, 14_900), (10, 12_400)), 3):
        bought = working(month, 9)
        row = year.add(
            "purchases",
            code=f"CGD-0{number}",
            project=6,
            bought_on=bought,
            item="研究学习资料",
            quantity=Decimal(60),
            amount=Decimal(amount),
        )
        row |= {"supplier": "松江新华书店", "invoice": f"SJ-{number:04}", "accepted_on": later(bought, 3)}
        year.pay(later(bought, 6), 6, "资料", amount, "松江新华书店", "研究学习资料", invoice=row["invoice"])
        if number == 4:
            row["invoice"] = None
            year.plant("LDG21", "purchases", row, "6 月的学习资料采购没有登记发票号")
