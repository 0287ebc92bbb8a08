"""Findings to points: the four tests of 财预〔2015〕88号 as a proposal that a reviewer decides on.

Every rule belongs to one item. A rule that found something in a project takes off a share of the item's points once, however
often it fired; an item never falls below zero. What could not be judged takes nothing off. An open error keeps a project from
优: that grade goes straight on to the next step (article 25).
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from msgspec import Struct
from msgspec.structs import replace

from jixiao.model.finding import AuditReport, BalanceRow, DocumentReport, Finding, Severity
from jixiao.model.grade import GradeDeduction, GradeProposal
from jixiao.model.review import Deduction, Grade, ItemReview, ProjectReview, Review
from jixiao.params.load import Dated, parameters

TENTH = Decimal("0.1")
ITEMS = (
    ("format", "完整性", "规范完整性", "格式、内容、错漏由规则查；附件是否齐全要看原件"),
    ("clarity", "完整性", "明确清晰性", "套话、空泛用词由规则查；是否反映主要内容由人判断"),
    ("goal", "相关性", "目标相关性", "依据是否写明由规则查；是否符合规划和职能由人判断"),
    ("science", "相关性", "指标科学性", "分类、量化、重复由规则查；关键指标是否选准由人判断"),
    ("reason", "适当性", "绩效合理性", "与计划数和常识比由规则查；与同类项目比由人判断"),
    ("money", "适当性", "资金匹配性", "金额和成本指标由规则查；钱多钱少由人判断"),
    ("reach", "可行性", "实现可能性", "测算和标准由规则查；论证是否充分由人判断"),
    ("ready", "可行性", "条件充分性", "实施方案和周期有无由规则查；内控和制度由人判断"),
)
"""Key of the parameters, test, item, and what rules see of it."""
HUNDRED = Decimal(100)


class Scheme(Struct, frozen=True):
    """The parameters in force: points and rules of each item, shares that severities cost, cut-offs of the grades."""

    points: dict[str, Decimal]
    rules: dict[str, str]
    shares: dict[str, Decimal]
    cuts: tuple[tuple[Grade, Decimal], ...]
    verified: bool


def scheme(day: date | None) -> Scheme:
    """Return the scheme in force on a day; without a day the latest."""
    points = {key: _dated(f"review_points_{key}", day) for key, *_ in ITEMS}
    cuts: tuple[tuple[Grade, str], ...] = (("优", "excellent"), ("良", "good"), ("中", "fair"))
    limits = {grade: _dated(f"review_grade_{name}", day) for grade, name in cuts}
    return Scheme(
        points={key: Decimal(str(p.value)) for key, p in points.items()},
        rules={code: key for key, *_ in ITEMS for code in _dated(f"review_rules_{key}", day).value},
        shares={s: Decimal(str(_dated(f"review_deduction_{s}", day).value)) for s in ("error", "warning", "note")},
        cuts=tuple((grade, Decimal(str(limit.value))) for grade, limit in limits.items()),
        verified=all(p.verified for p in (*points.values(), *limits.values())),
    )


def _dated(name: str, day: date | None) -> Dated:
    parameter = parameters()[name]
    return parameter.on(day) or parameter.values[0]


def item_of(code: str, known: Scheme) -> str:
    """Return the item whose points a rule bears on: the longest beginning of its code that an item names, else the first item."""
    longest = next((code[:end] for end in range(len(code), 0, -1) if code[:end] in known.rules), None)
    return ITEMS[0][0] if longest is None else known.rules[longest]


def review(report: DocumentReport, known: Scheme) -> Review:
    """Return the proposed review of a document's projects, from its findings that count."""
    found = [f for f in report.findings if f.verdict == "fail" and not f.waived]
    by_project: dict[str, list[Finding]] = {}
    for finding in found:
        by_project.setdefault("/".join(finding.path.split("/", 3)[:3]), []).append(finding)
    return Review(
        projects=tuple(
            _project(index, row, by_project.get(f"/projects/{index}", ()), known) for index, row in enumerate(report.balance.rows)
        ),
        whole=tuple(f for f in found if f.project is None),
        verified=known.verified,
    )


GRADED = ("declaration", "whole_department")
"""Kinds of form that the four tests are for: targets before they are approved."""


def graded(report: AuditReport) -> AuditReport:
    """Return the report with the grades proposed for the projects of its declarations."""
    return replace(report, documents=tuple(replace(d, grades=proposals(d)) if d.kind in GRADED else d for d in report.documents))


def proposals(report: DocumentReport) -> tuple[GradeProposal, ...]:
    """Return the grade proposed for each project of a document."""
    return tuple(_proposal(project) for project in review(report, scheme(report.as_of)).projects)


def _proposal(project: ProjectReview) -> GradeProposal:
    taken = tuple(deduction for item in project.items for deduction in _taken(item))
    return GradeProposal(
        number=project.number, name=project.name, total=project.total, grade=project.grade, held=project.held, deductions=taken
    )


def _taken(item: ItemReview) -> Iterator[GradeDeduction]:
    """Yield what each rule takes off an item, the last ones only what is left: together no more than the item has."""
    left = item.points
    for deduction in item.deductions:
        points = min(left, deduction.points)
        left -= points
        prints = tuple(f.fingerprint for f in deduction.findings)
        yield GradeDeduction(test=item.test, item=item.name, code=deduction.code, points=points, findings=prints)


def _project(index: int, row: BalanceRow, own: Sequence[Finding], known: Scheme) -> ProjectReview:
    bears_on = {code: item_of(code, known) for code in {f.code for f in own}}
    items = tuple(_item(item, [f for f in own if bears_on[f.code] == item[0]], known) for item in ITEMS)
    total = sum((i.score for i in items), Decimal(0))
    grade = grade_of(total, sum(known.points.values(), Decimal(0)), known)
    errors = sorted({f.code for f in own if f.severity == "error"})
    held = f"有错误未改（{'、'.join(errors)}），不评为优" if errors and grade == "优" else None
    return ProjectReview(
        number=index + 1 if row.number is None else row.number,
        name=row.name,
        annual=row.form,
        items=items,
        total=total,
        grade="良" if held else grade,
        held=held,
    )


def _item(item: tuple[str, str, str, str], found: Sequence[Finding], known: Scheme) -> ItemReview:
    key, test, name, judged = item
    points = known.points[key]
    deductions = tuple(
        _deduction(code, [f for f in found if f.code == code], points, known) for code in dict.fromkeys(f.code for f in found)
    )
    score = max(Decimal(0), points - sum((d.points for d in deductions), Decimal(0)))
    return ItemReview(
        test=test, name=name, points=points, score=score, grade=grade_of(score, points, known), deductions=deductions, judged=judged
    )


def _deduction(code: str, found: Sequence[Finding], points: Decimal, known: Scheme) -> Deduction:
    off = (points * known.shares[gravest(found)] / HUNDRED).quantize(TENTH, ROUND_HALF_UP)
    return Deduction(code=code, title=found[0].title, points=off, findings=tuple(found))


def gravest(found: Iterable[Finding]) -> Severity:
    """Return the gravest severity among findings."""
    return min((f.severity for f in found), key=("error", "warning", "note").index)


def grade_of(score: Decimal, points: Decimal, known: Scheme) -> Grade:
    """Return the grade of a score out of so many points; a score on the cut has the better grade."""
    return next((grade for grade, share in known.cuts if score * HUNDRED >= points * share), "差")
