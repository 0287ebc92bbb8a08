"""The worked year of a town: country roads kept up, households in need helped, villages kept clean. All of it is invented."""

from datetime import date
from decimal import Decimal

from making.office import (
    ASKED,
    CONTENT,
    COST,
    COUNT,
    EFFECT,
    LASTING,
    MONEY,
    NATURE,
    OUTPUT,
    QUALITY,
    SOCIAL,
    TIME,
    Mark,
    Office,
    Plan,
    after,
    by,
    working_days,
)

VILLAGES = ("东村", "西村", "南庄", "北庄", "河口", "青坪")
HOUSEHOLDS = 124
STANDARD = 650
ROADS = Plan(
    "农村公路养护", "经常性项目", "特定目标类", 2_180_000,
    "本项目用于全镇 84 公里农村公路的日常养护和路面修补。",
    "《农村公路养护管理办法》（交通运输部令 2015 年第 22 号）。",
    ("1. 每个工作日巡查一次，发现坑洼十日内修补。", "2. 养护工程分六段实施，每段抽检质量。"),
    ("养护工程：84 公里*25000 元/公里=210 万元", "巡查：8 万元"),
    "全镇农村公路路况良好，出行安全方便。",
    (
        Mark(COST, MONEY, "每公里养护成本", "≤25000元/公里", by("money_per_quantity", "works", kind="公路养护", unit="公里")),
        Mark(OUTPUT, COUNT, "养护里程", "≥84公里", by("sum_quantity", "works", kind="公路养护", unit="公里")),
        Mark(OUTPUT, COUNT, "道路巡查次数", "≥240次", by("count_done", "checks", kind="道路巡查")),
        Mark(OUTPUT, QUALITY, "养护工程验收合格率", "=100%", by("share_good", "works", kind="公路养护")),
        Mark(OUTPUT, QUALITY, "质量抽检合格率", "≥95%", by("share_parts_good", "works", kind="公路养护")),
        Mark(OUTPUT, TIME, "养护工程按期完工率", "≥90%", by("share_in_time", "works", kind="公路养护")),
        Mark(EFFECT, SOCIAL, "因路况引起的交通事故", "≤2起", by("count_happened", "safety", kind="交通")),
        Mark(EFFECT, SOCIAL, "日均通行量增长", "≥5%", by("growth_rate", "results", kind="日均通行量")),
        Mark(EFFECT, SOCIAL, "路面投诉按期办结率", "=100%", by("share_in_time", "complaints", kind="路面坑洼")),
        Mark(CONTENT, ASKED, "群众对道路满意度", "≥90%", by("satisfaction_rate", survey="DC-01")),
    ),
)  # fmt: skip
HELP = Plan(
    "困难群众救助", "经常性项目", "特定目标类", 980_000,
    "本项目用于按月发放 124 户困难群众的救助金。",
    "《社会救助暂行办法》（国务院令第 649 号）。",
    ("1. 每季度核查一次对象资格。", "2. 每月 10 日前发放到户。"),
    ("救助金：124 户*650 元/户*12 月=96.72 万元", "核查和印刷：1.28 万元"),
    "符合条件的困难群众应助尽助、按时足额发放。",
    (
        Mark(COST, MONEY, "救助项目总支出", "≤970000元", by("project_spending")),
        Mark(OUTPUT, COUNT, "救助户数", "≥124户", by("grants_recipients", kind="救助金")),
        Mark(OUTPUT, COUNT, "发放次数", "≥1480次", by("count_done", "grants", kind="救助金")),
        Mark(OUTPUT, QUALITY, "对象资格审核合格率", "=100%", by("share_good", "beneficiaries")),
        Mark(OUTPUT, QUALITY, "救助金足额发放率", "=100%", by("share_money", "grants", kind="救助金")),
        Mark(OUTPUT, TIME, "救助金按时发放率", "≥98%", by("share_in_time", "grants", kind="救助金")),
        Mark(EFFECT, SOCIAL, "困难群众救助覆盖率", "≥99%", by("grants_coverage_rate")),
        Mark(EFFECT, LASTING, "困难群众生活水平", "明显提高", 'unproved = "没有收入的对比数据；可改为户均增收的元数。"'),
        Mark(CONTENT, ASKED, "救助对象满意度", "≥90%", by("satisfaction_rate", survey="DC-02")),
    ),
)  # fmt: skip
CLEAN = Plan(
    "农村人居环境整治", "经常性项目", "特定目标类", 560_000,
    "本项目用于六个村的保洁、垃圾清运和宣传。",
    "《农村人居环境整治提升五年行动方案（2021—2025 年）》。",
    ("1. 每个工作日保洁，每周清运垃圾。", "2. 每月检查评比一次，每月宣传一次。"),
    ("保洁：6 村*60000 元/村=36 万元", "垃圾清运：1000 吨*180 元/吨=18 万元", "宣传：2 万元"),
    "村庄干净整洁，垃圾日产日清。",
    (
        Mark(COST, MONEY, "保洁服务采购节约率", "≥1%", by("money_saved_rate", "procurement")),
        Mark(OUTPUT, COUNT, "垃圾清运量", "≥1000吨", by("sum_quantity", "services", kind="垃圾清运", unit="吨")),
        Mark(OUTPUT, COUNT, "宣传次数", "≥12次", by("count_done", "publicity")),
        Mark(OUTPUT, QUALITY, "环境检查合格率", "≥95%", by("share_good", "checks", kind="环境检查")),
        Mark(OUTPUT, QUALITY, "检查问题整改率", "=100%", by("share_parts_good", "checks", kind="环境检查")),
        Mark(OUTPUT, TIME, "垃圾清运及时率", "≥98%", by("share_in_time", "services", kind="垃圾清运")),
        Mark(EFFECT, NATURE, "公共照明用电下降", "≥2%", by("decline_rate", "energy", kind="电")),
        Mark(EFFECT, SOCIAL, "宣传覆盖人次", "≥6000人次", by("sum_people", "publicity")),
        Mark(CONTENT, ASKED, "村民满意度", "≥90%", by("satisfaction_rate", survey="DC-03")),
    ),
)  # fmt: skip


