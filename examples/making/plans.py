"""The plan of the year as it was made in January: money by month and item, quantities of indicators by month, approved targets.

Nothing here comes from chance: the sums are those of the declaration, so what happened later shows as a difference.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

from making.days import YEAR, working
from making.targets import TARGETS
from making.year import Year

Months = Mapping[int, int | str]


def monthly(amount: int) -> Months:
    """Return the same amount for every month."""
    return dict.fromkeys(range(1, 13), amount)


MONEY: tuple[tuple[int, str, Months], ...] = (
    (1, "运维", {6: 2_600, 12: 2_600}), (1, "测评", {10: 5_200}),
    (2, "履职费", {12: 570_000}), (2, "生日礼仪", monthly(9_500)), (2, "补选", {5: 240_000, 7: 300_000, 9: 240_000, 11: 180_000}),
    (2, "活动", dict.fromkeys((3, 4, 5, 6, 7, 9, 10, 12), 750)),
    (3, "书报费", {5: 45_600, 11: 45_600}), (3, "活动", {1: 18_000, 4: 18_000, 5: 18_000, 7: 18_000, 10: 18_000, 12: 18_800}),
    (4, "培训", {4: 249_200, 6: 79_800, 9: 79_800, 11: 219_200}), (4, "差旅", {5: 140_800, 11: 110_800}),
    (4, "讲课费", {3: 5_000, 6: 5_000, 9: 5_000, 11: 5_000}), (4, "资料", {3: 1_800, 9: 1_800}),
    (5, "差旅", {5: 169_500, 6: 56_500, 7: 56_500, 9: 56_500, 10: 113_000, 11: 56_500, 12: 56_500}),
    (5, "咨询费", {4: 20_000, 7: 20_000, 9: 20_000, 12: 20_000}),
    (6, "差旅", {6: 58_500}), (6, "讲课费", {4: 4_600, 5: 9_200, 6: 4_600, 7: 4_600, 9: 9_200, 11: 9_300}),
    (6, "宣传", {10: 60_000, 12: 40_000}), (6, "资料", {4: 20_000, 6: 15_000, 10: 15_000}),
    (7, "工资", monthly(22_900)), (7, "考核奖", {12: 36_000}), (7, "餐费", monthly(800)), (7, "体检", {6: 1_800}),
    (8, "会议", {1: 280_000, 3: 16_800, 5: 16_800, 7: 16_800, 8: 12_000, 9: 16_800, 10: 12_000, 11: 16_800, 12: 12_000}),
    (8, "印刷", {2: 90_000, 5: 20_000, 7: 20_000, 9: 20_000, 11: 30_000, 12: 20_000}),
    (8, "维修", {3: 3_300, 4: 3_300, 5: 3_300, 7: 3_300, 9: 3_300, 11: 3_500}),
)  # fmt: skip
"""Project, item, yuan by month; project by project they come to the budget."""
QUANTITIES: tuple[tuple[int, str, Months], ...] = (
    (1, "更新系统(软件)数量", {3: 1, 5: 1, 9: 1, 11: 1}),
    (2, "代表履职费发放人数", {12: 285}),
    (3, "发放人数", {3: 12, 4: 13, 5: 13}),
    (4, "培训人数", {3: 71, 4: 44, 6: 71, 9: 71, 10: 44, 11: 71}),
    (7, "发放人数", {1: 2}),
    (1, "运维总成本", {6: 2_600, 10: 5_200, 12: 2_600}),
    (3, "人均学习费用", {3: 1_200, 9: 1_200}),
    (6, "培训总成本", {4: 2, 6: "1.5", 10: "1.5"}),
    (7, "人均发放工资", {**monthly(11_450), 12: 29_450}),
)  # fmt: skip
"""Project, indicator, new ones by month; indicators whose records have planned days of their own need none."""
LATER: tuple[tuple[int, str, int, str], ...] = (
    (1, "使用者满意率", 12, "问卷"), (2, "人均代表履职费", 12, "12 月发放"), (2, "代表满意度", 12, "问卷"), (3, "代表满意度", 12, "问卷"),
    (4, "参与培训代表满意度", 12, "问卷"), (5, "项目完成及时性", 11, "课题报告 11 月底交"), (5, "工作计划完成率", 11, "课题报告 11 月底交"),
    (5, "各委室监督实效", 11, "课题报告 11 月底交"), (5, "服务对象满意度", 12, "问卷"), (6, "项目完成质量", 9, "汇编 9 月底出"),
    (6, "工作计划完成及时性", 9, "汇编 9 月底出"), (6, "服务对象满意度", 12, "问卷"), (7, "非编人员满意度", 12, "问卷"), (8, "参加者满意率", 12, "问卷"),
)  # fmt: skip
"""Project, indicator, the month in which there is something to measure, why only then."""
RECTIFICATIONS = (
    (4, (8, 15), "第三季度学堂与区委全会撞期，重新排定日期", (9, 30), (9, 26), "改在 9 月 25 日开班"),
    (6, (8, 15), "宣传经费上半年没有支出，排出合同和付款计划", (9, 30), None, None),
)
"""Project, day asked, demand, last day, day done, result."""


def add_plans(year: Year) -> None:
    """Add the approved targets, the plan by month and what monitoring in August asked for; one demand was never answered."""
    for project, level1, name, target in TARGETS:
        number = sum(row["project"] == project for row in year.rows["targets"]) + 1
        code = f"MB-{project}-{number:02}"
        year.add("targets", code=code, project=project, indicator=name, level1=level1, target=target, approved_on=working(1, 20))
    for number, (project, month, values) in enumerate(_planned(), 1):
        year.add("plans", code=f"JH-{number:03}", project=project, month=date(YEAR, month, 1), **values)
    for number, (project, asked, demand, due, done, result) in enumerate(RECTIFICATIONS, 1):
        days = {"asked_on": working(*asked), "due_on": working(*due), "done_on": working(*done) if done else None}
        row = year.add("rectifications", code=f"ZG-{number:02}", project=project, demand=demand, result=result, **days)
        if result is None:
            year.plant("MON07", "rectifications", row, "8 月要求整改，9 月底到期，没有结果")


def _planned() -> Iterator[tuple[int, int, dict[str, str | Decimal | None]]]:
    """Yield project, month and values of every line of the plan."""
    for project, item, months in MONEY:
        for month, amount in months.items():
            yield project, month, {"item": item, "amount": Decimal(amount)}
    for project, indicator, months in QUANTITIES:
        for month, quantity in months.items():
            yield project, month, {"indicator": indicator, "quantity": Decimal(quantity)}
    for project, indicator, month, note in LATER:
        yield project, month, {"indicator": indicator, "note": note}
