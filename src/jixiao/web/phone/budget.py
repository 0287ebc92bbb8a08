"""A project's budget in one minute: its money, what was promised and where that stands, what does not add up."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache

from django.db.models import Max
from django.utils.timezone import localdate
from msgspec import Struct

from jixiao.desk.book import Book, key_of
from jixiao.model.document import CostItem, Project
from jixiao.model.evaluation import ScoredIndicator
from jixiao.model.fields import project_position
from jixiao.model.finding import SEVERITIES, BalanceRow, DocumentReport, Severity
from jixiao.values.blank import is_nonzero
from jixiao.values.money import grouped
from jixiao.values.rounding import fixed
from jixiao.web.declarations.content import document_of
from jixiao.web.declarations.evaluating import evaluation
from jixiao.web.declarations.judging import judged
from jixiao.web.models import Declaration, Row
from jixiao.web.people.access import Rights, Seen, as_seen, visible
from jixiao.web.problems import Problem, nothing
from jixiao.write.page import SEVERITY_WORDS
from jixiao.write.text.group import live

MOST = 5
"""Declarations that are looked at for the newest."""
LINES, PROMISES, ODD = 8, 6, 4
KEPT, WHOLE = 16, 100
"""Evaluations that a process remembers."""
NO_RECORD, NO_YEAR = "还没有记录", "还没有台账"


class MoneyItem(Struct, frozen=True):
    """An item of the money: what for, how it is worked out, how much."""

    what: str
    how: str
    amount: str


class Promise(Struct, frozen=True):
    """What was promised, and where it stands."""

    what: str
    now: str
    is_known: bool


class Odd(Struct, frozen=True):
    """Something that does not add up, or is to be asked about: its level, the level's word, what it is, the sentence with its figures."""

    level: Severity
    word: str
    title: str
    told: str


class Minute(Struct, frozen=True):
    """A project in a list: its place from 1, number, name, its money in yuan and in 万元.

    ``odd`` things do not add up, ``unclear`` others are to be asked about. ``share`` and ``open_share`` are how much of the money cost
    targets speak of and how much not, in per cent; empty where that is not known.
    """

    position: int
    number: str
    name: str
    amount: str
    wan: str
    share: str
    open_share: str
    odd: int
    unclear: int


class Whole(Struct, frozen=True):
    """A project's minute: the list's line, the year, the items, promises and oddities, how many more there are of each; the next ones."""

    key: str
    minute: Minute
    year: int | None
    lines: tuple[MoneyItem, ...]
    more_lines: int
    promises: tuple[Promise, ...]
    more_promises: int
    odd: tuple[Odd, ...]
    more_odd: int
    count: int
    project: str


def minutes(mine: Rights) -> Iterator[Minute]:
    """Yield the projects of the newest declaration that somebody sees, none where there is none."""
    found = newest(mine)
    if found is not None:
        report = _report(found)
        yield from (_minute(at, row, report) for at, row in enumerate(report.balance.rows, 1))


def newest(mine: Rights) -> Seen | None:
    """Return the declaration of the last year that somebody sees and that was read."""
    rows = visible(mine).filter(kind="declaration", version__gt=0).order_by("-year", "-changed")[:MOST]
    return next((as_seen(mine, row) for row in rows), None)


def project_minute(mine: Rights, position: int, book: Book) -> Whole:
    """Return a project's minute; Problem 404 for one that is not there or not to be seen."""
    found = newest(mine)
    if found is None:
        raise nothing()
    report, document = _report(found), document_of(found.version())
    if not 0 < position <= min(len(report.balance.rows), len(document.projects)):
        raise nothing()
    project, row = document.projects[position - 1], report.balance.rows[position - 1]
    lines, promises = _lines(project.cost_items), _promises(found, position, project)
    odd = _odd(report, position)
    return Whole(
        key=found.declaration.id,
        minute=_minute(position, row, report),
        year=found.declaration.year,
        lines=lines[:LINES],
        more_lines=max(0, len(lines) - LINES),
        promises=promises[:PROMISES],
        more_promises=max(0, len(promises) - PROMISES),
        odd=odd[:ODD],
        more_odd=max(0, len(odd) - ODD),
        count=len(report.balance.rows),
        project=_budget(project, book),
    )


