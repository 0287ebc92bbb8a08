"""The worked year of a primary school: buildings repaired, lunches, lessons after school and teachers trained. All of it is invented."""

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

PUPILS = 860
TERM = (3, 4, 5, 6, 9, 10, 11, 12)
REPAIRS = Plan(
    "校舍维修改造", "一次性项目", "特定目标类", 860_000,
    "本项目用于教学楼屋面、外墙和卫生间维修，更换教室照明灯具。",
    "《中小学校舍安全保障长效机制》有关要求；学校 2023 年校舍安全年检报告。",
    ("1. 暑假前完成设计和采购，暑假施工，开学前验收。", "2. 施工期间每周抽检一次质量，不合格的返工。"),
    ("校舍维修：2000 平方米*380 元/平方米=76 万元", "更换照明灯具：320 盏*200 元/盏=6.4 万元", "设计和监理：3.6 万元"),
    "消除校舍安全隐患，改善教室照明，开学前全部投入使用。",
    (
        Mark(COST, MONEY, "每平方米维修成本", "≤380元/平方米", by("money_per_quantity", "works", kind="校舍维修", unit="平方米")),
        Mark(OUTPUT, COUNT, "校舍维修面积", "≥2000平方米", by("sum_quantity", "works", kind="校舍维修", unit="平方米")),
        Mark(OUTPUT, COUNT, "更换照明灯具数量", "≥320盏", by("sum_quantity", "works", kind="设施更换", unit="盏")),
        Mark(OUTPUT, QUALITY, "工程验收合格率", "=100%", by("share_good", "works")),
        Mark(OUTPUT, QUALITY, "质量抽检合格率", "≥95%", by("share_parts_good", "works")),
        Mark(OUTPUT, TIME, "工程按期完工率", "≥90%", by("share_in_time", "works")),
        Mark(EFFECT, SOCIAL, "校舍安全事故", "=0起", by("count_happened", "safety", kind="工程质量")),
        Mark(CONTENT, ASKED, "师生满意度", "≥90%", by("satisfaction_rate", survey="DC-01")),
    ),
)  # fmt: skip
LUNCHES = Plan(
    "学生营养午餐", "经常性项目", "特定目标类", 1_490_000,
    "本项目用于 860 名学生在校午餐的食材、配送和食堂运行。",
    "《学校食品安全与营养健康管理规定》。",
    ("1. 食材统一采购，每日验收留样。", "2. 每月检测食品一次，每周检查食堂一次，问题限期整改。"),
    ("食材：860 人*160 天*9 元/人=123.84 万元", "配送和加工：160 天*1572.5 元/天=25.16 万元"),
    "让学生吃上安全、营养、按时的午餐。",
    (
        Mark(COST, MONEY, "食材采购资金节约率", "≥1%", by("money_saved_rate", "procurement", kind="公开招标")),
        Mark(OUTPUT, COUNT, "供应午餐人次", "≥130000人次", by("sum_people", "services", kind="营养午餐")),
        Mark(OUTPUT, COUNT, "供餐次数", "≥160次", by("count_done", "services", kind="营养午餐")),
        Mark(OUTPUT, QUALITY, "食品检测合格率", "≥98%", by("share_good", "checks", kind="食品检测")),
        Mark(OUTPUT, QUALITY, "食堂检查问题整改率", "=100%", by("share_parts_good", "checks", kind="食堂检查")),
        Mark(OUTPUT, TIME, "供餐及时率", "≥99%", by("share_in_time", "services", kind="营养午餐")),
        Mark(EFFECT, SOCIAL, "食品安全事故", "=0起", by("count_happened", "safety", kind="食品安全")),
        Mark(EFFECT, SOCIAL, "学生就餐率增长", "≥2%", by("growth_rate", "results", kind="就餐率")),
        Mark(EFFECT, LASTING, "学生营养状况", "有所改善", 'unproved = "没有体质监测的对比数据；可改为营养不良率下降的百分点。"'),
        Mark(CONTENT, ASKED, "家长满意度", "≥85%", by("satisfaction_rate", survey="DC-02")),
    ),
)  # fmt: skip
LESSONS = Plan(
    "课后服务和教师培训", "经常性项目", "特定目标类", 320_000,
    "本项目用于课后服务的组织和教师校本培训。",
    "《关于做好中小学生课后服务工作的指导意见》（教基一厅〔2017〕2 号）。",
    ("1. 每个教学日放学后开展课后服务。", "2. 每学期组织教师培训四期，培训后考核。"),
    ("课后服务：160 天*1500 元/天=24 万元", "教师培训：8 期*10000 元/期=8 万元"),
    "课后服务天天开，教师培训有考核。",
    (
        Mark(COST, MONEY, "人均培训成本", "≤300元/人", by("money_per_person", "sessions", kind="教师培训")),
        Mark(OUTPUT, COUNT, "教师培训期数", "≥8期", by("count_done", "sessions", kind="教师培训")),
        Mark(OUTPUT, COUNT, "课后服务人次", "≥60000人次", by("sum_people", "services", kind="课后服务")),
        Mark(OUTPUT, QUALITY, "教师参训率", "≥90%", by("share_people", "sessions", kind="教师培训")),
        Mark(OUTPUT, QUALITY, "培训考核合格率", "≥95%", by("share_parts_good", "sessions", kind="教师培训")),
        Mark(OUTPUT, TIME, "课后服务按时开展率", "≥98%", by("share_in_time", "services", kind="课后服务")),
        Mark(EFFECT, SOCIAL, "家长投诉按期办结率", "=100%", by("share_in_time", "complaints")),
        Mark(CONTENT, ASKED, "家长对课后服务满意度", "≥85%", by("satisfaction_rate", survey="DC-03")),
    ),
)  # fmt: skip