def town() -> Office:
    """Return the town's year."""
    office = Office("某县青坪镇人民政府", "某县青坪镇人民政府", (ROADS, HELP, CLEAN), 649)
    for add in (_works, _rounds, _households, _grants, _villages, _told, _voices, _money):
        add(office)
    office.finish()
    return office


def _works(office: Office) -> None:
    office.add(
        "contracts", code="HT-01", title="农村公路养护合同", project=1, kind="工程", party="某养护公司", signed_on=date(2024, 3, 15),
        amount=Decimal(2_060_000), due_on=date(2024, 11, 30), done_on=date(2024, 11, 28), accepted_on=date(2024, 12, 6), acceptance="合格",
    )  # fmt: skip
    lengths = (14, 15, 13, 14, 16, 12)
    for number, (village, length) in enumerate(zip(VILLAGES, lengths, strict=True), 1):
        due = date(2024, 4 + number, 30)
        row = office.add(
            "works", code=f"GC-{number:02}", title=f"{village}段养护", project=1, kind="公路养护", place=village, unit="公里",
            planned_quantity=Decimal(length), quantity=Decimal(length), starts=after(due, -40), due_on=due, done_on=after(due, -3), checks=6,
            passed=6, acceptance="合格", cost=Decimal(length * 24_400), contract="HT-01", status="完成",
        )  # fmt: skip
        if village == "西村":
            row |= {"passed": 7}
            office.plant("LDG44", "works", row, "抽检 6 次，合格填了 7 次")
        if village == "北庄":
            row |= {"done_on": after(due, 9), "reason": "台风损毁路基，返工九天"}
            office.plant("LDG53", "works", row, "晚九天完工")


