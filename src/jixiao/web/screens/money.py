"""Money under cost targets: one number, one picture of it, and a row for each project."""

from decimal import Decimal

from msgspec import Struct

from jixiao.model.fields import project_position
from jixiao.model.finding import SEVERITIES, BalanceRow, DocumentReport
from jixiao.values.blank import filled, is_nonzero
from jixiao.values.money import grouped
from jixiao.values.rounding import fixed
from jixiao.web.screens.reported import once_a_report
from jixiao.web.screens.words import Count, yuan
from jixiao.write.page import SEVERITY_WORDS
from jixiao.write.text.group import live

WIDE, GAP, NARROW = 1392, 3, 44
"""Units of the picture: its width, between two parts, and how wide a part must be to carry its name."""
NAMED = 2


class BarPart(Struct, frozen=True):
    """A part of the picture: where it begins, how wide it is, how much of that is under cost targets, its words."""

    x: str
    width: str
    has: str
    number: str
    words: str


class ProjectRow(Struct, frozen=True):
    """A project's row: place from 1, number, name, amount, counts by level, share under cost targets in words and in hundredths."""

    position: int
    number: str
    name: str
    amount: str
    counts: tuple[Count, ...]
    covered: str
    share: str


class Money(Struct, frozen=True):
    """The share in one number with its sentence, the picture, the rows, the sum; ``share`` is empty where it is not known."""

    share: str
    told: str
    biggest: tuple[str, ...]
    pieces: tuple[BarPart, ...]
    lines: tuple[ProjectRow, ...]
    total: str
    covered: str
    hundredths: str


@once_a_report
def money(report: DocumentReport) -> Money:
    """Return the money of a document."""
    told = report.balance
    form, controlled = told.form, told.controlled_total
    share = fixed(controlled * 100 / form, 1) if is_nonzero(form) and controlled is not None else ""
    rest = f"没有的 {wan(form - controlled)} 万元里：" if form is not None and controlled is not None and form > controlled else ""
    return Money(
        share=f"{share}%" if share else "",
        told=f"有成本指标：{wan(controlled)} 万元，共 {wan(form)} 万元。{rest}"
        if form is not None and controlled is not None
        else "有的金额读不准，算不出来",
        biggest=tuple(_biggest(report)) if rest else (),
        pieces=_pieces(told.rows),
        lines=tuple(_line(report, at, row) for at, row in enumerate(told.rows, 1)),
        total=yuan(form),
        covered=f"{wan(controlled)} / {wan(form)}" if form is not None and controlled is not None else "",
        hundredths=share or "0",
    )


def wan(amount: Decimal | None) -> str:
    """Return an amount in 万元 with two decimals; — for one that is not known."""
    return "—" if amount is None else grouped(amount / 10000)


def _biggest(report: DocumentReport) -> list[str]:
    rest = [
        (row.form - row.controlled, row.name or "") for row in report.balance.rows if row.form is not None and row.controlled is not None
    ]
    return [f"{name} {wan(amount)} 万元" for amount, name in sorted(rest, reverse=True)[:NAMED] if amount > 0]


def _pieces(rows: tuple[BalanceRow, ...]) -> tuple[BarPart, ...]:
    known = [row for row in rows if is_nonzero(row.form)]
    total = sum((row.form for row in known if row.form is not None), Decimal(0))
    room, x, pieces = Decimal(WIDE - GAP * max(0, len(known) - 1)), Decimal(0), []
    for at, row in enumerate(known, 1):
        form, controlled = filled(row.form, Decimal(0)), filled(row.controlled, Decimal(0))
        width = room * form / total
        share = f"{fixed(controlled * 100 / form, 0)}%"
        name = (row.name or "")[: int(width // 14) - 3] if width > NARROW * 2 else ""
        words = f"{name} {share}".strip() if width > NARROW else ""
        number = str(row.number if row.number is not None else at) if width > NARROW else ""
        pieces.append(BarPart(fixed(x), fixed(width), fixed(width * controlled / form), number, words))
        x += width + GAP
    return tuple(pieces)


def _line(report: DocumentReport, at: int, row: BalanceRow) -> ProjectRow:
    own = [f for f in report.findings if project_position(f.path) == at]
    counts = [Count(level, SEVERITY_WORDS[level][0], sum(f.severity == level for f in live(own))) for level in SEVERITIES]
    counts.append(Count("unknown", "无法判定", sum(f.verdict == "unknown" for f in own)))
    known = row.form is not None and row.controlled is not None
    share = fixed(row.controlled * 100 / row.form, 1) if known and is_nonzero(row.form) and row.controlled is not None else "0"
    return ProjectRow(
        position=at,
        number=str(row.number if row.number is not None else at),
        name=row.name or "",
        amount=yuan(row.form),
        counts=tuple(count for count in counts if count.number),
        covered=f"{wan(row.controlled)} / {wan(row.form)}" if known else "读不准",
        share=share,
    )
