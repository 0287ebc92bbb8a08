"""A whole unit's self-evaluation with figures: eight projects, shortfalls, deductions, what has no evidence."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from msgspec.structs import replace

from jixiao.formula.target import read_target
from jixiao.model.document import Document, Funding, Goals, Indicator, Project, Source
from jixiao.model.evaluation import Evaluation, EvaluationSummary, Execution, GradeCount, LeftOut, ScoredIndicator, ScoredProject
from jixiao.model.step import Product, Quantity, Step, step
from jixiao.values.rounding import tidy
from jixiao.values.target import Target
from jixiao.write.document.build import pages
from jixiao.write.document.choose import layout_for
from jixiao.write.evaluation.forms import forms_html

Row = tuple[str, str, str, str, str, str, str | None]
"""Name, levels, target, points, actual, score, the measure; a blank score has no evidence."""
HUNDRED = Decimal(100)
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
MONEY = (
    ("10400.00", "10400.00"),
    ("1650000.00", "1456800.00"),
    ("200000.00", "195310.00"),
    ("903200.00", "871402.50"),
    ("645000.00", "518230.40"),
    ("250000.00", "190000.00"),
    ("322200.00", "322200.00"),
    ("620000.00", "612480.75"),
)
ROWS: tuple[tuple[Row, ...], ...] = (
    (
        ("信息系统运行维护数量", "产出指标/数量指标", "=3.00(个)", "14", "3.00", "14.00", "systems_kept"),
        ("故障及时响应率", "产出指标/时效指标", "≥98.00(%)", "13", "96.88", "12.85", "tickets_in_time"),
        ("数据丢失次数", "产出指标/质量指标", "=0.00(次)", "13", "0.00", "13.00", "data_lost"),
        ("单次巡检成本", "成本指标/经济成本指标", "≤200.00(元/次)", "20", "173.33", "20.00", "inspection_cost"),
        ("系统安全运行保障", "效益指标/社会效益指标", "有效保障", "20", "达成", "20.00", None),
        ("使用人员满意度", "满意度指标/服务对象满意度指标", "≥95.00(%)", "10", "94.12", "9.91", "satisfaction"),
    ),
    (
        ("代表履职费发放人数", "产出指标/数量指标", "≥280.00(人)", "10", "279.00", "9.96", "deputies_paid"),
        ("代表活动场次", "产出指标/数量指标", "≥24.00(次)", "10", "26.00", "10.00", "activities"),
        ("项目完成质量", "产出指标/质量指标", "高效", "10", "部分达成", "6.00", None),
        ("履职费发放及时率", "产出指标/时效指标", "及时", "10", "100.00", "10.00", "paid_in_time"),
        ("人均履职费", "成本指标/经济成本指标", "=2000.00(元/人)", "20", "2000.00", "20.00", "duty_average"),
        ("推动地区经济社会发展", "效益指标/社会效益指标", "有效", "20", "达成", "18.00", None),
        ("代表满意度", "满意度指标/服务对象满意度指标", "≥90.00(%)", "10", "87.97", "9.77", "satisfaction"),
    ),
    (
        ("小组活动次数", "产出指标/数量指标", "≥6.00(次)", "15", "6.00", "15.00", "group_activities"),
        ("活动参与率", "产出指标/质量指标", "≥85.00(%)", "15", "82.14", "14.50", "attendance"),
        ("书报资料限额内报销率", "产出指标/质量指标", "=100.00(%)", "10", "100.00", "10.00", "receipts_in_limit"),
        ("人均书报费", "成本指标/经济成本指标", "≤2400.00(元/人)", "20", "2318.57", "20.00", "paper_average"),
        ("代表建议采纳情况", "效益指标/社会效益指标", "显著提升", "20", "", "", None),
        ("代表满意度", "满意度指标/服务对象满意度指标", "≥90.00(%)", "10", "92.31", "10.00", "satisfaction"),
    ),
    (
        ("培训班期数", "产出指标/数量指标", "=4.00(期)", "10", "4.00", "10.00", "courses"),
        ("培训人次", "产出指标/数量指标", "≥320.00(人次)", "10", "301.00", "9.41", "attendance_persons"),
        ("培训出勤率", "产出指标/质量指标", "≥90.00(%)", "10", "93.19", "10.00", "attendance"),
        ("培训计划按期完成率", "产出指标/时效指标", "=100.00(%)", "10", "75.00", "7.50", "courses_in_time"),
        ("人均每天培训成本", "成本指标/经济成本指标", "≤450.00(元/人·天)", "20", "431.20", "20.00", "training_day"),
        ("履职能力", "效益指标/社会效益指标", "有所提升", "20", "达成", "20.00", None),
        ("学员满意度", "满意度指标/服务对象满意度指标", "≥95.00(%)", "10", "96.40", "10.00", "satisfaction"),
    ),
    (
        ("外出调研批次", "产出指标/数量指标", "≥9.00(批)", "10", "8.00", "8.89", "trips"),
        ("专家咨询人次", "产出指标/数量指标", "=80.00(人次)", "10", "64.00", "8.00", "consultations"),
        ("调研报告按期提交率", "产出指标/时效指标", "≥90.00(%)", "10", "62.50", "0.00", "reports_in_time"),
        ("调研报告合格率", "产出指标/质量指标", "=100.00(%)", "10", "100.00", "10.00", "reports_passed"),
        ("人均考察成本", "成本指标/经济成本指标", "≤5650.00(元/人)", "20", "5931.25", "19.05", "trip_average"),
        ("调研成果转化", "效益指标/社会效益指标", "明显", "20", "", "", None),
        ("服务对象满意度", "满意度指标/服务对象满意度指标", "≥95.00(%)", "10", "95.65", "10.00", "satisfaction"),
    ),
    (
        ("研究课题完成数", "产出指标/数量指标", "=5.00(项)", "20", "4.00", "16.00", "topics"),
        ("成果刊发数", "产出指标/数量指标", "≥6.00(篇)", "10", "9.00", "10.00", "published"),
        ("课题按期结题率", "产出指标/时效指标", "≥80.00(%)", "10", "80.00", "10.00", "topics_in_time"),
        ("课题平均经费", "成本指标/经济成本指标", "≤50000.00(元/项)", "20", "47500.00", "20.00", "topic_average"),
        ("宣传展示效果", "效益指标/社会效益指标", "效果良好", "20", "达成", "18.00", None),
        ("参观人员满意度", "满意度指标/服务对象满意度指标", "≥90.00(%)", "10", "", "", "satisfaction"),
    ),
    (
        ("编外人员数", "产出指标/数量指标", "=2.00(人)", "20", "2.00", "20.00", "staff"),
        ("工资按时发放率", "产出指标/时效指标", "=100.00(%)", "20", "83.33", "16.67", "payroll_in_time"),
        ("人均年用工成本", "成本指标/经济成本指标", "≤161100.00(元/人)", "20", "161100.00", "20.00", "staff_average"),
        ("工作保障情况", "效益指标/社会效益指标", "有效保障", "20", "达成", "20.00", None),
        ("用工部门满意度", "满意度指标/服务对象满意度指标", "≥95.00(%)", "10", "100.00", "10.00", "satisfaction"),
    ),
    (
        ("会议场次", "产出指标/数量指标", "=7.00(次)", "10", "7.00", "10.00", "meetings"),
        ("会议材料印制份数", "产出指标/数量指标", "≥3200.00(份)", "10", "3350.00", "10.00", "papers"),
        ("代表出席率", "产出指标/质量指标", "≥95.00(%)", "10", "96.43", "10.00", "attendance"),
        ("会议材料差错率", "产出指标/质量指标", "≤0.10(%)", "10", "0.12", "8.33", "misprints"),
        ("人均会议成本", "成本指标/经济成本指标", "≤550.00(元/人·天)", "20", "541.07", "20.00", "meeting_day"),
        ("依法履行职权", "效益指标/社会效益指标", "保障有力", "20", "达成", "20.00", None),
        ("与会代表满意度", "满意度指标/服务对象满意度指标", "≥90.00(%)", "10", "93.75", "10.00", "satisfaction"),
    ),
)  # fmt: skip
UNITS = {"%": "%", "人": "人", "次": "次"}
LEDGERS = {"satisfaction": "surveys", "deputies_paid": "duties", "duty_average": "duties", "attendance": "attendance", "trips": "trips"}


def unit_of(target: str) -> str | None:
    """Return the unit in a target's brackets."""
    return target.partition("(")[2].rstrip(")") or None


