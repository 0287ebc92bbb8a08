"""A literal audit report with the figures of the real 2024 declaration: what the writers' tests print; and snapshots."""

import os
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from jixiao.model.finding import (
    AuditReport,
    Balance,
    BalanceRow,
    Change,
    Counts,
    DocumentReport,
    Explanation,
    Finding,
    FoundPlace,
    ParamUse,
    Severity,
    Tool,
    Uncovered,
)

NAMES = (
    "网络信息系统维护",
    "代表工作",
    "市代表小组活动费",
    "履职培训",
    "课题调研",
    "民主实践研究与宣传展示",
    "编外人员工作经费",
    "代表大会会议",
)
FORMS = ("10400.00", "1650000.00", "200000.00", "903200.00", "645000.00", "250000.00", "322200.00", "620000.00")
NARRATIVES = ("10400.00", "1650000.00", "200000.00", "963200.00", "645000.00", "250000.00", "322200.00", "620000.00")
MEASURED = ("70400.00", "560000.00", "84000.00", "1059968.00", None, "50000.00", "310806.00", None)
LAW = "财预〔2015〕88号第十九条（2015-05-21 起）"
GOALS = ("指标一致，漏洞修补及时", "完成本年度工作计划任务")


def place(path: str, line: int, text: str, confidence: float = 1.0) -> FoundPlace:
    """Return a place of the text file."""
    return FoundPlace(path=path, line=line, text=text, confidence=confidence)


def finding(  # noqa: PLR0913 - literal data
    code: str,
    severity: Severity,
    project: int | None,
    path: str,
    message: str,
    *places: FoundPlace,
    title: str,
    fix: str = "核对两处数字，按批复的预算改正。",
    **values: str,
) -> Finding:
    """Return a finding whose fingerprint is made of code and path."""
    return Finding(
        code=code,
        severity=severity,
        verdict="fail",
        project=project,
        path=path,
        other_paths=tuple(p.path for p in places if p.path != path),
        title=title,
        message=message,
        fix=fix,
        basis=(LAW,),
        values=dict(values),
        places=places or (place(path, 100 + len(path), "原文"),),
        params=(),
        rule_hash="0123456789abcdef",
        fingerprint=f"{code}:{path}",
    )


