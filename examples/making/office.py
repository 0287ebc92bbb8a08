"""An office's year in the making: its declaration out of projects and indicators, its bindings, its rows, planted trouble."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from making.days import all_days, is_working
from making.dice import Dice
from making.year import Given, Planted

from jixiao.ledger.cells import Value


class Mark(NamedTuple):
    """An indicator: its levels, its name, its target, and the lines that bind it to what proves it."""

    level1: str
    level2: str
    name: str
    target: str
    bound: str


class Plan(NamedTuple):
    """A project of the declaration: name, nature, category, yuan, what for, why, how, the calculation, the indicators."""

    name: str
    nature: str
    category: str
    money: int
    overview: str
    basis: str
    scheme: tuple[str, ...]
    budget: tuple[str, ...]
    goal: str
    marks: tuple[Mark, ...]


class Office:
    """A worked year in the making."""

    def __init__(self, department: str, name: str, plans: Sequence[Plan], seed: int) -> None:
        self.department, self.name, self.plans = department, name, tuple(plans)
        self.dice = Dice(seed)
        self.rows: defaultdict[str, list[Given]] = defaultdict(list)
        self.planted: list[Planted] = []
        self._receipts = 200_000
        for number, plan in enumerate(plans, 1):
            money = Decimal(plan.money)
            self.add(
                "budgets",
                code=number,
                name=plan.name,
                initial=money,
                adjusted=money,
                fiscal=money,
                other=Decimal(0),
                starts=date(2024, 1, 1),
                ends=date(2024, 12, 31),
            )

    def add(self, ledger: str, **values: Value) -> Given:
        """Add a row to a ledger and return it."""
        self.rows[ledger].append(values)
        return values

    def pay(self, day: date, project: int, item: str, amount: int | str, payee: str, summary: str, **more: Value) -> Given:
        """Add a payment and return it; its number follows when all are there."""
        self._receipts += 1
        given: Given = {
            "paid_on": day, "project": project, "amount": Decimal(amount), "item": item, "summary": summary, "source": "财政拨款",
            "payee_class": "单位", "payee": payee, "invoice": f"FP-{self._receipts}", **more,
        }  # fmt: skip
        self.rows["payments"].append(given)
        return given

    def plant(self, code: str, ledger: str, row: Given, what: str) -> None:
        """Keep that a row was made wrong on purpose."""
        self.planted.append(Planted(code, ledger, row, what))

    def survey(self, project: int, who: str, day: date, sent: int, answers: Sequence[tuple[str, int, int, int]]) -> Given:
        """Add a survey with its answers: question, satisfied, fairly, not."""
        code = f"DC-{project:02}"
        returned = max(sum(answer[1:]) for answer in answers)
        given = self.add(
            "surveys", code=code, project=project, respondents=who, held_on=day, sample=min(sent, returned), sent=sent, returned=returned
        )
        for number, (question, good, fair, bad) in enumerate(answers, 1):
            self.add("answers", code=f"{code}-{number}", survey=code, question=question, satisfied=good, fair=fair, unsatisfied=bad)
        return given

    def finish(self) -> None:
        """Give the payments running numbers by day."""
        payments = self.rows["payments"]
        payments.sort(key=lambda row: str(row["paid_on"]))
        for number, row in enumerate(payments, 1):
            row["code"] = f"PZ-{number:04}"

    def declaration(self) -> bytes:
        """Return the declaration as text."""
        total = Decimal(sum(plan.money for plan in self.plans)) / 10_000
        lines = [
            f"# {self.name} 2024 年财政支出项目绩效目标申报表", "", "## 绩效目标设置情况", "",
            f"本单位 2024 年编报绩效目标的项目 {len(self.plans)} 个，涉及项目预算资金 {total.normalize():f} 万元。", "",
        ]  # fmt: skip
        for number, plan in enumerate(self.plans, 1):
            lines += [*_narrative(self.name, number, plan), *_form(self.department, self.name, number, plan)]
        return "\n".join(lines).encode()

    def bindings(self) -> bytes:
        """Return the bindings."""
        lines = ["# 指标与度量的对应。Which measure proves which indicator."]
        for project, plan in enumerate(self.plans):
            lines += ["", f"# {project + 1} {plan.name}"]
            for number, mark in enumerate(plan.marks):
                lines += ["[[binding]]", f'indicator = "/projects/{project}/indicators/{number}"', f'name = "{mark.name}"', mark.bound]
        return ("\n".join(lines) + "\n").encode()


def _narrative(office: str, number: int, plan: Plan) -> list[str]:
    parts = (
        ("一、项目概述", (plan.overview,)),
        ("二、立项依据", (plan.basis,)),
        ("三、实施主体", (f"{office}。",)),
        ("四、实施方案", plan.scheme),
        ("五、实施周期", ("2024 年 1 月至 2024 年 12 月",)),
        ("六、年度预算安排", plan.budget),
        ("七、绩效目标", ("见财政项目支出绩效目标申报表。",)),
    )
    lines = [f"## 项目经费情况说明 {number} {plan.name}", ""]
    for title, paragraphs in parts:
        lines += [f"### {title}", ""]
        for paragraph in paragraphs:
            lines += [paragraph, ""]
    return lines


def _form(department: str, office: str, number: int, plan: Plan) -> list[str]:
    money = f"{plan.money:,}.00"
    return [
        f"财政项目支出绩效目标申报表 {number}\t\t\t\t\t\t",
        "(2024 年度)\t\t\t\t\t\t",
        f"项目名称\t{plan.name}\t项目性质\t{plan.nature}\t项目类别\t{plan.category}\t",
        f"主管部门\t{department}\t实施单位\t{office}\t\t\t",
        "计划开始日期\t2024-01-01\t计划完成日期\t2024-12-31\t\t\t",
        f"项目资金(元)\t项目资金总额\t{money}\t年度资金申请总额\t{money}\t\t",
        f"\t其中：财政资金\t{money}\t其中：当年财政拨款\t{money}\t\t",
        "\t\t\t上年结转资金\t0.00\t\t",
        "\t其他资金\t0.00\t其他资金\t0.00\t\t",
        "项目绩效目标\t项目总目标\t\t年度总体目标\t\t\t",
        f"\t{plan.goal}\t\t{_annual(plan)}\t\t\t",
        "\t一级指标\t二级指标\t三级指标\t年度(/项目)指标值\t\t",
        *(f"绩效指标\t{m.level1}\t{m.level2}\t{m.name}\t{m.target}\t\t" for m in plan.marks),
        "",
    ]


def _annual(plan: Plan) -> str:
    """Return the goal of the year: what is to be done of each count."""
    counts = "，".join(f"{mark.name}{mark.target}" for mark in plan.marks if mark.level2 == COUNT)
    return f"2024 年{counts}，{plan.goal}"


def working_days(*months: int) -> list[date]:
    """Return the working days of the months."""
    return [day for day in all_days() if day.month in months and is_working(day)]


def after(day: date, days: int) -> date:
    """Return the day so many days later."""
    return day + timedelta(days=days)


COST, OUTPUT, EFFECT, CONTENT = "成本指标", "产出指标", "效益指标", "满意度指标"
MONEY, COUNT, QUALITY, TIME = "经济成本指标", "数量指标", "质量指标", "时效指标"
SOCIAL, NATURE, ECONOMY, LASTING, ASKED = "社会效益指标", "生态效益指标", "经济效益指标", "可持续影响指标", "服务对象满意度指标"


def by(measure: str, ledger: str | None = None, **params: str) -> str:
    """Return the lines of a binding."""
    lines = [f'measure = "{measure}"']
    if ledger is not None:
        lines.append(f'ledger = "{ledger}"')
    if params:
        lines.append("params = { " + ", ".join(f'{name} = "{value}"' for name, value in params.items()) + " }")
    return "\n".join(lines)