def working(aim: Target, points: Decimal, actual: str, score: Decimal | None) -> tuple[Step, ...]:
    """Return how a score came about."""
    if score is None:
        return (step("no_evidence"),)
    factor = tidy((score / points).quantize(Decimal("0.0001")))
    if aim.value is None:
        return (step("scale_word", word=actual, share=tidy(factor * 100), points=points, score=score),)
    reached = Quantity(Decimal(actual), aim.unit)
    if score == points:
        return (step("met", actual=reached, aim=aim, score=score),)
    made = Product(points, factor, score, rounded=False)
    return (step("ratio", actual=reached, aim=aim, degree=tidy(factor * 100), product=made), step("explain_short"))


def indicator(path: str, row: Row, number: int) -> ScoredIndicator:
    """Return an indicator from its row; those with a measure rest on records."""
    name, levels, target, points, actual, score, measure = row
    level1, _, level2 = levels.partition("/")
    rows = 0 if measure is None or not score else 3 + (number * 37) % 120
    ledger = LEDGERS.get(measure or "", "payments")
    scored = Decimal(score) if score else None
    return ScoredIndicator(
        path=path,
        name=name,
        level1=level1,
        level2=level2,
        target=target,
        points=Decimal(points),
        evidence="measured" if rows else "stated" if score else "none",
        working=working(read_target(target).target, Decimal(points), actual, scored),
        actual=f"{actual}{unit_of(target) or ''}" if rows and level2 != "时效指标" else actual or None,
        unit=unit_of(target) if rows else None,
        computed=scored,
        score=scored,
        rule="ratio" if rows else None,
        measure=measure,
        measure_title=f"{name}（台账）" if measure else None,
        definition=f"全年{name}，按台账逐条计算，退回和重复的不算。" if measure else None,
        rows=rows,
        addresses=tuple(f"ledger:{ledger}#2024-{n + 1:04}" for n in range(rows)),
        left_out=tuple(LeftOut(address=f"ledger:{ledger}#2024-{9000 + n}", why=why) for n, why in enumerate(("重复登记", "不在本年")))
        if rows > 60
        else (),
        files=("佐证/工作总结.pdf sha256:4c1f0a7be2",) if not rows and scored == Decimal(points) else (),
        reason="两个选区的补选推迟到下一年。" if name == "代表履职费发放人数" else None,
        asks_reason=scored is not None and scored < Decimal(points),
    )


