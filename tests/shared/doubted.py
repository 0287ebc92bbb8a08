"""A small self-evaluation whose cells may be read as surely, or as doubtfully, as a test likes, and what is said of it."""

from decimal import Decimal
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from jixiao.audit.load import shipped_rules
from jixiao.audit.run import AuditOptions, audit_documents
from jixiao.model.document import Document, Funding, Goals, Indicator, Project, Source, Unread
from jixiao.model.finding import DocumentReport, Finding
from jixiao.values.money import Money
from jixiao.values.place import Place
from jixiao.values.target import Target

ROOT = Path(__file__).parents[2]
RULES = shipped_rules()
LEVELS = (("成本指标", "经济成本指标"), ("产出指标", "数量指标"), ("产出指标", "质量指标"), ("产出指标", "时效指标"), ("效益指标", "社会效益指标"), ("满意度指标", "服务对象满意度指标"))  # fmt: skip


def row(level: tuple[str, str], name: str, value: str | None = "90", unit: str = "%", **more: Any) -> Indicator:  # noqa: ANN401 - fields of Indicator
    target = Target(raw=f"≥{value}{unit}", operator=">=", value=Decimal(value), unit=unit) if value is not None else None
    return Indicator(level1=level[0], level2=level[1], level1_standard=level[0], level2_standard=level[1], name=name, target=target, **more)


ROWS = (
    row(LEVELS[1], "维护场馆数量", "10", "个", points=Decimal(25), actual="10个", score=Decimal(25)),
    row(LEVELS[2], "设施完好率", points=Decimal(25), actual="95%", score=Decimal(25)),
    row(LEVELS[4], "受益群众满意率", points=Decimal(30), actual="95%", score=Decimal(30)),
    row(LEVELS[5], "群众满意度", points=Decimal(10), actual="95%", score=Decimal(10)),
)
PROJECT = Project(
    kind="self_evaluation",
    number=1,
    name="设施维护",
    department="某区体育局",
    unit="某区体育中心",
    funding=Funding(annual=Money("250000.00"), adjusted=Money("250000.00"), executed=Money("250000.00"), execution_rate=Decimal(100), execution_points=Decimal(10), execution_score=Decimal(10)),
    goals=Goals(annual="设施完好", achieved="设施全部完好"),
    indicators=ROWS,
    total_score=Decimal(100),
    ending="closed",
)  # fmt: skip


def form(
    *rows: Indicator,
    sure: dict[str, float] | None = None,
    blanks: tuple[str, ...] = (),
    unread: tuple[str, ...] = (),
    **more: Any,  # noqa: ANN401 - fields of Project
) -> Document:
    return Document(
        kind="self_evaluation",
        fiscal_year=2024,
        source=Source(file="a.json", sha256="0" * 64, format="json"),
        projects=(replace(PROJECT, **({"indicators": rows} if rows else {}), **more),),
        places={path: Place(line=n, text="原文", confidence=confidence) for n, (path, confidence) in enumerate((sure or {}).items(), 1)},
        blanks=blanks,
        unread=tuple(Unread(path=path, message="没有读") for path in unread),
    )


def report(document: Document, **options: Any) -> DocumentReport:  # noqa: ANN401 - fields of AuditOptions
    return audit_documents([document], AuditOptions(show_unknown=True, **options), RULES).documents[0]


def verdict(document: Document, code: str) -> str | None:
    told = {f.verdict for f in report(document).findings if f.code == code}
    return "fail" if "fail" in told else "unknown" if told else None


def found(document: Document, code: str, lang: str = "zh") -> Finding:
    return next(f for f in report(document, lang=lang).findings if f.code == code)


SCORED = (replace(ROWS[0], score=Decimal(26)), *ROWS[1:])
"""A score above its points: an error at one indicator."""
AT = "/projects/0/indicators/0"


NO_ACTUAL = (ROWS[0], replace(ROWS[1], actual=None), *ROWS[2:])
TWICE = (*ROWS[:3], replace(ROWS[0], level2="质量指标", level2_standard="质量指标"), ROWS[3])
