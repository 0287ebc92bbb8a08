"""The ledgers of a unit's year: how each stands, and one as a table that is filtered, sorted and turned over."""

from collections.abc import Iterable
from fractions import Fraction
from typing import Any
from urllib.parse import parse_qsl, quote, urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_GET
from msgspec import Struct

from jixiao.errors import JixiaoError
from jixiao.ledger.schema import Ledger
from jixiao.ledger.templates import template
from jixiao.values.rounding import fixed
from jixiao.web.handing import Taken, handed
from jixiao.web.models import Intake, Row
from jixiao.web.people.access import Rights
from jixiao.web.problems import Problem
from jixiao.web.records.changing import desk_of
from jixiao.web.records.intake import TAKE, open_intakes
from jixiao.web.records.lineage import proofs_of
from jixiao.web.records.listing import MANY, RowSearch, choosable, columns_shown, found_rows, row_search
from jixiao.web.records.reach import Shelf, UnitYear, choices, unit_shelf
from jixiao.web.records.standing import Kept, doubts_of, kept_ledgers
from jixiao.web.records.telling import key_at, labels_of, lines
from jixiao.web.screens.notice import Notice
from jixiao.web.screens.office.frame import entered, shown
from jixiao.web.screens.office.when import when

MOST_DOUBTS, FIRST_DOUBTS = 30, 12
AROUND = 2
"""Pages that a bar of pages names on either side of the one that is shown."""


class Book(Struct, frozen=True, kw_only=True):
    """A ledger in the list: rows, how many nothing is in doubt about and their share, what is wanted, how many indicators rest on it."""

    link: str
    title: str
    note: str
    rows: str
    usable: str
    share: str
    doubts: int
    proves: int
    desk: str
    is_missed: bool


class IncomingFile(Struct, frozen=True, kw_only=True):
    """A file on its way in; ``status`` is what the background is at or came to, empty for a file that it has not."""

    link: str
    name: str
    by: str
    when: str
    status: str


@require_GET
@entered
def records(request: HttpRequest, mine: Rights) -> HttpResponse:
    """Show the ledgers of a unit's year."""
    if not choices(mine):
        return shown(request, mine, "office/records.html", "records", at=None, choices=(), heading=("没有您能看的台账，", "台账归单位"))
    pair = request.GET.get("pair")
    if pair:
        return HttpResponseRedirect(f"/records?{urlencode(dict(parse_qsl(pair)))}")
    return overview(request, mine, unit_shelf(mine, request.GET.get("unit"), request.GET.get("year")))


def overview(request: HttpRequest, mine: Rights, at: Shelf, notice: Notice | None = None, status: int = 200) -> HttpResponse:
    """Return the list of ledgers, with what happened above it."""
    every = kept_ledgers(at)
    held = [one for one in every if one.rows]
    doubted = [(one.ledger.title.zh, f"/records/row?{query(at)}&at={quote(two.at, safe='')}", two) for one in held for two in one.doubts]
    return shown(
        request,
        mine,
        "office/records.html",
        "records",
        status=status,
        notice=notice,
        at=at,
        query=query(at),
        choices=chosen(mine, at),
        heading=heading(every),
        held=tuple(_book(at, one) for one in held),
        missed=tuple(_book(at, one) for one in every if one.is_missed),
        others=tuple(_book(at, one) for one in every if not one.rows and not one.is_missed),
        doubts=doubted[:FIRST_DOUBTS],
        more_doubts=max(0, len(doubted) - FIRST_DOUBTS),
        waiting=tuple(map(_waiting, open_intakes(at))) if at.is_own else (),
    )


def heading(every: Iterable[Kept]) -> tuple[str, str]:
    """Return what stands above the list: how much there is, and what is missing or in doubt."""
    held = [one for one in every if one.rows]
    missed = sum(one.is_missed for one in every)
    doubted = sum(one.rows - one.usable for one in held)
    if not held:
        return ("还没有记录，", f"{missed} 本台账有指标等着用" if missed else "先导入，或到办事台办事")
    first = f"{len(held)} 本台账 {sum(one.rows for one in held):,} 行，"
    if missed:
        return (first, f"还缺 {missed} 本")
    return (first, f"{doubted} 行存疑" if doubted else "没有存疑的")


def _book(at: Shelf, one: Kept) -> Book:
    desk = desk_of(one.ledger.name)
    return Book(
        link=f"/records/{one.ledger.name}?{query(at)}",
        title=one.ledger.title.zh,
        note=one.ledger.note.zh,
        rows=f"{one.rows:,}",
        usable=f"{one.usable:,}",
        share=fixed(Fraction(100 * one.usable, one.rows), 1) if one.rows else "0",
        doubts=one.rows - one.usable,
        proves=one.proves,
        desk=desk.title.zh if desk else "",
        is_missed=one.is_missed,
    )


def _waiting(one: Intake) -> IncomingFile:
    return IncomingFile(
        link=intake_link(one), name=one.upload.name, by=one.upload.by.name, when=when(one.changed), status=intake_status(one)
    )