def _rounds(office: Office) -> None:
    days = working_days(*range(1, 13))
    number = 0
    for place, day in enumerate(days):
        number += 2 if place == 120 else 1
        row = office.add(
            "checks", code=f"JC-{number:03}", project=1, kind="道路巡查", subject=office.dice.pick(VILLAGES), planned_on=day, checked_on=day,
            result="合格", issues=office.dice.upto(3) // 3, fixed=0,
        )  # fmt: skip
        row["fixed"] = row["issues"]
        if place == 120:
            office.plant("LDG42", "checks", row, "编号缺一个，一天的巡查记录没有了")
        if place == 200:
            row |= {"issues": 3, "fixed": 1}
            office.plant("LDG59", "checks", row, "发现 3 处坑洼，修补了 1 处")
    office.add(
        "safety",
        code="AQ-01",
        project=1,
        kind="交通",
        happened_on=date(2024, 7, 19),
        place="河口段",
        people=1,
        loss=Decimal(2_000),
        closed_on=date(2024, 7, 25),
    )
    office.add(
        "results", code="XG-01", project=1, kind="日均通行量", as_of=date(2024, 11, 20), unit="辆", quantity=Decimal(3_260), last=Decimal(3_020), source="县公路站观测点",
    )  # fmt: skip


def _households(office: Office) -> None:
    for number in range(1, HOUSEHOLDS + 3):
        row = office.add(
            "beneficiaries", code=f"DX-{number:03}", holder=f"户主{number:03}", project=2, kind="低保户" if number % 3 else "特困户",
            place=VILLAGES[number % 6], eligible=True, starts=date(2024, 1, 1), standard=Decimal(STANDARD),
        )  # fmt: skip
        if number == 88:
            row["eligible"] = False
        if number == HOUSEHOLDS + 2:
            row["ends"] = date(2024, 3, 31)


def _grants(office: Office) -> None:
    number = 0
    for month in range(1, 13):
        day = working_days(month)[1]
        for holder in range(1, HOUSEHOLDS + 2):
            if holder == 88 and month != 5:
                continue
            number += 1
            row = office.add(
                "grants", code=f"BZ-{number:05}", project=2, beneficiary=f"DX-{holder:03}", kind="救助金", month=date(2024, month, 1),
                amount=Decimal(STANDARD), due_on=date(2024, month, 10), paid_on=day, paid=Decimal(STANDARD),
            )  # fmt: skip
            if holder == 88:
                office.plant("LDG55", "grants", row, "审核没有通过，5 月仍发了救助金")
            if holder == 12 and month == 8:
                row["paid"] = Decimal(600)
                office.plant("LDG61", "grants", row, "标准 650 元，发了 600 元")
            if holder == 30 and month == 9:
                row["paid_on"] = date(2024, 9, 18)
                office.plant("LDG53", "grants", row, "9 月应 10 日前发，18 日才发")
    number += 1
    ended = office.add(
        "grants", code=f"BZ-{number:05}", project=2, beneficiary=f"DX-{HOUSEHOLDS + 2:03}", kind="救助金", month=date(2024, 3, 1), amount=Decimal(STANDARD),
        due_on=date(2024, 3, 10), paid_on=date(2024, 3, 7), paid=Decimal(STANDARD),
    )  # fmt: skip
    again = office.add("grants", **{**ended, "code": f"BZ-{number + 1:05}", "paid_on": date(2024, 3, 8)})
    office.plant("LDG54", "grants", again, "3 月发了两次")


def _villages(office: Office) -> None:
    number = 0
    for day in working_days(*range(1, 13))[::5]:
        for village in VILLAGES:
            number += 1
            row = office.add(
                "services", code=f"FW-{number:04}", project=3, kind="垃圾清运", place=village, planned_on=day, done_on=day, unit="吨",
                quantity=Decimal(office.dice.between(32, 40)) / 10, provider="某环卫公司", good=True,
            )  # fmt: skip
            if number == 100:
                row["done_on"] = after(day, 3)
                office.plant("LDG53", "services", row, "晚三天才清运")
    for month in range(1, 13):
        day = working_days(month)[15]
        office.add(
            "checks", code=f"HJ-{month:02}", project=3, kind="环境检查", subject="六个村", planned_on=day, checked_on=day, result="合格", issues=2, fixed=2,
        )  # fmt: skip
        used = office.dice.between(8_000, 9_000)
        office.add(
            "energy", code=f"NH-{month:02}", project=3, kind="电", month=date(2024, month, 1), unit="千瓦时", quantity=Decimal(used), last=Decimal(used + 300),
            cost=Decimal(used) * Decimal("0.6"),
        )  # fmt: skip
    for code, title, budget, award in (("CG-01", "村庄保洁服务", 360_000, 352_000), ("CG-02", "垃圾清运服务", 180_000, 184_000)):
        row = office.add(
            "procurement", code=code, title=title, project=3, method="竞争性磋商", budget=Decimal(budget), planned_on=date(2024, 1, 31), tendered_on=date(2024, 1, 8),
            awarded_on=date(2024, 1, 29), award=Decimal(award), supplier="某环卫公司",
        )  # fmt: skip
        if award > budget:
            office.plant("LDG57", "procurement", row, "成交 184,000 元，预算 180,000 元")


