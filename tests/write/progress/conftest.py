"""A whole unit's monitoring at the end of July: eight projects, three behind, seasons, causes, what can't be told."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from jixiao.formula.target import read_target
from jixiao.model.document import Document, Funding, Goals, Indicator, Project, Source
from jixiao.model.progress import IndicatorProgress, Likelihood, MoneyProgress, MonitoredProject, Monitoring, MonthOfMoney
from jixiao.write.document.build import pages
from jixiao.write.document.choose import layout_for
from jixiao.write.evaluation.forms import forms_html

CENT = Decimal("0.01")
SO_FAR = 7
Row = tuple[str, str, str, str | None, str | None, str | None, str | None, Likelihood | None, str | None, str | None]
"""Name, levels, target, reached, pace, planned, forecast, likelihood, cause, why."""
NAMES = (
    "网络信息系统维护",
    "区代表履职保障",
    "市代表小组活动",
    "履职能力培训",
    "专题调研与专家咨询",
    "民主实践研究与展示",
    "编外人员工作经费",
    "代表大会会议",
)
PLANS = (
    ("10400.00", (0, 0, 0, 58, 0, 0, 0, 0, 0, 0, 42, 0), (0, 0, 0, 60, 0, 0, 0)),
    ("1650000.00", (3, 2, 4, 5, 9, 9, 9, 9, 15, 15, 10, 10), (3, 2, 3, 4, 4, 3, 3)),
    ("200000.00", (5, 5, 10, 10, 10, 10, 5, 10, 10, 10, 10, 5), (4, 5, 9, 10, 9, 9, 5)),
    ("903200.00", (0, 0, 12, 12, 12, 12, 0, 0, 20, 20, 12, 0), (0, 0, 12, 10, 12, 11, 0)),
    ("645000.00", (0, 0, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10), (0, 0, 8, 6, 6, 6, 5)),
    ("250000.00", (0, 0, 0, 10, 10, 10, 10, 10, 10, 10, 15, 15), (0, 0, 0, 5, 5, 5, 5)),
    ("322200.00", (8, 8, 8, 9, 8, 8, 9, 8, 8, 9, 8, 9), (8, 8, 8, 8, 8, 9, 9)),
    ("620000.00", (70, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 28), (72, 0, 0, 0, 0, 0, 2)),
)
"""Budget, per cent planned for every month, per cent spent in those so far."""
BUILT: tuple[tuple[Row, ...], ...] = (
    (
        ("信息系统运行维护数量", "产出指标/数量指标", "=3.00(个)", "3个", "100.00", "100.00", "3个", "确定能", None, None),
        ("故障及时响应率", "产出指标/时效指标", "≥98.00(%)", "100%", "102.04", "100.00", "100%", "确定能", None, None),
        ("系统安全运行保障", "效益指标/社会效益指标", "有效保障", None, None, None, None, None, None, None),
    ),
    (
        ("代表履职费发放人数", "产出指标/数量指标", "≥280.00(人)", "124人", "44.29", "45.00", "280人", "确定能", None, None),
        ("补选完成名额", "产出指标/数量指标", "=16.00(名)", "2名", "12.50", "56.25", "13名", "完全不可能", "其他", "三个选区把补选推迟到下一年"),
        ("代表满意度", "满意度指标/服务对象满意度指标", "≥90.00(%)", None, None, None, None, None, None, None),
    ),
    (
        ("小组活动次数", "产出指标/数量指标", "≥6.00(次)", "3次", "50.00", "55.00", "6次", "确定能", None, None),
        ("人均书报费", "成本指标/经济成本指标", "≤2400.00(元/人)", "1218.57元/人", None, None, "2318.57元/人", "确定能", None, None),
    ),
    (
        ("培训班期数", "产出指标/数量指标", "=4.00(期)", "2期", "50.00", "50.00", "4期", "确定能", None, None),
        ("培训人次", "产出指标/数量指标", "≥320.00(人次)", "151人次", "47.19", "50.00", "311人次", "有可能", "其他", "第二期临时会议冲突，少到 9 人"),
    ),
    (
        ("外出调研批次", "产出指标/数量指标", "≥9.00(批)", "3批", "33.33", "55.56", "9批", "有可能", "人员保障", "两个委室换届，9 月起每月两批"),
        ("专家咨询人次", "产出指标/数量指标", "=80.00(人次)", "24人次", "30.00", "50.00", "72人次", "有可能", "人员保障", None),
        ("人均考察成本", "成本指标/经济成本指标", "≤5650.00(元/人)", "5310.00元/人", None, None, "5420.00元/人", "确定能", None, None),
        ("服务对象满意度", "满意度指标/服务对象满意度指标", "≥95.00(%)", None, None, None, None, None, None, None),
    ),
    (
        ("研究课题完成数", "产出指标/数量指标", "=5.00(项)", "0项", "0.00", "40.00", "4项", "有可能", "制度保障", "立项评审比计划晚两个月"),
        ("宣传展示效果", "效益指标/社会效益指标", "效果良好", "达成", None, None, None, None, None, None),
    ),
    (
        ("编外人员数", "产出指标/数量指标", "=2.00(人)", "2人", "100.00", "100.00", "2人", "确定能", None, None),
        ("工资按时发放率", "产出指标/时效指标", "=100.00(%)", "85.71%", "85.71", "100.00", "85.71%", "完全不可能", "经费保障", "4 月财政拨款晚到两天"),
    ),
    (
        ("会议场次", "产出指标/数量指标", "=7.00(次)", "6次", "85.71", "75.00", "7次", "确定能", None, None),
        ("会议材料差错率", "产出指标/质量指标", "≤0.10(%)", "0.08%", None, None, "0.08%", "确定能", None, None),
    ),
)  # fmt: skip
NOTES = {
    1: ("支出比计划少 293,700.00 元（慢 19.00 个百分点）", "2024-05-20 追加 60,000.00 元（没有批准文号）：补选"),
    4: ("“外出调研批次”有可能完成：两个委室换届，9 月起每月两批",),
    6: ("凭证 V-07-019 疑似重复支付，照账计入执行数，没有扣减；还没有退回的 13,425.00 元",),
}


def decimal(text: str | None) -> Decimal | None:
    """Return a figure, None for a blank."""
    return None if text is None else Decimal(text)


def share(part: Decimal, whole: Decimal) -> Decimal:
    """Return a share in per cent."""
    return (part * 100 / whole).quantize(CENT)


def money(budget: Decimal, planned: tuple[int, ...], spent: tuple[int, ...]) -> MoneyProgress:
    """Return the money of a project from per cent a month; what is foreseen is spending so far and the plan from then on."""
    each = budget / 100
    due = [each * sum(planned[:n]) for n in range(1, 13)]
    paid = [each * sum(spent[:n]) for n in range(1, SO_FAR + 1)]
    coming = [paid[-1] + each * sum(planned[SO_FAR:n]) for n in range(SO_FAR + 1, 13)]
    months = tuple(
        MonthOfMoney(
            month=n,
            planned=due[n - 1].quantize(CENT),
            spent=paid[n - 1].quantize(CENT) if n <= SO_FAR else None,
            forecast=coming[n - SO_FAR - 1].quantize(CENT) if n > SO_FAR else None,
        )
        for n in range(1, 13)
    )
    return together(budget, months)


def together(budget: Decimal, months: tuple[MonthOfMoney, ...]) -> MoneyProgress:
    """Return the progress that follows from a budget and its months."""
    spent, due, end = months[SO_FAR - 1].spent or Decimal(0), months[SO_FAR - 1].planned or Decimal(0), months[-1].forecast
    return MoneyProgress(
        budget=budget,
        initial=budget,
        executed=spent,
        rate=share(spent, budget),
        planned=share(due, budget),
        gap=share(spent, budget) - share(due, budget),
        forecast=end,
        forecast_rate=None if end is None else share(end, budget),
        method="已支出 + 以后各月的计划 + 刚到期还没付的",
        months=months,
        rows=120,
    )


def indicator(path: str, row: Row) -> IndicatorProgress:
    """Return an indicator from its row."""
    name, levels, target, reached, pace, planned, forecast, likelihood, cause, why = row
    level1, _, level2 = levels.partition("/")
    first, second = decimal(pace), decimal(planned)
    stated = reached == "达成"
    methods = {None: "未到时点：计划 12 月测", "确定能": "按到目前的数保持不变"}
    return IndicatorProgress(
        path=path,
        name=name,
        level1=level1,
        level2=level2,
        target=target,
        evidence="stated" if stated else "none" if reached is None else "measured",
        to_date=reached,
        pace=first,
        planned=second,
        gap=None if first is None or second is None else first - second,
        forecast=forecast,
        method="单位填写，没有记录可以推算" if stated else methods.get(likelihood, "到目前 + 分月计划里以后各月的量"),
        likelihood=likelihood,
        cause=cause,
        why=why,
        measure=None if reached is None or stated else f"measure_{len(name)}",
        measure_title=None if reached is None or stated else "办成的事",
        rows=0 if reached is None or stated else 40,
        due_month=12 if "满意度" in name and reached is None else None,
    )


def project(position: int) -> MonitoredProject:
    """Return one project by its position from 0."""
    budget, planned, spent = PLANS[position]
    rows = tuple(indicator(f"/projects/{position}/indicators/{n}", row) for n, row in enumerate(BUILT[position]))
    known = [(i.pace, i.planned) for i in rows if i.pace is not None and i.planned is not None]
    pace = (sum((p for p, _ in known), Decimal(0)) / len(known)).quantize(CENT) if known else None
    due = (sum((d for _, d in known), Decimal(0)) / len(known)).quantize(CENT) if known else None
    funds = money(Decimal(budget), planned, spent)
    gaps = [funds.gap or Decimal(0), (pace or Decimal(0)) - (due or Decimal(0))]
    worst: tuple[Likelihood, ...] = ("完全不可能", "有可能", "确定能")
    return MonitoredProject(
        number=position + 1,
        name=NAMES[position],
        path=f"/projects/{position}",
        money=funds,
        indicators=rows,
        pace=pace,
        planned=due,
        likelihood=next((one for one in worst if any(i.likelihood == one for i in rows)), None),
        is_behind=min(gaps) <= -10,
        notes=NOTES.get(position, ()),
    )


def whole(*projects: MonitoredProject) -> Monitoring:
    """Return the monitoring of these projects."""
    months = tuple(
        MonthOfMoney(
            month=n,
            planned=sum((p.money.months[n - 1].planned or Decimal(0) for p in projects), Decimal("0.00")),
            spent=sum((p.money.months[n - 1].spent or Decimal(0) for p in projects), Decimal("0.00")) if n <= SO_FAR else None,
            forecast=sum((p.money.months[n - 1].forecast or Decimal(0) for p in projects), Decimal("0.00")) if n > SO_FAR else None,
        )
        for n in range(1, 13)
    )
    budget = sum((p.money.budget or Decimal(0) for p in projects), Decimal("0.00"))
    empty = MoneyProgress(
        budget=None, initial=None, executed=Decimal("0.00"), rate=None, planned=None, gap=None, forecast=None, forecast_rate=None, method="没有预算数"
    )  # fmt: skip
    return Monitoring(
        file="declaration.txt",
        authority="某区人大常委会办公室",
        fiscal_year=2024,
        as_of=date(2024, 7, 31),
        stage="1-7月",
        projects=projects,
        money=together(budget, months) if budget else empty,
        behind_gap=Decimal(10),
        notes=("台账里有、文件里没有的项目：会议室改造",) if projects else (),
    )


def document_of(monitoring: Monitoring) -> Document:
    """Return the official monitoring form that goes with a monitoring."""
    return Document(
        kind="monitoring",
        authority=monitoring.authority,
        fiscal_year=monitoring.fiscal_year,
        title=f"{monitoring.authority}{monitoring.fiscal_year}年项目支出绩效目标执行监控表",
        source=Source(file="given", sha256=""),
        projects=tuple(map(form_of, monitoring.projects)),
    )


def form_of(watched: MonitoredProject) -> Project:
    """Return the form of one project, in the ministry's layout."""
    funds = watched.money
    rows = tuple(
        Indicator(
            level1=i.level1,
            level2=i.level2,
            name=i.name,
            target=read_target(i.target).target if i.target else None,
            to_date=i.to_date,
            forecast=i.forecast,
            reason=i.why,
            likelihood=i.likelihood,
        )
        for i in watched.indicators
    )
    return Project(
        kind="monitoring",
        number=watched.number,
        name=watched.name,
        department="某区人大常委会",
        unit="某区人大常委会办公室",
        form_title="项目支出绩效目标执行监控表",
        form_year=2024,
        money_unit="元",
        funding=Funding(annual=funds.budget, initial=funds.initial, executed=funds.executed, execution_rate=funds.rate),
        goals=Goals(annual="完成全年工作。"),
        indicators=rows,
    )


@pytest.fixture(scope="session")
def monitoring() -> Monitoring:
    """Return the monitoring of all eight projects."""
    return whole(*map(project, range(8)))


@pytest.fixture(scope="session")
def of_projects() -> Callable[..., Monitoring]:
    """Return the function that makes a monitoring of given projects."""
    return whole


@pytest.fixture(scope="session")
def official() -> Callable[[Monitoring], str]:
    """Return the function that writes the official forms of a monitoring as sections of a page."""
    return lambda monitoring: forms_html(pages(document_of(monitoring), layout_for).parts)