FND08 = finding(
    "FND08",
    "error",
    None,
    "/stated_total",
    "封面写明预算资金 4,660,800.00 元，各项目申报表合计 4,600,800.00 元，相差 60,000.00 元。",
    place("/stated_total", 5, "按照本市预算绩效管理工作的总体要求，本部门编报绩效目标的项目 8 个，涉及项目预算资金 466.08 万元。"),
    title="封面金额与各申报表合计不一致",
    stated="4660800.00",
    total="4600800.00",
    gap="60000.00",
)
FND06 = finding(
    "FND06",
    "error",
    4,
    "/projects/3/funding/annual",
    "“履职培训”预算安排合计 963,200.00 元，申报表 903,200.00 元，相差 60,000.00 元。",
    place("/projects/3/funding/annual", 217, "项目资金(元) | 项目资金总额 | 903,200.00 | 年度资金申请总额 | 903,200.00"),
    place(
        "/projects/3/cost_items/0",
        198,
        "代表培训(季度学堂): 285人*2天*210元(培训费标准)+住宿2晚*350元*285人=31.92万元,常委会培训讲课费等: 2.36万元,合计:34.28万元",
    ),
    place("/projects/3/cost_items/1", 200, "基层人大代表培训班:【3850元(培训费)+3200元(交通费预估)】*预安排88人=62.04万元"),
    title="预算安排合计与申报表金额不一致",
    narrative="963200.00",
    annual="903200.00",
    gap="60000.00",
)
CST01 = finding(
    "CST01",
    "error",
    1,
    "/projects/0/indicators/0/target",
    "“网络信息系统维护”成本指标“运维总成本”上限 70,400.00 元，高于项目预算 10,400.00 元，多出 60,000.00 元。",
    place("/projects/0/indicators/0/target", 61, "成本 指标 | 经济成本指标 | 运维总成本 | <70400.00(元)"),
    place("/projects/0/funding/annual", 52, "项目资金总额 | 10,400.00"),
    title="成本上限高于项目预算",
    ceiling="70400.00",
    annual="10400.00",
    gap="60000.00",
)
CLS01 = finding(
    "CLS01",
    "error",
    8,
    "/projects/7/indicators/0/name",
    "“代表大会会议”成本指标下的“区人代会”不是成本。",
    place("/projects/7/indicators/0/name", 470, "成本指标 | 经济成本指标 | 区人代会 | ≥1.00(次)"),
    title="成本指标下不是成本",
    fix="改为会议费总额或人均会议成本一类的指标，“区人代会”移到数量指标。",
)
VAL13 = tuple(
    finding(
        "VAL13",
        "warning",
        n,
        f"/projects/{n - 1}/indicators/1/target",
        f"指标“{name}”目标 {low}，低于实施方案安排的 {plan}。",
        place(f"/projects/{n - 1}/indicators/1/target", 100 * n, f"数量指标 | {name} | ≥{low}.00({unit})"),
        place(f"/projects/{n - 1}/narrative/plan", 100 * n - 40, f"预算按 {plan}{unit} 安排"),
        title="指标值低于方案安排的数量",
        fix="按方案的数量填写指标值，或说明为何低于方案。",
        low=low,
        plan=plan,
    )
    for n, name, low, plan, unit in (
        (2, "代表履职费发放人数", "280", "285", "人"),
        (3, "发放人数", "35", "38", "人"),
        (4, "培训人数", "364", "373", "人"),
        (5, "外出调研次数", "9", "10", "次"),
    )
)
GOA02 = tuple(
    finding(
        "GOA02",
        "warning",
        n,
        f"/projects/{n - 1}/goals/annual",
        f"“{name}”的项目总目标与年度总体目标一字不差。",
        place(f"/projects/{n - 1}/goals/annual", 60 * n, "保质保量完成本年度的工作计划任务 | 保质保量完成本年度的工作计划任务"),
        title="项目总目标与年度总体目标一字不差",
        fix="总目标写整个实施期要达到的产出和效果，年度目标写本年度的那一部分。",
    )
    for n, name in enumerate(NAMES, 1)
)
VAL05 = tuple(
    finding(
        "VAL05",
        "note",
        n,
        f"/projects/{n - 1}/indicators/{i}/target",
        f"定性指标“{name}”没有写明分级标准。",
        place(f"/projects/{n - 1}/indicators/{i}/target", 60 * n + i, f"质量指标 | {name} | 高效"),
        title="定性指标没有写明分级标准",
        fix="写明“好、中、差”各指什么。",
    )
    for n in range(1, 9)
    for i, name in ((2, "项目完成质量"), (3, "项目完成及时性"))
)
FRM05 = finding(
    "FRM05",
    "note",
    None,
    "/title",
    "标题里的“人民表大会”疑为“人民代表大会”之误。",
    place("/title", 1, "某区人民表大会常务委员会办公室 2024 年财政支出项目绩效目标申报表", 0.5),
    title="标题用词疑有误",
    supposes="单位名称脱字",
)


def change(path: str, before: str, after: str) -> Change:
    """Return a change of a figure."""
    return Change(path=path, before=Decimal(before), after=Decimal(after))


EXPLANATION = Explanation(
    difference=Decimal("60000.00"),
    changes=(
        change("/projects/3/funding/annual", "903200.00", "963200.00"),
        change("/projects/0/indicators/0/target", "70400.00", "10400.00"),
    ),
    explains=(FND08.fingerprint, FND06.fingerprint, CST01.fingerprint),
    also_possible=(
        (change("/projects/0/funding/annual", "10400.00", "70400.00"), change("/projects/3/narrative/budget", "963200.00", "903200.00")),
    ),
    text="3 处差异（60,000.00 元）可能出自同一处疏漏：表 4 年度资金申请总额应为 963,200.00 元。",
)


def money(text: str | None) -> Decimal | None:
    """Return the amount, None for None."""
    return None if text is None else Decimal(text)


def row(position: int) -> BalanceRow:
    """Return the balance of a project."""
    form, narrative = Decimal(FORMS[position]), Decimal(NARRATIVES[position])
    return BalanceRow(
        number=position + 1,
        name=NAMES[position],
        narrative=narrative,
        form=form,
        measured=money(MEASURED[position]),
        difference=narrative - form,
    )


