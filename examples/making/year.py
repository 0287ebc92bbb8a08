"""The rows of the worked year while they are being made: ledgers, payments that get their numbers at the end, planted trouble."""

from collections import defaultdict
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from making.dice import Dice

from jixiao.ledger.cells import Value

Given = dict[str, Value]
PROJECTS = (
    ("松江人大网络信息系统维护", 10_400, 0, 1),
    ("区人大代表工作", 1_650_000, 0, 1),
    ("市人大代表松江小组活动费", 0, 200_000, 1),
    ("人大履职培训", 903_200, 0, 1),
    ("课题调研", 645_000, 0, 3),
    ("全过程人民民主与松江人大工作研究", 250_000, 0, 3),
    ("编外人员工作经费", 322_200, 0, 1),
    ("人代会会议", 620_000, 0, 1),
)
"""The projects of the declaration: name, fiscal money, other money, first month of the period."""
ECONOMIC = {
    "运维": "30213", "测评": "30227", "履职费": "30399", "生日礼仪": "30399", "补选": "30227", "活动": "30299", "书报费": "30399",
    "培训": "30216", "讲课费": "30226", "资料": "30201", "差旅": "30211", "咨询费": "30203", "宣传": "30227", "工资": "30199",
    "考核奖": "30199", "餐费": "30199", "体检": "30199", "印刷": "30202", "会议": "30215", "维修": "30213", "其他": "30299",
}  # fmt: skip


class Planted(NamedTuple):
    """Trouble with a known answer: the rule that finds it, the record it is told at, what it is."""

    code: str
    ledger: str
    row: Given
    what: str


class Year:
    """The worked year in the making."""

    def __init__(self, seed: int) -> None:
        self.dice = Dice(seed)
        self.rows: defaultdict[str, list[Given]] = defaultdict(list)
        self.planted: list[Planted] = []
        self._links: list[tuple[Given, str, Given]] = []
        self._invoices = 100_000

    def add(self, ledger: str, **values: Value) -> Given:
        """Add a row to a ledger and return it."""
        self.rows[ledger].append(values)
        return values

    def pay(self, day: date, project: int, item: str, amount: Value, payee: str, summary: str, **more: Value) -> Given:
        """Add a payment and return it; its number follows when all are there. ``more`` fills or replaces columns."""
        self._invoices += 1
        row: Given = {
            "paid_on": day,
            "project": project,
            "amount": Decimal(str(amount)).quantize(Decimal("0.01")),
            "item": item,
            "summary": summary,
            "economic_class": ECONOMIC[item],
            "source": "其他资金" if project == 3 else "财政拨款",
            "payee_class": "单位",
            "payee": payee,
            "invoice": f"FP-{self._invoices}",
            **more,
        }
        self.rows["payments"].append(row)
        return row

    def link(self, row: Given, column: str, payment: Given) -> None:
        """Let a row's column name a payment, once that has its number."""
        self._links.append((row, column, payment))

    def plant(self, code: str, ledger: str, row: Given, what: str) -> None:
        """Keep that a row was made wrong on purpose."""
        self.planted.append(Planted(code, ledger, row, what))

    def finish(self) -> None:
        """Give the payments numbers by day and put the numbers where they are named."""
        payments = self.rows["payments"]
        payments.sort(key=lambda row: str(row["paid_on"]))
        for number, row in enumerate(payments, 1):
            row["code"] = f"{str(row['paid_on'])[:7]}-{number:04}"
        for row, column, payment in self._links:
            row[column] = payment["code"]