def execution(budget: str, executed: str, number: int) -> Execution:
    """Return the execution of a project's budget, ten points."""
    rate = (Decimal(executed) * 100 / Decimal(budget)).quantize(Decimal("0.01"))
    score = (rate / 10).quantize(Decimal("0.01"))
    product = Product(Decimal(10), rate / 100, score, rounded=True)
    return Execution(
        budget=Decimal(budget),
        executed=Decimal(executed),
        rate=rate,
        points=Decimal(10),
        score=score,
        working=(step("spent", executed=Decimal(executed), budget=Decimal(budget), degree=rate, product=product),),
        rows=20 + number * 13,
        addresses=tuple(f"ledger:payments#V-{number:02}-{n:03}" for n in range(20 + number * 13)),
    )


GRADES = ((Decimal(90), "优"), (Decimal(80), "良"), (Decimal(60), "中"), (Decimal(0), "差"))


def project(position: int) -> ScoredProject:
    """Return one project by its position from 0; the second's benefit is deducted, the fifth's has the reviewer's own score."""
    spent = execution(*MONEY[position], position + 1)
    rows = [indicator(f"/projects/{position}/indicators/{n}", row, n + position * 7) for n, row in enumerate(ROWS[position])]
    if position == 1:
        why = "指标与项目没有直接关系，佐证只有年度总结"
        told = (*rows[5].working, step("deducted", points=Decimal("3.00"), reason=why, person="主管员"))
        rows[5] = replace(rows[5], deducted=Decimal("3.00"), deducted_why=f"{why}（主管员）", score=Decimal("15.00"), working=told)
    if position == 4:
        told = (*rows[2].working, step("reviewed", score=Decimal("5.00"), reason="报告已提交，只是没有登记日期", person="主管员"))
        rows[2] = replace(rows[2], reviewer=Decimal("5.00"), score=Decimal("5.00"), working=told)
    computed = spent.score + sum(r.computed or Decimal(0) for r in rows)
    total = spent.score + sum(r.score or Decimal(0) for r in rows)
    blank = [r for r in rows if r.evidence == "none"]
    return ScoredProject(
        number=position + 1,
        name=NAMES[position],
        path=f"/projects/{position}",
        execution=spent,
        indicators=tuple(rows),
        computed=computed,
        deducted=sum((r.deducted or Decimal(0) for r in rows), Decimal("0.00")),
        total=total,
        grade=next(word for floor, word in GRADES if total >= floor),
        scheme="ministry-2020",
        notes=(
            *(f"“{r.name}”没有任何佐证，{r.points} 分记 0 分。" for r in blank),
            *(("补选 960,000.00 元没有指标衡量。",) if position == 1 else ()),
        ),
    )