def school() -> Office:
    """Return the school's year."""
    office = Office("某市教育局", "某市实验小学", (REPAIRS, LUNCHES, LESSONS), 861)
    for add in (_repairs, _purchases, _lunches, _checks, _lessons, _training, _voices, _money):
        add(office)
    office.finish()
    return office


def _repairs(office: Office) -> None:
    contracts = (
        ("HT-01", "教学楼屋面和外墙维修合同", 748_000, date(2024, 6, 20)),
        ("HT-02", "照明灯具更换合同", 62_000, date(2024, 6, 25)),
    )
    for code, title, amount, signed in contracts:
        office.add(
            "contracts", code=code, title=title, project=1, kind="工程", party="某建筑公司", signed_on=signed, amount=Decimal(amount),
            due_on=date(2024, 8, 25), done_on=date(2024, 8, 23), accepted_on=date(2024, 8, 28), acceptance="合格",
        )  # fmt: skip
    works = (
        ("教学楼屋面维修", "校舍维修", "平方米", 900, 335_000, date(2024, 7, 3), date(2024, 8, 10), "HT-01", 5, 5),
        ("教学楼外墙维修", "校舍维修", "平方米", 860, 318_000, date(2024, 7, 3), date(2024, 8, 20), "HT-01", 5, 5),
        ("卫生间维修", "校舍维修", "平方米", 260, 93_000, date(2024, 7, 10), date(2024, 8, 22), "HT-01", 4, 4),
        ("一、二年级教室灯具", "设施更换", "盏", 160, 31_000, date(2024, 7, 5), date(2024, 7, 30), "HT-02", 3, 3),
        ("三至六年级教室灯具", "设施更换", "盏", 165, 31_000, date(2024, 7, 8), date(2024, 8, 18), "HT-02", 3, 2),
    )
    for number, (title, kind, unit, quantity, cost, starts, done, contract, checks, passed) in enumerate(works, 1):
        row = office.add(
            "works", code=f"GC-{number:02}", title=title, project=1, kind=kind, place="教学楼", unit=unit, planned_quantity=Decimal(quantity),
            quantity=Decimal(quantity), starts=starts, due_on=date(2024, 8, 20), done_on=done, checks=checks, passed=passed,
            acceptance="合格", cost=Decimal(cost), contract=contract, status="完成",
        )  # fmt: skip
        if title == "卫生间维修":
            row["reason"] = "连续降雨，防水层晾干推迟两天"
            office.plant("LDG53", "works", row, "计划 8 月 20 日完工，22 日才完工")
        if title == "一、二年级教室灯具":
            row["starts"] = date(2024, 6, 22)
            office.plant("LDG56", "works", row, "6 月 22 日开工，合同 25 日才签")
        if title == "三至六年级教室灯具":
            row["acceptance"] = "未验收"
            office.plant("LDG60", "works", row, "做完了没有验收")