def _told(office: Office) -> None:
    for month in range(1, 13):
        day = working_days(month)[8]
        row = office.add(
            "publicity", code=f"XC-{month:02}", title=f"{month}月环境整治宣传", project=3, kind="宣传栏和入户", planned_on=day, released_on=day, unit="份",
            quantity=Decimal(500), people=office.dice.between(520, 640),
        )  # fmt: skip
        if month == 12:
            row["released_on"] = date(2025, 1, 6)
            office.plant("LDG43", "publicity", row, "12 月的宣传次年 1 月才办")
            office.plant("LDG53", "publicity", row, "12 月的宣传次年 1 月才办")


def _voices(office: Office) -> None:
    for number, (day, took) in enumerate(
        ((date(2024, 3, 12), 6), (date(2024, 6, 3), 9), (date(2024, 8, 20), 14), (date(2024, 10, 15), 4)), 1
    ):
        row = office.add(
            "complaints", code=f"TS-{number:02}", project=1, kind="路面坑洼", received_on=day, due_on=after(day, 10), closed_on=after(day, took),
            satisfied=took < 10, result="已修补",
        )  # fmt: skip
        if took > 10:
            office.plant("LDG53", "complaints", row, "期限 10 天，14 天才修补")
    office.survey(1, "沿线群众", date(2024, 12, 3), 200, (("道路是否满意", 181, 12, 7), ("养护是否及时", 178, 14, 8)))
    office.survey(2, "救助对象", date(2024, 12, 4), 100, (("发放是否按时", 94, 4, 2), ("态度是否满意", 92, 5, 3)))
    row = office.survey(3, "村民", date(2024, 12, 5), 150, (("环境是否满意", 132, 10, 4), ("清运是否及时", 134, 9, 3)))
    row["sample"] = 150
    office.plant("LDG11", "surveys", row, "计划样本 150 份，只收回 146 份")


def _money(office: Office) -> None:
    for month in range(1, 13):
        day = working_days(month)[-1]
        office.pay(
            day, 2, "其他", 80_600 if month != 8 else 80_550, "困难群众", f"{month}月救助金", payee_class="群众", invoice=f"QS-{month:02}"
        )
        office.pay(day, 3, "其他", 44_000, "某环卫公司", f"{month}月保洁和清运费")
        office.pay(day, 1, "其他", 6_500, "巡查员", f"{month}月巡查补贴", payee_class="群众", invoice=f"QX-{month:02}")
    for day, amount, what in (
        (date(2024, 7, 12), 800_000, "养护进度款"),
        (date(2024, 10, 18), 800_000, "养护进度款二"),
        (date(2024, 12, 13), 449_600, "养护结算款"),
    ):
        office.pay(day, 1, "维修", amount, "某养护公司", what)
    office.pay(date(2024, 5, 8), 3, "宣传", 9_000, "某广告公司", "宣传栏制作", invoice="FP-400001")
    again = office.pay(date(2024, 6, 8), 3, "宣传", 9_000, "某广告公司", "宣传栏制作", invoice="FP-400001")
    office.plant("LDG01", "payments", again, "宣传栏制作费付了两次")
    blank = office.pay(date(2024, 4, 22), 2, "印刷", 6_400, "某印刷厂", "核查表格印刷", invoice=None)
    office.plant("LDG23", "payments", blank, "没有原始凭证号")