BALANCE = Balance(
    cover=Decimal("4660800.00"),
    narrative=Decimal("4660800.00"),
    form=Decimal("4600800.00"),
    rows=tuple(map(row, range(8))),
    uncovered=tuple(
        Uncovered(path=path, project=n, label=label, amount=Decimal(amount))
        for path, n, label, amount in (
            ("/projects/1/cost_items/2", 2, "代表补选由于新一届市区人大代表非必要职务不得交叉任职", "960000.00"),
            ("/projects/2/cost_items/1", 3, "市代表活动费", "108800.00"),
            ("/projects/5/cost_items/1", 6, "宣传展示，做汇编、制作视频，形成宣传成果", "100000.00"),
            ("/projects/5/cost_items/2", 6, None, "50000.00"),
        )
    ),
)
USE = ParamUse(name="training_quota", value="550", since=date(2017, 1, 1), source="财行〔2016〕540号", verified=False)


def document(findings: tuple[Finding, ...], **fields: object) -> DocumentReport:
    """Return a document report with the findings, other fields as given."""
    given: dict[str, object] = {
        "file": "declarations/songjiang-2024.txt",
        "sha256": "ab" * 32,
        "kind": "declaration",
        "fiscal_year": 2024,
        "as_of": date(2024, 1, 1),
        "title": "某区人民表大会常务委员会办公室 2024 年财政支出项目绩效目标申报表",
        "projects": 8,
        "project_names": {str(n): name for n, name in enumerate(NAMES, 1)},
        "annual_total": Decimal("4600800.00"),
        "rules": 52,
        "counts": Counts(passed=702, fail=len(findings), unknown=4, not_applicable=58),
        "findings": findings,
        "explanations": (EXPLANATION,),
        "balance": BALANCE,
    }
    return DocumentReport(**{**given, **fields})  # type: ignore[arg-type]


FINDINGS = (FND08, FND06, CST01, CLS01, *VAL13, *GOA02, *VAL05, FRM05)
CLEAN_BALANCE = Balance(
    cover=Decimal("10400.00"),
    narrative=Decimal("10400.00"),
    form=Decimal("10400.00"),
    rows=(
        BalanceRow(
            number=1,
            name=NAMES[0],
            narrative=Decimal("10400.00"),
            form=Decimal("10400.00"),
            measured=Decimal("10400.00"),
            difference=Decimal("0.00"),
        ),
    ),
    uncovered=(),
)
CLEAN = document(
    (),
    projects=1,
    annual_total=Decimal("10400.00"),
    counts=Counts(passed=97),
    explanations=(),
    balance=CLEAN_BALANCE,
    project_names={"1": NAMES[0]},
    title="某区图书馆 2025 年财政支出项目绩效目标申报表",
    file="clean.txt",
)


def audit(*documents: DocumentReport) -> AuditReport:
    """Return a report of the documents; of the whole sample without any."""
    return AuditReport(tool=Tool(name="jixiao", version="0.1.0"), documents=documents or (document(FINDINGS),))


Snapshot = Callable[[str, str], None]
SNAPSHOTS = Path(__file__).parent / "snapshots"


@pytest.fixture
def snapshot() -> Snapshot:
    """Return a function that compares a text with ``snapshots/NAME``; ``JIXIAO_SNAPSHOTS=write`` writes it anew for review."""

    def compare(name: str, text: str) -> None:
        file = SNAPSHOTS / name
        if os.environ.get("JIXIAO_SNAPSHOTS") == "write":
            file.write_text(text, "utf-8")
        assert text == file.read_text("utf-8")

    return compare


@pytest.fixture
def whole() -> AuditReport:
    """Return the audit of the sample with all its findings."""
    return audit()


@pytest.fixture
def clean() -> AuditReport:
    """Return an audit without findings."""
    return audit(CLEAN)


@pytest.fixture
def of() -> Callable[..., AuditReport]:
    """Return a function that makes the audit of one document with the findings and fields given."""
    return lambda findings=(), **fields: audit(document(tuple(findings), **fields))


@pytest.fixture
def fnd06() -> Finding:
    """Return a finding with two places to compare."""
    return FND06