def _purchases(office: Office) -> None:
    bought = (
        ("食堂食材配送服务", 2, "公开招标", 1_260_000, 1_238_000, date(2024, 2, 28), date(2024, 2, 20)),
        ("食堂蒸柜", 2, "询价", 40_000, 41_500, date(2024, 3, 20), date(2024, 3, 18)),
        ("校舍维修设计", 1, "自行采购", 20_000, 19_000, date(2024, 5, 20), date(2024, 5, 15)),
        ("课后服务美术材料", 3, "自行采购", 30_000, 28_600, date(2024, 3, 10), date(2024, 3, 8)),
    )
    for number, (title, project, method, budget, award, planned, awarded) in enumerate(bought, 1):
        row = office.add(
            "procurement", code=f"CG-{number:02}", title=title, project=project, method=method, budget=Decimal(budget), planned_on=planned,
            tendered_on=after(awarded, -18), awarded_on=awarded, award=Decimal(award), supplier="某供应商",
        )  # fmt: skip
        if award > budget:
            office.plant("LDG57", "procurement", row, "成交 41,500 元，采购预算 40,000 元")
    for number, (title, count, used) in enumerate((("蒸柜", 4, 4), ("保温餐车", 10, 7), ("画架", 60, 60)), 1):
        row = office.add(
            "assets", code=f"ZC-{number:02}", title=title, project=3 if title == "画架" else 2, kind="设备", bought_on=date(2024, 3, 22),
            count=count, value=Decimal(count * 900), in_use=used, checked=count,
        )  # fmt: skip
        if used < count:
            office.plant("LDG58", "assets", row, "10 辆餐车只用了 7 辆")


def _lunches(office: Office) -> None:
    days = working_days(*TERM)
    for number, day in enumerate(days, 1):
        people = PUPILS - office.dice.between(8, 40)
        row = office.add(
            "services", code=f"FW-{number:04}", project=2, kind="营养午餐", place="食堂", planned_on=day, done_on=day, due_people=PUPILS,
            people=people, unit="份", quantity=Decimal(people), provider="食堂", good=True,
        )  # fmt: skip
        if number == 41:
            row |= {"people": 906, "quantity": Decimal(906)}
            office.plant("LDG44", "services", row, "应有 860 人，填了 906 人")
        if number == 77:
            row["done_on"] = date(2023, day.month, day.day)
            office.plant("LDG43", "services", row, "日期写成了 2023 年")


def _checks(office: Office) -> None:
    number = 0
    for month in TERM:
        for kind, issues in (("食品检测", 0), ("食堂检查", office.dice.upto(2))):
            number += 1
            day = working_days(month)[5 if kind == "食品检测" else 9]
            row = office.add(
                "checks", code=f"JC-{number:02}", project=2, kind=kind, subject="食堂", planned_on=day, checked_on=day,
                result="合格", issues=issues, fixed=issues,
            )  # fmt: skip
            if kind == "食堂检查" and month == 10:
                row |= {"issues": 2, "fixed": 1}
                office.plant("LDG59", "checks", row, "发现 2 个问题，整改了 1 个")
    office.add(
        "safety",
        code="AQ-01",
        project=2,
        kind="其他",
        happened_on=date(2024, 5, 21),
        place="食堂后厨",
        people=0,
        loss=Decimal(300),
        closed_on=date(2024, 5, 21),
    )
    office.add(
        "results",
        code="XG-01",
        project=2,
        kind="就餐率",
        as_of=date(2024, 12, 16),
        unit="%",
        quantity=Decimal("97.2"),
        last=Decimal("94.5"),
        base=Decimal(100),
        source="食堂就餐登记",
    )


