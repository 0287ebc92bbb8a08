"""Operation 8: the congress, committee and other meetings, their papers, and repairs of the machines."""

from datetime import date
from decimal import Decimal

from making.days import ONE, later, working
from making.people import district
from making.year import Given, Year

COMMITTEE = ((2, 28), (4, 24), (6, 26), (7, 24), (8, 28), (9, 26), (10, 30), (12, 25))
DIRECTORS = ((1, 24), (2, 21), (3, 20), (4, 17), (5, 22), (6, 19), (7, 17), (8, 21), (9, 18), (10, 23), (11, 20), (12, 18))
OTHERS = ((3, 13), (5, 15), (7, 9), (9, 10), (11, 12))
MEMBERS = 31
REPORTS = (
    "政府工作报告",
    "常委会工作报告",
    "法院工作报告",
    "检察院工作报告",
    "计划报告",
    "预算报告",
    "议程日程",
    "代表名册",
    "选举办法",
    "决议草案",
)
REPAIRS = (
    ("复印机1号", 2, 860),
    ("打印机3号", 4, 420),
    ("复印机2号", 5, 1_980),
    ("摄像机", 7, 2_300),
    ("投影机", 9, 1_150),
    ("复印机1号", 11, 2_640),
)


def add_meetings(year: Year) -> None:
    """Add the year of meetings: one without its list, a payment booked twice, one without a receipt, a repair paid too early."""
    congress = _meeting(year, "六届人大五次会议", "人代会", working(1, 15), (3, 285, 279))
    congress["cost"] = Decimal(241_600)
    year.pay(working(1, 26), 8, "会议", 241_600, "松江会议中心", "人代会会务保障")
    present = year.dice.some(district(year, date(2024, 1, 15)), 279)
    for offset in range(3):
        for deputy in present:
            _signed(year, deputy, date(2024, 1, 15) + offset * ONE, congress)
    for number, (month, day) in enumerate(COMMITTEE, 20):
        _committee(year, number, working(month, day))
    for number, (month, day) in enumerate(DIRECTORS, 60):
        _meeting(year, f"第{number}次主任会议", "主任会议", working(month, day), (Decimal("0.5"), 9, year.dice.between(8, 9)))
    for number, (month, day) in enumerate(OTHERS, 1):
        held = working(month, day)
        row = _meeting(year, f"代表工作例会第{number}次", "其他会议", held, (Decimal("0.5"), 40, year.dice.between(35, 40)))
        row["cost"] = Decimal(year.dice.between(36, 52) * 100)
        year.pay(later(held, 9), 8, "会议", row["cost"], "松江会议中心", f"会务保障 {row['title']}")
    _papers(year)
    _repairs(year)


def _meeting(year: Year, title: str, kind: str, held: date, size: tuple[int | Decimal, int, int]) -> Given:
    days, due, people = size
    code = f"HY-{len(year.rows['meetings']) + 1:02}"
    return year.add("meetings", code=code, title=title, kind=kind, planned_on=held, held_on=held, days=days, people_due=due, people=people)


def _committee(year: Year, number: int, held: date) -> None:
    people = year.dice.between(27, MEMBERS)
    row = _meeting(year, f"常委会第{number}次会议", "常委会会议", held, (1, MEMBERS, people))
    row["cost"] = Decimal(year.dice.between(98, 122) * 100)
    if number == 24:
        row["planned_on"] = working(8, 21)
    payment = year.pay(later(held, 9), 8, "会议", row["cost"], "松江会议中心", f"会务保障 {row['title']}")
    if number == 22:
        year.plant("LDG10", "meetings", row, "常委会第22次会议没有出席记录")
        return
    if number == 25:
        payment["invoice"] = None
        year.plant("LDG23", "payments", payment, "会务保障付款没有原始凭证号")
    for deputy in year.dice.some(district(year, date(2024, 1, 15))[60 : 60 + MEMBERS + 9], people + 9):
        if deputy.get("term_end") is None and people > 0:
            people -= 1
            _signed(year, deputy, held, row)


def _signed(year: Year, deputy: Given, day: date, meeting: Given) -> None:
    number = len(year.rows["attendance"]) + 1
    year.add("attendance", code=f"QD-{number:05}", deputy=deputy["code"], attended_on=day, meeting=meeting["code"])


def _papers(year: Year) -> None:
    for meeting in year.rows["meetings"]:
        held, kind = meeting["held_on"], meeting["kind"]
        if not isinstance(held, date):
            continue
        titles = REPORTS if kind == "人代会" else REPORTS[: year.dice.between(3, 7)] if kind == "常委会会议" else REPORTS[6:8]
        copies = 330 if kind == "人代会" else 60 if kind == "常委会会议" else 30
        for title in titles:
            number = len(year.rows["papers"]) + 1
            year.add(
                "papers",
                code=f"CL-{number:04}",
                meeting=meeting["code"],
                title=f"{meeting['title']} {title}",
                printed_on=_before(held),
                copies=copies,
                pages=year.dice.between(2, 48),
                misprints=4 if number == 17 else 0,
            )
    amounts = ((2, 86_400), (5, 18_600), (7, 17_200), (9, 16_800), (11, 19_500), (12, 12_300))
    for month, amount in amounts:
        payment = year.pay(working(month, 22), 8, "印刷", amount, "松江印务有限公司", f"会议材料印刷 至 {month} 月")
        if month == 9:
            again = year.pay(
                working(10, 9), 8, "印刷", amount, "松江印务有限公司", f"会议材料印刷 至 {month} 月", invoice=payment["invoice"]
            )
            year.plant("LDG01", "payments", again, "9 月的印刷费 10 月又付了一次")


def _before(held: date) -> date:
    """Return the day before which papers are ready."""
    return max(held - 2 * ONE, date(2024, 1, 2))


def _repairs(year: Year) -> None:
    for number, (device, month, amount) in enumerate(REPAIRS, 1):
        reported = working(month, 6)
        done = later(reported, year.dice.between(1, 4))
        row = year.add("repairs", code=f"WX-{number:02}", device=device, reported_on=reported, done_on=done, amount=Decimal(amount))
        paid = working(month, 7) if number == 5 else later(done, 12)
        year.link(row, "payment", year.pay(paid, 8, "维修", amount, "松江办公设备维修部", f"{device}维修"))
        if number == 5:
            row["done_on"] = working(month, 11)
            year.plant("LDG22", "repairs", row, "投影机还没有修好就付了款")