def _report(found: Seen) -> DocumentReport:
    return judged(found.version(), localdate())


def _minute(position: int, row: BalanceRow, report: DocumentReport) -> Minute:
    found = _odd(report, position)
    share = row.controlled * 100 / row.form if is_nonzero(row.form) and row.controlled is not None else None
    return Minute(
        position=position,
        number=str(row.number if row.number is not None else position),
        name=row.name or f"项目 {position}",
        amount="" if row.form is None else grouped(row.form),
        wan="" if row.form is None else grouped(row.form / 10000),
        share="" if share is None else fixed(share, 1),
        open_share="" if share is None or share == WHOLE else f"{fixed(WHOLE - share, 1)}%",
        odd=sum(one.level == "error" for one in found),
        unclear=sum(one.level != "error" for one in found),
    )


def _lines(items: Sequence[CostItem]) -> tuple[MoneyItem, ...]:
    return tuple(
        MoneyItem(item.label or "没有写名称", item.expression or "没有算法", _amount(item))
        for item in items
        if item.label or item.expression
    )


def _amount(item: CostItem) -> str:
    amount = item.stated if item.stated is not None else item.computed
    return "" if amount is None else grouped(amount)


def _odd(report: DocumentReport, position: int) -> tuple[Odd, ...]:
    """Return a project's errors, then its warnings: a note is for who fills in the form."""
    own = [one for one in live(report.findings) if project_position(one.path) == position and one.severity != "note"]
    own.sort(key=lambda one: SEVERITIES.index(one.severity))
    return tuple(Odd(one.severity, SEVERITY_WORDS[one.severity][0], one.title, one.message) for one in own)


def _promises(found: Seen, position: int, project: Project) -> tuple[Promise, ...]:
    actuals = _actuals(found, position)
    return tuple(
        Promise(
            what=f"{row.name or '没有写名称'} {row.target.raw if row.target is not None else ''}".strip(),
            now=(actuals[at] if actuals and at < len(actuals) else "") or (NO_YEAR if actuals is None else NO_RECORD),
            is_known=bool(actuals and at < len(actuals) and actuals[at]),
        )
        for at, row in enumerate(project.indicators)
    )


def _actuals(found: Seen, position: int) -> tuple[str, ...] | None:
    """Return what each indicator of a project came to so far by the records, empty where nothing tells; None without records."""
    declaration = found.declaration
    last = Row.objects.filter(unit=declaration.unit, year=declaration.year or 0).aggregate(last=Max("seq"))["last"]
    every = _evaluated(_Asked(declaration, found, found.version().digest, int(last or 0), localdate()))
    return None if every is None else next((own for at, own in every if at == position), ())


class _Asked:
    """A declaration's text and the state of its records: two are equal where both are."""

    def __init__(self, declaration: Declaration, found: Seen, digest: str, seq: int, today: date) -> None:
        self.declaration, self.found = declaration, found
        self.key = (declaration.pk, digest, seq, today)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Asked) and self.key == other.key

    def __hash__(self) -> int:
        return hash(self.key)


@lru_cache(maxsize=KEPT)
def _evaluated(asked: _Asked) -> tuple[tuple[int, tuple[str, ...]], ...] | None:
    try:
        outcome = evaluation(asked.declaration, asked.found.version())
    except Problem:
        return None
    return tuple(
        (int(project.path.rpartition("/")[2]) + 1, tuple(_actual(row) for row in project.indicators))
        for project in outcome.evaluation.projects
    )


def _actual(row: ScoredIndicator) -> str:
    return row.actual or ""


def _budget(project: Project, book: Book) -> str:
    """Return the key of the budget that a project has in the ledger, by its name or its number; empty where it has none."""
    ledger = book.kept["budgets"]
    for row in book.rows("budgets"):
        if ledger.label is not None and row[ledger.label.name] == project.name:
            return key_of(row, ledger)
    key = str(project.number or "")
    return key if any(key_of(row, ledger) == key for row in book.rows("budgets")) else ""