def intake_link(one: Intake) -> str:
    """Return the address of a file on its way in."""
    return f"/records/in/{one.pk}?{_pair(one.unit_id, one.year)}"


def intake_status(one: Intake) -> str:
    """Return what the background is at or came to with a file, empty for one that it has not."""
    if one.work:
        words = "正在写入" if one.work == TAKE else "正在查"
        return f"{words} {100 * one.done // one.total}%" if one.total else words
    if one.trouble:
        return "没有查完"
    return "查完了" if one.found else ""


def query(at: Shelf) -> str:
    """Return the end of an address that names the unit and year."""
    return _pair(at.unit.pk, at.year)


def _pair(unit: int, year: int) -> str:
    return urlencode({"unit": unit, "year": year})


def chosen(mine: Rights, at: Shelf) -> tuple[tuple[str, str, bool], ...]:
    """Return the units and years to choose from: address, words, whether it is the one shown."""
    every: list[UnitYear] = choices(mine)
    many = len({one.unit.pk for one in every}) > 1
    return tuple(
        (
            _pair(one.unit.pk, one.year),
            f"{one.unit.name if many else ''} {one.year} 年".strip(),
            (one.unit.pk, one.year) == (at.unit.pk, at.year),
        )
        for one in every
    )


@require_GET
@entered
def ledger(request: HttpRequest, mine: Rights, name: str) -> HttpResponse:
    """Show a ledger as a table."""
    at = unit_shelf(mine, request.GET.get("unit"), request.GET.get("year"))
    return table(request, mine, at, at.ledger(name))


def table(request: HttpRequest, mine: Rights, at: Shelf, told: Ledger, notice: Notice | None = None) -> HttpResponse:
    """Return a ledger's page of rows."""
    asked = row_search(told, {name: str(value) for name, value in request.GET.items()})
    proofs = proofs_of(at).rows_of(asked.proves) if asked.proves else {}
    page = found_rows(at, told, asked, keys=[key_at(address) for address in proofs] if asked.proves else None)
    doubted = doubts_of(at.unit, at.year, told.name)
    return shown(
        request,
        mine,
        "office/ledger.html",
        "records",
        notice=notice,
        at=at,
        ledger=told,
        query=query(at),
        asked=asked,
        link=lambda **more: address(at, told, asked, **more),
        columns=_columns(told),
        lines=lines(at, told, page.rows),
        total=page.total,
        page=page.page,
        pages=page.pages,
        bar=_bar(page.page, page.pages),
        first=(page.page - 1) * MANY + 1,
        projects=_projects(at, told),
        choosable=choosable(told),
        doubted={key_at(one.at): one for one in doubted},
        doubts=doubted[:MOST_DOUBTS],
        more_doubts=max(0, len(doubted) - MOST_DOUBTS),
        desk=desk_of(told.name),
        proof=next(iter(proofs.values()), None),
        out={key_at(address): proof.why for address, proof in proofs.items() if not proof.counts},
    )


def address(at: Shelf, told: Ledger, asked: RowSearch, **more: object) -> str:
    """Return the address of a table, with what is wanted of it changed."""
    given: dict[str, object] = {"q": asked.q, "project": asked.project, "order": asked.order, "proves": asked.proves}
    given |= {f"c.{name}": value for name, value in asked.chosen.items()}
    wanted = {name: value for name, value in (given | more).items() if value not in ("", None)}
    return f"/records/{told.name}?{query(at)}{'&' if wanted else ''}{urlencode(wanted)}"


def _columns(told: Ledger) -> tuple[Any, ...]:
    columns = list(columns_shown(told))
    columns.sort(key=lambda column: not column.key)
    return tuple(columns)


def _bar(page: int, pages: int) -> tuple[int, ...]:
    """Return the pages that are named; 0 is a gap."""
    near = {1, pages, *range(max(1, page - AROUND), min(pages, page + AROUND) + 1)}
    listed: list[int] = []
    for number in sorted(near):
        if listed and number > listed[-1] + 1:
            listed.append(0)
        listed.append(number)
    return tuple(listed)


def _projects(at: Shelf, told: Ledger) -> tuple[tuple[str, str], ...]:
    """Return the projects by which rows can be picked, none where the ledger names none."""
    if not any(column.references == "budgets" for column in told.columns):
        return ()
    budgets = at.ledger("budgets")
    keys = Row.objects.filter(unit=at.unit, year=at.year, ledger="budgets").order_by("pk").values_list("key", flat=True)[:60]
    names = labels_of(at, budgets, [f"ledger:budgets#{key}" for key in keys])
    return tuple((key, f"{key} {names.get(f'ledger:budgets#{key}', '')}".strip()) for key in keys)


@require_GET
@entered
def blank_ledger(request: HttpRequest, mine: Rights, name: str) -> HttpResponse:
    """Hand over a ledger's spreadsheet to fill in."""
    at = unit_shelf(mine, request.GET.get("unit"), request.GET.get("year"))
    told = at.ledger(name)
    try:
        return handed(Taken(f"{told.title.zh}.xlsx", template(told)))
    except JixiaoError as wrong:
        raise Problem(409, wrong.zh) from wrong