def whole(*projects: ScoredProject) -> Evaluation:
    """Return the evaluation of these projects."""
    rows = [r for p in projects for r in p.indicators]
    budget = sum((p.execution.budget or Decimal(0) for p in projects), Decimal("0.00"))
    spent = sum((p.execution.executed or Decimal(0) for p in projects), Decimal("0.00"))
    grades = [word for _, word in GRADES if any(p.grade == word for p in projects)]
    return Evaluation(
        file="declaration.txt",
        authority="某区人大常委会办公室",
        fiscal_year=2024,
        scheme="ministry-2020",
        scheme_title="财政部项目支出绩效自评（有成本指标的 10/20/40/20/10）",
        basis=("财预〔2020〕10号第十二条", "财预〔2021〕101号"),
        projects=projects,
        summary=EvaluationSummary(
            projects=len(projects),
            budget=budget,
            executed=spent,
            rate=(spent * 100 / budget).quantize(Decimal("0.01")) if budget else None,
            mean=(sum((p.total for p in projects), Decimal(0)) / len(projects)).quantize(Decimal("0.01")) if projects else None,
            grades=tuple(GradeCount(grade=g, count=sum(p.grade == g for p in projects)) for g in grades),
            indicators=len(rows),
            measured=sum(r.evidence == "measured" for r in rows),
            stated=sum(r.evidence == "stated" for r in rows),
            without_evidence=sum(r.evidence == "none" for r in rows),
        ),
        ledgers={"payments": ("支出明细", "Payments"), "duties": ("代表履职", "Duties")},
        what_if=(),
    )


@pytest.fixture(scope="session")
def evaluation() -> Evaluation:
    """Return the evaluation of all eight projects, with one what-if."""
    return replace(whole(*map(project, range(8))), what_if=("/projects/1/indicators/0=285", "/projects/4/funding/executed=645000"))


@pytest.fixture(scope="session")
def of_projects() -> Callable[..., Evaluation]:
    """Return the function that makes an evaluation of given projects."""
    return whole


def document_of(evaluation: Evaluation) -> Document:
    """Return the official self-evaluation that goes with an evaluation."""
    return Document(
        kind="self_evaluation",
        authority=evaluation.authority,
        fiscal_year=evaluation.fiscal_year,
        title=f"{evaluation.authority}{evaluation.fiscal_year}年度项目支出绩效自评表",
        source=Source(file="given", sha256=""),
        projects=tuple(map(form_of, evaluation.projects)),
    )


def form_of(scored: ScoredProject) -> Project:
    """Return the form of one project, in the ministry's layout."""
    spent = scored.execution
    funding = Funding(
        annual=spent.budget,
        initial=spent.budget,
        adjusted=spent.budget,
        executed=spent.executed,
        execution_rate=spent.rate,
        execution_points=spent.points,
        execution_score=spent.score,
    )
    return Project(
        kind="self_evaluation",
        number=scored.number,
        name=scored.name,
        department="某区人大常委会",
        unit="某区人大常委会办公室",
        form_title="项目支出绩效自评表",
        form_year=2024,
        money_unit="元",
        funding=funding,
        goals=Goals(annual="完成全年工作。", achieved="基本完成全年工作。"),
        indicators=tuple(map(printed_indicator, scored.indicators)),
        total_score=scored.total,
    )


def printed_indicator(scored: ScoredIndicator) -> Indicator:
    """Return an indicator's row of the form."""
    return Indicator(
        level1=scored.level1,
        level2=scored.level2,
        name=scored.name,
        target=read_target(scored.target).target if scored.target else None,
        points=scored.points,
        actual=scored.actual,
        score=scored.score,
        reason=scored.reason,
    )


@pytest.fixture(scope="session")
def official() -> Callable[[Evaluation], str]:
    """Return the function that writes the official forms of an evaluation as sections of a page."""
    return lambda evaluation: forms_html(pages(document_of(evaluation), layout_for).parts)