def _lessons(office: Office) -> None:
    first = len(office.rows["services"])
    number = first
    for day in working_days(*TERM):
        number += 1
        if number == first + 60:
            number += 2
        row = office.add(
            "services", code=f"FW-{number:04}", project=3, kind="课后服务", place="各教室", planned_on=day, done_on=day, due_people=480,
            people=480 - office.dice.between(20, 70), unit="人", quantity=Decimal(1), provider="教师", good=True,
        )  # fmt: skip
        if number == first + 62:
            office.plant("LDG42", "services", row, "编号缺两个，两天的记录没有了")


def _training(office: Office) -> None:
    for number, month in enumerate((3, 4, 5, 6, 9, 10, 11, 12), 1):
        day = working_days(month)[12]
        row = office.add(
            "sessions", code=f"CC-{number:02}", title=f"教师培训第{number}期", project=3, kind="教师培训", planned_on=day, held_on=day, due_people=46,
            people=46 - office.dice.upto(4), cost=Decimal(9_800), status="完成",
        )  # fmt: skip
        row["tested"] = row["people"]
        row["passed"] = int(str(row["people"])) - office.dice.upto(2)
        if number == 5:
            row |= {"held_on": after(day, 7), "reason": "与区教研活动冲突，推迟一周"}
            office.plant("LDG53", "sessions", row, "推迟一周才办")


def _voices(office: Office) -> None:
    heard = (
        ("课后服务看管", date(2024, 4, 9), 8),
        ("接送秩序", date(2024, 5, 14), 5),
        ("作业辅导", date(2024, 10, 22), 19),
        ("费用公示", date(2024, 11, 12), 3),
    )
    for number, (kind, day, took) in enumerate(heard, 1):
        row = office.add(
            "complaints", code=f"TS-{number:02}", project=3, kind=kind, received_on=day, due_on=after(day, 15), closed_on=after(day, took),
            satisfied=took < 10, result="已答复",
        )  # fmt: skip
        if took > 15:
            office.plant("LDG53", "complaints", row, "期限 15 天，19 天才办结")
    row = office.survey(1, "教师和学生", date(2024, 12, 10), 120, (("总体是否满意", 106, 8, 4), ("照明是否改善", 109, 6, 3)))
    row["sample"] = 120
    office.plant("LDG11", "surveys", row, "计划样本 120 份，只收回 118 份")
    office.survey(2, "家长", date(2024, 12, 11), 300, (("午餐是否满意", 262, 26, 12), ("是否放心", 270, 20, 10)))
    office.survey(3, "家长", date(2024, 12, 11), 200, (("课后服务是否满意", 168, 22, 10), ("时间是否合适", 175, 17, 8)))


def _money(office: Office) -> None:
    paid = (
        (date(2024, 7, 15), 1, "维修", 300_000, "某建筑公司", "屋面和外墙维修进度款"),
        (date(2024, 9, 20), 1, "维修", 446_000, "某建筑公司", "屋面和外墙维修结算款"),
        (date(2024, 9, 20), 1, "维修", 62_000, "某灯具公司", "照明灯具更换"),
        (date(2024, 6, 5), 1, "其他", 19_000, "某设计院", "校舍维修设计费"),
    )
    for one in paid:
        office.pay(*one)
    for month in TERM:
        day = working_days(month)[-1]
        office.pay(day, 2, "餐费", 148_600, "某配送公司", f"{month}月食材款")
        office.pay(day, 2, "其他", 31_200, "某餐饮公司", f"{month}月加工费")
        office.pay(day, 3, "其他", 28_900, "教师", f"{month}月课后服务补贴", payee_class="教师")
    twice = office.pay(date(2024, 11, 5), 3, "培训", 9_800, "某教育学院", "教师培训费", invoice="FP-300001")
    again = office.pay(date(2024, 11, 26), 3, "培训", 9_800, "某教育学院", "教师培训费", invoice="FP-300001")
    office.plant("LDG01", "payments", again, f"{twice['summary']}11 月付了两次")
    blank = office.pay(date(2024, 4, 18), 3, "资料", 8_600, "某书店", "课后服务美术材料", invoice=None)
    office.plant("LDG23", "payments", blank, "没有原始凭证号")
    office.pay(date(2024, 5, 17), 3, "资料", 20_000, "某书店", "课后服务材料")
