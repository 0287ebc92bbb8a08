"""What a year came to: the one sentence, the points of audit, monitoring and self-evaluation, each project in a row, what was made."""

from itertools import islice

from msgspec import Struct

from jixiao.actions.year import Year
from jixiao.model.evaluation import ScoredProject
from jixiao.values.rounding import fixed
from jixiao.web.screens.words import ZH, yuan
from jixiao.write.evaluation.points import evaluation_points
from jixiao.write.progress.points import monitoring_points
from jixiao.write.text.head import audit_points

MOST_POINTS = 5
MADE = {
    "self-evaluation.docx": ("自评表", "正式表样的 Word，每个得分可以查到记录"),
    "self-evaluation.xlsx": ("自评表（Excel）", "同一张表，便于汇总"),
    "self-evaluation.pdf": ("自评表（PDF）", "可以直接打印"),
    "self-evaluation.html": ("自评报告", "每个得分怎么来的，一条一条写明"),
    "monitoring.docx": ("监控表", "正式表样的 Word"),
    "monitoring.html": ("监控报告", "进度、预测和差在哪里，带图"),
    "evidence.xlsx": ("佐证清单", "每个指标由哪些记录得出"),
    "audit.html": ("审核报告", "申报表和台账里查出的问题"),
}


class YearSection(Struct, frozen=True):
    """A part of the year: its heading and its sentences."""

    title: str
    points: tuple[str, ...]


class Scored(Struct, frozen=True):
    """A project's row: money, rate, points, grade, and how many of its indicators have no evidence."""

    number: str
    name: str
    budget: str
    executed: str
    rate: str
    total: str
    grade: str
    without: int
    indicators: int


class Made(Struct, frozen=True):
    """A file that was made."""

    name: str
    title: str
    text: str


class YearPage(Struct, frozen=True):
    """The page of a computed year."""

    heading: tuple[str, str]
    mean: str
    parts: tuple[YearSection, ...]
    rows: tuple[Scored, ...]
    made: tuple[Made, ...]


def year_page(found: Year) -> YearPage:
    """Return the page of a year."""
    evaluation = found.evaluated.evaluation
    summary = evaluation.summary
    mean = "无法计算" if summary.mean is None else fixed(summary.mean)
    rate = "无法计算" if summary.rate is None else f"{fixed(summary.rate, 1)}%"
    parts = (
        YearSection("自评", tuple(islice(evaluation_points(evaluation, ZH), MOST_POINTS))),
        YearSection(
            f"监控（{found.monitored.monitoring.stage}）", tuple(islice(monitoring_points(found.monitored.monitoring, ZH), MOST_POINTS))
        ),
        YearSection("审核", tuple(islice(audit_points(found.audited.report.documents[0], ZH), MOST_POINTS))),
    )
    names = [file.name for file in found.files]
    return YearPage(
        heading=(f"{summary.projects} 个项目平均 {mean} 分，", f"预算执行 {rate}"),
        mean=mean,
        parts=parts,
        rows=tuple(map(_scored, evaluation.projects)),
        made=tuple(Made(name, *told) for name, told in MADE.items() if name in names),
    )


def _scored(project: ScoredProject) -> Scored:
    execution = project.execution
    return Scored(
        number="" if project.number is None else str(project.number),
        name=project.name or "",
        budget=yuan(execution.budget),
        executed=yuan(execution.executed),
        rate="无法计算" if execution.rate is None else f"{fixed(execution.rate, 1)}%",
        total=fixed(project.total),
        grade=project.grade,
        without=sum(1 for one in project.indicators if one.evidence == "none"),
        indicators=len(project.indicators),
    )
